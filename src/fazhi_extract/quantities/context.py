"""What the sentence around a number says of it: the words that govern it, and the words it inherits.

Every quantity gets *windows*, widening outwards:

``here``    the words of its own: back to the clause mark, list mark or figure before it, forward to the next.
``lead``    for a figure with no words of its own (共列入241项, 全年共3轮): the clause before.
``clause``  the whole clause, and the clauses without a figure that lead to it.
``inherited``  earlier clauses of the sentence, nearest first: 收到行政复议申请100件,其中受理97件.

Lists with 分别 give each figure its own item; rates that share a figure (办结率、满意率均为100%) keep theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from fazhi_extract.quantities.scan import Quantity

Span = tuple[int, int]

_SENTENCE_MARK = regex.compile(r"[。!?\n]")
_CLAUSE_MARK = regex.compile(r"[,;:()|]")
_LIST_MARK = regex.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与(?!会)|并(?!案|联)|或")
_ITEM_MARK = regex.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与(?!会)")
_RATE_MARK = regex.compile(r"、|以及|和(?!解|谐|睦|平)|及(?!时|格|早)|与|(?<=率)(?=[\u4e00-\u9fff])")
_FILLER = regex.compile(
    r"(?:其中|全年|年内|全[省市区县镇乡街]|[我本该][省市区县镇乡局街]|20\d\d年度?|今年|本年度?|当年|截至.{0,10}|目前|现有?|已经?|先后|分别|累计|总计|合计|共计|共有?|总共|一共|一并|达到?|达成|为|约|仅|只|还|另|再|又|超过?|逾|近|有|的|了|是|均|各|都|至|数量|总数|总量|件数|增[至加]到?|上半年|下半年|\W)*+"
)
_TURN = regex.compile(r"全年|年内|累计|共计|先后|今年|现已|已累计")
_SEPARATELY = regex.compile(r"分别")
# 由92.5%升至98.7%: the second figure is governed by the words before the first.
_RISES = regex.compile(
    r"(?:左右|以上|以下)?(?:逐年|稳步|大幅|进一步|快速)?(?:提升|提高|上升|增长|增加|下降|降低|降|压缩|缩短|减少|压减|升|增|扩大|扩展|优化|精简|缩减|减|调整|跃升|攀升)?(?:至|到|为)(?:约|近|了)?"
)


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
    items: list[Span] = field(default_factory=list)  # rates that share the figure
    bracketed: bool = False
    separately: bool = False
    tail: list[Span] = field(default_factory=list)  # what follows the last of a list of counted nouns
    follow: list[Span] = field(default_factory=list)  # the next clause, where it has no figure


@dataclass(slots=True)
class Clause:
    start: int
    end: int
    quantities: list[int]
    opens: str  # the mark before it


def sentences(text: str) -> list[int]:
    """Positions of the marks that end sentences, with the text's end."""
    return [*(match.start() for match in _SENTENCE_MARK.finditer(text)), len(text)]


def _clauses(text: str, start: int, end: int, quantities: Sequence[Quantity], first: int, last: int, titles: Sequence[Span]) -> list[Clause]:
    marks: list[tuple[int, str]] = []
    for match in _CLAUSE_MARK.finditer(text, start, end):
        marks.append((match.start(), match[0]))
    if first < last:
        inner = [(quantities[n].start, quantities[n].unit_end) for n in range(first, last)]
        marks = [(at, char) for at, char in marks if not any(a <= at < b for a, b in inner)]  # 1,120项, 场(次)
    if titles:
        marks = [(at, char) for at, char in marks if not any(a < at < b for a, b in titles)]
    if any(char == "(" for _, char in marks):
        marks = _without_idle_brackets(marks, quantities, first, last)
    clauses: list[Clause] = []
    begin, opens = start, ""
    k = first
    for at, char in [*marks, (end, "")]:
        inside = []
        while k < last and quantities[k].start < at:
            inside.append(k)
            k += 1
        if at > begin or inside:
            clauses.append(Clause(begin, at, inside, opens))
        begin, opens = at + 1, char
    return clauses


def _without_idle_brackets(marks: list[tuple[int, str]], quantities: Sequence[Quantity], first: int, last: int) -> list[tuple[int, str]]:
    """Brackets without a figure are part of the phrase (村(社区)法律顾问); those with one divide it."""
    out: list[tuple[int, str]] = []
    k = 0
    while k < len(marks):
        at, char = marks[k]
        if char != "(":
            if char != ")" or any(c == "(" for _, c in out):
                out.append((at, char))
            k += 1
            continue
        close = next((j for j in range(k + 1, len(marks)) if marks[j][1] == ")"), None)
        if close is None:
            out.append((at, char))
            k += 1
            continue
        if any(at < quantities[n].start < marks[close][0] for n in range(first, last)):
            out += marks[k : close + 1]
        k = close + 1
    return out


def build(text: str, quantities: Sequence[Quantity], titles: Sequence[Span]) -> list[Context]:
    """The context of every quantity, in order."""
    contexts: list[Context] = []
    ends = sentences(text)
    k = 0
    while k < len(quantities):
        index = bisect_left(ends, quantities[k].start)
        start = ends[index - 1] + 1 if index else 0
        end = ends[index]
        last = k
        while last < len(quantities) and quantities[last].start < end:
            last += 1
        near = [span for span in titles if span[0] < end and span[1] > start]
        clauses = _clauses(text, start, end, quantities, k, last, near)
        contexts += _sentence(text, (start, end), clauses, quantities)
        k = last
    return contexts


def _sentence(text: str, sentence: Span, clauses: list[Clause], quantities: Sequence[Quantity]) -> list[Context]:
    made: list[Context] = []
    for number, clause in enumerate(clauses):
        if not clause.quantities:
            continue
        lead_from = number
        while lead_from > 0 and not clauses[lead_from - 1].quantities and number - lead_from < 3:
            lead_from -= 1
        around = [(clauses[n].start, clauses[n].end) for n in range(lead_from, number + 1)]
        if clause.opens == "(" and number:
            around.insert(0, (clauses[number - 1].start, clauses[number - 1].end))
        inherited = [(clauses[n].start, clauses[n].end) for n in range(lead_from - 1, -1, -1)]
        for place, k in enumerate(clause.quantities):
            q = quantities[k]
            before = _before(text, _left(text, clause, place, quantities), q.start)
            after = (q.unit_end, _right(text, clause, place, quantities))
            here = [before, after]
            if place and _RISES.fullmatch(text, quantities[clause.quantities[place - 1]].unit_end, q.start):
                here.append(made[-1].before)
            bracketed = False
            if clause.opens == "(" and place == 0 and number and text[clause.start : q.start] == "":
                here.append(_tail(clauses[number - 1], quantities))
                bracketed = True
            if clause.opens == ")" and place == 0 and number > 1 and text[clause.start : q.start] == "":
                here.append(_tail(clauses[number - 2], quantities))  # 审结(含上年结转24件)298件
                around.insert(0, (clauses[number - 2].start, clauses[number - 2].end))
            lead: list[Span] = []
            if number and not bracketed and _FILLER.fullmatch(text, *before) and _FILLER.fullmatch(text, *after) and place == 0:
                lead.append((clauses[number - 1].start, clauses[number - 1].end))
            context = Context(sentence, (clause.start, clause.end), here, lead, around, inherited, before, after, [], bracketed)
            if place + 1 < len(clause.quantities):
                context.tail = _tail_of_list(text, clause, place, quantities)
            if number + 1 < len(clauses) and not clauses[number + 1].quantities and place + 1 == len(clause.quantities):
                context.follow = [(clauses[number + 1].start, clauses[number + 1].end)]
            made.append(context)
        _separately(text, clauses, number, quantities, made[len(made) - len(clause.quantities) :])
        _shared_rates(text, clause, quantities, made[len(made) - len(clause.quantities) :])
    return made


def _before(text: str, start: int, end: int) -> Span:
    """The words before a number; none where they end in a list mark (…规范性文件和60件政府合作协议): they count
    another thing."""
    last = None
    for match in _LIST_MARK.finditer(text, max(start, end - 2), end):
        last = match
    if last is not None and last.end() == end and last.start() >= start:
        return end, end
    return start, end


def _tail_of_list(text: str, clause: Clause, place: int, quantities: Sequence[Quantity]) -> list[Span]:
    """对6个乡镇、10个县直单位开展督察: what is said after the last item is said of the first too."""
    for k in range(place, len(clause.quantities) - 1):
        gap = text[quantities[clause.quantities[k]].unit_end : quantities[clause.quantities[k + 1]].start]
        if len(gap) > 16 or not _LIST_MARK.search(gap[-3:]):
            return []
    return [(quantities[clause.quantities[-1]].unit_end, clause.end)]


def _left(text: str, clause: Clause, place: int, quantities: Sequence[Quantity]) -> int:
    if place == 0:
        return clause.start
    previous = quantities[clause.quantities[place - 1]]
    return _split(text, previous.unit_end, quantities[clause.quantities[place]].start)[1]


def _right(text: str, clause: Clause, place: int, quantities: Sequence[Quantity]) -> int:
    if place + 1 == len(clause.quantities):
        return clause.end
    q = quantities[clause.quantities[place]]
    return _split(text, q.unit_end, quantities[clause.quantities[place + 1]].start)[0]


def _split(text: str, start: int, end: int) -> tuple[int, int]:
    """Where, between two figures, the first one's words end and the second one's begin."""
    if text.startswith(("中", "里", "之中"), start):  # 审结977件中直接纠错236件
        return start, start
    last = None
    for match in _LIST_MARK.finditer(text, start, end):
        last = match
    if last is None:
        # 24名政府法律顾问全年列席会议38场: what is said of the year belongs to the second figure
        turn = _TURN.search(text, start, end)
        return (turn.start(), turn.start()) if turn and turn.start() > start else (end, start)
    return last.start(), last.end()


def _tail(clause: Clause, quantities: Sequence[Quantity]) -> Span:
    start = quantities[clause.quantities[-1]].unit_end if clause.quantities else clause.start
    return (start, clause.end)


def _items(text: str, start: int, end: int, mark: regex.Pattern[str]) -> list[Span]:
    spans = []
    begin = start
    for match in mark.finditer(text, start, end):
        if match.start() > begin:
            spans.append((begin, match.start()))
        begin = match.end()
    if end > begin:
        spans.append((begin, end))
    return spans


def _separately(text: str, clauses: list[Clause], number: int, quantities: Sequence[Quantity], contexts: list[Context]) -> None:
    clause = clauses[number]
    mark = _SEPARATELY.search(text, clause.start, clause.end)
    if mark is None or len(clause.quantities) < 2:
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
        if n == chosen[-1] and chosen is after:
            context.here.append(context.after)
        context.lead = []
        context.separately = True


def _shared_rates(text: str, clause: Clause, quantities: Sequence[Quantity], contexts: list[Context]) -> None:
    for place, k in enumerate(clause.quantities):
        q = quantities[k]
        if q.unit != "%" or contexts[place].separately:
            continue
        start = quantities[clause.quantities[place - 1]].unit_end if place else clause.start
        words = text[start : q.start]
        if words.count("率") + words.count("度") < 2 and not ("均" in words and "率" in words):
            continue
        items = _items(text, start, q.start, _RATE_MARK)
        if len(items) >= 2:
            contexts[place].items = items
