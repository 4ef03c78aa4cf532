"""The report as a typed record."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from pydantic import Field

from fazhi_extract.model.fields import Confidence, Extracted, Integer, Model, Number, Qualifier, Role, Span, Text

SectionKind = Literal[
    "achievements", "problems", "plans", "responsibility", "leadership", "functions", "rulemaking", "decisions",
    "enforcement", "emergency", "disputes", "oversight", "publicity", "safeguards", "other",
]  # fmt: skip


class Meta(Model):
    """Whose report it is, and of which year."""

    region: Text = Field(
        default=Extracted[str](), description="canonical full name of the division, simplified (行政区划)"
    )
    region_code: Text = Field(
        default=Extracted[str](), description="GB/T 2260 code, six digits; null where ambiguous (行政区划代码)"
    )
    issuer: Text = Field(default=Extracted[str](), description="the reporting body, simplified (发布机关)")
    body_kind: Text = Field(
        default=Extracted[str](), description="government, department, township or other (机关类别)"
    )
    report_year: Integer = Field(default=Extracted[int](), description="the year reported on (报告年度)")
    published: Text = Field(default=Extracted[str](), description="date of publication, ISO 8601 (发布日期)")
    title: Text = Field(
        default=Extracted[str](), description="title as printed, corruption removed; null where none is printed (标题)"
    )
    script: Text = Field(default=Extracted[str](), description="simplified or traditional (字体)")


class Quantity(Span):
    """A measured number of the text, whether or not an indicator claims it (数量)."""

    value: Number | list[Number]
    unit: str = Field(description="as printed, simplified; empty where none is printed")
    qualifier: Qualifier
    role: Role
    subject: str = Field(description="what is counted: a short noun phrase, simplified")
    indicator: str | None = Field(default=None, description="id of the indicator it states, or null")
    part_of: str | None = Field(default=None, description="id of the indicator whose printed total it is a part of")
    change: bool = Field(default=False, description="a change against another figure (同比增长…), not a level")


class Section(Span):
    """A heading; ``quote`` is the heading as printed (标题层级)."""

    level: int = Field(ge=1, description="1 is the outermost")
    heading: str = Field(description="the heading, simplified, with its numeral")
    kind: SectionKind
    stop: int = Field(ge=0, description="where the section ends in the raw text")


class Document(Span):
    """A document cited as 《…》, listed once (引用文件)."""

    title: str = Field(description="as printed, corruption removed, without the outer 《》")
    number: str | None = Field(default=None, description="document number (文号) where printed")


class Statement(Span):
    """A stated shortcoming (存在问题) or plan (工作安排)."""


class Repair(Span):
    """A mend of damaged text: a named step that can be replayed."""

    step: str
    after: str = Field(description="what the quote was read as")
    sureness: float = Field(ge=0, le=1)


class Damage(Span):
    """A damaged stretch that was left as it is, since what stood there cannot be told."""

    reason: str = ""


class Origin(Model):
    """Where a piece of the text came from in the file or page that was read."""

    start: int = Field(ge=0, description="first character of the piece in the raw text")
    end: int = Field(ge=0, description="one past its last")
    position: int = Field(
        ge=0, description="html: index into the page; docx: number of the paragraph; pdf: number of the page"
    )
    page: int | None = Field(default=None, description="pdf: number of the page, from 1")


class Source(Model):
    """Where the text came from, and what had to be done to read it."""

    text: str = Field(description="the raw text that all offsets refer to")
    media_type: str = "text/plain"
    encoding: str | None = None
    encoding_sureness: str | None = None
    path: str | None = None
    repairs: tuple[Repair, ...] = ()
    damage: tuple[Damage, ...] = Field(default=(), description="damaged stretches that were left as they are")
    origins: tuple[Origin, ...] = Field(default=(), description="pieces of the text in order; empty for plain text")
    notes: tuple[str, ...] = Field(default=(), description="warnings for a person")
    flags: tuple[str, ...] = ()

    def locate(self, offset: int) -> Origin | None:
        """The piece that a character of ``text`` came from: its page (PDF), paragraph (DOCX) or place in the page (HTML).

        Args:
            offset: index into ``text``, as every ``start`` and ``end`` of the report.

        Returns:
            None for plain text and for characters that the reader put in (line breaks between pieces).
        """
        index = bisect_right(self.origins, offset, key=lambda origin: origin.start) - 1
        return self.origins[index] if index >= 0 and offset < self.origins[index].end else None


Value = Number | str | list[Number] | None
Row = dict[str, object]

__all__ = [
    "Confidence", "Damage", "Document", "Meta", "Origin", "Quantity", "Repair", "Row", "Section", "SectionKind", "Source", "Span", "Statement", "Value",
]  # fmt: skip
