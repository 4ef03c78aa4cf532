"""What the checks see of an observation, and how exactly a printed number is known."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

import regex

Span = tuple[int, int]
Exact = Decimal | int


class Token(Protocol):
    """A printed number: its token, exact value and, for a range, its lower end (``quantities.scan.Quantity``)."""

    @property
    def token(self) -> str: ...  # noqa: D102
    @property
    def exact(self) -> Exact: ...  # noqa: D102
    @property
    def low(self) -> Exact | None: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def unit_end(self) -> int: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def qualifier(self) -> str: ...  # noqa: D102


class Checked(Protocol):
    """An observation as the checks see it (``draft.Seen``, or ``Figure``). Offsets are normalised."""

    @property
    def indicator(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def qualifier(self) -> str: ...  # noqa: D102
    @property
    def role(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def sentence(self) -> Span: ...  # noqa: D102
    @property
    def flags(self) -> Collection[str]: ...  # noqa: D102
    @property
    def quantity(self) -> Token | None: ...  # noqa: D102


class Figure(NamedTuple):
    """A plain observation, for tests and for callers that have no text."""

    indicator: str
    value: Any
    unit: str = "件"
    qualifier: str = "exact"
    role: str = "achievement"
    flags: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    sentence: Span = (0, 0)
    quantity: Token | None = None


class CheckResult(NamedTuple):
    """Arithmetic tried on some observations; ``observations`` are their (normalised) start offsets."""

    kind: str
    name: str
    indicators: tuple[str, ...]
    observations: tuple[int, ...]
    holds: bool
    arithmetic: str


class Interval(NamedTuple):
    """A printed value and the values it may stand for: rounded or cut at its last digit. Both ends are included,
    which errs on the side of silence."""

    value: Decimal
    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def exact(self) -> bool:
        """Whether it stands for one value only."""
        return self.low == self.high


_DIGITS = regex.compile(r"[.点]([\d零〇一二两三四五六七八九]+)")
_MAGNITUDE = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HALF = Decimal("0.5")


def _step(token: str, value: Decimal, rate: bool) -> Decimal:
    """Worth of the last printed digit; 0 for a count printed to the unit."""
    if not token:
        exponent = value.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return Decimal(1).scaleb(min(exponent, 0)) if rate else Decimal(0)
    match = _DIGITS.search(token)
    digits = len(match[1]) if match else 0
    power = 0
    for char in reversed(token.rstrip("余多几")):
        if char not in _MAGNITUDE:
            break
        power += _MAGNITUDE[char]
    if rate:
        return Decimal(1).scaleb(-digits)
    # 一百 and 三千 are numerals written out, as exact as 100 and 3000; only 万 and 亿 say that the rest is left off.
    return Decimal(0) if power < 4 and not digits else Decimal(1).scaleb(power - digits)


def interval(value: Any, quantity: Token | None, rate: bool) -> Interval:
    """The values a printed number may stand for."""
    if quantity is not None:
        number = Decimal(quantity.exact)
        token = quantity.token
    else:
        number, token = Decimal(str(value)), ""
    step = _step(token, number, rate)
    if not step:
        return Interval(number, number, number, step)
    return Interval(number, number - step * _HALF, number + step, step)


def words(number: Decimal | int | float) -> str:
    """A number as written in the arithmetic: no exponent, no idle zeros."""
    if isinstance(number, int):
        return str(number)
    if isinstance(number, float):
        number = Decimal(str(number))
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(quantity: Token | None, value: Any) -> str:
    """A rate as printed, with the zeros that it prints (99.0)."""
    return format(Decimal(quantity.exact), "f") if quantity is not None else words(value)
