"""extract_many: in order, lazily, and nothing that a document does reaches the others."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import batch_work
import pytest
from composing import folder, texts

import fazhi_extract as fz
from fazhi_extract.batch import Result, map_many
from fazhi_extract.batch.many import AHEAD, processors
from fazhi_extract.batch.progress import Bar, Lines
from fazhi_extract.batch.worker import Worker, WorkerStartError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def children() -> set[int]:
    """The processes that this one started, where the system tells."""
    try:
        return {
            int(pid)
            for task in os.listdir("/proc/self/task")
            for pid in Path(f"/proc/self/task/{task}/children").read_text().split()
        }
    except OSError:
        return set()


@pytest.mark.parametrize(
    "how", [{"workers": 2}, {"workers": 1}, {"workers": 1, "timeout": None}, {"workers": 3, "timeout": None}]
)
def test_results_are_those_of_extract_in_order(tmp_path: Path, how: dict[str, Any]) -> None:
    paths = sorted(folder(tmp_path / "in", 12).iterdir())
    results = list(fz.extract_many(paths, **how))
    assert [result.index for result in results] == list(range(12))
    assert [result.name for result in results] == list(map(str, paths))
    assert [result.report for result in results] == [fz.extract(path) for path in paths]
    assert all(result.ok and result.error is None for result in results)


def test_texts_bytes_paths_and_names(tmp_path: Path) -> None:
    text = texts(1)[0]
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    sources: list[Any] = [text, text.encode("gb18030", "replace"), tmp_path / "a.txt", ("mine", text), "\ud800"]
    results = list(fz.extract_many(sources, workers=1))
    assert [result.name for result in results] == ["#0", "#1", str(tmp_path / "a.txt"), "mine", "#4"]
    assert all(result.report == fz.extract(source) for result, source in zip(results[:3], sources, strict=False))


@pytest.mark.parametrize("how", [{"workers": 2}, {"workers": 1, "timeout": None}])
def test_what_cannot_be_read_is_a_result(tmp_path: Path, how: dict[str, Any]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    sources: list[Any] = [
        tmp_path / "none.txt",
        tmp_path / "empty.txt",
        PNG,
        5,
        tmp_path,
        "全年收到行政复议申请97件。",
        lambda: 1,
    ]
    results = list(fz.extract_many(sources, **how))
    causes = [result.error.cause if result.error else None for result in results]
    assert causes == ["unreadable"] * 5 + [None, "unreadable"]
    kinds = [result.error.kind if result.error else None for result in results[:5]]
    assert kinds == ["FileNotFoundError", "EmptySource", "NotADocument", "TypeError", "IsADirectoryError"]
    assert results[0].error and str(results[0].error) == "unreadable: no such file"
    assert results[0].error.trace.startswith("Traceback") and results[0].report is None


SIGNALS = {"segfault": "SIGSEGV", "abort": "SIGABRT", "killed": "SIGKILL"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_costs_one_document(workers: int) -> None:
    jobs = ["a", "segfault", "b", "abort", "exit", "c", "killed", "d"]
    results = list(map_many(batch_work.work, jobs, workers=workers, timeout=60))
    assert [result.report for result in results] == [None if job in SIGNALS or job == "exit" else job for job in jobs]
    for job, result in zip(jobs, results, strict=True):
        if job in SIGNALS:
            assert result.error and result.error.cause == "crash" and SIGNALS[job] in result.error.message
    exited = results[4].error
    assert exited and (exited.cause, exited.message) == ("crash", "the worker process ended with status 0")
    killed = results[6].error
    assert killed and "out of memory" in killed.message
    segfault = results[1].error
    assert segfault and "batch_work.py" in segfault.trace  # where in the program it happened


def test_a_time_limit_ends_even_what_holds_the_interpreter() -> None:
    start = time.monotonic()
    results = list(map_many(batch_work.work, ["a", "sleep", "backtracking", "b", "slowly"], workers=1, timeout=1))
    assert [result.report for result in results] == ["a", None, None, "b", "slowly"]
    for result in results[1:3]:
        assert result.error and (result.error.cause, result.error.message) == ("timeout", "took longer than 1 s")
        assert "batch_work.py" in result.error.trace
    assert time.monotonic() - start < 30


def test_a_worker_that_cannot_end_itself_is_killed() -> None:
    results = list(map_many(batch_work.work, ["stopped", "a"], workers=1, timeout=0.5))
    assert [result.error.cause if result.error else result.report for result in results] == ["timeout", "a"]


def test_too_much_memory_is_a_failure_of_that_document() -> None:
    results = list(map_many(batch_work.work, ["memory", "a"], workers=1))
    assert [result.error.kind if result.error else result.report for result in results] == ["MemoryError", "a"]


def test_noise_and_defects_stay_with_their_document() -> None:
    jobs = ["print", "noise", "recursion", "unpicklable", "raise", "a"]
    results = list(map_many(batch_work.work, jobs, workers=1))
    assert [result.report for result in results] == ["print", "noise", None, None, None, "a"]
    assert [result.error.cause for result in results if result.error] == ["internal"] * 3
    assert results[4].error and results[4].error.message == "KeyError: 'a defect'"


def test_sources_are_taken_as_needed_and_results_given_as_they_come() -> None:
    taken: list[int] = []

    def sources() -> Iterator[str]:
        for number in range(100_000):
            taken.append(number)
            yield "x"

    results = map_many(batch_work.work, sources(), workers=2)
    for _ in range(10):
        next(results)
    assert len(taken) <= 10 + 2 * AHEAD + 2
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 10 + 2 * AHEAD + 2


def test_ending_early_ends_the_workers() -> None:
    before = children()
    results = map_many(batch_work.work, ["a", *["sleep"] * 5], workers=2, timeout=60)
    next(results)
    assert children() > before or not children()
    start = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert children() == before and time.monotonic() - start < 10


def test_an_error_of_the_sources_is_raised_and_ends_the_workers() -> None:
    def sources() -> Iterator[str]:
        yield "a"
        raise OSError("the list of files is lost")

    before = children()
    with pytest.raises(OSError, match="list of files"):
        list(map_many(batch_work.work, sources(), workers=1))
    assert children() == before


def test_workers_stay_for_the_whole_batch() -> None:
    pids = {result.report for result in map_many(batch_work.pid, ["x"] * 50, workers=2)}
    assert 1 <= len(pids) <= 2 and os.getpid() not in pids
    here = {result.report for result in map_many(batch_work.pid, ["x"] * 3, workers=1, timeout=None)}
    assert here == {os.getpid()}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": 0}, "workers=0"),
        ({"timeout": 0}, "timeout=0"),
        ({"timeout": -1.5}, "timeout=-1.5"),
        ({"timeout": float("nan")}, "nan"),
    ],
)
def test_senseless_arguments(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fz.extract_many([], **options)


def test_a_single_text_is_no_list() -> None:
    with pytest.raises(TypeError, match="pass a list"):
        fz.extract_many("全年收到行政复议申请97件。")
    assert list(fz.extract_many([])) == []


def test_workers_that_do_not_start_are_no_documents_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(WorkerStartError, match="do not start"):
        list(map_many(batch_work.work, ["a"], workers=1))


def test_own_schemas() -> None:
    from test_stamp import Mine

    (result,) = fz.extract_many(["全年写97字。"], workers=1, schema=Mine)
    assert result.report and result.report.words.written.value == 97


def test_a_schema_of_a_script_says_what_to_do(tmp_path: Path) -> None:
    """And a script without a guard around its main part works."""
    script = tmp_path / "script.py"
    script.write_text(
        "import fazhi_extract as fz\n"
        "class Mine(fz.AnnualReport): pass\n"
        "text = '全年收到行政复议申请97件。'\n"
        "print([r.report.reconsideration.received.value for r in fz.extract_many([text] * 3, workers=2)])\n"
        "print([type(r.report).__name__ for r in fz.extract_many([text], schema=Mine, workers=1, timeout=None)])\n"
        "fz.extract_many([text], schema=Mine)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=100)
    assert done.stdout == "[97, 97, 97]\n['Mine']\n", done.stderr
    assert "ValueError: workers cannot import Mine" in done.stderr and "module of its own" in done.stderr


# -- progress


def test_a_bar_shows_count_errors_and_total(capsys: pytest.CaptureFixture[str]) -> None:
    list(fz.extract_many(["x", PNG, "y"], workers=1, progress=True))
    shown = capsys.readouterr().err
    assert "3/3" in shown and "failed=1" in shown and "reports/s" in shown


def test_a_bar_without_a_total(capsys: pytest.CaptureFixture[str]) -> None:
    list(fz.extract_many(iter(["x", "y"]), workers=1, timeout=None, progress=True))
    assert "2 reports" in capsys.readouterr().err


def test_a_bar_needs_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match=r"pip install 'fazhi-extract\[progress\]'"):
        Bar(5)


def test_lines() -> None:
    file = io.StringIO()
    lines = Lines(2000, file, every=0)
    for number in range(1200):
        lines.step(number % 400 != 0)
    assert lines.line(12.0) == "1,200 of 2,000 reports, 3 failed, 100.0 a second, 8 s left"
    assert file.getvalue().splitlines()[-1].startswith("1,200 of 2,000 reports, 3 failed, ")
    assert Lines(None).line(1.0) == "0 reports, 0 failed, 0.0 a second"


def test_processors() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


def test_a_result_says_what_it_is() -> None:
    result: Result[None] = Result(0, "a", None, None)
    assert result.ok
    worker = Worker(batch_work.work, None)
    assert not worker.overdue()
    worker.close()
