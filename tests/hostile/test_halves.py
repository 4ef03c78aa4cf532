"""A half of a character (a lone surrogate) in one report never loses the file that a batch is written to."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

import fazhi_extract as fz
from fazhi_extract import cli
from fazhi_extract.output import dump, write
from fazhi_extract.tables import report_id
from fazhi_extract.tables.records import record
from fazhi_extract.view import page

HALF = "一、主要\ud800成效\n收到行政复议申请97件。修订《关于\udc00执法的通知》。\ud83d\n二、存在的问题\n一是执法不\udfff严。"
WHOLE = HALF.translate(dict.fromkeys((0xD800, 0xDC00, 0xD83D, 0xDFFF), 0xFFFD))
TEXTS = ["收到行政复议申请3件。", HALF, "收到行政复议申请5件。"]
NAMES = ["a.txt", "b\udcff.txt", "c.txt"]  # a name that is no UTF-8 has halves too
REPORTS = [
    (name, fz.extract(text).model_copy(update={"source": fz.extract(text).source.model_copy(update={"path": name})}))
    for name, text in zip(NAMES, TEXTS, strict=True)
]


def from_json(path: Path) -> list[tuple[Any, ...]]:
    return [(one["source"]["path"], one["source"]["text"]) for one in json.loads(path.read_bytes())]


def from_jsonl(path: Path) -> list[tuple[Any, ...]]:
    found = [fz.AnnualReport.model_validate_json(line) for line in path.read_bytes().splitlines()]
    return [(one.source.path, one.source.text) for one in found]


def from_csv(path: Path) -> list[tuple[Any, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["report"], row["text"]) for row in csv.DictReader(file)]


def from_duckdb(path: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path)) as base:
        return base.execute("SELECT report, text FROM reports ORDER BY report").fetchall()


def from_sqlite(path: Path) -> list[tuple[Any, ...]]:
    base = sqlite3.connect(path)
    try:
        return base.execute("SELECT report, text FROM reports ORDER BY report").fetchall()
    finally:
        base.close()


def from_parquet(path: Path) -> list[tuple[Any, ...]]:
    return list(pd.read_parquet(path)[["report", "text"]].itertuples(index=False, name=None))


READ: dict[str, Callable[[Path], list[tuple[Any, ...]]]] = {
    "json": from_json, "jsonl": from_jsonl, "csv": from_csv, "duckdb": from_duckdb, "sqlite": from_sqlite, "parquet": from_parquet,
}  # fmt: skip


@pytest.mark.parametrize("form", READ)
def test_every_report_is_in_the_file_and_keeps_its_places(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert write(REPORTS, path, table="reports") == 3
    assert READ[form](path) == [("a.txt", TEXTS[0]), ("b\ufffd.txt", WHOLE), ("c.txt", TEXTS[2])]
    assert len(WHOLE) == len(HALF)


def test_a_workbook(tmp_path: Path) -> None:
    assert write(REPORTS, tmp_path / "out.xlsx") == 3
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"b\ufffd.txt", "一、主要\ufffd成效", "执法不\ufffd严。"} <= cells
    book.close()


def test_observations_as_csv(tmp_path: Path) -> None:
    assert write(REPORTS, tmp_path / "out.csv") == 3
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["report"], row["value"]) for row in csv.DictReader(file)] == [
            ("a.txt", "3"), ("b\ufffd.txt", "97"), ("c.txt", "5"),
        ]  # fmt: skip


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_file_that_the_caller_opened(form: str) -> None:
    file = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert dump(REPORTS, file, form, table="sections") == 3
    file.flush()


def test_json_differs_in_the_halves_alone() -> None:
    report = fz.extract(HALF)
    again = fz.AnnualReport.model_validate_json(report.model_dump_json())
    assert again.source.text == WHOLE
    assert [row["quote"] for row in again.to_rows()] == ["97"]
    assert [one.quote for one in again.documents] == ["关于\ufffd执法的通知"]
    assert again.documents[0].start == HALF.index("《") + 1
    assert again == fz.AnnualReport.model_validate_json(report.model_dump_json(indent=2))
    assert report_id("b", again.source.text) == report_id("b", HALF)


def test_json_of_halves_is_laid_out_as_any_other() -> None:
    assert fz.extract(HALF).model_dump_json(indent=2) == json.dumps(
        json.loads(fz.extract(HALF).model_dump_json()), ensure_ascii=False, indent=2
    )
    assert "\\ud800" not in fz.extract(HALF).model_dump_json(include={"source"}, indent=1)


def test_what_is_read_off_a_report(tmp_path: Path) -> None:
    report = fz.extract(HALF)
    page(report).encode()
    report.compliance.model_dump_json().encode()
    report.explain("reconsideration.received").model_dump_json().encode()
    fz.panel([report]).to_arrow()
    assert record(report, text=True)["text"] == WHOLE
    doubtful = fz.extract("全年收到行政复议申请12件\ud800,其中受理97件。")
    assert fz.write_queue([("b\udcff.txt", doubtful)], tmp_path / "queue.csv") > 0
    assert "收到行政复议申请12件\ufffd,其中受理" in (tmp_path / "queue.csv").read_text(encoding="utf-8-sig")


def test_reports_of_workers(tmp_path: Path) -> None:
    found = [(result.name, result.report) for result in fz.extract_many(TEXTS, workers=2) if result.report]
    assert [report.source.text for _, report in found] == TEXTS
    assert write(found, tmp_path / "out.jsonl") == 3
    assert [text for _, text in from_jsonl(tmp_path / "out.jsonl")] == [TEXTS[0], WHOLE, TEXTS[2]]


def test_a_page_whose_entities_are_halves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><p>收到行政复议申请97件&#xD800;,&#55357;受理90件。</p></body></html>", encoding="utf-8"
    )
    assert cli.main(["extract", str(path), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert "1 report written" in capsys.readouterr().err
    assert [
        fz.AnnualReport.model_validate_json((tmp_path / "out.jsonl").read_bytes())["reconsideration.received"].value
    ] == [97]
