"""监督: proposals of the people's congress and the CPPCC, audits; 政务公开."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES

NPC = "人大代表建议|人大建议|人大常委会建议|代表建议|人大代表意见建议|人大议案|议案建议|人大代表议案|人大意见建议|人大代表建议意见|人大代表|人大"
CPPCC = "政协提案|政协委员提案|委员提案|提案|政协委员|政协建议"
BOTH = "建议提案|提案建议|议案提案|两会建议|建议、提案|议提案|建议和提案|人大建议和政协提案|代表建议和政协提案|人大代表建议和政协提案|人大代表建议、政协提案|人大建议、政协提案|代表建议、政协提案|建议议案提案"
CASE = CASES | frozenset("条 个 份 项 余件".split())
PROPOSALS = "人大代表建议|代表建议|人大建议|政协提案|建议提案|提案|人大常委会建议|议案|人大|政协|建议办理|代表委员"


class Oversight(Group):
    """监督: proposals answered and audits done."""

    npc_proposals: Count = indicator(
        "人大代表建议", "件", "Suggestions by deputies of the people's congress handled",
        rule("人大代表建议|人大建议|人大常委会建议|代表建议|人大代表意见建议|人大议案|议案建议|人大代表议案|议案|人大意见建议|人大代表建议意见|省人大建议|市人大建议|县人大建议", units=CASE, no="涉及|政协|立法建议|审议意见|重点建议|重点督办|领衔督办", weight=2),
        rule("人大", "建议|议案|意见建议", units=CASE, no="政协|立法|审议意见|法规", weight=1),
        rule("建议|办理|办复|答复|承办", topic="人大代表建议|代表建议|人大建议", units=CASES, no="部门|单位|提案|政协|检察|司法|立法|满意|审查|信访|复议|应诉|纠纷|执法|重点建议|重点督办|领衔督办"),
        rule("建议", topic="两会", units=CASE, no="提案|政协|检察|司法|审计|立法|法律"),
        definition="逐级列出者各为一条",
        plausible=(0, 50_000),
        yes={"办理人大代表建议76件": 76},
        no=("办理政协提案76件",),
    )  # fmt: skip
    cppcc_proposals: Count = indicator(
        "政协提案", "件", "Proposals by members of the CPPCC handled",
        rule("政协提案|政协委员提案|委员提案|提案|政协委员建议|政协委员提案", units=CASE, no="人大|代表建议|建议提案|议案提案|满意", weight=2),
        rule("政协", "提案|建议", units=CASE, no="人大|代表建议|提出意见建议|提出意见", weight=1),
        definition="逐级列出者各为一条",
        plausible=(0, 50_000),
        yes={"办理政协提案93件": 93},
        no=("办理人大代表建议93件",),
    )  # fmt: skip
    proposals: Count = indicator(
        "建议提案合计", "件", "Suggestions and proposals together",
        rule(BOTH, units=CASE, no="满意|A类|B类|C类|已解决|基本解决|重点督办|领衔督办|提出意见建议|提出意见", weight=4),
        rule("人大|人大代表|代表建议|建议|议案", "政协|提案|政协提案|委员提案", units=CASE, no="满意|立法|重点督办|领衔督办|提出意见建议|提出意见", weight=4),
        definition="人大建议、政协提案合计",
        plausible=(0, 100_000),
        yes={"办理人大代表建议和政协提案169件": 169},
        no=("办理政协提案93件",),
    )  # fmt: skip
    proposal_completion_rate: Rate = rate(
        "建议提案办结(答复)率", "Share of proposals answered, in percent",
        rule("办结率|答复率|办复率|按期办结|及时答复|回复率|按时答复率|按时办结率|办理率|办结|办复|答复", topic=PROPOSALS, no="信息公开|信访|检察建议|司法建议|复议|依申请", weight=1),
        implied("(?:全部|均)(?:已)?(?:在规定(?:时限|期限|时间)内|在法定期限内|按期|按时|如期|依法){0,4}(?:办理完毕|办结|办复|答复|回复)", 100,
                like="oversight.npc_proposals oversight.cppcc_proposals oversight.proposals"),
        implied("(?:所有|上述|全部)(?:代表)?(?:建议提案|建议|提案|议案)(?:均|全部)(?:已)?(?:在规定(?:时限|期限|时间)内|在法定期限内|按期|按时|如期|依法){0,4}(?:办理完毕|办结|办复|答复|回复)", 100),
        rule("建议答复率|提案答复率|建议办复率|提案办复率|建议办结率|提案办结率", no="检察|司法", weight=2),
        rule("答复率|办结率|办复率", clause="见面率|面商率|面复率|走访率|沟通率|面商", no="信访|依申请", weight=1),
        yes={"办理人大代表建议76件,办结率100%": 100},
        no=("建议提案满意率100%",),
    )  # fmt: skip
    proposal_satisfaction_rate: Rate = rate(
        "建议提案满意率", "Share of proposers satisfied, in percent",
        rule("满意率|满意度|满意", topic=PROPOSALS, no="执法|法律援助|政务服务|窗口|受援人|群众满意|信访", weight=1),
        rule("满意率|满意度", clause="见面率|面商率|面复率|走访率|沟通率|代表|委员", no="执法|援助|窗口|群众|信访|调解", weight=1),
        yes={"提案满意率98.7%": 98.7, "走访率100%,代表满意率97.5%": 97.5},
        no=("群众对执法满意度98.7%",),
    )  # fmt: skip
    audits: Count = indicator(
        "审计项目", "个", "Audit projects completed",
        rule("审计项目|审计|专项审计|审计监督", units=frozenset("个 项 件".split()), not_counted="单位|部门|企业|村|社区|乡镇|镇|街道",
             no="问题|整改|建议|信息|金额|线索|论文|意见|移送|制度|法治|被审计单位|规章制度|建章立制", weight=2),
        plausible=(0, 50_000),
        yes={"完成审计项目34个": 34},
        no=("审计发现问题62个", "促进被审计单位建立健全规章制度62项"),
    )  # fmt: skip


class Disclosure(Group):
    """政务公开: information published, requests answered, letters."""

    items_published: Count = indicator(
        "公开政府信息", "条", "Items of government information published",
        rule("公开|发布|主动公开|公布|公示|推送|更新|公开信息", "公开信息|政府信息|政务信息|信息|各类信息|政务公开信息", units=frozenset("条 件 次 篇 条次".split()),
             no_clause="复议|案由|应诉", no="政策解读|推送政策信息|信息公开类|许可信息|投诉|行政复议|诉讼|受理|申请|处罚信息|执法信息|普法|法治信息|短信|法治宣传|公示执法|简报|法律|双公示|执法公示|微信公众号推送|信用", weight=2),
        rule("主动公开|信息公开", units=frozenset("条 篇 条次".split()), no="申请|普法|许可|处罚|复议", weight=-2),
        rule("公开|发布|合计|主动公开", topic="政府信息|政务信息", units=frozenset("条 篇 条次".split()), no="申请|普法|依申请|政策解读|解读"),
        plausible=(0, 50_000_000),
        yes={"主动公开政府信息4620条": 4620, "局网站全年主动公开1204条": 1204},
        no=("收到政府信息公开申请46件", "公开重点领域信息,发布政策解读36条", "受理的行政复议案件中,信息公开类97件"),
    )  # fmt: skip
    applications: Count = indicator(
        "依申请公开", "件", "Requests for disclosure",
        rule("依申请公开|公开申请|申请公开|信息公开申请|依申请信息公开|依申请公开政府信息|依申请公开事项|政府信息公开申请", units=CASES | frozenset("条 份 项 个".split()), no="率|来信|行政复议|答复书|出具|答复|办结", weight=4),
        rule("信息公开|政府信息公开", "办理|受理|答复|申请", units=CASES, no="率|行政复议|诉讼|答复书|主动公开|其中", no_clause="涉法事项|涉法文件|合法性审查|合法性审核", weight=2),
        rule("申请|受理|收到|接收", topic="依申请公开|信息公开申请|政府信息公开申请|申请公开", units=CASES | frozenset("条 份".split()), no="复议|诉讼|来信|主动公开|其中|答复书", weight=1),
        rule("办理|答复", topic="依申请公开|信息公开申请|政府信息公开申请|申请公开", units=CASES | frozenset("条 份".split()), no="复议|诉讼|来信|主动公开|其中|答复书", no_clause="新收|收到|接收|受理", weight=1),
        implied("(?:未|没有|无)(?:收到|人提出)?[^,。;因]{0,6}(?:依申请公开|公开申请)(?!引|而|产生|导致)", 0),
        plausible=(0, 500_000),
        yes={"办理政府信息公开申请46件": 46},
        no=("主动公开政府信息4620条",),
    )  # fmt: skip
    response_rate: Rate = rate(
        "依申请公开答复率", "Share of requests answered, in percent",
        rule("答复率|按时答复率|按期答复率|按时答复|答复|办结率|按期办结率|回复率", topic="依申请|信息公开申请|公开申请|申请公开|政府信息公开", no="建议|提案|信访", weight=2),
        implied("(?:依申请公开|公开申请|(?:以上|上述|所有)申请)[^。;]{0,30}(?:全部|均)(?:已)?(?:依法|按时|按期|如期|在(?:法定|规定)?(?:期限|时限)内){0,4}(?:予以|作了|作出|进行)?(?:书面)?(?:答复|回复)", 100),
        implied("(?:全部|均)(?:已)?(?:依法|按时|按期|如期|在(?:法定|规定)?(?:期限|时限)内){1,4}(?:予以|作了|作出|进行)?(?:书面)?(?:答复|回复|办结)", 100, like="disclosure.applications"),
        yes={"依申请公开按时答复率100%": 100},
        no=("建议提案答复率100%",),
    )  # fmt: skip
    letters: Count = indicator(
        "领导信箱等来信", "件", "Letters to leaders' mailboxes and the like",
        rule("信箱|来信|群众信件|领导信箱|市长信箱|县长信箱|区长信箱|留言|信件|网民留言|书记信箱|局长信箱|镇长信箱", units=CASES | frozenset("封 封次 条 个 余封".split()), no="信访|来信来访|办结|率|复议", weight=2),
        rule("办理|收到|受理", topic="领导信箱|市长信箱|县长信箱|区长信箱|书记信箱|局长信箱|镇长信箱|信件", units=CASES | frozenset("封 封次".split()), no="信访|来信来访|复议|诉讼|建议|提案|热线|工单"),
        definition="领导信箱等来信",
        plausible=(0, 5_000_000),
        yes={"县长信箱收到群众来信212件": 212},
        no=("办理信访事项212件",),
    )  # fmt: skip
