"""信访."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate
from fazhi_extract.quantities.units import CASES

TOPIC = "信访|信访事项|来信来访|信访积案|初信初访|积案|网上信访|信访件|重复信访"


class Petitions(Group):
    """信访: petitions handled, and the rates the petition system reports."""

    handled: Count = indicator(
        "信访事项",
        "件",
        "Petitions accepted, handled or resolved, backlog included",
        rule(
            "受理|办理|化解|处理|接待|接收|信访事项|信访件|信访案件|积案|信访积案|信访|收到|接访|调处|登记|导入",
            topic=TOPIC,
            units=CASES | frozenset("批 批次 批(次) 个".split()),
            no="工单|热线转办|热线诉求|超市|代办|接待中心|涉法事务|法律事务|复议|纠纷|投诉举报|法律援助|调解员|听证|同比|领导包案|会议|法律意见|具体问题|排查重复信访|排查信访|接访下访|下访接访|下访|领导干部接访|领导接访|拖欠|欠薪",
            no_clause="督察交办|督察转办|环保督察|环境保护督察|法律顾问|公职律师",
            weight=2,
        ),
        rule(
            "办结",  # of what was received it is a mere result
            topic=TOPIC,
            units=CASES | frozenset("批 批次 批(次) 个".split()),
            no="涉法事务|法律事务|复议|纠纷|投诉举报|法律援助|领导包案|会议",
            no_clause="受理|收到|接收|登记|办理|接待|督察交办|督察转办|环保督察|环境保护督察",
            weight=2,
        ),
        definition="受理、办理、化解的信访事项,含积案",
        contested=True,
        plausible=(0, 5_000_000),
        yes={
            "受理信访事项1520件": 1520,
            "化解信访积案12件": 12,
            "办结信访事项86件": 86,
            "受理信访事项112件,办结110件": 112,
        },
        no=("调解矛盾纠纷1520件", "处理拖欠农民工工资案件312件"),
    )
    acceptance_rate: Rate = rate(
        "信访及时受理率", "Share of petitions accepted in time, in percent",
        rule("受理及时率|及时受理率|受理率|及时受理|按期受理率|按时受理率", topic=TOPIC),
        yes={"信访事项及时受理率100%": 100},
        no=("信访事项按期办结率100%",),
    )  # fmt: skip
    conclusion_rate: Rate = rate(
        "信访按期办结率", "Share of petitions concluded in time, in percent",
        rule("按期办结率|办结率|按期办结|按时办结率|按期答复率|办结", topic=TOPIC, no="建议|提案|复议|执法"),
        implied("(?:全部|均)(?:已)?(?:在规定(?:时限|期限|时间)内|在法定期限内|按期|按时){1,4}(?:办结|办理完毕)", 100, like="petitions.handled"),
        yes={"信访事项按期办结率99.1%": 99.1},
        no=("提案按期办结率99.1%", "受理信访事项86件,12345热线受理诉求8.7万件,按时办结率99.1%"),
    )  # fmt: skip
    resolution_rate: Rate = rate(
        "信访一次性化解率", "Share of petitions resolved at the first attempt, in percent",
        rule("一次性化解率|一次化解率|一次性化解|初次信访化解率", topic=TOPIC, no="纠纷|矛盾", no_clause="交办"),
        rule("化解率|息诉息访率", topic=TOPIC, no="纠纷|矛盾", no_clause="积案|交办"),
        yes={"信访事项一次性化解率92%": 92, "化解信访积案42件,一次性化解率93.2%": 93.2},
        no=("矛盾纠纷化解率92%",),
    )  # fmt: skip
