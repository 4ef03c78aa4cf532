"""Reports in a DuckDB database (extra ``duckdb``).

DuckDB refuses to delete a row that another table's foreign key names, even where both go in one transaction: the tables are
tied by ``report_id`` without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from fazhi_extract.extras import load
from fazhi_extract.output.store import DUCKDB, Store, StoreError, definition, quoted
from fazhi_extract.tables.frames import arrow_table
from fazhi_extract.tables.rows import Row
from fazhi_extract.tables.schema import Table


class DuckStore(Store):
    """A DuckDB database; one process at a time can write to it."""

    types = DUCKDB

    def __init__(self, path: str) -> None:
        super().__init__(path)
        load("pyarrow", "duckdb", "a DuckDB database")
        self.duckdb = load("duckdb", "duckdb", "a DuckDB database")
        with self._errors():
            self.base = self.duckdb.connect(path)
        try:
            self._ask("SET enable_progress_bar = false")  # it would be drawn over ours
            self._prepare()
        except BaseException:
            self.base.close()
            raise

    def close(self) -> None:
        """Close the database."""
        with suppress(self.duckdb.Error):  # a database that failed has said so already
            self.base.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self.duckdb.Error as error:
            raise StoreError(f"{self.path}: {_said(str(error))}") from error

    def _ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.base.execute(statement, list(values) or None).fetchall()
        return found

    def _roll_back(self) -> None:
        with suppress(self.duckdb.Error):
            self.base.execute("ROLLBACK")

    def _columns(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        with self._errors():
            asked = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
            for table, column in self._ask(asked):
                found[table] = (*found.get(table, ()), column)
        return found

    def _create(self, table: Table) -> None:
        self._ask(definition(table, DUCKDB))
        self._ask(f"COMMENT ON TABLE {table.name} IS {_text(table.comment)}")
        for column in table.columns:
            self._ask(f"COMMENT ON COLUMN {table.name}.{quoted(column)} IS {_text(column.comment)}")

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self.base.register("added", arrow_table(table, rows))
            self._ask(f"INSERT INTO {table.name} SELECT * FROM added")
            self.base.unregister("added")

    def _delete(self, table: str, column: str, values: Sequence[str]) -> None:
        if values:
            self._ask(f"DELETE FROM {table} WHERE {column} IN ({', '.join('?' * len(values))})", values)


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _said(message: str) -> str:
    """What DuckDB says, in words that say what to do."""
    first = message.strip().partition("\n")[0]
    for sign, meaning in (
        ("Conflicting lock", "another process has it open; DuckDB lets one write at a time: wait until it is done, or name another file"),
        ("Could not set lock", "it cannot be locked: another process has it open, or its file system knows no locks"),
        ("not a valid DuckDB", "it is there, but is no DuckDB database: name another file"),
        ("ermission denied", "no right to write there"),
        ("Read-only file system", "the file system is read-only"),
        ("No space left", "the disk is full"),
        ("orrupt", "the database is damaged: restore it, or name a new file and run again"),
        ("checksum", "the database is damaged: restore it, or name a new file and run again"),
    ):  # fmt: skip
        if sign in message:
            return f"{meaning} ({first})"
    return first
