"""Headings of columns that say nothing of what is counted, but of when: 2023年, 上年度, 目标值, 同比增长; and of columns whose figures
measure nothing: 序号, 电话."""

from __future__ import annotations

import re

Span = tuple[int, int]

_UNIT = r"(?:\([^()]{1,6}\))?"
_NUMBER_WORD = r"(?:度|末|底|同期|全年|数量|数值|数据|数|值|完成|情况|累计|\s)*+"
_YEAR = re.compile(rf"((?:19|20)\d\d)年?{_NUMBER_WORD}{_UNIT}")
_THIS = re.compile(rf"(?:本年|今年|当年|本期|全年|报告期|实际完成|完成){_NUMBER_WORD}{_UNIT}")
_BEFORE = re.compile(rf"(?:上一?年|去年|上年同期|上期|上一年度|同期){_NUMBER_WORD}{_UNIT}")
_AIM = re.compile(rf"(?:年度|全年)?(?:计划|目标|任务){_NUMBER_WORD}{_UNIT}")
_PLAIN = re.compile(
    rf"(?:数量|数值|数据|数|[件人户份场次家宗起项条个]数|人次|场次|件次|户次|金额|统计数|合计|总数|总计|指标值){_UNIT}"
)
NUMBERING = re.compile(r"序号?|编号|次序")
_NUMBERS = re.compile(rf"{NUMBERING.pattern}|.{{0,4}}(?:电话|联系方式|邮编|编码|代码|文号|证号|号码|日期|页码)")
TOTAL = re.compile(r"合计|总计|小计|全[省市县区镇]|总数|共计|(?<![^\n|])全年(?![^\n|])")
_TIMES = re.compile(r"年度|年份|年|时间")
_CHANGE = re.compile(
    rf"(?:同比|环比|(?:较|比|与)(?:上|去|前)一?年(?:度|同期)?(?:相比|比)?)?(?:增减|增长|增幅|降幅|增加|减少|变化|变动|升降)"
    rf"(?:情况|幅度|率|数|值|量|额|幅)?{_UNIT}|(?:同比|环比){_UNIT}"
)


_KINDS = re.compile(
    r"(?:行政|复议|诉讼|应诉|案件|申请|管理|涉及|主要|涉案|纠纷|争议){0,4}+(?:事项|类别|类型|种类|分类|案由|领域|区域|被申请人|被告)(?:类别|类型|分类|情况)?"
)


def lists_kinds(text: str, head: Span) -> bool:
    """Whether the table's first heading says that kinds stand beside or below it: 申请事项, 案件类型, 领域."""
    return _KINDS.fullmatch(text, *head) is not None


_SCORES = re.compile(r"(?:基本|基准|考核|自评|实际|标准)?(?:分值|得分|满分|评分|扣分|加分|自评分|考评分|分数)|权重")


def scores(text: str, head: Span) -> bool:
    """Whether the column holds points: 分值, 得分."""
    return _SCORES.fullmatch(text, *head) is not None


def when(text: str, head: Span) -> int | None:
    """The year that a heading says; 0 for the year reported on, -1 for the one before, 1 for a target; None where it says
    nothing of when."""
    if year := _YEAR.fullmatch(text, *head):
        return int(year[1])
    for pattern, relative in ((_THIS, 0), (_BEFORE, -1), (_AIM, 1)):
        if pattern.fullmatch(text, *head):
            return relative
    return None


def is_plain(text: str, head: Span) -> bool:
    """Whether a heading leaves it to the rows' labels what is counted."""
    return _PLAIN.fullmatch(text, *head) is not None or when(text, head) is not None


def is_change(text: str, head: Span) -> bool:
    """Whether the column holds changes and not levels."""
    return _CHANGE.fullmatch(text, *head) is not None


def counts_nothing(text: str, head: Span, cell: Span) -> bool:
    """Whether the figure in a cell below this heading measures nothing: a number that orders or calls, or a year."""
    if _NUMBERS.fullmatch(text, *head):
        return True
    return _TIMES.fullmatch(text, *head) is not None and _YEAR.fullmatch(text, *cell) is not None
