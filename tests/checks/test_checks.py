"""Every check: where it holds, where it fails, where it must stay silent."""

from __future__ import annotations

import pathlib
import re

import pytest
from checking import check

import fazhi_extract as fz
from fazhi_extract.checks.dates import check_dates
from fazhi_extract.checks.declarations import (
    DECLARED,
    Attainable,
    Limits,
    Once,
    Order,
    Share,
    Total,
    describe,
    order,
    tabulate,
    total,
)  # fmt: skip
from fazhi_extract.checks.engine import Body, reachable, run
from fazhi_extract.checks.printed import Figure, interval
from fazhi_extract.indicators.rules import Indicator
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.report.annual import AnnualReport

R, L, M = "reconsideration.", "litigation.", "mediation."


def test_declarations_name_indicators_of_the_schema() -> None:
    ids = {ident for ident, _ in indicators(AnnualReport)}
    for item in DECLARED:
        if isinstance(item, Limits):
            assert any(ident == item.prefix or ident.startswith(item.prefix) for ident in ids), item
            continue
        named = {
            Order: lambda d: (d.low, d.high),
            Share: lambda d: (d.rate, d.part, *d.wholes),
            Attainable: lambda d: (d.rate, *d.counts),
            Total: lambda d: (d.whole, *d.parts),
            Once: lambda d: d.ids,
        }[type(item)](item)  # type: ignore[no-untyped-call]
        assert ids.issuperset(named), item


# -- order --------------------------------------------------------------------------------------------------------


def test_order_holds() -> None:
    out = check("共收到行政复议申请{100:件:reconsideration.received}件，其中受理{97:件:reconsideration.accepted}件。")
    assert out["order"] == [True]
    assert out.arithmetic("order") == ["97 <= 100"]
    assert not out.flags


def test_order_fails() -> None:
    out = check("共收到行政复议申请{86:件:reconsideration.received}件，其中受理{98:件:reconsideration.accepted}件。")
    assert out["order"] == [False]
    assert out.flags == {R + "received 86": {"inconsistent"}, R + "accepted 98": {"inconsistent"}}


@pytest.mark.parametrize(
    "marked",
    [
        "共收到申请{86:件:reconsideration.received:approx}余件，受理{98:件:reconsideration.accepted}件。",
        "共收到申请超{86:件:reconsideration.received:at_least}件，受理{98:件:reconsideration.accepted}件。",
        "去年收到{86:件:reconsideration.received:other}件，今年受理{98:件:reconsideration.accepted}件。",
        "收到申请{86:件:reconsideration.received}件，受理{98:件:reconsideration.accepted}件（含上年结转14件）。",
        "区政府本级收到{86:件:reconsideration.received}件，全区各部门受理{98:件:reconsideration.accepted}件。",
        "收到申请{86:件:reconsideration.received}件。\n受理{98:件:reconsideration.accepted}件。",
        "受理{60:件:reconsideration.accepted}件，审结{65:件:reconsideration.concluded}件，上年结转{9:件:other}件。",
        "新受理{60:件:reconsideration.accepted}件，审结{65:件:reconsideration.concluded}件。",
        "收到申请{1万:件:reconsideration.received}件，受理{10300:件:reconsideration.accepted}件。",
        "调解纠纷{300:件:mediation.disputes}件，其中调解成功{320:件:mediation.disputes_settled:part}件。",
    ],
)
def test_order_is_silent(marked: str) -> None:
    out = check(marked)
    assert False not in out["order"]
    assert not any("inconsistent" in flags for flags in out.flags.values())


@pytest.mark.parametrize(
    ("received", "accepted", "fails"),
    [
        ("一百件", "一百二十件", True),
        ("三千件", "三千二百件", True),
        ("二十件", "21件", True),
        ("一百件", "一百件", False),
        ("一百余件", "一百二十件", False),
        ("约三千件", "三千二百件", False),
        ("1万件", "10300件", False),
    ],
)
def test_a_numeral_written_out_is_as_exact_as_its_digits(received: str, accepted: str, fails: bool) -> None:
    report = fz.extract(f"2023年，全市收到行政复议申请{received}，受理{accepted}。")
    assert any(c.kind == "order" and not c.holds for c in report.checks) is fails
    assert ("inconsistent" in report.reconsideration.received.flags) is fails


def test_order_compares_the_nearest_pair() -> None:
    out = check(
        "区政府收到申请{40:件:reconsideration.received}件，受理{38:件:reconsideration.accepted}件；"
        "开发区收到申请{9:件:reconsideration.received}件，受理{8:件:reconsideration.accepted}件。"
    )
    assert out["order"] == [True, True]
    assert not out.flags


def test_carry_over_is_not_judged_without_the_text() -> None:
    marked = "受理{60:件:reconsideration.accepted}件，审结{65:件:reconsideration.concluded}件。"
    assert check(marked)["order"] == [False]
    assert check(marked, with_text=False)["order"] == []


# -- share --------------------------------------------------------------------------------------------------------

SETTLED = "共调解矛盾纠纷{%s:件:mediation.disputes}件，调解成功{%s:件:mediation.disputes_settled}件，成功率{%s:%%:mediation.success_rate}%%。"


@pytest.mark.parametrize(
    ("whole", "part", "rate", "how"),
    [
        ("2006", "2003", "99.8", "2003 / 2006 = 99.85 %, printed 99.8 %: cut"),
        ("2006", "2003", "99.9", "2003 / 2006 = 99.85 %, printed 99.9 %: rounded"),
        ("4936", "4887", "99.0", "4887 / 4936 = 99.01 %, printed 99.0 %: rounded"),
        ("40", "39", "97.5", "39 / 40 = 97.50 %, printed 97.5 %: exact"),
        ("64.7万", "63.9万", "98.8", "639000 / 647000 = 98.76 %, printed 98.8 %: rounded"),
        ("12", "12", "100", "12 / 12 = 100.00 %, printed 100 %: exact"),
    ],
)
def test_share_holds(whole: str, part: str, rate: str, how: str) -> None:
    out = check(SETTLED % (whole, part, rate))
    assert out.arithmetic("share") == [how]
    assert out["share"] == [True]
    assert len(out.flags) == 3
    assert all(flags == {"confirmed"} for flags in out.flags.values())


@pytest.mark.parametrize(
    ("whole", "part", "rate"), [("2006", "1903", "99.2"), ("2006", "2003", "99.7"), ("300", "297", "98")]
)
def test_share_fails(whole: str, part: str, rate: str) -> None:
    out = check(SETTLED % (whole, part, rate))
    assert out["share"] == [False]
    assert len(out.flags) == 3
    assert all(flags == {"inconsistent"} for flags in out.flags.values())


@pytest.mark.parametrize(
    "marked",
    [
        SETTLED.replace("mediation.disputes}", "mediation.disputes:approx}") % ("2000", "1903", "99.2"),
        SETTLED.replace("success_rate}", "success_rate:at_least}") % ("2006", "1990", "98"),
        SETTLED % ("6万", "5.8万", "95"),  # 5.75万 to 5.9万 of 5.5万 to 7万
        SETTLED.replace("，成功率", "。成功率") % ("2006", "1903", "99.2"),
        "全区调解纠纷{2006:件:mediation.disputes}件，其中区政府本级调解成功{103:件:mediation.disputes_settled}件，成功率{99.2:%:mediation.success_rate}%。",
        "办理行政应诉案件{66:件:litigation.cases}件，败诉{3:件:litigation.lost}件，败诉率{5.5:%:litigation.loss_rate}%。",
    ],
)
def test_share_is_silent(marked: str) -> None:
    out = check(marked)
    assert out["share"] == []
    assert not out.flags


def test_a_rate_of_fewer_cases_may_be_higher_but_not_lower() -> None:
    low = check(
        "办理行政应诉案件{66:件:litigation.cases}件，败诉{6:件:litigation.lost}件，败诉率{5.5:%:litigation.loss_rate}%。"
    )
    assert low["share"] == [False]
    fits = check(
        "应诉案件{66:件:litigation.cases}件，审结{55:件:litigation.concluded}件，败诉{3:件:litigation.lost}件，败诉率{5.45:%:litigation.loss_rate}%。"
    )
    assert fits["share"] == [True]
    assert fits.flags[L + "concluded 55"] == {"confirmed"}
    assert L + "cases 66" not in fits.flags


# -- attainable ---------------------------------------------------------------------------------------------------


def test_attainable_holds() -> None:
    out = check("调解纠纷{28:件:mediation.disputes}件，调解成功率{96.4:%:mediation.success_rate}%。")
    assert out.arithmetic("attainable") == ["96.4 % of 28: 27 / 28 = 96.43 %"]
    assert out["attainable"] == [True]
    assert not out.flags


def test_attainable_fails() -> None:
    out = check("调解纠纷{9:件:mediation.disputes}件，调解成功率{96.4:%:mediation.success_rate}%。")
    assert out["attainable"] == [False]
    assert set(out.flags) == {M + "disputes 9", M + "success_rate 96.4"}


@pytest.mark.parametrize(
    "marked",
    [
        "调解纠纷{9:件:mediation.disputes}件。调解成功率{96.4:%:mediation.success_rate}%。",
        "调解纠纷{9:件:mediation.disputes:approx}余件，调解成功率{96.4:%:mediation.success_rate}%。",
        "调解纠纷{9:件:mediation.disputes}件，调解成功率{96.4:%:mediation.success_rate:at_least}%以上。",
        "调解纠纷{9:件:mediation.disputes}件，全市调解成功率{96.4:%:mediation.success_rate}%。",
        "办理依申请公开{9:件:disclosure.applications}件，来信{11205:封}封，回复率{99.9:%:disclosure.response_rate}%。",
        "调解纠纷{9:件:mediation.disputes}件，调解成功率{100:%:mediation.success_rate}%。",
        "调解纠纷{1.2万:件:mediation.disputes}件，调解成功率{99.37:%:mediation.success_rate}%。",
    ],
)
def test_attainable_is_silent(marked: str) -> None:
    out = check(marked)
    assert out["attainable"] == []
    assert not out.flags


def test_attainable_of_fewer() -> None:
    rate = interval(96.4, None, True)
    assert reachable(rate, 28, False) == (27, 28)
    assert reachable(rate, 30, False) is None
    assert reachable(rate, 30, True) == (27, 28)
    assert reachable(rate, 9, True) is None
    assert reachable(interval(33.3, None, True), 3, False) == (1, 3)
    assert reachable(interval(66.66, None, True), 3, False) == (2, 3)  # cut
    assert reachable(interval(66.67, None, True), 3, False) == (2, 3)  # rounded


# -- parts --------------------------------------------------------------------------------------------------------

COMMITTEES = (
    "共有调委会{%s:个:mediation.committees}个，其中街道调委会{16:个:mediation.committees:part}个，村居调委会"
    "{200:个:mediation.committees:part}个，企业调委会{1:个:mediation.committees:part}个，行业调委会{%s:个:mediation.committees:part}个。"
)


def test_parts_hold() -> None:
    out = check(COMMITTEES % (228, 11))
    assert out.arithmetic("parts") == ["16 + 200 + 1 + 11 = 228"]
    assert all(flags == {"confirmed"} for flags in out.flags.values())
    assert len(out.flags) == 5


def test_parts_hold_over_figures_of_several_indicators() -> None:
    out = check(
        "收到行政复议申请{18642:件:reconsideration.received}件，依法受理{16257:件:reconsideration.accepted}件，"
        "不予受理{1463:件:reconsideration.not_accepted}件，作其他处理{922:件}件。"
    )
    assert "16257 + 1463 + 922 = 18642" in out.arithmetic("parts")
    assert out.flags[R + "received 18642"] == {"confirmed"}


@pytest.mark.parametrize(("whole", "last"), [(228, 21), (220, 11), (230, 11)])
def test_parts_fail(whole: int, last: int) -> None:
    out = check(COMMITTEES % (whole, last))
    assert out["parts"] == [False]
    assert out.flags[f"{M}committees {whole}"] == {"inconsistent"}


def test_the_rest_must_complete_the_total() -> None:
    out = check(
        "共清理文件{318:件:rulemaking.documents_cleaned}件，其中废止{42:件:rulemaking.documents_repealed}件，"
        "其余{251:件:rulemaking.documents_cleaned:part}件继续有效。"
    )
    assert "42 + 251 = 293, printed 318" in out.arithmetic("parts")
    assert out.flags["rulemaking.documents_cleaned 318"] == {"inconsistent"}


@pytest.mark.parametrize(
    "marked",
    [
        COMMITTEES % (300, 11),  # an open list
        COMMITTEES.replace("committees}", "committees:approx}") % (230, 11),
        "罚没{1765:元:enforcement.fines}元，其中市场监管领域{403:元:enforcement.fines:part}元、交通领域{327:元:enforcement.fines:part}元。",
        "持证人员{500:人:enforcement.officers}人，其中大学以上{300:人}人，中共党员{350:人}人。",  # they overlap
        "收到{8:件:reconsideration.received}件，受理{5:件:reconsideration.accepted}件，审结{3:件:reconsideration.concluded}件。",
        "调解纠纷{100:件:mediation.disputes}件，成功{98:件:mediation.disputes_settled}件，防止激化{7:起:mediation.escalations_prevented}起。",
    ],
)
def test_parts_are_silent(marked: str) -> None:
    out = check(marked)
    assert out["parts"] == []
    assert not out.flags


def test_total_of_indicators_holds_fails_and_is_silent() -> None:
    marked = "办理建议提案{%s:件:oversight.proposals}件，其中人大代表建议{207:件:oversight.npc_proposals}件、政协提案{171:件:oversight.cppcc_proposals}件。"
    assert True in check(marked % 378)["parts"]
    assert False not in check(marked % 378)["parts"]
    assert check(marked % 384)["parts"] == [False]
    assert check(marked % 370)["parts"] == [False]
    several = "办理建议提案{384:件:oversight.proposals}件，其中人大代表建议{207:件:oversight.npc_proposals}件、党代表提案{6:件}件、政协提案{171:件:oversight.cppcc_proposals}件。"
    assert False not in check(several)["parts"]
    outcomes = (
        "审结{%s:件:reconsideration.concluded}件，其中维持{231:件:reconsideration.upheld}件，驳回{140:件:reconsideration.rejected}件，"
        "撤销{63:件:reconsideration.revoked}件。"
    )
    assert check(outcomes % 434)["parts"] == [True, True]
    assert check(outcomes % 420)["parts"] == [False]
    assert check(outcomes % 480)["parts"] == []  # ended otherwise


OUTCOMES = (
    "审结{%s:件:reconsideration.concluded}件，其中维持{50:件:reconsideration.upheld}件，驳回{30:件:reconsideration.rejected}件，"
    "撤销{5:件:reconsideration.revoked}件，和解终止{15:件:reconsideration.terminated}件。"
)


def test_an_outcome_is_no_sum_of_those_beside_it() -> None:
    """30 + 5 + 15 = 50 says nothing of 维持: the declared total has all four as its parts."""
    out = check(OUTCOMES % 90)
    assert out.arithmetic("parts") == ["50 + 30 + 5 + 15 = 100 > 90"]
    assert out.flags[R + "upheld 50"] == {"inconsistent"}
    assert False not in check(OUTCOMES % 100)["parts"]
    assert check(OUTCOMES % 120)["parts"] == []  # ended otherwise
    alone = "行政机关胜诉{600:件:litigation.won}件，败诉{400:件:litigation.lost}件，其他结案{200:件}件。"
    assert check(alone)["parts"] == []


def test_an_outcome_is_divided_by_figures_that_are_none() -> None:
    out = check(
        "审结{95:件:reconsideration.concluded}件，维持{50:件:reconsideration.upheld}件，其中治安类{30:件}件、工伤类{20:件}件，"
        "驳回{45:件:reconsideration.rejected}件。"
    )
    assert "30 + 20 = 50" in out.arithmetic("parts")


def test_an_outcome_told_twice_is_not_added_twice() -> None:
    out = check(
        "审结{90:件:reconsideration.concluded}件，维持{50:件:reconsideration.upheld}件，终止{40:件:reconsideration.terminated}件，"
        "撤回申请终止{12:件:reconsideration.terminated}件。"
    )
    assert False not in out["parts"]


LEGAL_AID = "办理法律援助案件{300:件:legal_aid.cases}件，%s{200:件:legal_aid.consultations}件，公证{100:件:legal_services.notarial_matters}件。"


def test_figures_of_another_group_are_parts_only_where_words_say_so() -> None:
    assert check(LEGAL_AID % "法律咨询")["parts"] == []
    assert check(LEGAL_AID % "其中咨询").arithmetic("parts") == ["200 + 100 = 300"]
    reviews = "审查{216:件:decisions.legality_reviews}件:文件{31:件:rulemaking.documents_reviewed}件、合同{185:件:decisions.contracts_reviewed}件。"
    assert check(reviews).arithmetic("parts") == ["31 + 185 = 216"]


def test_parts_that_the_extraction_marked_are_reported_without_the_text() -> None:
    figures = [
        Figure("a.b", value, flags=flags, start=at)
        for at, (value, flags) in enumerate([(45, ()), (43, ("part", "confirmed")), (2, ("part", "confirmed"))])
    ]
    results, flags = run(figures)
    assert [r.arithmetic for r in results] == ["43 + 2 = 45"]
    assert not flags


# -- difference ---------------------------------------------------------------------------------------------------

MORE = "收到行政复议申请{%s:件:reconsideration.received}件，较2022年的{558:件:other}件增加{112:件:change}件。"


def test_difference_holds() -> None:
    out = check(MORE % 670)
    assert out.arithmetic("difference") == ["558 + 112 = 670"]
    assert out.flags == {R + "received 670": {"confirmed"}}
    less = check("收到行政复议申请{446:件:reconsideration.received}件，比上年{558:件:other}件减少{112:件:change}件。")
    assert less.arithmetic("difference") == ["558 - 112 = 446"]
    points = check(
        "胜诉率{89.56:%:litigation.win_rate}%，较去年同期{85.2:%:other}%提高{4.36:个百分点:change}个百分点。"
    )
    assert points["difference"] == [True]
    per_cent = check("收到申请{670:件:reconsideration.received}件，较上年{558:件:other}件增长{20.1:%:change}%。")
    assert per_cent.arithmetic("difference") == ["(670 - 558) / 558 = 20.07 %, printed 20.1 %"]
    both = check("收到申请{670:件:reconsideration.received}件，比上年增加{112:件:change}件，增长{20:%:change}%。")
    assert both.arithmetic("difference") == ["112 / 558 = 20.07 %, printed 20 %"]


def test_difference_fails() -> None:
    out = check(MORE % 690)
    assert out["difference"] == [False]
    assert out.flags == {R + "received 690": {"inconsistent"}}
    assert check("收到申请{670:件:reconsideration.received}件，较上年{558:件:other}件增长{12.4:%:change}%。")[
        "difference"
    ] == [False]
    assert check("收到申请{670:件:reconsideration.received}件，比上年增加{112:件:change}件，增长{12.4:%:change}%。")[
        "difference"
    ] == [False]


@pytest.mark.parametrize(
    "marked",
    [
        MORE.replace(":other", ":other:approx") % 690,
        MORE.replace("2022年的", "全省平均办理行政复议案件数量以及其他各类行政争议案件总数") % 690,
        MORE.replace("增加", "") % 690,  # no direction
        MORE.replace(":change", "") % 690,
        MORE.replace("received}", "received:approx}") % 690,
        "收到申请{690:件:reconsideration.received}件。较2022年的{558:件:other}件增加{112:件:change}件。",
        "市场主体{61.5万:户:business.market_entities}户，较上年{57.0万:户:other}户增长{7.8:%:change}%。",  # 7.6 to 8.1 in rounded figures
    ],
)
def test_difference_is_silent(marked: str) -> None:
    out = check(marked)
    assert False not in out["difference"]
    assert not any("inconsistent" in flags for flags in out.flags.values())


# -- repeats ------------------------------------------------------------------------------------------------------


def test_repeats_agree() -> None:
    out = check("共有调解员{120:名:mediation.mediators}名。\n全镇现有调解员{120:名:mediation.mediators}名。")
    assert out["repeats"] == [True]
    assert out.flags == {M + "mediators 120": {"confirmed"}}


def test_repeats_conflict() -> None:
    out = check("共有调解员{120:名:mediation.mediators}名。\n全镇现有调解员{210:名:mediation.mediators}名。")
    assert out["repeats"] == [False]
    assert out.flags == {M + "mediators 120": {"conflict"}, M + "mediators 210": {"conflict"}}


@pytest.mark.parametrize(
    "marked",
    [
        # kinds or levels listed in one sentence
        "市级调解员{120:名:mediation.mediators}名、县级调解员{210:名:mediation.mediators}名。",
        "共有调解员{120:名:mediation.mediators}名。计划发展到{210:名:mediation.mediators:plan}名。",
        "共有调解员{210:名:mediation.mediators}名。其中专职调解员{120:名:mediation.mediators:part}名。",
        "调解员近{210:名:mediation.mediators:approx}名。现有调解员{206:名:mediation.mediators}名。",
        "调解员超过{200:名:mediation.mediators:at_least}名。现有调解员{206:名:mediation.mediators}名。",
        "经营主体{61.5万:户:business.market_entities}户。经营主体{615230:户:business.market_entities}户。",
        # several facts of one kind may be reported
        "开展宣传{12:场:publicity.activities}场。又开展宣传{30:场:publicity.activities}场。",
        "法治督察{2:次:leadership.inspections}次。法治督察{2:次:leadership.inspections}次。",
        "全区办理行政诉讼案件{80:件:litigation.cases}件。以区政府为被告的行政诉讼案件{31:件:litigation.cases}件。",
    ],
)
def test_repeats_are_silent(marked: str) -> None:
    out = check(marked)
    assert out["repeats"] == []
    assert not out.flags


# -- ranges and dates ---------------------------------------------------------------------------------------------


def test_ranges() -> None:
    ranges: dict[str, Indicator] = dict(indicators(AnnualReport))
    marked = "收到行政复议申请{52000:件:reconsideration.received}件。"
    assert check(marked, level="township", ranges=ranges)["range"] == [False]
    assert check(marked, level="county", ranges=ranges)["range"] == [False]
    assert check(marked, level="prefecture", ranges=ranges)["range"] == []
    assert check(marked, level=None, ranges=ranges)["range"] == []
    assert check(marked.replace("52000", "520000"), ranges=ranges)["range"] == [False]
    assert check("及时受理率{130:%:petitions.acceptance_rate}%。", ranges=ranges).flags == {
        "petitions.acceptance_rate 130": {"out_of_range"}
    }
    assert (
        check("全省收到{52000:件:reconsideration.received:other}件。", level="township", ranges=ranges)["range"] == []
    )


def test_dates() -> None:
    assert [r.holds for r in check_dates(2023, "2024-01-18")] == [True]
    assert [r.holds for r in check_dates(2023, "2023-12-29")] == [True]
    assert [r.holds for r in check_dates(2022, "2022-03-15")] == [False]
    assert [r.holds for r in check_dates(2012, "2024-03-15")] == [False]
    assert [r.holds for r in check_dates(1998, None)] == [False]
    assert check_dates(2023, None) == []
    assert check_dates(None, "2024-01-18") == []


# -- the machinery ------------------------------------------------------------------------------------------------


def test_own_declarations() -> None:
    table = tabulate([*DECLARED, order("mine.a", "<=", "mine.b"), total("mine.b", "mine.a", "mine.c")])
    figures = [Figure("mine.a", 5, start=1), Figure("mine.b", 4, start=2)]
    assert [r.holds for r in run(figures, table=table)[0]] == [False]
    assert run(figures)[0] == []
    with pytest.raises(ValueError, match="only <="):
        order("a", "<", "b")


@pytest.mark.parametrize(
    ("value", "rate", "low", "high"),
    [(97, False, 97, 97), (99.8, True, 99.75, 99.9), (100, True, 99.5, 101), (3.5, False, 3.5, 3.5)],
)
def test_interval_without_a_token(value: float, rate: bool, low: float, high: float) -> None:
    made = interval(value, None, rate)
    assert (float(made.low), float(made.high)) == (low, high)


def test_order_of_observations_does_not_matter() -> None:
    figures = [
        Figure("reconsideration.received", 86, start=10, end=12),
        Figure("reconsideration.not_accepted", 98, start=20, end=22),
        Figure("mediation.success_rate", 99.8, "%", start=60, end=64),
        Figure("mediation.disputes", 2006, start=40, end=44),
        Figure("mediation.disputes_settled", 2003, start=50, end=54),
    ]
    forward, _ = run(figures, Body("county"))
    backward, _ = run(figures[::-1], Body("county"))
    assert sorted(forward) == sorted(backward)
    assert len(forward) == 3


def test_arithmetic_reads_as_words() -> None:
    out = check(SETTLED % ("2006", "2003", "99.8"))
    assert all(re.fullmatch(r"[\x20-\x7e]+", r.arithmetic) for r in out.results)


def test_the_docs_list_every_declaration() -> None:
    page = (pathlib.Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    listed = [line.removeprefix("- ") for line in page.split("## Declared")[1].splitlines() if line.startswith("- ")]
    assert listed == describe()
