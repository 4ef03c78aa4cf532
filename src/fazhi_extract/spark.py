"""Reports on a Spark cluster (extra ``spark``; ``pyspark``, Java and this package on every worker)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fazhi_extract.cluster import extract_batches, output_schema
from fazhi_extract.extras import load

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(df: DataFrame, column: str = "text", timeout: float | None = None) -> DataFrame:
    """Extract the reports of a data frame, lazily, where its partitions are. ::

        reports = fazhi_extract.spark.extract(spark.read.text("reports/*.txt", wholetext=True), "value")
        reports.selectExpr("report.region", "inline(report.observations)").where("headline").show()

    Args:
        df: with a column of texts, or of bytes (``spark.read.format("binaryFile")``, column ``content``).
        column: its name.
        timeout: seconds for a document; see ``cluster.extract_batch``.

    Returns:
        The data frame with two columns more: ``report``, a struct (docs/cluster.md), and ``failure``, null where there is a report.

    Raises:
        ValueError: there is no such column, it holds neither texts nor bytes, or there is a column ``report`` or ``failure``.
        ImportError: pyspark or pyarrow is not installed.
    """
    types = load("pyspark.sql.pandas.types", "spark", "Spark")
    schema = output_schema(types.to_arrow_schema(df.schema), column)
    return df.mapInArrow(partial(extract_batches, column=column, timeout=timeout), types.from_arrow_schema(schema))
