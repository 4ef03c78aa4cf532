"""`coverage`: which indicators are reported by whom, by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.panels import Panel
from fazhi_extract.plot.fonts import INK, finished, matplotlib, style
from fazhi_extract.plot.names import body_names
from fazhi_extract.report.annual import AnnualReport

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEVELS = ("none", "low", "medium", "high")
SHADES = ("#f4f4f4", "#F2C49B", "#9CC7E4", "#2F78B5")


def coverage(panel: Panel, indicators: Sequence[str] | None = None, *, bodies: Sequence[str] | None = None) -> Figure:
    """A heat map: an indicator a row, a report a column, shaded by the confidence of its figure.

    Args:
        panel: the panel.
        indicators: ids to show; None: all that some report states, in the order of the schema.
        bodies: keys of bodies to show; None: all.

    Raises:
        ValueError: nothing to show.
        ImportError: matplotlib is not installed (extra ``plot``).
    """
    matplotlib()
    rows = list(indicators) if indicators is not None else panel.stated()
    entries = [entry for entry in panel.entries if bodies is None or entry.body in bodies]
    if not rows or not entries:
        raise ValueError("nothing to show: no indicator or no report")
    for ident in rows:
        if ident not in panel.indicators:
            raise KeyError(ident)
    cells = [
        [LEVELS.index(cell.confidence) if (cell := panel.cell(e.body, e.report_year, ident)) else 0 for e in entries]
        for ident in rows
    ]
    from matplotlib.colors import ListedColormap
    from matplotlib.figure import Figure as MakeFigure
    from matplotlib.patches import Patch

    with style():
        height, width = 1.7 + 0.21 * len(rows), 3.4 + 0.27 * len(entries)
        made = MakeFigure(figsize=(max(width, 6.5), height), layout="constrained")
        axes = made.subplots()
        axes.pcolormesh(cells, cmap=ListedColormap(SHADES), vmin=-0.5, vmax=3.5, edgecolors="white", lw=1)
        axes.invert_yaxis()
        axes.set_yticks([k + 0.5 for k in range(len(rows))], [panel.indicators[ident] for ident in rows], fontsize=8.5)
        axes.set_xticks(
            [k + 0.5 for k in range(len(entries))], [f"{e.report_year}" for e in entries], rotation=90, fontsize=8
        )
        axes.xaxis.tick_top()
        for side in axes.spines.values():
            side.set_visible(False)
        names = body_names(panel)
        start = 0
        for k in range(1, len(entries) + 1):
            if k == len(entries) or entries[k].body != entries[start].body:
                words = names[entries[start].body]
                axes.annotate(
                    words, ((start + k) / 2, 0), xytext=(0, 34), textcoords="offset points", xycoords="data",
                    ha="center" if len(words) * 0.62 < (k - start) else "left", va="bottom", fontsize=9.5,
                    rotation=0 if len(words) * 0.62 < (k - start) else 40, color=INK, annotation_clip=False,
                )  # fmt: skip
                if k < len(entries):
                    axes.axvline(k, color=INK, lw=0.8)
                start = k
        groups = [ident.partition(".")[0] for ident in rows]
        first = 0
        for k in range(1, len(rows) + 1):
            if k == len(rows) or groups[k] != groups[first]:
                axes.annotate(
                    _group(groups[first]), (len(entries), (first + k) / 2), xytext=(6, 0), textcoords="offset points",
                    va="center", fontsize=8.5, color=INK, annotation_clip=False,
                )  # fmt: skip
                if k < len(rows):
                    axes.axhline(k, color="#8a8a8a", lw=0.7)
                first = k
        labels = ("未报告(not stated)", "低(low)", "中(medium)", "高(high)")
        axes.legend(
            handles=[Patch(facecolor=shade, edgecolor="#cccccc", label=label) for shade, label in zip(SHADES, labels, strict=True)],
            loc="upper left", bbox_to_anchor=(0, -0.01), ncols=4, frameon=False, fontsize=9,
        )  # fmt: skip
        return finished(made)


def _group(name: str) -> str:
    """The Chinese name of a group of indicators: what stands before the colon of its docstring."""
    model = group_fields(AnnualReport).get(name)
    head = (model.__doc__ or "").strip().split("\n")[0].split(":")[0].rstrip(".") if model else ""
    return head or name
