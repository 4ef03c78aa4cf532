"""Texts of the genre for hypothesis: clauses of the fixtures put together anew, damaged, or anything at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st
from opencc import OpenCC
from scoring import CLAUSES, REPORTS

import fazhi_extract as fz

# Say nothing of any indicator, of any year, or of whose report it is.
NEUTRAL = (
    "全县上下深入学习贯彻习近平法治思想。",
    "各项工作取得新的进展。",
    "在上级党委的坚强领导下,各项部署落到实处。",
    "同时,工作作风进一步转变。",
)
PAGE = ("— 3 —", "- 12 -", "第3页 共8页", "打印本页 关闭窗口", "浏览次数:1352", "首页 > 政务公开 > 法治政府建设")
SEPARATORS = ("", "\n", "\n\n", "\r\n", "  ", "\u3000\u3000", "\n　　")


@cache
def bank() -> list[str]:
    """Every clause of the fixtures, the known failures left out."""
    rows = [
        row
        for name in ("positive", "negative", "wordings")
        for row in (CLAUSES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [str(json.loads(row)["text"]) for row in rows]


@cache
def reports() -> list[str]:
    """The composed reports."""
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]


@cache
def _traditional() -> Any:
    return OpenCC("s2t")


def traditional(text: str) -> str:
    """A text in Traditional characters, by OpenCC."""
    return str(_traditional().convert(text))


def full_width(text: str) -> str:
    """A text with full-width digits, letters and punctuation."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in "\"'.~-|"})


clauses = st.deferred(lambda: st.sampled_from(bank()))
sentences = clauses.filter(lambda text: text.endswith("。"))
passages = st.builds(
    lambda parts, marks: "".join(part + mark for part, mark in zip(parts, marks, strict=True)),
    st.lists(clauses, min_size=6, max_size=6),
    st.lists(st.sampled_from(SEPARATORS), min_size=6, max_size=6),
)
_SCRIPTS: tuple[Callable[[str], str], ...] = (str, traditional, full_width)
_WHOLE = st.sampled_from(_SCRIPTS)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A passage in any script and width, with pieces cut out, doubled, moved and put in."""
    text: str = draw(_WHOLE)(draw(passages))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        size = draw(st.integers(0, 30))
        piece = text[at : at + size]
        kind = draw(st.sampled_from(("cut", "double", "move", "insert")))
        if kind == "cut":
            text = text[:at] + text[at + size :]
        elif kind == "double":
            text = text[:at] + piece + text[at:]
        elif kind == "move":
            rest = text[:at] + text[at + size :]
            to = draw(st.integers(0, len(rest)))
            text = rest[:to] + piece + rest[to:]
        else:
            text = text[:at] + draw(st.text(st.characters(), max_size=6)) + text[at:]
    return text


anything = st.one_of(damaged(), passages, st.text(st.characters(), max_size=120))


def unit(text: object) -> str:
    """A unit, which keeps its brackets as printed, with half-width ones."""
    return str(text).replace("（", "(").replace("）", ")")


def figures(report: fz.AnnualReport, start: int = 0, end: int | None = None) -> list[tuple[Any, ...]]:
    """The values of the indicators, and of every number, that stand in a stretch of the text."""
    stop = len(report.source.text) if end is None else end
    rows: list[tuple[Any, ...]] = [
        (row["indicator"], str(row["value"]), unit(row["unit"]), row["qualifier"], row["role"])
        for row in report.to_rows()
        if isinstance(row["start"], int) and start <= row["start"] < stop
    ]
    return sorted(rows) + [
        (str(one.value), unit(one.unit), one.qualifier, one.role)
        for one in report.quantities
        if start <= one.start < stop
    ]
