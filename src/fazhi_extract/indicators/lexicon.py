"""All words of all rules, found in one pass; each word knows which terms of which rules it meets.

Every distinct term (an alternation of words) is one bit. A stretch of text is then the set of its bits, and a rule
is tried only where a word of its first term occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from fazhi_extract.indicators.rules import Indicator, Rule, Words

# Compounds that say something else than the words inside them.
HIDES: Words = tuple(
    (
        "不予受理 不受理 未受理 未予受理 受理通知书 不予处罚 免予处罚 律师事务所 律师协会 律师调解 和解中心 调解中心 调解平台 "
        "调解员 调解委员会 调委会 法律服务工作者 公证员 审计局 信访局 监督员 举报奖励 检察建议 司法建议 立案监督 立法联系点 "
        "三项制度 责任制 考核评价 参与率 覆盖率 知晓率 建议书 意见书 出庭应诉率 化解工作 建议提案 提案建议 审查起诉 "
        "办理时限 办理时间 办理流程 受理大厅 受理窗口 检查组 检查员 宣传员 活动室 会议室 开展率 全国人大 市人大常委会 县人大常委会 "
        "区人大常委会 人大常委会建议 公开听证 公开招聘 公开审理 公开课 发布会 新闻发布会 学习强国 学习平台 排查整治 失效率 "
        "问题线索 信息化 信息员 信息系统 信息平台 信用信息 信息共享 预警信息 审计建议 督察组 专题辅导 立案后 化解中心 答复书 制修订 三调联动"
    ).split()
)


# Accidents of writing without spaces: a word that two others form where they meet (复议案件 has no 议案 in it).
CROSSED: dict[str, tuple[str, ...]] = {
    "议案": ("复议案", "争议案", "审议案", "合议案"),
    "立法": ("设立法", "建立法", "成立法", "确立法", "独立法", "树立法", "创立法"),
    "立案": ("建立案", "设立案", "成立案", "确立案"),
    "法规": ("执法规", "司法规", "普法规划", "立法规划", "宪法规", "违法规", "用法规"),
    "办法": ("举办法", "承办法", "主办法", "开办法", "协办法", "交办法"),
    "年审": ("全年审", "当年审", "一年审", "年年审", "今年审"),
    "调解": ("协调解", "强调解"),
    "化解": ("优化解", "文化解", "强化解", "细化解"),
    "一审": ("统一审", "第一审", "进一审", "逐一审", "一一审"),
    "新建": ("创新建", "更新建"),
    "和解": ("和解释", "和解答", "和解决", "和解读", "和解除", "和解难"),
    "公开": ("办公开",),
    "受理": ("接受理",),
    "人大": ("重要人大",),
    "信访": ("通信访",),
    "合同": ("联合同", "结合同", "配合同", "融合同"),
    "出庭": ("派出庭",),
    "会议": ("社会议",),
    "学法": ("数学法", "大学法", "科学法", "教学法"),
    "建有": ("创建有", "共建有"),
    "组建": ("小组建", "重组建议"),
    "办理": ("主办理",),
    "检查": ("复检查",),
    "提案": ("前提案",),
}

# Words that set what a sentence is about; the nearest clause with one ends the walk back for an inherited topic.
DOMAINS: tuple[str, ...] = tuple(
    (
        "行政复议 复议 行政诉讼 行政应诉 应诉 信访 法律援助 调解 纠纷 规范性文件 提案 代表建议 信息公开 政府信息 公证 普法 法治宣传 律师 "
        "法律顾问 行政争议 案卷 社区矫正 审计 市场主体 经营主体 政务服务 行政许可 行政执法 执法 督察 重大行政决策 合同 应急 演练 信箱 来信 环境信访"
    ).split()
)


class Word(NamedTuple):
    """What a longest word found says: it and the shorter words it begins with, longest first, each with its terms.

    ``count_mask`` leaves out words that a 率 turns into a rate (审结率 is no 审结); ``hides`` is the length of the
    longest hiding compound it begins with, ``crossed`` the compounds in which it is an accident.
    """

    words: tuple[tuple[str, int], ...]
    mask: int
    count_mask: int
    hides: int
    crossed: tuple[tuple[str, int], ...]


class Hit(NamedTuple):
    """A word found in a text: where, which terms it meets (``count_mask``: where a count is named), its words."""

    start: int
    end: int
    mask: int
    count_mask: int
    words: tuple[tuple[str, int], ...]


class Entry(NamedTuple):
    """A rule made ready: bits of its terms, and whose it is."""

    number: int
    indicator: str
    rule: Rule
    here: tuple[int, ...]
    needs: int
    topic: tuple[int, ...]
    clause: tuple[int, ...]
    no: int
    no_clause: int
    not_counted: int


def _trie(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words: a tree of alternatives that share their beginnings."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        branches = [
            re.escape(char) + pattern(below) for char, below in sorted(node.items()) if char and list(below) != [""]
        ]
        leaves = [char for char, below in sorted(node.items()) if char and list(below) == [""]]
        if leaves:
            branches.append("[" + "".join(map(re.escape, leaves)) + "]")
        if not branches:
            return ""
        return ("(?:" + "|".join(branches) + ")") + ("?" if "" in node else "")

    return pattern(tree)


class Lexicon:
    """The words and rules of one schema."""

    def __init__(self, indicators: Iterable[tuple[str, Indicator]]) -> None:
        self.indicators = dict(indicators)
        bits: dict[Words, int] = {}
        masks: dict[str, int] = {}

        def bit(words: Words) -> int:
            if words not in bits:
                bits[words] = 1 << len(bits)
                for word in words:
                    masks[word] = masks.get(word, 0) | bits[words]
            return bits[words]

        self.domain = bit(DOMAINS)
        entries: list[Entry] = []
        self.by_word: dict[str, list[int]] = {}
        for ident, spec in self.indicators.items():
            for rule in spec.rules:
                entry = Entry(
                    len(entries),
                    ident,
                    rule,
                    (here := tuple(bit(words) for words in rule.here)),
                    reduce(or_, here),
                    tuple(bit(words) for words in rule.topic),
                    tuple(bit(words) for words in rule.clause),
                    bit(rule.no) if rule.no else 0,
                    bit(rule.no_clause) if rule.no_clause else 0,
                    bit(rule.not_counted) if rule.not_counted else 0,
                )
                entries.append(entry)
                # The rarest term decides when a rule is tried: the one whose words say most.
                rarest = max(rule.here, key=lambda words: min(map(len, words)))
                for word in rarest:
                    self.by_word.setdefault(word, []).append(entry.number)
        self.entries: Sequence[Entry] = entries
        self._tried: dict[tuple[tuple[tuple[str, int], ...], str | None, bool], tuple[int, ...]] = {}
        self._compile(masks)

    def candidates(self, words: tuple[tuple[str, int], ...], unit: str | None, change: bool) -> tuple[int, ...]:
        """Rules to try where these words stand beside a figure of this unit."""
        key = (words, unit, change)
        found = self._tried.get(key)
        if found is None:
            numbers = (number for word, _ in words for number in self.by_word.get(word, ()))
            found = self._tried[key] = tuple(
                number
                for number in numbers
                if (rule := self.entries[number].rule).change == change
                and (unit in rule.units if unit is not None else "%" not in rule.units)
            )
        return found

    def _compile(self, masks: Mapping[str, int]) -> None:
        crossed = {
            word: tuple((compound, compound.index(word)) for compound in compounds)
            for word, compounds in CROSSED.items()
        }
        vocabulary = {*masks, *HIDES}
        self._info: dict[str, Word] = {}
        for word in vocabulary:
            beginnings = [word[:size] for size in range(len(word), 0, -1) if word[:size] in vocabulary]
            hides = max((len(part) for part in beginnings if part in HIDES), default=0)
            kept = tuple((part, masks[part]) for part in beginnings if part in masks and len(part) >= hides)
            mask = count_mask = 0
            for part, bits in kept:
                mask |= bits
                if not (word[len(part) :].startswith("率") and part[-1] != "率"):
                    count_mask |= bits
            self._info[word] = Word(kept, mask, count_mask, hides, crossed.get(word, ()))
        by_first: dict[str, list[str]] = {}
        for word in vocabulary:
            by_first.setdefault(word[0], []).append(word)
        # A class of first characters and one small tree each: four times faster than one tree for all.
        self._first = re.compile("[" + "".join(map(re.escape, sorted(by_first))) + "]")
        self._match = {char: re.compile(_trie(words)).match for char, words in by_first.items()}

    def find(self, text: str, start: int, end: int) -> list[Hit]:
        """The longest word at every position of a stretch, in order; words inside a hiding compound left out."""
        hits: list[Hit] = []
        hidden = start
        match, info = self._match, self._info
        for place in self._first.finditer(text, start, end):
            at = place.start()
            found = match[text[at]](text, at, end)
            if found is None:
                continue
            word = found.group()
            says = info[word]
            stop = at + len(word)
            if says.hides and at + says.hides > hidden:
                hidden_before, hidden = hidden, at + says.hides
            else:
                hidden_before = hidden
            if not says.mask or stop <= hidden_before:
                continue
            if says.crossed and any(
                at >= back and text.startswith(compound, at - back) for compound, back in says.crossed
            ):
                continue
            rate = word[-1] != "率" and text[stop : stop + 1] == "率" and stop < end
            hits.append(Hit(at, stop, says.mask, 0 if rate else says.count_mask, says.words))
        return hits
