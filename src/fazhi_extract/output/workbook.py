r"""Reports as an Excel workbook: a sheet for each table, one that explains the columns (extra ``xlsx``).

No cell is a formula: every text is stored as text, and one that looks like a formula is marked as text too (Excel's
leading '), so that it stays text when somebody edits it. Excel keeps 15 digits: a number with more is left out and stands in
``exact``. Excel's cells hold 32,767 characters: longer ones are cut and end in …; control characters, which a workbook
cannot hold, become U+FFFD, line breaks \n. The raw texts are left out. A sheet that is full (1,048,576 rows) is continued.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

from fazhi_extract.extras import load
from fazhi_extract.output.files import FORMULA
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.tables.rows import entry
from fazhi_extract.tables.schema import TABLES, Column, Table

ROWS = 1_048_576
CELL = 32_767
DIGITS = 15
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAK = re.compile("\r\n?")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as A
_WIDE = {
    "report": 30,
    "label": 20,
    "quote": 30,
    "title": 40,
    "heading": 30,
    "indicator": 32,
    "issuer": 20,
    "comment": 80,
}


def write_workbook(reports: Iterable[tuple[str, AnnualReport]], file: IO[bytes]) -> int:
    """Write reports as a workbook; returns their number.

    Raises:
        ImportError: openpyxl is not installed.
    """
    openpyxl = load("openpyxl", "xlsx", "an Excel workbook")
    book = openpyxl.Workbook(write_only=True)
    sheets = {table.name: _Sheet(book, table) for table in TABLES.values()}
    count = 0
    try:
        for name, report in reports:
            for table, found in entry(name, report).rows.items():
                for row in found:
                    sheets[table].add(row)
            count += 1
        _explain(book)
    except BaseException:
        for sheet in book.worksheets:  # ends its files in order; an abandoned one complains when it is collected
            sheet.close()
        raise
    book.save(file)
    return count


class _Sheet:
    """A table's sheet, and the next where it is full."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.kept = [at for at, column in enumerate(table.columns) if not column.long]
        self.number = 0
        self.start()

    def start(self) -> None:
        self.number += 1
        columns = [self.table.columns[at] for at in self.kept]
        name = self.table.name if self.number == 1 else f"{self.table.name} {self.number}"
        self.sheet = _sheet(self.book, name, columns)
        self.free = ROWS - 1

    def add(self, row: Sequence[Any]) -> None:
        if not self.free:
            self.start()
        self.sheet.append([_cell(self.sheet, row[at]) for at in self.kept])
        self.free -= 1


def _sheet(book: Any, name: str, columns: Sequence[Column]) -> Any:
    letter = load("openpyxl.utils", "xlsx", "an Excel workbook").get_column_letter
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letter(len(columns))}1"
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[letter(at)].width = _WIDE.get(column.name, 12)
    sheet.append([column.name for column in columns])
    return sheet


def _explain(book: Any) -> None:
    sheet = _sheet(book, "columns", [Column(name, "text", "") for name in ("table", "column", "type", "comment")])
    for table in TABLES.values():
        for column in table.columns:
            if not column.long:
                sheet.append([_cell(sheet, text) for text in (table.name, column.name, column.type, column.comment)])


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return number(value)
    text = fit(";".join(value) if isinstance(value, list) else value)
    if not text.startswith((*FORMULA, "#")):
        return text
    made = load("openpyxl.cell", "xlsx", "an Excel workbook").WriteOnlyCell(sheet, text)
    made.data_type = "s"  # openpyxl makes a formula of what begins with =, and an error of #N/A
    made.quotePrefix = True
    return made


def number(value: int | float) -> int | float | None:
    """A number as Excel keeps it, or None where it would lose digits.

    >>> number(97.0), number(96.5), number(1234567890123456)
    (97, 96.5, None)
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    digits = re.sub(r"e.*|[-.]", "", repr(value)).strip("0")
    return value if len(digits) <= DIGITS else None


def fit(text: str) -> str:
    r"""A text as a cell can hold it.

    >>> fit("a\x00b\r\nc")
    'a�b\nc'
    """
    text = _ESCAPE.sub("_x005F_", _BREAK.sub("\n", _UNFIT.sub("\ufffd", text)))
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
