"""What a section is about, by the words of its heading.

Kinds follow article 24 of 《法治政府建设与责任落实督察工作规定》 (results, shortcomings, the first responsible
person's duty, next year's arrangements) and the nine tasks of 《法治政府建设实施纲要(2021-2025年)》.
"""

from __future__ import annotations

import re

from fazhi_extract.text.heads import heads

KINDS = (
    "achievements", "problems", "plans", "responsibility", "leadership", "functions", "rulemaking", "decisions",
    "enforcement", "emergency", "disputes", "oversight", "publicity", "safeguards", "other",
)  # fmt: skip

# The required contents, tried first at the outermost level, in this order.
_FRAME = (
    ("problems", re.compile(r"(?:存在|面临).{0,12}(?:问题|不足|短板|困难|差距|薄弱)|(?:问题|不足|短板)(?:和|及|与|以及)|主要(?:问题|不足)|(?:问题|不足)(?:及|和)?原因|不足之处|短板弱项$|(?:困难|差距|短板|弱项|不足|问题)(?:和|与|及|、)(?:困难|差距|短板|弱项|不足|问题)|^.{0,6}(?:困难|差距|短板|弱项|不足)$|^问题$")),
    ("plans", re.compile(
        r"下一?步|下一?年|下一?阶段|今后|来年|明年|(?:工作|年度?|主要)(?:的)?(?:打算|安排|计划|思路|设想|谋划|重点|举措及安排)|\d{4}年.{0,20}(?:打算|安排|计划|思路|重点|设想|谋划|展望|要点|任务$)|打算$|思路$|^(?:计划|安排)$")),
    ("responsibility", re.compile(r"第一责任人|(?:党政)?主要负责(?:人|同志).{0,14}(?:履行|履职|职责|推进)|履行.{0,14}责任人|负责人.{0,6}履(?:职|行)")),
    ("achievements", re.compile(
        r"举措.{0,4}成效|措施.{0,6}成效|做法.{0,4}成效|主要(?:做法|举措|措施|工作|成效|成绩|情况)|工作(?:总体|整体)?(?:开展|推进|落实|完成|进展)?情况|总体情况|取得的?(?:主要)?成[效绩]|推进.{0,10}(?:情况|成效)|建设情况$|工作成效|成效$|重点工作|推进落实.{0,8}工作|年度工作"
    )),
)  # fmt: skip

# 2023年重点任务完成情况 is of what was done.
_DONE = re.compile(r"(?:完成|落实|推进|开展|进展|执行)情况$|成效$")

# The tasks, by weighted words; the heaviest kind wins, the earlier one on a tie.
_TASKS: tuple[tuple[str, str], ...] = (
    ("leadership", r"党建|统领|责任链|全局|组织保障|提高站位|强化督促|考核督查|督查考核|督促考核|健全工作机制|高位(?:推动|统筹|推进)|讲政治|思想引领|扛责任|压实责任|以上率下|考核督察|党.{0,14}领导|组织领导|习近平法治思想|政治(?:站位|责任|引领|方向|建设)|统筹(?:谋划|协调)|顶层设计|法治建设责任|责任落实|学法|理论学习|法治学习|法治建设工作(?:体系|机制)|关键少数|法治思维|责任制|主体责任|领导责任|思想认识|理论武装"),
    ("functions", r"商事制度|放权|放活|办事窗口|服务提质|转职能|优服务|为民办事|办事流程|权责边界|政府职能|机构职能|职能体系|职责体系|营商环境|放管服|政务服务|简政放权|审批|行政效能|履职能力|依法履职|服务效能|服务型|便民|市场监管|监管职[能责]|权责清单|服务水平|优化服务|依法全面履行"),
    ("rulemaking", r"公平竞争审查|规范文件|管住文件|管好文件|文件管理|制度体系|规范性文件|良法|立法|依法行政制度|制度建设|建章立制|规章|合法性审[查核]|制度供给"),
    ("decisions", r"决策|法律顾问"),
    ("enforcement", r"服务型行政执法|三项制度|执法|行政处罚|严格规范公正文明|监管(?!职[能责]|机制)"),
    ("emergency", r"(?:防范|化解)[^,]{0,4}风险|重大风险|突发事件|应急|风险防控|防控并举|安全底线|防风险|公共安全|安全生产"),
    ("disputes", r"纠纷|矛盾|复议|应诉|调解|信访|争议|社会治理|多元化解|平安|化解(?![^,]{0,4}风险)|枫桥|基层治理|基层依法治理|社会稳定"),
    ("oversight", r"监督|制约|政务公开|信息公开|权力运行|审计|建议提案|公开透明|督察|阳光政府"),
    ("publicity", r"普法|宣传|法治社会|法律服务|法治文化|法治教育|法治宣传|法律援助|法治氛围|法治素养|守法|法治观念|宣传教育|法治意识|法治信仰"),
    ("safeguards", r"强保障|依法行政工作基础|夯实[^,]{0,8}基础|工作保障|科技保障|数字|信息化|智慧|队伍建设|法治队伍|人才|基础保障|保障体系|示范创建|能力建设|推进机制|保障机制|队伍|基础工作|法治能力|依法行政(?:能力|水平|意识)|法治.{0,4}保障"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern), heads(pattern)) for kind, pattern in _TASKS)
_GENERAL = re.compile(r"法治建设|法治政府|依法行政|依法治")
_MARK = re.compile(
    r"^(?:第.{1,3}(?:部分|章|节)|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}[、.]|\(.{1,3}\)|\d{1,2}[、.])"
)
_PROBLEMS, _PLANS, _RESPONSIBILITY = (pattern for _, pattern in _FRAME[:3])
# What a shortcoming is called by (工作计划性不强), though it speaks of plans.
_FAULT = re.compile(r"(?:不[^,]{1,3}|薄弱|欠缺|滞后|缺失|缺乏|单一|偏[低弱少])$")


def speaks_of_both(words: str) -> bool:
    """Whether a heading announces shortcomings and plans (存在问题及2024年工作计划)."""
    return bool(_PROBLEMS.search(words) and _PLANS.search(words))


def part_kind(words: str, kind: str) -> str:
    """Kind of a heading below one that ``speaks_of_both``: the one it names, else the ``kind`` of the one above it."""
    words = _MARK.sub("", words)
    if _PLANS.search(words) and not _PROBLEMS.search(words) and not _FAULT.search(words):
        return "plans"
    return "problems" if _PROBLEMS.search(words) else kind


def heading_kind(words: str, level: int, parent: str | None) -> str:
    """Kind of a heading. Below a section of shortcomings or plans everything is of that kind."""
    words = _MARK.sub("", words)
    if parent in ("problems", "plans", "responsibility"):
        return parent
    if level == 1:
        for kind, pattern in _FRAME:
            if pattern.search(words) and not (kind == "plans" and _DONE.search(words)):
                return kind
    best, weight = "other", 0.0
    has = words.__contains__
    for kind, pattern, cues in _COMPILED:
        if not any(map(has, cues)):
            continue
        places = [match.start() for match in pattern.finditer(words)]
        # what a heading names first is what it is about
        found = sum(1.0 - at / (2.0 * len(words) + 1) for at in places)
        if found > weight:
            best, weight = kind, found
    if level == 1 and best == "enforcement" and "执法" not in words and "处罚" not in words:
        best = "other"
    if best == "other" and level == 1 and _GENERAL.search(words):
        return "achievements"
    if best == "other" and parent and _RESPONSIBILITY.search(words):
        return "responsibility"  # printed below the achievements now and then
    return best
