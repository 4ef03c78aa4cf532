"""What the readers hand back, and the errors they raise. Imports nothing heavy: a `str` pays only for this module."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 50_000_000  # the largest source, unless one says otherwise
MAX_CHARS = 20_000_000  # the longest text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one piece of a reading's text came from.

    Attributes:
        start: first character of the piece, an index into `Reading.text`.
        end: one past its last character.
        position: html: index into the decoded page (without BOM); text[start + k] stands at page[position + k] (an
            entity at its &, and the piece ends with it). docx: number of the paragraph (1-based, document order, tables
            and text boxes included). pdf: page number (1-based).
        page: pdf: page number (1-based), else None.
    """

    start: int
    end: int
    position: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Raw text with what is known about where it came from.

    Attributes:
        text: what every offset refers to. For a `str` source it is that very object.
        media_type: "text/plain", "text/html", "application/pdf" or the DOCX type.
        encoding: "utf-8", "gb18030" (also for GBK and GB2312), "big5", "utf-16-le" or "utf-16-be"; None for str,
            docx and pdf.
        encoding_sureness: "certain", "likely" or "guessed"; None where encoding is None.
        undecodable: half-open spans of `text` made of U+FFFD, each in place of bytes that could not be decoded (or
            that an earlier decoder had already given up). Empty for a str.
        origins: pieces of text in order, not overlapping. Characters of no piece were put in by the reader (line
            breaks, " | " between cells). Empty for plain text, where the text is the source.
        notes: warnings for a person to read: what was left out, what contradicts itself.
        path: the file read, as given (bytes of a name that are no UTF-8 stand escaped); None for str and bytes.
    """

    text: str
    media_type: str = "text/plain"
    encoding: str | None = None
    encoding_sureness: str | None = None
    undecodable: tuple[tuple[int, int], ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    path: str | None = None


class ReadError(ValueError):
    """A source that gives no text. The message names the cause and what to do about it."""


class EmptySource(ReadError):
    """There is no text at all: no bytes, only white space, a frame set, a page filled by a script."""


class TooLarge(ReadError):
    """More bytes, characters, pages, elements, seconds or memory than allowed; zip bombs too."""


class NotADocument(ReadError):
    """Not text, HTML, DOCX or PDF; or one of them, damaged beyond reading; or a file format that is not read."""


class NoTextInPdf(ReadError):
    """A PDF of pictures (scanned), or of fonts without character codes."""


class EncryptedDocument(ReadError):
    """A password is needed."""


class MissingExtra(ReadError, ImportError):
    """An optional package is not installed."""
