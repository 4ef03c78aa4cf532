"""Result models made without validation, for values that the library itself has just worked out.

Validation of some three hundred small models costs more than finding what they hold. The models of own schemas keep
theirs: only the library's own classes are made this way, see ``Makers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import Evidence, Extracted, Observation
from fazhi_extract.model.report import (
    Damage,
    Document,
    Meta,
    Origin,
    Quantity,
    Repair,
    Section,
    Source,
    Statement,
)

Make = Callable[[dict[str, Any]], Any]

# What a pydantic model is made of. The slots' own setters take two thirds of the time of object.__setattr__.
_SLOTS = BaseModel.__dict__
_put_values = _SLOTS["__dict__"].__set__
_put_set = _SLOTS["__pydantic_fields_set__"].__set__
_put_extra = _SLOTS["__pydantic_extra__"].__set__
_put_private = _SLOTS["__pydantic_private__"].__set__


def maker(model: type[BaseModel], unset: Iterable[str] = ()) -> Make:
    """A constructor that trusts its argument: a dict with every field, in the order of the model.

    Args:
        model: the class to make.
        unset: fields that count as not set (they hold their default).
    """
    names = set(model.model_fields).difference(unset)
    new = model.__new__

    def make(values: dict[str, Any]) -> Any:
        made = new(model)
        _put_values(made, values)
        _put_set(made, names)
        _put_extra(made, None)
        _put_private(made, None)
        return made

    return make


def _with_defaults(model: type[BaseModel]) -> Make:
    """A constructor that trusts its argument: a dict with some of the fields; the others hold their defaults."""
    defaults = {name: field.default for name, field in model.model_fields.items()}
    new = model.__new__

    def make(values: dict[str, Any]) -> Any:
        made = new(model)
        _put_values(made, {**defaults, **values})
        _put_set(made, set(values))
        _put_extra(made, None)
        _put_private(made, None)
        return made

    return make


def _as_it_is(values: dict[str, Any]) -> dict[str, Any]:
    return values  # left to the validation of the whole


def _generic(model: Any, origin: type[BaseModel]) -> bool:
    """Whether a class is ``origin[...]`` itself and no subclass with ideas of its own."""
    return getattr(model, "__pydantic_generic_metadata__", {}).get("origin") is origin


def _idle(model: Any) -> bool:
    """Whether validation would only look: no validators, no hooks, every field with a ready default."""
    decorators = model.__pydantic_decorators__
    return (
        not (decorators.validators or decorators.field_validators or decorators.root_validators)
        and not decorators.model_validators
        and model.__pydantic_post_init__ is None
        and model.__init__ is BaseModel.__init__
        and not any(field.is_required() or field.default_factory for field in model.model_fields.values())
    )


# The parts of a report that are no groups of indicators, by name, with what they are in the library's own schema.
_PARTS: dict[str, Any] = {
    "meta": Meta, "quantities": tuple[Quantity, ...], "sections": tuple[Section, ...],
    "documents": tuple[Document, ...], "problems": tuple[Statement, ...], "plans": tuple[Statement, ...],
    "checks": tuple[Check, ...], "source": Source,
}  # fmt: skip


_STAMPS = {"schema_version": str, "ruleset": str}  # written on the finished report, see ``stamp``


def _plain(schema: type[BaseModel]) -> bool:
    """Whether a report model consists of the library's own classes and groups of plain indicators alone."""
    fields = dict(schema.model_fields)
    known = _PARTS | _STAMPS
    parts = {name: fields.pop(name).annotation for name in known if name in fields}
    groups: list[Any] = [field.annotation for field in fields.values()]
    return (
        _idle(schema)
        and parts == known
        and all(isinstance(group, type) and issubclass(group, BaseModel) and _idle(group) for group in groups)
        and all(_generic(field.annotation, Extracted) for group in groups for field in group.model_fields.values())
    )


class Makers:
    """How the parts of a report model are made: trusted where all of them are the library's own, else left as dicts
    that the model then validates. The indicators of groups are trusted either way, where they are ``Extracted``."""

    def __init__(self, schema: type[BaseModel]) -> None:
        self.schema = schema
        self.plain = _plain(schema)

        def own(model: type[BaseModel], unset: Iterable[str] = ()) -> Make:
            return maker(model, unset) if self.plain else _as_it_is

        self.quantity = own(Quantity)
        self.section, self.document, self.statement = own(Section), own(Document), own(Statement)
        self.check, self.repair, self.damage, self.origin = own(Check), own(Repair), own(Damage), own(Origin)
        self.meta, self.source = own(Meta), own(Source)
        self.fact = {
            name: self._makers(Meta.model_fields[name].annotation) if self.plain else (_as_it_is,) * 3
            for name in Meta.model_fields
        }
        self.report: Make = _with_defaults(schema) if self.plain else schema.model_validate
        self._groups: dict[str, Make] = {}
        self._fields: dict[tuple[str, str], tuple[Make, Make, Make]] = {}

    def group(self, name: str) -> Make:
        """Maker of a group from those of its fields that are stated."""
        made = self._groups.get(name)
        if made is None:
            model: Any = self.schema.model_fields[name].annotation
            made = self._groups[name] = _with_defaults(model) if self.plain else _as_it_is
        return made

    def field(self, group: str, name: str) -> tuple[Make, Make, Make]:
        """Makers of an indicator's field, of its observations and of their evidence."""
        made = self._fields.get((group, name))
        if made is None:
            holder: Any = self.schema.model_fields[group].annotation
            made = self._fields[group, name] = self._makers(holder.model_fields[name].annotation)
        return made

    def _makers(self, model: Any) -> tuple[Make, Make, Make]:
        if not _generic(model, Extracted):
            return _as_it_is, _as_it_is, _as_it_is
        observation: Any = Observation  # a class made by a value's type known only here
        (value,) = model.__pydantic_generic_metadata__["args"]
        return maker(model), maker(observation[value], ("replaced",)), maker(Evidence)


@cache
def makers(schema: type[BaseModel]) -> Makers:
    """The makers of a report model, built once."""
    return Makers(schema)
