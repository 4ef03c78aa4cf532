"""A scanned HTML page: blocks of text hanging on a light tree of block elements."""

from __future__ import annotations

from dataclasses import dataclass


class Block:
    """A run of text that no block element, <br> or cell border interrupts.

    `pieces` are (text, index into the page); within a piece both run in step. `node` is the element it stands in."""

    __slots__ = ("hidden", "link_count", "links", "node", "pieces", "size", "text")

    def __init__(self, node: int) -> None:
        self.node = node
        self.pieces: list[tuple[str, int]] = []
        self.size = self.links = self.link_count = 0
        self.hidden = False
        self.text = ""

    def add(self, text: str, at: int, link: bool) -> None:
        """Append a piece."""
        self.pieces.append((text, at))
        self.size += len(text)
        self.links += len(text) if link else 0

    def finish(self) -> None:
        """Join pieces that stand side by side in the page too, and set `text`."""
        joined: list[tuple[str, int]] = []
        run: list[str] = []
        start = end = -1
        for text, at in self.pieces:
            if at != end and run:
                joined.append(("".join(run), start))
                run = []
            if not run:
                start = at
            run.append(text)
            end = at + len(text)
        joined.append(("".join(run), start))
        self.pieces = joined
        self.text = "".join(text for text, _ in joined)
        if self.links > 120:
            self.links = 0  # a link that was never closed, or a paragraph that is one: text all the same


class Node:
    """A block element. `first` and `last` bound its blocks (half-open); table, row and cell are the indices of the
    innermost such elements that it is or stands in, 0 for none."""

    __slots__ = (
        "cell",
        "column",
        "columns",
        "first",
        "is_data",
        "last",
        "mark",
        "nested",
        "parent",
        "row",
        "table",
        "tag",
    )

    def __init__(self, tag: str, mark: str, parent: int) -> None:
        self.tag, self.mark, self.parent = tag, mark, parent
        self.first = self.last = self.table = self.row = self.cell = self.column = self.columns = 0
        self.nested = self.is_data = False


@dataclass(slots=True)
class Page:
    """What the scanner found: blocks, elements (nodes[0] is the page), candidates for a title (text, index into the
    page) with the best first, sources of frames, characters in hidden inline elements."""

    blocks: list[Block]
    nodes: list[Node]
    titles: list[tuple[str, int]]
    frames: list[str]
    hidden: int
