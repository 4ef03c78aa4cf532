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


@pytest.mark.parametrize("line", ["。。。。", "。。。。:", "::::", "【。。。。】"])
def test_a_line_of_marks_is_no_heading(line: str) -> None:
    assert outline(line) == [] and outline(f"{FILL}\n{line}\n{FILL}") == []


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


SIGNED = "安岳县人民政府\n2024年1月5日\n"


def report_with(sections: str) -> fz.AnnualReport:
    return fz.extract(f"一、主要成效\n{FILL}\n{sections}\n{SIGNED}")


@pytest.mark.parametrize(
    "sections",
    [
        "二、存在问题及2024年工作计划\n(一)存在问题\n1.执法不够规范。\n2.普法不够深入。\n(二)工作计划\n1.评查案卷200本。\n2.举办法治讲座30场。",
        "二、存在的不足和下一步打算\n(一)主要不足。一是执法不够规范。二是普法不够深入。\n(二)下一步打算。一是评查案卷200本。二是举办法治讲座30场。",
        "二、存在的不足和下一步打算\n(一)执法不够规范。\n(二)普法不够深入。\n(三)2024年工作思路\n一是评查案卷200本。二是举办法治讲座30场。",
    ],
)
def test_parts_of_a_section_of_both(sections: str) -> None:
    report = report_with(sections)
    assert quotes(report.problems) == ["执法不够规范。", "普法不够深入。"]
    assert quotes(report.plans) == ["评查案卷200本。", "举办法治讲座30场。"]
    assert [(q.value, q.role) for q in report.quantities] == [(200, "plan"), (30, "plan")]


def test_parts_of_a_section_of_one_are_of_it_whatever_they_name() -> None:
    report = report_with("二、存在的主要问题\n(一)工作计划不具体。\n(二)工作思路不清。\n")
    assert quotes(report.problems) == ["工作计划不具体。", "工作思路不清。"]
    report = report_with("二、下一步工作打算\n(一)聚焦存在问题\n加强监督。\n(二)补齐短板弱项\n深化普法。\n")
    assert (len(report.problems), len(report.plans)) == (0, 2)
    report = report_with(
        "二、存在的问题和下一步打算\n(一)工作计划性不强。\n(二)普法不够深入。\n下一步,我县将评查案卷200本。"
    )
    assert quotes(report.problems) == ["工作计划性不强。", "普法不够深入。"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("工作开展情况", "存在问题", "2024年工作计划"), ("主要做法和成效", "存在的不足及原因", "下一步打算"), ("一、主要工作", "存在问题", "2024年工作计划")],
)  # fmt: skip
def test_headings_without_numerals_above_short_lines(first: str, second: str, third: str) -> None:
    report = fz.extract(
        f"安岳县2023年法治政府建设年度报告\n{FILL}\n{first}\n全年受理行政复议案件8件。\n{second}\n执法不够规范。\n{third}\n招录法律专业人员10名。\n"
    )
    assert [(s.level, s.kind) for s in report.sections] == [(1, "achievements"), (1, "problems"), (1, "plans")]
    assert (quotes(report.problems), quotes(report.plans)) == (["执法不够规范。"], ["招录法律专业人员10名。"])
    assert report.leadership.legal_recruits.value is None
    assert report.reconsideration.accepted.value == 8


def test_short_lines_that_only_speak_of_them_are_no_headings() -> None:
    for line in ("着力解决突出问题", "制定2024年工作计划", "县委研究工作打算"):
        report = fz.extract(f"安岳县2023年法治政府建设年度报告\n{FILL}\n一、主要成效\n{line}\n招录法律专业人员10名。\n")
        assert [s.heading for s in report.sections] == ["一、主要成效"]
        assert report.leadership.legal_recruits.value == 10
    numbered = f"一、主要成效\n{FILL}\n存在问题\n全部整改。\n二、存在的不足\n执法不够规范。\n"
    assert [s.kind for s in fz.extract(numbered).sections] == ["achievements", "problems"]


def test_short_items_of_an_announced_list() -> None:
    report = report_with("二、下一步工作打算\n重点做好以下工作:加强执法培训;深化普法宣传;推进行政复议改革。")
    assert quotes(report.plans) == ["加强执法培训", "深化普法宣传", "推进行政复议改革"]


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("仍存在法治意识不强、执法水平不高、专业人才缺乏等问题。", ["法治意识不强", "执法水平不高", "专业人才缺乏"]),
        ("工作虽有成效,但我县法治建设还存在基础薄弱、宣传不够深入等不足。", ["基础薄弱", "宣传不够深入"]),
        ("部分案卷存在文书不规范、程序不完整等问题。普法针对性不强。", ["部分案卷存在文书不规范、程序不完整等问题。", "普法针对性不强。"]),
        ("还存在一些问题和短板,公共法律服务有差距,普法不够深入。", ["公共法律服务有差距", "普法不够深入"]),
        ("干部法治意识不强,存在重实体轻程序等问题。普法不够深入。", ["干部法治意识不强,存在重实体轻程序等问题。", "普法不够深入。"]),
        ("还存在一些短板弱项等问题。执法不严。", ["执法不严。"]),
        ("还存在一些薄弱环节。执法不严。普法不够深入。", ["执法不严。", "普法不够深入。"]),
        ("主要表现在:执法监督力度不够;法治力量薄弱;普法针对性不强。", ["执法监督力度不够", "法治力量薄弱", "普法针对性不强"]),
        ("还存在短板:(一)执法不够规范;(二)普法不够深入", ["执法不够规范", "普法不够深入"]),
    ],
)  # fmt: skip
def test_shortcomings_are_listed_one_by_one(words: str, items: list[str]) -> None:
    assert quotes(report_with(f"二、存在的问题\n{words}").problems) == items
    assert quotes(report_with(f"二、存在的问题。{words}").problems) == items


def test_items_numbered_in_two_places() -> None:
    text = f"1.主要成效\n{FILL}\n2.存在的问题\n2.1 执法不够规范。\n2.2 人才缺乏。\n3.下一步打算\n3.1 评查案卷200本。\n3.2 深化普法。\n"
    report = fz.extract(text)
    assert quotes(report.problems) == ["执法不够规范。", "人才缺乏。"]
    assert quotes(report.plans) == ["评查案卷200本。", "深化普法。"]
    report = report_with(
        "二、下一步打算\n全年目标如下。\n2.1万人参加培训,力争全覆盖。\n3.5万人接受普法教育,力争全覆盖。"
    )
    assert quotes(report.plans) == ["2.1万人参加培训,力争全覆盖。", "3.5万人接受普法教育,力争全覆盖。"]


def test_causes_are_no_shortcomings() -> None:
    for cause in ("产生这些问题的原因,主要是部分干部认识不足。", "究其原因,一是认识不足;二是人手不够。"):
        for words in ("执法不够规范。普法不够深入。", "一是执法不够规范。二是普法不够深入。"):
            report = report_with(f"二、存在的问题及原因\n{words}{cause}")
            assert quotes(report.problems) == ["执法不够规范。", "普法不够深入。"]
    report = report_with("二、存在的问题\n执法力量不足,主要原因是编制少。普法不够深入。")
    assert quotes(report.problems) == ["执法力量不足,主要原因是编制少。", "普法不够深入。"]


FOOT = "上一篇:安岳县2022年法治政府建设年度报告\n下一篇:没有了\n主办单位:安岳县人民政府\n蜀ICP备12345678号\n地址:安岳县柠都大道1号\n"


@pytest.mark.parametrize(
    "foot", [FOOT, f"{FOOT}电话:028-12345678\n您是第12345678位访客\n", f"{FOOT}安岳融媒\n川公网安备号\n", f"{SIGNED}{FOOT}", "附件:1.统计表.xlsx\n2.说明.docx\n"]
)  # fmt: skip
def test_the_foot_of_the_page_states_no_plan(foot: str) -> None:
    plan = "2024年,我县将继续加强执法监督,规范执法行为。"
    report = fz.extract(f"一、主要成效\n{FILL}\n二、下一步工作打算\n{plan}\n{foot}")
    assert quotes(report.plans) == [plan]


def test_plans_on_short_lines_are_no_foot() -> None:
    report = fz.extract(
        f"上一篇:要闻\n一、主要成效\n{FILL}\n二、下一步工作打算\n1.加强执法培训\n2.深化普法宣传\n{SIGNED}"
    )
    assert quotes(report.plans) == ["加强执法培训", "深化普法宣传"]


def test_the_first_persons_duty_below_the_achievements() -> None:
    words = "(一)党政主要负责人履行推进法治建设第一责任人职责情况"
    assert heading_kind(words, 2, "achievements") == "responsibility"
    assert heading_kind("(一)党政主要负责人带头学法", 2, "achievements") == "leadership"


@pytest.mark.parametrize(
    "heading",
    [
        "下一步工作计划：", "2024年工作打算:", "【下一步计划】", "【今后工作思路】", "叁、2024年工作计划", "三、计划", "第三部分 2024年工作计划", "**三、下一步计划**",
        "### 三、2024年工作安排", "**下一步工作安排**", "【三、明年计划】",
    ],
)  # fmt: skip
def test_plans_under_any_heading_are_no_achievements(heading: str) -> None:
    text = f"{FILL}\n一、主要成效\n{FILL}\n二、存在问题\n执法力量不足。普法方式单一。\n{heading}\n举办执法培训10场。\n"
    report = fz.extract(text)
    assert [(s.level, s.kind) for s in report.sections] == [(1, "achievements"), (1, "problems"), (1, "plans")]
    assert all(text[s.start : s.end] == s.quote for s in report.sections)
    assert quotes(report.problems) == ["执法力量不足。", "普法方式单一。"]
    assert quotes(report.plans) == ["举办执法培训10场。"]
    assert [q.role for q in report.quantities] == ["plan"]


@pytest.mark.parametrize(
    "marks",
    [("", "："), ("【", "】"), ("**", "**"), ("## ", "")],
)
def test_headings_set_off_by_marks_alone(marks: tuple[str, str]) -> None:
    before, after = marks
    report = fz.extract(
        f"{FILL}\n{FILL}\n{before}存在问题{after}\n执法力量不足。\n{before}下一步工作计划{after}\n举办执法培训10场。\n"
    )
    assert [(s.level, s.kind, s.heading) for s in report.sections] == [
        (1, "problems", "存在问题"),
        (1, "plans", "下一步工作计划"),
    ]
    assert quotes(report.plans) == ["举办执法培训10场。"]


def test_formal_numerals_number_headings() -> None:
    text = f"{FILL}\n壹、主要成效\n{FILL}\n贰、存在问题\n执法力量不足。\n叁、工作计划\n深化普法。\n"
    assert [kind for _, kind, _ in outline(text)] == ["achievements", "problems", "plans"]


def test_plans_without_a_numeral_below_arabic_headings() -> None:
    report = fz.extract(
        f"{FILL}\n1.主要成效。{FILL}\n2.普法宣传。{FILL}\n下一步工作计划:\n1.举办培训10场。\n2.深化普法。\n"
    )
    assert [s.kind for s in report.sections] == ["achievements", "publicity", "plans"]
    assert quotes(report.plans) == ["举办培训10场。", "深化普法。"]


def test_one_numbering_by_two_marks() -> None:
    text = f"{FILL}\n一、主要成效\n{FILL}\n二、存在问题\n普法不深。\n第三部分 2024年工作计划\n(一)强化学法\n(二)深化普法\n四、其他情况\n{FILL}\n"
    assert [level for level, _, _ in outline(text)] == [1, 1, 1, 2, 2, 1]


def test_what_only_looks_like_a_heading_of_plans() -> None:
    # a line with a colon that announces its list, one part's shortcomings, a cell, a chapter out of the order
    for line in ("重点完成以下工作:", "印发年度计划如下:", "【普法】", "第五部分 工作计划"):
        report = fz.extract(f"{FILL}\n一、主要成效\n{FILL}\n{line}\n举办执法培训10场。\n")
        assert [q.role for q in report.quantities] == ["achievement"]
    text = f"{FILL}\n一、主要工作\n(一)规范执法\n{FILL}\n存在问题:\n执法力量不足。\n(二)深化普法\n举办普法讲座10场。\n"
    assert [(level, kind) for level, kind, _ in outline(text)] == [
        (1, "achievements"),
        (2, "enforcement"),
        (2, "publicity"),
    ]


def test_marks_of_markdown_are_no_words() -> None:
    text = f"# 安岳县2023年法治政府建设年度报告\n{FILL}\n## 一、主要成效\n**(一)规范执法。**全年办理公证**件,检查企业12家。\n"
    report = fz.extract(text)
    assert (report.meta.title.value, report.meta.issuer.value) == ("安岳县2023年法治政府建设年度报告", "安岳县人民政府")
    assert [s.heading for s in report.sections] == ["一、主要成效", "(一)规范执法"]
    assert report.legal_services.notarial_matters.flags == ("value_missing",)
    assert fz.extract(f"{FILL}\n#1楼窗口受理行政复议案件8件。").quantities[-1].value == 8
    blank = fz.extract(f"{FILL}\n办理公证\n**件,调解纠纷**件。")  # what stands for a figure is no emphasis
    assert blank.mediation.disputes.flags == ("value_missing",)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("(一)执法方面\n一是执法力量不足。二是文书不规范。\n(二)普法方面\n一是方式单一。二是覆盖不广。", ["执法力量不足。", "文书不规范。", "方式单一。", "覆盖不广。"]),
        ("(一)复议应诉方面。应诉率偏低,出庭不够;答辩不规范。\n(二)队伍方面存在的问题。\n1.编制不足。2.人才缺乏。", ["应诉率偏低,出庭不够", "答辩不规范", "编制不足。", "人才缺乏。"]),
        ("(一)执法不严\n一是力量不足。二是文书不规范。\n(二)普法不深。方式单一。", ["执法不严\n一是力量不足。二是文书不规范。", "普法不深。方式单一。"]),
        ("(一)执法不严\n(二)普法不深\n(三)原因分析\n一是编制少。二是经费缺。", ["执法不严", "普法不深"]),
        ("(一)执法不严\n(二)原因分析不深入", ["执法不严", "原因分析不深入"]),
        ("1、执法不规范。2、普法不深入。", ["执法不规范。", "普法不深入。"]),
        ("1.执法不严。2.普法不深。\n3.人才缺乏\n4.经费紧张", ["执法不严。", "普法不深。", "人才缺乏", "经费紧张"]),
        ("①执法不严②普法不深③人才缺乏", ["执法不严", "普法不深", "人才缺乏"]),
        ("附件①和附件②的文书不够规范。", ["附件①和附件②的文书不够规范。"]),
        ("2.1执法不严", ["执法不严"]),
        ("一是执法不严。", ["执法不严。"]),
        ("最后一公里尚未打通。", ["最后一公里尚未打通。"]),
        ("暂未发现明显问题。", []),
        ("经自查,全镇没有突出问题。", []),
        ("普法不够深入,未发现其他问题。", ["普法不够深入,未发现其他问题。"]),
    ],
)  # fmt: skip
def test_shortcomings_below_headings_and_in_one_paragraph(words: str, items: list[str]) -> None:
    report = report_with(f"二、存在的问题\n{words}\n三、下一步打算\n深化普法宣传。")
    assert quotes(report.problems) == items
    assert quotes(report.plans) == ["深化普法宣传。"]


def test_numbered_paragraphs_on_one_line_are_items_each() -> None:
    words = "强化学法。健全学法制度,抓好落实。{}做实普法。开展普法宣传,覆盖城乡。{}深化改革。"
    for first, second, third in (("(一)", "(二)", "(三)"), ("1.", "2.", "3."), ("1、", "2、", "3、")):
        report = report_with(f"二、下一步打算\n{first}{words.format(second, third)}")
        assert quotes(report.plans) == [
            "强化学法。健全学法制度,抓好落实。",
            "做实普法。开展普法宣传,覆盖城乡。",
            "深化改革。",
        ]
    report = report_with("二、下一步打算\n(一)强化学法。落实第(三)项措施。按期完成。\n(二)深化普法。")
    assert len(report.plans) == 2


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


def test_a_title_goes_on_in_the_next_line() -> None:
    report = fz.extract("印发《关于加强\n行政执法监督的意见》(青府发〔2023〕5号),开展检查12次。")
    assert [(d.title, d.number) for d in report.documents] == [("关于加强行政执法监督的意见", "青府发〔2023〕5号")]
    text = "落实《关于加强\n一、主要成效\n出台《行政执法细则》和《办法》。"
    assert [d.title for d in fz.extract(text).documents] == ["行政执法细则", "办法"]


def test_an_unclosed_title_leaves_those_behind_it() -> None:
    report = fz.extract("制定《行政执法监督的意见和《实施细则》,修订《评查办法》。\n落实《行政复议法》。")
    assert [d.title for d in report.documents] == ["实施细则", "评查办法", "行政复议法"]


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


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("打印宣传资料12000份,发放到户。", 12000), ("纠错率8.3%。", 8.3), ("全面推行扫码入企,扫码检查企业1200家次。", 1200), ("关闭非法加油点12个。", 12),
        ("下载办事指南1.2万次;", 12000), ("适老化改造300户。", 300), ("检查彩票销售网点56家。", 56), ("打击赌场12个,抓获3人。", 12), ("查获老虎机15台", 15),
    ],
)  # fmt: skip
def test_a_sentence_with_a_measured_figure_is_no_decoration(line: str, value: float) -> None:
    report = fz.extract(f"{FILL}\n{line}\n全年受理行政复议案件8件。")
    assert report.quantities[0].value == value


@pytest.mark.parametrize(
    "line",
    ["纠错", "扫码手机浏览", "打印本页。", "分享到:微信 微博 0 条", "关闭窗口 返回顶部", "澳门新葡京娱乐城注册送88元", "彩票开奖结果第123期,最高奖500万元", "今天是2025年3月4日 星期二"],
)  # fmt: skip
def test_buttons_and_spam_are_decoration(line: str) -> None:
    report = fz.extract(f"{FILL}\n{line}\n全年受理行政复议案件8件。")
    assert [q.value for q in report.quantities] == [8]


def test_an_imprint_is_decoration_whatever_it_counts() -> None:
    report = fz.extract(f"{FILL}\n版权所有:安岳县人民政府;累计访问1200人次。\n全年受理行政复议案件8件。")
    assert [q.value for q in report.quantities] == [8]


def test_a_text_of_short_lines_alone_has_no_foot() -> None:
    report = fz.extract(
        "主办单位:安岳县人民政府\n一、主要成效\n(一)规范执法\n二、下一步工作打算\n1.加强执法培训\n2.深化普法宣传"
    )
    assert quotes(report.plans) == ["加强执法培训", "深化普法宣传"]


def test_a_space_is_all_that_is_left_of_a_line_break() -> None:
    raw = (
        f"{'2023年,安岳县坚持依法行政,推进法治政府建设。' * 3}现将有关情况报告如下。 一、主要举措和成效 (一)推进政务服务。全年办理许可5650件。"
        " (二)加大执法力度。办理行政处罚案件237件。 二、存在的问题 执法力量不足。 三、下一步打算 加强执法培训。\n"
    )
    found = [(section.level, section.kind) for section in fz.extract(raw).sections]
    assert found == [(1, "achievements"), (2, "functions"), (2, "enforcement"), (1, "problems"), (1, "plans")]


def test_chapters_and_their_parts_without_numerals() -> None:
    long = "坚持以人民为中心的发展思想,全面推进依法行政,持续优化法治化营商环境,各项工作取得新的进展。" * 2
    raw = f"石桥镇2023年法治政府建设年度报告\n{long}\n2023年主要举措和成效\n坚持党建引领,压实责任\n{long}\n深化执法改革,推进公正文明执法\n{long}\n存在的主要问题\n{long}\n2024年工作思路\n{long}\n"
    assert [(section.level, section.kind) for section in fz.extract(raw).sections] == [
        (1, "achievements"), (2, "leadership"), (2, "enforcement"), (1, "problems"), (1, "plans"),
    ]  # fmt: skip


def test_a_mark_that_lost_its_first_bracket() -> None:
    raw = (
        "石桥镇2023年法治政府建设年度报告\n一、主要举措和成效\n一)加强学法\n全年学法5次。\n(二)加强执法\n检查120次。\n"
    )
    assert [(section.level, section.kind) for section in fz.extract(raw).sections] == [
        (1, "achievements"), (2, "leadership"), (2, "enforcement"),
    ]  # fmt: skip
