"""The composed panel (fixtures/panel): 43 report-years and four further versions, held against the table of figures."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any

import pytest
from scoring import ROOT
from tooling import load

import fazhi_extract as fz
from fazhi_extract.compliance import task_of
from fazhi_extract.panels import Panel

FOLDER = ROOT / "fixtures" / "panel"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    return load(FOLDER / "generate.py")


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, fz.AnnualReport]]:
    return [(path.name, fz.extract(path)) for path in sorted((FOLDER / "reports").glob("*.txt"))]


@pytest.fixture(scope="module")
def panel(reports: list[tuple[str, fz.AnnualReport]]) -> Panel:
    return fz.panel(reports)


@pytest.fixture(scope="module")
def gold(generate: ModuleType) -> dict[tuple[str, int], dict[str, Any]]:
    return {(row["body"], row["report_year"]): row for row in generate.figures()}


def test_files_are_what_the_table_makes(generate: ModuleType) -> None:
    made = generate.reports()
    assert {path.name for path in (FOLDER / "reports").glob("*.txt")} == set(made)
    for name, text in made.items():
        assert (FOLDER / "reports" / name).read_text(encoding="utf-8") == text, "run: python fixtures/panel/generate.py"


def test_there_is_one_row_for_each_report_year(panel: Panel, gold: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert len(gold) >= 30
    assert [(entry.body, entry.report_year) for entry in panel.entries] == sorted(gold)
    assert panel.left_out == ()
    for entry in panel.entries:
        row = gold[entry.body, entry.report_year]
        for column in ("region_code", "region", "issuer", "body_kind", "published"):
            assert (getattr(entry, column) or "") == row[column], (entry.source, column)


def test_every_figure_of_the_table_is_in_the_wide_table(
    panel: Panel, gold: dict[tuple[str, int], dict[str, Any]]
) -> None:
    """And what stands there besides is flagged: 均按期答复 implies a rate that the table of figures does not have."""
    about = {
        "body",
        "region_code",
        "region",
        "issuer",
        "body_kind",
        "report_year",
        "published",
        "publication",
        "flags",
        "source",
    }
    checked = 0
    for row in panel.wide():
        body, year = row["body"], row["report_year"]
        figures = {name: value for name, value in gold[body, year].items() if "." in name}
        stated = {name: value for name, value in row.items() if name not in about and value is not None}
        assert {name: stated.get(name) for name in figures} == figures, row["source"]
        checked += len(figures)
        for name in stated.keys() - figures.keys():
            cell = panel.cell(body, year, name)
            # 全年新设立市场主体30911户,同比增长4.3%: the sentences state the growth, the table of figures leaves it out
            grown = name == "business.market_entities_growth"
            assert cell and (grown or {"implied", "weak_context"} & set(cell.flags)), (row["source"], name)
    assert checked == 1656


def test_planted_contradictions_are_found_and_nothing_else(panel: Panel, generate: ModuleType) -> None:
    planted = {(row["body"], row["report_year"], row["indicator"], row["flag"]) for row in generate.planted()}
    found = {(c.body, c.report_year, c.indicator, flag) for c in panel.changes for flag in c.flags}
    assert found == planted
    assert sum(1 for c in panel.changes if c.stated) > 100  # most of them say of last year what last year's report says


def test_flags_of_changes_stand_in_the_rows(panel: Panel) -> None:
    cell = panel.cell("130921/government", 2022, "mediation.disputes")
    assert cell and "implausible_change" in cell.flags
    cell = panel.cell("420600/government", 2010, "reconsideration.received")
    assert cell and "previous_differs" in cell.flags
    change = next(
        c
        for c in panel.changes
        if (c.body, c.report_year, c.indicator) == ("420600/government", 2010, "reconsideration.received")
    )
    assert change.stated == (1516, 1516) and change.previous == 1601
    assert change.reason == "the report on 2010 puts 2009 at 1516, that on it at 1601"


def test_versions_are_resolved_with_a_reason(panel: Panel) -> None:
    assert [(d.kept, d.dropped, d.reason.split(":")[0]) for d in panel.duplicates] == [
        ("cangxian-2020.txt", "zz-copy-cangxian-2020.txt", "the same text"),
        ("haimen-sfj-2022.txt", "aa-first-haimen-2022.txt", "a later version"),
        ("aa-mirror-gulou-fz-2023.txt", "gulou-fz-2023.txt", "the same figures"),
        ("pidu-2017.txt", "zz-excerpt-pidu-2017.txt", "the other is an excerpt"),
    ]
    revised = [row.indicator for row in panel.rows if "revised" in row.flags]
    assert revised == ["mediation.disputes", "mediation.disputes_settled", "legal_aid.cases", "publicity.activities"]


def test_regions_are_joined_by_their_history(panel: Panel) -> None:
    names = {body: [e.region for e in panel.entries if e.body == body] for body in panel.bodies}
    assert [n and n[-3:] for n in dict.fromkeys(names["420600/government"])] == ["襄樊市", "襄阳市"]
    codes = {body: {e.region_code for e in panel.entries if e.body == body} for body in panel.bodies}
    assert codes["510117/government"] == {"510124", "510117"}
    assert codes["320614/department/司法局"] == {"320684", "320614"}
    changed = [(e.body, e.report_year) for e in panel.entries if "region_changed" in e.flags]
    assert changed == [
        ("320614/department/司法局", 2020), ("370215/government", 2017), ("420600/government", 2010), ("510117/government", 2016),
    ]  # fmt: skip
    assert {"320106/government", "350102/government"} <= set(panel.bodies)  # two 鼓楼区


def test_late_and_unknown_publication(panel: Panel) -> None:
    status = {(e.body, e.report_year): e.publication for e in panel.entries}
    assert {key for key, value in status.items() if value == "late"} == {
        ("130921/government", 2021),
        ("370215/government", 2018),
    }
    # 2008 to 2013: no rule known here set a day
    unknown = {key for key, value in status.items() if value == "unknown"}
    assert {key for key in unknown if key[0] != "420600/government"} == {
        ("350102/government", 2022), ("520000/government", 2023), ("510117/government", 2014),
    }  # fmt: skip


def test_compliance_of_the_composed_reports(
    reports: list[tuple[str, fz.AnnualReport]], generate: ModuleType, gold: dict[tuple[str, int], dict[str, Any]]
) -> None:
    """What the generator wrote into each: the duty by a throw of dice, the parts by what there are figures of."""
    by_name = dict(reports)
    checked = 0
    for (body, year), row in gold.items():
        report = by_name[f"{generate.SLUGS[body]}-{year}.txt"]
        judged = report.compliance
        assert judged.content("responsibility").present == bool(generate.dice(body, year, "duty") % 2)
        for name in ("measures", "shortcomings", "arrangements"):
            assert judged.content(name).present
        groups = {name.partition(".")[0] for name in row if "." in name}
        keys = {task.key for name in row if "." in name and (task := task_of(name, year))} & groups
        headed = {task.key for task in judged.tasks if task.basis == "heading"}
        assert keys <= headed, (body, year, keys - headed)
        assert len(report.problems) == len(report.plans) == 3
        checked += 1
    assert checked == 43


def test_the_order_of_the_reports_does_not_matter(reports: list[tuple[str, fz.AnnualReport]], panel: Panel) -> None:
    mixed = reports[:]
    random.Random(7).shuffle(mixed)
    again = fz.panel(iter(mixed))
    assert (again.rows, again.entries, again.changes, again.duplicates) == (
        panel.rows, panel.entries, panel.changes, panel.duplicates,
    )  # fmt: skip
