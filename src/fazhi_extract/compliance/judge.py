"""`compliance`: a report held against what the law asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_extract.compliance.contents import Contents
from fazhi_extract.compliance.model import Compliance
from fazhi_extract.compliance.publication import publication
from fazhi_extract.compliance.reported import tasks_reported
from fazhi_extract.compliance.tasks import outline_of, task_of
from fazhi_extract.report.reread import reread

if TYPE_CHECKING:
    from fazhi_extract.report.annual import AnnualReport

# Townships are governments too: 地方各级政府.
_BOUND = frozenset(("government", "township", "department"))


def compliance(report: AnnualReport) -> Compliance:
    """What 《法治政府建设与责任落实督察工作规定》 asks of a report, and what of it the report has.

    Nothing is stored: the answer is worked out from the report at every call, in a millisecond or two.
    """
    meta = report.meta
    year = meta.report_year.value if isinstance(meta.report_year.value, int) else None
    contents = Contents(reread(report), report.source.text, year)
    outline = outline_of(year)
    figures: dict[str, list[str]] = {}
    for ident, field in report.fields():
        task = task_of(ident, year) if field.observations else None
        if task is None:
            continue
        for seen in field.observations:
            if seen.role == "achievement" and seen.value is not None:
                figures.setdefault(task.key, []).append(ident)
    return Compliance(
        obliged=True if meta.body_kind.value in _BOUND else None,
        contents=contents.all(),
        causes=contents.cause(),
        publication=publication(meta.report_year, meta.published, report.source.text),
        outline=outline.title,
        tasks=tasks_reported(contents, outline, figures),
    )
