#!/usr/bin/env python3
"""Publish what other programs rely on: docs/schema/annual-report.schema.json and docs/schema/vocabulary.json.

    python tools/build_schema.py           say what would change, write it
    python tools/build_schema.py --check   change nothing; exit status 1 where something would change

The first is the JSON Schema of a record, the second every id and flag and the other closed vocabularies. Before writing, raise
SCHEMA_VERSION in src/fazhi_extract/stamp.py as docs/stability.md says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import fazhi_extract as fz
from fazhi_extract.batch.result import Cause
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.model.checks import CheckKind
from fazhi_extract.model.fields import FLAGS, Confidence, Qualifier, Role
from fazhi_extract.model.report import SectionKind
from fazhi_extract.stamp import SCHEMA_VERSION, record_schema
from fazhi_extract.tables import FAILURES, TABLES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"


def build() -> dict[str, dict[str, Any]]:
    """The published files by name."""
    vocabulary = {
        "schema_version": SCHEMA_VERSION,
        "indicators": [ident for ident, _ in indicators(fz.AnnualReport)],
        "flags": list(FLAGS),
        "qualifiers": list(get_args(Qualifier)),
        "roles": list(get_args(Role)),
        "confidence": list(get_args(Confidence)),
        "section_kinds": list(get_args(SectionKind)),
        "check_kinds": list(get_args(CheckKind)),
        "failure_causes": list(get_args(Cause)),
        "tables": {
            table.name: {column.name: column.type for column in table.columns} for table in (*TABLES.values(), FAILURES)
        },
    }
    return {"annual-report.schema.json": record_schema(fz.AnnualReport), "vocabulary.json": vocabulary}


def changes(before: Any, after: Any, at: str = "") -> Iterator[str]:
    """What differs, one line each."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            place = f"{at}/{key}"
            if key not in after:
                yield f"- {place}"
            elif key not in before:
                yield f"+ {place}"
            else:
                yield from changes(before[key], after[key], place)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (f"- {at}: {item}" for item in before if item not in after)
        yield from (f"+ {at}: {item}" for item in after if item not in before)
        if sorted(map(str, before)) == sorted(map(str, after)) and before != after:
            yield f"~ {at}: another order"
    elif before != after:
        yield f"~ {at}: {before!r} -> {after!r}"


def published(name: str) -> dict[str, Any]:
    """The file as it stands."""
    path = FOLDER / name
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def main(check: bool) -> int:
    found = 0
    for name, after in build().items():
        for line in changes(published(name), after):
            print(f"{name}: {line}")
            found += 1
        if not check:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / name).write_text(json.dumps(after, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if found and check else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
