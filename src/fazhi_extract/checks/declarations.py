"""What is checked, one line each, beside the schema.

``order(low, "<=", high)``        low may not exceed high where both stand close together; ``carry``: unless cases of
                                  earlier years were carried over
``share(rate, part, whole)``      rate = part / whole, rounded or cut at the printed digits; ``narrower``: the rate may
                                  be of fewer than all (败诉率 of the cases decided), never of more
``attainable(rate, whole)``       a whole number out of the whole must give the rate (96.4 % of 9 is impossible)
``total(whole, parts)``           the parts, which have ids of their own, may not exceed the whole; adding up confirms
``once(ids)``                     a report has one figure: two that differ are a conflict
``limits(prefix, ...)``           highest plausible value by the level of the reporting body

A report model adds its own in a class variable ``declared_checks``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from fazhi_extract.indicators.schema import indicators


class Order(NamedTuple):
    """``low`` ≤ ``high``."""

    low: str
    high: str
    carry: bool
    name: str


class Share(NamedTuple):
    """``rate`` = ``part`` / one of ``wholes``."""

    rate: str
    part: str
    wholes: tuple[str, ...]
    narrower: bool
    name: str


class Attainable(NamedTuple):
    """``rate`` is a share of ``counts[0]``, or of the others together where that is not printed."""

    rate: str
    counts: tuple[str, ...]
    narrower: bool
    name: str


class Total(NamedTuple):
    """``parts`` are kinds of ``whole``; ``complete``: all of its kinds."""

    whole: str
    parts: tuple[str, ...]
    complete: bool
    name: str


class Once(NamedTuple):
    """Indicators with one figure a year."""

    ids: tuple[str, ...]


class Limits(NamedTuple):
    """Highest plausible values of the indicators that start with ``prefix``."""

    prefix: str
    by_level: dict[str, float]


Declaration = Order | Share | Attainable | Total | Once | Limits


def order(low: str, sign: str, high: str, *, carry: bool = False) -> Order:
    """``order("reconsideration.accepted", "<=", "reconsideration.received")``"""
    if sign != "<=":
        raise ValueError(f"only <= is known, not {sign!r}")
    return Order(low, high, carry, f"{low} <= {high}")


def share(rate: str, part: str, *wholes: str, narrower: bool = False) -> Share:
    """``share("mediation.success_rate", "mediation.disputes_settled", "mediation.disputes")``"""
    return Share(rate, part, wholes, narrower, f"{rate} = {part} / {' or '.join(wholes)}")


def attainable(rate: str, whole: str, *kinds: str, narrower: bool = True) -> Attainable:
    """``attainable("litigation.head_appearance_rate", "litigation.cases")``; ``kinds`` count where ``whole`` is not
    printed."""
    return Attainable(
        rate, (whole, *kinds), narrower, f"{rate} of {whole}" + (f" or {' + '.join(kinds)}" if kinds else "")
    )


def total(whole: str, *parts: str, complete: bool = False) -> Total:
    """``total("oversight.proposals", "oversight.npc_proposals", "oversight.cppcc_proposals", complete=True)``"""
    return Total(whole, parts, complete, f"{whole} = {' + '.join(parts)}")


def once(ids: str) -> Once:
    """``once("reconsideration.received reconsideration.accepted")``"""
    return Once(tuple(ids.split()))


def limits(prefix: str, *, township: float, county: float, prefecture: float) -> Limits:
    """``limits("reconsideration.", township=500, county=30_000, prefecture=100_000)``; above these levels the
    range of the schema holds alone."""
    return Limits(prefix, {"township": township, "county": county, "prefecture": prefecture})


DECLARED: tuple[Declaration, ...] = (
    # 行政复议
    order("reconsideration.accepted", "<=", "reconsideration.received", carry=True),
    order("reconsideration.not_accepted", "<=", "reconsideration.received"),
    order("reconsideration.concluded", "<=", "reconsideration.accepted", carry=True),
    order("reconsideration.concluded", "<=", "reconsideration.handled", carry=True),
    order("reconsideration.corrected", "<=", "reconsideration.concluded"),
    share("reconsideration.correction_rate", "reconsideration.corrected", "reconsideration.concluded", "reconsideration.accepted",
          "reconsideration.handled", narrower=True),
    attainable("reconsideration.correction_rate", "reconsideration.concluded"),
    total("reconsideration.received", "reconsideration.accepted", "reconsideration.not_accepted"),
    total("reconsideration.concluded", "reconsideration.upheld", "reconsideration.rejected", "reconsideration.revoked",
          "reconsideration.changed", "reconsideration.confirmed_illegal", "reconsideration.ordered_to_perform",
          "reconsideration.terminated"),
    # 行政诉讼
    order("litigation.first_instance", "<=", "litigation.cases"),
    order("litigation.second_instance", "<=", "litigation.cases"),
    order("litigation.concluded", "<=", "litigation.cases", carry=True),
    order("litigation.won", "<=", "litigation.concluded"),
    order("litigation.lost", "<=", "litigation.concluded"),
    order("litigation.won", "<=", "litigation.cases", carry=True),
    order("litigation.lost", "<=", "litigation.cases", carry=True),
    share("litigation.win_rate", "litigation.won", "litigation.concluded", "litigation.cases", narrower=True),
    share("litigation.loss_rate", "litigation.lost", "litigation.concluded", "litigation.cases", narrower=True),
    share("litigation.head_appearance_rate", "litigation.head_appearances", "litigation.cases", "litigation.first_instance", narrower=True),
    attainable("litigation.win_rate", "litigation.concluded"),
    attainable("litigation.loss_rate", "litigation.concluded"),
    attainable("litigation.head_appearance_rate", "litigation.cases"),
    total("litigation.cases", "litigation.first_instance", "litigation.second_instance"),
    total("litigation.concluded", "litigation.won", "litigation.lost"),
    # 审前和解, 调解
    order("settlement.settled", "<=", "settlement.accepted", carry=True),
    order("mediation.disputes_settled", "<=", "mediation.disputes", carry=True),
    order("mediation.new_committees", "<=", "mediation.committees"),
    share("mediation.success_rate", "mediation.disputes_settled", "mediation.disputes"),
    attainable("mediation.success_rate", "mediation.disputes", narrower=False),
    # 信访, 建议提案, 公开
    attainable("petitions.acceptance_rate", "petitions.handled"),
    attainable("petitions.conclusion_rate", "petitions.handled"),
    attainable("petitions.resolution_rate", "petitions.handled"),
    total("oversight.proposals", "oversight.npc_proposals", "oversight.cppcc_proposals", complete=True),
    order("oversight.npc_proposals", "<=", "oversight.proposals"),
    order("oversight.cppcc_proposals", "<=", "oversight.proposals"),
    attainable("oversight.proposal_completion_rate", "oversight.proposals", "oversight.npc_proposals", "oversight.cppcc_proposals"),
    attainable("oversight.proposal_satisfaction_rate", "oversight.proposals", "oversight.npc_proposals", "oversight.cppcc_proposals"),
    attainable("disclosure.response_rate", "disclosure.applications"),
    # 执法, 规范性文件, 法律服务, 市场主体
    order("enforcement.complaints_resolved", "<=", "enforcement.complaints_received", carry=True),
    order("rulemaking.documents_repealed", "<=", "rulemaking.documents_cleaned"),
    order("legal_aid.concluded", "<=", "legal_aid.cases", carry=True),
    order("legal_services.law_firms", "<=", "legal_services.lawyers"),
    order("business.new_market_entities", "<=", "business.market_entities"),
    # one figure a year
    once("reconsideration.received reconsideration.accepted reconsideration.concluded reconsideration.correction_rate"),
    once("litigation.cases litigation.win_rate litigation.loss_rate litigation.head_appearance_rate"),
    once("mediation.committees mediation.mediators mediation.success_rate"),
    once("business.market_entities legal_services.law_firms legal_aid.cases corrections.people"),
    once("services.online_rate enforcement.satisfaction_rate disclosure.applications disclosure.response_rate"),
    once("oversight.proposals oversight.proposal_completion_rate oversight.proposal_satisfaction_rate"),
    once("petitions.acceptance_rate petitions.conclusion_rate petitions.resolution_rate"),
    # by level of the reporting body
    limits("reconsideration.", township=500, county=30_000, prefecture=100_000),
    limits("litigation.", township=500, county=30_000, prefecture=100_000),
    limits("settlement.", township=500, county=10_000, prefecture=50_000),
    limits("mediation.committees", township=500, county=10_000, prefecture=50_000),
    limits("mediation.mediators", township=5_000, county=100_000, prefecture=500_000),
    limits("mediation.disputes", township=100_000, county=1_000_000, prefecture=5_000_000),
    limits("enforcement.officers", township=1_000, county=30_000, prefecture=150_000),
    limits("oversight.", township=2_000, county=10_000, prefecture=20_000),
    limits("legal_services.law_firms", township=200, county=3_000, prefecture=10_000),
    limits("legal_services.lawyers", township=2_000, county=50_000, prefecture=100_000),
    limits("legal_aid.cases", township=5_000, county=50_000, prefecture=300_000),
    limits("business.new_market_entities", township=100_000, county=500_000, prefecture=3_000_000),
    limits("business.market_entities", township=300_000, county=2_000_000, prefecture=10_000_000),
    limits("corrections.people", township=2_000, county=10_000, prefecture=50_000),
)  # fmt: skip


class Named(NamedTuple):
    """The declarations that an indicator sets off."""

    orders: list[Order]
    totals: list[Total]
    shares: list[Share]
    attainables: list[Attainable]


@dataclass(frozen=True, slots=True)
class Table:
    """Declarations by the id that must be observed for them to be tried at all."""

    named: dict[str, Named]
    once: frozenset[str]
    limits: tuple[Limits, ...]
    beside: dict[str, tuple[str, ...]]  # id → the other parts of the totals that have it as a part
    _tops: dict[str, dict[str, float | None]]

    def tops(self, level: str) -> dict[str, float | None]:
        """The limits of a level found so far, by id."""
        return self._tops.setdefault(level, {})

    def ceiling(self, ident: str, level: str) -> float | None:
        """The limit of the most specific declaration that covers an id."""
        found = [
            item
            for item in self.limits
            if ident == item.prefix or (item.prefix.endswith(".") and ident.startswith(item.prefix))
        ]
        return max(found, key=lambda item: len(item.prefix)).by_level.get(level) if found else None


def tabulate(declared: Sequence[Declaration]) -> Table:
    """Sort declarations for ``engine.run``."""
    named: dict[str, Named] = {}
    for item in declared:
        if isinstance(item, Order):
            named.setdefault(item.low, Named([], [], [], [])).orders.append(item)
        elif isinstance(item, Total):
            named.setdefault(item.whole, Named([], [], [], [])).totals.append(item)
        elif isinstance(item, Share):
            named.setdefault(item.rate, Named([], [], [], [])).shares.append(item)
        elif isinstance(item, Attainable):
            named.setdefault(item.rate, Named([], [], [], [])).attainables.append(item)
    single = frozenset(ident for item in declared if isinstance(item, Once) for ident in item.ids)
    beside: dict[str, tuple[str, ...]] = {}
    for item in declared:
        if isinstance(item, Total):
            for ident in item.parts:
                beside[ident] = (*beside.get(ident, ()), *(part for part in item.parts if part != ident))
    return Table(named, single, tuple(item for item in declared if isinstance(item, Limits)), beside, {})


@cache
def default() -> Table:
    """The library's own declarations."""
    return tabulate(DECLARED)


@cache
def declared_by(schema: Any) -> Table:
    """The library's declarations with those of a report model (``declared_checks``) and its bases.

    Raises:
        ValueError: one of its own names an indicator that the model does not have; it would never be tried.
    """
    own: list[Declaration] = []
    for base in reversed(schema.__mro__):
        own += vars(base).get("declared_checks", ())
    known = {ident for ident, _ in indicators(schema)} if own else set()
    groups = {ident[: ident.index(".") + 1] for ident in known}
    for item in own:
        for name in _names(item):
            if name not in known and not (isinstance(item, Limits) and name in groups):
                said = describe([item])[0]
                raise ValueError(f"{schema.__qualname__}.declared_checks: no indicator {name!r} (in {said})")
    return tabulate([*DECLARED, *own]) if own else default()


def _names(item: Declaration) -> tuple[str, ...]:
    """The ids that a declaration speaks of; of limits also a group with its full stop."""
    match item:
        case Order():
            return item.low, item.high
        case Share():
            return item.rate, item.part, *item.wholes
        case Attainable():
            return item.rate, *item.counts
        case Total():
            return item.whole, *item.parts
        case Once():
            return item.ids
        case Limits():
            return (item.prefix,)


def describe(declared: Sequence[Declaration] = DECLARED) -> list[str]:
    """The declarations in one line each, as docs/checks.md lists them."""
    lines = []
    for item in declared:
        if isinstance(item, Once):
            lines.append("one figure a year: " + ", ".join(item.ids))
        elif isinstance(item, Limits):
            tops = ", ".join(f"{level} {top:,.0f}" for level, top in item.by_level.items())
            lines.append(f"{item.prefix}{'*' if item.prefix.endswith('.') else ''} at most: {tops}")
        elif isinstance(item, Order):
            lines.append(item.name + (" (unless carried over)" if item.carry else ""))
        elif isinstance(item, Total):
            lines.append(item.name.replace(" = ", " = " if item.complete else " >= ", 1))
        else:
            lines.append(item.name + (" (or of fewer)" if item.narrower else ""))
    return lines
