"""The page that stands alone: the raw text with everything marked, beside it the list of what was read from it.

All of it is HTML when it leaves here; the script only filters, scrolls and moves the focus. Without it every figure still
links to its mark and every mark to its figure.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from fazhi_extract.model.fields import FLAGS
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.entries import Entries, entries
from fazhi_extract.view.marked import marked
from fazhi_extract.view.markup import Html, join, plain, tag, text
from fazhi_extract.view.palette import DARK, LIGHT, variables
from fazhi_extract.view.panel import Panel, flag_table
from fazhi_extract.view.parts import sign

LONG = 100_000  # characters; a longer text is drawn line by line as it comes into sight


def page(report: AnnualReport) -> str:
    """The whole page of a report as HTML."""
    found = entries(report)
    panel = Panel(found, report)
    style, script = _style(), _asset("page.js")
    return Template(_asset("page.html")).substitute(
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
        title=escape(plain(_title(report))), heading=text(_title(report)), subtitle=_subtitle(report, found),
        notices=_notices(report), size="many" if len(report.source.text) > LONG else "few", tongue=_tongue(report),
        lines=marked(report.source.text, list(found.all())),
        controls=panel.controls(), tabs=panel.tabs(), panels=panel.panels(), flags=flag_table(),
    )  # fmt: skip


@cache
def _asset(name: str) -> str:
    return files("fazhi_extract.view").joinpath(name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    dark = variables(DARK)
    return (
        f":root {{ color-scheme: light; {variables(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ color-scheme: dark; {dark} }} }}\n"
        f"@media screen {{ :root[data-theme=dark] {{ color-scheme: dark; {dark} }} }}\n"
        f"{_asset('page.css')}"
    )


def _hash(content: str) -> str:
    """A source expression that lets the browser take this very style or script, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


# -- the head -----------------------------------------------------------------------------------------------------


def _title(report: AnnualReport) -> str:
    return report.meta.title.value if isinstance(report.meta.title.value, str) else report.source.path or "Report"


def _subtitle(report: AnnualReport, found: Entries) -> Html:
    """Where, who, when; each leads to its place in the text and shows a doubt about it."""
    facts = {entry.ident.removeprefix("meta."): entry for entry in found.meta}
    shown = []
    for name, said in (("region", ""), ("issuer", ""), ("report_year", ""), ("published", "published ")):
        entry = facts[name]
        if entry.value:
            code = facts["region_code"].value if name == "region" else ""
            words = f"{said}{entry.value} {code}".strip()
            doubt = sign(entry.level) if entry.level in ("medium", "low") else None
            shown.append(tag("span", doubt, tag("a", words, href=f"#{entry.ident}", class_="to")))
    if report.source.path:
        shown.append(tag("span", report.source.path))
    return join(shown)


def _notices(report: AnnualReport) -> Html:
    notes = [f"{flag}: {FLAGS.get(flag, '')}" for flag in report.source.flags] + list(report.source.notes)
    return (
        tag("ul", *(tag("li", note) for note in notes), class_="notices", aria_label="Notes on the source")
        if notes
        else Html()
    )


def _tongue(report: AnnualReport) -> str:
    return "zh-Hant" if report.meta.script.value == "traditional" else "zh-Hans"
