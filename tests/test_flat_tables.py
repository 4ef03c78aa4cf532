"""Tables that a page flattened to lines: which column says what."""

from __future__ import annotations

import pytest

import fazhi_extract as fz

HEAD = "某县2023年法治政府建设情况报告\n\n2023年,我县全面推进依法行政,法治政府建设取得新成效。现将有关情况报告如下:\n"


def figures(text: str) -> list[tuple[object, str, str, str | None]]:
    return [(q.value, q.unit, q.role, q.indicator) for q in fz.extract(HEAD + text).quantities]


def test_a_column_of_units_and_a_column_for_each_year() -> None:
    assert figures("指标|计量单位|2023年|2022年\n收到行政复议申请|件|41|36\n行政机关负责人出庭应诉率|%|100|92.5\n") == [
        (41, "件", "achievement", "reconsideration.received"),
        (36, "件", "other", None),
        (100, "%", "achievement", "litigation.head_appearance_rate"),
        (92.5, "%", "other", None),
    ]


def test_a_column_of_plain_figures_takes_the_names_of_its_rows() -> None:
    assert figures("项目|单位|数量\n受理法律援助案件|件|388\n执业律师|人|62\n") == [
        (388, "件", "achievement", "legal_aid.cases"),
        (62, "人", "achievement", "legal_services.lawyers"),
    ]


def test_a_column_of_offices_is_no_column_of_units() -> None:
    assert figures("单位|行政处罚案件(件)\n县市场监管局|184\n县交通运输局|97\n合计|281\n") == [
        (184, "件", "achievement", None),
        (97, "件", "achievement", None),
        (281, "件", "achievement", "enforcement.cases"),
    ]


def test_columns_of_years_with_a_unit_in_their_heads() -> None:
    assert figures("项目 | 2023年（件） | 2022年（件）\n收到行政复议申请 | 142 | 120\n") == [
        (142, "件", "achievement", "reconsideration.received"),
        (120, "件", "other", None),
    ]
    assert figures("指标 | 上年数 | 本年数 | 同比增长\n办理法律援助案件（件） | 341 | 388 | 13.8%\n") == [
        (341, "件", "other", None),
        (388, "件", "achievement", "legal_aid.cases"),
        (13.8, "%", "achievement", None),  # a change, no count and no rate
    ]


def test_rows_of_years() -> None:
    for mark in ("年", ""):
        assert figures(f"年度|收到行政复议申请（件）\n2022{mark}|120\n2023{mark}|142\n") == [
            (120, "件", "other", None),
            (142, "件", "achievement", "reconsideration.received"),
        ]
    assert figures("项目|数量（本）\n发放宣传手册|2023\n")[0][:2] == (2023, "本")


def test_a_head_that_names_the_unit() -> None:
    assert [row[:2] for row in figures("名称\t时间\t人数\n执法培训班\t3月\t120\n法治讲座\t5月\t80\n")] == [
        (120, "人"),
        (80, "人"),
    ]
    assert figures("姓名|职务|联系电话\n张某|局长|1234567\n李某|科长|2345678\n") == []


def test_a_column_of_targets_and_one_of_what_was_done() -> None:
    assert figures("指标|目标值|完成值\n办理法律援助案件（件）|300|356\n") == [
        (300, "件", "plan", "legal_aid.cases"),
        (356, "件", "achievement", "legal_aid.cases"),
    ]


@pytest.mark.parametrize("head", ["序号|项目|单位|数量", "编号|指标|单位|本年度"])
def test_numbers_of_rows_count_nothing(head: str) -> None:
    assert figures(f"{head}\n1|收到行政复议申请|件|142\n2|受理行政复议申请|件|133\n") == [
        (142, "件", "achievement", "reconsideration.received"),
        (133, "件", "achievement", "reconsideration.accepted"),
    ]
    # figures in the first column that do not count the rows are figures
    assert figures("受理行政复议申请（件）|审结（件）\n133|120\n")[0] == (
        133,
        "件",
        "achievement",
        "reconsideration.accepted",
    )


def test_a_row_takes_its_subject_from_the_rows_above_where_it_has_none() -> None:
    assert figures("项目|数量\n收到行政复议申请（件）|142\n受理（件）|133\n") == [
        (142, "件", "achievement", "reconsideration.received"),
        (133, "件", "achievement", "reconsideration.accepted"),
    ]
    unlike = figures("项目|数量\n行政应诉案件（件）|9\n行政处罚案件（件）|8140\n")
    assert unlike[1] == (8140, "件", "achievement", "enforcement.cases")


def test_a_column_takes_its_subject_from_the_columns_before() -> None:
    assert figures("收到行政复议申请|受理|不予受理\n56件|50件|6件\n") == [
        (56, "件", "achievement", "reconsideration.received"),
        (50, "件", "achievement", "reconsideration.accepted"),
        (6, "件", "achievement", "reconsideration.not_accepted"),
    ]


def test_several_labels_with_figures_in_a_row() -> None:
    expected = [
        (356, "件", "achievement", "mediation.disputes"),
        (340, "件", "achievement", "mediation.disputes_settled"),
    ]
    assert figures("调解矛盾纠纷（件） | 356 | 调解成功（件） | 340\n") == expected
    assert figures("人民调解 |\n调解矛盾纠纷（件） | 356 | 调解成功（件） | 340\n") == expected
    assert figures("首页 | 2 | 尾页 | 12\n") == []  # a line alone has to say its units


def test_a_cell_over_several_rows() -> None:
    rows = (
        "<tr><td rowspan=2>行政复议</td><td>收到</td><td>142</td></tr><tr><td>受理</td><td>133</td></tr>"
        "<tr><td rowspan=2>行政应诉</td><td>一审</td><td>12</td></tr><tr><td>二审</td><td>5</td></tr>"
    )
    page = f"<p>{HEAD}</p><table><tr><td>类别</td><td>项目</td><td>数量（件）</td></tr>{rows}</table>"
    report = fz.extract(page.encode())
    assert [(q.value, q.unit, q.indicator) for q in report.quantities] == [
        (142, "件", "reconsideration.received"),
        (133, "件", "reconsideration.accepted"),
        (12, "件", "litigation.first_instance"),
        (5, "件", "litigation.second_instance"),
    ]


def test_empty_cells_and_dashes_move_no_figure_to_another_column() -> None:
    assert figures(
        "项目|2023年|2022年\n收到行政复议申请|142件|\n受理行政复议申请|—|120件\n审结|—\n负责人出庭率|98%\n"
    ) == [
        (142, "件", "achievement", "reconsideration.received"),
        (120, "件", "other", None),
        (98, "%", "achievement", "litigation.head_appearance_rate"),
    ]


def test_a_second_heading_begins_a_second_table() -> None:
    found = figures("项目|数量\n收到行政复议申请（件）|142\n指标|2023年|2022年\n办理法律援助案件（件）|388|341\n")
    assert found[1:] == [(388, "件", "achievement", "legal_aid.cases"), (341, "件", "other", None)]


def test_a_unit_with_a_magnitude_multiplies() -> None:
    assert figures("项目|单位|数量\n罚没款|万元|12.5\n")[0][:2] == (125_000, "元")
    assert figures("项目|发放宣传资料（万份）\n全县|1.2\n")[0] == (12_000, "份", "achievement", "publicity.materials")
    assert figures("罚没款情况（单位：万元）\n项目|数量\n罚没款|56.7\n")[0][:2] == (567_000, "元")
    assert figures("项目|数量\n罚没款|12.5万元\n")[0][:2] == (125_000, "元")


def test_two_units_for_a_table() -> None:
    assert [row[:2] for row in figures("执法情况（单位：件、万元）\n项目|数量\n行政处罚案件|56\n罚没金额|12.5\n")] == [
        (56, "件"),
        (125_000, "元"),
    ]
    # which of the three a row is counted in is not said
    assert [row[:2] for row in figures("情况（单位：件、人、万元）\n项目|数量\n行政处罚|56\n")] == [(56, "")]
    # the office that fills in the table is no unit of measure
    assert figures("处罚情况（填报单位：县司法局）\n项目|数量\n行政处罚案件（件）|142\n")[0][:2] == (142, "件")


def test_tables_with_tabs() -> None:
    assert figures(
        "行政复议情况\n项目\t本年度\t上年度\n收到行政复议申请\t56件\t43件\n负责人出庭应诉率\t100%\t95%\n"
    ) == [
        (56, "件", "achievement", "reconsideration.received"),
        (43, "件", "other", None),
        (100, "%", "achievement", "litigation.head_appearance_rate"),
        (95, "%", "other", None),
    ]
    assert figures("行政复议情况\n收到（件）\t受理（件）\n142\t133\n") == [
        (142, "件", "achievement", "reconsideration.received"),
        (133, "件", "achievement", "reconsideration.accepted"),
    ]


def test_tabs_that_make_no_table() -> None:
    assert figures("一、主要工作\t1\n二、存在问题\t3\n三、下一步打算\t12\n") == []
    assert figures("\t推进依法行政,收到行政复议申请142件\n\t受理133件\n") == figures(
        "推进依法行政,收到行政复议申请142件\n受理133件\n"
    )


def test_figures_in_groups_of_three_under_as_many_words_are_columns() -> None:
    expected = [
        (142, "件", "achievement", "reconsideration.received"),
        (133, "件", "achievement", "reconsideration.accepted"),
        (120, "件", "achievement", "reconsideration.concluded"),
    ]
    for end in ("\n", "\r\n"):
        assert figures(f"行政复议案件情况（单位：件）{end}收到 受理 审结{end}142 133 120{end}") == expected
    assert [row[0] for row in figures("第一章 总则\n培训1 234人次\n")] == [1234]
    assert [row[0] for row in figures("罚款（单位：元）\n1 234 567\n")] == [1_234_567]


def test_cells_with_more_than_a_figure() -> None:
    assert figures("|收到行政复议申请|受理|审结|\n|一百二十件|97件（其中维持60件）|约90件|\n") == [
        (120, "件", "achievement", "reconsideration.received"),
        (97, "件", "achievement", "reconsideration.accepted"),
        (90, "件", "achievement", "reconsideration.concluded"),
    ]
    report = fz.extract(HEAD + "|项目|数量|\n|发放宣传资料|1.2万余份|\n|举办讲座|超过30场|\n|培训人数|一千余人|\n")
    assert [(q.value, q.unit, q.qualifier) for q in report.quantities] == [
        (12_000, "份", "approx"), (30, "场", "at_least"), (1000, "人", "approx"),
    ]  # fmt: skip


def test_vague_figures_in_columns_of_tabs() -> None:
    report = fz.extract(HEAD + "项目\t数量(件)\n收到行政复议申请\t约1200\n受理\t345余\n")
    assert [(q.value, q.unit, q.qualifier) for q in report.quantities] == [
        (1200, "件", "approx"),
        (345, "件", "approx"),
    ]
    assert report.reconsideration.received.value == 1200


def test_words_that_begin_like_numerals_are_no_figures() -> None:
    assert figures("|科室|案件(件)|\n|三科|12|\n|二处|30|\n|万元|5|\n")[0][0] == 12
    assert [row[0] for row in figures("|任务|完成(件)|\n|三项|5|\n|四项|五件|\n")] == [5, 5]
    assert figures("|一级项目|二级科室|\n|三项制度|百家讲坛|\n") == []


def test_a_change_keeps_its_sign() -> None:
    assert figures("|项目|2023年|增减|\n|收到行政复议申请|100件|-11.7%|\n") == [
        (100, "件", "achievement", "reconsideration.received"),
        (-11.7, "%", "achievement", None),
    ]
    assert [value for value, *_ in figures("|收到行政复议申请(件)|受理(件)|\n|-|-5|\n|3|2|\n")] == [3, 2]


def test_the_first_label_of_a_row_of_pairs_is_that_of_all() -> None:
    assert figures("|行政复议|收到|100件|受理|97件|\n") == [
        (100, "件", "achievement", "reconsideration.received"),
        (97, "件", "achievement", "reconsideration.accepted"),
    ]


def test_a_unit_behind_the_title_of_a_table() -> None:
    assert [row[:2] for row in figures("表1 行政执法情况(件)\n|行政处罚|罚没款(万元)|\n|120|3.4|\n")] == [
        (120, "件"),
        (34_000, "元"),
    ]
    assert [row[1] for row in figures("表1 行政执法情况(2023年)\n|行政处罚|行政强制|\n|120|12|\n")] == ["", ""]


@pytest.mark.parametrize(
    "heads",
    [
        "|收到行政复议申请||受理行政复议申请||\n|2022年(件)|2023年(件)|2022年(件)|2023年(件)|\n|100|80|90|70|\n",
        "|收到行政复议申请|受理行政复议申请|\n|2022年(件)|2023年(件)|2022年(件)|2023年(件)|\n|100|80|90|70|\n",
        "|地区|收到行政复议申请|受理行政复议申请|\n|2022年(件)|2023年(件)|2022年(件)|2023年(件)|\n|全县|100|80|90|70|\n",
        "|地区|收到行政复议申请||受理行政复议申请||\n||2022年(件)|2023年(件)|2022年(件)|2023年(件)|\n|全县|100|80|90|70|\n",
    ],
)
def test_headings_of_two_lines(heads: str) -> None:
    assert figures("二、行政复议\n" + heads) == [
        (100, "件", "other", None),
        (80, "件", "achievement", "reconsideration.received"),
        (90, "件", "other", None),
        (70, "件", "achievement", "reconsideration.accepted"),
    ]


def test_without_a_title_the_latest_column_is_of_the_reports_year() -> None:
    report = fz.extract("|项目|2022年|2023年|\n|收到行政复议申请(件)|100|80|\n")
    assert report.meta.report_year.value == 2023
    assert [(q.value, q.role) for q in report.quantities] == [(100, "other"), (80, "achievement")]


def test_labels_and_figures_in_a_line_with_spaces() -> None:
    assert figures("收到行政复议申请 1200件 法律援助案件 340 件 发放宣传资料: 1.2万份\n") == [
        (1200, "件", "achievement", "reconsideration.received"),
        (340, "件", "achievement", "legal_aid.cases"),
        (12_000, "份", "achievement", "publicity.materials"),
    ]
    assert [row[0] for row in figures("全年收到1200件 行政复议申请,受理 340件 案件。\n")] == [1200, 340]


def test_a_table_of_kinds_divides_what_it_is_about() -> None:
    """Cases of reconsideration against penalties are no penalties."""
    assert figures(
        "2023年受理的行政复议申请中,举报投诉类最多。具体情况见下表。\n"
        "申请事项  | 举报投诉处理  | 政府信息公开  | 行政处罚  | \n数量  | 75件  | 16件  | 40件  | \n"
    ) == [(75, "件", "achievement", None), (16, "件", "achievement", None), (40, "件", "achievement", None)]
    # outcomes are kinds, too, and have ids of their own
    assert figures("行政复议审理情况见下表。\n分类|维持|终止|驳回\n数量|60件|20件|26件\n") == [
        (60, "件", "achievement", "reconsideration.upheld"),
        (20, "件", "achievement", "reconsideration.terminated"),
        (26, "件", "achievement", "reconsideration.rejected"),
    ]
    # of a table about enforcement they are what is counted
    assert figures("行政执法情况统计\n类别|行政处罚|行政检查\n数量|300件|1200次\n") == [
        (300, "件", "achievement", "enforcement.cases"),
        (1200, "次", "achievement", "enforcement.inspections"),
    ]
