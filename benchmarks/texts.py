"""The texts that are measured: the composed reports, copies of them with other figures, longer and damaged ones."""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT / "src"), str(ROOT / "tools")) if path not in sys.path]

from damaged_page import annotated, slipped, to_traditional, wide_readings  # noqa: E402

REPORTS = ROOT / "fixtures" / "reports"
GIVEN = ROOT.parent / "shared" / "reports"
"""Real reports that cannot be published; measured where they are at hand."""

# Figures of a text: not years, dates, numbers of headings, of documents or of legal articles.
_FIGURE = re.compile(r"(?<![\d.,〔\[(（第—-])(\d+(?:,\d{3})*)(\.\d+)?(?![\d.,、〕\])）年月日号条款届—-])")
_DIGITS = "二三四五六七八九"
# Chinese numerals before what is counted in hundreds of ways; 三项 and 四个 are mostly slogans and stay.
_CHINESE = re.compile(r"(?<![第年])[一二三四五六七八九十百千〇零]+(?=[余多]?万?(?:[件起人名份场次户条家宗]|人次))")


@cache
def fixtures() -> tuple[str, ...]:
    """The composed reports of fixtures/reports, in order of name."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))


@cache
def given() -> dict[str, str]:
    """Name -> text of the given reports; empty where they are not at hand."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(GIVEN.glob("*.txt"))}


def _redrawn(match: re.Match[str], rng: random.Random) -> str:
    whole, part = match[1], match[2] or ""
    if match.string[match.end() : match.end() + 1] in ("%", "％"):
        if match[0].isascii() and float(match[0].replace(",", "")) >= 100:
            return match[0]
        whole = str(rng.randint(10, 99))[: len(whole)]
    else:
        whole = _digit(whole[0], rng, 1) + "".join(_digit(char, rng) for char in whole[1:])
    return whole + "".join(_digit(char, rng) for char in part)


def _digit(char: str, rng: random.Random, least: int = 0) -> str:
    """Another digit of the same width; what is no digit stays."""
    if not char.isdecimal():
        return char
    digit = rng.randint(least, 9)
    return str(digit) if char.isascii() else chr(ord("０") + digit)


def _redrawn_chinese(match: re.Match[str], rng: random.Random) -> str:
    return "".join(rng.choice(_DIGITS) if char in _DIGITS else char for char in match[0])


def varied(text: str, rng: random.Random) -> str:
    """The text with other figures of the same number of digits, so that no sentence with a figure is seen twice.

    Percentages stay below 100 (100 % stays). Sums and rates of the text no longer hold, which costs the checks more
    than a text whose figures agree. Years, dates and numbers of documents and articles stay.
    """
    text = _FIGURE.sub(lambda match: _redrawn(match, rng), text)
    return _CHINESE.sub(lambda match: _redrawn_chinese(match, rng), text)


def stream(count: int, seed: int = 0) -> Iterator[str]:
    """Reports for ever new: each composed report in turn, with other figures every time."""
    rng = random.Random(seed)
    for number in range(count):
        yield varied(fixtures()[number % len(fixtures())], rng)


def long_text(size: int, seed: int = 0) -> str:
    """A text of exactly ``size`` characters: paragraphs of all composed reports in random order, without their
    titles, each time with other figures. Every 3,000 characters or so a report's title and greeting open anew."""
    rng = random.Random(seed)
    heads = [text.split("\n", 3)[:3] for text in fixtures()]
    paragraphs = [line for text in fixtures() for line in text.split("\n")[3:] if line.strip()]
    out: list[str] = []
    length = part = 0
    while length < size:
        lines = heads[rng.randrange(len(heads))] if part <= 0 else [varied(rng.choice(paragraphs), rng)]
        part = 3000 if part <= 0 else part
        for line in lines:
            out.append(line)
            length += len(line) + 1
            part -= len(line) + 1
    return "\n".join(out)[:size]


@cache
def traditional() -> tuple[str, ...]:
    """The composed reports in Traditional characters."""
    return tuple(map(to_traditional, fixtures()))


def damaged(frequent: int | None, slips: bool = True, seed: int = 0) -> tuple[str, ...]:
    """The composed reports as mirror sites damage them.

    Args:
        frequent: how many of the most frequent Traditional characters get a reading in brackets; None for all.
        slips: whether the byte slips that go with it are made, too (see tools/damaged_page.py).
        seed: for the marks that slip at random.
    """
    readings = wide_readings()
    if frequent is not None:
        counts = Counter(char for text in traditional() for char in text if char in readings)
        readings = {char: readings[char] for char, _ in counts.most_common(frequent)}
    pages = [annotated(text, readings) for text in traditional()]
    return tuple(slipped(page, seed, readings) for page in pages) if slips else tuple(pages)
