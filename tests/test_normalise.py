"""The text as the rules read it: script, widths, noise, and the map back to the raw text."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring import CLAUSES, REPORTS

from fazhi_extract.text.characters import (
    MISSED,
    WIDTHS,
    _dictionary,
    is_traditional,
    simplified_phrases,
    to_simplified,
    traditional_only,
    width_table,
)
from fazhi_extract.text.mapping import Mapping, compose, edit, identity
from fazhi_extract.text.normalise import normalise

MANY = settings(max_examples=300, deadline=None)

TRADITIONAL = [path for path in sorted(REPORTS.glob("*.txt")) if is_traditional(path.read_text(encoding="utf-8"))]


@cache
def opencc() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _expected(text: str) -> str:
    """OpenCC's own conversion, with what it misses and the library's widths."""
    converted = str(opencc().convert(text))
    assert len(converted) == len(text)  # t2s changes no length: the whole design of offsets rests on it
    return "".join(MISSED.get(ch, ch) for ch in converted).translate(width_table())


# -- script ---------------------------------------------------------------------------------------------------


def test_some_fixture_is_traditional() -> None:
    assert TRADITIONAL


@pytest.mark.parametrize("path", TRADITIONAL, ids=lambda path: path.stem)
def test_report_as_opencc_converts_it(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    ours, theirs = to_simplified(text), _expected(text)
    assert [(k, a, b) for k, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b] == []


def test_every_character_as_opencc_converts_it() -> None:
    characters = [source for source, _ in _dictionary("TSCharacters.txt") if len(source) == 1]
    assert len(characters) > 4000
    wrong = [ch for ch in characters if ord(ch) < 0x10000 and to_simplified(ch) != _expected(ch)]
    assert wrong == []


def test_every_phrase_as_opencc_converts_it() -> None:
    assert [source for source, _ in simplified_phrases() if to_simplified(source) != _expected(source)] == []


def bank() -> list[str]:
    """The clauses of the fixtures that are in Simplified characters."""
    rows = [row for path in sorted(CLAUSES.glob("*.jsonl")) for row in path.read_text(encoding="utf-8").splitlines()]
    texts = [str(json.loads(row)["text"]) for row in rows]
    return [text for text in texts if str(opencc().convert(text)) == text]


def test_a_single_clause_in_traditional_characters() -> None:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    other = [text for text in map(convert, bank()) if str(opencc().convert(text)) != text]
    assert len(other) > 1500
    assert [text for text in other if not is_traditional(text)] == []


def test_a_clause_in_simplified_characters_is_not_taken_for_traditional() -> None:
    assert [text for text in bank() if is_traditional(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "乾县著名的后稷祠于夥同案件中被征用,干部3名。",  # Traditional forms of other words, and words of their own
        "李昇、鍾某任人民陪审员。",
        "乾隆",
        "馀款12万元。",
        "",
        "2023",
    ],
)
def test_characters_that_simplified_texts_have_too(text: str) -> None:
    assert not is_traditional(text)
    assert normalise(text).text == text


def test_no_character_of_a_simplified_standard_decides_the_script() -> None:
    leads, trails = range(0xB0, 0xF8), range(0xA1, 0xFF)
    standard = {bytes((a, b)).decode("gb2312", "ignore") for a in leads for b in trails}
    assert len(standard) > 6700
    assert not standard & traditional_only()
    assert len(traditional_only()) > 3000


WORDS = st.sampled_from(
    [source for source, _ in _dictionary("TSPhrases.txt")] + list("乾坤藉著區關設業務於件，。、12３")
)


@given(st.lists(WORDS, max_size=12).map("".join))
@MANY
def test_running_text_as_opencc_converts_it(text: str) -> None:
    ours, theirs = to_simplified(text), _expected(text)
    # Where two phrases overlap OpenCC takes the first from the left; the library may take another.
    assert len(ours) == len(theirs)
    if not any(source in text for source, _ in simplified_phrases()):
        assert ours == theirs


@pytest.mark.parametrize("text", ["陜西省", "區政府辦理行政複議案件", "受理行政復議申請一百件"])
def test_known_conversions(text: str) -> None:
    assert normalise(text).script == ("simplified" if text == "陜西省" else "traditional")
    assert to_simplified(text) in {"陕西省", "区政府办理行政复议案件", "受理行政复议申请一百件"}


def test_a_phrase_that_comes_twice() -> None:
    assert to_simplified("這是一個乾坤,那也是乾坤") == "这是一个乾坤,那也是乾坤"  # alone 乾 is 干


def test_script_of_simplified_text() -> None:
    assert normalise("全年受理行政复议案件85件。").script == "simplified"


# -- widths ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("１２８件", "128件"), ("９６．５％", "96.5%"), ("（一）受理，审结；完毕：好！", "(一)受理,审结;完毕:好!"), ("５～６个", "5~6个"),
        ("６—８个", "6-8个"), ("Ａ４", "A4"), ("一百○八", "一百〇八"), ("“引号”", "“引号”"), ("①②⒈", "①②⒈"), ("「四种」", "“四种”"), ("「四個」", "“四个”"),
    ],
)  # fmt: skip
def test_widths(raw: str, text: str) -> None:
    """NFKC is not it: ① and ⒈ stay what they are, and nothing changes its length."""
    assert normalise(raw).text == text


def test_width_table_keeps_length() -> None:
    assert all(len(target) == 1 for target in WIDTHS.values())
    everything = "".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, 0x10000)))
    assert len(everything.translate(width_table())) == len(everything)


# -- noise ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("受理 12 件", "受理12件"),
        ("受理12\u3000件", "受理12件"),
        ("行 政 复 议", "行政复议"),
        ("受理2,9\n47件。", "受理2,947件。"),
        ("受理12\n件。", "受理12件。"),
        ("培训1 234人", "培训1234人"),
        ("共1 234 567元", "共1234567元"),
        ("受\u200b理\ufeff1\u200d2件", "受理12件"),
        ("坚持党的领导,\n推进法治建设。", "坚持党的领导,推进法治建设。"),
        ("完成任务。\n二、存在的问题", "完成任务。\n二、存在的问题"),
        ("邮编:246000\n人社领域113项通办。", "邮编:246000\n人社领域113项通办。"),
        ("电话:0556-51,邮编:246000\n63名顾问驻点。", "电话:0556-51,邮编:246000\n63名顾问驻点。"),
        ("一、成效\n\n\n二、问题", "一、成效\n二、问题"),
        ("一、成效\r\n二、问题", "一、成效\n二、问题"),
        ("  开头和结尾  ", "开头和结尾"),
        ("\n\n一、成效。\n", "一、成效。"),
        (" 12件和3", "12件和3"),
        ("县区 12 9\n市区 11 8", "县区|12|9\n市区|11|8"),
        ("第1 2项,达98 %", "第1 2项,达98%"),  # a figure and its sign are no row of a table
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_noise(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_a_break_between_two_numbers_is_kept() -> None:
    assert "\n" in normalise("受理12件\n34件审结。").text


def test_hard_wrapped_text_runs_on() -> None:
    line = "全年受理行政复议案件数量稳步上升而且质效持续向好"
    raw = "\n".join([line] * 15)
    assert "\n" not in normalise(raw).text


def test_a_short_line_by_itself_stays_so_in_hard_wrapped_text() -> None:
    line = "全年受理行政复议案件数量稳步上升而且质效持续向好"
    last = line[:-1] + "。"
    made = normalise("\n".join([*[line] * 6, last, "工作成效显著", *[line] * 8])).text
    assert made == line * 6 + last + "\n工作成效显著\n" + line * 8


@pytest.mark.parametrize(("size", "kept"), [(40, True), (41, False)])
def test_a_label_is_a_short_line(size: int, kept: bool) -> None:
    """A longer line is prose: 如下:12 and 件 belong together."""
    line = "云" * (size - 4) + ":246"
    assert ("\n" in normalise(line + "\n人社领域。").text) is kept


@pytest.mark.parametrize(
    "raw",
    ["全年办理公证 件。", "收到申请××件。", "收到申请XX件。", "办理案件(  )件。", "办理案件（　）件。", "占比达  %。"],
)
def test_blanks_become_one_mark(raw: str) -> None:
    assert normalise(raw).text.count("□") == 1


def test_a_space_before_a_word_that_begins_with_a_unit_is_no_blank() -> None:
    assert normalise("全年办理公证 件数上升。").text == "全年办理公证件数上升。"


def test_readings_in_brackets_are_removed() -> None:
    made = normalise("區(qū)政府關(guān)于法治政府建設(shè)的報告")
    assert made.text == "区政府关于法治政府建设的报告"
    assert [fix.step for fix in made.repairs] == ["reading"] * 3


def test_a_bracket_that_is_no_reading_stays() -> None:
    assert normalise("区(abc)政府").text == "区(abc)政府"


# -- the map --------------------------------------------------------------------------------------------------

NOISY = st.text(
    st.one_of(st.sampled_from(" \n\u200b\u3000\t一二三、。,0123456789件%區关(qū)□×"), st.characters()), max_size=60
)


@given(NOISY)
@MANY
def test_spans_of_any_text(raw: str) -> None:
    """Every normalised character comes from a stretch of the raw text; stretches follow each other."""
    made = normalise(raw)
    last = 0
    for k in range(len(made.text)):
        start, end = made.raw_span(k, k + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= last or (start, end) == made.raw_span(k - 1, k)
        last = start
    if made.text:
        start, end = made.raw_span(0, len(made.text))
        assert start == made.raw_span(0, 1)[0]
        assert end == made.raw_span(len(made.text) - 1, len(made.text))[1]
    for place in (0, len(made.text)):
        start, end = made.raw_span(place, place)
        assert start == end <= len(raw)


@given(NOISY)
@MANY
def test_kept_characters_are_the_raw_ones(raw: str) -> None:
    made = normalise(raw)
    for k, ch in enumerate(made.text):
        start, end = made.raw_span(k, k + 1)
        if end - start == 1 and ch not in "□\n|":
            assert ch in {raw[start], raw[start].translate(width_table()), to_simplified(raw)[start]} or made.repairs


@given(st.text("abc 12\n", max_size=30))
@MANY
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise("受理案件" + raw + "。").text
    assert normalise(once).text == once or "\n" in once or " " in once


Edits = list[tuple[int, int, str]]


@st.composite
def _edits(draw: st.DrawFn, size: int) -> Edits:
    """Sorted edits that do not overlap, each of at least one character."""
    marks = sorted(draw(st.sets(st.integers(0, size), max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [(a, b, draw(st.sampled_from(["", "x", "yz", "uvwxyz"]))) for a, b in pairs]


@st.composite
def _two_passes(draw: st.DrawFn) -> tuple[str, Edits, Edits]:
    text = draw(st.text("abcdefgh", min_size=1, max_size=30))
    first = draw(_edits(len(text)))
    middle, _ = edit(text, first)
    return text, first, draw(_edits(len(middle)))


def _by_hand(text: str, sources: list[tuple[int, int]], edits: Edits) -> tuple[str, list[tuple[int, int]]]:
    """The same edit with one source span per character, carried along the slow way."""
    out, spans, last = "", [], 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        out += text[last:start] + new
        spans += sources[last:start]
        if new:
            spans += [(sources[start][0], sources[end - 1][1])] * len(new)
        last = end
    return out, spans


@given(_two_passes())
@MANY
def test_composition(case: tuple[str, Edits, Edits]) -> None:
    """The map of two edits, composed, is the map of one after the other."""
    text, first, second = case
    middle, inner = edit(text, first)
    final, outer = edit(middle, second)
    whole = compose(outer, inner, len(final))
    by_hand, spans = _by_hand(text, [(k, k + 1) for k in range(len(text))], first)
    assert by_hand == middle
    by_hand, spans = _by_hand(middle, spans, second)
    assert by_hand == final
    assert [whole.span(k, k + 1) for k in range(len(final))] == spans
    for k in range(len(final)):
        for j in range(k + 1, len(final) + 1):
            assert whole.span(k, j) == (spans[k][0], spans[j - 1][1])


def test_identity() -> None:
    assert identity().span(3, 7) == (3, 7)
    assert isinstance(edit("abc", [])[1], Mapping)
    assert edit("abc", [])[1].span(1, 2) == (1, 2)
    assert edit("abc", [(0, 3, "")])[0] == ""


@pytest.mark.parametrize(
    "code", [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xAD, 0x0], ids=hex
)
def test_characters_without_width_are_taken_out(code: int) -> None:
    assert normalise(f"受{chr(code)}理1{chr(code)}2件").text == "受理12件"


def test_spaces_that_mean_something_stay_one() -> None:
    """Far from the start of the text, so that what stands before each space is what is looked at."""
    assert normalise("受理案件见gov  portal一栏与12 34两数。").text == "受理案件见gov portal一栏与12 34两数。"
    assert normalise("受 理 后 ，共 3 件 。").text == "受理后,共3件。"
