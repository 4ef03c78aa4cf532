"""Reports in a SQLite database; needs the standard library alone. Comments of columns stand in the text of the tables'
definitions (``.schema``), lists of flags are joined with ``;``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from fazhi_extract.output.store import SQLITE, Store, StoreError, definition, quoted
from fazhi_extract.tables.rows import Row
from fazhi_extract.tables.schema import Table

WAIT = 5.0  # seconds to wait for another process to finish writing
_TIED = ", FOREIGN KEY (report_id) REFERENCES reports (report_id) DEFERRABLE INITIALLY DEFERRED"


class SqliteStore(Store):
    """A SQLite database."""

    types = SQLITE

    def __init__(self, path: str) -> None:
        super().__init__(path)
        with self._errors():
            self.base = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            with self._errors():
                self.base.execute("PRAGMA foreign_keys = ON")
            self._prepare()
        except BaseException:
            self.base.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self.base.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_said(str(error))}") from error

    def _ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.base.execute(statement, values).fetchall()

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            self.base.execute("ROLLBACK")

    def _columns(self) -> dict[str, tuple[str, ...]]:
        with self._errors():
            tables = [name for (name,) in self._ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: tuple(row[1] for row in self._ask(f'PRAGMA table_info("{name}")')) for name in tables}

    def _create(self, table: Table) -> None:
        tied = _TIED if table.key[0] == "report_id" and table.name != "reports" else ""
        made = definition(table, SQLITE, tied)
        for column in table.columns:  # a comment after each column is kept with the definition
            made = made.replace(
                f"{quoted(column)} {SQLITE[column.type]}",
                f"\n  /* {column.comment} */ {quoted(column)} {SQLITE[column.type]}",
                1,
            )
        self._ask(made)
        if table.name == "reports":
            self._ask("CREATE INDEX reports_by_name ON reports (report)")

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * len(table.columns))
        lists = [at for at, column in enumerate(table.columns) if column.type == "texts"]
        self.base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", (_plain(row, lists) for row in rows))

    def _delete(self, table: str, column: str, values: Sequence[str]) -> None:
        self.base.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((value,) for value in values))


def _plain(row: Row, lists: Sequence[int]) -> Row:
    if not lists:
        return row
    made = list(row)
    for at in lists:
        made[at] = ";".join(made[at])
    return tuple(made)


def _said(message: str) -> str:
    """What SQLite says, in words that say what to do."""
    meaning = {
        "database is locked": f"another process has been writing to it for {WAIT:g} s: wait until it is done, or name another file",
        "file is not a database": "it is there, but is no SQLite database: name another file",
        "attempt to write a readonly database": "no right to write there",
        "unable to open database file": "it cannot be opened: no such folder, or no right to write there",
        "database or disk is full": "the disk is full",
        "database disk image is malformed": "the database is damaged: restore it, or name a new file and run again",
    }.get(message)
    return f"{meaning} ({message})" if meaning else message
