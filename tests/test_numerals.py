"""Numbers: every form of the genre, held against cn2an where both are defined, and never rounded."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import cn2an
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import fazhi_extract as fz
from fazhi_extract.quantities.numerals import NotANumeral, chinese_integer, parse, plain

MANY = settings(max_examples=400, deadline=None)


def quantities(text: str) -> list[tuple[Any, str, str]]:
    return [(q.value, q.unit, q.qualifier) for q in fz.extract(text).quantities]


# -- Chinese numerals -----------------------------------------------------------------------------------------


@given(st.integers(0, 10**12))
@MANY
@example(600_007_738)
def test_round_trip(value: int) -> None:
    text = cn2an.an2cn(str(value))
    text = re.sub("亿(?=[^零万亿]+$)", "亿零", text)  # it leaves out a 零: 六亿七千七百三十八, which might be 6.77 亿
    assert chinese_integer(text) == value
    assert parse(str(value)) == (value, False)


@pytest.mark.parametrize(
    "value", [*range(1200), *(10**k + d for k in range(3, 13) for d in (-1, 0, 1) if 10**k + d <= 10**12)]
)
def test_round_trip_at_the_edges(value: int) -> None:
    assert chinese_integer(cn2an.an2cn(str(value))) == value


@given(st.text("零一二两三四五六七八九十百千万亿", min_size=1, max_size=8))
@MANY
def test_agrees_with_cn2an_in_its_strict_mode(text: str) -> None:
    """What strict cn2an accepts is the grammar; what it accepts and we read must be the same number."""
    try:
        theirs = cn2an.cn2an(text, "strict")
    except ValueError:
        return
    try:
        ours = chinese_integer(text)
    except NotANumeral:
        return
    assert ours == theirs


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十二", 32), ("一百〇八", 108), ("一百零八", 108), ("两万", 20_000), ("两千零三十", 2030), ("十", 10), ("十五", 15),
        ("二十", 20), ("零", 0), ("〇", 0), ("两", 2), ("一万亿", 10**12), ("三亿零五万", 300_050_000), ("一万二千", 12_000),
        ("一万零九百九十九亿九千九百九十九万九千九百九十九", 1_099_999_999_999), ("二〇二三", 2023), ("九千九百九十九万九千九百九十九", 99_999_999), ("十二万", 120_000), ("一百一十", 110),
    ],
)  # fmt: skip
def test_plain(text: str, value: int) -> None:
    assert chinese_integer(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "两三",
        "三五",
        "百",
        "千",
        "一两三",
        "两〇二",
        "一万百",
        "一亿两三",
        "千五",
        "六亿七千",
        "百余",
        "一万一万",
        "万一",
        "1,234",
        "12",
        "%",
        "十百",
        "一一",
        "点五",
        "九" * 400,
        "千百",
        "亿百一",  # cn2an: 100,000,010
        "亿千一",
        "两十一",  # twenty is 二十; cn2an: 21
        "零百一",  # cn2an: 110
        "零一千一",  # cn2an: 1,100
    ],
)
def test_not_plain(text: str) -> None:
    """cn2an reads 两三 as 23, raises on 百 and gives inf for 400 digits; none of it may come through as a number."""
    with pytest.raises(NotANumeral):
        chinese_integer(text)


# -- tokens ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "value", "vague"),
    [
        ("1,234", 1234, False), ("1.1万", 11_000, False), ("3万2千余", 32_000, True), ("1.3亿余", 130_000_000, True),
        ("4百余", 400, True), ("30余万", 300_000, True), ("5000余万", 50_000_000, True), ("百余", 100, True),
        ("数十", 10, True), ("数百", 100, True), ("几千", 1000, True), ("十几", 10, True), ("二十几", 20, True),
        ("三十余万", 300_000, True), ("百", 100, False), ("千", 1000, False), ("1.005万", 10_050, False),
        ("12.5万余", 125_000, True), ("九十八点五", Decimal("98.5"), False), ("1万亿", 10**12, False), ("0.1", Decimal("0.1"), False),
        ("3十", 30, False), ("八点五六万", 85_600, False), ("八点五亿", 850_000_000, False), ("三点一四", Decimal("3.14"), False),
    ],
)  # fmt: skip
def test_token(token: str, value: Decimal | int, vague: bool) -> None:
    assert parse(token) == (value, vague)


@pytest.mark.parametrize(
    "token",
    ["", "件", "万万万", "两三", "1,23,4", "余", "点", "1..2", "二十点五", "十余多", "三余多", "三多余", "〇余〇"],
)
def test_no_token(token: str) -> None:
    with pytest.raises(NotANumeral):
        parse(token)


@given(st.integers(0, 10**15), st.integers(0, 8), st.sampled_from(["", "万", "亿"]))
@MANY
def test_decimals_are_exact(digits: int, places: int, magnitude: str) -> None:
    token = str(Decimal(digits).scaleb(-places)) if places else str(digits)
    if "E" in token:
        return
    factor = {"": 1, "万": 10_000, "亿": 100_000_000}[magnitude]
    value, vague = parse(token + magnitude)
    assert Decimal(value) == Decimal(token) * factor
    assert not vague


@given(st.integers(1, 10**15))
@MANY
def test_thousands(value: int) -> None:
    assert parse(f"{value:,}") == (value, False)
    for text in (
        f"办理{value:,}件。",
        f"办理{value:,}件。".replace(",", "，"),
        f"办理{f'{value:,}'.replace(',', ' ')}件。",
        f"办理{value}件。",
    ):
        if " " in text and value < 1000:
            continue
        assert quantities(text) == [(value, "件", "exact")], text


@given(st.integers(0, 10**7), st.integers(1, 2))
@MANY
def test_rates_come_out_as_printed(digits: int, places: int) -> None:
    printed = f"{digits // 10**places}.{digits % 10**places:0{places}d}"
    report = fz.extract(f"行政诉讼胜诉率{printed}%。")
    value = report.quantities[0].value
    assert Decimal(str(value)) == Decimal(printed)
    assert json.loads(report.model_dump_json())["quantities"][0]["value"] == value


@given(st.integers(1, 10**9))
@MANY
def test_money_in_ten_thousands(cents: int) -> None:
    printed = f"{cents // 10000}.{cents % 10000:04d}"
    assert quantities(f"罚没款{printed}万元。")[0][0] == cents  # 0.0001 万元 is 1 元


def test_plain_numbers_keep_their_kind() -> None:
    assert plain(Decimal("3.0")) == 3
    assert isinstance(plain(Decimal("3.0")), int)
    assert plain(Decimal("96.5")) == 96.5
    assert plain(7) == 7


def test_four_hundred_digits() -> None:
    digits = "9" * 400
    assert quantities(f"共{digits}件。") == [(int(digits), "件", "exact")]
    report = fz.extract(f"共{digits}件。")
    assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize("token", ["9" * 40 + "万", "1" * 30 + ".25亿"])
def test_more_digits_than_the_decimal_context(token: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}.get(token[-1], 1)
    whole, _, part = token.rstrip("万亿").partition(".")
    exact = int(whole) * factor + int(part or 0) * factor // 10 ** len(part) if part else int(whole) * factor
    value, _ = parse(token)
    assert int(value) == exact


@pytest.mark.parametrize("digits", ["9" * 5000, "九" * 400, "9" * 400 + "万", "0." + "1" * 400])
def test_hostile_lengths_do_not_raise(digits: str) -> None:
    report = fz.extract(f"共{digits}件。")
    assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report


# -- in context: issue 2, item 3 ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("审结三十二件。", 32, "件", "exact"),
        ("审结一百〇八件。", 108, "件", "exact"),
        ("发放两万份。", 20_000, "份", "exact"),
        ("举办百余场。", 100, "场", "approx"),
        ("覆盖近千人。", 1000, "人", "approx"),
        ("举办数十场。", 10, "场", "approx"),
        ("败诉率为零。", 0, "", "exact"),
        ("调解4百余件。", 400, "件", "approx"),
        ("参与1.1万人。", 11_000, "人", "exact"),
        ("发放3万2千余份。", 32_000, "份", "approx"),
        ("罚没1.3亿余元。", 130_000_000, "元", "approx"),
        ("满意率达百分之九十八点五。", 98.5, "%", "exact"),
        ("满意率达百分之百。", 100, "%", "exact"),
        ("占三分之二。", 0.666667, "", "exact"),
        ("占半数。", 0.5, "", "exact"),
        ("比率为千分之三。", 0.003, "", "exact"),
        ("起诉率为2.5‰。", 2.5, "‰", "exact"),
        ("新建6-8个站点。", [6, 8], "个", "exact"),
        ("新建6～8个站点。", [6, 8], "个", "exact"),
        ("新建6—8个站点。", [6, 8], "个", "exact"),
        ("新建8至10个站点。", [8, 10], "个", "exact"),
        ("压缩10%-15%。", [10, 15], "%", "exact"),
        ("十至十五件。", [10, 15], "件", "exact"),
        ("涉及两三个村。", [2, 3], "个", "approx"),
        ("受理 12 件。", 12, "件", "exact"),
        ("受理１２８件。", 128, "件", "exact"),
        ("受理2,9\n47件。", 2947, "件", "exact"),
        ("受理2，947件。", 2947, "件", "exact"),
        ("培训1 234人。", 1234, "人", "exact"),
        ("开展12场(次)。", 12, "场(次)", "exact"),
        ("開展12場(次)。", 12, "场(次)", "exact"),
        ("下降1.5个百分点。", 1.5, "个百分点", "exact"),
        ("满意率９６．５％。", 96.5, "%", "exact"),
        ("办理超过50件。", 50, "件", "at_least"),
        ("办理逾50件。", 50, "件", "at_least"),
        ("办理50件以上。", 50, "件", "at_least"),
        ("突破50万户。", 500_000, "户", "at_least"),
        ("不少于50人。", 50, "人", "at_least"),
        ("至少50人。", 50, "人", "at_least"),
        ("压缩到50个以内。", 50, "个", "at_most"),
        ("不超过50件。", 50, "件", "at_most"),
        ("不足50件。", 50, "件", "at_most"),
        ("约50件。", 50, "件", "approx"),
        ("近50件。", 50, "件", "approx"),
        ("50件左右。", 50, "件", "approx"),
        ("50余件。", 50, "件", "approx"),
        ("50多件。", 50, "件", "approx"),
        ("多达50件。", 50, "件", "exact"),
        ("仅50件。", 50, "件", "exact"),
        ("制定村规民约50份。", 50, "份", "exact"),
    ],
)
def test_form(text: str, value: Any, unit: str, qualifier: str) -> None:
    assert quantities(text) == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办上百场。", [(100, "场", "approx")]),
        ("新建6——8个站点。", [([6, 8], "个", "exact")]),
        ("发放八点五万份。", [(85_000, "份", "exact")]),
        ("开展12場(次)。", [(12, "场(次)", "exact")]),  # one Traditional character in Simplified text
    ],
)
def test_rarer_forms(text: str, expected: list[tuple[Any, str, str]]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("罚款2至3万元。", [20_000, 30_000]), ("服务3-5万人次。", [30_000, 50_000]), ("投入1.5~2亿元。", [150_000_000, 200_000_000]),
        ("培训二至三千人。", [2000, 3000]), ("投入三十至五十万元。", [300_000, 500_000]), ("服务5至10余万人。", [50_000, 100_000]),
        # each with its own magnitude or unit, or none that could be shared
        ("投入8000至1万元。", [8000, 10_000]), ("罚款1万至3万元。", [10_000, 30_000]), ("罚款2元至3万元。", [2, 30_000]),
        ("罚款500至1千元。", [500, 1000]), ("培训八至十五人。", [8, 15]), ("培训二至三十人。", [2, 30]),
    ],
)  # fmt: skip
def test_the_magnitude_at_the_end_of_a_range_is_that_of_both(text: str, value: list[int]) -> None:
    assert [q[0] for q in quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("化解四五百起。", [400, 500]), ("培训三五百人次。", [300, 500]), ("举办二三十场。", [20, 30]), ("培训两三百余人。", [200, 300]),
        ("服务五六万人。", [50_000, 60_000]), ("投入三四千万元。", [30_000_000, 40_000_000]), ("举办十五六场。", [15, 16]),
        ("举办二十七八场。", [27, 28]),
    ],
)  # fmt: skip
def test_two_digits_leave_a_number_open(text: str, value: list[int]) -> None:
    assert [(q[0], q[2]) for q in quantities(text)] == [(value, "approx")]


@pytest.mark.parametrize("text", ["“十四五”期间。", "十三五期间。", "八七百起。", "三十二四件。", "举办五三十场。"])
def test_digits_that_leave_no_number_open(text: str) -> None:
    assert quantities(text) == []


def test_a_hundred_behind_a_word_that_ends_in_the_same() -> None:
    assert [q[:2] for q in quantities("审查政府合同一百零五份。")] == [(105, "份")]
    assert [q[:2] for q in quantities("会同一百多名干部。")] == [(100, "名")]
    assert quantities("办理同一件。") == []
    assert quantities("每一百名群众。") == []


def test_a_unit_in_brackets_is_that_of_the_figures_behind() -> None:
    assert [q[:2] for q in quantities("行政复议案件（件）：收到 56，受理 50，审结 48")] == [
        (56, "件"),
        (50, "件"),
        (48, "件"),
    ]
    assert [q[:2] for q in quantities("案件类型（件）：行政处罚30、信息公开12。")] == [(30, "件"), (12, "件")]
    assert [q[:2] for q in quantities("罚没款（万元）：56.7")] == [(567_000, "元")]
    assert [q[:2] for q in quantities("(单位:万元):罚没款56.7")] == [(567_000, "元")]
    assert [q[:2] for q in quantities("(单位:人次):执法人员360")] == [(360, "人次")]
    assert quantities("行政诉讼（件）：一审12。文号56。")[1:] == []  # the sentence ends
    assert quantities("(单位:件、万元):收到56") == []  # which of the two is not said


def test_the_number_of_a_table_counts_nothing() -> None:
    assert quantities("表2　人民调解工作统计") == []
    assert quantities("参会代表2人。") == [(2, "人", "exact")]


def test_from_to_is_two_numbers() -> None:
    first, second = fz.extract("网上可办率由53.4%提升至95%。").quantities
    assert (first.value, first.role) == (53.4, "other")
    assert (second.value, second.role) == (95, "achievement")


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月15日印发。", "第一责任人履职。", "党的二十大精神。", "第三次会议召开。", "第九批示范村。", "国发〔2015〕58号文件。",
        "落实三项制度。", "增强“四个意识”。", "推进一网通办。", "推行双随机、一公开监管。", "用好12345热线。", "落实一村一法律顾问制度。",
        "推进八五普法。", "打造15分钟政务服务圈。", "落实“1+6”机制。", "浏览次数:1352", "索引号:008840000/2023-00117", "进一步统一标准。",
        "打造“1小时公共法律服务圈”。", "建成1小时法律援助圈。", "印发《关于开展100场活动的通知》。", "一是加强领导,二是强化保障。", "G318国道沿线。", "2021—2025年规划。", "百家争鸣,千家万户。",
    ],
)  # fmt: skip
def test_not_a_quantity(text: str) -> None:
    assert quantities(text) == []


def test_hours_of_work_are_no_circle() -> None:
    assert quantities("开展法律服务1小时,覆盖三个商圈。")[0] == (1, "小时", "exact")
    assert quantities("开展2小时普法进商圈活动。") == [(2, "小时", "exact")]


def test_the_number_of_a_heading_is_no_fraction_of_a_person() -> None:
    assert [
        q.quote for q in fz.extract("2.3 人才队伍建设滞后。\n2.4 件件有着落。\n全县引进人才2.3万人。").quantities
    ] == ["2.3万"]
