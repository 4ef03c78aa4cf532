"""Stretches of a text: merged, and asked whether a place lies in one, in as many steps for a long text as for a short one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""Start and end (exclusive) in characters of the normalised text."""

_FAR = 1 << 62


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same stretches in order, those that overlap or touch as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def within(spans: Sequence[Span], at: int) -> bool:
    """Whether a place lies in one of the sorted, disjoint spans."""
    k = bisect_right(spans, (at, _FAR)) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]
