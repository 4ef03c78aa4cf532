"""What kind of document bytes are, told by their content; and clear words for the kinds that are not read."""

from __future__ import annotations

import re
from email import message_from_bytes

from .encodings import Decoded, plausibility
from .model import EmptySource, EncryptedDocument, NotADocument

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA_TYPES = {"pdf": "application/pdf", "docx": DOCX, "text": "text/plain"}
_ARCHIVE = re.compile(rb"^MIME-Version:", re.I | re.M)
_OTHER = (  # magic bytes, what they are
    (b"\x89PNG", "a PNG picture: it needs text recognition (OCR) first"),
    (b"\xff\xd8\xff", "a JPEG picture: it needs text recognition (OCR) first"),
    (b"GIF8", "a GIF picture: it needs text recognition (OCR) first"),
    (b"II*\0", "a TIFF picture: it needs text recognition (OCR) first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"\x1f\x8b", "gzip data: unpack it first"),
    (b"{\\rtf", "an RTF document: save it as DOCX first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ODD = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")
_BLANK = "\ufeff \t\r\n\f\0\u3000\xa0"


def media_type(kind: str) -> str:
    """The media type of a kind that `kind_of` names."""
    return _MEDIA_TYPES[kind]


def kind_of(data: bytes) -> str:
    """The kind of a document: "pdf", "docx", "mhtml" or "text" (which may be HTML).

    Raises:
        EmptySource: no bytes.
        EncryptedDocument: an Office document with a password.
        NotADocument: a known format that is not read; the message names it.
    """
    if not data:
        raise EmptySource("the source is empty: 0 bytes")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedDocument("the document is encrypted: open it with its password and save it without one")
        if "WordDocument".encode("utf-16-le") in data:
            raise NotADocument(
                "this is a Word 97-2003 document (.doc, OLE2): save it as .docx, or as PDF, and read that"
            )
        raise NotADocument(
            "this is an old Office file (OLE2: .xls, .ppt, .wps): save it as .docx, or as PDF, and read that"
        )
    head = data[:2048]
    if (
        b"schemas.microsoft.com/office/word/2003/wordml" in head
        or b"schemas.microsoft.com/office/2006/xmlPackage" in head
    ):
        raise NotADocument("this is a Word document in one XML file: save it as .docx first")
    if _ARCHIVE.search(head):
        return "mhtml"
    for magic, name in _OTHER:
        if data.startswith(magic):
            raise NotADocument(f"this is {name}")
    return "text"


def check_is_text(decoded: Decoded) -> None:
    """Raise if decoded bytes are not text.

    Raises:
        EmptySource: nothing but white space.
        NotADocument: a sample has too many characters that no text has (lost bytes, control and private-use
        characters), or
            the encoding could only be guessed and most characters are none that Chinese uses.
    """
    text = decoded.text.rstrip("\0")
    if not text.strip(_BLANK):
        raise EmptySource("the source holds nothing but white space")
    step = len(text) // 3
    sample = "".join(text[at : at + 4000] for at in range(0, len(text), step)) if step > 4000 else text
    odd = len(_ODD.findall(sample))
    guessed = decoded.sureness == "guessed"
    if (
        odd > 0.1 * len(sample)
        or len(_CONTROL.findall(sample)) > 0.03 * len(sample)
        or (guessed and sum(c > "\x7f" for c in sample) > 0.3 * len(sample) and plausibility(sample) < 0.1)
    ):
        raise NotADocument(
            "these bytes are not text: read as UTF-8, GB18030, Big5 or UTF-16 they give mostly characters that no "
            f"text has, at best as {decoded.encoding}. They are no PDF, DOCX or HTML either"
        )


def page_of_archive(data: bytes) -> bytes:
    """The page in a web archive (MHTML, .mht), as a browser saves it; `data` itself if it holds none.

    Offsets and origins refer to that page, taken out of the archive.
    """
    try:
        message = message_from_bytes(data)
    except RecursionError:  # parts within parts
        return data
    if message.get_content_type() != "multipart/related":
        return data
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    content = pages[0].get_payload(decode=True) if pages else None
    return content if isinstance(content, bytes) and content.strip() else data
