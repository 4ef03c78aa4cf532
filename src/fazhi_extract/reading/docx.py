"""DOCX to text, paragraph by paragraph, in the core: a zip file and expat, both of the standard library, are
all it needs (python-docx, the usual choice, misses tracked insertions, text boxes and content controls).

The document is read as a stream of XML events, so nothing is ever recursive or larger than its text:
tracked insertions and moves are kept, deletions dropped (a deleted paragraph mark joins two paragraphs, a
deleted row goes); text boxes follow the paragraph that anchors them, once (the mc:Fallback copy is skipped);
content controls are transparent, their placeholder text is dropped; hidden text is dropped; a table row is a
line, its cells joined by " | "; automatic numbers (一、 （一） 1. ①) are worked out from numbering.xml and
styles.xml and written before the paragraph's text. Footnotes, headers and footers are not read; a note says so
where footnotes exist.

Hostile files: DTDs (so entities) are refused, parts that unpack to more than `max_bytes` or to more than 200
times their packed size too, before they are unpacked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from .model import EmptySource, EncryptedDocument, NotADocument, Origin, ReadError, TooLarge
from .numbering import Numbering

_RATIO, _RATIO_FROM = 200, 1_000_000  # the ratio says nothing about small parts
_MAX_DIRECTORY = 4_000_000  # bytes of the zip's directory: some 40,000 entries
_MAX_DEPTH = 10_000
_MAX_ELEMENTS = 1_000_000
_BODY = re.compile(r"word/document\d*\.xml$")
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "Fallback",
        "pPrChange",
        "rPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
        "tblPrChange",
        "tblGridChange",
        "rt",
    )
)


def read_docx(data: bytes, max_bytes: int) -> tuple[str, tuple[Origin, ...], tuple[str, ...]]:
    """The text of a document, its origins (`Origin.position`: number of the paragraph) and notes.

    Raises:
        NotADocument: no zip, no word/document.xml in it, or XML that is broken or has a DTD.
        TooLarge: a zip bomb. EncryptedDocument: the zip has a password. EmptySource: no text.
    """
    parts = _Parts(data, max_bytes)
    numbering = Numbering()
    for name in ("word/numbering.xml", "word/styles.xml"):
        if content := parts.read(name):
            _parse(content, name, numbering.start, numbering.end)
    body = _Body(numbering)
    _parse(parts.read(parts.body) or b"", parts.body, body.start, body.end, body.characters)
    text, origins = body.assemble()
    if not text.strip():
        raise EmptySource(
            "the document holds no text: if it holds pictures of pages, it needs text recognition (OCR) first"
        )
    return text, origins, ("footnotes are not read",) if body.footnotes else ()


class _Parts:
    """The parts of the zip, each checked before it is unpacked."""

    def __init__(self, data: bytes, max_bytes: int) -> None:
        end = data.rfind(b"PK\x05\x06")
        if end < 0 or end + 22 > len(data):
            raise NotADocument(
                "the file starts like a DOCX (zip) but its end is missing: it was cut off; fetch it again"
            )
        if struct.unpack_from("<I", data, end + 12)[0] > _MAX_DIRECTORY or data[end - 20 : end].startswith(
            b"PK\x06\x07"
        ):
            raise TooLarge("the zip file lists more entries than any document has: a zip bomb, not read")
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise NotADocument(f"the zip file is damaged ({error}); fetch it again") from error
        self.max_bytes = max_bytes
        self.names = {info.filename: info for info in self.zip.infolist()}
        found = sorted(name for name in self.names if _BODY.match(name))
        if not found:
            raise NotADocument(f"{_what_zip(self.names)}: there is no word/document.xml in it")
        self.body = "word/document.xml" if "word/document.xml" in self.names else found[0]

    def read(self, name: str) -> bytes | None:
        info = self.names.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedDocument("the zip file has a password: unpack it and save the document without one")
        if info.file_size > self.max_bytes:
            raise TooLarge(f"{name} unpacks to {info.file_size:,} bytes, more than max_bytes={self.max_bytes:,}")
        if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(1, info.compress_size):
            raise TooLarge(
                f"{name} unpacks to {info.file_size // max(1, info.compress_size)} times its size: a zip bomb, not read"
            )
        try:
            with self.zip.open(info) as part:
                content = part.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise NotADocument(f"{name} in the DOCX is damaged ({error}); fetch the file again") from error
        if len(content) > info.file_size:
            raise TooLarge(f"{name} unpacks to more than it says: a zip bomb, not read")
        return content


def _what_zip(names: dict[str, Any]) -> str:
    for mark, what in (
        ("xl/", "this is an Excel workbook (.xlsx), not a DOCX"),
        ("ppt/", "this is a presentation (.pptx), not a DOCX"),
        ("OFD.xml", "this is an OFD document: save it as PDF or DOCX first"),
        ("content.xml", "this is an OpenDocument file (.odt): save it as DOCX first"),
    ):
        if any(name.startswith(mark) for name in names):
            return what
    return "this is a zip archive, not a DOCX: if it holds documents, unpack it and read them"


def _parse(
    content: bytes,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None] | None = None,
) -> None:
    """Feed a part's XML events, names without their prefix: Word's own plain, others with "{namespace}" dropped unless
    they matter here (Fallback)."""
    depth = events = 0
    plain: dict[str, str] = {}

    def refuse(*_: object) -> None:
        raise NotADocument(f"{name} has a DTD, which no document needs and attacks use: not read")

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, events
        depth += 1
        events += 1
        if depth > _MAX_DEPTH or events > _MAX_ELEMENTS:
            raise TooLarge(f"{name} has more than {_MAX_ELEMENTS:,} elements or {_MAX_DEPTH:,} levels: not read")
        start(
            plain.get(tag) or plain.setdefault(tag, _plain(tag)),
            {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else attributes,
        )

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(plain[tag])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    if characters:
        parser.CharacterDataHandler = characters
    try:
        parser.Parse(content, True)
    except ReadError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding that it cannot read
        raise NotADocument(f"{name} in the DOCX is broken XML ({error}); open it in Word and save it again") from error


def _plain(tag: str) -> str:
    space, _, name = tag.rpartition(" ")
    return name if space in _WORD or space == _COMPATIBILITY else "-"


class _Paragraph:
    __slots__ = ("cell", "joined", "label", "level", "number", "numbered", "row", "style", "texts")

    def __init__(self, number: int, row: int, cell: int) -> None:
        self.number, self.row, self.cell = number, row, cell
        self.texts: list[str] = []
        self.style = self.numbered = self.level = self.label = ""
        self.joined = False  # its end mark is deleted: the next paragraph goes on in the same line


class _Body:
    """Event handlers that gather paragraphs."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.done: list[_Paragraph] = []
        self.open: list[_Paragraph] = []  # a text box's paragraphs open inside their anchor's
        self.waiting: list[list[_Paragraph]] = []  # paragraphs of text boxes, until their anchor ends
        self.count = self.rows = 0
        self.tables: list[list[int]] = []  # per open table: row id, cell number, 1 if the row is deleted
        self.path: list[str] = []
        self.skip = 0  # depth at which skipping began
        self.run_hidden = False
        self.controls: list[bool] = []  # per open content control: does it show its placeholder?
        self.placeholders = 0  # how many do
        self.in_text = False
        self.footnotes = False

    def start(self, tag: str, a: dict[str, str]) -> None:
        self.path.append(tag)
        if self.skip:
            return
        parent = self.path[-2] if len(self.path) > 1 else ""
        above = self.path[-3] if len(self.path) > 2 else ""
        if tag in _SKIPPED and parent not in ("rPr", "trPr"):
            self.skip = len(self.path)
        elif tag == "t":
            self.in_text = True
        elif tag == "p":
            self.count += 1
            row, cell, _ = self.tables[-1] if self.tables else (0, 0, 0)
            self.open.append(_Paragraph(self.count, row, cell))
            self.waiting.append([])
        elif tag == "tbl":
            self.tables.append([0, 0, 0])
        elif tag == "tr" and self.tables:
            self.rows += 1
            self.tables[-1][:] = [self.rows, 0, 0]
        elif tag == "tc" and self.tables:
            self.tables[-1][1] += 1
        elif tag == "txbxContent":
            self.tables.append([0, 0, 0])  # what a box holds is in none of the tables around it
        elif tag == "r":
            self.run_hidden = False
        elif tag == "sdt":
            self.controls.append(False)
        elif tag == "showingPlcHdr" and self.controls and not self.controls[-1]:
            self.controls[-1] = True
            self.placeholders += 1
        elif tag == "footnoteReference":
            self.footnotes = True
        else:
            self.property(tag, parent, above, a)

    def property(self, tag: str, parent: str, above: str, a: dict[str, str]) -> None:
        value = a.get("val", "")
        if tag == "del" and parent == "trPr" and self.tables:
            self.tables[-1][2] = 1
        if not self.open:
            return
        paragraph = self.open[-1]
        if tag == "del" and parent == "rPr" and above == "pPr":
            paragraph.joined = True
        elif tag == "vanish" and parent == "rPr" and above == "r":
            self.run_hidden = value not in ("0", "false", "off")
        elif tag == "pStyle":
            paragraph.style = value
        elif tag == "numId" and above == "pPr":
            paragraph.numbered = value
        elif tag == "ilvl" and above == "pPr":
            paragraph.level = value
        elif parent != "r":
            return
        elif tag in ("br", "cr"):
            self.write("\n")
        elif tag in ("tab", "ptab"):
            self.write("\t")
        elif tag == "noBreakHyphen":
            self.write("-")
        elif tag == "sym" and re.fullmatch("[0-9A-Fa-f]{4}", a.get("char", "")):
            self.write(
                chr(code)
                if not 0xE000 <= (code := int(a["char"], 16)) <= 0xF8FF and not 0xD800 <= code < 0xE000
                else "□"
            )

    def end(self, tag: str) -> None:
        if self.skip == len(self.path):
            self.skip = 0
            self.path.pop()
            return
        self.path.pop()
        if self.skip:
            return
        if tag == "t":
            self.in_text = False
        elif tag in ("tbl", "txbxContent") and self.tables:
            self.tables.pop()
        elif tag == "sdt" and self.controls:
            self.placeholders -= self.controls.pop()
        elif tag == "p" and self.open:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        paragraph, boxes = self.open.pop(), self.waiting.pop()
        if not (self.tables and self.tables[-1][2]):
            if any(paragraph.texts) or not paragraph.joined:
                paragraph.label = self.numbering.label(paragraph.style, paragraph.numbered, paragraph.level)
            (self.waiting[-1] if self.waiting else self.done).append(paragraph)
        (self.waiting[-1] if self.waiting else self.done).extend(boxes)

    def characters(self, text: str) -> None:
        if self.in_text and not self.skip:
            self.write(text)

    def write(self, text: str) -> None:
        if self.open and not self.run_hidden and not self.placeholders:
            self.open[-1].texts.append(text)

    def assemble(self) -> tuple[str, tuple[Origin, ...]]:
        out: list[str] = []
        origins: list[Origin] = []
        length = row = cell = 0
        joint = ""  # "joined" if the paragraph before goes on in this one
        for paragraph in self.done:
            text = "".join(paragraph.texts)
            if not text.strip():
                joint = joint if paragraph.joined else ""
                continue
            text = paragraph.label + text
            if out and not joint:
                if paragraph.row and paragraph.row == row:
                    out.append(" | " * (paragraph.cell - cell) or " ")
                else:
                    out.append("\n")
                length += len(out[-1])
            joint = "joined" if paragraph.joined else ""
            row, cell = paragraph.row, paragraph.cell
            out.append(text)
            origins.append(Origin(length, length + len(text), paragraph.number))
            length += len(text)
        return "".join(out), tuple(origins)
