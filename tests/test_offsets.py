"""Whatever the text: every span is the raw text at its place, twice the same, and JSON carries all of it."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from invariants import holds
from scoring import REPORTS, clauses

import fazhi_extract as fz

MANY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = [
    "全年收到行政复议申请100件,其中受理97件,现已全部审结。", "区(qū)政府關(guān)于法治政府建設(shè)的報告", "一、主要成效\n", "(二)依法决策。", "1.强化学法。",
    "二、存在的问题\n一是执法不严。二是培训不足。", "三、下一步工作打算\n", "《关于规范执法的通知》(安政发〔2023〕5号)", "办理公证 件", "××件", "１２８件", "9６.5％",
    "2,9\n47件", "1 234人", "3万2千余份", "百分之九十八点五", "6—8个", "場(次)", "(單位:件)", "| 收到 | 受理 |\n| 12 | 9 |", "办结率、满意率均为100%。", "分别为3件、4件",
    "较2022年558件增加", "去年同期", "\u202e", "\u2066", "\ufeff", "\u200b", "\x00", "\ud800", "\udfff", "𠀀", "𪜶件", "👍🏽", "é", "\r\n", "\x85", "\u2028", "，", "　", "《", "》", "(",
    ")", "、", "。", "□", "|", "夜?！薄靶戮蜆I(yè)", "?，F(xiàn)將", "2023年", "浏览次数:12", "安岳县人民政府", "2023年法治政府建设年度报告\n", "２０２３年３月１日", "\n",
]  # fmt: skip
ANYTHING = st.one_of(
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=4)), max_size=16).map("".join),
)


def hold(text: str) -> fz.AnnualReport:
    return holds(fz.extract(text), text)


@given(ANYTHING)
@example("\ud800受理12件\udfff。")
@example("\x00")
@example("")
@example("\u202e受理12件\u202c")
@example("𠀀受理𪜶12件")
@MANY
def test_every_span_of_any_text(text: str) -> None:
    hold(text)


@given(ANYTHING)
@MANY
def test_the_same_twice(text: str) -> None:
    assert fz.extract(text) == fz.extract(text)


@given(ANYTHING)
@MANY
def test_json_round_trip(text: str) -> None:
    report = fz.extract(text)
    printed = report.model_dump_json()
    again = fz.AnnualReport.model_validate_json(printed)
    if any(0xD800 <= ord(ch) < 0xE000 for ch in text):  # tests/hostile/test_halves.py
        assert len(again.source.text) == len(text)
    else:
        assert again == report
    assert again.model_dump_json() == printed


def test_a_dump_keeps_lone_surrogates() -> None:
    report = fz.extract("\ud800受理行政复议申请12件。")
    assert fz.AnnualReport.model_validate(report.model_dump()) == report


REPORT_TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))}


@pytest.mark.parametrize("name", REPORT_TEXTS)
def test_reports(name: str) -> None:
    report = hold(REPORT_TEXTS[name])
    assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize("seed", range(24))
def test_reports_with_noise(seed: int) -> None:
    """Characters put in, taken out and doubled at random places: nothing raises, no span is off."""
    chance = random.Random(seed)
    names = sorted(REPORT_TEXTS)
    text = list(REPORT_TEXTS[names[seed % len(names)]][:2500])
    for _ in range(60):
        place = chance.randrange(len(text))
        text[place : place + chance.choice((0, 0, 1))] = chance.choice(PIECES)
    hold("".join(text))


@pytest.mark.parametrize("clause", clauses("positive")[:60], ids=lambda clause: str(clause["text"])[:12])
def test_spaces_between_all_characters(clause: dict[str, str]) -> None:
    hold(" ".join(clause["text"]))
    hold("\n".join(clause["text"]))


@pytest.mark.parametrize(
    "text",
    [
        "收到行政复议申请6件,其中2.8件。", "调解纠纷一百件,其中八点五件。", "调解纠纷100件,分为三点五起。", "受理行政复议申请2.5件。", "全县实有市场主体3.14159万户。",
        "受理行政复议案件三分之一。", "调解纠纷半数。", "受理行政复议申请2.5-3件。", "行政复议纠错率1/3。",
    ],
)  # fmt: skip
def test_a_fraction_where_a_count_is_due(text: str) -> None:
    """Found by noise: a count with a fractional part must not make the model refuse the whole report."""
    hold(text)


def test_offsets_behind_astral_characters_count_as_one() -> None:
    text = "𠀀𠀀👍👍受理行政复议申请12件。"
    row = fz.extract(text).to_rows()[0]
    assert row["start"] == text.index("12")
    assert row["quote"] == "12"


def test_a_quote_keeps_what_the_text_prints() -> None:
    text = "受理行政复议申请１，２\n３４件。"
    row = fz.extract(text).to_rows()[0]
    assert (row["value"], row["quote"]) == (1234, "１，２\n３４")
