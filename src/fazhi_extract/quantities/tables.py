"""Tables that a page flattened to lines: ``| 收到 | 受理 |`` above ``| 68 | 61 |``, or labels with their figures in each line.

A cell's words are its column's heading and its row's label; where the heading only says of when the figure is, or nothing
(数量, 2023年), the label alone. Like the clauses of a sentence, a cell takes over what it leaves unsaid: from the headings to its
left, or from the labels above. The line before the table gives the subject and, as (单位:件), the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fazhi_extract.quantities.cell_lines import Line, cell_lines
from fazhi_extract.quantities.cells import UNIT_BEHIND, cells_of, figure_in, own_unit, says, unit_behind
from fazhi_extract.quantities.column_heads import (
    NUMBERING,
    TOTAL,
    counts_nothing,
    is_change,
    is_plain,
    lists_kinds,
    scores,
    when,
)
from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.numerals import NotANumeral, parse, scaled
from fazhi_extract.quantities.scan import Quantity, qualifier, unit_at
from fazhi_extract.quantities.table_units import printed_unit, printed_units, unit_among

Span = tuple[int, int]

_UNIT_OF = re.compile(r"(?:计量)?单位[::]([^)\n。;|]{1,12})[)]?")
_UNIT_NOTE = re.compile(rf"[(]?{_UNIT_OF.pattern}")
_SEE_BELOW = re.compile(r"(?:见|如)(?:下表?|附?表)[\d一二三]?(?:所示)?[:。]?$")
_UNIT_HEADING = re.compile(r"(?:计量)?单位")
_RULER = re.compile(r"[-:|\s]+")
_LABELS = 5  # titles of a table, or labels of a figure
_ABOVE = 40  # headings or labels that a cell may take something over from


@dataclass(slots=True)
class Cell:
    """A figure in a table. ``total``: it stands in the table's row of totals, in its only row, or in one of rows that
    each name an indicator. ``year``: the one its column's heading says (see ``column_heads.when``). ``change``: the
    heading says that it is one. ``kinds``: the table divides something by kind."""

    quantity: Quantity
    context: Context
    total: bool
    table: int
    column: int
    year: int | None = None
    change: bool = False
    kinds: bool = False


@dataclass(slots=True)
class _Row:
    """A line with figures: its cells, which of them are figures, and cells of lines above that are its labels too."""

    cells: list[Span]
    figures: dict[int, re.Match[str]]
    group: list[Span] = field(default_factory=list)
    shift: int = 0  # columns that its first cell stands to the right of the first heading


@dataclass(slots=True)
class _Table:
    """What the lines of a table say before its figures are read one by one."""

    captions: list[Span]  # nearest first
    heading: list[Span] = field(default_factory=list)
    upper: list[Span] = field(default_factory=list)  # of two lines of headings the first, a cell for each column
    rows: list[_Row] = field(default_factory=list)
    stop: int = 0


def _with_bars(text: str) -> list[list[Line]]:
    """Tables as lists of rows: lines with cells, one after the other. A single line is one if it says its units."""
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
        if text.find("。", start, stop) >= 0 or text.find("|", start, stop - 1) < 0:
            continue  # prose, or one cell a line
        if start != last + 1 and current:
            tables.append(current)
            current = []
        current.append((start, stop))
        last = stop
    if current:
        tables.append(current)
    rows = [[(line, cells_of(text, *line)) for line in lines] for lines in tables]
    return [lines for lines in rows if len(lines) >= 2 or _labelled(text, _row(text, lines[0][1]), units=True)]


def find_tables(text: str, excluded: Sequence[Span]) -> tuple[list[Cell], list[Span]]:
    """Figures in tables, in order, and the spans of the tables (which the ordinary scan leaves out)."""
    cells: list[Cell] = []
    spans: list[Span] = []
    skip = 0
    for rows in _with_bars(text) if "|" in text else ():
        while skip < len(excluded) and excluded[skip][1] <= rows[0][0][0]:
            skip += 1
        stop = skip
        while stop < len(excluded) and excluded[stop][0] < rows[-1][0][1]:
            stop += 1
        near = excluded[skip:stop]
        if near:
            whole = len(rows)
            rows = [row for row in rows if not any(a < row[0][1] and b > row[0][0] for a, b in near)]
            if len(rows) < min(2, whole):
                continue
        found = _block(text, rows)
        if found:
            cells += found
            spans.append((rows[0][0][0], rows[-1][0][1]))
    apart = cell_lines(text, [*excluded, *spans])
    for rows, loose in apart:
        found = _block(text, rows)
        if not found:
            continue
        cells += [*found, *_loose(text, loose, found)]
        parts = [*(line for line, _ in rows), *loose]
        spans.append((min(start for start, _ in parts), max(end for _, end in parts)))
    if apart:
        cells.sort(key=lambda cell: cell.quantity.start)
        spans.sort()
    return cells, spans


def _loose(text: str, spans: Sequence[Span], table: Sequence[Cell]) -> Iterator[Cell]:
    """Figures of rows that have lost cells: they name nothing, but are not lost."""
    units = {cell.quantity.unit for cell in table}
    common = units.pop() if len(units) == 1 else ""
    for span in spans:
        match = figure_in(text, span, True)
        if match is None or match["figure"][0] == "-":
            continue
        value, vague = parse(match["figure"])
        value, unit = scaled(value, own_unit(text, match) or common)
        at, end = match.span("figure")
        q = Quantity(
            at, end, value, None, unit, span[1], qualifier(text, at, unit_at(text, end)[1], vague), match["figure"]
        )
        nothing = (span[1], span[1])
        context = Context(table[0].context.sentence, span, [nothing], [], [nothing], [], nothing, nothing, nothing)
        yield Cell(q, context, True, table[0].table, -1)


def _row(text: str, cells: list[Span]) -> _Row:
    return _Row(cells, {k: match for k, cell in enumerate(cells) if (match := figure_in(text, cell, k > 0))})


def _labelled(text: str, row: _Row, units: bool = False) -> bool:
    """Whether each figure of a row has its label before it: 收到|142|受理|133. ``units``: and its unit beside it."""
    last = len(row.cells) - 1
    return bool(row.figures) and all(
        column - 1 not in row.figures
        and column > 0
        and says(text, row.cells[column - 1])
        and (column == last or says(text, row.cells[column + 1]))
        and not (units and not match["unit"] and not unit_behind(text, row.cells[column - 1]))
        for column, match in row.figures.items()
    ) and last in row.figures  # fmt: skip


def _caption(text: str, start: int) -> list[Span]:
    """The line before the table, or the last sentence in it; where it only gives the unit or says that the table follows, the one
    before that too."""
    captions: list[Span] = []
    while start > 0 and len(captions) < 2:
        end = start - 1
        if text[end - 1 : end] == "。":
            end -= 1
        start = max(text.rfind("\n", 0, end), text.rfind("。", 0, end)) + 1
        captions.append((start, max(start, end)))
        if not _UNIT_NOTE.fullmatch(text, *captions[-1]) and not _SEE_BELOW.search(text, *captions[-1]):
            break
    return captions


def _read(text: str, lines: Sequence[Line]) -> list[_Table]:
    """Tell titles, headings and rows with figures apart; a second heading begins a second table."""
    tables = [_Table(_caption(text, lines[0][0][0]))]
    title: list[Span] = []  # of the rows below it
    for line, cells in lines:
        if _RULER.fullmatch(text, *line):
            continue
        table, row = tables[-1], _row(text, cells)
        rows, headed = table.rows, bool(table.heading or table.rows)
        if row.figures and (headed or any(when(text, row.cells[k]) is None for k in row.figures)):
            row.group = title
            rows.append(row)
            table.stop = line[1]
            continue
        words = [cell for cell in row.cells if says(text, cell)]
        if len(words) == 1 and rows:
            title = words
        elif len(words) == 1 and not headed:
            table.captions[:] = [words[0], *table.captions][:_LABELS]
        elif rows and any(is_plain(text, cell) or unit_behind(text, cell) for cell in words):
            tables.append(_Table([*title, *tables[0].captions], row.cells))
            title = []
        elif not rows and words:
            spanning = sum(says(text, cell) for cell in table.heading)  # 行政复议||行政诉讼| above |受理|审结|一审|二审
            two_lines = len(table.heading) > 1 and (
                all(is_plain(text, cell) or is_change(text, cell) for cell in words)
                or (len(table.heading) == len(row.cells) and spanning <= len(words))
            )
            table.upper = table.heading if two_lines else []
            table.heading = row.cells
    for table in tables:
        _with_upper_heads(text, table)
        _without_numbers(text, table)
        _with_spanning_labels(table)
        _without_names(text, table)
    return tables


def _with_upper_heads(text: str, table: _Table) -> None:
    """Give each column its heading in both lines: 行政处罚|行政许可 above 2022年|2023年|2022年|2023年. Cells that span several columns stand
    in the first of them, with empty ones behind or with none; those that span both lines stand in the first."""
    upper, lower = table.upper, table.heading
    table.upper = []
    if not upper or not table.rows:
        return
    width = max(len(row.cells) for row in table.rows)
    nothing = lower[0][0], lower[0][0]
    if len(upper) == len(lower) == width and not all(says(text, cell) for cell in upper):
        last = nothing
        for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
            last = above if says(text, above) else last
            table.upper.append(last if says(text, below) else nothing)
            lower[column] = below if says(text, below) else above
        return
    said = [cell for cell in lower if says(text, cell)]
    labels = width - len(said)
    names = [cell for cell in upper if says(text, cell)][max(0, labels) :]
    if labels < 0 or not names or len(said) % len(names):
        return
    table.heading = [*(upper[:labels] if len(upper) > len(names) else [nothing] * labels), *said]
    table.upper = [nothing] * labels + [name for name in names for _ in range(len(said) // len(names))]


def _without_numbers(text: str, table: _Table) -> None:
    """Take out the column that counts the rows (序号)."""
    heading, rows = table.heading, table.rows
    if heading and NUMBERING.fullmatch(text, *heading[0]):
        width = len(heading)
        numbered = [row for row in rows if len(row.cells) == width or 0 in row.figures]
        table.heading, table.upper = heading[1:], table.upper[1:]
    else:
        numbered = [row for row in rows if 0 in row.figures and len(row.cells) > 2 and says(text, row.cells[1])]
        if len(numbered) < 2 or any(row.figures[0][0] != str(k) for k, row in enumerate(numbered, 1)):
            return
        if heading and len(heading) >= len(numbered[0].cells):
            table.heading, table.upper = heading[1:], table.upper[1:]
    for row in numbered:
        row.cells = row.cells[1:]
        row.figures = {column - 1: match for column, match in row.figures.items() if column}
    table.rows = [row for row in rows if row.figures]


def _with_spanning_labels(table: _Table) -> None:
    """Cells that span several rows stand in the first of them alone: the rows below have fewer. Others lack the empty cells at
    their end. Which of both it is the columns with figures tell."""
    width = len(table.heading) or max((len(row.cells) for row in table.rows), default=0)
    filled = {column for row in table.rows if len(row.cells) == width for column in row.figures}
    full: _Row | None = None
    for row in table.rows:
        missing = width - len(row.cells)
        if missing == 0:
            full = row
        elif missing < 0:
            row.shift = missing
        elif not filled.issuperset(row.figures):
            row.shift = missing
            row.group = [*row.group, *(full.cells[:missing] if full else ())]


def _without_names(text: str, table: _Table) -> None:
    """Leave figures that measure nothing to the words: years that rows are told of, telephone numbers."""
    for row in table.rows:
        for column in list(row.figures):
            place = column + row.shift
            heads = [table.heading[place]] if 0 <= place < len(table.heading) else []
            if column and column - 1 not in row.figures:
                heads.append(row.cells[column - 1])  # 联系电话|12345678
            if any(counts_nothing(text, head, row.cells[column]) for head in heads):
                del row.figures[column]
    table.rows = [row for row in table.rows if row.figures]


def _block(text: str, lines: Sequence[Line]) -> list[Cell]:
    """The figures of the tables in lines that follow one another."""
    tables = _read(text, lines)
    start = min([lines[0][0][0], *(caption[0] for caption in tables[0].captions)])
    stop = lines[-1][0][1]
    stated = _UNIT_OF.search(text, start, lines[0][0][0]) or _UNIT_OF.search(text, lines[0][0][0], stop)
    units = printed_units(stated[1]) if stated else ()
    if not stated:  # 表1 行政执法情况(件)
        behind = (
            unit_behind(text, caption) for caption in tables[0].captions if text[caption[0] : caption[1]][-1:] == ")"
        )
        units = tuple(filter(None, behind))[:1]
    return [cell for table in tables for cell in _figures(text, table, (start, stop), units)]


def _figures(text: str, table: _Table, sentence: Span, units: tuple[str, ...]) -> list[Cell]:
    """The figures of a table, with their windows. ``units``: those that the note above gives for all."""
    heading, rows, captions = table.heading, table.rows, table.captions
    if not rows or (not heading and not all(_labelled(text, row) for row in rows)):
        return []
    unit_column = _unit_column(text, table)
    kinds = bool(heading) and lists_kinds(text, heading[0])
    made: list[Cell] = []
    above: list[Span] = []  # labels of the rows before, nearest first
    for row in rows:
        leading = list(_labels(text, row, min(row.figures), unit_column))
        is_total = any(TOTAL.search(text, *label) for label in leading)
        for column, match in row.figures.items():
            try:
                value, vague = parse(match["figure"].removeprefix("-"))
            except NotANumeral:
                continue
            cell, place = row.cells[column], column + row.shift
            head = heading[place] if 0 <= place < len(heading) and says(text, heading[place]) else None
            change = head is not None and is_change(text, head)
            if match["figure"][0] == "-":
                if not change:
                    continue
                value = -value
            labels = list(_labels(text, row, column, unit_column)) or leading
            named = bool(labels) and (head is None or is_plain(text, head))
            over = table.upper[place] if 0 <= place < len(table.upper) else (0, 0)
            spanned = over[1] > over[0]
            if spanned and head and is_plain(text, head):
                here, beside, named = [over, *labels[::-1]], above, False
            elif named:
                # 行政复议|收到|100件|受理|97件: the first label is that of the whole row
                whole = leading[-2::-1] if labels != leading and len(labels) == 1 else []
                here, beside = labels[::-1], [*whole, *above]
            else:
                here = [
                    span for span in (head, over if spanned else None, *([] if is_total else leading[::-1])) if span
                ]
                beside = [other for other in heading[max(0, place - _ABOVE) : max(0, place)] if other[1] > other[0]]
                beside.reverse()
            unit = (
                own_unit(text, match)
                or (unit_behind(text, head) if head else "")
                or (text[slice(*row.cells[unit_column - row.shift])].strip() if unit_column >= 0 else "")
                or next(filter(None, (unit_behind(text, label) for label in labels[::-1])), "")
                or unit_among(units, "".join(text[slice(*span)] for span in here))
            )
            if change and not match["unit"] and head and not unit_behind(text, head):
                unit = ""  # of cases, or per cent: it is not said
            if not unit and head is not None and scores(text, head):
                unit = "分"
            value, unit = scaled(value, unit)
            at, end = match.span("figure")
            stop = unit_at(text, end)[1]
            q = Quantity(at, end, value, None, unit, cell[1], qualifier(text, at, stop, vague), match["figure"])
            context = Context(
                sentence=sentence, clause=cell, here=here, lead=[], around=[*here, *(row.group or captions)],
                inherited=captions, before=_name(text, here), after=(cell[1], cell[1]),
                counted=(cell[1], cell[1]), beside=beside,
            )  # fmt: skip
            total = len(rows) == 1 or not heading or is_total or named
            told = (when(text, words) for words in ([head, *leading] if head else leading))
            year = next((said for said in told if said is not None), None)
            made.append(Cell(q, context, total, table.stop, place, year, change, kinds))
        above = [*leading[::-1], *above][:_ABOVE]
    return made


def _labels(text: str, row: _Row, column: int, unit_column: int) -> Iterator[Span]:
    """The cells with words right before a figure of a row, in their order."""
    first = column
    while first > max(0, column - _LABELS) and first - 1 not in row.figures:
        first -= 1
    for k in range(first, column):
        if (unit_column < 0 or k + row.shift != unit_column) and says(text, row.cells[k]):
            yield row.cells[k]


def _unit_column(text: str, table: _Table) -> int:
    """The column that says each row's unit of measure (and not who it is about), -1 where there is none."""
    for column, cell in enumerate(table.heading):
        if _UNIT_HEADING.fullmatch(text, *cell) and all(
            0 <= column - row.shift < len(row.cells)
            and printed_unit(text[slice(*row.cells[column - row.shift])].strip())
            for row in table.rows
        ):
            return column
    return -1


def _name(text: str, here: Sequence[Span]) -> Span:
    """The words that name a cell's figure: its column's heading without the unit, else its row's label."""
    start, end = here[0] if here else (0, 0)
    unit = UNIT_BEHIND.search(text, start, end)
    return start, unit.start() if unit else end
