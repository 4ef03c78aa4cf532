"""`profile`: one report at a glance: what its text is about, its figures by task, what the law asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_extract.compliance import Compliance
from fazhi_extract.plot.fonts import COLOURS, INK, WARN, finished, matplotlib, style
from fazhi_extract.report.annual import AnnualReport

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CONTENTS = {
    "measures": "举措和成效", "shortcomings": "不足和原因", "responsibility": "第一责任人履职", "arrangements": "下一年安排",
    "other": "其他情况",
}  # fmt: skip
_STATUS = {"in_time": "按时公开", "late": "逾期公开", "unknown": "公开时间不明"}
_LEVELS = (("high", "高(high)", "#2F78B5"), ("medium", "中(medium)", "#9CC7E4"), ("low", "低(low)", "#F2C49B"))


def profile(report: AnnualReport) -> Figure:
    """One report's profile: its text by required content, its figures by task of the outline and by confidence.

    Raises:
        ImportError: matplotlib is not installed (extra ``plot``).
    """
    matplotlib()
    from matplotlib.figure import Figure as MakeFigure

    judged = report.compliance
    with style():
        made = MakeFigure(figsize=(9.6, 5.4), layout="constrained")
        left, right = made.subplots(1, 2, width_ratios=(1, 1.35))
        made.suptitle(_title(report, judged), x=0.01, ha="left", fontsize=13)
        _contents(left, judged)
        _tasks(right, report, judged)
        return finished(made)


def _title(report: AnnualReport, judged: Compliance) -> str:
    meta = report.meta
    who = meta.issuer.value or meta.region.value or "(发布机关不明)"
    year = f"{meta.report_year.value}年度" if meta.report_year.value else "(年度不明)"
    when = judged.publication
    said = _STATUS[when.status] + (f"({when.published})" if when.published else "")
    return f"{who} {year}    {said}"


def _contents(axes: Axes, judged: Compliance) -> None:
    names = [_CONTENTS[content.name] for content in judged.contents]
    shares = [100 * content.share for content in judged.contents]
    at = range(len(names))
    axes.barh(list(at), shares, color=COLOURS[0], height=0.62)
    for k, content in enumerate(judged.contents):
        words = f"{shares[k]:.0f}%" if content.present else "未见"
        axes.text(shares[k] + 1.5, k, words, va="center", color=INK if content.present else WARN, fontsize=9.5)
    axes.set_yticks(list(at), names)
    axes.set_xlim(0, 112)
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_title("内容占正文比例", loc="left", fontsize=11)


def _tasks(axes: Axes, report: AnnualReport, judged: Compliance) -> None:
    at = list(range(len(judged.tasks)))
    starts = [0.0] * len(at)
    levels = {ident: field.confidence for ident, field in report.fields()}
    for level, label, colour in _LEVELS:
        counts = [float(sum(levels[ident] == level for ident in task.indicators)) for task in judged.tasks]
        axes.barh(at, counts, left=starts, color=colour, height=0.62, label=label)
        starts = [start + count for start, count in zip(starts, counts, strict=True)]
    for k, task in enumerate(judged.tasks):
        words = f"{starts[k]:.0f}" if starts[k] else "有表述,无指标" if task.reported else "未见"
        axes.text(starts[k] + 0.25, k, words, va="center", fontsize=9.5, color=INK if task.reported else WARN)
    axes.set_yticks(at, [_short(task.title) for task in judged.tasks])
    axes.invert_yaxis()
    axes.set_xlim(0, max([*starts, 4]) * 1.25)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_title("各项任务的指标数(按置信度)", loc="left", fontsize=11)
    axes.legend(loc="lower right", frameon=False, fontsize=9)


def _short(title: str) -> str:
    """A task's heading, cut at its comma and freed of its verb: 健全政府机构职能体系 → 政府机构职能体系."""
    head = title.split(",")[0]
    verb = next((verb for verb in ("健全", "完善", "坚持", "强化对", "依法", "推进") if head.startswith(verb)), "")
    return head.removeprefix(verb)
