"""Character tables: Traditional to Simplified, full-width to half-width.

The script table is OpenCC's own (``TSCharacters.txt`` and ``TSPhrases.txt`` of opencc-python-reimplemented), applied
with ``str.translate``: the same result as ``OpenCC("t2s").convert`` at a fortieth of its cost, and one character
for one, so that offsets survive. A test holds it against the library itself.
"""

from __future__ import annotations

import importlib.util
import pathlib
from functools import cache

# Characters that OpenCC 0.1.7 leaves alone although mainland texts know one simplified form only.
MISSED = {"陜": "陕"}
# Traditional-only characters frequent in any report. Counting them decides the script; an exhaustive set would
# only make the probe slower.
MARKERS = "區關設業務訴訟復執與實國會議規審許權證應處調糾紛簡專隊報監據數網統達備聯縣開進項總員類質題"

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


def is_traditional(text: str) -> bool:
    """Whether the text is written in Traditional characters, in whole or for the most part."""
    sample = text if len(text) <= 20_000 else text[:20_000]
    return 100 * sum(map(sample.count, MARKERS)) > len(sample)


def to_simplified(text: str) -> str:
    """Traditional text as Simplified, widths folded; same length as the input."""
    out = text.translate(simplified_table())
    for source, target in simplified_phrases():
        if source in text:
            at = text.find(source)
            while at >= 0:
                out = out[:at] + target + out[at + len(source) :]
                at = text.find(source, at + len(source))
    return out
