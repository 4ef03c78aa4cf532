"""Evaluation: agrees with shared/tools/score.py to the digit, and what it shows is right and safe."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from tooling import load

import fazhi_extract as fz
from fazhi_extract.evaluation import Calibration, Evaluation, GoldError, Score, cases, compare, evaluate, wilson
from fazhi_extract.evaluation.command import command
from fazhi_extract.evaluation.matching import near, squash

ROOT = pathlib.Path(__file__).parents[1]
REPORTS = ROOT / "fixtures" / "reports"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return evaluate(REPORTS, REPORTS)


@pytest.fixture
def small(tmp_path: pathlib.Path) -> pathlib.Path:
    """A clause file: one right, one whose number is no indicator of the text, one lost."""
    rows: list[dict[str, Any]] = [
        {"text": "全年收到行政复议申请128件。", "expect": [_want("128", 128, "件", "reconsideration.received")]},
        {"text": "全年收到行政复议申请12件。", "expect": [_want("12", 12, "件", None)]},
        {"text": "全年喝茶<b>33</b>杯。", "expect": [_want("33", 33, "件", "reconsideration.accepted")]},
    ]
    path = tmp_path / "clauses.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def _want(token: str, value: Any, unit: str, indicator: str | None) -> dict[str, Any]:
    return {
        "token": token,
        "value": value,
        "unit": unit,
        "qualifier": "exact",
        "role": "achievement",
        "indicator": indicator,
    }


# -- the same figures as score.py ---------------------------------------------------------------------------------


def _score_py() -> Any:
    return load(SHARED / "tools" / "score.py")


def _golds() -> Iterator[tuple[pathlib.Path, pathlib.Path | None]]:
    yield REPORTS, None
    yield ROOT / "fixtures" / "contradictions", None
    yield SHARED / "gold", SHARED / "reports"
    yield SHARED / "phrasing.jsonl", None


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason=f"{SHARED} is not here")
@pytest.mark.parametrize(("gold", "texts"), list(_golds()), ids=lambda path: path.name if path else "")
def test_agrees_with_score_py_to_the_digit(gold: pathlib.Path, texts: pathlib.Path | None) -> None:
    score = _score_py()
    tallies = {key: score.Tally() for key in (
        "quantity", "qualifier", "role", "indicator", "breakdown", "confidence high", "confidence medium", "confidence low",
        "missing", "implied", "offsets", "meta", "section place", "section kind (level 1)", "documents", "problems", "plans",
    )}  # fmt: skip
    count = 0
    for name, text, want in score.cases(gold, texts):
        score.score_one(text, want, fz.extract(text), tallies, [], name)
        count += 1
    want = {key: tally.figures() for key, tally in tallies.items() if tally.gold or tally.said}
    got = evaluate(None, gold, texts, ids=score.CATALOGUE)
    assert got.texts == count
    assert {key: s.model_dump() for key, s in got.measures.items()} == want


# -- what is measured ---------------------------------------------------------------------------------------------


def test_fixtures_are_found(measured: Evaluation) -> None:
    assert measured.texts == 8
    assert measured.measures["offsets"].p == 1
    assert measured.measures["indicator"].p > 0.9
    assert set(measured.kinds) <= {"count", "rate", "money"}
    assert measured.groups["reconsideration"].gold > 10
    assert measured.indicators["reconsideration.received"].hit > 0
    assert set(measured.meta) == {
        "region",
        "region_code",
        "issuer",
        "body_kind",
        "report_year",
        "published",
        "title",
        "script",
    }


def test_tables_add_up(measured: Evaluation) -> None:
    total = measured.measures["indicator"]
    for table in (measured.indicators, measured.groups, measured.kinds):
        assert sum(s.hit for s in table.values()) == total.hit
        assert sum(s.gold for s in table.values()) == total.gold
        assert sum(s.said for s in table.values()) == total.said
    assert sum(c.of for c in measured.levels.values()) == total.said
    assert 0 < measured.high_share <= 1


def test_json_round_trip(measured: Evaluation) -> None:
    assert Evaluation.model_validate_json(measured.to_json()) == measured


def test_reports_may_be_given(measured: Evaluation) -> None:
    found: dict[str, fz.AnnualReport] = {case.name: fz.extract(case.text) for case in cases(REPORTS)}
    assert evaluate(found, REPORTS) == measured
    assert evaluate(list(found.values()), REPORTS) == measured
    with pytest.raises(GoldError, match="no report of this text"):
        evaluate([], REPORTS)


def test_errors_have_their_context(small: pathlib.Path) -> None:
    result = evaluate(None, small)
    kinds = {(e.text, e.kind) for e in result.errors}
    assert ("line 2", "indicator wrong") in kinds
    assert ("line 3", "indicator lost") in kinds
    wrong = next(e for e in result.errors if e.kind == "indicator wrong")
    assert wrong.context == "全年收到行政复议申请【12】件。"
    assert result.indicators["reconsideration.received"] == Score.of(1, 1, 2)
    assert result.indicators["reconsideration.accepted"] == Score.of(0, 1, 0)


def test_a_crash_is_an_error_of_the_text(small: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, **_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("fazhi_extract.evaluation.measure.extract", broken)
    result = evaluate(None, small)
    assert result.texts == 0
    assert result.measures["indicator"] == Score.of(0, 2, 0)
    assert {e.kind for e in result.errors} == {"crash"}


def test_ids_restrict_what_is_judged(small: pathlib.Path) -> None:
    result = evaluate(None, small, ids={"reconsideration.accepted"})
    assert "reconsideration.received" not in {e.what for e in result.errors if e.kind == "indicator wrong"}


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(98, 100, 0.930, 0.994), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0), (1, 2, 0.095, 0.905)],
)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    assert tuple(round(bound, 3) for bound in wilson(right, of)) == (low, high)


def test_matching_helpers() -> None:
    assert near([1, 2.0], [1.0, 2])
    assert not near([1, 2], 1)
    assert near(None, None)
    assert not near(None, 0)
    assert squash(" 區(qū)政府（關於） ") == squash("区政府(关于)")


# -- what is shown ------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key in ("src", "href")]


def test_html_stands_alone_and_is_escaped(small: pathlib.Path) -> None:
    page = evaluate(None, small).to_html("A <script> & more")
    parser = _Page()
    parser.feed(page)
    assert "script" not in parser.tags
    assert "b" not in parser.tags
    assert parser.links == []
    assert "&lt;b&gt;【33】" in page
    assert "svg" in parser.tags


def test_svg_is_well_formed(measured: Evaluation) -> None:
    root = ElementTree.fromstring(measured.to_svg())
    circles = [e for e in root.iter() if e.tag.endswith("circle")]
    assert len(circles) == len(measured.levels) + len(measured.flags)
    bare = measured.model_copy(update={"levels": {"high": Calibration.count(0, 3)}, "flags": {}})
    ElementTree.fromstring(bare.to_svg())


def test_markdown_keeps_its_tables(small: pathlib.Path) -> None:
    text = evaluate(None, small).to_markdown()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows
    for line in rows:
        assert line.endswith("|")
    assert "&lt;b>" in text
    assert "95 % interval" in text


# -- one run against another --------------------------------------------------------------------------------------


def test_compare(small: pathlib.Path) -> None:
    after = evaluate(None, small)
    lost = next(e for e in after.errors if e.kind == "indicator lost")
    before = after.model_copy(
        update={"errors": (*[e for e in after.errors if e != lost], lost.model_copy(update={"text": "line 1"}))}
    )
    change = compare(before, after)
    assert [e.text for e in change.gains] == ["line 1"]
    assert [e.text for e in change.losses] == ["line 3"]
    assert change.drops() == {}
    better = before.model_copy(update={"measures": {**before.measures, "indicator": Score.of(2, 2, 2)}})
    assert "indicator" in compare(better, after).drops()
    assert "Gains: 1" in change.to_markdown()
    assert "Losses: 1" in change.to_html()
    assert compare(after, after).gains == compare(after, after).losses == ()


def test_only_texts_that_both_runs_have_are_compared(small: pathlib.Path, tmp_path: pathlib.Path) -> None:
    whole = evaluate(None, small)
    one = tmp_path / "one.jsonl"  # the first clause, which is right, and one that is new and wrong
    first = small.read_text(encoding="utf-8").splitlines()[0]
    one.write_text(first, encoding="utf-8")
    change = compare(whole, evaluate(None, one))
    assert (change.texts, change.only_before, change.only_after) == (1, ("line 2", "line 3"), ())
    assert (change.gains, change.losses, change.drops()) == ((), (), {})
    assert change.before == change.after == evaluate(None, one).measures
    assert compare(evaluate(None, one), whole).losses == ()
    for said in (change.scope(), change.to_markdown(), change.to_html()):
        assert "compared: 1 texts that both have; 2 only before left out (line 2, line 3)" in said
    same = compare(whole, whole)
    assert (same.texts, same.before) == (3, whole.measures)
    earlier = Evaluation.model_validate_json(whole.model_copy(update={"counts": {}}).to_json())
    assert "does not say which texts" in compare(earlier, evaluate(None, one)).scope()


# -- the command --------------------------------------------------------------------------------------------------


def test_command_writes_by_suffix(
    small: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix in ("html", "json", "md", "svg"):
        out = tmp_path / f"report.{suffix}"
        assert command([str(small), "-o", str(out)]) == 0
        assert out.stat().st_size > 500
    assert command([str(small), "--errors"]) == 0
    assert "indicator lost" in capsys.readouterr().out
    assert command([str(small), "-o", "report.xlsx"]) == 2


def test_command_compares(small: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tmp_path / "before.json"
    assert command([str(small), "-o", str(before)]) == 0
    assert command([str(small), "--against", str(before)]) == 0
    data = json.loads(before.read_text(encoding="utf-8"))
    data["measures"]["indicator"]["f1"] = 1.0
    before.write_text(json.dumps(data), encoding="utf-8")
    assert command([str(small), "--against", str(before)]) == 4
    assert "worse than before: indicator" in capsys.readouterr().err


def test_command_says_what_is_wrong(
    tmp_path: pathlib.Path, small: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command([str(tmp_path / "nowhere")]) == 1
    assert command([str(tmp_path / "clauses.jsonl"), "--against", str(small)]) == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    assert command([str(empty)]) == 1
    (empty / "a.gold.json").write_text('{"file": "a.txt", "quantities": [], "meta": {}}', encoding="utf-8")
    assert command([str(empty)]) == 1
    (empty / "b.jsonl").write_text("{", encoding="utf-8")
    assert command([str(empty / "b.jsonl")]) == 1
    said = capsys.readouterr().err
    assert "no such file" in said
    assert "no gold in it" in said
    assert "a.txt is missing" in said
    assert "line 1" in said
