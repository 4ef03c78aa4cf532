"""One composed report as text, in two encodings, on two web pages, in Word and as PDF: the same figures, and evidence
that points into what was passed in."""

from __future__ import annotations

import html
import io
import pathlib
from collections.abc import Callable, Iterator
from functools import cache
from string import Template
from typing import Any

import pytest

import fazhi_extract as fz

ROOT = pathlib.Path(__file__).parents[1]
LINES = [
    line.strip()
    for line in (ROOT / "fixtures/reports/anyue-2022.txt").read_text(encoding="utf-8").split("\n")
    if line.strip()
]
TITLE, PARAGRAPHS = LINES[1], LINES[2:]  # the first line is the page's own data
TABLE_HEAD = "附表：2022年行政复议工作情况（单位：件）"
TABLE = [["项目", "收到申请", "依法受理", "不予受理"], ["全县合计", "137", "121", "16"]]


def as_text() -> str:
    rows = [" | ".join(row) for row in TABLE]
    return "\n".join([TITLE, *PARAGRAPHS, TABLE_HEAD, *rows]) + "\n"


PORTAL = Template(
    """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="$charset"><title>$title - 政务公开</title>
<link rel="stylesheet" href="/css/main.css"><script>var views = "行政复议申请888件";</script></head>
<body>
<nav class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/fw/">办事服务</a></li></ul></nav>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 正文</div>
<!-- 行政复议申请999件 -->
<div class="wrap"><aside><ul><li><a href="/1.html">关于召开全县工作会议的通知</a></li><li><a href="/2.html">政策解读</a></li></ul></aside>
<div class="article"><h1>$title</h1>
<div class="info"><span>浏览次数：1286</span>&nbsp;<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div class="TRS_Editor">
$paragraphs
<p style="text-align:center"><strong>$table_head</strong></p>
<table border="1" cellspacing="0"><tbody>
$rows
</tbody></table>
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="page"><a href="/3.html">上一篇：关于2019年预算公开的说明</a> <a href="/4.html">下一篇：没有了</a></div>
</div></div>
<footer><p>主办：县人民政府办公室　网站标识码：5120210001　蜀ICP备05012345号-1</p><p>打印本页 关闭窗口</p></footer>
</body></html>
"""
)


def as_html(charset: str) -> bytes:
    page = PORTAL.substitute(
        charset=charset,
        title=html.escape(TITLE),
        paragraphs="\n".join(f'<p style="text-indent:2em"><span>{html.escape(p)}</span></p>' for p in PARAGRAPHS),
        table_head=TABLE_HEAD,
        rows="\n".join("<tr>" + "".join(f"<td><p>{c}</p></td>" for c in row) + "</tr>" for row in TABLE),
    )
    return page.encode("utf-8" if charset == "utf-8" else "gb18030")


def as_docx() -> bytes:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: DOCX not tested")
    document: Any = docx.Document()
    document.add_heading(TITLE, 0)
    for paragraph in (*PARAGRAPHS, TABLE_HEAD):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=0, cols=len(TABLE[0]))
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf() -> bytes:
    pytest.importorskip("reportlab", reason="reportlab is not installed: PDF not tested")
    pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed: PDF not tested")
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=20, leading=32, firstLineIndent=0, alignment=TA_CENTER)

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, 40, f"- {document.page} -")

    story: list[Any] = [Paragraph(html.escape(TITLE), title)]
    story += [Paragraph(html.escape(text), body) for text in (*PARAGRAPHS, TABLE_HEAD)]
    grid = [("FONTNAME", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
    story += [Spacer(1, 12), Table(TABLE, colWidths=[100] * 4, style=TableStyle(grid))]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[], str | bytes]] = {
    "gbk": lambda: as_text().encode("gbk"),
    "utf-8": lambda: as_text().encode("utf-8"),
    "utf-16": lambda: as_text().encode("utf-16"),
    "html utf-8": lambda: as_html("utf-8"),
    "html gb2312": lambda: as_html("gb2312"),
    "docx": as_docx,
    "pdf": as_pdf,
}


@cache
def source(kind: str) -> str | bytes:
    return MAKERS[kind]()


@cache
def extracted(kind: str) -> fz.AnnualReport:
    return fz.extract(as_text() if kind == "str" else source(kind))


def observations(report: fz.AnnualReport) -> Iterator[tuple[str, Any]]:
    for ident, field in report.fields():
        if not ident.startswith("meta."):
            for seen in field.observations:
                yield ident, seen


def figures(report: fz.AnnualReport) -> list[tuple[Any, ...]]:
    """What must not depend on the format."""
    return sorted(
        (ident, str(seen.value), seen.unit, seen.qualifier, seen.role, "part" in seen.flags)
        for ident, seen in observations(report)
    )


def facts(report: fz.AnnualReport) -> dict[str, Any]:
    meta = report.meta
    names = ("region", "region_code", "issuer", "body_kind", "report_year", "title", "script")
    return {name: getattr(meta, name).value for name in names}


def test_the_report_says_something() -> None:
    report = extracted("str")
    assert len(figures(report)) > 30
    assert report.reconsideration.received.value is not None


@pytest.mark.parametrize("kind", MAKERS)
def test_same_figures(kind: str) -> None:
    assert figures(extracted(kind)) == figures(extracted("str"))


@pytest.mark.parametrize("kind", MAKERS)
def test_same_facts_and_headings(kind: str) -> None:
    assert facts(extracted(kind)) == facts(extracted("str"))
    headings = [(section.level, section.heading, section.kind) for section in extracted(kind).sections]
    assert headings == [(section.level, section.heading, section.kind) for section in extracted("str").sections]


@pytest.mark.parametrize("kind", ["str", *MAKERS])
def test_evidence_holds(kind: str) -> None:
    report = extracted(kind)
    text = report.source.text
    for _, seen in observations(report):
        evidence = seen.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end
    for quantity in report.quantities:
        assert text[quantity.start : quantity.end] == quantity.quote


@pytest.mark.parametrize("kind", MAKERS)
def test_the_source_says_what_it_was(kind: str) -> None:
    found = extracted(kind).source
    if "html" in kind:
        assert found.media_type == "text/html" and "999" not in found.text and "888" not in found.text
        assert found.encoding == ("utf-8" if kind == "html utf-8" else "gb18030")
    elif kind == "pdf":
        assert found.media_type == "application/pdf"
    elif kind == "docx":
        assert "wordprocessingml" in found.media_type
    else:
        assert found.media_type == "text/plain" and found.text.lstrip("\ufeff") == as_text()
        assert found.encoding == {"gbk": "gb18030", "utf-8": "utf-8", "utf-16": "utf-16-le"}[kind]
    assert not found.repairs and not found.damage


def test_pdf_evidence_has_its_page() -> None:
    data = source("pdf")
    assert isinstance(data, bytes)
    pdfium = pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed: PDF not tested")
    report = extracted("pdf")
    document = pdfium.PdfDocument(data)
    pages = ["".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]
    assert len(pages) > 1
    seen_on: set[int] = set()
    for _, seen in observations(report):
        at = seen.evidence.start
        origin = report.source.locate(at)
        assert origin is not None and origin.page is not None
        assert "".join(seen.evidence.quote.split()) in pages[origin.page - 1]
        seen_on.add(origin.page)
    assert seen_on == set(range(1, len(pages) + 1))


@pytest.mark.parametrize("kind", ["html utf-8", "html gb2312"])
def test_html_evidence_has_its_place_in_the_page(kind: str) -> None:
    data = source(kind)
    assert isinstance(data, bytes)
    page = data.decode("utf-8" if kind == "html utf-8" else "gb18030")
    report = extracted(kind)
    for _, seen in observations(report):
        at = seen.evidence.start
        origin = report.source.locate(at)
        assert origin is not None
        place = origin.position + at - origin.start
        assert page[place] == seen.evidence.quote[0]


def test_a_name_that_is_not_utf_8(tmp_path: pathlib.Path) -> None:
    import os

    path = pathlib.Path(os.fsdecode(os.fsencode(tmp_path) + b"/report-\xff.txt"))
    try:
        path.write_text(as_text(), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    report = fz.extract(path)
    assert report.source.path is not None and report.source.path.endswith("report-\\udcff.txt")
    again = fz.AnnualReport.model_validate_json(report.model_dump_json())
    assert again.source.path == report.source.path
