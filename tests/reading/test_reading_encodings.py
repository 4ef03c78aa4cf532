"""The table of encoding cases: what bytes come in, which encoding and text must come out."""

from __future__ import annotations

import random

import pytest
from reading_samples import LATIN, SCRIPT, TEXT, TRADITIONAL

from fazhi_extract.reading.encodings import decode, plausibility

TITLE = TEXT.split("\n")[0]
SHORT = "法治政府建设年度报告"
NO_ASCII = TEXT.split("\n")[6]


def html(charset: str, body: str, filler: str = "") -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">{filler}</head><body>{body}</body></html>'


def hit(data: bytes, share: float, seed: int) -> bytes:
    """Overwrite a share of the bytes at random."""
    rng = random.Random(seed)
    out = bytearray(data)
    for i in rng.sample(range(len(out)), max(1, int(len(out) * share))):
        out[i] = rng.randrange(256)
    return bytes(out)


# name, bytes, encoding, text that must come out ("" = the text up to its damage is checked by plausibility alone)
U8, GB, B5, LE, BE = "utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"
CASES: list[tuple[str, bytes, str, str]] = [
    # clean
    ("ascii", b"plain words, 12 of them", U8, "plain words, 12 of them"),
    ("latin utf-8", LATIN.encode(), U8, LATIN),
    ("utf-8", TEXT.encode(), U8, TEXT),
    ("utf-8 bom", TEXT.encode("utf-8-sig"), U8, TEXT),
    ("utf-8 traditional", TRADITIONAL.encode(), U8, TRADITIONAL),
    ("utf-8 title only", TITLE.encode(), U8, TITLE),
    ("utf-8 one word", "联通".encode(), U8, "联通"),
    ("utf-8 with rare characters", (TEXT + "㐂𠮷镕").encode(), U8, TEXT + "㐂𠮷镕"),
    ("gbk", TEXT.encode("gbk"), GB, TEXT),
    ("gb2312", TEXT.encode("gb2312"), GB, TEXT),
    ("gb18030 four bytes", (TEXT + "㐂𠮷镕").encode("gb18030"), GB, TEXT + "㐂𠮷镕"),
    ("gbk traditional", TRADITIONAL.encode("gbk"), GB, TRADITIONAL),
    ("gbk title only", TITLE.encode("gbk"), GB, TITLE),
    ("gbk one phrase", SHORT.encode("gbk"), GB, SHORT),
    ("gbk four characters", "法治政府".encode("gbk"), GB, "法治政府"),
    ("gbk 联通 (valid utf-8 by an old rule)", "联通".encode("gbk"), GB, "联通"),
    ("gbk crlf", TEXT.replace("\n", "\r\n").encode("gbk"), GB, TEXT.replace("\n", "\r\n")),
    ("big5", TRADITIONAL.encode("big5"), B5, TRADITIONAL),
    ("big5 title only", TRADITIONAL.split("\n")[0].encode("big5"), B5, TRADITIONAL.split("\n")[0]),
    ("big5 one phrase", "法治政府建設情況報告".encode("big5"), B5, "法治政府建設情況報告"),
    ("big5hkscs", (TRADITIONAL + "裏恒着").encode("big5hkscs"), B5, TRADITIONAL + "裏恒着"),
    ("utf-16-le bom", b"\xff\xfe" + TEXT.encode(LE), LE, TEXT),
    ("utf-16-be bom", b"\xfe\xff" + TEXT.encode(BE), BE, TEXT),
    ("utf-16-le", TEXT.encode(LE), LE, TEXT),
    ("utf-16-be", TEXT.encode(BE), BE, TEXT),
    ("utf-16-le traditional", TRADITIONAL.encode(LE), LE, TRADITIONAL),
    ("utf-16-le no ascii", NO_ASCII.encode(LE), LE, NO_ASCII),
    ("utf-16-be no ascii", NO_ASCII.encode(BE), BE, NO_ASCII),
    (
        "utf-16-le ascii only",
        LATIN.encode("ascii", "ignore").decode().encode(LE),
        LE,
        LATIN.encode("ascii", "ignore").decode(),
    ),
    # cut in the middle of a character
    ("utf-8 cut tail 1", TEXT[:-1].encode()[:-1], U8, TEXT[:-2]),
    ("utf-8 cut tail 2", TEXT[:30].encode() + "建".encode()[:2], U8, TEXT[:30]),
    ("utf-8 cut head 1", TEXT.encode()[1:], U8, TEXT[1:]),
    ("utf-8 cut head 2", TEXT.encode()[2:], U8, TEXT[1:]),
    ("utf-8 cut both", TEXT[:60].encode()[2:] + "建".encode()[:1], U8, TEXT[1:60]),
    ("gbk cut tail", TEXT[:60].encode("gbk") + "建".encode("gbk")[:1], GB, TEXT[:60]),
    ("gbk cut head", TEXT.encode("gbk")[1:], GB, TEXT[1:]),
    ("gbk cut head, no ascii follows", NO_ASCII.encode("gbk")[1:], GB, NO_ASCII[1:]),
    ("gbk cut both", NO_ASCII.encode("gbk")[1:-1], GB, NO_ASCII[1:-1]),
    ("big5 cut head", TRADITIONAL.encode("big5")[1:], B5, TRADITIONAL[1:]),
    ("big5 cut tail", TRADITIONAL[:50].encode("big5") + "建".encode("big5")[:1], B5, TRADITIONAL[:50]),
    ("utf-16-le cut tail", TEXT.encode(LE)[:-1], LE, TEXT[:-1]),
    ("utf-16-le cut head", TEXT.encode(LE)[1:], LE, TEXT[1:]),
    ("utf-16-be cut head", TEXT.encode(BE)[1:], BE, TEXT[1:]),
    # labels that lie
    ("meta utf-8, gbk inside", html("utf-8", TEXT).encode("gbk"), GB, TEXT),
    ("meta gb2312, utf-8 inside", html("gb2312", TEXT).encode(), U8, TEXT),
    ("meta gb2312, characters of gbk", html("gb2312", TEXT + "镕堃").encode("gbk"), GB, TEXT + "镕堃"),
    ("meta big5, gbk inside", html("big5", TEXT).encode("gbk"), GB, TEXT),
    ("meta gbk, big5 inside", html("gbk", TRADITIONAL).encode("big5"), B5, TRADITIONAL),
    ("meta gb2312, short gbk", html("gb2312", "报告").encode("gbk"), GB, "报告"),
    ("meta utf-8, utf-16 inside", html("utf-8", TEXT).encode(LE), LE, TEXT),
    ("meta latin-1, gbk inside", html("iso-8859-1", TEXT).encode("gbk"), GB, TEXT),
    ("utf-8 bom, gbk inside", b"\xef\xbb\xbf" + TEXT.encode("gbk"), GB, TEXT),
    ("utf-16-le bom, utf-8 inside", b"\xff\xfe" + TEXT.encode(), U8, TEXT),
    ("utf-16-be bom, utf-16-le inside", b"\xfe\xff" + TEXT.encode(LE), LE, TEXT),
    # mostly ascii
    ("scripts, then utf-8", html("utf-8", TITLE, SCRIPT).encode(), U8, TITLE),
    ("scripts, then gbk", html("utf-8", TITLE, SCRIPT).encode("gbk"), GB, TITLE),
    ("scripts, then a word of gbk", (SCRIPT + "情况报告").encode("gbk"), GB, "情况报告"),
    ("scripts, then big5", (SCRIPT + TRADITIONAL[:24]).encode("big5"), B5, TRADITIONAL[:24]),
    ("scripts, then utf-16-le", html("utf-16", TITLE, SCRIPT).encode(LE), LE, TITLE),
    ("digits and one unit, gbk", "128件, 117件, 109件\n".encode("gbk") * 5, GB, "128件, 117件, 109件\n" * 5),
    # mixed
    ("utf-8 with a line of gbk", TEXT.encode() + b"\n" + TITLE.encode("gbk"), U8, TEXT + "\n" + TITLE),
    ("gbk with a line of utf-8", TEXT.encode("gbk") + b"\n" + TITLE.encode(), GB, TEXT + "\n" + TITLE),
    ("utf-8, latin and chinese", (LATIN + TEXT).encode(), U8, LATIN + TEXT),
    ("gbk with 0x80 as euro", TEXT.encode("gbk") + b"\n\x80 5\n" + TITLE.encode("gbk"), GB, TITLE),
    ("gbk, kana and cyrillic", (TEXT + "ひらがな Привет").encode("gbk"), GB, TEXT + "ひらがな Привет"),
    # damaged
    ("utf-8 with ?? for spaces", TEXT.encode().replace("，".encode(), b"??"), U8, TITLE),
    (
        "utf-8 lost lead bytes",
        TEXT.encode().replace("县".encode(), "县".encode()[1:]),
        U8,
        "人民政府2023年度法治政府建设情况报告",
    ),
    ("utf-8 with nul bytes", TEXT.encode() + b"\0\0\0", U8, TEXT),
    ("gbk lost lead byte late", TEXT.encode("gbk")[:300] + TEXT.encode("gbk")[301:], GB, TITLE),
    ("gbk with nul bytes", TEXT.encode("gbk") + b"\0\0\0", GB, TEXT),
    *((f"utf-8, {share:.1%} of bytes hit", hit(TEXT.encode(), share, 7), U8, "") for share in (0.001, 0.01, 0.03)),
    *((f"gbk, {share:.1%} of bytes hit", hit(TEXT.encode("gbk"), share, 7), GB, "") for share in (0.001, 0.01, 0.03)),
    *(
        (f"big5, {share:.1%} of bytes hit", hit(TRADITIONAL.encode("big5"), share, 7), B5, "")
        for share in (0.005, 0.02)
    ),
    *((f"utf-16-le, {share:.1%} of bytes hit", hit(TEXT.encode(LE), share, 7), LE, "") for share in (0.001, 0.01)),
]


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 60
    assert len({name for name, *_ in CASES}) == len(CASES)


@pytest.mark.parametrize(("data", "encoding", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_case(data: bytes, encoding: str, text: str) -> None:
    got = decode(data)
    assert got.encoding == encoding
    assert text in got.text
    if not text:
        assert plausibility(got.text) > 0.5


@pytest.mark.parametrize(("data", "encoding", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lost_bytes_are_reported_and_nothing_else(data: bytes, encoding: str, text: str) -> None:
    got = decode(data)
    flagged = {i for start, end in got.undecodable for i in range(start, end)}
    assert flagged == {i for i, c in enumerate(got.text) if c == "\ufffd"}


def test_clean_text_is_certain_damaged_is_not() -> None:
    for codec in (U8, "gbk", LE):
        assert decode(TEXT.encode(codec)).sureness == "certain"
    assert decode(TRADITIONAL.encode("big5")).sureness == "certain"
    assert decode(TEXT.encode("gbk")[:-1]).sureness == "likely"
    assert decode("县".encode("gbk")).sureness == "guessed"


def test_a_wrong_label_is_said() -> None:
    assert decode(html("utf-8", TEXT).encode("gbk")).notes == ("labelled utf-8, but the bytes are gb18030",)
    assert decode(html("gb2312", TEXT).encode("gbk")).notes == ()


def test_cut_head_is_flagged() -> None:
    got = decode(NO_ASCII.encode("gbk")[1:])
    assert got.undecodable == ((0, 1),)
    assert got.text[1:] == NO_ASCII[1:]
