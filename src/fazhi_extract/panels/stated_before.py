"""Last year's figures as this year's report states them: 上年同期为39件, 较2022年的14905件增加, 同比增长12.3%, 由86.4%升至98.5%.

They stand beside this year's figure of an indicator and have no indicator of their own. Only
what the words tie to the year before counts; a figure of any other year does not.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from fazhi_extract.model.fields import Number, Observation
from fazhi_extract.model.report import Quantity
from fazhi_extract.report.reread import Reread, reread

if TYPE_CHECKING:
    from fazhi_extract.report.annual import AnnualReport


class Stated(NamedTuple):
    """Last year's figure of an indicator: it lies between ``low`` and ``high``. quote: the words that say so."""

    indicator: str
    low: Number
    high: Number
    quote: str


_BEFORE = r"(?:上一?年度?|去年|{year}年)(?:的?同期)?"
_UNIT = r"[^\d,。;:(]{0,4}"
# Between this year's figure and the other one: …件,上年同期为39件 / …件,比2022年的14905件增加 / …件(上年35件).
_LEVEL = _UNIT + r"[,(、]?(?:而|较|比|与|高于|低于)?" + _BEFORE + r"(?:的|为|是|只有|仅|共|有|全年为|办理|受理|收到)?$"
_CHANGE = (
    _UNIT
    + r"[,(、]?(?:同比|环比上年|较"
    + _BEFORE
    + r"|比"
    + _BEFORE
    + r"|与"
    + _BEFORE
    + r"相比,?)(?:分别|均|又)?"
    + r"(?P<way>增加|多|增长|上升|提高|提升|新增|增幅(?:为|达)?|减少|下降|降低|少|降幅(?:为|达)?)(?:了|近|约)?$"
)
_FROM = r"(?:由|从)" + _BEFORE + r"的?$"
_TO = re.compile(_UNIT + r"(?:上升|提升|提高|升高|升|增长|增加|增|下降|降低|降|减少)(?:至|到|为)(?:了)?$")
# …150件。与上年120件相比,增长25%: in a sentence of its own, where it says that it compares.
_COMPARED = _UNIT + r"[。;](?:与|同|较|比)" + _BEFORE + r"的?$"
_COMPARES = re.compile(_UNIT + r"[,(]?(?:相比|增|多|上升|提|减|少|下降|降)")
_PRINTED = re.compile(r"\d(?:\.(?P<digits>\d+))?(?P<scale>[万萬亿億])")
_DECIMALS = re.compile(r"[.．](\d+)")
_FEWER = ("减少", "下降", "降低", "少", "降幅")


def stated_before(report: AnnualReport) -> list[Stated]:
    """What a report says of the year before its own, for the indicators whose headline figure it stands beside."""
    year = report.meta.report_year.value
    if not isinstance(year, int):
        return []
    asides = [q for q in report.quantities if q.indicator is None and q.part_of is None and q.role != "plan"]
    if not asides:
        return []
    text = reread(report)
    found: list[Stated] = []
    patterns = [re.compile(part.replace("{year}", str(year - 1))) for part in (_LEVEL, _CHANGE, _FROM, _COMPARED)]
    claimed = sorted(q.start for q in report.quantities if q.indicator)
    for ident, field in report.fields():
        for seen in field.observations:
            # the headline alone: a part has last year's figure of its own
            if (
                seen.role == "achievement"
                and seen.value == field.value
                and isinstance(seen.value, int | float)
                and "implied" not in seen.flags
            ):
                for q in asides:
                    one = _tied(text, ident, seen, q, patterns, claimed)
                    if one:
                        found.append(one)
                break
    return found


def _tied(
    text: Reread, ident: str, seen: Observation[int], q: Quantity, patterns: list[re.Pattern[str]], claimed: list[int]
) -> Stated | None:
    """What a quantity says of last year's figure of an observation; None where it is tied to something else."""
    level, change, origin, compared = patterns
    at = seen.evidence
    if isinstance(q.value, list) or q.qualifier != "exact":
        return None
    start, end = min(at.start, q.start), max(at.end, q.end)
    own = at.sentence_start <= q.start < at.sentence_end
    if end - start > 60 or (not own and q.start < at.start):
        return None
    if any(start < other < end and other not in (at.start, q.start) for other in claimed):
        return None  # another indicator's figure stands between
    rate = seen.unit == "%"
    value = seen.value
    assert isinstance(value, int | float)
    quote = text.text[text.place(start) : text.place(end)]
    if q.start < at.start:
        between = text.text[text.place(q.end) : text.place(at.start)]
        lead = text.text[max(0, text.place(q.start) - 16) : text.place(q.start)]
        same = (q.unit == "%") == rate
        if same and not q.change and _TO.match(between) and origin.search(lead):
            return _level(ident, q.value, rounding(q.quote), quote)
        return None
    between = text.text[text.place(at.end) : text.place(q.start)]
    if not own:
        behind = text.place(q.end)
        if not compared.match(between) or not _COMPARES.match(text.text, behind) or q.change or (q.unit == "%") != rate:
            return None
        return _level(ident, q.value, rounding(q.quote), quote)
    if level.match(between) and (q.unit == "%") == rate and not q.change:
        return _level(ident, q.value, rounding(q.quote), quote)
    way = change.match(between)
    if not way:
        return None
    sign = -1 if way["way"].startswith(_FEWER) else 1
    if q.unit == "%" and not rate:
        return _by_rate(ident, value, rounding(at.quote), sign, q, quote)
    if (q.unit == "%") != rate and not (rate and "百分点" in q.unit):
        return None
    if rate and "百分点" not in q.unit:
        return None  # 满意率98%,同比增长2%: of what is open
    before = Decimal(str(value)) - sign * Decimal(str(q.value))
    return _level(ident, _number(before), rounding(at.quote) + rounding(q.quote), quote)


def rounding(quote: str) -> Decimal:
    """How far a printed number may be from what it stands for: 1.49万 from 14,850 to 15,000; 0 for a number in full."""
    match = _PRINTED.search(quote.replace(",", "").replace("，", ""))
    if not match:
        return Decimal(0)
    digits = len(match["digits"] or "")
    return Decimal(10) ** ((8 if match["scale"] in ("亿", "億") else 4) - digits)


def _level(ident: str, value: Number, slack: Decimal, quote: str) -> Stated:
    if not slack:
        return Stated(ident, value, value, quote)
    exact = Decimal(str(value))
    return Stated(ident, _number(exact - slack), _number(exact + slack), quote)


def _number(value: Decimal) -> Number:
    return int(value) if value == int(value) else float(value)


def _by_rate(ident: str, value: Number, slack: Decimal, sign: int, q: Quantity, quote: str) -> Stated | None:
    """Last year's count from a printed rate of change; the rate stands for all that round to it or are cut to it."""
    printed = Decimal(str(q.value))
    digits = _DECIMALS.search(q.quote)
    step = Decimal(10) ** -(len(digits[1]) if digits else 0)
    factors = sorted(1 + sign * rate / 100 for rate in (printed - step, printed + step))
    if factors[0] <= 0:
        return None
    exact = Decimal(str(value))
    low, high = float((exact - slack) / factors[1]), float((exact + slack) / factors[0])
    return Stated(ident, round(low, 4), round(high, 4), quote)
