"""As many different reports as a test wants, composed of those in fixtures/reports: other figures, other places."""

from __future__ import annotations

import os
import re
from pathlib import Path

from scoring import ROOT

_FIGURE = re.compile(r"(?<![\d.])\d{1,4}(?=[余多]?(?:件|次|人|场|名|份|个))")
_PLACES = {"安岳县": ("乐至县", "安岳县"), "湖里区": ("思明区", "集美区", "湖里区"), "永兴县": ("安仁县", "永兴县")}


def texts(count: int) -> list[str]:
    """``count`` reports, each different from the others, the same at every call."""
    found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures" / "reports").glob("*.txt"))]
    made = []
    for number in range(count):
        lap, which = divmod(number, len(found))
        text = _FIGURE.sub(lambda match, lap=lap: str(int(match[0]) + lap), found[which])  # type: ignore[misc]
        for place, others in _PLACES.items():
            text = text.replace(place, others[lap % len(others)])
        made.append(text)
    return made


def folder(where: Path, count: int) -> Path:
    """A folder of ``count`` reports in files."""
    where.mkdir()
    for number, text in enumerate(texts(count)):
        (where / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return where


def size(small: int) -> int:
    """How many documents a test takes: few, or as many as FAZHI_DOCUMENTS says."""
    return int(os.environ.get("FAZHI_DOCUMENTS", small))
