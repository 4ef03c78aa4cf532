"""Reports of many bodies and years as one table: `fz.panel(reports)`. See docs/panel.md."""

from fazhi_extract.panels.bodies import Body, body_of, lineage
from fazhi_extract.panels.build import panel
from fazhi_extract.panels.model import FLAGS, Change, Duplicate, Entry, LeftOut, Panel, PanelRow

__all__ = [
    "FLAGS", "Body", "Change", "Duplicate", "Entry", "LeftOut", "Panel", "PanelRow", "body_of", "lineage", "panel",
]  # fmt: skip
