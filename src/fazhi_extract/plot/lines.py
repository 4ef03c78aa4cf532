"""`indicator`: one indicator over the years, a line for each body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fazhi_extract.panels import Panel, PanelRow
from fazhi_extract.plot.fonts import COLOURS, GRID, INK, INK_LIGHT, finished, matplotlib, style
from fazhi_extract.plot.names import body_names, figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DOUBTS = frozenset(("implausible_change", "previous_differs", "inconsistent", "conflict", "out_of_range"))
MOST = 8


def indicator(
    panel: Panel, ident: str, *, bodies: Sequence[str] | None = None, log: bool | None = None, title: str | None = None
) -> Figure:
    """Lines of an indicator by body over the years.

    A ring marks a figure that a check or the year before casts doubt on (`implausible_change`, `previous_differs`,
    `inconsistent`, `conflict`, `out_of_range`). A line breaks where a year is missing.

    Args:
        panel: the panel.
        ident: the indicator, e.g. ``reconsideration.received``.
        bodies: keys of bodies to show; None: the eight with the most figures, the others in grey without a name.
        log: a logarithmic scale; None: where the largest figure is more than 30 times the smallest.
        title: above the picture; None: the indicator's label and unit.

    Raises:
        KeyError: an indicator that the panel's schema does not have.
        ValueError: no report of the panel states it.
        ImportError: matplotlib is not installed (extra ``plot``).
    """
    matplotlib()
    if ident not in panel.indicators:
        raise KeyError(ident)
    series: dict[str, list[PanelRow]] = {}
    for row in panel.rows:
        if row.indicator == ident and row.value is not None and (bodies is None or row.body in bodies):
            series.setdefault(row.body, []).append(row)
    if not series:
        raise ValueError(f"no report of the panel states {ident}" + (" for these bodies" if bodies else ""))
    order = sorted(series, key=lambda body: (-len(series[body]), -_last(series[body]), body))
    named = order if bodies is not None else order[:MOST]
    values = [float(row.value) for rows in series.values() for row in rows if row.value is not None]
    if log is None:
        log = panel.kinds[ident] != "rate" and min(values) > 0 and max(values) > 30 * min(values)
    from matplotlib.figure import Figure as MakeFigure

    with style():
        made = MakeFigure(figsize=(8.4, 4.6), layout="constrained")
        axes = made.subplots()
        ends = []
        for body in reversed(order):
            colour = COLOURS[named.index(body) % len(COLOURS)] if body in named else INK_LIGHT
            _line(axes, series[body], colour, panel.years)
            if body in named:
                ends.append((series[body][-1], colour, body))
        if log:
            axes.set_yscale("log")
        elif panel.kinds[ident] != "rate":
            axes.set_ylim(bottom=0)
        _dress(axes, panel, ident, title, [row.report_year for rows in series.values() for row in rows], values, log)
        _names(axes, ends, body_names(panel), log)
        if any(DOUBTS & set(row.flags) for rows in series.values() for row in rows):
            axes.plot([], [], "o", mfc="none", mec=INK, ms=10, mew=1.2, label="存疑(flagged)")
            axes.legend(loc="lower right", bbox_to_anchor=(1, 1), frameon=False, fontsize=9, borderaxespad=0.2)
        return finished(made)


def _last(rows: list[PanelRow]) -> float:
    return float(rows[-1].value or 0)


def _line(axes: Axes, rows: list[PanelRow], colour: str, years: Sequence[int]) -> None:
    known = {row.report_year: row for row in rows}
    span = range(rows[0].report_year, rows[-1].report_year + 1)
    ys = [float(known[y].value) if y in known and known[y].value is not None else float("nan") for y in span]  # type: ignore[arg-type]
    axes.plot(list(span), ys, color=colour, lw=1.8, marker="o", ms=4.5, zorder=3)
    for row in rows:
        if DOUBTS & set(row.flags):
            axes.plot([row.report_year], [float(row.value or 0)], "o", mfc="none", mec=INK, ms=11, mew=1.2, zorder=4)


def _dress(
    axes: Axes, panel: Panel, ident: str, title: str | None, at: list[int], values: list[float], log: bool
) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

    unit = "%" if panel.kinds[ident] == "rate" else "元" if panel.kinds[ident] == "money" else _unit(panel, ident)
    axes.set_title(title or f"{panel.indicators[ident]}({unit})", loc="left", fontsize=13, pad=12)
    axes.set_xticks(range(min(at), max(at) + 1))
    axes.set_xlim(min(at) - 0.3, max(at) + 0.3)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: figure(value)))
    if log:
        axes.yaxis.set_major_locator(
            LogLocator(base=10, subs=(1, 2, 5) if max(values) < 3000 * min(values) else (1, 3))
        )
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.tick_params(axis="y", which="minor", length=0)
    else:
        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="y", color=GRID, lw=0.8)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def _unit(panel: Panel, ident: str) -> str:
    """The unit most rows print."""
    units = [row.unit for row in panel.rows if row.indicator == ident and row.unit]
    return max(sorted(set(units)), key=units.count) if units else "-"


def _names(axes: Any, ends: list[tuple[PanelRow, str, str]], names: dict[str, str], log: bool) -> None:
    """Names at the ends of their lines in a column to the right, moved apart where they would meet."""
    from matplotlib.transforms import blended_transform_factory

    bottom, top = axes.get_ylim()
    scale = axes.yaxis.get_transform().transform
    low, high = scale([bottom])[0], scale([top])[0]
    gap = 0.058
    places = sorted(
        (((scale([float(row.value or 0)])[0] - low) / (high - low), row, colour, body) for row, colour, body in ends),
        key=lambda place: (place[0], place[3]),
    )
    ys = [place for place, *_ in places]
    for _ in range(200):  # push neighbours apart until none meet
        moved = False
        for k in range(len(ys) - 1):
            short = gap - (ys[k + 1] - ys[k])
            if short > 1e-6:
                ys[k] -= short / 2
                ys[k + 1] += short / 2
                moved = True
        if not moved:
            break
    last = max(row.report_year for row, *_ in ends)
    mixed = blended_transform_factory(axes.transAxes, axes.transAxes)
    for y, (_, row, colour, body) in zip(ys, places, strict=True):
        axes.text(1.03, y, names.get(body, body), color=colour, va="center", ha="left", transform=mixed, fontsize=10)
        if row.report_year == last:
            axes.annotate(
                "", xy=(1.025, y), xytext=(row.report_year, float(row.value or 0)), xycoords=mixed, textcoords="data",
                arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.6, "alpha": 0.6}, annotation_clip=False,
            )  # fmt: skip
