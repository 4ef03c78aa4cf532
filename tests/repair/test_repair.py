"""Readings, slips and lost spaces: what is repaired, what stays, and that clean text is never touched."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tooling import TOOLS, load

from fazhi_extract.repair import THRESHOLD, Damage, Repair, apply_repairs, find_repairs, gbk, readings, slips, spaces
from fazhi_extract.repair.model import Page

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

# Traditional filler without damage, so that a short case has a page around it that shows its script.
AROUND = "區政府堅持依法行政，組織開展法治宣傳活動，規範行政執法行為，推進法治政府建設。"


def fixed(text: str) -> str:
    return apply_repairs(text, find_repairs(text)[0])


def steps(text: str) -> list[str]:
    return [repair.step for repair in find_repairs(text)[0]]


# -- readings


@pytest.mark.parametrize(
    ("shown", "clean"),
    [
        ("區(qū)政府關(guān)于建設(shè)", "區政府關于建設"),
        ("我(wǒ)(wǒ)們", "我們"),
        ("關（guān）係", "關係"),
        ("區(Qū)域", "區域"),
        ("區（ＱŪ）域", "區域"),
        ("區(ｑū)域", "區域"),
        ("關(ɡuān)係", "關係"),
        ("關(gua\u0304n)係", "關係"),
        ("關(guan)係", "關係"),
        ("女(nv)性", "女性"),
        ("綠(lǜ)色", "綠色"),
        ("習近平(xíjìnpíng)同志", "習近平同志"),
        ("法治(fǎ zhì)政府", "法治政府"),
        ("提供法律援助(zhù)12件", "提供法律援助12件"),
        ("應(yīng)訴率達(dá)100%", "應訴率達100%"),
        ("調(diào)解，調(tiáo)節", "調解，調節"),
    ],
)
def test_own_readings_are_dropped(shown: str, clean: str) -> None:
    assert fixed(shown) == clean
    assert set(steps(shown)) == {"reading"}


@pytest.mark.parametrize(
    "text",
    [
        "黨(CPC)的領導",
        "掃碼(QR)查詢",
        "二維碼(qr)查詢",
        "網絡5G(5g)基站",
        "措施：(a)加强領導；(b)落實責任",
        "區(guān)域",  # not a reading of 區
        "金額(e)元",
        "治安(AN)",
        "公司(Ltd)",
        "面積(km)",
        "(qū)域",  # nothing stands before it
        "系統（OA）運行",
        "指數(PMI)為50",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert find_repairs(text) == ([], [])


def test_bare_letter_is_a_reading_only_on_a_page_that_annotates() -> None:
    assert fixed("金額(é)，區(qū)域，額(e)度") == "金額，區域，額度"
    assert fixed("金額(e)元") == "金額(e)元"


def test_readings_table() -> None:
    assert readings.readings_of("區") and "qū" in readings.readings_of("區")
    assert "雲" in readings.chars_read("yún") and "雲" in readings.chars_read("yun")
    assert readings.owns("重", "chóng") and readings.owns("重", "ZHÒNG") and not readings.owns("重", "guān")
    assert readings.normal("ＬＶ") == "lü" and readings.strip_tone("lǜ") == "lü"
    assert len(readings.table()) > 1000


def test_real_pages_readings_are_all_known() -> None:
    page = SHARED / "reports/haizhu-2023.txt"
    if not page.exists():
        pytest.skip("../shared/reports is not here")
    assert not readings.BRACKET.search(fixed(page.read_text(encoding="utf-8")))


# -- the forward model


@pytest.mark.parametrize(
    ("clean", "inserts", "shown"),
    [
        ("校”“新就業", [(1, b"?")], "?！薄靶戮蜆I"),
        ("入區", [(3, "(yún)".encode("gbk"))], "入?yún)^"),
        ("。現", [(1, b"?")], "?，F"),
        ("庫，初步", [], "庫，初步"),
        ("校，5件", [(1, b"?")], "??件"),  # ， runs into nothing: its first half is gone, its second eats the digit
    ],
)
def test_corrupt(clean: str, inserts: list[tuple[int, bytes]], shown: str) -> None:
    if shown.startswith("??"):
        damaged = gbk.corrupt(clean, inserts)
        assert damaged[0] == "?" and "5" not in damaged  # a digit behind a lone lead byte vanishes into its ?
    else:
        assert gbk.corrupt(clean, inserts) == shown


@given(st.text(alphabet="法治政府建設區校。，”“（）\n19a", max_size=30))
def test_undamaged_bytes_decode_to_themselves(text: str) -> None:
    assert gbk.decode(gbk.encode(text)) == text


def test_byte_tables_agree() -> None:
    assert ("區", 0x5E) in gbk.by_lead()[0x85] and ("區", 0x85) in gbk.by_trail()[0x5E]
    assert gbk.pair_of("區") == (0x85, 0x5E) and gbk.pair_of("a") is None and gbk.pair_of("😀") is None
    for trail in (0x80, 0xA1, 0xA9, 0xAE, 0xFE):
        for lead in gbk.silent_leads(trail):
            assert gbk.decode(bytes((trail, lead))) == ""
        for lead in gbk.broken_leads(trail):
            assert gbk.decode(bytes((trail, lead))) == "?"


# -- slips: sentences of our own, damaged as the real page is

SLIPS = [
    ("打造“平安?！薄靶戮蜆I群體服務站”等品牌。", "打造“平安校”“新就業群體服務站”等品牌。"),
    ("將學習內容納入?yún)^管領導幹部培訓。", "將學習內容納入區管領導幹部培訓。"),
    ("將學習內容納入?yún)^(qū)管領導幹部培訓。", "將學習內容納入區管領導幹部培訓。"),
    ("提供有力法治保障?，F將有關情況報告如下：", "提供有力法治保障。現將有關情況報告如下："),
    ("提供有力法治保障?，F(xiàn)將有關(guān)情況報告如下：", "提供有力法治保障。現將有關情況報告如下："),
    ("提供有力法治保障?,F(xiàn)將有關(guān)情況報告如下:", "提供有力法治保障。現將有關情況報告如下:"),
]


@pytest.mark.parametrize(("shown", "clean"), SLIPS)
def test_slips_are_undone(shown: str, clean: str) -> None:
    page = f"{AROUND}\n{shown}\n{AROUND}"
    repairs, damage = find_repairs(page)
    assert apply_repairs(page, repairs) == f"{AROUND}\n{clean}\n{AROUND}" and not damage
    assert all(repair.sureness >= THRESHOLD for repair in repairs)


def slipped(clean: str, mark: str) -> str:
    """`clean` after the site put one byte at each `|` in it, before the second byte of the character that stands there."""
    parts = clean.split("|")
    ends = [len(gbk.encode("".join(parts[: n + 1]))) for n in range(len(parts) - 1)]
    return gbk.corrupt("".join(parts), [(end - 1, mark.encode("gbk")) for end in ends])


@pytest.mark.parametrize(
    "clean",
    [
        "舉辦法治講座和夜校|”等活動，提高羣衆法治意識。",
        "完善行政執法監督機制。|現將有關情況公佈如下。",
        "羣衆滿意度不斷提升。|科技賦能監管，依法行政水平有了提高。",  # A3 BF, ？, straddles 。科
    ],
)
def test_composed_slips(clean: str) -> None:
    page = f"{AROUND}\n{slipped(clean, '?')}\n{AROUND}"
    assert "?" in page
    assert fixed(page) == f"{AROUND}\n{clean.replace('|', '')}\n{AROUND}"


def test_a_folded_page_with_an_inserted_question_mark() -> None:
    shown = slipped("羣衆滿意度不斷提升。|科技賦能監管，依法行政水平有了提高。", "?").translate(gbk.FOLD)
    assert "??" in shown
    assert "不斷提升。科技賦能監管" in fixed(f"{AROUND}\n{shown}\n{AROUND}")


def test_full_width_spaces_that_were_stored_as_plain_ones() -> None:
    """！ straddles 。 and a full-width space, as at the end of a page: 。　　 ("""
    shown = slipped("切實提高羣衆的獲得感。|　　 (記者)", "?").replace("　", " ")
    assert shown.endswith("獲得感?！ ?(記者)")
    page = f"{AROUND}\n{shown}"
    assert "獲得感。" in fixed(page) and find_repairs(page)[1]  # what the second ? swallowed stays open


def test_a_second_byte_put_into_the_same_stretch() -> None:
    clean = "　　|（二）登記再提速。|“五證合一”改革之後，新登記各類市場主體。"
    page = f"{AROUND}\n{slipped(clean, '?')}\n{AROUND}"
    repairs, damage = find_repairs(page)
    assert apply_repairs(page, repairs) == f"{AROUND}\n{clean.replace('|', '')}\n{AROUND}" and not damage
    assert [repair.after for repair in repairs] == ["　（二）登記再提速。“五證"]


@pytest.mark.parametrize(
    ("clean", "wrong"),
    [
        # 公开 and the comma before it leave not one sign, nor do 全区.
        ("开展法治讲座进高校|”等活动，公开征集意见建议", "，征集"),
        ("举办法治夜校|”等活动，全区累计投入普法经费", "，累计"),
    ],
)
def test_what_left_no_sign_is_not_left_out(clean: str, wrong: str) -> None:
    around = "区政府坚持依法行政，组织开展法治宣传活动，规范行政执法行为，推进法治政府建设。"
    page = f"{around}\n{slipped(clean, '?')}\n{around}"
    repairs, damage = find_repairs(page)
    assert damage and wrong not in apply_repairs(page, repairs)


def test_a_word_of_the_page_makes_one_doubt_that_nothing_is_missing() -> None:
    """水 leaves no sign between 化 and 行; a page that says 水行政 may say so here."""
    clean = "　　|（三）深化水行政審批制度改革。"
    line = "加強水行政執法，規範水行政許可，辦理水行政處罰案件，培訓水行政執法人員。"
    doubted = f"{AROUND}{line}\n{slipped(clean, '?')}\n{AROUND}"
    assert "深化行政" not in fixed(doubted) and find_repairs(doubted)[1]
    assert Page(line).hides("化", "行", "政") and not Page(AROUND).hides("化", "行", "政")


def test_what_is_garbled_behind_a_broken_pair_is_not_learnt() -> None:
    text = f"{AROUND}\n嚴格落實“外?huǒ)垒斎搿?确婪磸棥币螅晟坡摲缆\n{AROUND}"
    assert "确婪磸" not in slips._undamaged(text) and AROUND in slips._undamaged(text)


@pytest.mark.parametrize(
    "clean",
    [
        "組織開展普法宣傳進高校|”5次",  # the slip swallows the digit
        "全年舉辦夜校|”3場，參與羣衆200人。",
        "建成各類法治學校|”十四所。",
    ],
)
def test_a_lost_numeral_is_never_guessed(clean: str) -> None:
    damaged = slipped(clean, "?")
    page = f"{AROUND}\n{damaged}\n{AROUND}"
    repaired = fixed(page)
    lost = [c for c in slips.NUMERALS if c in clean and c not in damaged]
    assert all(c not in repaired for c in lost)
    if lost and "?" in damaged:
        assert find_repairs(page)[1]


def test_shared_page() -> None:
    page = SHARED / "reports/haizhu-2023.txt"
    if not page.exists():
        pytest.skip("../shared/reports is not here: the four real slips are not tested")
    text = page.read_text(encoding="utf-8")
    repairs, damage = find_repairs(text)
    assert [(r.before, r.after) for r in repairs if r.step == "gbk_slip"] == [
        ("?!薄靶戮蜆I", "校”“新就業") if "?!薄" in text else ("?！薄靶戮蜆I", "校”“新就業"),
        ("?yún)^", "區"),
        ("?guī)欤醪浇ǔ珊V樵粕掀瑓^", "庫，初步建成海珠云上片區"),
        ("?!钡绕脚_", "校”等平臺") if "?!钡" in text else ("?！钡绕脚_", "校”等平臺"),
    ]
    assert not damage
    clean = apply_repairs(text, repairs)
    for phrase in ("法治夜校”“新就業形態", "納入區管主要", "專家庫，初步建成海珠云上片區法律", "法治夜校”等平臺的"):
        assert phrase in clean
    assert "?" not in clean and find_repairs(clean) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "真的嗎?!我們不知道。",
        "What?! 好。",
        "是否公開?,請說明。",
        "為什麼?我們要問。",
        "何謂法治??",
        "怎麼辦??我們來說。",
        "What??是吗",
        "是否合法?;是否合理?",
    ],
)
def test_genuine_question_marks_stay(text: str) -> None:
    assert find_repairs(text) == ([], [])


def test_lone_question_mark_is_flagged_on_a_damaged_page_only() -> None:
    page = f"{AROUND}\n提供法治保障?，F將情況報告如下：全年開展?動二十次，效果如何?我們將總結。\n"
    _, damage = find_repairs(page)
    assert [page[d.start - 1 : d.end + 1] for d in damage] == ["展?動"]
    assert find_repairs("全年開展?動二十次。") == ([], [])


def test_unexplained_garbage_is_flagged() -> None:
    page = f"{AROUND}\n?。亹丯戇鼱爨龖乂囧\n{AROUND}"
    repairs, damage = find_repairs(page)
    assert not repairs and damage and page[damage[0].start] == "?"


# -- lost spaces


def test_lost_spaces() -> None:
    page = "????一、總體情況\n????全年受理案件12件。??二、主要做法\n??（一）學習"
    assert fixed(page) == "　　一、總體情況\n　　全年受理案件12件。　二、主要做法\n　（一）學習"
    assert set(steps(page)) == {"lost_space"}
    assert spaces.find("什麼是法治??我們要問") == []
    page = "??一、總體情況\n??全年受理12件\n??第二部分??主要做法\n如何提升呢??我們以為二??三年審結5??件"
    assert fixed(page) == "　一、總體情況\n　全年受理12件\n　第二部分　主要做法\n如何提升呢??我們以為二??三年審結5　件"
    assert [page[d.start - 1 : d.end + 1] for d in find_repairs(page)[1]] == ["二??三"]
    assert find_repairs("這是什麼????怎麼辦") == ([], [])


# -- clean text


def clean_texts() -> list[Path]:
    shared = [p for p in sorted((SHARED / "reports").glob("*.txt")) if p.stem != "haizhu-2023"]
    return shared + sorted((ROOT / "fixtures/reports").glob("*.txt"))


@pytest.mark.parametrize("path", clean_texts(), ids=lambda path: path.stem)
def test_clean_texts_are_never_changed(path: Path) -> None:
    assert find_repairs(path.read_text(encoding="utf-8")) == ([], [])


def test_clean_text_costs_next_to_nothing() -> None:
    line = "全年办理行政复议案件12件（其中受理10件），审结9件，按时办结率达到100%。"
    text = "\n".join([line] * (5000 // len(line)))
    runs = []
    for _ in range(200):
        start = time.perf_counter()
        find_repairs(text)
        runs.append(time.perf_counter() - start)
    assert min(runs) < 60e-6  # 30 µs on the machine it was measured on; a busy one may take longer


# -- properties


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="法治區設關(qū)（ān）guān?，。！F^\n12一", max_size=60))
def test_spans_hold_for_any_text(text: str) -> None:
    repairs, damage = find_repairs(text)
    spans = sorted([(r.start, r.end) for r in repairs] + [(d.start, d.end) for d in damage])
    assert all(a <= b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert repairs == sorted(repairs, key=lambda r: r.start) and damage == sorted(damage, key=lambda d: d.start)
    out, at = [], 0
    for repair in repairs:
        assert isinstance(repair, Repair) and text[repair.start : repair.end] == repair.before
        assert THRESHOLD <= repair.sureness <= 1 or repair.step == "reading"
        out += [text[at : repair.start], repair.after]
        at = repair.end
    assert apply_repairs(text, repairs) == "".join(out) + text[at:]
    assert all(isinstance(d, Damage) and d.reason for d in damage)
    assert find_repairs(text) == (repairs, damage)  # pure


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all(text: str) -> None:
    repairs, _ = find_repairs(text)
    apply_repairs(text, repairs)


def test_hostile_pages_end_in_bounded_time() -> None:
    start = time.perf_counter()
    for page in ("?，區" * 20_000, "?" * 100_000, "(qū" * 50_000, "區(qū)" * 20_000, "?yún)^" * 20_000, "（" * 100_000):
        repairs, _ = find_repairs(page)
        assert len(apply_repairs(page, repairs)) <= len(page)
    assert time.perf_counter() - start < 60


# -- damage made by the shared program


def test_damaged_copies_are_repaired_or_flagged() -> None:
    """A small part of what tools/measure_repair.py measures; the figures for unseen texts are in its table."""
    if not (SHARED / "tools/corrupt.py").exists():
        pytest.skip("../shared/tools/corrupt.py is not here: the repair of damaged copies is not measured")
    measuring = load(TOOLS / "measure_repair.py")
    kinds = ["traditional pinyin slip", "traditional pinyin slip fold"]
    texts = {name: text for name, text in measuring.clean_texts().items() if name != "phrasing"}
    table = measuring.measure(measuring.load_corrupt(), texts, 1, False, kinds)
    counts: Counter[str] = sum(table.values(), Counter())
    total = sum(counts[outcome] for outcome in measuring.OUTCOMES)
    if not total:
        pytest.skip("no text here is long enough to be damaged")
    assert counts["exact"] >= 0.75 * total, counts
    assert counts["wrong"] <= 0.01 * total and not counts["missed"], counts
