"""Sanity of the year reported on and the date of publication."""

from __future__ import annotations

import datetime

from fazhi_extract.checks.printed import CheckResult

# The first 法治政府建设 reports answer to the 2004 纲要 (《全面推进依法行政实施纲要》).
FIRST_YEAR = 2004


def check_dates(year: int | None, published: str | None) -> list[CheckResult]:
    """Whether a year and an ISO date of publication fit each other.

    A report is published after its year has all but ended, before 1 April as a rule; some are posted again years
    later. Silent where either is unknown, save for a year before the genre existed.
    """
    results = []
    if year is not None and not FIRST_YEAR <= year < 2100:
        results.append(
            CheckResult(
                "dates",
                "meta.report_year",
                ("meta.report_year",),
                (),
                False,
                f"{year} is not between {FIRST_YEAR} and 2099",
            )
        )
    if year is None or published is None:
        return results
    try:
        day = datetime.date.fromisoformat(published)
    except ValueError:
        return results
    early, late = datetime.date(year, 11, 1), datetime.date(year + 3, 12, 31)
    holds = early <= day <= late
    said = f"published {day}, year reported on {year}" + (
        "" if holds else ": too early" if day < early else ": too late"
    )
    results.append(
        CheckResult(
            "dates", "meta.published after meta.report_year", ("meta.published", "meta.report_year"), (), holds, said
        )
    )
    return results
