"""Short names of bodies and labels of figures, as they stand in pictures."""

from __future__ import annotations

from collections import Counter

from fazhi_extract.metadata.divisions import find_names
from fazhi_extract.panels import Entry, Panel


def body_names(panel: Panel) -> dict[str, str]:
    """Key of a body → its short name, as of its last report: 襄阳市, 海门区司法局; longer where two would be the same."""
    last: dict[str, Entry] = {entry.body: entry for entry in panel.entries}
    parts = {key: _parts(entry) for key, entry in last.items()}
    names = {key: words[-1] for key, words in parts.items()}
    for depth in (2, 3, 9):
        twice = {name for name, count in Counter(names.values()).items() if count > 1}
        for key, words in parts.items():
            if names[key] in twice:
                names[key] = "".join(words[-depth:])
    return names


def _parts(entry: Entry) -> list[str]:
    """The names that lead to a body, outermost first; the last one stands alone."""
    region = entry.region or ""
    found, end = [], 0
    for start, stop, name in find_names(region):
        if start == end:
            found.append(name)
            end = stop
    if end < len(region):
        found.append(region[end:])
    own = entry.issuer or entry.body
    if entry.body_kind == "department":
        for name in found:
            own = own.removeprefix(name)
        found[-1:] = [(found[-1] if found else "") + own]
    return found or [own]


def figure(value: float) -> str:
    """A figure as a person writes it: 1,234, 12.5万, 3.4亿."""
    for size, unit in ((100_000_000, "亿"), (10_000, "万")):
        if abs(value) >= size:
            return f"{value / size:.1f}".rstrip("0").rstrip(".") + unit
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"
