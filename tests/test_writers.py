"""Each file opened by another program and compared with what the report says."""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from composing import texts

import fazhi_extract as fz
from fazhi_extract import cli
from fazhi_extract.output import Named, workbook, write
from fazhi_extract.output import parquet as parquet_writer
from fazhi_extract.output.files import COLUMNS
from fazhi_extract.tables import TABLES, columns_of, rows

HOSTILE = '=HYPERLINK("x")'
NAMED: list[Named] = [(f"{number}.txt", fz.extract(text)) for number, text in enumerate(texts(9))]


def hostile() -> fz.AnnualReport:
    """A report whose texts are made to trouble a spreadsheet, a CSV reader or a database."""
    data = fz.extract("全年收到行政复议申请97件,受理60件,办结50件,调解纠纷40件,举办讲座6-8场。").model_dump()
    first = data["reconsideration"]["received"]["observations"][0]
    first.update(unit=HOSTILE, value=12345678901234567890, flags=("part", "conflict"))
    first["evidence"]["quote"] = "+1\"2,3\r\n4;\t'5"
    data["reconsideration"]["accepted"]["observations"][0].update(unit="#N/A", value=-5)
    data["reconsideration"]["concluded"]["observations"][0].update(unit="a\x00b\x1fc", value=None)
    data["mediation"]["disputes"]["observations"][0]["evidence"]["quote"] = "很长" * 20_000
    return fz.AnnualReport.model_validate(data)


ALL: list[Named] = [*NAMED, ("=1+1.txt", hostile())]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ALL as a workbook and in both databases."""
    where = tmp_path_factory.mktemp("files")
    for suffix in ("xlsx", "duckdb", "sqlite"):
        assert write(ALL, where / f"out.{suffix}") == len(ALL)
    return where


def expected(table: str) -> list[dict[str, Any]]:
    return [dict(zip(columns_of(table), row, strict=True)) for row in rows(ALL, table)]


# -- CSV


def test_csv_read_by_pandas(tmp_path: Path) -> None:
    write(ALL, tmp_path / "out.csv", guard=False)
    frame = pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False, lineterminator=None)
    assert list(frame.columns) == list(COLUMNS)
    found = frame.to_dict("records")
    wanted = [(name, row) for name, report in ALL for row in report.to_rows()]
    for got, (name, row) in zip(found, wanted, strict=True):
        assert got["report"] == name and got["flags"] == ";".join(row["flags"])  # type: ignore[arg-type]
        value = ";".join(map(str, row["value"])) if isinstance(row["value"], list) else row["value"]
        assert got["value"] == ("" if value is None else str(value))
        assert (int(got["start"]), int(got["end"])) == (row["start"], row["end"])
        assert (got["quote"], got["unit"]) == (row["quote"], row["unit"])


@pytest.mark.parametrize("table", TABLES)
def test_csv_of_every_table(tmp_path: Path, table: str) -> None:
    write(NAMED, tmp_path / "out.csv", table=table, guard=False)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    names = columns_of(table) if table != "observations" else COLUMNS
    assert list(found[0]) == list(names) and len(found) == sum(1 for _ in rows(NAMED, table))


def test_csv_guards_against_formulas_and_leaves_numerals_alone(tmp_path: Path) -> None:
    write(ALL, tmp_path / "guarded.csv")
    with (tmp_path / "guarded.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'" + HOSTILE in cells and "'=1+1.txt" in cells
    assert "-5" in cells  # a number, which no spreadsheet runs
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@")) and not re.fullmatch(r"[+-]?[\d.]+%?", cell)]


# -- Excel


def sheet_rows(path: Path, name: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path, read_only=True)[name]
    head, *body = sheet.iter_rows(values_only=True)
    blank = (None,) * len(head)  # a row ends with its last cell that is not empty
    return [dict(zip(map(str, head), (*row, *blank[len(row) :]), strict=True)) for row in body]


def as_excel(value: Any) -> Any:
    """What a cell must hold for a value of the tables."""
    if isinstance(value, list):
        value = ";".join(value)
    if isinstance(value, str):
        value = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", value.replace("\r\n", "\n"))
        value = value if len(value) <= 32_767 else value[:32_766] + "…"
        return value or None
    return value


@pytest.mark.parametrize("table", TABLES)
def test_xlsx_read_by_openpyxl(files: Path, table: str) -> None:
    found = sheet_rows(files / "out.xlsx", table)
    for got, row in zip(found, expected(table), strict=True):
        row = {name: value for name, value in row.items() if name != "text"}
        assert got == {name: as_excel(value) for name, value in row.items()}


def test_xlsx_read_by_pandas(tmp_path: Path) -> None:
    write(NAMED, tmp_path / "out.xlsx")
    frame = pd.read_excel(tmp_path / "out.xlsx", "observations")
    wanted = [row for _, report in NAMED for row in report.to_rows()]
    for got, row in zip(frame.to_dict("records"), wanted, strict=True):
        assert got["indicator"] == row["indicator"] and (got["start"], got["end"]) == (row["start"], row["end"])
        assert json.loads(str(got["exact"])) == row["value"] if row["value"] is not None else pd.isna(got["exact"])
        assert got["value"] == row["value"] if isinstance(row["value"], (int, float)) else math.isnan(got["value"])


def test_xlsx_has_no_formula_and_marks_what_looks_like_one(files: Path) -> None:
    book = openpyxl.load_workbook(files / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "inlineStr"}
    (found,) = {cell.value for cell in cells if str(cell.value).startswith("=H")}
    assert found == HOSTILE
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "#")))
    with zipfile.ZipFile(files / "out.xlsx") as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets" in name]
    assert sheets and not any(b"<f>" in sheet or b't="e"' in sheet for sheet in sheets)


def test_xlsx_leaves_out_numbers_of_more_than_15_digits(tmp_path: Path) -> None:
    write([("a", hostile())], tmp_path / "out.xlsx")
    row = next(row for row in sheet_rows(tmp_path / "out.xlsx", "observations") if row["unit"] == HOSTILE)
    assert (row["value"], row["exact"]) == (None, "12345678901234567890")
    assert [workbook.number(value) for value in (10**18, 0.1, 123456789012345.6)] == [10**18, 0.1, None]


def test_a_full_sheet_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 100)
    write(NAMED, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    names = [name for name in book.sheetnames if name.startswith("observations")]
    assert names[:2] == ["observations", "observations 2"]
    assert sum(book[name].max_row - 1 for name in names) == sum(len(report.to_rows()) for _, report in NAMED)
    assert [cell.value for cell in book["observations 2"][1]][:2] == ["report_id", "report"]


# -- Parquet


@pytest.mark.parametrize("table", TABLES)
def test_parquet_read_by_duckdb(tmp_path: Path, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_writer, "GROUP", 100)  # several groups
    assert write(ALL, tmp_path / "out.parquet", table=table) == len(ALL)
    found = duckdb.sql(f"SELECT * FROM '{tmp_path / 'out.parquet'}'")
    assert found is not None
    assert found.columns == list(columns_of(table))
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == expected(table)


def test_parquet_read_by_pandas(tmp_path: Path) -> None:
    write(NAMED, tmp_path / "out.parquet")
    frame = pd.read_parquet(tmp_path / "out.parquet")
    wanted = [row for _, report in NAMED for row in report.to_rows()]
    assert frame["quote"].tolist() == [row["quote"] for row in wanted]
    assert [list(flags) for flags in frame["flags"]] == [row["flags"] for row in wanted]


# -- databases


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_read_by_its_api(files: Path, table: str) -> None:
    with duckdb.connect(str(files / "out.duckdb"), read_only=True) as base:
        order = ", ".join(f'"{name}"' for name in TABLES[table].key)
        found = base.sql(f"SELECT * FROM {table} ORDER BY {order}")
        got = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    key = TABLES[table].key
    assert got == sorted(expected(table), key=lambda row: tuple(row[name] for name in key))


@pytest.mark.parametrize("table", TABLES)
def test_sqlite_read_by_the_standard_library(files: Path, table: str) -> None:
    base = sqlite3.connect(files / "out.sqlite")
    base.row_factory = sqlite3.Row
    found = [dict(row) for row in base.execute(f"SELECT * FROM {table}")]
    base.close()
    key = TABLES[table].key
    wanted = [{name: ";".join(v) if isinstance(v, list) else v for name, v in row.items()} for row in expected(table)]
    assert sorted(found, key=lambda row: tuple(row[k] for k in key)) == sorted(
        wanted, key=lambda row: tuple(row[k] for k in key)
    )


# -- whole or not at all


@pytest.mark.parametrize("name", ["out.xlsx", "out.parquet"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    def breaks() -> Iterator[Named]:
        yield NAMED[0]
        raise RuntimeError("in the middle")

    (tmp_path / name).write_bytes(b"what was there")
    with pytest.raises(RuntimeError):
        write(breaks(), tmp_path / name)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"what was there")]


@pytest.mark.parametrize(("name", "module"), [("a.xlsx", "openpyxl"), ("a.parquet", "pyarrow"), ("a.duckdb", "duckdb")])
def test_a_missing_package_says_what_to_install(
    tmp_path: Path, name: str, module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    for loaded in [one for one in sys.modules if one.partition(".")[0] == module]:
        monkeypatch.setitem(sys.modules, loaded, None)
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "report.txt").write_text(NAMED[0][1].source.text, encoding="utf-8")
    assert cli.main(["extract", str(tmp_path / "report.txt"), "-o", str(tmp_path / name)]) == 3
    extra = {"openpyxl": "xlsx", "pyarrow": "arrow", "duckdb": "duckdb"}[module]
    assert f"needs {module}: pip install 'fazhi-extract[{extra}]'" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.txt"]


@pytest.mark.parametrize("name", ["out.xlsx", "out.parquet", "out.csv", "out.sqlite"])
def test_no_reports_make_an_empty_but_valid_file(tmp_path: Path, name: str) -> None:
    assert write([], tmp_path / name) == 0
    assert (tmp_path / name).stat().st_size > 0


def test_the_command_writes_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.txt").write_text(NAMED[0][1].source.text, encoding="utf-8")
    out = tmp_path / "out.csv"
    assert (
        cli.main(["extract", str(tmp_path / "report.txt"), "-o", str(out), "--table", "sections", "--bom", "--exact"])
        == 0
    )
    assert out.read_bytes().startswith(b"\xef\xbb\xbfreport_id,report,position,level")
    assert cli.main(["extract", str(tmp_path / "report.txt"), "--format", "xlsx"]) == 2
    assert "--format xlsx is written, not printed" in capsys.readouterr().err
