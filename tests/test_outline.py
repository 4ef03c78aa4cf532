"""Headings in every scheme, kinds of sections, shortcomings and plans, documents, page decoration."""

from __future__ import annotations

import pytest

import fazhi_extract as fz
from fazhi_extract.outline.kinds import KINDS, heading_kind

FILL = "坚持以人民为中心的发展思想,全面推进依法行政,持续优化法治化营商环境,严格规范公正文明执法,各项工作取得新的进展。"


def outline(text: str) -> list[tuple[int, str, str]]:
    return [(s.level, s.kind, s.heading) for s in fz.extract(text).sections]


# -- schemes --------------------------------------------------------------------------------------------------


def test_chinese_numerals_and_brackets() -> None:
    text = (
        f"某县2023年法治政府建设情况报告\n{FILL}\n一、主要举措和成效\n(一)加强党的领导\n{FILL}\n(二)提高行政执法质量\n{FILL}\n"
        f"二、存在的主要问题\n{FILL}\n三、2024年工作打算\n{FILL}"
    )
    assert outline(text) == [
        (1, "achievements", "一、主要举措和成效"),
        (2, "leadership", "(一)加强党的领导"),
        (2, "enforcement", "(二)提高行政执法质量"),
        (1, "problems", "二、存在的主要问题"),
        (1, "plans", "三、2024年工作打算"),
    ]


@pytest.mark.parametrize(
    "marks",
    [
        ("一、", "二、", "三、"), ("第一部分 ", "第二部分 ", "第三部分 "), ("第一部分　", "第二部分　", "第三部分　"), ("1、", "2、", "3、"), ("1.", "2.", "3."),
        ("（一）", "（二）", "（三）"), ("一.", "二.", "三."), ("", "", ""),
    ],
)  # fmt: skip
def test_any_scheme_may_be_the_outermost(marks: tuple[str, str, str]) -> None:
    first, second, third = marks
    text = f"{FILL}\n{first}主要做法和成效\n{FILL}\n{second}存在的问题和不足\n{FILL}\n{third}下一步工作打算\n{FILL}\n"
    assert [(level, kind) for level, kind, _ in outline(text)] == [(1, "achievements"), (1, "problems"), (1, "plans")]


def test_four_levels() -> None:
    text = (
        f"一、工作成效\n(一)依法履行政府职能\n1.优化营商环境\n(1)推进审批改革\n{FILL}\n(2)落实清单管理\n{FILL}\n2.规范执法行为\n{FILL}\n"
        f"(二)化解矛盾纠纷\n{FILL}"
    )
    assert [level for level, _, _ in outline(text)] == [1, 2, 3, 4, 4, 3, 2]


def test_inline_headings_run_on_into_their_paragraph() -> None:
    text = f"一、主要成效\n(一)提高思想认识,增强法治观念。将法治建设纳入年度计划,{FILL}\n(二)强化执法监督,规范执法行为。{FILL}\n"
    assert [heading for _, _, heading in outline(text)] == [
        "一、主要成效",
        "(一)提高思想认识,增强法治观念",
        "(二)强化执法监督,规范执法行为",
    ]


def test_items_are_no_headings() -> None:
    assert [heading for _, _, heading in outline("一、工作成效\n一是开展普法。二是强化执法。三是优化服务。\n")] == [
        "一、工作成效"
    ]


def test_a_printed_heading_keeps_its_script() -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n（一）嚴格規範行政執法\n全縣執法機關開展執法監督檢查,規範執法行為,維護群眾權益。\n"
    )
    assert report.sections[-1].quote == "（一）嚴格規範行政執法"
    assert report.sections[-1].heading == "(一)严格规范行政执法"


def test_sections_end_where_the_next_of_their_level_starts() -> None:
    report = fz.extract(f"一、主要成效\n(一)规范执法\n{FILL}\n二、存在的问题\n{FILL}")
    first, inner, second = report.sections
    assert first.stop == inner.stop == second.start
    assert second.stop == len(report.source.text)


# -- kinds ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("一、2023年法治政府建设主要举措和成效", "achievements"),
        ("二、存在的主要问题及原因", "problems"),
        ("三、党政主要负责人履行推进法治建设第一责任人职责情况", "responsibility"),
        ("四、2024年工作打算", "plans"),
        ("四、下一步工作安排", "plans"),
        ("二、不足之处", "problems"),
    ],
)
def test_kind_of_an_outer_heading(heading: str, kind: str) -> None:
    assert heading_kind(heading, 1, None) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("(一)加强党对法治政府建设的领导", "leadership"),
        ("(二)优化营商环境,转变政府职能", "functions"),
        ("(三)加强行政规范性文件管理", "rulemaking"),
        ("(四)严格落实重大行政决策程序", "decisions"),
        ("(五)严格规范公正文明执法", "enforcement"),
        ("(六)有效预防处置突发事件", "emergency"),
        ("(七)多元化解社会矛盾纠纷", "disputes"),
        ("(八)强化行政权力制约和监督", "oversight"),
        ("(九)深入开展法治宣传教育", "publicity"),
        ("(十)强化科技保障", "safeguards"),
        ("(十一)其他", "other"),
    ],
)
def test_kind_of_an_inner_heading(heading: str, kind: str) -> None:
    assert heading_kind(heading, 2, "achievements") == kind


def test_below_shortcomings_and_plans_everything_is_of_that_kind() -> None:
    for parent in ("problems", "plans", "responsibility"):
        assert heading_kind("(一)严格规范公正文明执法", 2, parent) == parent


def test_kinds_are_those_of_the_contract() -> None:
    named = fz.Section.model_json_schema()["properties"]["kind"]["enum"]
    assert tuple(named) == KINDS
    assert len(KINDS) == 15


# -- shortcomings and plans -----------------------------------------------------------------------------------


def quotes(statements: tuple[fz.Statement, ...]) -> list[str]:
    return [statement.quote for statement in statements]


@pytest.mark.parametrize(
    "items",
    [
        "一是执法能力不足。二是普法方式单一。三是法治人才缺乏。", "一是执法能力不足;二是普法方式单一;三是法治人才缺乏。", "1.执法能力不足。\n2.普法方式单一。\n3.法治人才缺乏。",
        "(一)执法能力不足。\n(二)普法方式单一。\n(三)法治人才缺乏。", "(一)执法能力不足;(二)普法方式单一;(三)法治人才缺乏。", "——执法能力不足\n——普法方式单一\n——法治人才缺乏", "首先,执法能力不足。其次,普法方式单一。最后,法治人才缺乏。", "第一,执法能力不足。第二,普法方式单一。第三,法治人才缺乏。",
    ],
)  # fmt: skip
def test_items(items: str) -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n二、存在的主要问题\n{items}\n三、下一步工作打算\n一是强化学法。二是做实普法。\n"
    )
    assert [quote.rstrip("。;") for quote in quotes(report.problems)] == [
        "执法能力不足",
        "普法方式单一",
        "法治人才缺乏",
    ]
    assert [quote.rstrip("。") for quote in quotes(report.plans)] == ["强化学法", "做实普法"]


def test_items_that_yao_counts() -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n二、下一步工作打算\n明年,我县将抓好以下工作:一要提升法治意识。二要深化改革,提高办事效率。三要加强监督。\n"
    )
    assert quotes(report.plans) == ["提升法治意识。", "深化改革,提高办事效率。", "加强监督。"]


def test_short_sentences_above_others_are_titles_of_items() -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n二、下一步工作打算\n抓好领导干部学法。落实会前学法制度,全年不少于6次。把学法纳入考核,严格奖惩。"
        "建强执法队伍。组织业务培训,规范案卷。\n"
    )
    assert quotes(report.plans) == [
        "抓好领导干部学法。落实会前学法制度,全年不少于6次。把学法纳入考核,严格奖惩。",
        "建强执法队伍。组织业务培训,规范案卷。",
    ]


def test_what_leads_to_shortcomings_is_none() -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n二、存在的问题\n工作虽有成效,但基础薄弱的状况尚未改变。对照要求,仍存在一些薄弱环节。"
        "执法力量不足;普法方式不够新颖。\n"
    )
    assert [quote.rstrip("。;") for quote in quotes(report.problems)] == ["执法力量不足", "普法方式不够新颖"]


def test_both_in_one_section() -> None:
    report = fz.extract(
        f"一、主要成效\n{FILL}\n二、存在的问题和下一步工作打算\n一年来,仍存在一些不足:一是法治意识有待提升。二是执法力量薄弱。"
        "下一步,我区将着力抓好以下工作:一是加强学法。二是充实执法队伍。\n"
    )
    assert quotes(report.problems) == ["法治意识有待提升。", "执法力量薄弱。"]
    assert quotes(report.plans) == ["加强学法。", "充实执法队伍。"]


def test_figures_of_a_plan_are_targets() -> None:
    report = fz.extract(f"一、主要成效\n{FILL}\n二、下一步工作打算\n一是培育法律明白人500名。二是做实普法。\n")
    assert report.publicity.legal_literates.value is None
    (seen,) = report.publicity.legal_literates.observations
    assert (seen.value, seen.role) == (500, "plan")


# -- documents ------------------------------------------------------------------------------------------------


def test_documents_once_each_with_their_numbers() -> None:
    text = (
        "贯彻《法治政府建设实施纲要(2021-2025年)》,印发《关于贯彻落实〈信访工作条例〉的通知》(安政发〔2023〕5号)和《行政执法规范》,"
        "再次落实《行政执法规范》。修订《某县人民政府关于修改《某办法》的决定》（县政府令第12号）。"
    )
    assert [(d.title, d.number) for d in fz.extract(text).documents] == [
        ("法治政府建设实施纲要(2021-2025年)", None),
        ("关于贯彻落实〈信访工作条例〉的通知", "安政发〔2023〕5号"),
        ("行政执法规范", None),
        ("某县人民政府关于修改《某办法》的决定", "县政府令第12号"),
    ]


def test_a_number_printed_at_a_later_mention_counts() -> None:
    documents = fz.extract("落实《执法规范》。印发《执法规范》(安政发〔2023〕5号)。").documents
    assert [(d.title, d.number) for d in documents] == [("执法规范", "安政发〔2023〕5号")]


def test_an_unclosed_title_swallows_nothing() -> None:
    report = fz.extract("印发《关于加强执法的通知。\n全年受理行政复议申请12件。《行政复议法》得到落实。")
    assert [d.title for d in report.documents] == ["行政复议法"]
    assert report.reconsideration.accepted.value == 12


def test_numbers_in_a_title_are_no_quantities() -> None:
    report = fz.extract("印发《2023年法治政府建设30项重点任务》,培训执法人员60人次。")
    assert [q.value for q in report.quantities] == [60]


# -- the page around the report -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "浏览次数:1352", "字号: 大 中 小", "【字体:大 中 小】", "索引号:008840000/2023-00117", "发布日期:2024-03-15", "打印本页 关闭窗口", "上一篇:2023年政务公开工作要点12项",
        "您当前的位置:首页 > 政务公开 > 法治政府", "ICP备12345678号 网站标识码1234567890", "扫一扫在手机打开当前页", "来源:安岳县司法局 点击数:356次",
    ],
)  # fmt: skip
def test_decoration_states_nothing(line: str) -> None:
    report = fz.extract(f"{line}\n{FILL}全年受理行政复议申请12件。\n{line}")
    assert [q.value for q in report.quantities] == [12]


def test_prose_that_starts_like_decoration_is_read() -> None:
    report = fz.extract("承办人大代表建议74件、政协提案96件,办复率100%。")
    assert report.oversight.npc_proposals.value == 74
