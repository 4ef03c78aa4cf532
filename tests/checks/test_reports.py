"""The checks on whole reports: planted contradictions are flagged, clean reports are not."""

from __future__ import annotations

import csv
import pathlib
from collections.abc import Sequence

import pytest

from fazhi_extract.checks.arithmetic import as_rows, body, check, check_meta
from fazhi_extract.checks.printed import CheckResult
from fazhi_extract.draft import Draft, draft
from fazhi_extract.indicators.schema import lexicon
from fazhi_extract.model.checks import Check
from fazhi_extract.report.annual import AnnualReport

ROOT = pathlib.Path(__file__).parents[2]
PLANTED = ROOT / "fixtures" / "contradictions"
CLEAN = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
SHARED = ROOT.parent / "shared" / "reports"


def checked(path: pathlib.Path) -> tuple[Draft, list[CheckResult]]:
    made = draft(path.read_text(encoding="utf-8"), lexicon(AnnualReport))
    by_id: dict[str, list[object]] = {}
    for seen in made.seen:
        by_id.setdefault(seen.indicator, []).append(seen)
    results = check_meta(made.facts)
    kind = made.facts.body_kind.value
    meta = body(kind if isinstance(kind, str) else None, made.facts.breadth)
    results += check(lexicon(AnnualReport), by_id, text=made.normal.text, rows=made.quantities, meta=meta)
    return made, results


def planted() -> list[dict[str, str]]:
    with (PLANTED / "planted.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", planted(), ids=lambda row: f"{row['file']}-{row['indicator']}-{row['value']}")
def test_planted_contradictions_are_flagged(row: dict[str, str]) -> None:
    made, _ = checked(PLANTED / f"{row['file']}.txt")
    if row["indicator"].startswith("meta."):
        fact = getattr(made.facts, row["indicator"].removeprefix("meta."))
        assert str(fact.value) == row["value"]
        assert row["flag"] in fact.flags
        return
    flags = [
        set(seen.flags) for seen in made.seen if seen.indicator == row["indicator"] and str(seen.value) == row["value"]
    ]
    assert flags, "not extracted"
    assert all(row["flag"] in found for found in flags)


@pytest.mark.parametrize("name", sorted({row["file"] for row in planted()}))
def test_nothing_else_is_flagged(name: str) -> None:
    made, _ = checked(PLANTED / f"{name}.txt")
    known = {(row["indicator"], row["value"]) for row in planted() if row["file"] == name}
    doubted = {
        (seen.indicator, str(seen.value))
        for seen in made.seen
        if {"inconsistent", "conflict", "out_of_range"} & set(seen.flags) and "part" not in seen.flags
    }
    # an outcome is doubted with its total
    assert {
        item for item in doubted - known if not item[0].startswith(("reconsideration.", "oversight.", "litigation."))
    } == set()


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_fixtures_raise_no_inconsistency(path: pathlib.Path) -> None:
    made, results = checked(path)
    assert [(seen.indicator, seen.value) for seen in made.seen if "inconsistent" in seen.flags] == []
    assert [r for r in results if not r.holds and r.kind not in ("range", "repeats")] == []


def _shared() -> Sequence[pathlib.Path]:
    return sorted(SHARED.glob("*.txt"))


@pytest.mark.skipif(not _shared(), reason=f"{SHARED} is not here")
def test_clean_shared_reports_raise_no_inconsistency() -> None:
    for path in _shared():
        made, results = checked(path)
        assert [(path.stem, seen.indicator, seen.value) for seen in made.seen if "inconsistent" in seen.flags] == []
        assert [r for r in results if not r.holds and r.kind not in ("range", "repeats")] == []


@pytest.mark.skipif(not (SHARED / "huaiyin-2022.txt").exists(), reason=f"{SHARED} is not here")
def test_the_arithmetic_of_the_shared_reports_is_found() -> None:
    _, results = checked(SHARED / "huaiyin-2022.txt")
    said = {r.arithmetic for r in results if r.holds}
    assert {
        "16 + 200 + 1 + 11 = 228",
        "225 + 1 + 1 = 227",
        "43 + 2 = 45",
        "2003 / 2006 = 99.85 %, printed 99.8 %: cut",
    } <= said


def test_results_as_models() -> None:
    made, results = checked(PLANTED / "dongpo-2023.txt")
    rows = as_rows(results, made.normal.raw_span)
    text = (PLANTED / "dongpo-2023.txt").read_text(encoding="utf-8")
    models = [Check.model_validate(row) for row in rows]
    assert [Check.model_validate_json(model.model_dump_json()) for model in models] == models
    order = next(model for model in models if model.kind == "order" and not model.holds)
    assert [text[at : at + 2] for at in order.observations] == ["98", "86"]
    assert order.indicators == ("reconsideration.accepted", "reconsideration.received")


def test_the_stub_signature_still_works() -> None:
    made = draft("全年调解纠纷9件，调解成功率96.4%。", lexicon(AnnualReport))
    by_id = {seen.indicator: [seen] for seen in made.seen}
    results = check(lexicon(AnnualReport), by_id)
    assert [r.holds for r in results] == [False]
    assert "inconsistent" in by_id["mediation.disputes"][0].flags
