"""The side of the page: filters, tabs, and a list for each tab of what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import FLAGS
from fazhi_extract.model.report import Source
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.entries import LEVELS, Entries, Entry, Place
from fazhi_extract.view.markup import Html, join, tag
from fazhi_extract.view.parts import check, flags, sign, value, words

# Roles are filtered and explained like flags.
MEANINGS = {
    **FLAGS,
    "plan": "a target, not a figure of the year",
    "other": "another year's or another body's figure, or one per unit",
}


class Panel:
    """Draws the lists of one report."""

    def __init__(self, found: Entries, report: AnnualReport) -> None:
        self.found = found
        self.report = report
        self.raw = report.source.text
        self.labels = {entry.ident: entry.label for entry in [*found.figures, *found.meta]}
        self.names = [
            ("figures", "Figures", sum(entry.stated for entry in found.figures)),
            ("numbers", "Numbers", len(found.numbers)),
            ("outline", "Outline", len(found.sections)),
            ("statements", "Statements", len(found.statements)),
            ("documents", "Documents", len(found.documents)),
            ("checks", "Checks", len(report.checks)),
        ]

    def tabs(self) -> Html:
        """The buttons of the tabs."""
        return join(
            [
                tag(
                    "button", name, tag("b", f"{count:,}"),
                    type="button", role="tab", id=f"tab-{ident}", aria_controls=f"panel-{ident}", aria_selected="false",
                    tabindex=-1,
                )
                for ident, name, count in self.names
            ]
        )  # fmt: skip

    def controls(self) -> Html:
        """The filters of the figures."""
        found = self.found
        stated = [entry for entry in found.figures if entry.stated]
        levels: Counter[str] = Counter()
        marks: Counter[str] = Counter()
        groups = Counter(entry.group for entry in stated)
        for entry in stated:
            levels.update(_levels(entry))
        for entry in [*stated, *found.meta]:
            marks.update(_marks(entry))
        buttons = [
            tag(
                "button", sign(level), tag("span", level.capitalize()), tag("b", str(levels[level])),
                type="button", class_=f"level {level}", data_level=level, aria_pressed="false",
            )
            for level in LEVELS
        ]  # fmt: skip
        options = [tag("option", f"All groups ({len(stated)})", value="")]
        options += [
            tag("option", f"{' '.join(filter(None, titles))} ({groups[name]})", value=name)
            for name, titles in found.groups.items()
            if groups[name]
        ]
        options.append(tag("option", "报告 About the report", value="meta"))
        chosen = [tag("option", "Any flag", value="")]
        chosen += [tag("option", f"{mark} ({count})", value=mark) for mark, count in sorted(marks.items())]
        unstated = tag("span", f"also the {len(found.figures) - len(stated)} indicators that are not stated")
        return join(
            [
                tag("div", *buttons, class_="levels", role="group", aria_label="Confidence"),
                tag("select", *options, id="group", aria_label="Group", lang="zh"),
                tag("select", *chosen, id="flag", aria_label="Flag"),
                tag("label", tag("input", type="checkbox", id="unstated"), unstated, class_="check"),
            ]
        )

    def panels(self) -> Html:
        """The lists, one for each tab."""
        found = self.found
        bodies = {
            "figures": self._figures(),
            "numbers": _list([self._number(entry) for entry in found.numbers], "Every measured number is a figure."),
            "outline": _list([_line(entry) for entry in found.sections], "No headings."),
            "statements": _list([_line(entry) for entry in found.statements], "No problems or plans are stated."),
            "documents": _list([_line(entry) for entry in found.documents], "No document is cited."),
            "checks": self._checks(),
        }
        return join(
            [
                tag(
                    "section", tag("h2", name, class_="only-plain"), bodies[ident],
                    id=f"panel-{ident}", role="tabpanel", aria_labelledby=f"tab-{ident}", class_="tabpanel",
                )
                for ident, name, _ in self.names
            ]
        )  # fmt: skip

    def _figures(self) -> Html:
        by_group: dict[str, list[Html]] = {name: [] for name in self.found.groups}
        for entry in self.found.figures:
            by_group[entry.group].append(self._figure(entry))
        drawn = [_group(name, *self.found.groups[name], items) for name, items in by_group.items()]
        drawn.append(_group("meta", "报告", "About the report", [self._figure(entry) for entry in self.found.meta]))
        return join(drawn)

    def _figure(self, entry: Entry) -> Html:
        """An indicator or a fact of the metadata: a row, and a card with the places that state it."""
        row = tag(
            "a", sign(entry.level), tag("span", tag("span", entry.label, class_="label", lang="zh"), flags(entry), class_="names"),
            value(entry), class_="row", href=_href(entry.places),
        )  # fmt: skip
        told = [tag("p", entry.english, " ", tag("code", entry.ident), class_="about")]
        if entry.places:
            told.append(tag("ol", *(self._place(entry, place) for place in entry.places), class_="places"))
        told += [check(one) for one in entry.checks]
        return tag(
            "li", row, tag("div", *told, class_="card"),
            id=entry.ident, class_=f"entry{'' if entry.stated else ' unstated'}", data_kind=entry.kind,
            data_group=entry.group, data_levels=" ".join(sorted(_levels(entry))), data_flags=" ".join(sorted(_marks(entry))),
        )  # fmt: skip

    def _place(self, entry: Entry, place: Place) -> Html:
        before, quote, after = words(self.raw, place)
        told = [*([] if place.role == "achievement" else [place.role]), *place.flags]
        meanings = [tag("li", tag("b", mark), " ", MEANINGS.get(mark, "")) for mark in told]
        facts = [
            f"offset {place.start:,}", where(self.report.source, place.start), f"rule: {place.rule}" if place.rule else "",
            f"replaced: {place.replaced}" if place.replaced else "",
        ]  # fmt: skip
        head = tag("span", sign(place.level), tag("b", f"{place.value} {place.unit}".strip(), lang="zh"), class_="head")
        link = tag(
            "a", head if entry.kind == "figure" else None, tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr"),
            class_="place", href=f"#t{place.start}", data_s=place.start, data_e=place.end,
        )  # fmt: skip
        return tag(
            "li", link, tag("ul", *meanings, class_="meanings") if meanings else None,
            tag("p", " · ".join(filter(None, facts)), class_="facts"),
        )  # fmt: skip

    def _number(self, entry: Entry) -> Html:
        notes = [
            *sorted(entry.roles),
            entry.note,
            f"part of {self.labels.get(entry.group, entry.group)}" if entry.group else "",
        ]
        quoted = None
        for place in entry.places:
            before, quote, after = words(self.raw, place, 24, 12)
            quoted = tag("q", before, tag("mark", quote), after, lang="zh", dir="ltr")
        row = tag(
            "a", tag("span", entry.label or "number", class_="label", lang="zh"), value(entry), quoted,
            tag("span", *(tag("span", note, class_="flag") for note in notes if note), class_="flags"),
            class_="row", href=_href(entry.places),
        )  # fmt: skip
        return tag("li", row, id=entry.ident, class_="entry number", data_kind=entry.kind)

    def _checks(self) -> Html:
        ordered = sorted(self.report.checks, key=lambda one: one.holds)
        drawn = [_list([self._check(k, one) for k, one in enumerate(ordered, 1)], "No figures could be checked.")]
        if self.found.mends:
            mends = [_line(entry) for entry in self.found.mends]
            drawn += [tag("h3", "Damaged text"), tag("ul", *mends, class_="flat")]
        source = self.report.source
        facts = {
            "file": source.path, "type": source.media_type, "characters": f"{len(source.text):,}",
            "encoding": source.encoding and f"{source.encoding} ({source.encoding_sureness})",
        }  # fmt: skip
        pairs = [part for name, fact in facts.items() if fact for part in (tag("dt", name), tag("dd", fact))]
        return join([*drawn, tag("h3", "Source"), tag("dl", *pairs)])

    def _check(self, number: int, one: Check) -> Html:
        links = [
            tag("a", self.labels.get(ident, ident), href=f"#{ident}", class_="to", lang="zh", title=ident)
            for ident in dict.fromkeys(one.indicators)
        ]
        row = tag(
            "a", check(one), class_="row", href=f"#t{one.observations[0]}" if one.observations else None,
        )  # fmt: skip
        return tag(
            "li", row, tag("p", join(links), class_="tos"),
            id=f"check-{number}", class_="entry checked", data_kind="check", data_at=" ".join(map(str, one.observations)),
        )  # fmt: skip


def where(source: Source, offset: int) -> str:
    """Page of a PDF, paragraph of a Word file or index into a web page, in words; empty for plain text."""
    origin = source.locate(offset)
    if origin is None:
        return ""
    if origin.page is not None:
        return f"page {origin.page}"
    return (
        f"character {origin.position:,} of the web page"
        if "html" in source.media_type
        else f"paragraph {origin.position}"
    )


def flag_table(meanings: Mapping[str, str] = MEANINGS) -> Html:
    """Every flag with its meaning, for the help."""
    return join([part for flag, meaning in meanings.items() for part in (tag("dt", flag), tag("dd", meaning))])


def _levels(entry: Entry) -> set[str]:
    return {entry.level, *(place.level for place in entry.places)} - {""}


def _marks(entry: Entry) -> set[str]:
    return {*entry.flags, *entry.roles, *(flag for place in entry.places for flag in place.flags)}


def _href(places: tuple[Place, ...]) -> str | None:
    return f"#t{places[0].start}" if places else None


def _list(items: list[Html], empty: str) -> Html:
    return tag("ul", *items, class_="flat") if items else tag("p", empty, class_="empty")


def _group(name: str, chinese: str, english: str, items: list[Html]) -> Html:
    head = tag("h3", tag("span", chinese, lang="zh") if chinese else None, tag("span", english, class_="english"))
    title = f"{chinese} {english}".strip()
    return tag("section", head, tag("ul", *items), class_="group", data_group=name, aria_label=title)


def _line(entry: Entry) -> Html:
    """A heading, document, statement or mend: its words and a note."""
    note = entry.note or ("" if entry.kind in ("section", "document") else entry.kind)
    label = entry.label if len(entry.label) <= 400 else entry.label[:400] + "…"
    after = tag("span", " → ", tag("b", entry.value), lang="zh") if entry.kind == "repair" else None
    row = tag(
        "a", tag("span", label, after, class_="label", lang="zh", dir="ltr"), tag("span", note, class_="flag") if note else None,
        class_="row", href=_href(entry.places),
    )  # fmt: skip
    return tag(
        "li", row, id=entry.ident, class_=f"entry line {entry.kind} d{min(entry.depth, 4)}", data_kind=entry.kind
    )
