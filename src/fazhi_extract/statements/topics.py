"""The topic of a shortcoming or a plan, by its own words."""

from __future__ import annotations

import re
from typing import Literal, cast

from fazhi_extract.model.fields import Span as RawSpan
from fazhi_extract.model.report import SectionKind
from fazhi_extract.outline.kinds import heading_kind
from fazhi_extract.report.reread import Reread
from fazhi_extract.statements.model import StatedItem

# What headings do not say and statements do. First: officials' own grasp of the law is a matter of leadership, that of the
# public one of publicity.
_FIRST: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("leadership", re.compile(
        r"(?:干部|负责人|领导|班子|公职人员|工作人员|少数(?:部门|单位)|部分(?:部门|单位)).{0,16}(?:法治(?:意识|思维|观念|理念|素养)|学法|依法(?:办事|行政)(?:意识|能力)|依法决策意识)|第一责任人|关键少数|述法"
    )),
    ("publicity", re.compile(r"普法|法律明白人|公共法律服务|法律援助|法治文化|律师资源")),
    ("safeguards", re.compile(r"法治(?:工作)?(?:人才|队伍)|司法所.{0,6}(?:力量|建设)|示范创建|(?:法制审核|工作)力量")),
)  # fmt: skip
_CLAUSE = re.compile(r"[,。;:]")


def topic(words: str) -> SectionKind:
    """The kind of section a statement would stand in.

    Args:
        words: the statement, simplified. Its first clause decides; the rest is asked only where that says nothing.
    """
    stop = _CLAUSE.search(words)
    first = words[: stop.start()] if stop else words
    for part in (first, words):
        for kind, pattern in _FIRST:
            if pattern.search(part):
                return kind
        kind_of_part = heading_kind(part, 2, None)
        if kind_of_part != "other":
            return cast(SectionKind, kind_of_part)
    return "other"


def stated_items(text: Reread, problems: tuple[RawSpan, ...], plans: tuple[RawSpan, ...]) -> tuple[StatedItem, ...]:
    """The shortcomings, then the plans of a report, each with its topic."""
    items = []
    kinds: tuple[tuple[Literal["problem", "plan"], tuple[RawSpan, ...], tuple[tuple[int, int], ...]], ...] = (
        ("problem", problems, text.problems),
        ("plan", plans, text.plans),
    )
    for kind, raw, spans in kinds:
        for statement, (start, end) in zip(raw, spans, strict=True):
            items.append(
                StatedItem(
                    start=statement.start,
                    end=statement.end,
                    quote=statement.quote,
                    kind=kind,
                    topic=topic(text.text[start:end]),
                )
            )
    return tuple(items)
