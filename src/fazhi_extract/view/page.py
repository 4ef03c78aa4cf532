"""The page that stands alone: the raw text with everything marked, beside it the list of what was read from it.

All of it is HTML when it leaves here; the script only filters, scrolls and moves the focus. Without it every figure still
links to its mark and every mark to its figure. A mark's id is the offset of its first character in the raw text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from fazhi_extract.model.fields import FLAGS
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.entries import LEVELS, Entries, Entry, Place, entries
from fazhi_extract.view.markup import Html, join, plain, tag, text
from fazhi_extract.view.palette import DARK, LIGHT, variables
from fazhi_extract.view.parts import check, flags, sign, value, words
from fazhi_extract.view.segments import segments

_BREAK = re.compile(r"\r\n?|\n")
# How a stretch is drawn when several entries cover it: the first of these kinds decides.
_KINDS = ("figure", "number", "document", "section", "meta", "repair", "damage", "problem", "plan")
_LINKED = frozenset(("figure", "number", "document", "section", "meta"))


def page(report: AnnualReport) -> str:
    """The whole page of a report as HTML."""
    found = entries(report)
    style, script = _style(), _asset("page.js")
    return Template(_asset("page.html")).substitute(
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
        title=escape(plain(_title(report))), heading=text(_title(report)), subtitle=_subtitle(report),
        notices=_notices(report), tongue=_tongue(report),
        lines=_lines(report.source.text, list(found.all())),
        controls=_controls(found), tabs=_tabs(found, report), panels=_panels(found, report), flags=_flag_table(),
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


def _subtitle(report: AnnualReport) -> Html:
    meta = report.meta
    region = f"{meta.region.value or ''} {meta.region_code.value or ''}".strip()
    published = f"published {meta.published.value}" if meta.published else ""
    parts = [region, meta.issuer.value, meta.report_year.value, published, report.source.path]
    shown = [tag("span", str(part)) for part in dict.fromkeys(parts) if part]
    return join(shown)


def _notices(report: AnnualReport) -> Html:
    notes = [f"{flag}: {FLAGS.get(flag, '')}" for flag in report.source.flags] + list(report.source.notes)
    return tag("ul", *(tag("li", note) for note in notes), class_="notices", aria_label="Notes on the source") if notes else Html()


def _tongue(report: AnnualReport) -> str:
    return "zh-Hant" if report.meta.script.value == "traditional" else "zh-Hans"


# -- the text -----------------------------------------------------------------------------------------------------


def _lines(raw: str, everything: list[Entry]) -> Html:
    """The raw text, a block for each of its lines."""
    owners = [(entry, place) for entry in everything for place in entry.places]
    headings = {place.start: (place.end, entry.depth) for entry, place in owners if entry.kind == "section"}
    out: list[str] = []
    line: list[str] = []
    begin = 0

    def close(at: int) -> None:
        end, depth = headings.get(begin, (0, 0))
        kind = f' class="l h{min(depth, 4)}"' if end and end == at else ' class="l"'
        out.append(f"<div{kind}>{''.join(line)}</div>\n")
        line.clear()

    for start, stop, covering in segments(len(raw), [(place.start, place.end) for _, place in owners]):
        at = start
        while at < stop:
            cut = _BREAK.search(raw, at, stop)
            end = cut.start() if cut else stop
            if end > at:
                piece = raw[at:end]
                line.append(_mark(at, piece, [owners[k] for k in covering]) if covering else text(piece))
            if cut is None:
                break
            close(cut.start())
            at = begin = cut.end()
    close(len(raw))
    return Html("".join(out))


def _mark(start: int, piece: str, covering: list[tuple[Entry, Place]]) -> Html:
    kinds = {entry.kind for entry, _ in covering}
    main = min(covering, key=lambda pair: (_KINDS.index(pair[0].kind), pair[1].end - pair[1].start))
    classes = ["t", *(kind for kind in _KINDS if kind in kinds)]
    title = None
    if main[0].kind == "figure":
        told = [(entry, place) for entry, place in covering if entry.kind == "figure"]
        worst = max((place.level for _, place in told), key=LEVELS.index)
        classes.append(worst)
        if all(place.role != "achievement" for _, place in told):
            classes.append("aside")
        title = "; ".join(f"{entry.label} {place.value} {place.unit} ({place.level})" for entry, place in told)
    ordered = sorted(covering, key=lambda pair: (_KINDS.index(pair[0].kind), pair[1].end - pair[1].start))
    return tag(
        "a" if main[0].kind in _LINKED else "span",
        piece,
        class_=" ".join(classes),
        id=f"t{start}",
        data_s=start,
        data_e=" ".join(dict.fromkeys(entry.ident for entry, _ in ordered)),
        href=f"#{main[0].ident}" if main[0].kind in _LINKED else None,
        draggable="false" if main[0].kind in _LINKED else None,
        title=title,
    )


# -- the panel ----------------------------------------------------------------------------------------------------


def _controls(found: Entries) -> Html:
    """The filters of the figures."""
    stated = [entry for entry in found.figures if entry.stated]
    levels: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    groups: Counter[str] = Counter(entry.group for entry in stated)
    for entry in [*stated, *(entry for entry in found.meta if entry.stated)]:
        levels.update({entry.level, *(place.level for place in entry.places)} - {""})
        marks.update({*entry.flags, *entry.roles, *(flag for place in entry.places for flag in place.flags)})
    options = [tag("option", f"All groups ({len(stated)})", value="")]
    options.append(tag("option", "报告 Report", value="meta"))
    options += [
        tag("option", f"{' '.join(filter(None, found.groups[name]))} ({groups[name]})", value=name)
        for name in found.groups
        if groups[name]
    ]
    chosen = [tag("option", "Any flag", value="")]
    chosen += [tag("option", f"{flag} ({count})", value=flag) for flag, count in sorted(marks.items())]
    buttons = [
        tag(
            "button", sign(level), tag("span", level.capitalize()), tag("b", str(levels[level])),
            type="button", class_=f"level {level}", data_level=level, aria_pressed="false",
        )
        for level in LEVELS
    ]  # fmt: skip
    return join(
        [
            tag("div", *buttons, class_="levels", role="group", aria_label="Confidence"),
            tag("select", *options, id="group", aria_label="Group", lang="zh"),
            tag("select", *chosen, id="flag", aria_label="Flag"),
            tag(
                "label", tag("input", type="checkbox", id="unstated"),
                tag("span", f"also the {len(found.figures) - len(stated)} indicators not stated"), class_="check",
            ),
        ]
    )  # fmt: skip


def _tab_list(found: Entries, report: AnnualReport) -> list[tuple[str, str, int]]:
    return [
        ("figures", "Figures", sum(entry.stated for entry in found.figures)),
        ("numbers", "Numbers", len(found.numbers)),
        ("outline", "Outline", len(found.sections)),
        ("statements", "Problems, plans", len(found.statements)),
        ("documents", "Documents", len(found.documents)),
        ("checks", "Checks", len(report.checks)),
    ]


def _tabs(found: Entries, report: AnnualReport) -> Html:
    return join(
        [
            tag(
                "button", name, tag("b", str(count)),
                type="button", role="tab", id=f"tab-{ident}", aria_controls=f"panel-{ident}", aria_selected="false", tabindex=-1,
            )
            for ident, name, count in _tab_list(found, report)
        ]
    )  # fmt: skip


def _panels(found: Entries, report: AnnualReport) -> Html:
    locate = _locator(report)
    raw = report.source.text
    figures = [_group("meta", "报告", "Report", [_figure(entry, raw, locate) for entry in found.meta])]
    for name, (chinese, english) in found.groups.items():
        inside = [_figure(entry, raw, locate) for entry in found.figures if entry.group == name]
        figures.append(_group(name, chinese, english, inside))
    bodies = {
        "figures": join(figures),
        "numbers": _list([_number(entry, raw) for entry in found.numbers], "Every measured number is an indicator's."),
        "outline": _list([_line_entry(entry) for entry in found.sections], "No headings."),
        "statements": _list([_line_entry(entry) for entry in found.statements], "No problems or plans are stated."),
        "documents": _list([_line_entry(entry) for entry in found.documents], "No document is cited."),
        "checks": _checks(found, report),
    }
    return join(
        [
            tag("section", tag("h2", name, class_="only-plain"), bodies[ident],
                id=f"panel-{ident}", role="tabpanel", aria_labelledby=f"tab-{ident}", class_="tabpanel")
            for ident, name, _ in _tab_list(found, report)
        ]
    )  # fmt: skip


def _group(name: str, chinese: str, english: str, items: list[Html]) -> Html:
    head = tag("h3", tag("span", chinese, lang="zh") if chinese else None, tag("span", english, class_="english"))
    return tag("section", head, tag("ul", *items), class_="group", data_group=name, aria_label=f"{chinese} {english}")


def _list(items: list[Html], empty: str) -> Html:
    return tag("ul", *items, class_="flat") if items else tag("p", empty, class_="empty")


def _figure(entry: Entry, raw: str, locate: _Locator) -> Html:
    """An indicator or a fact of the metadata: a row, and a card with the places that state it."""
    levels = {entry.level, *(place.level for place in entry.places)} - {""}
    marks = {*entry.flags, *entry.roles, *(flag for place in entry.places for flag in place.flags)}
    row = tag(
        "a", sign(entry.level), tag("span", entry.label, class_="label", lang="zh"), value(entry), flags(entry),
        class_="row", href=_href(entry.places),
    )  # fmt: skip
    told = [tag("p", entry.english, " ", tag("code", entry.ident), class_="about")]
    if entry.places:
        told.append(tag("ol", *(_place(entry, place, raw, locate) for place in entry.places), class_="places"))
    told += [check(one) for one in entry.checks]
    return tag(
        "li", row, tag("div", *told, class_="card"),
        id=entry.ident, class_=f"entry{'' if entry.stated else ' unstated'}", data_kind=entry.kind, data_group=entry.group,
        data_levels=" ".join(sorted(levels)), data_flags=" ".join(sorted(marks)),
    )  # fmt: skip


def _href(places: tuple[Place, ...]) -> str | None:
    return f"#t{places[0].start}" if places else None


def _place(entry: Entry, place: Place, raw: str, locate: _Locator) -> Html:
    before, quote, after = words(raw, place)
    told = [flag for flag in ([] if place.role == "achievement" else [place.role]) + list(place.flags)]
    meanings = [tag("li", tag("b", flag), " ", _MEANINGS.get(flag, "")) for flag in told]
    facts = [f"offset {place.start:,}", locate(place.start), f"rule: {place.rule}" if place.rule else ""]
    if place.replaced:
        facts.append(f"replaced: {place.replaced}")
    head = tag("span", sign(place.level), tag("span", f"{place.value} {place.unit}".strip(), class_="value", lang="zh"), class_="head")
    quoted = tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr")
    link = tag("a", head if entry.kind == "figure" else None, quoted, class_="place", href=f"#t{place.start}", data_s=place.start, data_e=place.end)
    rest = tag("p", " · ".join(filter(None, facts)), class_="facts")
    return tag("li", link, tag("ul", *meanings, class_="meanings") if meanings else None, rest)


_MEANINGS = {**FLAGS, "plan": "a target, not a figure of the year", "other": "another year's or another body's figure, or one per unit"}


def _number(entry: Entry, raw: str) -> Html:
    place = entry.places[0] if entry.places else None
    before, quote, after = words(raw, place, 14, 10) if place else ("", entry.value, "")
    notes = [*sorted(entry.roles), entry.note, f"part of {entry.group}" if entry.group else ""]
    row = tag(
        "a", tag("span", entry.label or "number", class_="label", lang="zh"), value(entry),
        tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr"),
        tag("span", *(tag("span", note, class_="flag") for note in notes if note), class_="flags"),
        class_="row", href=_href(entry.places),
    )  # fmt: skip
    return tag("li", row, id=entry.ident, class_="entry number", data_kind=entry.kind)


def _line_entry(entry: Entry) -> Html:
    """A heading, document, statement or mend: its words and a note."""
    name = entry.note or ("" if entry.kind in ("section", "document") else entry.kind)
    label = entry.label if len(entry.label) <= 400 else entry.label[:400] + "…"
    after = tag("span", "→ ", tag("b", entry.value, lang="zh")) if entry.kind == "repair" else None
    row = tag(
        "a", tag("span", label, class_="label", lang="zh", dir="ltr"), after, tag("span", name, class_="flag") if name else None,
        class_="row", href=_href(entry.places),
    )  # fmt: skip
    return tag("li", row, id=entry.ident, class_=f"entry line {entry.kind} d{min(entry.depth, 4)}", data_kind=entry.kind)


def _checks(found: Entries, report: AnnualReport) -> Html:
    source = report.source
    facts = {
        "type": source.media_type, "encoding": " ".join(filter(None, (source.encoding, source.encoding_sureness and f"({source.encoding_sureness})"))),
        "characters": f"{len(source.text):,}", "numbers": f"{len(report.quantities):,}", "file": source.path or "",
    }  # fmt: skip
    ordered = sorted(report.checks, key=lambda one: one.holds)
    inside = [tag("ul", *(tag("li", check(one, linked=True), class_="entry plain") for one in ordered), class_="flat")]
    if not ordered:
        inside = [tag("p", "No figures could be checked against each other.", class_="empty")]
    inside.append(tag("h3", "Source"))
    inside.append(
        tag("dl", *(part for name, fact in facts.items() if fact for part in (tag("dt", name), tag("dd", fact))))
    )
    if found.mends:
        inside += [tag("h3", "Damaged text"), tag("ul", *(_line_entry(entry) for entry in found.mends), class_="flat")]
    return join(inside)


def _flag_table() -> Html:
    return join([part for flag, meaning in _MEANINGS.items() for part in (tag("dt", flag), tag("dd", meaning))])


class _Locator:
    """Page of a PDF, paragraph of a Word file or index into a web page, in words."""

    def __init__(self, report: AnnualReport) -> None:
        self.source = report.source

    def __call__(self, offset: int) -> str:
        origin = self.source.locate(offset)
        if origin is None:
            return ""
        if origin.page is not None:
            return f"page {origin.page}"
        return f"paragraph {origin.position}" if "word" in self.source.media_type else f"index {origin.position:,} of the web page"


def _locator(report: AnnualReport) -> _Locator:
    return _Locator(report)


__all__: Iterable[str] = ["page"]
