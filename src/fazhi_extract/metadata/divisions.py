"""Chinese administrative divisions, county level and above, since 1980, and the resolver of their names.

The table is GB/T 2260 (行政区划代码, kept by 民政部): six-digit codes as strings, own names in simplified characters,
the calendar years in which a row was in force and the codes that succeeded it. A division that changed its name or
code has a row for each. It is packed in `divisions.bin` by `tools/build_divisions.py`; sources, licences and known gaps
are in `docs/data-sources.md`. Nothing is read before the first call.

Years: `since` is the first and `until` the last calendar year in which the row was in force for at least a part of the
year, so both rows of a change are valid in the year of the change; 1980 stands for "1980 or before".
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, compress
from operator import and_
from typing import NamedTuple

__all__ = ["Division", "Resolution", "children", "find_names", "full_name", "history", "lookup", "resolve"]

# offsets of the packed characters; tools/build_divisions.py has the same
_YEAR_BASE, _LINK_BASE, _FIRST_YEAR = 48, 12000, 1980
_IN_FORCE = 9999
# bytes of the level column; a county directly below its province is "3"
_PROVINCE_LEVEL, _PREFECTURE, _COUNTY, _DIRECT_COUNTY = b"0123"


class Division(NamedTuple):
    """A row of the table: one division under one code and name.

    code: GB/T 2260, six digits. name: own name (槐荫区). parent: code of the division above (no 市辖区 level), None for
    a province. since, until: calendar years, `until` None while in force. successors: codes that took over its area
    (its own code, where only the name changed); empty while in force or where unknown.
    """

    code: str
    name: str
    parent: str | None
    since: int
    until: int | None
    successors: tuple[str, ...]


class Resolution(NamedTuple):
    """What `resolve` decided.

    code, name: the division and its full name, or None. candidates: the codes among which it was decided, or could not
    be. reason: one sentence in English.
    """

    code: str | None
    name: str | None
    candidates: tuple[str, ...]
    reason: str


# --- the table


class _Table:
    """Columns by row number; rows are sorted by code, then by year."""

    __slots__ = ("after", "by_code", "by_name", "codes", "levels", "names", "since", "until")

    # levels, since and until are bytes, one a row
    def __init__(self, packed: bytes) -> None:
        names, since, until, levels, after, codes = zlib.decompress(packed).split(b"\f", 5)
        self.names = names.decode("gb18030").split("\n")
        # each code is the one before plus a character's number
        self.codes = list(map(str, accumulate(map(ord, codes.decode("utf-8", "surrogatepass")))))
        self.since, self.until, self.levels = since, until, levels
        self.after = after.decode().split("\n")
        # the first row of each code
        self.by_code = dict(zip(reversed(self.codes), range(len(self.codes) - 1, -1, -1), strict=True))
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(self.names):
            self.by_name[name].append(row)

    def first(self, row: int) -> int:
        return self.since[row] - _YEAR_BASE + _FIRST_YEAR

    def last(self, row: int) -> int:
        code = self.until[row]
        return _IN_FORCE if code < _YEAR_BASE else code - _YEAR_BASE + _FIRST_YEAR

    def valid(self, row: int, year: int | None) -> bool:
        if year is None:
            return self.until[row] < _YEAR_BASE
        return self.first(row) <= year <= self.last(row)

    def distance(self, row: int, year: int | None) -> int:
        """Years between `year` and the row's time, 0 inside it; None means today."""
        at = _IN_FORCE if year is None else year
        return max(self.first(row) - at, at - self.last(row), 0)

    def rows(self, code: str) -> range:
        """The rows of a code, oldest first."""
        start = self.by_code.get(code)
        if start is None:
            return range(0)
        stop = start + 1
        while stop < len(self.codes) and self.codes[stop] == code:
            stop += 1
        return range(start, stop)

    def nearest(self, code: str, year: int | None) -> int | None:
        """The row of a code in force in `year`, else the nearest in time; of two, the newer."""
        return min(self.rows(code), key=lambda row: (self.distance(row, year), -row), default=None)

    def parent(self, row: int) -> str | None:
        code = self.codes[row]
        return (None, code[:2] + "0000", code[:4] + "00", code[:2] + "0000")[self.levels[row] - 48]

    def above(self, row: int) -> list[str]:
        """Codes of the divisions above the row, nearest first, with those that govern it without being its parent."""
        code = self.codes[row]
        out = []
        if self.levels[row] == _COUNTY:
            out.append(code[:4] + "00")
        out += [outer for inner, outer in _ALSO_ABOVE.items() if inner == code or inner in out]
        if self.levels[row] != _PROVINCE_LEVEL:
            out.append(code[:2] + "0000")
        return out

    def successors(self, row: int) -> tuple[str, ...]:
        return tuple(self.codes[row + ord(c) - _LINK_BASE] for c in self.after[row])

    def division(self, row: int) -> Division:
        until = self.last(row)
        return Division(
            self.codes[row],
            self.names[row],
            self.parent(row),
            self.first(row),
            None if until == _IN_FORCE else until,
            self.successors(row),
        )


# 伊犁州 governs two prefectures that the code puts beside it; 满洲里市 governs 扎赉诺尔区 of 呼伦贝尔市.
_ALSO_ABOVE = {"654200": "654000", "654300": "654000", "150703": "150781"}


@cache
def _table() -> _Table:
    from importlib import resources

    return _Table(resources.files(__package__).joinpath("divisions.bin").read_bytes())


def lookup(code: str, year: int | None = None) -> Division | None:
    """The row of a code in force in `year` (None: now), else the nearest in time; None for an unknown code."""
    table = _table()
    row = table.nearest(code, year)
    return None if row is None else table.division(row)


def places_above(code: object, year: int | None = None) -> list[str]:
    """Names of the divisions that one lies in, nearest first: 340523 in 2023 gives 马鞍山市, 安徽省. None for what is no
    code, or not known."""
    table = _table()
    row = table.nearest(code, year) if isinstance(code, str) else None
    above = [] if row is None else [table.nearest(outer, year) for outer in table.above(row)]
    return [table.names[outer] for outer in above if outer is not None]


def full_name(code: str, year: int | None) -> str:
    """The name with those of the divisions above it in `year`: 370104 → 山东省济南市槐荫区; KeyError if unknown.

    Where the code was not in force in `year`, its row nearest in time gives the name.
    """
    table = _table()
    row = table.nearest(code, year)
    if row is None:
        raise KeyError(code)
    return _full_name(table, row, year)


def _full_name(table: _Table, row: int, year: int | None) -> str:
    if year is not None:
        year = min(max(year, table.first(row)), table.last(row))
    elif table.last(row) != _IN_FORCE:
        year = table.last(row)
    parts = [table.names[row]]
    parent = table.parent(row)
    while parent and (up := table.nearest(parent, year)) is not None:
        parts.append(table.names[up])
        parent = table.parent(up)
    return "".join(reversed(parts))


def children(code: str, year: int | None = None) -> tuple[Division, ...]:
    """The divisions directly below `code` that were in force in `year` (None: now), by code."""
    table = _table()
    return tuple(
        table.division(row)
        for row in range(len(table.codes))
        if table.codes[row][:2] == code[:2] and table.valid(row, year) and table.parent(row) == code
    )


@cache
def _before() -> dict[str, list[int]]:
    """Code → rows that it succeeded."""
    table = _table()
    out: dict[str, list[int]] = defaultdict(list)
    for row, links in enumerate(table.after):
        if links:
            for code in table.successors(row):
                out[code].append(row)
    return out


def _follows(table: _Table, old: int, new: int) -> bool:
    """Whether the row `new` of a succeeding code is the one that came when `old` went."""
    return old != new and table.first(new) <= table.last(old) + 1 and table.last(new) > table.last(old)


def _following(table: _Table, row: int) -> list[int]:
    return [new for code in table.successors(row) for new in table.rows(code) if _follows(table, row, new)]


def history(code: str, year: int | None = None) -> tuple[Division, ...]:
    """What the division was before and what it became, oldest first, with itself as of `year` (None: now or last).

    Divisions merged into it come before it, those it was merged into or split between after it; so one place can be
    followed through a panel of years. Empty for an unknown code.
    """
    table = _table()
    start = table.nearest(code, year)
    if start is None:
        return ()
    seen = {start}
    todo = [start]
    while todo:
        row = todo.pop()
        todo += [r for r in _following(table, row) if r not in seen]
        seen.update(todo)
    todo, older = [start], {start}
    while todo:
        row = todo.pop()
        todo += [r for r in _before().get(table.codes[row], ()) if r not in older and _follows(table, r, row)]
        older.update(todo)
    rows = sorted(seen | older, key=lambda r: (table.first(r), table.last(r), table.codes[r]))
    return tuple(table.division(row) for row in rows)


# --- forms of a name

_NATION = re.compile(
    r"(?<=..)(?:各族|(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西"
    r"|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|保安|裕固|独龙|普米)族?)+(?=自治.$|自治区$|区$)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Short names that cut inside the name.
_NICKNAMES = {
    "内蒙": "内蒙古自治区",
    "巴州": "巴音郭楞蒙古自治州",
    "博州": "博尔塔拉蒙古自治州",
    "克州": "克孜勒苏柯尔克孜自治州",
    "版纳州": "西双版纳傣族自治州",
    "锡盟": "锡林郭勒盟",
    "阿盟": "阿拉善盟",
    "莫旗": "莫力达瓦达斡尔族自治旗",
    "喀左县": "喀喇沁左翼蒙古族自治县",
    "阜蒙县": "阜新蒙古族自治县",
    "前郭县": "前郭尔罗斯蒙古族自治县",
    "杜蒙县": "杜尔伯特蒙古族自治县",
    "土左旗": "土默特左旗",
    "土右旗": "土默特右旗",
    "达茂旗": "达尔罕茂明安联合旗",
    "科左中旗": "科尔沁左翼中旗",
    "科左后旗": "科尔沁左翼后旗",
    "科右前旗": "科尔沁右翼前旗",
    "科右中旗": "科尔沁右翼中旗",
    "察右前旗": "察哈尔右翼前旗",
    "察右中旗": "察哈尔右翼中旗",
    "察右后旗": "察哈尔右翼后旗",
    "东乌旗": "东乌珠穆沁旗",
    "西乌旗": "西乌珠穆沁旗",
    "苏左旗": "苏尼特左旗",
    "苏右旗": "苏尼特右旗",
    "新左旗": "新巴尔虎左旗",
    "新右旗": "新巴尔虎右旗",
    "克旗": "克什克腾旗",
    "杨凌区": "杨陵区",
    "大柴旦行委": "大柴旦行政委员会",
}

# Prefectures whose bare name is also a common word, a part of one, or another place: only beside a related name.
_COMMON = _words(
    "中山 保定 保山 兴安 北海 南平 四平 大同 大庆 安康 安顺 定西 山南 巴中 平凉 文山 新乡 日照 朝阳 来宾 海东 海北 "
    "海南 海西 淮北 淮南 玉树 白山 白银 红河 怒江 自贡 通化 长治 阿里 黄南 黄山 池州 六安 大理 甘孜 安庆 江门 云浮"
)
# Names that are also common nouns (主城区, 国有矿区).
_GENERIC = _words("城区 郊区 矿区 市区 新区 东区 西区 南区 北区 中区 一区 二区 老城区 新城区 市郊区 解放区")
# Names that lie inside common nouns (西南山区, 豫西山区).
_INSIDE = _words("南山区 东山区 西山区 北山区 中山区 南市区 北市区 东市区 西市区 中市区 河南县")

_PLAIN, _GUARDED, _GENERIC_KIND, _PROVINCE, _BARE, _BARE_COMMON, _BARE_COUNTY = range(7)

_INTRODUCTIONS = frozenset(["中共", "关于", "现将", "市辖", "省辖"])
_NOT_AFTER_SHORT = frozenset("级域长直属乡")
_NOT_AFTER_BARE = re.compile(r"[路街话菜岸麓瓜]|大[道街厦]|[东西南北中]路|巴巴")
_DIRECTIONAL = _words("河南 河北 江西 湖南 湖北 山东 山西 海南 云南")
_BEFORE_ORGAN = re.compile(
    r"$|[\s\d、,，。:：;；（(《]|司法|公安|检察|法院|税务|法治|依法|政府|人民|政务|市场|教育|财政|交通|水[利务]|农业|林业|住建|住房"
    r"|民政|自然资源|生态|应急|综合|统计|审计|医[保疗]|退役|体育|文[旅化]|商务|发[改展]|工信|科技|信访|规划|国资|行政|城管|城市管理"
    r"|[县区市旗]委|[县区市旗]政府|委"
)


# Names that read like a conjunction and a kind of division: 市直部门和县区政府.
_AND_COUNTY = frozenset(("和县",))


def _is_apart(char: str) -> bool:
    """Whether a name may begin behind this character although it could go on a phrase."""
    return char.isspace() or char in ",。;:(“"


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿"


def _shortened(name: str) -> tuple[list[str], str]:
    """Forms of the name of an autonomous place or a nationality's district that keep its kind, and the bare one.

    恩施土家族苗族自治州 → 恩施自治州, 恩施州; 恩施. 东乡族自治县 → 东乡县; 鄂伦春自治旗 → 鄂伦春旗.
    """
    cut = _NATION.sub("", name)
    if "自治" not in cut:
        return [cut], cut[:-1]
    bare = cut[: cut.index("自治")].removesuffix("族")
    forms = [] if cut.endswith("区") else [bare + cut[-1]]
    return [form for form in (cut, *forms) if form != name], bare


class _Forms:
    """The forms in which names are written.

    kinds: form → how much must stand beside it to count. names: form that is not an own name, or not only → own names.
    heads: the first two characters of all forms.
    """

    __slots__ = ("heads", "kinds", "names")

    def __init__(self, table: _Table) -> None:
        kinds = dict.fromkeys(table.by_name, _PLAIN)
        names: defaultdict[str, list[str]] = defaultdict(list)
        shorter: list[tuple[str, str]] = []
        # nobody writes of places that ceased before 2000; their short forms would only add wrong readings
        recent = bytes(code < _YEAR_BASE or code >= _YEAR_BASE + 2000 - _FIRST_YEAR for code in range(256))
        used = table.until.translate(recent)
        level_of: dict[str, int] = {}
        for level in (_DIRECT_COUNTY, _COUNTY, _PREFECTURE, _PROVINCE_LEVEL):
            here = table.levels.translate(bytes(code == level for code in range(256)))
            level_of.update(dict.fromkeys(compress(table.names, map(and_, used, here)), level))
        for name in [name for name in kinds if len(name) < 3 or name[-1] == "镇"]:
            if name in level_of:
                kinds[name] = _GUARDED
            else:
                del kinds[name]
        for name, level in level_of.items():
            if "族" in name or "自治" in name:
                forms, stem = _shortened(name)
                shorter += [(form, name) for form in forms]
            elif level == _PROVINCE_LEVEL:
                stem = name[:2] if name[-1] == "区" else name[:-1]
            else:
                stem = name[:-2] if name[-2:] in _LONG_KINDS else name[:-1]
            if len(stem) > 1:
                names[stem].append(name)
        for stem, own in names.items():
            level = min([level_of[name] for name in own]) if len(own) > 1 else level_of[own[0]]
            if level >= _COUNTY:
                kind = _BARE_COUNTY
            elif level == _PREFECTURE and stem in _COMMON:
                kind = _BARE_COMMON
            else:
                kind = _PROVINCE if level == _PROVINCE_LEVEL else _BARE
                own[:] = [name for name in own if level_of[name] == level]
            kinds.setdefault(stem, kind)
        for form, name in shorter:
            names[form].append(name)
            kinds.setdefault(form, _PLAIN)
        for form, name in _NICKNAMES.items():
            names[form].append(name)
            kinds[form] = _PLAIN if len(form) > 2 else _BARE
        kinds.update(dict.fromkeys(_GENERIC & kinds.keys(), _GENERIC_KIND))
        kinds.update(dict.fromkeys(_INSIDE & kinds.keys(), _GUARDED))
        self.kinds, self.names, self.heads = kinds, dict(names), {form[:2] for form in kinds}

    def at(self, text: str, start: int) -> list[str]:
        """The forms that the text has at `start`, longest first."""
        if text[start : start + 2] not in self.heads:
            return []
        kinds = self.kinds
        return [form for size in _SIZES if len(form := text[start : start + size]) == size and form in kinds]

    def own(self, table: _Table, form: str) -> list[str]:
        """The own names that a form may stand for."""
        found = self.names.get(form, [])
        return [form, *found] if form in table.by_name else found


_SIZES = range(16, 1, -1)
_LONG_KINDS = frozenset(["地区", "林区", "特区"])


@cache
def _forms() -> _Forms:
    return _Forms(_table())


def _related(table: _Table, outer: Iterable[str], inner: Iterable[str]) -> bool:
    """Whether some division of a name in `inner` lies in one of a name in `outer`, in whatever year."""
    codes = {table.codes[row] for name in outer for row in table.by_name[name]}
    return any(not codes.isdisjoint(table.above(row)) for name in inner for row in table.by_name[name])


def find_names(text: str) -> list[tuple[int, int, str]]:
    """Every mention of a division in a short simplified text: (start, end, name), in order, longest first.

    The name is the own name where the words can mean only one (恩施州 → 恩施土家族苗族自治州), else the words as they
    stand (高陵: 高陵县 or 高陵区); `resolve` takes both. A name without the kind of division counts where it is safe:
    provinces and prefectures (广西, 黔东南) unless it is a common word too, counties right after a name they belong to
    (济南槐荫). Offsets are indices into `text`.
    """
    table, forms = _table(), _forms()
    heads, kinds = forms.heads, forms.kinds
    out: list[tuple[int, int, str]] = []
    last: list[str] = []
    end = -1
    at, stop = 0, len(text) - 1
    while at < stop:
        if text[at : at + 2] not in heads:
            at += 1
            continue
        for form in forms.at(text, at):
            after = at + len(form)
            own = forms.own(table, form)
            if kinds[form] == _PLAIN:
                if form in _AND_COUNTY and end != at and at and not (_is_apart(text[at - 1])):
                    continue  # …规划》和县委: and the county
                # 北京市场监管局, 河东区域
                if (form[-1] == "市" and text[after : after + 1] == "场") or (
                    form[-1] == "区" and text[after : after + 1] == "域"
                ):
                    continue
            elif not _stands(table, forms, text, at, form, own, last if end == at else None):
                continue
            out.append((at, after, own[0] if len(own) == 1 else form))
            at, end, last = after, after, own
            break
        else:
            at += 1
    return out


def _stands(
    table: _Table, forms: _Forms, text: str, at: int, form: str, own: list[str], last: list[str] | None
) -> bool:
    """Whether a form that needs support has it; `last`: the own names of the mention that ends here, if one does."""
    after = at + len(form)
    kind = forms.kinds[form]
    below_last = last is not None and _related(table, last, own)
    if kind <= _GENERIC_KIND:
        if below_last:
            return True
        introduced = text[max(at - 2, 0) : at] in _INTRODUCTIONS
        if kind == _GENERIC_KIND:
            first = at == 0 or introduced or text[at - 1].isspace()
            return first and _BEFORE_ORGAN.match(text, after) is not None
        free = at == 0 or introduced or not _is_han(text[at - 1])
        return free and text[after : after + 1] not in _NOT_AFTER_SHORT
    if kind == _BARE_COUNTY:
        return below_last and _BEFORE_ORGAN.match(text, after) is not None
    if _NOT_AFTER_BARE.match(text, after):
        return False
    if kind == _PROVINCE:
        return not (form in _DIRECTIONAL and at and last is None and text[at - 1] in "黄淮长大太珠两")
    if kind == _BARE:
        return True
    return below_last or any(
        forms.kinds[inner] <= _GENERIC_KIND and _related(table, own, forms.own(table, inner))
        for inner in forms.at(text, after)
    )


# --- deciding

_PLACE_LEFT = re.compile(r"[㐀-鿿]+?(?:开发区|新区|园区|示范区|管理区|区|县|旗|街道|镇|乡)")


class _Mention(NamedTuple):
    text: str
    rows: list[int]


def _read(table: _Table, forms: _Forms, mentions: Sequence[str]) -> tuple[list[_Mention], list[str]]:
    """The mentions' rows, and the mentions that name a place the table does not have."""
    known: list[_Mention] = []
    unknown: list[str] = []
    for mention in dict.fromkeys(m.strip() for m in mentions):
        if not mention:
            continue
        own = forms.own(table, mention)
        if own:
            known.append(_Mention(mention, [row for name in own for row in table.by_name[name]]))
            continue
        rest = mention
        for start, end, name in reversed(find_names(mention)):
            rest = rest[:start] + " " + rest[end:]
            known.append(_Mention(name, [r for n in forms.own(table, name) for r in table.by_name[n]]))
        if rest == mention or _PLACE_LEFT.search(rest):
            unknown.append(mention)
    return known, unknown


def resolve(mentions: Sequence[str], year: int | None) -> Resolution:
    """Decide the one division that the mentioned names mean in `year` (None: today).

    mentions: own names, short forms or longer strings (山东省济南市槐荫区人民政府) in any order; each must be the
    division or lie above it. Names in force in `year` come first; a name in force only in other years counts if it then
    means one division, taken as of the nearest year, and the reason says so. Nothing is guessed: with several divisions
    left, contradicting names, or a place that the table does not have (a zone, a township), `code` is None and
    `candidates` has what was left.
    """
    table, forms = _table(), _forms()
    known, unknown = _read(table, forms, mentions)
    if not known:
        return Resolution(None, None, (), _listed("not in the table", unknown) if unknown else "no division named")
    rows_of = [rows for _, rows in known]
    found = _explaining(table, [[row for row in rows if table.valid(row, year)] for rows in rows_of])
    in_year = bool(found)
    if not found:
        found = _explaining(table, [[row for row in rows if table.last(row) >= 2000] for rows in rows_of])
    if not found:
        found = _explaining(table, rows_of)
    if not found:
        counts = _agreeing(table, [[row for row in rows if table.valid(row, year)] for rows in rows_of])
        best = [row for row, count in counts.items() if count == max(counts.values())]
        reason = _listed("no division lies in all of", [text for text, _ in known])
        return Resolution(None, None, _codes(table, best), reason)
    found = _narrow(table, found, year, {text for text, _ in known})
    codes = _codes(table, found)
    if len(codes) > 1:
        reason = _listed(f"{len(codes)} divisions fit", [text for text, _ in known]) + (f" in {year}" if year else "")
        return Resolution(None, None, codes, reason)
    row = found[0]
    if unknown:
        return Resolution(None, None, codes, _listed("not in the table", unknown))
    name = _full_name(table, row, year)
    if in_year:
        reason = "named with its parents" if len(known) > 1 else "one division of the name"
        return Resolution(codes[0], name, codes, reason)
    span = f"{table.first(row)}-{'' if table.last(row) == _IN_FORCE else table.last(row)}"
    what = f"{table.names[row]} was in force {span}"
    if table.valid(row, year):
        what = "a parent is named as of another year"
    return Resolution(codes[0], name, codes, f"{what}, not {year or 'now'}: nearest year taken")


def _listed(lead: str, names: Iterable[str]) -> str:
    return f"{lead}: {', '.join(names)}"


def _codes(table: _Table, rows: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted({table.codes[row] for row in rows}))


def _agreeing(table: _Table, groups: Sequence[Sequence[int]]) -> dict[int, int]:
    """Row of any group → how many groups have its division or one above it."""
    codes = [{table.codes[row] for row in rows} for rows in groups]
    out: dict[int, int] = {}
    for rows in groups:
        for row in rows:
            if row not in out:
                chain = {table.codes[row], *table.above(row)}
                out[row] = sum(not chain.isdisjoint(group) for group in codes)
    return out


def _explaining(table: _Table, groups: Sequence[Sequence[int]]) -> list[int]:
    """The rows that every group has, or has above them."""
    return [row for row, count in _agreeing(table, groups).items() if count == len(groups)]


def _narrow(table: _Table, rows: list[int], year: int | None, named: set[str]) -> list[int]:
    """Drop the rows that are the same division at a worse time, or contain the only other ones of their name."""
    if len(rows) < 2:
        return rows
    order = sorted(rows, key=lambda row: (table.distance(row, year), table.names[row] not in named, -table.first(row)))
    kept: list[int] = []
    for row in order:
        if not any(_same(table, row, other) for other in kept):
            kept.append(row)
    # 恩施 is 恩施州 before it is 恩施市 in it
    for row in kept:
        if all(other == row or table.codes[row] in table.above(other) for other in kept):
            return [row]
    return kept


def _same(table: _Table, row: int, other: int) -> bool:
    """Whether two rows are one division at two times."""
    if table.codes[row] == table.codes[other]:
        return True
    older, newer = sorted((row, other), key=lambda r: (table.last(r), table.first(r)))
    same_name = table.names[row] == table.names[other] and table.codes[row][:2] == table.codes[other][:2]
    if same_name and abs(table.first(newer) - table.last(older)) <= 1:
        # 酒泉市 the county-level city gave way to 酒泉市 the prefecture
        return True
    todo, seen = [older], {older}
    while todo:
        for new in _following(table, todo.pop()):
            if table.codes[new] == table.codes[newer]:
                return True
            if new not in seen:
                seen.add(new)
                todo.append(new)
    return False
