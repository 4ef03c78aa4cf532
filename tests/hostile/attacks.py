"""Strings made to cost time: for every regular expression of the library, and for the library as a whole."""

from __future__ import annotations

import gc
import importlib
import math
import pkgutil
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from re import _constants as code  # type: ignore[attr-defined]  # the parser of `re`, which has no public face
from re import _parser as parser  # type: ignore[attr-defined]
from types import BuiltinMethodType, FunctionType, ModuleType
from typing import Any

import regex

import fazhi_extract

Pattern = Any  # re.Pattern[str] or regex.Pattern[str]
_LOOKS = (re.Pattern, regex.Pattern)


def modules() -> list[ModuleType]:
    """Every module of the library."""
    names = [found.name for found in pkgutil.walk_packages(fazhi_extract.__path__, "fazhi_extract.")]
    return [importlib.import_module(name) for name in names if not name.endswith("_pdf_worker")]


def patterns() -> dict[str, Pattern]:
    """Every compiled pattern that the modules hold, in whatever they are nested, by module and place found."""
    fazhi_extract.extract(
        "2023年收到行政復議申請(qǐng)12件?，F將受理一百二十件。"
    )  # what is compiled when first needed
    found: dict[str, Pattern] = {}
    seen: set[int] = set()
    for module in modules():
        stack: list[tuple[str, Any]] = [(name, value) for name, value in vars(module).items()]
        while stack:
            name, value = stack.pop()
            if id(value) in seen or isinstance(value, (str, bytes, int, float, ModuleType)):
                continue
            seen.add(id(value))
            if isinstance(value, _LOOKS):
                if isinstance(value.pattern, str) and value.pattern not in (other.pattern for other in found.values()):
                    found[f"{module.__name__.removeprefix('fazhi_extract.')}:{name}"] = value
                continue
            if isinstance(value, BuiltinMethodType):
                stack.append((name, value.__self__))
                continue
            home = getattr(type(value), "__module__", "")
            if isinstance(value, type):
                if value.__module__.startswith("fazhi_extract"):
                    stack += [(f"{name}.{key}", held) for key, held in vars(value).items() if "pydantic" not in key]
            elif isinstance(value, dict):
                stack += [(f"{name}[{str(key)[:8]}]", held) for key, held in value.items()]
            elif isinstance(value, (tuple, list, set, frozenset)):
                stack += [(f"{name}[{n}]", held) for n, held in enumerate(value)]
            elif isinstance(value, FunctionType):
                stack += [(f"{name}()", cell.cell_contents) for cell in value.__closure__ or ()]
            elif home.startswith("fazhi_extract") or home in ("functools", "builtins"):
                stack += [(f"{name}.", held) for held in gc.get_referents(value)]
    return found


# -- strings that a pattern accepts, and almost accepts


def _any_of(items: Any, chance: random.Random) -> str:
    """A character of a class."""
    positive = [item for item in items if item[0] is not code.NEGATE]
    if len(positive) < len(items):
        text = "件1a，（x 。\n"
        barred = re.compile(f"[{''.join(_class_text(item) for item in positive)}]")
        return next((char for char in text if not barred.match(char)), "\u4e2d")
    kind, value = chance.choice(positive)
    if kind is code.LITERAL:
        return chr(value)
    if kind is code.RANGE:
        return chr(value[0])
    return {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " "}.get(value, "字")


def _class_text(item: Any) -> str:
    kind, value = item
    if kind is code.LITERAL:
        return re.escape(chr(value))
    if kind is code.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {code.CATEGORY_DIGIT: r"\d", code.CATEGORY_SPACE: r"\s", code.CATEGORY_NOT_SPACE: r"\S"}.get(value, r"\w")


def sample(tree: Any, chance: random.Random, loops: list[tuple[int, str]] | None = None, size: int = 0) -> str:
    """A string that the parsed pattern accepts (looks around are passed over); ``loops`` collects, for every repeat
    without a small bound, where it stands and one round of it."""
    out = ""
    for kind, value in tree:
        if kind is code.LITERAL:
            out += chr(value)
        elif kind is code.NOT_LITERAL:
            out += "中" if value != ord("中") else "件"
        elif kind is code.ANY:
            out += "中"
        elif kind is code.IN:
            out += _any_of(value, chance)
        elif kind is code.BRANCH:
            out += sample(chance.choice(value[1]), chance, loops, size + len(out))
        elif kind is code.SUBPATTERN:
            out += sample(value[-1], chance, loops, size + len(out))
        elif kind is code.ATOMIC_GROUP:
            out += sample(value, chance, loops, size + len(out))
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            low, high, body = value
            once = sample(body, chance, loops, size + len(out))
            if high > 30 and loops is not None:
                loops.append((size + len(out), once))
            out += once * max(low, chance.randint(0, 1))
    return out


def attacks(pattern: Pattern, size: int, rounds: int = 6) -> Iterator[tuple[str, str]]:
    """(what it is, string of about ``size`` characters): every loop of the pattern filled, then broken off; what it
    accepts, and what it almost accepts, again and again."""
    source = pattern.pattern
    flags = pattern.flags & (re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE)
    tree = parser.parse(source, flags)
    chance = random.Random(0)
    units: dict[str, str] = {}
    for _ in range(rounds):
        loops: list[tuple[int, str]] = []
        whole = sample(tree, chance, loops)
        for at, once in loops:
            if once:
                for end in ("", "\x00", "。"):
                    units.setdefault(f"{whole[:at][-12:]!r} + {once!r} * n + {end!r}", "")
                    text = whole[:at] + once * (size // len(once)) + end
                    yield f"{whole[:at][-12:]!r} + {once!r} * n + {end!r}", text
        for unit in (whole, whole[:-1], whole[:1], whole[: len(whole) // 2]):
            if unit and unit not in units:
                units[unit] = unit
                yield f"{unit!r} * n", unit * (size // len(unit) + 1)


LIMIT = 10.0  # seconds that one search may take


def seconds(run: Callable[[], object], best_of: int = 3) -> float:
    """The shortest of a few runs."""
    times = []
    for _ in range(best_of):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
        if times[-1] > 2:
            break
    return min(times)


def _late(*_: object) -> None:
    raise TimeoutError


def growth(pattern: Pattern, small: str, large: str, slack: float = 0.0005) -> float:
    """How many times as long the pattern takes over the larger text, searched from end to end; 0 if it takes no time."""

    def every(text: str) -> object:
        if isinstance(pattern, regex.Pattern):
            return sum(1 for _ in pattern.finditer(text, timeout=LIMIT))
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            return sum(1 for _ in pattern.finditer(text))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    signal.signal(signal.SIGALRM, _late)
    try:
        after = seconds(lambda: every(large), 1)
    except TimeoutError:
        return math.inf
    if after < slack:
        return 0.0
    before = seconds(lambda: every(small))
    after = min(after, seconds(lambda: every(large), 1))
    return after / max(before, slack / 20)


def worst(pattern: Pattern, size: int, rounds: int = 6) -> tuple[float, str]:
    """The largest growth from ``size`` to ten times as much, and the string that brings it about."""
    most: tuple[float, str] = (0.0, "")
    for (what, small), (_, large) in zip(
        attacks(pattern, size, rounds), attacks(pattern, 10 * size, rounds), strict=True
    ):
        factor = growth(pattern, small, large)
        for _ in range(3):  # noise makes a run slow, not four of them
            if factor <= 11:
                break
            factor = min(factor, growth(pattern, small, large))
        most = max(most, (factor, what))
        if factor == math.inf:
            break
    return most


def main() -> None:
    """Print the patterns that take more than eleven times as long over ten times as much."""
    every = patterns()
    print(len(every), "patterns")
    for name, pattern in sorted(every.items()):
        factor, what = worst(pattern, 200)
        if factor > 11:
            print(f"x{factor:7.1f}  {name}  {what[:90]}", flush=True)


if __name__ == "__main__":
    main()
