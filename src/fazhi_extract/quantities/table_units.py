"""Units as tables and notes print them: (单位:件), 罚没款(万元), 单位:件、万元."""

from __future__ import annotations

import re

from fazhi_extract.quantities.scan import unit_at

_MAGNITUDE = re.compile(r"(?:[百千]?万|亿|千)(?=.)")
_BETWEEN = re.compile(r"[、,;/]")
# Labels whose figures are sums of money, whatever else the table counts.
_MONEY = re.compile(r"款|金额|资金|经费|[标数总税罚]额|费用|收入|支出|损失")


def printed_unit(words: str) -> str:
    """The words, if they are a unit of measure (件, %, 万元, 场(次)), else the empty text."""
    words = words.strip()
    if not words:
        return ""
    if unit_at(words, 0) == (words, len(words)):
        return words
    magnitude = _MAGNITUDE.match(words)
    return words if magnitude and unit_at(words, magnitude.end()) == (words[magnitude.end() :], len(words)) else ""


def printed_units(words: str) -> tuple[str, ...]:
    """The units of a note for a whole table; none where it names something else (填报单位:县司法局)."""
    if unit := printed_unit(words):
        return (unit,)
    units = tuple(printed_unit(piece) for piece in _BETWEEN.split(words))
    return units if all(units) else ()


def unit_among(units: tuple[str, ...], label: str) -> str:
    """The unit of a figure with this label: the only one, or of two the one for money or the other; else not known."""
    if len(units) == 1:
        return units[0]
    money = _MONEY.search(label) is not None
    fitting = [unit for unit in units if unit.endswith("元") == money]
    return fitting[0] if len(fitting) == 1 else ""
