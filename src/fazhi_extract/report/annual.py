"""``AnnualReport``: the schema of a 法治政府建设年度报告, and the views users take of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self, overload

from pydantic import Field

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.groups.business import Business
from fazhi_extract.indicators.groups.counsel import Counsel
from fazhi_extract.indicators.groups.decisions import Decisions
from fazhi_extract.indicators.groups.emergency import Emergency
from fazhi_extract.indicators.groups.enforcement import Enforcement
from fazhi_extract.indicators.groups.leadership import Leadership
from fazhi_extract.indicators.groups.legal_services import Corrections, LegalAid, LegalServices
from fazhi_extract.indicators.groups.litigation import Litigation, Settlement
from fazhi_extract.indicators.groups.mediation import Mediation
from fazhi_extract.indicators.groups.oversight import Disclosure, Oversight
from fazhi_extract.indicators.groups.petitions import Petitions
from fazhi_extract.indicators.groups.publicity import Publicity
from fazhi_extract.indicators.groups.reconsideration import Reconsideration
from fazhi_extract.indicators.groups.rulemaking import Rulemaking
from fazhi_extract.indicators.groups.services import Services
from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import Extracted, Model
from fazhi_extract.model.report import Document, Meta, Quantity, Row, Section, Source, Statement

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from fazhi_extract.compliance import Compliance
    from fazhi_extract.explain import Explanation
    from fazhi_extract.review import Correction, ReviewItem
    from fazhi_extract.statements import Honour, NamedDocument, StatedItem


def group(model: type[Group]) -> Any:
    """Declare a group of indicators as a field of a report model; for own schemas."""
    return Field(default=model(), description=(model.__doc__ or "").strip().split("\n")[0])


class AnnualReport(Model):
    """A 法治政府建设年度报告 (annual report on building a law-based government) as a typed record.

    One field per indicator, by group; ``report.reconsideration.received.value == 100``. All offsets are Python
    string indices into the text as passed in (``source.text``), half-open.
    Source of the genre: 《法治政府建设与责任落实督察工作规定》 article 24 and following.
    """

    meta: Meta = Field(default=Meta(), description="whose report it is, and of which year")
    leadership: Leadership = group(Leadership)
    services: Services = group(Services)
    business: Business = group(Business)
    rulemaking: Rulemaking = group(Rulemaking)
    decisions: Decisions = group(Decisions)
    counsel: Counsel = group(Counsel)
    enforcement: Enforcement = group(Enforcement)
    emergency: Emergency = group(Emergency)
    reconsideration: Reconsideration = group(Reconsideration)
    litigation: Litigation = group(Litigation)
    settlement: Settlement = group(Settlement)
    mediation: Mediation = group(Mediation)
    petitions: Petitions = group(Petitions)
    oversight: Oversight = group(Oversight)
    disclosure: Disclosure = group(Disclosure)
    legal_aid: LegalAid = group(LegalAid)
    legal_services: LegalServices = group(LegalServices)
    publicity: Publicity = group(Publicity)
    corrections: Corrections = group(Corrections)
    quantities: tuple[Quantity, ...] = Field(default=(), description="every measured number of the text, in order")
    sections: tuple[Section, ...] = Field(default=(), description="headings in order")
    documents: tuple[Document, ...] = Field(default=(), description="every distinct 《…》, in order of first mention")
    problems: tuple[Statement, ...] = Field(default=(), description="stated shortcomings, one item each")
    plans: tuple[Statement, ...] = Field(default=(), description="next year's plans, one item each")
    checks: tuple[Check, ...] = Field(default=(), description="arithmetic tried on the figures, and whether it holds")
    source: Source = Field(default=Source(text=""), description="the raw text and how it was read")
    schema_version: str = Field(default="", description="version of this record's form, see docs/stability.md")
    ruleset: str = Field(default="", description="hash of the rules that made the record, see docs/stability.md")

    def fields(self) -> Iterator[tuple[str, Extracted[Any]]]:
        """(id, field) of every indicator, stated or not, in the order of the schema."""
        for name, model in group_fields(type(self)).items():
            values = getattr(self, name)
            for field in model.model_fields:
                value = getattr(values, field)
                if isinstance(value, Extracted):
                    yield f"{name}.{field}", value

    def __getitem__(self, ident: str) -> Extracted[Any]:
        """The field of an indicator id such as ``mediation.disputes``.

        Raises:
            KeyError: for an id that the schema does not have.
        """
        group_name, _, field = ident.partition(".")
        model = group_fields(type(self)).get(group_name)
        if model is None or field not in model.model_fields:
            raise KeyError(ident)
        value: Extracted[Any] = getattr(getattr(self, group_name), field)
        return value

    def explain(self, ident: str) -> Explanation:
        """Why the field of an indicator id has the value it has, or none; ``str()`` of it reads as text.

        Raises:
            KeyError: for an id that the schema does not have.
        """
        from fazhi_extract.explain import explain

        return explain(self, ident)

    def review(self) -> list[ReviewItem]:
        """The fields a person should look at, most doubtful first, each with its evidence and the reason."""
        from fazhi_extract.review import review

        return review(self)

    def with_corrections(self, corrections: Iterable[Correction]) -> Self:
        """A new report with a person's corrections (see ``read_corrections``): the values replaced, flagged
        ``corrected``, what stood there kept in ``replaced``."""
        from fazhi_extract.review import with_corrections

        return with_corrections(self, corrections)

    @property
    def compliance(self) -> Compliance:
        """What the law asks of a report, and what of it this one has: contents, date of publication, tasks.

        Worked out at each access (a millisecond or two; keep it) and not part of the JSON; ``model_dump_json()`` of it is.
        """
        from fazhi_extract.compliance import compliance

        return compliance(self)

    @property
    def statements(self) -> tuple[StatedItem, ...]:
        """`problems` and then `plans`, each with its topic; worked out at each access, as `compliance`."""
        from fazhi_extract.report.reread import reread
        from fazhi_extract.statements import stated_items

        return stated_items(reread(self), self.problems, self.plans)

    @property
    def honours(self) -> tuple[Honour, ...]:
        """Honours, commendations and pilot programmes (获评…, 入选…, 被…表彰); worked out at each access."""
        from fazhi_extract.report.reread import reread
        from fazhi_extract.statements import find_honours

        return find_honours(reread(self), self.source.text)

    @property
    def named_documents(self) -> tuple[NamedDocument, ...]:
        """`documents`, each with its kind and whether it was issued, is planned or only cited; worked out at each access."""
        from fazhi_extract.report.reread import reread
        from fazhi_extract.statements import classify_documents

        code = self.meta.region_code.value
        return classify_documents(reread(self), self.documents, province=bool(code) and str(code).endswith("0000"))

    @property
    def issued_documents(self) -> tuple[NamedDocument, ...]:
        """The documents that the report says were issued, drawn up or revised in the year (出台, 印发, 制定, 修订《…》)."""
        return tuple(document for document in self.named_documents if document.role == "issued")

    def to_frame(self, table: str = "observations") -> pd.DataFrame:
        """A table of this report as a pandas data frame: observations, quantities, sections, documents, statements or
        reports; see docs/tables.md. Of many reports: ``fazhi_extract.tables.to_frame``.

        Raises:
            ValueError: there is no such table.
            ImportError: pandas is not installed (extra ``pandas``).
        """
        from fazhi_extract.tables import to_frame

        return to_frame([(self.source.path or "", self)], table)

    def to_arrow(self, table: str = "observations") -> pa.Table:
        """The same as an Arrow table.

        Raises:
            ValueError: there is no such table.
            ImportError: pyarrow is not installed (extra ``arrow``).
        """
        from fazhi_extract.tables import to_arrow

        return to_arrow([(self.source.path or "", self)], table)

    def to_rows(self) -> list[Row]:
        """One flat dict per observation of an indicator, in the order of the schema and then of the text.

        Keys: indicator, label, value, unit, qualifier, role, confidence, flags, start, end, quote. For every row
        ``source.text[start:end] == quote``.
        """
        rows: list[Row] = []
        for ident, field in self.fields():
            if not field.observations:
                continue
            group_name, _, name = ident.partition(".")
            label = group_fields(type(self))[group_name].model_fields[name].title
            for seen in field.observations:
                rows.append(
                    {
                        "indicator": ident,
                        "label": label,
                        "value": seen.value,
                        "unit": seen.unit,
                        "qualifier": seen.qualifier,
                        "role": seen.role,
                        "confidence": seen.confidence,
                        "flags": list(seen.flags),
                        "start": seen.evidence.start,
                        "end": seen.evidence.end,
                        "quote": seen.evidence.quote,
                    }
                )
        return rows

    @overload
    def to_html(self) -> str: ...

    @overload
    def to_html(self, path: str | os.PathLike[str]) -> None: ...

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """A page that stands alone: the raw text with every place marked, beside it the list of what was read.

        Args:
            path: the file to write, whole or not at all; None gives the page as a string.

        Raises:
            OSError: the file cannot be written; what stood there is untouched.
        """
        from fazhi_extract.aside import write_text
        from fazhi_extract.view import page

        if path is None:
            return page(self)
        write_text(path, page(self))
        return None

    def _repr_html_(self) -> str:
        """The report as a notebook shows it."""
        from fazhi_extract.view import cell

        return cell(self)
