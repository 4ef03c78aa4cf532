"""What is stated without a number: blanks (办理公证 件) and values that follow for sure (现已全部审结)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from fazhi_extract.indicators.lexicon import Lexicon
from fazhi_extract.quantities.scan import Quantity

Span = tuple[int, int]

# Every declaration of what is implied needs one of these in its words; a sentence without them is not searched.
_TRIGGER = regex.compile(r"全部|均|未|没有|无|零")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that follows from words; offsets into the normalised text."""

    indicator: str
    value: int | float
    unit: str
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Known:
    """A printed figure with its id, as far as implied values need it."""

    q: Quantity
    ids: Sequence[str]
    role: str


def _declared(lexicon: Lexicon) -> list[tuple[str, str, regex.Pattern[str], int | None, tuple[str, ...], tuple[str, ...]]]:
    return [
        (ident, spec.unit, regex.compile(item.words), item.value, item.like, item.topic)
        for ident, spec in lexicon.indicators.items()
        for item in spec.implied
    ]


_CACHE: dict[int, list[tuple[str, str, regex.Pattern[str], int | None, tuple[str, ...], tuple[str, ...]]]] = {}


def find_implied(text: str, lexicon: Lexicon, sentence_ends: Sequence[int], known: Sequence[Known], planned: Sequence[Span]) -> list[Stated]:
    """Implied values in order. One per indicator and sentence; none where the sentence prints the figure."""
    declared = _CACHE.setdefault(id(lexicon), _declared(lexicon))
    found: list[Stated] = []
    start = 0
    at = 0
    for end in sentence_ends:
        if _TRIGGER.search(text, start, end) and not any(a <= start < b for a, b in planned):
            while at < len(known) and known[at].q.start < start:
                at += 1
            here = []
            n = at
            while n < len(known) and known[n].q.start < end:
                here.append(known[n])
                n += 1
            found += _in_sentence(text, start, end, declared, here)
        start = end + 1
    return found


def _in_sentence(
    text: str,
    start: int,
    end: int,
    declared: Sequence[tuple[str, str, regex.Pattern[str], int | None, tuple[str, ...], tuple[str, ...]]],
    here: Sequence[Known],
) -> list[Stated]:
    found = []
    printed = {ident for known in here for ident in known.ids}
    for ident, unit, pattern, value, like, topic in declared:
        if ident in printed:
            continue
        match = pattern.search(text, start, end)
        if match is None:
            continue
        if topic and not any(word in text[start:end] for word in topic):
            continue
        if value is not None and not like:
            found.append(Stated(ident, value, unit, match.start(), match.end(), "achievement"))
            continue
        before = [known for known in here if known.q.end <= match.start()]
        if not before:
            continue
        last = before[-1]
        if last.role != "achievement" or last.q.low is not None or not any(ident_ in like for ident_ in last.ids):
            continue
        if regex.search(r"率$", text[match.end() : match.end() + 1]):
            continue
        found.append(Stated(ident, last.q.value if value is None else value, last.q.unit, match.start(), match.end(), last.role))  # type: ignore[arg-type]
    return found
