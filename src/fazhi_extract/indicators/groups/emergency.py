"""突发事件应对与安全生产."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import COPIES, TIMES

SAFETY = "安全生产|应急|防汛|防灾|防火|消防|突发事件|安委会|防灾减灾|森林防火|自然灾害|安全|防汛抗旱|疫情防控"


class Emergency(Group):
    """应急: meetings, drills and plans."""

    meetings: Count = indicator(
        "安全生产、应急会议", "次", "Meetings on work safety and emergency response",
        rule("会议|安委会|调度会|会商|专题会|例会|推进会|全体会议|会|研究", SAFETY, units=TIMES, no="演练|培训|学法|专题学习|学习|信息安全|食品安全|检查|宣传|讲座|平安", weight=2),
        rule("会议|安委会|常务会|研究|部署", clause=SAFETY, units=TIMES, no="演练|培训|学法|宣传|检查|法治|复议|食品安全|讲座|列席"),
        plausible=(0, 2000),
        yes={"召开安全生产工作会议14次": 14},
        no=("开展应急演练14次",),
    )  # fmt: skip
    drills: Count = indicator(
        "应急演练", "次", "Emergency drills",
        rule("桌面推演|推演|演练|应急演练|演习|实战演练|拉练", units=TIMES | {"个"}, weight=4),
        plausible=(0, 50_000),
        yes={"组织消防、防汛演练26场次": 26},
        no=("修订应急预案26个",),
    )  # fmt: skip
    plans: Count = indicator(
        "应急预案", "件", "Emergency plans made or revised",
        rule("预案|应急预案|专项预案|部门预案|总体预案", units=COPIES | {"套"}, no="演练|条例|废止", weight=4),
        plausible=(0, 1_000_000),
        yes={"编修各类应急预案31个": 31},
        no=("开展预案演练31次",),
    )  # fmt: skip
