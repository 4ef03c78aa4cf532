"""From raw text to the text that the rules read, with the map back.

Steps, in order: repair (readings in brackets, slipped bytes; package ``repair``), script and widths (length kept),
noise (spaces and soft line breaks). Only the first and the last change positions; both record where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from fazhi_extract.repair import Damage, Repair, find_repairs
from fazhi_extract.text.characters import fold_widths, is_traditional, to_simplified
from fazhi_extract.text.mapping import Mapping, compose, edit
from fazhi_extract.text.spans import within

BLANK = "□"  # a place where a number should stand and none does


@dataclass(frozen=True, slots=True)
class Normalised:
    r"""Text as the rules read it.

    ``text``: Simplified, ASCII digits and ASCII ``,.:;!?()%``, no noise; one ``\n`` per line break that counts.
    ``size``: length of the raw text. ``script``: ``simplified`` or ``traditional`` (the raw text's).
    ``repairs`` and ``damage``: what was mended and what was recognised but left, in raw offsets.
    """

    text: str
    size: int
    script: str
    mapping: Mapping
    repairs: tuple[Repair, ...]
    damage: tuple[Damage, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open span of a normalised half-open span (an empty one maps to the place of its start)."""
        if start < end:
            return self.mapping.span(start, end) if self.text else (0, 0)
        if not self.text:
            return 0, 0
        if start >= len(self.text):
            return self.size, self.size
        place = self.mapping.span(start, start + 1)[0]
        return place, place


# Marks that open a numbered heading; a line break before one is never soft.
HEADING = re.compile(
    r"(?:【|第[一二三四五六七八九十]{1,3}[部章节]|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.](?!\d)|\(\d{1,2}\)"
    r"|[①-⑳⑴-⒇])"
)
# 报告如下。 一、主要举措和成效 (一)加强领导: a space is all that is left of a line break.
_CHAPTER = re.compile(r"(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))[\u4e00-\u9fff“]")
_RUN = re.compile(r"[ \u200b\n][ \u200b\n]*")  # a class in front is what `re` looks for fastest
_UNIT = re.compile(
    r"(?:余|多)?(?:万|亿)?(?:人次|件次|场次|件|宗|起|例|份|部|条|项|个|名|人|家|户|场|次|期|堂|元|%|小时|篇|处|所|支|本|卷|批|轮)"
)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_GROUPED = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?: \d{3})++(?!\d|\.\d+\.)")
# 申请1 23件, 申请 1 2 3 件: stray spaces in a number of running text.
_BROKEN = re.compile(
    r"\d(?:(?<=[\u4e00-\u9fff:(]\d)|(?<=[\u4e00-\u9fff:(] \d))\d{0,2}(?: {1,2}\d{1,3}){1,5}(?:\.\d{1,4})? {0,2}"
    + _UNIT.pattern
)
# 行政处罚 1200件 行政许可 3400件: a line of labels with their figures
_LABELLED = re.compile(rf"(?:[\u4e00-\u9fff]{{2,12}}:? {{0,3}}\d[\d,.]*+ ?{_UNIT.pattern}(?: +|$)){{2,}}")
# How a sentence goes on behind a figure that a page set on a line of its own: 128⏎件,受理; 2022⏎年⏎12⏎月.
_DATE_ON = r"年(?![度份均内])|月(?!均)|日(?!均)"
_PROSE_ON = r"(?<![人个名条项部期户])[\u4e00-\u9fff][^\n]{0,80}[,。;，；]"
_GOES_ON = re.compile(
    rf"{_DATE_ON}|[万亿余多][余多]?\n[ \n]{{0,4}}[余多]?(?:"
    + _UNIT.pattern
    + r")|"
    + _UNIT.pattern
    + rf"(?: {{0,2}}(?:$|[\n,、。;:()（），；：])|{_PROSE_ON})"
)
# The line above such a figure: it goes on where a sentence does. 113⏎件⏎收到申请 is no sentence.
_APART = re.compile(
    r"\d[\d,.]{0,12}[余多万亿]{0,3} {0,2}\n[ \n]{0,4}(?:"
    + _DATE_ON
    + r"|(?:[万亿余多][余多]?\n[ \n]{0,4})?[余多]?"
    + _UNIT.pattern
    + rf"(?:[ \n]{{0,4}}[,、。;:()（），；：以]|{_PROSE_ON}))|\d[^\n,，。]{{0,12}}\n[ \n]{{0,4}}[,，、。;；)）]"
)
_MAGNITUDE = re.compile(r"\d[ \n]{0,4}[万亿余多][余多]?$")
_UNIT_LAST = frozenset("件宗起例份部条项个名人家户场次期元%篇处所")
_MARKS = frozenset(",。;:")
_PIECES = re.compile(r"\d+")
_NUMBERED = ("表", "图", "第", "附件", "序号", "编号")  # what a number of its own stands behind: 附件1 23件
_COUNTING = re.compile(r"(?:序号?|编号) ")
_NUMBERED_ROW = re.compile(r"\d{1,3} +\d[^。\n]*(?:\n|$)")
_GAP = re.compile(r" (?<=[\d,.%] ) *\d")  # every row of a table and every grouped number has one
_ROW_TAIL = "0123456789,.% "  # what the figures of a table row, and the gaps between them, are made of
_CLOSING = frozenset(",、。;:)》”’%!?")
_OPENING = frozenset(",、(《“‘-")
_SENTENCE_END = frozenset("。;:!?")
_BLANKS = re.compile(
    r"(?<=[\u4e00-\u9fff(])(?:[xX×＊*_□○Ｏ]{1,6}|\(\s*\)|…{1,2})(?=(?:余|多)?(?:万|亿)?[件宗起例份部条项个名人家户场次期堂元%篇处所])"
)
_FILLER = re.compile(r"[xX×＊*_□○Ｏ…(]")  # a blank begins with one: far cheaper to look for than the whole
_PAGE_NUMBER = re.compile(r"-[- ]*\d{1,4}[- ]*")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _hard_wrapped(lines: list[str]) -> int:
    """Typical line length of a text that was wrapped at a fixed width (a mail, a PDF), else 0."""
    full = [len(line) for line in lines if len(line) > 15]
    if len(full) < 12:
        return 0
    full.sort()
    typical = full[len(full) * 3 // 4]
    if typical > 80:
        return 0
    return typical if sum(abs(size - typical) <= 3 for size in full) > len(full) * 0.6 else 0


def _soft(text: str, start: int, end: int, line_start: int, wrap: int) -> bool:
    """Whether the line break in ``text[start:end]`` only wraps a line, so that the sentence runs on."""
    before, after = text[start - 1], text[end]
    if HEADING.match(text, end):
        return False
    line = text[line_start:start]
    if before == "-" and (
        _PAGE_NUMBER.fullmatch(line) or not line[:-1].strip("- ") or line[:-1].rstrip(" ").endswith("|")
    ):
        return False  # the last two: a cell of a table with nothing in it
    if before in _OPENING or after in _CLOSING:
        return True
    if before.isdigit():
        if _GOES_ON.match(text, end):
            return True
    elif before in "万亿余多" and _MAGNITUDE.search(line) and _GOES_ON.match(text, end):
        return True  # 3.5⏎万⏎余份
    elif after.isdigit() and _APART.match(text, end):
        return before not in _SENTENCE_END
    if before.isdigit() and _HAN.search(line):
        if not wrap and len(line) <= 40 and line.rstrip("0123456789,.-").endswith(":"):
            return False  # 浏览次数:1352, 邮编:246000: such digits never go on in the next line
        if after.isdigit():
            rest = _FIGURE.match(text, end)
            return bool(rest) and bool(_UNIT.match(text, rest.end() if rest else end))
        return bool(_UNIT.match(text, end))
    if wrap and start - line_start >= wrap - 3 and before not in _SENTENCE_END:
        return not HEADING.match(line) or "。" in line
    return False


def _ends_in_figures(line: str) -> bool:
    """Whether a line ends in two figures or more with gaps between them."""
    figures = line[len(line.rstrip(_ROW_TAIL)) :].split(" ")
    figures = [figure for figure in figures if figure]
    return any(b[0].isdigit() and any(map(str.isdigit, a)) for a, b in pairwise(figures))


def _table_rows(text: str, gaps: list[int]) -> tuple[list[tuple[int, int]], dict[int, bool]]:
    """Lines that are a table's: figures with gaps between them at their end, and the line above that heads them. Also the
    beginnings of those that have such a head, with whether its first column counts the rows."""
    rows: list[tuple[int, int]] = []
    headed: dict[int, bool] = {}
    last = -1
    for at in gaps:
        if at <= last:
            continue
        start = text.rfind("\n", 0, at) + 1
        last = text.find("\n", at)
        if last < 0:
            last = len(text)
        above = _line_above(text, start)
        counts = headed.get(above[0], False) or _COUNTING.match(text, above[0]) is not None
        if _heads(text[slice(*above)], text[start:last]) or (counts and _NUMBERED_ROW.match(text, start)):
            if rows[-1:] != [above]:
                rows.append(above)
            rows.append((start, last))
            headed[start] = counts
        elif _ends_in_figures(text[start:last]):
            rows.append((start, last))
    return rows, headed


def _line_above(text: str, start: int) -> tuple[int, int]:
    """The line above one that begins at ``start``, over an empty line if there is one (a carriage return made it)."""
    end = max(0, start - 1)
    if text[end - 1 : end] == "\n":
        end -= 1
    return text.rfind("\n", 0, end) + 1, end


def _heads(above: str, line: str) -> bool:
    """Whether a line stands over a row of figures: it has as many words (or figures) as the row, whose first may be a label."""
    if "。" in above or "。" in line:
        return False
    row = line.split()
    return len(row) == len(above.split()) and all(piece[0].isdigit() for piece in row[1:])


def _in_columns(text: str, start: int, end: int, headed: dict[int, bool]) -> bool:
    """Whether figures in groups of three (142 133 120) are those of columns, under a row with as many words or figures. With a unit
    (1 234件) they are if the first column counts the rows."""
    line = text.rfind("\n", 0, start) + 1
    if line not in headed or text[max(0, start - 1) : start] not in ("", " ", "\n"):
        return False
    if text[end : end + 1] in ("", " ", "\n"):
        return True
    return line == start and headed[line]


def _broken(text: str, rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Numbers of running text with stray spaces in them. Their pieces show that they are one: a single digit, or a zero in front.
    Figures after 分别, and those of a table's row, stand for themselves."""
    spans = []
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        pieces = _PIECES.findall(match[0].partition(".")[0])
        if not any(len(piece) == 1 for piece in pieces) and not any(piece[0] == "0" for piece in pieces[1:]):
            continue
        before = text[max(0, start - 40) : start].rpartition("\n")[2].rstrip(" ")
        if pieces[0] == "0" or before.endswith(_NUMBERED) or "分别" in before or "依次" in before:
            continue
        if text[start - 1] == " " and _MARKS.isdisjoint(before + text[end : end + 40].partition("\n")[0]):
            continue  # 人民调解 3 12件: it may be a row of a table
        if not within(rows, start):
            spans.append((start, end))
    return spans


_TAB = "\t"
_CELL_FIGURE = re.compile(r"[约近]?[\d０-９][\d０-９,，.．]*(?:[余多]?(?:万|亿)|(?:万|亿)?[余多])?[%％]?")
_CELL_UNIT = re.compile(r"[(（](?:单位[:：])?[\u4e00-\u9fff%]{1,4}[)）]$")


# The marks of Markdown at the beginning of a line: ## 一、…, **一、…**. (A number sign before a figure is none.)
_HASHES = re.compile(r"^ *#{1,6}(?=[ *\u4e00-\u9fff(《])", re.MULTILINE)
_EMPHASIS = re.compile(r"^( *)\*\*(?![件起宗个人名份次家场项%])([^*\n]++)\*\*", re.MULTILINE)


def _unmarked(text: str) -> str:
    """The text with spaces for the marks of Markdown, same length."""
    if "#" in text:
        text = _HASHES.sub(lambda match: " " * len(match[0]), text)
    return _EMPHASIS.sub(r"\1  \2  ", text) if "**" in text else text


def _tabbed(text: str) -> str:
    """The text with bars for the tabs of tables, same length: lines with the same number of tabs, one after the other, in which
    a figure has a cell for itself. Pages of a table of contents are none: a table has a head, or says its units."""
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        tabs = _tabs(lines[start])
        stop = start + 1
        while tabs and stop < len(lines) and _tabs(lines[stop]) == tabs:
            stop += 1
        if stop - start > 1 and _is_table([line.split(_TAB) for line in lines[start:stop]]):
            lines[start:stop] = [line.replace(_TAB, "|") for line in lines[start:stop]]
        start = stop
    return "\n".join(lines)


def _tabs(line: str) -> int:
    """How many tabs a line has, 0 for a sentence."""
    return 0 if "。" in line else line.count(_TAB)


def _is_table(rows: list[list[str]]) -> bool:
    figures = [[_CELL_FIGURE.fullmatch(cell.strip()) is not None for cell in row] for row in rows]
    beside = any(
        any(cells) and sum(map(bool, map(str.strip, row))) > 1 for cells, row in zip(figures, rows, strict=True)
    )
    return beside and (not any(figures[0]) or any(_CELL_UNIT.search(cell) for row in rows for cell in row))


def _noise(text: str) -> list[tuple[int, int, str]]:
    """Edits that take out spaces and soft line breaks, turn blanks into one mark and table gaps into ``|``."""
    edits: list[tuple[int, int, str]] = []
    wrap = _hard_wrapped(text.split("\n"))
    gaps = [match.start() for match in _GAP.finditer(text)] if " " in text else []
    rows, headed = _table_rows(text, gaps)
    grouped = [match.span() for match in _GROUPED.finditer(text)] if gaps else []
    grouped = [span for span in grouped if not _in_columns(text, *span, headed)] if headed else grouped
    if gaps and (broken := _broken(text, rows)):
        grouped = sorted([*grouped, *broken])
    in_group = 0
    line_start = 0
    row = 0
    labelled = (-1, False)  # a line, and whether it is one of labels with their figures
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = match[0]
        if start == 0 or end == len(text):
            edits.append((start, end, ""))
            continue
        if "\n" in run:
            soft = _soft(text, start, end, line_start, wrap)
            if not soft:
                line_start = end
                at = start + run.index("\n")
                if at > start:
                    edits.append((start, at, ""))
                if end > at + 1:
                    edits.append((at + 1, end, ""))
            else:
                edits.append((start, end, ""))
            continue
        before, after = text[start - 1], text[end]
        if " " not in run:  # zero-width characters alone
            edits.append((start, end, ""))
            continue
        while row < len(rows) and rows[row][1] < start:
            row += 1
        while in_group < len(grouped) and grouped[in_group][1] <= start:
            in_group += 1
        is_grouped = in_group < len(grouped) and grouped[in_group][0] <= start
        if row < len(rows) and rows[row][0] <= start and not is_grouped:
            edits.append((start, end, "|"))
        elif before.isdigit() and after.isdigit():
            edits.append((start, end, "" if is_grouped else " "))
        elif (len(run) >= 2 and (before in _SENTENCE_END or HEADING.match(text, end))) or _CHAPTER.match(text, end):
            edits.append((start, end, "\n"))
            line_start = end
        elif (before == "(" and after == ")") or before in "xX×*_□":
            edits.append((start, end, ""))
        elif _blank(text, start, end):
            edits.append((start, end, BLANK))
        elif before in _UNIT_LAST and _HAN.match(after):
            if labelled[0] != line_start:
                stop = text.find("\n", end)
                labelled = line_start, bool(_LABELLED.fullmatch(text, line_start, stop if stop > 0 else len(text)))
            edits.append((start, end, "," if labelled[1] else ""))
        elif before.isascii() and after.isascii() and before.isalpha() and after.isalpha():
            if len(run) > 1:
                edits.append((start, end, " "))
        else:
            edits.append((start, end, ""))
    return edits


def _blanks(text: str) -> list[tuple[int, int, str]]:
    """Edits that turn what fills a blank (××件, ( )件, ……件) into one mark."""
    edits = []
    at = 0
    while found := _FILLER.search(text, at):
        match = _BLANKS.match(text, found.start())
        if match:
            edits.append((match.start(), match.end(), BLANK))
        at = match.end() if match else found.end()
    return edits


def _blank(text: str, start: int, end: int) -> bool:
    """Whether the gap stands where a number was left out: 办理公证 件, 达  %."""
    before = text[start - 1]
    if not _HAN.match(before) or before in "零〇一二三四五六七八九十百千万亿两几":
        return False
    unit = _UNIT.match(text, end)
    if not unit:
        return False
    after = text[unit.end() : unit.end() + 1]
    return not after or not _HAN.match(after)


def _merge(edits: list[tuple[int, int, str]], more: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for start, end, new in sorted(edits + more):
        if out and start < out[-1][1]:
            continue
        out.append((start, end, new))
    return out


def normalise(raw: str) -> Normalised:
    """Normalise a raw text. Never fails; the empty text gives the empty text."""
    repairs, damage = find_repairs(raw)
    inner: Mapping | None = None
    text = raw
    if repairs:
        text, inner = edit(raw, [(fix.start, fix.end, fix.after) for fix in repairs])
    if _TAB in text:
        text = _tabbed(text)
    traditional = is_traditional(text)
    text = to_simplified(text) if traditional else fold_widths(text)
    text = _unmarked(text)
    blanks = _blanks(text)
    edits = _merge(_noise(text), blanks) if blanks else _noise(text)
    text, mapping = edit(text, edits)
    if inner is not None:
        mapping = compose(mapping, inner, len(text))
    script = "traditional" if traditional else "simplified"
    return Normalised(text, len(raw), script, mapping, tuple(repairs), tuple(damage))
