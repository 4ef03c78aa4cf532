"""The command as a user runs it: real files, a real process, every message and exit status."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import fazhi_extract as fz
from fazhi_extract.indicators.schema import indicators

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "fazhi_extract.cli"]
SOURCE = str(Path(fz.__file__).resolve().parents[1])
TEXT = "临江县2023年法治政府建设年度报告\n\n2023年,共收到行政复议申请100件,其中受理97件,现已全部审结。\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def run(
    *args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        capture_output=True, encoding="utf-8", cwd=cwd, env={**os.environ, "PYTHONPATH": SOURCE, **(env or {})}, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# -- printing


def test_a_table(report: Path) -> None:
    done = run("extract", report, env={"COLUMNS": "150"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "临江县2023年法治政府建设年度报告" in done.stdout
    assert any(
        line.startswith("reconsideration.received ") and " 100 " in line and "申请[100]件" in line
        for line in done.stdout.splitlines()
    )


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "zh_CN.GBK"}]
)
def test_utf8_whatever_the_locale(report: Path, env: dict[str, str]) -> None:
    done = run("extract", report, "--format", "jsonl", env=env)
    assert done.returncode == 0
    assert fz.AnnualReport.model_validate_json(done.stdout) == fz.extract(report)


def test_formats_on_standard_output(report: Path, tmp_path: Path) -> None:
    assert json.loads(run("extract", report, "--format", "json").stdout)["meta"]["report_year"]["value"] == 2023
    assert len(json.loads(run("extract", report, tmp_path, "--format", "json").stdout)) == 1  # the same file, once
    assert run("extract", report, "--format", "csv").stdout.startswith("report,indicator,label,value,")
    lines = run("extract", report, "--format", "summary").stdout.splitlines()
    assert len(lines) == 3 and " 2023 " in lines[2]


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    with subprocess.Popen([*COMMAND, "extract", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
        assert process.wait(60) == 141
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output(report: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "extract", report], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert done.returncode == 3
    assert done.stderr == "fazhi-extract: standard output cannot be written: No space left on device\n"


# -- writing


def test_one_file_gives_one_record(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("extract", report, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"fazhi-extract: {out}: 1 report written\n")
    assert fz.AnnualReport.model_validate_json(out.read_bytes()) == fz.extract(report)


def test_a_folder_gives_all_below_it(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    (reports / "deep" / "er").mkdir(parents=True)
    (reports / ".git").mkdir()
    (reports / "b.txt").write_text(TEXT, encoding="utf-8")
    (reports / "a.txt").write_text(TEXT, encoding="gb18030")
    page = "<html><body><p>" + TEXT.replace("\n\n", "</p>\n<p>") + "</p></body></html>"
    (reports / "deep" / "page.HTML").write_text(page, encoding="utf-8")
    (reports / "deep" / "er" / "art_1234").write_text(TEXT, encoding="utf-8")
    for other in ("table.xlsx", "deep/gold.json", "deep/x.json", ".hidden.txt", "~$b.docx", ".git/c.txt"):
        (reports / other).write_text("{}")
    for name, count in (("out.json", 4), ("out.jsonl", 4), ("out.csv", 4)):
        done = run("extract", reports, "-o", tmp_path / name)
        assert done.returncode == 0
        assert done.stderr.splitlines() == [
            f"fazhi-extract: {reports}: passed over files of other kinds (2 .json, 1 .xlsx); name a file to have it read",
            f"fazhi-extract: {tmp_path / name}: {count} reports written",
        ]
    names = [str(reports / name) for name in ("a.txt", "b.txt", "deep/page.HTML", "deep/er/art_1234")]
    records = json.loads((tmp_path / "out.json").read_bytes())
    assert [record["source"]["path"] for record in records] == names
    assert [record["reconsideration"]["received"]["value"] for record in records] == [100] * 4
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == records
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(dict.fromkeys(row["report"] for row in csv.DictReader(file))) == names


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(TEXT, encoding="utf-8")
    assert "reconsideration.received" in run("extract", tmp_path / "report.json").stdout


def test_format_for_another_suffix_and_bom(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    assert run("extract", report, "-o", out, "--format", "csv", "--bom").returncode == 0
    assert out.read_bytes().startswith("\ufeffreport,indicator,".encode())


# -- what cannot be read: status 1, the others go on


def test_a_missing_file(report: Path, tmp_path: Path) -> None:
    done = run("extract", tmp_path / "nowhere.txt", report, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"fazhi-extract: {tmp_path / 'nowhere.txt'}: no such file or folder",
        f"fazhi-extract: {tmp_path / 'out.jsonl'}: 1 report written",
    ]
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.txt", b"", "the source is empty: 0 bytes"),
        ("blank.txt", b" \n\r\n ", "the source holds nothing but white space"),
        ("picture.txt", PNG, "this is a PNG picture: it needs text recognition (OCR) first"),
        ("broken.docx", b"PK\x03\x04" + bytes(90), None),
        ("broken.pdf", b"%PDF-1.7\n" + bytes(90), None),
        ("noise.txt", bytes(range(256)) * 40, None),
    ],
    ids=["empty", "blank", "picture", "broken DOCX", "broken PDF", "noise"],  # not the bytes themselves
)
def test_a_file_without_text(report: Path, name: str, data: bytes, cause: str | None) -> None:
    bad = report.with_name(name)
    bad.write_bytes(data)
    done = run("extract", bad, report)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"fazhi-extract: {bad}: ")
    assert cause is None or lines[0].endswith(f": {cause}")
    assert "reconsideration.received" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(report: Path) -> None:
    report.chmod(0)
    done = run("extract", report)
    assert (done.returncode, done.stderr) == (1, f"fazhi-extract: {report}: cannot be read: Permission denied\n")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    done = run("extract", tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == f"fazhi-extract: {tmp_path / 'dangling.txt'}: no such file or folder"
    assert "pipe.txt is no regular file" in done.stderr.splitlines()[1]


def test_a_folder_without_reports(tmp_path: Path) -> None:
    done = run("extract", tmp_path, "-o", tmp_path / "out.csv")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"fazhi-extract: {tmp_path}: no report in this folder: no text, HTML, DOCX or PDF file",
        f"fazhi-extract: nothing to write: {tmp_path / 'out.csv'} is left as it was",
    ]
    assert not (tmp_path / "out.csv").exists()


def test_a_defect_in_one_file_does_not_cost_the_others(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fazhi_extract import cli, sources

    def fails_once(path: Path) -> fz.AnnualReport:
        if path.name == "first.txt":
            raise ZeroDivisionError
        return fz.extract(path)

    monkeypatch.setattr(sources, "extract", fails_once)
    assert cli.main(["extract", str(report.with_name("first.txt")), str(report)]) == 1
    printed = capsys.readouterr()
    assert "reconsideration.received" in printed.out
    assert "internal error (ZeroDivisionError), please report it with the file" in printed.err
    assert "Traceback" in printed.err


# -- what is read all the same: status 0


def test_no_such_report_is_extracted_and_flagged(tmp_path: Path) -> None:
    path = tmp_path / "recipe.txt"
    path.write_text("红烧肉的做法:五花肉500克,冰糖30克,小火炖90分钟。\n", encoding="utf-8")
    done = run("extract", path, "-o", tmp_path / "out.json")
    assert done.returncode == 0
    assert (
        f"{path}: does not look like a 法治政府建设年度报告; extracted all the same, flagged not_a_report"
        in done.stderr
    )
    assert json.loads((tmp_path / "out.json").read_bytes())["source"]["flags"] == ["not_a_report"]


def test_notes_of_the_reader_are_said(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(TEXT.encode() * 5 + "件".encode()[:2])
    done = run("extract", path)
    assert done.returncode == 0
    assert f"{path}: note: 1 characters could not be decoded" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a Linux matter")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "报告".encode("gbk") + b".txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    for form in ("table", "summary", "jsonl", "csv"):
        done = run("extract", tmp_path, "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        assert "\\xb1" in done.stdout and "\\xa8" in done.stdout


# -- wrong usage: status 2; OUT that cannot be written: status 3


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("extract",), "the following arguments are required: PATH"),
        (("extract", ""), "the path is empty"),
        (("extract", "report.txt", "--format", "xml"), "invalid choice"),
        (
            ("extract", "report.txt", "-o", "out.ods"),
            "out.ods: the name must end in .json, .jsonl, .csv, .xlsx, .parquet, .duckdb or .sqlite, or --format",
        ),
        (("extract", "report.txt", "-o", "out.csv", "--format", "table"), "--format table is printed, not written"),
        (("extract", "report.txt", "-o", "report.txt", "--format", "csv"), "is read and would be overwritten"),
    ],
)
def test_wrong_usage(report: Path, args: tuple[str, ...], message: str) -> None:
    done = run(*args, cwd=report.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert [path.name for path in report.parent.iterdir()] == ["report.txt"]
    assert report.read_text(encoding="utf-8") == TEXT


def test_out_that_cannot_be_written(report: Path, tmp_path: Path) -> None:
    done = run("extract", report, "-o", tmp_path / "nowhere" / "out.csv")
    message = f"fazhi-extract: {tmp_path}/nowhere/out.csv: cannot be written: there is no folder {tmp_path}/nowhere\n"
    assert (done.returncode, done.stderr) == (3, message)
    (tmp_path / "folder.csv").mkdir()
    done = run("extract", report, "-o", tmp_path / "folder.csv")
    assert done.returncode == 3
    assert done.stderr == f"fazhi-extract: {tmp_path}/folder.csv: cannot be written: is a folder, not a file\n"


def test_interrupted_while_writing(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(6000):  # a few seconds of work, so that it cannot end before the signal comes
        (reports / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    out.write_text("what was there")
    with subprocess.Popen([*COMMAND, "extract", reports, "-o", out], stderr=subprocess.PIPE) as process:
        for _ in range(500):  # until the file aside shows that writing has begun
            if list(tmp_path.glob(".out.jsonl.*")):
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        complaint = process.stderr.read()
        assert process.wait(60) == 130
    assert complaint == b"fazhi-extract: interrupted\n"
    assert out.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "reports"]


# -- the other commands


def test_version_and_help() -> None:
    assert run("--version").stdout == f"fazhi-extract {fz.__version__}\n"
    for args in (("--help",), ("extract", "--help")):
        done = run(*args)
        assert done.returncode == 0
        for status in ("  0  ", "  1  ", "  2  ", "  3  ", "  130  ", "  141  "):
            assert status in done.stdout


def test_schema() -> None:
    done = run("schema")
    assert done.returncode == 0
    assert done.stdout == (ROOT / "docs" / "schema" / "annual-report.schema.json").read_text(encoding="utf-8")


def test_indicators() -> None:
    lines = run("indicators").stdout.splitlines()
    expected = list(indicators(fz.AnnualReport))
    assert [line.split()[0] for line in lines[2:]] == [ident for ident, _ in expected]
    assert all(spec.label in line and spec.unit in line for line, (_, spec) in zip(lines[2:], expected, strict=True))


# -- the package


def test_the_console_script() -> None:
    script = Path(sys.executable).with_name("fazhi-extract")
    if not script.exists():
        pytest.skip("the package is not installed beside this Python")
    done = subprocess.run([script, "--version"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == f"fazhi-extract {fz.__version__}\n"


def test_the_wheel_has_code_types_tables_and_licences(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling is not installed: no wheel is built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if "__pycache__" not in name}
    source = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src/fazhi_extract").rglob("*") if path.is_file()}
    assert {name for name in source if "__pycache__" not in name} <= names
    assert "fazhi_extract/py.typed" in names
    for name in ("LICENSE", "NOTICE", "THIRD_PARTY.md"):
        assert any(other.endswith(f".dist-info/licenses/{name}") for other in names)


def test_import_is_light() -> None:
    """No reader, no optional or slow package is loaded before it is used."""
    code = "import sys, fazhi_extract; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    heavy = {"cn2an", "opencc", "pypdfium2", "lxml", "docx", "PIL", "fazhi_extract.cli", "fazhi_extract.reading.html"}
    assert not heavy & set(loaded)
