"""Files and tables: what is written can be read back, is whole or absent, and lines up on a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract.output import Named, dump, format_of, grid, table, write
from fazhi_extract.output.files import COLUMNS
from fazhi_extract.output.table import cut, cut_left, plain, summary, summary_row, width

TEXT = (
    "临江县2023年法治政府建设年度报告\n\n"
    "一、主要工作\n2023年,共收到行政复议申请100余件,其中受理97件,现已全部审结。办理公证  件。去年受理60件。"
    "新建公共法律服务站6-8个。\n\n"
    "二、下一步工作\n2024年,举办法治讲座不少于10场。\n"
)
REPORT: fz.AnnualReport = fz.extract(TEXT)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# -- files


def test_formats_go_by_suffix() -> None:
    assert [format_of(name) for name in ("a.json", "b.JSONL", Path("c.d.csv"))] == ["json", "jsonl", "csv"]
    with pytest.raises(ValueError, match=r"out\.ods.*\.json, \.jsonl, .*\.duckdb or \.sqlite"):
        format_of("out.ods")
    with pytest.raises(ValueError, match="unknown format 'xml'"):
        dump([], io.StringIO(), "xml")


def test_json_is_read_back_without_loss(tmp_path: Path) -> None:
    one, two, lines = tmp_path / "one.json", tmp_path / "two.json", tmp_path / "two.jsonl"
    assert write([("a", REPORT)], one, single=True) == 1
    assert fz.AnnualReport.model_validate_json(one.read_bytes()) == REPORT
    assert write([("a", REPORT), ("b", REPORT)], two) == 2
    assert [fz.AnnualReport.model_validate(item) for item in json.loads(two.read_bytes())] == [REPORT, REPORT]
    assert write([("a", REPORT), ("b", REPORT)], lines) == 2
    assert [fz.AnnualReport.model_validate_json(line) for line in lines.open(encoding="utf-8")] == [REPORT, REPORT]
    assert "临江县" in two.read_text(encoding="utf-8")  # not escaped


@pytest.mark.parametrize(
    ("name", "empty"), [("a.json", "[]\n"), ("a.jsonl", ""), ("a.csv", ",".join(COLUMNS) + "\r\n")]
)
def test_no_reports_make_an_empty_but_valid_file(tmp_path: Path, name: str, empty: str) -> None:
    assert write([], tmp_path / name) == 0
    assert (tmp_path / name).read_bytes() == empty.encode()


def test_csv_has_the_rows_of_every_report(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write([("a.txt", REPORT), ("b.txt", REPORT)], out)
    rows = rows_of(out)
    assert list(rows[0]) == list(COLUMNS)
    assert [row["report"] for row in rows] == ["a.txt"] * len(REPORT.to_rows()) + ["b.txt"] * len(REPORT.to_rows())
    for row, expected in zip(rows, REPORT.to_rows(), strict=False):
        assert row["indicator"] == expected["indicator"] and row["quote"] == expected["quote"]
        assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
    received = next(row for row in rows if row["indicator"] == "reconsideration.received")
    assert (received["value"], received["qualifier"], received["label"]) == ("100", "approx", "收到行政复议申请")


def with_row(report: fz.AnnualReport, **changes: Any) -> fz.AnnualReport:
    """The report with the first observation of reconsideration.received changed."""
    data = report.model_dump()
    data["reconsideration"]["received"]["observations"][0].update(changes)
    return type(report).model_validate(data)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_csv_text_that_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, start: str) -> None:
    report = with_row(REPORT, unit=start + 'cmd|" /C calc"!A0')
    write([(start + "1+1.txt", report)], tmp_path / "out.csv")
    row = next(row for row in rows_of(tmp_path / "out.csv") if row["indicator"] == "reconsideration.received")
    assert row["unit"] == "'" + start + 'cmd|" /C calc"!A0'
    assert row["report"].startswith("'")


def test_csv_numbers_stay_numbers_and_lists_are_joined(tmp_path: Path) -> None:
    report = with_row(REPORT, value=[6, 8], flags=("part", "conflict"))
    write([("a", report)], tmp_path / "out.csv")
    row = next(row for row in rows_of(tmp_path / "out.csv") if row["indicator"] == "reconsideration.received")
    assert (row["value"], row["flags"]) == ("6;8", "part;conflict")
    write([("a", with_row(REPORT, value=-5))], tmp_path / "out.csv")
    row = next(row for row in rows_of(tmp_path / "out.csv") if row["indicator"] == "reconsideration.received")
    assert row["value"] == "-5"  # a number, not a formula
    write([("a", with_row(REPORT, value=None))], tmp_path / "out.csv")
    row = next(row for row in rows_of(tmp_path / "out.csv") if row["indicator"] == "reconsideration.received")
    assert row["value"] == ""


def test_bom(tmp_path: Path) -> None:
    write([("a", REPORT)], tmp_path / "plain.csv")
    write([("a", REPORT)], tmp_path / "bom.csv", bom=True)
    assert (tmp_path / "bom.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain.csv").read_bytes()


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "out.csv"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    def breaks() -> Iterator[Named]:
        yield "a", REPORT
        raise RuntimeError("in the middle")

    out = tmp_path / name
    for before in (None, "what was there"):
        if before:
            out.write_text(before)
        with pytest.raises(RuntimeError):
            write(breaks(), out)
        assert [path.name for path in tmp_path.iterdir()] == ([name] if before else [])
    assert out.read_text() == "what was there"


def test_a_replaced_file_keeps_its_mode_and_links(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write([("a", REPORT)], link)
    assert link.is_symlink() and real.read_text(encoding="utf-8").startswith("[\n{")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    write([("a", REPORT)], tmp_path / "new.json")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o666 & ~umask


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        write([("a", REPORT)], tmp_path / "out.csv")
    with pytest.raises(FileNotFoundError):
        write([("a", REPORT)], tmp_path / "nowhere" / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


# -- tables


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("法治", 4), ("１２", 4), ("e\u0301", 1), ("（件）", 6), ("a法", 3)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize("columns", range(12))
@pytest.mark.parametrize("text", ["行政复议", "abc法治def", "", "x"])
def test_cut_never_exceeds_the_columns(text: str, columns: int) -> None:
    assert width(cut(text, columns)) <= columns
    assert width(cut_left(text, columns)) <= columns
    if width(text) <= columns:
        assert cut(text, columns) == cut_left(text, columns) == text
    elif columns:
        assert cut(text, columns).endswith("…") and cut_left(text, columns).startswith("…")


def test_grid_lines_up() -> None:
    lines = grid([["名称", "n"], ["行政复议", "7"], ["abc", "1000"]], right=(1,)).split("\n")
    assert lines == ["名称         n", "--------  ----", "行政复议     7", "abc       1000"]


def test_plain_takes_out_what_steers_a_terminal() -> None:
    assert plain("受理\n 12\t件\x1b[31m\u202e\u200b\x07") == "受理 12 件[31m"
    assert plain("\ue000\udc80") == "\ufffd\ufffd"


def test_table() -> None:
    shown = table(REPORT, "a.txt", 120)
    assert shown.startswith("临江县2023年法治政府建设年度报告\na.txt | ")
    lines = shown.splitlines()
    assert all(width(line) <= 120 for line in lines)
    received = next(line for line in lines if line.startswith("reconsideration.received "))
    assert "收到行政复议申请" in received and "~100" in received and "[100余]" in received.replace("[100]余", "[100余]")
    plan = next(line for line in lines if "PLAN" in line)
    assert ">=10" in plan
    missing = next(line for line in lines if "value_missing" in line)
    assert " -  " in missing
    header = next(line for line in lines if line.startswith("indicator"))
    assert header.split() == ["indicator", "label", "value", "unit", "confidence", "flags", "quote"]
    quotes = header.index("quote")
    assert all(width(line[: line.index("[")]) >= quotes for line in lines if line.startswith("reconsideration"))


def test_table_of_a_text_without_indicators() -> None:
    shown = table(fz.extract("今天天气很好。"), "x.txt")
    assert "0 of 148 indicators stated" in shown
    assert "flags: not_a_report" in shown
    assert "No indicator is stated." in shown


def test_a_narrow_terminal_still_shows_the_numeral() -> None:
    assert "[97]" in table(REPORT, "a.txt", 20)


def test_summary_has_a_line_for_each_report() -> None:
    lines = summary([summary_row(("a.txt", REPORT)), summary_row(("b.txt", fz.extract("今天天气很好。")))]).splitlines()
    assert len(lines) == 4
    assert lines[2].split()[:2] == ["a.txt", "2023"]
    assert lines[3].endswith("not_a_report")
