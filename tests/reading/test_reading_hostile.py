"""Hostile sources end in a clear error, within bounded time and memory. `python test_reading_hostile.py` prints the figures."""

from __future__ import annotations

import contextlib
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from fazhi_extract.reading import EmptySource, NotADocument, NoTextInPdf, ReadError, TooLarge, read

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    return zipped(document=b"<w:document>" + b" " * 45_000_000)


def zip_of_a_gigabyte() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(100):
            part.write(b" " * 10_000_000)
    return buffer.getvalue()


def zip_that_lies() -> bytes:
    data = zipped(document=b"<w:document>" + b" " * 20_000_000)
    return data.replace((20_000_012).to_bytes(4, "little"), (500).to_bytes(4, "little"))


def zip_of_many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(60_000):
            archive.writestr(f"word/entry-number-{n:09}.xml", b"")
    return buffer.getvalue()


def xxe() -> bytes:
    return zipped(
        document=f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {WORD}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
        "</w:body></w:document>".encode()
    )


def laughs() -> bytes:
    return zipped(document=f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]><w:document {WORD}>&a9;</w:document>'.encode())


def xxe_utf16() -> bytes:
    return zipped(document=xxe_text().encode("utf-16"))


def xxe_text() -> str:
    return f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY x "y">]><w:document {WORD}>&x;</w:document>'


def deep_xml() -> bytes:
    return zipped(document=f"<w:document {WORD}>".encode() + b"".join(b"<w:p%d>" % (n % 7) for n in range(300_000)))


def many_elements() -> bytes:
    rng = random.Random(1)
    return zipped(
        document=f"<w:document {WORD}>".encode()
        + b"".join(b"<w:p/>" + b" " * rng.randrange(3) for _ in range(1_200_000))
    )


def pdf_of(stream: bytes, filters: str, extra: bytes = b"", pages: str = "[3 0 R]", count: int = 1) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids{pages}/Count {count}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        f"<</Length {len(stream)}{filters}>>stream\n".encode() + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 18>>stream\n/X Do /X Do /X Do \nendstream",
    ]
    out, places = b"%PDF-1.7\n" + extra, []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer\n<</Root 1 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def pdf_bomb() -> bytes:
    """560 MB of drawing operators, packed twice to a few KB."""
    pack = zlib.compressobj(9)
    unit = b"0 0 m 9 9 l S\n" * 100_000
    inner = b"".join(pack.compress(unit) for _ in range(400)) + pack.flush()
    return pdf_of(zlib.compress(inner, 9), "/Filter[/FlateDecode/FlateDecode]")


def pdf_of_much_text() -> bytes:
    return pdf_of(
        zlib.compress(b"BT /F 9 Tf " + (b"(" + b"a" * 1000 + b") Tj ") * 30_000 + b"ET"), "/Filter/FlateDecode"
    )


def pdf_that_draws_itself() -> bytes:
    return pdf_of(b"/X Do " * 1000, "")


def pdf_of_many_pages() -> bytes:
    return pdf_of(b"", "", pages="[" + "3 0 R " * 500_000 + "]", count=500_000)


def one_long_line() -> Path:
    path = Path(tempfile.mkdtemp()) / "line.txt"
    with path.open("wb") as file:
        for _ in range(200):
            file.write("行政复议申请".encode() * 55_555)
    return path


def random_bytes() -> bytes:
    return random.Random(1).randbytes(10_000_000)


HOSTILE: dict[str, tuple[Callable[[], object], tuple[type[ReadError], ...]]] = {
    "200 MB of one line, a file": (one_long_line, (TooLarge,)),
    "200 MB of one line, a str": (lambda: "行" * 200_000_000, (TooLarge,)),
    "45 MB of one line, bytes": (lambda: b"12," * 15_000_000, (TooLarge,)),
    "10 MB of random bytes": (random_bytes, (NotADocument,)),
    "random bytes after a byte order mark": (lambda: b"\xff\xfe" + random_bytes()[:100_000], (NotADocument,)),
    "random bytes, short": (lambda: random_bytes()[:64], (NotADocument,)),
    "random bytes named zip": (lambda: b"PK\x03\x04" + random_bytes(), (NotADocument, TooLarge)),
    "DOCX: zip bomb": (zip_bomb, (TooLarge,)),
    "DOCX: a gigabyte": (zip_of_a_gigabyte, (TooLarge,)),
    "DOCX: sizes that lie": (zip_that_lies, (NotADocument, TooLarge)),
    "DOCX: 60,000 entries": (zip_of_many_entries, (TooLarge,)),
    "DOCX: without document.xml": (lambda: zipped(other=b"<a/>"), (NotADocument,)),
    "DOCX: cut off": (lambda: zipped(document=b"<a/>" * 99)[:-30], (NotADocument,)),
    "DOCX: external entity": (xxe, (NotADocument,)),
    "DOCX: external entity in UTF-16": (xxe_utf16, (NotADocument,)),
    "DOCX: billion laughs": (laughs, (NotADocument,)),
    "DOCX: 300,000 levels": (deep_xml, (TooLarge, NotADocument)),
    "DOCX: 1,200,000 elements": (many_elements, (TooLarge,)),
    "DOCX: no XML": (lambda: zipped(document=random_bytes()[:1000]), (NotADocument,)),
    "DOCX: an unknown encoding": (
        lambda: zipped(document=b'<?xml version="1.0" encoding="no-such"?><a/>'),
        (NotADocument,),
    ),
    "DOCX: empty": (lambda: zipped(document=f"<w:document {WORD}/>".encode()), (EmptySource,)),
    "PDF: bomb of 560 MB": (pdf_bomb, (TooLarge, NoTextInPdf, NotADocument)),
    "PDF: 30 MB of text on a page": (pdf_of_much_text, (TooLarge,)),
    "PDF: a form that draws itself": (pdf_that_draws_itself, (NoTextInPdf, TooLarge)),
    "PDF: 500,000 pages": (pdf_of_many_pages, (TooLarge, NotADocument)),
    "PDF: random bytes": (lambda: b"%PDF-1.4\n" + random_bytes(), (NotADocument,)),
    "HTML: 50 MB of tags": (lambda: b"<html>" + b"<p>x" * 12_000_000, (TooLarge,)),
    "HTML: 300,000 levels": (lambda: b"<html>" + b"<div>" * 300_000, (EmptySource,)),
    "HTML: unclosed quotes": (lambda: b"<html>" + b"<a b='" * 3_000_000, (EmptySource,)),
    "HTML: unclosed links": (lambda: b"<html>" + b"<a href=x>y" * 1_000_000, (TooLarge,)),
    "HTML: unclosed comments": (lambda: b"<html>" + b"<!--" * 3_000_000, (EmptySource,)),
}
SECONDS = 60


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    make, errors = HOSTILE[name]
    if name.startswith("PDF"):
        pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed: hostile PDF not tested")
    source = make()
    start = time.perf_counter()
    with pytest.raises(errors) as caught:
        read(source)  # type: ignore[arg-type]
    assert time.perf_counter() - start < SECONDS
    assert type(caught.value) is not ReadError
    assert len(str(caught.value)) > 15


@pytest.mark.parametrize(
    "unit",
    [
        '<a =">" ',
        "<div>x",
        "<p>x",
        "<table><tr><td>",
        "<table><div><td></td>x",
        "<ul><div><li></li>x",
        "<",
        "&",
        "&#",
        "<![CDATA[",
        "<select>",
        "<title>",
        "<b>",
        "</p>",
        "<span hidden>x</span>",
        "\"'=<p>",
        "<h1>某报告</h1><p>",
    ],
)
def test_html_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        page = ("<html><body>" + unit * (size // len(unit))).encode()
        start = time.process_time()
        with contextlib.suppress(ReadError):
            read(page)
        return time.process_time() - start

    assert seconds(400_000) < 10 * seconds(100_000) + 0.2  # linear: 4 times, quadratic: 16 times


def test_an_archive_of_parts_within_parts() -> None:
    parts = "".join(f'Content-Type: multipart/related; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000))
    start = time.perf_counter()
    assert read(("MIME-Version: 1.0\n" + parts).encode()).media_type == "text/plain"
    assert time.perf_counter() - start < SECONDS


def measure(name: str) -> None:
    """Time, and peak memory over the source's own (also of the child), printed as a row."""
    import resource

    source = HOSTILE[name][0]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    try:
        read(source)  # type: ignore[arg-type]
        result = "read"
    except ReadError as error:
        result = f"{type(error).__name__}: {error}"
    took = time.perf_counter() - start
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"| {name} | {took:.2f} | {(own - before) // 1024} | {child // 1024} | {result[:120]} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        print("| source | s | MB more | MB child | result |\n|---|---|---|---|---|", flush=True)
        for each in HOSTILE:
            subprocess.run([sys.executable, __file__, each], check=True)
