"""Tables that a page flattened to lines: which column says what."""

from __future__ import annotations

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
