"""The tables: what their rows hold, and the same as Arrow, pandas and nested records."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import fazhi_extract as fz
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.model.halves import clean
from fazhi_extract.tables import (
    FAILURES,
    TABLES,
    columns_of,
    entry,
    record,
    record_type,
    report_id,
    rows,
    to_arrow,
    to_frame,
)
from fazhi_extract.tables.rows import headline, values

TEXT = (
    "临江县2023年法治政府建设年度报告\n\n"
    "一、主要工作\n2023年,共收到行政复议申请100余件,其中受理97件,现已全部审结。办理公证  件。"
    "新建公共法律服务站6-8个。印发《临江县普法规划》(临政发〔2023〕5号)。\n\n"
    "二、存在的问题\n一是执法队伍力量不足。\n\n"
    "三、下一步工作\n2024年,举办法治讲座不少于10场。\n"
)
REPORT: fz.AnnualReport = fz.extract(TEXT)
NAMED = [("a.txt", REPORT)]


def dicts(table: str, report: fz.AnnualReport = REPORT) -> list[dict[str, Any]]:
    return [dict(zip(columns_of(table), row, strict=True)) for row in rows([("a.txt", report)], table)]


@pytest.mark.parametrize("table", [*TABLES.values(), FAILURES], ids=lambda table: table.name)
def test_every_table_has_a_key_of_its_columns_and_comments(table: Any) -> None:
    assert len(set(table.names)) == len(table.names)
    assert table.key and set(table.key) <= set(table.names)
    assert table.comment and all(column.comment for column in table.columns)
    assert not any(column.empty for column in table.columns if column.name in table.key)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_types_of_their_columns_and_unique_keys(table: str) -> None:
    kinds = {"text": str, "texts": list, "int": int, "float": float, "bool": bool}
    found = dicts(table)
    assert found
    for row in found:
        for column in TABLES[table].columns:
            value = row[column.name]
            assert (value is None and column.empty) or type(value) is kinds[column.type], column.name
    keys = [tuple(row[name] for name in TABLES[table].key) for row in found]
    assert len(set(keys)) == len(keys)


def test_observations_are_to_rows() -> None:
    for row, expected in zip(dicts("observations"), REPORT.to_rows(), strict=True):
        assert {key: row[key] for key in expected if key != "value"} == {
            k: v for k, v in expected.items() if k != "value"
        }
        exact = None if row["exact"] is None else json.loads(row["exact"])
        assert exact == expected["value"] and type(exact) is type(expected["value"])


def test_quantities_sections_documents_and_statements_are_those_of_the_report() -> None:
    assert [(row["start"], row["subject"]) for row in dicts("quantities")] == [
        (q.start, q.subject) for q in REPORT.quantities
    ]
    assert [row["kind"] for row in dicts("sections")] == ["achievements", "problems", "plans"]
    assert [(row["title"], row["number"]) for row in dicts("documents")] == [("临江县普法规划", "临政发〔2023〕5号")]
    assert [row["kind"] for row in dicts("statements")] == ["problem", "plan"]
    for table in ("observations", "quantities", "sections", "documents", "statements"):
        assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in dicts(table))
    (whole,) = dicts("reports")
    assert (whole["report_year"], whole["region_confidence"], whole["text"]) == (
        2023,
        REPORT.meta.region.confidence,
        TEXT,
    )
    assert whole["ruleset"] == REPORT.ruleset and whole["version"] == 1


def test_a_headline_is_the_value_of_its_field() -> None:
    for ident, field in REPORT.fields():
        found = [row for row in dicts("observations") if row["indicator"] == ident and row["headline"]]
        assert [row["exact"] for row in found] == ([json.dumps(field.value)] if field.value is not None else [])
    plans = [row for row in dicts("observations") if row["role"] == "plan"]
    assert [(row["value"], row["headline"]) for row in plans] == [(10, False)]


def test_every_stated_value_of_the_fixtures_has_its_headline() -> None:
    from scoring import ROOT

    for path in sorted((ROOT / "fixtures" / "reports").glob("*.txt")):
        report = fz.extract(path)
        assert all((headline(field) is None) == (field.value is None) for _, field in report.fields()), path.name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (97, (97.0, 97.0, 97.0, "97")),
        (96.5, (96.5, 96.5, 96.5, "96.5")),
        ([6, 8], (None, 6.0, 8.0, "[6, 8]")),
        (None, (None, None, None, None)),
        (2**53, (float(2**53),) * 3 + (str(2**53),)),
        (2**53 + 1, (None, None, None, str(2**53 + 1))),  # no double holds it
        ([1, 10**20], (None, 1.0, None, f"[1, {10**20}]")),
    ],
)
def test_a_number_is_exact_or_left_out(value: Any, expected: Any) -> None:
    assert values(value) == expected


def test_an_id_is_of_name_and_text_alone() -> None:
    assert report_id("a", "x") == report_id("a", "x")
    assert len({report_id("a", "x"), report_id("b", "x"), report_id("a", "y"), report_id("ax", "")}) == 4
    assert report_id("a", "\ud800") == report_id("a", "\ufffd")  # as the text reads in every file


def test_halves_of_characters_keep_their_place() -> None:
    assert clean("a\ud83d\ude00b\udc00") == "a\ufffd\ufffdb\ufffd"  # two halves are not made one character
    report = fz.extract("\ud800全年收到行政复议申请97件。\udc00")
    (row,) = dicts("observations", report)
    assert dicts("reports", report)[0]["text"][row["start"] : row["end"]] == "97"
    assert to_arrow([("\ud800", report)], "reports")["report"].to_pylist() == ["\ufffd"]


def test_unknown_tables() -> None:
    for call in (lambda: list(rows(NAMED, "meta")), lambda: to_frame(NAMED, "meta"), lambda: to_arrow(NAMED, "meta")):
        with pytest.raises(ValueError, match="no table 'meta': one of reports, observations"):
            call()


@pytest.mark.parametrize("table", TABLES)
def test_arrow(table: str) -> None:
    made = to_arrow(NAMED, table)
    assert made.to_pylist() == dicts(table)
    assert made.schema.metadata[b"comment"].decode() == TABLES[table].comment
    for column in TABLES[table].columns:
        assert made.schema.field(column.name).metadata[b"comment"].decode() == column.comment
    empty = to_arrow([], table)
    assert (empty.num_rows, empty.schema) == (0, made.schema)
    assert REPORT.to_arrow(table).num_rows == made.num_rows


@pytest.mark.parametrize("table", TABLES)
def test_pandas(table: str) -> None:
    frame = to_frame(NAMED, table)
    assert list(frame.columns) == list(columns_of(table))
    for column in TABLES[table].columns:
        found = [None if column.type != "texts" and pd.isna(value) else value for value in frame[column.name]]
        assert found == [row[column.name] for row in dicts(table)], column.name
    assert len(REPORT.to_frame(table)) == len(frame)
    assert list(to_frame([], table).columns) == list(frame.columns)


def test_pandas_types() -> None:
    types = to_frame(NAMED).dtypes.astype(str).to_dict()
    assert (types["value"], types["start"], types["headline"]) == ("float64", "int64", "bool")
    assert to_frame(NAMED, "reports").dtypes.astype(str)["report_year"] == "Int64"


def test_a_nested_record_holds_the_rows_of_the_tables() -> None:
    made = record(REPORT, text=True)
    assert pa.array([made], type=record_type(text=True)).to_pylist() == [made]
    for table in TABLES:
        found = [made] if table == "reports" else made[table]
        for row, nested in zip(dicts(table), found, strict=True):
            assert {key: nested[key] for key in row if key in nested} == {key: row[key] for key in row if key in nested}
    assert "text" not in record(REPORT)


def test_own_indicators_have_rows() -> None:
    class Tea(fz.Group):
        """Tea (茶)."""

        sold: fz.Count = fz.indicator("卖茶", "斤", "tea sold", fz.rule("卖出茶叶", units=frozenset("斤")))

    class Mine(fz.AnnualReport):
        """A report on tea."""

        tea: Tea = fz.group(Tea)

    report = fz.extract("全年卖出茶叶97斤。", schema=Mine)
    (row,) = dicts("observations", report)
    assert (row["indicator"], row["label"], row["value"]) == ("tea.sold", "卖茶", 97.0)
    assert "tea.sold" in {ident for ident, _ in indicators(Mine)}
    assert entry("a", report).rows["reports"][0][TABLES["reports"].names.index("ruleset")] == report.ruleset
