"""cn2an: ``transform`` turns the Chinese numerals of a text into digits; a user then searches for digits.

Timed is ``transform`` and that search. Where a number stands in the text as it was is found by aligning the two texts
(difflib), which is not timed.
"""

import difflib
import re
from typing import Any

import cn2an

PACKAGES = ("cn2an",)
NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(万亿|万|亿)?")
FACTOR: dict[str | None, int] = {None: 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def run(text: str) -> Any:
    """The text with digits, and the numbers in it."""
    text = cn2an.transform(text, "cn2an")
    return text, [(match.start(), match.end(), match[1], match[2]) for match in NUMBER.finditer(text)]


def found(text: str, made: Any) -> list[tuple[int, int, float]]:
    """Every number, placed in the text as it was."""
    changed, numbers = made
    origin: list[tuple[int, int]] = []
    blocks = difflib.SequenceMatcher(None, changed, text, autojunk=False).get_opcodes()
    for _, a, b, c, d in blocks:
        origin += [(c, d)] * (b - a) if b - a != d - c else [(k, k + 1) for k in range(c, d)]
    rows = []
    for start, end, figure, magnitude in numbers:
        value = float(figure.replace(",", "")) * FACTOR[magnitude]
        rows.append((origin[start][0], max(origin[end - 1][1], origin[start][0] + 1), value))
    return rows


SYSTEMS = {"cn2an.transform": (run, found)}
