"""人民调解与矛盾纠纷化解."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES, PERSONS, PLACES, TIMES

DISPUTE = "行政争议和民事纠纷|行政争议、民事纠纷|纠纷|矛盾|矛盾纠纷|调解案件|人民调解案件|民间纠纷|各类纠纷"
TOPIC = DISPUTE + "|人民调解|调解|调处|调委会"
NOT_DISPUTES = "问题线索|调解案例|信访|行政争议|复议|诉讼|劳动仲裁|法律援助|投诉|咨询|仲裁案件|积案|检察"
# Those who settle other things by mediation.
OTHER_BODIES = "仲裁委|劳动仲裁|仲裁院|12315|行政裁决"
ORGANISATION = "调解委员会|调委会|人民调解组织|调解组织|人民调解委员会|人民调解|专业性调解|行业性调解|专业性行业性"
ROOM = "调解工作室|调解室|调解中心|调解工作站|调解平台|调解站|个人调解|品牌调解|工作室|调解服务站|调解团队|调解品牌"


class Mediation(Group):
    """调解: organisations, mediators, disputes mediated and settled."""

    committees: Count = indicator(
        "人民调解委员会",
        "个",
        "People's mediation committees",
        rule(
            "调解委员会|调委会|人民调解组织|调解组织|人民调解委员会",
            units=PLACES,
            no="新成立|新建|成立|新设|增设|新增|纠纷|案件|排查|培育|示范|规范化|优秀|先进|模范|新组建|协调小组",
        ),
        rule(
            "建立|设立|建有|共有|现有",
            "调解委员会|调委会|人民调解组织|调解组织",
            units=PLACES,
            no="新成立|新增|新建|新设",
            weight=2,
        ),
        definition="各类调委会总数",
        plausible=(0, 1_000_000),
        yes={"全县共有人民调解委员会217个": 217, "新增人民调解委员会12个,总数达229个": 229},
        no=("新成立行业性调委会3个",),
    )
    mediators: Count = indicator(
        "人民调解员",
        "人",
        "People's mediators",
        rule("总人数|总数", topic="调解员|调解队伍", units=PERSONS, no="培训|培育", weight=-1),
        rule(
            "调解员|人民调解员|调解人员|专兼职调解员|专职调解员|调解员队伍|专职人民调解员|兼职人民调解员",
            units=PERSONS,
            no="培训|参训|轮训|新聘|派驻|进驻|特邀|值班|表彰|优秀|最美|先进|模范|轮岗|选派|教师",
            no_clause="审前和解|行政争议",
        ),
        definition="调解员总数",
        plausible=(0, 5_000_000),
        yes={"共有人民调解员1180名": 1180},
        no=("培训人民调解员600人次", "推选全国模范调解员2名"),
    )
    new_committees: Count = indicator(
        "新成立调解组织",
        "个",
        "Mediation bodies newly set up",
        rule(
            "新成立|成立|新建|新设|新增|组建|新设立|新组建|增设|打造|培育|挂牌|创建|新打造|设立|建立|建成|命名",
            ROOM,
            units=PLACES,
            no="全市共有|现有|律师|律师工作室|执法工作室|法官工作室|检察|矫正|法律服务工作室|心理",
            weight=2,
        ),
        rule("新成立|成立|新建|新设|新增|组建|新设立|新组建|增设", ORGANISATION, units=PLACES, no="纠纷调处", weight=3),
        rule(
            ROOM,
            clause="新成立|新建|新设|新增|新设立|新组建|新打造",
            units=PLACES,
            no="共有|现有|累计|律师|律师工作室|执法工作室|法官工作室|检察|矫正|法律服务工作室|心理",
            weight=-2,
        ),
        definition="调委会、调解工作室等",
        plausible=(0, 10_000),
        yes={
            "新成立行业性专业性人民调解委员会3个": 3,
            "打造品牌调解工作室6个": 6,
            "新设立人民调解委员会3个、个人调解工作室8个": [3, 8],
        },
        no=("全县共有人民调解委员会217个",),
    )
    disputes: Count = indicator(
        "调解矛盾纠纷",
        "件",
        "Disputes mediated or resolved, success not distinguished",
        rule(
            "调解|调处|化解|排查化解|调处化解|排解|处置|处理|解决|办理|受理|介入|参与调解|就地化解|调解化解",
            topic=DISPUTE,
            units=CASES | {"个"},
            no=NOT_DISPUTES + "|线索|成功|达成|速裁|诉前|率|防止|避免|隐患|会议|民转刑|上访|排查出",
            no_clause="行政争议|法律顾问|公职律师",
        ),
        rule("调解案件|人民调解案件|人民调解", units=CASES, no=NOT_DISPUTES + "|成功|达成|诉前|速裁|排查|防止|引导"),
        rule(
            "调处|调处化解",
            units=CASES,
            no=NOT_DISPUTES + "|成功|达成|隐患",
            no_clause="行政争议|复议|信访|诉讼",
            weight=-3,
        ),
        rule(
            "调解",
            topic=TOPIC,
            units=CASES,
            no=NOT_DISPUTES + "|撤诉|成功|达成|诉前|速裁|防止|排查|和解|调解员|民转刑|行政调解协议|司法确认|执行案件",
            no_clause="行政争议|行政复议|复议|信访|" + OTHER_BODIES,
            weight=-2,
        ),
        definition="调解、调处、化解(未分成功与否)",
        contested=True,
        plausible=(0, 50_000_000),
        yes={
            "各级调解组织调解矛盾纠纷3120件": 3120,
            "排查化解矛盾纠纷640起": 640,
            "调解行政争议和民事纠纷418件": 418,
        },
        no=("调解成功3015件", "排查矛盾纠纷128次", "排查矛盾纠纷63起,正在化解2起", "建成矛盾纠纷调处化解中心8个"),
    )
    disputes_settled: Count = indicator(
        "调解成功",
        "件",
        "Disputes settled",
        rule(
            "调成|调解成功|成功调解|调处成功|成功调处|成功化解|化解成功|成功|达成协议|达成调解协议|握手言和|达成一致|案结事了|就地化解成功|成功排查化解|成功率",
            topic=TOPIC,
            units=CASES | {"个"},
            no=NOT_DISPUTES + "|执行案件|诉前|书面|口头|和解中心|司法确认",
            no_clause="行政争议|" + OTHER_BODIES,
            weight=2,
        ),
        rule(
            "达成和解",
            topic=DISPUTE + "|人民调解|调委会",
            units=CASES | {"个"},
            no=NOT_DISPUTES + "|执行案件|诉前|和解中心|司法确认",
            no_clause="行政争议",
            weight=2,
        ),
        implied(
            "(?:全部|均)(?:已)?(?:成功化解|调解成功|调处成功|成功调处|成功调解)|调解成功率(?:达到?|为)?百分之百",
            like="mediation.disputes",
        ),
        plausible=(0, 50_000_000),
        yes={"调解纠纷3120件,调解成功3015件": 3015},
        no=("调解纠纷3120件", "劳动仲裁委受理案件86件,调解成功51件"),
    )
    success_rate: Rate = rate(
        "调解成功率、化解率",
        "Share of disputes settled, in percent",
        rule(
            "调解成功率|成功率|化解率|调处成功率|调成率|化解成功率",
            topic=TOPIC,
            no="信访|复议|审批|应诉|一次性化解率|积案|行政争议|勘验",
            no_clause="复议|行政争议|纠错|驳回|维持|信访积案",
            weight=2,
        ),
        rule(
            "人民调解成功率|纠纷调解成功率|纠纷调处成功率|纠纷化解率|矛盾纠纷化解率|矛盾纠纷调处成功率|矛盾纠纷调解成功率",
            no="复议|行政争议|应诉",
        ),
        rule("成功|调解成功", topic=TOPIC, no="信访|复议|行政争议", no_clause="复议|行政争议"),
        yes={"矛盾纠纷调解成功率96.6%": 96.6, "行政复议案件按期办结率100%,人民调解成功率98%": 98},
        no=("信访一次性化解率96.6%",),
    )
    screenings: Count = indicator(
        "矛盾纠纷排查",
        "次",
        "Rounds of screening for disputes",
        rule(
            "排查|走访排查|拉网式排查",
            clause="纠纷|矛盾",
            units=TIMES | {"余次"},
            no="安全隐患|安全生产|消防|隐患|食品",
            weight=-3,
        ),
        rule(
            "排查|大排查|集中排查|排查走访|摸排",
            topic=DISPUTE + "|矛盾风险|风险隐患",
            units=TIMES | {"余次"},
            no="安全隐患|安全生产|消防",
            weight=2,
        ),
        plausible=(0, 10_000_000),
        yes={"开展矛盾纠纷排查128次": 128},
        no=("排查化解矛盾纠纷640起",),
    )
    pretrial_cases: Count = indicator(
        "诉前调解", "件", "Cases mediated before trial",
        rule("诉前调解|诉前化解|诉前|诉前委派", topic="调解|法院|诉调|诉前", units=CASES, no="行政争议|检察|和解中心|公益诉讼|司法确认", no_clause="行政争议", weight=4),
        plausible=(0, 5_000_000),
        yes={"诉前调解案件860件": 860},
        no=("法院诉前委派行政争议225件",),
    )  # fmt: skip
    fast_track_cases: Count = indicator(
        "速裁", "件", "Cases dealt with in fast-track proceedings",
        rule("速裁|快审|速裁快审", units=CASES, no="仲裁速裁", weight=6),
        plausible=(0, 5_000_000),
        yes={"速裁快审案件310件": 310},
        no=("诉前调解案件860件",),
    )  # fmt: skip
    escalations_prevented: Count = indicator(
        "防止矛盾激化",
        "起",
        "Escalations prevented: crimes, group petitions, suicides",
        rule(
            "劝阻|防止|避免|制止|防范|预防|化解|阻止|防群体|防民转刑|防群体性",
            "民转刑|群体性|上访|激化|刑事案件|械斗|自杀|转化为刑事|群体性事件|斗殴|民间纠纷转化|非正常死亡|越级访|集体上访",
            units=CASES | {"次", "批", "批次"},
            weight=6,
        ),
        rule(
            "群体性上访|民转刑|群体性|自杀|械斗|上访|转化为刑事|刑事案件",
            clause="防止|避免|制止",
            units=CASES | {"次"},
            no="信访事项",
            weight=4,
        ),
        definition="民转刑、群体性上访等",
        plausible=(0, 1_000_000),
        yes={"防止民转刑案件7起": 7},
        no=("办理刑事案件7起",),
    )
