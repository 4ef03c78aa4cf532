"""Explanations: the derivation of a value, and why a figure that comes near was refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fazhi_extract as fz
from fazhi_extract.review import Correction

TEXT = "2023年全县共收到行政复议申请100件,其中受理97件,审结90件,驳回5件。开展普法宣传活动30场。"


def test_a_value_says_which_words_named_it_and_where_they_stood() -> None:
    said = fz.extract(TEXT).explain("reconsideration.accepted")
    assert (said.value, said.confidence) == (97, "high")
    (seen,) = said.derivations
    assert "【97】" in seen.sentence
    assert TEXT[seen.start : seen.end] == "97"
    here, topic = seen.terms
    assert (here.role, here.found, here.where) == ("here", "受理", "its own words")
    assert (topic.role, topic.found) == ("topic", "行政复议")
    assert topic.where == "an earlier clause of the sentence"
    assert "holds: 97 <= 100" in seen.checks


def test_a_missing_value_says_what_was_looked_for_and_why_the_nearest_was_refused() -> None:
    said = fz.extract(TEXT).explain("reconsideration.upheld")
    assert said.value is None
    assert any("维持" in line for line in said.looked_for)
    nearest = said.candidates[0]
    assert any("none of 维持" in reason for reason in nearest.refused)
    assert "【" in nearest.sentence


def test_a_figure_of_another_year_is_refused_for_its_role() -> None:
    said = fz.extract("去年全县共收到行政复议申请88件。").explain("reconsideration.received")
    assert said.value is None
    assert any("another year" in reason for reason in said.candidates[0].refused)


def test_a_plan_is_no_value() -> None:
    said = fz.extract("明年计划制定行政规范性文件6件。").explain("rulemaking.documents_issued")
    assert said.value is None
    assert "plan" in said.chosen


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("2023年力争调解纠纷500件。", "mediation.disputes"),
        ("2022年工作。明年计划制定行政规范性文件6件。", "rulemaking.documents_issued"),
        (
            "2024年办理人大建议,力争办结率、满意率均达到98%。",
            "oversight.proposal_satisfaction_rate",
        ),  # one figure, two ids
    ],
)
def test_a_planned_figure_is_refused_because_it_is_a_plan(text: str, ident: str) -> None:
    said = fz.extract(text).explain(ident)
    assert said.value is None
    assert [one.refused for one in said.candidates] == [("it is a plan: a target is not the year's figure",)]


def test_a_figure_that_another_indicator_claims_is_refused_in_its_favour() -> None:
    said = fz.extract("全年受理行政复议案件97件。").explain("reconsideration.received")
    assert any("fit reconsideration.accepted better" in reason for one in said.candidates for reason in one.refused)


def test_a_corrected_value_says_what_it_replaced() -> None:
    report: fz.AnnualReport = fz.extract("全年调解纠纷9件,调解成功率96.4%。")
    assert "FAILS" in str(report.explain("mediation.success_rate"))
    mended = report.with_corrections([Correction(indicator="mediation.disputes", value=28)])
    assert mended.explain("mediation.disputes").derivations[0].because == "a person replaced 9"
    assert "FAILS" not in str(mended.explain("mediation.success_rate"))


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        fz.extract(TEXT).explain("reconsideration.nothing")


def test_as_text_and_as_data() -> None:
    said = fz.extract(TEXT).explain("reconsideration.accepted")
    assert str(said).startswith("reconsideration.accepted 受理行政复议: 97 (high)")
    assert type(said).model_validate_json(said.model_dump_json()) == said


def test_command_line(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "fazhi_extract.cli", "explain", *args],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    done = run(str(path), "reconsideration.accepted")
    assert done.returncode == 0
    assert "【97】" in done.stdout
    assert run(str(path), "nothing.here").returncode == 2
    assert run(str(tmp_path / "absent.txt"), "reconsideration.accepted").returncode == 1
