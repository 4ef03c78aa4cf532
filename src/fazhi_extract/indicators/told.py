"""Of whom or of what a figure is told, where the words of a rule don't show it: one office, one event, other bodies, some
of all, those who did it. What is not the body's own figure for the year is no indicator's, or is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_extract.indicators.match import Match, Words
from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.text.heads import firsts
from fazhi_extract.text.spans import within

Span = tuple[int, int]

# What no indicator counts, whatever is said around it: 法制审核三项要求, 五项机制, 6项难题.
_COUNTS_OTHER = re.compile(
    r"(?:具体|重点|突出|长效|工作|重要|配套|执法|行政)?(?:机制|制度|要求|举措|措施|方面|环节|行动|任务|改革|体系|优势|品牌|专栏|难题|专题(?![会学研培辅讲议部听调汇述党])|主题(?![普宣活党教日实法])|[督巡]察组|[督检核调]查组|[督指]导组|考核组|调研组|小组|工作组|专班|领域|关键|步骤|原则|标准|指标|要点)"
)


_OTHER_FIRST = firsts(_COUNTS_OTHER)
_OF_LISTS = frozenset("个 份 张".split())


def counts_other(text: str, q: Quantity, context: Context) -> bool:
    """Whether what the figure counts is something that no indicator counts: 五项机制, 事项清单29个."""
    if q.unit in _OF_LISTS and text.endswith("清单", context.before[0], q.start):
        return True
    start, end = context.after
    if text[q.start - 1 : q.start] == "除" and text.find("外", start, start + 8) >= 0:
        return True  # 除5件外全部审结: those that are not
    return text[start : start + 1] in _OTHER_FIRST and _COUNTS_OTHER.match(text, start, end) is not None


# 组织32个执法单位开展证件年审: those who do it are counted, so that only what counts offices may be meant.
_DOERS = re.compile(
    r"(?:[\u4e00-\u9fff]{1,2}[直级]|成员|执法|行政执法)?(?:镇街|镇\(街道?\)|乡镇\(街道\)|乡镇|街镇|街道|部门|单位|机关|县区|区县|县\(市、?区\)|委办局|司法所|综治中心|行业(?:领域)?)"
    r"(?:共|全年|累计|均|先后|全部|已)*(?:开展|组织|参加|进行|制定|审查|审核|办理|完成|实施|调解|调处|化解|召开|建立|成立|设立)"
)
_OFFICES = frozenset(("部门", "单位", "镇", "乡镇", "街道"))


def counts_doers(text: str, q: Quantity, context: Context) -> bool:
    """Whether the figure counts the offices that do what is said behind it."""
    return q.unit in ("个", "家") and _DOERS.match(text, *context.after) is not None


def counts_offices(m: Match) -> bool:
    """Whether the rule is of an indicator that counts offices."""
    return not _OFFICES.isdisjoint(m.entry.rule.units)


# 2名调解员被评为先进, 3名律师受到表彰: those who were honoured, not all there are.
_HONOURED = re.compile(
    r"[^,。;\d]{0,14}(?:评为|评选为|被授予|被命名为|表彰|表扬|荣获|荣立|获评|获得[^,。;\d]{0,12}(?:称号|嘉奖)|入选)"
)
_HONOURABLE = re.compile(r"(?:优秀|先进|金牌|最美|十佳|模范|星级)[\u4e00-\u9fff]{0,10}$")
_ALL_OF_A_KIND = (
    "mediation.mediators", "mediation.committees", "mediation.new_committees", "mediation.disputes", "legal_services.",
    "enforcement.officers", "counsel.advisers", "counsel.firms", "publicity.legal_literates",
)  # fmt: skip


def honoured(text: str, q: Quantity, context: Context, m: Match) -> bool:
    """Whether a figure counts those that were honoured."""
    if not m.indicator.startswith(_ALL_OF_A_KIND):
        return False
    said = (context.after, *context.tail)  # the tail is said of each of a list
    if any(_HONOURED.match(text, *span) for span in said):
        return True
    return _HONOURABLE.search(text, *context.before) is not None


# “老杨调解工作室”全年调解纠纷213件 is one office's figure, which may or may not be the report's.
_NAMED_OFFICE = re.compile(r"(?:室|站|中心|所|庭|坊|队|点|驿站)”[^,。;”]{0,16}$")


# What was handed out or asked on one day is not the year's.
_REACH = 200  # characters: how far such words may stand
_ONE_EVENT = re.compile(
    r"(?:当天|当日|活动现场|现场发放|现场解答|本次活动|此次活动|活动期间|活动中|宣传周期间|宣传月期间|(?:月|日|周)”(?:期间|当天|活动中))"
)
_OF_EVENTS = ("publicity.", "legal_aid.consultations", "legal_aid.people_received")


def one_event(text: str, q: Quantity, context: Context, m: Match) -> bool:
    """Whether a figure of legal publicity is told of one event."""
    if not m.indicator.startswith(_OF_EVENTS):
        return False
    start, end = context.sentence
    return _ONE_EVENT.search(text, max(start, q.start - _REACH), min(end, q.start + _REACH)) is not None


# 常务会议学法12次,带动各部门学法240次: the others' sessions.
_LED = re.compile(r"(?:带动|引领)[^,。;\d]{0,6}(?:各|全[省市县区镇乡])[^,。;\d]{0,16}$")


def of_others(text: str, q: Quantity, context: Context, m: Match) -> bool:
    """Whether a figure of study sessions is told of those whom the body has led to hold them."""
    return m.indicator.endswith("_study_sessions") and _LED.search(text, context.clause[0], q.start) is not None


# 实有经营主体69万户,专利授权量同比增长8%: the growth of what it names itself, whatever stood before the comma.
_OF_GROWTH = re.compile(
    r"同比|环比|较|比|与|和|[去上前今本]年|同期|相比|年度?|\d+|净|增[长速幅加量]*|提[升高]|上升|户数|户|数量|总体?[量数]?|累计|年均|平均|分别|[约近达到为共已也又更其的数,、]|实现|其中"
    r"|新[增设]|新?登记|[全我][省市县区旗州]|主体|市场|经营|企业|个体工商"
)


def of_another_growth(text: str, context: Context, m: Match) -> bool:
    """Whether a rate of growth whose subject would be taken over from the clause before has one of its own."""
    return m.entry.rule.change and m.inherited and len(_OF_GROWTH.sub("", text[slice(*context.before)])) >= 2


# 新增市场主体12万户,总量达96万户: the total, whose noun was left out, is no longer of the new ones.
_TOTAL_NOW = re.compile(r"(?:总数|总量|总户数|累计建成|累计)(?:已|约|近|超)?(?:达到?|为)?$")
_STOCK_OF = {
    "mediation.new_committees": "mediation.committees",
    "business.new_market_entities": "business.market_entities",
    "business.new_high_tech_enterprises": "",
}


def of_all(text: str, context: Context, matches: list[Match]) -> list[Match]:
    """The rules with those of new things turned to those of all, where a total takes its noun over from the clause before."""
    if not matches or matches[0].indicator not in _STOCK_OF or not (matches[0].lead or matches[0].inherited):
        return matches
    if not _TOTAL_NOW.search(text, *context.before):
        return matches
    stock = _STOCK_OF[matches[0].indicator]
    return [matches[0]._replace(indicator=stock)] if stock else []


def one_of_many(text: str, q: Quantity, context: Context) -> bool:
    """Whether the figure is told of one named office."""
    start = context.clause[0]
    return text.find("”", start, q.start) >= 0 and _NAMED_OFFICE.search(text, start, q.start) is not None


# 区市场监管局查办案件864件, in a report of the whole government.
_DEPARTMENT_DID = re.compile(
    r"[省市县区州旗](?!各|直)[\u4e00-\u9fff]{2,8}(?:局|委|部门|大队|支队)(?:全年|共|累计)?(?:立案|查办|查处|检查|处罚|办理案件|办理|实施)"
)


def one_department(text: str, q: Quantity, context: Context) -> bool:
    """Whether the figure is told of one department."""
    start = max(context.sentence[0], text.rfind(";", context.sentence[0], q.start) + 1, q.start - 60)
    return _DEPARTMENT_DID.search(text, start, q.start) is not None


# Shortcomings of some: 2个县出庭率不足50%, 4个乡镇全年办案不足10件.
_SOME = re.compile(r"(?<!\d)\d{1,6}(?:个|家)(?:乡镇|镇街|街道|镇|乡|县区|县|区|市|州|村|社区|所|单位|部门|执法单位)")


# 个别部门负责人出庭应诉率不足80%
_VAGUE_SOME = re.compile(
    r"(?:个别|部分|有的|有些|少数|一些)(?:地方|单位|部门|乡镇|镇街|街道|县区|县市|区县|县|区|镇|乡|执法|行政机关)"
)


def speaks_of_some(text: str) -> bool:
    """Whether the text speaks of some places or offices anywhere: most don't, and need not be asked figure by figure."""
    return _VAGUE_SOME.search(text) is not None


def of_some(text: str, q: Quantity, context: Context, shortcomings: Sequence[Span], vague: bool) -> bool:
    """Whether a figure is told of some places or offices, or, among the shortcomings, counts them. ``vague``: what
    ``speaks_of_some`` says of the text."""
    near = max(context.clause[0], q.start - _REACH)
    if vague and _VAGUE_SOME.search(text, near, q.start):
        return True
    if not within(shortcomings, q.start):
        return False
    return _SOME.search(text, near, min(context.after[1], q.unit_end + 4)) is not None


# Of what a table is told that divides it by kind, and the groups whose figures such a table may state.
_DIVIDED = (("复议", "reconsideration."), ("应诉", "litigation."), ("诉讼", "litigation."), ("调解", "mediation."), ("纠纷", "mediation."),
    ("法律援助", "legal_aid."), ("信息公开", "disclosure."), ("信访", "petitions."))  # fmt: skip


def of_kinds(text: str, words: Words, context: Context, m: Match) -> bool:
    """Whether a figure in a table of kinds (申请事项|举报投诉处理|行政处罚) counts cases of one kind: what its cell says is of another
    group than the table, or only in a part of its words of the rule's."""
    caption = "".join(text[slice(*span)] for span in context.inherited)
    groups = tuple(group for said, group in _DIVIDED if said in caption)
    if groups and not m.indicator.startswith(groups):
        return True
    start, end = context.before
    found = (word for hit in words.inside(start, end) for word, mask in hit.words if mask & m.entry.needs)
    return bool(groups) and 2 * max(map(len, found), default=0) < end - start
