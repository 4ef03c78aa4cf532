"""A finished report read once more: its text as the rules read it, with the report's own sections and statements in it.

What is worked out from a report only when somebody asks (compliance, topics, honours, issued documents) starts here, so
that `extract` does not pay for it. Nothing is searched for again: the stored offsets are carried over by the map.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_extract.outline.documents import title_spans
from fazhi_extract.outline.headings import Heading
from fazhi_extract.outline.page import body_end, decoration, first_prose
from fazhi_extract.quantities.context import sentences
from fazhi_extract.text.mapping import Mapping
from fazhi_extract.text.normalise import Normalised, normalise

if TYPE_CHECKING:
    from fazhi_extract.report.annual import AnnualReport

Span = tuple[int, int]
HIDDEN = "\ufffc"  # stands for every character of a 《…》 in `Reread.masked`


@dataclass(frozen=True, slots=True)
class Reread:
    """A report's text and outline in normalised offsets.

    normal: the normalised text with its map to the raw text. masked: the same, what stands in 《…》 hidden. titles: spans
    of 《…》, marks included. headings: the report's sections. problems, plans: its statements. ends: where sentences end.
    start, stop: the report's own text, without the page's head and foot.
    """

    normal: Normalised
    masked: str
    titles: tuple[Span, ...]
    headings: tuple[Heading, ...]
    problems: tuple[Span, ...]
    plans: tuple[Span, ...]
    ends: tuple[int, ...]
    start: int
    stop: int

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.normal.text

    def raw(self, start: int, end: int) -> Span:
        """The span of the raw text that a normalised span came from."""
        return self.normal.raw_span(start, end)

    def place(self, raw: int) -> int:
        """The normalised position of a raw offset: of the character itself, or of the next one that is left."""
        return _inverse(self.normal.mapping, raw, len(self.text))

    def sentence(self, at: int) -> Span:
        """The sentence around a normalised position, its closing mark included."""
        index = bisect_right(self.ends, at - 1)
        start = self.ends[index - 1] + 1 if index else 0
        return start, self.ends[index] + 1 if index < len(self.ends) else len(self.text)

    def under(self, at: int) -> list[Heading]:
        """The headings whose sections hold a position, outermost first."""
        return [heading for heading in self.headings if heading.start <= at < heading.stop]


def reread(report: AnnualReport) -> Reread:
    """The text and outline of a report, in normalised offsets."""
    normal = normalise(report.source.text)
    text, mapping = normal.text, normal.mapping
    size = len(text)

    def spans(found: tuple[object, ...]) -> tuple[Span, ...]:
        return tuple(
            (_inverse(mapping, item.start, size), _inverse(mapping, item.end, size))  # type: ignore[attr-defined]
            for item in found
        )

    headings = []
    for section in report.sections:
        start, end = _inverse(mapping, section.start, size), _inverse(mapping, section.end, size)
        stop = _inverse(mapping, section.stop, size)
        headings.append(
            Heading(start, end, min(end + 1, stop), stop, section.level, "", 0, section.heading, section.kind)
        )
    titles = title_spans(text)
    pieces, last = [], 0
    for start, end in titles:
        pieces += [text[last:start], HIDDEN * (end - start)]
        last = end
    masked = "".join([*pieces, text[last:]])
    decorated = decoration(text)
    foot = body_end(text, decorated)
    begin = first_prose(text, decorated)
    return Reread(
        normal, masked, tuple(titles), tuple(headings), spans(report.problems), spans(report.plans),
        tuple(sentences(text)), min(begin, foot), foot,
    )  # fmt: skip


def _inverse(mapping: Mapping, raw: int, size: int) -> int:
    piece = bisect_right(mapping.sources, raw) - 1
    if piece < 0:
        return 0
    start = mapping.starts[piece]
    length = (mapping.starts[piece + 1] if piece + 1 < len(mapping.starts) else size) - start
    if mapping.ends[piece] >= 0:  # replaced as a whole
        return start if raw <= mapping.sources[piece] else min(start + length, size)
    return start + min(raw - mapping.sources[piece], length)
