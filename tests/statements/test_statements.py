"""Topics of shortcomings and plans, honours, issued documents: of the fixtures by hand, and of clauses made for it."""

from __future__ import annotations

import pytest
from scoring import REPORTS, ROOT

import fazhi_extract as fz
from fazhi_extract.statements import document_kind

FILL = "坚持以人民为中心,全面推进依法行政,各项工作取得新的进展,群众满意度不断提升。"

# Written down from the texts before the topics were first worked out; | where two are fair.
TOPICS = {
    "anhui-2023": "other enforcement safeguards|enforcement / functions enforcement disputes safeguards publicity",
    "anyue-2022": "leadership enforcement publicity / safeguards enforcement|oversight publicity",
    "county-2023": "leadership enforcement disputes publicity / leadership enforcement disputes publicity",
    "huli-2024": "publicity|functions enforcement disputes / functions enforcement disputes publicity",
    "sfj-2022": "leadership disputes publicity / leadership rulemaking disputes publicity publicity",
    "tianshui-sfj-2023": "leadership safeguards publicity / leadership|other enforcement|oversight publicity safeguards",
    "xiangyang-2021": "leadership|decisions enforcement disputes safeguards / safeguards functions enforcement|oversight disputes",
    "yongxing-2023": "leadership enforcement publicity / leadership|safeguards enforcement|oversight disputes publicity",
}
# (title begins with, kind) of what each report issued.
ISSUED = {
    "anhui-2023": [],
    "anyue-2022": [("安岳县法治政府建设实施方案", "plan")],
    "county-2023": [("关于开展涉及营商环境", "normative_document"), ("崇义县2023年度重大行政决策事项目录", "other")],
    "huli-2024": [],
    "sfj-2022": [("龙岩市红色文化遗存保护条例", "local_regulation"), ("龙岩市人民政府法律顾问工作规则", "normative_document")],
    "tianshui-sfj-2023": [],
    "xiangyang-2021": [("襄阳市重大行政决策程序实施办法", "normative_document")],
    "yongxing-2023": [("永兴镇重大行政决策议事规则", "normative_document")],
}  # fmt: skip
# How many the given reports issue by kind, counted by hand; their titles stay out of the repository.
GIVEN = {
    "gaoling-2024": {"plan": 4, "other": 1, "normative_document": 1},
    "haizhu-2023": {"plan": 4, "other": 2},
    "huaiyin-2022": {"plan": 5, "other": 5, "normative_document": 2},
}
HONOURS = {
    "anyue-2022": [("全国民主法治示范村", "national"), ("省级民主法治示范村", "provincial"), ("市级民主法治示范村", "municipal")],
    "county-2023": [("全国民主法治示范村", "national"), ("省级民主法治示范村", "provincial")],
    "sfj-2022": [
        ("省级以上集体荣誉", "provincial"), ("全省首批法治政府建设示范县(区)", "provincial"), ("省级民主法治示范村(社区)", "provincial"),
    ],
    **{name: [] for name in ("anhui-2023", "huli-2024", "tianshui-sfj-2023", "xiangyang-2021", "yongxing-2023")},
}  # fmt: skip


def extracted(name: str) -> fz.AnnualReport:
    return fz.extract(REPORTS / f"{name}.txt")


@pytest.mark.parametrize("name", TOPICS)
def test_topics(name: str) -> None:
    problems, plans = (part.split() for part in TOPICS[name].split(" / "))
    items = extracted(name).statements
    assert [item.kind for item in items] == ["problem"] * len(problems) + ["plan"] * len(plans)
    for item, fair in zip(items, [*problems, *plans], strict=True):
        assert item.topic in fair.split("|"), item.quote


def test_statements_are_problems_and_plans() -> None:
    report = extracted("county-2023")
    assert [(s.start, s.end, s.quote) for s in report.statements] == [
        (s.start, s.end, s.quote) for s in (*report.problems, *report.plans)
    ]


@pytest.mark.parametrize("name", ISSUED)
def test_issued_documents(name: str) -> None:
    found = [(document.title, document.kind) for document in extracted(name).issued_documents]
    assert [kind for _, kind in found] == [kind for _, kind in ISSUED[name]]
    for (title, _), (begins, _) in zip(found, ISSUED[name], strict=True):
        assert title.startswith(begins)


@pytest.mark.parametrize("name", GIVEN)
def test_issued_documents_of_the_given_reports(name: str) -> None:
    path = ROOT.parent / "shared" / "reports" / f"{name}.txt"
    if not path.exists():
        pytest.skip("a given report, not on this machine")
    found = [document.kind for document in fz.extract(path).issued_documents]
    assert {kind: found.count(kind) for kind in found} == GIVEN[name]


@pytest.mark.parametrize("name", HONOURS)
def test_honours(name: str) -> None:
    report = extracted(name)
    assert [(honour.name, honour.level) for honour in report.honours] == HONOURS[name]
    for honour in report.honours:
        assert report.source.text[honour.start : honour.end] == honour.quote


def told(words: str) -> fz.AnnualReport:
    return fz.extract(
        f"某县2023年法治政府建设情况报告\n一、主要成效\n{FILL}{words}\n二、下一步工作打算\n印发《明年工作要点》。争创全国先进单位。\n"
    )


@pytest.mark.parametrize(
    ("words", "role", "action"),
    [
        ("印发《法治建设工作要点》。", "issued", "印发"),
        ("制定并印发了《行政执法监督办法》。", "issued", "制定并印发了"),
        ("先后出台《执法规范》《考核办法》等制度。", "issued", "出台"),
        ("《执法规范》已正式出台。", "issued", "出台"),
        ("形成《执法主体名单》并在网站公示。", "issued", "公示"),
        ("贯彻落实《法治政府建设实施纲要(2021-2025年)》。", "cited", ""),
        ("根据《执法规范》,制定工作计划。", "cited", ""),
        ("学习新修订的《执法办法》。", "cited", ""),
        ("国务院印发《执法质量三年行动计划》。", "cited", ""),
        ("制定贯彻《执法规范》的措施。", "cited", ""),
        ("制定《行政处罚法》学习计划。", "cited", ""),
        ("对某局制定的《奖励细则》进行合法性审查。", "cited", ""),
        ("拟出台《城市管理办法》。", "planned", "出台"),
        ("我局计划于2024年3月印发《执法规范》。", "planned", "印发"),
        ("《考核办法》将于年底前印发。", "planned", "印发"),
        ("按计划修订《考核办法》。", "issued", "修订"),
        ("已将《考核办法》印发各单位。", "issued", "印发"),
        ("拟定《考核办法》。", "issued", "拟定"),
        ("尚未制定《考核办法》。", "cited", ""),
    ],
)
def test_issued_or_cited(words: str, role: str, action: str) -> None:
    first = told(words).named_documents[0]
    assert (first.role, first.action) == (role, action)


def test_every_title_of_a_list_is_issued() -> None:
    report = told("出台《执法规范》《考核办法》和《工作要点》,贯彻《信访工作条例》。")
    assert [d.title for d in report.issued_documents] == ["执法规范", "考核办法", "工作要点"]


def test_a_planned_document_is_not_issued() -> None:
    report = told("")
    assert [(d.title, d.role) for d in report.named_documents] == [("明年工作要点", "planned")]
    assert report.issued_documents == ()


def test_named_documents_are_the_documents() -> None:
    report = extracted("xiangyang-2021")
    assert [(d.title, d.number, d.start) for d in report.named_documents] == [
        (d.title, d.number, d.start) for d in report.documents
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("中华人民共和国行政处罚法", "law"), ("中华人民共和国宪法", "law"), ("民法典", "law"), ("中华人民共和国刑法修正案(十一)", "law"),
        ("信访工作条例", "administrative_regulation"), ("重大行政决策程序暂行条例", "administrative_regulation"),
        ("中华人民共和国政府信息公开条例", "administrative_regulation"), ("陕西省行政执法监督条例", "local_regulation"),
        ("天水市城市更新条例(草案)", "local_regulation"), ("某市行政规范性文件管理办法", "normative_document"),
        ("关于进一步加强法治建设的若干措施", "normative_document"), ("某县行政执法三项制度工作规程(试行)", "normative_document"),
        ("某县法治政府建设实施方案(2022—2025年)", "plan"), ("2023年工作要点", "plan"), ("法治政府建设实施纲要(2021-2025年)", "plan"),
        ("某区行政许可事项清单(2022年版)", "other"), ("重大行政决策事项目录", "other"), ("法治小剧场", "other"),
    ],
)  # fmt: skip
def test_kind_of_a_document(title: str, kind: str) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(
    ("words", "name", "level", "kind"),
    [
        ("该县荣获“全国法治政府建设示范县”称号。", "“全国法治政府建设示范县”称号", "national", "honour"),
        ("司法局被省委、省政府授予“先进集体”称号。", "“先进集体”称号", "provincial", "honour"),
        ("该案例入选最高人民法院“典型案例”。", "最高人民法院“典型案例”", "national", "honour"),
        ("县司法局被市政府通报表扬。", "被市政府通报表扬", "municipal", "honour"),
        ("我县被列为全省行政复议改革试点。", "全省行政复议改革试点", "provincial", "pilot"),
        ("相关经验获评全市“十佳”法治案例。", "全市“十佳”法治案例", "municipal", "honour"),
        ("我局获安徽省“人民满意的公务员集体”称号。", "安徽省“人民满意的公务员集体”称号", "provincial", "honour"),
        ("微电影获全省普法作品二等奖。", "全省普法作品二等奖", "provincial", "honour"),
    ],
)
def test_honours_of_a_clause(words: str, name: str, level: str, kind: str) -> None:
    (honour,) = told(words).honours
    assert (honour.name, honour.level, honour.kind) == (name, level, kind)


@pytest.mark.parametrize(
    ("words", "recipient"),
    [
        ("顺利通过省级法治政府建设示范县验收。", ""),
        ("未来社区再次获评省级民主法治示范社区。", "未来社区"),
        ("我局连续三年被评为全市先进单位。", "我局"),
        ("1个案例获司法部“十佳案例”。", "1个案例"),
    ],
)
def test_who_received_an_honour(words: str, recipient: str) -> None:
    (honour,) = told(words).honours
    assert honour.recipient == recipient


@pytest.mark.parametrize(
    "words",
    [
        "未获评省级示范县。", "尚未被列为省级改革试点。", "未能成功入选全国典型案例。", "未通过省级示范县验收。", "没有单位获评省级先进。",
        "破获全国典型案件3起。", "获省级补助资金用于示范村建设。", "消费者获“先行赔付”1.2万元。", "以创建全国法治政府建设示范市为牵引。", "争创省级先进单位。", "力争获评全国示范县。", "获得群众肯定。", "帮助受援人获得赔偿。",
        "命名市级民主法治示范村30个。", "组织评选优秀案卷。", "获得行政许可12件。",
    ],
)  # fmt: skip
def test_no_honour(words: str) -> None:
    assert told(words).honours == ()
