"""Documents cited: every 《…》 once, with nested 〈〉 or 《》, and the document number (文号) printed beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[《》\n]")
_LONGEST = 220
# A title that goes on in the next line is closed there, before anything else is.
_WRAPPED = re.compile(r"[^《》\n。;:]{1,60}》")
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
    spans: list[tuple[int, int]] = []
    opened: list[int] = []  # the marks that wait to be closed
    inner: list[tuple[int, int]] = []  # titles inside the outermost of them
    for match in _MARKS.finditer(text):
        char, at = match[0], match.start()
        if opened and (
            at - opened[0] > _LONGEST or (char == "\n" and not (_WRAPPED.match(text, at + 1) and not inner))
        ):
            # an unclosed mark must not swallow the rest of the text, nor the titles behind it
            spans += inner
            opened, inner = [], []
        if char == "《":
            opened.append(at)
        elif char == "》" and opened:
            start = opened.pop()
            if at - start > 1:
                inner = [*(span for span in inner if span[0] < start), (start, match.end())]
            if not opened:
                spans += inner
                inner = []
    return spans + inner


def find_documents(text: str, spans: list[tuple[int, int]]) -> list[Document]:
    """Distinct titles in order of first mention; the first number found for a title is kept."""
    by_title: dict[str, Document] = {}
    for start, end in spans:
        title = text[start + 1 : end - 1].replace("\n", "")
        if not title.strip():
            continue
        number = _NUMBER.match(text[end : end + 40])
        found = by_title.setdefault(title, Document(title, None, start + 1, end - 1))
        if number and found.number is None:
            found.number = number[1]
    return list(by_title.values())
