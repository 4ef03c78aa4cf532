"""What the machine may do to a file being written: it is whole, or what was there before is."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fazhi_extract as fz
from fazhi_extract import cli, sources
from fazhi_extract.output import Named, write

TEXT = "临江县2023年法治政府建设年度报告\n\n2023年,共收到行政复议申请100件,其中受理97件,现已全部审结。\n"
REPORT: fz.AnnualReport = fz.extract(TEXT)
NAMES = ["out.json", "out.jsonl", "out.csv"]
BEFORE = "what was there"


@pytest.fixture(params=NAMES)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_text(BEFORE)
    return path


def untouched(out: Path) -> None:
    assert out.read_text() == BEFORE
    assert [path.name for path in out.parent.iterdir()] == [out.name], "something is left behind"


def many(count: int = 400) -> Iterator[Named]:
    return (("a", REPORT) for _ in range(count))


# Run in a process of its own: a limit on the size of files cannot be raised again.
_LIMITED = """
import resource, signal, sys
import fazhi_extract as fz
from fazhi_extract.output import write
report = fz.extract(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    write((("a", report) for _ in range(400)), sys.argv[1])
except OSError as error:
    sys.exit(error.errno)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_the_disk_is_full(out: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _LIMITED, str(out), TEXT], check=False)
    assert done.returncode == errno.EFBIG
    untouched(out)


def test_the_disk_is_full_for_real(tmp_path: Path) -> None:
    """A file system of 64 KB, where one may mount it."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        for name in NAMES:
            out = small / name
            out.write_text(BEFORE)
            with pytest.raises(OSError, match="No space left"):
                write(many(), out)
            untouched(out)
            source = tmp_path / "report.txt"
            source.write_text(TEXT * 60, encoding="utf-8")
            assert cli.main(["extract", *[str(source)], "-o", str(out)]) in (cli.OK, cli.UNWRITTEN)
            out.unlink()
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_folder_one_may_not_write_to(out: Path) -> None:
    write(many(1), out.with_name("first" + out.suffix))  # what is loaded when first used is loaded
    out.with_name("first" + out.suffix).unlink()
    mode = out.parent.stat().st_mode
    out.parent.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(65534)
        with pytest.raises(PermissionError):
            write(many(1), out)
    finally:
        if root:
            os.seteuid(0)
        out.parent.chmod(mode)
    untouched(out)


@pytest.mark.parametrize("step", ["replace", "fsync", "copymode"])
def test_a_step_fails(out: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`replace` fails where another program holds the file (Windows), `fsync` where the disk is broken."""

    def fails(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(
        {"replace": "pathlib.Path.replace", "fsync": "os.fsync", "copymode": "shutil.copymode"}[step], fails
    )
    with pytest.raises(PermissionError):
        write(many(1), out)
    monkeypatch.undo()
    untouched(out)


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt, SystemExit, RuntimeError])
def test_it_ends_in_the_middle(out: Path, error: type[BaseException]) -> None:
    def breaks() -> Iterator[Named]:
        yield "a", REPORT
        raise error

    with pytest.raises(error):
        write(breaks(), out)
    untouched(out)


def test_two_write_the_same_file_at_once(out: Path) -> None:
    """The one that ends last wins; neither sees a part of the other's."""
    inner: list[int] = []

    def meanwhile() -> Iterator[Named]:
        yield "a", REPORT
        inner.append(write(many(3), out))
        yield "b", REPORT

    assert write(meanwhile(), out) == 2 and inner == [3]
    alone = out.with_name("alone" + out.suffix)
    write([("a", REPORT), ("b", REPORT)], alone)
    assert out.read_bytes() == alone.read_bytes()


def begun(out: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1500):
        if list(out.parent.glob(f".{out.name}.*")) or process.poll() is not None:
            return
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_it_is_killed(tmp_path: Path, number: signal.Signals) -> None:
    """What stood there stays; of a killed process the file aside may be left, which no reader takes for the output."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for k in range(3000):
        (reports / f"{k}.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "out.jsonl"
    out.write_text(BEFORE)
    environment = {**os.environ, "PYTHONPATH": str(Path(fz.__file__).resolve().parents[1])}
    with subprocess.Popen(
        [sys.executable, "-m", "fazhi_extract.cli", "extract", reports, "-o", out],
        env=environment,
        stderr=subprocess.DEVNULL,
    ) as process:
        begun(out, process)
        process.send_signal(number)
        assert process.wait(60) == -number
    assert out.read_text() == BEFORE
    assert all(path == out or path.suffix == ".tmp" for path in folder.iterdir())


def test_memory_runs_out_in_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real: Callable[..., fz.AnnualReport] = fz.extract

    def once(path: Path, **options: object) -> fz.AnnualReport:
        if path.name == "a.txt":
            raise MemoryError
        return real(path)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(sources, "extract", once)
    out = tmp_path / "out.jsonl"
    assert cli.main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(out)]) == cli.UNREAD
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    assert "a.txt: internal error (MemoryError)" in capsys.readouterr().err
