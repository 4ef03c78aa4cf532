"""党的领导与法治建设推进机制: study sessions, meetings, inspections, recruits."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import PERSONS, TIMES, UNITS

STUDY = "研学|学法|专题学习|传达学习|集体学习|法治学习|集中学习|学习习近平法治思想|学习法律|法治专题|法治讲座|学习研讨|学习党内法规|学习宪法|法律法规学习|法治培训|专题研讨|学习宣传贯彻|学习贯彻|组织学习|开展学习|学习"
STRICT_STUDY = "集中研讨|专题研讨|专题研学|研学|学法|专题学习|集体学习|集中学习|会前学法|学习研讨|法治学习|集中学法"
PARTY = "中心组|理论学习中心组|党委会|党委会议|党委(党组)|党委|常委会|常委会会议|党组会|党组会议|党工委会议|党工委|党组"
GOVERNMENT = (
    "政府班子|常务会|常务会议|政府党组|政府党组会议|全体会议|政府会议|办公会|局长办公会|镇长办公会|主任办公会|政府常务"
)
RULE_OF_LAW = "法治机关|法治单位|法治医院|法治学校|法治建设|法治政府|依法行政|全面依法治|依法治|法治工作|法治街道|法治镇|法治乡|法治宣传教育|法治议题|法治化营商|法治督察|法治专题|法治政府建设|法治人社|法治财政|法治交通|法治市场监管|法治教育|法治税务|法治水利|法治林业|法治公安|法治卫生健康|法治农业|法治审计|法治民政|法治文旅|法治住建|法治应急|法治自然资源"
STAFF = PERSONS | UNITS | frozenset("份 单位 部门 人次".split())


class Leadership(Group):
    """党的领导、组织推进: how the party and government bodies lead and supervise the work."""

    party_study_sessions: Count = indicator(
        "党委理论学习中心组(含党委会议)学法",
        "次",
        "Study sessions on law held by the party committee or its study group",
        rule(PARTY, STUDY, units=TIMES, no="政府党组|演练|培训班|述法|法治督察|读书班|支部|党课"),
        rule(
            STRICT_STUDY,
            topic=PARTY,
            units=TIMES,
            no="读书班|支部|党课|政府党组|演练|培训班|研讨班|常务会|全体会议|会前学法|调解员|执法人员|考试|干部职工|全体干部|机关干部|村干部|村主干|村组干部",
            no_clause="执法培训|行政执法",
        ),
        rule("第一议题", units=TIMES, no="支部"),
        rule("领导班子|班子成员|班子会议|班子", STRICT_STUDY, units=TIMES, no="政府班子"),
        rule(
            "集体学法|集中学法|专题学法|会议学法",
            units=TIMES,
            no="常务会|政府班子|全体会议|政府党组|学生|群众|干部职工|职工|每月|每季度|每周",
            weight=-4,
        ),
        rule("组织学习|安排学习", topic=PARTY, units=TIMES, no="培训|干部职工|支部|读书班", weight=-3),
        rule(PARTY, topic="学法", units=TIMES, no="政府党组|演练|会议|旁听|述法|督察|汇报|常务会"),
        definition="专题学习法治理论、法律法规的次数,主体是党委、中心组",
        plausible=(0, 200),
        yes={
            "县委理论学习中心组围绕宪法和民法典专题学习6次": 6,
            "党工委理论学习中心组开展学法12次": 12,
            "全年党组会议集体学法8次": 8,
        },
        no=("县政府常务会议学法7次", "党委会议研究安全生产工作9次"),
    )
    government_study_sessions: Count = indicator(
        "政府常务会议(含政府党组、全体会议)学法",
        "次",
        "Study sessions on law held at meetings of the government",
        rule(GOVERNMENT, STUDY, units=TIMES, no="中心组"),
        rule(
            STRICT_STUDY,
            topic=GOVERNMENT,
            units=TIMES,
            no="中心组|培训班|研讨班|执法人员|考试|党委|党组会|干部职工|全体干部",
            no_clause="执法培训|行政执法",
        ),
        rule(GOVERNMENT, topic="学法", units=TIMES, no="中心组|旁听|述法|督察|汇报|列席|研究"),
        rule("政府党组|政府党组理论学习中心组", STUDY, units=TIMES, weight=4),
        rule("会前学法", units=TIMES, no="党委|党组|中心组|党工委|村干部|干部职工"),
        rule("学习|组织学习|集中学习", topic="会前学法", units=TIMES, no="党委|党组|中心组|党工委|干部|培训|考试"),
        rule("政府党组会|政府常务会|政府常务会议", "领学|学习|集体学", units=TIMES, no="中心组|党委|培训"),
        rule("领学|共学|集体学", clause=(GOVERNMENT, "学法"), units=TIMES, no="中心组|党委|党组会|培训"),
        definition="主体是政府会议",
        plausible=(0, 200),
        yes={
            "区政府常务会议会前学法10次": 10,
            "市政府党组会议学习法律法规4次": 4,
            "县政府常务会议落实会前学法制度,全年共学9次": 9,
        },
        no=("区委常委会会议学法5次", "镇村干部会前学法6次"),
    )
    rule_of_law_meetings: Count = indicator(
        "研究法治建设的会议",
        "次",
        "Meetings of the party committee, government or its rule-of-law commission on rule-of-law work",
        rule(
            "会议|委员会|协调小组|常务会|常委会|办公室|党组会|党委会|专题会|全会|领导小组|依法治县办|党政联席会|座谈会|联席会",
            RULE_OF_LAW,
            units=TIMES,
            no="学法|安全生产|应急|集体学习|专题学习|旁听|培训|督察|学习|宣传活动",
        ),
        rule(
            "听取|研究|部署|审议|召开|调度",
            RULE_OF_LAW,
            units=TIMES,
            no="学法|安全生产|集体学习|培训|督察|旁听|宣传活动|讲座|学习|演练",
        ),
        rule(
            "协调小组",
            "召开|联席会议|会议|开会",
            topic=RULE_OF_LAW,
            units=TIMES,
            no="学法|学习|安全生产|培训|演练|审批|纠纷|信访|督察",
        ),
        rule(
            "听取",
            "常委会|常务会|常务会议|党委会|党委会议|党组会|党组会议|专题会",
            topic=RULE_OF_LAW,
            units=TIMES,
            no="学法|学习|安全生产|培训|演练|列席|审计|信访",
        ),
        rule(
            "党工委专题会议|专题会议|党委会议|党工委会议|常务会议",
            clause=("研究|听取|部署|审议", RULE_OF_LAW + "|法治宣传|执法规范"),
            units=TIMES,
            no="学法|学习|安全生产|演练|应急|列席|培训",
            weight=-2,
        ),
        rule(
            "召开|会议|专题会",
            clause=(
                "依法治区|依法治县|依法治市|依法治镇|依法治省|法治政府建设|法治建设",
                "委员会|协调小组|会议|听取|研究",
            ),
            units=TIMES,
            no="学法|学习|安全生产|复议|常务会议|办公会|办公会议|党工委会议|党委会议|党组会议|常委会会议|培训|讲座|审批|列席|演练|联席会议",
        ),
        rule(
            "开会|专题会|专题会议",
            "法治|依法治",
            units=TIMES,
            no="学法|学习|安全生产|培训|讲座|宣传|旁听|演练|督察",
            weight=-2,
        ),
        definition="党委、政府及依法治县(市、区)委员会、办公室、协调小组听取汇报、研究部署法治工作的会议",
        plausible=(0, 300),
        yes={
            "县委常委会、县政府常务会议听取法治建设工作汇报3次": 3,
            "召开区委全面依法治区委员会会议2次": 2,
            "镇法治建设领导小组开会4次": 4,
        },
        no=(
            "召开安全生产专题会议6次",
            "县政府常务会议学法7次",
            "召开行政办公会议31次",
        ),
    )
    accountability_reports: Count = indicator(
        "述法的单位或人",
        "人/家",
        "Officials or units that reported on their performance in rule-of-law duties",
        rule("述法|法治述职", units=STAFF, no="次会议|方面|环节|问题|现场述法|会上述法"),
        rule("现场述法|会上述法", units=STAFF, no="次会议|方面|环节|问题"),
        rule("参加|参与", clause="述法", units=STAFF, no="评议|代表|会议|培训|学法|方面|环节|问题|旁听", weight=-1),
        definition="参加述法(书面或现场)的党政主要负责人或单位",
        plausible=(0, 100_000),
        yes={
            "42名党政主要负责人进行了年终述法": 42,
            "组织15家单位现场述法": 15,
            "推行年终述法,县直部门参加96人次": 96,
        },
        no=("召开述法会议2次",),
    )
    inspections: Count = indicator(
        "法治督察",
        "次",
        "Rule-of-law inspections carried out",
        rule(
            "督察|督查|专项督导|督导",
            topic=RULE_OF_LAW + "|法治",
            units=TIMES | {"项"},
            no="配合|环保督察|生态环境保护督察|迎接|政府督查|督查事项|督察问题|发现问题|反馈问题|整改|问题整改|交办|督察通报|督查通报",
            not_counted="重点|任务|内容|领域|指标",
        ),
        definition="法治(政府)督察、法治专项督察的次数",
        plausible=(0, 300),
        yes={"围绕道路交通执法开展法治专项督察2次": 2, "围绕执法突出问题开展专项法治督察3次": 3},
        no=("配合完成中央环保督察1次", "法治督察聚焦9项重点"),
    )
    units_inspected: Count = indicator(
        "被督察单位",
        "家",
        "Units covered by a rule-of-law inspection or assessment",
        rule(
            "督察|督查|考核|实地检查|督导|打分|测评",
            topic=RULE_OF_LAW + "|法治",
            units=UNITS | frozenset("单位 部门 镇 乡镇 街道 镇街 市 县 区 县区".split()),
            no="问题|执法单位|案件|述法|行政复议|事项|环保|机制|品牌|村|督察组|方面",
        ),
        rule(
            "全覆盖|覆盖",
            clause="法治督察|法治建设专项督导|法治建设督导|督察|督导",
            topic=RULE_OF_LAW + "|法治",
            units=UNITS | frozenset("单位 部门 镇 乡镇 街道 镇街 市 县 区 县区".split()),
            no="问题|法律顾问|执法|调解|普法|复议|宣传|群众|师生|企业|案件|机制|服务",
        ),
        rule(
            "实地走访|走访|抽查|实地",
            topic="法治督察|法治专项督察|专项法治督察",
            units=UNITS | frozenset("单位 部门 镇 乡镇 街道 镇街 市 县 区 县区".split()),
            no="问题|企业|案卷|群众",
            weight=1,
        ),
        rule(
            "实地督察|开展督察|法治督察|实地法治督察|督察|督察组",
            units=UNITS | frozenset("单位 部门 镇 乡镇 街道 镇街 市 县 区 县区".split()),
            no="问题|案件|意见|机制|环保|生态|整改|台账|制度",
            weight=-3,
        ),
        rule(
            "部门|单位|机关|乡镇|街道|县直|市直|区直|省直",
            topic="法治督察|法治专项督察|专项法治督察|法治考核",
            clause="走访|抽查|覆盖|督察|纳入",
            units=UNITS,
            no="问题|案件|意见|机制|整改|通报|反馈|联合|会同|执法单位|述法",
            weight=-4,
        ),
        definition="法治督察、法治考核覆盖的单位;分类列出者各为一条",
        plausible=(0, 5000),
        yes={
            "对32家单位开展年度法治建设考核": 32,
            "开展法治督察2轮,实地走访10个乡镇、14个县直部门": [10, 14],
            "开展专项法治督察1次,抽查县(市、区)7个、市直部门15个": [7, 15],
        },
        no=("法治督察发现问题41个", "成立6个督查组开展法治督察"),
    )
    hearings_attended: Count = indicator(
        "旁听庭审",
        "次",
        "Court hearings attended as observers by officials",
        rule(
            "旁听|观摩",
            "庭审|法院|法庭|审理|开庭|案件|行政诉讼|行政案件",
            units=TIMES | {"件"},
            no="人民陪审|学生|青少年|师生|群众|村民|居民",
        ),
        rule("庭审旁听|旁听庭审", units=TIMES | {"件"}, no="学生|青少年|师生|群众|村民|居民"),
        rule("旁听|现场旁听", topic="庭审", units=TIMES, no="人次|学生|青少年|师生|群众|村民|居民"),
        rule(
            "组织|开展",
            clause="旁听庭审|庭审旁听",
            units=TIMES,
            no="培训|学法|活动|执法|宣誓|宣传|考试|测试|任前|学生|青少年|师生|群众|村民|居民",
        ),
        definition="领导班子、国家工作人员旁听庭审的次数",
        plausible=(0, 2000),
        yes={"组织国家工作人员旁听行政案件庭审5场": 5, "组织旁听庭审5次,开展任前法律知识考试3次": 5},
        no=("庭审旁听率2%",),
    )
    legal_recruits: Count = indicator(
        "新录用法律专业人员",
        "人",
        "Staff with a law degree newly recruited",
        rule(
            "公招|遴选|公开招聘|公开招录|公开招考|招录|录用|引进|招聘|招考|新录|选调|录取|考录|新进",
            "法律|法学|法治人才|法律类|法学类",
            units=PERSONS,
            no="辅助人员|律师事务所|培训|岗前|轮训|学法|考试",
        ),
        rule(
            "录用|招录|招聘|新招|选调|新进",
            topic="法学专业|法律专业|法学|法律类|法学类",
            units=PERSONS,
            no="辅助人员|律师|培训|岗前|轮训|学法|考试|调解员|志愿",
        ),
        implied("(?:未|没有|无)新?(?:录用|招录|引进|招聘)[^,。;]{0,6}(?:法律|法学)[^,。;]{0,6}(?:人员|人才)", 0),
        definition="录用、引进法学专业人员",
        plausible=(0, 5000),
        yes={"新录用法学专业公务员7名": 7},
        no=("新聘法律顾问7名",),
    )
