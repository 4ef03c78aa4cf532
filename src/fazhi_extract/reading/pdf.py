"""PDF to text by page, with pypdfium2 (BSD; extra [pdf]) in a child process whose time and memory are bounded, so that
neither a bomb nor a crash of the C library reaches the caller.

The child reports runs of characters and strokes with their places (`_pdf_worker`); `pdf_layout` makes lines, table rows
and paragraphs of them. `Origin.position` and `Origin.page` are the page's number.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from .model import EncryptedDocument, MissingExtra, NotADocument, NoTextInPdf, Origin, ReadError, TooLarge
from .pdf_layout import Page, Rule, Run, lay_out

SECONDS = 30
MEMORY = 1 << 30
MAX_PAGES = 2_000
MAX_CHARS = 3_000_000
_RADICALS = dict(
    zip("⺠⻅⻆⻋⻓⻔⻘⻚⻛⻜⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻄⻝⻁", "民见角车长门青页风飞马骨鬼鱼鸟麦黄齐齿龙西食虎", strict=True)
)
_SAME = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_WORKER = Path(__file__).with_name("_pdf_worker.py")


def read_pdf(data: bytes, max_chars: int) -> tuple[str, tuple[Origin, ...], tuple[str, ...]]:
    """The text of a PDF, its origins and notes.

    Raises:
        MissingExtra: pypdfium2 is not installed. EncryptedDocument: it needs a password. NoTextInPdf: it was
        scanned, or its fonts have no character codes. NotADocument: damaged. TooLarge: more than SECONDS of
        time, MEMORY bytes, MAX_PAGES pages or the smaller of `max_chars` and MAX_CHARS characters.
    """
    found = _extract(data, min(max_chars, MAX_CHARS))
    pages = [
        Page(
            page["width"],
            page["height"],
            [Run(unify(run[0]), *run[1:]) for run in page["runs"]],
            [Rule(*rule) for rule in page["rules"]],
        )
        for page in found
    ]
    chars = sum(len(run.text) for page in pages for run in page.runs)
    pictures = sum(page["pictures"] for page in found)
    if chars < 10 * len(pages) and (pictures or not chars):
        raise NoTextInPdf(
            f"the PDF has {len(pages)} pages, {pictures} pictures and {chars} characters of text: it was scanned. "
            "Recognise its text (OCR) first, or find the report as a web page"
        )
    unknown = sum(
        c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " for page in pages for run in page.runs for c in run.text
    )
    if unknown > 0.3 * chars:
        raise NoTextInPdf(
            f"{100 * unknown // chars} % of the PDF's characters have no codes in its fonts: what it shows cannot be "
            "read as text. Recognise its text (OCR) first, or find the report as a web page"
        )
    text, origins = lay_out(pages)
    notes = []
    empty = [
        str(n) for n, page in enumerate(found, 1) if not page["runs"] and (page["pictures"] or page.get("damaged"))
    ]
    if empty:
        notes.append(f"{len(empty)} pages hold pictures and no text, not read: {', '.join(empty[:10])}")
    if unknown:
        notes.append(f"{unknown} characters have no codes in the PDF's fonts")
    return text, origins, tuple(notes)


def unify(text: str) -> str:
    """Many PDFs name the glyph of a character by its radical or compatibility form, which looks the same (⾏ for 行).

    >>> unify("⾏政\u2ea0生")
    '行政民生'
    """
    return _SAME.sub(lambda match: _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0]), text)


def _extract(data: bytes, max_chars: int) -> list[dict[str, Any]]:
    if importlib.util.find_spec("pypdfium2") is None:
        raise MissingExtra("reading PDF needs pypdfium2: pip install 'fazhi-extract[pdf]'")
    command = [sys.executable, "-P", str(_WORKER), str(SECONDS), str(MEMORY), str(MAX_PAGES), str(max_chars)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 5, check=False)
    except subprocess.TimeoutExpired:
        raise TooLarge(f"the PDF took more than {SECONDS} s: a damaged file or a PDF bomb, not read") from None
    if done.returncode:
        raise TooLarge(
            f"the PDF could not be read within {SECONDS} s and {MEMORY >> 20} MiB (exit code {done.returncode}): "
            "a damaged file or a PDF bomb"
        )
    result: dict[str, Any] = json.loads(done.stdout)
    if "pages" in result:
        pages: list[dict[str, Any]] = result["pages"]
        return pages
    raise _error(result["error"], result["detail"])


def _error(kind: str, detail: str) -> ReadError:
    if kind == "missing":
        return MissingExtra(f"reading PDF needs pypdfium2 ({detail}): pip install 'fazhi-extract[pdf]'")
    if kind == "password":
        return EncryptedDocument("the PDF is encrypted: open it with its password and save it without one")
    if kind == "damaged":
        return NotADocument(f"the PDF is damaged ({detail}): fetch it again")
    return TooLarge(f"the PDF has {detail}: a PDF bomb, or no report; pass the report's pages alone")
