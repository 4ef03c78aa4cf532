"""`panel`: from reports to one table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from fazhi_extract.compliance.publication import publication
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.model.fields import Extracted
from fazhi_extract.panels.bodies import Body, body_of
from fazhi_extract.panels.changes import changes
from fazhi_extract.panels.duplicates import Candidate, choose, digest
from fazhi_extract.panels.model import Duplicate, Entry, LeftOut, Panel, PanelRow
from fazhi_extract.panels.stated_before import Stated, stated_before
from fazhi_extract.report.annual import AnnualReport

Named = tuple[str, AnnualReport]


def panel(reports: Iterable[AnnualReport | Named]) -> Panel:
    """One table of many reports: bodies through the years.

    Reports may come in any order, and are taken one at a time, so a generator keeps memory flat. Several reports of one
    body on one year are reduced to one (`Panel.duplicates` says which and why); a report without a year or a body is in
    `Panel.left_out`. Bodies are the same ones through changes of their region's code or name.

    Args:
        reports: reports, or (name, report). The name stands in the column ``source``; without one, ``source.path`` of the
            report, or a digest of its text.
    """
    known: dict[str, str] = {}
    kinds: dict[str, str] = {}
    schemas: set[type[AnnualReport]] = set()
    left_out: list[LeftOut] = []
    groups: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    about: dict[tuple[str, int, str], tuple[Entry, list[Stated]]] = {}
    for item in reports:
        name, report = item if isinstance(item, tuple) else ("", item)
        if type(report) not in schemas:
            schemas.add(type(report))
            for ident, spec in indicators(type(report)):
                known.setdefault(ident, spec.label)
                kinds.setdefault(ident, spec.kind)
        text_digest = digest(report.source.text)
        source = name or report.source.path or text_digest[:12]
        year, body = report.meta.report_year.value, body_of(report.meta)
        if not isinstance(year, int):
            left_out.append(LeftOut(source, "the year reported on is not known"))
        elif body is None:
            left_out.append(LeftOut(source, "neither the region nor the issuer is known"))
        else:
            entry = _entry(report, body, year, source)
            rows = _rows(report, entry, kinds)
            groups[body.key, year].append(
                Candidate(
                    body.key,
                    year,
                    source,
                    entry.published,
                    "not_a_report" not in report.source.flags,
                    len(report.source.damage),
                    text_digest,
                    rows,
                )
            )
            about[body.key, year, f"{source}\0{text_digest}"] = entry, stated_before(report)
    return _assemble(groups, about, known, kinds, left_out)


def _assemble(
    groups: dict[tuple[str, int], list[Candidate]],
    about: dict[tuple[str, int, str], tuple[Entry, list[Stated]]],
    known: dict[str, str],
    kinds: dict[str, str],
    left_out: list[LeftOut],
) -> Panel:
    rows: list[PanelRow] = []
    entries: list[Entry] = []
    duplicates: list[Duplicate] = []
    stated: dict[tuple[str, int], list[Stated]] = {}
    for (body, year), candidates in sorted(groups.items()):
        kept, dropped = choose(candidates)
        duplicates += dropped
        entry, before = about[body, year, f"{kept.source}\0{kept.digest}"]
        entries.append(entry)
        stated[body, year] = before
        rows += _with_revisions(kept, candidates)
    order = {ident: place for place, ident in enumerate(known)}
    rows.sort(key=lambda row: (row.body, row.report_year, order[row.indicator]))
    found = changes(rows, stated, kinds)
    flagged = {(change.body, change.report_year, change.indicator): change.flags for change in found if change.flags}
    rows = [
        replace(row, flags=(*row.flags, *more))
        if (more := flagged.get((row.body, row.report_year, row.indicator))) else row
        for row in rows
    ]  # fmt: skip
    return Panel(
        tuple(rows), tuple(_regions(entries)), known, kinds, tuple(found), tuple(duplicates),
        tuple(sorted(left_out, key=lambda item: item.source)),
    )  # fmt: skip


def _entry(report: AnnualReport, body: Body, year: int, source: str) -> Entry:
    meta = report.meta
    when = publication(meta.report_year, meta.published, report.source.text)
    flags = () if body.sure else ("unresolved",)
    return Entry(
        body.key,
        body.region_code,
        body.region,
        body.issuer,
        body.kind,
        year,
        when.published,
        when.status,
        flags,
        source,
    )


def _rows(report: AnnualReport, entry: Entry, kinds: dict[str, str]) -> list[PanelRow]:
    """The headline figures of a report for its year: no plans, no figures of other years or bodies."""
    rows = []
    for ident, field in report.fields():
        lead = _headline(field)
        if lead is None:
            continue
        value: Any = field.value
        low, high = (value[0], value[1]) if isinstance(value, list) else (value, None)
        unit = "元" if kinds.get(ident) == "money" else lead.unit  # 366.4万元 is 3664000
        rows.append(
            PanelRow(
                entry.body,
                entry.region_code,
                entry.region,
                entry.issuer,
                entry.body_kind,
                entry.report_year,
                ident,
                low,
                high,
                unit,
                lead.qualifier,
                field.confidence or "low",
                field.flags,
                entry.source,
            )
        )
    return rows


def _headline(field: Extracted[Any]) -> Any:
    """The observation a field's value comes from; None for a field without a figure of the report's own year."""
    own = [seen for seen in field.observations if seen.role == "achievement"]
    if not own or (field.value is None and "value_missing" not in field.flags):
        return None
    same = [seen for seen in own if seen.value == field.value]
    return (same or own)[0]


def _with_revisions(kept: Candidate, candidates: list[Candidate]) -> list[PanelRow]:
    """The rows of the report that counts, flagged where another version states another figure."""
    if len(candidates) == 1:
        return kept.rows
    others: dict[str, set[tuple[Any, Any]]] = {}
    for other in candidates:
        if other is not kept and other.is_report:
            for row in other.rows:
                others.setdefault(row.indicator, set()).add((row.value, row.value_high))
    return [
        replace(row, flags=(*row.flags, "revised"))
        if others.get(row.indicator, set()) - {(row.value, row.value_high)} else row
        for row in kept.rows
    ]  # fmt: skip


def _regions(entries: list[Entry]) -> list[Entry]:
    """The entries, flagged where the region's code or name is not that of the body's report before."""
    out = entries[:1]
    for before, entry in pairwise(entries):
        changed = before.body == entry.body and (before.region_code, before.region) != (entry.region_code, entry.region)
        out.append(replace(entry, flags=(*entry.flags, "region_changed")) if changed else entry)
    return out
