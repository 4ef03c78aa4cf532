"""The shapes of statements, honours and named documents. All offsets are into the raw text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fazhi_extract.model.fields import Span
from fazhi_extract.model.report import SectionKind

Level = Literal["national", "provincial", "municipal", "county", "unknown"]
DocumentKind = Literal[
    "law", "administrative_regulation", "local_regulation", "normative_document", "plan", "other"
]  # fmt: skip


class StatedItem(Span):
    """A stated shortcoming (存在问题) or plan (工作安排) with its topic."""

    kind: Literal["problem", "plan"]
    topic: SectionKind = Field(description="what it is about, by its own words; the kinds of sections")


class Honour(Span):
    """An honour, a commendation or a pilot programme (荣誉、表彰、试点) that the report says was received."""

    name: str = Field(description="what was received, simplified, without quotation marks around it")
    level: Level = Field(
        description="of the body that gave it: 国家级, 省级, 市级, 县级; `unknown` where no word says so"
    )
    kind: Literal["honour", "pilot"]
    recipient: str = Field(description="who received it, as far as the clause says; else empty")


class NamedDocument(Span):
    """A document named in 《…》, once each; ``start``/``end`` span the title without its marks."""

    title: str = Field(description="as in `report.documents`")
    number: str | None = Field(default=None, description="document number (文号) where printed")
    kind: DocumentKind
    role: Literal["issued", "planned", "cited"] = Field(
        description="issued: the report says it was issued, drawn up or revised in the year; planned: that it will be; "
        "cited: anything else"
    )
    action: str = Field(default="", description="the verb that says so, simplified: 印发, 修订; empty for cited ones")
