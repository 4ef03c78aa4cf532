"""schema_version and ruleset: on every report, the same everywhere, an own one for an own schema."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import ClassVar

import pydantic

import fazhi_extract as fz
from fazhi_extract import stamp
from fazhi_extract.checks.declarations import Declaration, order

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
