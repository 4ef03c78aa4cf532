"""The rows of a report in every table, as tuples in the order of the columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.model.fields import Extracted, Observation
from fazhi_extract.model.halves import clean
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.schema import TABLES, named

Row = tuple[Any, ...]
EXACT_INTEGER = 2**53  # up to here a double holds every integer
FACTS = ("region", "region_code", "issuer", "body_kind", "report_year", "published", "title", "script")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as rows of every table."""

    report_id: str
    name: str
    rows: dict[str, list[Row]]


def report_id(name: str, text: str) -> str:
    """The id of a report: the same name and text give the same id, anywhere and in any version of the library.

    Halves of characters count as the U+FFFD they become in every file: the report read back from JSON has the id it had.
    """
    return sha256(clean(f"{name}\0{text}").encode()).hexdigest()[:24]


def rows(reports: Iterable[tuple[str, AnnualReport]], table: str = "observations") -> Iterator[Row]:
    """The rows of reports in one table.

    Args:
        reports: (name, report).
        table: see ``schema.TABLES``.

    Raises:
        ValueError: there is no such table.
    """
    named(table)
    for name, report in reports:
        yield from _ROWS[table](report, (report_id(name, report.source.text), clean(name)))


def entry(name: str, report: AnnualReport, sha: str | None = None) -> Entry:
    """A report as rows of every table; ``sha``: the hash of the bytes it was read from."""
    ident = report_id(name, report.source.text)
    first = (ident, clean(name))
    made = {table: list(_ROWS[table](report, first)) for table in TABLES if table != "reports"}
    return Entry(ident, clean(name), {"reports": list(_reports(report, first, sha)), **made})


def failure_row(name: str, error: Any) -> Row:
    """The row of a ``batch.Failure`` in the table ``failures``."""
    return clean(name), error.cause, error.kind, clean(error.message), clean(error.trace)


def values(value: Any) -> tuple[float | None, float | None, float | None, str | None]:
    """``value, low, high, exact`` of a value; a number goes into the first three only if a double holds it exactly."""
    if value is None:
        return None, None, None, None
    exact = json.dumps(value)
    if isinstance(value, (list, tuple)):
        low, high = (_double(end) for end in value)
        return None, low, high, exact
    number = _double(value)
    return number, number, number, exact


def _double(number: int | float) -> float | None:
    if isinstance(number, int):
        return float(number) if abs(number) <= EXACT_INTEGER else None
    return number


def _reports(report: AnnualReport, first: tuple[str, str], sha: str | None = None) -> Iterator[Row]:
    facts: list[Any] = []
    for name in FACTS:
        field: Extracted[Any] = getattr(report.meta, name)
        facts += (clean(field.value) if isinstance(field.value, str) else field.value, field.confidence)
    source = report.source
    yield (
        *first, 1, *facts, list(source.flags), [clean(note) for note in source.notes], source.media_type, source.encoding,
        len(source.text), sum(1 for _, field in report.fields() if field.observations), len(source.repairs),
        len(source.damage), report.schema_version, report.ruleset, sha, clean(source.text),
    )  # fmt: skip


def _observations(report: AnnualReport, first: tuple[str, str]) -> Iterator[Row]:
    position, label = 0, _labels(type(report))
    for ident, field in report.fields():
        head = headline(field)
        for number, seen in enumerate(field.observations):
            position += 1
            at = seen.evidence
            yield (
                *first, position, ident, label[ident], *values(seen.value), clean(seen.unit), seen.qualifier, seen.role,
                seen.confidence, list(seen.flags), number == head, at.start, at.end, clean(at.quote),
            )  # fmt: skip


@cache
def _labels(schema: type[AnnualReport]) -> dict[str, str]:
    return {
        f"{group}.{name}": field.title or name
        for group, model in group_fields(schema).items()
        for name, field in model.model_fields.items()
    }


def headline(field: Extracted[Any]) -> int | None:
    """Which observation the field's headline value is, or None where the field has none.

    A field has the value, confidence and flags of its headline observation; of those with the same it is the first.
    """
    if field.value is None:
        return None
    found = [number for number, seen in enumerate(field.observations) if _same(field, seen)]
    return found[0] if found else None


def _same(field: Extracted[Any], seen: Observation[Any]) -> bool:
    return (
        seen.role == "achievement"
        and seen.value == field.value
        and seen.confidence == field.confidence
        and seen.flags == field.flags
    )


def _quantities(report: AnnualReport, first: tuple[str, str]) -> Iterator[Row]:
    for position, seen in enumerate(report.quantities, 1):
        yield (
            *first, position, *values(seen.value), clean(seen.unit), seen.qualifier, seen.role, clean(seen.subject), seen.indicator,
            seen.part_of, seen.change, seen.start, seen.end, clean(seen.quote),
        )  # fmt: skip


def _sections(report: AnnualReport, first: tuple[str, str]) -> Iterator[Row]:
    for position, one in enumerate(report.sections, 1):
        yield *first, position, one.level, clean(one.heading), one.kind, one.stop, one.start, one.end, clean(one.quote)


def _documents(report: AnnualReport, first: tuple[str, str]) -> Iterator[Row]:
    for position, one in enumerate(report.documents, 1):
        number = None if one.number is None else clean(one.number)
        yield *first, position, clean(one.title), number, one.start, one.end, clean(one.quote)


def _statements(report: AnnualReport, first: tuple[str, str]) -> Iterator[Row]:
    kinds = [("problem", one) for one in report.problems] + [("plan", one) for one in report.plans]
    for position, (kind, one) in enumerate(kinds, 1):
        yield *first, position, kind, one.start, one.end, clean(one.quote)


_ROWS: dict[str, Any] = {
    "reports": _reports, "observations": _observations, "quantities": _quantities, "sections": _sections,
    "documents": _documents, "statements": _statements,
}  # fmt: skip
