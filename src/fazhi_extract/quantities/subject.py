"""What a quantity counts, as a short noun phrase."""

from __future__ import annotations

import re

import regex

from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.text.heads import firsts, lasts

_LEADING = re.compile(
    r"^(?:其中|全年|年内|今年|20\d\d年度?|截至(?:目前|[^,]{0,10}?(?:年?[底末]|\d月[底末]?(?!\d)|\d日)(?:前|止)?|[^,]{0,10})|目前|现有?|已|先后|分别|累计|总计|合计|共计|共有?|总共|达到?|我[省市区县局镇]|全[省市区县镇乡街]|共)+"
)
_VERB = re.compile(
    r"^(?:收到|受理|办理|开展|组织|举办|发放|制定|印发|出台|审查|审核|完成|调解|化解|排查|新增|实现|建立|建成|设立|成立|聘请|选聘|配备|培训|提供|接待|解答|评查|检查|纠正|清理|公布|梳理|召开|发出|出具|制发|推送|发布|公开|培育|创建|打造|办结|审结|查处|立案|参加|参与|对|将|向|为|由|在(?![册建线岗校矫])|以|把|经(?![营济费])|通过|深化|推动|依托|对接|处置|辖区|实施|进行)(?![率度])(?:后(?![勤续备台]))?"
)
_TAIL_WORDS = (
    r"达到?|净|(?<!行)为|不少于|不低于|不超过|不足|不到|至少|由|从|缩短|压缩|压减|精简|精减|清减|调减|核减|缩减|减少|下降|上升|调整|"
    r"约|近|超过?|逾|共计?|分别|累计|均|各|有|增至|升至|降至|至|提升|提高|的|了|已|数量|总数|(?<![人起])数|20\d\d年[底末度]?|去年|上年|今年|同期|同比|环比|增长|增加|较|高于|低于"
)
_TAIL = regex.compile(rf"(?:{_TAIL_WORDS}|\W)+$")
_NOUN_END = re.compile(
    r"[,。;:、]|\((?![市区县镇街乡旗州]\))|进行|开展|实行|完成|缩短|压缩|压减|精简|精减|清减|调减|核减|缩减|减少|减至|降至|增至|调整[为至到]|上升|下降|提升|提高|纳入|全部|得到|实现|(?<!拟)提交|参加|担任|经(?![营济费])|在(?![册建线岗校矫])|平均|均|已|被|由|向|与|并"
)
_BOUND = re.compile(r"(?:及?以[上内下外]|左右|上下|之内)")  # 200卷以上: of the number, not of what is counted
# What parts the noun from what stands before it, looked for from the end of a long phrase.
_PARTERS = tuple("开展 举办 组织 发放 制定 印发 受理 办理 审查 审核 培训 提供 推送 、".split())
# Of the verbs that _TAIL takes off those that say themselves what is counted, where nothing else stands there: 调整46项.
_ALONE = frozenset("调整 压减 精简 精减 清减 核减 缩减".split())
# Characters that these begin and end with: most phrases have another.
_LEADING_FIRST, _VERB_FIRST, _TAIL_LAST = firsts(_LEADING), firsts(_VERB), lasts(_TAIL_WORDS)
_SIZE = 24  # characters of a subject
_LONGEST = 80  # characters of a phrase that are looked at
_FIGURE = re.compile(r"\d")
_FILLED = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def _closed(words: str) -> str:
    """The words with the quotation mark that the end of the phrase has lost."""
    return words + "”" if words.count("“") > words.count("”") else words


def _without_unit(words: str, unit: str) -> str:
    """The words without the unit in brackets that they give for the figure: 罚没款(万元)."""
    label, _, note = words[:-1].rpartition("(")
    return label if note.endswith(unit) and len(note) - len(unit) <= 2 else words


def _without_lead(words: str) -> str:
    return _LEADING.sub("", words) if words and words[0] in _LEADING_FIRST else words


def subject(text: str, q: Quantity, context: Context) -> str:
    """The counted noun: after the number (516名行政执法人员) or before it (行政复议申请100件); at most 24 characters."""
    begin, finish = context.after
    if bound := _BOUND.match(text, begin, finish):
        begin = bound.end()
    stop = _NOUN_END.search(text, begin, finish)
    noun = text[begin : stop.start() if stop else finish].removeprefix("的").strip()
    if len(noun) >= 2 and q.unit != "%" and _FILLED.search(noun):
        return noun[:_SIZE]
    spans = (
        context.here[:1]
        if context.separately
        else [context.before, *context.lead, *context.here[2:], *context.around[-1:]]
    )
    if text[context.before[0] : context.before[1]].strip(",、和及") in _ALONE:
        return text[context.before[0] : context.before[1]].strip(",、和及")
    for start, end in spans:
        finish = min(end, q.start) if start < q.start else end
        words = _noun(text[max(start, finish - _LONGEST) : finish], q.unit)
        if words:
            return words
    if not noun:  # 收到行政复议申请100件,较上年增长5%: of what the clause before counts
        for start, end in context.inherited[:2]:
            figure = _FIGURE.search(text, start, end)
            words = _noun(text[start : figure.start() if figure else end], q.unit)
            if words:
                return words
    return noun[:_SIZE]


def _noun(words: str, unit: str) -> str:
    """What a phrase says is counted, without verbs before and fillers behind; empty where it says nothing."""
    words = words.strip("\n ,。;:、")
    if words.endswith(")") and unit:
        words = _without_unit(words, unit)
    if words and (not "\u4e00" <= words[-1] <= "\u9fff" or words[-1] in _TAIL_LAST):
        words = _TAIL.sub("", words)
    words = _without_lead(words)
    while words and words[0] in _VERB_FIRST:
        shorter = _without_lead(_VERB.sub("", words).lstrip("、"))
        if shorter == words or len(shorter) < 2:
            break
        words = shorter
    if len(words) > _SIZE:
        ends = [words.rfind(parter, 0, len(words) - 2) + len(parter) for parter in _PARTERS if parter in words[:-2]]
        words = words[max(ends, default=0) :]
    return _closed(words[-_SIZE:]) if len(words) >= 2 else ""
