"""From flags to a level: the one table. Nothing else sets a confidence.

The lowest level that any flag of an observation asks for; ``confirmed`` lifts ``medium`` to ``high`` unless the flag
says the words themselves are in doubt. How often each level is right is measured: see docs/evaluation.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from fazhi_extract.model.fields import Confidence

LEVEL_OF: dict[str, Confidence] = {
    "inconsistent": "low",
    "out_of_range": "low",
    "damaged": "low",
    "conflict": "medium",
    "weak_context": "medium",
    "ambiguous": "medium",
    "scope_unsure": "medium",
    "implied": "medium",
    "value_missing": "medium",
    "inferred": "medium",
    "unresolved": "medium",
    "repaired": "high",
    "part": "high",
    "several": "high",
    "confirmed": "high",
    "corrected": "high",
    "reviewed": "high",
}
_RANK: dict[Confidence, int] = {"low": 0, "medium": 1, "high": 2}
# Doubts that agreeing arithmetic removes.
LIFTED_BY_CONFIRMATION = frozenset(("weak_context", "ambiguous", "scope_unsure", "implied"))


@lru_cache(maxsize=1024)
def level(flags: tuple[str, ...]) -> Confidence:
    """``confidence``, remembered: few combinations of flags occur."""
    return confidence(flags)


def confidence(flags: Iterable[str]) -> Confidence:
    """Level of an observation or field with these flags (``high`` with none)."""
    flags = set(flags)
    if "confirmed" in flags:
        flags -= LIFTED_BY_CONFIRMATION
    level: Confidence = "high"
    for flag in flags:
        asked = LEVEL_OF.get(flag, "high")
        if _RANK[asked] < _RANK[level]:
            level = asked
    return level
