"""What the sentence around a number says of it: the words that govern it, and the words it inherits.

Every quantity gets *windows*, widening outwards:

``here``    the words of its own: back to the clause mark, list mark or figure before it, forward to the next.
``lead``    for a figure with no words of its own (共列入241项, 全年共3轮): the clause before.
``clause``  the whole clause, and the clauses without a figure that lead to it.
``inherited``  earlier clauses of the sentence, nearest first: 收到行政复议申请100件,其中受理97件.

Lists with 分别 give each figure its own item; rates that share a figure (办结率、满意率均为100%) keep theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.text.heads import firsts, lasts

Span = tuple[int, int]

_SENTENCE_MARK = re.compile(r"[。!?\n]")
_CLAUSE_MARK = re.compile(r"[,;:()|]")
_LIST_MARK = re.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与(?!会)|并(?!案|联)")
_ITEM_MARK = re.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与(?!会)")
_RATE_MARK = re.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与|(?<=率)(?=[\u4e00-\u9fff])")
_LIST_LAST = lasts(_LIST_MARK)
_FILLER_WORDS = r"其中|全年|年内|全[省市区县镇乡街]|[我本该][省市区县镇乡局街]|20\d\d年度?|今年|本年度?|当年|截至[年月日底末目前今本当上下半\d]{0,11}|目前|本年末|现有?|已经?|先后|分别|累计(?:建成|建有|达成?)?|总计|合计|共计|共有?|总共|一共|一并|达到?|达成|为|约|仅|只|还|另|再|又|超过?|逾|近|有|的|了|是|均|各|都|至|数量|总数|总量|件数|增[至加]到?|上半年|下半年|扩大[到至]|上升[到至]|提高[到至]|下降[到至]|降[到至]|减[到至]|增长[到至]|经.{0,4}(?:核对|清理|梳理|统计|核定|调整)"
_FILLER = regex.compile(rf"(?:{_FILLER_WORDS}|\W)*+")
_FILLER_FIRST = firsts(_FILLER_WORDS)
_TURN = re.compile(r"全年|年内|累计|共计|先后|今年|现已|已累计|(?<=[\u4e00-\u9fff]{2})(?:设置|设立|布设)")
# 1789个人民调解委员会调解纠纷2.3万件: what an office does belongs to the figure behind.
_DOES = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:委员会|调委会|律师|律所|事务所|顾问|调解员|法律明白人|工作站|工作室|公证处|服务所|法庭|组织|队伍|机构|网格员|志愿者|执法人员|镇街|乡镇|街镇|街道|部门|单位|县区|区县)(?:共|累计)?(?=(?:调解|化解|调处|办理|开展|提供|列席|受理|解答|审查|审核|制定|印发|评查|查处|代理|接待|排查|承办)[\u4e00-\u9fff])"
)
_CAUSE = re.compile("案由|事由|诉由")
_PLACED = re.compile(r"设置|设立|布设|创建")
_SHARED_VERB = re.compile(
    r"(?:全年|共|累计|年内)*(?:审结|办结|受理|办理|收到|新收|立案|处理|审查|制定|开展|发放|新增|实有)(?=[\u4e00-\u9fff]{2})"
)
# 受理、审结行政复议案件80件、76件: as many verbs as figures, and the noun is said once.
_DID = r"(?:收到|新收|新增|受理|立案|办理|审理|审查|审结|办结|结案|调解|化解|制定|修订|修改|废止|新建|改建|处理|处置)"
_VERBS = re.compile(
    rf"(?:全年|本年度|共|累计|年内|全[省市县区]){{0,3}}(?P<verbs>{_DID}(?:(?:、|和|及|与){_DID}){{1,3}})(?=[\u4e00-\u9fff]{{2}})"
)
_BARE_VERB = re.compile(
    r"(?:实地|现场|重点|专项|先后|共|累计|全年){0,3}+(?:督[查察]|检查|抽查|走访|考核|考评|评查|巡查|约谈|通报)"
)
_OFFICES = re.compile(r"(?:部门|单位|乡镇|镇街|街道|系统|领域|行业)")
_AMONG = re.compile(r"(?:涉及|涵盖|覆盖|包括|包含)$")
_ONE_VERB = re.compile(_DID)
_OF_WHICH = re.compile(r"[^,、中里]{0,10}?(?=(中|里|之中))(?:之?中|里)(?!心|介|级|小|国|央|医|期)")
_REACH = 40  # clauses that a subject is inherited over
_SEPARATELY = re.compile(r"分别|依次(?=[为是达])|(?<=[、\u4e00-\u9fff])各(?=\d+[\u4e00-\u9fff][和、]\d)")
_NOUN = 8  # characters
# What follows is done with the things counted: 1385项进驻市民服务中心 are no service centres.
_DONE = re.compile(r"进驻|入驻|纳入|实现|下放|集中|可|全部|均|在|已|由|向|到|被|列入|下沉")
# 5项决策事项全部履行合法性审查等程序: the same, behind the figure
_DECISIONS = re.compile(r"(?:重大)?(?:行政)?决策(?:事项)?(?=全部|均|都)")
_ALL_OF_THEM = ("均", "全部", "都", "已全部")
_LEVELS = frozenset("国家 省 市 县 区 州 乡 镇 县级 市级 省级".split())
# Verbs of a figure that rises or falls (由268项精简至251项).
CHANGES = "提升|提高|上升|增长|增加|下降|降低|降|压缩|缩短|减少|压减|升|增|扩大|扩展|优化|精简|精减|清减|调减|核减|缩减|减|调整|跃升"
# 由92.5%升至98.7%: the second figure is governed by the words before the first.
_RISES = re.compile(
    r"(?:\([^()\d]{1,8}\))?(?:左右|以上|以下)?(?:逐年|稳步|大幅|进一步|快速)?(?:"
    + CHANGES
    + r"|攀升)?(?:至|到|为)了?(?:(?:20\d\d年(?:度|底|末)?|今年|目前)的?)?[约近]?"
)


_RISE_LAST = lasts(_RISES)


@dataclass(slots=True)
class Context:
    """The windows of one quantity, as spans of the normalised text."""

    sentence: Span
    clause: Span
    here: list[Span]
    lead: list[Span]
    around: list[Span]
    inherited: list[Span]
    before: Span  # from the previous figure or clause mark to the number
    after: Span  # from its unit to the next figure or mark
    counted: Span  # the noun behind the unit; nothing where a verb follows it
    items: list[Span] = field(default_factory=list)  # rates that share the figure
    bracketed: bool = False
    separately: bool = False
    tail: list[Span] = field(default_factory=list)  # what follows the last of a list of counted nouns
    follow: list[Span] = field(default_factory=list)  # the next clause, where it has no figure
    beside: list[Span] = field(default_factory=list)  # in a table: headings or labels before its own, nearest first


@dataclass(slots=True)
class Clause:
    """A stretch between two clause marks, with the figures in it by index."""

    start: int
    end: int
    quantities: list[int]
    opens: str  # the mark before it


def sentences(text: str) -> list[int]:
    """Positions of the marks that end sentences, with the text's end."""
    return [*(match.start() for match in _SENTENCE_MARK.finditer(text)), len(text)]


def _clauses(
    text: str, start: int, end: int, quantities: Sequence[Quantity], first: int, last: int, titles: Sequence[Span]
) -> list[Clause]:
    marks: list[tuple[int, str]] = []
    brackets = False
    k = first
    inner = -1  # end of the last figure that begins before the mark: no mark in it counts (1,120项, 场(次))
    for match in _CLAUSE_MARK.finditer(text, start, end):
        at = match.start()
        while k < last and quantities[k].start <= at:
            inner = max(inner, quantities[k].unit_end)
            k += 1
        char = text[at]
        if at < inner or (char == ":" and k < last and quantities[k].start == at + 1):
            continue  # 收到申请:113受理:97
        if char == "(":
            brackets = True
        marks.append((at, char))
    if titles:
        starts = [a for a, _ in titles]
        ends = [-1, *(b for _, b in titles)]
        marks = [(at, char) for at, char in marks if at >= ends[bisect_left(starts, at)]]
    if brackets:
        marks = _without_idle_brackets(marks, quantities, first, last)
    marks.append((end, ""))
    clauses: list[Clause] = []
    begin, opens = start, ""
    k = first
    for at, char in marks:
        inside = []
        while k < last and quantities[k].start < at:
            inside.append(k)
            k += 1
        if at > begin or inside:
            clauses.append(Clause(begin, at, inside, opens))
        begin, opens = at + 1, char
    return clauses


def _without_idle_brackets(
    marks: list[tuple[int, str]], quantities: Sequence[Quantity], first: int, last: int
) -> list[tuple[int, str]]:
    """Brackets without a figure are part of the phrase (村(社区)法律顾问); those with one divide it."""
    out: list[tuple[int, str]] = []
    starts = [quantities[n].start for n in range(first, last)]
    kept = False  # whether an opening bracket stays
    k = 0
    while k < len(marks):
        at, char = marks[k]
        if char != "(":
            if char != ")" or kept:
                out.append((at, char))
            k += 1
            continue
        close = next((j for j in range(k + 1, min(len(marks), k + _REACH)) if marks[j][1] == ")"), None)
        if close is None:
            out.append((at, char))
            kept = True
            k += 1
            continue
        if bisect_right(starts, at) < bisect_left(starts, marks[close][0]):
            out += marks[k : close + 1]
            kept = True
        k = close + 1
    return out


def build(
    text: str, quantities: Sequence[Quantity], titles: Sequence[Span], ends: Sequence[int] | None = None
) -> list[Context]:
    """The context of every quantity, in order. ``ends``: the sentences of the text, where already known."""
    contexts: list[Context] = []
    ends = ends or sentences(text)
    title = 0
    k = 0
    while k < len(quantities):
        index = bisect_left(ends, quantities[k].start)
        start = ends[index - 1] + 1 if index else 0
        end = ends[index]
        last = k
        while last < len(quantities) and quantities[last].start < end:
            last += 1
        while title < len(titles) and titles[title][1] <= start:
            title += 1
        near = title
        while near < len(titles) and titles[near][0] < end:
            near += 1
        clauses = _clauses(text, start, end, quantities, k, last, titles[title:near])
        contexts += _sentence(text, (start, end), clauses, quantities)
        k = last
    return contexts


def _sentence(text: str, sentence: Span, clauses: list[Clause], quantities: Sequence[Quantity]) -> list[Context]:
    made: list[Context] = []
    spans = [(clause.start, clause.end) for clause in clauses]
    for number, clause in enumerate(clauses):
        own = clause.quantities
        if not own:
            continue
        lead_from = number
        while lead_from > 0 and not clauses[lead_from - 1].quantities and number - lead_from < 3:
            lead_from -= 1
        around = spans[lead_from : number + 1]
        if clause.opens == "(" and number:
            around.insert(0, spans[number - 1])
        inherited = spans[max(0, lead_from - _REACH) : lead_from][::-1]
        first = len(made)
        left = clause.start
        listed = -1
        for place, k in enumerate(own):
            q = quantities[k]
            if place + 1 == len(own):
                right = next_left = clause.end
            else:
                right, next_left = _split(text, q.unit_end, quantities[own[place + 1]].start)
            before = _before(text, left, q.start)
            left = next_left
            if text[q.start - 1 : q.start] == "在":
                placed = _PLACED.search(text, q.unit_end, right)
                right = placed.start() if placed else right  # 在3个市场设立工作室: the place, not what is set up there
            caused = _CAUSE.search(text, q.unit_end, right)
            right = caused.start() if caused else right  # 不予受理1宗案由为信访答复: why, not what
            decided = _DECISIONS.match(text, q.unit_end, right)
            after = (q.unit_end, decided.end() if decided else right)
            # 重大行政决策事项11项均经合法性审查: what was done to them says nothing of what they are
            here = [before] if text.startswith(_ALL_OF_THEM, q.unit_end) and before[1] > before[0] else [before, after]
            bracketed = False
            lead: list[Span] = []
            if place:
                if text[q.start - 1] in _RISE_LAST and _RISES.fullmatch(
                    text, quantities[own[place - 1]].unit_end, q.start
                ):
                    here.append(made[-1].before)
                elif before[0] == before[1] and _BARE_VERB.fullmatch(text, *made[-1].before):
                    here.append(made[-1].before)  # 实地督查9个市政府和26家省直部门
                elif q.unit != quantities[own[place - 1]].unit and _filler(text, after):
                    if _filler(text, before):
                        here.append(made[-1].before)  # 执法业务培训5场次、43人次
                    elif number and _OFFICES.fullmatch(text, *before) and _AMONG.search(text, *made[-1].before):
                        lead.append(spans[number - 1])  # 公布许可事项清单,涉及32个部门268项
            elif number:
                if clause.start == q.start:
                    if clause.opens == "(":
                        here.append(_tail(clauses[number - 1], quantities))
                        bracketed = True
                    if clause.opens == ")" and number > 1:
                        here.append(_tail(clauses[number - 2], quantities))  # 审结(含上年结转24件)298件
                        around.insert(0, spans[number - 2])
                if not bracketed and _filler(text, before) and _filler(text, after):
                    lead.append(spans[number - 1])
            noun = q.unit_end if _DONE.match(text, q.unit_end) else min(right, q.unit_end + _NOUN)
            counted = (q.unit_end, noun)
            context = Context(
                sentence, spans[number], here, lead, around, inherited, before, after, counted, [], bracketed
            )
            if place + 1 < len(own):
                if listed < 0:
                    listed = _listed(text, clause, quantities)
                if place >= listed:
                    context.tail = [(quantities[own[-1]].unit_end, clause.end)]
            elif number + 1 < len(clauses) and not clauses[number + 1].quantities:
                context.follow = [spans[number + 1]]
            made.append(context)
        if len(own) > 1:
            _separately(text, clauses, number, quantities, made[first:])
        _shared_rates(text, clause, quantities, made, first)
    return made


def _filler(text: str, span: Span) -> bool:
    """Whether the words say nothing of what is counted (其中, 全年共, 已累计)."""
    start, end = span
    if start < end and "\u4e00" <= text[start] <= "\u9fff" and text[start] not in _FILLER_FIRST:
        return False
    return start >= end or _FILLER.fullmatch(text, start, end) is not None


def _before(text: str, start: int, end: int) -> Span:
    """The words before a number; none where they end in a list mark (…规范性文件和60件政府合作协议): they count
    another thing."""
    if start < end and text[end - 1] in _LIST_LAST:
        last = None
        for match in _LIST_MARK.finditer(text, max(start, end - 2), end):
            last = match
        if last is not None and last.end() == end and last.start() >= start:
            return end, end
    return start, end


def _listed(text: str, clause: Clause, quantities: Sequence[Quantity]) -> int:
    """From which figure on the clause is a list to its end. 对6个乡镇、10个县直单位开展督察: what is said after the
    last item is said of the others too."""
    own = clause.quantities
    for place in range(len(own) - 2, -1, -1):
        start, end = quantities[own[place]].unit_end, quantities[own[place + 1]].start
        # 3市5县8个部门 needs no mark
        if end > start and (end - start > 16 or not _LIST_MARK.search(text[max(start, end - 3) : end])):
            return place + 1
    return 0


def _split(text: str, start: int, end: int) -> tuple[int, int]:
    """Where, between two figures, the first one's words end and the second one's begin."""
    if text[start] == "、":
        return start, start + 1  # 继续有效101件、废止和宣布失效42件: the list's own mark
    if text[end - 1] == ":":
        return start, start  # 收到申请:113受理:97: each label is that of the figure behind it
    inside = _OF_WHICH.match(text, start, end)  # 审结977件中直接纠错236件, 110件复议案件中维持37件
    if inside:
        return inside.start(1), inside.end()
    last = None
    for match in _LIST_MARK.finditer(text, start, end):
        last = match
    does = _DOES.match(text, start, end)
    if does and (last is None or does.end() < last.start()):
        return does.end(), does.end()
    if last is None:
        # 24名政府法律顾问全年列席会议38场: what is said of the year belongs to the second figure
        turn = _TURN.search(text, start, end)
        return (turn.start(), turn.start()) if turn and turn.start() > start else (end, start)
    return last.start(), last.end()


def _tail(clause: Clause, quantities: Sequence[Quantity]) -> Span:
    start = quantities[clause.quantities[-1]].unit_end if clause.quantities else clause.start
    return (start, clause.end)


def _items(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Span]:
    spans = []
    begin = start
    for match in mark.finditer(text, start, end):
        if match.start() > begin:
            spans.append((begin, match.start()))
        begin = match.end()
    if end > begin:
        spans.append((begin, end))
    return spans


def _separately(
    text: str, clauses: list[Clause], number: int, quantities: Sequence[Quantity], contexts: list[Context]
) -> None:
    clause = clauses[number]
    if len(clause.quantities) < 2:
        return
    mark = _SEPARATELY.search(text, clause.start, clause.end)
    if mark is None:
        _verb_by_verb(text, clause, quantities, contexts)
        return
    after = [n for n, k in enumerate(clause.quantities) if quantities[k].start >= mark.end()]
    before = [n for n, k in enumerate(clause.quantities) if quantities[k].start < mark.start()]
    if len(after) >= 2:
        start = clause.start if not before else quantities[clause.quantities[before[-1]]].unit_end
        head = (start, mark.start())
        if _FILLER.fullmatch(text, *head) and number:
            head = (clauses[number - 1].start, clauses[number - 1].end)
        items = _items(text, *head, _ITEM_MARK)
        shared = (mark.end(), quantities[clause.quantities[after[0]]].start)
        chosen = after
    elif len(before) >= 2 and not after:
        items = _items(text, mark.end(), clause.end, _ITEM_MARK)
        shared = (quantities[clause.quantities[before[-1]]].unit_end, mark.start())
        chosen = before
    else:
        return
    if len(items) < len(chosen):
        return
    items = items[-len(chosen) :]
    for item, n in zip(items, chosen, strict=True):
        context = contexts[n]
        context.here = [item, shared]
        if item != items[-1] and item[1] - item[0] <= 2 and text[item[0] : item[1]] in _LEVELS:
            context.here.append(items[-1])  # 省、市人大代表建议分别为6件和142件
        if quantities[clause.quantities[n]].unit == "%" and text[item[1] - 1] not in "率度比":
            context.here.append(items[-1])  # 代表、委员满意度分别为…: 满意度 is said of both
        verb = _SHARED_VERB.match(text, *items[0])
        if verb and n != chosen[0]:
            context.here.append(
                verb.span()
            )  # 审结行政复议、行政诉讼案件分别为…: what is said of the first is said of all
        if n == chosen[-1] and chosen is after:
            context.here.append(context.after)
        context.lead = []
        context.separately = True


def _verb_by_verb(text: str, clause: Clause, quantities: Sequence[Quantity], contexts: list[Context]) -> None:
    figures = [quantities[k] for k in clause.quantities]
    if any(
        b.unit != a.unit or text[a.unit_end : b.start] not in ("、", "和", "及", "与") for a, b in pairwise(figures)
    ):
        return
    said = _VERBS.match(text, clause.start, figures[0].start)
    verbs = list(_ONE_VERB.finditer(text, *said.span("verbs"))) if said else []
    if said is None or len(verbs) != len(figures):
        return
    for verb, context in zip(verbs, contexts, strict=True):
        context.here = [(said.end(), figures[0].start), verb.span()]
        context.lead = []
        context.separately = True


def _shared_rates(
    text: str, clause: Clause, quantities: Sequence[Quantity], contexts: list[Context], first: int
) -> None:
    """Contexts from ``first`` on are the clause's."""
    for place, k in enumerate(clause.quantities):
        q = quantities[k]
        if q.unit != "%" or contexts[first + place].separately:
            continue
        start = quantities[clause.quantities[place - 1]].unit_end if place else clause.start
        rates = text.count("率", start, q.start)
        if rates + text.count("度", start, q.start) < 2 and not (rates and text.find("均", start, q.start) >= 0):
            continue
        items = _items(text, start, q.start, _RATE_MARK)
        if len(items) >= 2:
            contexts[first + place].items = items
