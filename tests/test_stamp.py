"""schema_version and ruleset: on every report, the same everywhere, an own one for an own schema."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any, ClassVar

import pydantic
import pytest

import fazhi_extract as fz
from fazhi_extract import stamp
from fazhi_extract.checks.declarations import Declaration, limits, once, order, share, total

TEXT = "全年收到行政复议申请97件。"


class Words(fz.Group):
    """Words (字)."""

    written: fz.Count = fz.indicator("写字", "字", "characters written", fz.rule("写", units=frozenset("字")))


class Mine(fz.AnnualReport):
    """A report on words."""

    words: Words = fz.group(Words)


class Checked(Mine):
    """The same with a check."""

    declared_checks: ClassVar[tuple[Declaration, ...]] = (order("words.written", "<=", "mediation.disputes"),)


class Same(Mine):
    """The same."""


def test_every_report_is_stamped() -> None:
    report = fz.extract(TEXT)
    assert report.schema_version == stamp.SCHEMA_VERSION
    assert len(report.ruleset) == 12 and int(report.ruleset, 16)
    assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report
    assert report.model_dump(exclude_unset=True)["ruleset"] == report.ruleset
    assert fz.AnnualReport().ruleset == ""  # made by no rules


def test_own_schemas_have_their_own() -> None:
    found = [fz.extract(TEXT, schema=schema).ruleset for schema in (fz.AnnualReport, Mine, Checked, Same)]
    assert len(set(found)) == 3 and found[1] == found[3]


def test_a_check_on_an_indicator_that_the_model_lacks_is_an_error() -> None:
    for wrong in (
        order("words.writen", "<=", "mediation.disputes"),
        share("mediation.success_rate", "mediation.disputes_settled", "words.written", "words.wrote"),
        total("words.written", "mediation.disputes", "word.written"),
        once("words.written wods.written"),
        limits("wods.", township=1, county=2, prefecture=3),
        limits("words", township=1, county=2, prefecture=3),
    ):
        wanted = type(
            "Wrong", (Mine,), {"declared_checks": (wrong,), "__annotations__": {"declared_checks": ClassVar[Any]}}
        )
        with pytest.raises(ValueError, match=r"Wrong.declared_checks: no indicator '(words\.w|wo)"):
            fz.extract(TEXT, schema=wanted)


def test_limits_of_a_group_and_of_one_indicator_are_known() -> None:
    class Right(Mine):
        """The same with limits."""

        declared_checks: ClassVar[tuple[Declaration, ...]] = (
            limits("words.", township=1, county=2, prefecture=3),
            limits("words.written", township=10, county=20, prefecture=30),
        )

    assert fz.extract(TEXT, schema=Right).reconsideration.received.value == 97


def test_a_model_without_the_fields_is_left_as_it_is() -> None:
    class Plain(pydantic.BaseModel):
        """Nothing of ours."""

    assert stamp.stamp(Plain()) == Plain()


def test_the_hash_is_the_same_in_every_process() -> None:
    code = "import fazhi_extract as fz; print(fz.extract('x').ruleset)"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {fz.extract(TEXT).ruleset + "\n"}


def test_the_hash_costs_nothing_per_report() -> None:
    report = fz.extract(TEXT)
    start = time.perf_counter()
    for _ in range(1000):
        stamp.stamp(report)
    assert time.perf_counter() - start < 0.1  # 0.1 ms each would be too much; measured: 0.0015 ms
