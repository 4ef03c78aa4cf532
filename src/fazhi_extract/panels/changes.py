"""Year over year: how a body's figures change, what is out of proportion, and what two reports say of one year.

Out of proportion (`implausible_change`) is, by kind of indicator:

- a count that is five times the other or more, and differs by 50 or more;
- money that is ten times the other or more, and differs by 100,000 yuan or more;
- a rate that differs by 30 points or more.

These are bounds for a person's look, not tests: a campaign or a reform can explain such a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fazhi_extract.model.fields import Number
from fazhi_extract.panels.model import Change, PanelRow
from fazhi_extract.panels.stated_before import Stated

COUNT_FACTOR, COUNT_LEAST = 5, 50
MONEY_FACTOR, MONEY_LEAST = 10, 100_000
RATE_POINTS = 30


def changes(
    rows: Sequence[PanelRow], stated: Mapping[tuple[str, int], Iterable[Stated]], kinds: Mapping[str, str]
) -> list[Change]:
    """The changes from each year to the next.

    Args:
        rows: the long table.
        stated: body and year → what that report says of the year before.
        kinds: indicator → count, rate or money.
    """
    cells = {(row.body, row.report_year, row.indicator): row for row in rows}
    found = []
    for row in rows:
        before = cells.get((row.body, row.report_year - 1, row.indicator))
        if before is None or row.value is None or before.value is None:
            continue
        kind = kinds.get(row.indicator, "count")
        flags: list[str] = []
        reasons: list[str] = []
        said = out_of_proportion(before.value, row.value, kind)
        if said and row.value_high is None and before.value_high is None:
            flags.append("implausible_change")
            reasons.append(said)
        tied = next((s for s in stated.get((row.body, row.report_year), ()) if s.indicator == row.indicator), None)
        if tied and before.qualifier == "exact" and before.value_high is None and not _within(before.value, tied):
            flags.append("previous_differs")
            span = str(tied.low) if tied.low == tied.high else f"{tied.low:g} to {tied.high:g}"
            reasons.append(
                f"the report on {row.report_year} puts {row.report_year - 1} at {span}, that on it at {before.value}"
            )
        found.append(
            Change(
                row.body,
                row.indicator,
                row.report_year,
                row.value,
                before.value,
                _difference(row.value, before.value),
                None if kind == "rate" or not before.value else row.value / before.value,
                (tied.low, tied.high) if tied else None,
                tied.quote if tied else "",
                tuple(flags),
                "; ".join(reasons),
            )
        )
    return found


def out_of_proportion(before: Number, now: Number, kind: str) -> str:
    """Why a change is out of proportion, empty where it is not."""
    difference = abs(now - before)
    if kind == "rate":
        return f"{before:g} % to {now:g} %" if difference >= RATE_POINTS else ""
    factor, least = (MONEY_FACTOR, MONEY_LEAST) if kind == "money" else (COUNT_FACTOR, COUNT_LEAST)
    small, large = sorted((before, now))
    if difference < least or large < factor * small:
        return ""
    return f"{before:,} to {now:,}: {'from nothing' if not before else f'{now / before:.3g} times'}"


def _within(value: Number, stated: Stated) -> bool:
    slack = 1e-6 * max(1.0, abs(stated.high))
    if stated.low != stated.high:  # a count that a rounded rate leads to
        slack = max(slack, 0.5)
    if isinstance(value, int) and value >= 10_000 and not value % 100:
        # as printed last year it may have been rounded: 1.5万
        slack = max(slack, 10.0 ** (len(str(value)) - len(str(value).rstrip("0"))))
    return stated.low - slack <= value <= stated.high + slack


def _difference(now: Number, before: Number) -> Number:
    return now - before if isinstance(now, int) and isinstance(before, int) else round(now - before, 6)
