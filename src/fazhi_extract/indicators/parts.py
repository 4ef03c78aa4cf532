"""Parts of a printed total: 调委会228个,其中街道16个、村居200个 … by their words or by their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.quantities.units import comparable

_MARK = regex.compile(r"其中|包括|包含|[含另]|其余|分别|涉及|按[^,]{1,8}分|(?:案件|当|之|事项|总数)中|分为|即|余下|剩余|来自|属于|占")
_RESULT = regex.compile(
    r"办结|审结|结案率|满意|采纳|采用|兑现|整改|回复|答复|办复|已[^,、]{0,4}(?:结|完成)|下降|增长|增加|减少|同比|上升|挽回|金额|成功率|追回|通过率|优秀率"
)
_SUM = regex.compile(r"合计|共计|总计|累计|总共|一共|共")


@dataclass(slots=True)
class Item:
    """A quantity with what is known of it so far."""

    q: Quantity
    context: Context
    ids: list[str]
    own: bool  # has an id whose words are its own
    change: bool
    role: str


def _summable(item: Item) -> bool:
    return item.q.low is None and not item.change and item.role == "achievement" and item.q.unit not in ("%", "")


def find_parts(text: str, items: Sequence[Item]) -> dict[int, tuple[str, bool]]:
    """Part → (id of its total, whether the parts add up to it), by index into ``items``."""
    parts: dict[int, tuple[str, bool]] = {}
    start = 0
    while start < len(items):
        stop = start
        while stop < len(items) and items[stop].context.sentence == items[start].context.sentence:
            stop += 1
        if stop - start > 1:
            _sentence(text, items, start, stop, parts)
        start = stop
    return parts


def _run(items: Sequence[Item], first: int, stop: int, unit: str) -> list[int]:
    """Indices from ``first`` on whose unit may be added up with ``unit``; ends at the first figure of another kind
    that is a count of its own (a rate in between is passed over)."""
    run = []
    for k in range(first, stop):
        item = items[k]
        if comparable(item.q.unit) == unit and _summable(item):
            run.append(k)
    return run


def _sentence(text: str, items: Sequence[Item], start: int, stop: int, parts: dict[int, tuple[str, bool]]) -> None:
    for total in range(start, stop):
        item = items[total]
        if not item.ids or not _summable(item) or total in parts:
            continue
        ident, unit, value = item.ids[0], comparable(item.q.unit), item.q.exact
        if value < 2:
            continue
        following = _run(items, total + 1, stop, unit)
        summed = _adding_up(items, following, value)
        if summed and (len(summed) > 1):
            for k in summed:
                if not items[k].ids or items[k].ids[0] == ident:
                    parts[k] = (ident, True)
        before = [k for k in _run(items, start, total, unit)]
        if before and _SUM.search(text, *item.context.before):
            run: list[int] = []
            rest = value
            for k in reversed(before):
                rest -= items[k].q.exact
                run.append(k)
                if rest <= 0:
                    break
            if rest == 0 and len(run) > 1:
                for k in run:
                    if not items[k].ids or items[k].ids[0] == ident or items[k].ids[0] not in ("",) and _same_kind(items[k].ids[0], ident):
                        parts[k] = (ident, True)
        _by_words(text, items, total, following, parts, ident)


def _same_kind(a: str, b: str) -> bool:
    return a == b


def _adding_up(items: Sequence[Item], run: Sequence[int], value: object) -> list[int]:
    """The leading stretch of ``run`` (two figures or more) whose sum is the value."""
    total = 0
    taken: list[int] = []
    for k in run:
        total += items[k].q.exact  # type: ignore[assignment]
        taken.append(k)
        if total == value and len(taken) > 1:
            return taken
        if total > value:  # type: ignore[operator]
            return []
    return []


def _by_words(text: str, items: Sequence[Item], total: int, following: Sequence[int], parts: dict[int, tuple[str, bool]], ident: str) -> None:
    """Parts named by 其中, 包括, 另 …, as long as they stay below the total."""
    item = items[total]
    left = item.q.exact
    for k in following:
        part = items[k]
        if k in parts:
            if parts[k][0] == ident:
                left -= part.q.exact
            continue
        between = text[item.q.unit_end : part.q.start]
        if len(between) > 160:
            break
        mark = None
        for mark in _MARK.finditer(between):
            pass
        bracket = part.context.clause[0] > item.q.unit_end and text[part.context.clause[0] - 1 : part.context.clause[0]] == "("
        chained = k - 1 in parts and parts[k - 1][0] == ident and not regex.search(r"[;]", text[items[k - 1].q.unit_end : part.q.start])
        if mark is None and not bracket:
            break
        if part.ids and part.ids[0] != ident:
            if part.own:
                continue
        own = text[part.context.before[0] : part.q.start] + text[part.q.unit_end : part.context.after[1]]
        if _RESULT.search(own):
            continue
        if mark is not None and mark[0] in ("占", "涉及") and not chained and part.q.exact > left:
            continue
        if part.q.exact > left:
            break
        if chained or bracket or mark is not None:
            if not part.ids or part.ids[0] == ident:
                parts[k] = (ident, False)
                left -= part.q.exact
