"""What other programs rely on does not change unintended: docs/schema holds what is published."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from tooling import TOOLS, load

import fazhi_extract as fz

ACCEPT = (
    "The published form of a record changed. If it is meant to: raise SCHEMA_VERSION in src/fazhi_extract/stamp.py (the second number "
    "for additions, the first where something is renamed, removed or means something else; docs/stability.md), run "
    "`python tools/build_schema.py`, and name the change in CHANGELOG.md. What changed:\n"
)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return load(TOOLS / "build_schema.py")


@pytest.mark.parametrize("name", ["annual-report.schema.json", "vocabulary.json"])
def test_the_published_schema_is_that_of_the_code(tool: ModuleType, name: str) -> None:
    found = list(tool.changes(tool.published(name), tool.build()[name]))
    assert not found, ACCEPT + "\n".join(found)


def test_changes_are_found(tool: ModuleType) -> None:
    before = {"version": "1.0", "ids": ["a", "b"], "deep": {"gone": 1, "kept": [1]}}
    after = {"version": "1.1", "ids": ["b", "c"], "deep": {"kept": [1], "new": 2}}
    assert list(tool.changes(before, after)) == [
        "~ /version: '1.0' -> '1.1'", "- /ids: a", "+ /ids: c", "- /deep/gone", "+ /deep/new",
    ]  # fmt: skip
    assert list(tool.changes(before, before)) == []
    assert list(tool.changes(["a", "b"], ["b", "a"])) == ["~ : another order"]


def test_a_record_is_valid_by_the_published_schema(tool: ModuleType) -> None:
    jsonschema: Any = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    from composing import texts

    validator = jsonschema.Draft202012Validator(tool.published("annual-report.schema.json"))
    for text in texts(8):
        found = list(validator.iter_errors(json.loads(fz.extract(text).model_dump_json())))
        assert found == [], found[0].message
    assert list(validator.iter_errors({"nothing": 1}))
