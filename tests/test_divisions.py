"""Divisions: the table against known facts, the forms of names, and what the resolver decides or refuses to decide."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib import resources

import pytest

from fazhi_extract.metadata import divisions
from fazhi_extract.metadata.divisions import children, find_names, full_name, history, lookup, resolve

# govern a county's area and publish reports, but the ministry does not count them
UNCOUNTED = {"232761", "232762", "232763", "232764", "632857"}


def names(text: str) -> list[str]:
    return [name for _, _, name in find_names(text)]


def quickest(call: Callable[[], object], times: int = 20) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


# --- the table


@pytest.mark.parametrize(
    ("year", "counties", "prefectures"), [(2005, 2862, 333), (2010, 2856, 333), (2015, 2850, 334), (2020, 2844, 333)]
)
def test_counts_agree_with_the_ministry(year: int, counties: int, prefectures: int) -> None:
    """民政部, 民政事业发展统计公报: units of county and of prefecture level at the end of the year."""
    table = divisions._table()
    at_end = [table.codes[row] for row in range(len(table.codes)) if table.valid(row, year) and table.last(row) != year]
    assert len(at_end) == len(set(at_end))
    assert sum(code[4:] != "00" and code not in UNCOUNTED for code in at_end) == counties
    assert sum(code[4:] == "00" and code[2:4] != "00" for code in at_end) == prefectures


def test_thirty_four_provinces() -> None:
    table = divisions._table()
    assert sum(code.endswith("0000") for row, code in enumerate(table.codes) if table.valid(row, None)) == 34


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("370104", None, "山东省济南市槐荫区"),
        ("370000", None, "山东省"),
        ("110105", 2020, "北京市朝阳区"),
        ("500112", 2020, "重庆市渝北区"),
        ("510211", 1990, "四川省重庆市江北区"),
        ("429004", 2021, "湖北省仙桃市"),
        ("429021", None, "湖北省神农架林区"),
        ("469025", 2020, "海南省白沙黎族自治县"),
        ("659001", None, "新疆维吾尔自治区石河子市"),
        ("152525", None, "内蒙古自治区锡林郭勒盟东乌珠穆沁旗"),
        ("653130", None, "新疆维吾尔自治区喀什地区巴楚县"),
        ("522601", None, "贵州省黔东南苗族侗族自治州凯里市"),
        ("420602", 2008, "湖北省襄樊市襄城区"),
        ("420602", 2012, "湖北省襄阳市襄城区"),
        ("610126", 2024, "陕西省西安市高陵县"),
        ("232761", None, "黑龙江省大兴安岭地区加格达奇区"),
        ("810000", None, "香港特别行政区"),
    ],
)
def test_full_name(code: str, year: int | None, name: str) -> None:
    assert full_name(code, year) == name


def test_unknown_code() -> None:
    assert lookup("999999") is None
    assert history("999999") == ()
    with pytest.raises(KeyError):
        full_name("999999", 2020)


def test_rows_of_a_change() -> None:
    old, new = lookup("420600", 2008), lookup("420600", 2020)
    assert old is not None
    assert new is not None
    assert (old.name, old.until, old.successors) == ("襄樊市", 2010, ("420600",))
    assert (new.name, new.since, new.until, new.successors) == ("襄阳市", 2010, None, ())
    county = lookup("610126", 2013)
    assert county == ("610126", "高陵县", "610100", 1983, 2014, ("610117",))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("610117", ["高陵县", "高陵县", "高陵区"]),
        ("310101", ["南市区", "卢湾区", "黄浦区"]),
        ("420600", ["襄樊市", "襄阳市"]),
        ("340181", ["巢湖市", "居巢区", "巢湖市"]),
        ("371202", ["莱城区", "莱芜区"]),
    ],
)
def test_history(code: str, expected: list[str]) -> None:
    assert [d.name for d in history(code)] == expected


def test_children() -> None:
    assert {"槐荫区", "莱芜区", "平阴县"} <= {d.name for d in children("370100", 2022)}
    assert "莱芜区" not in {d.name for d in children("370100", 2017)}
    assert len(children("110000")) == 16
    assert {"武汉市", "仙桃市", "神农架林区"} <= {d.name for d in children("420000")}
    assert children("370104") == ()


# --- resolving


@pytest.mark.parametrize(
    ("mentions", "year", "code"),
    [
        (["济南市", "槐荫区"], 2022, "370104"),
        (["槐荫区", "济南市", "山东省"], 2022, "370104"),
        (["槐荫区"], 2022, "370104"),
        (["槐荫区人民政府"], 2022, "370104"),
        (["山东省济南市槐荫区人民政府"], 2022, "370104"),
        (["济南市", "市中区"], 2022, "370103"),
        (["枣庄", "市中区"], 2022, "370402"),
        (["高陵区"], 2024, "610117"),
        (["高陵县"], 2013, "610126"),
        (["高陵"], 2013, "610126"),
        (["高陵"], 2024, "610117"),
        (["襄樊市"], 2008, "420600"),
        (["襄阳市"], 2021, "420600"),
        (["北京市", "朝阳区"], 2022, "110105"),
        (["长春市", "朝阳区"], 2022, "220104"),
        (["西安市", "长安区"], 2020, "610116"),
        (["南京", "鼓楼区"], 2020, "320106"),
        (["仙桃市"], 2020, "429004"),
        (["恩施州"], 2022, "422800"),
        (["恩施"], 2022, "422800"),
        (["恩施州", "恩施市"], 2022, "422801"),
        (["吉林"], 2022, "220000"),
        (["吉林市"], 2022, "220200"),
        (["吉林省", "吉林市"], 2022, "220200"),
        (["融水县"], 2019, "450225"),
        (["鄂伦春旗"], 2019, "150723"),
        (["阜蒙县"], 2021, "210921"),
        (["海南"], 2020, "460000"),
        (["海南州"], 2020, "632500"),
        (["巴州", "库尔勒市"], 2020, "652801"),
        (["伊犁州", "塔城地区", "额敏县"], 2020, "654221"),
        (["满洲里市", "扎赉诺尔区"], 2020, "150703"),
        (["莱芜市", "莱城区"], 2018, "371202"),
        (["济南市", "莱芜区"], 2019, "370116"),
        (["巢湖市"], 2009, "341400"),
        (["巢湖市"], 2012, "340181"),
        (["酒泉市"], 2001, "622102"),
        (["酒泉市"], 2002, "620900"),
        (["友好区"], 2019, "230719"),
        (["赣县"], 2016, "360721"),
        (["三明市", "沙县区"], 2022, "350405"),
        (["公主岭市"], 2018, "220381"),
        (["公主岭市"], 2022, "220184"),
        (["杨凌区"], 2020, "610403"),
        (["加格达奇区"], 2020, "232761"),
        (["江西省", "东乡县"], 2014, "361029"),
        (["两江新区"], 2026, "500157"),
        (["云州区"], None, "140215"),
    ],
)
def test_resolved(mentions: list[str], year: int | None, code: str) -> None:
    found = resolve(mentions, year)
    assert found.code == code, found
    assert found.name == full_name(code, year)
    assert found.candidates == (code,)
    assert "nearest" not in found.reason


@pytest.mark.parametrize(
    ("mentions", "year", "code", "name"),
    [
        (["高陵县"], 2024, "610126", "陕西省西安市高陵县"),
        (["高陵区"], 2013, "610117", "陕西省西安市高陵区"),
        (["襄樊市"], 2020, "420600", "湖北省襄樊市"),
        (["襄樊市", "襄城区"], 2012, "420602", "湖北省襄阳市襄城区"),
        (["合肥市", "庐江县"], 2010, "340124", "安徽省合肥市庐江县"),
        (["莱芜区"], 2018, "370116", "山东省济南市莱芜区"),
        (["渝北区"], 2026, "500112", "重庆市渝北区"),
        (["思茅市"], None, "530800", "云南省思茅市"),
    ],
)
def test_name_of_another_year(mentions: list[str], year: int | None, code: str, name: str) -> None:
    found = resolve(mentions, year)
    assert (found.code, found.name) == (code, name)
    assert "nearest year" in found.reason


@pytest.mark.parametrize(
    ("mentions", "year", "candidates"),
    [
        (["市中区"], 2022, ("370103", "370402", "511002", "511102")),
        (["山东省", "市中区"], 2022, ("370103", "370402")),
        (["鼓楼区"], 2022, ("320106", "320302", "350102", "410204")),
        (["朝阳区"], 2022, ("110105", "220104")),
        (["长安区"], 2020, ("130102", "610116")),
        (["桥东区"], 2012, ("130103", "130502", "130702")),
        (["新城区"], 2020, ("150102", "610102")),
        (["铁西区"], None, ("210106", "210303", "220302")),
        (["大同"], 2020, ("140200", "230606")),
        (["东乡县"], 2014, ("361029", "622926")),
        (["南市区"], 2020, ("130604", "310102")),
    ],
)
def test_ambiguous(mentions: list[str], year: int | None, candidates: tuple[str, ...]) -> None:
    found = resolve(mentions, year)
    assert (found.code, found.name, found.candidates) == (None, None, candidates)
    assert "divisions fit" in found.reason


def test_contradiction() -> None:
    found = resolve(["济南市", "青岛市"], 2022)
    assert (found.code, found.candidates) == (None, ("370100", "370200"))
    assert found.reason == "no division lies in all of: 济南市, 青岛市"


@pytest.mark.parametrize("place", ["高新区", "雄安新区", "港沟街道"])
def test_place_outside_the_table(place: str) -> None:
    found = resolve(["济南市", place], 2022)
    assert (found.code, found.candidates) == (None, ("370100",))
    assert place in found.reason


def test_nothing_named() -> None:
    assert resolve([], 2022) == (None, None, (), "no division named")
    assert resolve(["本级政府"], 2022).code is None


# --- finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("济南市槐荫区2022年度法治政府建设情况报告", ["济南市", "槐荫区"]),
        ("济南槐荫司法局", ["济南市", "槐荫区"]),
        ("济南市市中区市场监督管理局", ["济南市", "市中区"]),
        ("北京市场监管局", ["北京市"]),
        ("中共槐荫区委", ["槐荫区"]),
        ("湖北恩施利川市", ["湖北省", "恩施土家族苗族自治州", "利川市"]),
        ("黔东南州凯里市人民政府", ["黔东南苗族侗族自治州", "凯里市"]),
        ("广西壮族自治区融水县融水镇", ["广西壮族自治区", "融水苗族自治县"]),
        ("广西融水苗族自治县", ["广西壮族自治区", "融水苗族自治县"]),
        ("内蒙古锡林郭勒盟东乌旗", ["内蒙古自治区", "锡林郭勒盟", "东乌珠穆沁旗"]),
        ("喀喇沁旗、鄂伦春旗", ["喀喇沁旗", "鄂伦春自治旗"]),
        ("延边州公安局", ["延边朝鲜族自治州"]),
        ("积石山县、东乡族自治县", ["积石山保安族东乡族撒拉族自治县", "东乡族自治县"]),
        ("大同平城区", ["大同", "平城区"]),
        ("阳泉市城区2022年", ["阳泉市", "城区"]),
        ("阳泉市矿区", ["阳泉市", "矿区"]),
        ("忻州市代县", ["忻州市", "代县"]),
        ("2022年,代县坚持", ["代县"]),
        ("中共应县委员会", ["应县"]),
        ("重庆渝北", ["重庆市", "渝北区"]),
        ("高陵2013年", []),
        ("西安高陵法治政府", ["西安市", "高陵"]),
        ("海南省三亚市天涯区", ["海南省", "三亚市", "天涯区"]),
        ("巴中市巴州区", ["巴中市", "巴州区"]),
        ("襄樊市2008年", ["襄樊市"]),
        ("大柴旦行政委员会", ["大柴旦行政委员会"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县委书记担任县长,适应县域经济发展",
        "省、市和县级人民政府,召开县委常委会,代县长",
        "加强新城区建设和老城区改造,主城区、矿区、郊区",
        "实现社会长治久安,接待各位来宾,日照时间",
        "黄河南岸,河东区域协调,豫西山区",
        "长白山保护区,新乡村建设,自贡献以来",
        "高新区、经开区、开发区,平安建设",
        "坚持以习近平新时代中国特色社会主义思想为指导",
    ],
)
def test_common_words_are_no_divisions(text: str) -> None:
    assert find_names(text) == []


def test_offsets() -> None:
    text = "关于恩施州利川市2021年"
    assert [(text[a:b], name) for a, b, name in find_names(text)] == [
        ("恩施州", "恩施土家族苗族自治州"),
        ("利川市", "利川市"),
    ]


def test_every_full_name_is_read_back() -> None:
    table = divisions._table()
    for year in (2008, 2016, 2022, None):
        for row, code in enumerate(table.codes):
            # of two codes of one name in the year of the change, the newer is taken
            if table.valid(row, year) and table.last(row) != year:
                found = resolve(names(full_name(code, year) + "人民政府"), year)
                assert found.code == code, (code, year, found)


# --- size and time


def test_size() -> None:
    assert len(resources.files("fazhi_extract.metadata").joinpath("divisions.bin").read_bytes()) < 50 * 1024


def test_load_time() -> None:
    def load() -> None:
        divisions._table.cache_clear()
        divisions._table()

    # 5 ms on the machine it was measured on; a busy or slow one takes a multiple of that even at its best.
    assert quickest(load, 60) < 0.03


def test_scan_time() -> None:
    text = (
        "济南市槐荫区2022年度法治政府建设情况报告 2022年,在市委、市政府的坚强领导下,槐荫区坚持以习近平法治思想为指导,"
        * 4
    )[:200]
    find_names(text)
    # beside a search of the same text in the same process: a busy machine slows both
    floor = quickest(lambda: [re.findall("[0-9]+", text) for _ in range(10)])
    assert quickest(lambda: [find_names(text) for _ in range(10)]) < 60 * floor
