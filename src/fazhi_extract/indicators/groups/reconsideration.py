"""行政复议 (行政复议法, 2023 revision: decisions in articles 63 to 74)."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES, COPIES

TOPIC = "行政复议|复议"
CASE = CASES
# Words of the other bodies that answer, advise or litigate, not of the reconsideration body's own caseload.
AGAINST_US = "针对我局|针对我镇|针对我委|针对我街道|针对我办"
ASIDE = (
    AGAINST_US
    + "|答复|建议书|意见书|信访|来信|检察建议|司法建议|通知书|被申请|诉讼|应诉|调解委员会|宣传|培训|听证会|咨询"
)


class Reconsideration(Group):
    """行政复议: applications, decisions, corrections, and the body's own answers as respondent."""

    received: Count = indicator(
        "收到行政复议申请",
        "件",
        "Applications for administrative reconsideration received",
        rule(
            "收到|新收|新增|接到|接收|收案|收悉|共收|收取|收|收案量|收件|接待申请",
            topic=TOPIC,
            units=CASE,
            no=ASIDE + "|补正",
            weight=2,
        ),
        rule("发生|产生", "行政复议案件|复议案件|行政复议", units=CASE, no=ASIDE + "|引发|信息公开"),
        rule(
            "复议申请|行政复议申请|复议案件申请|申请行政复议|申请复议",
            units=CASE,
            no=ASIDE + "|受理|办理|处置|处理|审结|办结|审理|承办|化解|调解|撤回|不予|转送|立案|驳回",
        ),
        implied(
            "(?:未|没有|无)(?:发生|收到|接到|产生|出现|新增)?(?:1|一)?(?:任何)?[件起宗]?(?:行政(?:诉讼|应诉)(?:案件)?(?:、|和|或|及|与))?(?:行政)?复议(?:(?:案件|申请)(?!被|[^,。;]{0,12}(?:败诉|纠错|撤销))|(?=(?:、|和|或|及|与)行政(?:诉讼|应诉)案件))|零复议|(?:行政)?复议(?:案件|申请)?(?:(?:、|和|及|与)行政(?:诉讼|应诉)(?:案件)?)?(?:均|都)?(?:为零|为0|零发生|零申请)",
            0,
        ),
        definition="收到、新收、新增、接到的申请",
        plausible=(0, 500_000),
        yes={
            "全年收到行政复议申请128件": 128,
            "新增行政复议案件63件": 63,
            "新收行政复议申请96件,受理90件": 96,
            "全年发生行政复议案件7件": 7,
        },
        no=("受理行政复议申请56件", "收到行政复议答复通知书3份"),
    )
    accepted: Count = indicator(
        "受理行政复议",
        "件",
        "Applications accepted",
        rule(
            "受案|受案量|受理|立案受理|予以受理|依法受理|立案|新受理|新立案|正式受理",
            topic=TOPIC,
            units=CASE,
            no=ASIDE + "|信访|投诉|法律援助|仲裁",
            weight=2,
        ),
        # by kind, where the total is not printed: 受理的行政复议案件中,行政处罚类12件、信息公开类7件
        rule(
            "处罚类|行政处罚类|不作为类|行政不作为类|信息公开类|政府信息公开类|征收类|行政征收类|征收补偿类|许可类|行政许可类|强制类|行政强制类|确认类|行政确认类|登记类|投诉举报类|举报投诉类|其他类",
            clause="受理的行政复议案件中|受理的复议案件中|受理的行政复议申请中|受理行政复议案件中",
            units=CASE,
            weight=4,
        ),
        definition="受理、立案受理",
        plausible=(0, 500_000),
        yes={
            "全年收到行政复议申请128件,其中受理119件": 119,
            "立案受理行政复议案件73件": 73,
            "受理的行政复议案件中,行政处罚类12件、信息公开类7件": [12, 7],
        },
        no=("不予受理行政复议申请6件", "受理法律援助案件73件"),
    )
    handled: Count = indicator(
        "办理行政复议",
        "件",
        "Cases handled, where neither received nor accepted is said",
        rule(
            "办案量|办理|承办|处置|处理|审理|办件|承接",
            topic=TOPIC,
            units=CASE,
            no=ASIDE + "|责令|听证|委托|代理|参与|市政府|其他处理|作其他|其他方式|告知处理|决定书",
            weight=2,
        ),
        rule(
            "行政复议案件|复议案件|复议案",
            units=CASE,
            no=ASIDE
            + "|涉企|受理|收到|新收|未审结|未办结|未结|审结|办结|结案|纠错|和解|调解|维持|撤销|驳回|终止|确认|变更|听证|代理|参与|不予|转送|责令|委员会|公开|比例|发生|决定书|涉及",
            weight=-4,
        ),
        rule(
            "行政复议",
            clause="应对|办理|承办",
            units=CASE,
            no=ASIDE
            + "|受理|收到|新收|审结|办结|结案|纠错|和解|调解|维持|撤销|驳回|终止|确认|变更|听证|代理|参与|不予|责令|委员会|公开|率|建议|意见|撤回|决定书",
            weight=-3,
        ),
        definition="只说办理、处置,未说收到或受理",
        contested=True,
        plausible=(0, 500_000),
        yes={"全年办理行政复议案件82件": 82},
        no=(
            "受理行政复议案件82件",
            "办理行政复议答复案件7件",
            "受理行政复议申请90件,告知处理5件",
            "公开行政复议决定书84件",
        ),
    )
    concluded: Count = indicator(
        "审结行政复议",
        "件",
        "Cases concluded",
        rule(
            "作出结论|审结|办结|结案|已结|审理终结|审查终结|审结完毕|审理完毕|审理完结|已审结|已办结|作出决定|作出复议决定|作出行政复议决定",
            topic=TOPIC,
            units=CASE,
            no=ASIDE + "|调解结案|和解结案|维持|撤销|驳回|未审结|尚未|未办结|以调解|和解|投诉|法律援助|信访",
            weight=2,
        ),
        implied(
            "(?:现|均|全部|已)(?:现|已|全部|均|按期|依法|按时|在法定期限内){0,4}(?:审结|办结|结案)",
            like="reconsideration.accepted reconsideration.received reconsideration.handled",
        ),
        definition="审结、办结",
        plausible=(0, 500_000),
        yes={"受理行政复议案件119件,审结112件": 112},
        no=("按期审结率100%",),
    )
    not_accepted: Count = indicator(
        "不予受理", "件", "Applications not accepted",
        rule("不予受理|不受理|未予受理|未受理|未立案|决定不予受理", topic=TOPIC, units=CASE, no="信访|法律援助|投诉", weight=4),
        plausible=(0, 100_000),
        yes={"决定不予受理行政复议申请6件": 6},
        no=("受理行政复议申请56件",),
    )  # fmt: skip
    upheld: Count = indicator(
        "维持", "件", "Decisions upholding the act (article 68)",
        rule("维持决定", units=CASE, no="法院|判决", no_clause="诉讼|应诉|法院|判决", weight=-3),
        rule("维持|维持决定|予以维持", topic=TOPIC, units=CASE, no="法院|判决|率|一审|二审|诉讼", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议决定维持41件": 41},
        no=("法院判决维持行政机关行为3件",),
    )  # fmt: skip
    rejected: Count = indicator(
        "驳回", "件", "Applications or claims rejected (article 69)",
        rule("驳回申请|驳回复议|驳回行政复议", units=CASE, no="法院|判决", no_clause="诉讼|应诉|法院|判决|公开", weight=-3),
        rule("驳回", topic=TOPIC, units=CASE, no="法院|判决|诉讼请求|起诉|原告|一审|二审", weight=2),
        plausible=(0, 100_000),
        yes={"驳回行政复议申请14件": 14},
        no=("法院判决驳回原告诉讼请求14件",),
    )  # fmt: skip
    revoked: Count = indicator(
        "撤销", "件", "Decisions revoking the act (article 64)",
        rule("撤销原行政行为|撤销并责令|撤销原具体行政行为", units=CASE, no="法院|判决", no_clause="诉讼|应诉|法院|判决", weight=-3),
        rule("撤销|撤消|决定撤销", topic=TOPIC, units=CASE, no="法院|判决|撤销事项|撤销登记|一审|二审|诉讼", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议决定撤销5件": 5},
        no=("法院判决撤销1件",),
    )  # fmt: skip
    changed: Count = indicator(
        "变更", "件", "Decisions changing the act (article 63)",
        rule("变更决定|变更原行政行为|变更原具体行政行为", units=CASE, no="法院|判决|登记", weight=-3),
        rule("变更", topic=TOPIC, units=CASE, no="信息变更|法院|判决|登记|证件|判决变更", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议变更原行政行为2件": 2},
        no=("完成证件信息变更19个",),
    )  # fmt: skip
    confirmed_illegal: Count = indicator(
        "确认违法", "件", "Decisions confirming illegality (article 65)",
        rule("确认违法|违法", "确认|认定", topic=TOPIC, units=CASE, no="法院|判决|一审|二审", weight=2),
        rule("确认违法|确认行政行为违法|确认原行政行为违法", units=CASE, no="法院|判决|一审|二审", no_clause="诉讼|应诉|法院", weight=-3),
        rule("确认违法", topic=TOPIC, units=CASE, no="法院|判决|一审|二审", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议确认违法4件": 4},
        no=("查处违法案件4件",),
    )  # fmt: skip
    ordered_to_perform: Count = indicator(
        "责令履行(决定)", "件", "Decisions ordering performance (article 66)",
        rule("责令履行|责令限期履行", units=CASE, no="通知书|法院|判决", no_clause="诉讼|应诉|法院|处罚", weight=-3),
        rule("责令|限期|决定", "履行|履职", topic=TOPIC, units=CASE, no="通知书|法院|判决|履行率|处罚", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议决定责令履行3件": 3},
        no=("发出责令履行通知书3份",),
    )  # fmt: skip
    terminated: Count = indicator(
        "终止", "件", "Cases terminated (article 74)",
        rule("终止|撤回终止|终止审理", topic=TOPIC, units=CASE, no="法院|终止调查", weight=2),
        rule("后终止|而终止", topic=TOPIC, units=CASE, no="法院|终止调查", weight=8),
        plausible=(0, 100_000),
        yes={"行政复议终止18件": 18, "行政复议审结51件,其中调解和解后终止18件": 18},
        no=("行政复议中止2件", "行政复议申请按事项分,信息公开16件,终止调查4件"),
    )  # fmt: skip
    settled: Count = indicator(
        "调解、和解", "件", "Cases ended by mediation or settlement (article 73)",
        rule("达成和解|调解达成和解|经调解达成和解", topic=TOPIC, units=CASE, no="纠纷|人民调解|诉讼|法院|信访|诉前", weight=6),
        rule("调解|和解|调解和解|调解、和解|自愿撤回|实质性化解|案前化解|化解", topic=TOPIC, units=CASE, no="纠纷|调解员|人民调解|诉讼|法院|调解委员会|信访|审前和解|诉前", weight=2),
        plausible=(0, 100_000),
        yes={"行政复议调解和解结案29件": 29, "审结行政复议案件51件,经调解达成和解6件": 6},
        no=("人民调解组织调解纠纷290件",),
    )  # fmt: skip
    corrected: Count = indicator(
        "纠错", "件", "Cases in which the act was corrected",
        rule("行政行为", "纠正|纠错", units=CASE, no="率|法院|确认", no_clause="诉讼|法院|执法监督", weight=-2),
        rule("等直接纠错|等纠错决定|等方式纠错|等方式直接纠错|等纠错", units=CASE, no="率|法院", no_clause="诉讼|法院", weight=12),
        rule("撤销", "变更|确认违法|确认无效", "确认违法|责令履行|责令限期履行|限期履行", units=CASE, no="率|法院|维持|驳回|终止", no_clause="诉讼|法院", weight=4),
        rule("纠错", clause="审结案件|审结|结案", units=CASE, no="率|法院|文件|执法", no_clause="诉讼|法院", weight=-3),
        rule("直接纠错|纠错案件", units=CASE, no="率|法院", no_clause="诉讼|法院", weight=-3),
        rule("纠错决定|直接纠错", topic=TOPIC, units=CASE, no="率|法院", weight=6),
        rule("纠错|直接纠错|纠正|予以纠正|纠正违法|纠错决定", topic=TOPIC, units=CASE, no="法院|率|执法监督|执法不规范|败诉", weight=2),
        definition="直接纠错总数",
        plausible=(0, 100_000),
        yes={"行政复议直接纠错13件": 13, "作出撤销、确认违法、责令履行等纠错决定31件": 31},
        no=("纠正不规范执法行为13起",),
    )  # fmt: skip
    correction_rate: Rate = rate(
        "纠错率", "Share of cases in which the act was corrected, in percent",
        rule("纠错率", no_clause="诉讼|法院|备案|规范性文件", weight=-3),
        rule("纠错率|纠错|纠错比例|直接纠错率", topic=TOPIC),
        yes={"行政复议纠错率9.4%": 9.4},
        no=("败诉率9.4%",),
    )  # fmt: skip
    opinions: Count = indicator(
        "行政复议建议书、意见书", "份", "Reconsideration recommendations and opinions issued",
        rule("建议书|意见书|复议建议|复议意见|行政复议意见|行政复议建议|复议意见书|复议建议书", topic=TOPIC, units=COPIES, no="合法性|法律意见|监督|检察|审查|司法建议", weight=2),
        definition="建议书与意见书逐种列出者各为一条",
        plausible=(0, 10_000),
        yes={"制发行政复议意见书5份": 5},
        no=("制发行政执法监督意见书5份",),
    )  # fmt: skip
    performance_notices: Count = indicator(
        "责令履行通知书", "份", "Notices ordering performance",
        rule("责令履行通知书|履行通知书|责令限期履行通知书|责令履行行政复议决定通知书|责令限期履行行政复议决定通知书|责令限期履行决定通知书", units=COPIES | CASE, weight=6),
        implied("(?:未|没有)(?:制发|发出|出具|下发)[^,。;]{0,4}(?:责令履行|履行)通知书", 0),
        plausible=(0, 10_000),
        yes={"发出责令履行通知书3份": 3},
        no=("责令履行法定职责3件",),
    )  # fmt: skip
    responses: Count = indicator(
        "行政复议答复",
        "件",
        "Cases answered as the respondent",
        rule(
            AGAINST_US
            + "|答复|复议答复|答复书|答复案件|答复材料|作为被申请人|被申请行政复议|被申请复议|被复议案件|被提起行政复议|被提起复议|我局被申请|被申请人答复",
            topic=TOPIC,
            units=CASE | {"份", "次"},
            no="信息公开|建议|提案|监督意见",
            weight=4,
        ),
        rule(
            "被申请人",
            "行政复议案件|复议案件",
            "我局|本局|我委|我厅|本厅|我镇|我乡|我街|我街道|我办|我单位",
            units=CASE,
            no="发现|意见|建议|占|维持|撤销|纠错|审结|受理|作为被申请人",
            weight=4,
        ),
        rule(
            "为被申请人的行政复议|为被申请人的复议|为被申请人的行政复议案件|为被申请人的复议案件",
            units=CASE,
            no="发现|意见|建议|占|维持|撤销|纠错|审结|市政府部门|县政府部门|区政府部门|部门|乡镇政府|街道办事处",
            weight=6,
        ),
        rule("答复", clause=TOPIC, units=CASE | {"份"}, no="信息公开|建议|提案|代表|信访|答复率"),
        definition="作为被申请人答复的案件",
        plausible=(0, 100_000),
        yes={"作为被申请人办理行政复议答复案件9件": 9, "针对我局的行政复议案件23件": 23},
        no=("答复政府信息公开申请9件", "办理行政复议案件82件"),
    )
