"""Child process of `pdf`: PDF on standard input, JSON on standard output. Imports nothing of this package, so
it starts fast.

    python -P _pdf_worker.py SECONDS MEMORY_BYTES MAX_PAGES MAX_CHARS < report.pdf

Writes {"error": kind, "detail": …} or {"pages": [{"width", "height", "pictures", "runs", "rules"}]}. A run is
[text, x0, x1, baseline, size], characters that stand side by side on one line; a rule is [x0, y0, x1, y1], a
horizontal or vertical stroke. Coordinates are PDF points from the page's lower left corner.
"""

from __future__ import annotations

import ctypes
import json
import sys
from bisect import bisect_left
from importlib import import_module
from typing import Any

_MAX_RULES = 3_000
_MAX_OBJECTS = 100_000
_GAP = 1.5  # characters further apart than this many sizes belong to different runs


def main() -> int:
    seconds, memory, max_pages, max_chars = map(int, sys.argv[1:5])
    limit(seconds, memory)
    try:
        result = extract(sys.stdin.buffer.read(), max_pages, max_chars)
    except MemoryError:
        result = {"error": "memory", "detail": "out of memory"}
    json.dump(result, sys.stdout, ensure_ascii=True)
    sys.stdout.flush()
    return 0


def limit(seconds: int, memory: int) -> None:
    """Bound processor time and memory, where the system can (the parent's clock bounds the rest)."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def extract(data: bytes, max_pages: int, max_chars: int) -> dict[str, Any]:
    try:
        pdfium: Any = import_module("pypdfium2")
        raw: Any = import_module("pypdfium2.raw")
    except ImportError as error:
        return {"error": "missing", "detail": str(error)}
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        return {"error": "password" if "assword" in str(error) else "damaged", "detail": str(error)}
    if count > max_pages:
        return {"error": "pages", "detail": f"{count:,} pages, more than {max_pages:,}"}
    pages: list[dict[str, Any]] = []
    chars = 0
    for number in range(count):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append({"width": 0, "height": 0, "pictures": 0, "runs": [], "rules": [], "damaged": True})
            continue
        text = raw.FPDFText_LoadPage(page.raw)
        chars += max(0, raw.FPDFText_CountChars(text))
        if chars > max_chars:
            return {"error": "chars", "detail": f"more than {max_chars:,} characters"}
        width, height = page.get_size()
        rules, pictures = strokes(page, raw)
        pages.append(
            {"width": width, "height": height, "pictures": pictures, "runs": runs(text, raw, rules), "rules": rules}
        )
        raw.FPDFText_ClosePage(text)
        page.close()
    return {"pages": pages}


def runs(text: Any, raw: Any, rules: list[list[float]]) -> list[list[Any]]:
    """The page's characters, joined where they stand side by side with no vertical stroke between."""
    borders = sorted((rule[0], rule[1], rule[3]) for rule in rules if rule[2] - rule[0] < 1)
    out: list[list[Any]] = []
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    space = False
    high = 0
    for i in range(max(0, raw.FPDFText_CountChars(text))):
        code = raw.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:  # a character beyond the first plane comes in two halves
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code <= 32 or code == 0xA0:
            space = space or (code not in (10, 13) and raw.FPDFText_IsGenerated(text, i) != 1)
            continue
        if not (raw.FPDFText_GetCharOrigin(text, i, x, y) and raw.FPDFText_GetLooseCharBox(text, i, box)):
            continue
        left, right, size = min(box.left, x.value), box.right, max(1.0, abs(box.top - box.bottom))
        char = chr(code) if code < 0x110000 and code != 0xFFFE else "\ufffd"
        last = out[-1] if out else None
        if last and (
            abs(last[3] - y.value) < 0.3 * size
            and -0.5 * size < left - last[2] < _GAP * size
            and not (borders and parted(borders, last[2], left, y.value))
        ):
            if space or (
                left - last[2] > 0.2 * size
                and last[0][-1].isascii()
                and char.isascii()
                and last[0][-1].isalnum()
                and char.isalnum()
            ):
                last[0] += " "
            last[0] += char
            last[2] = max(last[2], right)
        else:
            out.append([char, left, right, y.value, size])
        space = False
    return [[run[0], *(round(value, 1) for value in run[1:])] for run in out]


def parted(borders: list[tuple[float, float, float]], right: float, left: float, y: float) -> bool:
    """Does a vertical stroke stand between two characters on the baseline y?"""
    at = bisect_left(borders, (right - 2, 0.0, 0.0))
    for x, low, high in borders[at : at + 400]:
        if x > left + 2:
            return False
        if low - 2 < y + 3 < high + 2:
            return True
    return False


def strokes(page: Any, raw: Any) -> tuple[list[list[float]], int]:
    """Horizontal and vertical strokes (also the edges of rectangles), and how many pictures the page shows."""
    rules: list[list[float]] = []
    pictures = 0
    for i in range(min(_MAX_OBJECTS, max(0, raw.FPDFPage_CountObjects(page.raw)))):
        thing = raw.FPDFPage_GetObject(page.raw, i)
        kind = raw.FPDFPageObj_GetType(thing)
        pictures += kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < _MAX_RULES:
            rules += edges(thing, raw)
    return ([] if len(rules) > _MAX_RULES else rules), pictures


def edges(thing: Any, raw: Any) -> list[list[float]]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return []
    out: list[list[float]] = []
    start = at = (0.0, 0.0)
    for i in range(min(_MAX_RULES, max(0, raw.FPDFPath_CountSegments(thing)))):
        segment = raw.FPDFPath_GetPathSegment(thing, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        steps = [(at, point)] if kind == raw.FPDF_SEGMENT_LINETO else []
        if raw.FPDFPathSegment_GetClose(segment):
            steps.append((point, start))
        for (ax, ay), (bx, by) in steps:
            if (abs(ax - bx) < 1) != (abs(ay - by) < 1) and abs(ax - bx) + abs(ay - by) > 6:
                out.append([round(min(ax, bx), 1), round(min(ay, by), 1), round(max(ax, bx), 1), round(max(ay, by), 1)])
        at = point
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
    return out


if __name__ == "__main__":
    sys.exit(main())
