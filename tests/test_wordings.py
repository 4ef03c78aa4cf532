"""The bank of wordings, the surveys and the blind reports: judged as a whole, so that rules are written for the language.

All were written by people who did not know the rules. Those in ``held`` and ``*_held`` are never read by whoever writes
rules, the others were read after they had been measured (docs/evaluation.md). The floors are the figures of the day they
were set, rounded down.
"""

from __future__ import annotations

import pathlib

import pytest

from fazhi_extract.evaluation import evaluate

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"
# F1 of quantity, role, indicator and breakdown (None: not judged); the share of the high ones that are right.
FLOORS: dict[str, tuple[float, float | None, float, float | None, float]] = {
    "clauses/wordings.jsonl": (0.99, 0.96, 0.92, None, 0.97),
    "clauses/blind.jsonl": (0.99, 0.98, 0.97, None, 0.985),
    "clauses/held.jsonl": (0.99, 0.965, 0.95, None, 0.97),
    "clauses/field.jsonl": (0.995, 0.99, 0.985, 0.95, 0.99),
    "clauses/field_held.jsonl": (0.995, 0.985, 0.96, None, 0.985),
    "blind": (0.99, 0.99, 0.975, 0.90, 0.99),
    "held": (0.99, 0.98, 0.96, None, 0.985),
}


@pytest.mark.parametrize("name", FLOORS)
def test_floors(name: str) -> None:
    measures = evaluate(None, FIXTURES / name).measures
    quantity, role, indicator, breakdown, high = FLOORS[name]
    assert measures["quantity"].f1 >= quantity
    assert measures["qualifier"].f1 >= 0.99
    assert role is None or measures["role"].f1 >= role
    assert measures["indicator"].f1 >= indicator
    assert breakdown is None or measures["breakdown"].f1 >= breakdown
    assert measures["confidence high"].p >= high
    assert measures["offsets"].f1 == 1.0
