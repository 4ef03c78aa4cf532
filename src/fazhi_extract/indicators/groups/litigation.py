"""行政诉讼(应诉)与行政争议审前和解."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES

TOPIC = "行政诉讼|行政应诉|应诉|被诉|行政案件|诉讼案件|行政诉讼案件|涉诉行政案件|涉诉案件|被告|诉讼"
CASE = CASES | {"个"}
# 办理行政复议、行政应诉案件2860件: a sum of both.
WITH_RECONSIDERATION = "行政复议、行政应诉|行政复议和行政应诉|行政复议、行政诉讼|行政复议和行政诉讼|行政复议、应诉|行政复议和应诉|行政复议、诉讼|行政复议和诉讼|行政复议及行政应诉|行政复议与行政应诉|复议、应诉|复议和应诉|复议、诉讼|复议和诉讼"
OUTCOMES = "开庭|胜诉|败诉|审结|办结|结案|出庭|代理|再审|和解|化解|撤诉|调解|纠错|旁听|判决|裁定|协助|裁判"


class Litigation(Group):
    """行政诉讼: lawsuits against the administration, their outcome, and who appeared in court."""

    cases: Count = indicator(
        "行政诉讼(应诉)案件",
        "件",
        "Administrative lawsuits answered, all instances together",
        rule(
            TOPIC,
            units=CASE,
            no=OUTCOMES
            + "|一审|二审|法律顾问|法律援助|审前|旁听|公益诉讼|民事|刑事|"
            + WITH_RECONSIDERATION
            + "|未再提起|未提起|未进入诉讼|未进入诉讼程序|未引发诉讼|未再诉讼|法制部门|审核|退回补充|查处|审理终结|审理完毕|共同被告|单独被告|检察|因信息公开引发|信息公开引发",
            no_clause="律师|因信息公开引发|信息公开引发|信息公开行政复议|因政府信息公开引发",
        ),
        rule(
            "为被告的诉讼案|为被告的案件|为被告的行政案件|为被告的诉讼案件|为被告的行政诉讼案件|为当事人的行政诉讼案件|为当事人的诉讼案件",
            units=CASE,
            no=OUTCOMES,
            weight=2,
        ),
        rule(
            "出庭应诉行政案件|出庭应诉行政诉讼案件|出庭应诉行政诉讼", units=CASE, no="负责人|首长|主要领导|率|一审|二审"
        ),
        rule("应诉", topic=TOPIC, units=CASE, no=OUTCOMES + "|一审|二审|法律顾问|法律援助|" + WITH_RECONSIDERATION),
        implied(
            "(?:未|没有|无)(?:发生|产生|出现|新增|收到)?(?:1|一)?[件起宗]?(?:行政复议(?:案件)?(?:、|和|或|及|与))?行政(?:诉讼|应诉)(?!败诉|[^,。;]{0,8}(?:败诉|被?纠错))(?:案件)?|零诉讼|行政(?:诉讼|应诉)(?:案件)?(?:(?:、|和|及|与)行政复议(?:案件)?)?(?:均|都)?(?:为零|为0|零发生)",
            0,
        ),
        definition="未分审级的总数",
        plausible=(0, 500_000),
        yes={
            "全年办理行政应诉案件66件": 66,
            "以区政府为被告的行政诉讼案件31件": 31,
            "办理涉诉行政案件12件": 12,
        },
        no=(
            "一审行政诉讼案件40件",
            "行政诉讼案件败诉3件",
            "办理行政复议和行政应诉案件286件",
            "复议后未再提起诉讼的案件59件",
        ),
    )
    first_instance: Count = indicator(
        "一审行政诉讼案件", "件", "Administrative lawsuits, first instance",
        rule("出庭应诉一审行政诉讼案件|出庭应诉一审行政案件|出庭应诉一审案件", units=CASE, no="负责人|首长|胜诉|败诉", weight=4),
        rule("一审案件|一审行政案件", units=CASE, no="胜诉|败诉|审结|出庭|办结|民事|刑事", no_clause="刑事|民事|检察", weight=-3),
        rule("一审|一审案件|一审行政诉讼|一审行政案件", topic=TOPIC, units=CASE, no="胜诉|败诉|审结|出庭|办结|民事|结案|维持|驳回", weight=4),
        plausible=(0, 500_000),
        yes={"行政应诉案件66件,其中一审48件": 48},
        no=("一审败诉3件",),
    )  # fmt: skip
    second_instance: Count = indicator(
        "二审行政诉讼案件", "件", "Administrative lawsuits, second instance",
        rule("二审案件|二审行政案件", units=CASE, no="胜诉|败诉|审结|出庭|办结|民事|刑事", no_clause="刑事|民事|检察", weight=-3),
        rule("二审|二审案件|二审行政诉讼|二审行政案件|上诉", topic=TOPIC, units=CASE, no="再审|胜诉|败诉|审结|出庭|办结|民事|结案|维持|驳回", weight=4),
        plausible=(0, 500_000),
        yes={"行政应诉案件66件,其中一审48件、二审16件": 16},
        no=("二审败诉1件",),
    )  # fmt: skip
    concluded: Count = indicator(
        "审结行政诉讼案件", "件", "Administrative lawsuits concluded",
        rule("审理终结|审理完毕|已判决|审结|办结|结案|裁判|已结|裁判结案|生效判决|已审结", topic=TOPIC, units=CASE, no="胜诉|败诉|复议|撤诉|尚未|未审结|未结|调解|和解|以胜诉|法律援助|仲裁|仲裁委|公证", weight=2),
        plausible=(0, 500_000),
        yes={"行政诉讼案件66件,已审结58件": 58},
        no=("审结行政复议案件58件",),
    )  # fmt: skip
    won: Count = indicator(
        "胜诉", "件", "Administrative lawsuits won",
        rule("胜诉", units=CASE, no="率", no_clause="法律援助|律师|民事", weight=-3),
        rule("胜诉", topic=TOPIC, units=CASE, no="率", weight=4),
        implied("(?:且|均|全部){1,3}胜诉(?!率)|(?<=[件起宗][,，])胜诉(?=[,。;])", like="litigation.concluded litigation.cases"),
        plausible=(0, 500_000),
        yes={"行政诉讼案件胜诉52件": 52},
        no=("行政诉讼案件败诉3件",),
    )  # fmt: skip
    lost: Count = indicator(
        "败诉", "件", "Administrative lawsuits lost",
        rule("败诉", units=CASE, no="率|问题|整改", no_clause="法律援助|律师", weight=-3),
        rule("败诉", topic=TOPIC + "|行政", units=CASE, no="率|问题|整改", weight=4),
        implied("零败诉|(?:无|没有)(?:一)?(?:起|件)?败诉|未(?:发生|出现|有|曾)?败诉|(?:无|没有|未发生)(?:一)?(?:起|件)?(?:行政复议、)?(?:行政)?(?:诉讼|应诉)?(?:案件)?败诉(?:案件)?", 0),
        plausible=(0, 500_000),
        yes={"行政诉讼案件败诉3件": 3},
        no=("行政诉讼案件胜诉52件", "研究解决行政败诉整改等问题17个"),
    )  # fmt: skip
    win_rate: Rate = rate(
        "胜诉率", "Share of lawsuits won, in percent",
        rule("胜诉率|胜诉", no_clause="法律援助|律师", weight=-3),
        rule("胜诉率|胜诉|胜诉比例", topic=TOPIC + "|行政|复议", no="法律援助"),
        yes={"行政诉讼胜诉率95.1%": 95.1},
        no=("行政诉讼败诉率4.9%",),
    )  # fmt: skip
    loss_rate: Rate = rate(
        "败诉率", "Share of lawsuits lost, in percent",
        rule("败诉率|败诉", no="败诉总数|败诉案件总数|占败诉", no_clause="法律援助|律师", weight=-3),
        rule("败诉率|败诉|败诉比例", topic=TOPIC + "|行政", no="败诉总数|败诉案件总数|占败诉"),
        yes={"行政诉讼败诉率4.9%": 4.9},
        no=("行政诉讼胜诉率95.1%",),
    )  # fmt: skip
    head_appearances: Count = indicator(
        "行政机关负责人出庭应诉",
        "次",
        "Appearances in court by the head of the agency",
        rule("坐上被告席|走上被告席|出现在被告席|出庭应诉|出庭|到庭应诉|到庭", topic="负责人|首长|一把手|主要领导|局长|镇长|乡长|区长|县长|市长|领导|主任出庭|书记出庭", units=CASE | frozenset("次 人次 场 件次 场次 人".split()),
             no="旁听|应出庭|律师|开庭审理|应当出庭|应由|应由行政机关|应当由|通知|公益诉讼|率", weight=4),
        rule("实际出庭|实际出庭应诉|实出庭", topic=TOPIC + "|应出庭", units=CASE | frozenset("次 人次 场 场次".split()), no="律师|公益诉讼"),
        plausible=(0, 200_000),
        yes={
            "行政机关负责人出庭应诉37件": 37,
            "行政机关负责人到庭应诉31件": 31,
            "办理行政应诉案件90件,应出庭86件,实际出庭83件": 83,
        },
        no=("负责人应出庭案件40件", "应由行政机关负责人出庭应诉的案件31件"),
    )  # fmt: skip
    head_appearance_rate: Rate = rate(
        "行政机关负责人出庭应诉率", "Share of lawsuits in which the head appeared, in percent",
        rule("出庭应诉率|出庭率|出庭应诉|应诉率|出庭", no="律师|旁听|发声率|出声率|发声", weight=4),
        implied("(?:负责人|首长)[^。;]{0,24}(?:均|全部)(?:已|按要求|依法|按规定|按时){0,4}出庭(?:应诉)?(?!率)", 100),
        yes={"行政机关负责人出庭应诉率100%": 100},
        no=("行政诉讼胜诉率100%",),
    )  # fmt: skip


class Settlement(Group):
    """行政争议审前和解(调解): disputes taken to the settlement centre and settled there."""

    accepted: Count = indicator(
        "行政争议审前和解受理", "件", "Administrative disputes taken by the settlement centre",
        rule("受理|收到|收案|接收|委派|登记|委托|接受|收|办理|移送", topic="行政争议|审前和解|诉前和解|行政争议案件|审前化解", units=CASE,
             no="成功|和解成功|复议申请|行政复议|调解成功|纠纷|化解|诉讼案件|应诉", weight=2),
        rule("受理|收到|接收|办理", "争议化解中心|争议协调化解中心|争议调处中心|争议调解中心|协调化解中心|争议审前和解中心", units=CASE, no="成功|复议申请|纠纷", weight=3),
        rule("进入审前和解程序|进入和解程序|进入诉前和解程序|开展审前和解|开展诉前和解", units=CASE, no="成功", weight=6),
        rule("诉前受理|诉前介入", "行政纠纷|行政争议|行政案件", units=CASE, no="成功", weight=6),
        rule("行政争议|行政争议案件", units=CASE, no="排查|和解|化解|成功|撤诉|调解|复议|诉讼|调处|设立|成立|建立|建成|挂牌", weight=-2),
        definition="行政争议审前和解(调解)中心",
        plausible=(0, 100_000),
        yes={"行政争议审前和解中心受理行政争议86件": 86},
        no=("受理行政复议案件86件",),
    )  # fmt: skip
    settled: Count = indicator(
        "行政争议和解成功", "件", "Administrative disputes settled",
        rule("握手言和|和解|和解成功|化解|调解成功|成功|撤诉|成功化解|促成和解|实质性化解|实质化解|调解|和解撤诉|协调化解|协调和解", topic="行政争议|审前和解|诉前和解", units=CASE,
             no="诉前调解|人民调解|受理审前和解|收到|进入|程序|审前和解案件|诉前和解案件|复议案件|纠纷|复议调解|行政复议|立案后", weight=2),
        plausible=(0, 100_000),
        yes={"行政争议审前和解中心受理行政争议86件,和解成功31件": 31},
        no=("人民调解成功31件",),
    )  # fmt: skip
