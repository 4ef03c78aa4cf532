"""The tables: names, columns, types, keys and comments. Every file format, Arrow and the databases are made from this.

A table's key is unique in it; every table but ``failures`` names its report by ``report_id``, so that tables join, and by
``report``, so that each can be read alone. ``start`` and ``end`` are indices into ``reports.text``, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "texts", "int", "float", "bool"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``texts`` is a list of texts; ``empty``: it may have no value; ``long``: whole texts, not for spreadsheets."""

    name: str
    type: Type
    comment: str
    empty: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` are the columns whose values together are unique."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


_ID = Column("report_id", "text", "the report: a hash of its name and its text")
_NAME = Column("report", "text", "the report's name: its path as it was given, or a key of the caller's")
_POSITION = Column("position", "int", "place among the report's rows of this table, from 1")
_PLACE = (
    Column("start", "int", "index of the first character in the raw text"),
    Column("end", "int", "index after the last character in the raw text"),
    Column("quote", "text", "the raw text between start and end"),
)
_VALUE = (
    Column("value", "float", "the number; empty for a range, a blank, and a number that a double does not hold exactly", True),
    Column("low", "float", "lower end of a range; of a single number the number", True),
    Column("high", "float", "upper end of a range; of a single number the number", True),
    Column("exact", "text", "the value as JSON, exact: 97, 96.5, [6, 8]; empty where the number is blank", True),
)  # fmt: skip


def _fact(name: str, comment: str, kind: Type = "text") -> tuple[Column, Column]:
    return Column(name, kind, comment, True), Column(f"{name}_confidence", "text", f"confidence of {name}", True)


REPORTS = Table(
    "reports",
    "one row per report and version of it",
    (
        _ID,
        _NAME,
        Column(
            "version",
            "int",
            "of the texts that came under this name, from 1; the highest is the one that came last; 1 in a file written whole",
        ),
        *_fact("region", "the division's full name, simplified (行政区划)"),
        *_fact("region_code", "GB/T 2260 code, six digits (行政区划代码)"),
        *_fact("issuer", "the reporting body (发布机关)"),
        *_fact("body_kind", "government, department, township or other (机关类别)"),
        *_fact("report_year", "the year reported on (报告年度)", "int"),
        *_fact("published", "date of publication, ISO 8601 (发布日期)"),
        *_fact("title", "title as printed, corruption removed (标题)"),
        *_fact("script", "simplified or traditional (字体)"),
        Column(
            "flags",
            "texts",
            "flags of the whole text: not_a_report; corrected or reviewed where a person looked at a value",
        ),
        Column("notes", "texts", "warnings of the reader for a person"),
        Column("media_type", "text", "what was read"),
        Column("encoding", "text", "its encoding", True),
        Column("characters", "int", "length of the raw text"),
        Column("stated", "int", "how many indicators the report states"),
        Column("repairs", "int", "mended stretches of damaged text"),
        Column("damage", "int", "damaged stretches left as they are"),
        Column("schema_version", "text", "version of the record's form"),
        Column("ruleset", "text", "hash of the rules that read it"),
        Column("source_sha256", "text", "SHA-256 of the file's bytes, where `fazhi-extract run` read it", True),
        Column("text", "text", "the raw text that all offsets refer to", long=True),
    ),
    ("report_id",),
)
OBSERVATIONS = Table(
    "observations",
    "one row per observation of an indicator, as report.to_rows()",
    (
        _ID,
        _NAME,
        _POSITION,
        Column("indicator", "text", "id of the indicator; docs/fields.md"),
        Column("label", "text", "its Chinese term"),
        *_VALUE,
        Column("unit", "text", "as printed, simplified; % for percentages"),
        Column("qualifier", "text", "exact, approx, at_least or at_most"),
        Column("role", "text", "achievement or plan; what is other is in `quantities` alone"),
        Column("confidence", "text", "high, medium or low"),
        Column("flags", "texts", "docs/flags.md"),
        Column(
            "headline", "bool", "whether the indicator's headline value is this one; at most one row of an indicator"
        ),
        *_PLACE,
    ),
    ("report_id", "position"),
)
QUANTITIES = Table(
    "quantities",
    "one row per measured number, whether or not an indicator claims it (数量)",
    (
        _ID,
        _NAME,
        _POSITION,
        *_VALUE,
        Column("unit", "text", "as printed, simplified; empty text where none is printed"),
        Column("qualifier", "text", "exact, approx, at_least or at_most"),
        Column("role", "text", "achievement, plan or other"),
        Column("subject", "text", "what is counted, simplified"),
        Column("indicator", "text", "id of the indicator it states", True),
        Column("part_of", "text", "id of the indicator whose printed total it is a part of", True),
        Column("change", "bool", "a change against another figure, not a level"),
        *_PLACE,
    ),
    ("report_id", "position"),
)
SECTIONS = Table(
    "sections",
    "one row per heading (标题层级)",
    (
        _ID,
        _NAME,
        _POSITION,
        Column("level", "int", "1 is the outermost"),
        Column("heading", "text", "the heading, simplified, with its numeral"),
        Column("kind", "text", "achievements, problems, plans, …"),
        Column("stop", "int", "where the section ends in the raw text"),
        *_PLACE,
    ),
    ("report_id", "position"),
)
DOCUMENTS = Table(
    "documents",
    "one row per document cited as 《…》 (引用文件)",
    (
        _ID,
        _NAME,
        _POSITION,
        Column("title", "text", "as printed, corruption removed, without the outer 《》"),
        Column("number", "text", "document number (文号) where printed", True),
        *_PLACE,
    ),
    ("report_id", "position"),
)
STATEMENTS = Table(
    "statements",
    "one row per stated shortcoming (存在问题) or plan (工作安排)",
    (_ID, _NAME, _POSITION, Column("kind", "text", "problem or plan"), *_PLACE),
    ("report_id", "position"),
)
FAILURES = Table(
    "failures",
    "one row per source that gave no report; it goes once the source is read",
    (
        _NAME,
        Column("cause", "text", "unreadable, timeout, crash or internal"),
        Column("error", "text", "the kind of error"),
        Column("message", "text", "what is wrong, and what to do where that is known"),
        Column("trace", "text", "where in the program it happened"),
    ),
    ("report",),
)
TABLES = {table.name: table for table in (REPORTS, OBSERVATIONS, QUANTITIES, SECTIONS, DOCUMENTS, STATEMENTS)}


def columns_of(table: str) -> tuple[str, ...]:
    """The names of a table's columns, in order.

    Raises:
        ValueError: there is no such table.
    """
    return named(table).names


def named(table: str) -> Table:
    """The table of a name.

    Raises:
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"no table {table!r}: one of {', '.join(TABLES)}")
    return TABLES[table]
