"""How the byte damage comes about: the forward model every repair is tested against.

A mirror site held Traditional text as GBK bytes and ran `replace(k, k + "(reading)")` on the *bytes*. Where the second
byte of one character and the first byte of the next happen to be the two bytes of `k`, the reading lands in the middle
of a character. Elsewhere a single ASCII byte was put before byte pairs that look like ！ ， or 。 and straddle two
characters in the same way.

The decoder of the page then meets a lead byte with an ASCII byte behind it and turns both into one `?`. What was
the second half of a character now counts as a first half, so every following character is put together from the halves
of two neighbours, until an ASCII byte (or a second half that is ASCII: GBK has such) sets the pairing right again.
Pairs in the user-defined areas of GBK vanish without a trace; other pairs without a character become `?`.

    夜校”“新就業   ->   夜?！薄靶戮蜆I          (? before the A3 A1 of 校”)
    納入區         ->   納入?yún)^               (the EB 85 between 入 and 區 is 雲, read yún)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

UNFOLD = {n: chr(n + 0xFEE0) for n in range(0x21, 0x7F) if chr(n) not in "$~"} | {0x20: "\u3000"}
"""Full-width form of each ASCII character that GBK has at A3A1 to A3FE (it has ￥ and ￣ in the place of two), and the
full-width space."""

FOLD = {ord(full): chr(half) for half, full in UNFOLD.items()}
"""What many pages did to full-width characters after the damage; damaged stretches are compared under it."""

MARKS = {"！": (0xA3, 0xA1), "，": (0xA3, 0xAC), "。": (0xA1, 0xA3), "？": (0xA3, 0xBF), "；": (0xA3, 0xBB)}
"""The byte pairs before which a site put its single ASCII byte."""


def encode(text: str) -> bytes:
    """Bytes of the text as the site held it; what GBK lacks was a question mark already."""
    return text.encode("gbk", "replace")


def vanishes(lead: int, trail: int) -> bool:
    """Whether an undecodable pair lies in the user-defined areas, which the decoder drops without a sign."""
    return trail >= 0xA1 and (0xAA <= lead <= 0xAF or lead >= 0xF8)


def decode(data: bytes) -> str:
    """Decode as the damaged pages were decoded: see the module's description."""
    out: list[str] = []
    at, size = 0, len(data)
    while at < size:
        lead = data[at]
        if lead < 0x80:
            out.append(chr(lead))
            at += 1
            continue
        if at + 1 == size or data[at + 1] < 0x40:  # the lead byte swallows what it cannot pair with
            out.append("?")
            at += 2
            continue
        pair = data[at : at + 2]
        char = pair.decode("gbk", "ignore")
        if len(char) == 1 and ord(char) >= 0x80:
            out.append(char)
        elif not vanishes(*pair):
            out.append("?")
        at += 2
    return "".join(out)


def corrupt(text: str, inserts: Iterable[tuple[int, bytes]]) -> str:
    """What a page shows of `text` after the site put `inserts` (byte offset, bytes) into its GBK bytes."""
    data = bytearray(encode(text))
    for offset, inserted in sorted(inserts, reverse=True):
        data[offset:offset] = inserted
    return decode(bytes(data))


@cache
def by_lead() -> dict[int, list[tuple[str, int]]]:
    """Lead byte -> its characters, each with its second byte."""
    table: dict[int, list[tuple[str, int]]] = {}
    for lead in range(0x81, 0xFF):
        row = []
        for trail in range(0x40, 0xFF):
            char = bytes((lead, trail)).decode("gbk", "ignore")
            if len(char) == 1 and ord(char) >= 0x80:  # `ignore` can leave the ASCII second byte standing
                row.append((char, trail))
        table[lead] = row
    return table


@cache
def by_pair() -> dict[tuple[int, int], str]:
    """Two bytes -> their character."""
    return {(lead, trail): char for lead, row in by_lead().items() for char, trail in row}


@cache
def by_trail() -> dict[int, list[tuple[str, int]]]:
    """Second byte -> its characters, each with its lead byte."""
    table: dict[int, list[tuple[str, int]]] = {trail: [] for trail in range(0x40, 0xFF)}
    for lead, row in by_lead().items():
        for char, trail in row:
            table[trail].append((char, lead))
    return table


@cache
def pair_of(char: str) -> tuple[int, int] | None:
    """The two bytes of a character, or None where GBK has no two bytes for it."""
    try:
        data = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


@cache
def silent_leads(trail: int) -> frozenset[int]:
    """Bytes that vanish when paired behind `trail`."""
    return frozenset(b for b in range(0x81, 0xFF) if vanishes(trail, b) and not _decodes(trail, b))


@cache
def broken_leads(trail: int) -> frozenset[int]:
    """Bytes that become one question mark when paired behind `trail`."""
    return frozenset(b for b in range(0x81, 0xFF) if not vanishes(trail, b) and not _decodes(trail, b))


def _decodes(lead: int, trail: int) -> bool:
    char = bytes((lead, trail)).decode("gbk", "ignore")
    return len(char) == 1 and ord(char) >= 0x80
