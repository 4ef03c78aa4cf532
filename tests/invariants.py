"""What holds of every report, whatever the text: shared by the properties, the fuzz targets and the tests of offsets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

import fazhi_extract as fz
from fazhi_extract.model.halves import clean
from fazhi_extract.repair import apply_repairs, find_repairs


def spans(model: BaseModel) -> Iterator[fz.Span]:
    """Every span anywhere in a report (what is not set holds its default, which has none)."""
    if isinstance(model, fz.Span):
        yield model
    for name in model.model_fields_set:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from spans(item)


def numbers(value: Any) -> Iterator[int | float]:
    """Every number in a dumped report."""
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, (int, float)):
        yield value
        return
    elif isinstance(value, str) or not isinstance(value, Iterable):
        return
    for item in value:
        yield from numbers(item)


def lone(text: str) -> bool:
    """Whether a text has half a surrogate pair, which JSON cannot carry: it has U+FFFD there."""
    return any(0xD800 <= ord(char) < 0xE000 for char in text)


def holds(report: fz.AnnualReport, text: str | None = None, *, json: bool = True) -> fz.AnnualReport:
    """The report, once its offsets, order, numbers and JSON are found sound.

    Args:
        report: any report.
        text: what was passed to ``extract``, where that was a ``str``.
        json: whether the way through JSON and the numbers are tried too, which takes longer than all else.
    """
    if text is None:
        text = report.source.text
    assert report.source.text == text
    for row in report.to_rows():
        start, end = row["start"], row["end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert 0 <= start < end <= len(text)
        assert text[start:end] == row["quote"]
    for span in spans(report):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    for _, field in report.fields():
        for seen in field.observations:
            assert seen.evidence.sentence_start <= seen.evidence.start
            assert seen.evidence.end <= seen.evidence.sentence_end <= len(text)
    starts = [quantity.start for quantity in report.quantities]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in pairwise(report.quantities))
    assert all(a.start <= b.start for a, b in pairwise(report.sections))
    if not json:
        return report
    dumped = report.model_dump()
    assert all(math.isfinite(number) for number in numbers(dumped) if isinstance(number, float))
    printed = report.model_dump_json()
    again = type(report).model_validate_json(printed)
    assert lone(text) or again == report
    assert again.source.text == clean(text)
    assert again.model_dump_json() == printed
    return report


def mends(text: str) -> None:
    """Repairs and damage of any text are sorted, apart, and can be replayed; no digit comes or goes."""
    repairs, damage = find_repairs(text)
    stretches = sorted([(fix.start, fix.end) for fix in repairs] + [(found.start, found.end) for found in damage])
    assert all(0 <= start < end <= len(text) for start, end in stretches)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))
    for fix in repairs:
        assert text[fix.start : fix.end] == fix.before
        # In full width a digit may be two halves of characters, where the page writes no figure so (slips.Search.wide).
        assert re.findall("[0-9]", fix.before) == re.findall("[0-9]", fix.after)
        assert 0.0 < fix.sureness <= 1.0
    mended = apply_repairs(text, repairs)
    assert len(mended) == len(text) + sum(len(fix.after) - len(fix.before) for fix in repairs)
