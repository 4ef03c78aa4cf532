"""Writes the composed report with real writers: python-docx, reportlab, LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from reading_samples import PARAGRAPHS, TABLE


def plain_docx() -> bytes:
    """Paragraphs and a table, by python-docx."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed: DOCX round trip not tested")
    document = docx.Document()
    document.add_heading(PARAGRAPHS[0], 0)
    for paragraph in PARAGRAPHS[1:]:
        document.add_paragraph(paragraph)
    add_table(document)
    return saved(document)


def add_table(document: Any) -> None:
    table = document.add_table(rows=0, cols=2)
    for row in TABLE:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xml(text: str) -> Any:
    from docx.oxml import parse_xml

    names = (
        "w=http://schemas.openxmlformats.org/wordprocessingml/2006/main mc=http://schemas.openxmlformats.org/markup-compatibility/2006 "
        "wps=http://schemas.microsoft.com/office/word/2010/wordprocessingShape v=urn:schemas-microsoft-com:vml"
    )
    declared = " ".join(f'xmlns:{pair.split("=", 1)[0]}="{pair.split("=", 1)[1]}"' for pair in names.split())
    head, rest = text.split(">", 1) if not text.split(">", 1)[0].endswith("/") else (text.split("/>", 1)[0], "")
    return parse_xml(f"{head} {declared}>{rest}" if rest else f"{head} {declared}/>")


def pdf(pages: int = 1, encrypt: str | None = None) -> bytes:
    """The report with a running head, page numbers and a ruled table, by reportlab with its built-in CID font."""
    pytest.importorskip("reportlab", reason="reportlab is not installed: PDF round trip not tested")
    pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed: PDF not tested")
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=14, leading=22, firstLineIndent=28, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=20, leading=30, firstLineIndent=0, alignment=TA_CENTER)

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, "云岭县法治政府建设年度报告")
        canvas.drawCentredString(A4[0] / 2, 40, f"- {document.page} -")

    story: list[Any] = []
    for n in range(pages):
        if n:
            story.append(PageBreak())
        story.append(Paragraph(PARAGRAPHS[0], title))
        story += [Paragraph(text, body) for text in PARAGRAPHS[1:]]
        story.append(Spacer(1, 20))
        story.append(
            Table(
                [list(row) for row in TABLE],
                colWidths=[200, 100],
                style=TableStyle(
                    [
                        ("FONTNAME", (0, 0), (-1, -1), "STSong-Light"),
                        ("FONTSIZE", (0, 0), (-1, -1), 12),
                        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                    ]
                ),
            )
        )
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, encrypt=encrypt).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return buffer.getvalue()


def converted(data: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """`data` opened by LibreOffice and saved as `to`."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed: its DOCX and PDF are not tested")
    source = folder / f"report.{suffix}"
    source.write_bytes(data)
    subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            to,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / f"report.{to}").read_bytes()
