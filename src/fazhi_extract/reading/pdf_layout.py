"""Lines, table rows and paragraphs from characters with places. Pure functions; knows nothing of PDF.

- Runs on one baseline are a line; runs far apart on it are cells of a row. Inside ruled cells (strokes on all
four sides)
  the cell's lines belong together, whatever their baselines.
- In the upper and lower margin, lines that come back on several pages (digits aside) and page numbers are left out.
- A line that reaches the right margin goes on in the next one, unless that is indented, further away or of
another size:
  joined without anything between, or with a space between two Latin words. Pages join the same way.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .model import Origin

_PAGE_NUMBER = re.compile(
    r"[\s—–\-－‐·.]*+(?:第\s*+)?\d{1,4}\s*+(?:[页頁]\s*+)?(?:[/／,，]?\s*+共?\s*+\d{1,4}\s*+[页頁]?)?[\s—–\-－‐·.]*+$"
)
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|\d{1,2}[.、．]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
_WORD = re.compile("(?:[!-~]+|[“‘（《〈【]*.)[，。、；：！？）》〉】”’％%]*")
_MARGIN = 0.12  # of the page's height
_MAX_LOOKUPS = 5_000_000


class Run(NamedTuple):
    """Characters side by side: left and right edge, baseline, size, in points from the lower left corner."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Rule(NamedTuple):
    """A horizontal or vertical stroke."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """One page's size, runs and strokes."""

    width: float
    height: float
    runs: list[Run]
    rules: list[Rule]


class _Line(NamedTuple):
    cells: list[str]
    x0: float
    x1: float
    y: float
    size: float
    page: int

    @property
    def text(self) -> str:
        return " | ".join(self.cells)


def lay_out(pages: list[Page]) -> tuple[str, tuple[Origin, ...]]:
    """The pages' text and, line by line, which page it stands on (1-based)."""
    by_page = [_lines(page, number) for number, page in enumerate(pages, 1)]
    sizes = sorted(line.size for lines in by_page for line in lines)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    running = _running(by_page, pages, body)
    out: list[str] = []
    origins: list[Origin] = []
    length = 0
    before: _Line | None = None
    left = right = leading = 0.0
    for lines, page in zip(by_page, pages, strict=True):
        kept = [
            line
            for line in lines
            if not _in_margin(line, page)
            or ((_bare(line), line.y > page.height / 2) not in running and not _PAGE_NUMBER.fullmatch(line.text))
        ]
        if kept:
            old = (left, right)
            left, right, leading = _measures(kept)
            for line in kept:
                if before is not None:
                    new_page = before.page != line.page
                    joint = _joint(
                        before, line, old if new_page else (left, right), left, 0.0 if new_page else leading, body
                    )
                    out.append(joint)
                    length += len(joint)
                out.append(line.text)
                origins.append(Origin(length, length + len(line.text), line.page, line.page))
                length += len(line.text)
                before = line
    return "".join(out), tuple(origins)


def _joint(a: _Line, b: _Line, margins: tuple[float, float], left: float, leading: float, body: float) -> str:
    goes_on = (
        len(a.cells) == len(b.cells) == 1
        and abs(a.size - b.size) < 0.15 * a.size
        and a.x1 + _first_word(b) > margins[1] - 0.6 * a.size
        and (b.x0 < left + 0.8 * b.size or (b.size > 1.15 * body and _centred(b, margins)))
        and a.x0 < margins[0] + 4.5 * a.size
        and (not leading or a.y - b.y < 1.4 * leading)
    )
    end, start = a.cells[0][-1], b.cells[0][0]
    if end in "。：；" and (_NUMBERED.match(b.cells[0]) or (leading and a.y - b.y > 1.15 * leading)):
        goes_on = False  # a full line can be a paragraph's last
    if not goes_on:
        return "\n"
    return " " if end.isascii() and start.isascii() and (end.isalpha() or start.isalpha()) and end != "-" else ""


def _centred(line: _Line, margins: tuple[float, float]) -> bool:
    return abs(line.x0 + line.x1 - sum(margins)) < 2 * line.size


def _first_word(line: _Line) -> float:
    """Width of what cannot be parted from the line's first character, and so went over to this line with it."""
    word = _WORD.match(line.cells[0])
    return line.size * sum(0.5 if c.isascii() else 1 for c in word[0]) if word else 0.0


def _measures(lines: list[_Line]) -> tuple[float, float, float]:
    """Left and right margin of the running text, and the distance of its lines."""
    plain = [line for line in lines if len(line.cells) == 1] or lines
    right = max((line.x1 for line in plain if line.text[-1].isalnum()), default=max(line.x1 for line in plain))
    gaps = sorted(round(a.y - b.y, 1) for a, b in itertools.pairwise(plain) if a.y - b.y > 1)
    return min(line.x0 for line in plain), right, gaps[len(gaps) // 2] if gaps else 0.0


def _running(by_page: list[list[_Line]], pages: list[Page], body: float) -> set[tuple[str, bool]]:
    """Lines of the margins (digits aside, and whether at the top) that come back on at least half of the pages."""
    seen: Counter[tuple[str, bool]] = Counter()
    for lines, page in zip(by_page, pages, strict=True):
        seen.update(
            {
                (_bare(line), line.y > page.height / 2)
                for line in lines
                if _in_margin(line, page) and line.size <= 1.1 * body
            }
        )  # larger: a title
    return {line for line, count in seen.items() if count >= 2 and 2 * count >= len(pages) - 1}


def _in_margin(line: _Line, page: Page) -> bool:
    return not _MARGIN * page.height < line.y < (1 - _MARGIN) * page.height


def _bare(line: _Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text))


def _lines(page: Page, number: int) -> list[_Line]:
    rows, rest = _ruled_rows(page, number)
    groups: list[list[Run]] = []
    for run in sorted(rest, key=lambda run: -run.y):
        if groups and abs(groups[-1][0].y - run.y) < 0.4 * min(run.size, groups[-1][0].size):
            groups[-1].append(run)
        else:
            groups.append([run])
    for group in groups:
        group.sort(key=lambda run: run.x0)
        cells = [group[0].text]
        for a, b in itertools.pairwise(group):
            if b.x0 - a.x1 < 1.5 * a.size:
                cells[-1] += b.text
            else:
                cells.append(b.text)
        rows.append(
            _Line(
                [cell.strip() for cell in cells],
                group[0].x0,
                max(run.x1 for run in group),
                group[0].y,
                group[0].size,
                number,
            )
        )
    return sorted(rows, key=lambda line: -line.y)


def _ruled_rows(page: Page, number: int) -> tuple[list[_Line], list[Run]]:
    """Rows of ruled tables, and the runs outside of them."""
    if len(page.rules) < 4 or len(page.rules) * len(page.runs) > _MAX_LOOKUPS:
        return [], page.runs
    across = [rule for rule in page.rules if rule.y1 - rule.y0 < 1]
    down = [rule for rule in page.rules if rule.x1 - rule.x0 < 1]
    cells: dict[tuple[float, float, float, float], list[Run]] = {}
    rest: list[Run] = []
    for run in page.runs:
        x, y = (run.x0 + run.x1) / 2, run.y + 0.3 * run.size
        sides = _around(x, (rule.x0 for rule in down if rule.y0 - 2 < y < rule.y1 + 2))
        ends = _around(y, (rule.y0 for rule in across if rule.x0 - 2 < x < rule.x1 + 2))
        if sides and ends and ends[1] - ends[0] < 0.6 * page.height:
            cells.setdefault((*sides, *ends), []).append(run)
        else:
            rest.append(run)
    rows: dict[float, list[tuple[float, float, list[Run]]]] = {}
    for (x0, x1, _, top), inside in sorted(cells.items(), key=lambda cell: -cell[0][3]):
        row = next((t for t in rows if abs(t - top) < 3), top)
        rows.setdefault(row, []).append((x0, x1, inside))
    if not any(len(row) > 1 for row in rows.values()):
        return [], page.runs  # a frame, no table
    out = []
    for cells_of_row in rows.values():
        cells_of_row.sort(key=lambda cell: cell[0])
        first = cells_of_row[0][2][0]
        y = max(run.y for _, _, inside in cells_of_row for run in inside)
        out.append(
            _Line(
                [_cell(inside) for _, _, inside in cells_of_row],
                cells_of_row[0][0],
                cells_of_row[-1][1],
                y,
                first.size,
                number,
            )
        )
    return out, rest


def _around(at: float, strokes: Iterable[float]) -> tuple[float, float] | None:
    """The nearest strokes on both sides, merged where they stand side by side."""
    places = sorted(strokes)
    i, j = bisect_right(places, at), bisect_left(places, at)
    return (places[j - 1], places[i]) if j > 0 and i < len(places) else None


def _cell(runs: list[Run]) -> str:
    """A cell's lines, in order, without anything between Chinese characters."""
    text = ""
    for run in sorted(runs, key=lambda run: (-round(run.y), run.x0)):
        latin = text and text[-1].isascii() and run.text[0].isascii() and text[-1].isalpha() and run.text[0].isalpha()
        text += (" " if latin else "") + run.text.strip()
    return text
