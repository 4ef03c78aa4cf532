"""The schema: complete, described, frozen, and open to subclasses."""

from __future__ import annotations

import json
from typing import Any, get_args

import pydantic
import pytest
from scoring import CATALOGUE

import fazhi_extract as fz
from fazhi_extract.confidence import LEVEL_OF, LIFTED_BY_CONFIRMATION, confidence
from fazhi_extract.indicators.groups.reconsideration import Reconsideration
from fazhi_extract.indicators.schema import group_fields, indicators
from fazhi_extract.model.fields import FLAGS, Confidence, Extracted
from fazhi_extract.quantities.units import ITEMS, PERSONS

TEXT = "2023年共收到行政复议申请100件,其中受理97件,现已全部审结。"


def test_every_indicator_of_the_catalogue_is_there() -> None:
    assert len(CATALOGUE) == 148
    assert {ident for ident, _ in indicators(fz.AnnualReport)} >= CATALOGUE


@pytest.mark.parametrize("ident", sorted(CATALOGUE))
def test_indicator_is_an_attribute(ident: str) -> None:
    report = fz.AnnualReport()
    group, _, name = ident.partition(".")
    field = getattr(getattr(report, group), name)
    assert isinstance(field, Extracted)
    assert report[ident] == field
    assert field.value is None
    assert not field


def test_unknown_ids_raise() -> None:
    for ident in ("", "reconsideration", "reconsideration.nothing", "nothing.received", "meta.title"):
        with pytest.raises(KeyError):
            fz.AnnualReport()[ident]


def test_groups_say_what_they_are() -> None:
    for model in group_fields(fz.AnnualReport).values():
        assert model.__doc__
        assert any("\u4e00" <= ch <= "\u9fff" for ch in model.__doc__)


@pytest.mark.parametrize(
    ("ident", "spec"), list(indicators(fz.AnnualReport)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_kind_and_type_agree(ident: str, spec: Any) -> None:
    group, _, name = ident.partition(".")
    annotation = group_fields(fz.AnnualReport)[group].model_fields[name].annotation
    count = fz.Count if spec.whole else fz.Rate  # hours may have a fraction
    assert annotation == {"count": count, "rate": fz.Rate, "money": fz.Money}[spec.kind]
    if spec.kind == "rate":
        assert spec.unit == "%"


# -- JSON Schema ----------------------------------------------------------------------------------------------


def test_json_schema_describes_every_indicator() -> None:
    schema = fz.AnnualReport.model_json_schema()
    for ident, spec in indicators(fz.AnnualReport):
        group, _, name = ident.partition(".")
        described = schema["$defs"][group_fields(fz.AnnualReport)[group].__name__]["properties"][name]
        assert described["title"] == described["label"] == spec.label
        assert spec.english in described["description"]
        assert described["unit"] == spec.unit
        assert described["kind"] == spec.kind
        assert len(described["plausible"]) == 2
        assert described.get("definition", "") == spec.definition
    assert json.loads(json.dumps(schema)) == schema


def test_json_schema_describes_every_other_part() -> None:
    schema = fz.AnnualReport.model_json_schema()
    for part in schema["properties"].values():
        target = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
        assert "description" in part or "description" in target
    assert all("description" in part for part in schema["$defs"]["Meta"]["properties"].values())
    assert schema["description"]


def test_json_round_trip_of_an_empty_and_a_filled_report() -> None:
    for report in (fz.AnnualReport(), fz.extract(TEXT)):
        assert fz.AnnualReport.model_validate_json(report.model_dump_json()) == report
        assert fz.AnnualReport.model_validate(report.model_dump()) == report


# -- immutable and closed -------------------------------------------------------------------------------------


def test_frozen() -> None:
    report = fz.extract(TEXT)
    for model, name in (
        (report, "meta"), (report.reconsideration, "received"), (report.reconsideration.received, "value"),
        (report.quantities[0], "value"), (report.source, "text"), (report.meta, "title"),
    ):  # fmt: skip
        with pytest.raises(pydantic.ValidationError):
            setattr(model, name, None)


def test_closed() -> None:
    with pytest.raises(pydantic.ValidationError):
        fz.AnnualReport.model_validate({"nothing": 1})
    with pytest.raises(pydantic.ValidationError):
        fz.AnnualReport.model_validate({"reconsideration": {"nothing": {}}})


def test_reports_can_be_compared() -> None:
    assert fz.extract(TEXT) == fz.extract(TEXT)
    assert fz.extract(TEXT) != fz.extract(TEXT + "审结90件。")


# -- views ----------------------------------------------------------------------------------------------------


def test_rows_are_flat_and_complete() -> None:
    rows = fz.extract(TEXT).to_rows()
    keys = ["indicator", "label", "value", "unit", "qualifier", "role", "confidence", "flags", "start", "end", "quote"]
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert [(row["indicator"], row["value"]) for row in rows] == [
        ("reconsideration.received", 100),
        ("reconsideration.accepted", 97),
        ("reconsideration.concluded", 97),
    ]
    assert rows[0]["label"] == "收到行政复议申请"
    assert rows[2]["flags"] == ["implied"] or "implied" in str(rows[2]["flags"])


def test_contract_attributes() -> None:
    report = fz.extract(TEXT)
    assert report.reconsideration.received.value == 100
    assert report.reconsideration.concluded.observations[0].flags[0] == "implied"
    assert report.quantities[0].indicator == "reconsideration.received"
    assert set(fz.Quantity.model_fields) >= {
        "start", "end", "value", "unit", "qualifier", "role", "subject", "indicator",
    }  # fmt: skip


# -- flags and confidence -------------------------------------------------------------------------------------


def test_every_flag_is_explained_and_has_a_level() -> None:
    assert set(LEVEL_OF) <= set(FLAGS)
    assert set(LEVEL_OF.values()) <= set(get_args(Confidence))
    assert set(FLAGS) - set(LEVEL_OF) <= {"not_a_report", "reviewed"}  # say nothing against a value
    assert set(LEVEL_OF) >= LIFTED_BY_CONFIRMATION
    contract = "value_missing implied part confirmed inconsistent conflict repaired out_of_range weak_context"  # shared/CONTRACT.md
    assert set(contract.split()) <= set(FLAGS)


@pytest.mark.parametrize(
    ("flags", "level"),
    [
        ((), "high"), (("part",), "high"), (("implied",), "medium"), (("implied", "confirmed"), "high"), (("conflict", "inconsistent"), "low"),
        (("inconsistent", "confirmed"), "low"), (("weak_context",), "medium"), (("out_of_range",), "low"), (("no_such_flag",), "high"),
    ],
)  # fmt: skip
def test_confidence(flags: tuple[str, ...], level: str) -> None:
    assert confidence(flags) == level


def test_an_implausible_value_is_kept_and_flagged() -> None:
    seen = fz.extract("行政诉讼胜诉率951%。").litigation.win_rate
    assert seen.value == 951
    assert "out_of_range" in seen.flags
    assert seen.confidence == "low"


# -- own schemas ----------------------------------------------------------------------------------------------


class Bikes(fz.Group):
    """共享单车: a group that no report of the state has."""

    parked: fz.Count = fz.indicator(
        "规范停放共享单车", "辆", "Shared bikes put in order",
        fz.rule("共享单车|单车", "规范停放|整理", units=frozenset(("辆", "辆次"))),
        yes={"规范停放共享单车3200辆": 3200},
        no=("购置执法车辆3200辆",),
    )  # fmt: skip


class MyReconsideration(Reconsideration):
    """行政复议, with one indicator more."""

    hearing_officers: fz.Count = fz.indicator(
        "行政复议听证员", "名", "Hearing officers", fz.rule("听证员", topic="行政复议|复议", units=PERSONS)
    )
    guidance_rate: fz.Rate = fz.rate(
        "复议告知率", "Share of decisions that name the remedy", fz.rule("告知率", topic="行政复议|复议")
    )


class MyReport(fz.AnnualReport):
    """The library's schema, a group more and a wider group."""

    bikes: Bikes = fz.group(Bikes)
    reconsideration: MyReconsideration = fz.group(MyReconsideration)


def test_subclassing_adds_a_group_and_indicators() -> None:
    text = "收到行政复议申请100件,聘任行政复议听证员12名,行政复议告知率98.5%。规范停放共享单车3200辆。"
    report = fz.extract(text, schema=MyReport)
    assert isinstance(report, MyReport)
    assert report.bikes.parked.value == 3200
    assert report.reconsideration.hearing_officers.value == 12
    assert report.reconsideration.guidance_rate.value == 98.5
    assert report.reconsideration.received.value == 100
    assert report["bikes.parked"].value == 3200
    assert [row["indicator"] for row in report.to_rows()] == [
        "reconsideration.received", "reconsideration.hearing_officers", "reconsideration.guidance_rate", "bikes.parked",
    ]  # fmt: skip
    assert MyReport.model_validate_json(report.model_dump_json()) == report
    assert "bikes" in MyReport.model_json_schema()["properties"]


def test_subclassing_leaves_the_library_alone() -> None:
    fz.extract("规范停放共享单车3200辆。", schema=MyReport)
    report = fz.extract("规范停放共享单车3200辆。")
    assert report.to_rows() == []
    assert not hasattr(report, "bikes")
    assert {ident for ident, _ in indicators(MyReport)} - {ident for ident, _ in indicators(fz.AnnualReport)} == {
        "bikes.parked", "reconsideration.hearing_officers", "reconsideration.guidance_rate",
    }  # fmt: skip


def test_a_group_may_be_replaced_by_a_smaller_schema() -> None:
    class Small(fz.AnnualReport):
        """Nothing changed; a subclass alone must work."""

    assert fz.extract(TEXT, schema=Small).reconsideration.received.value == 100


def test_a_rule_with_a_unit_the_library_does_not_class() -> None:
    assert "项" in ITEMS
    spec = dict(indicators(MyReport))["bikes.parked"]
    for clause, value in spec.examples.items():
        assert fz.extract(clause, schema=MyReport).bikes.parked.value == value
    for clause in spec.counter_examples:
        assert fz.extract(clause, schema=MyReport).bikes.parked.value is None
