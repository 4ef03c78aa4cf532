"""``fazhi-extract run``: interrupted at any moment and run again, it ends with what an undisturbed run gives.

With FAZHI_DOCUMENTS=2000 in the environment the test of kills takes 2,000 documents.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest
from composing import folder, size, texts

import fazhi_extract as fz
from fazhi_extract import run as command
from fazhi_extract.output import open_store, write
from fazhi_extract.review import Correction
from fazhi_extract.tables import TABLES

DOCUMENTS = size(90)
# The command with transactions small enough for few documents, and a line on standard error for every document.
CODE = """
import sys
from fazhi_extract import cli, run
from fazhi_extract.batch import progress
run.BATCH, progress.EVERY = int(sys.argv.pop(1)), 0
sys.exit(cli.main())
"""
RUN = [sys.executable, "-c", CODE]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


_LINE = re.compile(r"([\d,]+) of [\d,]+ reports, ")


def start(batch: int, *args: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen([*RUN, str(batch), "run", *map(str, args)], stderr=subprocess.PIPE, text=True)


def run(*args: str | Path, batch: int = 256) -> tuple[int, str]:
    process = start(batch, *args)
    _, said = process.communicate(timeout=3000)
    return process.returncode, "".join(line for line in said.splitlines(True) if not _LINE.match(line))


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    base: Any = duckdb.connect(str(path)) if path.suffix == ".duckdb" else sqlite3.connect(path)
    found = {name: sorted(base.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in [*TABLES, "failures"]}
    base.close()
    return found


def workers(process: subprocess.Popen[str]) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports, and files that are none."""
    where = folder(tmp_path_factory.mktemp("run") / "in", DOCUMENTS)
    (where / "picture.txt").write_bytes(PNG)
    (where / "empty.txt").write_bytes(b"")
    return where


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    out = tmp_path_factory.mktemp("undisturbed") / "out.duckdb"
    status, said = run(reports, "-o", out, "--workers", "2")
    assert status == 1 and said.endswith(
        f"{out}: {DOCUMENTS:,} reports added or replaced; 2 failed (2 unreadable): see its table failures\n"
    )
    return contents(out)


def test_what_a_run_leaves(reports: Path, undisturbed: dict[str, list[tuple[Any, ...]]]) -> None:
    assert [len(undisturbed[name]) for name in ("reports", "failures")] == [DOCUMENTS, 2]
    wanted = [(str(path), fz.extract(path)) for path in sorted(reports.glob("0*.txt"))[:20]]
    found = {(row[1], row[2]): row for row in undisturbed["observations"]}
    for name, report in wanted:
        for position, row in enumerate(report.to_rows(), 1):
            got = dict(zip(TABLES["observations"].names, found[name, position], strict=True))
            assert (got["indicator"], got["quote"], got["start"]) == (row["indicator"], row["quote"], row["start"])
    lost = {Path(row[0]).name: row for row in undisturbed["failures"]}
    assert lost["picture.txt"][1:3] == ("unreadable", "NotADocument") and "Traceback" in lost["picture.txt"][4]
    assert lost["empty.txt"][1:3] == ("unreadable", "EmptySource")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("suffix", ["duckdb", "sqlite"])
def test_killed_three_times_it_completes_without_loss_or_duplicates(
    reports: Path, tmp_path: Path, undisturbed: dict[str, list[tuple[Any, ...]]], suffix: str
) -> None:
    out, seen = tmp_path / f"out.{suffix}", []
    for _ in range(3):
        process = start(max(4, DOCUMENTS // 40), reports, "-o", out, "--workers", "2", "--resume")
        wait_for(process, DOCUMENTS // 4)
        helpers = workers(process)
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        deadline = time.monotonic() + 20
        while not all(map(ended, helpers)) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert helpers and all(map(ended, helpers)), "workers outlive their owner"
        with open_store(out) as store:
            seen.append(store.counts()["reports"])
    assert 0 < seen[0] < seen[1] < seen[2] < DOCUMENTS, seen
    status, said = run(reports, "-o", out, "--workers", "2", "--resume")
    print(f"kill -9 at {seen} of {DOCUMENTS} reports; then: {said}")
    assert status == 1 and f"{DOCUMENTS - seen[2]:,} reports added or replaced; {seen[2]:,} were there already" in said
    got = contents(out)
    assert {name: len(rows) for name, rows in got.items()} == {name: len(rows) for name, rows in undisturbed.items()}
    if suffix == "duckdb":
        assert got == undisturbed  # to the last cell
    else:
        assert {row[0] for row in got["observations"]} == {row[0] for row in undisturbed["observations"]}


def wait_for(process: subprocess.Popen[str], count: int) -> None:
    """Wait until so many documents have been read."""
    assert process.stderr
    for line in process.stderr:
        if (match := _LINE.match(line)) and int(match[1].replace(",", "")) >= count:
            return
    pytest.fail("it was done before it could be interrupted")


def test_resume_reads_only_what_is_new_changed_or_failed(tmp_path: Path) -> None:
    where, out = folder(tmp_path / "in", 6), tmp_path / "out.duckdb"
    (where / "bad.txt").write_bytes(PNG)
    assert run(where, "-o", out, "--workers", "1")[0] == 1
    assert "0 reports added or replaced; 6 were there already; 1 failed" in run(where, "-o", out, "--resume")[1]
    (where / "00000.txt").write_text(texts(7)[6], encoding="utf-8")
    (where / "bad.txt").write_text(texts(8)[7], encoding="utf-8")
    (where / "new.txt").write_text(texts(9)[8], encoding="utf-8")
    status, said = run(where, "-o", out, "--resume")
    assert (status, said) == (0, f"fazhi-extract: {out}: 3 reports added or replaced; 5 were there already\n")
    with open_store(out) as store:
        assert store.counts()["reports"] == 9 and store.counts()["failures"] == 0
        assert store._ask("SELECT version FROM current WHERE report LIKE '%00000.txt'") == [(2,)]
    assert "8 reports added or replaced" in run(where, "-o", out)[1]  # without --resume all are read again
    with open_store(out) as store:
        assert store.counts()["reports"] == 9
    base = duckdb.connect(str(out))
    base.execute("UPDATE reports SET ruleset = 'older' WHERE report LIKE '%new.txt'")
    base.close()
    assert "1 report added or replaced; 7 were there already" in run(where, "-o", out, "--resume")[1]


@pytest.mark.parametrize("suffix", ["duckdb", "sqlite"])
@pytest.mark.parametrize("by", ["run", "write"])
def test_resume_leaves_what_a_person_corrected(tmp_path: Path, suffix: str, by: str) -> None:
    where, out = folder(tmp_path / "in", 2), tmp_path / f"out.{suffix}"
    if by == "run":  # the file's hash is known, else it is read once more
        run(where, "-o", out)
    path = where / "00000.txt"
    fix = Correction(indicator="meta.published", value="2031-03-05")
    write([(str(path), fz.extract(path).with_corrections([fix]))], out)

    def published() -> list[tuple[Any, ...]]:
        with open_store(out) as store:
            return store._ask("SELECT published FROM current WHERE report = ?", [str(path)])

    said = run(where, "-o", out, "--resume")[1]
    wanted = (
        "2 were there already" if by == "run" else "1 report added or replaced; 1 with a person's corrections left as"
    )
    assert published() == [("2031-03-05",)] and wanted in said
    assert "2 were there already" in run(where, "-o", out, "--resume")[1]
    path.write_text(texts(7)[6], encoding="utf-8")  # another text: the correction is of its earlier version
    assert run(where, "-o", out, "--resume")[0] == 0
    assert published() != [("2031-03-05",)]
    path.write_text(texts(1)[0], encoding="utf-8")
    assert run(where, "-o", out, "--resume")[0] == 0
    assert published() == [("2031-03-05",)]
    assert "among them 1 with a person's corrections, which are gone" in run(where, "-o", out)[1]
    assert published() != [("2031-03-05",)]


def test_a_file_that_is_as_it_was_before_is_current_and_not_read_again(tmp_path: Path) -> None:
    where, out = folder(tmp_path / "in", 1), tmp_path / "out.sqlite"
    (path,) = where.iterdir()
    first, second = texts(2)
    for text in (first, second, first):
        path.write_text(text, encoding="utf-8")
        assert "1 report added or replaced" in run(where, "-o", out, "--resume")[1]
    with open_store(out) as store:
        assert store._ask("SELECT version, text FROM current") == [(2, first)]
    assert "1 were there already" in run(where, "-o", out, "--resume")[1]


def test_interrupted_it_saves_what_is_done(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.duckdb"
    process = start(10**6, reports, "-o", out, "--workers", "1")  # one transaction, at the end
    wait_for(process, 10)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and "interrupted; run again with --resume to go on" in said
    with open_store(out) as store:
        assert 0 < store.counts()["reports"] < DOCUMENTS


def test_a_document_that_hangs_is_in_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import batch_work

    from fazhi_extract import cli

    where, out = folder(tmp_path / "in", 3), tmp_path / "out.sqlite"
    (where / "hangs.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(command, "read", batch_work.read)
    args = ["run", str(where), "-o", str(out), "--workers", "2", "--timeout", "3", "--quiet"]
    assert cli.main(args) == 1
    assert "3 reports added or replaced; 1 failed (1 timeout)" in capsys.readouterr().err
    ((name, cause, error, message, trace),) = contents(out)["failures"]
    assert (Path(name).name, cause, error, message) == ("hangs.txt", "timeout", "", "took longer than 3 s")
    assert "batch_work.py" in trace


def test_wrong_usage_and_what_cannot_be_written(tmp_path: Path) -> None:
    where = folder(tmp_path / "in", 1)
    assert run(where, "-o", tmp_path / "out.csv") == (
        2,
        f"fazhi-extract: {tmp_path}/out.csv: the name must end in .duckdb or .sqlite\n",
    )
    assert run(where, "-o", tmp_path / "out.duckdb", "--workers", "0")[0] == 2
    assert run(where, "-o", tmp_path / "out.duckdb", "--timeout", "soon")[0] == 2
    assert not (tmp_path / "out.duckdb").exists()
    status, said = run(where, "-o", tmp_path / "nowhere" / "out.duckdb")
    assert status == 3 and "No such file or directory" in said
    (tmp_path / "junk.duckdb").write_bytes(b"junk" * 100)
    status, said = run(where, "-o", tmp_path / "junk.duckdb")
    assert status == 3 and "is no DuckDB database" in said
    with open_store(tmp_path / "open.duckdb"):
        status, said = run(where, "-o", tmp_path / "open.duckdb")
    assert status == 3 and "another process has it open" in said
    status, said = run(where, tmp_path / "none", "-o", tmp_path / "out.duckdb")
    assert (
        status == 1 and "none: unreadable" not in said and "1 report added or replaced; 1 failed (1 unreadable)" in said
    )
