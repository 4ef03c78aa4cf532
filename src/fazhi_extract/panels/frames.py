"""A panel as a table of pandas or Arrow; each is imported only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_extract.extras import load
from fazhi_extract.panels.model import ABOUT, LONG, Change, Panel, _plain

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow

_CHANGES = tuple(Change.__dataclass_fields__)
_WHOLE = frozenset(("report_year",))
_LISTS = frozenset(("flags",))
_RANGES = frozenset(("stated",))
_TEXTS = frozenset(
    "body region_code region issuer body_kind indicator unit qualifier confidence source published publication evidence "
    "reason".split()
)
SHAPES = ("long", "wide", "changes")


def _table(panel: Panel, shape: str) -> tuple[list[str], list[dict[str, Any]]]:
    if shape == "long":
        return list(LONG), panel.long()
    if shape == "wide":
        return [*ABOUT, *panel.stated()], panel.wide()
    if shape == "changes":
        rows = [{**_plain(change), "flags": list(change.flags)} for change in panel.changes]
        return list(_CHANGES), rows
    raise ValueError(f"unknown shape {shape!r}: one of {', '.join(SHAPES)}")


def to_pandas(panel: Panel, shape: str) -> pd.DataFrame:
    """See ``Panel.to_pandas``. Years are int64, figures float64, texts and lists objects."""
    pandas = load("pandas", "pandas", "a panel as a data frame")
    names, rows = _table(panel, shape)
    data = {}
    for name in names:
        values = [row[name] for row in rows]
        if name in _WHOLE:
            data[name] = pandas.Series(values, dtype="int64")
        elif name in _LISTS or name in _RANGES or name in _TEXTS:
            data[name] = pandas.Series(values, dtype="object")
        else:
            data[name] = pandas.Series([None if v is None else float(v) for v in values], dtype="float64")
    frame: pd.DataFrame = pandas.DataFrame(data, columns=names)
    return frame


def to_arrow(panel: Panel, shape: str) -> pyarrow.Table:
    """See ``Panel.to_arrow``. Years are int32, figures float64, texts strings, flags lists of strings."""
    pyarrow = load("pyarrow", "arrow", "a panel as an Arrow table")
    names, rows = _table(panel, shape)
    schema, columns = [], []
    for name in names:
        kind = (
            pyarrow.int32() if name in _WHOLE
            else pyarrow.list_(pyarrow.string()) if name in _LISTS
            else pyarrow.list_(pyarrow.float64()) if name in _RANGES
            else pyarrow.string() if name in _TEXTS
            else pyarrow.float64()
        )  # fmt: skip
        schema.append(pyarrow.field(name, kind))
        columns.append(pyarrow.array([row[name] for row in rows], kind))
    return pyarrow.Table.from_arrays(columns, schema=pyarrow.schema(schema))
