"""What a system got right of the figures of annotated reports.

A figure of gold is *found* where a number that the system says shares a character with it, and *right* where such a
number has its value, too: as a percentage for %, in yuan for money, equal to one part in a million. A range is right
where both bounds are said, as one range or as two numbers. Each number said counts for one figure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

Row = dict[str, Any]
Said = Sequence[Any]  # start, end, value and, where the system names any, a list of indicators


def same(gold: float, said: object) -> bool:
    """Whether a value said is that of gold."""
    return isinstance(said, int | float) and math.isclose(gold, said, rel_tol=1e-6, abs_tol=1e-6)


def _right(value: Any, rows: Sequence[Said]) -> list[Said]:
    """The rows that together say the value of gold; none where they do not."""
    if isinstance(value, list):
        for row in rows:
            if isinstance(row[2], list) and len(row[2]) == 2 and all(map(same, value, row[2])):
                return [row]
        bounds = [next((row for row in rows if same(bound, row[2])), None) for bound in value]
        return [row for row in bounds if row is not None] if None not in bounds else []
    return next(([row] for row in rows if same(value, row[2])), [])


def figures(gold: Sequence[Row], said: Sequence[Said]) -> Counter[str]:
    """Counts for one report: gold, found, right; said, and how many of these say a figure of gold with its value
    (exact); amounts of money, and how many of them are right. What gold calls optional (两级, 60分) counts neither way."""
    counts: Counter[str] = Counter(said=len(said))
    free = {id(row): row for row in said}
    for row in gold:
        here = [other for other in free.values() if other[0] < row["end"] and row["start"] < other[1]]
        right = _right(row["value"], here)
        used = right or here[:1]
        for other in used:
            del free[id(other)]
        if row.get("optional"):
            counts["said"] -= len(used)
            continue
        counts.update(gold=1, found=bool(here), right=bool(right), exact=len(right))
        if row["unit"] == "元":
            counts.update(money=1, money_right=bool(right))
    return counts


def indicators(gold: Sequence[Row], said: Sequence[Said], ids: Collection[str]) -> Counter[str]:
    """Counts for one report and these indicators: stated (gold has a figure of it, done in the year), hit (the system
    says one of its figures, with its value, as this indicator); named (numbers said as one of them), true (of these;
    an indicator that gold merely allows is true)."""
    stated: set[str] = set()
    true: list[tuple[Said, str]] = []
    named = [(row, ident) for row in said for ident in (row[3] if len(row) > 3 else ()) if ident in ids]
    for row in gold:
        own = {row["indicator"], *row.get("also", ())} & set(ids)
        stated |= own if row["role"] == "achievement" else set()
        allowed = own | set(row.get("may", ()))
        true += [
            (other, ident)
            for other, ident in named
            if ident in allowed and other[0] < row["end"] and row["start"] < other[1] and _right(row["value"], [other])
        ]
    hit = {ident for _, ident in true} & stated
    return Counter(stated=len(stated), hit=len(hit), named=len(named), true=len(true))
