"""The reliability plot: how often each level and flag is right, as SVG written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from fazhi_extract.evaluation.result import Calibration

# What each level promises (issue: high at least 99 %, medium at least 90 %).
PROMISED = {"high": 0.99, "medium": 0.90}
_COLOURS = {"high": "#1b7f4b", "medium": "#b7791f", "low": "#b83232"}
_LEFT, _WIDTH, _ROW, _TOP = 190, 420, 26, 46


def reliability(levels: Mapping[str, Calibration], flags: Mapping[str, Calibration]) -> str:
    """One row per level, then per flag: the share that is right with Wilson's 95 % interval; a tick where the level's
    promise lies."""
    rows = [(name, item, _COLOURS.get(name, "#444")) for name, item in levels.items()]
    rows += [(name, item, "#4a6fa5") for name, item in flags.items()]
    height = _TOP + _ROW * len(rows) + 46
    width = _LEFT + _WIDTH + 130
    lowest = min([0.5, *(item.low for _, item, _ in rows)])
    floor = int(lowest * 10) / 10

    def x(share: float) -> float:
        return round(_LEFT + (share - floor) / (1 - floor) * _WIDTH, 1)

    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'role="img" font-family="system-ui, sans-serif" font-size="12">'
        ),
        "<title>How often each level of confidence and each flag is right</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="600">Right, with 95 % interval (Wilson)</text>',
    ]
    bottom = _TOP + _ROW * len(rows)
    steps = round((1 - floor) * 10)
    for step in range(steps + 1):
        share = floor + step / 10
        out.append(f'<line x1="{x(share)}" y1="{_TOP - 8}" x2="{x(share)}" y2="{bottom}" stroke="#ddd"/>')
        out.append(
            f'<text x="{x(share)}" y="{bottom + 18}" text-anchor="middle" fill="#555">{share * 100:.0f} %</text>'
        )
    for place, (name, item, colour) in enumerate(rows):
        y = _TOP + _ROW * place + 6
        if place == len(levels) and levels:
            out.append(
                f'<line x1="10" y1="{y - 12}" x2="{width - 10}" y2="{y - 12}" stroke="#999" stroke-dasharray="3 3"/>'
            )
        out.append(f'<text x="{_LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(name)}</text>')
        if name in PROMISED and place < len(levels):
            out.append(
                f'<line x1="{x(PROMISED[name])}" y1="{y - 9}" x2="{x(PROMISED[name])}" y2="{y + 9}" stroke="#000" stroke-width="2"/>'
            )
        out.append(
            f'<line x1="{x(item.low)}" y1="{y}" x2="{x(item.high)}" y2="{y}" stroke="{colour}" stroke-width="2"/>'
        )
        out.append(f'<circle cx="{x(item.share)}" cy="{y}" r="5" fill="{colour}"/>')
        out.append(f'<text x="{_LEFT + _WIDTH + 12}" y="{y + 4}" fill="#333">{item.right} of {item.of}</text>')
    out.append("</svg>")
    return "\n".join(out) + "\n"
