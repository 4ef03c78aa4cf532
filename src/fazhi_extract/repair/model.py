"""How likely one character is after another: what chooses between the bytes that a slip may have lost.

The packaged table (built by tools/build_bigrams.py) counts on Simplified forms, so that one model serves both scripts.
It is read only when a page shows the damage. The page itself is the better half of the model: reports repeat their own
names and phrases, and what stands undamaged elsewhere on the page is counted with them.
"""

from __future__ import annotations

import lzma
import math
import struct
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

_SCALE = 12.0  # steps a nat in the packaged table
_FLOOR = 1e-8  # a character the table doesn't know
_UNDO = [math.exp(-q / _SCALE) for q in range(256)]
_PAGE_LONGEST = 100_000  # characters of a page to learn from: reports are shorter, and more would only take time
_PAGE_SHARE = 0.5  # how far the page's own pairs are believed, once they are frequent
_FULL = dict(zip(",():!;?", "，（）：！；？", strict=True))


class Rows(NamedTuple):
    """Many short tables of continuations, unpacked one at a time, when asked for."""

    starts: list[tuple[int, int, int]]  # where a row's ids and values begin, and how many there are
    ids: bytes
    values: bytes

    def get(self, number: int) -> list[tuple[int, float]]:
        """Ids and probabilities of one row."""
        at, value_at, length = self.starts[number]
        ids, row, last = self.ids, [], -1
        for n in range(length):
            shift = gap = 0
            while ids[at] > 127:
                gap |= (ids[at] & 127) << shift
                shift += 7
                at += 1
            gap |= ids[at] << shift
            at += 1
            last += gap + 1
            row.append((last, _UNDO[self.values[value_at + n]]))
        return row


class Model(NamedTuple):
    """The packaged table."""

    chars: str
    numbers: dict[str, int]
    first: list[float]
    rest: list[float]
    pairs: Rows
    rest2: bytes
    triples: Rows
    simplified: dict[str, str]
    traditional: dict[str, str]
    known: dict[str, dict[str, tuple[float, int]]]  # rows of pairs unpacked so far
    known2: dict[int, dict[str, float]]

    def canon(self, char: str) -> str:
        """The form the model counts: Simplified, full-width, one stand-in for digits and one for letters."""
        if char in self.simplified:
            return self.simplified[char]
        if char < "\u0080":
            if char.isdigit():
                return "0"
            if char.isalpha():
                return "A"
            return "\u3000" if char in " \t" else _FULL.get(char, char)
        if "\uff10" <= char <= "\uff5a" and char.isalnum():
            return "A" if char.isalpha() else "0"
        return char

    def row(self, char: str) -> dict[str, tuple[float, int]]:
        """What follows a character: probability and number of the pair."""
        row = self.known.get(char)
        if row is None:
            number = self.numbers.get(char)
            row = {}
            if number is not None:
                base = self.pairs.starts[number][1]
                row = {self.chars[i]: (p, base + n) for n, (i, p) in enumerate(self.pairs.get(number))}
            self.known[char] = row
        return row

    def row2(self, pair: int) -> dict[str, float]:
        """What follows a pair."""
        row = self.known2.get(pair)
        if row is None:
            row = self.known2[pair] = {self.chars[i]: p for i, p in self.triples.get(pair)}
        return row

    def probability(self, a: str, b: str, c: str) -> float:
        """Probability of c behind ab, all three in the model's own form."""
        first = self.first[self.numbers[c]] if c in self.numbers else _FLOOR
        rest = self.rest[self.numbers[b]] if b in self.numbers else 1.0
        known = self.row(b).get(c)
        p = rest * first + (known[0] if known is not None else 0.0)
        pair = self.row(a).get(b)
        if pair is not None and self.triples.starts[pair[1]][2]:
            p = self.row2(pair[1]).get(c, 0.0) + _UNDO[self.rest2[pair[1]]] * p
        return p


@cache
def load() -> Model:
    """The packaged table, unpacked when the first damaged page asks for it."""
    return unpack(files(__package__).joinpath("data/bigrams.bin").read_bytes())


def unpack(packed: bytes) -> Model:
    """Unpack a table.

    Layout: uint32 size of the text, uint32 number of characters n, the text (three parts divided by NUL: the
    characters, pairs Traditional-Simplified, pairs Simplified-Traditional); n bytes `first`, n bytes `rest`
    (-12 ln p each); rows of pairs; a byte `rest` for each pair; rows of triples, one row for each pair.
    Rows: uint32 number of rows, size of ids, size of values; uint16 row lengths, ids (gaps, 7 bits a byte), values.
    """
    data = lzma.decompress(packed)
    size, count = struct.unpack_from("<II", data)
    at = 8 + size
    chars, t2s, s2t = data[8:at].decode("utf-8").split("\x00")
    first = [_UNDO[q] for q in data[at : at + count]]
    rest = [_UNDO[q] for q in data[at + count : at + 2 * count]]
    pairs, at = _rows(data, at + 2 * count)
    rest2 = data[at : at + len(pairs.values)]
    triples, at = _rows(data, at + len(pairs.values))
    return Model(
        chars,
        {c: i for i, c in enumerate(chars)},
        first,
        rest,
        pairs,
        rest2,
        triples,
        dict(zip(t2s[::2], t2s[1::2], strict=True)),
        dict(zip(s2t[::2], s2t[1::2], strict=True)),
        {},
        {},
    )


def _rows(data: bytes, at: int) -> tuple[Rows, int]:
    """The rows stored at an offset, and the offset behind them."""
    count, ids_size, values_size = struct.unpack_from("<III", data, at)
    lengths = struct.unpack_from(f"<{count}H", data, at + 12)
    at += 12 + 2 * count
    ids, values = data[at : at + ids_size], data[at + ids_size : at + ids_size + values_size]
    ends = [0, *(i + 1 for i, b in enumerate(ids) if b < 128)]  # a byte below 128 closes each id
    value_at = list(accumulate(lengths, initial=0))
    starts = [(ends[v], v, length) for v, length in zip(value_at, lengths, strict=False)]
    return Rows(starts, ids, values), at + ids_size + values_size


class Page:
    """The packaged table together with what the undamaged parts of one page teach."""

    def __init__(self, clean: str) -> None:
        clean = clean[:_PAGE_LONGEST]
        self.model = model = load()
        self._canon: dict[str, str] = {}
        canon = self.canon
        self.seen = Counter(clean)
        text = [canon(c) for c in clean]
        self._uni = Counter(text)
        self._pairs = Counter(pairwise(text))
        self._triples = Counter(zip(text, text[1:], text[2:], strict=False))
        self._total = len(text) or 1
        t2s, s2t = model.simplified, model.traditional
        old = sum(n for c, n in self.seen.items() if c in t2s)
        new = sum(n for c, n in self.seen.items() if c in s2t)
        self.traditional = old > new
        self._forms: dict[str, float] = {}
        self._scores: dict[str, float] = {}
        self._followers: dict[str, list[str]] = {}

    def canon(self, char: str) -> str:
        """`Model.canon`, remembered."""
        known = self._canon.get(char)
        if known is None:
            known = self._canon[char] = self.model.canon(char)
        return known

    def _form(self, char: str) -> float:
        """Log-price of a form that is not the page's script; 云 on a Traditional page may still be right."""
        if char < "\u0080":
            full = _FULL.get(char)
            if full is None:
                return 0.0
            half, wide = self.seen[char], self.seen[full]  # does the page use the ASCII form at all?
            return math.log((half + 0.1) / (half + wide + 0.2))
        if char in self.seen:
            return 0.0
        if "\uff00" < char < "\uff5f" and char.isalnum():  # counts as a digit or letter, but which page prints it so?
            return -8.0
        model = self.model
        if self.traditional:
            if char in model.traditional:
                return -4.0
            plain = model.simplified.get(char)
            return -3.0 if plain is not None and model.traditional.get(plain, plain) != char else 0.0
        return -6.0 if char in model.simplified else 0.0

    def score(self, ahead: str, before: str, char: str) -> float:
        """Natural logarithm of how likely `char` is behind `ahead` and `before`, in this page's script."""
        key = ahead + before + char
        known = self._scores.get(key)
        if known is not None:
            return known
        canon = self.canon
        a, b, c = canon(ahead), canon(before), canon(char)
        p = 0.95 * self.model.probability(a, b, c) + 0.05 * self._uni[c] / self._total
        often = self._uni[b]
        if often:
            share = _PAGE_SHARE * often / (often + 3.0)
            p = (1 - share) * p + share * self._pairs[b, c] / often
            often = self._pairs[a, b]
            if often:
                share = _PAGE_SHARE * often / (often + 1.0)
                p = (1 - share) * p + share * self._triples[a, b, c] / often
        if char not in self._forms:
            self._forms[char] = self._form(char)
        value = self._scores[key] = math.log(p + 1e-12) + self._forms[char]
        return value

    def followers(self, before: str) -> list[str]:
        """Characters that may well come behind `before`, in the page's script; only these are tried where both
        bytes of a character are lost."""
        known = self._followers.get(before)
        if known is None:
            row = self.model.row(self.canon(before))
            best = sorted(row, key=lambda c: -row[c][0])[:60] + list(self.model.chars[:60])
            forms = self.model.traditional
            known = [forms.get(c, c) if self.traditional else c for c in dict.fromkeys(best)]
            self._followers[before] = known
        return known
