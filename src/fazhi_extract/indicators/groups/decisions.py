"""行政决策: major decisions, legality review, legal opinions."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import COPIES, ITEMS

REVIEW = "合法性审查|合法性审核|法制审核|法制审查|审查|审核|法律审核|法律审查|审查把关|把关|法核"
CONTRACT = "合约|合同协议|政府合同|行政协议|政府协议|合同协议|合作协议|合同|协议"
REVIEWED = COPIES | ITEMS


class Decisions(Group):
    """依法决策: major administrative decisions and their legality review."""

    major_decisions: Count = indicator(
        "重大行政决策事项",
        "项",
        "Major administrative decisions listed for the year",
        rule(
            "重大行政决策|重大决策|决策事项|决策目录|重大事项决策",
            units=ITEMS,
            not_counted="工作|重点工作|任务|措施|制度",
            no="讨论|审查|审核|合同|协议|意见|论证|评估|听证|审议|规范性文件|顾问|制度|案例|备案|公开",
            no_clause="审查|审核",
        ),
        rule(
            "列入|纳入|确定|编制|公布|制定|事项",
            clause="重大行政决策|决策目录|决策事项",
            units=ITEMS - {"件"},
            no="审查|审核|合同|协议|意见|规范性文件|论证|评估|听证|清单|法律顾问|备案|制度|涉法事项|涉法事务",
        ),
        implied("(?:未|没有|无)(?:发生|涉及|作出|出台|制定)?重大行政决策(?:事项)?(?=[,。;]|$)", 0),
        definition="列入目录或编制的事项",
        plausible=(0, 500),
        yes={
            "编制年度重大行政决策事项目录,列入6项": 6,
            "确定重大行政决策事项4项": 4,
            "公布决策事项目录,5项决策事项全部履行合法性审查等程序": 5,
        },
        no=(
            "对8项重大行政决策进行合法性审查",
            "全年开展合法性审查47件,其中合同38份,重大决策事项9件",
            "专题研究重大行政决策源头治理等5项重点工作",
        ),
    )
    legality_reviews: Count = indicator(
        "合法性审查(综合)",
        "件",
        "Legality reviews of decisions, documents and the like counted together",
        rule(
            "各类文件|文件材料|各类涉法文件|各类文稿",
            REVIEW,
            units=REVIEWED,
            no="执法|处罚|意见|公平竞争|案卷|合同|协议|政府信息",
            no_clause="公平竞争审查",
            weight=6,
        ),
        rule("审查|审核", "涉法事项|涉法文件|涉法事务", units=REVIEWED, no="顾问|征求意见", weight=6),
        rule(
            "合法性审查|合法性审核|法律审核|法律审查",
            units=REVIEWED | {"次"},
            not_counted="镇街|乡镇|部门|单位|街道",
            no="审查意见|规范性文件|合同|协议|执法决定|处罚决定|意见书|意见建议|意见|建议|执法|处罚|案件|公平竞争",
            weight=-2,
        ),
        rule(
            "重大行政决策|重大决策|决策|政府文件|文件|政策|议题|事项|上会",
            REVIEW,
            units=REVIEWED,
            no="增量政策|存量政策|政策措施|公文|环评文件|设计文件|招标文件|执法决定|处罚决定|意见书|修改意见|审查意见|审核意见|执法|处罚|清单|许可|公平竞争|草案|案卷|规范性文件备案|经济活动|予以纠正|存在问题",
            no_clause="公平竞争审查",
            weight=-4,
        ),
        rule(
            "文件|决策|规范性文件|政策|事项|议题|公文|决定|答复",
            CONTRACT,
            REVIEW,
            units=REVIEWED,
            no="意见书|意见建议|村规民约|案卷",
        ),
        definition="对决策、文件等一并计数的合法性审查",
        plausible=(0, 50000),
        yes={"完成各类合法性审查事项186件": 186, "审查重大决策、政府文件、合同等240件": 240},
        no=(
            "审查政府合同35份",
            "对21件规范性文件进行合法性审核",
            "开展公平竞争审查,审查政策措施286件",
            "健全公平竞争审查机制。审查增量政策措施96件",
            "开展公平竞争审查,审查各类文件214件",
            "审查后对3件存在问题的文件予以纠正",
            "重大行政处罚案件集体讨论12件,法制审核45件",
        ),
    )
    contracts_reviewed: Count = indicator(
        "政府合同(协议)审查",
        "份",
        "Government contracts and agreements reviewed",
        rule(CONTRACT, REVIEW, units=REVIEWED, no="洽谈|谈判|调解协议|意见|条款|文件|和解协议|村规民约", weight=2),
        rule(
            REVIEW,
            topic=CONTRACT,
            units=COPIES,
            no="意见|规范性文件|决策|文件|案卷|合法性审查意见书|议题|执法|处罚|复议|备案|村规民约",
            no_clause="行政决策|重大决策|涉法文件|各类文件",
            weight=-1,
        ),
        rule("过审|送审|把关", topic=CONTRACT, units=COPIES, no="意见|规范性文件|决策|文件|案卷|执法"),
        rule(
            CONTRACT,
            clause=REVIEW,
            units=REVIEWED,
            no="调解协议|意见|条款|签订|文件|和解协议|决策|达成|诉讼|案件|司法确认|劳动合同|担保|村规民约",
        ),
        definition="政府合同、协议",
        plausible=(0, 20000),
        yes={"对48份政府合同进行合法性审查": 48, "审核各类合约230份": 230},
        no=("达成调解协议48份",),
    )
    legal_opinions: Count = indicator(
        "法律意见书",
        "份",
        "Legal opinions issued in writing",
        rule(
            "出具法律意见|出具书面法律意见|法律意见书|审查意见书|合法性审查意见书|书面法律意见|书面审查意见|书面意见|法律意见|合法性审查意见|审核意见书|法律审查意见书|法律建议书|审查意见|书面审核意见|审核意见",
            units=frozenset("份 件 篇 余份 份次 次".split()),
            no="复议意见书|监督意见书|立法|检察|行政复议",
            not_counted="合同|协议|文件|规范性文件",
            weight=2,
        ),
        rule("意见书", topic="合法性|法律|审查|审核", units=frozenset("份 件".split()), no="复议|监督|行政复议|检察"),
        definition="合法性审查意见书、法律意见书、书面法律意见",
        plausible=(0, 20000),
        yes={"出具合法性审查意见书56份": 56},
        no=("制发行政复议意见书3份", "发出执法监督意见书6份", "为86份合同出具合法性审查意见"),
    )
    review_suggestions: Count = indicator(
        "审查意见建议",
        "条",
        "Comments and suggestions made in legality reviews",
        rule(
            "意见|建议|意见建议|修改意见|审查意见|修改建议|法律意见|提意见",
            topic="审查|审核|合法性|法律意见|法律顾问|把关合同|把关",
            units=frozenset("条 个 项 处 余条 条次".split()),
            not_counted="议题|事项|合同|协议|文件|规范性文件|决策",
            no="立法|征求|群众|公众|反馈意见|人大代表|检察建议|司法建议|提案|政协|征集|监督意见|社会公众|草案|法规",
            no_clause="法治体检|法律体检",
        ),
        definition="提出的审查意见、意见建议条数",
        plausible=(0, 50000),
        yes={"合法性审查中提出修改意见312条": 312},
        no=(
            "对法规草案提出立法建议31条",
            "严格履行合法性审查和集体讨论决定程序,收到群众反馈意见16条",
            "对103项议题出具合法性审查意见",
        ),
    )
