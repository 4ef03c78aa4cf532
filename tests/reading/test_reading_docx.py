"""DOCX: what python-docx's own reader misses. The files are made with python-docx and raw XML where it has no call."""

from __future__ import annotations

import pytest
import reading_makers as makers

from fazhi_extract.reading import read
from fazhi_extract.reading.numbering import spell

docx = pytest.importorskip("docx", reason="python-docx is not installed: DOCX not tested")


def text_of(*paragraphs: str) -> str:
    document = docx.Document()
    body = document.element.body
    for n, paragraph in enumerate(paragraphs):
        body.insert(n, makers.xml(paragraph))
    return read(makers.saved(document)).text


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_tracked_changes() -> None:
    assert (
        text_of(
            f"<w:p>{run('收到')}<w:ins w:id='1' w:author='a'>{run('128')}</w:ins><w:del w:id='2' w:author='a'><w:r><w:delText>97</w:delText></w:r>"
            f"</w:del>{run('件')}<w:moveFrom w:id='3'>{run('旧')}</w:moveFrom><w:moveTo w:id='4'>{run('新')}</w:moveTo></w:p>"
        )
        == "收到128件新"
    )


def test_a_deleted_paragraph_mark_joins() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    assert (
        text_of(f"<w:p>{mark}{run('前半')}</w:p>", f"<w:p>{run('后半')}</w:p>", f"<w:p>{run('另一段')}</w:p>")
        == "前半后半\n另一段"
    )


def test_text_boxes_once_and_after_their_anchor() -> None:
    box = "<w:txbxContent><w:p>" + run("框里") + "</w:p></w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    )
    drawing += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert text_of(f"<w:p>{run('前')}<w:r>{drawing}</w:r>{run('后')}</w:p>") == "前后\n框里"
    assert text_of(f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>") == "框里"


def test_content_controls_and_hidden_text() -> None:
    assert (
        text_of(
            f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('控件里')}</w:p></w:sdtContent></w:sdt>",
            f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>{run('甲')}"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>",
        )
        == "控件里\n甲"
    )


def test_breaks_tabs_and_symbols() -> None:
    assert (
        text_of(
            "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/><w:sym w:font='x' w:char='F0FC'/></w:r></w:p>"
        )
        == "一\n二\t三-□"
    )


def test_tables_with_a_deleted_row() -> None:
    def row(*cells: str, properties: str = "") -> str:
        return (
            f"<w:tr>{properties}"
            + "".join(f"<w:tc>{''.join(f'<w:p>{run(p)}</w:p>' for p in c.split('/'))}</w:tc>" for c in cells)
            + "</w:tr>"
        )

    gone = "<w:trPr><w:del w:id='1' w:author='a'/></w:trPr>"
    assert (
        text_of(
            "<w:tbl>" + row("项目", "件数") + row("删", "9", properties=gone) + row("受理/案件", "117") + "</w:tbl>",
            f"<w:p>{run('后')}</w:p>",
        )
        == "项目 | 件数\n受理 案件 | 117\n后"
    )


NUMBERING = """<w:abstractNum w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%4"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%5"/></w:lvl>
</w:abstractNum>"""


def test_automatic_numbers() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, makers.xml(NUMBERING))
    for number, restart in ((90, ""), (91, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>")):
        numbering.append(makers.xml(f"<w:num w:numId='{number}'><w:abstractNumId w:val='90'/>{restart}</w:num>"))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(makers.xml("<w:numPr><w:numId w:val='90'/></w:numPr>"))
    document.add_heading("措施", 1)

    def item(level: int, text: str, number: int = 90) -> None:
        document.add_paragraph(text)._p.get_or_add_pPr().append(
            makers.xml(f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")
        )

    item(1, "领导")
    item(1, "执法")
    item(2, "培训")
    item(2, "检查")
    item(3, "县级")
    item(4, "条")
    document.add_heading("问题", 1)
    item(1, "不足")
    item(0, "另起", 91)
    item(0, "没有", 0)
    reading = read(makers.saved(document))
    assert reading.text.split("\n") == [
        "一、措施",
        "（一）领导",
        "（二）执法",
        "1. 培训",
        "2. 检查",
        "①县级",
        "1.1 条",
        "二、问题",
        "（一）不足",
        "一、另起",
        "没有",
    ]
    assert [o.position for o in reading.origins] == list(range(1, 12))


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (3, "chineseLegalSimplified", "叁"),
        (10, "ideographDigital", "一〇"),
        (4, "ideographTraditional", "丁"),
        (12, "decimalEnclosedCircle", "⑫"),
        (28, "lowerLetter", "bb"),
        (9, "upperRoman", "IX"),
        (7, "decimalFullWidth", "７"),
        (5, "bullet", ""),
    ],
)
def test_number_formats(number: int, form: str, text: str) -> None:
    assert spell(number, form) == text


def test_libreoffice_writes_what_is_read(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    document = docx.Document()
    document.add_paragraph("第一", style="List Number")
    document.add_paragraph("第二", style="List Number")
    data = makers.converted(makers.saved(document), "docx", "docx", tmp_path)
    assert read(data).text == "1. 第一\n2. 第二"
