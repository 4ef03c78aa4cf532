"""HTML: article, tables, positions, malformed pages."""

from __future__ import annotations

import pytest
from reading_samples import PARAGRAPHS, TITLE, old_page, paragraphs_html, portal_page, two_articles_page

from fazhi_extract.reading.html import looks_like_html, read_html

BODY = paragraphs_html()


def text_of(body: str, head: str = "") -> str:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>")[0]


@pytest.mark.parametrize("page", [portal_page(), old_page()])
def test_what_is_not_the_article_is_left_out(page: str) -> None:
    text, _, _ = read_html(page)
    for gone in (
        "首页",
        "脚本",
        "注释",
        "隐藏",
        "看不见",
        "777",
        "888",
        "999",
        "上一篇",
        "ICP",
        "版权所有",
        "办事指南",
        "政策解读",
    ):
        assert gone not in text
    assert text.count(TITLE) == 1
    assert PARAGRAPHS[-1] in text


def test_document_data_above_the_title_stays() -> None:
    assert read_html(portal_page())[0].startswith("索引号： | YL-2024-0031 | 发布机构： | 云岭县人民政府\n")


def test_one_of_several_articles() -> None:
    text, _, notes = read_html(two_articles_page())
    assert text.startswith(TITLE)
    assert "固定资产" not in text
    assert notes == ("the page holds 2 articles; left out: 2023年经济运行情况通报",)


def test_articles_in_flow() -> None:
    other = "<h2>某局2023年度工作总结</h2>" + "<p>全年完成各项任务，成效明显，群众满意度稳步提升。</p>" * 9
    text, _, notes = read_html(f"<html><body>{other}<h2>{TITLE}</h2>{BODY}</body></html>")
    assert text.startswith(TITLE)
    assert "满意度" not in text
    assert "某局" in notes[0]


def test_a_short_report_in_flow_is_an_article_of_its_own() -> None:
    short = "<h1>武侯区2022年法治政府建设年度报告</h1><p>2022年，武侯区收到行政复议申请999件，审结900件，各项工作平稳有序。</p>"
    text, _, notes = read_html(f"<body><h1>{TITLE}</h1>{paragraphs_html()}{short}</body>")
    assert "999" not in text
    assert notes == ("the page holds 2 articles; left out: 武侯区2022年法治政府建设年度报告",)
    again = f"<h1>{TITLE}</h1><p>本报告经县政府审定，现予公开，请社会各界监督我们的工作。</p><h1>{TITLE}</h1>{paragraphs_html()}"
    assert "请社会各界监督" in read_html(f"<body>{again}</body>")[0]


def test_sections_with_headings_are_one_article() -> None:
    body = f"<h1>{TITLE}</h1>" + "".join(
        f"<section><h2>{h}</h2><p>{'全面落实各项制度，依法履行职责。' * 12}</p></section>"
        for h in ("加强党的领导情况", "一、规范行政执法情况", "化解矛盾纠纷情况")
    )
    text = text_of(body)
    assert text.startswith(TITLE)
    for part in ("加强党的领导情况", "规范行政执法情况", "化解矛盾纠纷情况"):
        assert part in text


def test_a_title_that_only_the_head_names_is_put_first() -> None:
    head = f"<title>{TITLE} - 云岭县人民政府</title>"
    page = f"<html><head>{head}</head><body><div>{BODY}</div></body></html>"
    text, origins, _ = read_html(page)
    assert text.startswith(TITLE + "\n")
    assert page[origins[0].position :].startswith(TITLE)
    assert text_of(f"<p align=center>{TITLE[:12]}<br>{TITLE[12:]}</p>{BODY}", head).count(TITLE[:12]) == 1


def test_inline_elements_do_not_break_text() -> None:
    assert (
        text_of("<p>收到<b>行政</b><span>复\n  议</span>申请<!-- x --><font>1</font>28件。</p>")
        == "收到行政复议申请128件。"
    )
    assert text_of("<p>receive\n  two <i>words</i>.</p>") == "receive two words."
    assert text_of("<p>区<ruby>政<rp>(</rp><rt>zhèng</rt><rp>)</rp></ruby>府。</p>") == "区政府。"


def test_breaks_and_entities() -> None:
    assert (
        text_of("一、甲<br>二、乙<br/>三&nbsp;&nbsp;丙&#12288;&ldquo;丁&rdquo;&amp;&#x4e00;&unknown;")
        == "一、甲\n二、乙\n三 丙　“丁”&一&unknown;"
    )


def test_entities_of_nothing() -> None:
    assert text_of("<p>受理 &#8; &#0;117&#x1; 件&#99999999;&#xd800;</p>").startswith("受理 \ufffd117 件")
    assert text_of("<p>&#8;</p><p>甲。</p>") == "甲。"


def test_tables_keep_rows_and_cells() -> None:
    assert text_of("<table><tr><th>项目<th>件数<tr><td>受理<td>117</table>") == "项目 | 件数\n受理 | 117"
    assert text_of("<table><tr><td>甲</td><td></td><td><p>丙<p>丁</td></tr></table>") == "甲 |  | 丙 丁"


def test_layout_tables_are_no_rows() -> None:
    text = text_of(
        f"<table><tr><td><table><tr><td>菜单</td></tr></table></td><td><h1>{TITLE}</h1>{BODY}</td></tr></table>"
    )
    assert " | " not in text
    assert PARAGRAPHS[3] in text


def test_hidden_text_is_read_if_there_is_no_other() -> None:
    text, _, notes = read_html(
        f"<html><body><div style='display:none'><h1>{TITLE}</h1>{BODY}{BODY}</div></body></html>"
    )
    assert PARAGRAPHS[3] in text
    assert "hidden" in notes[0]


def test_unclosed_and_crossed_tags() -> None:
    assert text_of("<div><p>甲。<p>乙。</div></div></span><div>丙<b>。</div>丁</b>") == "甲。\n乙。\n丙。\n丁"
    assert text_of('<p style="a:b"">甲。</p><p>乙。</p>') == "甲。\n乙。"
    assert text_of("<p>3<5，且 a < b。</p>") == "3<5，且 a < b。"
    assert text_of("<p>甲。</p><a title='没有结束>乙</a><p>丙。</p>").startswith("甲。")


def test_what_looks_like_html() -> None:
    assert looks_like_html("\n<!-- saved from url -->\n<HTML lang=zh>")
    assert looks_like_html("<p>一</p><p>二</p><p>三</p>")
    assert not looks_like_html("若 a<b 且 c>d，则……")
    assert not looks_like_html("一篇谈 <p> 标签的文章")


def test_long_tables_after_the_last_sentence_stay_whole() -> None:
    rows = "".join(f"<tr><td>打印事项{n}</td><td>{n}</td></tr>" for n in range(90))
    assert text_of(f"<h1>{TITLE}</h1>{BODY}<table>{rows}</table><p>打印本页</p>").endswith("打印事项89 | 89")


def test_sentences_are_not_taken_for_a_foot_or_links() -> None:
    assert "主办单位" in text_of(f"{BODY}<p>督促主办单位开展培训12场次。</p><p>完毕，特此报告。</p>")
    assert PARAGRAPHS[3] in text_of(f"<h1>{TITLE}</h1><a href='#top'>{BODY}")


def test_teasers_of_other_articles_are_left_out() -> None:
    said = "近日，某镇召开会议，研究部署行政复议工作，受理案件95件，要求抓好落实。"
    item = f"<div><h4><a href=x>某镇召开法治工作会议</a></h4><p>{said}</p></div>"
    text, _, notes = read_html(
        f"<html><body><div><h1>{TITLE}</h1>{BODY}</div><div><h3>动态</h3>{item * 3}</div></body></html>"
    )
    assert "95件" not in text
    assert "left out" in notes[0]


def test_a_page_of_wechat() -> None:
    sections = "".join(f"<section><section><span>{p}</span></section></section>" for p in PARAGRAPHS[1:] * 3)
    content = f"<div id=js_content style='visibility: hidden; opacity: 0;'>{sections}</div>"
    text = text_of(f"<h1>{TITLE}</h1>{content}<p>微信扫一扫关注</p>")
    assert text.split("\n") == [TITLE, *PARAGRAPHS[1:] * 3]
