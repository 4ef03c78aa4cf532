"""One function from Arrow record batch to Arrow record batch, for anything that moves those: Spark, Ray Data, Daft, Dask.

The batch that comes back has the columns of the one that went in and two more: ``report``, a nested record
(``tables.records.record_type``; docs/cluster.md), and ``failure``, null where there is a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fazhi_extract.batch import Failure, extract_many
from fazhi_extract.extras import load
from fazhi_extract.model.halves import clean
from fazhi_extract.tables.records import FAILED, failure_type, record, record_type

if TYPE_CHECKING:
    import pyarrow as pa

SLICE = 256  # documents in one batch of results: nested records are some fifteen times as large as their texts


def extract_batch(batch: pa.RecordBatch, column: str = "text", timeout: float | None = None) -> pa.RecordBatch:
    """Extract the reports of a record batch.

    Args:
        batch: with a column of texts, or of bytes (files of any kind that ``extract`` reads).
        column: its name.
        timeout: seconds for a document. None: no limit, and everything happens in this process, as fast as can be; a number:
            in a worker process, so that a document that hangs or crashes costs itself alone.

    Returns:
        The batch with two columns more, ``report`` and ``failure``; a null text has neither.

    Raises:
        ValueError: there is no such column, it holds neither texts nor bytes, or the batch has a column ``report`` or ``failure``.
        ImportError: pyarrow is not installed.
    """
    pyarrow = load("pyarrow", "arrow", "Arrow")
    schema = output_schema(batch.schema, column)
    sources = batch.column(column).to_pylist()
    present = [at for at, source in enumerate(sources) if source is not None]
    reports: list[Any] = [None] * len(sources)
    failures: list[Any] = [None] * len(sources)
    found = extract_many([sources[at] for at in present], workers=1, timeout=timeout)
    for at, result in zip(present, found, strict=True):
        if result.report is not None:
            reports[at] = record(result.report)
        elif result.error is not None:
            failures[at] = _failed(result.error)
    added = [
        pyarrow.array(reports, type=schema.field("report").type),
        pyarrow.array(failures, type=schema.field("failure").type),
    ]
    made: pa.RecordBatch = pyarrow.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)
    return made


def extract_batches(
    batches: Iterable[pa.RecordBatch], column: str = "text", timeout: float | None = None
) -> Iterator[pa.RecordBatch]:
    """``extract_batch`` for a stream of batches, in slices small enough for a worker's memory."""
    for batch in batches:
        for start in range(0, batch.num_rows, SLICE):
            yield extract_batch(batch.slice(start, SLICE), column, timeout)


def extract_table(table: pa.Table, column: str = "text", timeout: float | None = None) -> pa.Table:
    """``extract_batch`` for a table, which is what Ray Data hands over.

    Raises:
        ValueError: as ``extract_batch``. ImportError: pyarrow is not installed.
    """
    pyarrow = load("pyarrow", "arrow", "Arrow")
    found = extract_batches(table.to_batches(), column, timeout)
    made: pa.Table = pyarrow.Table.from_batches(found, schema=output_schema(table.schema, column))
    return made


def output_schema(schema: pa.Schema, column: str = "text") -> pa.Schema:
    """The schema of what ``extract_batch`` makes of batches with this schema.

    Raises:
        ValueError: as ``extract_batch``.
    """
    pyarrow = load("pyarrow", "arrow", "Arrow")
    if column not in schema.names:
        raise ValueError(f"there is no column {column!r}: the columns are {', '.join(schema.names)}")
    kind, types = schema.field(column).type, pyarrow.types
    if not any(
        (types.is_string(kind), types.is_large_string(kind), types.is_binary(kind), types.is_large_binary(kind))
    ):
        raise ValueError(f"column {column!r} is {kind}: texts (string) or files (binary) are needed")
    taken = {"report", "failure"} & set(schema.names)
    if taken:
        raise ValueError(f"there is a column {' and '.join(sorted(taken))} already: rename it first")
    made: pa.Schema = schema.append(pyarrow.field("report", record_type())).append(
        pyarrow.field("failure", failure_type())
    )
    return made


def _failed(error: Failure) -> dict[str, Any]:
    values = {"cause": error.cause, "error": error.kind, "message": clean(error.message), "trace": clean(error.trace)}
    return {column.name: values[column.name] for column in FAILED}
