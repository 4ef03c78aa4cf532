"""Which reporting body a report is of, the same one through changes of its region's name and code.

A division is followed through the history of codes (GB/T 2260, `fazhi_extract.metadata.divisions`) as long as one division
became one: renamed (襄樊市, 襄阳市), given another code, or turned from a county into a district (高陵县, 高陵区). Where several
were merged or one was split, the rows stay apart: their figures are not of the same territory.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fazhi_extract.metadata.divisions import Division, find_names, history, lookup, resolve

if TYPE_CHECKING:
    from fazhi_extract.model.report import Meta


class Body(NamedTuple):
    """A reporting body.

    key: the same for all its reports, e.g. ``420600/government``, ``610117/department/司法局``. region_code, region: as of
    the year reported on. issuer, kind: as in ``report.meta``. sure: False where the division could not be told.
    """

    key: str
    region_code: str | None
    region: str | None
    issuer: str | None
    kind: str
    sure: bool


@cache
def lineage(code: str, year: int | None) -> str:
    """The code under which a division is last known, followed from a year on.

    Args:
        code: its code.
        year: a year in which it had it (None: now).
    """
    division = lookup(code, year)
    seen = set()
    while division is not None and division not in seen:
        seen.add(division)
        following = _became(division)
        if following is None:
            break
        division = following
    return division.code if division else code


def _became(division: Division) -> Division | None:
    """The one division that this one turned into, None where there is none or it is not this one's alone."""
    if len(division.successors) != 1 or division.until is None:
        return None
    code = division.successors[0]
    after = [row for row in history(code, division.until + 1) if row.code == code and row.since >= division.until]
    if not after:
        return None
    new = after[0]
    if code == division.code:  # only the name changed
        return new
    merged = [
        row
        for row in history(code, division.until + 1)
        if row.code != code and code in row.successors and row.until is not None and abs(row.until - new.since) <= 1
    ]
    # 密云区 took over from 密云县 alone; a code that was there before took in somebody else's territory
    before = [
        row
        for row in history(code, new.since)
        if row.code == code and row.until is not None and row.until <= new.since and row != new
    ]
    return new if len(merged) == 1 and not before else None


def body_of(meta: Meta) -> Body | None:
    """The body of a report's metadata; None where neither a region nor an issuer is known."""
    year = meta.report_year.value if isinstance(meta.report_year.value, int) else None
    code, region, issuer = _text(meta.region_code.value), _text(meta.region.value), _text(meta.issuer.value)
    kind = _text(meta.body_kind.value) or "other"
    if code:
        place, own = lineage(code, year), _own(issuer, region)
    else:
        place, own = _below(region, issuer, year)
        if not place and not own:
            return None
    if kind == "government" and code:
        own = ""
    key = "/".join(part for part in (place, kind, own) if part)
    return Body(key, code, region, issuer, kind, bool(code) or place.isdigit())


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _own(issuer: str | None, region: str | None) -> str:
    """An issuer without the names of divisions before it: 襄樊市司法局 → 司法局."""
    rest = issuer or ""
    if region and rest.startswith(region):
        return rest[len(region) :]
    while True:
        names = [span for span in find_names(rest) if span[0] == 0 and span[1] < len(rest)]
        if not names:
            return rest
        rest = rest[names[0][1] :]


def _below(region: str | None, issuer: str | None, year: int | None) -> tuple[str, str]:
    """Place and own name of a body below the county: the county's lineage, then what the table does not know (永兴镇…)."""
    whole = region or issuer or ""
    end = 0
    names: list[str] = []
    for start, stop, name in find_names(whole):
        if start != end:
            break
        names.append(name)
        end = stop
    found = resolve(names, year) if names else None
    rest = whole[end:]
    if found and found.code:
        return lineage(found.code, year), rest
    return "", whole


__all__ = ["Body", "body_of", "lineage"]
