"""Reports as files (JSON, JSON Lines, CSV, Excel, Parquet), in databases (DuckDB, SQLite) and as tables for the terminal.

from fazhi_extract.output import table, write

write([("anyue-2022.txt", report)], "reports.csv")
print(table(report))
"""

from fazhi_extract.output.files import FILE_FORMATS, PRINTED, Named, dump, format_of, write
from fazhi_extract.output.store import STORES, Store, StoreError, open_store
from fazhi_extract.output.table import grid, summary, table

__all__ = [
    "FILE_FORMATS", "PRINTED", "STORES", "Named", "Store", "StoreError", "dump", "format_of", "grid", "open_store", "summary",
    "table", "write",
]  # fmt: skip
