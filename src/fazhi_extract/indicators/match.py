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


class Window:
    """Words in a stretch of text, and the set of terms they meet (as counts or as rates name them)."""

    __slots__ = ("hits", "mask")

    def __init__(self, hits: list[Hit], counting: bool) -> None:
        self.hits = hits
        mask = 0
        if counting:
            for hit in hits:
                mask |= hit.count_mask
        else:
            for hit in hits:
                mask |= hit.mask
        self.mask = mask

    def longest(self, bit: int) -> int:
        """Length of the longest word here that meets a term."""
        best = 0
        for hit in self.hits:
            if hit.mask & bit:
                for word, mask in hit.words:
                    if mask & bit and len(word) > best:
                        best = len(word)
        return best


_NOTHING = Window([], True)


class Words:
    """The words of one sentence, by window. Each span is looked up once."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.starts = [hit.start for hit in hits]
        self._spans: dict[Span, list[Hit]] = {}
        self._windows: dict[tuple[Span, bool], Window] = {}
        self._inherited: dict[tuple[Span, bool], tuple[Window, Window]] = {}

    def inside(self, span: Span) -> list[Hit]:
        """The words that lie wholly within a span."""
        found = self._spans.get(span)
        if found is None:
            start, end = span
            found = self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            if found and any(hit.end > end for hit in found):
                found = [hit for hit in found if hit.end <= end]
            self._spans[span] = found
        return found

    def window(self, spans: Sequence[Span], counting: bool) -> Window:
        """The words within any of the spans."""
        if len(spans) == 1:
            key = (spans[0], counting)
            made = self._windows.get(key)
            if made is None:
                made = self._windows[key] = Window(self.inside(spans[0]), counting)
            return made
        out: list[Hit] = []
        for span in spans:
            if span[0] < span[1]:
                out += self.inside(span)
        return Window(out, counting) if out else _NOTHING

    def inherited(self, spans: Sequence[Span], domain: int, counting: bool) -> tuple[Window, Window]:
        """Earlier clauses, nearest first: up to the first that sets what the sentence is about, and beyond it."""
        if not spans:
            return _NOTHING, _NOTHING
        key = (spans[0], counting)
        made = self._inherited.get(key)
        if made is None:
            near: list[Hit] = []
            far: list[Hit] = []
            stopped = False
            for span in spans:
                found = self.inside(span)
                if stopped:
                    far += found
                else:
                    near += found
                    stopped = any(hit.mask & domain for hit in found)
            made = self._inherited[key] = (Window(near, counting), Window(far, counting))
        return made


class Scene:
    """The words around one quantity, by window; what a rule does not ask for is not looked up."""

    __slots__ = ("_far", "_near", "context", "counting", "distant", "domain", "here", "words")

    def __init__(
        self, words: Words, context: Context, domain: int, counting: bool, spans: Sequence[Span] | None = None
    ) -> None:
        self.words = words
        self.context = context
        self.domain = domain
        self.counting = counting
        if spans is None:
            spans = [*context.here, *context.lead] if context.lead else context.here
        self.here = words.window(spans, counting)
        self.distant = _NOTHING
        self._near: Window | None = None
        self._far = _NOTHING

    @property
    def around(self) -> Window:
        """The clause, and the clauses without a figure that lead to it."""
        return self.words.window(self.context.around, self.counting)

    @property
    def after(self) -> Window:
        """What directly follows the unit: the thing counted."""
        start, end = self.context.after
        return self.words.window([(start, min(end, start + 8))], self.counting)

    @property
    def follow(self) -> Window:
        """The next clause, where it has no figure."""
        return self.words.window(self.context.follow, self.counting) if self.context.follow else _NOTHING

    @property
    def near(self) -> Window:
        """Earlier clauses up to the one that sets the subject."""
        if self._near is None:
            self._near, self._far = self.words.inherited(self.context.inherited, self.domain, self.counting)
        return self._near

    @property
    def far(self) -> Window:
        """Clauses before the one that sets the subject."""
        return self._far if self.near is not None else _NOTHING


def match(lexicon: Lexicon, unit: str | None, change: bool, scene: Scene) -> list[Match]:
    """All rules that fit, best first. ``unit`` None: a bare zero (纠错案件为零), which any count may be."""
    if unit is not None and "次" in unit[1:]:  # 场(次), 件/次
        unit = unit.replace("(次)", "").replace("/次", "")
    mask = scene.here.mask
    if not mask:
        return []
    candidates: set[int] = set()
    for hit in scene.here.hits:
        candidates.update(lexicon.candidates(hit.words, unit, change))
    found: list[Match] = []
    entries = lexicon.entries
    for number in sorted(candidates):
        entry = entries[number]
        if entry.needs & mask != entry.needs or entry.no & mask:
            continue
        if entry.not_counted and entry.not_counted & scene.after.mask:
            continue
        if entry.no_clause and entry.no_clause & (mask | scene.around.mask | scene.near.mask | scene.far.mask):
            continue
        made = _score(entry, scene)
        if made is not None:
            found.append(made)
    if len(found) > 1:
        found.sort(key=lambda m: -m.score)
    return found


def _generic(entry: Entry, own: Window) -> bool:
    """Whether the rule's own words are only verbs that go with any subject."""
    return all(word in _ANY_SUBJECT for bit in entry.here for hit in own.hits for word, mask in hit.words if mask & bit)


def _score(entry: Entry, scene: Scene) -> Match | None:
    own = scene.here
    score = float(entry.rule.weight)
    inherited = distant = False
    for bit in entry.clause:
        if (own.mask | scene.around.mask) & bit:
            score += _CLAUSE * scene.around.longest(bit)
        elif scene.near.mask & bit:
            score += _INHERITED * scene.near.longest(bit)
            inherited = True
        elif scene.follow.mask & bit:
            score += _INHERITED * scene.follow.longest(bit)
        else:
            return None
    for bit in entry.topic:
        if own.mask & bit:
            score += _HERE * own.longest(bit)
        elif scene.around.mask & bit:
            score += _CLAUSE * scene.around.longest(bit)
        elif scene.near.mask & bit:
            score += _INHERITED * scene.near.longest(bit)
            inherited = True
        elif scene.far.mask & bit and not _generic(entry, own):
            score += _FAR * scene.far.longest(bit)
            inherited = distant = True
        elif scene.distant.mask & bit and not _generic(entry, own):
            score += _DISTANT * scene.distant.longest(bit)
            distant = True
        else:
            return None
    for bit in entry.here:
        score += _HERE * own.longest(bit)
    return Match(entry.indicator, score, entry, inherited, distant, bool(scene.context.lead))
