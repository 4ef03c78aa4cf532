"""Readings that mirror sites print in brackets behind characters: 區(qū)域, 我(wǒ)(wǒ), 關（guān）.

A bracket is dropped only when it holds a reading the character really has. Abbreviations, list markers and units in
brackets (CPC, QR, a) are no reading of the character before them, and stay.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_LATIN = "A-Za-z\u00c0-\u024f\u0250-\u0261\u0300-\u030c\u1e3f\uff21-\uff3a\uff41-\uff5a"
BRACKET = re.compile(rf"[(（]([{_LATIN}][{_LATIN} ]{{0,23}})[)）]")
TAIL = re.compile(rf"([{_LATIN}]{{1,6}})[)）]")
"""A reading whose opening bracket was swallowed by a slip."""

_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}
_LONGEST = 4  # characters that one fused bracket may read: 習近平(xíjìnpíng), names and idioms


class Found(NamedTuple):
    """A bracket that holds a reading of the characters before it."""

    start: int
    end: int
    sureness: float


@cache
def table() -> dict[str, tuple[str, str]]:
    """Toned syllable -> characters that are read so first of all, and those that can be, too. Unpacked on the first
    damaged page."""
    packed = files(__package__).joinpath("data/readings.bin").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(packed).decode("utf-16-le").split("\n"))
    return {syllable: (first, other) for syllable, first, other in rows}


@cache
def _plain() -> dict[str, tuple[str, ...]]:
    """Syllable without its tone -> the toned ones."""
    found: dict[str, list[str]] = {}
    for toned in table():
        found.setdefault(strip_tone(toned), []).append(toned)
    return {plain: tuple(toned) for plain, toned in found.items()}


@cache
def _by_char() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for toned, chars in table().items():
        for char in "".join(chars):
            found.setdefault(char, []).append(toned)
    return {char: tuple(toned) for char, toned in found.items()}


@lru_cache(maxsize=4096)
def normal(reading: str) -> str:
    """One spelling: ASCII letters where letters are ASCII, composed tone marks, ü for v, lower case."""
    reading = unicodedata.normalize("NFKC", reading).casefold().replace("\u0261", "g").replace("\u0251", "a")
    return unicodedata.normalize("NFC", reading).replace("v", "ü").strip()


@cache
def strip_tone(syllable: str) -> str:
    """The syllable without its tone mark; the dots of ü stay."""
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in _TONES)
    return unicodedata.normalize("NFC", bare)


def readings_of(char: str) -> tuple[str, ...]:
    """All toned readings of a character."""
    return _by_char().get(char, ())


def chars_read(reading: str) -> str:
    """All characters that can be read so; a reading without tone mark stands for every tone."""
    reading = normal(reading)
    toned = (reading,) if strip_tone(reading) != reading else _plain().get(reading, ())
    return "".join("".join(table().get(syllable, ("", ""))) for syllable in toned)


def is_rare(char: str, reading: str) -> bool:
    """Whether the character is mostly read otherwise: 前 is qián, and jiǎn in old books only."""
    reading = normal(reading)
    toned = (reading,) if strip_tone(reading) != reading else _plain().get(reading, ())
    return not any(char in table().get(syllable, ("", ""))[0] for syllable in toned)


def owns(char: str, reading: str) -> bool:
    """Whether this is one of the character's own readings (with its tone, or without any)."""
    reading = normal(reading)
    own = readings_of(char)
    return reading in own or any(strip_tone(toned) == reading for toned in own)


def _fused(before: str, reading: str) -> bool:
    """Whether the letters are the readings of the last two to four characters, run together or spaced."""
    letters = re.sub("[ '’]", "", normal(reading))
    for count in range(2, min(_LONGEST, len(before)) + 1):
        rests = {letters}
        for char in before[-count:]:
            forms = {form for toned in readings_of(char) for form in (toned, strip_tone(toned))}
            rests = {rest[len(form) :] for rest in rests for form in forms if rest.startswith(form)}
        if "" in rests:
            return True
    return False


def find(text: str, repaired: dict[int, str]) -> list[Found]:
    """Brackets to drop. `repaired` maps the end of each repaired slip to its last character, which a reading
    behind the slip belongs to."""
    found: list[Found] = []
    doubtful: list[Found] = []
    toned = False
    ends: set[int] = set()  # ends of accepted brackets, for the doubled (wǒ)(wǒ)
    owner = ""
    for match in BRACKET.finditer(text):
        start, reading = match.start(), match[1]
        if start not in ends:
            owner = repaired[start] if start in repaired else text[max(0, start - _LONGEST) : start]
        if not owner or not (owns(owner[-1], reading) or _fused(owner, reading)):
            continue
        ends.add(match.end())
        marked = strip_tone(normal(reading)) != normal(reading)
        toned = toned or marked
        if marked:
            found.append(Found(start, match.end(), 0.99))
        elif len(reading) == 1 or reading.isupper():  # 额(e) may be a list marker, 治安(AN) an abbreviation
            doubtful.append(Found(start, match.end(), 0.8))
        else:
            found.append(Found(start, match.end(), 0.9))
    if toned or len(found) > 2:  # the page annotates: then a bare letter that fits is a reading too
        found = sorted(found + doubtful)
    return found
