"""Parts of a printed total, whether or not they have ids; and changes against another year's figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import regex

from fazhi_extract.checks.printed import Span, Token, interval, printed, words
from fazhi_extract.quantities.units import SAME, comparable

if TYPE_CHECKING:
    from fazhi_extract.checks.engine import _Run


class Where(Protocol):
    """The sentence of a quantity, and the words before it (``quantities.context.Context``)."""

    @property
    def sentence(self) -> Span: ...  # noqa: D102
    @property
    def before(self) -> Span: ...  # noqa: D102


MOST = 200  # figures that a total is compared with
REACH = 1500  # characters behind a total in which 其余 is looked for
Row = tuple[Any, Any, str, bool]  # quantity (Token), context (Where), role, change

_OF_LISTS = "其中|包括|包含|分为|分别|含|案件中|当中"
_LISTS = regex.compile(rf"{_OF_LISTS}|\($")
_OPENS = regex.compile(rf"{_OF_LISTS}|[(:]")  # what follows may be of other groups
_REST = regex.compile(r"其余|余下|剩余")
_NOUN = regex.compile(r"[\u4e00-\u9fff]{2}(?=[^\u4e00-\u9fff]*(?:共|有|为|达|计|到|了|已|约|建)*[^\u4e00-\u9fff]*$)")
_RESULT = regex.compile(
    r"办结|审结|结案率|满意|采纳|采用|整改|回复|答复|办复|完成|下降|增长|增加|减少|同比|上升|挽回|金额|成功率|追回|通过率|优秀率|涉及|占|累计|同时|此外|另"
)
_UP = regex.compile(r"增|提[升高]|上升|上涨|多|涨")
_DOWN = regex.compile(r"减|降|少|回落|跌")
_AGAINST = regex.compile(r"较|比|由|从|上年|去年|同期|20\d\d年")


def sums(run: _Run, rows: Sequence[Row]) -> None:
    """Sentence by sentence: figures that follow a total and add up to it, or should and do not."""
    group: list[int] = []
    start = -1
    for k, (q, where, role, change) in enumerate(rows):
        if where.sentence[0] != start:
            if len(group) > 2:
                _sentence(run, rows, group)
            start = where.sentence[0]
            group = []
        if role == "achievement" and not change and q.low is None and q.unit != "%" and q.unit:
            group.append(k)
    if len(group) > 2:
        _sentence(run, rows, group)


def _sentence(run: _Run, rows: Sequence[Row], group: Sequence[int]) -> None:
    done = -1
    wholes, by_start = run.wholes, run.by_start
    for place, k in enumerate(group[:-2]):
        q = rows[k][0]
        if k <= done or q.start not in wholes:
            continue
        exact = q.exact
        if exact < 2:
            continue
        unit = SAME.get(q.unit, q.unit)
        value: Any = 0
        taken: list[int] = []
        following = group[place + 1 : place + 1 + MOST]
        for at, n in enumerate(following):
            part = rows[n][0]
            if part.unit == q.unit or SAME.get(part.unit, part.unit) == unit:
                if part.start in by_start and _stranger(run, q, part):
                    following = following[:at]
                    break
                value += part.exact
                taken.append(n)
                if value >= exact:
                    break
        if len(taken) < 2:
            continue
        totals = [n for n in run.by_start[q.start] if "part" not in run.seen[n].flags]
        if value == exact and (
            len(taken) > 2 or exact >= 100 or _LISTS.search(run.text, q.unit_end, rows[taken[0]][0].start)
        ):
            ids = [n for t in taken for n in run.by_start.get(rows[t][0].start, ())]
            _report(run, rows, totals[0], [*totals, *ids], taken, True, f" = {words(_number(q))}")
            done = taken[-1]
        elif value != exact:
            _miss(run, rows, k, totals, unit, following)


def _stranger(run: _Run, whole: Token, part: Token) -> bool:
    """Whether a figure with an id of its own cannot be a part of another: a declared total has it beside it (维持50件,
    驳回30件 of 审结90件), or it is of another group and no words open a list of parts (其中法律咨询200件)."""
    for n in run.by_start.get(part.start, ()):
        own = run.seen[n]
        if "part" in own.flags:
            continue
        for k in run.by_start[whole.start]:
            ident = run.seen[k].indicator
            if own.indicator in run.table.beside.get(ident, ()):
                return True
            if own.indicator.partition(".")[0] != ident.partition(".")[0]:
                until = min(part.start, whole.unit_end + REACH)
                return _OPENS.search(run.text, whole.unit_end, until) is None
    return False


def _number(q: Token) -> Decimal:
    return Decimal(q.exact)


def _report(
    run: _Run, rows: Sequence[Row], whole: int, which: Sequence[int], taken: Sequence[int], holds: bool, said: str
) -> None:
    shown = " + ".join(words(_number(rows[n][0])) for n in taken)
    run.note(
        "parts",
        f"parts of {run.seen[whole].indicator}",
        list(dict.fromkeys(which)),
        holds,
        shown + said,
        "confirmed" if holds else "inconsistent",
    )


def _miss(run: _Run, rows: Sequence[Row], k: int, totals: Sequence[int], unit: str, following: Sequence[int]) -> None:
    """A list that says it divides the total (其中…) and whose items are of one kind, but which does not add up.

    Silent unless the list is unbroken, every item is exact and its words end in the same noun (街道调委会16个、村居调委会
    200个). More than the total is an error; less only where the list says that it is whole (其余) or falls short by
    no more than 2 % in four items or more.
    """
    text, (q, where, _, _) = run.text, rows[k]
    if not text or not following or q.qualifier != "exact":
        return
    first = rows[following[0]][0]
    if first.start - q.unit_end > 30:
        return
    listed = _LISTS.search(text, q.unit_end, first.start)
    if (
        not (listed or _REST.search(text, first.start, min(where.sentence[1], first.start + REACH)))
        or interval(None, q, False).step
    ):
        return
    items: list[int] = []
    at = q.unit_end
    nouns = []
    rest = False
    for n in following:
        part = rows[n][0]
        gap = text[at : part.start]
        if (
            comparable(part.unit) != unit
            or len(gap) > 30
            or ";" in gap
            or _RESULT.search(gap)
            or "、" in gap.strip("、")
        ):
            break
        if part.qualifier != "exact" or interval(None, part, False).step:
            return
        if items and _LISTS.search(gap):
            break
        noun = _NOUN.search(gap)
        nouns.append(noun[0] if noun else "")
        items.append(n)
        at = part.unit_end
        if _REST.search(gap):
            rest = True
            break
    if len(items) < 2 or not (listed or rest):
        return
    alike = len(set(nouns)) == 1 and nouns[0] != ""
    value = sum(rows[n][0].exact for n in items)
    if value == q.exact or not (alike or rest):
        return
    short = q.exact - value
    if short > 0 and not rest and not (alike and len(items) >= 4 and short * 50 <= q.exact):
        return
    if short < 0 and not rest and len(items) < 3:
        return
    ids = [m for n in items for m in run.by_start.get(rows[n][0].start, ()) if "part" in run.seen[m].flags]
    _report(run, rows, totals[0], [*totals, *ids], items, False, f" = {value}, printed {q.exact}")


def differences(run: _Run, rows: Sequence[Row]) -> None:
    """较2022年的558件增加112件 after 670件; a growth in percent; a change and its percentage."""
    for k, (q, where, _, change) in enumerate(rows):
        if not change or k == 0 or q.qualifier != "exact" or q.low is not None:
            continue
        text = run.text
        before = text[where.before[0] : q.start]
        up, down = bool(_UP.search(before)), bool(_DOWN.search(before))
        if up == down or rows[k - 1][1].sentence != where.sentence:
            continue
        sign = 1 if up else -1
        base, _, role, base_change = rows[k - 1]
        if base_change:
            _growth(run, rows, k, sign)
            continue
        if role != "other" or k < 2 or q.start - base.unit_end > 15:
            continue
        head, head_where, head_role, head_change = rows[k - 2]
        link = text[head.unit_end : base.start]
        if (
            head_role != "achievement"
            or head_change
            or head_where.sentence != where.sentence
            or len(link) > 25
            or not _AGAINST.search(link)
        ):
            continue
        observed = [
            n
            for n in run.by_start.get(head.start, ())
            if run.seen[n].role == "achievement" and run.seen[n].value is not None
        ]
        if observed and head.qualifier == base.qualifier == "exact" and head.low is None and base.low is None:
            _against(run, observed, head, base, q, sign)


def _against(run: _Run, observed: Sequence[int], head: Token, base: Token, q: Token, sign: int) -> None:
    if comparable(head.unit) != comparable(base.unit):
        return
    rate = head.unit == "%"
    now, then, change = interval(None, head, rate), interval(None, base, rate), interval(None, q, q.unit == "%" or rate)
    mark = "+" if sign > 0 else "-"
    if q.unit == "%" and not rate:
        if then.value <= 0 or then.low <= 0:
            return
        grown = sign * (now.value - then.value) * 100 / then.value
        lowest, highest = sorted(
            (sign * (now.low - then.high) * 100 / then.high, sign * (now.high - then.low) * 100 / then.low)
        )
        fits = change.low <= grown < change.high
        apart = lowest >= change.high or highest < change.low
        said = f"({words(now.value)} - {words(then.value)}) / {words(then.value)} = {grown:.2f} %, printed {printed(q, None)} %"
    elif comparable(q.unit) == comparable(head.unit) or (rate and q.unit in ("个百分点", "百分点")):
        value = then.value + sign * change.value
        slack = now.step + then.step + change.step
        fits = value == now.value
        apart = abs(value - now.value) > slack
        said = f"{words(then.value)} {mark} {words(change.value)} = {words(value)}" + (
            "" if fits else f", printed {words(now.value)}"
        )
    else:
        return
    if fits or apart:
        run.note(
            "difference",
            f"{run.seen[observed[0]].indicator} against another year",
            observed,
            fits,
            said,
            "confirmed" if fits else "inconsistent",
        )


def _growth(run: _Run, rows: Sequence[Row], k: int, sign: int) -> None:
    """670件,比上年增加112件,增长20.1%: 112 / (670 - 112)."""
    if k < 2:
        return
    q, where, _, _ = rows[k]
    change, change_where, _, _ = rows[k - 1]
    head, head_where, role, head_change = rows[k - 2]
    if (
        q.unit != "%"
        or change.unit == "%"
        or head_change
        or role != "achievement"
        or not head_where.sentence == change_where.sentence == where.sentence
    ):
        return
    if (
        comparable(change.unit) != comparable(head.unit)
        or change.start - head.unit_end > 20
        or q.start - change.unit_end > 10
    ):
        return
    before = run.text[change_where.before[0] : change.start]
    if (
        head.qualifier != "exact"
        or change.qualifier != "exact"
        or bool(_UP.search(before)) != (sign > 0)
        or head.low is not None
    ):
        return
    observed = [
        n
        for n in run.by_start.get(head.start, ())
        if run.seen[n].role == "achievement" and run.seen[n].value is not None
    ]
    now, by, said = interval(None, head, False), interval(None, change, False), interval(None, q, True)
    if not observed or not now.exact or not by.exact:
        return
    then = now.value - sign * by.value
    if then <= 0:
        return
    grown = by.value * 100 / then
    fits = said.low <= grown < said.high
    text = f"{words(by.value)} / {words(then)} = {grown:.2f} %, printed {printed(q, None)} %"
    run.note(
        "difference",
        f"{run.seen[observed[0]].indicator} against another year",
        observed,
        fits,
        text,
        "confirmed" if fits else "inconsistent",
    )
