"""Evaluations and comparisons as Markdown and as stand-alone HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from fazhi_extract.evaluation.plot import reliability
from fazhi_extract.evaluation.result import Calibration, Comparison, Evaluation, Failure, Score

Cells = Sequence[object]

_SCORE_HEAD = ("", "precision", "recall", "F1", "hit", "gold", "said")
_CALIBRATION_HEAD = ("", "right", "of", "share", "95 % interval")
_ERROR_HEAD = ("text", "error", "indicator or token", "context", "said")
_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; margin: .5rem 0 1.5rem }
th, td { border-bottom: 1px solid #ddd; padding: .15rem .6rem; text-align: left; vertical-align: top }
td.n { text-align: right; font-variant-numeric: tabular-nums }
thead th { border-bottom: 2px solid #888 }
details { margin: .5rem 0 } summary { cursor: pointer }
.gain { color: #1b7f4b } .loss { color: #b83232 }
"""


def _score_rows(scores: Mapping[str, Score]) -> list[Cells]:
    return [(key, f"{s.p:.3f}", f"{s.r:.3f}", f"{s.f1:.3f}", s.hit, s.gold, s.said) for key, s in scores.items()]


def _calibration_rows(items: Mapping[str, Calibration]) -> list[Cells]:
    return [
        (key, c.right, c.of, f"{100 * c.share:.1f} %", f"{100 * c.low:.1f} % to {100 * c.high:.1f} %")
        for key, c in items.items()
    ]


def _error_rows(errors: Iterable[Failure]) -> list[Cells]:
    return [(e.text, e.kind, e.what, e.context, e.said) for e in errors]


def _delta_rows(result: Comparison) -> list[Cells]:
    rows: list[Cells] = []
    for key in dict.fromkeys([*result.before, *result.after]):
        a, b = result.before.get(key), result.after.get(key)
        change = f"{b.f1 - a.f1:+.3f}" if a and b else ""
        rows.append((key, f"{a.f1:.3f}" if a else "", f"{b.f1:.3f}" if b else "", change))
    return rows


# -- Markdown -----------------------------------------------------------------------------------------------------


def _cell(value: object) -> str:
    text = str(value).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
    return text.replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")


def _table(head: Cells, rows: Iterable[Cells]) -> str:
    lines = ["| " + " | ".join(map(_cell, head)) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def markdown(result: Evaluation, title: str) -> str:
    """An evaluation as Markdown."""
    blocks = [
        f"# {title}\n",
        _summary(result) + "\n",
        "## Measures\n",
        _table(_SCORE_HEAD, _score_rows(result.measures)),
    ]
    if result.levels:
        blocks += [
            "## Calibration\n",
            "Printed figures by confidence:\n",
            _table(_CALIBRATION_HEAD, _calibration_rows(result.levels)),
        ]
    if result.flags:
        blocks += [
            "All figures by flag (parts, implied and blank ones too):\n",
            _table(_CALIBRATION_HEAD, _calibration_rows(result.flags)),
        ]
    for heading, scores in _sections(result):
        blocks += [f"## {heading}\n", _table(_SCORE_HEAD, _score_rows(scores))]
    blocks.append("## Errors\n")
    blocks.append(_table(_ERROR_HEAD, _error_rows(result.errors)) if result.errors else "None.\n")
    return "\n".join(blocks)


def comparison_markdown(result: Comparison, title: str) -> str:
    """A comparison as Markdown."""
    blocks = [
        f"# {title}\n",
        result.scope() + "\n",
        _table(("", "F1 before", "F1 after", "change"), _delta_rows(result)),
    ]
    for heading, errors in (("Gains", result.gains), ("Losses", result.losses)):
        blocks.append(f"## {heading}: {len(errors)}\n")
        if errors:
            blocks.append(_table(_ERROR_HEAD, _error_rows(errors)))
    return "\n".join(blocks)


def _summary(result: Evaluation) -> str:
    score = result.measures.get("indicator")
    said = f"{result.texts} texts"
    if score is not None:
        said += f"; indicators: precision {score.p:.3f}, recall {score.r:.3f}, F1 {score.f1:.3f}"
    return said + f"; {100 * result.high_share:.1f} % of the printed figures are of high confidence."


def _sections(result: Evaluation) -> list[tuple[str, Mapping[str, Score]]]:
    sections = (
        ("Groups", result.groups),
        ("Kinds of field", result.kinds),
        ("Facts about the report", result.meta),
        ("Indicators", result.indicators),
    )
    return [section for section in sections if section[1]]


# -- HTML ---------------------------------------------------------------------------------------------------------


def _html_table(head: Cells, rows: Iterable[Cells]) -> str:
    out = ["<table><thead><tr>", *(f"<th>{escape(str(cell))}</th>" for cell in head), "</tr></thead><tbody>"]
    for row in rows:
        out.append("<tr>")
        for place, cell in enumerate(row):
            number = (place and isinstance(cell, int)) or _figure(cell)
            out.append(f'<td class="n">{escape(str(cell))}</td>' if number else f"<td>{escape(str(cell))}</td>")
        out.append("</tr>")
    out.append("</tbody></table>")
    return "".join(out)


def _figure(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) < 9 and cell.strip("+-.% 0123456789") == "" and cell != ""


def _page(title: str, blocks: Iterable[str]) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n<h1>{escape(title)}</h1>\n"
        + "\n".join(blocks)
        + "\n</body></html>\n"
    )


def html(result: Evaluation, title: str) -> str:
    """An evaluation as one HTML file."""
    blocks = [
        f"<p>{escape(_summary(result))}</p>",
        "<h2>Measures</h2>",
        _html_table(_SCORE_HEAD, _score_rows(result.measures)),
    ]
    if result.levels:
        blocks += ["<h2>Calibration</h2>", reliability(result.levels, result.flags)]
        blocks += [
            "<h3>Printed figures by confidence</h3>",
            _html_table(_CALIBRATION_HEAD, _calibration_rows(result.levels)),
        ]
        blocks += ["<h3>All figures by flag</h3>", _html_table(_CALIBRATION_HEAD, _calibration_rows(result.flags))]
    for heading, scores in _sections(result):
        blocks.append(
            f"<details{' open' if heading == 'Groups' else ''}><summary>{escape(heading)}</summary>{_html_table(_SCORE_HEAD, _score_rows(scores))}</details>"
        )
    blocks.append(f"<h2>Errors: {len(result.errors)}</h2>")
    kinds: dict[str, list[Failure]] = {}
    for error in result.errors:
        kinds.setdefault(error.kind, []).append(error)
    for kind, errors in kinds.items():
        blocks.append(
            f"<details open><summary>{escape(kind)}: {len(errors)}</summary>{_html_table(_ERROR_HEAD, _error_rows(errors))}</details>"
        )
    return _page(title, blocks)


def comparison_html(result: Comparison, title: str) -> str:
    """A comparison as one HTML file."""
    blocks = [
        f"<p>{escape(result.scope())}</p>",
        _html_table(("", "F1 before", "F1 after", "change"), _delta_rows(result)),
    ]
    for heading, css, errors in (("Gains", "gain", result.gains), ("Losses", "loss", result.losses)):
        blocks.append(f'<h2 class="{css}">{heading}: {len(errors)}</h2>')
        if errors:
            blocks.append(_html_table(_ERROR_HEAD, _error_rows(errors)))
    return _page(title, blocks)
