"""Figures, and values that words state without one, of another year or another body; what such words do not change."""

from __future__ import annotations

import pytest

import fazhi_extract as fz

FILL = "一年来,各项工作扎实推进,依法行政的能力和水平稳步提升,取得了新的成效。" * 10


def report(words: str, body: str = "安徽省马鞍山市和县人民政府") -> fz.AnnualReport:
    return fz.extract(f"{body}2023年法治政府建设年度报告\n\n2023年,{FILL}\n一、主要工作\n{words}\n")


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("2022年全年收到行政复议申请120件,2023年全年收到行政复议申请150件。", ["other", "achievement"]),
        ("去年全年共办理法律援助案件320件。", ["other"]),
        ("2022年行政机关负责人出庭应诉率达到85.2%。", ["other"]),
        ("上年负责人出庭应诉率提升至85.2%,今年为98%。", ["other", "achievement"]),
        ("收到行政复议申请150件(2022年全年120件)。", ["achievement", "other"]),
        ("在去年的基础上,负责人出庭应诉率达到98%。", ["achievement"]),
        ("与2022年相比,负责人出庭应诉率提升至98%。", ["achievement"]),
        ("巩固2022年创建成果,全年办理法律援助案件320件。", ["achievement"]),
        ("2022年成立的调解中心全年受理纠纷130件。", ["achievement"]),
        ("负责人出庭应诉率由2022年的85%提升至98%。", ["other", "achievement"]),
        ("保留的行政许可事项由上年的375项精简至328项。", ["other", "achievement"]),
        ("调解委员会由去年的86个整合为52个。", ["other", "achievement"]),
        ("2023以来年党组中心组学法7次。", ["achievement"]),  # a slip of the pen, and no 来年
    ],
)
def test_a_verb_beside_an_earlier_year_does_not_turn_to_the_present(words: str, roles: list[str]) -> None:
    assert [q.role for q in report(words).quantities] == roles


def test_the_second_of_two_years_is_governed_by_the_words_before_the_first() -> None:
    rate = report("网上可办率由2022年的92%提升至2023年的98%。")
    assert rate.services.online_rate.value == 98
    cases = report("行政复议受理量由2022年的256件上升到今年的418件。")
    assert [(q.value, q.indicator) for q in cases.quantities] == [(256, None), (418, "reconsideration.accepted")]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("安徽省收到行政复议申请30000件,和县收到行政复议申请30件。", ["other", "achievement"]),
        ("2023年,马鞍山市全年受理行政复议案件3000件。", ["other"]),
        ("安徽省马鞍山市和县受理行政复议案件30件。", ["achievement"]),
        ("马鞍山市优秀案卷评选中获奖2件。", ["achievement"]),
    ],
)
def test_what_a_place_above_did_is_its_own(words: str, roles: list[str]) -> None:
    assert [q.role for q in report(words).quantities] == roles


@pytest.mark.parametrize(
    "words",
    [
        "去年未发生行政诉讼案件。",
        "2022年,我县未发生行政诉讼案件。",
        "全省未发生行政诉讼案件。",
        "力争明年不发生、零诉讼。",
        "全年未发生行政诉讼败诉案件。",
        "未发生一起行政复议、行政诉讼败诉案件。",
        "未发生行政诉讼案件败诉情形。",
    ],
)
def test_no_lawsuits_are_implied_for_another_year_or_body_or_where_only_none_was_lost(words: str) -> None:
    assert report(words).litigation.cases.value is None


@pytest.mark.parametrize(
    "words", ["全年未发生行政诉讼案件。", "2023年,我县未发生行政诉讼案件。", "全年未收到行政应诉案件。"]
)
def test_no_lawsuits_are_implied(words: str) -> None:
    assert report(words).litigation.cases.value == 0


def test_lost_cases_that_did_not_occur() -> None:
    for words in ("全年未发生行政诉讼败诉案件。", "未发生一起行政复议、行政诉讼败诉案件。"):
        assert report(words).litigation.lost.value == 0, words


def test_both_are_implied_in_either_order() -> None:
    for words in ("全年未发生行政复议和行政诉讼案件。", "全年未发生行政诉讼和行政复议案件。"):
        both = report(words)
        assert (both.reconsideration.received.value, both.litigation.cases.value) == (0, 0), words
    assert report("未发生行政复议案件被纠错的情形。").reconsideration.received.value is None


def test_what_is_still_to_be_done_implies_nothing() -> None:
    assert report("受理行政复议申请97件,力争年底前全部审结。").reconsideration.concluded.value is None
    assert report("受理行政复议申请97件,现已全部审结。").reconsideration.concluded.value == 97


def test_an_implied_rate_is_in_percent() -> None:
    rate = report("承办人大代表建议45件,已全部办结。").oversight.proposal_completion_rate
    assert [(seen.value, seen.unit) for seen in rate.observations] == [(100, "%")]


@pytest.mark.parametrize(
    "words",
    [
        "受理行政复议申请97件,未全部审结。",
        "受理行政复议申请97件,尚未全部审结。",
        "受理行政复议申请97件,除5件外全部审结。",
        "受理行政复议申请97件,基本全部审结。",
    ],
)
def test_not_all_is_not_all(words: str) -> None:
    assert report(words).reconsideration.concluded.value is None


@pytest.mark.parametrize(
    "words",
    [
        "全年无行政复议案件超期办结。",
        "无行政复议案件逾期。",
        "石羊镇未发生行政复议案件。",
        "各乡镇均未发生行政复议案件。",
    ],
)
def test_none_of_those_there_were_and_none_in_a_part_are_no_zero(words: str) -> None:
    assert report(words).reconsideration.received.value is None


def test_a_townships_own_zero() -> None:
    own = report("石羊镇未发生行政复议案件。", "安徽省马鞍山市和县石羊镇人民政府")
    assert own.meta.body_kind.value == "township"
    assert own.reconsideration.received.value == 0


def test_zero_of_both() -> None:
    both = report("行政复议案件、行政诉讼案件均为零。")
    assert (both.reconsideration.received.value, both.litigation.cases.value) == (0, 0)
    assert report("全年未收到任何行政复议申请。").reconsideration.received.value == 0


def test_figures_of_several_years_told_separately() -> None:
    several = report("2021年、2022年、2023年分别收到行政复议申请60件、80件、100件。")
    assert [q.role for q in several.quantities] == ["other", "other", "achievement"]
    assert several.reconsideration.received.value == 100


def test_documents_issued_in_an_earlier_year_and_those_of_that_year_cleaned_up_now() -> None:
    assert report("2022年印发规范性文件12件,2023年印发规范性文件8件。").rulemaking.documents_issued.value == 8
    assert report("清理2022年制定的规范性文件9件。").rulemaking.documents_cleaned.value == 9


def test_since_a_reform_and_in_this_year() -> None:
    since = report("自行政复议体制改革以来共受理行政复议案件360件,其中今年受理128件,审结117件。")
    assert [q.role for q in since.quantities] == ["other", "achievement", "achievement"]
    assert since.reconsideration.accepted.value == 128


def test_a_year_behind_a_verb_of_rising_is_no_range_of_dates() -> None:
    assert [q.quote for q in report("案件数量由2022年的85件增至2023年的142件。").quantities] == ["85", "142"]


def test_a_missing_figure_gives_its_words_to_no_other() -> None:
    """受理 goes with any subject; where its figure is missing, the next figure is none of its."""
    assert [row.quote for row in fz.extract("复议?受理　例").quantities] == []
    made = report("收到行政复议申请100件,受理　件,排查房屋80座。")
    assert (made.quantities[-1].quote, made.quantities[-1].indicator) == ("80", None)
