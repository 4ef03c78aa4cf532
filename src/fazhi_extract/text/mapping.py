"""Where each normalised character came from: recorded while editing, never found again by comparing texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapping:
    """Piecewise map from an edited text to the text it was made from.

    Piece ``k`` covers edited positions from ``starts[k]`` to ``starts[k + 1]``. A kept piece maps one to one from
    ``sources[k]`` on; a replaced piece (``ends[k] >= 0``) as a whole comes from ``sources[k]:ends[k]``.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source span of the half-open, non-empty edited span."""
        starts = self.starts
        first = bisect_right(starts, start) - 1
        if self.ends[first] < 0 and (first + 1 == len(starts) or starts[first + 1] >= end):
            shift = self.sources[first] - starts[first]  # most spans lie in one kept piece
            return start + shift, end + shift
        last = bisect_right(starts, end - 1) - 1
        begin = self.sources[first] + (start - self.starts[first] if self.ends[first] < 0 else 0)
        finish = self.sources[last] + end - self.starts[last] if self.ends[last] < 0 else self.ends[last]
        return begin, finish


def identity() -> Mapping:
    """The map of a text that was not edited."""
    return Mapping((0,), (0,), (-1,))


def edit(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, Mapping]:
    """Apply sorted, non-overlapping ``(start, end, replacement)`` edits; returns the new text and its map."""
    out: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    size = last = 0

    def piece(new: str, source: int, end: int) -> None:
        nonlocal size
        if new:
            out.append(new)
            starts.append(size)
            sources.append(source)
            ends.append(end)
            size += len(new)

    for start, end, new in edits:
        piece(text[last:start], last, -1)
        piece(new, start, end)
        last = end
    piece(text[last:], last, -1)
    if not starts:
        return "", identity()
    return "".join(out), Mapping(tuple(starts), tuple(sources), tuple(ends))


def compose(outer: Mapping, inner: Mapping, size: int) -> Mapping:
    """The map of ``outer`` applied to a text (of ``size`` characters) that ``inner`` made."""
    starts: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    for k, start in enumerate(outer.starts):
        source = outer.sources[k]
        if outer.ends[k] >= 0:
            begin, finish = inner.span(source, max(outer.ends[k], source + 1))
            starts.append(start)
            sources.append(begin)
            ends.append(finish)
            continue
        length = (outer.starts[k + 1] if k + 1 < len(outer.starts) else size) - start
        j = bisect_right(inner.starts, source) - 1
        while length > 0:
            offset = source - inner.starts[j]
            stop = inner.starts[j + 1] if j + 1 < len(inner.starts) else source + length
            taken = min(length, stop - source)
            starts.append(start)
            replaced = inner.ends[j] >= 0
            sources.append(inner.sources[j] + (0 if replaced else offset))
            ends.append(inner.ends[j])
            start, source, length, j = start + taken, source + taken, length - taken, j + 1
    return Mapping(tuple(starts), tuple(sources), tuple(ends))
