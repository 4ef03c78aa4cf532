"""Documents cited: every 《…》 once, with nested 〈〉 or 《》, and the document number (文号) printed beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = re.compile(r"《((?:[^《》\n]|\n(?!\n)|《[^《》\n]*》){1,200}?)》(?=(?:[^《]|$|《))")
_MARKS = re.compile(r"[《》\n]")
_NUMBER = re.compile(
    r"^\s*[(]?((?:[\u4e00-\u9fff]{1,12}(?:发|办|函|字|令|通|规|司|法|政|委|文|办发|政发)?)?[〔\[(【](?:19|20)\d{2}[〕\])】]\s*(?:第)?\d{1,4}号|[\u4e00-\u9fff]{2,14}令第?\d{1,4}号|第\d{1,4}号令)"
)


@dataclass(slots=True)
class Document:
    """A cited document; ``start``/``end`` span the title without its marks, in the normalised text."""

    title: str
    number: str | None
    start: int
    end: int


def title_spans(text: str) -> list[tuple[int, int]]:
    """Spans of 《…》 marks included, in order, not overlapping."""
    spans = []
    depth, opened = 0, 0
    for match in _MARKS.finditer(text):
        char = match[0]
        if char == "《":
            if depth == 0:
                opened = match.start()
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and match.start() - opened > 1:
                spans.append((opened, match.end()))
        elif char == "\n" and depth:
            # an unclosed mark must not swallow the rest of the text
            depth = 0
        if depth and match.start() - opened > 220:
            depth = 0
    return spans


def find_documents(text: str, spans: list[tuple[int, int]]) -> list[Document]:
    """Distinct titles in order of first mention; the first number found for a title is kept."""
    by_title: dict[str, Document] = {}
    for start, end in spans:
        title = text[start + 1 : end - 1]
        if not title.strip():
            continue
        number = _NUMBER.match(text[end : end + 40])
        found = by_title.setdefault(title, Document(title, None, start + 1, end - 1))
        if number and found.number is None:
            found.number = number[1]
    return list(by_title.values())
