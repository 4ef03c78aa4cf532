"""How an indicator is declared: its label and definition, the words that name it, examples and counter-examples.

A rule never searches for numbers; it explains one. Its terms are alternations of plain words::

    rule("收到|新收|接到", topic="行政复议|复议", units=CASES, no="答复")

``here``    every term must have a word among the number's own words (see ``quantities.context``)
``topic``   may stand further back in the sentence and reach over commas
``clause``  anywhere in the number's clause or the clauses that lead to it
``no`` / ``no_clause``  words that must not stand here / in the clause
``units``   the units the indicator is counted in

Of several rules that fit, the one whose words say most wins. Words longer than those of a rule can hide them:
不予受理 is not 受理, 律师事务所 is no 律师; ``hides`` lists such words for the whole library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import Field

from fazhi_extract.model.fields import Extracted, Number
from fazhi_extract.quantities import units as unit_classes

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of naming an indicator; see the module docstring."""

    here: tuple[Words, ...]
    topic: tuple[Words, ...] = ()
    clause: tuple[Words, ...] = ()
    no: Words = ()
    no_clause: Words = ()
    not_counted: Words = ()
    units: frozenset[str] = unit_classes.CASES
    change: bool = False
    weight: int = 0
    body: str = ""

    def describe(self) -> str:
        """The rule in one line, as shown in explanations."""
        parts = ["/".join(words[:3]) for words in self.here]
        parts += ["@" + "/".join(words[:3]) for words in self.topic]
        return " + ".join(parts)


def _words(text: str) -> Words:
    return tuple(word for word in text.replace("\n", "").replace(" ", "").split("|") if word)


def rule(
    *here: str,
    topic: str | Sequence[str] = (),
    clause: str | Sequence[str] = (),
    no: str = "",
    no_clause: str = "",
    not_counted: str = "",
    units: frozenset[str] = unit_classes.CASES,
    change: bool = False,
    weight: int = 0,
    body: str = "",
) -> Rule:
    """Declare a rule; every argument is an alternation of words separated by ``|``.

    Args:
        here: terms among the number's own words; each must be met.
        topic: a term, or several, that may be inherited over commas.
        clause: a term, or several, in the number's clause or the clauses leading to it.
        no: words that must not stand among the number's own words.
        no_clause: words that must not stand in its clause, nor in the clauses it inherits from.
        not_counted: words that must not follow the unit (5个周边城市 counts no items).
        units: accepted units (see ``quantities.units``).
        change: the figure must be a change (同比增长), which no other rule accepts.
        weight: added to the score; for the rare case where length of words misjudges.
        body: the one ``body_kind`` in whose reports the rule holds (a department's checks of firms are its inspections, in a
            government's report they belong to some campaign); "" where it holds in all.
    """
    topics = (topic,) if isinstance(topic, str) else tuple(topic)
    clauses = (clause,) if isinstance(clause, str) else tuple(clause)
    return Rule(
        here=tuple(map(_words, here)),
        topic=tuple(_words(words) for words in topics if words),
        clause=tuple(_words(words) for words in clauses if words),
        no=_words(no),
        no_clause=_words(no_clause),
        not_counted=_words(not_counted),
        units=units,
        change=change,
        weight=weight,
        body=body,
    )


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that follows for sure from words without a number.

    ``words``: a regular expression over the normalised text. ``value``: the value, or None to take it over from
    the figure named by ``like`` (ids, nearest first) in the same sentence. ``topic``: words needed in the sentence.
    """

    words: str
    value: int | None = None
    like: tuple[str, ...] = ()
    topic: Words = ()


def implied(words: str, value: int | None = None, like: str = "", topic: str = "") -> Implied:
    """Declare words that state a value without printing it; see ``Implied``."""
    return Implied(words, value, tuple(like.split()), _words(topic))


@dataclass(frozen=True, slots=True)
class Indicator:
    """Everything the library knows of one indicator. Also the ``json_schema_extra`` of its pydantic field."""

    label: str
    unit: str
    english: str
    kind: str
    definition: str
    rules: tuple[Rule, ...]
    implied: tuple[Implied, ...]
    low: float
    high: float
    whole: bool
    contested: bool = False
    examples: Mapping[str, Any] = field(default_factory=dict)
    counter_examples: Sequence[str] = ()

    def __call__(self, schema: dict[str, Any]) -> None:
        """Describe the field in the JSON Schema."""
        schema.pop("default", None)  # an indicator that is not stated; said once, not 148 times
        schema["unit"] = self.unit
        schema["kind"] = self.kind
        schema["label"] = self.label
        if self.definition:
            schema["definition"] = self.definition
        schema["plausible"] = [self.low, self.high]


_LIMITS = {"count": (0, 10_000_000), "rate": (0, 100), "money": (0, 10**12)}


def indicator(
    label: str,
    unit: str,
    english: str,
    *declared: Rule | Implied,
    kind: str = "count",
    definition: str = "",
    plausible: tuple[float, float] | None = None,
    whole: bool | None = None,
    contested: bool = False,
    yes: Mapping[str, Any] | None = None,
    no: Sequence[str] = (),
) -> Any:
    """Declare an indicator as the field of a group.

    Args:
        label: the Chinese term.
        unit: the unit it is usually printed with.
        english: what it counts.
        declared: its rules, and what implies it.
        kind: ``count``, ``rate`` (percent) or ``money`` (yuan).
        definition: the borderline, in Chinese.
        plausible: lowest and highest plausible value; outside it the observation is flagged ``out_of_range``.
        whole: whether a value must be a whole number; counts are, unless said otherwise (hours).
        contested: its words are also used for one campaign, office or department, so that a figure without confirming
            arithmetic is flagged ``scope_unsure``.
        yes: example clauses with the value each must give (a list for several values).
        no: clauses that must not give this indicator.
    """
    low, high = plausible or _LIMITS[kind]
    spec = Indicator(
        label=label,
        unit=unit,
        english=english,
        kind=kind,
        definition=definition,
        rules=tuple(item for item in declared if isinstance(item, Rule)),
        implied=tuple(item for item in declared if isinstance(item, Implied)),
        low=low,
        high=high,
        whole=kind == "count" if whole is None else whole,
        contested=contested,
        examples=dict(yes or {}),
        counter_examples=tuple(no),
    )
    value_type = int if spec.whole else Number
    return Field(
        default=Extracted[value_type](),  # type: ignore[valid-type]
        title=label,
        description=f"{english} ({label}, {unit})",
        json_schema_extra=spec,
    )


def rate(label: str, english: str, *declared: Rule | Implied, **options: Any) -> Any:
    """Declare a percentage; its rules need no units."""
    rules = [item if isinstance(item, Implied) else _with_units(item, unit_classes.RATES) for item in declared]
    return indicator(label, "%", english, *rules, kind="rate", **options)


def _with_units(item: Rule, units: frozenset[str]) -> Rule:
    return replace(item, units=units)
