"""Reports as text in columns. Chinese characters take two columns of a terminal, so widths are counted, not lengths."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from fazhi_extract.model.fields import Extracted, Observation
from fazhi_extract.output.files import Named
from fazhi_extract.report.annual import AnnualReport

LABEL_WIDTH = 28
QUOTE_WIDTH = 24  # at least; the rest of the line is the quote's
QUALIFIERS = {"exact": "", "approx": "~", "at_least": ">=", "at_most": "<="}


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def plain(text: str) -> str:
    """The text on one line and without characters that steer a terminal."""
    return "".join(
        "\ufffd" if unicodedata.category(char) in ("Cs", "Co", "Cn") else char
        for char in " ".join(text.split())
        if unicodedata.category(char) not in ("Cc", "Cf")
    )


def cut(text: str, columns: int) -> str:
    """The text, or its beginning and … if it is wider than that."""
    if width(text) <= columns:
        return text
    if columns < 1:
        return ""
    kept, used = [], 1
    for char in text:
        used += width(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def cut_left(text: str, columns: int) -> str:
    """The text, or … and its end."""
    return cut(text[::-1], columns)[::-1]


def grid(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Rows in aligned columns; the first row is the header. ``right``: columns aligned to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for at, (cell, columns) in enumerate(zip(row, widths, strict=True)):
            room = " " * (columns - width(cell))
            cells.append(room + cell if at in right else cell + room)
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * columns for columns in widths))
    return "\n".join(lines)


def table(report: AnnualReport, name: str = "", columns: int = 120) -> str:
    """A report for reading: what it is, then a line per observation, with its numeral in [ ] among its words.

    Args:
        report: the report.
        name: where it comes from, for the head.
        columns: the width to stay within, if that leaves room for the quotes.
    """
    labels = {row["indicator"]: str(row["label"]) for row in report.to_rows()}
    rows = [["indicator", "label", "value", "unit", "confidence", "flags"]]
    seen: list[Observation[object]] = []
    for ident, field in report.fields():
        for one in field.observations:
            seen.append(one)
            # A plan or another year's figure must not be taken for this year's: its role leads the flags.
            flags = ([] if one.role == "achievement" else [one.role.upper()]) + list(one.flags)
            label = cut(plain(labels[ident]), LABEL_WIDTH)
            rows.append([ident, label, _value(one), plain(one.unit), one.confidence, " ".join(flags)])
    room = columns - sum(max(map(width, column)) + 2 for column in zip(*rows, strict=True))
    quotes = ["quote", *(_context(report.source.text, one, max(room, QUOTE_WIDTH)) for one in seen)]
    body = grid([[*row, quote] for row, quote in zip(rows, quotes, strict=True)], right=(2,))
    return f"{_head(report, name)}\n\n{body if seen else 'No indicator is stated.'}\n"


def summary(reports: Sequence[Sequence[str]]) -> str:
    """One line per report; each row is from ``summary_row``."""
    header = ["report", "year", "region", "body", "indicators", "rows", "high", "medium", "low", "quantities", "flags"]
    return grid([header, *reports], right=(4, 5, 6, 7, 8, 9)) + "\n"


def summary_row(named: Named) -> list[str]:
    """Name, year, region and body of a report, indicators stated, rows by confidence, quantities, flags."""
    name, report = named
    levels = [row["confidence"] for row in report.to_rows()]
    meta = report.meta
    return [
        plain(name), _text(meta.report_year), _text(meta.region), _text(meta.body_kind), str(_stated(report)),
        str(len(levels)), *(str(levels.count(level)) for level in ("high", "medium", "low")),
        str(len(report.quantities)), " ".join(report.source.flags),
    ]  # fmt: skip


def _head(report: AnnualReport, name: str) -> str:
    meta, source = report.meta, report.source
    region = _text(meta.region) + (f" ({meta.region_code.value})" if meta.region_code else "")
    published = f"published {meta.published.value}" if meta.published else ""
    parts = (plain(name), region, _text(meta.issuer), _text(meta.report_year), published)
    counts = (
        f"{_stated(report)} of {sum(1 for _ in report.fields())} indicators stated; quantities {len(report.quantities)}, "
        f"headings {len(report.sections)}, documents {len(report.documents)}, problems {len(report.problems)}, "
        f"plans {len(report.plans)}"
    )
    damage = (
        f"damaged stretches: {len(source.repairs)} repaired, {len(source.damage)} left as they are"
        if source.repairs or source.damage
        else ""
    )
    flags = f"flags: {' '.join(source.flags)}" if source.flags else ""
    lines = (_text(meta.title), " | ".join(part for part in parts if part), counts, damage, flags)
    return "\n".join(line for line in lines if line)


def _stated(report: AnnualReport) -> int:
    return sum(1 for _, field in report.fields() if field.observations)


def _text(field: Extracted[str] | Extracted[int]) -> str:
    return "" if field.value is None else plain(str(field.value))


def _value(seen: Observation[object]) -> str:
    if seen.value is None:
        return "-"
    text = "-".join(map(str, seen.value)) if isinstance(seen.value, list) else str(seen.value)
    return QUALIFIERS[seen.qualifier] + plain(text)


def _context(text: str, seen: Observation[object], columns: int) -> str:
    """The sentence around the evidence as far as there is room, with the evidence in brackets."""
    at = seen.evidence
    quote = cut(f"[{plain(at.quote)}]", columns)
    before, after = plain(text[at.sentence_start : at.start]), plain(text[at.end : at.sentence_end])
    room = columns - width(quote)
    left = cut_left(before, max(room * 2 // 3, room - width(after)))  # what names a number mostly stands before it
    return left + quote + cut(after, room - width(left))
