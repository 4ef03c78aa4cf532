"""Of several reports of one body on one year, the one that counts, with the reason.

The rules are tried one after another on all the reports that are left; each rule drops those that it puts behind another,
until one is left. So the outcome depends neither on the order in which they come nor on who is compared with whom first.

1. of the same text, the one whose source's name comes first;
2. what looks like a 法治政府建设年度报告 before what does not (flag ``not_a_report``);
3. of those with the same figures and the same date, the one with less damage, then the one whose name comes first;
4. a report before its excerpt, all of whose figures are in it, and fewer;
5. of those with a date of publication, the latest, a revised version;
6. the one that states the most indicators;
7. the one with the fewest damaged stretches;
8. the one whose source's name comes first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
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
    def figures(self) -> set[tuple[str, object, object]]:
        """Indicators with their values; of a range both ends."""
        return {(row.indicator, row.value, row.value_high) for row in self.rows}


def digest(text: str) -> str:
    """A hash of a text that white space does not change."""
    return hashlib.sha256(_WHITE.sub("", text).encode("utf-8", "surrogatepass")).hexdigest()


def _same_text(one: Candidate, other: Candidate) -> str:
    return "the same text" if one.digest == other.digest and _named(one) < _named(other) else ""


def _report(one: Candidate, other: Candidate) -> str:
    return "the other does not look like such a report" if one.is_report and not other.is_report else ""


def _copy(one: Candidate, other: Candidate) -> str:
    if not one.figures or one.figures != other.figures or one.published != other.published:
        return ""
    first = (one.damage, *_named(one)) < (other.damage, *_named(other))
    return "the same figures: another copy of it" if first else ""


def _excerpt(one: Candidate, other: Candidate) -> str:
    more, less = one.figures, other.figures
    if not less < more:
        return ""
    return f"the other is an excerpt: its {len(less)} figures are all among the {len(more)} of this one"


def _later(one: Candidate, other: Candidate) -> str:
    if not one.published or not other.published or one.published <= other.published:
        return ""
    return f"a later version: published {one.published}, the other {other.published}"


def _fuller(one: Candidate, other: Candidate) -> str:
    more, less = len(one.rows), len(other.rows)
    return f"states {more} indicators, the other {less}" if more > less else ""


def _whole(one: Candidate, other: Candidate) -> str:
    return "the other's text is damaged in more places" if one.damage < other.damage else ""


def _first(one: Candidate, other: Candidate) -> str:
    return "no rule tells them apart: the first by name" if _named(one) < _named(other) else ""


Rule = Callable[[Candidate, Candidate], str]  # why the one goes before the other, or nothing
# Each is an order in itself. Asked pair by pair they are none: a later version, its excerpt and an undated one can go round.
_RULES: tuple[Rule, ...] = (_same_text, _report, _copy, _excerpt, _later, _fuller, _whole, _first)


def _named(candidate: Candidate) -> tuple[str, str]:
    return candidate.source, candidate.digest


def choose(candidates: list[Candidate]) -> tuple[Candidate, list[Duplicate]]:
    """The candidate that counts among those of one body and year, and what became of the others."""
    left = sorted(candidates, key=_named)
    lost: list[tuple[Candidate, Candidate, Rule]] = []  # a report, the first of those that this rule puts before it
    for rule in _RULES:
        stay = []
        for other in left:
            ahead = [one for one in left if rule(one, other)]
            if ahead:
                lost.append((other, ahead[0], rule))
            else:
                stay.append(other)
        left = stay
    kept, *again = left  # what no rule tells apart is the same text under the same name
    dropped = [(other, "the same text") for other in again]
    for other, before, rule in lost:
        dropped.append((other, rule(kept, other) or f"behind {before.source}: {rule(before, other)}"))
    dropped.sort(key=lambda item: _named(item[0]))
    return kept, [Duplicate(kept.body, kept.report_year, kept.source, other.source, why) for other, why in dropped]
