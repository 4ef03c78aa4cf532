"""Tables that a page took apart: every cell on a line of its own, or every line a label and its figure without a bar.

A scraper that puts a line break behind every element leaves a column of cells. How many of them are one row is told by what
repeats: label, figure, label, figure; or label and two figures; or number, label, figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi_extract.quantities.cells import figure_in, says
from fazhi_extract.quantities.column_heads import is_plain

Span = tuple[int, int]
Line = tuple[Span, list[Span]]  # a row: all of it, and its cells

# A figure that fills a line: 128 · 1,280件 · 约1.2万. What is no figure of a table after all ``figure_in`` finds out.
_FIGURE_LINE = re.compile(r"\n[约近-]?\d[\d,.]*[余多万亿]{0,3}[^\n\d。,;:、|]{0,8}\|?(?=\n|\Z)")
# A label and its figure: 受理113 · 受理:113件
_LABEL_LINE = re.compile(
    r"\n(?P<label>[^\n\d,。;:、|.《》“”]{2,30})(?P<colon>:?)(?P<figure>[约近-]?\d[\d,.]*[余多万亿]{0,3}[^\n\d。,;:、|]{0,6})(?=\n|\Z)"
)
_NOTHING = re.compile(r"[-—–/无\\]{1,3}")  # what stands in a cell that has no figure
# A bar may end the line all the same: 事项|⏎收到|⏎331|
_PROSE = re.compile(r"[。;!?]|,(?!\d{3})|(?<![^\n])年(?=[^度份均内末底初检审])|[月日]$")
_CORNER = re.compile(
    r"(?:项目|类别|类型|种类|指标|名称|单位|部门|机关|地区|区县|县区|镇街|乡镇|年度|年份|事项|内容|序号|编号|统计|案由|领域)(?:名称|类别|内容|情况|项目|指标)?"
)
_CAPTION = re.compile(
    r"[表况]$|单位[::]|(?:如下|下表|统计):?$|\([^()]{1,6}\)$|(?<![^\n])[一二三四五六七八九十\d(]+[、.)]"
)
_CELL = 30  # characters of a label
_COLUMNS = 10
_FEWEST = 3  # lines of a label and a figure that make a table, where no unit is said of all


def cell_lines(text: str, excluded: Sequence[Span]) -> list[list[Line]]:
    """Tables without bars, as lists of rows; lines in ``excluded`` spans are in none."""
    tables = list(_one_cell_a_line(text, excluded))
    taken = [*excluded, *((rows[0][0][0], rows[-1][0][1]) for rows in tables)]
    tables += _one_row_a_line(text, taken)
    tables.sort(key=lambda rows: rows[0][0])
    return tables


def _free(spans: Sequence[Span], start: int, end: int) -> bool:
    return not any(a < end and b > start for a, b in spans)


def _one_row_a_line(text: str, excluded: Sequence[Span]) -> Iterator[list[Line]]:
    """Lines of a label and its figure, one after the other."""
    rows: list[Line] = []
    noted = False
    for match in _LABEL_LINE.finditer(text):
        start, end = match.start("label"), match.end()
        cells = [match.span("label"), match.span("figure")]
        if not _free(excluded, start, end) or figure_in(text, cells[1], True) is None or not says(text, cells[0]):
            continue
        if rows and rows[-1][0][1] + 1 != start:
            if len(rows) >= (2 if noted else _FEWEST):
                yield rows
            rows = []
        if not rows:
            above = text.rfind("\n", 0, start - 1) + 1
            noted = text.find("单位:", above, start) >= 0
        rows.append(((start, end), cells))
    if len(rows) >= (2 if noted else _FEWEST):
        yield rows


def _one_cell_a_line(text: str, excluded: Sequence[Span]) -> Iterator[list[Line]]:
    """Stretches of short lines with a figure alone in every other, third, … of them."""
    last = -1
    figures = [match.start() + 1 for match in _FIGURE_LINE.finditer(text)]
    for at, following in pairwise(figures):
        if at <= last or text.count("\n", at, following) > _COLUMNS:
            continue
        lines = _stretch(text, at, excluded)
        if lines:
            last = lines[-1][1]
            yield from _rows(text, lines)


def _stretch(text: str, at: int, excluded: Sequence[Span]) -> list[Span]:
    """The short lines around a place, without the prose above and below."""

    def cell(start: int, end: int) -> bool:
        return (
            0 < end - start <= _CELL
            and not _PROSE.search(text, start, end)
            and text.find("|", start, end - 1) < 0
            and _free(excluded, start, end)
        )

    lines: list[Span] = []
    start = at
    while start > 0 and len(lines) < 2 * _COLUMNS:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if not cell(start, end):
            break
        lines.insert(0, (start, end - (text[end - 1] == "|")))
    start = at
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not cell(start, end):
            break
        lines.append((start, end - (text[end - 1] == "|")))
        start = end + 1
    return lines


def _rows(text: str, lines: Sequence[Span]) -> Iterator[list[Line]]:
    """The rows of a stretch of cells: what repeats, with the headings above."""
    kinds = "".join(_kind(text, line) for line in lines)
    if _counted(text, [line for line, kind in zip(lines, kinds, strict=True) if kind == "F"]):
        return
    found = _repeated(text, kinds, lines)
    if found is None:
        rows = _across(text, kinds, lines)
        if rows:
            yield rows
        return
    first, width, count = found
    made = []
    if width == 2:
        at = first
        stop = kinds.rfind("F") + 1
        heads = _heads(text, kinds, lines, first, 2)
        while at < stop:
            size = kinds.index("F", at) + 1 - at
            made += [_line([line]) for line in lines[at : at + size - 2]]  # 行政诉讼 alone: of the rows below it
            made.append(_line(lines[at + max(0, size - 2) : at + size]))
            at += size
    else:
        heads = _heads(text, kinds, lines, first, width)
        made = [_line(lines[first + k * width : first + (k + 1) * width]) for k in range(count)]
    yield [*([_headings(heads, width)] if heads else []), *made]


def _counted(text: str, figures: Sequence[Span]) -> bool:
    """Whether the figures only number what stands beside them: 1 加强领导 2 完善制度 3 强化监督."""
    return all(text[slice(*span)] == str(number) for number, span in enumerate(figures, 1))


def _kind(text: str, line: Span) -> str:
    if figure_in(text, line, True) is not None or _NOTHING.fullmatch(text, *line):
        return "F"
    return "L"


def _line(cells: Sequence[Span]) -> Line:
    return (cells[0][0], cells[-1][1]), list(cells)


def _headings(heads: Sequence[Span], width: int) -> Line:
    """The headings as a row; without one of the labels' column that is empty."""
    missing = width - len(heads)
    empty = (heads[0][0], heads[0][0])
    return (heads[0][0], heads[-1][1]), [*[empty] * missing, *heads]


def _repeated(text: str, kinds: str, lines: Sequence[Span]) -> tuple[int, int, int] | None:
    """The first line of the first row, the cells of a row, and the number of rows; two rows at least, that end in a figure."""
    figure = kinds.index("F")
    best: tuple[int, int, int] | None = None
    covered = 3
    for width in range(2, _COLUMNS + 1):
        for first in range(max(0, figure - 2), figure + 1):
            row = kinds[first : first + width]
            if len(row) < width or row[-1] != "F" or "L" not in row:
                continue
            if row[0] == "F" and text[slice(*lines[first])] != "1":
                continue  # a first column of figures is one that counts the rows
            count = 1
            while kinds.startswith(row, first + count * width):
                count += 1
            if count >= 2 and count * width > covered:
                covered = count * width
                best = first, width, count
    alternating = best is not None and best[1] == 2
    if best is None or alternating:
        # One figure a row, with titles between the rows.
        alone = [k for k in range(len(kinds)) if kinds[k] == "F"]
        if len(alone) < 2 or "FF" in kinds or max(b - a for a, b in pairwise(alone)) > 3:
            return best
        two = sum(b - a == 2 for a, b in pairwise(alone))
        if two * 2 < len(alone) - 1:
            return best
        return figure - 1, 2, len(alone)
    return best


def _heads(text: str, kinds: str, lines: Sequence[Span], first: int, width: int) -> Sequence[Span]:
    """The headings above the first row: one for each column, or without the one above the labels."""
    whole = lines[max(0, first - width) : first]
    if len(whole) == width and (
        _CORNER.fullmatch(text, *whole[0]) or (width > 2 and _ends(text, lines, first - width))
    ):
        return whole
    if width == 2:
        return [whole[-1]] if whole and is_plain(text, whole[-1]) else []
    short = lines[max(0, first - width + 1) : first]
    return short if len(short) == width - 1 and _ends(text, lines, first - width + 1) else []


def _ends(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether what stands above a line is no heading of a column: a caption, or nothing short."""
    return at == 0 or _CAPTION.search(text, *lines[at - 1]) is not None


def _across(text: str, kinds: str, lines: Sequence[Span]) -> list[Line] | None:
    """One row below its headings: 收到 · 受理 · 审结 · 20 · 19 · 16."""
    run = re.search(r"L(F{2,10})(?:L|$)", kinds)
    if run is None or kinds.count("F") != len(run[1]):
        return None
    first, width = run.start(1), len(run[1])
    if first < width or not _ends(text, lines, first - width):
        return None
    heads = lines[first - width : first]
    return [_line(heads), _line(lines[first : first + width])]
