"""What the matches of a pattern can begin and end with, read off the pattern itself.

A dictionary or a substring look-up costs a tenth of a regular expression that does not match. Before a pattern is
tried, its heads are looked up; since they are derived, nobody has to keep them in step with the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# Beginnings of a match with whether the rest of the pattern goes on right behind; "" and False: it can be anything.
Edge = set[tuple[str, bool]]
_ANYTHING: Edge = {("", False)}
_NOTHING: Edge = {("", True)}  # an assertion: it takes up no character


def heads(pattern: re.Pattern[str] | str, size: int = 2) -> tuple[str, ...]:
    """Texts of up to ``size`` characters, one of which every match begins with (the empty one: no telling)."""
    source = pattern if isinstance(pattern, str) else pattern.pattern
    found = {text for text, _ in _edge(_parser.parse(source), size, False)}
    return tuple(sorted(text for text in found if not any(text != other and text.startswith(other) for other in found)))


def firsts(*patterns: re.Pattern[str] | str) -> frozenset[str]:
    """The characters that matches of the patterns begin with.

    Raises:
        ValueError: a match can begin with anything.
    """
    return _characters(patterns, last=False)


def lasts(*patterns: re.Pattern[str] | str) -> frozenset[str]:
    """The characters that matches end with; with the line break, before which ``$`` matches too.

    Raises:
        ValueError: a match can end with anything.
    """
    return _characters(patterns, last=True) | {"\n"}


def _characters(patterns: Iterable[re.Pattern[str] | str], last: bool) -> frozenset[str]:
    found: set[str] = set()
    for pattern in patterns:
        source = pattern if isinstance(pattern, str) else pattern.pattern
        found |= {text for text, _ in _edge(_parser.parse(source), 1, last)}
    if "" in found:
        raise ValueError(f"no telling what a match begins or ends with: {patterns}")
    return frozenset(found)


def _edge(nodes: Any, size: int, last: bool) -> Edge:
    """Edges of a sequence of pattern nodes. Those of its end are single characters (``size`` 1)."""
    made: Edge = {("", True)}
    for op, value in reversed(list(nodes)) if last else nodes:
        if not any(goes_on and len(text) < size for text, goes_on in made):
            break
        longer: Edge = set()
        for text, goes_on in made:
            if not goes_on or len(text) >= size:
                longer.add((text, False))
            else:
                longer |= {(text + more, on) for more, on in _one(op, value, size - len(text), last)}
        made = longer
    return made


def _one(op: Any, value: Any, size: int, last: bool) -> Edge:
    names = _constants
    if op is names.LITERAL:
        return {(chr(value), True)}
    if op is names.IN:
        return _class(value)
    if op is names.BRANCH:
        return set().union(*(_edge(branch, size, last) for branch in value[1]))
    if op is names.SUBPATTERN:
        return _edge(value[3], size, last)
    if op is names.ATOMIC_GROUP:
        return _edge(value, size, last)
    if op in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
        least, most, inner = value
        once = {(text, goes_on and (most == 1 or not text)) for text, goes_on in _edge(inner, size, last)}
        return once | _NOTHING if least == 0 else once
    if op in (names.AT, names.ASSERT, names.ASSERT_NOT):
        return _NOTHING
    return _ANYTHING


def _class(items: Any) -> Edge:
    found: Edge = set()
    for op, value in items:
        if op is _constants.LITERAL:
            found.add((chr(value), True))
        elif op is _constants.RANGE and value[1] - value[0] < 64:
            found |= {(chr(code), True) for code in range(value[0], value[1] + 1)}
        else:
            return _ANYTHING
    return found
