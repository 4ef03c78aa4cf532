"""法律援助、公共法律服务、社区矫正."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import indicator, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES, HOURS, PEOPLE, PERSONS, PLACES

AID = "法律援助|法援|援助案件|援助"
OFFICES = frozenset("家 个 所".split())


class LegalAid(Group):
    """法律援助: cases, people received, consultations, stations."""

    cases: Count = indicator(
        "法律援助案件",
        "件",
        "Legal aid cases accepted or handled",
        rule(
            "法律援助案件|法律援助|法援案件|援助案件|法援",
            units=CASES,
            no="办结|审结|结案|评查|回访|咨询|文书|优秀|申请表|案卷|宣传|纠纷|旁听|律师办理|公证|挽回|法律帮助|未结|未办结",
        ),
        rule(
            "受理|办理|承办|提供|指派|组织办理|案件|代理",
            topic=AID,
            units=CASES,
            no="办结|咨询|文书|公证|评查|复议|诉讼|纠纷|调解|信访|法律事务|行政处罚|执法|回访|优秀|涉及|其中刑事|法律帮助|未结|未办结",
            weight=1,
        ),
        definition="受理、办理",
        plausible=(0, 2_000_000),
        yes={"办理法律援助案件466件": 466, "法律援助中心受理案件352件": 352},
        no=("办结法律援助案件301件", "评查法律援助案件50件"),
    )
    concluded: Count = indicator(
        "办结法律援助案件", "件", "Legal aid cases concluded",
        rule("办结|审结|结案|已办结|已结", topic=AID, units=CASES, no="复议|诉讼案件|行政|投诉|公证|执法", weight=3),
        plausible=(0, 2_000_000),
        yes={"法律援助案件466件,办结401件": 401},
        no=("受理法律援助案件466件",),
    )  # fmt: skip
    people_received: Count = indicator(
        "接待群众",
        "人次",
        "People received at legal service windows",
        rule(
            "接待|来访|接访",
            "服务对象|群众|来访|当事人|人次|来电|求助|受援人|人员",
            units=PEOPLE | {"余人次", "批次"},
            no="上访|信访|来信|积案|政务|旅游|复议|参观|游客|宣传|办事群众|办事|大厅|班子成员|领导干部|领导|接访日|包案",
            no_clause="信访|接访|下访|来信",
            weight=2,
        ),
        rule("接待", topic=AID + "|公共法律服务|法律服务|法律咨询|司法所", units=PEOPLE, no="信访|参观|复议"),
        definition="接待来访群众",
        plausible=(0, 5_000_000),
        yes={"法律援助中心接待来访群众2650人次": 2650},
        no=("办理法律援助案件466件", "受理信访事项426件,其中来信86件、来访112批次"),
    )
    consultations: Count = indicator(
        "法律咨询",
        "人次",
        "Legal consultations given",
        rule(
            "法律咨询|咨询|解答法律|法律问题|咨询服务|来电咨询|解答",
            topic="法律|法援|公共法律服务|法律援助|热线|12348|律师|法制|普法|法治",
            units=PEOPLE | CASES | frozenset("次 条 通".split()),
            no="复议|政务服务|信访|企业政策|税务|法律顾问|宣传活动|资料|讲座",
            weight=3,
        ),
        rule("解答咨询|接听咨询", units=PEOPLE, no="政务|政策|税务|医疗|社保", weight=-3),
        plausible=(0, 10_000_000),
        yes={"解答法律咨询4120人次": 4120},
        no=("接待来访群众2650人次",),
    )
    stations: Count = indicator(
        "法律援助工作站、联络点",
        "个",
        "Legal aid stations and contact points",
        rule(
            "工作站|联络点|援助站|受理点|联系点|援助点|站点|便民窗口|联络站|服务站|中心|窗口",
            topic="法律援助|法援",
            units=PLACES,
            no="公共法律服务|调解|立法|案件|律师事务所|调委会|法律援助中心",
            weight=2,
        ),
        definition="逐种列出者各为一条",
        plausible=(0, 200_000),
        yes={"设立法律援助工作站27个": 27, "法律援助工作站27个、联络点160个": [27, 160]},
        no=("建成公共法律服务工作站27个",),
    )


class LegalServices(Group):
    """公共法律服务: platforms, lawyers, notaries, grassroots legal services."""

    platforms: Count = indicator(
        "公共法律服务平台",
        "个",
        "Public legal service centres, stations, points and rooms",
        rule(
            "公共法律服务|公法中心|公共法律服务实体平台|企业法律服务站|法律服务站",
            units=PLACES,
            no="法律援助工作站|公园|广场|窗口|宣传|产品|机制|人次|项目|工作者|措施|律师|志愿|活动|园区|来电|热线",
            weight=2,
        ),
        rule(
            "工作站|服务站|中心|工作室|室|点|平台",
            topic="公共法律服务",
            units=PLACES,
            no="法律援助|调解|法治文化|调委会|律师|咨询",
            weight=1,
        ),
        definition="中心、站、点、室",
        plausible=(0, 1_000_000),
        yes={"建成公共法律服务工作站17个": 17},
        no=("法律援助工作站27个", "12348公共法律服务热线接听来电2.3万个"),
    )
    law_firms: Count = indicator(
        "律师事务所", "家", "Law firms",
        rule("律师事务所|律所|律师执业机构", units=OFFICES, no="法律顾问|聘|聘请|选聘|续聘|对接|结对|担任|签约|签订|检查|入驻|优秀|年检|派驻|邀请", weight=2),
        rule("辖区|辖区内|现有|共有|全市|全县|全区|全省", "律师事务所|律所", units=OFFICES, no="聘|聘请|选聘|续聘|担任|签约|检查|入驻|优秀|派驻|邀请", weight=4),
        plausible=(0, 100_000),
        yes={"全县现有律师事务所14家": 14},
        no=("聘请3家律师事务所担任法律顾问", "基层法律服务所14家"),
    )  # fmt: skip
    lawyers: Count = indicator(
        "执业律师", "人", "Practising lawyers",
        rule("执业律师|专职律师|注册律师|律师队伍|律师从业人员", units=PERSONS, no="党员律师|律师比|法律顾问|担任|组建|选派|参与|抽调|值班|公职律师|新增|组成|援助|组织|入驻|志愿|对接|村|驻点|遴选", weight=2),
        rule("总数|总人数", topic="执业律师|专职律师", units=PERSONS, no="公职|党员", weight=-1),
        rule("律师", units=PERSONS, no="党员律师|律师比|法律顾问|担任|组建|选派|参与|抽调|值班|公职律师|新增|组成|援助|组织|入驻|志愿|对接|村|驻点|优秀|公司律师|辅助|顾问|遴选|安排|派驻|签订|聘|担任|咨询|名律师|律师团|先进|表彰|库|调解|邀请|村居|社区|结对", weight=-2),
        plausible=(0, 1_000_000),
        yes={"全县现有执业律师96人": 96},
        no=("选派30名律师担任村居法律顾问", "公职律师22人"),
    )  # fmt: skip
    lawyer_matters: Count = indicator(
        "律师办理法律事务", "件", "Matters handled by lawyers",
        rule("律师|律所", "法律事务|案件|业务|诉讼|非诉|代理|法律服务|办理", units=CASES, no="涉法事务|法律援助|法律顾问|公证|纠纷|调解|投诉|顾问|复议|行政诉讼|司法鉴定|鉴定机构|仲裁|仲裁委|认罪认罚", weight=2),
        rule("法律事务|诉讼|非诉|办案|承办业务|代理案件|案件代理|代理|辩护|办理各类案件|办理案件", topic="律师|律师事务所", units=CASES, no="公证|法律顾问|法律援助|顾问|司法鉴定|鉴定机构|仲裁|仲裁委"),
        plausible=(0, 20_000_000),
        yes={"律师办理各类法律事务3820件": 3820},
        no=("法律顾问办理涉法事务76件",),
    )  # fmt: skip
    grassroots_offices: Count = indicator(
        "基层法律服务所", "家", "Grassroots legal service offices",
        rule("基层法律服务所|法律服务所|基层法律服务机构", units=OFFICES, no="注销", weight=6),
        plausible=(0, 50_000),
        yes={"基层法律服务所6家": 6},
        no=("律师事务所6家",),
    )  # fmt: skip
    grassroots_workers: Count = indicator(
        "基层法律服务工作者", "人", "Grassroots legal service workers",
        rule("从业人员|执业人员|工作人员|从业|工作者", topic="基层法律服务所|法律服务所", units=PERSONS, no="律师|公证|注销|培训", weight=2),
        rule("法律服务所执业人员|基层法律服务工作者|法律服务工作者|基层法律工作者", units=PERSONS, no="法律顾问|担任|培训|注销", weight=6),
        plausible=(0, 200_000),
        yes={"基层法律服务工作者41名": 41},
        no=("执业律师41名",),
    )  # fmt: skip
    notarial_matters: Count = indicator(
        "公证", "件", "Notarial matters handled",
        rule("办证", topic="公证", units=CASES),
        rule("办结公证|办理公证|出具公证|受理公证", units=CASES | {"项", "份"}, no="律师办理|减免|上门|投诉|评查|收费|最多跑|告知承诺|跨省", weight=6),
        rule("公证|公证事项|公证案件|公证业务", units=CASES | {"项", "份"}, no="律师办理|减免|上门|投诉|公证处数|评查|收费|处理|最多跑|告知承诺|跨省", weight=2),
        plausible=(0, 20_000_000),
        yes={"公证处办理公证1930件": 1930},
        no=("公证机构2家",),
    )  # fmt: skip
    hours: Rate = indicator(
        "法律服务时长", "小时", "Hours of legal service given",
        rule("服务时长|时长|值班|法律服务|律师服务|服务|志愿服务", topic="法律|律师|公共法律服务|村居法律顾问|公证", units=HOURS, no="培训|学习|学时|集中学法|直播|每", weight=2),
        plausible=(0, 10_000_000),
        whole=False,
        yes={"提供法律服务时长5260小时": 5260},
        no=("参加法律培训60学时",),
    )  # fmt: skip


class Corrections(Group):
    """社区矫正."""

    people: Count = indicator(
        "社区矫正对象", "人", "People under community correction",
        rule("在矫", units=PERSONS, no="调解员|明白人|工作者|志愿者"),
        rule("在册|在矫", topic="社区矫正|矫正对象", units=PERSONS, no="调解员|明白人", weight=4),
        rule("社区服刑人员|社区矫正|矫正对象|社矫对象|社区矫正对象|社区矫正人员|在册矫正", units=PERSONS, no="协理员|招录|培训|工作者|志愿者|就业|警告|训诫|帮扶|解除|技能|社工|新接收|新入矫|收监|中心|累计接收|累计解除|申请|临时救助|调查评估|走访", weight=4),
        plausible=(0, 1_000_000),
        yes={"在册社区矫正对象215名": 215},
        no=("社区矫正中心2个", "为57名社区矫正对象申请临时救助", "调查评估社区矫正对象142人"),
    )  # fmt: skip
