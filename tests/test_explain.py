"""Explanations: the derivation of a value, and why a figure that comes near was refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fazhi_extract as fz

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
