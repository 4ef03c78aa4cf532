"""A table of reports as a Parquet file (extra ``arrow``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from fazhi_extract.extras import load
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.frames import arrow_schema, arrow_table
from fazhi_extract.tables.rows import Row, rows
from fazhi_extract.tables.schema import named

GROUP = 50_000  # rows held in memory, and rows of a group in the file


def write_parquet(reports: Iterable[tuple[str, AnnualReport]], file: IO[bytes], table: str) -> int:
    """Write a table of reports; returns the number of reports.

    Raises:
        ValueError: there is no such table.
        ImportError: pyarrow is not installed.
    """
    parquet = load("pyarrow.parquet", "arrow", "a Parquet file")
    meant = named(table)
    count, held = 0, list[Row]()
    with parquet.ParquetWriter(file, arrow_schema(meant), compression="zstd") as out:
        for one in reports:
            held += rows([one], table)
            count += 1
            if len(held) >= GROUP:
                out.write_table(arrow_table(meant, held))
                held.clear()
        out.write_table(arrow_table(meant, held))
    return count
