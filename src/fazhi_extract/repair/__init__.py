"""Undo the damage that mirror sites did to a report, and say what was done.

Three kinds, told apart by step name:

`reading`     a reading in brackets behind a character: 區(qū)域. Dropped when it is the character's own.
`gbk_slip`    halves of GBK characters paired off by one: 夜?！薄靶戮蜆I. Restored when one text explains the page, and
              damaging that text again gives exactly the page.
`lost_space`  a full-width space printed as ??. Restored at the head of lines.

`find_repairs` proposes only what is surer than `THRESHOLD`; a stretch that is recognised as damaged but is not, comes
back as `Damage`: it stays as it is, and whatever is read out of it should say so. Clean text has neither, and costs a
few searches for marker characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

THRESHOLD = 0.8
"""Sureness below which nothing is repaired. Readings and spaces have fixed values by the kind of evidence; a slip's is
one minus what all other explanations together are worth, see `slips`."""


class Repair(NamedTuple):
    """One replayable edit of the raw text."""

    step: str
    start: int
    end: int
    before: str
    after: str
    sureness: float


class Damage(NamedTuple):
    """A stretch recognised as damaged that is left as it is."""

    start: int
    end: int
    reason: str


_LATIN = "A-Za-z\u00e0-\u01dc\u0251\u0261\uff21-\uff3a\uff41-\uff5a"
# Two patterns, because `re` searches for a single first character thirty times as fast as for one of two.
_HALF, _FULL = re.compile(rf"\([{_LATIN}]"), re.compile(rf"（[{_LATIN}]")
_ASKING = frozenset("吗嗎呢么麼何谁誰哪否啥几幾")
_LONE = re.compile(r"(?<=[\u4e00-\u9fff])\?+(?=[\u4e00-\u9fff])")


def find_repairs(text: str) -> tuple[list[Repair], list[Damage]]:
    """Edits that undo the damage, and the damage that stays; both sorted, nothing overlapping."""
    asks = "?" in text
    brackets = _HALF.search(text) is not None or _FULL.search(text) is not None
    if not asks and not brackets:
        return [], []
    repairs: list[Repair] = []
    damage: list[Damage] = []
    if asks:
        from . import slips, spaces

        if slips.START.search(text):
            for start, end, after, sureness, reason in slips.Search(text).run():
                if after is None:
                    damage.append(Damage(start, end, reason))
                else:
                    repairs.append(Repair("gbk_slip", start, end, text[start:end], after, sureness))
        for start, end, after, sureness in spaces.find(text):
            repairs.append(Repair("lost_space", start, end, text[start:end], after, sureness))
        if repairs or damage:  # on a damaged page a question mark amid a sentence that asks nothing is a lost character
            spaced = {repair.start for repair in repairs if repair.step == "lost_space"}
            damage += (
                Damage(match.start(), match.end(), "question mark in place of lost bytes")
                for match in _LONE.finditer(text)
                if text[match.start() - 1] not in _ASKING and match.start() not in spaced
            )
    if brackets or repairs:
        from . import readings

        taken = {repair.end: repair.after for repair in repairs if repair.step == "gbk_slip"}
        for start, end, sureness in readings.find(text, taken):
            repairs.append(Repair("reading", start, end, text[start:end], "", sureness))
    return _disjoint(repairs, damage)


def _disjoint(repairs: list[Repair], damage: list[Damage]) -> tuple[list[Repair], list[Damage]]:
    """Sorted, and each stretch claimed once: the repair of a slip before all else, damage before a reading in it."""
    order = {"gbk_slip": 0, "lost_space": 2, "reading": 2}
    ranked: list[tuple[int, Repair | Damage]] = [(order[r.step], r) for r in repairs]
    ranked += [(1 if d.end - d.start > 1 else 3, d) for d in damage]
    kept: list[tuple[int, Repair | Damage]] = []
    for rank, item in sorted(ranked, key=lambda pair: (pair[1].start, pair[0])):
        while kept and kept[-1][1].end > item.start and kept[-1][0] > rank:
            kept.pop()
        if not kept or kept[-1][1].end <= item.start:
            kept.append((rank, item))
    items = [item for _, item in kept]
    return [k for k in items if isinstance(k, Repair)], [k for k in items if isinstance(k, Damage)]


def apply_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """The text with the edits made."""
    parts: list[str] = []
    at = 0
    for repair in repairs:
        parts += (text[at : repair.start], repair.after)
        at = repair.end
    parts.append(text[at:])
    return "".join(parts)
