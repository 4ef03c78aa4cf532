"""Explain a quantity: which indicator its governing words name, and how well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

from fazhi_extract.indicators.lexicon import Entry, Hits, Lexicon, Word
from fazhi_extract.quantities.context import Context

Span = tuple[int, int]

_SCORE = attrgetter("score")
_HERE, _CLAUSE, _INHERITED, _FAR, _DISTANT = 3.0, 2.0, 1.0, 0.5, 0.5

# Verbs that any subject takes: with them alone a subject named far away proves nothing.
_ANY_SUBJECT = frozenset(
    "办理 受理 处理 提供 开展 组织 参加 参与 服务 承办 解决 案件 事项 建议 意见 办结 接待 公开 发布 信息 活动 检查 办结率 "
    "满意率 满意度 满意 化解 答复 回复率 答复率 办复率 按期办结率 按时办结率 按时答复率 受理率 成功率".split()
)


# Groups whose figures are told in a row: of the others a sentence rather names several things.
_CASES = ("reconsideration.", "litigation.")


class Match(NamedTuple):
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

    __slots__ = ("mask", "words")

    def __init__(self, words: list[Word], counting: bool) -> None:
        self.words = words
        mask = 0
        if counting:
            for word in words:
                mask |= word.count_mask
        else:
            for word in words:
                mask |= word.mask
        self.mask = mask

    def longest(self, bit: int) -> int:
        """Length of the longest word here that meets a term."""
        best = 0
        for found in self.words:
            if found.mask & bit:
                for word, mask in found.words:
                    if mask & bit and len(word) > best:
                        best = len(word)
        return best


_NOTHING = Window([], True)


class Words:
    """The words of one sentence, by window. Each span is looked up once."""

    __slots__ = ("_inherited", "_reach", "_windows", "ends", "mask", "starts", "words")

    def __init__(self, hits: Hits) -> None:
        self.starts, self.ends, self.words = hits
        self.mask = 0
        for word in self.words:
            self.mask |= word.mask
        self._reach: list[int] | None = None
        self._windows: tuple[dict[Span, Window], dict[Span, Window]] = ({}, {})
        self._inherited: dict[tuple[Span, bool], tuple[Window, Window]] = {}

    def inside(self, start: int, end: int) -> list[Word]:
        """The words that lie wholly within a span."""
        starts = self.starts
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        if first == last:
            return []
        if self._reach is None:  # how far the words up to each one reach: only few spans cut through one
            self._reach = list(accumulate(self.ends, max))
        if self._reach[last - 1] > end:
            ends, words = self.ends, self.words
            return [words[k] for k in range(first, last) if ends[k] <= end]
        return self.words[first:last]

    def window(self, span: Span, counting: bool) -> Window:
        """The words within a span."""
        made = self._windows[counting].get(span)
        if made is None:
            words = self.inside(*span)
            made = self._windows[counting][span] = Window(words, counting) if words else _NOTHING
        return made

    def joined(self, spans: Sequence[Span], counting: bool) -> Window:
        """The words within any of the spans."""
        if len(spans) == 1:
            return self.window(spans[0], counting)
        out: list[Word] = []
        for start, end in spans:
            if start < end:
                out += self.inside(start, end)
        return Window(out, counting) if out else _NOTHING

    def inherited(self, spans: Sequence[Span], domain: int, counting: bool) -> tuple[Window, Window]:
        """Earlier clauses, nearest first: up to the first that sets what the sentence is about, and beyond it."""
        if not spans:
            return _NOTHING, _NOTHING
        key = (spans[0], counting)
        made = self._inherited.get(key)
        if made is None:
            near: list[Word] = []
            far: list[Word] = []
            stopped = False
            for span in spans:
                found = self.inside(*span)
                if stopped:
                    far += found
                else:
                    near += found
                    stopped = any(word.mask & domain for word in found)
            made = self._inherited[key] = (Window(near, counting), Window(far, counting))
        return made


class Scene:
    """The words around one quantity, by window; what a rule does not ask for is not looked up."""

    __slots__ = (
        "_after",
        "_around",
        "_near_far",
        "context",
        "counting",
        "distant",
        "domain",
        "here",
        "refused",
        "words",
    )

    def __init__(
        self, words: Words, context: Context, domain: int, counting: bool, spans: Sequence[Span] | None = None
    ) -> None:
        self.words = words
        self.context = context
        self.domain = domain
        self.counting = counting
        if spans is None:
            spans = [*context.here, *context.lead] if context.lead else context.here
        self.here = words.joined(spans, counting)
        self.distant = _NOTHING
        self.refused: list[Entry] = []  # rules whose own words go with any subject, and whose subject is named afar
        self._after: Window | None = None
        self._around: Window | None = None
        self._near_far: tuple[Window, Window] | None = None

    @property
    def around(self) -> Window:
        """The clause, and the clauses without a figure that lead to it."""
        if self._around is None:
            self._around = self.words.joined(self.context.around, self.counting)
        return self._around

    @property
    def after(self) -> Window:
        """What directly follows the unit: the thing counted."""
        if self._after is None:
            self._after = self.words.window(self.context.counted, self.counting)
        return self._after

    @property
    def follow(self) -> Window:
        """The next clause, where it has no figure."""
        return self.words.joined(self.context.follow, self.counting) if self.context.follow else _NOTHING

    @property
    def inherited(self) -> tuple[Window, Window]:
        """Earlier clauses: near (up to the one that sets the subject) and far (before that)."""
        if self._near_far is None:
            self._near_far = self.words.inherited(self.context.inherited, self.domain, self.counting)
        return self._near_far


def beside(scene: Scene, idents: Collection[str]) -> list[Match]:
    """The rules, best first, that were refused for naming their subject afar alone, where the sentence states others of
    their group, ``idents``: 新收案件中,受理318件,不予受理21件 speaks of the same cases."""
    groups = tuple(group for group in _CASES if any(ident.startswith(group) for ident in idents))
    refused = [entry for entry in scene.refused if entry.indicator.startswith(groups) and entry.indicator not in idents]
    found = [made for entry in refused if (made := _score(entry, scene, generic=True)) is not None]
    return sorted(found, key=lambda m: _preference(m, scene))


def match(lexicon: Lexicon, unit: str | None, change: bool, scene: Scene) -> list[Match]:
    """All rules that fit, best first. ``unit`` None: a bare zero (纠错案件为零), which any count may be."""
    if unit is not None and unit[-1:] in ")次":  # 场(次), 件(批), 件/次
        unit = unit.partition("(")[0].removesuffix("/次")
    mask = scene.here.mask
    if not mask:
        return []
    reach = scene.words.mask | scene.distant.mask
    tried = lexicon.tried(unit, change)
    fitting: list[Entry] = []
    for word in scene.here.words:
        candidates = tried.get(word)
        if candidates is None:
            candidates = lexicon.candidates(word, unit, change)
        for entry in candidates:
            if entry.needs & mask != entry.needs or entry.asked & reach != entry.asked:
                continue
            if not entry.no & mask and entry not in fitting:
                fitting.append(entry)
    found: list[Match] = []
    for entry in fitting:
        if entry.not_counted and entry.not_counted & scene.after.mask:
            continue
        if entry.no_clause:
            near, far = scene.inherited
            if entry.no_clause & (mask | scene.around.mask | near.mask | far.mask):
                continue
        made = _score(entry, scene)
        if made is not None:
            found.append(made)
    if len(found) > 1:
        found.sort(key=_SCORE, reverse=True)
        if found[0].score == found[1].score or (len(found) > 2 and found[1].score == found[2].score):
            found.sort(key=lambda m: _preference(m, scene))
    return found


def _preference(m: Match, scene: Scene) -> tuple[Any, ...]:
    """The order of rules that fit, whatever the order they are declared in: by score; of those that say as much the one
    with words before the figure, with more terms, with the words nearest before the figure (调解终止12件 were terminated)."""
    entry = m.entry
    before = scene.words.window(scene.context.before, scene.counting).words
    last = max((k for k, word in enumerate(before) if word.mask & entry.needs), default=-1)
    return (-m.score, last < 0, -len(entry.here), -len(entry.topic + entry.clause), -last, m.indicator, entry.said)


def _generic(entry: Entry, own: Window) -> bool:
    """Whether the rule's own words are only verbs that go with any subject."""
    return all(
        word in _ANY_SUBJECT for bit in entry.here for hit in own.words for word, mask in hit.words if mask & bit
    )


def _score(entry: Entry, scene: Scene, generic: bool = False) -> Match | None:
    """``generic``: words that go with any subject do, even if the subject is named afar."""
    own = scene.here
    score = float(entry.rule.weight)
    inherited = distant = False
    for bit in entry.clause:
        if (own.mask | scene.around.mask) & bit:
            score += _CLAUSE * scene.around.longest(bit)
            continue
        near, _ = scene.inherited
        if near.mask & bit:
            score += _INHERITED * near.longest(bit)
            inherited = True
        elif scene.follow.mask & bit:
            score += _INHERITED * scene.follow.longest(bit)
        else:
            return None
    for bit in entry.topic:
        if own.mask & bit:
            score += _HERE * own.longest(bit)
            continue
        if scene.around.mask & bit:
            score += _CLAUSE * scene.around.longest(bit)
            continue
        near, far = scene.inherited
        if near.mask & bit:
            score += _INHERITED * near.longest(bit)
            inherited = True
        elif not (far.mask | scene.distant.mask) & bit:
            return None
        elif not generic and _generic(entry, own):
            scene.refused.append(entry)
            return None
        elif far.mask & bit:
            score += _FAR * far.longest(bit)
            inherited = distant = True
        else:
            score += _DISTANT * scene.distant.longest(bit)
            distant = True
    for bit in entry.here:
        score += _HERE * own.longest(bit)
    return Match(entry.indicator, score, entry, inherited, distant, bool(scene.context.lead))
