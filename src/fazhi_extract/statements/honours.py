"""Honours, commendations and pilot programmes that a report says were received: 获评…, 入选…, 被…表彰, 列为…试点.

Only what has a word of an honour in it counts (示范, 先进, 优秀, 试点, 案例, 奖 …), and only in the part on the year's work: an aim
(争创…, 以创建…为牵引) is no honour. What a body awards to others (命名…) is none of its own.
"""

from __future__ import annotations

import re

from fazhi_extract.report.reread import Reread
from fazhi_extract.statements.model import Honour, Level
from fazhi_extract.text.spans import merged, within

_GOT = re.compile(
    r"(?P<got>荣获|喜获|荣膺|斩获|获评|获授|获批|获得|入选|入围|上榜|跻身|创成|成功创建(?:为|成)?|创建成(?:为)?|累计创成|新增(?=全国|国家级|省级|市级|全省)"
    r"|(?:被|获)(?P<by>[^,。;]{0,20}?)(?:评选为|评定为|评为|授予|命名为|命名|确定为|确认为|认定为|列为|列入|纳入|表彰为|选为|选树为))"
    r"(?P<name>[^,。;:\n]{3,60})"
    r"|(?P<praised>(?:被|获|获得|受到|得到)(?P<giver>[^,。;]{1,24}?)(?:通报表扬|通报表彰|表彰|表扬|批示肯定|充分肯定|肯定|刊发|转发|推广)(?:[^,。;:\n]{0,12}推广)?)"
    r"|通过(?P<passed>[^,。;:\n]{4,40}?)验收"
    r"|(?<![抓破捕查缴截收])获(?![取悉救赔益刑胜])(?P<plain>[^,。;:\n]{3,60})"
)
_HONOUR = re.compile(
    r"称号|示范|先进|优秀|试点|十佳|百佳|案例|荣誉|奖|优秀项目|普法项目|典型|模范|标兵|第[一二三]名|最佳|改革举措|枫桥式|先行|创新(?:项目|举措)|培育项目|星级|优胜|文明单位|样板"
)
_PILOT = re.compile(r"试点|试验区|先行区|先行先试")
_AIM = re.compile(
    r"(?:争创|力争|争取|申报|推荐|申创|积极创建|推进创建|为牵引|为目标|对标|参评|组织评选|助力|有望|确保)[^,。;]{0,20}$"
)
# 获 alone says little (获优质服务, 获省级补助): an award's own word must stand with it, or a giver and quotation marks.
_AWARD = re.compile(r"称号|荣誉|奖(?![励补金])")
_MARKS = re.compile(r"[“\"「]")
_ADVERBS = r"(?:成功|顺利|正式|光荣|首批|率先|一举|先后|相继|再次|均|都|也|还|又|已(?:经)?|连续[一二两三四五六七八九十\d]+[年次届])"
_NOT = re.compile(rf"(?:未|没|不)(?:能|曾|再)?{_ADVERBS}{{0,4}}$|没有[^,。;]{{0,6}}$")
# 累计创成全国…示范村2个、省级17个、市级58个: the kind is named once.
_MORE = re.compile(r"[、,](?P<level>国家级|全国|省级|市级|县级)(?P<count>\d+)[个家名项件]")
_COUNT = re.compile(r"(?:共|等)?\d+(?:余|多)?(?:个|家|名|项|件|处|人)(?:\([^()]*\))?$")

_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("national", re.compile(r"国家级|全国|国务院|中央|最高人民|司法部|公安部|部级|国家(?!机关)|国办")),
    ("provincial", re.compile(r"省级|全省|省委|省政府|省司法|省[直厅]|自治区|[\u4e00-\u9fff]{2,3}省|^省|省职")),
    ("municipal", re.compile(r"市级|全市|市委|市政府|市司法|市直|[\u4e00-\u9fff]{2,3}市|^市|市[局办]")),
    ("county", re.compile(r"县级|全县|县委|县政府|区级|全区|区委|区政府")),
)  # fmt: skip
_LED = re.compile(rf"^(?:一是|二是|三是|四是|五是|六是)?(?:指导|推动|推荐|支持|其中|目前)?|{_ADVERBS}{{1,4}}$")
_QUOTED = re.compile(r"[“\"'‘「](?P<inner>[^“”\"'‘’「」]+)[”\"'’」]")


def level_of(*words: str) -> Level:
    """The level of the giver by the first of several texts that says one: what was received, then who gave it."""
    for text in words:
        for level, pattern in _LEVELS:
            if pattern.search(text):
                return level
    return "unknown"


def _bare(words: str) -> str:
    """Words without the quotation marks that stand around all of them."""
    words = words.strip()
    match = _QUOTED.fullmatch(words)
    return match["inner"] if match else words


def find_honours(text: Reread, raw: str) -> tuple[Honour, ...]:
    """The honours and pilot programmes of a report, in the order of the text.

    Args:
        text: the report's text as reread.
        raw: its raw text, which the quotes are taken from.
    """
    skip = merged((h.start, h.stop) for h in text.headings if h.kind in ("problems", "plans"))
    found: list[Honour] = []
    words = text.text
    for match in _GOT.finditer(words, 0, text.stop):
        start, end = match.span()
        if within(skip, start) or within(text.titles, start):
            continue
        clause = max(words.rfind(mark, 0, start) for mark in ",。;:\n") + 1
        before = words[clause:start]
        if _AIM.search(text.masked[clause:start]) or _NOT.search(before):
            continue
        plain = match["plain"]
        if plain and not _AWARD.search(plain) and not (_MARKS.search(plain) and level_of(plain) != "unknown"):
            continue
        name = match["name"] or match["passed"] or match["praised"] or plain or ""
        given = match["by"] or match["giver"] or ""
        if match["praised"] is None and not _HONOUR.search(name + given):
            continue
        if match["praised"] is not None and level_of(given, match["praised"]) == "unknown":
            continue  # 获得群众肯定
        first = _bare(_COUNT.sub("", re.split(r"、(?=国家级|全国|省级|市级|县级)", name)[0].strip()))
        kind = "pilot" if _PILOT.search(name) else "honour"
        level = level_of(given, first) if match["praised"] else level_of(first, given)
        if level == "unknown":
            level = level_of(before)
        found.append(_honour(text, raw, (start, end), first, level, kind, before))
        if match["name"]:
            for more in _MORE.finditer(words, start, end):
                bare = re.sub(r"^(?:国家级|全国|省级|市级|县级)", "", first)
                found.append(
                    _honour(text, raw, more.span(), more["level"] + bare, level_of(more["level"]), kind, before)
                )
    return tuple(found)


def _honour(text: Reread, raw: str, span: tuple[int, int], name: str, level: Level, kind: str, before: str) -> Honour:
    start, end = text.raw(*span)
    return Honour.model_validate(
        {
            "start": start,
            "end": end,
            "quote": raw[start:end],
            "name": name,
            "level": level,
            "kind": kind,
            "recipient": _bare(_LED.sub("", before)),
        }
    )
