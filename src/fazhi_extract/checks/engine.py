"""The declarations tried on the observations of one report.

Conservative throughout: a false ``inconsistent`` costs more than a missed one. Only this body's exact figures of the
year reported on are compared, parts and implied values aside; the nearest pair of the same sentence, or of the same
paragraph within 150 characters; never across words that change whose figures they are (其中区政府本级, 全市, 各部门).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

import regex

from fazhi_extract.checks.declarations import Attainable, Named, Order, Share, Table, Total, default
from fazhi_extract.checks.printed import Checked, CheckResult, Interval, interval, printed, words
from fazhi_extract.checks.sums import Row, differences, sums
from fazhi_extract.quantities.units import comparable

Flags = dict[int, set[str]]

NEAR = 150
MENTIONS = 4  # of a figure, that each one is compared with
SMALL = 200  # no limit by level is lower
_SCOPE = regex.compile(
    r"全[省市县区州旗镇乡]|各(?:级|县|区|市|镇|乡|街|部门|单位|有关)|本级|[省市县区州]政府|[为作]被(?:告|申请人)|代理|另|同期|累计"
)
_PARTIAL = regex.compile(
    r"本级|[省市县区州]政府|[为作]被(?:告|申请人)|以来|活动(?:中|期间)"
)  # one of two figures is narrower, or of another time
_CARRIED = regex.compile(r"结转|[上往去前][年期]|往年|历年|以前年度|跨年|积案|存量|遗留|转入")
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*+")
_NEW = regex.compile(r"新(?:收|增|发|受|立)")


_FEW = 12  # observations: so many are looked through one by one
_APART = 2000  # characters: figures of one sentence that are further apart are not compared
_LONGEST = 1100  # characters: no token of a number is longer


class Range(Protocol):
    """Plausible values of an indicator (``indicators.rules.Indicator``)."""

    @property
    def low(self) -> float: ...  # noqa: D102
    @property
    def high(self) -> float: ...  # noqa: D102


class Body(NamedTuple):
    """Whose report it is: township, county, prefecture or province (None where unknown)."""

    level: str | None = None


class _Run:
    def __init__(self, observations: Sequence[Checked], text: str, table: Table) -> None:
        self.seen = observations
        self.text = text
        self.table = table
        self.results: list[CheckResult] = []
        self.flags: Flags = {}
        self.usable: dict[str, list[int]] = {}
        self.exact: dict[str, list[int]] = {}  # of the usable ones those printed, and not approximately
        self.settled: set[int] = set()  # rates that a share has already explained or refused
        self.by_start: dict[int, list[int]] = {}
        self.starts: dict[str, list[int]] = {}
        self.wholes: dict[int, int] = {}  # start of a usable figure → its (first) index
        usable, exact, by_start, wholes = self.usable, self.exact, self.by_start, self.wholes
        for k, o in enumerate(observations):
            start = o.start
            if start in by_start:
                by_start[start].append(k)
            else:
                by_start[start] = [k]
            if o.role == "achievement":
                value, flags = o.value, o.flags
                if value is not None and "part" not in flags and type(value) is not list:
                    ident = o.indicator
                    if ident in usable:
                        usable[ident].append(k)
                    else:
                        usable[ident] = [k]
                    if o.qualifier == "exact" and "implied" not in flags:
                        if ident in exact:
                            exact[ident].append(k)
                        else:
                            exact[ident] = [k]
                        wholes.setdefault(start, k)

    def note(self, kind: str, name: str, which: Sequence[int], holds: bool, arithmetic: str, flag: str = "") -> None:
        seen = self.seen
        self.results.append(
            CheckResult(
                kind,
                name,
                tuple([seen[k].indicator for k in which]),
                tuple([seen[k].start for k in which]),
                holds,
                arithmetic,
            )
        )
        if flag:
            for k in which:
                self.flags.setdefault(k, set()).add(flag)

    def _together(self, a: Checked, b: Checked) -> bool:
        if a.sentence == b.sentence:
            return True
        first, second = (a, b) if a.start <= b.start else (b, a)
        return bool(self.text) and second.start - first.end <= NEAR and "\n" not in self.text[first.end : second.start]

    def _about(self, o: Checked, ident: str) -> Sequence[int]:
        """The printed observations of an indicator that could stand together with one: all where they are few, else those
        near it, so that a long text costs no more a sentence than a short one."""
        which = self.exact.get(ident, ())
        if len(which) <= _FEW:
            return which
        starts = self.starts.get(ident)
        if starts is None:
            starts = self.starts[ident] = [self.seen[n].start for n in which]
        first = bisect_left(starts, max(min(o.sentence[0], o.start), o.start - _APART) - NEAR - _LONGEST)
        return which[first : bisect_right(starts, min(max(o.sentence[1], o.end), o.end + _APART) + NEAR)]

    def nearest(self, k: int, ident: str) -> int | None:
        """The nearest printed observation of another indicator, in the same sentence or close by in its paragraph."""
        o = self.seen[k]
        best: tuple[bool, int] | None = None
        found = None
        for n in self._about(o, ident):
            other = self.seen[n]
            if self._together(o, other):
                key = (other.sentence != o.sentence, abs(other.start - o.start))
                if best is None or key < best:
                    best, found = key, n
        return found

    def between(self, a: Checked, b: Checked) -> str:
        first, second = (a, b) if a.start <= b.start else (b, a)
        return self.text[first.end : second.start]

    def around(self, *which: int) -> str:
        """The sentences of some observations, with what stands between them."""
        spans = [self.seen[k].sentence for k in which]
        return self.text[min(a for a, _ in spans) : max(b for _, b in spans)]

    def amount(self, k: int, rate: bool = False) -> Interval:
        o = self.seen[k]
        return interval(o.value, o.quantity, rate)

    # -- declarations ---------------------------------------------------------------------------------------------

    def order(self, declared: Order, k: int, n: int) -> None:
        a, b = self.seen[k], self.seen[n]
        if a.value <= b.value:
            self.note("order", declared.name, (k, n), True, f"{a.value} <= {b.value}")
            return
        low, high = self.amount(k), self.amount(n)
        if low.low <= high.high:  # rounded: nothing to be said
            return
        if _SCOPE.search(self.between(a, b)):
            return
        if declared.carry:
            near = self.around(k, n)
            if not self.text or _CARRIED.search(near) or _NEW.search(near):
                return
        self.note("order", declared.name, (k, n), False, f"{words(low.value)} > {words(high.value)}", "inconsistent")

    def share(self, declared: Share, k: int) -> None:
        rate = self.seen[k]
        if declared.part not in self.exact:
            return
        part = self.nearest(k, declared.part)
        if part is None or self.seen[part].sentence != rate.sentence:
            return
        wholes = [
            n
            for n in (self.nearest(part, ident) for ident in declared.wholes)
            if n is not None and self.seen[n].sentence == rate.sentence
        ]
        if not wholes:
            return
        said, top = self.amount(k, True), self.amount(part)
        shown = printed(rate.quantity, rate.value)
        for n in wholes:
            whole = self.amount(n)
            if whole.value <= 0:
                continue
            ratio = top.value * 100 / whole.value
            if said.low <= ratio < said.high or (ratio == said.value):
                how = (
                    "exact" if ratio == said.value else "rounded" if abs(ratio - said.value) * 2 <= said.step else "cut"
                )
                text = f"{words(top.value)} / {words(whole.value)} = {ratio:.2f} %, printed {shown} %: {how}"
                self.note("share", declared.name, (k, part, n), True, text, "confirmed")
                self.settled.add(k)
                return
        if any(_SCOPE.search(self.between(self.seen[part], self.seen[n])) for n in wholes) or _SCOPE.search(
            self.between(self.seen[part], rate)
        ):
            return
        n = max(wholes, key=lambda n: self.amount(n).value)
        whole = self.amount(n)
        if whole.low <= 0:
            return
        lowest, highest = top.low * 100 / whole.high, top.high * 100 / whole.low
        if declared.narrower:
            fails = lowest >= said.high and bool(self.text) and not _CARRIED.search(self.around(k))
        else:
            fails = lowest >= said.high or highest < said.low
        if fails:
            ratio = top.value * 100 / whole.value
            text = f"{words(top.value)} / {words(whole.value)} = {ratio:.2f} %, printed {shown} %"
            self.note("share", declared.name, (k, part, n), False, text, "inconsistent")
            self.settled.add(k)

    def attainable(self, declared: Attainable, k: int) -> None:
        rate = self.seen[k]
        seen, start = self.seen, rate.start
        counts: list[int] = []
        for place, ident in enumerate(declared.counts):  # the whole, else its kinds together
            counts += [
                n for n in self._about(rate, ident) if seen[n].sentence == rate.sentence and seen[n].start < start
            ]
            if counts and not place:
                break
        if not counts:
            return
        values = [seen[n].value for n in counts]
        whole = sum(values)
        if any(type(value) is not int for value in values) or not 0 < whole <= 5000 or not 0 < rate.value < 100:
            return
        if not all(self.amount(n).exact for n in counts) or self._strangers(counts, rate):
            return
        said = self.amount(k, True)
        shown = f"{printed(rate.quantity, rate.value)} %"
        reached = reachable(said, whole, declared.narrower)
        if reached:
            part, of = reached
            self.note(
                "attainable",
                declared.name,
                (k, *counts),
                True,
                f"{shown} of {whole}: {part} / {of} = {100 * part / of:.2f} %",
            )
        else:
            self.note(
                "attainable",
                declared.name,
                (k, *counts),
                False,
                f"no whole number out of {whole} is {shown}",
                "inconsistent",
            )

    def _strangers(self, counts: Sequence[int], rate: Checked) -> bool:
        """Whether figures of another group, or words for another body, stand between counts and rate."""
        if not self.text:
            return False
        group = rate.indicator.partition(".")[0] + "."
        first = min(self.seen[n].start for n in counts)
        if _SCOPE.search(self.text, max(self.seen[n].end for n in counts), rate.start):
            return True
        for match in _NUMBER.finditer(self.text, first, rate.start):
            if not any(self.seen[n].indicator.startswith(group) for n in self.by_start.get(match.start(), ())):
                return True
        return False

    def total(self, declared: Total, k: int) -> None:
        if all(ident not in self.exact for ident in declared.parts):
            return
        whole = self.seen[k]
        parts = [
            n
            for ident in declared.parts
            for n in self._about(whole, ident)
            if self.seen[n].sentence == whole.sentence and self.seen[n].start > whole.start
        ]
        stated = {self.seen[n].indicator for n in parts}
        if len(stated) < 2:
            return
        amounts = [self.amount(n) for n in parts]
        amount = self.amount(k)
        if not amount.exact or not all(part.exact for part in amounts):
            return
        value = sum((part.value for part in amounts), Decimal(0))
        shown = " + ".join(words(part.value) for part in amounts)
        if value == amount.value:
            self.note("parts", declared.name, (k, *parts), True, f"{shown} = {words(value)}", "confirmed")
            return
        if len(stated) < len(parts):  # 终止20件,撤回申请终止12件: one may lie within the other
            return
        between = self.text[whole.end : max(self.seen[n].end for n in parts)]
        if _SCOPE.search(between) or _CARRIED.search(self.around(k)):
            return
        if value > amount.value:
            self.note(
                "parts",
                declared.name,
                (k, *parts),
                False,
                f"{shown} = {words(value)} > {words(amount.value)}",
                "inconsistent",
            )
        elif (
            declared.complete
            and self.text
            and len(stated) == len(declared.parts) == len(parts)
            and len(_NUMBER.findall(between)) == len(parts)
        ):
            self.note(
                "parts",
                declared.name,
                (k, *parts),
                False,
                f"{shown} = {words(value)}, printed {words(amount.value)}",
                "inconsistent",
            )

    def parts(self) -> None:
        """Parts that the extraction has marked, by total: reported here, flagged there."""
        found: dict[tuple[str, tuple[int, int]], list[int]] = {}
        for k, o in enumerate(self.seen):
            if "part" in o.flags and "confirmed" in o.flags and o.value is not None:
                found.setdefault((o.indicator, o.sentence), []).append(k)
        for (ident, sentence), parts in found.items():
            value = sum((self.amount(k).value for k in parts), Decimal(0))
            for k in self.usable.get(ident, ()):
                if self.seen[k].sentence == sentence and self.amount(k).value == value:
                    shown = " + ".join(words(self.amount(n).value) for n in parts)
                    self.note("parts", f"parts of {ident}", (k, *parts), True, f"{shown} = {words(value)}")
                    break

    # -- repeats and ranges ---------------------------------------------------------------------------------------

    def repeats(self, ident: str, which: Sequence[int]) -> None:
        seen = self.seen
        single = ident in self.table.once
        for place, k in enumerate(which):
            a = seen[k]
            for n in which[place + 1 : place + 1 + MENTIONS]:
                b = seen[n]
                if a.sentence == b.sentence:
                    continue
                if a.value == b.value:
                    if (
                        a.qualifier == b.qualifier == "exact"
                        and (single or a.value >= 10)
                        and (a.value != 100 or a.unit != "%")
                        and "implied" not in a.flags
                    ):
                        self.note("repeats", ident, (k, n), True, f"{words(a.value)} in two sentences", "confirmed")
                elif single and comparable(a.unit) == comparable(b.unit) and not _compatible(a, b):
                    if self.text and bool(_PARTIAL.search(self.text, *a.sentence)) != bool(
                        _PARTIAL.search(self.text, *b.sentence)
                    ):
                        continue
                    self.note(
                        "repeats", ident, (k, n), False, f"{words(a.value)} here, {words(b.value)} there", "conflict"
                    )

    def ranges(self, ranges: Mapping[str, Range], level: str | None) -> None:
        tops = self.table.tops(level) if level else None
        for k, o in enumerate(self.seen):
            value = o.value
            if value is None:
                continue
            low, high = (value[0], value[-1]) if type(value) is list else (value, value)
            ident = o.indicator
            spec = ranges.get(ident)
            if spec is not None and (low < spec.low or high > spec.high):
                said = (
                    f"{words(low if low < spec.low else high)} is not between {words(spec.low)} and {words(spec.high)}"
                )
                self.note("range", ident, (k,), False, said, "out_of_range")
            elif tops is not None and high >= SMALL and o.role == "achievement" and o.unit != "%":
                if ident not in tops:
                    tops[ident] = self.table.ceiling(ident, level or "")
                top = tops[ident]
                if top is not None and high > top:
                    self.note(
                        "range", f"{ident} of a {level}", (k,), False, f"{words(high)} > {words(top)}", "out_of_range"
                    )


def _compatible(a: Checked, b: Checked) -> bool:
    """Whether two mentions may mean the same figure, one of them rounded or a bound."""
    if a.qualifier == "at_least":
        return bool(b.value >= a.value) or b.qualifier != "exact"
    if b.qualifier == "at_least":
        return bool(a.value >= b.value) or a.qualifier != "exact"
    if a.qualifier == "at_most" or b.qualifier == "at_most":
        return True
    rate = a.unit == "%"
    if a.qualifier == "approx" or b.qualifier == "approx":
        return bool(abs(a.value - b.value) <= 0.1 * max(a.value, b.value))
    x, y = interval(a.value, a.quantity, rate), interval(b.value, b.quantity, rate)
    return x.low <= y.high and y.low <= x.high


def reachable(rate: Interval, whole: int, narrower: bool) -> tuple[int, int] | None:
    """(part, whole) with part / whole as the rate is printed: of exactly ``whole``, or where ``narrower`` of as many
    or fewer, the most first. Of several parts the one nearest to the rate."""
    scale = 1
    while rate.value * scale != int(rate.value * scale) or rate.low * scale != int(rate.low * scale):
        scale *= 10
    value, low, high = int(rate.value * scale), int(rate.low * scale), int(rate.high * scale)
    hundred = 100 * scale
    for of in range(whole, 0, -1) if narrower else (whole,):
        part = (2 * value * of + hundred) // (2 * hundred)  # the nearest whole number
        if part > of:
            part = of
        for candidate in (part, part + 1):
            if (
                candidate <= of
                and low * of <= candidate * hundred
                and (candidate * hundred < high * of or candidate * hundred == value * of)
            ):
                return candidate, of
    return None


def _declared(made: _Run, named: Named, ident: str, which: Sequence[int]) -> None:
    for k in which:
        for order in named.orders:
            n = made.nearest(k, order.high)
            if n is not None and (len(which) == 1 or made.nearest(n, ident) == k):
                made.order(order, k, n)
        for total in named.totals:
            made.total(total, k)
        for share in named.shares:
            made.share(share, k)
        if k not in made.settled:
            for attainable in named.attainables:
                made.attainable(attainable, k)


def run(
    observations: Sequence[Checked],
    meta: Body | None = None,
    *,
    text: str = "",
    rows: Sequence[Row] = (),
    ranges: Mapping[str, Range] = {},
    table: Table | None = None,
) -> tuple[list[CheckResult], Flags]:
    """Try every declaration.

    Args:
        observations: of one report, in any order; offsets are normalised.
        meta: whose report it is; limits by level need it.
        text: the normalised text. Without it, what depends on words between the figures stays silent.
        rows: every quantity of the text with its context, role and whether it is a change, in order; needed for sums
            over figures without an id and for differences.
        ranges: plausible values by indicator.
        table: the declarations; the library's own where None.

    Returns:
        What was worked out, and the flags to add by index into ``observations``.
    """
    made = _Run(observations, text, table or default())
    tables = made.table
    usable = made.usable
    named = tables.named
    for ident, which in usable.items():
        if ident in named:
            _declared(made, named[ident], ident, made.exact.get(ident, ()))
        if len(which) > 1:
            made.repeats(ident, which)
    made.ranges(ranges, meta.level if meta else None)
    if rows:
        sums(made, rows)
        differences(made, rows)
    else:
        made.parts()
    return made.results, made.flags
