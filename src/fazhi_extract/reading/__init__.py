"""Bytes, pages and files to raw text whose characters can be found again in what was passed in.

    reading = read(pathlib.Path("report.docx"))
    reading.text        # what every offset refers to
    reading.origins     # which paragraph, page or position in the page a piece of it comes from

`read` decides by content, never by a file's name. Text, HTML and DOCX need nothing but the standard library; PDF needs
`pip install 'fazhi-extract[pdf]'`. Each reader is imported when it is first used.
"""

from __future__ import annotations

import os
import stat
from dataclasses import replace

from .model import (
    MAX_BYTES,
    MAX_CHARS,
    EmptySource,
    EncryptedDocument,
    MissingExtra,
    NotADocument,
    NoTextInPdf,
    Origin,
    ReadError,
    Reading,
    TooLarge,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CHARS",
    "EmptySource",
    "EncryptedDocument",
    "MissingExtra",
    "NoTextInPdf",
    "NotADocument",
    "Origin",
    "ReadError",
    "Reading",
    "TooLarge",
    "read",
]


def read(source: str | bytes | os.PathLike[str], *, max_bytes: int = MAX_BYTES, max_chars: int = MAX_CHARS) -> Reading:
    """Raw text of `source`.

    Args:
        source: a `str` is text and is passed through unchanged, even if it holds HTML or a file's name.
        `bytes`, and the
            content of the file that a path names, are read as PDF, DOCX, HTML or text, whichever they are.
        max_bytes: the largest source, and the largest part of a DOCX once unpacked.
        max_chars: the longest text.

    Raises:
        ReadError: there is no text to be had; the subclass and the message say why (EmptySource, TooLarge,
        NotADocument,
            NoTextInPdf, EncryptedDocument, MissingExtra).
        OSError: the file cannot be opened.
        TypeError: `source` is of another type.
    """
    if isinstance(source, str):
        if len(source) > max_chars:
            raise _too_long(len(source), max_chars)
        return Reading(source) if source else Reading(source, notes=("the text is empty",))
    if isinstance(source, (bytes, bytearray, memoryview)):
        if len(source) > max_bytes:
            raise _too_big(len(source), max_bytes)
        return _read_bytes(bytes(source), max_bytes, max_chars)
    if not isinstance(source, os.PathLike):
        raise TypeError(f"a source is str (text), bytes or a path, not {type(source).__name__}")
    return replace(_read_bytes(_load(source, max_bytes), max_bytes, max_chars), path=_name(source))


def _name(path: os.PathLike[str]) -> str:
    r"""The path as text that can be written as UTF-8: bytes of a name that are none stand escaped."""
    return os.fsdecode(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _load(path: os.PathLike[str], max_bytes: int) -> bytes:
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise NotADocument(f"{_name(path)} is no regular file: pass a file, or its bytes")
        if status.st_size > max_bytes:
            raise _too_big(status.st_size, max_bytes)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise _too_big(len(data), max_bytes)
    return data


def _read_bytes(data: bytes, max_bytes: int, max_chars: int) -> Reading:
    from .sniff import kind_of, media_type, page_of_archive

    kind = kind_of(data)  # raises EmptySource, NotADocument, EncryptedDocument
    text: str
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    if kind == "pdf":
        from .pdf import read_pdf

        text, origins, notes = read_pdf(data, max_chars)
    elif kind == "docx":
        from .docx import read_docx

        text, origins, notes = read_docx(data, max_bytes)
    else:
        return _read_text(page_of_archive(data) if kind == "mhtml" else data, max_chars)
    if len(text) > max_chars:
        raise _too_long(len(text), max_chars)
    return Reading(text, media_type(kind), origins=origins, notes=notes)


def _read_text(data: bytes, max_chars: int) -> Reading:
    from .encodings import decode
    from .html import looks_like_html, read_html
    from .sniff import check_is_text

    decoded = decode(data)
    check_is_text(decoded)  # raises NotADocument, EmptySource
    text, notes, lost = decoded.text, decoded.notes, decoded.undecodable
    if len(text) > max_chars:
        raise _too_long(len(text), max_chars)
    media_type, origins = "text/plain", ()  # type: tuple[str, tuple[Origin, ...]]
    if looks_like_html(text):
        media_type = "text/html"
        text, origins, more = read_html(text)
        notes += more
        lost = lost and _lost(text)
    if lost:
        count = sum(end - start for start, end in lost)
        notes += (f"{count} characters could not be decoded and stand as U+FFFD",)
    return Reading(text, media_type, decoded.encoding, decoded.sureness, lost, origins, notes)


def _lost(text: str) -> tuple[tuple[int, int], ...]:
    import re

    return tuple(match.span() for match in re.finditer("\ufffd+", text))


def _too_big(size: int, limit: int) -> TooLarge:
    return TooLarge(f"the source has {size:,} bytes, more than max_bytes={limit:,}: raise it, or pass the report alone")


def _too_long(size: int, limit: int) -> TooLarge:
    return TooLarge(
        f"the text has {size:,} characters, more than max_chars={limit:,}: raise it, or pass the report alone"
    )
