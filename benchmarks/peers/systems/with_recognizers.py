"""Microsoft's Recognizers-Text for Chinese: numbers alone, and numbers with units beside them.

Where several models find overlapping stretches, the longest counts.
"""

from collections.abc import Callable
from typing import Any

from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture

PACKAGES = ("recognizers-text-number", "recognizers-text-number-with-unit", "emoji")
_numbers, _units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
NUMBERS = [_numbers.get_number_model(), _numbers.get_percentage_model()]
UNITS = [_units.get_currency_model(), _units.get_dimension_model(), _units.get_age_model()]


def _run(models: list[Any]) -> Callable[[str], list[Any]]:
    return lambda text: [row for model in models for row in model.parse(text)]


def _value(row: Any) -> float | None:
    try:
        return float(str((row.resolution or {}).get("value")).rstrip("%"))
    except ValueError:
        return None


def found(text: str, rows: list[Any]) -> list[tuple[int, int, float | None]]:
    """The longest of what overlaps."""
    kept: list[Any] = []
    for row in sorted(rows, key=lambda row: row.start - row.end):
        if all(row.end < other.start or row.start > other.end for other in kept):
            kept.append(row)
    return sorted((row.start, row.end + 1, _value(row)) for row in kept)


SYSTEMS = {
    "recognizers-text number": (_run(NUMBERS), found),
    "recognizers-text number and number-with-unit": (_run(NUMBERS + UNITS), found),
}
