"""A report as the output of a notebook cell: HTML and CSS alone, since notebooks differ in what scripts they let run.

Each value shows its words on its own line and whole when hovered; clicked, it opens all places that state it. Where a notebook
drops the style (JupyterLab does for a notebook that is not trusted), the same reads as plain nested lists.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import groupby

from fazhi_extract.model.fields import FLAGS
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.entries import LEVELS, Entry, Place, entries
from fazhi_extract.view.markup import Html, spaced, tag, text
from fazhi_extract.view.palette import DARK, LIGHT, variables
from fazhi_extract.view.parts import check, flags, sign, value, words

OPEN_UP_TO = 12  # figures; of a report with more, the groups are closed at first
PLACES = 20  # shown of one figure
# How notebooks say that they are dark: JupyterLab, Colab, Sphinx themes, VS Code, marimo, Voilà.
_DARK_HOSTS = (
    "body[data-jp-theme-light=false]", "html[theme=dark]", "html[data-theme=dark]", "body[data-theme=dark]",
    "body.vscode-dark", "body.vscode-high-contrast:not(.vscode-high-contrast-light)", "html.dark", "body.dark", "body.theme-dark",
)  # fmt: skip


def cell(report: AnnualReport) -> str:
    """A report as a piece of HTML with its own style."""
    found = entries(report)
    stated = [entry for entry in found.figures if entry.stated]
    groups = [
        _group(found.groups[name], list(inside), report.source.text, len(stated) <= OPEN_UP_TO)
        for name, inside in groupby(stated, key=lambda entry: entry.group)
    ]
    body = [_head(report, found.meta, stated, len(found.figures)), *groups]
    if not stated:
        body.append(tag("p", "No indicator is stated.", class_="fz-empty"))
    return tag("div", tag("style", Html(_style())), *body, class_="fz", lang="en")


@cache
def _style() -> str:
    css = files("fazhi_extract.view").joinpath("cell.css").read_text(encoding="utf-8")
    dark = ", ".join(f"{host} .fz" for host in _DARK_HOSTS)
    return (
        f".fz {{ color-scheme: light; {variables(LIGHT)} }}\n{dark} {{ color-scheme: dark; {variables(DARK)} }}\n{css}"
    )


def _head(report: AnnualReport, meta: list[Entry], stated: list[Entry], indicators: int) -> Html:
    facts = {entry.ident.removeprefix("meta."): entry for entry in meta}
    title = facts["title"].value or report.source.path or "Report"
    who = []
    for name in ("region", "issuer", "report_year", "published"):
        entry = facts[name]
        if entry.value:
            doubt = sign(entry.level) if entry.level in ("medium", "low") else None
            who.append(tag("span", doubt, entry.value, class_="fz-n", title=", ".join(entry.flags) or None))
    levels = Counter(entry.level for entry in stated)
    counts = [tag("span", sign(level), f" {levels[level]}", class_="fz-n") for level in LEVELS if levels[level]]
    numbers = {
        "number": report.quantities, "heading": report.sections, "document": report.documents, "problem": report.problems,
        "plan": report.plans,
    }  # fmt: skip
    rest = " · ".join(f"{len(all_)} {name}{'s' * (len(all_) != 1)}" for name, all_ in numbers.items())
    doubts = [tag("span", flag, class_=f"flag {flag}", title=FLAGS.get(flag)) for flag in report.source.flags]
    return tag(
        "div",
        tag("div", spaced(text(title), *doubts), class_="fz-title", lang="zh"),
        tag("div", spaced(*who), class_="fz-who", lang="zh"),
        tag("div", spaced(tag("span", f"{len(stated)} of {indicators} indicators"), *counts, tag("span", rest)), class_="fz-who"),
        class_="fz-head",
    )  # fmt: skip


def _group(titles: tuple[str, str], inside: list[Entry], raw: str, opened: bool) -> Html:
    chinese, english = titles
    worst = Counter(entry.level for entry in inside if entry.level in ("medium", "low"))
    doubts = [
        tag("span", sign(level), f" {worst[level]}", class_="fz-n") for level in ("low", "medium") if worst[level]
    ]
    preview = [
        tag("span", tag("span", entry.label, " "), value(entry), title=_evidence(entry, raw), lang="zh")
        for entry in inside
    ]
    name = [tag("b", chinese or english, lang="zh" if chinese else None), tag("i", english) if chinese else None]
    summary = spaced(
        tag("span", spaced(*name), class_="fz-name"),
        tag("span", spaced(text(str(len(inside))), *doubts), class_="fz-count"),
        tag("span", spaced(*preview), class_="fz-preview"),
    )
    return tag(
        "details", tag("summary", summary), *(_figure(entry, raw) for entry in inside), class_="fz-group", open=opened
    )


def _evidence(entry: Entry, raw: str) -> str | None:
    """What a value shows when hovered: its words, the number in 【】."""
    if not entry.places:
        return None
    before, quote, after = words(raw, _main(entry))
    return f"{before}【{quote}】{after}"


def _main(entry: Entry) -> Place:
    """The place that gave the headline value."""
    return next(
        (place for place in entry.places if place.value == entry.value and place.flags == entry.flags), entry.places[0]
    )


def _figure(entry: Entry, raw: str) -> Html:
    quoted = None
    if entry.places:
        before, quote, after = words(raw, _main(entry), 22, 16)
        quoted = tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr")
    label = tag("span", entry.label, class_="fz-label", lang="zh")
    summary = spaced(sign(entry.level), label, value(entry), flags(entry), quoted)
    places = [_place(place, raw) for place in entry.places[:PLACES]]
    if len(entry.places) > PLACES:
        places.append(tag("li", f"and {len(entry.places) - PLACES} more places"))
    told = [
        tag("p", entry.english, " ", tag("code", entry.ident)),
        tag("ol", *places),
        *(check(one) for one in entry.checks),
    ]
    shown = tag("summary", summary, title=_evidence(entry, raw))
    return tag("details", shown, tag("div", *told, class_="fz-card"), class_="fz-figure")


def _place(place: Place, raw: str) -> Html:
    before, quote, after = words(raw, place, 120, 80)
    role = [] if place.role == "achievement" else [tag("span", place.role, class_="flag")]
    marks = [tag("span", flag, class_=f"flag {flag}", title=FLAGS.get(flag)) for flag in place.flags]
    head = tag("span", spaced(tag("b", f"{place.value} {place.unit}".strip(), lang="zh"), *role, *marks))
    quoted = tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr")
    return tag("li", spaced(sign(place.level), head, quoted))
