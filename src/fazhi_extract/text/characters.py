"""Character tables: Traditional to Simplified, full-width to half-width.

The script table is OpenCC's own (``TSCharacters.txt`` and ``TSPhrases.txt`` of opencc-python-reimplemented), applied
with ``str.translate``: the same result as ``OpenCC("t2s").convert`` at a fortieth of its cost, and one character
for one, so that offsets survive. A test holds it against the library itself.
"""

from __future__ import annotations

import importlib.util
import pathlib
import re
from functools import cache

# Characters that OpenCC 0.1.7 leaves alone although mainland texts know one simplified form only.
MISSED = {"陜": "陕"}
# Traditional-only characters frequent in any report. Counting them decides the script; an exhaustive set would
# only make the probe slower.
MARKERS = "區關設業務訴訟復執與實國會議規審許權證應處調糾紛簡專隊報監據數網統達備聯縣開進項總員類質題"

# Traditional forms that Simplified texts write too, in names above all (李昇, 鍾楚红); those that GB 2312 has (乾 著 夥 於)
# need no mention.
NAMES = "昇陞甦迺龢讎祕脩剋濛矇鍾鉅闇"
SHORT = 500  # characters below which every character of a text is looked at

WIDTHS = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\t\x0b\x0c\xa0\u3000\u2028\u2029\u202f\u205f"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(
        [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xAD, 0x0], "\u200b"
    ),
    **dict.fromkeys(map(ord, "–—―−─﹣－"), "-"),
    **dict.fromkeys(map(ord, "•・‧∙●"), "·"),
    ord("○"): "〇", ord("﹐"): ",", ord("﹑"): "、", ord("﹒"): ".", ord("﹔"): ";", ord("﹕"): ":", ord("∶"): ":",
    ord("﹙"): "(", ord("﹚"): ")", ord("﹪"): "%", ord("～"): "~", ord("∼"): "~", ord("「"): "“", ord("」"): "”",
    ord("『"): "‘", ord("』"): "’", ord("│"): "|", ord("┃"): "|", ord("｡"): "。", ord("∕"): "/", ord("⁄"): "/",
    ord("\r"): "\n",
}  # fmt: skip


def _dictionary(name: str) -> list[tuple[str, str]]:
    """Rows (traditional, first simplified form) of one of OpenCC's dictionaries, read without importing it."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("opencc-python-reimplemented is not installed")
    path = pathlib.Path(next(iter(spec.submodule_search_locations)), "dictionary", name)
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if targets:
            rows.append((source, targets.split(" ")[0]))
    return rows


def _dense(table: dict[int, str]) -> list[str | int]:
    # A list indexed by code point translates faster than a dict; beyond its end str.translate keeps the character.
    dense: list[str | int] = list(range(0x10000))
    for code, target in table.items():
        if code < 0x10000:
            dense[code] = target
    return dense


# What nearly every text has; replaced one by one it costs a tenth of a translation.
_COMMON = tuple(
    (chr(code), target) for code, target in WIDTHS.items() if chr(code) in "，：；（）！？％－—\u3000\xa0\t\r"
)
_WIDTHS = re.compile("[" + "".join(map(re.escape, map(chr, WIDTHS))) + "]")


def fold_widths(text: str) -> str:
    """Widths, spaces and dashes of a text that is already Simplified, folded; same length as the input."""
    for char, target in _COMMON:
        if char in text:
            text = text.replace(char, target)
    return text.translate(width_table()) if _WIDTHS.search(text) else text


@cache
def width_table() -> list[str | int]:
    """Translation of widths, spaces and dashes alone: for text that is already Simplified."""
    return _dense(WIDTHS)


@cache
def simplified_table() -> list[str | int]:
    """Translation of widths and, character by character, of Traditional to Simplified."""
    table = dict(WIDTHS)
    for source, target in _dictionary("TSCharacters.txt"):
        if len(source) == len(target) == 1:
            table[ord(source)] = target
    table.update((ord(source), target) for source, target in MISSED.items())
    return _dense(table)


@cache
def simplified_phrases() -> tuple[tuple[str, str], ...]:
    """Traditional phrases whose Simplified form differs from the character-by-character one (same length)."""
    table = simplified_table()
    return tuple(
        (source, target)
        for source, target in _dictionary("TSPhrases.txt")
        if len(source) == len(target) and source.translate(table) != target
    )


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, list[tuple[int, str, str]]]]:
    """Where a phrase can begin, and (number, phrase, Simplified form) by the first character."""
    by_first: dict[str, list[tuple[int, str, str]]] = {}
    seconds = set()
    for number, (source, target) in enumerate(simplified_phrases()):
        by_first.setdefault(source[0], []).append((number, source, target))
        seconds.add(source[1])
    classes = ["[" + "".join(map(re.escape, sorted(chars))) + "]" for chars in (by_first, seconds)]
    return re.compile(f"{classes[0]}(?={classes[1]})"), by_first


@cache
def traditional_only() -> frozenset[str]:
    """Characters that no Simplified text has: those with a Simplified form, but for `NAMES` and for what is in GB 2312,
    the standard of Simplified characters."""
    found = set()
    for source, target in _dictionary("TSCharacters.txt"):
        if len(source) == 1 and source != target and source not in NAMES:
            try:
                source.encode("gb2312")
            except UnicodeEncodeError:
                found.add(source)
    return frozenset(found)


def is_traditional(text: str) -> bool:
    """Whether the text is written in Traditional characters, in whole or for the most part."""
    if any(map(text.__contains__, MARKERS)):
        sample = text if len(text) <= 20_000 else text[:20_000]
        if 100 * sum(map(sample.count, MARKERS)) > len(sample):
            return True
    if len(text) >= SHORT:
        return False
    return 40 * sum(map(traditional_only().__contains__, text)) > len(text)


def to_simplified(text: str) -> str:
    """Traditional text as Simplified, widths folded; same length as the input."""
    out = text.translate(simplified_table())
    starts, phrases = _phrases()
    edits: list[tuple[int, int, str]] = []
    for match in starts.finditer(text):
        at = match.start()
        for number, source, target in phrases[match[0]]:
            if text.startswith(source, at):
                edits.append((number, at, target))
    if not edits:
        return out
    edits.sort()  # in the order of the phrases: a later one wins where two meet
    characters = list(out)
    last, free = -1, 0
    for number, at, target in edits:
        if number != last or at >= free:  # of a phrase that overlaps itself the first
            characters[at : at + len(target)] = target
            last, free = number, at + len(target)
    return "".join(characters)
