"""Parts of a printed total: 调委会228个,其中街道16个、村居200个 … by their words or by their sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.scan import Exact, Quantity
from fazhi_extract.quantities.units import comparable

_MARK = re.compile(
    r"其中|包括|包含|[含另]|其余|分别|涉及(?!金额|资金|标的|款)|按[^,]{1,8}分|从[^,。]{2,16}看|(?:案件|当|之|事项|总数|件|个)中|分为|即|余下|剩余|来自|属于|主要为|以[^,。;\d]{2,12}为(?:被告|被申请人)"
)
_OPENING = re.compile(
    r"^[,。;\s]*(?:其中|在?(?:已|所)?(?:新收|收到|审结|办结|受理|结案|调解|办理)[^,。;\d]{0,10}中|从[^,。]{2,16}(?:来)?看|按[^,。]{1,12}(?:划分|分|看|统计)|[^,。]{2,16}(?:分布|构成|类型)(?:情况)?(?:\(|为|:|是))"
)
# A sentence that divides all the cases of a chapter by a trait: 从被申请人看, …; 按管理领域划分, …
_DIVISION = re.compile(
    r"[,。;\s]*(?:从|按(?:照)?)[^,。;\d]{0,12}(?:事项|类型|类别|种类|性质|领域|行业|对象|被申请人|申请人|案由|层级|来源|渠道|地域|区域|主体|标的)[^,。;\d]{0,6}(?:看|分|统计|计算)"
)
# 新收案件中, …; 受理案件的被申请人分布情况: the sentence says itself which total it divides.
_NAMED = re.compile(
    r"[,。;\s]{0,4}[在所已]{0,3}(?:(新收|收到|受理|审结|办结)[^,。;\d]{0,10}|(?:人大|政协)?(代表建议|提案|委员提案)[^,。;\d]{0,4})"
    r"(?:中|的[^,。;\d]{0,10}(?:分布|构成|类型))"
)
_NAMED_IDS = {
    "新收": ".received", "收到": ".received", "受理": ".accepted", "审结": ".concluded", "办结": ".concluded",
    "代表建议": ".npc_proposals", "提案": ".cppcc_proposals", "委员提案": ".cppcc_proposals",
}  # fmt: skip
_DIVIDED = frozenset(
    "reconsideration.received reconsideration.accepted reconsideration.handled reconsideration.concluded litigation.cases "
    "legal_aid.cases mediation.disputes disclosure.applications petitions.handled".split()
)
_CHAPTER = 1500  # characters: how far above a dividing sentence its total may stand
_BACK = 60  # figures of a sentence that a sum behind them may add up
_RESULT = re.compile(
    r"办结|审结|(?<!期)结案|满意|采纳|采用|兑现|整改|回复|答复|办复|已[^,、]{0,4}(?:结|完成)|下降|增长|增加|减少|同比|上升|挽回|金额|成功率|追回|通过率|优秀率|帮助|发现|移送|结转"
)
# What is pending is no part of what is concluded: 审结52件,尚有8件未结.
_PENDING = re.compile(r"(?:正在|尚在|仍在|在)(?:审理?|办理?)|(?:未|待)(?:审|办)?(?:结|理)|(?:审理|办理|调查)中")
_CONCLUDED = re.compile(r"审结|办结|结案")
_OF_GOVERNMENT = re.compile(r"其中[:,]?[省市州盟县区旗](?:人民)?政府")
_OWN_LEVEL = re.compile(rf"[省市州盟县区旗](?:人民)?(?:政府)?本级|{_OF_GOVERNMENT.pattern}")
_WHOLE = re.compile(r"全[省市州盟县区旗]|各[省市州盟县区旗]")
_SUM = re.compile(r"合计|共计|总计|累计|总共|一共|共")
# What is left of the total is a part of it, whatever its other words name.
_LEFT = re.compile(r"其余|余下|剩余")
_REST = re.compile(rf"(?:{_LEFT.pattern})的?$|(?<=[、,;和及])(?:其他|其它)[\u4e00-\u9fff]{{0,8}}$")
_SHARE = re.compile(r"[,(]?(?:约|分别)?(?:占比?|占[^,。;]{1,10}的)(?:约|为|达)?")
_PAPERS = frozenset("件 份 项 个 条 部".split())  # under which different things are counted together
_PEOPLE_AND_OFFICES = frozenset("名 人 位 家 个".split())
_ON_THE_SPOT = re.compile(r"现场(?:进行)?述法|(?:会议?|会)上[^,。;]{0,4}述法")
_SESSIONS = frozenset("次 场 期 场次".split())  # small numbers of unlike things, which add up by chance
_NARROWER = {
    "litigation.head_appearances": re.compile(r"主要负责人|主要领导|正职|一把手"),
    "mediation.mediators": re.compile(r"[专兼]职"),
}
_KIND = re.compile(r"(?:类|领域|方面|型)(?:的?案件|共|为|最多)*$")

# What keeps its own id below a printed total: (prefix of the total, prefixes that are subsets of it). Anything else
# listed under the total with its unit is a part, whatever its words would name elsewhere (法律援助案件中的行政案件 are no
# lawsuits against the government, 案卷中的行政处罚 no penalty cases).
_SUBSETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reconsideration.", ("reconsideration.",)),
    ("litigation.", ("litigation.", "settlement.")),
    ("settlement.", ("settlement.",)),
    ("services.", ("services.",)),
    ("oversight.proposals", ("oversight.",)),
    ("oversight.npc_proposals", ("oversight.cppcc_proposals",)),
    ("oversight.cppcc_proposals", ("oversight.npc_proposals",)),
    (
        "mediation.disputes",
        ("mediation.disputes_settled", "mediation.pretrial", "mediation.fast", "mediation.escalations"),
    ),
    ("mediation.committees", ("mediation.new_committees",)),
    ("publicity.", ("publicity.",)),
    ("legal_aid.", ("legal_aid.", "legal_services.")),
    ("legal_services.", ("legal_services.", "legal_aid.")),
    ("rulemaking.", ("rulemaking.", "decisions.")),
    ("decisions.", ("decisions.", "rulemaking.", "counsel.")),
    ("counsel.", ("counsel.", "decisions.", "rulemaking.")),
    ("business.", ("business.",)),
    ("petitions.", ("petitions.",)),
    ("disclosure.", ("disclosure.applications", "disclosure.letters")),
    ("enforcement.officers", ("enforcement.cert", "enforcement.train")),
    ("enforcement.complaints", ("enforcement.complaints",)),
    ("enforcement.inspections", ("enforcement.violations", "enforcement.cases")),
    ("leadership.", ("leadership.",)),
    ("emergency.", ("emergency.",)),
)


@dataclass(slots=True)
class Item:
    """A quantity with what is known of it so far."""

    q: Quantity
    context: Context
    ids: list[str]
    own: bool  # has an id whose words are its own
    change: bool
    role: str
    unit: str | None = None  # under which it may be added up; None where it may not

    def __post_init__(self) -> None:
        q = self.q
        if q.low is None and not self.change and self.role == "achievement" and q.unit not in ("%", ""):
            self.unit = comparable(q.unit)


def _keeps_own(ident: str, total: str) -> bool:
    return any(total.startswith(of) and ident.startswith(kept) for of, kept in _SUBSETS) and ident != total


def find_parts(text: str, items: Sequence[Item]) -> dict[int, tuple[str, bool]]:
    """Part → (id of its total, whether the parts add up to it), by index into ``items``."""
    parts: dict[int, tuple[str, bool]] = {}
    start = 0
    last_total: int | None = None
    totals: list[int] = []  # of the sentence before
    while start < len(items):
        stop = start
        sentence = items[start].context.sentence
        while stop < len(items) and items[stop].context.sentence == sentence:
            stop += 1
        divided = _divided(text, items, start, stop)
        if divided is not None:
            _by_words(text, items, divided, range(start, stop), parts, opened=True, reach=2 * _CHAPTER)
            start = stop
            continue
        carried = last_total
        if carried is not None and items[start].unit is not None and items[carried].unit != items[start].unit:
            # 检查企业…家次,立案436宗,罚款…。其中,…401宗: what is divided is counted in the same unit
            carried = next((k for k in totals if items[k].unit == items[start].unit), carried)
        if carried is not None and not _carries_on(text, items[carried], sentence):
            carried = None
        if carried is not None and len(totals) > 1:
            # 新登记2.1万户,实有9万户。其中企业1.9万户、个体工商户7万户: the first that can hold what is divided
            divided_up = sum(items[k].q.exact for k in _run(items, start, stop, items[carried].unit or ""))
            alike = [k for k in totals if items[k].unit == items[carried].unit]
            carried = next((k for k in alike if items[k].q.exact == divided_up), carried)
            if items[carried].q.exact < divided_up:
                carried = next((k for k in alike if items[k].q.exact > divided_up), carried)
        meant = _meant(text, items, start)
        if meant is not None:
            carried = meant
        if carried is not None:
            _by_words(
                text, items, carried, range(start, stop), parts, opened=True, reach=400 if meant is None else _CHAPTER
            )
        elif last_total is not None and "\n" not in text[items[last_total].q.end : items[start].q.start]:
            shares = [k for k in range(start, stop) if _share(text, items, k)]
            if shares:
                _by_words(text, items, last_total, shares, parts, opened=True)
        if stop - start > 1:
            _sentence(text, items, start, stop, parts)
        named = [k for k in range(start, stop) if items[k].ids and items[k].unit and k not in parts]
        if named or carried is None:  # else the next sentence may go on with the same totals
            totals, last_total = named, named[0] if named else None
        start = stop
    if "本级" in text or _OF_GOVERNMENT.search(text):
        _own_level(text, items, parts)
    return parts


# What two figures that are added up are together.
_TOGETHER = {frozenset(("oversight.npc_proposals", "oversight.cppcc_proposals")): "oversight.proposals"}
# 州本级受理146件,县市520件: the words before a figure of the level below say nothing else.
_LEVEL = re.compile(
    r"(?:各|其他)?(?:[省市州盟县区旗]本级|县市区|县\(市、?区?\)|县\(区\)|市县|县市|县区|区县|旗县|乡镇|镇街|基层)级?(?:收到|受理|办理|审结)?"
)
# Court cases by instance: together they are all of them, and no one of them is the total.
_INSTANCES = frozenset(("litigation.first_instance", "litigation.second_instance", "再审"))
_RETRIED = re.compile(r"(?:其中)?再审(?:审查|案件)*")
_SUM_LAST = frozenset("计共为达到")
_ONLY_A_SUM = re.compile(r"(?:[全该本][\u4e00-\u9fff]{1,3})?(?:两项|以上|二者|两者)?(?:合计|共计|总计|共)(?:达到?|为)?")


def _directly_before(items: Sequence[Item], k: int) -> Iterator[int]:
    """The figures before one in its sentence that have its unit, nearest first, up to one that has another."""
    for n in range(k - 1, max(-1, k - _BACK), -1):
        if items[n].context.sentence != items[k].context.sentence or items[n].unit != items[k].unit:
            return
        yield n


def totals_behind(text: str, items: Sequence[Item]) -> dict[int, tuple[str, int]]:
    """Totals that stand behind what they add up, with no words of their own: 人大建议31件,政协提案44件,共75件. Index into
    ``items`` → (id of the total, index of an addend with that id or of one of its kinds). The id is empty where
    instances and another thing are added up: the words before name one of the instances, which the total is not of."""
    found: dict[int, tuple[str, int]] = {}
    for k, item in enumerate(items):
        if item.unit is None or item.q.unit_end < item.context.after[1] or text[item.q.start - 1] not in _SUM_LAST:
            continue
        if not _ONLY_A_SUM.fullmatch(text, *item.context.before):
            continue
        run = _adding_up_to(items, _directly_before(items, k), item.q.exact)
        if len(run) < 2:
            continue
        ids = {what for n in run if (what := _addend(text, items[n])) is not None}
        if len(ids) == 1:
            ident = ids.pop()
        else:
            ident = "litigation.cases" if ids and ids <= _INSTANCES else _TOGETHER.get(frozenset(ids), "")
        named = [n for n in run if items[n].ids]
        if named and (ident or len(ids & _INSTANCES) > 1):
            found[k] = ident, named[0]
    return found


def _addend(text: str, item: Item) -> str | None:
    """What a figure that is added up is of: its id, else nothing known; None for a level of government."""
    if item.ids:
        return item.ids[0]
    if _LEVEL.fullmatch(text, *item.context.before):
        return None
    return "再审" if _RETRIED.fullmatch(text, *item.context.before) else ""


def _own_level(text: str, items: Sequence[Item], parts: dict[int, tuple[str, bool]]) -> None:
    """Figures of the government itself (省政府本级收到417件) are parts of those of its whole territory above them."""
    for k, item in enumerate(items):
        if k in parts or not item.ids or item.unit is None:
            continue
        level = None
        for match in _OWN_LEVEL.finditer(text, item.context.sentence[0], item.q.start):
            level = match
        if level is None or _WHOLE.search(text, level.end(), item.q.start):
            continue
        for n in range(k - 1, -1, -1):
            total = items[n]
            if item.q.start - total.q.end > _CHAPTER:
                break
            if total.ids[:1] == item.ids[:1] and n not in parts and total.unit == item.unit:
                if total.q.exact > item.q.exact:
                    parts[k] = (item.ids[0], False)
                break


def _divided(text: str, items: Sequence[Item], start: int, stop: int) -> int | None:
    """The total that a dividing sentence is about: the nearest one above whose value its figures add up to, else the
    first named of those next above; None where the sentence divides nothing."""
    begin = items[start].context.sentence[0]
    if not _DIVISION.match(text, max(0, begin - 1), items[start].q.start):
        return None
    above = []
    for k in range(start - 1, -1, -1):
        if begin - items[k].q.end > _CHAPTER:
            break
        if items[k].unit and not _DIVIDED.isdisjoint(items[k].ids[:1]):
            above.append(k)
    if not above:
        return None
    unit = items[above[0]].unit
    summed = sum(items[k].q.exact for k in range(start, stop) if items[k].unit == unit)
    fitting = [k for k in above if items[k].q.exact == summed]
    if fitting:
        return fitting[0]
    prefix = items[above[0]].ids[0].split(".")[0]
    alike = [k for k in above if items[k].ids[0].startswith(prefix)]
    return alike[-1] if items[alike[-1]].q.exact >= summed else None


def _meant(text: str, items: Sequence[Item], start: int) -> int | None:
    """The total above that a sentence names which divides it, where it can hold the sentence's first figure."""
    begin = items[start].context.sentence[0]
    said = _NAMED.match(text, max(0, begin - 1), items[start].q.start)
    if said is None:
        return None
    for k in range(start - 1, -1, -1):
        if begin - items[k].q.end > _CHAPTER:
            return None
        if items[k].unit and items[k].unit == items[start].unit and items[k].ids[:1]:
            ident = items[k].ids[0]
            if ident.endswith(_NAMED_IDS[said[1] or said[2]]):
                return k if items[k].q.exact >= items[start].q.exact else None
    return None


def _share(text: str, items: Sequence[Item], k: int) -> bool:
    """Whether the figure's share of a total follows it: 33件,占63.4%."""
    return (
        k + 1 < len(items)
        and items[k + 1].q.unit == "%"
        and bool(_SHARE.fullmatch(text, items[k].q.unit_end, items[k + 1].q.start))
        and not items[k].own
    )


def _carries_on(text: str, total: Item, sentence: tuple[int, int]) -> bool:
    """Whether a sentence goes on dividing the total of the one before (。其中, …; 从案件类型看, …)."""
    between = text[total.context.sentence[1] : sentence[0]]
    return len(between) <= 200 and bool(_OPENING.match(text[sentence[0] - 1 : sentence[0] + 24] if sentence[0] else ""))


def _run(items: Sequence[Item], first: int, stop: int, unit: str) -> list[int]:
    """Indices from ``first`` on whose unit may be added up with ``unit``."""
    return [k for k in range(first, stop) if items[k].unit == unit]


def _sentence(text: str, items: Sequence[Item], start: int, stop: int, parts: dict[int, tuple[str, bool]]) -> None:
    for total in range(start, stop):
        item = items[total]
        unit = item.unit
        if unit is None or not item.ids or total in parts or item.q.exact < 2:
            continue
        ident = item.ids[0]
        last = total + 1
        while last < stop and items[last].q.start - item.q.unit_end < _CHAPTER:
            last += 1
        following = _run(items, total + 1, last, unit)
        same = set(following)
        listed = text[item.q.unit_end : item.q.unit_end + 1] in (
            "、",
            "和",
        )  # one of a list: what follows are its equals
        adding = [] if listed else _adding_up(items, following, item.q.exact)
        if adding and unit in _SESSIONS:
            gap = item.q.unit_end, items[adding[0]].q.start
            if text.find("(", *gap) < 0 and not _MARK.search(text, *gap):
                adding = []  # 学法9次,培训6次,旁听庭审3次
        if adding:
            adding = adding + _divided_again(items, [k for k in following if k > adding[-1]], item)
        for k in adding:
            if _kind_named(text, item, items[k]) or _pending(text, item, items[k]):
                continue
            if not (k in parts and parts[k][1]) and _becomes_part(items[k], ident):
                parts[k] = (ident, True)
        summing = bool(_SUM.search(text, *item.context.before))
        if summing or total - start >= 3:
            run = _adding_up_to(items, reversed(_run(items, max(start, total - _BACK), total, unit)), item.q.exact)
            if len(run) > (1 if summing else 2):
                parts.update((k, (ident, True)) for k in run if _becomes_part(items[k], ident))
            elif summing and unit in _PAPERS:
                papers = range(total - 1, max(start, total - _BACK) - 1, -1)
                mixed = _adding_up(items, [k for k in papers if items[k].unit in _PAPERS], item.q.exact)
                if len(mixed) > 2:  # 审核重大决策4项、合同201份、其他涉法事务58件,共计263件
                    left = [
                        k
                        for k in mixed
                        if _becomes_part(items[k], ident) or _REST.search(text, *items[k].context.before)
                    ]
                    parts.update((k, (ident, True)) for k in left)
        named = [
            k
            for k in range(total + 1, last)
            if k in same or (items[k].ids and items[k].ids[0] == ident) or _narrower(text, item, items[k])
        ]
        _by_words(text, items, total, named, parts, opened=False)


def _adding_up_to(items: Sequence[Item], backwards: Iterable[int], value: Exact) -> list[int]:
    """The figures before a total, nearest first, whose sum is its value; none where they pass it by."""
    rest = value
    run: list[int] = []
    for k in backwards:
        rest -= items[k].q.exact
        run.append(k)
        if rest <= 0:
            break
    return run if rest == 0 else []


def _becomes_part(item: Item, ident: str) -> bool:
    return not item.ids or not _keeps_own(item.ids[0], ident)


def _adding_up(items: Sequence[Item], run: Sequence[int], value: Exact) -> list[int]:
    """The leading stretch of ``run`` (two figures or more) whose sum is the value."""
    total: Exact = 0
    taken: list[int] = []
    for k in run:
        total += items[k].q.exact
        taken.append(k)
        if total == value and len(taken) > 1:
            return taken
        if total > value:
            return []
    return []


def _divided_again(items: Sequence[Item], run: Sequence[int], total: Item) -> list[int]:
    """A second division of the same total: 收到214件,其中市本级132件、县区82件;受理187件,不予受理19件,作其他处理8件. Its words
    have to be of the same group, for two sums may come out by chance."""
    again = _adding_up(items, run, total.q.exact)
    group = total.ids[0].partition(".")[0]
    return again if any(items[k].ids and items[k].ids[0].startswith(group) for k in again) else []


def _aside(items: Sequence[Item], k: int) -> bool:
    """Whether a figure with its own rate behind it is an aside, behind which 其中 divides the total before it: 调解纠纷513件,成功
    506件,成功率98.6%,其中群体性纠纷8件."""
    return (
        items[k].ids[0].endswith(("_settled", ".settled", ".concluded"))
        and k + 1 < len(items)
        and items[k + 1].q.unit == "%"
        and items[k + 1].context.sentence == items[k].context.sentence
    )


def _narrower(text: str, total: Item, part: Item) -> bool:
    """Whether the words of a figure name some of those that a total counts. Of those who reported in writing, counted as
    people or as offices, some did so in person (书面述法34家,3名现场述法); so with the heads of agencies who went to court
    (负责人出庭52件,主要负责人出庭15件) and with mediators (921名,专职46名)."""
    ident = total.ids[0] if total.ids else ""
    words = _NARROWER.get(ident)
    if words is not None:
        said = words.search(text, *part.context.before) is not None
        return said and words.search(text, *total.context.before) is None
    if ident != "leadership.accountability_reports" or part.q.unit not in _PEOPLE_AND_OFFICES:
        return False
    if part.unit == total.unit and text.find("书面", total.context.before[0], total.context.after[1]) >= 0:
        return False  # 38名书面述法,6名现场述法: told apart
    return _ON_THE_SPOT.search(text, part.context.before[0], part.context.after[1]) is not None


def _pending(text: str, total: Item, part: Item) -> bool:
    """Whether a figure counts what is not concluded yet, beside a total of what is."""
    if not _CONCLUDED.search(text, *total.context.before):
        return False
    return _PENDING.search(text, part.context.before[0], part.context.after[1]) is not None


def _kind_named(text: str, total: Item, part: Item) -> bool:
    """Whether an undivided total only stands in for the kind that the part names: 政务服务事项1862项,其中依申请1098项."""
    if total.ids[:1] != ["services.on_application_items"]:
        return False
    return text.find("依申请", *part.context.before) >= 0 > text.find("依申请", *total.context.before)


def _by_words(
    text: str,
    items: Sequence[Item],
    total: int,
    following: Sequence[int],
    parts: dict[int, tuple[str, bool]],
    opened: bool,
    reach: int = 400,
) -> None:
    """Parts named by 其中, 包括, 另 …, as long as they stay below the total."""
    item = items[total]
    ident, unit, left = item.ids[0], item.unit, item.q.exact
    previous: int | None = None
    for k in following:
        part = items[k]
        same = part.unit == unit
        narrower = _narrower(text, item, part)
        if part.unit is None or not (same or narrower or (part.ids and part.ids[0] == ident)):
            continue
        if k in parts:
            if parts[k][0] == ident:
                left -= part.q.exact
                previous = k
            continue
        if part.q.start - item.q.unit_end > (reach if opened or previous is not None else 160):
            break
        clause = part.context.clause[0]
        bracket = clause > item.q.unit_end and text[clause - 1 : clause] == "(" and clause - item.q.unit_end <= 2
        rest = bool(_REST.search(text, item.q.unit_end, part.q.start))
        if (
            not bracket
            and not opened
            and not rest
            and not narrower
            and not _MARK.search(text, item.q.unit_end, part.q.start)
        ):
            if _LEFT.search(text, part.q.end, min(part.context.sentence[1], part.q.end + _CHAPTER)):
                continue
            if part.ids and _keeps_own(part.ids[0], ident) and _aside(items, k):
                continue
            if not part.ids and _RESULT.search(text, *part.context.before):
                continue  # 受理112件,办结110件,其中网上信访68件
            break
        if part.ids and part.own and not rest:
            if _keeps_own(part.ids[0], ident) or _kind_named(text, item, part):
                continue
            between = text[items[k - 1].q.unit_end : part.q.start]
            apart = part.ids[0].partition(".")[0] != ident.partition(".")[0]
            if apart and ";" in between and "其中" not in between and not _KIND.search(text, *part.context.before):
                break  # another subject begins
        if previous is not None and previous != k - 1 and not opened:
            gap = text[items[k - 1].q.unit_end : part.q.start]
            if ";" in gap and not _MARK.search(gap):
                break  # 行政处罚25万件,含非现场21万件,罚没1.8亿元;行政强制1406件
        own = text[part.context.before[0] : part.q.start] + text[part.q.unit_end : part.context.after[1]]
        if _pending(text, item, part):
            continue
        if _RESULT.search(own):
            continue
        if left == 0 and previous is not None and previous != k - 1 and not opened:
            break  # they add up, and another thing stood between: 一般1127件、简易1556件,罚没款…,听证4件
        if part.q.exact > left and (same or narrower):
            if previous is None:
                break
            left = item.q.exact  # another division of the same total begins
            if part.q.exact > left:
                break
        if rest or _becomes_part(part, ident) or _KIND.search(text, *part.context.before):
            parts[k] = (ident, False)
            left -= part.q.exact if same else 0
            previous = k
