"""jionlp: amounts of money and times, with their values. A time's value is no figure of the report and is not judged."""

import logging
from typing import Any

import jionlp

logging.disable(logging.CRITICAL)  # it logs a trace of every time it cannot parse
PACKAGES = ("jionlp",)


def run(text: str) -> Any:
    """Amounts and times."""
    return jionlp.ner.extract_money(text), jionlp.ner.extract_time(text)


def found(text: str, made: Any) -> list[tuple[int, int, Any]]:
    """The amounts. Of 五万余元 it says 50,000 to 60,000, where gold has 50,000: the lower bound is taken."""
    rows: list[tuple[int, int, Any]] = []
    for row in made[0]:
        number = row["detail"]["num"]
        rows.append((*row["offset"], float(number[0] if isinstance(number, list | tuple) else number)))
    return rows


SYSTEMS = {"jionlp money and time": (run, found)}
