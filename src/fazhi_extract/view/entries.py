"""What there is to show of a report, as one list: figures, metadata, other numbers, headings, documents, statements.

The page and the notebook cell are two drawings of these entries.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from fazhi_extract.indicators.rules import Indicator
from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import Evidence, Extracted, Observation
from fazhi_extract.model.report import Span
from fazhi_extract.report.annual import AnnualReport

Kind = Literal["figure", "meta", "number", "section", "document", "problem", "plan", "repair", "damage"]
LEVELS = ("high", "medium", "low")
QUALIFIERS = {"exact": "", "approx": "≈ ", "at_least": "≥ ", "at_most": "≤ "}
_LONG = 40  # digits; a longer number is told by its beginning and its length
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the raw text that an entry was read from."""

    start: int
    end: int
    sentence: tuple[int, int]
    value: str = ""
    unit: str = ""
    level: str = ""
    flags: tuple[str, ...] = ()
    role: str = "achievement"
    rule: str = ""
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to show. ``label`` is mostly Chinese, ``english`` says what it counts."""

    ident: str
    kind: Kind
    label: str
    value: str = ""
    unit: str = ""
    level: str = ""
    flags: tuple[str, ...] = ()
    group: str = ""
    english: str = ""
    note: str = ""
    depth: int = 1
    places: tuple[Place, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether there is a value or a place in the text."""
        return bool(self.places or self.value)

    @property
    def roles(self) -> set[str]:
        """The roles of its places that are not this year's own figures: plan, other."""
        return {place.role for place in self.places} - {"achievement"}


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything there is to show, by tab of the page."""

    groups: dict[str, tuple[str, str]]  # name of the group → Chinese and English title
    figures: list[Entry]  # indicators, stated or not
    meta: list[Entry]
    numbers: list[Entry] = field(default_factory=list)
    sections: list[Entry] = field(default_factory=list)
    documents: list[Entry] = field(default_factory=list)
    statements: list[Entry] = field(default_factory=list)
    mends: list[Entry] = field(default_factory=list)

    def all(self) -> Iterator[Entry]:
        """Every entry; what says most of a place comes first."""
        for entries in (
            self.figures, self.numbers, self.documents, self.sections, self.meta, self.statements, self.mends,
        ):  # fmt: skip
            yield from entries


def number(value: Any, qualifier: str = "exact") -> str:
    """A value for reading: thousands parted by commas, a range with a dash, ``—`` for a number that is blank."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return QUALIFIERS.get(qualifier, "") + "–".join(_one(item) for item in value)
    return QUALIFIERS.get(qualifier, "") + _one(value)


def _one(value: Any) -> str:
    if isinstance(value, int):
        if abs(value) >= 10**_LONG:
            digits = math.floor(value.bit_length() * math.log10(2)) + 1  # str() refuses numbers of thousands of digits
            return f"a number of about {digits:,} digits"
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.15g}" if math.isfinite(value) and abs(value) < 10**15 else f"{value:g}"
    return str(value)


def entries(report: AnnualReport) -> Entries:
    """Collect what a report shows."""
    text = report.source.text
    size = len(text)

    def place(span: Span, **more: Any) -> tuple[Place, ...]:
        start, end = min(span.start, size), min(span.end, size)  # a report may have come from anywhere
        if start >= end:
            return ()
        if isinstance(span, Evidence):
            sentence = (min(span.sentence_start, start), max(min(span.sentence_end, size), end))
        else:  # no sentence is known: the line, as far as it may be shown
            after = text.find("\n", end, end + 100)
            sentence = (text.rfind("\n", max(0, start - 100), start) + 1, min(size, end + 100) if after < 0 else after)
        return (Place(start, end, sentence, **more),)

    def seen(one: Observation[Any], numeric: bool) -> tuple[Place, ...]:
        shown = number(one.value, one.qualifier) if numeric else _plain(one.value)
        replaced = "" if "corrected" not in one.flags else number(one.replaced)
        return place(
            one.evidence, value=shown, unit=one.unit, level=one.confidence, flags=one.flags, role=one.role,
            rule=one.rule, replaced=replaced,
        )  # fmt: skip

    checks: defaultdict[str, list[Check]] = defaultdict(list)
    for check in report.checks:
        for ident in dict.fromkeys(check.indicators):
            checks[ident].append(check)

    figures, groups = [], {}
    for name in group_fields(type(report)):
        groups[name] = _titles(name, type(report).model_fields[name].description or "")
    for ident, value in report.fields():
        name, _, item = ident.partition(".")
        info = group_fields(type(report))[name].model_fields[item]
        spec: Any = info.json_schema_extra
        places = tuple(found for one in value.observations for found in seen(one, True))
        headline = _headline(value)
        figures.append(
            Entry(
                ident, "figure", info.title or item, group=name, places=places, checks=tuple(checks[ident]),
                value=number(value.value, headline.qualifier if headline else "exact") if value else "",
                unit=headline.unit if headline else "",
                level=value.confidence or (places[0].level if places else ""), flags=value.flags,
                english=spec.english if isinstance(spec, Indicator) else "",
            )
        )  # fmt: skip

    meta = []
    for name, info in type(report.meta).model_fields.items():
        fact = getattr(report.meta, name)
        if isinstance(fact, Extracted):
            label, english = _chinese_of(info.description or name)
            found = tuple(item for one in fact.observations for item in seen(one, False))
            meta.append(
                Entry(
                    f"meta.{name}", "meta", label, _plain(fact.value), level=fact.confidence or "", flags=fact.flags,
                    group="meta", english=english, places=found, checks=tuple(checks[f"meta.{name}"]),
                )
            )  # fmt: skip

    claimed = {(at.start, at.end) for entry in figures for at in entry.places}
    numbers = [
        Entry(
            f"number-{k}", "number", one.subject, number(one.value, one.qualifier), one.unit,
            note="a change" if one.change else "", group=one.part_of or one.indicator or "",
            places=place(one, role=one.role),
        )
        for k, one in enumerate(report.quantities, 1)
        if (one.start, one.end) not in claimed
    ]  # fmt: skip
    return Entries(
        groups=groups,
        figures=figures,
        meta=meta,
        numbers=numbers,
        sections=[
            Entry(f"section-{k}", "section", one.quote, note=one.kind, depth=one.level, places=place(one))
            for k, one in enumerate(report.sections, 1)
        ],
        documents=[
            Entry(f"document-{k}", "document", f"《{one.title}》", note=one.number or "", places=place(one))
            for k, one in enumerate(report.documents, 1)
        ],
        statements=[
            Entry(f"{kind}-{k}", kind, one.quote, places=place(one))
            for kind, found in _statements(report).items()
            for k, one in enumerate(found, 1)
        ],
        mends=[
            *(
                Entry(f"repair-{k}", "repair", one.quote, one.after, note=one.step, places=place(one))
                for k, one in enumerate(report.source.repairs, 1)
            ),
            *(
                Entry(f"damage-{k}", "damage", one.quote, note=one.reason, places=place(one))
                for k, one in enumerate(report.source.damage, 1)
            ),
        ],
    )


def _statements(report: AnnualReport) -> Mapping[Literal["problem", "plan"], Sequence[Span]]:
    return {"problem": report.problems, "plan": report.plans}


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _headline(value: Extracted[Any]) -> Observation[Any] | None:
    """The observation that a field's value was taken from."""
    if value.value is None:
        return None
    alike = [one for one in value.observations if one.value == value.value]
    return next(
        (one for one in alike if one.role == "achievement" and one.flags == value.flags), next(iter(alike), None)
    )


def _titles(name: str, description: str) -> tuple[str, str]:
    """Chinese and English title of a group, from 行政复议: applications, …; own groups may have none."""
    chinese = re.split(r"[:：.。]", description, maxsplit=1)[0].strip()
    english = name.replace("_", " ").capitalize()
    return (chinese if _CHINESE.search(chinese) and len(chinese) <= 24 else "", english)


def _chinese_of(description: str) -> tuple[str, str]:
    """Label and description of a fact of the metadata, from “the year reported on (报告年度)”."""
    found = re.fullmatch(r"(.*?)\s*\(([^()]*[\u3400-\u9fff][^()]*)\)", description, re.S)
    return (found[2], found[1]) if found else (description, "")
