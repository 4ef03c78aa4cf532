"""Numerals of the genre: 1,234 · 1.1万 · 3万2千余 · 一百〇八 · 两万余 · 百分之九十八点五 · 三分之二 · 数十.

Plain Chinese numerals are converted by cn2an, after their grammar has been checked here (cn2an reads 两三 as 23 and
raises on 百); the rest is decimal arithmetic, so that no digit goes through binary rounding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache, lru_cache

Number = int | float

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# No digit that a text can print is rounded on the way.
_EXACT = Context(prec=5000)
VAGUE = {"数": 1, "几": 1}
LONGEST = 1000  # characters of a token; beyond it nothing is meant as a count, and Python prints no int of 4,300 digits

ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_MAGNITUDE = r"[余多几]?(?:[十百千](?![米瓦克卡伏赫])[万亿]?|万亿|[万亿])"
# 十来场, 20来次; not 九十来自企业
_ODD = r"(?<=[十百千万亿0])来(?=[万亿]?[件个场次人名家份户起宗项条处所期位篇部])"
MIXED = rf"{ARABIC}(?:{_MAGNITUDE}(?:\d++(?:{_MAGNITUDE}))*+)?(?:[余多几]|{_ODD})?"
CHINESE_DIGIT = "零〇一二两三四五六七八九"
CHINESE = rf"(?!数[一二两三四五六七八九])[{CHINESE_DIGIT}十百千万亿数几廿卅]++(?:点[{CHINESE_DIGIT}]++[万亿]?)?(?:(?:[余多]|{_ODD})(?:[万亿])?)?"
TENS = str.maketrans({"廿": "二十", "卅": "三十"})

_PIECE = re.compile(rf"({ARABIC})([余多几]?)((?:[十百千]|万(?!亿))?(?:万亿|[万亿])?)")
_LARGE = re.compile(r"([万亿])")
_PLAIN = re.compile(
    rf"(?:[{CHINESE_DIGIT}]|[一二两三四五六七八九]?十[一二三四五六七八九]?|[{CHINESE_DIGIT}十百千万亿]+)"
)
_WELL_FORMED = re.compile(
    r"""(?x)
    (?P<small>
        (?:[一二两三四五六七八九]千)?+[零〇]?+
        (?:[一二两三四五六七八九]百)?+[零〇]?+
        (?:[一二三四五六七八九]?十)?+[零〇]?+
        [一二两三四五六七八九]?+
    )
    """
)


class NotANumeral(ValueError):
    """The text is not a numeral of the grammar read here."""


@cache
def _cn2an() -> Callable[..., object]:
    from cn2an import cn2an  # imported on the first Chinese numeral: it costs more than the rest of the library

    return cn2an  # type: ignore[no-any-return]


@lru_cache(maxsize=8192)
def chinese_integer(text: str) -> int:
    """Value of a plain Chinese numeral such as 一百〇八, 三十二, 两千零三十, 十五, 二〇二三.

    Raises:
        NotANumeral: for anything whose grammar is not that of a plain numeral (两三, 百余, 一万一万, the empty text).
    """
    if len(text) == 1 and text in DIGITS:
        return DIGITS[text]
    if not text or len(text) > 24:
        raise NotANumeral(text)
    if all(ch in DIGITS for ch in text):
        if "两" in text or len(text) < 2 or (len(text) == 2 and "〇" not in text and "零" not in text):
            raise NotANumeral(text)  # 两三 is "two or three"
        return int("".join(str(DIGITS[ch]) for ch in text))
    _check_grammar(text)
    clean = text.replace("〇", "零").replace("两", "二")
    try:
        value = _cn2an()(clean, "normal")
    except (ValueError, KeyError) as error:  # 十零三, 五亿七: what it says of forms it doesn't know
        raise NotANumeral(text) from error
    if not isinstance(value, int):
        raise NotANumeral(text)
    return value


def _check_grammar(text: str) -> None:
    parts = [part for part in _LARGE.split(text) if part]
    rank = 10**20
    group = False
    for part in parts:
        if part in "万亿":
            if not group and part == "万":
                raise NotANumeral(text)
            size = MAGNITUDES[part]
            if size >= rank and not (part == "亿" and rank == 10_000):
                raise NotANumeral(text)
            rank, group = size, False
            continue
        match = _WELL_FORMED.fullmatch(part.lstrip("零〇") if rank < 10**20 else part)
        if not match or part[0] in "百千":
            raise NotANumeral(text)
        group = True


def plain(value: Decimal | int) -> Number:
    """An int where the value is whole, else the float whose shortest text is the decimal as computed."""
    if isinstance(value, int):
        return value
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)


def _scaled(amount: Decimal, magnitudes: str) -> Decimal:
    for char in magnitudes:
        amount = _EXACT.multiply(amount, MAGNITUDES[char])
    return amount


@lru_cache(maxsize=8192)
def parse(token: str) -> tuple[Decimal | int, bool]:
    """Value of a numeral token and whether it is vague (余 多 几 数).

    The token is normalised (ASCII digits, no spaces). Arabic, Chinese and mixed forms.

    Raises:
        NotANumeral: where the token is none, or its value cannot be given exactly.
    """
    if len(token) > LONGEST:
        raise NotANumeral(token)
    if token.isascii() and token.isdigit():
        return int(token), False
    value, vague = _arabic(token) if token[:1].isdigit() else _chinese(token)
    if isinstance(value, Decimal) and value != value.to_integral_value() and Decimal(repr(float(value))) != value:
        raise NotANumeral(token)  # seventeen digits and more with a fraction: no float says what is printed
    return value, vague


_SHARED = re.compile(r"(?:[百千]|[万亿]{1,2})(?=[余多几]?$)")


def shared_magnitude(low: str, high: str) -> str:
    """The magnitude at the end of a range that counts for its beginning too (2至3万), else the empty text.

    The beginning must have none of that size itself, and be smaller than the end is without it: 8000至1万 are 2,000 apart.

    Raises:
        NotANumeral: where one of the tokens is none.
    """
    match = _SHARED.search(high)
    if not match or not high[: match.start()] or any(mark in low for mark in match[0]):
        return ""
    count = high[: match.start()]
    return match[0] if parse(low)[0] < parse(count)[0] else ""


_DIGIT = "一二两三四五六七八九"
_APPROXIMATION = re.compile(
    rf"([{CHINESE_DIGIT}十百千万亿]{{0,12}}[十百千万亿])?([{_DIGIT}])([{_DIGIT}])([十百千]?[万亿]{{0,2}})([余多来]?)"
)


def approximation(token: str) -> tuple[Decimal | int, Decimal | int] | None:
    """The two numbers that a pair of digits leaves open: 七八 (7, 8), 四五百 (400, 500), 二十七八 (27, 28), 三五百 (300, 500).

    Raises:
        NotANumeral: where the digits are a pair and the rest is no numeral.
    """
    match = _APPROXIMATION.fullmatch(token.translate(TENS))
    if not match:
        return None
    head, first, second, scale, _ = match.groups("")
    if head and (DIGITS[second] != DIGITS[first] + 1 or (head == "十" and second == "五")):
        raise NotANumeral(token)  # 十三五, 十四五: five-year plans
    low, high = parse(head + first + scale)[0], parse(head + second + scale)[0]
    if low >= high:
        raise NotANumeral(token)
    return low, high


# 12.5 under (单位:万元): what a unit of a table says of the figures' size.
_SCALED_UNIT = re.compile(r"([百千]?万亿?|亿|千(?=元))(?=[^万亿])")


def scaled(value: Decimal | int, unit: str) -> tuple[Decimal | int, str]:
    """A figure and its unit without the magnitude that the unit was printed with: 12.5 万元 is 125000 元."""
    match = _SCALED_UNIT.match(unit)
    if not match:
        return value, unit
    amount = _scaled(Decimal(value), match[1])
    whole = amount.to_integral_value()
    return (int(whole) if whole == amount else amount), unit[match.end() :]


def _arabic(token: str) -> tuple[Decimal | int, bool]:
    vague = token[-1] in "余多几来"
    total = Decimal(0)
    at = 0
    body = token[:-1] if vague else token
    while at < len(body):
        match = _PIECE.match(body, at)
        if not match:
            raise NotANumeral(token)
        vague = vague or bool(match[2])
        total = _EXACT.add(total, _scaled(Decimal(match[1].replace(",", "")), match[3]))
        at = match.end()
    return total, vague


def _chinese(token: str) -> tuple[Decimal | int, bool]:
    body, vague, scale = token.translate(TENS), False, ""
    for mark in "余多来":
        head, found, tail = body.partition(mark)
        if found:
            body, scale, vague = head, tail, True
            break
    whole, point, fraction = body.partition("点")
    if point and fraction[-1:] in ("万", "亿"):  # 八点五万
        scale, fraction = fraction[-1] + scale, fraction[:-1]
    if any(ch in VAGUE for ch in whole):  # 数十, 几百万, 二十几, 十几
        vague = True
        if whole[-1] in VAGUE:
            whole = whole[:-1]
        else:
            whole = "".join("一" if ch in VAGUE else ch for ch in whole)
    # 百余, 上千, 近万: a magnitude alone counts one of it; a trailing one multiplies (三十万, 百万)
    if whole and whole[0] in "百千":
        whole = "一" + whole
    elif whole and whole[0] in "万亿":
        whole = "一" + whole
    if not whole or any(ch not in MAGNITUDES for ch in scale):
        raise NotANumeral(token)
    trailing = ""
    if point and whole[-1:] in MAGNITUDES:
        raise NotANumeral(token)
    if len(whole) > 2 and all(ch in _DIGIT for ch in whole):
        raise NotANumeral(token)  # 七八九件: digits in a row count nothing
    value: Decimal | int = chinese_integer(whole)
    if point:
        digits = "".join(str(DIGITS[ch]) for ch in fraction if ch in DIGITS)
        value = Decimal(f"{value}.{digits}")
    if scale or trailing:
        value = _scaled(Decimal(value), scale)
    return value, vague
