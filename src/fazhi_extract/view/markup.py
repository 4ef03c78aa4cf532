"""HTML made so that nothing a report holds can become markup: every string is escaped unless it is ``Html`` already.

>>> tag("mark", "<b>", class_="sum")
'<mark class="sum">&lt;b&gt;</mark>'

Characters that would steer the page instead of being seen (directions, zero widths, controls, halves of surrogates)
are shown as small labels, so that what is on the screen is what stands in the text.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


# Control and format characters, line separators, surrogates, non-characters, tags. Tab and newline are as they are.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_NAMES = {
    0x7F: "DEL", 0x85: "NEL", 0xAD: "SHY", 0x61C: "ALM", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
    0x2028: "LS", 0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
_VOID = frozenset(("br", "hr", "input", "link", "meta"))


def _name(char: str) -> str:
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else _NAMES.get(code, f"U+{code:04X}")


def _label(found: re.Match[str]) -> str:
    char = found[0]
    full = unicodedata.name(char, "")
    return f'<span class="odd" title="U+{ord(char):04X} {full}">{_name(char)}</span>'


def text(value: str) -> Html:
    """A string as it is to be read on the page."""
    safe = escape(value, quote=False)
    return Html(_ODD.sub(_label, safe) if _ODD.search(safe) else safe)


def plain(value: str) -> str:
    """A string for a place that takes no markup (an attribute, a title): odd characters as ⟨names⟩. Not yet escaped."""
    return _ODD.sub(lambda found: f"⟨{_name(found[0])}⟩", value)


def tag(name: str, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element.

    Args:
        name: of the element.
        children: strings, escaped unless they are ``Html``; None is left out.
        attributes: ``class_`` is written class, ``data_e`` data-e. True is a bare attribute; None and False leave it out.
    """
    opened = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        opened.append(key if value is True else f'{key}="{escape(plain(str(value)))}"')
    if name in _VOID:
        return Html(f"<{' '.join(opened)}>")
    inner = "".join(child if isinstance(child, Html) else text(child) for child in children if child is not None)
    return Html(f"<{' '.join(opened)}>{inner}</{name}>")


def join(pieces: list[Html]) -> Html:
    """Pieces of markup one after another."""
    return Html("".join(pieces))


def spaced(*pieces: Html | None) -> Html:
    """Pieces parted by spaces, so that they stay words of their own where no style sets them apart."""
    return Html(" ".join(piece for piece in pieces if piece is not None))
