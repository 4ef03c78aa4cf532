"""A field of a report: its headline value, the places that state it, and how far each can be trusted."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticSerializationError, to_json

from fazhi_extract.model.halves import cleaned

Number = int | float
T = TypeVar("T")

Qualifier = Literal["exact", "approx", "at_least", "at_most"]
Role = Literal["achievement", "plan", "other"]
Confidence = Literal["high", "medium", "low"]

FLAGS: dict[str, str] = {
    "value_missing": "the text states the indicator but leaves its number blank (办理公证 件)",
    "implied": "no number is printed, but it follows for sure (受理97件,现已全部审结)",
    "part": "one part of a printed total (其中…); not a subset that has an indicator of its own",
    "several": "one of several figures that the text gives by kind, level or place, without a total; the field's value is the "
    "largest of them, of rates the first",
    "confirmed": "arithmetic agrees: parts add up, a rate fits its counts, or two mentions say the same",
    "inconsistent": "arithmetic disagrees: parts do not add up, an order or a rate does not hold",
    "conflict": "another mention of the same indicator says otherwise",
    "repaired": "the evidence touches text that was repaired",
    "damaged": "the evidence touches damaged text that could not be repaired",
    "out_of_range": "the value is outside the plausible range of the indicator",
    "weak_context": "the words that name the indicator are few, or stand further off than usual, or only behind the figure",
    "scope_unsure": "figures of this kind are also told of one campaign, office or department, and no arithmetic says "
    "that this one is of the whole body",
    "ambiguous": "another indicator fits the words almost as well",
    "unresolved": "a name that fits several places, or none the table of divisions knows",
    "inferred": "not printed as such; taken from other parts of the text",
    "not_a_report": "the text does not look like a 法治政府建设年度报告",
    "reviewed": "a person looked at the value and left it as it is",
    "corrected": "a person replaced the value; what the machine read is kept in `replaced`",
}
PERSON = frozenset(("reviewed", "corrected"))  # also on `source`, where a person looked at any value of the report


def size(value: Any) -> Any:
    """A value, or the upper end of a range, by which figures of one kind are compared."""
    return value[-1] if isinstance(value, (list, tuple)) else value


class Model(BaseModel):
    """Base of all result models: immutable, closed, so that JSON goes out and in without loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_dump_json(self, **options: Any) -> str:
        r"""Pydantic's, but that halves of characters (lone surrogates), which UTF-8 cannot carry, become U+FFFD.

        JSON could write them (``\ud800``), but few programs read that, Pydantic not among them.
        """
        try:
            return super().model_dump_json(**options)
        except PydanticSerializationError:
            layout = {name: options.pop(name) for name in ("indent", "ensure_ascii") if name in options}
            return to_json(cleaned(self.model_dump(mode="json", **options)), **layout).decode()


class Span(Model):
    """A stretch of the raw text.

    ``start`` and ``end`` are Python string indices into the text as passed in (for bytes and files into
    ``report.source.text``), half-open; ``quote`` is the text between them.
    """

    start: int = Field(ge=0, description="index of the first character in the raw text")
    end: int = Field(ge=0, description="index after the last character in the raw text")
    quote: str = Field(description="the raw text between start and end")


class Evidence(Span):
    """Where a value is stated: the numeral token, or the words where no number is printed."""

    sentence_start: int = Field(ge=0, description="start of the sentence around the evidence, in the raw text")
    sentence_end: int = Field(ge=0, description="end of that sentence")


class Observation(Model, Generic[T]):
    """One place that states an indicator.

    ``value`` is an ``int`` for counts, a percentage for rates (96.5), yuan for money, ``[low, high]`` for a range,
    None where the number is blank in the text.
    """

    value: T | list[T] | None
    unit: str = Field(description="as printed, simplified; % for percentages")
    qualifier: Qualifier
    role: Role
    confidence: Confidence
    flags: tuple[str, ...] = ()
    evidence: Evidence
    rule: str = Field(default="", description="the rule that named the indicator, by its governing words")
    replaced: T | list[T] | None = Field(
        default=None, description="with the flag `corrected`: the value that a person replaced"
    )


# Named before a field makes them on the side: a class of no name could not be pickled, nor a report with it.
ObservedInteger = Observation[int]
ObservedNumber = Observation[Number]
ObservedText = Observation[str]


class Extracted(Model, Generic[T]):
    """A field: headline ``value`` (None where the text states none), its confidence and flags, and every
    observation in the order of the text."""

    value: T | list[T] | None = None
    confidence: Confidence | None = None
    flags: tuple[str, ...] = ()
    observations: tuple[Observation[T], ...] = ()

    def __bool__(self) -> bool:
        return self.value is not None


Count = Extracted[int]
Rate = Extracted[Number]
Money = Extracted[Number]
Text = Extracted[str]
Integer = Extracted[int]
