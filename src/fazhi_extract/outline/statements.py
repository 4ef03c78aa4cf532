"""Shortcomings and next year's plans, one item each, also where both stand in one section."""

from __future__ import annotations

import re

from fazhi_extract.outline.headings import Heading, marks_behind
from fazhi_extract.outline.kinds import part_kind
from fazhi_extract.text.spans import merged, within

Span = tuple[int, int]

_ITEM = re.compile(
    r"(?:^|(?<=[\n。;:,!?]))(?:[一二三四五六七八九十]{1,2}(?:是(?!否)|要(?!素|件|点))|第[一二三四五六七八九十][,、]|其[一二三四五][,、]|首先[,、]?|其次[,、]?|再次[,、]?|再者[,、]?|最后[,、]?|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|(?<=\n)[-—]{1,2}(?=[\u4e00-\u9fff])|(?<=\n)[一二三四五六七八九十]{1,2}、|\d{1,2}[.、](?!\d)"
    r"|(?<=\n)\d{1,2}(?:\.\d{1,2}){1,2}[.、]?(?=[\u4e00-\u9fff])(?![万亿余多倍元件名次年]|[人个家](?![才员别庭])))|[①-⑳]"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_PLAN_STARTS = re.compile(
    r"(?:^|(?<=[\n。]))(?:下一步|下步|今后|接下来|(?:\d{4}|明|来)年,?(?:度)?,?[^。\n]{0,8}(?:将|要|继续|重点|计划|着力|全面))|(?<=[\n。,])(?:我[区市县镇局乡省]将|下一步[,将]|对此[,将])"
)
# A paragraph of plans with no heading of its own.
_PLAN_LINE = re.compile(
    r"(?:下一?步|下一年|新的一年|接下来)(?:,|将|工作(?:中)?,|我[区市县镇局乡省街])"
    r"|(?:20\d\d年|下一?年度?|下一?步)(?:法治[^,。;:\d\n]{0,8})?(?:主要)?工作(?:计划|打算|安排)[:。,]"
)
_PROBLEM_LEAD = re.compile(
    r"(?:存在|还有|仍有|面临)[^。,:]{0,24}(?:问题|不足|短板|差距|困难|薄弱环节)|主要(?:体现|表现)|表现在|主要有|主要是:"
)
# 存在法治意识不强、执法水平不高等问题 states shortcomings, where 存在一些问题 only announces them.
_STATED = re.compile(
    r"(?:存在着?|还有|仍有|面临着?)(?P<what>[^。,:;\n]{2,80}?)(?:(?P<among>等)[^。,:;、\n]{0,6}|的)?(?:问题|不足|短板|差距|困难|现象)(?=[。,;\n]|$)"
)
_FAULT = re.compile(r"不(?![少小足容同可])|不足$|缺|滞后|淡薄|单一|[薄偏]弱$")
_VAGUE = re.compile(r"一些|不少|许多|诸多|若干|一定|这样那样|各种")
# Before it: words that say whose work it is, not what is wrong with it.
_GENERAL = re.compile(
    r"(?:[我本全][省市区县旗州盟镇乡局街道院]{1,2}|法治(?:政府)?建设|依法行政|工作|[还仍也但]|依然|仍然|目前|当前|中|的|各项|方面){0,10}"
)
# Why it is so is no further shortcoming.
_CAUSES = re.compile(
    r"(?<=[。;\n])(?:究其原因|分析原因|(?:产生|造成|出现|存在|导致)?(?:这些|上述|以上|此类)[^。,:\n]{0,8}的?(?:主要)?原因|(?:主要)?原因(?:是|在于|有|主要))"
)
# A heading below the shortcomings that says why they are, or only in what.
_CAUSE = re.compile(r"[^,、及和与]{0,12}(?:原因|成因)(?:分析|剖析)?")
_AREA = re.compile(
    r"(?:^(?:目前|当前)?(?:主要|突出|存在|存在的)?(?:主要|突出)?|方面(?:(?:还?存在)?的?(?:主要|突出)?(?=问题)|还?存在的?|的))(?:问题|不足|短板)$|方面$"
)
# 暂未发现明显问题 states none.
_NONE = re.compile(
    r"(?:未发现|没有发现|不存在|暂无|没有|无)(?:任何|明显|突出|重大|较大|严重|其他|相关)?的?(?:问题|不足|短板)(?=[。!]?$)"
)
_WEAK = re.compile(r"不|差距|欠缺|薄弱|有待|短板|问题|滞后|缺乏|尚未|需|亟|难|较少|不足|不强|不够|单一|未")
_BY_SEMICOLON = re.compile(r"[^;:。]+")
_BY_PAUSE = re.compile(r"[^、]+")
_BY_COMMA = re.compile(r"[^,;:。]+")
_MARK = re.compile(
    r"(?:第.{1,3}(?:部分|章|节)[、:,.]?|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}[、.]|\([^()]{1,3}\)[、.]?|\d{1,2}[、.]|[①-⑳])"
)
_LEAD = 80  # characters: the longest announcement of a list of plans
_MIXED = re.compile(r"计划|打算|安排|下一?步|思路|措施")


def _clip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in "\n ,。;:、—-●·◆■★▲◇□":
        start += 1
    while end > start and text[end - 1] in "\n ;,【":
        end -= 1
    return (start, end) if end - start >= 4 else None


def _marked(text: str, start: int, end: int) -> list[Span]:
    marks: list[Span] = []
    for match in _ITEM.finditer(text, start, end):
        at = match.start()
        if "①" <= text[at] <= "⑳" and text[at - 1] not in "\n。;:,!?":
            # ①…②… needs no stop between them, where the one before has been seen (附件② is none)
            if not marks or ord(text[marks[-1][0]]) + 1 != ord(text[at]):
                continue
        marks.append(match.span())
    if len(marks) < 2:
        return []
    spans = []
    for k, (_, after) in enumerate(marks):
        stop = marks[k + 1][0] if k + 1 < len(marks) else end
        line = text.find("\n", after, stop)
        if k + 1 == len(marks) and line > 0:
            stop = line  # the last item ends with its paragraph
        span = _clip(text, after, stop)
        if span:
            spans.append(span)
    return spans


def _sentences(text: str, start: int, end: int, shortest: int) -> list[Span]:
    spans = [_clip(text, *match.span()) for match in _SENTENCE.finditer(text, start, end)]
    return [_unmarked(text, span) for span in spans if span and span[1] - span[0] >= shortest]


def _unmarked(text: str, span: Span) -> Span:
    """A sentence without the mark that it begins with, which is no word of its item (2.1, 一是)."""
    mark = _ITEM.match(text, span[0])
    if not mark or mark[0][-1] in "先次者后,":
        return span
    return _clip(text, mark.end(), span[1]) or span


def _enumerated(text: str, start: int, end: int) -> list[Span]:
    """The items of a sentence that announces them and sets them off by semicolons (重点抓好以下工作:…;…;…)."""
    colon = text.find(":", start, end)
    if not 0 <= colon - start <= _LEAD or text.find(";", start, end) < colon:
        return []
    spans = [_clip(text, *match.span()) for match in _BY_SEMICOLON.finditer(text, colon + 1, end)]
    return [span for span in spans if span]


_APPENDIX = re.compile(r"\n *(?:附件?[:\d]|附件(?=\n|$)|附表)")
_ROW = re.compile(r"\n[^\n|]{1,40}\|")
_TITLE = re.compile(r"[^,;:\d]{4,16}。?")


def _titled(text: str, sentences: list[Span]) -> list[Span]:
    """Sentences joined to the items they belong to, where short ones without a comma stand as titles above the others
    (强化干部法治教育。坚持会前学法,…。夯实执法基础。…); nothing where they do not."""
    titles = [k for k, span in enumerate(sentences) if _TITLE.fullmatch(text, *span)]
    if (
        len(titles) < 2
        or titles[0] > 1
        or any(b - a < 2 for a, b in zip(titles, [*titles[1:], len(sentences)], strict=True))
    ):
        return []
    ends = [*(k - 1 for k in titles[1:]), len(sentences) - 1]
    return [(sentences[k][0], sentences[end][1]) for k, end in zip(titles, ends, strict=True)]


# What only announces the items: 2024年,我局将重点抓好以下工作。
_ANNOUNCES = re.compile(r"(?:以下|如下|下列)[^,。;:]{0,10}[。:]?$")


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """One item a paragraph where there are several, else one a sentence; a sentence may list several."""
    row = _ROW.search(text, start, end)
    end = row.start() if row else end
    lines = [_clip(text, *match.span()) for match in _LINE.finditer(text, start, end)]
    items = [line for line in lines if line and line[1] - line[0] >= 12]
    if len(items) < 2:
        items = _titled(text, _sentences(text, start, end, 5)) or _sentences(text, start, end, 6)
    elif items[0][1] - items[0][0] < 80 and _ANNOUNCES.search(text, *items[0]):
        del items[0]
    return [one for item in items for one in (_enumerated(text, *item) or [item])]


def _stated(text: str, sentence: Span) -> list[Span]:
    """What a sentence states that says 存在…问题 and of what: each shortcoming it lists, or the sentence; nothing where it
    only announces what follows."""
    found = _STATED.search(text, *sentence)
    if not found or not (_FAULT.search(found["what"]) or (found["among"] and not _VAGUE.match(found["what"]))):
        return []
    clause = max(sentence[0], text.rfind(",", sentence[0], found.start()) + 1)
    subject = clause == found.start() > sentence[0]  # 干部法治意识不强,存在…: the clause before it says whose
    if subject or text.find(";", *sentence) >= 0 or not _GENERAL.fullmatch(text, clause, found.start()):
        return [sentence]  # 部分案卷存在文书不规范、程序有瑕疵等问题: of the cases, together
    spans = [match.span() for match in _BY_PAUSE.finditer(text, *found.span("what"))]
    if all(end - start >= 4 and _WEAK.search(text, start, end) for start, end in spans):
        return spans
    return [(found.start("what"), sentence[1])]


def _problem_items(text: str, start: int, end: int) -> list[Span]:
    causes = _CAUSES.search(text, start, end)
    if causes and causes.start() > start:
        end = causes.start()
    marked = _marked(text, start, end)
    if marked:
        return marked
    items: list[Span] = []
    for sentence in _sentences(text, start, end, 5):
        none = _NONE.search(text[sentence[0] : sentence[1]])
        if none and not _WEAK.search(text, sentence[0], sentence[0] + none.start() - 1):
            continue
        stated = _stated(text, sentence)
        lead = None if stated else _PROBLEM_LEAD.search(text, *sentence)
        if lead:
            at = lead.end()
            if sentence[1] - at < 4:
                items.clear()  # …仍存在一些薄弱环节。 announces the sentences below it, and ends what leads to it
            # items are set off by semicolons; by commas only where no semicolon stands
            pattern = _BY_SEMICOLON if text.find(";", at, sentence[1]) >= 0 else _BY_COMMA
            for clause in pattern.finditer(text, at, sentence[1]):
                span = _clip(text, *clause.span())
                if span and (span[1] - span[0] >= 8 or _WEAK.search(text, *span)):
                    items.append(span)
        elif _WEAK.search(text, *sentence):
            parts = [_clip(text, *match.span()) for match in _BY_SEMICOLON.finditer(text, *sentence)]
            weak = [part for part in parts if part and _WEAK.search(text, *part)]
            items += weak if len(weak) > 1 and len(weak) == len(parts) else (stated or [sentence])
    return items


def _children(headings: list[Heading], at: int) -> list[Heading]:
    """The headings one level below ``headings[at]``."""
    stop, level = headings[at].stop, headings[at].level + 1
    found = []
    for k in range(at + 1, len(headings)):  # no slice: its cost would grow with the headings of the whole text
        if headings[k].start >= stop:
            break
        if headings[k].level == level:
            found.append(headings[k])
    return found


def _mark_width(text: str, heading: Heading) -> int:
    match = _MARK.match(heading.text)
    return match.end() if match else 0


def _paragraph_items(text: str, heading: Heading, stop: int) -> list[Span]:
    """A heading with what stands below it; one item for each mark that goes on with its numbering in its paragraph."""
    marks = [(heading.start, heading.start + _mark_width(text, heading)), *marks_behind(text, heading, stop)]
    spans = [_clip(text, after, marks[k][0]) for k, (_, after) in enumerate(marks[:-1], 1)]
    spans.append(_clip(text, marks[-1][1], stop))
    return [span for span in spans if span]


def _below_area(text: str, heading: Heading, stop: int) -> list[Span]:
    """The shortcomings below a heading that says only in what they are (执法方面); none where it is itself the shortcoming."""
    if _AREA.search(heading.text[_mark_width(text, heading) :]):
        return _problem_items(text, heading.body, stop)
    return [] if _WEAK.search(heading.text) else _marked(text, heading.body, stop)


def _section_items(text: str, parts: list[Heading], section: Heading, end: int, problems: bool) -> list[Span]:
    """The items of a section, of which ``parts`` are the headings one level below."""
    children = [h for h in parts if h.start < end]
    if children and children[0].number <= 1:  # else the first items are no headings: all are read by their marks
        spans: list[Span] = []
        for child in children:
            stop = min(child.stop, end)
            if not problems:
                spans += _paragraph_items(text, child, stop)
            elif not _CAUSE.fullmatch(text, child.start + _mark_width(text, child), child.end):
                behind = marks_behind(text, child, stop)
                spans += (not behind and _below_area(text, child, stop)) or _paragraph_items(text, child, stop)
        return spans
    if problems:
        return _problem_items(text, section.body, end)
    return _marked(text, section.body, end) or _paragraphs(text, section.body, end)


def plan_boundary(text: str, section: Heading) -> int:
    """Where, in a section of shortcomings, next year's plans begin (its end where they do not)."""
    mixed = _MIXED.search(section.text)
    for match in _PLAN_STARTS.finditer(text, section.body, section.stop):
        if match.start() > section.body and (mixed or not match[0].startswith("对此")):
            # a slogan sentence may stand before it; it belongs to the plans
            return match.start()
    return section.stop


def find_statements(text: str, headings: list[Heading], stop: int) -> tuple[list[Span], list[Span], list[Span]]:
    """Spans of shortcomings and of plans, and the spans of text in which figures are targets."""
    problems: list[Span] = []
    plans: list[Span] = []
    planned: list[Span] = []
    items: set[int] = set()  # starts of headings that are items
    inside = -1  # where the outermost section of shortcomings or plans ends that has begun
    for at, section in enumerate(headings):
        if section.kind not in ("problems", "plans") or section.start < inside:
            continue
        parts = _children(headings, at)
        if any(part.kind != section.kind for part in parts):
            # 存在问题及2024年工作计划: each of its parts by itself; what names neither of them is an item
            items.update(part.start for part in parts if not part_kind(part.text, ""))
            continue
        inside = section.stop
        last = min(section.stop, stop)
        appendix = _APPENDIX.search(text, section.body, last)
        end = appendix.start() if appendix else last
        if section.start in items:
            planned += [(section.start, last)] if section.kind == "plans" else []
            span = _clip(text, section.start + _mark_width(text, section), end)
            (problems if section.kind == "problems" else plans).extend([span] if span else [])
        elif section.kind == "problems":
            boundary = min(plan_boundary(text, section), end)
            problems += _section_items(text, parts, section, boundary, problems=True)
            if boundary < end:
                planned.append((boundary, last))
                plans += _marked(text, boundary, end) or _paragraphs(text, boundary, end)
        elif section.kind == "plans":
            planned.append((section.start, last))
            plans += _section_items(text, parts, section, end, problems=False)
    sections = merged((section.start, section.stop) for section in headings if section.kind in ("problems", "plans"))
    for line in _LINE.finditer(text):
        if _PLAN_LINE.match(text, line.start()) and not within(sections, line.start()):
            planned.append(line.span())  # only its figures: which items it states, a heading would say
    return problems, plans, merged(planned)
