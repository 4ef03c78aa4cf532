"""HTML to text with positions, in the core and without dependencies.

Why core: saved pages are the commonest form of these reports, and a reader that needs nothing may always be there. Why
not an [html] extra on trafilatura or lxml: they choose the article well but lose where its characters stood,
and offsets that map back to the page are asked for. Why not the standard library's HTMLParser: in Python 3.11
it needs 36 s for 100 KB of `<a b='` (quadratic). The scanner below looks at each character a bounded number of
times, keeps its own stack (no recursion) and stops with TooLarge at a million tags or pieces.

The page becomes blocks (a paragraph, a line between <br>, a cell's content) hanging on a light tree of block elements;
`article` chooses among them. Inline elements don't break text; scripts, styles, comments, forms' options, phonetic
annotations (<rt>) and hidden elements are left out. White space collapses as in a browser, and a line break in
the source between two Chinese characters is no space. A data table gives one line a row, its cells joined by "
| ".
"""

from __future__ import annotations

import html
import re
from collections import Counter

from .article import choose
from .model import EmptySource, Origin, TooLarge
from .page import Block, Node, Page

_MAX_ITEMS = 1_000_000
_TAG = re.compile(r"</?[a-zA-Z][^\s/>]*+(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+>")
_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"(?<![^\s/\"'])([a-zA-Z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_PIECE = re.compile(
    r"[ \t\r\n\f]++|&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31}+);?|[^ \t\r\n\f&]++|&"
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3}",
    re.I,
)
_LOOKS_LIKE = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)[\s>]", re.I)
_FRAGMENT = re.compile(r"</(?:p|div|td|tr|table|span|font|li|h[1-6])\s*>|<br\s*/?>", re.I)

_VOID = frozenset(
    ("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr").split()
)
_BLOCK = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form frameset h1 h2 h3 h4 h5 h6 header html legend li main menu nav ol p pre section "
        "summary table tbody td tfoot th thead tr ul"
    ).split()
)
_SKIPPED = frozenset(
    (
        "script style noscript template textarea select svg math iframe object noframes noembed xmp title button "
        "audio video canvas datalist rt rp"
    ).split()
)
_CLOSED_BY = {  # start tag: the open elements that it ends, looked for no further up than a table or list
    "li": ("li",),
    "dd": ("dd", "dt"),
    "dt": ("dd", "dt"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "tbody": ("tbody", "thead"),
    "tfoot": ("tbody", "thead"),
    "thead": ("caption",),
}
_BARRIERS = {"li": ("ul", "ol", "menu", "dir", "table"), "dd": ("dl", "table"), "dt": ("dl", "table")}
_NEAR = 64  # levels looked up for an element to end; keeps hostile nesting linear


def looks_like_html(text: str) -> bool:
    """Is `text` an HTML page, or a piece of one?"""
    head = text[:4096]
    return bool(_LOOKS_LIKE.search(head)) or ("<" in head and len(_FRAGMENT.findall(text[:20_000])) >= 3)


def read_html(page: str) -> tuple[str, tuple[Origin, ...], tuple[str, ...]]:
    """The article of a page as text, its origins (`Origin.position`: index into `page`) and notes.

    Raises:
        EmptySource: the page shows no text: a frame set, or a page that a script fills.
        TooLarge: more than a million tags or pieces of text.
    """
    parsed = _Scanner(page).scan()
    chosen = choose(parsed)
    if not chosen.blocks:
        raise EmptySource(_why_empty(parsed))
    text, origins = _assemble(chosen.blocks, parsed.nodes, chosen.title)
    return text, origins, chosen.notes


def _why_empty(page: Page) -> str:
    if page.frames:
        return f"the page only holds frames: read the files that they show instead ({', '.join(page.frames[:5])})"
    return "the page holds no text: probably a script fills it in a browser. Save it from a browser as it is shown"


class _Scanner:
    """One pass over the page."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.out = Page(blocks=[], nodes=[Node("html", "", -1)], titles=[], frames=[], hidden=0)
        self.stack = [0]
        self.open: Counter[str] = Counter()
        self.block = Block(0)
        self.space = ""  # white space seen and not yet written; "\n" if it holds a line break
        self.space_at = 0
        self.link_level = 0  # stack height at which a link was opened, 0: outside
        self.link_from = 0  # number of blocks before that link
        self.hidden_level = 0  # the same for a hidden block element
        self.hidden_inline = ""  # name of a hidden inline element, with
        self.hidden_count = 0  # how many of that name are open, and
        self.hidden_inline_level = 0  # the stack height where it began
        self.pre = 0
        self.items = 0

    def scan(self) -> Page:
        page, at = self.page, 0
        unclosed: set[str] = set()  # elements known to have no end tag any more
        quotes = True
        while at < len(page):
            lt = page.find("<", at)
            if lt < 0:
                self.text(at, len(page))
                break
            if lt > at:
                self.text(at, lt)
            following = page[lt + 1 : lt + 2]
            if following in ("!", "?"):
                at = self.comment_end(lt)
                continue
            name = _TAG_NAME.match(page, lt)
            if name is None:
                if following == "/":
                    at = page.find(">", lt) + 1 or len(page)
                else:
                    self.text(lt, lt + 1)
                    at = lt + 1
                continue
            match = _TAG.match(page, lt) if quotes else None
            if match is None:
                quotes = False  # a quote is never closed: from here on they mean nothing
            end = match.end() if match else page.find(">", name.end()) + 1
            if not end:
                break  # cut inside a tag
            tag, inside = name[1].lower(), (name.end(), end - 1)
            self.count()
            if following == "/":
                self.end(tag)
            elif tag in _SKIPPED and not (page[end - 2] == "/" and tag in ("svg", "iframe")):
                if tag not in unclosed and (stop := re.compile(f"</{tag}[\\s/>]", re.I).search(page, end)):
                    if tag == "title":
                        self.title(page[end : stop.start()], end, best=False)
                    at = page.find(">", stop.start()) + 1 or len(page)
                    continue
                unclosed.add(tag)
                if tag in ("script", "style"):
                    break
            else:
                self.start(tag, inside)
            at = end
        self.flush()
        while len(self.stack) > 1:
            self.pop()
        self.out.nodes[0].last = len(self.out.blocks)
        return self.out

    def count(self) -> None:
        self.items += 1
        if self.items > _MAX_ITEMS:
            raise TooLarge(f"the page has more than {_MAX_ITEMS:,} tags and pieces of text: not a report")

    def comment_end(self, at: int) -> int:
        page = self.page
        if not page.startswith("<!--", at):
            return page.find(">", at) + 1 or len(page)
        if page.startswith(("<!-->", "<!--->"), at):
            return page.find(">", at) + 1
        stop = page.find("-->", at + 4)
        return stop + 3 if stop >= 0 else len(page)

    # text

    def text(self, start: int, end: int) -> None:
        if self.hidden_inline:
            self.out.hidden += end - start
            return
        for match in _PIECE.finditer(self.page, start, end):
            piece, at = match[0], match.start()
            first = piece[0]
            if first in " \t\r\n\f":
                if self.pre and "\n" in piece:
                    self.flush()
                elif not self.space:
                    self.space, self.space_at = "\n" if "\n" in piece else " ", at
                elif "\n" in piece:
                    self.space = "\n"
                continue
            if first == "&":
                piece = html.unescape(piece)
                if not piece:
                    continue  # a control character's number
                if piece == "\xa0":
                    self.space, self.space_at = " ", at
                    continue
            self.count()
            self.write(piece, at)

    def write(self, piece: str, at: int) -> None:
        block = self.block
        between = block.pieces and (_wide(block.pieces[-1][0][-1]) and _wide(piece[0]))
        if block.pieces and (self.space == " " or (self.space and not between)):
            block.add(" ", self.space_at, bool(self.link_level))
        self.space = ""
        block.add(piece, at, bool(self.link_level))

    def flush(self) -> None:
        self.space = ""
        block = self.block
        if block.pieces:
            block.hidden = bool(self.hidden_level)
            block.finish()
            self.out.blocks.append(block)
            if self.link_level and len(self.out.blocks) > self.link_from + 5:  # never closed
                self.link_level = 0
                for linked in self.out.blocks[self.link_from :]:
                    linked.links = 0
        self.block = Block(self.stack[-1])

    # elements

    def start(self, tag: str, inside: tuple[int, int]) -> None:
        if tag == "br" or tag == "hr":
            self.flush()
            return
        attributes = self.attributes(inside) if inside[1] > inside[0] else {}
        if tag in _VOID:
            if tag == "meta" and attributes.get("name", "").lower() == "articletitle" and attributes.get("content"):
                self.title(attributes["content"], self.page.find(attributes["content"], *inside), best=True)
            elif tag == "frame" and attributes.get("src"):
                self.out.frames.append(attributes["src"][:100])
            return
        hidden = "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
        if tag in _BLOCK:
            self.push(tag, f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()[:200], hidden)
            return
        if tag == "a":
            self.link_level = len(self.stack) if attributes.get("href") else 0
            self.link_from = len(self.out.blocks)
            self.block.link_count += bool(self.link_level)
        if self.hidden_inline:
            self.hidden_count += tag == self.hidden_inline
        elif hidden:
            self.hidden_inline, self.hidden_count, self.hidden_inline_level = tag, 1, len(self.stack)

    def title(self, text: str, at: int, *, best: bool) -> None:
        if "&" not in text:  # with entities its characters would not stand where they are said to
            self.out.titles.insert(0 if best else len(self.out.titles), (text[:500], at))

    def attributes(self, inside: tuple[int, int]) -> dict[str, str]:
        inner = self.page[inside[0] : min(inside[1], inside[0] + 20_000)]
        found = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(inner)}
        if re.search(r"(?<=\s)hidden(?=\s|/?$)", inner):
            found["hidden"] = ""
        return found

    def push(self, tag: str, mark: str, hidden: bool) -> None:
        self.flush()
        if self.stack and self.out.nodes[self.stack[-1]].tag == "p":
            self.pop()
        if tag in _CLOSED_BY:
            self.close(_CLOSED_BY[tag], _BARRIERS.get(tag, ("table",)))
        nodes = self.out.nodes
        node = Node(tag, mark, self.stack[-1])
        node.first = len(self.out.blocks)
        parent = nodes[node.parent]
        node.table, node.row, node.cell = parent.table, parent.row, parent.cell
        index = len(nodes)
        if tag == "table":
            nodes[parent.table].nested |= parent.table > 0
            node.table, node.row, node.cell = index, 0, 0
        elif tag == "tr":
            node.row, node.cell = index, 0
        elif tag in ("td", "th") and node.row:
            node.cell = index
            nodes[node.row].columns += 1
            node.column = nodes[node.row].columns
        nodes.append(node)
        self.stack.append(index)
        self.open[tag] += 1
        self.pre += tag == "pre"
        self.block.node = index
        if hidden and not self.hidden_level:
            self.hidden_level = len(self.stack)

    def pop(self) -> None:
        node = self.out.nodes[self.stack.pop()]
        node.last = len(self.out.blocks)
        self.open[node.tag] -= 1
        self.pre -= node.tag == "pre"
        height = len(self.stack)
        if height < self.hidden_level:
            self.hidden_level = 0
        if height < self.link_level:
            self.link_level = 0
        if height < self.hidden_inline_level:
            self.hidden_inline = ""
        self.block.node = self.stack[-1]

    def close(self, tags: tuple[str, ...], barriers: tuple[str, ...]) -> None:
        """End the nearest open element of these tags, and all inside it."""
        for height in range(len(self.stack) - 1, max(0, len(self.stack) - _NEAR), -1):
            tag = self.out.nodes[self.stack[height]].tag
            if tag in tags:
                while len(self.stack) > height:
                    self.pop()
                return
            if tag in barriers:
                return

    def end(self, tag: str) -> None:
        if tag == self.hidden_inline:
            self.hidden_count -= 1
            if not self.hidden_count:
                self.hidden_inline = ""
        if tag == "a":
            self.link_level = 0
        elif tag == "br":
            self.flush()
        elif tag in _BLOCK:
            self.flush()
            if self.open[tag] and len(self.stack) > 1:
                self.close(
                    (tag,),
                    ()
                    if tag in ("table", "body", "html")
                    else ("table",)
                    if tag in ("tr", "td", "th")
                    else ("table", "td", "th"),
                )


def _wide(c: str) -> bool:
    return "\u2e80" <= c <= "\ufaff" or "\uff01" <= c <= "\uff60" or c in "“”‘’—…·"


def _assemble(blocks: list[Block], nodes: list[Node], title: tuple[str, int] | None) -> tuple[str, tuple[Origin, ...]]:
    """Lines and rows from the chosen blocks."""
    out: list[str] = []
    origins: list[Origin] = []
    length = row = column = 0
    if title:
        out.append(title[0])
        length = len(title[0])
        origins.append(Origin(0, length, title[1]))
    for block in blocks:
        node = nodes[block.node]
        here = node.row if node.cell and nodes[node.table].is_data else 0
        if out:
            same = nodes[node.cell].column - column if here and here == row else -1
            joint = "\n" if same < 0 else " | " * same or " "
            out.append(joint)
            length += len(joint)
        row, column = here, nodes[node.cell].column if here else 0
        for text, at in block.pieces:
            out.append(text)
            origins.append(Origin(length, length + len(text), at))
            length += len(text)
    return "".join(out), tuple(origins)
