"""One cell of a table: whether it holds a figure, and with which unit; and the cells of a line with bars."""

from __future__ import annotations

import re

from fazhi_extract.quantities.column_heads import when
from fazhi_extract.quantities.numerals import ARABIC, NotANumeral, parse
from fazhi_extract.quantities.scan import unit_at
from fazhi_extract.quantities.table_units import printed_unit

Span = tuple[int, int]

# A cell with a figure, its unit and a remark: 142 · 约1200 · 1.2万余份 · 一百二十件 · 97件(其中维持60件) · -11.7%
_NUMBER = re.compile(
    rf"(?P<about>[约近↑↓+]|超过?|上升|下降|增长|提高|减少)?(?P<figure>-?{ARABIC}(?:[余多]?[万亿])?[余多]?)"
    rf"(?:\(?(?![年月日号届季])(?P<unit>[^\d()余多]{{1,6}})\)?)?(?P<remark>\([^()|]{{2,60}}\))?"
)
_IN_WORDS = re.compile(
    r"(?P<about>[约近]|超过?)?(?P<figure>[一二两三四五六七八九十数几廿卅][零〇一二两三四五六七八九十百千万亿]{0,11}[余多]?[万亿]?)"
    r"(?P<unit>[^\d()]{1,3})(?P<remark>)"
)
_COUNT_ONE = frozenset("件 起 宗 人 名 次 场 份 项".split())  # what a single numeral counts; 三科, 二处 are offices
_NUMERAL_BEGINS = frozenset("一二两三四五六七八九十数几廿卅约近超")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")
UNIT_BEHIND = re.compile(r"[(](?:单位[::])?([^()]{1,6})[)]$")
_UNIT_NAMED = re.compile(r"([件人户份场次家宗起项条个])数$|((?:人|场|件|户|家)次)数?$")


def cells_of(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, empty ones too; bars at its beginning and its end are a border."""
    if end - start > 1 and text[start] == text[end - 1] == "|":
        start, end = start + 1, end - 1
    spans: list[Span] = []
    while (bar := text.find("|", start, end)) >= 0:
        spans.append((start, bar))
        start = bar + 1
    spans.append((start, end))
    return spans


def figure_in(text: str, cell: Span, labelled: bool) -> re.Match[str] | None:
    """The figure that a cell holds; in words (一百二十件) with a unit of measure behind it. ``labelled``: another cell stands before
    it, so that one numeral (三项) is no label itself."""
    match = _NUMBER.fullmatch(text, *cell)
    if match is None and 2 <= cell[1] - cell[0] <= 14 and text[cell[0]] in _NUMERAL_BEGINS:
        match = _IN_WORDS.fullmatch(text, *cell)
        if match is None or not printed_unit(match["unit"]):
            return None
        if len(match["figure"]) == 1 and (not labelled or match["unit"] not in _COUNT_ONE):
            return None
        try:
            parse(match["figure"])
        except NotANumeral:
            return None
    return match


def says(text: str, cell: Span) -> bool:
    """Whether there are words in a cell, or a year (and not a dash, or nothing)."""
    return _WORDS.search(text, *cell) is not None or when(text, cell) is not None


def own_unit(text: str, match: re.Match[str]) -> str:
    """The unit in a figure's own cell."""
    if not match["unit"]:
        return ""
    found, _ = unit_at(text, match.end("figure"))
    return found or match["unit"]


def unit_behind(text: str, words: Span) -> str:
    """The unit in brackets behind a heading or a label, or the one that its last word names: 收到(件), 培训人数."""
    if text[words[1] - 1] == ")":
        noted = UNIT_BEHIND.search(text, *words)
        return printed_unit(noted[1]) if noted else ""
    if text.endswith("案数", 0, words[1]):
        return "件"  # 收案数
    named = _UNIT_NAMED.search(text, *words)
    return (named[1] or named[2]) if named else ""
