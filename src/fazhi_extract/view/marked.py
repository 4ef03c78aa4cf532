"""The raw text as HTML, a block for each of its lines, everything that was read marked.

A mark's id is ``t`` and the offset of its first character in the raw text; ``data-e`` names the entries it belongs to, the
most telling first.
"""

from __future__ import annotations

import re

from fazhi_extract.view.entries import LEVELS, Entry, Place
from fazhi_extract.view.markup import Html, tag, text
from fazhi_extract.view.segments import segments

Owner = tuple[Entry, Place]
_BREAK = re.compile(r"\r\n?|\n")
# What says most of a stretch comes first; it decides where a click leads.
_KINDS = ("figure", "number", "document", "section", "meta", "repair", "damage", "problem", "plan")
# Short enough to be links; a statement of a hundred words would hardly be selectable as one.
_LINKED = frozenset(("figure", "number", "document", "section", "meta"))


def marked(raw: str, everything: list[Entry]) -> Html:
    """The text with a mark for every place of the entries."""
    owners = [(entry, place) for entry in everything for place in entry.places]
    headings: dict[tuple[int, int], str] = {}
    for entry, place in owners:
        if entry.kind == "section":
            headings[place.start, place.end] = f"l h{min(entry.depth, 3)}"
        elif entry.ident == "meta.title":
            headings[place.start, place.end] = "l h0"
    out: list[str] = []
    line: list[str] = []
    begin = 0

    def close(end: int) -> None:
        out.append(f'<div class="{headings.get((begin, end), "l")}">{"".join(line)}</div>\n')
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


def _order(owner: Owner) -> tuple[int, int]:
    """The most telling kind first, then the closest fit: a number before the words that imply another from it."""
    entry, place = owner
    return _KINDS.index(entry.kind), place.end - place.start


def _mark(start: int, piece: str, covering: list[Owner]) -> Html:
    ordered = sorted(covering, key=_order)
    main, place = ordered[0]
    kinds = {entry.kind for entry, _ in ordered}
    classes = ["t", *(kind for kind in _KINDS if kind in kinds)]
    title = None
    if main.kind == "figure":
        told = [(entry, at) for entry, at in ordered if entry.kind == "figure"]
        same = [at for _, at in told if (at.start, at.end) == (place.start, place.end)]
        classes.append(max((at.level for at in same), key=LEVELS.index))
        if all(at.role != "achievement" for at in same):
            classes.append("aside")
        title = "; ".join(f"{entry.label} {at.value} {at.unit} ({at.level})" for entry, at in told)
    linked = main.kind in _LINKED
    return tag(
        "a" if linked else "span", piece,
        class_=" ".join(classes), id=f"t{start}", data_s=start,
        data_e=" ".join(dict.fromkeys(entry.ident for entry, _ in ordered)),
        href=f"#{main.ident}" if linked else None, draggable="false" if linked else None, title=title,
    )  # fmt: skip
