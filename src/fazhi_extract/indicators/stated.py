"""What is stated without a number: blanks (办理公证 件) and values that follow for sure (现已全部审结)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from fazhi_extract.indicators.lexicon import Declared, Lexicon
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.text.spans import within

Span = tuple[int, int]

# Every declaration of what is implied needs one of these in its words; a sentence without them is not searched.
_TRIGGERS = ("全部", "均", "未", "没有", "无", "零", "件件", "逐件", "胜诉")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that follows from words; offsets into the normalised text."""

    indicator: str
    value: int | float
    unit: str
    start: int
    end: int
    role: str


class Known(NamedTuple):
    """A printed figure with its id, as far as implied values need it."""

    q: Quantity
    ids: Sequence[str]
    role: str


def find_implied(
    text: str,
    lexicon: Lexicon,
    sentence_ends: Sequence[int],
    known: Sequence[Known],
    planned: Sequence[Span],
    township: bool = False,
) -> list[Stated]:
    """Implied values in order. One per indicator and sentence; none where the sentence prints the figure. ``township``: the
    report is one's, so that 某镇 is the body itself."""
    declared = lexicon.implied
    found: list[Stated] = []
    start = 0
    at = 0
    for end in sentence_ends:
        has = text[start:end].__contains__
        if any(map(has, _TRIGGERS)) and not within(planned, start):
            while at < len(known) and known[at].q.start < start:
                at += 1
            here = []
            n = at
            while n < len(known) and known[n].q.start < end:
                here.append(known[n])
                n += 1
            found += _in_sentence(text, start, end, declared, here, township)
        start = end + 1
    return found


_AROUND = 100  # characters: the longest brackets


def _counts(text: str, end: int, known: Known) -> bool:
    """Whether a figure may be the one of which all is said: no comparison (较上年的41件减少近三成,均已办结), and none in
    brackets that are closed (2件(一审1件、二审1件),均胜诉)."""
    if not known.ids and (known.role != "achievement" or known.q.unit in ("", "%", "倍", "个百分点")):
        return False
    at = known.q.start
    back = max(0, at - _AROUND)
    return text.rfind("(", back, at) <= text.rfind(")", back, at) or text.find(")", at, min(end, at + _AROUND)) < 0


# 未全部审结, 除5件外全部审结: not all of them.
_NOT_ALL = re.compile(r"(?:未|没有|并非|不是|基本|大多|多数)(?:能|已)?$")
# 无行政复议案件逾期: none of those that there were.
_OF_THOSE = re.compile(r"[^,。;]{0,16}(?:超期|逾期|超时|未按|被|败诉|纠错|撤销|错案|不当)")
# 石羊镇未发生, 各部门均未收到: of a part of the body. 我镇, 全镇 is a township's own.
_OF_A_PART = re.compile(
    r"(?:各[\u4e00-\u9fff、]{0,6}(?:乡镇|镇街|街镇|部门|单位|街道|村|社区)|下属[\u4e00-\u9fff]{0,6}|(?<![我本全])(?:镇|乡|街道|村|社区))(?:均|都|全年|今年|连续[^,。;]{1,4})*$"
)


def _certain(text: str, start: int, end: int, match: regex.Match[str], zero: bool, township: bool) -> bool:
    """Whether words that state a value state it of all, and of this body."""
    clause = max(start, text.rfind(",", start, match.start()) + 1)
    if not zero:
        if _NOT_ALL.search(text, clause, match.start()):
            return False
        except_ = text.rfind("除", clause, match.start())
        return except_ < 0 or text.find("外", except_, match.start()) < 0
    if _OF_THOSE.match(text, match.end(), end):
        return False
    return township or not _OF_A_PART.search(text, clause, match.start())


def _in_sentence(
    text: str,
    start: int,
    end: int,
    declared: Sequence[Declared],
    here: Sequence[Known],
    township: bool,
) -> list[Stated]:
    found: list[Stated] = []
    has = text[start:end].__contains__
    printed = {ident for known in here for ident in known.ids}
    for ident, unit, pattern, value, like, topic in declared:
        if ident in printed or (topic and not any(map(has, topic))):
            continue
        if (like or value is None) and printed.isdisjoint(like):
            continue
        match = pattern.search(text, start, end)
        if match is None or any(said.indicator == ident for said in found):  # said once, by whichever wording
            continue
        if not _certain(text, start, end, match, value == 0, township):
            continue
        if value is not None and not like:
            found.append(Stated(ident, value, unit, match.start(), match.end(), "achievement"))
            continue
        last = next((k for k in reversed(here) if k.q.end <= match.start() and _counts(text, match.start(), k)), None)
        if (
            last is None
            or last.role != "achievement"
            or last.q.low is not None
            or not any(ident_ in like for ident_ in last.ids)
        ):
            continue
        if text.startswith("率", match.end()):
            continue
        stated = last.q.value if value is None else value
        if not isinstance(stated, list):  # a range states no one value
            own = last.q.unit if value is None else unit  # a count is said in the unit of the figure it repeats
            found.append(Stated(ident, stated, own, match.start(), match.end(), last.role))
    return found
