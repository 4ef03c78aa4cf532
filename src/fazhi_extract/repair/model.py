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
from itertools import accumulate
from math import log
from typing import NamedTuple

from . import gbk

_SCALE = 12.0  # steps a nat in the packaged table
_FLOOR = 1e-8  # a character the table doesn't know
_UNDO = [math.exp(-q / _SCALE) for q in range(256)]
_PAGE_LONGEST = 100_000  # characters of a page to learn from: reports are shorter, and more would only take time
_UNSEEN = 500  # characters that are tried where one may have left no sign
_PAGE_CHARS = 0.05  # how far the page's own characters are believed, and its
_PAGE_PAIRS = 0.2  # pairs and triples, where they go on one way only and often
_PAGE_TRIPLES = 0.6
_HIDDEN = 0.04  # see Page.hides
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
    canon: dict[str, str]  # the form the model counts: Simplified, full-width, one stand-in for digits, one for letters
    translation: dict[int, str]  # the same, for str.translate
    known: dict[str, dict[str, tuple[float, int]]]  # rows of pairs unpacked so far
    known2: dict[int, dict[str, float]]
    rows: dict[int, list[tuple[str, int, str]]]  # see Page.starting and Page.ending (negative)
    unseen: dict[tuple[str, bool], list[tuple[str, int, int, str, float]]]  # see Page.unseen

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
    simplified = dict(zip(t2s[::2], t2s[1::2], strict=True))
    canon = _stand_ins() | simplified
    return Model(
        chars,
        {c: i for i, c in enumerate(chars)},
        first,
        rest,
        pairs,
        rest2,
        triples,
        simplified,
        dict(zip(s2t[::2], s2t[1::2], strict=True)),
        canon,
        {ord(a): b for a, b in canon.items()},
        {},
        {},
        {},
        {},
    )


def _stand_ins() -> dict[str, str]:
    """What stands for ASCII, for full-width letters and for digits."""
    table = {" ": "\u3000", "\t": "\u3000", **_FULL}
    for start in (0, 0xFEE0):
        for code in range(0x30, 0x7B):
            if chr(code).isalnum():
                table[chr(code + start)] = "0" if chr(code).isdigit() else "A"
    return table


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


class Context:
    """Two characters, and how likely each character is behind them."""

    __slots__ = ("_about", "_anywhere", "_page", "_row", "_row2", "_shares", "_then", "_then2", "known")

    def __init__(self, page: Page, a: str, b: str) -> None:
        model = page.model
        self._page = page
        self._about = page.known
        self.known: dict[str, float] = {}  # the scores worked out so far
        self._row = model.row(b)
        # The shares of: the table's characters anywhere, its pairs, its triples, the page's characters, pairs, triples.
        share = 1.0 - _PAGE_CHARS
        anywhere = share * (model.rest[model.numbers[b]] if b in model.numbers else 1.0)
        pairs, triples = share, 0.0
        self._row2: dict[str, float] = {}
        pair = model.row(a).get(b)
        if pair is not None and model.triples.starts[pair[1]][2]:
            self._row2 = model.row2(pair[1])
            rest = _UNDO[model.rest2[pair[1]]]
            anywhere, pairs, triples = anywhere * rest, pairs * rest, share
        often, self._then = page.behind(b)
        self._then2: dict[str, int] = {}
        seen, here, twice = 1.0, 0.0, 0.0
        if often:
            here = _PAGE_PAIRS / (often + 2.0 * len(self._then))
            seen = 1.0 - here * often
            often, self._then2 = page.behind(a + b)
            if often:
                twice = _PAGE_TRIPLES / (often + 3.0 * len(self._then2))
                seen *= 1.0 - twice * often
                here *= 1.0 - twice * often
        self._anywhere = anywhere * seen, seen
        self._shares = pairs * seen, triples * seen, here, twice

    def score(self, char: str) -> float:
        """Natural logarithm of how likely `char` comes next, in the page's script."""
        known = self.known.get(char)
        if known is not None:
            return known
        about = self._about.get(char)
        c, first, part, form = about if about is not None else self._page.about(char)
        anywhere, seen = self._anywhere
        pairs, triples, here, twice = self._shares
        p = anywhere * first + seen * part + 1e-12
        if c in self._row:
            p += pairs * self._row[c][0]
        if c in self._row2:
            p += triples * self._row2[c]
        if c in self._then:
            p += here * self._then[c]
            if c in self._then2:
                p += twice * self._then2[c]
        value = self.known[char] = log(p) + form
        return value

    def knows(self, form: str) -> bool:
        """Whether the page, or the table behind both characters, knows a character to come next."""
        return form in self._row2 or form in self._then

    def promising(self, row: list[Half], count: int) -> list[tuple[str, int]]:
        """Those of a row of characters that may well come next: the likeliest `count` anywhere, and all that are known to
        stand behind the last character."""
        known, then = self._row, self._then
        found = [(char, byte) for char, byte, _ in row[:count]]
        found += [(char, byte) for char, byte, form in row[count:] if form in known or form in then]
        return found


Half = tuple[str, int, str]
"""A character that shares one byte with others, its other byte, its counted form."""


@cache
def _silent(traditional: bool) -> dict[str, tuple[str, int, int]]:
    """Counted form -> character in the page's script and its two bytes, for those whose second byte can vanish with what
    follows. (The first may have vanished, or broken, with what stands before: see Page.unseen.)"""
    model = load()
    table = {}
    for c in model.chars:
        char = model.traditional.get(c, c) if traditional else c
        pair = gbk.pair_of(char)
        if pair is not None and gbk.silent_leads(pair[1]):
            table[c] = (char, *pair)
    return table


class Page:
    """The packaged table together with what the undamaged parts of one page teach."""

    def __init__(self, clean: str) -> None:
        clean = clean[:_PAGE_LONGEST]
        self.model = model = load()
        self.seen = Counter(clean)
        canon = model.canon
        self._text = clean.translate(model.translation)
        self._uni: dict[str, int] = {}
        for char, count in self.seen.items():
            form = canon.get(char, char)
            self._uni[form] = self._uni.get(form, 0) + count
        self._total = len(clean) or 1
        old = sum(n for c, n in self.seen.items() if c in model.simplified)
        new = sum(n for c, n in self.seen.items() if c in model.traditional)
        self.traditional = old > new
        self._strange = {c for c in self.seen if canon.get(c, c) not in model.numbers}  # what the table doesn't know
        self.known: dict[str, tuple[str, float, float, float]] = {}
        self._behind: dict[str, tuple[int, dict[str, int]]] = {}
        self._contexts: dict[str, Context] = {}
        self._ending: dict[int, list[Half]] = {}
        self._starting: dict[int, list[Half]] = {}
        self._fading: dict[int, list[tuple[str, int]]] = {}
        self._followers: dict[str, list[str]] = {}
        self._between: dict[tuple[int, bool, int], list[Half]] = {}

    def about(self, char: str) -> tuple[str, float, float, float]:
        """A character's counted form, how likely that is anywhere, its part of the page, the price of this form."""
        model = self.model
        c = model.canon.get(char, char)
        number = model.numbers.get(c)
        first = model.first[number] if number is not None else _FLOOR
        known = self.known[char] = (c, first, _PAGE_CHARS * self._uni.get(c, 0) / self._total, self._form(char))
        return known

    def behind(self, key: str) -> tuple[int, dict[str, int]]:
        """How often one or two characters stand on the page, and what follows them how often."""
        known = self._behind.get(key)
        if known is None:
            pieces = self._text.split(key)
            del pieces[0]
            then: dict[str, int] = {}
            for piece in pieces:
                char = piece[:1] or key[0]
                then[char] = then.get(char, 0) + 1
            known = self._behind[key] = len(pieces), then
        return known

    def context(self, ahead: str, before: str) -> Context:
        """What comes behind two characters."""
        canon = self.model.canon
        a, b = canon.get(ahead, ahead), canon.get(before, before)
        known = self._contexts.get(a + b)
        if known is None:
            known = self._contexts[a + b] = Context(self, a, b)
        return known

    def score(self, ahead: str, before: str, char: str) -> float:
        """Natural logarithm of how likely `char` is behind `ahead` and `before`, in this page's script."""
        return self.context(ahead, before).score(char)

    def _form(self, char: str) -> float:
        """Log-price of a form that is not the page's script; 云 on a Traditional page may still be right."""
        if char < "\u0080":
            full = "\u3000" if char == " " else _FULL.get(char)
            if char.isalpha():  # a stand-in counts all letters together
                return math.log((self.seen[char] + 0.5) / (self._uni.get("A", 0) + 26.0))
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

    def followers(self, before: str) -> list[str]:
        """Characters that may well come behind `before`, in the page's script; only these are tried where both
        bytes of a character are lost."""
        known = self._followers.get(before)
        if known is None:
            row = self.model.row(self.model.canon.get(before, before))
            best = sorted(row, key=lambda c: -row[c][0])[:40] + list(self.model.chars[:40])
            forms = self.model.traditional
            known = [forms.get(c, c) if self.traditional else c for c in dict.fromkeys(best)]
            self._followers[before] = known
        return known

    def unseen(self, before: str, pending: int, silent: bool, context: Context, least: float) -> list[tuple[str, int]]:
        """Characters that may well come in a context (behind `before`), whose first byte vanishes, or breaks, behind
        `pending` and whose second byte can vanish with what follows; with that byte, likeliest first. Left out is what
        cannot score `least`."""
        model = self.model
        key = model.canon.get(before, before), self.traditional
        known = model.unseen.get(key)
        if known is None:
            row = model.row(key[0])
            table = _silent(self.traditional)
            chars = sorted((c for c in row if c in table), key=lambda c: -row[c][0])
            chars += [c for c in model.chars[:400] if c in table and c not in row]
            known = model.unseen[key] = [(*table[c], c, row[c][0] if c in row else 0.0) for c in chars[:_UNSEEN]]
        leads = gbk.silent_leads(pending) if silent else gbk.broken_leads(pending)
        bound = 0.3 * math.exp(least) if least < 0.0 else 1.0
        uni, share = self._uni, _PAGE_CHARS / self._total
        return [
            (char, trail)
            for char, lead, trail, c, p in known
            if lead in leads and (p > bound or context.knows(c) or share * uni.get(c, 0) > bound)
        ]

    def hides(self, a: str, b: str, c: str) -> bool:
        """Whether the page itself makes one doubt that nothing stands between `a` and `bc`, where it would leave no sign:
        some of its own `bc` stand behind such a character. 水行政 is a word on some pages, and leaves out 水 readily."""
        ahead, behind = gbk.pair_of(a), gbk.pair_of(b)
        if not c or ahead is None or behind is None:
            return False
        canon, table = self.model.canon, _silent(self.traditional)
        pieces = self._text.split(canon.get(b, b) + canon.get(c, c))
        found = 0
        for piece in pieces[:-1]:
            char = piece[-1:]
            if char in table and "\u3400" < char < "\ua000":
                _, lead, trail = table[char]
                found += lead in gbk.silent_leads(ahead[1]) and behind[0] in gbk.silent_leads(trail)
        return found > 1 and found > _HIDDEN * (len(pieces) - 1)

    def between(self, pending: int, silent: bool, trail: int) -> list[Half]:
        """Of `ending(trail)` those whose first byte vanishes, or breaks, behind `pending`."""
        key = (pending, silent, trail)
        known = self._between.get(key)
        if known is None:
            leads = gbk.silent_leads(pending) if silent else gbk.broken_leads(pending)
            known = self._between[key] = [entry for entry in self.ending(trail) if entry[1] in leads]
        return known

    def starting(self, lead: int) -> list[Half]:
        """The characters of a first byte that the table or the page knows, with their second byte, likeliest first."""
        known = self._starting.get(lead)
        if known is None:
            known = self._starting[lead] = self._sorted(gbk.by_lead().get(lead, []), lead)
        return known

    def fading(self, lead: int) -> list[tuple[str, int]]:
        """Of `starting(lead)` those whose second byte can vanish with what follows, with that byte."""
        known = self._fading.get(lead)
        if known is None:
            row = self.starting(lead)
            known = self._fading[lead] = [(char, trail) for char, trail, _ in row if gbk.silent_leads(trail)]
        return known

    def ending(self, trail: int) -> list[Half]:
        """The characters of a second byte that the table or the page knows, with their first byte, likeliest first."""
        known = self._ending.get(trail)
        if known is None:
            known = self._ending[trail] = self._sorted(gbk.by_trail().get(trail, []), -trail)
        return known

    def _sorted(self, row: list[tuple[str, int]], key: int) -> list[Half]:
        model = self.model
        known = model.rows.get(key)
        if known is None:  # numbers go by how likely a character is
            numbers = model.numbers
            forms = [(char, byte, model.canon.get(char, char)) for char, byte in row]
            known = model.rows[key] = [half for half in forms if half[2] in numbers]
            known.sort(key=lambda half: (numbers[half[2]], half[0], half[1]))
        if not self._strange:
            return known
        return known + sorted((char, byte, model.canon.get(char, char)) for char, byte in row if char in self._strange)
