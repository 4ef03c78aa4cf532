"""The contents a report must have.

《法治政府建设与责任落实督察工作规定》, article 25 (the article after the one on publication): (一) 上一年度推进法治政府建设的主要
举措和成效; (二) 上一年度推进法治政府建设存在的不足和原因; (三) 上一年度党政主要负责人履行推进法治建设第一责任人职责,加强法治
政府建设的有关情况; (四) 下一年度推进法治政府建设的主要安排; (五) 其他需要报告的情况.

What shows a content is a heading of its kind, or sentences that say it. Titles in 《…》 show nothing: a document on the
duty of the first responsible person is not a report on how it was met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fazhi_extract.compliance.model import Content, ContentName, Extent
from fazhi_extract.model.fields import Confidence
from fazhi_extract.model.fields import Span as Quote
from fazhi_extract.outline.headings import Heading
from fazhi_extract.outline.statements import plan_boundary
from fazhi_extract.report.reread import Reread, Span

TITLES: dict[ContentName, str] = {
    "measures": "主要举措和成效",
    "shortcomings": "存在的不足和原因",
    "responsibility": "党政主要负责人履行推进法治建设第一责任人职责的有关情况",
    "arrangements": "下一年度的主要安排",
    "other": "其他需要报告的情况",
}
_NO_MEASURES = ("problems", "plans", "responsibility", "other")

_LEADER = r"(?:主要负责(?:人|同志)|主要领导|党政(?:正职|负责(?:人|同志)|一把手)|(?:书记、)?(?:省|市|州|区|县|旗|镇|乡|局|厅)长|书记|主任)"
# The duty by its name, and a leader's own doing: 主要负责人带头述法, 对重要工作亲自部署.
_DUTY = re.compile(
    r"(?:履行|扛起|扛牢|担起|担负|落实|压实|尽到|当好|切实).{0,24}第一责任人|第一责任人.{0,8}(?:履行|履职|作用)"
)
_DOING = re.compile(
    _LEADER
    + r"(?:[^,。;]{0,10}(?:带头|亲自|主持召开|靠前|率先|牵头研究|定期听取)|[^。;]{0,40},[^,。;]{0,8}主持召开|履职(?:到位|尽责))"
)
# A heading of it below the outermost level: (一)党政主要负责人履职情况.
_OWN = re.compile(r"第一责任人|主要(?:负责(?:人|同志)|领导).{0,8}履(?:职|行)")
_NAMED = re.compile(r"第一责任人|主要负责(?:人|同志)")
# Somebody else's duty: what subordinates are told to do.
_OTHERS = re.compile(
    r"(?:督促|要求|推动|推进|指导|压紧|敦促|督导)[^,。;]{0,12}$|各(?:级|部门|单位|地|乡镇|镇街|街道)[^,。;]{0,10}$"
)
_OTHER = re.compile(r"其他.{0,8}(?:情况|事项|工作)|需要?(?:报告|说明)的")
_CAUSE = re.compile(
    r"由于|导致|原因(?:是|在于|主要|包括|有)|主要(?:是)?因为|根源(?:在于|是)|究其原因|源于|归因于|使得|致使|造成|因而"
)
_SHORT = re.compile(r"(?:存在|还有|仍有|面临)[^。,《]{0,24}(?:问题|不足|短板|差距|薄弱环节)")
_NEXT = re.compile(r"(?:下一步|下步|明年|来年|下一年度?|今后一个时期|\d{4}年)[^。\n]{0,12}(?:将|要|计划|打算|重点)")


class Contents:
    """The five contents of a report, from its text as reread and its raw text.

    achievements: the part of the text that is on the year reported on, neither shortcomings nor plans.
    """

    def __init__(self, text: Reread, raw: str, year: int | None) -> None:
        self.text = text
        self.raw = raw
        self.year = year
        self.outer = [h for h in text.headings if not self._inside(h)]
        self.short, self.next = self._statements()
        taken = [*self.short, *self.next]
        self.achievements = _without((text.start, text.stop), taken)

    def _inside(self, heading: Heading) -> bool:
        """Whether a heading stands in a section of shortcomings, plans or the duty, of whose kind it then is."""
        return any(
            h.level < heading.level and h.kind in ("problems", "plans", "responsibility")
            for h in self.text.under(heading.start)
        )

    def _statements(self) -> tuple[list[Span], list[Span]]:
        """The spans of the text on shortcomings and on plans."""
        short: list[Span] = []
        planned: list[Span] = []
        for heading in self.outer:
            stop = min(heading.stop, self.text.stop)
            if heading.start >= stop:
                continue
            if heading.kind == "problems":
                below = (h.start for h in self.text.headings if heading.start < h.start < stop and h.kind == "plans")
                boundary = min(plan_boundary(self.text.text, heading), next(below, stop), stop)
                short.append((heading.start, boundary))
                if boundary < stop:
                    planned.append((boundary, stop))
            elif heading.kind == "plans":
                planned.append((heading.start, stop))
        if not self.text.headings:  # a text in one piece: by its sentences
            short = self._sentences(_SHORT, [(self.text.start, self.text.stop)])
            planned = self._sentences(_NEXT, [(self.text.start, self.text.stop)], later=self.year)
        return short, planned

    def _sentences(self, pattern: re.Pattern[str], spans: Iterable[Span], later: int | None = None) -> list[Span]:
        """The sentences that a pattern matches in; ``later``: a year named in the match must come after it."""
        found: list[Span] = []
        for start, end in spans:
            for match in pattern.finditer(self.text.masked, start, end):
                if later is not None and match[0][:4].isdigit() and int(match[0][:4]) <= later:
                    continue
                sentence = self.text.sentence(match.start())
                if not found or found[-1] != sentence:
                    found.append(sentence)
        return found

    def all(self) -> tuple[Content, ...]:
        """The contents in the order of the article."""
        return self.measures(), self.shortcomings(), self.responsibility(), self.arrangements(), self.other()

    def measures(self) -> Content:
        """(一): sections on the year's work, of whatever task."""
        found = [h for h in self.outer if h.level == 1 and h.kind not in _NO_MEASURES]
        if not found:
            found = [h for h in self.outer if h.kind not in _NO_MEASURES]
        spans = _without_all([(h.start, min(h.stop, self.text.stop)) for h in found], [*self.short, *self.next])
        if found:
            return self._shown("measures", _heads(found), spans, "high", "a section is on the year's work")
        if not self.text.headings and sum(end - start for start, end in self.achievements) > 200:
            return self._shown(
                "measures", [], self.achievements, "medium", "a text without headings on the year's work"
            )
        return self._absent("measures", None)

    def shortcomings(self) -> Content:
        """(二)."""
        return self._stated("shortcomings", "problems", self.short, _SHORT)

    def arrangements(self) -> Content:
        """(四)."""
        return self._stated("arrangements", "plans", self.next, _NEXT)

    def _stated(self, name: ContentName, kind: str, spans: list[Span], mention: re.Pattern[str]) -> Content:
        found = [h for h in self.outer if h.kind == kind and h.start < self.text.stop]
        if found:
            return self._shown(name, _heads(found), spans, "high", "a heading announces it")
        if spans and self.text.headings:
            return self._shown(
                name, [self.text.sentence(spans[0][0])], spans, "high", "stated in a section of shortcomings"
            )
        if spans:
            return self._shown(name, spans, spans, "medium", "sentences of a text without headings state it")
        return self._absent(name, mention)

    def responsibility(self) -> Content:
        """(三): a section of its own, or sentences on what the principal leaders did themselves."""
        found = [
            h for h in self.outer
            if h.start < self.text.stop and (h.kind == "responsibility" or (h.kind not in ("problems", "plans") and _OWN.search(h.text)))
        ]  # fmt: skip
        if found:
            spans = [(h.start, min(h.stop, self.text.stop)) for h in found]
            return self._shown("responsibility", _heads(found), spans, "high", "a heading announces it")
        sentences: list[Span] = []
        for start, end in self.achievements:
            for pattern in (_DUTY, _DOING):
                for match in pattern.finditer(self.text.masked, start, end):
                    sentence = self.text.sentence(match.start())
                    if sentence not in sentences and not _OTHERS.search(self.text.masked, sentence[0], match.start()):
                        sentences.append(sentence)
        sentences.sort()
        if sentences:
            return self._shown(
                "responsibility", sentences, sentences, "medium", "sentences say what the principal leaders did"
            )
        return self._absent("responsibility", _NAMED)

    def other(self) -> Content:
        """(五): a section headed so."""
        found = [h for h in self.outer if h.kind not in ("problems", "plans") and _OTHER.search(h.text)]
        if found:
            spans = [(h.start, min(h.stop, self.text.stop)) for h in found]
            return self._shown("other", _heads(found), spans, "high", "a heading announces it")
        return self._absent("other", None)

    def cause(self) -> Quote | None:
        """The first words inside the stated shortcomings, headings aside, that give a cause."""
        heads = [(h.start, h.end) for h in self.outer]
        for start, end in _without_all(self.short, heads):
            match = _CAUSE.search(self.text.masked, start, end)
            if match:
                return self.quote(match.start(), match.end())
        return None

    def quote(self, start: int, end: int) -> Quote:
        """A normalised span as a quote of the raw text."""
        begin, stop = self.text.raw(start, end)
        return Quote(start=begin, end=stop, quote=self.raw[begin:stop])

    def _shown(
        self, name: ContentName, evidence: Sequence[Span], spans: Sequence[Span], confidence: Confidence, reason: str
    ) -> Content:
        whole = self.text.stop - self.text.start
        own = min(sum(end - start for start, end in spans), whole)
        return Content(
            name=name,
            title=TITLES[name],
            present=True,
            evidence=tuple(self.quote(*span) for span in evidence),
            extents=tuple(self._extent(*span) for span in spans if span[0] < span[1]),
            share=round(own / whole, 4) if whole else 0.0,
            confidence=confidence,
            reason=reason,
        )

    def _extent(self, start: int, end: int) -> Extent:
        begin, stop = self.text.raw(start, end)
        return Extent(start=begin, end=stop)

    def _absent(self, name: ContentName, mention: re.Pattern[str] | None) -> Content:
        """Absent: surely so in a text with headings that nowhere mentions it."""
        confidence: Confidence = "high"
        reason = "no heading and no sentence is on it"
        if len(self.text.headings) < 2:
            confidence, reason = "low", "the text has no headings to go by"
        elif mention and mention.search(self.text.text):
            confidence, reason = "medium", "words of it stand in the text, but not as a report on it"
        return Content(name=name, title=TITLES[name], present=False, confidence=confidence, reason=reason)


def _heads(headings: Iterable[Heading]) -> list[Span]:
    return [(heading.start, heading.end) for heading in headings]


def _without(span: Span, holes: Sequence[Span]) -> list[Span]:
    """What is left of a span outside the holes."""
    left = [span]
    for begin, stop in holes:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, begin)), (max(start, stop), end))
            if piece[0] < piece[1]
        ]
    return left


def _without_all(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    return [piece for span in spans for piece in _without(span, holes)]
