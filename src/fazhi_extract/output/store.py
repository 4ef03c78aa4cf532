"""Reports in a database that is added to: DuckDB (extra ``duckdb``) or SQLite.

Adding is idempotent: the same name with the same text replaces what was there, another text under the name is kept beside
it as the next version (the view ``current`` has the newest of each). Everything of one call is one transaction: after a kill at
any moment the database holds all of it or none.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Self

from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.rows import Entry, Row, entry
from fazhi_extract.tables.schema import FAILURES, TABLES, Column, Table

STORES = ("duckdb", "sqlite")
BATCH = 256  # reports in a transaction
_ALL = (*TABLES.values(), FAILURES)
VIEW = (
    "CREATE VIEW current AS SELECT * FROM reports AS one "
    "WHERE version = (SELECT max(version) FROM reports AS other WHERE other.report = one.report)"
)


class StoreError(Exception):
    """A database cannot be opened or written to; the message says why and what to do."""


class Store(ABC):
    """An open database; use it in a ``with`` statement. ``open_store`` makes one."""

    types: dict[str, str]

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add_all(self, reports: Iterable[tuple[str, AnnualReport]]) -> int:
        """Add (name, report), some hundreds in a transaction; returns how many there were.

        Raises:
            StoreError: the database cannot be written to; the transactions before are kept.
        """
        entries = (entry(name, report) for name, report in reports)
        count = 0
        while batch := list(islice(entries, BATCH)):
            self.add(batch)
            count += len(batch)
        return count

    def add(self, entries: Sequence[Entry], failures: Sequence[Row] = ()) -> None:
        """Add reports and failures (rows of the table) in one transaction. A report that is read takes its failure away.

        Raises:
            StoreError: the database cannot be written to; nothing of it is kept.
        """
        latest = {one.report_id: one for one in entries}  # of the same report twice the later
        with self._transaction():
            versions, there = self._versions(list(latest.values()))
            for table in TABLES.values():
                self._delete(table.name, "report_id", there)
            for table in TABLES.values():
                found = [row for one in latest.values() for row in one.rows[table.name]]
                if table.name == "reports":
                    at = table.names.index("version")
                    found = [(*row[:at], versions[row[0]], *row[at + 1 :]) for row in found]
                self._insert(table, found)
            self._delete("failures", "report", [*(one.name for one in entries), *(row[0] for row in failures)])
            self._insert(FAILURES, list({row[0]: row for row in failures}.values()))

    def done(self, ruleset: str) -> dict[str, str]:
        """The hash of the source of every current report that these rules read, by name.

        Raises:
            StoreError: the database cannot be read.
        """
        asked = "SELECT report, source_sha256 FROM current WHERE ruleset = ? AND source_sha256 IS NOT NULL"
        with self._errors():
            return dict(self._ask(asked, [ruleset]))

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._errors():
            return {table.name: self._ask(f"SELECT count(*) FROM {table.name}")[0][0] for table in _ALL}

    def _versions(self, entries: Sequence[Entry]) -> tuple[dict[str, int], list[str]]:
        """The version of each report (the one it had, or the next of its name), and the ids that are there already."""
        names = list({one.name for one in entries})
        known: dict[str, int] = {}
        last: dict[str, int] = {}
        asked = f"SELECT report_id, report, version FROM reports WHERE report IN ({', '.join('?' * len(names))})"
        for ident, name, version in self._ask(asked, names) if names else ():
            known[ident] = version
            last[name] = max(version, last.get(name, 0))
        there = [one.report_id for one in entries if one.report_id in known]
        for one in entries:
            if one.report_id not in known:
                last[one.name] = known[one.report_id] = last.get(one.name, 0) + 1
        return known, there

    def _prepare(self) -> None:
        """Make the tables of a new database; check those of one that is there.

        Raises:
            StoreError: it is another program's, or another version's.
        """
        there = self._columns()
        if not there:
            with self._transaction():
                for table in _ALL:
                    self._create(table)
                self._ask(VIEW)
            return
        for table in _ALL:
            if there.get(table.name) != table.names:
                raise StoreError(
                    f"{self.path}: its table {table.name} is "
                    + ("missing" if table.name not in there else "not as this version of fazhi-extract writes it")
                    + ": name a new file"
                )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._errors():
            self._ask("BEGIN IMMEDIATE" if self.types is SQLITE else "BEGIN")
            try:
                yield
                self._ask("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @abstractmethod
    def close(self) -> None:
        """Close the database."""

    @abstractmethod
    def _errors(self) -> Any:
        """Turns the database's errors into ``StoreError``."""

    @abstractmethod
    def _ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]: ...

    @abstractmethod
    def _roll_back(self) -> None: ...

    @abstractmethod
    def _columns(self) -> dict[str, tuple[str, ...]]:
        """The columns of every table there is."""

    @abstractmethod
    def _create(self, table: Table) -> None: ...

    @abstractmethod
    def _insert(self, table: Table, rows: Sequence[Row]) -> None: ...

    @abstractmethod
    def _delete(self, table: str, column: str, values: Sequence[str]) -> None: ...


DUCKDB = {"text": "VARCHAR", "texts": "VARCHAR[]", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
SQLITE = {"text": "TEXT", "texts": "TEXT", "int": "INTEGER", "float": "REAL", "bool": "INTEGER"}


def definition(table: Table, types: dict[str, str], more: str = "") -> str:
    """The statement that makes a table."""
    columns = [
        f"{quoted(column)} {types[column.type]}{'' if column.empty else ' NOT NULL'}" for column in table.columns
    ]
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(table.key)}){more})"


def quoted(column: Column) -> str:
    """A column's name for a statement; ``end`` is a word of SQL."""
    return f'"{column.name}"'


def open_store(path: str | os.PathLike[str], form: str | None = None) -> Store:
    """Open a database of reports, or make a new one.

    Args:
        path: the file.
        form: ``duckdb`` or ``sqlite``; None takes it from the suffix.

    Raises:
        ValueError: unknown form or suffix.
        ImportError: duckdb or pyarrow is not installed.
        StoreError: it cannot be opened: another process has it open, no right to write, damaged, not such a database.
    """
    name = os.fsdecode(path)
    form = form or Path(name).suffix.lower().removeprefix(".")
    if form not in STORES:
        raise ValueError(f"{name}: the name of a database must end in .duckdb or .sqlite")
    if form == "duckdb":
        from fazhi_extract.output.duckdb_store import DuckStore

        return DuckStore(name)
    from fazhi_extract.output.sqlite_store import SqliteStore

    return SqliteStore(name)
