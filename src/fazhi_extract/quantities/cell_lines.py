"""Tables that a page took apart: every cell on a line of its own, or every line a label and its figure without a bar.

A scraper that puts a line break behind every element leaves a column of cells. How many of them are one row is told by what
repeats: a label and its figure, or a label and as many figures as there are headings. Rows of another length have lost
cells: which column their figures are of cannot be told, and they name nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from fazhi_extract.quantities.cells import figure_in, says
from fazhi_extract.quantities.column_heads import NUMBERING, TOTAL, is_plain, when
from fazhi_extract.quantities.table_units import printed_unit
from fazhi_extract.text.spans import merged

Span = tuple[int, int]
Line = tuple[Span, list[Span]]  # a row: all of it, and its cells


class Apart(NamedTuple):
    """A table's rows, the headings first, and its figures that belong to no row."""

    rows: list[Line]
    loose: list[Span]


class _Group(NamedTuple):
    """Labels and the figures below them."""

    labels: list[Span]
    figures: list[Span]


# A figure that fills a line: 128 · 1,280件 · 约1.2万. What is no figure of a table after all ``figure_in`` finds out.
_FIGURE_LINE = re.compile(r"\n[约近↑↓+-]?\d[\d,.]*[余多万亿]{0,3}[^\n\d。,;:、|]{0,8}\|?(?=\n|\Z)")
# A label and its figure: 受理113 · 受理:113件
_LABEL_LINE = re.compile(
    r"\n(?P<label>[^\n\d,。;:、|.《》“”]{2,30}):?(?P<figure>[约近-]?\d[\d,.]*[余多万亿]{0,3}[^\n\d。,;:、|]{0,6})(?=\n|\Z)"
)
_NOTHING = re.compile(r"[-—–/无\\]{1,3}")  # what stands in a cell that has no figure
# A bar may end the line all the same: 事项|⏎收到|⏎331|
_PROSE = re.compile(r"[。;!?]|,(?!\d{3})|(?<![^\n])年(?=[^度份均内末底初检审])|[月日]$")
_CORNER = re.compile(
    r"(?:项目|类别|类型|种类|指标|名称|单位|部门|机关|地区|区县|县区|镇街|乡镇|街道|年度|年份|季度|月份|时间|事项|内容|序号|编号|统计|案由|领域|结果|工作)(?:名称|类别|内容|情况|项目|指标)?"
)
_CHAPTER = r"(?<![^\n])(?:[一二三四五六七八九十]{1,3}[、.]|\(?[一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d))"
_CAPTION = re.compile(rf"[表况果]:?$|单位[::]|(?:如下|下表|统计):?$|\([^()]{{1,6}}\)$|(?<![^\n])[表图]\d|{_CHAPTER}")
_OPENS = re.compile(
    rf"情况:?$|统计表?:?$|单位[::]|(?<![^\n])[表图]\d|{_CHAPTER}"
)  # a table, below the figures of another
_CONTENTS = re.compile(_CHAPTER)
_YEARS = re.compile(r"年度|年份|年")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"\d{7,}")
_REMARKS = re.compile(r"备注|说明|备考")
_CELL = 40  # characters of a label
_COLUMNS = 24
_ABOVE = 5  # lines above the headings that may be a table's title
_FEWEST = 3  # lines of a label and a figure that make a table, where no unit is said of all


def cell_lines(text: str, excluded: Sequence[Span]) -> list[Apart]:
    """Tables without bars, in order; lines in ``excluded`` spans are in none."""
    kept_out = merged(excluded)
    tables = list(_one_cell_a_line(text, kept_out))
    taken = [span for table in tables for span in (*(line for line, _ in table.rows), *table.loose)]
    tables += [Apart(rows, []) for rows in _one_row_a_line(text, merged([*kept_out, *taken]) if taken else kept_out)]
    tables.sort(key=lambda table: table.rows[0][0] if table.rows else table.loose[0])
    return tables


def _free(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a line meets none of the sorted, disjoint spans."""
    k = bisect_left(spans, (end, end))
    return k == 0 or spans[k - 1][1] <= start


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


def _one_cell_a_line(text: str, excluded: Sequence[Span]) -> Iterator[Apart]:
    """Stretches of short lines with a figure alone in every other, third, … of them."""
    last = -1
    figures = [match.start() + 1 for match in _FIGURE_LINE.finditer(text)]
    for at, following in pairwise(figures):
        if at <= last or text.count("\n", at, following) > _COLUMNS:
            continue
        lines = _stretch(text, at, last, excluded)
        if lines:
            last = lines[-1][1]
            measured = {line for line in lines if _is_figure(text, line)}
            for part in _parts(text, lines, measured):
                yield from _table(text, part, measured)


def _stretch(text: str, at: int, last: int, excluded: Sequence[Span]) -> list[Span]:
    """The short lines around a place, without the prose above and below, and not back to ``last``."""

    def cell(start: int, end: int) -> bool:
        return (
            0 < end - start <= _CELL
            and not _PROSE.search(text, start, end)
            and text.find("|", start, end - 1) < 0
            and _free(excluded, start, end)
        )

    lines: list[Span] = []
    start = at
    while start > max(0, last + 1) and len(lines) < 2 * _COLUMNS:
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


def _is_figure(text: str, line: Span) -> bool:
    return figure_in(text, line, True) is not None or _NOTHING.fullmatch(text, *line) is not None


def _parts(text: str, lines: Sequence[Span], measured: Set[Span]) -> Iterator[Sequence[Span]]:
    """The tables of a stretch: a caption, a heading or 项目 and 数量 below figures open another. ``measured``: its figures."""
    marked = [k for k, (a, b) in enumerate(pairwise(lines)) if b in measured and _CONTENTS.match(text, *a)]
    if len(marked) == 1:  # 一、主要工作 right above a figure is no label of it, where no other label has such a mark
        lines = lines[marked[0] + 1 :]
    begin = 0
    figures = False
    before = True  # whether the line above holds a figure
    for k, line in enumerate(lines):
        if line in measured:
            figures = before = True
            continue
        plain = is_plain(text, line) and when(text, line) is None and not TOTAL.search(text, *line)
        labels = k + 1 < len(lines) and lines[k + 1] in measured
        opens = _OPENS.search(text, *line) and not (labels and _CONTENTS.match(text, *line))
        if figures and (opens or plain or _CORNER.fullmatch(text, *line)):
            # 行政应诉 above 数量(件) is the table's title
            at = k if before or not plain else k - 1
            yield lines[begin:at]
            begin, figures = at, False
        before = False
    yield lines[begin:]


def _groups(
    text: str, lines: Sequence[Span], measured: Set[Span], counted: bool, years: bool
) -> tuple[list[_Group], list[Span]]:
    """Labels with the figures below them, and the lines behind the last. ``counted``: rows begin with their number, which is
    left out; ``years``: years are labels."""
    groups: list[_Group] = []
    labels: list[Span] = []
    number = 1
    for k, line in enumerate(lines):
        word = text[slice(*line)]
        if counted and word == str(number) and k + 1 < len(lines) and lines[k + 1] not in measured:
            number += 1
            continue
        if line in measured and not (years and _YEAR.fullmatch(word)):
            if labels or not groups:
                groups.append(_Group(labels, []))
                labels = []
            groups[-1].figures.append(line)
        else:
            labels.append(line)
    return groups, labels


def _table(text: str, lines: Sequence[Span], measured: Set[Span]) -> Iterator[Apart]:
    """The table that a run of cells is, if it is one."""
    figures = [line for line in lines if line in measured]
    if len(figures) < 2 or _counts_only(text, lines, figures):
        return
    words = [line for line in lines if line not in measured][:_COLUMNS]
    counted = any(NUMBERING.fullmatch(text, *line) for line in words)
    years = any(_YEARS.fullmatch(text, *line) for line in words)
    groups, below = _groups(text, lines, measured, counted, years)
    if not groups:
        return
    if not groups[0].labels:
        reversed_ = _figures_first(text, groups, below)
        if reversed_:
            yield Apart(reversed_, [])
        return
    sizes = Counter(len(group.figures) for group in groups)
    width = max(sizes, key=lambda size: (sizes[size], size))
    if len(groups) == 1:
        rows = _across(text, groups[0])
        if rows:
            yield Apart(rows, [])
        return
    if sizes[width] < 2:
        return
    yield from _of_rows(text, groups, width, counted)


def _of_rows(text: str, groups: list[_Group], width: int, counted: bool) -> Iterator[Apart]:
    units = all(len(labels) > 1 and printed_unit(text[slice(*labels[-1])]) for labels, _ in groups)
    named = 2 if units else 1  # cells before a row's figures: 收到 · 件 · 128
    above = groups[0].labels[:-named]
    if counted:
        above = [line for line in above if not NUMBERING.fullmatch(text, *line)]
    remarks = bool(above) and _REMARKS.fullmatch(text, *above[-1]) is not None
    if remarks:
        above = above[:-1]
    titles, upper, heads = _heads(text, above, width + named - 1)
    if width > 1 and not heads:
        return
    rows = [_line([line]) for line in titles[-_ABOVE:]]
    if heads:
        rows += [_columns(upper, width + named)] if upper else []
        rows.append(_columns(heads, width + named))
    loose: list[Span] = []
    for k, (labels, figures) in enumerate(groups):
        if k and not remarks:
            rows += [_line([line]) for line in labels[:-named]]  # 行政诉讼 alone: of the rows below it
        if len(figures) == width:
            rows.append(_line([*labels[-named:], *figures]))
        else:
            loose += figures
    yield Apart(rows, loose)


def _line(cells: Sequence[Span]) -> Line:
    return (min(a for a, _ in cells), max(b for _, b in cells)), list(cells)


def _columns(heads: Sequence[Span], width: int) -> Line:
    """Headings as a row; empty cells before them where there are fewer than columns."""
    missing = max(0, width - len(heads))
    empty = (heads[0][0], heads[0][0])
    return (heads[0][0], heads[-1][1]), [*[empty] * missing, *heads]


def _counts_only(text: str, lines: Sequence[Span], figures: Sequence[Span]) -> bool:
    """Whether the figures only number what stands beside them (1 加强领导 2 完善制度), or say where it is (目录)."""
    if all(text[slice(*span)] == str(number) for number, span in enumerate(figures, 1)):
        return True
    if any(not text[b - 1].isdigit() for _, b in figures):
        return False
    if all(_CODE.fullmatch(text, *span) for span in figures):
        return True  # telephones
    measured = set(figures)
    labels = [a for a, b in pairwise(lines) if b in measured and a not in measured]
    if all(_CONTENTS.match(text, *label) for label in labels):
        return True
    # an archive: 2023年 12 2022年 11
    return all(when(text, label) is not None for label in labels) and not any(
        _CORNER.fullmatch(text, *line) for line in lines
    )


def _figures_first(text: str, groups: list[_Group], below: list[Span]) -> list[Line] | None:
    """Figures with their labels below: 113件 · 收到行政复议申请 · 256件 · 办理法律援助案件. Each says its unit."""
    labels = [group.labels for group in groups[1:]] + [below[:1] if len(groups) > 1 else below]
    if any(len(group.figures) != 1 for group in groups) or any(len(words) != 1 for words in labels):
        return None
    rows = [(words[0], group.figures[0]) for words, group in zip(labels, groups, strict=True)]
    if any(text[figure[1] - 1].isdigit() for _, figure in rows):
        return None
    return [_line(row) for row in rows]


def _heads(text: str, above: Sequence[Span], width: int) -> tuple[Sequence[Span], Sequence[Span], Sequence[Span]]:
    """What stands above the headings; and these, of two lines or of one: one for each column of figures, and perhaps the labels'."""
    corner = next((k for k, line in enumerate(above) if _CORNER.fullmatch(text, *line)), None)
    if width == 1:
        if len(above) > 1 and _CORNER.fullmatch(text, *above[-2]):
            return above[:-2], [], above[-2:]
        plain = bool(above) and is_plain(text, above[-1])
        return (above[:-1], [], above[-1:]) if plain else (above, [], [])
    if corner is not None:
        said = len(above) - corner - 1
        if said == width:
            return above[:corner], [], above[corner:]
        spanning = said - width
        if spanning >= 2 and width % spanning == 0:  # 行政复议 · 行政诉讼, and below them 受理 · 审结 · 一审 · 二审
            spread = [head for head in above[corner + 1 : -width] for _ in range(width // spanning)]
            return above[: corner + 1], spread, above[-width:]
    for size in (width, width + 1):
        if len(above) >= size and _ends(text, above, len(above) - size):
            return above[:-size], [], above[-size:]
    return above, [], []


def _ends(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether what stands above a line is no heading of a column: a caption, or nothing short."""
    return at == 0 or _CAPTION.search(text, *lines[at - 1]) is not None


def _across(text: str, group: _Group) -> list[Line] | None:
    """One row below its headings: 收到 · 受理 · 审结 · 20 · 19 · 16."""
    width = len(group.figures)
    first = len(group.labels) - width
    if width < 2 or first < 0 or not _ends(text, group.labels, first):
        return None
    titles = [_line([line]) for line in group.labels[max(0, first - _ABOVE) : first]]
    return [*titles, _line(group.labels[first:]), _line(group.figures)]
