"""The raw text with its marks: spans that nest and overlap become a row of stretches, each with all that covers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
_BLANK = re.compile(r"[ \t\r\n\u3000]+")


def segments(size: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Cut ``0..size`` wherever a span begins or ends.

    Args:
        size: length of the text.
        spans: half-open, in any order, within the text; empty ones cover nothing.

    Yields:
        (start, end, indices of the spans that cover all of it, in ascending order), without gaps.
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(spans):
        if start < end:
            begins.setdefault(start, []).append(index)
            ends.setdefault(end, []).append(index)
    active: set[int] = set()
    last = 0
    for cut in sorted({*begins, *ends, size}):
        if cut > last:
            yield last, cut, tuple(sorted(active))
        active.difference_update(ends.get(cut, ()))
        active.update(begins.get(cut, ()))
        last = cut


def context(text: str, start: int, end: int, sentence: Span, before: int = 60, after: int = 40) -> tuple[str, str, str]:
    """The words before a stretch, the stretch and the words after it, within its sentence, on one line each.

    What is cut off is marked with …; ``before`` and ``after`` are characters.
    """
    left = max(sentence[0], start - before)
    right = min(sentence[1], end + after)
    middle = (
        text[start:end] if end - start <= 2 * before else f"{text[start : start + before]}…{text[end - before : end]}"
    )
    return (
        ("…" if left > sentence[0] else "") + _line(text[left:start]).lstrip(),
        _line(middle),
        _line(text[end:right]).rstrip() + ("…" if right < sentence[1] else ""),
    )


def _line(piece: str) -> str:
    return _BLANK.sub(" ", piece)  # odd characters stay, to be shown as what they are
