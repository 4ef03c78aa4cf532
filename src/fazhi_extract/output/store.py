"""Reports in a database that is added to: DuckDB (extra ``duckdb``) or SQLite.

Adding is idempotent: the same name with the same text replaces what was there, another text under the name is kept beside
it as the next version (the view ``current`` has the newest of each). A text that comes back after another one is the newest
again; a person's corrections of an earlier one are not. Everything of one call is one transaction: after a kill at any moment
the database holds all of it or none.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Self

from fazhi_extract.model.fields import PERSON
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
_VERSION, _FLAGS, _SHA = map(TABLES["reports"].names.index, ("version", "flags", "source_sha256"))


class StoreError(Exception):
    """A database cannot be opened or written to; the message says why and what to do."""


class _Stored(NamedTuple):
    """What must be known of a report that is in the database: its file's hash, and whether a person corrected it."""

    name: str
    version: int
    sha: str | None
    corrected: bool

    @classmethod
    def of(cls, one: Entry) -> Self:
        row = one.rows["reports"][0]
        return cls(one.name, row[_VERSION], row[_SHA], _by_person(row[_FLAGS]))


def _by_person(flags: Sequence[str] | str) -> bool:
    """Whether a column of flags (a list, or in SQLite a text) says that a person corrected or confirmed a value."""
    return not PERSON.isdisjoint(flags.split(";") if isinstance(flags, str) else flags)


def _versions(there: Mapping[str, _Stored], entries: Iterable[Entry]) -> dict[str, int]:
    """The versions of all reports of some names, by id: what is added becomes the newest of its name, but a person's
    corrections of a report that is there say nothing about which text is."""
    order: dict[str, list[str]] = {}
    for ident in sorted(there, key=lambda ident: there[ident].version):
        order.setdefault(there[ident].name, []).append(ident)
    for one in entries:
        idents = order.setdefault(one.name, [])
        if one.report_id in there:
            if _Stored.of(one).corrected:
                continue
            idents.remove(one.report_id)
        idents.append(one.report_id)
    return {ident: version for idents in order.values() for version, ident in enumerate(idents, 1)}


def _placed(row: Row, version: int, before: _Stored | None) -> Row:
    """A row of ``reports`` with its version. The same text came from the same file: without a hash of its own it keeps the
    one that is there."""
    made = list(row)
    made[_VERSION] = version
    made[_SHA] = made[_SHA] or (before.sha if before else None)
    return tuple(made)


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

    def add(self, entries: Sequence[Entry], failures: Sequence[Row] = (), *, keep: bool = False) -> int:
        """Add reports and failures (rows of the table) in one transaction. A report that is read takes its failure away.

        Args:
            entries: the reports.
            failures: what could not be read.
            keep: leave reports that a person has corrected as they are; only the hash of their file is written anew.

        Returns:
            How many of the reports replaced, or with ``keep`` left as they were, what a person had corrected.

        Raises:
            StoreError: the database cannot be written to; nothing of it is kept.
        """
        latest: dict[str, Entry] = {}
        for one in entries:
            latest.pop(one.report_id, None)  # of the same report twice the later
            latest[one.report_id] = one
        with self._transaction():
            there = self._there(list({one.name for one in latest.values()}))
            versions = _versions(there, latest.values())
            persons = {
                ident
                for ident, one in latest.items()
                if ident in there and there[ident].corrected and not _Stored.of(one).corrected
            }
            left = persons if keep else set[str]()
            gone = [ident for ident in latest if ident in there and ident not in left]
            for table in TABLES.values():
                self._delete(table.name, "report_id", gone)
            for table in TABLES.values():
                found = [row for ident, one in latest.items() if ident not in left for row in one.rows[table.name]]
                if table.name == "reports":
                    found = [_placed(row, versions[row[0]], there.get(row[0])) for row in found]
                self._insert(table, found)
            for ident, stored in there.items():
                if ident not in gone:
                    now = (versions[ident], _Stored.of(latest[ident]).sha if ident in left else stored.sha)
                    if now != (stored.version, stored.sha):
                        self._ask(
                            "UPDATE reports SET version = ?, source_sha256 = ? WHERE report_id = ?", [*now, ident]
                        )
            self._delete("failures", "report", [*(one.name for one in entries), *(row[0] for row in failures)])
            self._insert(FAILURES, list({row[0]: row for row in failures}.values()))
        return len(persons)

    def done(self, ruleset: str) -> dict[str, str]:
        """The hash of the source of every current report that these rules read or a person corrected, by name.

        Raises:
            StoreError: the database cannot be read.
        """
        asked = "SELECT report, source_sha256, ruleset, flags FROM current WHERE source_sha256 IS NOT NULL"
        with self._errors():
            return {name: sha for name, sha, by, flags in self._ask(asked) if by == ruleset or _by_person(flags)}

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._errors():
            return {table.name: self._ask(f"SELECT count(*) FROM {table.name}")[0][0] for table in _ALL}

    def _there(self, names: Sequence[str]) -> dict[str, _Stored]:
        """Every version of the reports of these names, by id."""
        asked = f"SELECT report_id, report, version, source_sha256, flags FROM reports WHERE report IN ({', '.join('?' * len(names))})"
        found = self._ask(asked, names) if names else ()
        return {ident: _Stored(name, version, sha, _by_person(flags)) for ident, name, version, sha, flags in found}

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
