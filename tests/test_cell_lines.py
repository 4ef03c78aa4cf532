"""Tables that a page took apart: one cell a line, or a label and its figure a line without a bar."""

from __future__ import annotations

import pytest

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
