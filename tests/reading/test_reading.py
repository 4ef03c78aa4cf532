"""`read`: what kinds of source there are, what the errors say, and one report in every form."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import reading_makers as makers
from reading_samples import PARAGRAPHS, TABLE, TEXT, TITLE, old_page, portal_page, two_articles_page

from fazhi_extract.reading import (
    EmptySource,
    EncryptedDocument,
    MissingExtra,
    NotADocument,
    ReadError,
    Reading,
    TooLarge,
    read,
)


def test_str_is_passed_through() -> None:
    for text in (TEXT, "<html><body>一</body></html>", "/etc/passwd", "\ufeff头", " \n"):
        reading = read(text)
        assert reading.text is text
        assert reading == Reading(text)
    assert read("").notes == ("the text is empty",)


def test_str_costs_next_to_nothing() -> None:
    start = time.perf_counter()
    for _ in range(1000):
        read(TEXT)
    assert (time.perf_counter() - start) / 1000 < 50e-6  # about 2 µs


def test_bytes_and_path(tmp_path: Path) -> None:
    file = tmp_path / "报告.pdf"  # the name means nothing
    file.write_bytes(TEXT.encode("gbk"))
    reading = read(file)
    assert (reading.text, reading.encoding, reading.encoding_sureness, reading.media_type) == (
        TEXT,
        "gb18030",
        "certain",
        "text/plain",
    )
    assert reading.path == str(file)
    assert read(bytearray(TEXT.encode())).text == TEXT  # type: ignore[arg-type]
    assert read(memoryview(TEXT.encode())).path is None  # type: ignore[arg-type]


def test_lost_bytes_are_flagged_and_said() -> None:
    data = TEXT.encode()[:-1]
    reading = read(data)
    assert [reading.text[a:b] for a, b in reading.undecodable] == ["\ufffd"]
    assert "1 characters could not be decoded" in reading.notes[0]
    page = read(portal_page().encode().replace("县".encode(), b"\xff"))
    assert page.undecodable
    assert all(set(page.text[a:b]) == {"\ufffd"} for a, b in page.undecodable)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptySource, "0 bytes"),
        (b" \r\n\t", EmptySource, "white space"),
        ("　\n".encode("gbk"), EmptySource, "white space"),
        (b"\x89PNG\r\n\x1a\n....", NotADocument, "PNG"),
        (b"{\\rtf1 abc}", NotADocument, "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "WordDocument".encode("utf-16-le"), NotADocument, ".doc"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"),
            EncryptedDocument,
            "password",
        ),
        (
            b"<html><frameset cols='20%,80%'><frame src=left.htm><frame src=main.htm></frameset></html>",
            EmptySource,
            "main.htm",
        ),
        (
            b"<!doctype html><html><body><div id=app></div><script src=x.js></script></body></html>",
            EmptySource,
            "script",
        ),
    ],
)
def test_errors_name_the_cause(data: bytes, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=re.escape(words)):
        read(data)


def test_a_web_archive() -> None:
    import email.mime.multipart
    import email.mime.text

    archive = email.mime.multipart.MIMEMultipart("related", type="text/html")
    archive.attach(email.mime.text.MIMEText(portal_page(), "html", "utf-8"))
    archive.attach(email.mime.text.MIMEText("p { color: red }", "css", "utf-8"))
    reading = read(archive.as_bytes())
    assert reading.media_type == "text/html"
    assert reading.text == read(portal_page().encode()).text
    assert read("MIME-Version: 1.0 是一种格式。".encode()).media_type == "text/plain"


def test_limits() -> None:
    with pytest.raises(TooLarge, match="max_chars=10"):
        read("x" * 11, max_chars=10)
    with pytest.raises(TooLarge, match="max_bytes=10"):
        read(b"x" * 11, max_bytes=10)
    with pytest.raises(TypeError, match="int"):
        read(3)  # type: ignore[arg-type]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "no.txt")
    with pytest.raises((ReadError, IsADirectoryError, PermissionError)):
        read(tmp_path)
    if Path("/dev/zero").exists():
        with pytest.raises(NotADocument, match="regular"):
            read(Path("/dev/zero"))


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'fazhi-extract[pdf]'")):
        read(b"%PDF-1.7\n")
    assert issubclass(MissingExtra, ImportError)


# the same report in every form

FORMS = (
    "gbk",
    "utf-8",
    "utf-16",
    "html utf-8",
    "html gb2312",
    "html of two articles",
    "docx",
    "docx by LibreOffice",
    "pdf",
    "pdf by LibreOffice",
)


def made(form: str, folder: Path) -> bytes:
    match form:
        case "gbk" | "utf-8" | "utf-16":
            return TEXT.encode(form)
        case "html utf-8":
            return portal_page().encode()
        case "html gb2312":
            return old_page().encode("gb2312")
        case "html of two articles":
            return two_articles_page().encode()
        case "docx":
            return makers.plain_docx()
        case "docx by LibreOffice":
            return makers.converted(makers.plain_docx(), "docx", "docx", folder)
        case "pdf":
            return makers.pdf()
        case "pdf by LibreOffice":
            return makers.converted(makers.plain_docx(), "docx", "pdf", folder)
    raise AssertionError(form)


@pytest.mark.parametrize("form", FORMS)
def test_round_trip(form: str, tmp_path: Path) -> None:
    reading = read(made(form, tmp_path))
    lines = [line.strip("　 ") for line in reading.text.split("\n")]
    at = lines.index(TITLE)
    assert lines[at:][: 1 if "html" in form else 2] == list(PARAGRAPHS[: 1 if "html" in form else 2])
    wanted = [line for line in lines if line in PARAGRAPHS]
    assert wanted == list(PARAGRAPHS)
    if form not in ("gbk", "utf-8", "utf-16", "html of two articles"):
        rows = [" | ".join(row) for row in TABLE]
        assert [line for line in lines if line in rows] == rows
    extra = [line for line in lines if line not in PARAGRAPHS and " | " not in line]
    assert len(extra) <= 1, extra  # the line of dates under a page's title; a single PDF page's running head


@pytest.mark.parametrize("form", FORMS)
def test_origins_cover_the_text_in_order(form: str, tmp_path: Path) -> None:
    data = made(form, tmp_path)
    reading = read(data)
    if reading.media_type == "text/plain":
        assert reading.origins == ()
        return
    end = 0
    for origin in reading.origins:
        assert re.fullmatch(r"\n| | \| (?: \| )*|", reading.text[end : origin.start])
        assert origin.start < origin.end
        end = origin.end
    assert end == len(reading.text)
    if reading.media_type == "text/html":
        page = data.decode("gb18030" if reading.encoding == "gb18030" else "utf-8")
        for origin in reading.origins:
            for k, c in enumerate(reading.text[origin.start : origin.end]):
                there = page[origin.position + k]
                assert c == there or there == "&" or (c == " " and there.isspace())
