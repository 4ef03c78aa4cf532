"""The record batch function, and what carries it: Spark, Ray Data, Daft and Dask, each where it is installed.

``make test-spark`` installs pyspark for it; FAZHI_DOCUMENTS=2000 takes 2,000 documents.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from composing import size, texts

import fazhi_extract as fz
from fazhi_extract.cluster import SLICE, extract_batch, extract_batches, extract_table, output_schema
from fazhi_extract.tables import record

DOCUMENTS = size(40)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@cache
def expected() -> dict[int, dict[str, Any]]:
    """What ``extract_many`` makes of the documents, by number."""
    found = fz.extract_many(texts(DOCUMENTS), workers=2)
    return {result.index: record(result.report) for result in found if result.report}


def batch(count: int = DOCUMENTS) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"number": list(range(count)), "text": texts(count)})


def test_a_batch_gets_two_columns() -> None:
    made = extract_batch(batch())
    assert made.schema == output_schema(batch().schema)
    assert made.schema.names == ["number", "text", "report", "failure"]
    assert dict(zip(made["number"].to_pylist(), made["report"].to_pylist(), strict=True)) == expected()
    assert made["failure"].null_count == DOCUMENTS and made.drop_columns(["report", "failure"]) == batch()


def test_files_nulls_and_failures() -> None:
    sources = [texts(1)[0].encode("gb18030", "replace"), None, PNG, b""]
    made = extract_batch(pa.RecordBatch.from_pydict({"content": pa.array(sources, pa.binary())}), "content").to_pylist()
    assert made[0]["report"] == record(fz.extract(sources[0])) and made[0]["failure"] is None  # type: ignore[arg-type]
    assert made[1]["report"] is None and made[1]["failure"] is None
    assert [row["failure"]["error"] for row in made[2:]] == ["NotADocument", "EmptySource"]
    assert set(made[2]["failure"]) == {"cause", "error", "message", "trace"}


def test_with_a_time_limit_the_result_is_the_same() -> None:
    assert extract_batch(batch(5), timeout=60) == extract_batch(batch(5))


@pytest.mark.parametrize(
    ("columns", "column", "message"),
    [
        ({"a": ["x"]}, "text", "there is no column 'text': the columns are a"),
        ({"text": [5]}, "text", "column 'text' is int64: texts"),
        ({"text": ["x"], "report": ["y"]}, "text", "there is a column report already"),
    ],
)
def test_wrong_columns(columns: dict[str, Any], column: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        extract_batch(pa.RecordBatch.from_pydict(columns), column)


def test_a_stream_comes_in_slices() -> None:
    blank = pa.RecordBatch.from_pydict({"text": [""] * (SLICE + 10)})
    assert [made.num_rows for made in extract_batches([blank, blank.slice(0, 3)])] == [SLICE, 10, 3]
    assert list(extract_batches([])) == [] and extract_batch(blank.slice(0, 0)).num_rows == 0


# -- Spark


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not installed: make test-spark")
    if not shutil.which("java"):
        pytest.skip("Java is not installed: Spark needs it")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder: Any = SparkSession.builder
    session = (
        builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2").getOrCreate()
    )  # fmt: skip
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark_equals_extract_many(spark: Any) -> None:
    frame = spark.createDataFrame(list(enumerate(texts(DOCUMENTS))), "number long, text string").repartition(8)
    found = fz.spark.extract(frame).collect()
    assert {row.number: row.report.asDict(recursive=True) for row in found} == expected()
    assert all(row.failure is None for row in found) and len(found) == DOCUMENTS
    print(f"Spark local[2]: {len(found)} documents equal extract_many's")


def test_spark_schema_and_queries(spark: Any) -> None:
    frame = fz.spark.extract(spark.createDataFrame(list(enumerate(texts(8))), "number long, text string"))
    assert frame.columns == ["number", "text", "report", "failure"]
    found = frame.selectExpr("number", "inline(report.observations)").where("headline").collect()
    wanted = [
        (number, row["indicator"], row["value"])
        for number in range(8) for row in expected()[number]["observations"] if row["headline"]
    ]  # fmt: skip
    assert sorted((row.number, row.indicator, row.value) for row in found) == sorted(wanted)


def test_spark_reads_files_and_reports_failures(spark: Any, tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text(texts(1)[0], encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(PNG)
    files = spark.read.format("binaryFile").load(str(tmp_path)).select("path", "content")
    found = {row.path.rpartition("/")[2]: row for row in fz.spark.extract(files, "content").collect()}
    assert found["a.txt"].report.stated == expected()[0]["stated"] and found["b.txt"].report is None
    assert found["b.txt"].failure.cause == "unreadable"
    with pytest.raises(ValueError, match="there is no column 'text'"):
        fz.spark.extract(files)


# -- others: as docs/cluster.md shows them


def test_dask() -> None:
    dask = pytest.importorskip("dask", reason="dask is not installed: make test-spark")
    parts = [batch().slice(start, 10) for start in range(0, DOCUMENTS, 10)]
    done = dask.compute(*[dask.delayed(extract_batch)(part) for part in parts], scheduler="processes", num_workers=2)
    rows = [row for part in done for row in part.to_pylist()]
    assert {row["number"]: row["report"] for row in rows} == expected()


def test_daft() -> None:
    daft = pytest.importorskip("daft", reason="daft is not installed: make test-spark")
    added = daft.DataType.from_arrow_type(
        pa.struct([output_schema(batch().schema).field(name) for name in ("report", "failure")])
    )

    @daft.func.batch(return_dtype=added)  # type: ignore[untyped-decorator]
    def extract(found: Any) -> Any:
        made = extract_batch(pa.RecordBatch.from_arrays([found.to_arrow()], ["text"]))
        return pa.StructArray.from_arrays([made["report"], made["failure"]], ["report", "failure"])

    frame = daft.from_arrow(pa.Table.from_batches([batch()]))
    rows = frame.with_column("made", extract(frame["text"])).to_pylist()
    assert {row["number"]: row["made"]["report"] for row in rows} == expected()


def test_ray() -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed: make test-spark")
    data = pytest.importorskip("ray.data")

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        made = data.from_arrow(pa.Table.from_batches([batch()])).map_batches(
            extract_table, batch_format="pyarrow", batch_size=10
        )
        rows = made.take_all()
    finally:
        ray.shutdown()
    assert {row["number"]: row["report"] for row in rows} == expected()
