"""普法宣传与法治文化."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import COPIES, PEOPLE, PERSONS, TIMES, VENUES

TOPIC = (
    "普法|法治宣传|法制宣传|宪法|法治教育|民法典|法律进|法治文化|宣传教育|法律法规宣传|法律宣传|送法|法治|宣讲|法律知识"
)
NOT_CAMPAIGN = (
    "讲座|课堂|讲堂|授课|法治课|培训|会议|学法|演练|排查|检查|督察|评查|研讨|庭审|讲课|公开课|报告会|直播|点击|阅读|考试|法律顾问列席|安全生产|调解|"
    "党史|新闻|应诉|观看|党委|浏览|转发|推送|发送|复议|跟执法|党课|志愿|执法活动"
)
SESSIONS = TIMES | {"场/次", "场(次)", "次(场)"}


class Publicity(Group):
    """普法: campaigns, lectures, materials, audiences, media, venues, people."""

    activities: Count = indicator(
        "法治宣传活动",
        "场",
        "Legal publicity activities held",
        rule("活动", "法治|普法|宪法|法制|民法典|法律|送法", units=SESSIONS, no=NOT_CAMPAIGN),
        rule("等办法普法|等方式普法|等形式普法|等方式开展普法|等形式开展普法", units=SESSIONS, weight=6),
        rule(
            "开展|举办|组织",
            topic="法治宣传活动|普法活动|普法宣传活动|法治宣传教育活动",
            units=SESSIONS,
            no=NOT_CAMPAIGN,
            weight=-1,
        ),
        rule(
            "活动|进校园|进乡村|进企业",
            topic="普法|法治宣传|法制宣传|宪法宣传|法律进|宣传教育|普法宣传|法治宣传教育",
            units=SESSIONS,
            no=NOT_CAMPAIGN,
            weight=-1,
        ),
        rule(
            "开展宣传|宣传",
            units=SESSIONS,
            no=NOT_CAMPAIGN + "|安全|新闻|防疫|消防|招商|旅游|反诈|政策宣传|禁毒",
            no_clause="安全生产|防汛|招商|森林防火",
            weight=-4,
        ),
        rule(
            "宣传|普法|送法|宣讲|法治宣传|普法宣传|宣传活动|法律进|法治活动|普法活动|法治文艺|巡演|文艺演出",
            topic=TOPIC,
            units=SESSIONS,
            no="讲座|课堂|讲堂|授课|法治课|培训|会议|学法|演练|排查|检查|督察|评查|研讨|庭审|讲课|公开课|报告会|直播|知识竞赛|点击|阅读|考试|法律顾问|安全生产|调解|新闻|播放|应诉|法律体检|观看|党委|浏览|转发|宣传资料|推送|发送|复议",
        ),
        plausible=(0, 5_000_000),
        yes={"开展法治宣传活动210场次": 210, "用院坝会、文艺演出、知识竞赛等方式普法30余次": 30},
        no=("举办法治讲座36场", "开展应急演练210场次"),
    )
    lectures: Count = indicator(
        "法治讲座、课堂",
        "场",
        "Lectures and classes on law",
        rule(
            "讲座|课堂|讲堂|大讲堂|法治课|讲授|讲课|授课|公开课|报告会|法律课|巡讲|法治宣讲|宣讲会|开讲|专题讲座|专题辅导|法治报告|法治第一课|微课",
            topic=TOPIC + "|法律|法治副校长|学法|讲座",
            units=SESSIONS | frozenset("堂 节 课".split()),
            no="消防|安全知识|健康|党史|党课|中心组|常务会|党委|执法培训|庭审课堂|执法人员|安全生产|等活动|线下活动|线上活动|等主题活动|等宣传活动|等普法活动|等系列活动",
            weight=2,
        ),
        definition="法治讲座、课堂",
        plausible=(0, 1_000_000),
        yes={"举办法治讲座36场": 36, "法治副校长讲授法治课120节": 120},
        no=("开展法治宣传活动210场次",),
    )
    materials: Count = indicator(
        "宣传资料",
        "份",
        "Publicity materials handed out",
        rule(
            "资料|宣传品|宣传单|手册|宣传册|读本|彩页|图书|折页|传单|宣传材料|普法用品|宣传页|明白纸|书籍|年画|挂图|一封信|小礼品|宣传用品|海报|宣传单页|倡议书|画册|宣传资料|单页|法律书籍|礼品|口袋书|小册子|册子|台历|挂历|明白卡|宣传折页|普法材料|环保袋|法律书刊|书刊|普法读物|宣传物品",
            units=COPIES | frozenset("册 本 套 余份 余册 幅 盒 页 袋".split()),
            no="查阅|音像资料|执法音像|操作手册|健康|防疫|禁毒|反诈|张贴|审核|证据|答复|合法性|案卷|备案|申请材料|压减|证明|答辩|规范性",
            weight=3,
        ),
        rule(
            "资料|读本|宣传品|手册|宣传单",
            "发放|发送|赠送",
            clause="普法|法治|法律|民法典|宪法|宣传",
            units=COPIES | frozenset("册 本 套 余份 余册".split()),
            no="查阅|音像资料|执法音像|操作手册|健康|防疫|案卷|申请材料",
        ),
        plausible=(0, 100_000_000),
        yes={"发放普法宣传资料3.2万份": 32000},
        no=("审核申请材料320份",),
    )
    participants: Count = indicator(
        "参与普法活动人数",
        "人次",
        "People reached by legal publicity",
        rule(
            "参与|参加|到场|受众|受教育|覆盖|惠及|吸引|受益|受教|观看|受宣|受众人数|群众|辐射|教育|现场|听众|听课|听讲|受众群众|参学|师生|人次|参考|宣传群众|答题",
            topic="普法|法治宣传|宣传|宪法|法治教育|讲座|民法典|法治文化|宣讲|法治课|送法|法律进|法治培训",
            units=PEOPLE | frozenset("余人次 余人 万人次".split()),
            no="受援|党史|党员|执法人员|调解员|咨询|接待|信访|服务群众|法律援助|行政执法|律师|社区矫正|旁听|志愿者|法治副校长|资格考试|司法确认|点击|阅读|述法|明白人|工作者|应诉|督察|阅读量|领导干部|镇村干部|网民点击",
            no_clause="旁听庭审|旁听|庭审旁听|宪法宣誓|干部培训|法治培训|专题学习|干部职工|中心组|学法",
        ),
        contested=True,
        plausible=(0, 500_000_000),
        yes={"开展普法活动,参与群众5200人次": 5200},
        no=("法律咨询5200人次",),
    )
    media_items: Count = indicator(
        "普法新媒体作品",
        "条",
        "Items of legal publicity in new media",
        rule(
            "推送普法信息|推送|短视频|普法视频|微视频|节目|推文|发布|信息|文章|动漫|作品|稿件|微电影|短信|视频|新媒体|公众号|公益广告|发送|刊发|推出|制作|播放|刊播|普法信息|宣传片|图文",
            topic="普法|法治宣传|法治|新媒体|公众号|法律知识|微信|宪法|以案释法|法治信息",
            units=frozenset("条 部 期 篇 个 件 集 余条 则 幅 次 档".split()),
            no="公开信息|奖项|获奖|上报|采用|报送|点击|阅读|浏览|播放量|账号|开通|政府信息|政务信息|公开政府|执法信息|案例|粉丝|讲座|活动|处罚信息|意见|建议|微信群|观看|资料|法律意见|阵地|主动公开|观看量",
            weight=1,
        ),
        rule(
            "播出|刊播",
            topic="普法|法治节目|法治栏目|法治宣传|法治在线",
            units=frozenset("期 条 部 集".split()),
            no="点击|阅读|观看",
        ),
        rule(
            "公众号|微博|新媒体|视频号",
            "发布|推送",
            units=frozenset("篇 条 期 则".split()),
            no="政府信息|政务信息|公开信息|粉丝|点击|阅读|政务公开",
            weight=-1,
        ),
        definition="推送、短视频、节目",
        plausible=(0, 10_000_000),
        yes={"普法公众号推送信息480条": 480, "制作普法短视频26部": 26},
        no=("普法短视频点击量3.6万次",),
    )
    venues: Count = indicator(
        "法治文化阵地",
        "个",
        "Places of legal culture",
        rule(
            "法治文化|法治公园|法治广场|法治长廊|法治文化阵地|宣传阵地|法治宣传栏|法治宣传阵地|宪法主题公园|法治文化广场|宣传教育基地|法治文化园|法治阵地|法治主题公园|普法阵地|法治教育基地|文化阵地|宪法公园|法治街区|法治文化公园|法治书屋|法治广场|法治宣传教育基地|法治宣传一条街|法治文化墙|文化长廊|法律图书角|宪法宣传|法治驿站|普法驿站|民法典公园|普法基地|宣传栏|法治文化示范|法治文化长廊|法治角|民法典主题公园|民法典广场|法治宣传角|法治主题广场|法治宣传长廊|宪法广场|法治小院|法治宣传墙|法治小公园|法治游园|法治小广场",
            units=VENUES,
            no="活动|作品|演出|场次|人次|信息|节目|小时|资料|文艺|推送|任务",
            weight=2,
        ),
        definition="总数或新建",
        plausible=(0, 1_000_000),
        yes={"建成法治文化阵地52个": 52},
        no=("开展法治文化活动52场",),
    )
    legal_literates: Count = indicator(
        "法律明白人", "人", "Villagers trained as “legal literates”",
        rule("在册人数|在册|总数|总人数|持证上岗|名册", topic="法律明白人", units=PERSONS, no="矫正|调解员"),
        rule("法律明白人|明白人", units=PERSONS, no="人次培训|示范户|场", weight=6),
        plausible=(0, 10_000_000),
        yes={"培育“法律明白人”960名": 960},
        no=("学法用法示范户960户",),
    )  # fmt: skip
    model_villages: Count = indicator(
        "民主法治示范村(社区)",
        "个",
        "Model villages and communities of democracy and rule of law",
        rule(
            "民主法治示范|民主法治村|示范村|民主法治社区|民主法治示范村|民主法治示范社区|民主法治村社区|国家级|省级|市级",
            topic="民主法治|民主法治示范",
            units=frozenset("个 村 社区 家 村居".split()),
            no="调解|率|公园|基地|阵地|法律明白人|示范户|普法",
            weight=3,
        ),
        rule(
            "村|社区|村(社区)",
            clause="民主法治示范|民主法治村|民主法治社区",
            units=frozenset("个 村 社区 家".split()),
            no="法律顾问|调解|明白人|示范户|阵地",
            weight=1,
        ),
        definition="总数或新创建;分级列出者各为一条",
        plausible=(0, 200_000),
        yes={"创建省级民主法治示范村5个": 5},
        no=("省级乡村振兴示范点5个",),
    )
