"""What is fuzzed: each target takes any bytes and raises where something is wrong. Also: how a corpus is made.

``tools/fuzz.py`` drives them with atheris; ``test_fuzz.py`` for a short while with hypothesis, and replays what once
crashed (``crashers/TARGET-NAME.bin``).
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path

from invariants import holds, mends
from scoring import CLAUSES, REPORTS

import fazhi_extract as fz
from fazhi_extract.reading import ReadError

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CRASHERS = Path(__file__).parent / "crashers"

PIECES = [
    "区(qū)政府關(guān)于", "一、主要成效\n", "(二)依法决策。", "1.强化学法。\n", "二、存在的问题\n一是执法不严。二是培训不足。", "三、下一步工作打算\n", "《关于规范执法的通知》", "(安政发〔2023〕5号)",
    "办理公证 件", "××件", "１２８件", "9６.5％", "2,9\n47件", "1 234人", "3万2千余份", "百分之九十八点五", "6—8个", "場(次)", "(單位:件)", "| 收到 | 受理 |\n| 12 | 9 |\n", "办结率、满意率均为100%。",
    "分别为3件、4件", "较2022年558件增加112件", "去年同期", "\u202e", "\u2066", "\ufeff", "\u200b", "\x00", "\ud800", "\udfff", "𠀀", "𪜶件", "👍🏽", "e\u0301", "\r\n", "\x85", "\u2028", "，", "　", "《", "》",
    "(", ")", "、", "。", "□", "|", "夜?！薄靶戮蜆I(yè)", "?，F(xiàn)將", "2023年", "浏览次数:12", "安岳县人民政府", "2023年法治政府建设年度报告\n", "２０２３年３月１日", "\n", " ", "  ", "\t", ";", ":", "其中", "包括", "共",
    "分别", "均", "%", "万", "亿", "余", "多", "至", "-", "~", "0", "1", "9" * 30, "0.", ".", ",", "件", "人", "次", "元", "百分点", "“", "”", "第", "号", "/", "×", "…", "?", "！", "全部", "未发生", "零", "十", "两三", "数十",
    "三分之二", "半数", "一成", "市", "县", "镇", "本级", "全省", "下降", "增长", "以上", "以内", "不超过", "约", "率", "审结", "受理", "行政复议", "行政诉讼", "应诉", "败诉", "调解",
]  # fmt: skip


@cache
def tokens() -> list[str]:
    """Pieces of the genre, and every clause of the fixtures."""
    found = list(PIECES)
    for name in ("positive", "negative", "wordings"):
        rows = (CLAUSES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found += [json.loads(row)["text"] for row in rows]
    return found


def composed(data: bytes) -> str:
    """A text made of the genre's pieces: two bytes say which comes next, or what is done to what stands there."""
    words = tokens()
    text = ""
    for high, low in zip(data[::2], data[1::2], strict=False):
        number = high << 8 | low
        if number < 0x4000:
            text += PIECES[number % len(PIECES)]
        elif number < 0x8000:
            text += words[number % len(words)]
        elif number < 0xA000:
            text = text[: -1 - number % 19]
        elif number < 0xC000:
            text += text[-2 - number % 37 :]
        else:
            text += chr(0x20 + number - 0xC000)
        if len(text) > 4000:
            break
    return text


# What numbers, their units and lists are made of.
MARKS = (
    "0 1 2 9 12 2023 一 二 两 三 九 十 百 千 万 亿 零 〇 数 几 余 多 . , 点 % 百分之 分之 成 半数 件 人 次 场(次) 个 万元 率 年 、 和 及 以及 分别 均 "
    "为 至 - ~ 由 提升 增长 较 其中 共 ( ) ; 。 \n | 收到 受理 审结 不超过 以上"
).split(" ")


def marked(data: bytes) -> str:
    """A text of such marks, a byte for each."""
    return "".join(MARKS[byte % len(MARKS)] for byte in data)


def sampled(data: bytes) -> bool:
    """One case in eight, the same ones always: for what takes long."""
    return zlib.crc32(data) % 8 == 0


def text(data: bytes) -> None:
    """Characters: UTF-8, what is none as lone surrogates."""
    raw = data.decode("utf-8", "surrogateescape")
    holds(fz.extract(raw), raw, json=sampled(data))


def genre(data: bytes) -> None:
    """Sentences of the genre, cut up and put together again."""
    raw = composed(data)
    holds(fz.extract(raw), raw, json=sampled(data))


def figures(data: bytes) -> None:
    """Numbers, units and lists in any order."""
    raw = marked(data)
    holds(fz.extract(raw), raw, json=sampled(data))


def source(data: bytes) -> None:
    """Bytes of unknown kind."""
    try:
        report = fz.extract(data)
    except ReadError:
        return
    holds(report, json=sampled(data))


def html(data: bytes) -> None:
    """A web page."""
    source(b"<html><body>" + data)


def docx(data: bytes) -> None:
    """A DOCX with any bytes as its document."""
    source(packed(data))


def repair(data: bytes) -> None:
    """A damaged page: bytes read as GBK, as the mirror sites do."""
    mends(data.decode("gbk", "replace").replace("\ufffd", "?"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text, "genre": genre, "figures": figures, "source": source, "html": html, "docx": docx, "repair": repair,
}  # fmt: skip


def packed(document: bytes) -> bytes:
    """A zip with word/document.xml alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def seeds(target: str) -> Iterator[bytes]:
    """A corpus to begin with, grown from the fixtures."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    parts = [text[at : at + 700] for text in texts for at in range(0, len(text), 700)]
    if target == "genre":
        for number in range(0, 0x8000, 7):
            yield b"".join((number * k % 0x8000).to_bytes(2, "big") for k in range(1, 9))
        return
    if target == "figures":
        for number in range(4096):
            yield bytes(number * k % 251 for k in range(1, 13))
        return
    lines = [*parts, *tokens()[::8]]
    for line in lines:
        if target == "html":
            yield ("<h1>" + escape(line[:20]) + "</h1><p>" + escape(line).replace("\n", "</p>\n<p>")).encode()
        elif target == "docx":
            paragraphs = "".join(
                f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>"
                for part in line.replace("\x00", "").split("\n")
                if part.isprintable()
            )
            yield f"<w:document {WORD}><w:body>{paragraphs}</w:body></w:document>".encode("utf-8", "replace")
        elif target == "repair":
            yield line.encode("gbk", "replace")
        elif target == "source":
            yield line.encode(("utf-8", "gb18030", "big5", "utf-16")[len(line) % 4], "replace")
        else:
            yield line.encode("utf-8", "surrogateescape" if lone_escape(line) else "replace")


def lone_escape(text: str) -> bool:
    """Whether a text's lone surrogates are of the kind that stand for bytes."""
    return all(0xDC80 <= ord(char) <= 0xDCFF for char in text if 0xD800 <= ord(char) < 0xE000)
