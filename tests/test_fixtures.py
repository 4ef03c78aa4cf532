"""The library against the reports composed for it (fixtures/reports)."""

from __future__ import annotations

import json
import pathlib
from types import ModuleType

import pytest
from scoring import CATALOGUE, REPORTS, Score, reports, score_reports
from tooling import TOOLS, load

# The figures on the day these were last set, rounded down. Raise them when the library gets better; a drop is a bug.
THRESHOLDS = {
    "quantity": 0.99,
    "qualifier": 1.0,
    "role": 0.99,
    "indicator": 0.98,
    "breakdown": 0.91,
    "missing": 1.0,
    "implied": 1.0,
    "offsets": 1.0,
    "meta": 1.0,
    "section place": 1.0,
    "section kind (level 1)": 1.0,
    "documents": 1.0,
}
# Statements are judged by recall: what is no item of its own in gold may still be a fair sentence.
RECALL = {"problems": 0.88, "plans": 1.0}
HIGH_IS_RIGHT = 0.98

SOURCES = sorted(REPORTS.glob("*.mk"))


@pytest.fixture(scope="module")
def scored() -> Score:
    return score_reports()


@pytest.mark.parametrize("figure", THRESHOLDS)
def test_figure(scored: Score, figure: str) -> None:
    assert scored[figure].f1 >= THRESHOLDS[figure], [e for e in scored.errors if e[1].startswith(figure.split()[0])]


@pytest.mark.parametrize("figure", RECALL)
def test_statements(scored: Score, figure: str) -> None:
    assert scored[figure].recall >= RECALL[figure]


def test_high_confidence_is_right(scored: Score) -> None:
    high, medium = scored["confidence high"], scored["confidence medium"]
    assert high.precision >= HIGH_IS_RIGHT
    assert high.precision > medium.precision


def test_levels_of_government_are_covered() -> None:
    kinds = {gold["meta"]["body_kind"] for _, _, gold in reports()}
    assert {"government", "department", "township"} <= kinds
    assert {gold["meta"]["script"] for _, _, gold in reports()} == {"simplified", "traditional"}


def test_gold_names_indicators_of_the_catalogue() -> None:
    for _, _, gold in reports():
        rows = [*gold["quantities"], *gold["missing"], *gold["implied"]]
        named = {row["indicator"] for row in rows} | {row["part_of"] for row in gold["quantities"] if "part_of" in row}
        named |= {ident for row in gold["quantities"] for key in ("also", "may") for ident in row.get(key, ())}
        assert named - {None} <= CATALOGUE


@pytest.fixture(scope="module")
def markup() -> ModuleType:
    return load(TOOLS / "markup.py")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_compiled_files_match_their_source(source: pathlib.Path, markup: ModuleType) -> None:
    """After an edit of a *.mk: ``python tools/markup.py fixtures/reports``."""
    path = source
    text, gold = markup.compile_markup(path.read_text(encoding="utf-8"))
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == text
    assert json.loads((REPORTS / f"{path.stem}.gold.json").read_text(encoding="utf-8")) == {
        "file": path.stem + ".txt",
        **gold,
    }


def test_every_report_has_its_source() -> None:
    assert [path.stem for path in SOURCES] == sorted(name for name, _, _ in reports())
