"""The shapes of `report.compliance`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fazhi_extract.model.fields import Confidence, Model, Span

ContentName = Literal["measures", "shortcomings", "responsibility", "arrangements", "other"]
Status = Literal["in_time", "late", "unknown"]
Basis = Literal["heading", "item", "figures", "words", "none"]


class Extent(Model):
    """A stretch of the raw text, without its words."""

    start: int = Field(ge=0, description="index of the first character in the raw text")
    end: int = Field(ge=0, description="one past the last")


class Content(Model):
    """One of the contents that article 25 asks for (报告内容)."""

    name: ContentName
    title: str = Field(description="the content in the words of article 25, shortened")
    present: bool
    evidence: tuple[Span, ...] = Field(default=(), description="the headings, or the sentences, that show it")
    extents: tuple[Extent, ...] = Field(default=(), description="where the text is about it")
    share: float = Field(default=0.0, ge=0, le=1, description="share of the report's own text, 0 to 1, by characters")
    confidence: Confidence
    reason: str = Field(description="why, in a sentence")


class Publication(Model):
    """Whether the report was published in time (公开时限)."""

    status: Status
    published: str | None = Field(default=None, description="date of publication, ISO 8601; null where none is printed")
    deadline: str | None = Field(
        default=None, description="the last day in time, ISO 8601; null where no rule sets one"
    )
    rule: str = Field(default="", description="the document and place that set the deadline")
    evidence: Span | None = Field(default=None, description="the printed date")
    confidence: Confidence
    reason: str = Field(description="why, in a sentence")


class TaskReported(Model):
    """Whether and how a report speaks of a task of the outline (任务)."""

    key: str = Field(description="short name of the task, e.g. `emergency`")
    title: str = Field(description="the task's heading in the outline")
    reported: bool
    basis: Basis = Field(
        description="the strongest sign: a heading names it; an item or a paragraph opens with it; an indicator of it is "
        "stated; words of it stand in the text; none"
    )
    sections: tuple[Span, ...] = Field(default=(), description="headings that name the task")
    evidence: tuple[Span, ...] = Field(default=(), description="where no heading does: items, or sentences")
    indicators: tuple[str, ...] = Field(
        default=(), description="ids of the task's indicators with a figure for the year"
    )
    figures: int = Field(
        default=0, ge=0, description="figures for the year that state indicators of the task, parts included"
    )
    confidence: Confidence


class Compliance(Model):
    """What 《法治政府建设与责任落实督察工作规定》 asks of a report, and what of it this one has.

    Worked out from the sections, statements, figures and text of a report by words that can be read in
    `fazhi_extract.compliance`; every answer names its evidence. It says what is printed, not whether a duty was met.
    """

    obliged: bool | None = Field(
        description="whether article 24 binds the body: governments of every level and departments of the county level "
        "and above; null where the kind of the body is not known to be either"
    )
    contents: tuple[Content, ...] = Field(description="the five contents of article 25, in its order")
    causes: Span | None = Field(
        default=None,
        description="the first words that give a cause of a shortcoming (由于, 导致 …), of which article 25 (2) speaks too; "
        "null where none are found",
    )
    publication: Publication
    outline: str = Field(description="title of the outline whose tasks are listed")
    tasks: tuple[TaskReported, ...] = Field(description="the outline's tasks, in its order")

    def content(self, name: ContentName) -> Content:
        """The content of a name.

        Raises:
            KeyError: for no such name.
        """
        for content in self.contents:
            if content.name == name:
                return content
        raise KeyError(name)

    def task(self, key: str) -> TaskReported:
        """The task of a key.

        Raises:
            KeyError: for a key that the outline of the report's year does not have.
        """
        for task in self.tasks:
            if task.key == key:
                return task
        raise KeyError(key)
