"""What compliance says of texts made for it."""

from __future__ import annotations

import pytest

import fazhi_extract as fz
from fazhi_extract.compliance import OUTLINES, Compliance, outline_of, task_of
from fazhi_extract.indicators.schema import indicators

FILL = "坚持以人民为中心,全面推进依法行政,各项工作取得新的进展,群众满意度不断提升。"


def report(
    *parts: str, year: int = 2023, date: str = "发布时间:2024-03-15", who: str = "安岳县人民政府"
) -> fz.AnnualReport:
    head = f"{who}{year}年法治政府建设情况报告\n{date}\n{year}年,{who}全面推进法治政府建设。现将有关情况报告如下。\n"
    return fz.extract(head + "\n".join(parts) + "\n")


MEASURES = f"一、主要举措和成效\n(一)依法全面履行政府职能\n{FILL}"
PROBLEMS = "二、存在的不足和原因\n一是执法力量薄弱。二是普法方式单一,主要原因是投入不够。"
PLANS = "三、2024年工作安排\n一是加强执法。二是做实普法。"


def test_what_is_there_and_what_is_not() -> None:
    judged = report(MEASURES, PROBLEMS, PLANS).compliance
    assert [(c.name, c.present, c.confidence) for c in judged.contents] == [
        ("measures", True, "high"),
        ("shortcomings", True, "high"),
        ("responsibility", False, "high"),
        ("arrangements", True, "high"),
        ("other", False, "high"),
    ]
    assert judged.content("shortcomings").evidence[0].quote == "二、存在的不足和原因"
    assert judged.causes and judged.causes.quote == "原因是"


def test_a_heading_alone_gives_no_cause() -> None:
    assert (
        report(MEASURES, "二、存在的不足和原因\n一是执法力量薄弱。二是普法方式单一。", PLANS).compliance.causes is None
    )


def test_plans_inside_the_section_of_shortcomings() -> None:
    both = "二、存在的问题和下一步工作打算\n一是执法力量薄弱。二是普法方式单一。下一步,我县将重点抓好以下工作:一是加强执法。二是做实普法。"
    judged = report(MEASURES, both).compliance
    short, planned = judged.content("shortcomings"), judged.content("arrangements")
    assert short.present and planned.present
    assert short.extents[0].end <= planned.extents[0].start


@pytest.mark.parametrize(
    ("words", "present"),
    [
        ("县委、县政府主要负责人认真履行推进法治建设第一责任人职责。", True),
        ("党政主要负责人带头述法,对重要工作亲自部署。", True),
        ("县长主持召开专题会议研究法治建设。", True),
        ("印发《党政主要负责人履行推进法治建设第一责任人职责规定》。", False),
        ("督促各部门主要负责人履行第一责任人职责。", False),
        ("47名乡镇党政主要负责人按要求述法。", False),
    ],
)
def test_the_first_responsible_persons_duty(words: str, present: bool) -> None:
    content = report(MEASURES + words, PROBLEMS, PLANS).compliance.content("responsibility")
    assert content.present == present
    assert content.confidence == "medium"


def test_the_duty_in_a_plan_is_no_report() -> None:
    planned = "三、2024年工作安排\n一是党政主要负责人认真履行推进法治建设第一责任人职责。二是做实普法。"
    assert not report(MEASURES, PROBLEMS, planned).compliance.content("responsibility").present


def test_other_matters_by_their_heading() -> None:
    assert (
        report(MEASURES, PROBLEMS, PLANS, "四、其他需要报告的情况\n无其他需要报告的情况。")
        .compliance.content("other")
        .present
    )


@pytest.mark.parametrize(
    ("year", "date", "status", "deadline"),
    [
        (2023, "发布时间:2024-03-31", "in_time", "2024-03-31"),
        (2023, "发布时间:2024-04-01", "late", "2024-03-31"),
        (2023, "发布时间:2024-08-20", "late", "2024-03-31"),
        (2023, "", "unknown", "2024-03-31"),
        (2019, "发布时间:2020-04-15", "late", "2020-03-31"),
        (2017, "发布时间:2018-02-15", "in_time", "2018-03-31"),
        (2012, "发布时间:2013-02-15", "unknown", None),
        (2023, "发布时间:2023-02-15", "unknown", "2024-03-31"),
    ],
)
def test_published_in_time(year: int, date: str, status: str, deadline: str | None) -> None:
    when = report(MEASURES, PROBLEMS, PLANS, year=year, date=date).compliance.publication
    assert (when.status, when.deadline) == (status, deadline)


def test_a_date_of_signature_is_less_sure() -> None:
    signed = report(MEASURES, PROBLEMS, PLANS + "\n安岳县人民政府\n2024年3月20日", date="").compliance.publication
    labelled = report(MEASURES, PROBLEMS, PLANS).compliance.publication
    assert (signed.status, signed.confidence) == ("in_time", "medium")
    assert (labelled.status, labelled.confidence) == ("in_time", "high")


def test_tasks_with_their_sections_and_figures() -> None:
    text = (
        f"一、主要举措和成效\n(一)提升依法决策水平,健全依法行政制度\n{FILL}\n(二)化解矛盾纠纷\n调解矛盾纠纷97件,调解成功95件。\n"
        f"(三)统筹推进\n一是强化应急管理。{FILL}二是办理人大代表建议12件。"
    )
    judged = report(text, PROBLEMS, PLANS).compliance
    assert [(t.key, t.basis) for t in judged.tasks if t.reported] == [
        ("rulemaking", "heading"), ("decisions", "heading"), ("emergency", "item"), ("disputes", "heading"), ("oversight", "figures"),
    ]  # fmt: skip
    disputes = judged.task("disputes")
    assert [s.quote for s in disputes.sections] == ["(二)化解矛盾纠纷"]
    assert disputes.figures == 2
    assert disputes.indicators == ("mediation.disputes", "mediation.disputes_settled")


def test_a_planned_task_is_not_reported() -> None:
    judged = report(
        MEASURES, PROBLEMS, "三、2024年工作安排\n(一)强化应急管理\n开展演练12场。\n(二)化解矛盾纠纷\n抓早抓小。"
    ).compliance
    assert not judged.task("emergency").reported and not judged.task("disputes").reported
    assert judged.task("emergency").figures == 0


def test_until_2020_the_older_outline() -> None:
    judged = report(
        f"一、主要举措和成效\n(一)提升法治思维和依法行政能力\n县政府常务会议学法9次。\n(二)强化应急管理\n开展应急演练12场。\n{FILL}",
        PROBLEMS, PLANS, year=2020,
    ).compliance  # fmt: skip
    assert judged.outline == "法治政府建设实施纲要(2015-2020年)"
    assert len(judged.tasks) == 7
    assert judged.task("capacity").indicators == ("leadership.government_study_sessions",)
    assert judged.task("functions").indicators == ("emergency.drills",)
    with pytest.raises(KeyError):
        judged.task("technology")


def test_a_text_without_headings() -> None:
    judged = fz.extract(
        f"白兔镇人民政府2023年法治政府建设情况报告。{FILL * 8}镇长主持召开会议4次研究法治工作。但还存在一些不足,执法力量薄弱。下一步,将加强执法。"
    ).compliance
    assert [c.name for c in judged.contents if c.present] == [
        "measures",
        "shortcomings",
        "responsibility",
        "arrangements",
    ]
    assert all(c.confidence in ("medium", "low") for c in judged.contents)


@pytest.mark.parametrize("text", ["", "没有内容", "一、\n二、", "《》"])
def test_any_text_gets_an_answer(text: str) -> None:
    judged = fz.extract(text).compliance
    assert judged.obliged is None
    assert judged.publication.status == "unknown"
    assert not any(content.present for content in judged.contents)


def test_it_is_no_part_of_the_json_and_has_its_own() -> None:
    made = report(MEASURES, PROBLEMS, PLANS)
    assert "compliance" not in made.model_dump()
    assert Compliance.model_validate_json(made.compliance.model_dump_json()) == made.compliance
    again = fz.AnnualReport.model_validate_json(made.model_dump_json())
    assert again.compliance == made.compliance


def test_every_indicator_is_placed() -> None:
    from fazhi_extract.compliance.tasks import _GROUPS, _SINGLE

    known = [ident for ident, _ in indicators(fz.AnnualReport)]
    assert {ident.partition(".")[0] for ident in known} == set(_GROUPS)
    assert set(_SINGLE) <= set(known)
    keys = {task.key for task in outline_of(2023).tasks}
    assert {task.key for ident in known if (task := task_of(ident, 2023))} == keys - {"technology"}
    assert {task.key for ident in known if (task := task_of(ident, 2018))} == {
        task.key for task in outline_of(2018).tasks
    }


def test_outlines_follow_each_other() -> None:
    assert [outline_of(year).title[-11:] for year in (2014, 2020, 2021, 2025, 2030)] == [
        "2015-2020年)", "2015-2020年)", "2021-2025年)", "2021-2025年)", "2021-2025年)",
    ]  # fmt: skip
    assert [len(outline.tasks) for outline in OUTLINES] == [7, 9]
    assert outline_of(None) is OUTLINES[-1]
