"""政府法律顾问与村(社区)法律顾问."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import CASES, PERSONS, TIMES

ADVISER = "顾问律师|法律顾问|法律顾问团|法律顾问队伍"
VILLAGE = "村(社区)|村社区|村居|村(居)|社区|村级|行政村|进村|入村|村|农村"


class Counsel(Group):
    """法律顾问: legal advisers of the government and of villages."""

    firms: Count = indicator(
        "政府法律顾问单位",
        "家",
        "Law firms retained as legal advisers",
        rule(
            "律师事务所|律所|法律顾问单位|法律服务机构|律师团队",
            topic="法律顾问|顾问|聘",
            units=frozenset("家 个 所".split()),
            no="村|合伙|入驻|社区",
            weight=2,
        ),
        rule("聘|聘请|选聘|续聘|签约", "律师事务所|律所", units=frozenset("家 个 所".split()), no="村|社区", weight=2),
        rule(
            "法律服务合同|顾问合同|聘用合同|顾问协议|顾问服务合同",
            "律师事务所|律所",
            units=frozenset("家 个 所".split()),
            no="村|社区",
            weight=4,
        ),
        rule("法律顾问单位|顾问单位", units=frozenset("家 个 所".split())),
        definition="受聘律师事务所",
        plausible=(0, 500),
        yes={"续聘4家律师事务所担任政府法律顾问": 4, "县政府与3家律师事务所签订常年法律顾问合同": 3},
        no=("全县律师事务所12家",),
    )
    advisers: Count = indicator(
        "政府法律顾问",
        "人",
        "Legal advisers of the government and its departments",
        rule(ADVISER, units=PERSONS, no=VILLAGE + "|列席|企业法律顾问|全覆盖|村法律顾问"),
        rule("聘任顾问|聘请顾问|选聘顾问|续聘顾问", units=PERSONS, no=VILLAGE + "|技术|专家"),
        rule(
            "聘|聘请|选聘|组成|成员|在库顾问|入库",
            topic=ADVISER + "|法律顾问库|顾问库",
            units=PERSONS,
            no=VILLAGE + "|列席|监督员|调解员|企业|执法人员",
        ),
        definition="政府(部门)法律顾问人数",
        plausible=(0, 20000),
        yes={"聘请政府法律顾问9名": 9},
        no=("配备村(社区)法律顾问90名",),
    )
    meetings_attended: Count = indicator(
        "法律顾问列席会议", "次", "Meetings attended by the legal advisers",
        rule("列席|参加|参与|出席|到会", "会议|常务会|专题会|办公会|研判会|协调会|论证会|例会|听证会|座谈会", topic=ADVISER + "|顾问", units=TIMES),
        rule("列席", "会议|常务会|党组会|专题会", topic="律师事务所|律师", units=TIMES),
        rule("列席|参会|到会", topic=ADVISER + "|顾问", units=TIMES),
        plausible=(0, 5000),
        yes={"政府法律顾问列席政府常务会议18次": 18},
        no=("召开常务会议18次",),
    )  # fmt: skip
    matters: Count = indicator(
        "法律顾问办理事项",
        "件",
        "Matters handled by the legal advisers, litigation apart",
        rule(
            "参与|处理|办理|提供|协助|审查|审核|解决|涉法事务|法律事务|法律服务|代理|涉法事项|论证|咨询",
            topic=ADVISER + "|顾问",
            units=CASES | frozenset("项 个 次 条 件次".split()),
            no="诉讼|应诉|列席|会议|村|社区|复议|意见书|建议|常务会|纠纷|宣传|培训|讲座|法律意见|合同|规范性文件",
            weight=-4,
        ),
        rule(
            "参与|处理|办理",
            "法律事务|涉法事务|涉法事项",
            topic="法律顾问",
            units=CASES | frozenset("项 条 件次".split()),
            weight=3,
        ),
        rule(
            "参与处理|参与办理|协助处理|协助办理",
            topic=ADVISER,
            units=CASES | frozenset("项 条 件次".split()),
            no="诉讼|应诉|意见书|合同|规范性文件|村法律顾问",
            weight=6,
        ),
        rule(
            "参与|协助",
            "等事务|等法律事务|等事项|等工作",
            topic=ADVISER + "|顾问",
            units=CASES | frozenset("项 条 件次 次".split()),
            no="诉讼|应诉|意见书|村法律顾问|列席|会议",
            weight=6,
        ),
        rule(
            "涉法事务|涉法事项",
            units=CASES | frozenset("项 条 件次".split()),
            no="信访|调解|村|律师事务所|审查|审核|征求意见",
        ),
        rule(
            "参与|参加|协助|法律论证|咨询论证|涉法事务",
            topic=ADVISER + "|顾问",
            units=CASES | frozenset("项 次 条 件次".split()),
            no="诉讼|应诉|列席|会议|复议|意见书|纠纷|调解|宣传|培训|讲座|村居|村级|驻村|行政村|村法律顾问|社区",
            weight=3,
        ),
        definition="法律顾问参与处理的事务(代理诉讼除外)",
        plausible=(0, 50000),
        yes={"法律顾问参与处理涉法事务76件": 76, "政府法律顾问为旧村改造等提供法律论证71件次": 71},
        no=("法律顾问代理行政诉讼案件12件", "法律顾问列席会议18次"),
    )
    litigation_cases: Count = indicator(
        "法律顾问代理行政诉讼", "件", "Administrative lawsuits in which the legal advisers acted",
        rule("诉讼|应诉|行政案件|行政诉讼|行政诉讼案件|行政应诉案件|出庭|代理", topic=ADVISER + "|顾问|委托律师", units=CASES, no="审结|一审|二审|法律援助|咨询|出庭应诉率", weight=2),
        rule("诉讼|应诉", "法律顾问", "代理|委托|参与|出庭", units=CASES, no="法律援助", weight=4),
        plausible=(0, 5000),
        yes={"法律顾问代理行政诉讼案件12件": 12},
        no=("行政诉讼案件12件",),
    )  # fmt: skip
    village_advisers: Count = indicator(
        "村(社区)法律顾问",
        "人",
        "Legal advisers of villages and communities",
        rule(VILLAGE, ADVISER + "|律师", units=PERSONS, no="明白人|宣传员|调解员|法治带头人", weight=2),
        rule(
            "律师|法律服务工作者|法律工作者|聘请|配备|选派|选聘",
            clause=("法律顾问", VILLAGE),
            units=PERSONS,
            no="明白人|调解员|执业律师|法律援助|带头人",
            weight=2,
        ),
        plausible=(0, 50000),
        yes={"为各村配备法律顾问86名": 86, "63名律师担任村居法律顾问": 63},
        no=("聘请政府法律顾问9名",),
    )
    villages_covered: Count = indicator(
        "配备法律顾问的村(社区)", "个", "Villages and communities that have a legal adviser",
        rule(VILLAGE, topic="法律顾问", units=frozenset("个 村 社区 家 村居".split()), no="宣讲|走访|跑遍|走遍|示范村|民主法治|调解|站|室|点|平台|中心|阵地|微信群|工作群|公园|广场|明白人", weight=2),
        plausible=(0, 100000),
        yes={"全县168个行政村实现法律顾问全覆盖": 168},
        no=("创建民主法治示范村6个",),
    )  # fmt: skip
    village_services: Count = indicator(
        "村(社区)法律顾问服务",
        "次",
        "Services given by village legal advisers",
        rule(
            VILLAGE,
            topic="法律顾问",
            units=TIMES,
            no="活动|宣讲|宣传|培训|法律明白人|会议|案件|纠纷|咨询|法治讲座|法律讲座|普法讲座",
            weight=2,
        ),
        rule(
            "线下服务|驻点服务|现场服务|入村服务|上门服务|进村服务|坐班|值守|坐班值守",
            topic="法律顾问",
            clause=VILLAGE,
            units=TIMES | {"人次"},
        ),
        rule(
            "服务|咨询|讲座|入村|走访",
            topic="村(社区)法律顾问|村居法律顾问|村法律顾问|社区法律顾问|一村一法律顾问|村(居)法律顾问",
            units=TIMES,
            no="人次|法治讲座|法律讲座|普法讲座",
        ),
        definition="入村服务次数",
        plausible=(0, 1_000_000),
        yes={"村居法律顾问进村服务640次": 640},
        no=("政府法律顾问列席会议18次",),
    )
