"""The tasks of the two implementation outlines, and which of them an indicator belongs to: the one place that says so.

Sources: 《法治政府建设实施纲要(2021-2025年)》 (中共中央、国务院, 2021), parts 2 to 10; 《法治政府建设实施纲要(2015-2020年)》
(中共中央、国务院, 2015), part 2, tasks (一) to (七). A report is held against the outline of the year it reports on.

Which indicator belongs to which task is this library's reading of the outlines: an indicator belongs where the outline
names the matter it counts. So figures of the supervision of enforcement stand under 制约和监督 (加强对行政执法制约和监督), powers
given to townships under 行政执法 (深化行政执法体制改革), the government's legal advisers under 行政决策 (强化依法决策意识). Legal services,
legal aid, publicity of law and community correction are matters of 《法治社会建设实施纲要(2020-2025年)》, and of no task here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

LAW_BASED_SOCIETY = "《法治社会建设实施纲要(2020-2025年)》"


class Task(NamedTuple):
    """A task of an outline. key: short name. number: as the outline numbers it. title: its heading. english: in short."""

    key: str
    number: str
    title: str
    english: str


class Outline(NamedTuple):
    """An implementation outline. title: without 《》. first, last: the report years held against it."""

    title: str
    first: int
    last: int
    tasks: tuple[Task, ...]

    def task(self, key: str | None) -> Task | None:
        """The task of a key, None where the outline has none."""
        return next((task for task in self.tasks if task.key == key), None)


OUTLINE_2015 = Outline(
    "法治政府建设实施纲要(2015-2020年)",
    0,
    2020,
    (
        Task("functions", "二(一)", "依法全面履行政府职能", "functions of government"),
        Task("rulemaking", "二(二)", "完善依法行政制度体系", "system of rules"),
        Task("decisions", "二(三)", "推进行政决策科学化、民主化、法治化", "administrative decisions"),
        Task("enforcement", "二(四)", "坚持严格规范公正文明执法", "law enforcement"),
        Task("oversight", "二(五)", "强化对行政权力的制约和监督", "checks and oversight"),
        Task("disputes", "二(六)", "依法有效化解社会矛盾纠纷", "disputes"),
        Task("capacity", "二(七)", "全面提高政府工作人员法治思维和依法行政能力", "staff's grasp of the law"),
    ),
)
# A successor of this outline has a place of its own here once it is published.
OUTLINE_2021 = Outline(
    "法治政府建设实施纲要(2021-2025年)",
    2021,
    9999,
    (
        Task("functions", "二", "健全政府机构职能体系,推动更好发挥政府作用", "functions of government"),
        Task("rulemaking", "三", "健全依法行政制度体系,加快推进政府治理规范化程序化法治化", "system of rules"),
        Task("decisions", "四", "健全行政决策制度体系,不断提升行政决策公信力和执行力", "administrative decisions"),
        Task("enforcement", "五", "健全行政执法工作体系,全面推进严格规范公正文明执法", "law enforcement"),
        Task("emergency", "六", "健全突发事件应对体系,依法预防处置重大突发事件", "emergencies"),
        Task("disputes", "七", "健全社会矛盾纠纷行政预防调处化解体系,不断促进社会公平正义", "disputes"),
        Task("oversight", "八", "健全行政权力制约和监督体系,促进行政权力规范透明运行", "checks and oversight"),
        Task("technology", "九", "健全法治政府建设科技保障体系,全面建设数字法治政府", "technology"),
        Task("leadership", "十", "加强党的领导,完善法治政府建设推进机制", "the Party's leadership"),
    ),
)
OUTLINES = (OUTLINE_2015, OUTLINE_2021)

# Group of indicators → key of the task of 2021.
_GROUPS: dict[str, str | None] = {
    "leadership": "leadership", "services": "functions", "business": "functions", "rulemaking": "rulemaking",
    "decisions": "decisions", "counsel": "decisions", "enforcement": "enforcement", "emergency": "emergency",
    "reconsideration": "disputes", "litigation": "disputes", "settlement": "disputes", "mediation": "disputes",
    "petitions": "disputes", "oversight": "oversight", "disclosure": "oversight",
    "legal_aid": None, "legal_services": None, "publicity": None, "corrections": None,
}  # fmt: skip
_SINGLE: dict[str, str | None] = {
    "services.delegated_items": "enforcement",
    "counsel.litigation_cases": "disputes",
    "counsel.village_advisers": None,
    "counsel.villages_covered": None,
    "counsel.village_services": None,
    "enforcement.case_files_reviewed": "oversight",
    "enforcement.case_review_rounds": "oversight",
    "enforcement.random_checks": "oversight",
    "enforcement.units_checked": "oversight",
    "enforcement.supervision_notices": "oversight",
    "enforcement.irregularities_corrected": "oversight",
    "enforcement.complaints_received": "oversight",
    "enforcement.complaints_resolved": "oversight",
}
# What the outline of 2015 places otherwise: emergencies under (一), learning the law under (七); how the work is organised
# is in its part 3, which is no task.
_IN_2015: dict[str, str | None] = {
    "emergency": "functions",
    "technology": None,
    "leadership": None,
    "leadership.party_study_sessions": "capacity",
    "leadership.government_study_sessions": "capacity",
    "leadership.hearings_attended": "capacity",
    "leadership.legal_recruits": "capacity",
}


def outline_of(year: int | None) -> Outline:
    """The outline a report of a year is held against; the newest where the year is not known."""
    if year is not None:
        for outline in OUTLINES:
            if outline.first <= year <= outline.last:
                return outline
    return OUTLINES[-1]


@cache
def task_of(indicator: str, year: int | None = None) -> Task | None:
    """The task an indicator belongs to.

    Args:
        indicator: its id, e.g. ``mediation.disputes``.
        year: the year reported on, which decides the outline (None: the newest).

    Returns:
        None where the outline has no task for it, and for indicators that the library does not know.
    """
    key = _SINGLE.get(indicator, _GROUPS.get(indicator.partition(".")[0]))
    outline = outline_of(year)
    if outline is OUTLINE_2015:
        key = _IN_2015.get(indicator, key_in_2015(key))
    return outline.task(key)


def key_in_2015(key: str | None) -> str | None:
    """The key of the task of 2015 that holds the matter of a task of 2021."""
    return _IN_2015.get(key, key) if key else None
