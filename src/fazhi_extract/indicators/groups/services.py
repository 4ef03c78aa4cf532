"""政府职能与政务服务: items on the government's lists and how they are handled."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate

LISTED = frozenset("项 个 条 事项 大项 小项 主题 项次".split())
# What was handed down to this body, not by it.
FROM_ABOVE = (
    "省级下放|市级下放|上级下放|省下放|市下放|自治区下放|自治区级下放|国家下放|省政府下放|市政府下放|承接省|承接市|承接自治区|承接国家|承接上级"
    "|承接落实|省级行政职权|国务院"
)
NOT_ITEMS = "项目|派出所|社区|村|服务站|服务中心|便民|乡|镇|街道|乡镇|城市|部门|窗口|人员|环节|领域|系统|单位|专员|清单数|机制|案件"


class Services(Group):
    """政务服务: lists of powers and services, one-stop handling, online and time-saving rates."""

    power_list_items: Count = indicator(
        "权责清单事项",
        "项",
        "Items on the list of powers and responsibilities",
        rule(
            "权责清单|权责事项|权力清单|权力和责任清单|权力和责任事项|行政权力和责任事项|权力事项|权责|行政权力|职权事项|行政职权|职权",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="下放|赋权|取消|承接|赋予|依职权|证明事项|依申请|收费清单|中介服务|办理结果|结果信息",
        ),
        rule(
            "事项|保留|列入|调整|公布|精简|压减|调减|缩减",
            clause="权责清单|权力清单|权力和责任清单|权责事项",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="下放|赋权|取消|承接|赋予|行政许可|证明|依申请|公共服务|备案|告知承诺|依职权|跨域|行政检查|处罚|进驻|负面清单|收费清单|中介服务",
        ),
        definition="权责(权力和责任)清单的事项总数",
        plausible=(1, 30000),
        yes={"动态调整权责清单事项3250项": 3250, "梳理行政权力事项2871项": 2871},
        no=("下放行政权力事项31项",),
    )
    licensing_items: Count = indicator(
        "行政许可事项",
        "项",
        "Administrative licensing items managed by list",
        rule(
            "行政许可|许可事项|许可清单|实施许可|现行许可",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="下放|赋权|取消|精简行政许可|压减行政许可|削减行政许可|精简许可|压减许可|告知承诺|公示|执法信息|信息|涉企经营许可|涉企经营|案卷|许可决定|办理行政许可|网上|赋予|办件|进驻|许可信息",
        ),
        rule(
            "收录|列入|编入",
            clause="行政许可事项清单|许可事项清单",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="备案|权责|公共服务",
        ),
        rule(
            "保留|现有|共有|保留行政审批",
            "行政审批事项|审批事项",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="下放|取消|承接|非行政许可|告知承诺|中介",
        ),
        rule(
            "列入|纳入|清单",
            clause="行政许可事项",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="备案|权责|下放|取消|告知承诺|依职权|公共服务|证明",
        ),
        definition="清单管理的行政许可事项",
        plausible=(1, 5000),
        yes={
            "编制行政许可事项清单,列入事项312项": 312,
            "将287项行政许可事项纳入清单管理": 287,
            "行政许可事项压减至207项": 207,
        },
        no=("取消行政许可事项5项", "精简行政许可事项26项", "编制行政许可事项清单29个", "评查行政许可案卷60件"),
    )
    filing_items: Count = indicator(
        "行政备案事项",
        "项",
        "Administrative filing items managed by list",
        rule("行政备案|备案事项|备案类事项|备案类", units=LISTED, not_counted=NOT_ITEMS, no="下放|规范性文件|取消"),
        rule(
            "纳入|列入|清单|公布",
            clause="行政备案",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="规范性文件|许可|下放|权责|证明|公共服务",
        ),
        definition="清单管理的行政备案事项",
        plausible=(1, 5000),
        yes={"公布行政备案事项66项": 66},
        no=("备案行政规范性文件6件",),
    )
    public_service_items: Count = indicator(
        "公共服务事项", "项", "Public service items",
        rule("公共服务事项|公共服务清单|公共服务", units=LISTED, not_counted=NOT_ITEMS, no="法律服务|平台|下放"),
        rule("列入", clause="公共服务事项目录|公共服务事项|公共服务清单", units=LISTED, not_counted=NOT_ITEMS, no="许可|权责|权力"),
        plausible=(1, 10000),
        yes={"梳理公共服务事项518项": 518},
        no=("建成公共法律服务站点18个",),
    )  # fmt: skip
    on_application_items: Count = indicator(
        "依申请政务服务事项",
        "项",
        "Government service items handled on application",
        rule(
            "依申请|政务服务事项|政务事项|服务事项|审批服务事项|依申请类",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="公开|清单数|进驻|入驻|集中|跨域|跨省|公共服务事项|告知承诺|一件事|下放|取消|代办|跨区域|通办|零跑|赋权|免证|中介服务|容缺|秒批|法律服务|大厅|依职权|砍掉|精简|压减|削减",
        ),
        definition="含未区分类别的“政务服务事项”总数",
        plausible=(1, 20000),
        yes={"全县依申请政务服务事项1420项": 1420, "梳理政务服务事项2013项": 2013},
        no=("办理依申请公开21件", "压减政务服务事项18项", "公布行政审批中介服务事项72项"),
    )
    ex_officio_items: Count = indicator(
        "依职权事项", "项", "Items exercised ex officio",
        rule("依职权", units=LISTED, not_counted=NOT_ITEMS),
        plausible=(1, 20000),
        yes={"依职权事项2450项": 2450},
        no=("依申请事项1420项",),
    )  # fmt: skip
    proof_items: Count = indicator(
        "证明事项",
        "项",
        "Proof requirements kept or cleared",
        rule(
            "证明事项|证明材料|涉证事项|奇葩证明|循环证明|证明",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="告知承诺|公证|免证|承诺制|信用报告",
        ),
        rule(
            "保留|清理|取消",
            topic="证明事项|证明材料|无谓证明|证明",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="告知承诺|许可|备案|权责|公共服务|规范性文件|证件",
        ),
        definition="保留或清理的证明事项",
        plausible=(0, 5000),
        yes={"清理取消各类证明事项37项": 37},
        no=("实行告知承诺制的证明事项51项", "评出先进个人8名"),
    )
    commitment_items: Count = indicator(
        "告知承诺事项",
        "项",
        "Items handled by notification and commitment",
        rule("告知承诺|承诺制|告知承诺制|承诺审批|承诺制审批", units=LISTED, not_counted=NOT_ITEMS, weight=6),
        rule(
            "证明事项|许可事项|行政许可|实施事项",
            clause="告知承诺|告知承诺制",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="保留|清理|取消|下放|备案",
            weight=6,
        ),
        rule(
            "目录|公布|推行|实行|适用|涉及事项",
            topic="告知承诺",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="许可|备案|权责|公共服务|规范性文件|保留证明",
        ),
        definition="实行告知承诺制的证明或许可事项",
        plausible=(0, 5000),
        yes={"对63项证明事项实行告知承诺制": 63, "推行证明事项告知承诺制,涉及事项76项": 76},
        no=("清理证明事项37项",),
    )
    one_thing_items: Count = indicator(
        "“一件事”事项",
        "项",
        "Themes or items handled as “one thing”",
        rule("一件事|高效办成|一事联办", units=LISTED, not_counted=NOT_ITEMS, no="办件量|服务群众|窗口", weight=4),
        rule("重点事项", topic="一件事|高效办成", units=LISTED, no="督办|督察|督查|会议", weight=2),
        rule("主题", clause="一件事|高效办成", units=LISTED, no="活动|教育|宣传|培训", weight=2),
        rule("一件事|高效办成", units=frozenset(("件",)), no="办件|办理|受理|办结|服务|累计", weight=4),
        definition="“一件事一次办”“高效办成一件事”主题或事项",
        plausible=(0, 2000),
        yes={"推出“一件事一次办”主题18个": 18, "“高效办成一件事”分4期推出主题50个": 50},
        no=("“一件事”专窗办件3200件次服务群众",),
    )
    cross_region_items: Count = indicator(
        "跨域通办事项",
        "项",
        "Items that can be handled across regions",
        rule(
            "跨域通办|跨省通办|跨市通办|跨区域通办|跨县通办|跨省|跨域|跨市|通办|省内通办|异地通办|异地办|跨区通办|全省通办|全市通办|市内通办|区域通办|异地可办|异地办理",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="窗口|专窗|专区|签订|协议|机制",
            weight=4,
        ),
        definition="跨省、跨市、跨县(区)通办",
        plausible=(0, 5000),
        yes={"实现“跨省通办”事项142项": 142},
        no=("依申请政务服务事项1420项", "126项政务服务事项实现“一网通办”"),
    )
    centralised_items: Count = indicator(
        "集中(进驻大厅)办理事项",
        "项",
        "Items handled in the government service centre",
        rule(
            "进驻|入驻|集中办理|集中进驻|集中到|进厅|进大厅|大厅集中|集中受理|大厅办理",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="率|入驻部门|进驻部门|进驻单位|入驻单位|进驻窗口|部门进驻|单位进驻|政务服务平台|一体化平台|网上平台|省平台",
            weight=2,
        ),
        rule(
            "事项|业务",
            "一窗|一窗受理|一窗通办|一窗综合受理|综合窗口",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="率|下放|证明|一件事|跨省|通办区",
        ),
        rule(
            "事项",
            topic="进驻|入驻|进驻大厅|集中进驻",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no="行政许可|权责|下放|备案|证明|一件事|通办|公共服务",
            weight=-1,
        ),
        implied(
            "(?:全部|均)(?:已)?(?:进驻|入驻)(?=[^,。;]{0,12}(?:中心|大厅))",
            like="services.on_application_items services.power_list_items",
        ),
        definition="进驻政务(市民)服务中心集中办理",
        plausible=(0, 20000),
        yes={"1136项政务服务事项进驻政务大厅": 1136},
        no=("依申请政务服务事项1420项",),
    )
    delegated_items: Count = indicator(
        "下放、赋权事项",
        "项",
        "Enforcement or management items delegated to townships and subdistricts",
        rule(
            "承接",
            "行政处罚|处罚权|下放|赋权|权限|职权|执法权|权力|执法事项|管理事项",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no=FROM_ABOVE + "|取消下放",
            weight=4,
        ),
        rule(
            "承接",
            "赋权|下放|执法事项|处罚权|执法权",
            units=LISTED,
            not_counted=NOT_ITEMS,
            body="township",
            weight=4,
        ),
        rule(
            "下放|赋权|赋予|委托下放|委托",
            units=LISTED,
            not_counted=NOT_ITEMS,
            no=FROM_ABOVE
            + "|资金|人员|编制|问题|案件|取消、下放|下放、取消|取消和下放|下放和取消|取消、调整|取消及下放|下放、调整|取消或下放|收回|不适宜|承接省级|承接市级|上级下放事项|省政府取消|取消下放的行政审批",
            weight=4,
        ),
        definition="下放乡镇(街道)的执法或管理事项",
        contested=True,
        plausible=(0, 5000),
        yes={"向乡镇下放行政执法事项77项": 77, "赋予街道行政处罚权97项": 97},
        no=("下放编制20名", "取消、下放和调整行政审批事项42项", "承接省下放事项23项", "承接自治区下放事项9项"),
    )
    online_rate: Rate = rate(
        "网上可办率",
        "Share of items that can be handled online",
        rule(
            "网上可办|网办率|一网通办率|网上办理|线上办理|全程网办|可网办|网办|在线办理|不见面审批|网上受理|网上可办率|线上可办|网上办|线上办"
        ),
        definition="网上可办率、全程网办率",
        yes={"事项网上可办率达到98.5%": 98.5, "一网通办率达97.5%": 97.5},
        no=("事项进驻率达100%",),
    )
    material_cut_rate: Rate = rate(
        "审批材料压减率",
        "Share of required documents that was cut",
        rule("材料|资料", "减少|减免|降低", change=True, weight=4),
        rule(
            "材料|资料|要件|办事要件",
            "减免|压减|压减比|压缩|精简|减少|缩减|减幅|削减|压减率|压缩率|精简率|取消",
            weight=4,
        ),
        rule("减材料|减申请材料|减要件", weight=4),
        yes={"申请材料精简45.2%": 45.2, "减时限76%、减材料48%": 48},
        no=("承诺时限压缩80%",),
    )
    time_cut_rate: Rate = rate(
        "承诺时限压缩率",
        "Share by which promised time limits were cut",
        rule(
            "时限|办理时限|承诺办理时限|办理时间|审批时限|承诺时限|审批时间|办结时间|时间",
            "减少|缩短|降低",
            change=True,
            no="材料|环节",
            weight=4,
        ),
        rule(
            "时限|办理时限|承诺办理时限|审批时限|办结时限|办理时间|审批时间|办结时间|时间|工作日",
            "压减|压缩|精简|减少|缩减|缩短|提速|压缩比|压缩率",
            no="材料|环节|案件|办案",
            weight=4,
        ),
        rule(
            "压缩比|压缩率|压缩幅度",
            topic="时限|办理时限|承诺时限|承诺办理时限|审批时限|办结时限|办理时间|审批时间",
            no="材料|环节",
        ),
        rule("减时限|减时间|减办理时限|减审批时限", no="材料", weight=4),
        rule("提速|平均提速|整体提速", clause="时限|审批|办理|网办率|即办|办件|政务服务|事项"),
        yes={
            "减时限76%、减材料48%": 76,
            "承诺办理时限压缩比达81.7%": 81.7,
            "办理时限由12天压缩到4.6天,压缩比61.7%": 61.7,
        },
        no=("申请材料精简45.2%",),
    )
