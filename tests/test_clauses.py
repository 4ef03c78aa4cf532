"""Single clauses: positive, negative and known to fail (fixtures/clauses; upkeep: ``python tests/scoring.py sort``)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from scoring import CATALOGUE, clause_errors, clauses

POSITIVE = clauses("positive")
NEGATIVE = clauses("negative")
KNOWN_TO_FAIL = clauses("known_to_fail")


def _id(clause: dict[str, Any]) -> str:
    return str(clause["text"])[:40].replace("\n", "⏎")


@pytest.mark.parametrize("clause", POSITIVE, ids=_id)
def test_positive(clause: dict[str, Any]) -> None:
    assert clause_errors(clause) == []


@pytest.mark.parametrize("clause", NEGATIVE, ids=_id)
def test_negative(clause: dict[str, Any]) -> None:
    assert clause_errors(clause) == []


@pytest.mark.parametrize(
    "clause",
    [pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=row["reason"])) for row in KNOWN_TO_FAIL],
    ids=_id,
)
def test_known_to_fail(clause: dict[str, Any]) -> None:
    """A clause that passes here belongs back into its file: ``python tests/scoring.py sort`` moves it."""
    assert clause_errors(clause) == []


def test_bank_is_sound() -> None:
    every = [*POSITIVE, *NEGATIVE, *KNOWN_TO_FAIL]
    assert [text for text, count in Counter(row["text"] for row in every).items() if count > 1] == []
    positive = [*POSITIVE, *(row for row in KNOWN_TO_FAIL if row["from"] == "positive")]
    negative = [*NEGATIVE, *(row for row in KNOWN_TO_FAIL if row["from"] == "negative")]
    assert len(positive) >= 150
    assert len(negative) >= 80
    named = {quantity["indicator"] for row in positive for quantity in row["expect"]}
    assert named - {None} == CATALOGUE
    assert all(quantity["indicator"] is None for row in negative for quantity in row["expect"])
    assert all(row["reason"] for row in KNOWN_TO_FAIL)
