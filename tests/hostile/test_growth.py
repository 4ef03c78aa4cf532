"""Ten times the text takes at most eleven times the time, whatever is repeated in it.

``python tests/hostile/test_growth.py SIZE [--gc] [--best N] [--only NAME]`` prints the seconds at that length and at ten times it,
the best of N runs, those that grow most first. Time is that of the processor, with Python's cyclic garbage collector off (what it
adds depends on everything else that the process holds) unless ``--gc`` is given.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import time
from collections.abc import Callable

import pytest

import fazhi_extract as fz
from fazhi_extract.reading import ReadError

REPEATED = [
    "1234567890", "9", "一二三", "十", "万", "亿", "一万", "零", "(", ")", "（", "《", "》", "《关于》", "《关于《", "（）", "區(qū)", "政(zhèng)府(fǔ)", "?，F(xiàn)將",
    "夜?！薄靶戮蜆I", "。?！", "?", '\ufffd', "、", ",", "1,", "1,234,", "。", '\n', " ", ' \n', '\u200b', "1 ", "123 ", '1\n', "其中", "其中3件,", "分别为",
    "分别为3件、", "98.5%、", "率均为100%,", "受理3件、", "%", "百分之", "百分之九十", "受理行政复议申请12件,", "受理行政复议申请12件。",
    '\u53d7\u7406\u884c\u653f\u590d\u8bae\u7533\u8bf712\u4ef6\u3002\n', "受理行政复议申请12件,其中驳回3件,维持9件。",
    "收到行政复议申请100件,其中维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、维持1件、", "受理行政复议申请12件;",
    '\u4e00\u3001\u4e3b\u8981\u6210\u6548\n', "(一)依法决策。", '1.\u5f3a\u5316\u5b66\u6cd5\u3002\n', "下一步,推进工作。", "存在的问题:一是不严。", "2023年", "2023年3月15日",
    "6-8个、", "1至", "1~", "1-", "1.", ".", "1/2/", '| 12 | 9 |\n', '\u53bf\u533a 12 9\n', "|", '\u53bf\u533a|\u4ef6\u6570|\u4eba\u6570\n',
    "1 2 3 4 5 6 7 8 9 ", "办理公证 件,", "×", "××件", "…", "_", "□", "“", "“老杨”", "”", "行政复议", "依法", "县", "人民政府", "山东省济南市", "山东省", "法治政府建设年度报告",
    '2023\u5e74\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5e74\u5ea6\u62a5\u544a\n', '\ud800', '\x00', '\u202e', '\ue000', "𠀀", "１", "％", "a", "a b ", "—",
    "<p>", "&amp;", ":", "件数:3", "(单位:件)", "(单位:件),婚姻1415,邻里1522", "(含上年结转", "(含", "较2022年558件增加112件,", "较上年增长", "全部", "现已全部审结", "受理97件,现已全部审结。",
    "均为", "约占", "余", "1余", "1万", "1万2千", "半数", "一成", "两三", "数十", "几", "安政发〔2023〕5号", "〔", "《通知》(安政发〔2023〕5号)", "①",
    "區政府關於法治政府建設的報告,受理行政復議申請12件。", "區", "受 理 1 2 件 ",
    '\u53d7\u7406\u884c\u653f\u590d\u8bae\u7533\u8bf7\u4e00\u767e\u4e8c\u5341\u4ef6\u5e76\u5df2\n', "本", "一百二十三件", "一一", '\u3000\u3000', '\t', '\r',
    '\u2028', "1一", "1,1万", "年", "个", "行政诉讼行政复议仲裁调解信访法律援助", "“老杨调解工作室”全年调解纠纷213件,", "“室”全年", "、对", "县城乡镇村区街道", "已", "均按期",
    "一、存在问题\n", "二、2024年工作计划\n(一)加强执法\n", "三、2024年计划\n1.加强。2.深化。", "下一步工作计划:\n加强执法。\n", "【存在问题】\n执法不严。\n",
    "(一)加强。", "①执法不严", "## ", "**一、计划**\n", "**",
]  # fmt: skip

TITLE = "云岭县2023年法治政府建设年度报告\n"
Make = Callable[[int], str | bytes]
SHAPED: dict[str, Make] = {
    "a row of digits": lambda n: "中" + "1" * n + " 1件",
    "a row of groups": lambda n: "中" + "1," * (n // 2) + " 1件",
    "a total, then marks": lambda n: "受理行政复议申请100件" + "," * n + "驳回1件。",
    "a total, then ways to divide it": lambda n: "受理行政复议申请100件," + "从案件类型看," * (n // 7) + "驳回1件。",
    "a list with no figures": lambda n: "审结" + "行政复议、" * (n // 5) + "分别为3件、4件。",
    "a name without an end": lambda n: TITLE + "中国" * (n // 2) + "市",
    "a town without an end": lambda n: TITLE + "中盟" * (n // 2) + "镇",
    "concluded, concluded": lambda n: "受理行政复议申请97件," + "已" * n + "均。",
    "all by the rules": lambda n: "受理行政复议申请97件,均" + "按期" * (n // 2) + "。",
    "from, from": lambda n: "由从" * (n // 2) + "53.4%提升至95%。",
    "different figures": lambda n: "".join(f"受理行政复议申请{k}件。" for k in range(n // 13)),
    "different indicators": lambda n: "".join(
        ("收到行政复议申请{0}件。", "行政诉讼案件{0}件。", "调解纠纷{0}件。", "办理法律援助{0}件。", "胜诉率9{0}%。")[k % 5].format(k)
        for k in range(n // 13)
    ),
    "a table below a year": lambda n: TITLE + "收到 受理 审结\n142 133 120\n" * (n // 21),
    "figures with spaces": lambda n: TITLE + "受理1 2件" * (n // 6),
    "different titles": lambda n: "".join(f"《关于{k}的通知》" for k in range(n // 11)),
    "headings of every level": lambda n: "".join(f"一、标题{k}\n(一)标题\n1.标题\n" for k in range(n // 20)),
    "page: open links": lambda n: b"<html><body><p>x</p>" + b"</A=" * (n // 4),
    "page: open quotes": lambda n: b"<html><body><p>x</p>" + b"<a b='" * (n // 6),
    "page: class": lambda n: b'<html><body><h2 class="' + b"_" * n + "\">题</h2><p>受理12件</p>".encode(),
    "page: depth": lambda n: b"<html><body>" + b"<div>" * (n // 5) + "受理12件".encode(),
    "page: rows": lambda n: b"<html><body><table>" + b"<tr><td>1</td><td>2</td></tr>" * (n // 28),
    "page: cells": lambda n: b"<html><body><table><tr>" + b"<td>1</td>" * (n // 10),
    "page: entities": lambda n: b"<html><body>" + b"&#x" * (n // 3),
}  # fmt: skip


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def seconds(source: str | bytes) -> float:
    start = time.process_time()
    with contextlib.suppress(ReadError):
        fz.extract(source)
    return time.process_time() - start


def times(make: Make, size: int) -> tuple[float, float]:
    gc.collect()
    gc.disable()
    try:
        return seconds(make(size)), seconds(make(10 * size))
    finally:
        gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    fz.extract("2023年收到行政復議申請(qǐng)12件?，F將受理一百二十件。")


def linear(make: Make, size: int) -> None:
    """Another machine's noise may make one run slow, not four."""
    seen = []
    for _ in range(4):
        small, large = times(make, size)
        if large <= 11 * small + 0.02:
            return
        seen.append(f"{small:.3f} s, {large:.3f} s")
    pytest.fail(f"{size:,} and {10 * size:,} characters: {seen}")


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_one_thing_again_and_again(unit: str) -> None:
    linear(lambda size: repeated(unit, size), 2_000)


@pytest.mark.parametrize("name", SHAPED)
def test_shaped(name: str) -> None:
    linear(SHAPED[name], 2_000)


def best(source: str | bytes, runs: int, collector: bool) -> float:
    """The least time of some runs, each from the same state of the garbage collector."""
    found = []
    for _ in range(runs):
        gc.collect()
        if not collector:
            gc.disable()
        try:
            found.append(seconds(source))
        finally:
            gc.enable()
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--gc", action="store_true")
    parser.add_argument("--best", type=int, default=1, metavar="N")
    parser.add_argument("--only", action="append", metavar="NAME", help="as printed; may be given again")
    args = parser.parse_args()
    fz.extract("2023年收到行政復議申請(qǐng)12件?，F將受理一百二十件。")
    every: dict[str, Make] = {ascii(unit): lambda n, unit=unit: repeated(unit, n) for unit in REPEATED}  # type: ignore[misc]
    rows = []
    for name, make in {**every, **SHAPED}.items():
        if not args.only or name in args.only:
            small, large = (best(make(size), args.best, args.gc) for size in (args.size, 10 * args.size))
            rows.append((large / small, name, small, large))
    print(f"| what | {args.size:,} | {10 * args.size:,} | factor |\n|---|---|---|---|")
    for factor, name, small, large in sorted(rows, reverse=True):
        print(f"| {name} | {small:.4f} | {large:.4f} | {factor:.1f} |")
    over = sum(factor > 11 for factor, *_ in rows)
    print(f"{len(rows)} strings, {over} above 11, the longest {max(row[3] for row in rows):.1f} s")


if __name__ == "__main__":
    main()
