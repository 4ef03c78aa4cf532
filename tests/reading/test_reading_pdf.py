"""PDF: pages, running heads, joined lines, tables; the layout rules are tested without PDF too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import reading_makers as makers
from reading_samples import PARAGRAPHS, TITLE

from fazhi_extract.reading import EncryptedDocument, NotADocument, NoTextInPdf, read
from fazhi_extract.reading.pdf import unify
from fazhi_extract.reading.pdf_layout import Page, Rule, Run, lay_out

A4 = (595.0, 842.0)


def page(*lines: tuple[str, float, float], rules: list[Rule] | None = None, size: float = 14) -> Page:
    """Lines of (text, left edge, baseline); full-width characters."""
    return Page(
        *A4,
        [Run(text, x, x + size * sum(0.5 if c.isascii() else 1 for c in text), y, size) for text, x, y in lines],
        rules or [],
    )


FULL = "全" * 32


def test_full_lines_are_joined_and_others_are_not() -> None:
    text, origins = lay_out(
        [page((FULL[:30], 98, 700), (FULL, 70, 678), ("完了。", 70, 656), (FULL[:30], 98, 634), ("完。", 70, 612))]
    )
    assert text == FULL[:30] + FULL + "完了。\n" + FULL[:30] + "完。"
    assert {origin.page for origin in origins} == {1}


def test_lines_join_over_pages_without_heads_and_numbers() -> None:
    def one(n: int, last: str) -> Page:
        return page(("内部文件", 250, 800), (FULL, 70, 700), (FULL, 70, 678), (last, 70, 656), (f"— {n} —", 280, 40))

    text, origins = lay_out([one(1, FULL), one(2, "结束。")])
    assert text == FULL * 5 + "结束。"
    assert [origin.position for origin in origins] == [1, 1, 1, 2, 2, 2]


def test_a_number_that_did_not_fit_goes_back_to_its_line() -> None:
    assert (
        lay_out([page((FULL, 70, 700), (FULL[:28], 70, 678), ("1,246,500元。", 70, 656))])[0]
        == FULL + FULL[:28] + "1,246,500元。"
    )
    assert lay_out([page((FULL, 70, 700), (FULL[:24] + "the", 70, 678), ("international law。", 70, 656))])[0].endswith(
        "the international law。"
    )


def test_a_heading_after_a_full_line() -> None:
    assert (
        lay_out([page((FULL, 70, 700), (FULL[:31] + "。", 70, 678), ("二、问题", 70, 656))])[0]
        == FULL + FULL[:31] + "。\n二、问题"
    )


def test_a_larger_first_line_in_the_margin_is_a_title() -> None:
    def titled(y: float) -> Page:
        return Page(
            *A4, [Run(TITLE, 100, 540, y, 22), *page((FULL, 70, 600), (FULL, 70, 578), ("完。", 70, 556)).runs], []
        )

    assert lay_out([titled(780), titled(780)])[0].count(TITLE) == 2


def test_cells_far_apart_are_a_row() -> None:
    assert (
        lay_out([page(("项目", 70, 700), ("件数", 300, 700), ("受理", 70, 680), ("117", 300, 680))])[0]
        == "项目 | 件数\n受理 | 117"
    )


def test_ruled_cells_keep_their_lines_together() -> None:
    grid = [Rule(x, 640, x, 720) for x in (60, 160, 260)] + [Rule(60, y, 260, y) for y in (640, 690, 720)]
    text, _ = lay_out(
        [
            page(
                ("项目", 70, 700),
                ("件数", 170, 700),
                ("行政复议", 70, 675),
                ("受理案件", 70, 655),
                ("117", 170, 665),
                rules=grid,
            )
        ]
    )
    assert text == "项目 | 件数\n行政复议受理案件 | 117"


def test_a_frame_is_no_table() -> None:
    frame = [Rule(50, 400, 50, 720), Rule(550, 400, 550, 720), Rule(50, 400, 550, 400), Rule(50, 720, 550, 720)]
    assert (
        lay_out([page((FULL, 70, 700), ("完。", 70, 678), ("二、问题", 98, 656), rules=frame)])[0]
        == FULL + "完。\n二、问题"
    )


def test_radicals_become_characters() -> None:
    assert unify("⾏政复议⽴案⻓期⺠⽣，ＡＢ①") == "行政复议立案长期民生，ＡＢ①"


def test_running_heads_of_a_real_pdf() -> None:
    reading = read(makers.pdf(3))
    assert "云岭县法治政府建设年度报告" not in reading.text
    assert not re.search(r"^- \d -$", reading.text, re.M)
    assert reading.text.count(TITLE) == 3
    at = reading.text.rindex(PARAGRAPHS[3])
    assert {o.page for o in reading.origins if o.start <= at < o.end} == {3}


def test_a_long_report_over_pages(tmp_path: Path) -> None:
    """Justified text, header, page field, a table with merged and wrapped cells: written by LibreOffice."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed: this PDF is not tested")
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "云岭县人民政府文件"
    footer: Any = document.sections[0].footer.paragraphs[0]
    footer._p.append(makers.xml("<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>"))
    wanted = []
    for n in range(1, 40):
        text = f"{n}月，" + "".join(PARAGRAPHS[n % 3 + 3].split("。")[:2]) + "。"
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Pt(22)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        wanted.append(text)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    rows = [
        ("类别", "项目", "数量"),
        ("行政复议和行政应诉案件办理情况统计（含上年结转的案件）", "收到行政复议申请", "128"),
        ("", "受理行政复议申请的案件数量", "117"),
    ]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    reading = read(makers.converted(makers.saved(document), "docx", "pdf", tmp_path))
    lines = reading.text.split("\n")
    assert lines[:-3] == wanted
    assert lines[-3:] == [" | ".join(rows[0]), " | ".join(rows[1]), "受理行政复议申请的案件数量 | 117"]
    assert max(origin.page or 0 for origin in reading.origins) > 1


def test_a_scanned_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed: PDF not tested")
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab is not installed")
    from reportlab.lib.utils import ImageReader

    image = tmp_path / "scan.ppm"
    image.write_bytes(b"P6 40 40 255\n" + bytes(4800))
    pytest.importorskip("PIL", reason="pillow is not installed")
    drawing = canvas.Canvas(str(tmp_path / "scan.pdf"))
    for _ in range(2):
        drawing.drawImage(ImageReader(str(image)), 0, 0, 500, 800)
        drawing.showPage()
    drawing.save()
    with pytest.raises(NoTextInPdf, match=r"scanned.*OCR"):
        read(tmp_path / "scan.pdf")


def test_encrypted_and_damaged() -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read(makers.pdf(encrypt="secret"))
    with pytest.raises(NotADocument, match="damaged"):
        read(b"%PDF-1.7\n" + b"nothing of the kind" * 100)
