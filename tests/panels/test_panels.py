"""The parts of a panel: bodies, versions, what is said of the year before, tables."""

from __future__ import annotations

import builtins
import itertools
import sys
from dataclasses import replace
from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract.panels import PanelRow, body_of, lineage
from fazhi_extract.panels.changes import out_of_proportion
from fazhi_extract.panels.duplicates import Candidate, choose
from fazhi_extract.panels.stated_before import stated_before

FILL = "坚持以人民为中心,全面推进依法行政,各项工作取得新的进展,群众满意度不断提升。"


def report(who: str, year: int, words: str = "", date: str = "") -> fz.AnnualReport:
    return fz.extract(
        f"{who}{year}年法治政府建设情况报告\n{date}\n{year}年,{who}全面推进法治政府建设,现将有关情况报告如下。\n"
        f"一、主要成效\n{FILL}{words}\n二、存在的不足\n执法力量有待加强,与群众期盼还有差距。\n"
    )


# -- bodies ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "year", "today"),
    [
        ("420600", 2008, "420600"),  # 襄樊市, renamed
        ("330183", 2013, "330111"),  # 富阳市, now a district
        ("610126", 2013, "610117"),
        ("310230", 2015, "310151"),
        ("371200", 2015, "371200"),  # 莱芜市 was split
        ("370100", 2024, "370100"),  # 济南市 did not become what it took in
        ("110101", 2024, "110101"),
        ("999999", 2024, "999999"),
    ],
)
def test_lineage(code: str, year: int, today: str) -> None:
    assert lineage(code, year) == today


def key(who: str, year: int) -> str:
    body = body_of(report(who, year).meta)
    assert body
    return body.key


def test_one_body_through_names_and_codes() -> None:
    assert key("湖北省襄樊市人民政府", 2009) == key("襄阳市人民政府", 2012) == "420600/government"
    assert key("西安市高陵县司法局", 2013) == key("西安市高陵区司法局", 2016) == "610117/department/司法局"
    assert key("安吉县天荒坪镇人民政府", 2022) == "330523/township/天荒坪镇"


def test_bodies_of_one_place_are_apart() -> None:
    assert len({key(f"安岳县{own}", 2022) for own in ("人民政府", "司法局", "教育局", "岳阳镇人民政府")}) == 4


def test_a_report_without_a_body_or_a_year_is_left_out_and_said() -> None:
    made = fz.panel([("a", fz.extract("全年受理行政复议案件12件。")), ("b", report("安岳县人民政府", 2022))])
    assert [(item.source, item.reason) for item in made.left_out] == [("a", "the year reported on is not known")]
    assert [entry.source for entry in made.entries] == ["b"]


def test_an_unknown_place_is_kept_and_flagged() -> None:
    made = fz.panel([report("鼓楼区人民政府", 2022, "受理行政复议案件12件。")])
    (entry,) = made.entries
    assert entry.region_code is None and "unresolved" in entry.flags


# -- versions -------------------------------------------------------------------------------------------------

ROW = PanelRow("b", "1", "r", "i", "government", 2022, "x.y", 1, None, "件", "exact", "high", (), "s")


def candidate(source: str, values: dict[str, int], **more: Any) -> Candidate:
    rows = [replace(ROW, indicator=ident, value=value, source=source) for ident, value in values.items()]
    given: dict[str, Any] = {"published": None, "is_report": True, "damage": 0, "digest": source, **more}
    return Candidate("b", 2022, source, rows=rows, **given)


ONE = candidate("m", {"a.a": 1, "a.b": 2, "a.c": 3}, published="2023-02-01")


@pytest.mark.parametrize(
    ("other", "kept", "reason"),
    [
        (candidate("a", {"a.a": 1, "a.b": 2, "a.c": 3}, digest="m"), "a", "the same text"),
        (candidate("a", {"a.a": 5, "a.b": 2, "a.c": 3, "a.d": 1}, is_report=False), "m", "does not look like"),
        (candidate("a", {"a.a": 1, "a.b": 2, "a.c": 3}, published="2023-02-01", damage=4), "m", "the same figures"),
        (candidate("a", {"a.a": 1}, published="2023-09-01"), "m", "an excerpt: its 1 figures are all among the 3"),
        (candidate("z", {"a.a": 9, "a.b": 2}, published="2023-03-01"), "z", "a later version: published 2023-03-01"),
        (candidate("a", {"a.a": 9, "a.b": 2}, published="2023-01-01"), "m", "a later version: published 2023-02-01"),
        (candidate("a", {"a.a": 9, "a.b": 2}), "m", "states 3 indicators, the other 2"),
        (candidate("a", {"a.a": 9, "a.b": 2, "a.d": 1}, damage=2), "m", "damaged in more places"),
        (candidate("a", {"a.a": 9, "a.b": 2, "a.d": 1}), "a", "the first by name"),
    ],
)
def test_which_version_counts(other: Candidate, kept: str, reason: str) -> None:
    for pair in ((ONE, other), (other, ONE)):
        chosen, (dropped,) = choose(list(pair))
        assert chosen.source == kept and reason in dropped.reason


def test_the_choice_among_several_does_not_depend_on_their_order() -> None:
    three = [ONE, candidate("a", {"a.a": 9}), candidate("z", {"a.a": 9, "a.b": 2}, published="2023-03-01")]
    outcomes = {(choose(list(order))[0].source, str(choose(list(order))[1])) for order in itertools.permutations(three)}
    assert len(outcomes) == 1


def test_no_report_is_dropped_for_what_it_has_over_the_kept_one() -> None:
    """D is an excerpt of M, K is earlier than D, M states less than K: pair by pair they go round."""
    three = [
        candidate("d", {"a.a": 100}, published="2023-03-30"),
        candidate("k", {"a.a": 110, "a.b": 95, "a.c": 80}, published="2023-01-10"),
        candidate("m", {"a.a": 100, "a.b": 90}),
    ]
    for order in itertools.permutations(three):
        kept, dropped = choose(list(order))
        assert kept.source == "k"
        assert [(d.dropped, d.reason) for d in dropped] == [
            ("d", "behind m: the other is an excerpt: its 1 figures are all among the 2 of this one"),
            ("m", "states 3 indicators, the other 2"),
        ]


def test_the_latest_of_several_versions_is_the_reason_for_all() -> None:
    versions = [candidate(f"v{month}", {"a.a": month}, published=f"2023-0{month}-01") for month in (1, 2, 3)]
    kept, dropped = choose(versions)
    assert kept.source == "v3" and all("published 2023-03-01" in d.reason for d in dropped)


def test_one_text_under_one_name_twice() -> None:
    kept, dropped = choose([ONE, replace(ONE)])
    assert (kept, [d.reason for d in dropped]) == (ONE, ["the same text"])


def test_a_range_with_another_end_is_another_figure() -> None:
    early, late = (
        report("安岳县人民政府", 2023, f"收到行政复议申请12件。培训行政执法人员300至{top}人次。", date=date)
        for top, date in ((400, "2024年1月10日"), (500, "2024年3月1日"))
    )
    made = fz.panel([("early", early), ("late", late)])
    assert "a later version" in made.duplicates[0].reason
    flagged = {row.indicator: "revised" in row.flags for row in made.rows}
    assert flagged == {"reconsideration.received": False, "enforcement.trainees": True}


# -- the year before ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("收到行政复议申请61件,上年同期为39件。", 39, 39),
        ("收到行政复议申请61件,较2022年的39件增加22件。", 39, 39),
        ("收到行政复议申请61件(上年同期39件)。", 39, 39),
        ("收到行政复议申请61件,比上年多22件。", 39, 39),
        ("收到行政复议申请由上年的39件增加到61件。", 39, 39),
        ("收到行政复议申请从去年同期的75件下降至61件。", 75, 75),
        ("收到行政复议申请61件。与上年39件相比,增长56.4%。", 39, 39),
        ("收到行政复议申请61件。较2022年的75件减少14件。", 75, 75),
        ("收到行政复议申请61件,较去年减少4件。", 65, 65),
        ("收到行政复议申请61件,同比增长56.4%。", 38.9776, 39.0275),
        ("收到行政复议申请61件,同比下降10%。", 67.033, 68.5393),
        ("收到行政复议申请1.2万件,上年同期为9500件。", 9500, 9500),
        ("收到行政复议申请1.2万件,比上年多2500件。", 8500, 10500),
    ],
)
def test_last_years_figure(words: str, low: float, high: float) -> None:
    found = [
        s for s in stated_before(report("安岳县人民政府", 2023, words)) if s.indicator == "reconsideration.received"
    ]
    assert [(s.low, s.high) for s in found] == [(low, high)]


def test_last_years_rate() -> None:
    words = "行政机关负责人出庭应诉率由上年的86.4%升至98.5%。调解成功率98.9%,较上年提高0.4个百分点。"
    found = {s.indicator: s.low for s in stated_before(report("安岳县人民政府", 2023, words))}
    assert found == {"litigation.head_appearance_rate": 86.4, "mediation.success_rate": 98.5}


@pytest.mark.parametrize(
    "words",
    [
        "收到行政复议申请61件,较2021年的39件增加22件。",  # not the year before
        "收到行政复议申请61件,全省共收到39件。",
        "收到行政复议申请61件,受理54件,上年受理39件。",  # of another indicator
        "收到行政复议申请61件,其中上年结转2件。",
        "收到行政复议申请61件,明年预计39件。",
        "收到行政复议申请由2021年的39件增加到61件。",
        "收到行政复议申请61件。上年39件积案全部办结。",
        "收到行政复议申请61件。与上年39件诉讼案件相比,化解得更早。",
        "收到行政复议申请61件。与2021年的39件相比,增长56.4%。",
        "调解成功率98.9%,同比增长2%。",
    ],
)
def test_what_says_nothing_of_last_year(words: str) -> None:
    found = [
        s
        for s in stated_before(report("安岳县人民政府", 2023, words))
        if s.indicator in ("reconsideration.received", "mediation.success_rate")
    ]
    assert found == []


def test_last_years_figure_that_last_years_report_does_not_have() -> None:
    before = report("安岳县人民政府", 2022, "收到行政复议申请100件。")
    for words in ("收到行政复议申请由上年的120件增加到150件。", "收到行政复议申请150件。与上年120件相比,增长25%。"):
        (row,) = [
            row for row in fz.panel([before, report("安岳县人民政府", 2023, words)]).rows if row.report_year == 2023
        ]
        assert "previous_differs" in row.flags


@pytest.mark.parametrize(
    ("before", "now", "kind", "odd"),
    [
        (100, 499, "count", False), (100, 500, "count", True), (500, 100, "count", True), (3, 40, "count", False), (0, 60, "count", True),
        (90.0, 61.0, "rate", False), (90.0, 60.0, "rate", True), (1e6, 9e6, "money", False), (1e6, 1e7, "money", True), (100, 5000, "money", False),
    ],
)  # fmt: skip
def test_out_of_proportion(before: float, now: float, kind: str, odd: bool) -> None:
    assert bool(out_of_proportion(before, now, kind)) == odd


def test_no_change_over_a_missing_year() -> None:
    words = "受理行政复议案件{}件。"
    made = fz.panel(
        report("安岳县人民政府", year, words.format(n)) for year, n in ((2020, 10), (2022, 900), (2023, 1000))
    )
    assert [(c.report_year, c.previous, c.value, c.ratio) for c in made.changes] == [(2023, 900, 1000, 1000 / 900)]


# -- tables ---------------------------------------------------------------------------------------------------


def small() -> fz.AnnualReport:
    return report(
        "安岳县人民政府",
        2023,
        "受理行政复议案件97件。办理公证  件。新建公共法律服务站6至8个。去年受理法律援助案件60件。",
    )


def test_long_rows() -> None:
    rows = {row["indicator"]: row for row in fz.panel([("x", small())]).long()}
    assert list(rows) == ["reconsideration.accepted", "legal_services.platforms", "legal_services.notarial_matters"]
    assert rows["reconsideration.accepted"]["value"] == 97
    assert (rows["legal_services.platforms"]["value"], rows["legal_services.platforms"]["value_high"]) == (6, 8)
    blank = rows["legal_services.notarial_matters"]
    assert blank["value"] is None and "value_missing" in blank["flags"]
    assert {
        "body",
        "region_code",
        "region",
        "issuer",
        "body_kind",
        "report_year",
        "unit",
        "qualifier",
        "confidence",
        "source",
    } < set(blank)


def test_arrow_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def no_pandas(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "pandas":
            raise ImportError(name)
        return original(name, *args, **kwargs)

    made = fz.panel([small()])
    monkeypatch.setattr(builtins, "__import__", no_pandas)
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    for shape in ("long", "wide", "changes"):
        table = made.to_arrow(shape)
        assert table.num_rows == {"long": 3, "wide": 1, "changes": 0}[shape]
    assert made.to_arrow("wide").to_pylist()[0]["reconsideration.accepted"] == 97.0
    with pytest.raises(ImportError, match=r"fazhi-extract\[pandas\]"):
        made.to_pandas()


def test_pandas_and_arrow_say_the_same() -> None:
    made = fz.panel([small(), report("安岳县人民政府", 2022, "受理行政复议案件90件。")])
    for shape in ("long", "wide", "changes"):
        frame, table = made.to_pandas(shape), made.to_arrow(shape)
        assert list(frame.columns) == table.column_names
        assert len(frame) == table.num_rows
        for name in frame.columns:
            ours = (
                [None if value != value else value for value in frame[name].tolist()]
                if frame[name].dtype == "float64"
                else frame[name].tolist()
            )
            theirs = [tuple(v) if isinstance(v, list) else v for v in table.column(name).to_pylist()]
            assert [tuple(v) if isinstance(v, list | tuple) else v for v in ours] == theirs, name


def test_an_unknown_shape() -> None:
    with pytest.raises(ValueError, match="long, wide, changes"):
        fz.panel([small()]).to_arrow("broad")


def test_nothing_makes_an_empty_panel() -> None:
    made = fz.panel([])
    assert (made.rows, made.entries, made.wide(), made.long()) == ((), (), [], [])
    assert made.to_arrow().num_rows == 0 and len(made.to_pandas("wide")) == 0


def test_own_indicators_are_in_the_panel() -> None:
    class Tea(fz.Group):
        """茶."""

        picked: fz.Count = fz.indicator(
            "采茶", "场", "Tea picked", fz.rule("采茶", units=frozenset(["场"])), yes={"采茶3场": 3}
        )

    class Mine(fz.AnnualReport):
        tea: Tea = fz.group(Tea)

    made = fz.panel(
        [
            fz.extract(small().source.text.replace("去年受理", "举办采茶3场。去年受理"), schema=Mine),
            report("安岳县人民政府", 2022),
        ]
    )
    cell = made.cell("512021/government", 2023, "tea.picked")
    assert cell and cell.value == 3
