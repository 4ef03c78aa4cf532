"""Whether a report was published in time.

《法治政府建设与责任落实督察工作规定》 (中办、国办, in force 2019-04-15), article 24: 每年4月1日之前,地方各级政府和县级以上政府
部门的法治政府建设年度报告,除涉及党和国家秘密的,应当通过报刊、网站等新闻媒体向社会公开,接受人民群众监督。 So the reports on 2019
are the first it binds, published by 2020-03-31.

Before it, 《法治政府建设实施纲要(2015-2020年)》, part 3, has governments and their departments report in the first quarter
(每年第一季度) and publish the report; the same day is taken as the deadline of the reports on 2015 to 2018.
"""

from __future__ import annotations

import datetime
import re

from fazhi_extract.compliance.model import Publication, Status
from fazhi_extract.model.fields import Confidence, Extracted, Span

_ARTICLE = "法治政府建设与责任落实督察工作规定, article 24"
_OUTLINE = "法治政府建设实施纲要(2015-2020年), part 3 (first quarter)"


# What stands before a date of publication: 发布时间, 公开日期, 日期. A date without it is that of the signature.
_LABEL = re.compile(r"(?:发布|發布|公开|公開|发表|發表|日期|时间|時間)[^\n]{0,6}$")


def rule_of(year: int) -> str:
    """The document that sets the deadline for a report on a year; empty where none does."""
    return _ARTICLE if year >= 2019 else _OUTLINE if year >= 2015 else ""


def publication(year: Extracted[int], published: Extracted[str], text: str) -> Publication:
    """Hold the printed date of publication against the deadline of the report's year.

    Args:
        year: the year reported on.
        published: the printed date.
        text: the raw text; a date that no word calls one of publication is that of the signature, and less sure.
    """
    evidence: Span | None = None
    if published.observations:
        seen = published.observations[0].evidence
        evidence = Span(start=seen.start, end=seen.end, quote=seen.quote)
    of = year.value if isinstance(year.value, int) else None
    if of is None:
        return Publication(
            status="unknown", published=_text(published), evidence=evidence, confidence="low",
            reason="the year reported on is not known",
        )  # fmt: skip
    rule = rule_of(of)
    last = datetime.date(of + 1, 3, 31)

    def said(status: Status, confidence: Confidence, reason: str) -> Publication:
        return Publication(
            status=status,
            published=_text(published),
            deadline=last.isoformat() if rule else None,
            rule=rule,
            evidence=evidence,
            confidence=confidence,
            reason=reason,
        )

    if not rule:
        return said("unknown", "high", f"no rule known here sets a day for a report on {of}")
    day = _date(published)
    if day is None:
        return said("unknown", "high", "no date of publication is printed")
    if "inconsistent" in published.flags or day < datetime.date(of, 11, 1):
        return said("unknown", "low", f"the printed date does not fit a report on {of}")
    doubts = [level for level in (published.confidence, year.confidence) if level]
    labelled = evidence is not None and _LABEL.search(text[max(0, evidence.start - 24) : evidence.start])
    if not labelled:
        doubts.append("medium")
    late = (day - last).days
    return said(
        "late" if late > 0 else "in_time",
        "low" if "low" in doubts else "medium" if "medium" in doubts else "high",
        f"{'published' if labelled else 'dated'} {day}, {f'{late} days after' if late > 0 else 'by'} {last}",
    )


def _text(published: Extracted[str]) -> str | None:
    return published.value if isinstance(published.value, str) else None


def _date(published: Extracted[str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(_text(published) or "")
    except ValueError:
        return None
