"""A person's corrections put into a report.

A corrected observation keeps what the machine read in ``replaced``, however often it is corrected. What a person says must be a
value that the field can hold: a slip of the pen is refused here, not found later in a table.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from fazhi_extract.confidence import confidence
from fazhi_extract.indicators.rules import Indicator
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.model.fields import PERSON, Model, size
from fazhi_extract.report.annual import AnnualReport

R = TypeVar("R", bound=AnnualReport)
Place = tuple[str, int | None]  # an indicator and where its observation starts; None for a fact about the report

# Flags that still say something once a person has decided on the value.
_KEPT = frozenset(("part", "several"))
_TELLING = PERSON | {"several"}  # one of several that a person looked at is still one of several
_BY_HAND = "by hand"  # the rule of an observation that stands nowhere in the text
_LEVEL = {"low": 0, "medium": 1, "high": 2}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Correction(Model):
    """What a person said of one observation."""

    report: str = ""
    indicator: str
    start: int | None = Field(default=None, description="null: of the headline observation, or of a value without one")
    quote: str | None = None
    value: Any = None
    confirmed: bool = Field(default=False, description="the value is right as it is")
    note: str = ""
    line: int | None = Field(default=None, description="line of the file it was read from")


class CorrectionError(ValueError):
    """A correction that cannot be read or does not fit its report."""


def _at(said: Correction) -> str:
    return f"line {said.line}: " if said.line else ""


# -- what a field can hold ----------------------------------------------------------------------------------------


def iso_date(text: str) -> str | None:
    """A date in the form of ISO 8601, from 2023-03-15 or what spreadsheets make of it (2023/3/15); None for no date."""
    found = _DATE.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


_FACTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "report_year": (lambda value: type(value) is int and 1900 <= value < 2100, "a year"),
    "published": (lambda value: isinstance(value, str) and iso_date(value) == value, "a date as 2023-03-15"),
    "region_code": (lambda value: isinstance(value, str) and bool(re.fullmatch("[1-9][0-9]{5}", value)), "six digits"),
    "body_kind": (
        lambda value: value in ("government", "department", "township", "other"),
        "one of government, department, township, other",
    ),
    "script": (lambda value: value in ("simplified", "traditional"), "one of simplified, traditional"),
}


def _fact(name: str, value: Any) -> Any:
    fits, wanted = _FACTS.get(name, (lambda value: isinstance(value, str) and bool(value.strip()), "a text"))
    if not fits(value):
        raise ValueError(f"{value!r} is not {wanted}")
    return value


def _number(spec: Indicator, value: Any) -> int | float:
    if (
        not isinstance(value, int | float)
        or isinstance(value, bool)
        or value in (math.inf, -math.inf)
        or value != value
    ):
        raise ValueError(f"{value!r} is no number")
    number: int | float = value
    if spec.whole:
        if number != int(number):
            raise ValueError(f"{value!r} is no whole number")
        number = int(number)  # a spreadsheet's 28.0
    if number < 0 <= spec.low:
        raise ValueError(f"{value!r} is below 0")
    low, high = min(0, spec.low), max(100, spec.high)
    if spec.kind == "rate" and not low <= number <= high:
        raise ValueError(f"{value!r} is not between {low} and {high} %")
    return number


def _fitting(ident: str, spec: Indicator | None, value: Any) -> Any:
    """The value as the field holds it.

    Raises:
        ValueError: the field cannot hold it.
    """
    group, _, name = ident.partition(".")
    if value is None:
        return None
    if group == "meta":
        return _fact(name, value)
    if spec is None:  # a field of an own schema that is no indicator: its model judges
        return value
    if not isinstance(value, list | tuple):
        return _number(spec, value)
    ends = [_number(spec, end) for end in value]
    if len(ends) != 2 or ends[0] > ends[1]:
        raise ValueError(f"{value!r} is no range: two numbers, the lower one first")
    return ends


# -- one observation, and its field -------------------------------------------------------------------------------


def _same(a: str, b: str) -> bool:
    """Whether two quotes are the same, also after a spreadsheet has written the one anew (96.40 as 96.4)."""
    if a.split() == b.split():
        return True
    dates = iso_date(a), iso_date(b)
    if dates[0] and dates[0] == dates[1]:
        return True
    try:
        return Decimal(a.strip().replace(",", "")) == Decimal(b.strip().replace(",", ""))
    except InvalidOperation:
        return False


def _headed_by(field: Mapping[str, Any]) -> dict[str, Any] | None:
    """The observation that gives the field its value."""
    said = field["value"], field["flags"]
    found: tuple[dict[str, Any], ...] = field["observations"]
    return next((o for o in found if o["role"] == "achievement" and (o["value"], o["flags"]) == said), None)


def _meant(field: dict[str, Any], said: Correction, text: str) -> dict[str, Any]:
    """The observation that a correction speaks of; one that stands nowhere in the text is made.

    Raises:
        CorrectionError: there is none at its place, or another text stands there.
    """
    there: tuple[dict[str, Any], ...] = field["observations"]
    if said.start is None:
        seen = _headed_by(field) or next((o for o in there if o["rule"] == _BY_HAND), None)
        if seen is None:
            nowhere = {"start": 0, "end": 0, "quote": "", "sentence_start": 0, "sentence_end": 0}
            seen = {
                "value": field["value"], "unit": "", "qualifier": "exact", "role": "achievement", "confidence": "high",
                "flags": (), "evidence": nowhere, "rule": _BY_HAND, "replaced": None,
            }  # fmt: skip
            field["observations"] = (*there, seen)
        return seen
    seen = next((o for o in there if o["evidence"]["start"] == said.start), None)
    if seen is None:
        raise CorrectionError(f"{_at(said)}{said.indicator} has no observation at {said.start}")
    quote = text[seen["evidence"]["start"] : seen["evidence"]["end"]]
    if said.quote is not None and not _same(said.quote, quote):
        raise CorrectionError(f"{_at(said)}the text at {said.start} is {quote!r}, not {said.quote!r}: another text")
    return seen


def _correct(seen: dict[str, Any], said: Correction, value: Any) -> None:
    """Write what a person said on an observation. A correction that is confirmed is still the person's, and one that is
    taken back to what the machine read is none any more."""
    before = "corrected" in seen["flags"]
    machine = seen["replaced"] if before else seen["value"]
    kept = [flag for flag in seen["flags"] if flag in _KEPT]
    if said.confirmed or value == seen["value"]:
        seen["flags"] = (*kept, "corrected", "reviewed") if before else (*kept, "reviewed")
    elif before and value == machine:
        seen["value"], seen["replaced"], seen["flags"] = machine, None, (*kept, "reviewed")
    else:
        seen["value"], seen["replaced"], seen["flags"] = value, machine, (*kept, "corrected")
        seen["qualifier"] = "exact"
    seen["confidence"] = confidence(seen["flags"])


def _headline(field: dict[str, Any]) -> None:
    """The headline after a correction: as before (own year, whole before part, stated before blank), what a person
    said before what nobody looked at, the largest of several."""
    order = sorted(
        range(len(field["observations"])),
        key=lambda k: (
            (seen := field["observations"][k])["role"] != "achievement",
            "part" in seen["flags"],
            seen["value"] is None,
            not _TELLING & set(seen["flags"]),
            -_LEVEL[seen["confidence"]],
            -size(seen["value"])
            if "several" in seen["flags"] and seen["unit"] != "%" and seen["value"] is not None
            else 0,
            k,
        ),
    )
    head = field["observations"][order[0]]
    stated = head["role"] == "achievement" and "part" not in head["flags"]
    field["value"] = head["value"] if stated else None
    field["confidence"], field["flags"] = (head["confidence"], head["flags"]) if stated else (None, ())


# -- checks that rest on what was replaced ------------------------------------------------------------------------


def _void(report: AnnualReport, data: dict[str, Any], replaced: set[Place]) -> None:
    """Take away the checks that rest on a replaced value, and from the other figures the flags that these alone set.

    They are not run again: a check reads the printed figures with the words around them, and a person's value is not
    printed there.
    """
    kept: list[Any] = []
    lost: set[tuple[Place, str]] = set()
    still: set[tuple[Place, str]] = set()
    for check, dumped in zip(report.checks, data["checks"], strict=True):
        places: list[Place] = list(zip(check.indicators, check.observations, strict=False))
        places = places or [(ident, None) for ident in check.indicators]
        rests = not replaced.isdisjoint(places)
        if not rests:
            kept.append(dumped)
        if check.flag:
            (lost if rests else still).update((place, check.flag) for place in places)
    data["checks"] = tuple(kept)
    for (ident, start), flag in lost - still:
        group, _, name = ident.partition(".")
        field = data[group][name]
        head = _headed_by(field)
        holders = [o for o in field["observations"] if start is None or o["evidence"]["start"] == start]
        for holder in holders if head else [*holders, field]:  # a fact that is inferred has no observation
            if flag in holder["flags"]:
                holder["flags"] = tuple(other for other in holder["flags"] if other != flag)
                holder["confidence"] = confidence(holder["flags"])
        if head:
            field["confidence"], field["flags"] = head["confidence"], head["flags"]


# -- the report ---------------------------------------------------------------------------------------------------


def with_corrections(report: R, corrections: Iterable[Correction], name: str | None = None) -> R:
    """The report with a person's corrections.

    A corrected observation is flagged ``corrected`` and keeps in ``replaced`` what the machine read, also when it is corrected
    again; one that was confirmed is flagged ``reviewed``. Doubts that the checks or the rules had about it are gone with
    it, and so are the checks that rest on a value that was replaced. ``source.flags`` has the same flags for the whole.

    Args:
        report: the report as extracted; it is not changed.
        corrections: what was said, for this report.
        name: take only the corrections of the report of this name.

    Raises:
        CorrectionError: a correction names a place or an indicator that the report does not have, or a value that the
            field cannot hold; or two lines of a file speak of one place and differ (of corrections made
            one after another the last holds).
    """
    data = report.model_dump()
    text = report.source.text
    specs = dict(indicators(type(report)))
    replaced: set[Place] = set()
    told: dict[Place, tuple[Any, bool]] = {}
    flags = dict.fromkeys(report.source.flags)
    for said in corrections:
        if name is not None and said.report != name:
            continue
        group, _, key = said.indicator.partition(".")
        if not isinstance(data.get(group), dict) or key not in data[group] or "observations" not in data[group][key]:
            raise CorrectionError(f"{_at(said)}no indicator {said.indicator!r}")
        field = data[group][key]
        try:
            value = _fitting(said.indicator, specs.get(said.indicator), said.value)
        except ValueError as error:
            raise CorrectionError(f"{_at(said)}{said.indicator}: {error}") from error
        seen = _meant(field, said, text)
        place = said.indicator, None if group == "meta" else seen["evidence"]["start"]
        if said.line and told.setdefault(place, (value, said.confirmed)) != (value, said.confirmed):
            raise CorrectionError(f"{_at(said)}{said.indicator} is corrected twice, and differently")
        if said.confirmed and value is not None and value != seen["value"]:
            raise CorrectionError(f"{_at(said)}{said.indicator}: {value!r} is not what is confirmed, {seen['value']!r}")
        before = seen["value"]
        _correct(seen, said, value)
        if seen["value"] != before:
            replaced.add(place)
        flags |= dict.fromkeys(flag for flag in seen["flags"] if flag in PERSON)
        _headline(field)
    if replaced and "checks" in data:
        _void(report, data, replaced)
    data["source"]["flags"] = tuple(flags)
    try:
        return type(report).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise CorrectionError(f"{'.'.join(map(str, first['loc'][:2]))}: {first['msg']}") from error
