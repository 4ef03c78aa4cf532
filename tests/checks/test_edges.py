"""Edges of the checks that changes of the code showed to be untested (tools/mutate.py checks)."""

from __future__ import annotations

import pytest
from checking import check

from fazhi_extract.checks.dates import check_dates
from fazhi_extract.checks.engine import run
from fazhi_extract.checks.printed import Figure
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.report.annual import AnnualReport

RECEIVED = "reconsideration.received"


@pytest.mark.parametrize(
    ("year", "published", "holds"),
    [
        (2023, "2023-11-01", True),
        (2023, "2023-10-31", False),
        (2023, "2026-12-31", True),
        (2023, "2027-01-01", False),
    ],
)
def test_the_first_and_the_last_day_of_publication(year: int, published: str, holds: bool) -> None:
    assert [result.holds for result in check_dates(year, published)] == [holds]


def test_the_last_year() -> None:
    assert check_dates(2099, None) == []
    assert [result.holds for result in check_dates(2100, None)] == [False]


@pytest.mark.parametrize(
    ("value", "ident", "confirmed"),
    [
        (10, "mediation.cases_trained", True),  # not once a year, but large enough to be no accident
        (9, "mediation.cases_trained", False),
        (9, "mediation.mediators", True),  # once a year
        (100, "mediation.mediators", True),  # a round count is a count like any other
    ],
)
def test_which_repeats_confirm(value: int, ident: str, confirmed: bool) -> None:
    out = check(f"共有{{{value}:名:{ident}}}名。\n全镇现有{{{value}:名:{ident}}}名。")
    assert out["repeats"] == ([True] if confirmed else [])


def test_a_hundred_per_cent_said_twice_confirms_nothing() -> None:
    """It is what such reports say of most rates."""
    assert check("成功率{100:%:mediation.success_rate}%。\n成功率{100:%:mediation.success_rate}%。")["repeats"] == []


def test_a_share_is_shown_with_its_fraction() -> None:
    out = check(
        "审结复议案件{80:件:reconsideration.concluded}件，直接纠错{23:件:reconsideration.corrected}件，纠错率{28.75:%:reconsideration.correction_rate}%。"
    )
    assert out.arithmetic("share") == ["23 / 80 = 28.75 %, printed 28.75 %: exact"]


def test_a_total_that_is_not_the_first_figure_of_its_sentence() -> None:
    out = check(
        "对{3:个}个镇、{5:家}家单位检查，收到申请{100:件:reconsideration.received}件，其中镇{20:件}件、县{30:件}件、市{50:件}件。"
    )
    assert out["parts"] == [True]
    assert out.arithmetic("parts") == ["20 + 30 + 50 = 100"]


def test_two_totals_of_one_sentence() -> None:
    """The parts of the first are not tried as totals; the second has its own."""
    out = check(
        "收到申请{100:件:reconsideration.received}件，其中镇{40:件:reconsideration.rejected}件、县{20:件}件、市{40:件}件，"
        "应诉{300:件:litigation.cases}件，其中一审{150:件}件、二审{100:件}件、再审{50:件}件。"
    )
    assert out.arithmetic("parts") == ["40 + 20 + 40 = 100", "150 + 100 + 50 = 300"]


def test_an_item_of_a_list_is_not_divided_by_what_follows_the_list() -> None:
    out = check(
        "收到申请{100:件:reconsideration.received}件，其中维持{20:件}件、撤销{30:件}件、驳回{50:件:reconsideration.rejected}件，"
        "调解{20:件}件、和解{20:件}件、终止{10:件}件。"
    )
    assert out.arithmetic("parts") == ["20 + 30 + 50 = 100"]


COMMITTEES = "调委会{100:个:mediation.committees}个，其中街道调委会{%s:个}个、%s{%s:个}个。"


def test_two_items_above_the_total_are_judged_only_where_they_are_said_to_be_all() -> None:
    """Two kinds may overlap; what is left over cannot."""
    assert check(COMMITTEES % (60, "村居调委会", 50))["parts"] == []
    assert check(COMMITTEES % (60, "其余", 50)).arithmetic("parts") == ["60 + 50 = 110, printed 100"]


def test_a_rest_of_which_nothing_was_said_before() -> None:
    out = check(
        "清理文件{318:件:rulemaking.documents_cleaned}件，其余{251:件}件继续有效，废止{42:件}件，剩余{20:件}件修订。"
    )
    assert out["parts"] == []


def test_a_share_that_fails_is_shown_with_its_fraction() -> None:
    out = check(
        "调解纠纷{80:件:mediation.disputes}件，成功{23:件:mediation.disputes_settled}件，成功率{38:%:mediation.success_rate}%。"
    )
    assert out.arithmetic("share") == ["23 / 80 = 28.75 %, printed 38 %"]


def test_nothing_has_no_share() -> None:
    out = check(
        "调解纠纷{0:件:mediation.disputes}件，成功{5:件:mediation.disputes_settled}件，成功率{98:%:mediation.success_rate}%。"
    )
    assert out["share"] == []


@pytest.mark.parametrize(("value", "holds"), [([90, 130], [False]), ([90, 100], [])])
def test_the_upper_end_of_a_range_is_held_against_what_is_possible(value: list[int], holds: list[bool]) -> None:
    figures = [Figure("petitions.acceptance_rate", value, "%")]
    results, _ = run(figures, ranges=dict(indicators(AnnualReport)))
    assert [result.holds for result in results] == holds


# -- differences


def against(now: str, then: str, change: str, verb: str = "增加") -> list[bool]:
    return check(f"收到申请{{{now}:件:{RECEIVED}}}件，较2022年的{{{then}:件:other}}件{verb}{{{change}:change}}。")[
        "difference"
    ]


@pytest.mark.parametrize(
    ("now", "then", "change", "verb", "result"),
    [
        ("1.2万", "1.0万", "2000:件", "增加", [True]),
        ("1.2万", "1.0万", "2500:件", "增加", []),  # 1.2万 and 1.0万 are rounded: 12,900 and 10,400 would fit
        ("1.2万", "1.0万", "1500:件", "增加", []),  # 11,600 and 10,100 would fit
        ("1.2万", "1.0万", "9000:件", "增加", [False]),
        ("100", "150", "50:件", "增加", [False]),  # 200 is no more 100 for being its double
        ("670", "558", "20.1:%", "增长", [True]),
        ("558", "670", "16.7:%", "下降", [True]),
        ("670", "558", "26.1:%", "增长", [False]),
        ("558", "670", "26.7:%", "下降", [False]),
        ("558", "670", "6.7:%", "下降", [False]),
        ("1.2万", "1.0万", "21:%", "增长", []),  # the rounded figures allow it
        ("1.2万", "1.0万", "90:%", "增长", [False]),
    ],
)
def test_a_difference_with_rounding(now: str, then: str, change: str, verb: str, result: list[bool]) -> None:
    assert against(now, then, change, verb) == result


def test_a_change_that_opens_the_next_sentence_belongs_to_no_figure() -> None:
    marked = "收到申请{670:件:reconsideration.received}件，较2022年的{558:件:other}件。增加{100:件:change}件。"
    assert check(marked)["difference"] == []


def test_a_growth_too_far_from_its_figure() -> None:
    near = "收到申请{670:件:reconsideration.received}件，比上年增加{112:件:change}件，增长{20.1:%:change}%。"
    far = near.replace("，比上年", "，全年工作总体平稳有序推进，群众满意度持续走高，各项任务完成，比上年")
    assert check(near)["difference"] == [True]
    assert check(far)["difference"] == []
