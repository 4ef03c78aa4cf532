"""All words of all rules, found in one pass; each word knows which terms of which rules it meets.

Every distinct term (an alternation of words) is one bit. A stretch of text is then the set of its bits, and a rule
is tried only where a word of its first term occurs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import regex

from fazhi_extract.indicators.rules import Indicator, Rule, Words

# What implies a value: id, unit, pattern, value, ids it is taken over from, words needed in the sentence.
Declared = tuple[str, str, "regex.Pattern[str]", "int | None", tuple[str, ...], tuple[str, ...]]
Matcher = Callable[[str, int, int], "re.Match[str] | None"]

# Compounds that say something else than the words inside them.
HIDES: Words = tuple(
    (
        "调处中心 调处化解中心 不予受理 不受理 未受理 未予受理 受理通知书 不予处罚 免予处罚 律师事务所 律师协会 律师调解 和解中心 调解中心 调解平台 "
        "调解员 调解委员会 调委会 法律服务工作者 公证员 审计局 信访局 监督员 举报奖励 检察建议 司法建议 立案监督 立法联系点 "
        "一网通办 行政争议和民事纠纷 行政争议、民事纠纷 "
        "三项制度 责任制 考核评价 参与率 覆盖率 知晓率 建议书 意见书 出庭应诉率 化解工作 建议提案 提案建议 审查起诉 "
        "卫生监督意见书 卫生监督意见 消防监督 或者共同被告 或共同被告 和共同被告 "
        "复议应诉股 行政复议应诉股 应诉股 应诉科 应诉处 复议股 复议科 复议处 复议应诉科 复议应诉处 行政复议应诉科 行政复议应诉处 "
        "法规股 法规科 法规处 政策法规 招标文件 全部胜诉 均胜诉 全胜诉 "
        "规章制度 正在审理 尚在审理 正在办理 正在化解 正在调解 正在处理 正在调处 办理时限 办理时间 办理流程 受理大厅 受理窗口 检查组 检查员 "
        "未办结 未审结 未结案 未化解 未调解成功 调解不成功 调解未成功 调解失败 调解不成 不成功 未成功 未出庭 未出庭应诉 "
        "制定机关 各执法部门 各行政执法部门 各级执法部门 各级行政执法部门 各执法单位 各行政执法单位 各执法机关 各级行政执法机关 各行政执法机关 "
        "宣传员 活动室 会议室 开展率 全国人大 市人大常委会 县人大常委会 "
        "区人大常委会 人大常委会建议 公开听证 公开招聘 公开审理 公开课 发布会 新闻发布会 学习强国 学习平台 排查整治 失效率 "
        "问题线索 信息化 信息员 信息系统 信息平台 信用信息 信息共享 预警信息 公平竞争审查 审计建议 督察组 专题辅导 立案后 化解中心 答复书 制修订 三调联动"
    ).split()
)


# Accidents of writing without spaces: a word that two others form where they meet (复议案件 has no 议案 in it).
CROSSED: dict[str, tuple[str, ...]] = {
    "议案": ("复议案", "争议案", "审议案", "合议案"),
    "立法": ("设立法", "建立法", "成立法", "确立法", "独立法", "树立法", "创立法"),
    "立案": ("建立案", "设立案", "成立案", "确立案"),
    "法规": ("执法规", "司法规", "普法规划", "立法规划", "宪法规", "违法规", "用法规"),
    "办法": ("举办法", "承办法", "主办法", "开办法", "协办法", "交办法"),
    "年审": ("全年审", "当年审", "一年审", "今年审"),
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
    "学法": ("开学法", "数学法", "大学法", "科学法", "教学法"),
    "建有": ("创建有", "共建有"),
    "组建": ("小组建", "重组建议"),
    "办理": ("主办理",),
    "检查": ("复检查",),
    "提案": ("前提案",),
}

# Words that set what a sentence is about; the nearest clause with one ends the walk back for an inherited topic.
DOMAINS: tuple[str, ...] = tuple(
    (
        "行政复议 复议 行政诉讼 行政应诉 应诉 信访 法律援助 调解 纠纷 规范性文件 提案 代表建议 信息公开 政府信息 依申请公开 公证 普法 法治宣传 律师 "
        "法律顾问 行政争议 案卷 社区矫正 审计 市场主体 经营主体 热线 工单 政务服务 行政许可 行政执法 执法 督察 重大行政决策 合同 应急 演练 信箱 来信 环境信访"
    ).split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What a longest word found says: it and the shorter words it begins with, longest first, each with its terms.

    ``count_mask`` leaves out words that a 率 turns into a rate (审结率 is no 审结); ``hides`` is the length of the
    longest hiding compound it begins with, ``crossed`` the compounds in which it is an accident. ``rated`` is the same
    word where a 率 follows it. One object per word: told apart by identity.
    """

    words: tuple[tuple[str, int], ...]
    mask: int
    count_mask: int
    hides: int = 0
    crossed: tuple[tuple[str, int], ...] = ()
    rated: Word | None = None
    special: bool = False  # hides, may be an accident, or meets no term


class Hits(NamedTuple):
    """The words found in a stretch of text, in order of their starts."""

    starts: list[int]
    ends: list[int]
    words: list[Word]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A rule made ready: whose it is, what it says, the bits of its terms. ``needs``: those among the figure's own
    words, ``asked``: all that must be met somewhere."""

    number: int
    indicator: str
    rule: Rule
    said: str
    here: tuple[int, ...]
    needs: int
    asked: int
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


def _class(characters: Iterable[str]) -> str:
    """A character class, the empty text where there is nothing in it."""
    escaped = "".join(map(re.escape, sorted(set(characters))))
    return f"[{escaped}]" if escaped else ""


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
                    rule.describe(),
                    (here := tuple(bit(words) for words in rule.here)),
                    reduce(or_, here),
                    reduce(or_, (bit(words) for words in (*rule.here, *rule.topic, *rule.clause))),
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
        self.implied: Sequence[Declared] = [
            (ident, spec.unit, regex.compile(item.words), item.value, item.like, item.topic)
            for ident, spec in self.indicators.items()
            for item in spec.implied
        ]
        self._tried: dict[tuple[str | None, bool], dict[Word, tuple[Entry, ...]]] = {}
        self._compile(masks)

    def tried(self, unit: str | None, change: bool) -> dict[Word, tuple[Entry, ...]]:
        """Rules to try beside a figure of this unit, by word; filled by ``candidates``."""
        found = self._tried.get((unit, change))
        if found is None:
            found = self._tried[unit, change] = {}
        return found

    def candidates(self, word: Word, unit: str | None, change: bool) -> tuple[Entry, ...]:
        """Rules to try where this word stands beside a figure of this unit."""
        numbers = (number for part, _ in word.words for number in self.by_word.get(part, ()))
        found = self.tried(unit, change)[word] = tuple(
            self.entries[number]
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
        info: dict[str, Word] = {}
        for word in vocabulary:
            beginnings = [word[:size] for size in range(len(word), 0, -1) if word[:size] in vocabulary]
            hides = max((len(part) for part in beginnings if part in HIDES), default=0)
            kept = tuple((part, masks[part]) for part in beginnings if part in masks and len(part) >= hides)
            mask = count_mask = 0
            for part, bits in kept:
                mask |= bits
                if not (word[len(part) :].startswith("率") and part[-1] != "率"):
                    count_mask |= bits
            rated = Word(kept, mask, 0) if word[-1] != "率" else None
            accidents = crossed.get(word, ())
            special = bool(hides or accidents or not mask)
            info[word] = Word(kept, mask, count_mask, hides, accidents, rated, special)
        self._info = info
        # Words by their first two characters: few places of a text begin like a word, and most beginnings have one.
        by_head: dict[str, list[str]] = {}
        for word in vocabulary:
            by_head.setdefault(word[:2], []).append(word)
        self._heads: dict[str, tuple[tuple[int, ...], Matcher | None]] = {}
        for head, words in by_head.items():
            if head[0] in vocabulary and len(head) > 1:
                words.append(head[0])
            sizes = tuple(sorted({len(word) for word in words}, reverse=True))
            # One or two lengths are looked up as they are; more are cheaper by a tree.
            self._heads[head] = (sizes, None if len(sizes) < 3 else re.compile(_trie(words)).match)
        singles = _class(word for word in vocabulary if len(word) == 1)
        seconds = _class(head[1] for head in by_head if len(head) > 1)
        follows = "|".join((*([f"(?<={singles})"] if singles else ()), *([f"(?={seconds})"] if seconds else ())))
        # A class in front is what ``re`` looks for fastest.
        self._places = re.compile(f"{_class(head[0] for head in by_head) or '(?!)'}(?:{follows})")

    def find(self, text: str, start: int, end: int) -> Hits:
        """The longest word at every position of a stretch, in order; words inside a hiding compound left out."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[Word] = []
        hidden = start
        heads, info = self._heads, self._info
        look_up = info.get
        for place in self._places.finditer(text, start, end):
            at = place.start()
            head = heads.get(text[at : at + 2])
            if head is None or at + 2 > end:
                head = heads.get(text[at])
                if head is None:
                    continue
            sizes, match = head
            if match is None:
                for size in sizes:
                    stop = at + size
                    if stop <= end and (says := look_up(text[at:stop])) is not None:
                        break
                else:
                    continue
            else:
                found = match(text, at, end)
                if found is None:
                    continue
                stop = found.end()
                says = info[found[0]]
            shadow = hidden
            if says.special:
                hidden = max(hidden, at + says.hides)
                if not says.mask or any(
                    at >= back and text.startswith(compound, at - back) for compound, back in says.crossed
                ):
                    continue
            if stop <= shadow:
                continue
            if stop < end and text[stop] == "率" and says.rated is not None:
                says = says.rated
            starts.append(at)
            ends.append(stop)
            words.append(says)
        return Hits(starts, ends, words)
