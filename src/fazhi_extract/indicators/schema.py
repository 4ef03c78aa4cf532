"""Reading the indicators off a report model: the schema is the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.lexicon import Lexicon
from fazhi_extract.indicators.rules import Indicator


def group_fields(schema: type[BaseModel]) -> dict[str, type[Group]]:
    """The groups of a report model by field name."""
    return {
        name: field.annotation
        for name, field in schema.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, Group)
    }


def indicators(schema: type[BaseModel]) -> Iterator[tuple[str, Indicator]]:
    """(id, declaration) of every indicator of a report model, in order."""
    for group, model in group_fields(schema).items():
        for name, field in model.model_fields.items():
            spec: Any = field.json_schema_extra
            if isinstance(spec, Indicator):
                yield f"{group}.{name}", spec


@cache
def lexicon(schema: type[BaseModel]) -> Lexicon:
    """The words and rules of a report model, built once."""
    return Lexicon(indicators(schema))
