"""Explain a quantity: which indicator its governing words name, and how well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_extract.indicators.lexicon import Entry, Hit, Lexicon
from fazhi_extract.quantities.context import Context

Span = tuple[int, int]

_HERE, _CLAUSE, _INHERITED, _FAR, _DISTANT = 3.0, 2.0, 1.0, 0.5, 0.5

# Verbs that any subject takes: with them alone a subject named far away proves nothing.
_ANY_SUBJECT = frozenset(
    "办理 受理 处理 提供 开展 组织 参加 参与 服务 承办 解决 案件 事项 建议 意见 办结 接待 公开 发布 信息 活动 检查 办结率 "
    "满意率 满意度 满意 化解 答复 回复率 答复率 办复率 按期办结率 按时答复率 受理率 成功率".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a quantity. ``inherited``: a term was met only over commas; ``distant``: only in an earlier
    sentence or the heading."""

    indicator: str
    score: float
    entry: Entry
    inherited: bool
    distant: bool
    lead: bool


@dataclass(slots=True)
class Scene:
    """The words around one quantity, by window."""

    here: list[Hit]
    after: list[Hit]
    lead: list[Hit]
    around: list[Hit]
    inherited: list[Hit]
    distant: list[Hit]
    follow: list[Hit]
    far: list[Hit]


class Words:
    """The words of one sentence, by window. Each span is looked up once."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.starts = [hit.start for hit in hits]
        self._spans: dict[Span, list[Hit]] = {}

    def inside(self, span: Span) -> list[Hit]:
        """The words that lie wholly within a span."""
        found = self._spans.get(span)
        if found is None:
            start, end = span
            found = self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            while found and found[-1].end > end:
                found = found[:-1]
            if any(hit.end > end for hit in found):
                found = [hit for hit in found if hit.end <= end]
            self._spans[span] = found
        return found

    def within(self, spans: Sequence[Span]) -> list[Hit]:
        """The words within any of the spans."""
        if len(spans) == 1:
            return self.inside(spans[0])
        out: list[Hit] = []
        for span in spans:
            if span[0] < span[1]:
                out += self.inside(span)
        return out


def _union(hits: Sequence[Hit], counting: bool) -> int:
    mask = 0
    if counting:
        for hit in hits:
            mask |= hit.count_mask
    else:
        for hit in hits:
            mask |= hit.mask
    return mask


def _longest(hits: Sequence[Hit], bit: int, counting: bool) -> int:
    best = 0
    for hit in hits:
        if (hit.count_mask if counting else hit.mask) & bit:
            for word, mask in hit.words:
                if mask & bit and len(word) > best:
                    best = len(word)
    return best


def scene(lexicon: Lexicon, context: Context, words: Words, distant: Sequence[Hit]) -> Scene:
    """Sort the words found in a sentence into the windows of one quantity."""
    inherited: list[Hit] = []
    far: list[Hit] = []
    stopped = False
    for span in context.inherited:  # nearest clause first
        found = words.inside(span)
        (far if stopped else inherited).extend(found)
        stopped = stopped or any(hit.mask & lexicon.domain for hit in found)
    return Scene(
        here=words.within(context.here),
        after=words.inside(context.after),
        lead=words.within(context.lead) if context.lead else [],
        around=words.within(context.around),
        inherited=inherited,
        distant=list(distant),
        follow=words.within(context.follow) if context.follow else [],
        far=far,
    )


def match(lexicon: Lexicon, unit: str | None, change: bool, around: Scene, counting: bool) -> list[Match]:
    """All rules that fit, best first. ``unit`` None: a bare zero (纠错案件为零), which any count may be."""
    if unit is not None and "次" in unit[1:]:  # 场(次), 件/次
        unit = unit.replace("(次)", "").replace("/次", "")
    own = around.here + around.lead if around.lead else around.here
    mask = _union(own, counting)
    if not mask:
        return []
    clause_mask = mask | _union(around.around, counting)
    inherited_mask = _union(around.inherited, counting)
    tried: set[int] = set()
    found: list[Match] = []
    numbers = [
        number for hit in own for word, _ in hit.words if word in lexicon.by_word for number in lexicon.by_word[word]
    ]
    for number in numbers:
        if number in tried:
            continue
        tried.add(number)
        entry = lexicon.entries[number]
        if entry.rule.change != change or (
            unit not in entry.rule.units if unit is not None else "%" in entry.rule.units
        ):
            continue
        if entry.no & mask or (entry.not_counted and entry.not_counted & _union(around.after, counting)):
            continue
        if any(not mask & bit for bit in entry.here):
            continue
        if entry.no_clause and entry.no_clause & (clause_mask | inherited_mask):
            continue
        made = _score(entry, own, around, mask, clause_mask, inherited_mask, counting)
        if made is not None:
            found.append(made)
    found.sort(key=lambda m: -m.score)
    return found


def _generic(entry: Entry, own: Sequence[Hit], counting: bool) -> bool:
    """Whether the rule's own words are only verbs that go with any subject."""
    for bit in entry.here:
        words = [word for hit in own for word, mask in hit.words if mask & bit]
        if any(word not in _ANY_SUBJECT for word in words):
            return False
    return True


def _score(
    entry: Entry, own: Sequence[Hit], around: Scene, mask: int, clause_mask: int, inherited_mask: int, counting: bool
) -> Match | None:
    score = float(entry.rule.weight)
    inherited = distant = False
    for bit in entry.here:
        score += _HERE * _longest(own, bit, counting)
    for bit in entry.clause:
        if not clause_mask & bit:
            if inherited_mask & bit:
                score += _INHERITED * _longest(around.inherited, bit, counting)
                inherited = True
                continue
            if _union(around.follow, counting) & bit:
                score += _INHERITED * _longest(around.follow, bit, counting)
                continue
            return None
        score += _CLAUSE * _longest(around.around, bit, counting)
    for bit in entry.topic:
        if mask & bit:
            score += _HERE * _longest(own, bit, counting)
        elif clause_mask & bit:
            score += _CLAUSE * _longest(around.around, bit, counting)
        elif inherited_mask & bit:
            score += _INHERITED * _longest(around.inherited, bit, counting)
            inherited = True
        elif _union(around.far, counting) & bit and not _generic(entry, own, counting):
            score += _FAR * _longest(around.far, bit, counting)
            inherited = distant = True
        elif _union(around.distant, counting) & bit and not _generic(entry, own, counting):
            score += _DISTANT * _longest(around.distant, bit, counting)
            distant = True
        else:
            return None
    return Match(entry.indicator, score, entry, inherited, distant, bool(around.lead))
