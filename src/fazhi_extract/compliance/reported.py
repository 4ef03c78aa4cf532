"""Which tasks of the outline a report speaks of, by its headings, its items, its figures, its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fazhi_extract.compliance.contents import Contents
from fazhi_extract.compliance.model import Basis, TaskReported
from fazhi_extract.compliance.tasks import OUTLINE_2021, Outline, key_in_2015
from fazhi_extract.model.fields import Confidence
from fazhi_extract.outline.headings import Heading
from fazhi_extract.report.reread import Span

# What names a task of 2021 where a heading, an item or a paragraph opens. One heading may name several.
_NAMES: dict[str, re.Pattern[str]] = {
    key: re.compile(pattern)
    for key, pattern in {
        "functions": r"(?:政府|机构)职能|职能(?:体系|转变)|(?:转变|履行|优化)职能|营商环境|放管服|简政放权|政务服务|便民服务|审批制度|审批服务|行政许可|权责清单|市场准入|为民服务|(?:服务|履职|行政)效能",
        "rulemaking": r"立法|规范性文件|依法行政制度|制度体系|制度供给|制度建设质量|(?:规范|加强|完善|健全)制度建设|规范文件|规章制|文件(?:管理|质量)|管[住好]文件",
        "decisions": r"决策|合法性审|法律顾问",
        "enforcement": r"执法|行政处罚",
        "emergency": r"突发事件|应急|安全生产|安全(?:屏障|发展|底线)|防范(?:化解)?(?:重大|安全)?风险|风险防(?:控|范)|防(?:范|御)?[^,]{0,4}灾害|防汛",
        "disputes": r"纠纷|复议|应诉|调解|信访|争议|枫桥|解纷|诉源|定分止争|矛盾化解|化解矛盾",
        "oversight": r"监督(?!管理)|制约|政务公开|信息公开|权力运行|公开透明|政府督查",
        "technology": r"科技|数字|信息化|智慧|智能|大数据|互联网\+",
        "leadership": r"党的领导|党.{0,8}领导|组织领导|政治(?:站位|责任|引领|方向)|习近平法治思想|统筹(?:谋划|协调|部署)|法治建设.{0,4}合力|主体责任|责任落实|工作责任"
        r"|压实.{0,6}责任|建设责任|法治督察|法治队伍|队伍|依法行政能力|示范创建|第一责任人|主要负责人|理论武装|学法|关键少数|述法",
    }.items()
}
# The seventh task of 2015: what staff know of the law and can do with it.
_CAPACITY = re.compile(r"法治(?:思维|意识|能力|队伍)|依法行政(?:的)?能力|学法|旁听庭审|关键少数|工作人员")
# Words that are about a task wherever they stand; two of them are asked for.
_WORDS: dict[str, re.Pattern[str]] = {
    key: re.compile(pattern)
    for key, pattern in {
        "functions": r"放管服|简政放权|政务服务|行政审批|权责清单|营商环境|市场准入",
        "rulemaking": r"立法|规范性文件|规章草案|地方性法规",
        "decisions": r"重大(?:行政)?决策|合法性审[查核]|法律顾问",
        "enforcement": r"行政执法|执法(?:力量|程序|人员|队伍|检查|监督|行为|质量)|行政处罚|三项制度",
        "emergency": r"突发事件|应急(?:预案|演练|管理|处置|救援|队伍)|安全生产",
        "disputes": r"矛盾纠纷|行政复议|行政应诉|人民调解|行政调解|信访",
        "oversight": r"政务公开|信息公开|审计监督|民主监督|行政执法监督|人大代表建议|政协提案",
        "technology": r"数字(?:政府|法治|化)|网络化|信息化(?:平台|建设)|大数据|智慧(?:法治|政府|司法|执法|支撑)|数据共享|业务数据|信息归集",
        "leadership": r"党对法治|党的领导|习近平法治思想|第一责任人|述法|法治督察|学法",
    }.items()
}  # fmt: skip
_ITEM = re.compile(
    r"(?:^|(?<=[\n。;]))(?:[一二三四五六七八九十]{1,2}是(?!否)|\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])?(?P<lead>[^,。;:\n]{4,40})"
)
_ENOUGH = 2
_CONFIDENCE: Mapping[Basis, Confidence] = {
    "heading": "high", "item": "high", "figures": "medium", "words": "low", "none": "high",
}  # fmt: skip


def tasks_reported(
    contents: Contents, outline: Outline, figures: Mapping[str, Iterable[str]]
) -> tuple[TaskReported, ...]:
    """The tasks of an outline with what a report has of each.

    Args:
        contents: the report's text by content; shortcomings and plans are no report on a task.
        outline: whose tasks.
        figures: key of a task → the indicator of each figure for the year.
    """
    headings: dict[str, list[Span]] = {}
    items: dict[str, list[Span]] = {}
    words: dict[str, list[Span]] = {}
    for heading in contents.outer:
        if heading.kind not in ("problems", "plans") and heading.start < contents.text.stop:
            for key in _of_heading(heading, outline):
                headings.setdefault(key, []).append((heading.start, heading.end))
    for start, end in _bodies(contents):
        for match in _ITEM.finditer(contents.text.masked, start, end):
            if not _opens(contents.text.text, match):
                continue
            for key in _named(outline, match["lead"]):
                items.setdefault(key, []).append(match.span("lead"))
        for key, pattern in _patterns(outline, _WORDS):
            words.setdefault(key, []).extend(
                match.span() for match in pattern.finditer(contents.text.masked, start, end)
            )
    found = []
    for task in outline.tasks:
        stated = list(figures.get(task.key, ()))
        mentions = words.get(task.key, [])
        basis: Basis = (
            "heading" if task.key in headings
            else "item" if task.key in items
            else "figures" if stated
            else "words" if len(mentions) >= _ENOUGH
            else "none"
        )  # fmt: skip
        evidence: list[Span] = []
        if basis == "item":
            evidence = items[task.key]
        elif basis == "words":
            evidence = list(dict.fromkeys(contents.text.sentence(start) for start, _ in mentions))
        found.append(
            TaskReported(
                key=task.key,
                title=task.title,
                reported=basis != "none",
                basis=basis,
                sections=tuple(contents.quote(*span) for span in headings.get(task.key, ())),
                evidence=tuple(contents.quote(*span) for span in evidence),
                indicators=tuple(dict.fromkeys(stated)),
                figures=len(stated),
                confidence="medium" if basis == "none" and mentions else _CONFIDENCE[basis],
            )
        )
    return tuple(found)


def _patterns(outline: Outline, names: Mapping[str, re.Pattern[str]]) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns of an outline's tasks. The outline of 2015 has one on staff's grasp of the law, and none on leadership."""
    if outline is OUTLINE_2021:
        return list(names.items())
    found = [(key_in_2015(key), pattern) for key, pattern in names.items() if key != "leadership"]
    return [(key, pattern) for key, pattern in found if key] + [("capacity", _CAPACITY)]


def _named(outline: Outline, words: str) -> list[str]:
    return list(dict.fromkeys(key for key, pattern in _patterns(outline, _NAMES) if pattern.search(words)))


def _of_heading(heading: Heading, outline: Outline) -> list[str]:
    """The tasks that a heading names; where it names none, that of its kind."""
    keys = _named(outline, heading.text)
    if keys or heading.kind not in (*_NAMES, "responsibility"):
        return keys
    kind = "leadership" if heading.kind == "responsibility" else heading.kind
    own = kind if outline is OUTLINE_2021 else key_in_2015(kind)
    return [own] if own else []


def _bodies(contents: Contents) -> list[Span]:
    """The text on the year's work, without headings and without what stands before the first of them."""
    spans = contents.achievements
    if contents.text.headings:
        first = contents.text.headings[0].start
        spans = [(max(start, first), end) for start, end in spans if end > first]
    heads = [(h.start, h.end) for h in contents.text.headings]
    out: list[Span] = []
    for start, end in spans:
        for begin, stop in heads:
            if start <= begin < end:
                if start < begin:
                    out.append((start, begin))
                start = max(start, stop)
        if start < end:
            out.append((start, end))
    return out


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the words open an item or a paragraph, and not just a sentence."""
    return match.start() == 0 or text[match.start() - 1] == "\n" or match.start("lead") > match.start()
