"""Checks that set flags on observations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fazhi_extract.indicators.lexicon import Lexicon


def check(lexicon: Lexicon, by_id: Mapping[str, Sequence[Any]]) -> None:
    """Flag observations whose value is implausible."""
    for ident, observations in by_id.items():
        spec = lexicon.indicators.get(ident)
        if spec is None:
            continue
        for seen in observations:
            values = seen.value if isinstance(seen.value, list) else [seen.value]
            if any(value is not None and not spec.low <= value <= spec.high for value in values):
                seen.flags.append("out_of_range")
