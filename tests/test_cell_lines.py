"""Tables that a page took apart: one cell a line, or a label and its figure a line without a bar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fazhi_extract as fz

HEAD = "某县2023年法治政府建设情况报告\n\n2023年,我县全面推进依法行政,法治政府建设取得新成效。现将有关情况报告如下:\n一、主要工作\n"
TAIL = "\n二、下一步打算\n继续推进依法行政。\n"
LABELS = "收到行政复议申请 受理 不予受理 审结 维持 驳回".split()
FIGURES = "128 113 15 104 61 9".split()
SIX = [
    ("128", "件", "reconsideration.received"),
    ("113", "件", "reconsideration.accepted"),
    ("15", "件", "reconsideration.not_accepted"),
    ("104", "件", "reconsideration.concluded"),
    ("61", "件", "reconsideration.upheld"),
    ("9", "件", "reconsideration.rejected"),
]


def figures(text: str) -> list[tuple[str, str, str | None]]:
    raw = HEAD + text + TAIL
    report = fz.extract(raw)
    for q in report.quantities:
        assert raw[q.start : q.end] == q.quote
    return [(str(q.value), q.unit, q.indicator) for q in report.quantities]


@pytest.mark.parametrize(
    "above", ["行政复议案件办理情况(单位:件)", "2023年行政复议、行政应诉案件办理情况表(单位:件)\n项目\n数量"]
)
def test_labels_and_figures_by_turns(above: str) -> None:
    rows = "\n".join(f"{label}\n{figure}" for label, figure in zip(LABELS, FIGURES, strict=True))
    assert figures(f"{above}\n{rows}") == SIX


@pytest.mark.parametrize("mark", [" ", "\t", "：", ""])
def test_a_label_and_its_figure_in_every_line(mark: str) -> None:
    rows = "\n".join(f"{label}{mark}{figure}" for label, figure in zip(LABELS, FIGURES, strict=True))
    assert figures(f"行政复议案件办理情况(单位:件)\n{rows}") == SIX


def test_every_figure_with_its_unit() -> None:
    rows = "\n".join(f"{label}\n{figure}件" for label, figure in zip(LABELS, FIGURES, strict=True))
    assert figures(f"行政复议案件办理情况\n{rows}") == SIX
    rows = "\n".join(f"{label}\n{figure}\n件" for label, figure in zip(LABELS, FIGURES, strict=True))
    assert figures(f"行政复议案件办理情况\n{rows}") == SIX
    rows = "\n".join(f"{label}\n件\n{figure}" for label, figure in zip(LABELS, FIGURES, strict=True))
    assert figures(f"行政复议案件办理情况\n项目\n单位\n数量\n{rows}") == SIX


GRID = [
    ("12", "件", None),
    ("11", "件", None),
    ("9", "件", None),
    ("8", "件", None),
    ("8", "件", None),
    ("7", "件", None),
    ("20", "件", "reconsideration.received"),
    ("19", "件", "reconsideration.accepted"),
    ("16", "件", "reconsideration.concluded"),
]


@pytest.mark.parametrize("corner", ["单位\n", ""])
def test_rows_of_several_figures(corner: str) -> None:
    cells = "教育局\n12\n11\n9\n公安局\n8\n8\n7\n合计\n20\n19\n16"
    assert figures(f"行政复议案件办理情况(单位:件)\n{corner}收到\n受理\n审结\n{cells}") == GRID


def test_one_row_below_its_headings() -> None:
    assert figures("行政复议案件办理情况(单位:件)\n收到\n受理\n审结\n20\n19\n16") == GRID[-3:]
    assert figures("行政执法情况统计表\n行政处罚(件)\n行政强制(件)\n行政检查(次)\n300\n—\n1200") == [
        ("300", "件", "enforcement.cases"),
        ("1200", "次", "enforcement.inspections"),
    ]


def test_a_column_for_each_year() -> None:
    assert figures("行政复议案件办理情况(单位:件)\n项目\n2022年\n2023年\n收到\n12\n11\n审结\n8\n9") == [
        ("12", "件", None),
        ("11", "件", "reconsideration.received"),
        ("8", "件", None),
        ("9", "件", "reconsideration.concluded"),
    ]


def test_rows_that_are_counted() -> None:
    assert figures("行政复议案件办理情况(单位:件)\n序号\n项目\n数量\n1\n收到\n12\n2\n审结\n8") == [
        ("12", "件", "reconsideration.received"),
        ("8", "件", "reconsideration.concluded"),
    ]


def test_titles_between_the_rows() -> None:
    assert figures("办案情况(单位:件)\n行政复议\n收到\n12\n受理\n11\n行政诉讼\n一审收案\n30\n审结\n28") == [
        ("12", "件", "reconsideration.received"),
        ("11", "件", "reconsideration.accepted"),
        ("30", "件", "litigation.first_instance"),
        ("28", "件", "litigation.concluded"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "继续推进依法行政。\n1\n2\n3\n4\n下一页",
        "主要做法\n1\n加强领导\n2\n完善制度\n3\n强化监督",
        "联系方式\n电话\n12345678\n邮编\n210000",
        "发布日期\n2023\n年\n1\n月\n2\n日",
        "《条例》第12条\n《办法》第3条\n《规定》第5条",
    ],
)
def test_what_only_looks_like_a_table(lines: str) -> None:
    assert figures(lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        "全县收到行政复议申请\n128\n件，受理\n113\n件，审结\n104\n件。",
        "全县收到行政复议申请\n128件\n，受理\n113件\n，审结\n104\n件。",
        "全县收到行政复议申请\n128\n件\n，受理\n113\n件\n，审结\n104\n件\n。",
    ],
)
def test_a_sentence_whose_figures_stand_on_lines_of_their_own(lines: str) -> None:
    assert figures(lines) == [SIX[0], SIX[1], SIX[3]]


def test_a_date_over_several_lines() -> None:
    raw = "某县\n2023\n年法治政府建设情况报告\n2023\n年\n，我县全面推进依法行政。截至\n12\n月\n31\n日，收到行政复议申请\n12\n件。\n"
    report = fz.extract(raw)
    assert report.meta.report_year.value == 2023
    assert [(q.value, q.indicator) for q in report.quantities] == [(12, "reconsideration.received")]


def test_a_bar_behind_every_cell() -> None:
    assert figures("2023年行政复议案件办理情况\n事项 |\n收到 |\n受理 |\n审结 |\n数量 |\n1,331 |\n300 |\n293 |\n占比 |\n30.03% |\n5.48% |\n6.70% |") == [
        ("1331", "", "reconsideration.received"),
        ("300", "", "reconsideration.accepted"),
        ("293", "", "reconsideration.concluded"),
        ("30.03", "%", None),
        ("5.48", "%", None),
        ("6.7", "%", None),
    ]  # fmt: skip


def ids(text: str) -> list[tuple[str, str | None]]:
    return [(figure + unit, ident) for figure, unit, ident in figures(text)]


@pytest.mark.parametrize(
    "raw",
    [
        "1\n数量\n12\n2023年",
        "分享\n3\n评论\n0\n三、下一步打算",
        "访问量\n102345\n今日访问\n345\n三、下一步打算",
        "3\n项目\n4\n数量\n5\n三、下一步打算",
        "5\n6\n数量\n7\n8\n项目",
    ],
)
def test_lines_in_no_order_raise_nothing(raw: str) -> None:
    for q in fz.extract(raw).quantities:
        assert raw[q.start : q.end] == q.quote


def test_figures_above_their_labels() -> None:
    expected = [("113件", "reconsideration.received"), ("256件", "legal_aid.cases"), ("126场", "publicity.activities")]
    labels = ["收到行政复议申请", "办理法律援助案件", "开展法治宣传活动"]
    for between in ("", "\n"):
        units = [figure + between + unit for figure, unit in (("113", "件"), ("256", "件"), ("126", "场"))]
        assert ids("\n".join(f"{unit}\n{label}" for unit, label in zip(units, labels, strict=True))) == expected


def test_a_page_number_within_a_table() -> None:
    assert ids(
        "指标\n数量\n收到行政复议申请\n113件\n法律援助案件\n256件\n— 5 —\n公证事项\n640件\n法治宣传活动\n126场"
    ) == [
        ("113件", "reconsideration.received"),
        ("256件", "legal_aid.cases"),
        ("640件", "legal_services.notarial_matters"),
        ("126场", "publicity.activities"),
    ]


def test_several_tables_below_one_another() -> None:
    assert ids(
        "(一)行政复议\n项目\n数量(件)\n收到\n113\n受理\n97\n(二)法律援助\n项目\n数量\n受理案件\n256件\n提供咨询\n1280人次"
    ) == [
        ("113件", "reconsideration.received"),
        ("97件", "reconsideration.accepted"),
        ("256件", "legal_aid.cases"),
        ("1280人次", "legal_aid.consultations"),
    ]
    assert ids("行政复议\n数量(件)\n收到\n113\n受理\n97\n行政应诉\n数量(件)\n一审\n40\n二审\n16") == [
        ("113件", "reconsideration.received"),
        ("97件", "reconsideration.accepted"),
        ("40件", "litigation.first_instance"),
        ("16件", "litigation.second_instance"),
    ]
    assert ids("表1 行政复议情况\n收到(件)\n受理(件)\n113\n97\n表2 人民调解情况\n调委会(个)\n调解员(人)\n156\n820") == [
        ("113件", "reconsideration.received"),
        ("97件", "reconsideration.accepted"),
        ("156个", "mediation.committees"),
        ("820人", "mediation.mediators"),
    ]


def test_quarters_are_parts_of_the_year() -> None:
    report = fz.extract(
        HEAD + "行政复议受理情况(单位:件)\n时间\n受理\n审结\n上半年\n48\n40\n下半年\n49\n50\n全年\n97\n90" + TAIL
    )
    assert [(q.value, q.indicator, q.part_of) for q in report.quantities] == [
        (48, None, "reconsideration.accepted"),
        (40, None, "reconsideration.concluded"),
        (49, None, "reconsideration.accepted"),
        (50, None, "reconsideration.concluded"),
        (97, "reconsideration.accepted", None),
        (90, "reconsideration.concluded", None),
    ]


def test_offices_without_a_total_name_nothing() -> None:
    assert ids("2023年各部门行政应诉案件统计\n部门\n行政诉讼案件(件)\n公安局\n32\n自然资源局\n12\n住建局\n7") == [
        ("32件", None),
        ("12件", None),
        ("7件", None),
    ]


def test_rows_that_have_lost_a_cell_name_nothing_and_lose_no_figure() -> None:
    assert ids(
        "近三年行政复议案件情况(单位:件)\n项目\n2022年\n2023年\n收到申请\n79\n113\n受理\n97\n审结\n66\n90\n撤销\n3"
    ) == [
        ("79件", None),
        ("113件", "reconsideration.received"),
        ("97件", None),
        ("66件", None),
        ("90件", "reconsideration.concluded"),
        ("3件", None),
    ]


def test_years_as_labels() -> None:
    assert ids("2023年行政处罚情况(单位:件)\n年度\n行政处罚案件\n2022\n50\n2023\n56") == [
        ("50件", None),
        ("56件", "enforcement.cases"),
    ]


def test_two_lines_of_headings() -> None:
    assert ids(
        "2023年案件办理情况统计表 单位:件\n单位\n行政复议\n行政诉讼\n受理\n审结\n一审\n二审\n公安局\n12\n10\n5\n2\n自然资源局\n8\n8\n4\n3\n合计\n20\n18\n9\n5"
    )[-4:] == [
        ("20件", "reconsideration.accepted"),
        ("18件", "reconsideration.concluded"),
        ("9件", "litigation.first_instance"),
        ("5件", "litigation.second_instance"),
    ]


def test_a_total_without_its_number_and_remarks() -> None:
    assert ids(
        "行政检查、行政处罚统计表\n序号\n单位名称\n行政检查(次)\n行政处罚(件)\n1\n公安局\n320\n45\n2\n城管局\n128\n30\n合计\n448\n75"
    )[-2:] == [("448次", "enforcement.inspections"), ("75件", "enforcement.cases")]
    assert ids(
        "2023年普法工作情况\n序号\n工作内容\n完成情况\n备注\n1\n开展法治宣传活动\n126场\n含线上\n2\n发放宣传资料\n3.5万份\n3\n培养法律明白人\n860人\n全覆盖"
    ) == [
        ("126场", "publicity.activities"),
        ("35000份", "publicity.materials"),
        ("860人", "publicity.legal_literates"),
    ]


def test_points_are_no_counts() -> None:
    assert ids("考核评分表\n|考核指标|分值|得分|\n|行政应诉|15|15|\n|规范性文件审查|10|9.5|") == [
        ("15分", None),
        ("15分", None),
        ("10分", None),
        ("9.5分", None),
    ]


@pytest.mark.parametrize(
    "lines", ["2023年\n12\n2022年\n11\n2021年\n9", "目录\n一、主要工作\n1\n二、存在问题\n5\n三、下步计划\n8"]
)
def test_archives_and_contents_count_nothing(lines: str) -> None:
    assert figures(lines) == []


def test_a_magnitude_on_a_line_of_its_own() -> None:
    assert ids("发放宣传资料\n3.5\n万\n余份\n,参与群众\n12\n万\n人次\n。") == [
        ("35000份", "publicity.materials"),
        ("120000人次", "publicity.participants"),
    ]
    assert ids("受理行政复议申请\n97\n件(含上年结转6件)。") == [("97件", "reconsideration.accepted"), ("6件", None)]


def test_labels_with_a_colon_on_one_line() -> None:
    assert ids("行政复议基本数据(单位:件): 收到申请:113 受理:97 审结:90") == [
        ("113件", "reconsideration.received"),
        ("97件", "reconsideration.accepted"),
        ("90件", "reconsideration.concluded"),
    ]


_PIECES = (
    "12 113件 5 0 数量 项目 指标 受理 审结 合计 2023年 2022 年度 一、主要工作 表1情况 单位:件 - 98.5% 1,280 序号 1 2 3 教育局 行政复议 备注 件 (一)执法 约1.2万 电话 "
    "82901234 收到(件) 无 同比 ↑12% 分享 万 余 受理|12|审结|9 |收到|受理| 受理113件 审结:9"
).split()


@given(st.lists(st.sampled_from(_PIECES), min_size=2, max_size=25))
def test_lines_in_any_order_give_each_figure_once(lines: list[str]) -> None:
    raw = "\n".join(lines)
    quantities = fz.extract(raw).quantities
    starts = [q.start for q in quantities]
    assert starts == sorted(set(starts))
    assert all(raw[q.start : q.end] == q.quote for q in quantities)
