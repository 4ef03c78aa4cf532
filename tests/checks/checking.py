"""A text with its figures marked becomes what the checks see, without any extraction.

``{100:件:reconsideration.received}``; further words: a role (other, plan), a qualifier (approx, at_least), flags
(part, implied, ...), ``change``. A mark without an id is a number that no indicator claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from fazhi_extract.checks.engine import Body, Range, run
from fazhi_extract.checks.printed import CheckResult, Figure
from fazhi_extract.quantities.scan import Quantity

MARK = re.compile(r"\{([^{}]*)\}")
ROLES = {"other", "plan"}
QUALIFIERS = {"approx", "at_least", "at_most"}


@dataclass
class Where:
    sentence: tuple[int, int]
    before: tuple[int, int]


@dataclass
class Outcome:
    results: list[CheckResult]
    flags: dict[str, set[str]]  # by "indicator value"
    text: str

    def __getitem__(self, kind: str) -> list[bool]:
        """Whether the checks of a kind hold, in order."""
        return [r.holds for r in self.results if r.kind == kind]

    def arithmetic(self, kind: str) -> list[str]:
        return [r.arithmetic for r in self.results if r.kind == kind]


def _number(token: str) -> Decimal | int:
    factor = 1
    if token[-1] in "万亿":
        factor = {"万": 10_000, "亿": 100_000_000}[token[-1]]
        token = token[:-1]
    made = Decimal(token) * factor
    return made if "." in token and factor == 1 else int(made)


def check(
    marked: str, *, level: str | None = None, ranges: Mapping[str, Range] | None = None, with_text: bool = True
) -> Outcome:
    out: list[str] = []
    found: list[tuple[int, int, str, str, list[str]]] = []
    last = size = 0
    for match in MARK.finditer(marked):
        out.append(marked[last : match.start()])
        size += match.start() - last
        token, unit, *words = match[1].split(":")
        found.append((size, size + len(token), token, unit, words))
        out.append(token)
        size += len(token)
        last = match.end()
    text = "".join(out) + marked[last:]
    figures, rows = [], []
    for start, end, token, unit, words in found:
        stop = re.compile("[。\n]|$").search(text, start)
        assert stop is not None
        sentence = (max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1, stop.start())
        qualifier = next((w for w in words if w in QUALIFIERS), "exact")
        role = next((w for w in words if w in ROLES), "achievement")
        exact = _number(token)
        q = Quantity(start, end, exact, None, unit, end + len(unit), qualifier, token)
        opened = max(text.rfind(mark, 0, start) for mark in ",，;；。、\n(（") + 1
        rows.append((q, Where(sentence, (opened, start)), role, "change" in words))
        flags = tuple(w for w in words if w in ("part", "confirmed", "implied", "weak_context"))
        value = float(exact) if isinstance(exact, Decimal) else exact
        figures += [Figure(w, value, unit, qualifier, role, flags, start, end, sentence, q) for w in words if "." in w]
    results, flagged = run(
        figures, Body(level), text=text if with_text else "", rows=rows if with_text else (), ranges=ranges or {}
    )
    return Outcome(results, {f"{figures[k].indicator} {figures[k].value}": v for k, v in flagged.items()}, text)
