"""Reports to files: each file is written whole or not at all, databases in one transaction.

======= =================================================================================================
json    the whole record of every report: an array of what ``report.model_dump_json()`` gives (or one object)
jsonl   the same, one report a line
csv     a table; ``observations``: ``report.to_rows()`` with the name of its report before it
xlsx    every table, one sheet each, without the raw texts
parquet a table
duckdb  every table, added to what is there
sqlite  the same
======= =================================================================================================

Tables: ``fazhi_extract.tables.schema``.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from fazhi_extract.aside import aside
from fazhi_extract.model.halves import clean
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.rows import rows
from fazhi_extract.tables.schema import named

PRINTED = ("json", "jsonl", "csv")
FILE_FORMATS = (*PRINTED, "xlsx", "parquet", "duckdb", "sqlite")
COLUMNS = (
    "report", "indicator", "label", "value", "unit", "qualifier", "role", "confidence", "flags", "start", "end", "quote",
)  # fmt: skip
# A spreadsheet runs a cell that starts with one of these as a formula; the full-width ones too, in Chinese versions.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # fmt: skip
_NUMERAL = re.compile(r"[+-]?\d+(?:\.\d+)?%?")  # a spreadsheet takes it for the number it is

Named = tuple[str, AnnualReport]


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a file's suffix asks for.

    Raises:
        ValueError: the suffix is that of no format.
    """
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in FILE_FORMATS:
        raise ValueError(
            f"{os.fspath(path)}: the name must end in .{', .'.join(FILE_FORMATS[:-1])} or .{FILE_FORMATS[-1]}"
        )
    return suffix


def write(
    reports: Iterable[Named],
    path: str | os.PathLike[str],
    form: str | None = None,
    *,
    single: bool = False,
    bom: bool = False,
    table: str = "observations",
    guard: bool = True,
) -> int:
    """Write reports to a file. What stood there before is replaced only once everything is written; a database is added to.

    Args:
        reports: (name, report); taken one at a time, so a generator keeps memory flat (xlsx: on disk).
        path: the file; a pipe or a device is written to as it is.
        form: one of ``FILE_FORMATS``; None takes it from the suffix of ``path``.
        single: json: one object instead of an array; ``reports`` then holds one report.
        bom: csv: begin the file with a byte order mark; Excel shows Chinese in a CSV file only then.
        table: csv, parquet: which table.
        guard: csv: put ' before a text that a spreadsheet would run as a formula. Numerals (-5, 3%) are none.

    Returns:
        The number of reports written.

    Raises:
        ValueError: unknown suffix, format or table.
        ImportError: what the format needs is not installed.
        OSError: the file cannot be written; nothing is left behind.
        StoreError: the database cannot be written to.
    """
    form = form or format_of(path)
    named(table)
    if form in ("duckdb", "sqlite"):
        from fazhi_extract.output.store import open_store

        with open_store(path, form) as store:
            return store.add_all(reports)
    if form == "xlsx":
        from fazhi_extract.output.workbook import write_workbook

        with aside(path) as file:
            return write_workbook(reports, file)
    if form == "parquet":
        from fazhi_extract.output.parquet import write_parquet

        with aside(path) as file:
            return write_parquet(reports, file, table)
    with aside(path, "utf-8-sig" if bom else "utf-8") as file:
        return dump(reports, file, form, single=single, table=table, guard=guard)


def dump(
    reports: Iterable[Named],
    file: IO[str],
    form: str,
    *,
    single: bool = False,
    table: str = "observations",
    guard: bool = True,
) -> int:
    """Write reports to an open text file; arguments and result as for ``write``.

    Raises:
        ValueError: unknown format or table.
    """
    if form not in PRINTED:
        raise ValueError(f"unknown format {form!r}: one of {', '.join(PRINTED)}")
    if form == "csv":
        return _csv(reports, file, table, guard)
    count = 0
    array = form == "json" and not single
    for _, report in reports:
        if array:
            file.write(",\n" if count else "[\n")
        file.write(report.model_dump_json(indent=2 if form == "json" else None))
        if not array:
            file.write("\n")
        count += 1
    if array:
        file.write("\n]\n" if count else "[]\n")
    return count


def _csv(reports: Iterable[Named], file: IO[str], table: str, guard: bool) -> int:
    out = csv.writer(file)  # lines end in \r\n, as RFC 4180 has it: so a lone \r in a quote is escaped too
    out.writerow(COLUMNS if table == "observations" else named(table).names)
    count = 0
    for name, report in reports:
        found: Iterable[Iterable[object]] = rows([(name, report)], table)
        if table == "observations":
            found = ((name, *row.values()) for row in report.to_rows())
        for row in found:
            out.writerow([_cell(value, guard) for value in row])
        count += 1
    return count


def _cell(value: object, guard: bool) -> object:
    """A value as a cell: a list joined with ``;``, and no text that a spreadsheet would run."""
    if isinstance(value, list):
        value = ";".join(map(str, value))
    if not isinstance(value, str):
        return value
    return unformulated(clean(value)) if guard else clean(value)


def unformulated(text: str) -> str:
    """A text as a cell that no spreadsheet runs: with ``'`` before what would begin a formula. Numerals stay."""
    return "'" + text if text.startswith(FORMULA) and not _NUMERAL.fullmatch(text) else text
