"""What must hold of every text, tried on texts of the genre. Many more of them: --hypothesis-profile=many."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from genre import (
    NEUTRAL,
    PAGE,
    anything,
    bank,
    clauses,
    damaged,
    figures,
    full_width,
    passages,
    reports,
    sentences,
    traditional,
)
from hypothesis import assume, example, given
from hypothesis import strategies as st
from invariants import holds, mends

import fazhi_extract as fz
from fazhi_extract.draft import draft
from fazhi_extract.indicators.lexicon import Lexicon
from fazhi_extract.indicators.schema import indicators, lexicon
from fazhi_extract.reading import ReadError
from fazhi_extract.text.characters import is_traditional

# -- offsets, JSON, repairs


@given(anything)
def test_offsets_numbers_and_json_hold(text: str) -> None:
    holds(fz.extract(text), text)


@given(damaged())
def test_bytes_of_any_encoding_hold(text: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        data = text.encode(encoding, "ignore")
        assume(data.strip())
        try:
            holds(fz.extract(data))
        except ReadError:  # what is no text at all
            continue


@given(anything)
def test_repairs_can_be_replayed(text: str) -> None:
    mends(text)
    mends(text.replace("。", "?。").replace("，", "?，"))


# -- the same text, the same report


@given(damaged(), damaged())
def test_what_was_extracted_before_changes_nothing(text: str, other: str) -> None:
    first = fz.extract(text)
    fz.extract(other)
    assert fz.extract(text) == first


_PRINT = """
import json, sys
import fazhi_extract as fz
for text in json.load(sys.stdin):
    print(json.dumps(fz.extract(text).model_dump(mode="json", exclude={"source": {"text"}})))
"""


def printed_elsewhere(texts: list[str], seed: str) -> list[str]:
    """The reports as another process with another seed of hashes makes them."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(fz.__file__).resolve().parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", _PRINT],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        env=env,
        check=True,
    )
    return done.stdout.splitlines()


def test_another_process_another_order_the_same_reports() -> None:
    texts = random.Random(1).sample(bank(), 80) + reports()
    first = printed_elsewhere(texts, "0")
    assert printed_elsewhere(texts[::-1], "12345")[::-1] == first
    assert len(set(first)) > 80


# -- what says nothing changes nothing


def same(before: str, after: str, start: int = 0, end: int | None = None) -> None:
    assert figures(fz.extract(after), start, end) == figures(fz.extract(before))


@given(passages, st.sampled_from(NEUTRAL))
def test_a_neutral_sentence_before_or_after(text: str, neutral: str) -> None:
    same(text, neutral + "\n" + text)
    same(text, text.rstrip() + "\n" + neutral)


@given(st.lists(sentences, min_size=1, max_size=4), st.sampled_from(NEUTRAL), st.integers(0, 4))
def test_a_neutral_sentence_between_paragraphs(parts: list[str], neutral: str, place: int) -> None:
    same("\n".join(parts), "\n".join([*parts[:place], neutral, *parts[place:]]))


@given(st.lists(clauses, min_size=1, max_size=4), st.sampled_from(PAGE), st.integers(0, 4))
@example(["中心组年内集中学法7次。", "63名社区法律顾问累计驻点服务1512次。"], "浏览次数:1352", 1)
@example(["联系电话:0556-5123456,邮编:246000", "人社领域113项公共服务事项实现同城通办。"], "— 3 —", 1)
@example(["63名社区法律顾问累计驻点服务1512次。"], "— 3 —", 0)
@example(["行政复议案件情况(单位:件)\n| 收到 | 受理 | 审结 |\n| 131 | 120 | 117 |"], "— 3 —", 1)
def test_a_line_of_the_page_between_paragraphs(parts: list[str], line: str, place: int) -> None:
    same("\n".join(parts), "\n".join([*parts[:place], line, *parts[place:]]))


@given(st.lists(clauses, min_size=1, max_size=4), st.integers(1, 3))
def test_blank_lines_between_paragraphs(parts: list[str], lines: int) -> None:
    same("\n".join(parts), "\n" * lines + ("\n" * (lines + 1)).join(parts) + "\n" * lines)


@pytest.mark.parametrize("text", reports(), ids=lambda text: text[:10])
def test_neutral_sentences_and_blank_lines_in_a_report(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    before = figures(fz.extract("\n".join(lines)))
    assert figures(fz.extract("\n\n".join(lines))) == before
    half = len(lines) // 2
    assert figures(fz.extract("\n".join([*lines[:half], NEUTRAL[0], *lines[half:]]))) == before


# -- scripts and widths


@given(clauses)
def test_traditional_characters(text: str) -> None:
    same(text, traditional(text))


@pytest.mark.parametrize("text", reports(), ids=lambda text: text[:10])
def test_a_report_in_traditional_characters(text: str) -> None:
    same(text, traditional(text))


@pytest.mark.parametrize(
    "text", ["來信來訪203件,及時受理率100%。", "發佈原創作品350餘件。", "登記在冊經營主體累計15.2萬戶。"]
)
def test_a_short_text_in_traditional_characters(text: str) -> None:
    assert is_traditional(text)


@given(passages)
def test_full_width_characters(text: str) -> None:
    same(text, full_width(text))


# -- clauses side by side, rules in any order


@given(sentences, clauses, st.sampled_from(["", "\n", "\n\n"]))
def test_what_follows_never_changes_the_figures_before(text: str, other: str, mark: str) -> None:
    same(text, text + mark + other, 0, len(text))


@cache
def shuffled(seed: int) -> Lexicon:
    """The library's rules in another order, of indicators too."""
    chance = random.Random(seed)
    items = list(indicators(fz.AnnualReport))
    chance.shuffle(items)
    return Lexicon(
        (ident, dataclasses.replace(spec, rules=tuple(chance.sample(spec.rules, len(spec.rules)))))
        for ident, spec in items
    )


def read(text: str, words: Lexicon) -> dict[int, set[tuple[object, ...]]]:
    """What is observed, by place."""
    found: dict[int, set[tuple[object, ...]]] = {}
    for seen in draft(text, words).seen:
        row = (seen.indicator, str(seen.value), seen.unit, seen.qualifier, seen.role, tuple(sorted(seen.flags)))
        found.setdefault(seen.start, set()).add(row)
    return found


def unlike(text: str, seed: int) -> dict[int, set[tuple[object, ...]]]:
    """Where another order of the rules gives another value, and neither order says that another indicator fits too."""
    ours, theirs = read(text, lexicon(fz.AnnualReport)), read(text, shuffled(seed))
    return {
        place: rows
        for place in ours.keys() | theirs.keys()
        if (rows := ours.get(place, set()) ^ theirs.get(place, set()))
        and len({row[:-1] for row in rows}) > 1
        and not any("ambiguous" in str(row[-1]) for row in rows)
    }


@given(clauses, st.integers(0, 2))
def test_the_order_of_rules_does_not_matter(text: str, seed: int) -> None:
    assert unlike(text, seed) == {}


@pytest.mark.parametrize("text", reports(), ids=lambda text: text[:10])
def test_the_order_of_rules_does_not_matter_in_a_report(text: str) -> None:
    assert unlike(text, 1) == {}


# The best two rules say as much.
TIES = [
    "经协调化解终止行政复议33件。", "复议审查后驳回请求27件、维持19件、撤销2件、确认违法1件、调解终止30件。", "因申请人自愿撤回而终止审理的复议案件87件,驳回12件。",
    "行政复议综合纠错38件,含调解中自我纠正21件。", "律师顾问团全年为政府提供法律服务800多件次,参与重大信访案件会商14次。",
    "向社会公布7件重大行政决策事项。",
]  # fmt: skip


@pytest.mark.parametrize("text", TIES)
def test_ties_of_rules(text: str) -> None:
    expected = read(text, lexicon(fz.AnnualReport))
    assert all(read(text, shuffled(seed)) == expected for seed in range(12))
