"""By what a report was made: the version of its form and the hash of the rules.

Two reports of one text with the same ``ruleset`` are the same. The hash is over every module and table of this package that
takes part in reading a text, and over the declarations of the schema, so that an own schema has its own. It is worked out once
for a schema, when the first report is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel

from fazhi_extract.indicators.schema import indicators

R = TypeVar("R", bound=BaseModel)

# Raised when the record's form changes: the second number where something is added, the first where something that was
# there is renamed, removed or means something else. See docs/stability.md.
SCHEMA_VERSION = "1.0"
# The parts of the package that have no say in what a report says. What is not named here has: a part that is forgotten changes
# the hash too often, never too seldom.
_OTHERS = frozenset(
    "__init__.py __pycache__ batch cli.py cluster.py collector.py compliance corrections.py evaluation explain.py extras.py output panels plot py.typed "
    "report review.py run.py sources.py spark.py stamp.py statements tables view".split()
)


def stamp(report: R) -> R:
    """Write ``schema_version`` and ``ruleset`` on a report that nobody else holds yet; other models are left as they are."""
    schema = type(report)
    if "ruleset" in schema.model_fields and "schema_version" in schema.model_fields:
        # The model is frozen for its users; copying it to change two fields would cost more than making some of it.
        report.__dict__.update(schema_version=SCHEMA_VERSION, ruleset=ruleset(schema))
        report.model_fields_set.update(("schema_version", "ruleset"))
    return report


def record_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a record as it is published, with the dialect it is written in and the version of the form."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "schema_version": SCHEMA_VERSION, **schema.model_json_schema()}


@cache
def ruleset(schema: type[BaseModel]) -> str:
    """The hash of the rules that fill a schema, twelve hexadecimal digits."""
    declared = [(ident, plain(spec)) for ident, spec in indicators(schema)]
    checks = [plain(check) for check in getattr(schema, "declared_checks", ())]
    return sha256(f"{_package()}{declared}{checks}".encode()).hexdigest()[:12]


@cache
def _package() -> str:
    found = sha256()
    root = files("fazhi_extract")
    for part in sorted(root.iterdir(), key=lambda part: part.name):
        if part.name not in _OTHERS:
            _add(found, part, part.name)
    return found.hexdigest()


def _add(found: Any, item: Traversable, name: str) -> None:
    if item.is_dir():
        for part in sorted(item.iterdir(), key=lambda part: part.name):
            if part.name != "__pycache__":
                _add(found, part, f"{name}/{part.name}")
    else:
        content = item.read_bytes()
        found.update(f"{name}:{len(content)}:".encode() + content)


def plain(value: Any) -> Any:
    """A declaration as plain data whose text is the same in every process (sets are sorted)."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *((one.name, plain(getattr(value, one.name))) for one in fields(value))]
    if isinstance(value, Mapping):
        return [(str(key), plain(item)) for key, item in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else repr(value)
