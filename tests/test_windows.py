"""What stands around a figure, and whose and of when it is: places that changes of the code showed to be untested
(tools/mutate.py quantities)."""

from __future__ import annotations

from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract.draft import draft
from fazhi_extract.indicators.schema import lexicon
from fazhi_extract.quantities.context import build, sentences
from fazhi_extract.quantities.scan import scan

TITLE = "云岭县2023年法治政府建设年度报告\n"


def figures(text: str) -> list[tuple[Any, str, str, str | None]]:
    return [(q.value, q.unit, q.role, q.indicator) for q in fz.extract(text).quantities]


def windows(text: str, name: str) -> list[list[str]]:
    """A window of every figure, as text."""
    found = draft(text, lexicon(fz.AnnualReport))
    return [[found.normal.text[a:b] for a, b in getattr(context, name)] for _, context, _, _ in found.quantities]


# -- brackets


def test_a_bracket_with_a_figure_divides_the_phrase() -> None:
    """The 24 were left over from last year; the 298 are of this one, and are what was concluded."""
    assert figures("审结行政复议案件(含上年结转24件)298件。") == [
        (24, "件", "other", None),
        (298, "件", "achievement", "reconsideration.concluded"),
    ]


def test_two_brackets_without_figures_are_part_of_their_phrases() -> None:
    assert windows("村(社区)聘请法律顾问(律师)36名,调解纠纷9件。", "around")[0] == ["村(社区)聘请法律顾问(律师)36名"]


def test_the_mark_behind_a_bracket_counts() -> None:
    assert windows("聘请法律顾问(律师),调解纠纷9件。", "around") == [["聘请法律顾问(律师)", "调解纠纷9件"]]


def test_brackets_without_their_other_half() -> None:
    assert windows("甲)审结行政复议案件3件。", "around") == [["甲", "审结行政复议案件3件"]]
    assert [window[-1] for window in windows("审结(行政复议案件12件,受理9件。", "around")] == [
        "行政复议案件12件",
        "受理9件",
    ]


# -- the clause before and the clause behind


def test_a_figure_with_no_words_of_its_own_has_those_of_the_clause_before() -> None:
    assert windows("全年收到行政复议申请,共241件。", "lead") == [["全年收到行政复议申请"]]


def test_the_clause_behind_a_figure() -> None:
    assert windows("办结50件,均为行政复议案件。", "follow") == [["均为行政复议案件"]]
    assert windows("办结50件,均为行政复议案件。", "tail") == [[]]
    assert windows("办结50件,受理60件。", "follow") == [[], []]


def test_words_before_a_list_mark_count_another_thing() -> None:
    """The 60 are agreements, not documents."""
    (agreements,) = figures("出台规范性文件和60件政府合作协议。")
    assert agreements == (60, "件", "achievement", None)
    assert windows("出台规范性文件和60件政府合作协议。", "here") == [["", "政府合作协议"]]


def test_what_is_said_after_the_last_of_a_list_is_said_of_all() -> None:
    near = "对6个乡镇、10个县直单位开展法治督察。"
    far = "对6个乡镇依法行政工作情况进行了专项抽查检查、10个县直单位开展法治督察。"  # two things were done
    assert windows(near, "tail") == [["县直单位开展法治督察"], []]
    assert windows(far, "tail") == [[], []]


def test_the_sentences_are_found_where_they_are_not_given() -> None:
    text = "收到申请3件。审结2件,其中维持1件。"
    assert build(text, scan(text), []) == build(text, scan(text), [], sentences(text))


# -- whose, and of when


@pytest.mark.parametrize("before", ["", "全县", "全", "我县的"])
def test_a_figure_for_each_that_was_exceeded_is_no_target(before: str) -> None:
    assert [role for _, _, role, _ in figures(before + "每个村配备法律明白人超过3名。")] == ["other"]


@pytest.mark.parametrize(("asked", "role"), [("要求", "plan"), ("", "other")])
def test_a_figure_for_each_at_the_least_is_a_target_where_it_is_asked_for(asked: str, role: str) -> None:
    assert [role for _, _, role, _ in figures(f"{asked}每村培育法律明白人不少于3名。")] == [role]


def test_a_year_right_before_the_figure() -> None:
    assert [row[:3] for row in figures(TITLE + "审结行政复议案件2022年12件,2023年15件。")] == [
        (12, "件", "other"),
        (15, "件", "achievement"),
    ]


@pytest.mark.parametrize(("since", "role"), [("2023年以来", "achievement"), ("2019年以来", "other")])
def test_since_a_year(since: str, role: str) -> None:
    """Since the beginning of the year reported on is that year; since an earlier one is not."""
    assert figures(f"{TITLE}{since},审结行政复议案件15件。")[0][2] == role


@pytest.mark.parametrize(("text", "role"), [("在全国评查中获评优秀", "achievement"), ("全国共评选优秀", "other")])
def test_one_among_those_of_the_country(text: str, role: str) -> None:
    """What a county won in a contest of the whole country is its own; what the whole country won is not."""
    assert figures(f"{text}案卷2卷。")[0][2] == role


# -- numbers


@pytest.mark.parametrize("mark", ["至", "到", "提升至"])
def test_from_one_rate_to_another_is_no_range(mark: str) -> None:
    assert [row[:3] for row in figures(f"网上可办率由53.4%{mark}95%。")] == [
        (53.4, "%", "other"),
        (95, "%", "achievement"),
    ]


def test_numbers_without_a_unit() -> None:
    """A large one at the end of its clause, or one behind a word that names a number."""
    assert figures("登记在册15.2万。")[0][:2] == (152_000, "")
    assert [row[:2] for row in figures("行政许可12,行政处罚9。")] == [(12, ""), (9, "")]
    assert figures("测评得分96。") == []


@pytest.mark.parametrize("text", ["新增一次性补贴项目。", "办理一次办结事项。", "受理一个人申请。"])
def test_a_one_that_counts_nothing(text: str) -> None:
    assert figures(text) == []


# -- tables

ROWS = "| 收到 | 受理 |\n| 131 | 120 |"
BOTH = [(131, "件", "achievement", "reconsideration.received"), (120, "件", "achievement", "reconsideration.accepted")]


@pytest.mark.parametrize("before", ["", "县", "全县"])
def test_the_line_above_a_table_says_what_is_counted_and_in_what(before: str) -> None:
    assert figures(f"{before}行政复议情况(单位:件)\n{ROWS}") == BOTH


def test_the_sentence_of_a_cell_is_the_table_with_the_line_above_it() -> None:
    text = f"全年如下。行政复议情况(单位:件)\n{ROWS}"
    (seen,) = fz.extract(text)["reconsideration.received"].observations
    assert text[seen.evidence.sentence_start : seen.evidence.sentence_end].strip("| ") == text[5:].strip("| ")


def test_a_row_with_a_title_takes_no_other_row_with_it() -> None:
    assert figures(f"行政复议情况(单位:件)\n{ROWS}\n| 《行政复议法》宣传 | 3 |")[:2] == BOTH


def test_a_line_of_the_page_is_no_heading_of_a_table() -> None:
    rows = "收到行政复议申请|131\n受理行政复议申请|120"
    assert figures("首页|政务公开\n" + rows) == figures(rows)
    assert [one.subject for one in fz.extract("首页|政务公开\n" + rows).quantities] == ["行政复议申请", "行政复议申请"]


def test_a_bare_verb_governs_all_that_a_list_counts() -> None:
    text = TITLE + "开展法治督察2次,实地督查9个乡镇和26家县直部门。\n"
    assert [(value, ident) for value, _, _, ident in figures(text)] == [
        (2, "leadership.inspections"),
        (9, "leadership.units_inspected"),
        (26, "leadership.units_inspected"),
    ]
    # a verb with its noun does not: the second thing is another
    assert [ident for *_, ident in figures(TITLE + "制定规范性文件5件和工作方案8个。\n")] == [
        "rulemaking.documents_issued",
        None,
    ]
