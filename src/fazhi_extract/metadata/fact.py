"""A value of the metadata with where it stands, and the patterns that title, issuer and year share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
ABOUT = r"法治政府|依法行政|法治建设|法治工作|依法治[省市区县镇]|法治[\u4e00-\u9fff]{0,8}建设|推进法治"
DIVISIONS = tuple("省市区县旗州盟")
DATE = re.compile(r"(20\d\d)\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?")
DATE_WORDS = re.compile(
    r"([二][〇零][〇零一二三四][〇零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


@dataclass(slots=True)
class Fact:
    """A value with where it stands (normalised span, None where it stands nowhere as such) and its flags."""

    value: str | int | None = None
    span: Span | None = None
    flags: list[str] = field(default_factory=list)


def lines_of(text: str, start: int, end: int) -> list[Span]:
    """The lines in a stretch that have something in them."""
    return [match.span() for match in _LINE.finditer(text, start, end)]
