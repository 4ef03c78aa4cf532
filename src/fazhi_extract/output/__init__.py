"""Reports as files (JSON, JSON Lines, CSV) and as tables for the terminal.

from fazhi_extract.output import table, write

write([("anyue-2022.txt", report)], "reports.csv")
print(table(report))
"""

from fazhi_extract.output.files import FILE_FORMATS, Named, dump, format_of, write
from fazhi_extract.output.table import grid, summary, table

__all__ = ["FILE_FORMATS", "Named", "dump", "format_of", "grid", "summary", "table", "write"]
