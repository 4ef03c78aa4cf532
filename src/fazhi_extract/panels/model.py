"""The shapes of a panel: plain dataclasses, no extra needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fazhi_extract.model.fields import Number

if TYPE_CHECKING:
    import pandas
    import pyarrow

# Flags that only a panel can set; a row has them after those of its field.
FLAGS: dict[str, str] = {
    "implausible_change": "the figure is out of proportion to the same body's of the year before",
    "previous_differs": "this report states last year's figure, and last year's report states another",
    "revised": "another version of the report, which was not kept, states another figure",
}
LONG = (
    "body", "region_code", "region", "issuer", "body_kind", "report_year", "indicator", "value", "value_high", "unit",
    "qualifier", "confidence", "flags", "source",
)  # fmt: skip
ABOUT = (
    "body", "region_code", "region", "issuer", "body_kind", "report_year", "published", "publication", "flags", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A figure of a body for a year: a line of the long table.

    value: the headline value (a count, a percentage, yuan; of a range the lower end); None where the text states the
    indicator with a blank. value_high: the upper end of a range, else None. unit: as printed, 元 for money. flags: the field's, then the
    panel's (`FLAGS`).
    """

    body: str
    region_code: str | None
    region: str | None
    issuer: str | None
    body_kind: str
    report_year: int
    indicator: str
    value: Number | None
    value_high: Number | None
    unit: str
    qualifier: str
    confidence: str
    flags: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the panel: a line of the wide table without its figures.

    published: ISO date. publication: in_time, late or unknown. flags: `region_changed` where the code or the name of the
    region is not that of the body's report before; `unresolved` where the region is not known for sure.
    """

    body: str
    region_code: str | None
    region: str | None
    issuer: str | None
    body_kind: str
    report_year: int
    published: str | None
    publication: str
    flags: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two reports of one body on one year: the one that was kept, the one that was not, and why."""

    body: str
    report_year: int
    kept: str
    dropped: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that has no place in the panel, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator's change from one year to the next in the reports of one body.

    value, previous: as this year's and last year's report state them. difference: value - previous. ratio: value /
    previous, None for a rate or where previous is 0. stated: last year's figure as this year's report has it, `[low, high]`
    where it follows from a rounded change (同比增长12.3%), None where it has none. evidence: the words that state it.
    flags: `implausible_change`, `previous_differs`. reason: what the flags rest on.
    """

    body: str
    indicator: str
    report_year: int
    value: Number
    previous: Number
    difference: Number
    ratio: float | None
    stated: tuple[Number, Number] | None
    evidence: str
    flags: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Panel:
    """Reports of many bodies and years.

    rows: the long table, ordered by body, year and indicator. entries: the reports it is made from, ordered by body and
    year. indicators: ids in the order of the schema, with their labels. duplicates, left_out: the other reports.
    changes: year over year, where a body has reports on both years.
    """

    rows: tuple[PanelRow, ...]
    entries: tuple[Entry, ...]
    indicators: Mapping[str, str]
    kinds: Mapping[str, str] = field(repr=False)
    changes: tuple[Change, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def _cells(self) -> dict[tuple[str, int, str], PanelRow]:
        return {(row.body, row.report_year, row.indicator): row for row in self.rows}

    def cell(self, body: str, report_year: int, indicator: str) -> PanelRow | None:
        """The row of a body, year and indicator; None where its report does not state it."""
        return self._cells.get((body, report_year, indicator))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The keys of the bodies, in order."""
        return tuple(dict.fromkeys(entry.body for entry in self.entries))

    @property
    def years(self) -> tuple[int, ...]:
        """The years reported on, in order."""
        return tuple(sorted({entry.report_year for entry in self.entries}))

    def long(self) -> list[dict[str, Any]]:
        """The long table as dicts with the keys `LONG`; `flags` is a list."""
        return [{**_plain(row), "flags": list(row.flags)} for row in self.rows]

    def wide(self) -> list[dict[str, Any]]:
        """The wide table as dicts: one row per body and year, the keys `ABOUT`, then one per indicator that is stated
        anywhere in the panel, None where this report does not state it. Of a range the lower end stands there."""
        columns = self.stated()
        out = []
        for entry in self.entries:
            row = {**_plain(entry), "flags": list(entry.flags)}
            for ident in columns:
                cell = self.cell(entry.body, entry.report_year, ident)
                row[ident] = cell.value if cell else None
            out.append(row)
        return out

    def stated(self) -> list[str]:
        """The indicators that some report of the panel states, in the order of the schema."""
        found = {row.indicator for row in self.rows}
        return [ident for ident in self.indicators if ident in found]

    def to_pandas(self, shape: str = "long") -> pandas.DataFrame:
        """The ``long``, ``wide`` or ``changes`` table as a pandas ``DataFrame``.

        Raises:
            ImportError: pandas is not installed (extra ``pandas``).
            ValueError: for another shape.
        """
        from fazhi_extract.panels.frames import to_pandas

        return to_pandas(self, shape)

    def to_arrow(self, shape: str = "long") -> pyarrow.Table:
        """The same as an Arrow ``Table``; needs no pandas.

        Raises:
            ImportError: pyarrow is not installed (extra ``arrow``).
            ValueError: for another shape.
        """
        from fazhi_extract.panels.frames import to_arrow

        return to_arrow(self, shape)


def _plain(item: PanelRow | Entry | Change) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _names(type(item))}


def _names(kind: type[Any]) -> Iterator[str]:
    return (part.name for part in fields(kind))
