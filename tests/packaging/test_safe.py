"""What the library never does: run what a file says, or speak to another machine. And: its types are whole for users."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from scoring import REPORTS, ROOT

SOURCE = ROOT / "src" / "fazhi_extract"
FILES = sorted(SOURCE.rglob("*.py"))
RUNS = frozenset(("eval", "exec", "compile", "__import__"))
LOADS = frozenset(("pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml"))
SPEAKS = frozenset(
    ("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "requests", "httpx", "aiohttp", "asyncio")
)
# Start processes of this same Python: the PDF reader in one that may be killed, and the workers of a batch.
STARTS = frozenset(("reading/pdf.py", "batch"))
# Pickles go over the pipes between a process and the workers it started itself; no file, and nothing read, is unpickled.
PIPES = frozenset(("batch/_child.py", "batch/many.py", "batch/worker.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """The first part of the name of every module imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_run_or_unpickled_or_fetched(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & RUNS
    names = set(imported(tree))
    place = path.relative_to(SOURCE).as_posix()
    assert not names & (LOADS | SPEAKS) - ({"pickle"} if place in PIPES else set())
    if "subprocess" in names:
        assert place in STARTS or place.split("/")[0] in STARTS
    shell = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"]
    assert shell == []


_ALONE = """
import sys, pathlib
def forbid(event, args):
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib")):
        raise RuntimeError("speaks to another machine: " + event)
sys.addaudithook(forbid)
import fazhi_extract as fz
from fazhi_extract.cli import main
folder, out = pathlib.Path(sys.argv[1]), sys.argv[2]
for path in folder.glob("*.txt"):
    report = fz.extract(path)
    assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report
    report.to_html(); report.review(); report.compliance; report.statements; report.honours
page = ("<html><body><img src='http://example.org/x.png'><p>" + report.source.text + "</p></body></html>").encode()
assert len(fz.extract(page).quantities) > 5
assert main(["extract", str(folder), "-o", out + "/out.jsonl"]) == 0
import socket
try:
    socket.create_connection(("127.0.0.1", 9))
except RuntimeError:
    print("alone")
"""


def test_no_other_machine_is_spoken_to(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(REPORTS), str(tmp_path)], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "alone\n"), done.stderr


_USER = '''
import pathlib
from typing import assert_type

import fazhi_extract as fz


class Mine(fz.Group):
    """Own indicators."""

    drills: fz.Count = fz.indicator("演练", "次", "drills", fz.rule("演练", units=frozenset(("次",))))


class MyReport(fz.AnnualReport):
    """A report with them."""

    mine: Mine = fz.group(Mine)


report = fz.extract("全年开展演练3次。", schema=MyReport, max_chars=1000)
assert_type(report, MyReport)


def of_a_file(path: pathlib.Path) -> fz.AnnualReport:
    """The library's own schema."""
    return assert_type(fz.extract(path), fz.AnnualReport)


assert_type(report.mine.drills.value, int | list[int] | None)
assert_type(report.reconsideration.received, fz.Extracted[int])
assert_type(report.quantities[0].start, int)
for row in report.to_rows():
    print(row["indicator"], row["value"])
for ident, field in report.fields():
    for seen in field.observations:
        assert_type(seen.evidence, fz.Evidence)
'''


def test_a_users_script_passes_strict_mypy_and_runs(tmp_path: Path) -> None:
    script = tmp_path / "user.py"
    script.write_text(_USER, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(script)],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "MYPYPATH": ""},
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    subprocess.run([sys.executable, str(script)], check=True, capture_output=True)
