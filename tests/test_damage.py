"""Damaged copies of clean reports: the figures are those of the clean ones, or say that they touch damage; clean texts
are never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from damaged_page import annotated, lost_spaces, slipped, to_traditional
from tooling import TOOLS, load

import fazhi_extract as fz
from fazhi_extract.repair import find_repairs

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REPORTS = sorted((ROOT / "fixtures/reports").glob("*.txt"))

OURS = {
    "annotated": lambda text, seed: annotated(to_traditional(text)),
    "slipped": lambda text, seed: slipped(annotated(to_traditional(text)), seed),
    "spaces": lambda text, seed: lost_spaces(text),
}
measure_damage = load(TOOLS / "measure_damage.py")
# Of a Simplified text a slip runs on to the next ASCII character, so that much more is lost, and many a numeral.
THEIRS: list[str] = measure_damage.KINDS


@cache
def corrupt() -> ModuleType:
    module: ModuleType | None = measure_damage.load_corrupt()
    if module is None:
        pytest.skip("../shared/tools/corrupt.py is not here: copies damaged by it are not tested")
    return module


# -- what a damaged copy may differ in


@cache
def clean(path: Path) -> fz.AnnualReport:
    return fz.extract(path.read_text(encoding="utf-8"))


def indicators(report: fz.AnnualReport) -> Iterator[tuple[str, Any]]:
    for ident, field in report.fields():
        if not ident.startswith("meta."):
            yield ident, field


def holds(report: fz.AnnualReport) -> None:
    """Offsets, and that the listed mends and damage are in the text."""
    text = report.source.text
    for _, field in report.fields():
        for seen in field.observations:
            assert text[seen.evidence.start : seen.evidence.end] == seen.evidence.quote
    for quantity in report.quantities:
        assert text[quantity.start : quantity.end] == quantity.quote
    for span in (*report.source.repairs, *report.source.damage):
        assert text[span.start : span.end] == span.quote
    for mend in report.source.repairs:  # no digit comes or goes
        assert re.findall("[0-9]", mend.quote) == re.findall("[0-9]", mend.after), mend
    spans = sorted((span.start, span.end) for span in (*report.source.repairs, *report.source.damage))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def differing(before: fz.AnnualReport, after: fz.AnnualReport) -> tuple[list[str], list[str]]:
    """Indicators with another value that no flag excuses; and those that are gone."""
    other, gone = [], []
    values = dict(indicators(before))
    for ident, field in indicators(after):
        if field.value == values[ident].value:
            continue
        if field.value is None and not field.observations:
            gone.append(ident)
        elif not any({"repaired", "damaged"} & set(seen.flags) for seen in field.observations):
            other.append(ident)
    return other, gone


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", OURS)
def test_damage_of_our_own(kind: str, path: Path) -> None:
    for seed in (0, 1):
        report = fz.extract(OURS[kind](path.read_text(encoding="utf-8"), seed))
        holds(report)
        other, gone = differing(clean(path), report)
        assert not other and (not gone or report.source.damage), (seed, other, gone)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", THEIRS)
def test_damage_by_the_shared_program(kind: str, path: Path) -> None:
    text, _ = corrupt().corrupt(path.read_text(encoding="utf-8"), kind.split(), 1)
    report = fz.extract(text)
    holds(report)
    other, gone = differing(clean(path), report)
    assert not other, other
    if kind == "slip":
        assert not gone or report.source.damage, gone
    else:
        assert not gone, gone


# -- flags

AROUND = "區政府堅持依法行政，組織開展法治宣傳活動，規範行政執法行為，推進法治政府建設。"


def test_a_figure_beside_a_repair_says_so() -> None:
    text = f"{AROUND}\n為全面建設法治政府提供有力法治保障?，F將有關情況報告如下：全年收到行政復議申請128件。\n全年舉辦普法活動730場。\n"
    report = fz.extract(text)
    assert [(mend.step, mend.after) for mend in report.source.repairs] == [("gbk_slip", "。現")]
    near, far = report.reconsideration.received, report.publicity.activities
    assert near.value == 128 and far.value == 730
    assert "repaired" in near.flags and "damaged" not in near.flags
    assert not {"repaired", "damaged"} & set(far.flags)


def test_a_figure_beside_damage_says_so() -> None:
    text = f"{AROUND}\n?。亹丯戇鼱爨龖乂囧，全年收到行政復議申請128件。\n全年舉辦普法活動730場。\n"
    report = fz.extract(text)
    assert report.source.damage and not report.source.repairs
    near, far = report.reconsideration.received, report.publicity.activities
    assert near.value == 128 and "damaged" in near.flags and near.confidence == "low"
    assert far.value == 730 and "damaged" not in far.flags


def test_a_reading_is_a_repair_that_does_not_touch_the_figure() -> None:
    report = fz.extract("全年收到行政復議申請(qǐng)128件，舉辦(bàn)普法活動730場。")
    assert {mend.step for mend in report.source.repairs} == {"reading"}
    assert report.reconsideration.received.value == 128
    assert "repaired" not in report.reconsideration.received.flags


# -- clean texts


ANNOTATED = re.compile("[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]")


def clean_texts() -> dict[str, str]:
    paths = [*sorted((ROOT / "fixtures").glob("*/*.txt")), *sorted((SHARED / "reports").glob("*.txt"))]
    texts = {f"{p.parent.name}/{p.stem}": p.read_text(encoding="utf-8") for p in paths if p.stem != "haizhu-2023"}
    banks = [*sorted((ROOT / "fixtures/clauses").glob("*.jsonl")), *SHARED.glob("phrasing.jsonl")]
    for path in banks:
        rows = [json.loads(row)["text"] for row in path.read_text(encoding="utf-8").splitlines()]
        texts[path.stem] = "\n".join(
            row for row in rows if not ANNOTATED.search(row)
        )  # some clauses are damaged on purpose
    return texts


@pytest.mark.parametrize("name", clean_texts())
def test_clean_text_is_never_changed(name: str) -> None:
    assert find_repairs(clean_texts()[name]) == ([], [])
