"""Tables that a page flattened to lines: ``| 收到 | 受理 |`` above ``| 68 | 61 |``, or one label and figure a line.

A cell's words are its column's heading and its row's label; the line before the table gives the subject and, as
(单位:件), the unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.numerals import ARABIC, NotANumeral, parse
from fazhi_extract.quantities.scan import Quantity, unit_at

Span = tuple[int, int]

_CELL = re.compile(r"[^|\n]+")
_NUMBER = re.compile(rf"({ARABIC}(?:[余多]?[万亿])?)(?:\(?([^\d()]{{1,6}})\)?)?")
_UNIT_OF = re.compile(r"[(]?(?:计量)?单位[::]([^)\n,。;|]{1,6})[)]?")
_HEADING_UNIT = re.compile(r"[(]([^()]{1,6})[)]$")
_TOTAL = re.compile(r"合计|总计|小计|全[省市县区镇]|总数|共计")
_UNIT_HEADING = re.compile(r"(?:计量)?单位")
_YEAR_HEADING = re.compile(r"((?:19|20)\d\d)年?度?")
# Headings that say nothing of what is counted: the rows' labels do.
_PLAIN_HEADING = re.compile(
    r"(?:数量|数值|数据|数|本年度?|今年|当年|完成情况|完成数|统计数|合计)(?:\([^()]{1,6}\))?|(?:19|20)\d\d年?度?"
)
_RULER = re.compile(r"[-:|\s]+")


@dataclass(slots=True)
class Cell:
    """A figure in a table. ``total``: it stands in the table's row of totals, in its only row, or in one of rows that
    each name an indicator. ``year``: the one its column's heading says."""

    quantity: Quantity
    context: Context
    total: bool
    table: int
    column: int
    year: int | None = None


def _cells(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in _CELL.finditer(text, start, end)]


def _rows(text: str) -> list[list[Span]]:
    """Tables as lists of line spans: two lines or more with cells, one after the other."""
    tables: list[list[Span]] = []
    current: list[Span] = []
    last = -2
    at = text.find("|")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        if stop < 0:
            stop = len(text)
        at = text.find("|", stop)
        if text.find("。", start, stop) >= 0:
            continue
        if start != last + 1 and current:
            tables.append(current)
            current = []
        current.append((start, stop))
        last = stop
    if current:
        tables.append(current)
    return [rows for rows in tables if len(rows) >= 2]


def find_tables(text: str, excluded: Sequence[Span]) -> tuple[list[Cell], list[Span]]:
    """Figures in tables, in order, and the spans of the tables (which the ordinary scan leaves out)."""
    if "|" not in text:
        return [], []
    cells: list[Cell] = []
    spans: list[Span] = []
    skip = 0
    for number, rows in enumerate(_rows(text)):
        while skip < len(excluded) and excluded[skip][1] <= rows[0][0]:
            skip += 1
        stop = skip
        while stop < len(excluded) and excluded[stop][0] < rows[-1][1]:
            stop += 1
        near = excluded[skip:stop]
        if near:
            rows = [row for row in rows if not any(a < row[1] and b > row[0] for a, b in near)]
            if len(rows) < 2:
                continue
        found = _table(text, rows, number)
        if found:
            cells += found
            spans.append((rows[0][0], rows[-1][1]))
    return cells, spans


def _number(text: str, span: Span) -> re.Match[str] | None:
    return _NUMBER.fullmatch(text, *span)


def _table(text: str, rows: Sequence[Span], number: int) -> list[Cell]:
    caption_end = max(0, rows[0][0] - 1)
    caption_start = max(text.rfind("\n", 0, caption_end), text.rfind("。", 0, caption_end)) + 1
    caption = (caption_start, max(caption_start, caption_end))
    stated = _UNIT_OF.search(text, *caption) or _UNIT_OF.search(text, rows[0][0], rows[-1][1])
    table_unit = stated[1] if stated else ""
    heading: list[Span] = []
    figures: list[tuple[list[Span], Span | None]] = []
    for row in rows:
        if _RULER.fullmatch(text, *row):
            continue
        cells = _cells(text, *row)
        numeric = [cell for cell in cells if _number(text, cell) and not _YEAR_HEADING.fullmatch(text, *cell)]
        if not numeric:
            if not figures:
                heading = cells
            continue
        label = cells[0] if cells and not _number(text, cells[0]) else None
        figures.append((cells, label))
    if not figures or (not heading and not all(label and len(cells) == 2 for cells, label in figures)):
        return []
    unit_column = _unit_column(text, heading, [cells for cells, _ in figures])
    totals = [bool(label and _TOTAL.search(text, *label)) for _, label in figures]
    made: list[Cell] = []
    for (cells, label), is_total in zip(figures, totals, strict=True):
        for column, cell in enumerate(cells):
            match = _number(text, cell)
            if not match:
                continue
            try:
                value, vague = parse(match[1])
            except NotANumeral:
                continue
            place = column + (len(heading) - len(cells) if len(cells) < len(heading) else 0)
            head = heading[place] if heading and place < len(heading) else None
            unit = _unit(text, match, head, table_unit)
            if unit_column >= 0 and not match[2]:
                unit = text[slice(*cells[unit_column])].strip()
            named = head is not None and label is not None and bool(_PLAIN_HEADING.fullmatch(text, *head))
            dated = _YEAR_HEADING.fullmatch(text, *head) if head else None
            q = Quantity(
                cell[0], cell[0] + len(match[1]), value, None, unit, cell[1], "approx" if vague else "exact", match[1]
            )
            single = len(figures) == 1 or not heading
            here = [label] if named and label else [span for span in (head, label if not is_total else None) if span]
            context = Context(
                sentence=(caption[0], rows[-1][1]), clause=cell, here=here, lead=[], around=[*here, caption],
                inherited=[caption], before=_name(text, here), after=(cell[1], cell[1]), counted=(cell[1], cell[1]),
            )  # fmt: skip
            year = int(dated[1]) if dated else None
            made.append(Cell(q, context, single or is_total or named, number, place, year))
    return made


def _unit_column(text: str, heading: Sequence[Span], rows: Sequence[list[Span]]) -> int:
    """The column that says each row's unit of measure (and not who it is about), -1 where there is none."""
    for column, cell in enumerate(heading):
        if _UNIT_HEADING.fullmatch(text, *cell) and all(
            len(cells) == len(heading) and _is_unit(text[slice(*cells[column])].strip()) for cells in rows
        ):
            return column
    return -1


def _is_unit(words: str) -> bool:
    return words == "%" or (bool(words) and unit_at(words, 0)[0] == words)


def _name(text: str, here: Sequence[Span]) -> Span:
    """The words that name a cell's figure: its column's heading without the unit, else its row's label."""
    start, end = here[0] if here else (0, 0)
    unit = _HEADING_UNIT.search(text, start, end)
    return start, unit.start() if unit else end


def _unit(text: str, match: re.Match[str], head: Span | None, table_unit: str) -> str:
    if match[2]:
        found, _ = unit_at(text, match.end(1))
        return found or match[2]
    if head:
        named = _HEADING_UNIT.search(text, *head)
        if named:
            return named[1].removeprefix("单位:")
    return table_unit
