"""Result models made without validation, for values that the library itself has just worked out.

Validation of some three hundred small models costs more than finding what they hold. The models of own schemas keep
theirs: only the library's own classes are made this way, see ``Makers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

from fazhi_extract.model.fields import Evidence, Extracted, Observation
from fazhi_extract.model.report import Quantity

Make = Callable[[dict[str, Any]], Any]


def maker(model: type[BaseModel], unset: Iterable[str] = ()) -> Make:
    """A constructor that trusts its argument: a dict with every field, in the order of the model.

    Args:
        model: the class to make.
        unset: fields that count as not set (they hold their default).
    """
    names = set(model.model_fields).difference(unset)
    new, put = model.__new__, object.__setattr__

    def make(values: dict[str, Any]) -> Any:
        made = new(model)
        put(made, "__dict__", values)
        put(made, "__pydantic_fields_set__", names)
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    return make


def _as_it_is(values: dict[str, Any]) -> dict[str, Any]:
    return values  # left to the validation of the whole


def _generic(model: Any, origin: type[BaseModel]) -> bool:
    """Whether a class is ``origin[...]`` itself and no subclass with ideas of its own."""
    return getattr(model, "__pydantic_generic_metadata__", {}).get("origin") is origin


class Makers:
    """How the parts of a report model are made: trusted where they are the library's own, else left as dicts."""

    def __init__(self, schema: type[BaseModel]) -> None:
        self.schema = schema
        field = schema.model_fields.get("quantities")
        own = field is not None and field.annotation == tuple[Quantity, ...]
        self.quantity = maker(Quantity) if own else _as_it_is
        self.evidence = maker(Evidence)
        self._fields: dict[tuple[str, str], tuple[Make, Make, Make]] = {}

    def field(self, group: str, name: str) -> tuple[Make, Make, Make]:
        """Makers of an indicator's field, of its observations and of their evidence."""
        made = self._fields.get((group, name))
        if made is None:
            made = self._fields[group, name] = self._makers(group, name)
        return made

    def _makers(self, group: str, name: str) -> tuple[Make, Make, Make]:
        holder: Any = self.schema.model_fields[group].annotation
        model: Any = holder.model_fields[name].annotation
        if not _generic(model, Extracted):
            return _as_it_is, _as_it_is, _as_it_is
        observation: Any = Observation  # a class made by a value's type known only here
        (value,) = model.__pydantic_generic_metadata__["args"]
        return maker(model), maker(observation[value], ("replaced",)), self.evidence


@cache
def makers(schema: type[BaseModel]) -> Makers:
    """The makers of a report model, built once."""
    return Makers(schema)
