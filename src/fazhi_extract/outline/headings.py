"""Headings in every scheme found in the wild, nested by the order in which the schemes appear.

一、 · 壹、 · (一) · 1. · (1) · 第一部分 · 【…】 · 1、 as the outermost · plain short lines without a numeral · headings that run
on into their paragraph ((一)提高思想认识,增强法治观念。将…). 一是/二是 items are no headings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from fazhi_extract.outline.kinds import heading_kind, part_kind, speaks_of_both
from fazhi_extract.quantities.numerals import NotANumeral, chinese_integer

_MARK = re.compile(
    r"(?P<part>第(?P<p>[一二三四五六七八九十]{1,3})(?:部分|章|节)[、:,.]?)"
    r"|(?P<han>(?P<h>[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3})[、.])"
    r"|(?P<bracket>\(?(?P<b>[一二三四五六七八九十]{1,3})\)[、.]?)"
    r"|(?P<arabic>(?P<a>\d{1,2})(?:[、]|\.(?!\d)))"
    r"|(?P<paren>\((?P<c>\d{1,2})\)[、.]?)"
    r"|(?P<ring>(?P<r>[①-⑳]))"
)
_SCHEMES = {"part": "p", "han": "h", "bracket": "b", "arabic": "a", "paren": "c", "ring": "r"}
_RING = re.compile("[①-⑳]")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_LINE = re.compile(r"[^\n]+")
_INLINE = re.compile(r"[。;:!?]((?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)))")
_END = re.compile(r"[。;:!?\n]")
_PLAIN_WORDS = re.compile(
    r"(?:主要(?:举措|措施|做法|工作|成效|情况)|举措和成效|措施和成效|工作(?:情况|开展|成效|打算|安排|计划|思路)|存在的?(?:主要)?(?:问题|不足|困难)|不足和原因"
    r"|下一步|下步|下一年|第一责任人|职责情况|履行.{0,12}职责|(?:年度?|工作)(?:主要)?(?:安排|打算|计划|思路)|组织领导|政府职能|依法决策|行政执法|应急|矛盾纠纷|权力监督|制约监督"
    r"|科技保障|法治保障|普法|法治宣传|法律服务|营商环境|制度体系|突发事件)"
)
# How the heading of a part begins that says what was done: 坚持党建引领,压紧压实法治建设责任
_RESOLVE = re.compile(
    r"(?:坚持|深化|推进|加强|强化|优化|完善|规范|健全|聚焦|持续|提升|落实|严格|夯实|筑牢|压实|着力|全面|创新|突出|深入|加快|狠抓|扎实|不断|切实|依法)(?=[^,]{2,16}(?:,|$))(?=.{6})"
)
# A line that is the heading of a required part word for word: 存在问题, 2024年工作计划. It may stand above short lines.
_FRAME_NOUNS = "情况|成效|成绩|举措|措施|做法|问题|不足|困难|短板|差距|薄弱环节|原因|计划|打算|安排|思路"
_FRAME_LINE = re.compile(
    r"(?:20\d\d年度?|[下明来今]年度?|下一?步|下一?阶段|今后|当前|目前|主要|存在|法治政府建设|法治建设|依法行政|推进|工作|开展|落实|完成|取得"
    rf"|面临|突出|[的中和及与、]|以及|{_FRAME_NOUNS}){{0,8}}(?:{_FRAME_NOUNS})"
)
_FIGURE = re.compile(r"\d(?!\d{3}年|年)")
_FOUR_DIGITS = re.compile(r"\d{4}年")
Span = tuple[int, int]
_MAX_HEADING = 60
_SHORT = 18  # characters of a heading that runs on into its item


@dataclass(slots=True)
class Heading:
    """A heading: ``start``/``end`` of its words in the normalised text, ``body`` where its section's text begins
    (after the line break, or at the sentence that the heading runs on into), ``stop`` where the section ends."""

    start: int
    end: int
    body: int
    stop: int
    level: int
    scheme: str
    number: int
    text: str
    kind: str = "other"


def _number(match: re.Match[str]) -> tuple[str, int]:
    scheme = next(name for name in _SCHEMES if match[name])
    digits = match[_SCHEMES[scheme]].translate(_FORMAL)
    if scheme == "ring":
        return scheme, ord(digits) - 0x245F
    if digits.isdigit():
        return scheme, int(digits)
    try:
        return scheme, chinese_integer(digits)
    except NotANumeral:
        return scheme, 0


def _heading_end(text: str, start: int, mark_end: int) -> tuple[int, int, bool]:
    """End of the heading's words, start of its body, and whether it runs on into its paragraph."""
    stop = _END.search(text, mark_end)
    end = stop.start() if stop else len(text)
    if text[start - 1 : start] == "【":
        closed = text.find("】", mark_end, end)
        end = closed if closed > 0 else end
    line_end = text.find("\n", mark_end)
    if line_end < 0:
        line_end = len(text)
    runs_on = end < line_end - 1
    if end - start > _MAX_HEADING and "," in text[mark_end:end]:
        # one long sentence without an inner full stop: the heading is its first clause only where it is short
        comma = text.index(",", mark_end)
        return min(comma, end), min(comma, end), True
    return end, min(len(text), end + 1), runs_on


def _candidates(text: str) -> list[tuple[int, int, str, int]]:
    """(start, end of the mark, scheme, number) of every place that could open a heading."""
    found = []
    for line in _LINE.finditer(text):
        match = _MARK.match(text, line.start() + (line[0][0] == "【"))
        if match:
            found.append((match.start(), match.end(), *_number(match)))
    known = {start for start, *_ in found}
    for inline in _INLINE.finditer(text):
        at = inline.start(1)
        match = _MARK.match(text, at)
        if match and at not in known:
            found.append((at, match.end(), *_number(match)))
    found.sort()
    return found


def _chapter_line(text: str, start: int, mark_end: int) -> bool:
    """Whether a line by itself is the heading of the shortcomings or the plans: 三、 is printed twice now and then."""
    end, _, runs_on = _heading_end(text, start, mark_end)
    if runs_on or (start and text[start - 1] not in "\n【"):
        return False
    return heading_kind(text[start:end], 1, None) in ("problems", "plans")


def _numbered(text: str) -> list[Heading]:
    stack: list[tuple[str, int]] = []  # schemes from the outermost in, with the number seen last
    headings: list[Heading] = []
    for start, mark_end, scheme, number in _candidates(text):
        depth = next((k for k, (name, _) in enumerate(stack) if name == scheme), None)
        if depth is None:
            if number != 1 and stack and number == stack[0][1] + 1 and _chapter_line(text, start, mark_end):
                # 一、… 二、… 第三部分 2024年工作计划: the same numbering by another mark
                stack[:] = [(stack[0][0], number)]
                end, body, _ = _heading_end(text, start, mark_end)
                headings.append(Heading(start, end, body, len(text), 1, scheme, number, text[start:end]))
                continue
            if number != 1:
                if headings or number > 3:
                    continue  # a stray mark: numbering starts at one
            if stack and stack[0][0] == "arabic" and scheme in ("han", "part") and number == 1:
                # 1、 came first inside a preface; the usual outermost scheme takes over
                stack.clear()
            stack.append((scheme, number))
            depth = len(stack) - 1
        else:
            last = stack[depth][1]
            runs = number == last + 1 or (number == 1 and depth > 0) or last < number <= last + 2
            if not runs and not (number == last and depth == 0 and _chapter_line(text, start, mark_end)):
                continue
            stack[depth] = (scheme, number)
            del stack[depth + 1 :]
        end, body, runs_on = _heading_end(text, start, mark_end)
        if end - mark_end < 2:
            continue
        if depth >= 1 and scheme in ("arabic", "paren", "ring") and runs_on and end - start > 45:
            pass
        headings.append(Heading(start, end, body, len(text), depth + 1, scheme, number, text[start:end]))
    return headings


def _plain(text: str, first_prose: int) -> list[Heading]:
    """Short lines without numeral or full stop that stand between paragraphs and speak the genre's headings."""
    lines = [match.span() for match in _LINE.finditer(text)]
    headings = []
    for k, (start, end) in enumerate(lines):
        body = end + 1
        if text[start] == "【" and text[end - 1] == "】":
            start, end = start + 1, end - 1
        size = end - start
        if not 4 <= size <= 36 or text[end - 1] in ",、;!?)" or start < first_prose:
            continue
        if _MARK.match(text, start):
            continue
        words = text[start:end].rstrip("。")
        if not words:  # a line of full stops
            continue
        if words[-1] == ":":
            words = words[:-1]
            if not _speaks_of_frame(words):
                continue
            end -= 1
        if "。" in words or ";" in words or "|" in words or _FIGURE.search(_FOUR_DIGITS.sub("", words)):
            continue
        following = lines[k + 1] if k + 1 < len(lines) else None
        if following is None:
            continue
        if following[1] - following[0] < 40 and not _MARK.match(text, following[0]):
            # a short paragraph, or the first heading of the chapter and its paragraph
            prose = text[following[1] - 1] in "。;:" or lines[min(k + 2, len(lines) - 1)][1] - following[1] > 60
            if not prose or not _FRAME_LINE.fullmatch(words):
                continue
        headings.append(Heading(start, end, body, len(text), 1, "plain", 0, words))
    return headings


def find_headings(text: str, first_prose: int) -> list[Heading]:
    """Headings of a normalised text in order. ``first_prose``: where the first real paragraph starts, so that a
    title is no heading."""
    headings = _numbered(text)
    plain = _plain(text, first_prose)
    usual = bool(headings) and headings[0].scheme in ("han", "part")
    if not usual:
        plain = [heading for heading in plain if _PLAIN_WORDS.search(heading.text) or _RESOLVE.match(heading.text)]
    frame = [heading for heading in plain if _speaks_of_frame(heading.text)]
    outer = not usual and (len(plain) >= 2 or bool(frame))
    if outer and (not headings or plain[0].start < headings[0].start):
        for heading in headings:
            heading.level += 1
        headings = sorted([*plain, *headings], key=lambda h: h.start)
        if any(_FRAME_LINE.fullmatch(a.text) and a.end + 1 == b.start for a, b in pairwise(plain)):
            # 2025年主要举措和成效, and right below it 坚持党建引领,压实责任: chapters, and parts of them
            for heading in headings:
                if heading.scheme != "plain" or not _is_chapter(heading.text):
                    heading.level += 1
    elif frame:
        # 一、主要工作 …, and below it 存在问题 without a numeral
        named = {heading_kind(heading.text, 1, None) for heading in headings if heading.level == 1}
        frame = [h for h in frame if heading_kind(h.text, 1, None) not in named and _ends_a_list(headings, h)]
        headings = sorted([*headings, *frame], key=lambda h: h.start)
    elif usual and headings[0].scheme == "part" and len(plain) >= 3 and all(heading.level == 1 for heading in headings):
        # 第一部分 …, and under it short lines without a numeral
        for heading in plain:
            heading.level = 2
        headings = sorted([*headings, *(h for h in plain if h.start > headings[0].start)], key=lambda h: h.start)
    _close(headings, len(text))
    _name(headings)
    kept = [heading for heading in headings if not _is_item(text, heading)]
    if len(kept) < len(headings):
        _close(kept, len(text))
    return kept


def marks_behind(text: str, heading: Heading, stop: int) -> list[Span]:
    """Spans of the marks that go on with a heading's numbering in its own paragraph: (二) and (三) behind (一)甲。…(二)乙。…"""
    line = text.find("\n", heading.end, stop)
    found: list[Span] = []
    for end in _END.finditer(text, heading.end, line if line >= 0 else stop):
        mark = _MARK.match(text, end.end())
        if mark and _number(mark) == (heading.scheme, heading.number + len(found) + 1):
            found.append(mark.span())
    return found


def _speaks_of_frame(words: str) -> bool:
    """Whether a line without a numeral is the heading of the shortcomings or the plans."""
    return bool(_FRAME_LINE.fullmatch(words)) and heading_kind(words, 1, None) in ("problems", "plans")


def _is_chapter(words: str) -> bool:
    """Whether a line without a numeral is the heading of a required part and not of a piece of one."""
    return bool(_FRAME_LINE.fullmatch(words)) or ("第一责任人" in words and words.endswith("情况"))


def _ends_a_list(headings: list[Heading], frame: Heading) -> bool:
    """Whether the numbering begins anew behind a heading without a numeral: 存在问题: between (一)执法工作 and (二)普法工作
    is of (一) alone."""
    at = bisect_right(headings, frame.start, key=lambda h: h.start)
    return at == len(headings) or headings[at].level == 1 or headings[at].number == 1


def _is_item(text: str, heading: Heading) -> bool:
    """Whether a numbered paragraph right below plans or shortcomings is an item and no heading (1.加快构建…体系。)."""
    if heading.kind in ("problems", "plans") and heading.level == 2:
        follower = _MARK.match(text, heading.end + 1)
        if follower and text[heading.end] != "\n" and _number(follower) == (heading.scheme, heading.number + 1):
            return True  # 1、执法不规范。2、普法不深入。
        if heading.scheme == "ring" and _RING.search(heading.text, 1):
            return True  # ①执法不严②普法不深
    if heading.kind in ("problems", "plans") and heading.level == 2 and heading.scheme == "bracket":
        # (一)…;(二)… in one paragraph
        inline = text[heading.start - 1 : heading.start] != "\n"
        bare = text[heading.end + 1 : heading.end + 2] in ("", "\n", "(")  # nothing stands below it
        bare = bare or (text[heading.start - 1 : heading.start] == ";" and text[heading.end : heading.end + 1] == "\n")
        return text[heading.end : heading.end + 1] == ";" or (inline and (bare or "," in heading.text))
    if (
        heading.level != 2
        or heading.scheme not in ("arabic", "paren", "ring")
        or heading.kind not in ("problems", "plans")
    ):
        return False
    size = heading.end - heading.start
    runs_on = text[heading.end : heading.end + 1] not in ("", "\n")
    # 1.持续规范行政执法。新增… has a heading of its own; 1.加快构建…体系。 is the item itself
    short = (
        size <= _SHORT
        and text[heading.end : heading.end + 1] == "。"
        and text[heading.end + 1 : heading.end + 2] not in ("", "\n")
    )
    return size > 40 or (runs_on and not short)


def _close(headings: list[Heading], size: int) -> None:
    open_: list[Heading] = []
    for heading in headings:
        while open_ and open_[-1].level >= heading.level:
            open_.pop().stop = heading.start
        open_.append(heading)
    for heading in open_:
        heading.stop = size


def _name(headings: list[Heading]) -> None:
    parents: list[Heading] = []
    for heading in headings:
        del parents[heading.level - 1 :]
        parent = parents[-1] if parents else None
        heading.kind = heading_kind(heading.text, heading.level, parent.kind if parent else None)
        if heading.kind in ("problems", "plans") and parent and parent.level == 1 and speaks_of_both(parent.text):
            heading.kind = part_kind(heading.text, heading.kind)
        parents.append(heading)
