"""One pass over the normalised text that finds every measured number, and nothing that only looks like one.

A number is a quantity when a measure word, ``%`` or a counted noun follows, or when the words say so (为零, a list
whose last figure has the unit, a table cell). Years, dates, ordinals, document numbers, titles, slogans and hot
lines are not: see ``_not_measured`` and ``slogans``.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fazhi_extract.quantities.numerals import (
    CHINESE,
    CHINESE_DIGIT,
    MIXED,
    NotANumeral,
    Number,
    approximation,
    parse,
    plain,
    scaled,
    shared_magnitude,
)
from fazhi_extract.quantities.slogans import SLOGAN
from fazhi_extract.quantities.units import MEASURES, NOT_AFTER_CHINESE, NOUNS
from fazhi_extract.text.heads import firsts, lasts

Span = tuple[int, int]
Exact = Decimal | int


@dataclass(slots=True)
class Quantity:
    """A number as found. ``start`` to ``end`` is the numeral token, ``unit_end`` the end of the unit after it;
    offsets are into the normalised text. ``low`` is the lower end of a range, else None. ``exact`` keeps the
    decimal value for arithmetic, ``value`` is what users see."""

    start: int
    end: int
    exact: Exact
    low: Exact | None
    unit: str
    unit_end: int
    qualifier: str
    token: str

    @property
    def value(self) -> Number | list[Number]:
        """The number as users see it, ``[low, high]`` for a range."""
        return plain(self.exact) if self.low is None else [plain(self.low), plain(self.exact)]


def _alternation(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))


_SUFFIX = r"(?:\((?:次|批|人|起|批次|个|份|家|户|宗|名|项|条|例|件|处|所|场|张|册|本|袋)\)|/次)?"
_NOT_MEASURE = r"(?!年)"
Matcher = Callable[[str, int], "re.Match[str] | None"]


def _by_first(words: Sequence[str], suffix: str = "") -> dict[str, Matcher]:
    """The longest of the words at a place, by its first character: most characters begin none."""
    firsts: dict[str, list[str]] = {}
    for word in words:
        firsts.setdefault(word[0], []).append(word)
    return {char: re.compile(f"(?:{_alternation(group)}){suffix}").match for char, group in firsts.items()}


_UNIT = re.compile(rf"(?:{_alternation(MEASURES)}){_SUFFIX}")
_MEASURES = _by_first(MEASURES, _SUFFIX)
_NOUNS = _by_first(NOUNS)
_CHINESE_UNITS = _by_first([unit for unit in MEASURES if unit not in NOT_AFTER_CHINESE], _SUFFIX)
_BLOCKED_UNIT = re.compile(
    r"周年|部曲|个年(?!度)|个一|人员额|天候|次性|家门|期工程|件套|单位制|点多"
    r"|位一体|元化|元(?=素|旦|宵)|面(?=向|对)|户(?=外)|分(?!钟|[,。;、:)提至到以上左起的\n]|$)|步(?=伐)|具(?=有|备|体)|支队(?=伍)|步到位|台账|把手"
)

SEPARATOR = r"[-~至到]|--"
_PERCENT_OF = rf"[百千万]分之(?:[{CHINESE_DIGIT}十百]++(?:点[{CHINESE_DIGIT}]++)?)"
_SCAN = re.compile(
    rf"""(?x)
    (?P<fraction>{_PERCENT_OF}|[一二两三四五六七八九十]分之[一二两三四五六七八九十]|半数|一半|[一二两三四五六七八九]成(?:[一二三四五六七八九](?![十百千万亿])|(?=[多以左的,。;、)比没未]|半|上)))
    |(?P<arabic>{MIXED})
    |(?P<chinese>{CHINESE})
    """
)
# Where a numeral can begin: looked for apart, since the alternatives above share no first character.
_NUMERAL_FIRST = re.compile(rf"[\d{CHINESE_DIGIT}十百千万亿数几廿卅半]")
_RANGE_AR = re.compile(rf"(?P<unit>%|[^\d\s,。;、()~-]{{1,2}})?(?P<sep>-{{1,2}}|~|至|到)(?P<high>{MIXED})")
_RANGE_CN = re.compile(rf"(?P<sep>-{{1,2}}|~|至|到)(?P<high>{CHINESE})")
_PER_CENT = re.compile(r"%|‰|个百分点|百分点")

# A unit given once: (单位:件) for the list behind it, 行政复议案件(件):收到56,受理50 for its sentence, 罚没款(万元)56.7 for the
# one figure. Of two (单位:件、万元) none is meant for all.
_GIVEN = r"((?:[百千]?万|亿)?(?:件次|人次|场次|户次|件|宗|起|人|名|次|份|个|家|户|场|项|条|部|元)|%)"
_UNIT_FOR_ALL = re.compile(rf"(?:[(]?单位[:为]|[(](?=[^()\n]{{1,4}}[)][:\d])){_GIVEN}(?![、/])([)]?)(:?)")
_UNIT_IN_BRACKETS = re.compile(rf"\({_GIVEN}\)(?![:\d])")  # 罚款12.5(万元)
_AFTER_DATE = re.compile(r"年(?!均|人)|月|日|号|时(?!长)|届|世纪|周年|级(?!以)|路|弄|[·+×*]|年代|\.\d|分之|/\d")
# 由法定60日压缩至15日: a span of time and no date
_TIME_LIMIT = re.compile(r"(?:法定|时限由|期限由|(?:压缩|缩短|压减|精简)(?:至|到|为))(?:的)?$")
_BEFORE_NOT = (
    *"第〔[+×·*#_./", *string.ascii_letters,
    *"No 代码 编号 邮编 电话: 序号 字号: 浏览次数: 浏览量: 点击数: 点击量: 阅读数: 阅读量: 索引号 索引号:".split(),
)  # fmt: skip
# 表2 人民调解工作统计; but 代表12人
_NUMBERED = re.compile(r"(?:^|[\n。;,:(见如])附?[表图]$")
_HOURS_SLOGAN = re.compile(
    r"小时(?:不打烊|自助|服务|热线|在线|值班|值守|全天候|“|政务|开放|响应)|天(?:×|\*|x)|分钟[^,。;]{0,14}圈"
)
# The city round a place, not the firms or friends round a person: 15分钟服务圈, 1小时法律援助圈.
_CIRCLE = re.compile(r"(?:分钟|公里|小时)[^,。;、]{0,14}(?<![商友])圈")
_SESSION = re.compile(r"次(?:会议|全会|全体会议|党代会|代表大会)(?P<counted>.{0,6}\d)?")
_OF_TERM = re.compile(r"届[^,。;、\d]{0,10}$")
_LAW_NUMBER = re.compile(r"号|条(?:第|规定|之规定)|款(?:第|规定)")

_BEFORE = re.compile(
    r"(?P<least>超过了?|超出|超额|(?<!治)超|突破了?|逾|不少于|不低于|不小于|至少|大于|高于|多于|达到?(?=[^,。;]{0,12}以上)|起码)"
    r"|(?P<most>不超过|不高于|不多于|不到|不足|低于|少于|小于|至多|最多)"
    r"|(?P<approx>大约|约为|将近|接近|大概|(?<![预节签条公民合履违特邀契制租守解规])约|(?<![最附就邻临靠亲远])近|上(?=[百千万])|左右)"
)
_BEFORE_TAIL = re.compile(
    rf"(?:{_BEFORE.pattern})(?:为|达)?$|(?P<least_done>至少)(?:要|应|再)?(?:培养|培育|举办|开展|组织|召开|参加|完成|配备|建成|建立|设立|聘请|安排|打造|学习)$"
)
_ROUGH_SHARE = re.compile(r"约占[^,。;\d]{0,12}$")
_AFTER = re.compile(r"(?P<least>及?以上|(?:甚至|乃至)更多|\+)|(?P<most>以内|之内|以下|及以下)|(?P<approx>左右|上下)")


def qualifier(text: str, quantity_start: int, unit_end: int, vague: bool) -> str:
    """How exact a figure is said to be, by the words before it and behind its unit, or by itself (``vague``)."""
    after = _AFTER.match(text, unit_end) if text[unit_end : unit_end + 1] in _AFTER_FIRST else None
    if after and after.lastgroup:
        kind = after.lastgroup
        return {"least": "at_least", "most": "at_most", "approx": "approx"}[kind]
    window = text[max(0, quantity_start - 5) : quantity_start]
    if window[-1:] == "上" and text[quantity_start : quantity_start + 1] in "百千万":
        return "approx"
    before = _BEFORE_TAIL.search(window) if window[-1:] in _BEFORE_LAST else None
    if before:
        if before["least"] or before["least_done"]:
            return "at_least"
        if before["most"]:
            return "at_most"
        return "approx"
    if not vague and text.find("约占", max(0, quantity_start - 16), quantity_start) >= 0:
        if _ROUGH_SHARE.search(text, max(0, quantity_start - 16), quantity_start):
            return "approx"
    return "approx" if vague else "exact"


_LIST_SIZE = 1000  # characters that a unit given once is looked for behind it
_LIST_ENDS = re.compile(r"。|\n\n|\n(?=[一二三四五六七八九十(])")
_SENTENCE_ENDS = re.compile(r"[。;\n(]")
_HOURS_END = re.compile(r"[,。;、内以)]|$")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/年月日])")
# 收到12 34件: what stands before the space may be the figure's beginning, or another figure.
_BROKEN_OFF = re.compile(r"(?<!附)(?![表图第])[\u4e00-\u9fff:(,;、] ?\d{1,3}(?: \d{1,3}){0,5} $")
# 3、4百人: three or four hundred
_PAIR = re.compile(r"、([2-9])([十百千]?[万亿]?)(?=[^\d、十百千万亿])")
_LEVELS_DOWN = re.compile(r"\d{1,2}\.\d{1,2}")
_DATE_UNIT = re.compile(r"年|月|日|号|时")
_SAID_TO_BE = re.compile(r"(?:为|是|达到?|均为|保持|实现)$")
_STOP = re.compile(r"[,。;、)\n]|$")
_STATED = re.compile(
    r"(?:案件|事项|人数|件数|数量|总数|合计|共计|总计|累计|信息公开|行政处罚|行政强制|行政许可|新增|清单)$"
)
# 零伤亡, 零败诉 say how many there were; 零距离, 零跑腿, 零容忍 are slogans.
_MEASURED_ZERO = re.compile(
    r"(?:伤亡|死亡|事故|败诉|纠错|脱管|漏管|失控|投诉|上访|发案|差错|火灾|感染|激化|违法)(?=[,。;、”)\n]|案件|事件|目标|的|$)"
)
_HOT_LINE = re.compile(
    r"(?:12\d{3}|96\d{3,4}|110|119|120|122|114)(?=(?:市民|政府|政务|便民|社会)?(?:服务)?热线|平台|热线|电话|投诉|举报|便民|政务|指挥|法律)"
)
_JOINT = re.compile(r"、|和|,|及|以及|与")
_DONE_ONE = re.compile(r"(?:聘请|选聘|新建|建成|召开|举办|设立|新增|受理|办理)$")
_HIRED = re.compile(r"(?:聘请|选聘|续聘|委托)[\u4e00-\u9fff]{0,6}$")
_EVERY = re.compile(r"每(?:年|半年|季度|季|月|周|两月)[\u4e00-\u9fff]{0,8}$")
_QUOTED = re.compile(r"[“‘\"][^“”‘’\"。,\n]{1,16}[”’\"]")
# 统一, 另一, 每一: words that the numeral one is a part of.
_NOT_ONE = "每逐任某同统唯另其首独专头整"
_ABOUT = re.compile(r"(?:近|约|上|超|过|逾|破|达|成)$")


# First or last characters of the patterns above: a place whose character is none of them is not tried.
_PER_CENT_FIRST = firsts(_PER_CENT)
_BLOCKED_FIRST = firsts(_BLOCKED_UNIT)
_DATE_FIRST = firsts(_AFTER_DATE)
_SLOGAN_FIRST = firsts(_CIRCLE, _HOURS_SLOGAN)
_AFTER_FIRST = firsts(_AFTER)
_BEFORE_LAST = lasts(_BEFORE_TAIL)
_RANGE_MARKS = frozenset("-~至到")
_AFTER_CHINESE = frozenset(_CHINESE_UNITS) | _PER_CENT_FIRST | _RANGE_MARKS


class _Scanner:
    def __init__(self, text: str, excluded: Sequence[Span]) -> None:
        self.text = text
        self.excluded = excluded
        self.found: list[Quantity] = []
        self.bare: list[Quantity] = []
        self.quotes = self._quoted()

    def _quoted(self) -> list[Span]:
        """Short quoted phrases: proper names and slogans, whose Chinese numerals count nothing."""
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def run(self) -> list[Quantity]:
        text = self.text
        spans = iter([*self.excluded, (len(text) + 1, len(text) + 1)])
        quotes = iter([*self.quotes, (len(text) + 1, len(text) + 1)])
        excluded, quote = next(spans), next(quotes)
        taken = at = 0
        while place := _NUMERAL_FIRST.search(text, at):
            start = place.start()
            match = _SCAN.match(text, start)
            if match is None:
                at = start + 1
                continue
            at = match.end()
            if start < taken:
                continue
            while excluded[1] <= start:
                excluded = next(spans)
            if start >= excluded[0]:
                continue
            while quote[1] <= start:
                quote = next(quotes)
            quoted = start >= quote[0]
            kind = match.lastgroup
            made: Quantity | None = None
            try:
                if kind == "arabic":
                    made = self._arabic(match)
                elif kind == "fraction":
                    made = self._fraction(match)
                elif not quoted:
                    made = self._chinese(match)
            except NotANumeral:
                continue
            if made is not None:
                taken = max(made.end, made.unit_end)
                self.found.append(made)
        self._governed()
        return self._with_lists()

    def _governed(self) -> None:
        """A unit given once for a list goes to its bare figures: (单位:件):婚姻家庭1415,邻里关系1522."""
        text = self.text
        if "单位" not in text and "(" not in text:
            return
        stated = [q for q in self.found if not q.unit and q.token[0].isdigit() and "/" not in q.token]
        if not self.bare and not stated:
            return
        known = set(map(id, stated))
        bare = sorted([*self.bare, *stated], key=lambda q: q.start)
        starts = [q.start for q in bare]
        for match in _UNIT_FOR_ALL.finditer(text):
            furthest = min(len(text), match.end() + _LIST_SIZE)
            if "单位" in match[0]:
                stop = _LIST_ENDS.search(text, match.end(), furthest)
            elif match[3]:
                stop = _SENTENCE_ENDS.search(text, match.end(), furthest)
            else:
                stop, furthest = None, match.end() + 1
            end = stop.start() if stop else furthest
            for q in bare[bisect_left(starts, match.end()) : bisect_left(starts, end)]:
                if not q.unit:
                    q.exact, q.unit = scaled(q.exact, match[1])
                    if id(q) not in known:
                        self.found.append(q)
        self.bare = [q for q in bare if not q.unit and id(q) not in known]

    # -- Arabic -----------------------------------------------------------------------------------------------

    def _arabic(self, match: re.Match[str]) -> Quantity | None:
        text, (start, end) = self.text, match.span()
        before = text[max(0, start - 8) : start]
        if before and (before[-1] in "第〔[+×·*#_/.'" or (before[-1].isascii() and before[-1].isalpha())):
            return None
        if before.removesuffix("\n").endswith(_BEFORE_NOT):
            return None
        if before[-1:] in "表图" and len(match[0]) <= 2 and _NUMBERED.search(before):
            return None
        if before.endswith("前") and not before.endswith(
            ("目前", "之前", "提前", "日前", "以前", "当前", "年前", "此前")
        ):
            return None  # 前8个月, 前3名
        if before[-1:] == " " and _BROKEN_OFF.search(text, max(0, start - 24), start):
            return None
        following = text[end : end + 3]
        first = following[:1]
        if first == "日" and len(match[0]) <= 3 and _TIME_LIMIT.search(before):
            value, vague = parse(match[0])
            return self._make(start, end, value, None, "日", end + 1, vague)
        if first in _DATE_FIRST and _AFTER_DATE.match(text, end):
            return self._slash(start, end) if text.startswith("/", end) else None
        ranged = None if _RANGE_MARKS.isdisjoint(following) else _RANGE_AR.match(text, end)
        if ranged:
            if text.startswith("日", ranged.end()) and _TIME_LIMIT.search(before) and not ranged["unit"]:
                low_value, high_value = parse(match[0])[0], parse(ranged["high"])[0]
                if low_value < high_value:
                    return self._make(start, ranged.end(), high_value, low_value, "日", ranged.end() + 1, False)
            made = self._range(start, match[0], ranged)
            if made is not None or self._date_range(ranged):
                return made
        if first == "、" and end - start == 1 and (pair := _PAIR.match(text, end)) and pair[2]:
            made = self._pair(start, pair, before)
            if made is not None:
                return made
        unit, unit_end = self._unit(end, _MEASURES, nouns=True)
        if unit is None:
            if first == "(" and (said := _UNIT_IN_BRACKETS.match(text, end)):
                value, vague = parse(match[0])
                amount, name = scaled(value, said[1])
                return self._make(start, end, amount, None, name, said.end(), vague)
            if first.isascii() and first.isalpha():
                return None
            self._maybe_bare(start, end, match[0])
            return None
        if first in _SLOGAN_FIRST and (_CIRCLE.match(text, end) or _HOURS_SLOGAN.match(text, end)):
            return None
        if _HOT_LINE.match(text, start):
            return None
        if match[0] == "24" and unit == "小时" and not _HOURS_END.match(text, unit_end):
            return None  # 24小时智慧政务大厅
        if unit in _STRICT_ONE and _LEVELS_DOWN.fullmatch(match[0]) and _at_line_start(text, start):
            return None  # 2.3 人才队伍…: the number of a heading
        value, vague = parse(match[0])
        return self._make(start, end, value, None, unit, unit_end, vague)

    def _pair(self, start: int, pair: re.Match[str], before: str) -> Quantity | None:
        """Two neighbouring digits that share a magnitude; a list of two (分别为3、4万元) is none."""
        low, high = int(self.text[start]), int(pair[1])
        unit, unit_end = self._unit(pair.end(), _MEASURES, nouns=True)
        if unit is None or high != low + 1 or "分别" in before or before[-1:] in "、和":
            return None
        least, most = parse(f"{low}{pair[2]}")[0], parse(f"{high}{pair[2]}")[0]
        return self._make(start, pair.end(), most, least, unit, unit_end, True)

    def _slash(self, start: int, end: int) -> Quantity | None:
        match = _FRACTION.match(self.text, start)
        if match and _at_line_start(self.text, start) and self.text[match.end() : match.end() + 1] in ("", "\n"):
            return None  # alone on its line: the number of a page
        if not match or match.start(2) - 1 != end or self.text[max(0, start - 1) : start] in "/-":
            return None
        top, bottom = int(match[1]), int(match[2])
        if not 0 < top < bottom:
            return None
        return self._make(start, match.end(), _ratio(top, bottom), None, "", match.end(), False)

    def _date_range(self, ranged: re.Match[str]) -> bool:
        return (ranged["unit"] or "年") in "年月日号" and bool(_DATE_UNIT.match(self.text, ranged.end()))

    def _range(self, start: int, low: str, ranged: re.Match[str]) -> Quantity | None:
        text = self.text
        first = ranged["unit"] or ""
        if self._date_range(ranged):
            return None
        unit, unit_end = self._unit(ranged.end(), _MEASURES, nouns=True)
        if unit is None or (first and first != unit):
            return None
        if ranged["sep"] in "至到" and text[max(0, start - 1) : start] in ("由", "从", "自"):
            return None  # 由53.4%提升至95% is two numbers
        # 2至3万元, but 2元至3万元
        low_value, vague_low = parse(low if first else low + shared_magnitude(low, ranged["high"]))
        high_value, vague_high = parse(ranged["high"])
        if low_value >= high_value:
            return None
        return self._make(start, ranged.end(), high_value, low_value, unit, unit_end, vague_low or vague_high)

    def _maybe_bare(self, start: int, end: int, token: str) -> None:
        value, vague = parse(token)
        if _SAID_TO_BE.search(self.text, max(0, start - 3), start):
            if token == "0" and _STOP.match(self.text, end):
                self.found.append(self._make(start, end, 0, None, "", end, False))
                return
        stated = _STATED
        large = token[-1] in "万亿余多" and len(token) > 1
        ends = _STOP.match(self.text, end)
        if (large and (ends or self.text.startswith("“", end))) or (
            ends and stated.search(self.text, max(0, start - 6), start)
        ):
            self.found.append(self._make(start, end, value, None, "", end, vague))
            return
        self.bare.append(Quantity(start, end, value, None, "", end, "approx" if vague else "exact", token))

    # -- words ------------------------------------------------------------------------------------------------

    def _fraction(self, match: re.Match[str]) -> Quantity | None:
        start, end = match.span()
        token = match[0]
        if token in ("半数", "一半"):
            return self._make(start, end, Decimal("0.5"), None, "", end, False)
        if "成" in token:  # 八成, 八成五
            tenths = parse(token[0])[0] * 10 + (parse(token[2])[0] if len(token) > 2 else 0)
            return self._make(start, end, _ratio(tenths, 100), None, "", end, False)
        base, _, part = token.partition("分之")
        if base in "百千万" and len(base) == 1:
            if part == "百":
                value: Exact = 100
            else:
                value, _ = parse(part)
            if base == "百":
                return self._make(start, end, value, None, "%", end, False)
            return self._make(start, end, _ratio(value, 1000 if base == "千" else 10_000), None, "", end, False)
        top, _ = parse(part)
        bottom, _ = parse(base)
        return self._make(start, end, _ratio(top, bottom), None, "", end, False)

    def _chinese(self, match: re.Match[str]) -> Quantity | None:
        text, (start, end), token = self.text, match.span(), match[0]
        previous = text[start - 1 : start]
        if text[end : end + 1] not in _AFTER_CHINESE and token not in ("零", "〇"):
            return None
        if previous and (previous in "第这那" or (token[0] == "一" and previous in _NOT_ONE)):
            # 同一份 is the same one; 合同一百零五份 are 105
            if previous != "同" or len(token) == 1:
                return None
        if previous in ("周", "届", "前") and text[max(0, start - 2) : start] not in (
            "目前",
            "之前",
            "提前",
            "日前",
            "以前",
            "当前",
        ):
            return None  # 每周三, 六届四次会议, 前五位
        session = _SESSION.match(text, end) if previous and previous in "届大会协委" else None
        # behind 十七届人大 it is a session whatever follows
        if session and (not session["counted"] or _OF_TERM.search(text, max(0, start - 12), start)):
            return None
        ranged = _RANGE_CN.match(text, end)
        if ranged and ranged["sep"] in "至到-~":
            unit, unit_end = self._unit(ranged.end(), _CHINESE_UNITS)
            if unit is not None and not SLOGAN.match(text, start):
                low, _ = parse(token + shared_magnitude(token, ranged["high"]))
                high, _ = parse(ranged["high"])
                if low < high:
                    return self._make(start, ranged.end(), high, low, unit, unit_end, False)
        if token in ("零", "〇"):
            return self._zero(start, end)
        unit, unit_end = self._unit(end, _CHINESE_UNITS)
        if unit is None or SLOGAN.match(text, start):
            return None
        if not _countable(text, start, end, unit_end, token, unit):
            return None
        if _CIRCLE.match(text, end) or _HOURS_SLOGAN.match(text, end):
            return None
        pair = approximation(token)
        if pair is not None:  # 两三个, 三五个, 四五百个
            return self._make(start, end, pair[1], pair[0], unit, unit_end, True)
        value, vague = parse(token)
        return self._make(start, end, value, None, unit, unit_end, vague)

    def _zero(self, start: int, end: int) -> Quantity | None:
        text = self.text
        if text[start - 1 : start] in ("为", "是", "到", "现", "持") and _STOP.match(text, end):
            return self._make(start, end, 0, None, "", end, False)
        if _MEASURED_ZERO.match(text, end):
            return self._make(start, end, 0, None, "", end, False)
        unit, unit_end = self._unit(end, _CHINESE_UNITS)
        if unit is not None and _STOP.match(text, unit_end):
            return self._make(start, end, 0, None, unit, unit_end, False)
        return None

    # -- shared -----------------------------------------------------------------------------------------------

    def _unit(self, at: int, units: dict[str, Matcher], nouns: bool = False) -> tuple[str | None, int]:
        text = self.text
        first = text[at : at + 1]
        if first in _PER_CENT_FIRST:
            per_cent = _PER_CENT.match(text, at)
            if per_cent:
                return per_cent[0], per_cent.end()
        if first in _BLOCKED_FIRST and _BLOCKED_UNIT.match(text, at):
            return None, at
        measure = units.get(first)
        match = measure(text, at) if measure else None
        if match is None and nouns:
            noun = _NOUNS.get(first)
            match = noun(text, at) if noun else None
        if match is None:
            return None, at
        return match[0], match.end()

    def _make(
        self, start: int, end: int, value: Exact, low: Exact | None, unit: str, unit_end: int, vague: bool
    ) -> Quantity:
        said = qualifier(self.text, start, unit_end, vague)
        return Quantity(start, end, value, low, unit, unit_end, said, self.text[start:end])

    def _with_lists(self) -> list[Quantity]:
        """Add bare figures whose unit stands at the end of their list: 分别为118、39、8件."""
        if not self.bare:
            return sorted(self.found, key=lambda q: q.start)
        everything = sorted([*self.found, *self.bare], key=lambda q: q.start)
        bare = {id(q) for q in self.bare}
        kept: list[Quantity] = []
        following: Quantity | None = None
        joint = _JOINT
        for q in reversed(everything):
            if id(q) in bare:
                gap = self.text[q.end : following.start] if following is not None else ""
                line_start = q.start == 0 or self.text[q.start - 1] in "\n。"
                if following is None or not following.unit or not joint.fullmatch(gap) or line_start:
                    following = None
                    continue
                q.unit, q.unit_end = following.unit, q.end
            kept.append(q)
            following = q
        kept.reverse()
        return kept


_STRICT_ONE = frozenset("件 起 例 份 宗 名 人 场 期 次 家 处 部 个 项".split())
_AS_TWO = frozenset("件 起 份 宗 名 家".split())  # 二名律师: 二 for 两 before these, wherever they stand


def _at_line_start(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in ("", "\n")


def _countable(text: str, start: int, end: int, unit_end: int, token: str, unit: str) -> bool:
    """Whether a Chinese numeral before a measure word counts something (not 一次办好, 百家讲坛, 二次供水)."""
    if token in ("一", "二") and unit in ("个百分点", "百分点"):
        return True
    if token == "二" and unit in _AS_TWO:
        return True
    if token == "二" and unit in _STRICT_ONE:
        return bool(_STOP.match(text, unit_end)) and start > 0 and text[start - 1] not in "十百千,。、"
    if token == "一":
        if unit == "倍" or (unit == "次" and _EVERY.search(text, max(0, start - 14), start)):
            return True
        if unit == "家" and _HIRED.search(text, max(0, start - 10), start):
            return True
        if unit in _STRICT_ONE and _DONE_ONE.search(text, max(0, start - 2), start):
            return not text.startswith(("次性", "次办", "个人"), unit_end - 1)
        before = text[max(0, start - 1) : start]
        return (
            unit in _STRICT_ONE
            and bool(_STOP.match(text, unit_end))
            and before not in "跑年月周季度日天上下前后新又再有办进出"
        )
    if token == "二":
        return False
    if token[0] in "百千万亿" and not any(mark in token for mark in "余多来"):
        window = text[max(0, start - 2) : start]
        return bool(_ABOUT.search(window))
    return True


def _ratio(top: Exact, bottom: Exact) -> Decimal:
    fraction = Fraction(top) / Fraction(bottom)
    return (Decimal(fraction.numerator) / Decimal(fraction.denominator)).quantize(Decimal("0.000001")).normalize()


def scan(text: str, excluded: Sequence[Span] = ()) -> list[Quantity]:
    """Every quantity of a normalised text, in order, outside the given sorted spans (titles, page decoration)."""
    return _Scanner(text, excluded).run()


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """The measure word at a position and its end, or None."""
    match = _PER_CENT.match(text, at) or _UNIT.match(text, at)
    return (match[0], match.end()) if match else (None, at)


_BLANK_UNIT = re.compile(rf"□(?:余|多)?(?:[万亿])?({_alternation(MEASURES)}|%)")


def blanks(text: str, excluded: Sequence[Span] = ()) -> list[Quantity]:
    """Places where a number should stand before a unit and none does; their token is the blank itself."""
    found = []
    starts = [a for a, _ in excluded]
    for match in _BLANK_UNIT.finditer(text):
        k = bisect_right(starts, match.start()) - 1
        if k < 0 or match.start() >= excluded[k][1]:
            found.append(
                Quantity(match.start(), match.start() + 1, 0, None, match[1], match.end(), "exact", match[0][0])
            )
    return found
