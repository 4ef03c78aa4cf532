"""Adding to a database: idempotent, with versions, whole transactions, and clear words when it does not work."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from composing import texts

import fazhi_extract as fz
from fazhi_extract.batch import Failure
from fazhi_extract.output import Store, StoreError, open_store, write
from fazhi_extract.review import Correction
from fazhi_extract.tables import FAILURES, TABLES, entry, failure_row

REPORTS = [(f"{number}.txt", fz.extract(text)) for number, text in enumerate(texts(5))]
FORMS = ("duckdb", "sqlite")
CHILD = [sys.executable, "-c"]


@pytest.fixture(params=FORMS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"reports.{request.param}"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, read by the database's own module."""
    base: Any = duckdb.connect(str(path), read_only=True) if path.suffix == ".duckdb" else sqlite3.connect(path)
    names = [*TABLES, "failures"]
    found = {name: sorted(base.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    base.close()
    return found


def versions(store: Store) -> list[tuple[Any, ...]]:
    return store._ask("SELECT report, version FROM reports ORDER BY report, version")


def in_order(store: Store, name: str = "0.txt") -> list[str]:
    return [text for (text,) in store._ask("SELECT text FROM reports WHERE report = ? ORDER BY version", [name])]


def test_the_same_reports_again_change_nothing(path: Path) -> None:
    write(REPORTS, path)
    before = contents(path)
    assert len(before["reports"]) == 5 and len(before["observations"]) == sum(len(r.to_rows()) for _, r in REPORTS)
    write(REPORTS, path)
    write(REPORTS[2:3], path)
    assert contents(path) == before


def test_the_same_report_twice_in_a_batch_is_there_once(path: Path) -> None:
    write([*REPORTS, *REPORTS], path)
    assert len(contents(path)["reports"]) == 5


def test_the_order_and_the_size_of_batches_do_not_matter(tmp_path: Path) -> None:
    whole, single = tmp_path / "whole.duckdb", tmp_path / "single.duckdb"
    write(REPORTS, whole)
    for named in reversed(REPORTS):
        write([named], single)
    assert contents(whole) == contents(single)


def test_a_revised_report_is_kept_as_a_version(store: Store) -> None:
    name, first = REPORTS[0]
    second, third = (fz.extract(first.source.text + more) for more in ("另新增律师3名。", "另新增律师4名。"))
    store.add_all([(name, first)])
    store.add_all([(name, second), (name, third)])  # two in one transaction
    assert versions(store) == [(name, 1), (name, 2), (name, 3)]
    store.add_all([(name, third)])  # replaces itself
    assert versions(store) == [(name, 1), (name, 2), (name, 3)]
    assert in_order(store) == [first.source.text, second.source.text, third.source.text]
    ids = store._ask("SELECT count(DISTINCT report_id) FROM observations")
    assert ids == [(3,)]


def test_a_text_that_comes_back_is_the_newest_again(store: Store) -> None:
    name, first = REPORTS[0]
    second, third = (fz.extract(first.source.text + more) for more in ("另新增律师3名。", "另新增律师4名。"))
    store.add_all([(name, first), (name, second), (name, third), REPORTS[1]])
    store.add([entry(name, first, "the hash")])
    assert in_order(store, name) == [second.source.text, third.source.text, first.source.text]
    assert versions(store) == [(name, 1), (name, 2), (name, 3), (REPORTS[1][0], 1)]
    assert store._ask("SELECT text FROM current WHERE report = ?", [name]) == [(first.source.text,)]
    assert store.done(first.ruleset) == {name: "the hash"}
    store.add_all([(name, second), (name, first), (name, second)])  # in one transaction: the last one counts
    assert in_order(store, name) == [third.source.text, first.source.text, second.source.text]


def test_a_collection_with_versions_again_changes_nothing(path: Path) -> None:
    name, first = REPORTS[0]
    named = [(name, first), (name, fz.extract(first.source.text + "另新增律师3名。")), REPORTS[1]]
    write(named, path)
    before = contents(path)
    write(named, path)
    assert contents(path) == before


def corrected(report: fz.AnnualReport) -> fz.AnnualReport:
    return report.with_corrections([Correction(indicator="meta.published", value="2031-03-05")])


def published(store: Store) -> list[tuple[Any, ...]]:
    return store._ask("SELECT published FROM current")


def test_a_corrected_report_keeps_the_hash_of_its_file(store: Store) -> None:
    name, report = REPORTS[0]
    store.add([entry(name, report, "the hash")])
    store.add_all([(name, corrected(report))])
    assert store.done(report.ruleset) == store.done("other rules") == {name: "the hash"}
    assert published(store) == [("2031-03-05",)]


def test_what_a_person_corrected_is_kept_where_that_is_asked_for(store: Store) -> None:
    name, report = REPORTS[0]
    store.add_all([(name, corrected(report))])
    assert store.done(report.ruleset) == {}  # nobody has said which file it is of
    assert store.add([entry(name, report, "the hash"), entry("b", REPORTS[1][1])], keep=True) == 1
    assert published(store)[0] == ("2031-03-05",)
    assert store.done(report.ruleset) == {name: "the hash"}
    again = report.with_corrections([Correction(indicator="meta.published", value="2032-03-05")])
    assert store.add([entry(name, again)], keep=True) == 0  # a person replaces a person
    assert ("2032-03-05",) in published(store)
    assert store.add([entry(name, report, "the hash")]) == 1
    assert ("2032-03-05",) not in published(store)


def test_correcting_an_earlier_version_does_not_make_it_the_newest(store: Store) -> None:
    name, first = REPORTS[0]
    second = fz.extract(first.source.text + "另新增律师3名。")
    store.add_all([(name, first), (name, second)])
    store.add_all([(name, corrected(first))])
    assert in_order(store) == [first.source.text, second.source.text]
    assert store._ask("SELECT published FROM reports ORDER BY version")[0] == ("2031-03-05",)
    store.add([entry(name, first, "the hash")], keep=True)  # the file says so again
    assert in_order(store) == [second.source.text, first.source.text]
    assert published(store) == [("2031-03-05",)]


def test_one_text_under_two_names_is_two_reports(store: Store) -> None:
    store.add_all([("a", REPORTS[0][1]), ("b", REPORTS[0][1])])
    assert versions(store) == [("a", 1), ("b", 1)]


def test_other_rules_replace_what_theirs_read(store: Store) -> None:
    name, report = REPORTS[0]
    store.add_all([(name, report.model_copy(update={"ruleset": "an older one"}))])
    assert store.done(report.ruleset) == {}
    store.add([entry(name, report, "the hash")])
    assert store.done(report.ruleset) == {name: "the hash"}
    assert versions(store) == [(name, 1)]


def test_failures(store: Store) -> None:
    lost = failure_row("0.txt", Failure("timeout", "", "took longer than 1 s", "where"))
    store.add([], [lost, lost])
    store.add([], [lost])
    assert store.counts() == {**dict.fromkeys([*TABLES, "failures"], 0), "failures": 1}
    assert store._ask("SELECT * FROM failures") == [lost]
    store.add_all(REPORTS[:1])
    assert store.counts()["failures"] == 0  # read after all


def test_a_transaction_that_fails_leaves_nothing(store: Store, path: Path) -> None:
    store.add_all(REPORTS[:2])
    good = entry(*REPORTS[2])
    wrong = entry(*REPORTS[3])
    wrong.rows["sections"].append((None,) * len(TABLES["sections"].columns))
    with pytest.raises(Exception):  # noqa: B017, PT011  # StoreError of sqlite, ValueError of Arrow
        store.add([good, wrong])
    assert store.counts()["reports"] == 2
    store.add([good])  # and the database can still be used
    assert store.counts()["reports"] == 3


def test_an_interruption_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "_insert", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.add_all(REPORTS[:2])
    store.add_all(REPORTS[2:])
    assert store.counts()["reports"] == 3


# -- keys and comments


def test_duckdb_has_keys_and_comments(tmp_path: Path) -> None:
    write(REPORTS, tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as base:
        columns = {
            (table, column): comment
            for table, column, comment in base.execute(
                "SELECT table_name, column_name, comment FROM duckdb_columns()"
            ).fetchall()
        }
        tables = dict(base.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        keys = dict(
            base.execute(
                "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
            ).fetchall()
        )
    for table in (*TABLES.values(), FAILURES):
        assert tables[table.name] == table.comment
        assert tuple(keys[table.name]) == table.key
        assert all(columns[table.name, column.name] == column.comment for column in table.columns)


def test_sqlite_has_keys_and_comments(tmp_path: Path) -> None:
    write(REPORTS, tmp_path / "out.sqlite")
    base = sqlite3.connect(tmp_path / "out.sqlite")
    for table in (*TABLES.values(), FAILURES):
        (made,) = base.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchone()
        assert all(f"/* {column.comment} */" in made for column in table.columns)
        assert tuple(row[1] for row in base.execute(f"PRAGMA table_info({table.name})") if row[5]) == table.key
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA foreign_key_list(sections)").fetchone()[2] == "reports"
    base.close()


# -- what can be wrong with a database


def opened(path: Path, setup: str = "") -> subprocess.CompletedProcess[str]:
    """Another process that adds a report."""
    code = f"{setup}\nimport fazhi_extract as fz\nfrom fazhi_extract.output import *\nwrite([('other', fz.extract('x'))], {str(path)!r})"
    return subprocess.run([*CHILD, code], capture_output=True, text=True, check=False, timeout=100)


def test_a_second_duckdb_writer_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "out.duckdb"
    with open_store(path) as store:
        store.add_all(REPORTS[:2])
        done = opened(path)
        store.add_all(REPORTS[2:])
    assert (
        "StoreError" in done.stderr
        and "another process has it open" in done.stderr
        and f"PID {os.getpid()}" in done.stderr
    )
    assert len(contents(path)["reports"]) == 5


def test_two_sqlite_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "out.sqlite"
    with open_store(path) as store:
        store.add_all(REPORTS[:2])
        assert opened(path).returncode == 0
        store.add_all(REPORTS[2:])
        with store._transaction():
            done = opened(path, "import fazhi_extract.output.sqlite_store as s; s.WAIT = 0.1")
    assert "another process has been writing to it" in done.stderr
    assert len(contents(path)["reports"]) == 6


@pytest.mark.parametrize("junk", [b"", b"no database\n" * 500])
def test_what_is_no_database_is_left_alone(path: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    if path.suffix == ".sqlite" and not junk:
        pytest.skip("SQLite takes an empty file for a new database")
    with pytest.raises(StoreError, match=r"reports\.\w+: it is there, but is no (DuckDB|SQLite) database"):
        write(REPORTS, path)
    assert path.read_bytes() == junk


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    base: Any = duckdb.connect(str(path)) if path.suffix == ".duckdb" else sqlite3.connect(path)
    base.execute("CREATE TABLE reports (id INTEGER)")
    base.close()
    with pytest.raises(
        StoreError, match="its table reports is not as this version of fazhi-extract writes it: name a new file"
    ):
        write(REPORTS, path)


def test_damage_is_named(path: Path) -> None:
    write(REPORTS, path)
    data = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(data)):
        data[at] ^= 0x5A
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        write(REPORTS, path)


def test_no_such_folder(tmp_path: Path) -> None:
    for form in FORMS:
        with pytest.raises(StoreError, match=r"No such file|no such folder"):
            open_store(tmp_path / "nowhere" / f"a.{form}")
    with pytest.raises(ValueError, match=r"must end in \.duckdb or \.sqlite"):
        open_store(tmp_path / "a.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_no_right_to_write(path: Path) -> None:
    write(REPORTS, path)
    path.chmod(0o444)
    with pytest.raises(StoreError, match="no right to write there"):
        write(REPORTS, path)


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
import fazhi_extract as fz
from fazhi_extract.output import StoreError, open_store
report = fz.extract({text!r})
try:
    with open_store({path!r}) as store:
        for number in range(100):
            store.add_all([(f"{{number}}-{{part}}.txt", report) for part in range(8)])
            print(number, flush=True)
except StoreError as error:
    print("StoreError", error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_disk_that_fills_up_keeps_what_was_saved(path: Path) -> None:
    """The limit on the size of a file stands for the full disk: a write fails in the middle of the work."""
    limit = 1_500_000 if path.suffix == ".sqlite" else 2_500_000
    code = FULL.format(limit=limit, text=REPORTS[0][1].source.text, path=str(path))
    done = subprocess.run([*CHILD, code], capture_output=True, text=True, check=False, timeout=300)
    *numbers, last = done.stdout.splitlines()
    assert last.startswith(f"StoreError {path}: "), done.stdout + done.stderr
    saved = len(contents(path)["reports"])
    assert (
        numbers and saved >= 8 * len(numbers) and saved % 8 == 0
    )  # what was reported as saved is there, in whole pieces
    write(REPORTS, path)  # with room again
    assert len(contents(path)["reports"]) == saved + 5
