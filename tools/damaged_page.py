"""Damaged copies of clean texts, as mirror sites make them; for tests and benchmarks.

A site converts a page to Traditional, prints a reading after many characters (區(qū)) by replacing *bytes* of GBK text,
and so hits the halves of two neighbouring characters now and then (a slip). Others lose their full-width spaces.
Nothing here is needed by the library itself.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from opencc import OpenCC

from fazhi_extract.repair.readings import table
from fazhi_extract.text.characters import simplified_table

READINGS = dict(
    pair.split(":")
    for pair in "區:qū 關:guān 設:shè 學:xué 進:jìn 務:wù 業:yè 動:dòng 辦:bàn 現:xiàn 責:zé 會:huì 縣:xiàn 雲:yún 點:diǎn".split()
)
"""Character -> reading, of a site that annotates few characters."""
_MARKS = (b"\xa3\xa1", b"\xa3\xac", b"\xa1\xa3")  # ！ ， 。: ASCII bytes turn up before what looks like one


@cache
def wide_readings() -> dict[str, str]:
    """Character -> reading, of a site that annotates every character with a Traditional form of its own."""
    simplified = simplified_table()
    return {
        char: reading
        for reading, (first, _) in table().items()
        for char in first
        if ord(char) < 0x10000 and char.translate(simplified) != char
    }


def to_traditional(text: str) -> str:
    """Simplified to Traditional, character by character, as a site's automatic converter does."""
    convert = cache(OpenCC("s2t").convert)
    return "".join(convert(c) if "\u4e00" <= c <= "\u9fff" and len(convert(c)) == 1 else c for c in text)


def annotated(text: str, readings: Mapping[str, str] = READINGS) -> str:
    """The text with a reading in brackets after every character that has one."""
    return "".join(f"{c}({readings[c]})" if c in readings else c for c in text)


def slipped(text: str, seed: int, readings: Mapping[str, str] = READINGS) -> str:
    """Bytes put into the middle of GBK characters, and what a decoder makes of it."""
    rng = random.Random(seed)
    data = bytearray()
    keys = {char.encode("gbk", "replace"): f"({reading})".encode("gb18030") for char, reading in readings.items()}
    halves = [(byte, n == 0) for char in text for n, byte in enumerate(char.encode("gbk", "replace"))]
    n = 0
    while n < len(halves):
        pair = bytes(byte for byte, _ in halves[n : n + 2])
        straddles = len(pair) == 2 and not halves[n][1] and halves[n + 1][1] and halves[n][0] >= 0x80
        if straddles and pair in keys:
            data += pair + keys[pair]
            n += 2
            continue
        if straddles and pair in _MARKS and rng.random() < 0.5:
            data += b"?"
        data.append(halves[n][0])
        n += 1
    return _decoded(data)


def _decoded(data: bytes | bytearray) -> str:
    """GBK as a decoder reads it that makes one `?` of a first byte and an ASCII byte, and nothing of user-defined areas."""
    out = []
    n = 0
    while n < len(data):
        lead, trail = data[n], data[n + 1] if n + 1 < len(data) else 0
        if lead < 0x80:
            out.append(chr(lead))
            n += 1
            continue
        try:
            out.append(bytes((lead, trail)).decode("gbk") if trail >= 0x40 else "?")
        except UnicodeDecodeError:
            user_defined = trail >= 0xA1 and (0xAA <= lead <= 0xAF or lead >= 0xF8)
            out.append("" if user_defined else "?")
        n += 2
    return "".join(out)


def lost_spaces(text: str) -> str:
    """Lines indented, and then every full-width space turned to question marks."""
    lines = ["\u3000\u3000" + line if line else line for line in text.split("\n")]
    return "\n".join(lines).replace("\u3000", "??")
