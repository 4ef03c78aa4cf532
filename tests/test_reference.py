"""Fast paths against the slow ones they stand for, on random text: script tables against the library's own OpenCC
call, numerals against cn2an itself."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

import cn2an
import pytest
from damaged_page import to_traditional
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from scoring import REPORTS

import fazhi_extract as fz
from fazhi_extract.quantities.numerals import NotANumeral, chinese_integer, parse
from fazhi_extract.text.characters import MISSED, _dictionary, fold_widths, to_simplified, width_table
from fazhi_extract.text.normalise import normalise

MANY = settings(max_examples=400, deadline=None)

# -- script: OpenCC("t2s").convert


@cache
def _convert() -> Any:
    return OpenCC("t2s").convert


def converted(text: str) -> str:
    """OpenCC's conversion, the characters it misses, widths: what the tables must do in one go."""
    return str(_convert()(text)).translate({ord(a): b for a, b in MISSED.items()}).translate(width_table())


# Beyond the BMP the tables keep characters that OpenCC converts: none of them stands in a report.
CHARACTERS = [source for source, _ in _dictionary("TSCharacters.txt") if ord(source) < 0x10000]
PHRASES = [source for source, _ in _dictionary("TSPhrases.txt")]
_PHRASES = [re.compile(f"(?={re.escape(phrase)})") for phrase in PHRASES]


def overlapping(text: str) -> bool:
    """Whether two phrases of OpenCC's dictionary share a character of the text."""
    spans = sorted(
        (match.start(), match.start() + len(phrase))
        for phrase, pattern in zip(PHRASES, _PHRASES, strict=True)
        for match in pattern.finditer(text)
    )
    return any(after[0] < before[1] for before, after in pairwise(spans))


PIECES = st.one_of(st.sampled_from(CHARACTERS), st.sampled_from(PHRASES), st.sampled_from("乾坤著藉於，。；３12％abc "))
BMP = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=80)


@cache
def traditional_reports() -> tuple[str, ...]:
    return tuple(to_traditional(path.read_text(encoding="utf-8")) for path in sorted(REPORTS.glob("*.txt")))


@st.composite
def passages(draw: st.DrawFn) -> str:
    """A stretch of a Traditional report, with dictionary words put in somewhere."""
    text = draw(st.sampled_from(traditional_reports()))
    start = draw(st.integers(0, len(text) - 1))
    passage = text[start : start + draw(st.integers(1, 300))]
    at = draw(st.integers(0, len(passage)))
    return passage[:at] + draw(PIECES) + passage[at:]


@given(st.one_of(st.lists(PIECES, max_size=15).map("".join), BMP, passages()))
@MANY
def test_script_as_opencc_converts_it(text: str) -> None:
    assume(not overlapping(text))
    assert to_simplified(text) == converted(text)


@pytest.mark.parametrize("number", range(8))
def test_whole_reports_as_opencc_converts_them(number: int) -> None:
    text = traditional_reports()[number]
    assert to_simplified(text) == converted(text)


@pytest.mark.xfail(strict=True, reason="of phrases that share characters the tables may take another than OpenCC")
@pytest.mark.parametrize("text", ["藉以免藉口", "於其一目瞭然", "大目乾連冥間救母變文錦覆阱"])
def test_overlapping_phrases_as_opencc_converts_them(text: str) -> None:
    assert overlapping(text)
    assert to_simplified(text) == converted(text)


# Nothing that is noise to `normalise`: no spaces, line breaks, brackets or blanks.
_PLAIN = "".join(sorted(set("".join(traditional_reports())) - set(" \u3000\n()（）×□xX*_…○-—|?？")))


@given(st.text(st.sampled_from(_PLAIN), max_size=80))
@MANY
def test_normalised_text_as_the_slow_steps_make_it(text: str) -> None:
    """`normalise` decides by a probe whether a text is Traditional; either way it does what the slow steps do."""
    assume(not overlapping(text))
    made = normalise(text)
    assume(not made.repairs and not made.damage)
    assert made.text == (converted(text) if made.script == "traditional" else text.translate(width_table()))


@given(
    st.one_of(
        BMP, passages(), st.text(st.sampled_from("，：；（）！？％－—　\xa0\t\r３Ａ～「﹐｡\u200b受理12件"), max_size=60)
    )
)
@MANY
def test_widths_as_the_table_folds_them(text: str) -> None:
    assert fold_widths(text) == text.translate(width_table())


# -- numerals: cn2an


@st.composite
def spellings(draw: st.DrawFn) -> tuple[int, str]:
    """A number and a way of writing it: 〇 or 零, 两 or 二 before a magnitude, 十五 or 一十五."""
    number = draw(st.one_of(st.integers(0, 99_999), st.integers(0, 10**12)))
    text = str(cn2an.an2cn(str(number)))
    if draw(st.booleans()):
        text = text.replace("零", "〇")
    if draw(st.booleans()):
        text = re.sub("二(?=[百千万亿])", "两", text)
    if draw(st.booleans()) and text.startswith("一十"):
        text = text[1:]
    return number, text


def theirs(text: str) -> int | float:
    """cn2an's own reading; it knows no 〇 and reads 两 in `normal` mode only alone."""
    value: int | float = cn2an.cn2an(text.replace("〇", "零").replace("两", "二"), "normal")
    return value


@given(spellings())
@MANY
def test_numerals_as_cn2an_reads_them(case: tuple[int, str]) -> None:
    number, text = case
    assert chinese_integer(text) == theirs(text) == number
    assert parse(text) == (number, False)


@given(st.text("零〇一二两三四五六七八九十百千万亿", min_size=1, max_size=14))
@example("五亿七")
@MANY
def test_whatever_is_read_is_what_cn2an_reads(text: str) -> None:
    """A text is refused, or read as cn2an reads it; what cn2an refuses is not read."""
    try:
        ours = chinese_integer(text)
    except NotANumeral:
        return
    assert ours == theirs(text)


@pytest.mark.parametrize("text", ["五亿七", "一亿二", "七万十二", "十零三", "零亿", "二万十"])
def test_a_numeral_that_cn2an_refuses_ends_no_extraction(text: str) -> None:
    fz.extract(f"共受理{text}件案件。")


@given(st.integers(1, 10**6), st.integers(0, 3), st.sampled_from(["百", "千", "万", "亿"]))
@MANY
def test_mixed_numerals_as_cn2an_reads_them(digits: int, places: int, magnitude: str) -> None:
    """12.5万 as its `smart` mode reads it, which cuts fractions off: compared where there are none."""
    text = f"{digits / 10**places:.{places}f}{magnitude}"
    ours, vague = parse(text)
    assume(ours == int(ours))
    assert not vague
    assert ours == round(cn2an.cn2an(text, "smart"))


@given(spellings(), st.sampled_from("件人场份"))
@MANY
def test_numerals_in_a_sentence(case: tuple[int, str], unit: str) -> None:
    number, text = case
    assume(number != 1)  # 一件 is mostly no count
    (found,) = fz.extract(f"全年办理案件{text}{unit}。").quantities
    assert (found.value, found.unit, found.quote) == (number, unit, text)
