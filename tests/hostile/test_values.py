"""Numbers and characters that break programs: exact or refused, never inf, never a formula, never unescaped."""

from __future__ import annotations

import contextlib
import csv
import io
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import holds

import fazhi_extract as fz
from fazhi_extract.output import dump
from fazhi_extract.quantities.numerals import LONGEST, NotANumeral, parse
from fazhi_extract.reading import TooLarge

NINES = "9" * 400


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (f"受理行政复议申请{NINES}件。", int(NINES)),
        (f"罚没款{NINES}.5万元。", int(NINES) * 10_000 + 5_000),
        ("受理行政复议申请9223372036854775808件。", 2**63),  # no int64
        ("受理行政复议申请9007199254740993件。", 2**53 + 1),  # no float
        (f"受理行政复议申请{'9' * LONGEST}件。", int("9" * LONGEST)),
        (f"受理行政复议申请1{',000' * 100}件。", 10**300),
    ],
    ids=["400 digits", "400 digits in ten thousands", "over int64", "over 2^53", "longest", "grouped"],
)
def test_large_numbers_are_exact(printed: str, value: int) -> None:
    report = holds(fz.extract(printed))
    assert [one.value for one in report.quantities] == [value]
    file = io.StringIO()
    dump([("a", report)], file, "csv")
    cells = [row["value"] for row in csv.DictReader(io.StringIO(file.getvalue()))]
    assert all(int(cell) == value for cell in cells)


@pytest.mark.parametrize(
    "printed",
    [
        f"罚没款{NINES}.5元。",  # no float is so large
        f"胜诉率0.{'0' * 400}1%。",  # nor so small
        f"胜诉率99.{'9' * 30}%。",  # a float would be 100
        "罚没款9007199254740993.5元。",  # a float would be …94
        f"新建{NINES}.5-{NINES}.7个站点。",
        f"受理行政复议申请{'9' * (LONGEST + 1)}件。",
        f"满意率百分之九十九点{'九' * 40}。",
        f"受理行政复议申请{'九' * 400}件。",
    ],
    ids=["too large", "too small", "too fine", "too many digits", "range", "too long", "Chinese rate", "Chinese count"],
)
def test_numbers_that_cannot_be_given_exactly_are_refused(printed: str) -> None:
    report = holds(fz.extract(printed))
    assert report.quantities == () and report.to_rows() == []


@given(st.from_regex(r"[0-9]{1,40}(?:\.[0-9]{1,40})?(?:万|亿|万亿)?", fullmatch=True))
def test_a_decimal_is_exact_or_refused(token: str) -> None:
    try:
        value, _ = parse(token)
    except NotANumeral:
        return
    digits = token.rstrip("万亿")
    factor = {"": 0, "万": 4, "亿": 8, "万亿": 12}[token[len(digits) :]]
    sign, figures, exponent = Decimal(digits).as_tuple()
    exact = Decimal((sign, figures, int(exponent) + factor))
    report = fz.extract(f"罚没款{token}元。")
    for one in report.quantities:
        assert not isinstance(one.value, list)
        assert Decimal(repr(one.value)) == exact == value
        assert math.isfinite(one.value) if isinstance(one.value, float) else True


@given(st.text("零〇一二两三四五六七八九十百千万亿点数几余多半成分之", min_size=1, max_size=14))
def test_any_chinese_numeral_is_read_or_refused(token: str) -> None:
    with contextlib.suppress(NotANumeral):
        parse(token)
    holds(fz.extract(f"受理行政复议申请{token}件。"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_csv_file_is_a_formula(start: str) -> None:
    file = io.StringIO()
    dump([(start + 'HYPERLINK("file:///etc/passwd","x")', fz.extract("受理行政复议申请12件。"))], file, "csv")
    row = next(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert row["report"][0] == "'" and row["report"][1:].startswith(start)


@pytest.mark.parametrize(
    "characters", ["\ud800", "\x00", "\u202e", "\u2066", "\ufeff", "\ue000", "\U0010ffff", "\u0301"]
)
def test_odd_characters_anywhere(characters: str) -> None:
    text = "2023年受理行政复议申请12件,其中驳回3件。\n《关于规范的通知》(某政发〔2023〕5号)\n下一步,新建6-8个站点。"
    for at in range(len(text) + 1):
        holds(fz.extract(text[:at] + characters + text[at:]))


# -- the size limit


def test_the_size_limit_is_clear_and_can_be_set() -> None:
    text = "受理行政复议申请12件。"
    with pytest.raises(TooLarge, match=r"12 characters, more than max_chars=10: raise it"):
        fz.extract(text, max_chars=10)
    with pytest.raises(TooLarge, match=r"32 bytes, more than max_bytes=30: raise it"):
        fz.extract(text.encode(), max_bytes=30)
    with pytest.raises(TooLarge, match=r"max_chars=10"):
        fz.extract(text.encode(), max_chars=10)
    assert len(fz.extract(text.encode(), max_chars=12, max_bytes=32).quantities) == 1
    with pytest.raises(TooLarge, match="20,000,000"):
        fz.extract("件" * 20_000_001)


def test_a_fraction_of_an_hour() -> None:
    report = holds(fz.extract("全年提供公共法律服务时长9.5小时。"))
    assert report.legal_services.hours.value == 9.5
