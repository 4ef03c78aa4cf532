"""Tables in memory: Arrow (extra ``arrow``) and pandas (extra ``pandas``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from fazhi_extract.extras import load
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.rows import Row, rows
from fazhi_extract.tables.schema import Column, Table, Type, named

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

# What pandas calls the types; the second where a value may be missing.
_FULL: dict[Type, str] = {"texts": "object", "int": "int64", "float": "float64", "bool": "bool"}
_EMPTY: dict[Type, str] = {**_FULL, "int": "Int64", "bool": "boolean"}


def to_arrow(reports: Iterable[tuple[str, AnnualReport]], table: str = "observations") -> pa.Table:
    """A table of reports as Arrow.

    Args:
        reports: (name, report).
        table: see ``schema.TABLES``.

    Raises:
        ValueError: there is no such table.
        ImportError: pyarrow is not installed.
    """
    return arrow_table(named(table), rows(reports, table))


def to_frame(reports: Iterable[tuple[str, AnnualReport]], table: str = "observations") -> pd.DataFrame:
    """A table of reports as a pandas data frame; arguments as for ``to_arrow``.

    Counts are ``float64`` like rates, since they share a column; ``exact`` has them as they are. Text columns have
    pandas' default type for text, lists of flags are Python lists.

    Raises:
        ValueError: there is no such table.
        ImportError: pandas is not installed.
    """
    pandas = load("pandas", "pandas", "a data frame")
    meant = named(table)
    made: pd.DataFrame = pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=_dtype(column, values))
            for column, values in zip(meant.columns, transposed(meant, rows(reports, table)), strict=True)
        }
    )
    return made


def _dtype(column: Column, values: Sequence[Any]) -> str | None:
    """What pandas calls the type of a column; None where it finds out by itself (its type of text differs by version)."""
    if column.type == "text":
        return None if any(value is not None for value in values) else "object"
    return (_EMPTY if column.empty else _FULL)[column.type]


def transposed(table: Table, found: Iterable[Row]) -> list[Sequence[Any]]:
    """Rows as columns."""
    columns = list(zip(*found, strict=True))
    return list(columns) if columns else [()] * len(table.columns)


def arrow_table(table: Table, found: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table with comments."""
    pyarrow = load("pyarrow", "arrow", "Arrow")
    schema = arrow_schema(table)
    arrays = [
        pyarrow.array(values, type=field.type) for values, field in zip(transposed(table, found), schema, strict=True)
    ]
    made: pa.Table = pyarrow.Table.from_arrays(arrays, schema=schema)
    return made


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table; comments stand in the metadata of the fields and of the schema."""
    pyarrow = load("pyarrow", "arrow", "Arrow")
    made: pa.Schema = pyarrow.schema(
        [arrow_field(column) for column in table.columns], metadata={"comment": table.comment, "table": table.name}
    )
    return made


def arrow_field(column: Column) -> pa.Field:
    """A column as an Arrow field."""
    pyarrow = load("pyarrow", "arrow", "Arrow")
    kinds = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
    }
    made: pa.Field = pyarrow.field(
        column.name, kinds[column.type], nullable=column.empty, metadata={"comment": column.comment}
    )
    return made
