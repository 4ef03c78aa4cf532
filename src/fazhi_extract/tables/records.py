"""A report as one nested record: what ``cluster`` and ``spark`` put into a column.

The columns are those of the tables; a report's observations, quantities, sections, documents and statements are lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_extract.extras import load
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.frames import arrow_field
from fazhi_extract.tables.rows import entry
from fazhi_extract.tables.schema import FAILURES, TABLES, Column, Table

if TYPE_CHECKING:
    import pyarrow as pa

# In a record these are said by where it stands.
_SAID = frozenset(("report_id", "report", "position", "version", "source_sha256"))
_PARTS = tuple(name for name in TABLES if name != "reports")
FAILED = tuple(column for column in FAILURES.columns if column.name not in _SAID)


def inner(table: Table) -> tuple[Column, ...]:
    """The columns of a table that a record has."""
    return tuple(column for column in table.columns if column.name not in _SAID)


def record(report: AnnualReport, *, text: bool = False) -> dict[str, Any]:
    """A report as nested plain values, in the form of ``record_type``.

    Args:
        report: the report.
        text: keep the raw text in it.
    """
    found = entry("", report).rows
    (whole,) = _dicts(TABLES["reports"], found["reports"])
    if not text:
        del whole["text"]
    return {**whole, **{name: _dicts(TABLES[name], found[name]) for name in _PARTS}}


def record_type(*, text: bool = False) -> pa.StructType:
    """The Arrow type of a record.

    Raises:
        ImportError: pyarrow is not installed.
    """
    pyarrow = load("pyarrow", "arrow", "Arrow")
    fields = [arrow_field(column) for column in inner(TABLES["reports"]) if text or column.name != "text"]
    for name in _PARTS:
        part = pyarrow.struct([arrow_field(column) for column in inner(TABLES[name])])
        fields.append(pyarrow.field(name, pyarrow.list_(part), metadata={"comment": TABLES[name].comment}))
    made: pa.StructType = pyarrow.struct(fields)
    return made


def failure_type() -> pa.StructType:
    """The Arrow type of a failure beside the records."""
    pyarrow = load("pyarrow", "arrow", "Arrow")
    made: pa.StructType = pyarrow.struct([arrow_field(column) for column in FAILED])
    return made


def _dicts(table: Table, rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    kept = [(at, column.name) for at, column in enumerate(table.columns) if column.name not in _SAID]
    return [{name: row[at] for at, name in kept} for row in rows]
