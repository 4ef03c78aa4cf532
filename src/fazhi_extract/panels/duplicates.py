"""Of several reports of one body on one year, the one that counts, with the reason.

The rules, in order; the first that tells two reports apart decides. None depends on the order in which they come.

1. the same text: the one whose source's name comes first;
2. one does not look like a 法治政府建设年度报告 (flag ``not_a_report``): the other;
3. both state the same figures and the same date: the one with less damage, then the one whose name comes first;
4. one is an excerpt, all its figures being in the other, which has more: the other;
5. both dates of publication are known and differ: the later one, a revised version;
6. one states more indicators: it;
7. one has fewer damaged stretches: it;
8. the one whose source's name comes first.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from fazhi_extract.panels.model import Duplicate, PanelRow

_WHITE = re.compile(r"\s+")


@dataclass(slots=True)
class Candidate:
    """A report as the choice needs it. digest: of its text without white space."""

    body: str
    report_year: int
    source: str
    published: str | None
    is_report: bool
    damage: int
    digest: str
    rows: list[PanelRow]

    @property
    def figures(self) -> set[tuple[str, object]]:
        """Indicators with their values."""
        return {(row.indicator, row.value) for row in self.rows}


def digest(text: str) -> str:
    """A hash of a text that white space does not change."""
    return hashlib.sha256(_WHITE.sub("", text).encode("utf-8", "surrogatepass")).hexdigest()


def better(one: Candidate, other: Candidate) -> tuple[Candidate, str]:
    """The one of two candidates that counts, and why."""
    first = min(one, other, key=lambda c: (c.source, c.digest))
    if one.digest == other.digest:
        return first, "the same text"
    if one.is_report != other.is_report:
        return (one if one.is_report else other), "the other does not look like such a report"
    a, b = one.figures, other.figures
    if a == b and a and one.published == other.published:
        return min(one, other, key=lambda c: (c.damage, c.source)), "the same figures: another copy of it"
    if a < b or b < a:
        more, less = (other, a) if a < b else (one, b)
        return (
            more,
            f"the other is an excerpt: its {len(less)} figures are all among the {len(more.figures)} of this one",
        )
    if one.published and other.published and one.published != other.published:
        later = max(one, other, key=lambda c: c.published or "")
        return later, f"a later version: published {later.published}, the other {min(one.published, other.published)}"
    if len(one.rows) != len(other.rows):
        full, bare = (one, other) if len(one.rows) > len(other.rows) else (other, one)
        return full, f"states {len(full.rows)} indicators, the other {len(bare.rows)}"
    if one.damage != other.damage:
        whole = min(one, other, key=lambda c: c.damage)
        return whole, "the other's text is damaged in more places"
    return first, "no rule tells them apart: the first by name"


def choose(candidates: list[Candidate]) -> tuple[Candidate, list[Duplicate]]:
    """The candidate that counts among those of one body and year, and what became of the others."""
    order = sorted(candidates, key=lambda c: (c.source, c.digest))
    kept = order[0]
    for candidate in order[1:]:
        kept, _ = better(kept, candidate)
    dropped = [
        Duplicate(kept.body, kept.report_year, kept.source, candidate.source, better(kept, candidate)[1])
        for candidate in order
        if candidate is not kept
    ]
    return kept, dropped
