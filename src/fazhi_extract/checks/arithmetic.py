"""The call the assembly makes: checks on the observations of one draft, flags set, results returned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fazhi_extract.checks.dates import check_dates
from fazhi_extract.checks.declarations import Table
from fazhi_extract.checks.engine import Body, run
from fazhi_extract.checks.printed import CheckResult
from fazhi_extract.checks.sums import Row
from fazhi_extract.indicators.lexicon import Lexicon

_LEVELS = {0: "county", 1: "prefecture"}


def body(kind: str | None, breadth: int | None) -> Body:
    """The level of the reporting body, from its kind and how wide its territory is (``Facts.breadth``)."""
    if kind == "township":
        return Body("township")
    return Body(_LEVELS.get(breadth) if breadth is not None else None)


def check(
    lexicon: Lexicon,
    by_id: Mapping[str, Sequence[Any]],
    *,
    text: str = "",
    rows: Sequence[Row] = (),
    meta: Body | None = None,
    table: Table | None = None,
) -> list[CheckResult]:
    """Try every check on the observations, append flags to them, and return what was worked out."""
    seen = [o for observations in by_id.values() for o in observations]
    results, flags = run(seen, meta, text=text, rows=rows, ranges=lexicon.indicators, table=table)
    for k, names in flags.items():
        own = seen[k].flags
        own.extend(name for name in sorted(names) if name not in own)
    return results


def check_meta(facts: Any) -> list[CheckResult]:
    """Year and date of the draft's ``Facts``: flags are appended to them. Call before the facts become a model."""
    year = facts.report_year.value if isinstance(facts.report_year.value, int) else None
    results = check_dates(year, facts.published.value if isinstance(facts.published.value, str) else None)
    for result in results:
        if not result.holds:
            fact = facts.published if "meta.published" in result.indicators else facts.report_year
            flag = "inconsistent" if "meta.published" in result.indicators else "out_of_range"
            if flag not in fact.flags:
                fact.flags.append(flag)
    return results


def as_rows(
    results: Sequence[CheckResult], to_raw: Callable[[int, int], tuple[int, int]]
) -> tuple[dict[str, Any], ...]:
    """Results as plain dicts for ``model.checks.Check``, their offsets turned into raw ones."""
    return tuple(
        {
            "kind": r.kind, "name": r.name, "indicators": r.indicators,
            "observations": tuple([to_raw(at, at + 1)[0] for at in r.observations]), "holds": r.holds,
            "arithmetic": r.arithmetic,
        }
        for r in results
    )  # fmt: skip
