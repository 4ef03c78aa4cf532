"""Reports as tables: what the tables hold (``schema``), their rows, and the same as Arrow and pandas.

>>> import fazhi_extract as fz
>>> from fazhi_extract.tables import columns_of, rows
>>> report = fz.extract("全年收到行政复议申请97件。")
>>> [dict(zip(columns_of("observations"), row))["value"] for row in rows([("a.txt", report)], "observations")]
[97.0]
"""

from fazhi_extract.tables.frames import to_arrow, to_frame
from fazhi_extract.tables.records import record, record_type
from fazhi_extract.tables.rows import Entry, entry, failure_row, report_id, rows
from fazhi_extract.tables.schema import FAILURES, TABLES, Column, Table, columns_of

__all__ = [
    "FAILURES", "TABLES", "Column", "Entry", "Table", "columns_of", "entry", "failure_row", "record", "record_type",
    "report_id", "rows", "to_arrow", "to_frame",
]  # fmt: skip
