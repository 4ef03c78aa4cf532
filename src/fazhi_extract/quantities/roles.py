"""Whose figure it is and of when: ``achievement`` (this body's, the year reported on), ``plan`` or ``other``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from fazhi_extract.quantities.context import CHANGES, Context
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.text.heads import firsts, heads
from fazhi_extract.text.spans import within

Span = tuple[int, int]
_FAR = 1 << 60
_WINDOW = 1500  # characters
_NEAR, _AROUND = 40, 200  # characters: how far words may stand from the figure, or from the clause, that they bear on

# A change and not a level: 同比增长2.3%, 下降1.9个百分点, 增加5万元. Not 压减, which states a rate of its own.
_CHANGE = re.compile(
    r"(?:(?:同比|比(?:上年|去年|20\d\d年|同期))(?:多|少)|增长|增加|上升|提升|提高|下降|减少|降低|增幅|降幅|上涨|回落|增多|攀升|增长率|增速)(?:了|约|近|超过?|达到?|(?<![升高降加少])为|幅度|比例|比率|率|均|分别|至少|高达|多|[\d.]+倍)*$"
)  # 上升为95% is a level
_COMPARED = re.compile(r"同比|环比|较(?:上|去|前|20)|比(?:上|去|前|20)|与(?:上|去|前)年")
# 检查计划, 培训计划: things that are drawn up.
_PLANS_OF = "|".join(
    f"{word}计划" for word in "监管 执法 普法 工作 培训 立法 行动 审计 督察 清理 宣传 学法 创建 监测".split()
)
_PLAN_WORD = re.compile(
    r"(?<![工作动案生化法代重模])拟(?!以[^,。;\d]{1,12}名义|发|签|废止|修改|保留|宣布|失效|定|稿|办|设|上会|制|决|出台|提交|提请|作出|给予|讨论|审)|力争|争取(?!到)|确保|力求|预计|目标(?:是|为|值|任务(?=[是为:]))|明年|(?<!以)来年|下(?<!结转下)(?<!结转至下)(?<!结转到下)(?<!转入下)(?<!转至下)一?年度?|下一?步|下一?阶段|今后"
    r"|计划(?<![检抽督核调]查计划)(?<!"
    + _PLANS_OF
    + r")(?=\d)|计划(?<![检抽]查计划)(?=检查|抽查|培育|排查|审计|组织|新|开展|在|于|对|招|建|安排|培|举办|完成|投入|实施|用|明|到|再|打造|选|制定|推|命|创|增|至)|规划(?=建|新|到)|20\d\d年(?:度)?计划|将(?=新建|新增|继续|再|开展|组织|培育|力争|达到|完成|建成|举办)|到20\d\d年底?"
)
# 历年印发的文件, 历年积案: the years say when the things began, not when they were counted.
_NOT_OF_THINGS = r"(?![^,。;\d]{0,14}(?:印发|制定|出台|签订|公布|发布)的|积案|积压|陈案|旧案|文件|规范性)"
_EARLIER = re.compile(
    r"去年(?![^,。;]{0,12}以来)|上年|上一年|前年|(?:往年|历年)"
    + _NOT_OF_THINGS
    + r"|同期|此前|之前(?=共|有|为|的)|改革前|整合前|合并前|调整前|原有|原先|上届|上半年同期|前一年"
)
_NOW = re.compile(
    r"今年|本年|当年|年内|现(?!场|行|代|实)|目前|改革后|整合后|合并后|调整后"
    # These say it only apart from the earlier time: 去年全年, 2021年…应诉率达到85% belong to that.
    r"|(?P<apart>全年|[增升降减][至到为]|(?:提升|提高|上升|增加|增长|下降|降低|减少|压缩|压减|精简|精减|调整|整合|扩大|扩展|缩减|缩短)[至到为]|达到)"
)
_BEYOND = re.compile(r"[,;的\d]")
_SPAN_OF_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:至|到|-)(?:19|20)\d\d年|近?[两三四五六七八九十]年[来间](?!最|新[高低]|首次)|近[两三四五六七八九十]年(?=,|累计|共|以来|已|平均|先后)|近年来|历年"
    + _NOT_OF_THINGS
    + r"来?|几年来|“[一二三四五六七八九十]{1,2}五”(?:普法|规划|时期)?(?:期间|以来|启动以来|启动(?=累计|至今)|(?<=时期))|党的.{1,6}以来|以来"
)
_SINCE = re.compile(r"(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起)")
_SINCE_WHAT = ("五", "年", "大", "届", "次", "启动", "实施", "施行", "成立", "开展", "改革", "运行", "挂牌", "组建")
_SINCE_NOW = re.compile(r"今年$|年初$|入.{1,2}$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?:度)?(?!版|修订|修正)")
_YEAR_ALONE = re.compile(r"(20\d\d)年(?:度)?")
_COMPARED_YEAR = re.compile(r"20\d\d年(?:同期)?(?:为|是|仅|只有)")
_YEAR_END_OF = re.compile(
    r"(?:年)?(?:底|末|度)?(?:以前|之前|前|以来)?(?:的|(?:印发|制定|出台)(?:的|《)|版|[^,。;\d]{0,14}(?:发布|印发|制定|出台|签订)的)"
)
_DATED_THING = re.compile(r"[^,。;\d]{0,10}(?:印发|制定|出台|签订|公布|发布)的")  # 2012年以来制定的19件文件
_DEMAND = re.compile(r"要求|规定|应当|必须|须|明确|标准|确保|力争|保证")
_AT_LEAST_EACH = re.compile(r"人均[^,。;\d]{0,20}(?:不少于|不低于|不得少于|至少|达到|完成)[^,。;\d]{0,2}$")
_TIME_UNITS = frozenset(("学时", "小时", "天", "课时"))
# 人均编制由1.6名增至2.1名: both are averages.
_AVERAGES = re.compile(
    r"(?:人均|户均|案均)[^,。;\d]{0,12}由[\d.]+[^,。;\d]{1,4}?(?:[增升降减提下缩压精][^,。;\d]{0,3})$"
)
_CARRIED = re.compile(r"结转|往年未结|上年未结|上期未结|历史遗留.{0,4}$|转入")
_PER_UNIT = re.compile(
    r"每(?:一)?(?:个|支|所|家|名|位)[^,;。\d]{0,20}$|每(?:一)?(?:个|名|位|村|社区|年|月|季度?|周|天|日|户|人|家|所|镇|乡|街道|件|场|次|百|万|千|两|半|半年|处|条|单位|部门|场次|学期|县|区|市|[^,、;。\d]{1,5}?)(?:[^,;。\d]{0,6})$|平均(?:[\u4e00-\u9fff]{0,4}人员)?(?:不到|不足|约|仅|只有|达)?$|人均[^,;。\d]{0,12}$|户均[^,;。]{0,6}$|[村所日月年周案件户场]均(?!为)[^,;。]{0,6}$|均不少于$|各(?:不少于|有?|(?:配备|聘请|设立?|建成?)[^,。;\d]{0,8})$"
)
_DUTY = re.compile(
    r"常住人口|户籍人口|总人口|人口|(?:总|辖区|国土|区域|区划|幅员|[镇乡县市区州省]域|土地)面积|全?[省市州县区旗镇乡]面积|(?:下|所|管|现|共)辖|辖(?!区)|辖区(?:面积|人口)|幅员|编制(?:数|名额)|核定编制"
)
_AVERAGE = ("平均水平", "平均值", "平均数", "均值", "平均", "平均水平的", "平均值的")
_THAN_AVERAGE = re.compile(r"(?:较|比|高于|低于|高出|超过?|优于)[^,。;\d]{0,10}平均[^,。;\d]{0,4}$")
_TERRITORY = re.compile(r"个?(?:行政|自然)?(?:村|社区|乡|镇|街道|县|区|市|居委会)")
_WIDE_AVERAGE = re.compile(r"全[国省市州县区]平均[^,。;\d]{0,10}$")
# 市司法局对我县执法案卷抽评10份, in a report of a county: the act of a body above.
_ABOVE = re.compile(
    r"(?:20\d\d年,?)?(?:[市省](?:级|(?:人民)?政府|司法局|司法厅|委依法治[市省]办|[\u4e00-\u9fff]{2,6}(?:局|厅|委))(?!法律顾问)|上级|省[\u4e00-\u9fff]{2,6}厅)"
)
_OUR_COUNTY = re.compile(r"[我本](?:县|区|旗|镇|乡|街道|街|局)")
# 安徽省收到行政复议申请30000件, in a report of a county there: the province's.
_DOES = r"(?:全年|共|累计|先后|已)*(?:收到|新收|受理|审结|办理|办结|开展|组织|举办|培训|调解|化解|制定|出台|印发|建成|设立|新增|完成|发放|查处|检查|排查|评查|接待|提供|聘请)"
# What names of honours, trials and campaigns go on with: 全国先进集体, 全省“…”.
_IN_NAMES = "平均|首|率先|法治|文明|先进|模范|最美|十佳|十大|百佳|优秀|试点|示范|推广|“"
_WIDER = (
    (3, re.compile(r"全国(?![\u4e00-\u9fff]{1,6}[日周月]”?|(?!共)[\u4e00-\u9fff]{0,12}(?:竞赛|大赛|比赛|评选活动)|[\u4e00-\u9fff\d]{2,14}(?:平台|系统|热线|网)|、|和|人大|守法|" + _IN_NAMES + r"|民主|政协|统一|性|第)|我国|各省(?!市)|兄弟(?:县|区|市|省)|(?<![与和同跟])周边(?:县|区|市)|(?<![毗与和同跟])邻(?:县|区)(?!域)|国家(?:部署|层面)?共")),
    (2, re.compile(r"(?<![占与加])全(?:省|自治区)(?!通办|" + _IN_NAMES + r"|前|第|统一|排名|各地|政法|司法行政系统(?:先|优))")),
    (1, re.compile(r"(?<![占与加])全(?:市|州|盟|地区)(?!通办|" + _IN_NAMES + r"|前|第|统一|排名|各|政法)")),
    (0, re.compile(r"(?<![占与加])全(?:县|区|旗)(?!通办|域|" + _IN_NAMES + r"|前|第|统一|排名|各|政法)")),
)  # fmt: skip
_OWN = re.compile(
    r"[我本](?:省|市|区|县|旗|州|镇|乡|局|委|街|办|院|厅|部门)|(?<=;)[区县镇乡][\u4e00-\u9fff]{2,8}(?:处|所|局|中心|法院)|全(?:[区县旗镇乡局委系街]|街道)|(?:区|县|市)本级|辖区|各(?:镇|乡|街)|截至|其中(?:我|本)"
)
# What the people's congress, the procuratorate or a higher government did is not this body's.
_OFFICES = ("法院", "纪委", "监委", "政协", "检察院", "人大常委会", "仲裁委员会", "国务院", "省政府")
_ANOTHER_OFFICE = re.compile(
    rf"[^,。;\d提向报接请受理复]{{0,6}}(?:{'|'.join(_OFFICES)})(?:全年|共|累计|先后)*(?:(?:向|对)[^,。;\d]{{1,9}})?(?:制发|发出|提出|组织|查处|开展|取消|听取|审议|视察|下放|巡回)"
)
_FROM = re.compile(r"(?:由|从(?![轻重严宽快简优业事]))[^,;。\d]{0,16}(?:\d{4}年(?:底|末)?(?:的)?)?[^,;。\d]{0,6}$")
_TO = re.compile(r"(?:\([^()\d]{1,8}\))?[^,;。\d]{0,4}?(?:" + CHANGES + r"|至|到|变为|整合|合并|归并|撤并)")
_EARLIER_CHANGE = re.compile(r"(?<![较比])(?:上年|去年|上年同期|去年同期)[^,;。]{0,4}(?:增幅|增速|增长率|降幅)")
_DONE_SINCE = re.compile(r"[,;](?:全年|实际|共|已|累计|年内)")  # 计划检查165家,全年实际检查192家次
_BY_YEAR = re.compile(r"到20\d\d年(?:底|末)?,|(?:到)?20\d\d年(?:底|末)前")
_COMPARED_TO = re.compile(
    r"(?:较|比|与|相比|较之|高于|低于|多于|少于|高出|超过)(?:(?:20\d\d年(?:度|末|底|初)?|去年|上年度?|上年同期|去年同期|同期|前年|“[一二三四五六七八九十]{1,2}五”)[^,。;\d增减升降多少提下压净新]{0,6}|(?:20\d\d年)?[^,。;\d]{1,8}前)(?:的)?$"
    r"|(?:高于|低于|高出|超过)全[国省市州](?:平均)?(?:水平|值|数)?\($"
)


_TIME_WORD = re.compile(
    r"(?:改革|整合|合并|调整)前|(?:19|20)\d\d年|去年|上年|上一年|前年|往年|历年|同期|此前|之前|前(?=共|有|为|的)|原有|原先|上届|前一年|以来|[两三四五六七八九十]年[来间]|近[两三四五六七八九十]年|五”"
)
_OTHER_CUES = tuple(
    "平均 高于 低于 高出 较 比 与 由 从 每 均 各 / 结转 遗留 往年 转入 上期 辖 人口 面积 幅员 编制".split()
)
# What the patterns begin with: looking for that in a sentence is far cheaper than trying them.
_CUES: dict[str, list[tuple[str, str]]] = {}
for _group, _words in (
    ("plan", heads(_PLAN_WORD)), ("time", heads(_TIME_WORD)), ("wider", (c for _, p in _WIDER for c in heads(p))),
    ("other", _OTHER_CUES), ("office", _OFFICES),
):  # fmt: skip
    for _cue in _words:
        _CUES.setdefault(_cue[0], []).append((_cue, _group))
_CUE_CHAR = re.compile("[" + re.escape("".join(sorted(_CUES))) + "]")
_CHANGE_CHAR = re.compile("[" + "".join(sorted(firsts(_CHANGE))) + "]")
_PORTION_CHAR = re.compile("[" + "".join(sorted(firsts(_FROM, _PER_UNIT, _CARRIED, _DUTY))) + "]")


class _Sentence:
    """What a sentence has: words of plans, of other times, of other bodies, of comparison or portions; its years."""

    __slots__ = ("offices", "others", "planned", "spans", "times", "wider", "years")

    def __init__(self, text: str, span: Span, titles: Sequence[Span]) -> None:
        words = text[span[0] : span[1]]
        has = words.__contains__
        cues = {group for char in set(_CUE_CHAR.findall(words)) for cue, group in _CUES[char] if has(cue)}
        self.planned = "plan" in cues and _PLAN_WORD.search(text, *span) is not None
        self.times = "time" in cues and _TIME_WORD.search(text, *span) is not None
        self.wider: Sequence[tuple[int, re.Pattern[str]]] = ()
        if "wider" in cues:
            self.wider = [(width, pattern) for width, pattern in _WIDER if pattern.search(text, *span)]
        self.others = "other" in cues
        self.offices = "office" in cues
        self.spans = self.times and _SPAN_OF_YEARS.search(text, *span) is not None
        self.years: Sequence[tuple[int, int]] = ()
        if self.planned or self.times:
            self.years = [
                (match.end(), int(match[1])) for match in _YEAR.finditer(text, *span) if _counts(text, match, titles)
            ]


def _counts(text: str, match: re.Match[str], titles: Sequence[Span]) -> bool:
    """Whether a year says when: not one in a title, one that something is compared with (较2022年), or one that dates
    a thing (截至2023年底的132件)."""
    start = match.start()
    if text[max(0, start - 1) : start] in ("较", "比", "与", "同") or _YEAR_END_OF.match(text, match.end()):
        return False
    return not within(titles, start)


def of_year(of: int, year: int | None) -> str:
    """Role of a figure that is said to be of one year, in a report on another or the same."""
    return "achievement" if year is None or of == year else "plan" if of > year else "other"


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    at = -1
    for match in pattern.finditer(text, start, end):
        at = match.start()
    return at


def _turned(text: str, at: int, end: int, stop: int) -> bool:
    """Whether the words between an earlier time, which stands from ``at`` to ``end``, and a figure turn to the year
    reported on."""
    for match in _NOW.finditer(text, end, stop):
        if match["apart"] is None or text[max(0, at - 1) : at] in ("由", "从", "自", "在", "与", "同", "较", "比"):
            return True
        begin = end + 1 if text.startswith(("度", ","), end) else end
        if _BEYOND.search(text, begin, match.start()):
            return True
    return False


def _year(sentence: _Sentence, q: Quantity) -> int | None:
    """The year named last before the number in its sentence."""
    k = bisect_right(sentence.years, (q.start, _FAR))
    return sentence.years[k - 1][1] if k else None


def _from(context: Context, q: Quantity) -> int:
    """Where words that say when, whose or whether planned are looked for: in the sentence, but not without end."""
    return max(context.sentence[0], q.start - _WINDOW)


class Roles:
    """Decides the role of each quantity of one text.

    Args:
        planned: spans in which figures are targets (next year's plans).
        year: the year reported on, None where unknown.
        breadth: how wide the reporting body's own territory is: 3 country, 2 province, 1 prefecture, 0 county or
            below; None where unknown (then only 全国 and a contrast with 我县 make another body's figure).
        above: names of the places that the body's own lies in.
    """

    def __init__(
        self,
        text: str,
        titles: Sequence[Span],
        planned: Sequence[Span],
        year: int | None,
        breadth: int | None,
        above: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.titles = titles
        self.planned = planned
        self.year = year
        self.breadth = breadth
        places = "|".join(re.escape(name) for name in above if name in text)
        self._place_above = re.compile(rf"(?:20\d\d年(?:度)?,?)?(?:{places}){_DOES}") if places else None
        self._sentences: dict[Span, _Sentence] = {}

    def change(self, context: Context) -> bool:
        """Whether the figure is a change (同比增长…) and not a level."""
        start, end = context.before
        return bool(_CHANGE_CHAR.search(self.text, start, end) and _CHANGE.search(self.text, start, end))

    def role(self, q: Quantity, context: Context, change: bool | None = None) -> str:
        """Role of a quantity; ``duty`` is a plan set for each unit, and so no figure of an indicator. ``change``:
        whether it is a change, where already known."""
        text = self.text
        if self.planned and within(self.planned, q.start):
            return "duty" if self._for_each(q, context) else "plan"
        sentence = self._sentences.get(context.sentence)
        if sentence is None:
            sentence = self._sentences[context.sentence] = _Sentence(text, context.sentence, self.titles)
        times = sentence.times
        if (sentence.planned or times) and self._plan(q, context, sentence):
            return "plan"
        if times and _EARLIER_CHANGE.search(text, *context.before):
            return "other"
        if (self.change(context) if change is None else change) or q.unit in ("倍", "个百分点", "百分点"):
            # 同期全省市场主体增速为9.6%: another body's, where its own clause says so
            near = max(context.clause[0], q.start - _AROUND)
            elsewhere = sentence.wider and any(pattern.search(text, near, q.start) for _, pattern in sentence.wider)
            return "other" if elsewhere and self._another_body(q, context, sentence) else "achievement"
        if sentence.others and self._portion(q, context):
            return "duty" if self._for_each(q, context) and self._demanded(q, context) else "other"
        if text[context.clause[0]] in "市省上2" and self._above(context):
            return "other"
        if self._place_above is not None and self._place_above.match(text, *context.clause):
            return "other"
        if sentence.offices and _ANOTHER_OFFICE.match(text, context.clause[0], q.start):
            return "other"
        if context.separately and (named := _YEAR_ALONE.fullmatch(text, *context.here[0])):
            return of_year(int(named[1]), self.year)  # 2022年、2023年分别收到80件、100件
        if times and self._another_time(q, context, sentence):
            return "other"
        if sentence.wider and self._another_body(q, context, sentence):
            return "other"
        return "achievement"

    def of_words(self, at: int, sentence: Span) -> str:
        """Role of what words at a place state without a number (未发生行政复议案件): whose and of when, as of a figure
        that stood there."""
        text = self.text
        clause = max(sentence[0], max(text.rfind(mark, sentence[0], at) for mark in ",;:") + 1)
        lead = max(sentence[0], max(text.rfind(mark, sentence[0], max(sentence[0], clause - 1)) for mark in ",;:") + 1)
        if any(char.isdigit() for char in text[lead:clause]) and not _YEAR.match(text, lead):
            lead = clause
        span = (clause, sentence[1])
        context = Context(sentence, span, [], [], [(lead, sentence[1])], [], (clause, at), (at, at), (at, at))
        return self.role(Quantity(at, at, 0, None, "", at, "exact", ""), context, change=False)

    def _above(self, context: Context) -> bool:
        """Whether the clause begins with a body above this one, which names itself in the sentence (我县)."""
        text, at = self.text, context.clause[0]
        around = max(context.sentence[0], at - _AROUND), min(context.sentence[1], at + _AROUND)
        return _ABOVE.match(text, *context.clause) is not None and _OUR_COUNTY.search(text, *around) is not None

    def _for_each(self, q: Quantity, context: Context) -> bool:
        """Whether it is a duty for each: 每村不少于3名 is a target, and no count."""
        if q.qualifier != "at_least" or self.text[max(0, q.start - 2) : q.start].endswith(("超过", "超", "逾", "突破")):
            return False
        return _PER_UNIT.search(self.text, *context.before) is not None

    def _demanded(self, q: Quantity, context: Context) -> bool:
        """Whether a figure for each is asked for (要求每人不少于60学时), and no description (培养96名,每村不少于3名)."""
        if q.unit in _TIME_UNITS and _AT_LEAST_EACH.search(self.text, *context.before):
            return True
        return _DEMAND.search(self.text, _from(context, q), q.start) is not None

    def _portion(self, q: Quantity, context: Context) -> bool:
        """Compared with, risen from, one per unit, carried over, or the size of a duty."""
        text, before = self.text, context.before
        if _COMPARED_TO.search(text, max(context.clause[0], q.start - _NEAR), q.start):
            return True
        near = max(context.clause[0], q.start - _NEAR)
        if "均" in text[near : q.start] and _AVERAGES.search(text, near, q.start):
            return True
        if q.unit == "%" and _WIDE_AVERAGE.search(text, *before):
            return True
        if text.startswith(("/人", "/村", "/户", "/件"), q.unit_end):
            return True
        if (
            q.unit == "%"
            and text.endswith(_AVERAGE, 0, q.start)
            and _THAN_AVERAGE.search(text, context.clause[0], q.start)
        ):
            return True
        if text.endswith("辖区", 0, q.start) and _TERRITORY.match(text, q.end):
            return True
        return bool(
            _PORTION_CHAR.search(text, *before)
            and (
                (_FROM.search(text, *before) and _TO.match(text, q.unit_end))
                or _PER_UNIT.search(text, *before)
                or _CARRIED.search(text, *before)
                or _DUTY.search(text, *before)
            )
        )

    def _plan(self, q: Quantity, context: Context, sentence: _Sentence) -> bool:
        text = self.text
        start = _from(context, q)
        for match in _PLAN_WORD.finditer(text, start, q.start) if sentence.planned else ():
            word = match[0]
            clause = match.start() >= context.clause[0]
            if within(self.titles, match.start()):
                continue
            if word.startswith("到20"):
                if self.year is not None and int(word[1:5]) <= self.year:
                    continue
                return True
            if word in ("确保", "力争") and _BY_YEAR.match(text, start):
                return True
            if word in ("计划", "力争") and _DONE_SINCE.search(text, match.end(), q.start):
                continue
            if word == "力争" and text.find(";", match.end(), q.start) >= 0:
                continue
            if clause or word in ("明年", "来年", "力争") or word.startswith(("下", "今后", "计划", "预计")):
                return True
            if match.start() >= context.around[0][0] and not word.startswith("确保"):
                return True
        if self.year is not None and sentence.years:
            year = _year(sentence, q)
            if year is not None and year > self.year and not text.startswith("结转", context.clause[0]):
                return True
        return False

    def _another_time(self, q: Quantity, context: Context, sentence: _Sentence) -> bool:
        text = self.text
        start = _from(context, q)
        earlier = _last(_EARLIER, text, max(start, context.clause[0]), q.start)
        if earlier < 0 and context.bracketed is False and context.around:
            earlier = _last(_EARLIER, text, max(start, context.around[0][0]), q.start)
            if earlier >= 0 and text.find(")", earlier, q.start) > text.find("(", earlier, q.start):
                earlier = -1  # 审结(含上年结转24件)298件: said of the figure in the brackets
        if earlier > 0 and text[earlier - 1] == "(" and text.find(")", earlier, q.start) >= 0:
            earlier = -1  # 由268项(上年末)调整为259项
        if earlier >= 0 and not text.endswith(("较", "比", "同", "超过", "高于", "低于"), 0, earlier):
            word = _EARLIER.match(text, earlier)
            if word is None or not _turned(text, earlier, word.end(), q.start):
                return True
        if sentence.spans:
            for match in _SPAN_OF_YEARS.finditer(text, start, q.start):
                if within(self.titles, match.start()):
                    continue
                if _DATED_THING.match(text, match.end()):
                    continue
                if text.startswith("的", match.end()) and match[0][-1] in "年来" and match[0][:1] in "12以":
                    continue  # 1986年至2016年的1241件文件, 2011年以来的58件: the span dates what is counted
                if match[0] == "以来":
                    since = _SINCE.search(text, max(start, match.start() - 10), match.end())
                    if since and (
                        text.find("累计", since.end(), q.start) < 0 if self.year is None else int(since[1]) >= self.year
                    ):
                        continue
                    if since is None and not text.endswith(_SINCE_WHAT, max(0, match.start() - 2), match.start()):
                        continue
                    if _SINCE_NOW.search(text, max(0, match.start() - 3), match.start()):
                        continue
                if _last(_NOW, text, match.end(), q.start) < 0 and _last(_YEAR, text, match.end(), q.start) < 0:
                    return True
        year = _year(sentence, q)
        if year is not None and self.year is not None and year < self.year:
            at = _last(_YEAR, text, start, q.start)
            closed = text.find(")", at, q.start)
            if closed >= 0 and text.find("(", at, closed) < 0:
                return False  # 审结398件(含2018年结转27件),维持…: said of the figure in the brackets
            semicolon = text.rfind(";", at, q.start)
            if semicolon >= 0 and _COMPARED_YEAR.match(text, at):  # 2023年为66件,增幅20%;办结135件
                return False
            return not _turned(text, at, at + len("2021年"), q.start)
        return False

    def _another_body(self, q: Quantity, context: Context, sentence: _Sentence) -> bool:
        text = self.text
        start = _from(context, q)
        breadth = self.breadth
        for width, pattern in sentence.wider:
            if breadth is not None and width <= breadth:
                continue
            if breadth is None and width < 3 and not _OWN.search(text, q.unit_end, context.sentence[1]):
                continue
            if breadth is None and width <= 1:
                continue
            at = _last(pattern, text, start, q.start)
            if at > 0 and text[at - 1] == "在" and text.find("中", at, q.start) >= 0:
                continue  # 在全县案卷评查中获评优秀2卷
            if at >= 0 and _last(_OWN, text, at + 1, q.start) < 0:
                return True
        return False
