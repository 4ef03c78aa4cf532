"""What the page and the notebook cell draw alike: the sign of a confidence, a value, its flags, a check."""

from __future__ import annotations

from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import FLAGS
from fazhi_extract.view.entries import Entry, Place
from fazhi_extract.view.markup import Html, spaced, tag
from fazhi_extract.view.segments import context


def sign(level: str) -> Html:
    """Letter in a shape of its own (circle, diamond, octagon), so that colour is not the only sign."""
    if not level:
        return tag("span", "", class_="sign none", aria_hidden="true")
    return tag(
        "span",
        level[0].upper(),
        class_=f"sign {level}",
        role="img",
        aria_label=f"{level} confidence",
        title=f"{level} confidence",
    )


def value(entry: Entry) -> Html:
    """The headline value with its unit; where there is none, what its places say instead."""
    if entry.value:
        return tag(
            "span",
            entry.value,
            " ",
            tag("span", entry.unit, class_="unit") if entry.unit else None,
            class_="value",
            lang="zh",
        )
    if entry.places:
        first = entry.places[0]
        role = f"{first.role} " if first.role != "achievement" else ""
        return tag("span", f"{role}{first.value} {first.unit}".strip(), class_="value none", lang="zh")
    return tag("span", "not stated", class_="value none")


def flags(entry: Entry) -> Html:
    """The flags of a field, and the number of places if there are several."""
    found = [tag("span", flag, class_=f"flag {flag}", title=FLAGS.get(flag)) for flag in entry.flags]
    if len(entry.places) > 1:
        found.append(
            tag("span", f"×{len(entry.places)}", class_="flag times", title=f"stated in {len(entry.places)} places")
        )
    return tag("span", spaced(*found), class_="flags")


def words(raw: str, place: Place, before: int = 60, after: int = 40) -> tuple[str, str, str]:
    """Evidence among the words around it."""
    return context(raw, place.start, place.end, place.sentence, before, after)


def check(one: Check) -> Html:
    """A check in words, with a sign for whether it holds."""
    holds = tag("b", "✓" if one.holds else "✗", role="img", aria_label="holds" if one.holds else "does not hold")
    arithmetic = tag("span", one.arithmetic, lang="zh", class_="arithmetic")
    kind = tag("span", one.kind, class_="flag")
    return tag("span", spaced(holds, arithmetic, kind), class_=f"check-line {'holds' if one.holds else 'fails'}")
