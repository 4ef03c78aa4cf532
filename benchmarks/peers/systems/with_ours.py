"""fazhi_extract itself."""

from typing import Any

import fazhi_extract as fz

PACKAGES = ("fazhi-extract",)


def found(text: str, report: fz.AnnualReport) -> list[tuple[int, int, Any, list[str]]]:
    """Every quantity, with the indicators it states; parts of a total name none of their own."""
    named: dict[tuple[int, int], list[str]] = {}
    for ident, field in report.fields():
        for seen in field.observations:
            if "part" not in seen.flags:
                named.setdefault((seen.evidence.start, seen.evidence.end), []).append(ident)
    return [(row.start, row.end, row.value, named.get((row.start, row.end), [])) for row in report.quantities]


SYSTEMS = {"fazhi_extract": (fz.extract, found)}
