"""Every example and counter-example that stands beside an indicator's rules, collected from the schema itself."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from scoring import near

import fazhi_extract as fz
from fazhi_extract.indicators.rules import Indicator
from fazhi_extract.indicators.schema import indicators

SPECS: dict[str, Indicator] = dict(indicators(fz.AnnualReport))
EXAMPLES = [(ident, clause, value) for ident, spec in SPECS.items() for clause, value in spec.examples.items()]
COUNTER_EXAMPLES = [(ident, clause) for ident, spec in SPECS.items() for clause in spec.counter_examples]


def _listed() -> dict[tuple[str, str], list[Any]]:
    """(clause, indicator) → values: what other indicators' examples say of the same clause."""
    listed: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for ident, clause, value in EXAMPLES:
        listed[clause, ident] += value if isinstance(value, list) else [value]
    return listed


LISTED = _listed()


@pytest.mark.parametrize("ident", SPECS)
def test_has_examples_and_counter_examples(ident: str) -> None:
    assert SPECS[ident].examples
    assert SPECS[ident].counter_examples
    assert SPECS[ident].label
    assert SPECS[ident].english
    assert SPECS[ident].rules
    assert SPECS[ident].low <= SPECS[ident].high


@pytest.mark.parametrize(("ident", "clause", "value"), EXAMPLES)
def test_example(ident: str, clause: str, value: Any) -> None:
    rows = fz.extract(clause).to_rows()
    given = [row for row in rows if row["indicator"] == ident and "part" not in row["flags"]]  # type: ignore[operator]
    for want in value if isinstance(value, list) else [value]:
        found = next((row for row in given if near(row["value"], want)), None)
        assert found is not None, rows
        same_number = [row for row in rows if row["start"] == found["start"] and row["end"] == found["end"]]
        others = [
            row
            for row in same_number
            if row["indicator"] != ident
            and not any(near(row["value"], listed) for listed in LISTED.get((clause, str(row["indicator"])), []))
        ]
        assert not others


@pytest.mark.parametrize(("ident", "clause"), COUNTER_EXAMPLES)
def test_counter_example(ident: str, clause: str) -> None:
    assert [row for row in fz.extract(clause).to_rows() if row["indicator"] == ident] == []
