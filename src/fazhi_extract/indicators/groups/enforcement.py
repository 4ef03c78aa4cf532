"""行政执法: officers, certificates, training, case files, supervision, complaints, cases, inspections."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Money, Rate
from fazhi_extract.quantities.units import CASES, COPIES, MONEY, PEOPLE, PERSONS, TIMES

CERTIFICATE = "执法证|执法证件|行政执法证|执法资格|执法人员证|证件|行政执法资格|持证"
OFFICER = "执法人员|行政执法人员|持证人员|执法队员|持证执法人员|综合执法人员"
BODY = frozenset("家 个 部门 单位 执法单位".split())
# Files of other proceedings, which are reviewed too.
OTHER_FILES = "法律援助|公证质量|公证卷|调解卷宗|复议案卷"
NOT_PENALISED = "不予处罚|免予处罚|不予行政处罚|免罚"
# Those of firms who are trained beside an enforcement campaign.
OF_FIRMS = "企业负责人|安全管理人员|从业人员|企业人员"
CASE_UNITS = CASES | {"个", "宗", "项"}


class Enforcement(Group):
    """行政执法: who enforces, how they are supervised, what they did."""

    officers: Count = indicator(
        "行政执法人员",
        "人",
        "Officers holding an enforcement certificate",
        rule(
            OFFICER + "|执法证|持证上岗",
            units=PERSONS,
            no="清退|不合格|应考|应试|新添|培训|年审|审验|年检|考试|申领|新增|清理|注销|参加|出动|参训|轮训|新取得|换证|辅助|抽调|换发|协助|网上学习|新申领|新办|通过考试|通过资格|通过年|通过审|考试通过|组织|法学|专业背景|法律专业|本科|学历|法律职业资格|学习|选派|补充|下沉|派驻|检查中|通报|处分|每|参学|考核合格|颁发|换领",
        ),
        rule(
            "持有|取得|持",
            "执法证|行政执法证|执法资格|行政执法资格",
            units=PERSONS,
            no="应考|参考|考试|培训|新取得|新增|申领|通过|年审|注销|清理",
            no_clause="应考|参考|考试",
        ),
        definition="持证执法人员总数",
        plausible=(0, 500_000),
        yes={"全县共有持证行政执法人员863名": 863},
        no=("培训行政执法人员420人", "出动执法人员1200人次", "选聘行政执法监督人员96人"),
    )
    certificates_reviewed: Count = indicator(
        "执法证件年审", "人", "Officers whose certificates passed the annual review",
        rule("年审|年检|年度审验|审验|换证|年度审核|核验|年度注册|注册审核|年度注册审核", topic=CERTIFICATE + "|执法人员", units=PERSONS | frozenset("个 本 份 件".split()), no="案卷|考试|培训"),
        plausible=(0, 500_000),
        yes={"完成执法证件年审612人": 612, "478名执法人员证件通过年度审验": 478},
        no=("清理执法证件31个", "组织32个执法单位开展执法证件年审"),
    )  # fmt: skip
    certificate_candidates: Count = indicator(
        "执法资格申领、考试人员",
        "人",
        "People applying for a certificate or sitting the qualification exam",
        rule(
            "新添|考取|申领|新申领|核发|新核发|新发放|核发新证|资格考试|考试|申办|新办|新增|申请|报考|通过考试|新取得|应考|新申办|办理",
            topic=CERTIFICATE + "|行政执法|执法人员资格",
            units=PEOPLE | frozenset("个 本".split()),
            no="会计|职称|专业技术|年审|注销|清理|律师|法律职业资格|年检|普法考试|学法考试|法律顾问|监督员|法考|应知应会|许可|处罚|新增持证执法|新增持证人员|新增执法人员|新增行政执法人员",
            no_clause="人应考|人参考|人参加考试|名应考|名参考",
        ),
        rule(
            "参加|参考|报名|应考|人应考|人参考|名应考|名参考",
            topic="资格考试|资格认证考试|执法考试|执法证考试|执法资格|综合法律知识考试|执法证",
            units=PEOPLE,
            no="培训|律师|法律职业资格",
        ),
        definition="新申领证件、参加资格考试的人员",
        contested=True,
        plausible=(0, 200_000),
        yes={"组织86人参加行政执法资格考试": 86, "新申领执法证45人": 45},
        no=("执法证件年审612人",),
    )
    certificate_exams: Count = indicator(
        "执法资格考试次数", "次", "Qualification exams held",
        rule("执法资格统考|综合法律知识考试|专业法律知识考试|通用法律知识考试|执法考试|执法资格考试", units=TIMES, weight=4),
        rule("上机考试|考试|统考|补考", topic="申领|新申领|执法资格|执法证", units=TIMES, no="学法|普法|应知应会"),
        rule("考试|资格考试|认证考试|申报考试", topic=CERTIFICATE + "|行政执法|执法", units=TIMES, no="学法|普法|应知应会|法律知识"),
        plausible=(0, 500),
        yes={"组织行政执法资格考试3次": 3},
        no=("组织执法培训3次",),
    )  # fmt: skip
    certificates_cleared: Count = indicator(
        "清理、注销执法证件", "个", "Certificates cleared or cancelled",
        rule("清退|清理|注销|收回|收缴|作废|吊销|取消", topic=CERTIFICATE, units=frozenset("个 本 张 件 份 人 名 枚 套".split()), no="案件|证明|规范性文件|许可|问题", weight=2),
        plausible=(0, 200_000),
        yes={"注销行政执法证件23个": 23},
        no=("清理证明事项37项",),
    )  # fmt: skip
    trainees: Count = indicator(
        "执法培训人次",
        "人次",
        "Officers trained, counted per training",
        rule(
            "培训|轮训|参训|受训|参学|业务培训|集中培训|执法业务培训|学习|参加人员|参加培训",
            topic="执法",
            units=PEOPLE,
            no="普法|调解员|法律明白人|法律顾问|资格考试|考试|律师|年审|青少年|学生|辅导员|党校|主体班|" + OF_FIRMS,
            no_clause="法律明白人|旁听|旁听庭审",
        ),
        rule(OFFICER + "|民警|辅警", clause="培训|轮训", units=frozenset(("人次",)), no="出动|考试", weight=1),
        definition="执法人员参加培训的人次",
        plausible=(0, 1_000_000),
        yes={"组织执法业务培训,参训执法人员860人次": 860, "举办执法培训12场次,覆盖民警、辅警960余人次": 960},
        no=("培训人民调解员860人次", "组织执法人员旁听庭审3次,参加人员130余人次", "党校主体班次受训干部710人"),
    )
    training_sessions: Count = indicator(
        "执法培训场次", "次", "Trainings held for officers",
        rule("办班|执法大讲堂|执法讲堂|培训|轮训|培训班|业务培训|提升班|研修班|轮训班|专题班|业务讲堂|业务课堂", topic="执法", units=TIMES | {"班"}, no="普法|调解员|法律明白人|人次|法律顾问|应诉|复议|演练|" + OF_FIRMS),
        plausible=(0, 5000),
        yes={"举办行政执法培训班6期": 6},
        no=("举办人民调解员培训班6期", "突出执法检查,组织企业负责人、安全管理人员培训8期"),
    )  # fmt: skip
    case_files_reviewed: Count = indicator(
        "评查案卷",
        "件",
        "Enforcement case files reviewed",
        rule(
            "案卷|卷宗|执法卷",
            topic="评查|抽查|评议|检查|评审|评析|执法|抽取|查阅|抽检",
            units=COPIES | CASES | frozenset("卷 册".split()),
            not_counted="执法单位|单位|部门|领域|重点执法领域|重点领域|县区|县市区|区县|乡镇|街道|镇街",
            no_clause=OTHER_FILES,
            no="援助卷宗|援助案卷|发现|问题|不合格|公证案卷|法律援助|律师|优秀案卷|优秀卷|获评|评出|评选|评为|获评优秀",
            weight=2,
        ),
        rule(
            "评查|抽取|评审|自评|互评",
            clause="案卷|卷宗",
            units=COPIES | CASES | frozenset("卷 册".split()),
            not_counted="执法单位|单位|部门|领域|县区|乡镇|街道",
            no_clause=OTHER_FILES,
            no="发现|问题|意见|法律援助|公证|优秀|建议|人民调解|不合格|评为|获评",
        ),
        rule(
            "自查|抽查|复查|互查",
            clause="案卷|卷宗|案卷评查",
            units=frozenset("卷 册".split()),
            no_clause=OTHER_FILES,
            no="发现|问题|优秀|合格|不合格|送检|接受",
        ),
        plausible=(0, 100_000),
        yes={"评查行政处罚案卷96卷": 96},
        no=(
            "开展案卷评查2次",
            "评查法律援助案卷30件",
            "抽查7个重点执法领域单位案卷",
            "开展法律援助案件质量评查,抽查卷宗80卷",
        ),
    )
    case_review_rounds: Count = indicator(
        "案卷评查次数", "次", "Rounds of case file review",
        rule("互查|互评|自查|自评|自查自评|回头看|评查|案卷评查|评议|抽查|检查", topic="案卷|卷宗", units=TIMES, no="法律援助|公证|执法检查|企业", weight=2),
        plausible=(0, 200),
        yes={"组织行政执法案卷评查2次": 2},
        no=("评查行政处罚案卷96卷",),
    )  # fmt: skip
    random_checks: Count = indicator(
        "执法监督随机抽查", "次", "Random checks on enforcement by the supervising body",
        rule("行政执法随机抽查|执法监督随机抽查|执法随机抽查", units=frozenset("次 轮 场 场次".split()), no="企业|市场主体", weight=4),
        rule("随机抽查|抽查|抽检|随机督查|暗访|明察暗访", topic="执法监督|监督|行政执法情况|执法活动|执法现场", units=frozenset("次 轮 场 场次".split()), no="企业|市场主体|案卷|商户|检查对象|农产品|食品", weight=2),
        plausible=(0, 5000),
        yes={"开展执法监督随机抽查5次": 5},
        no=("随机抽查企业50家次",),
    )  # fmt: skip
    units_checked: Count = indicator(
        "执法监督检查单位",
        "家",
        "Enforcement bodies checked by the supervising body",
        rule(
            "执法部门|执法单位|行政执法部门|行政执法单位|执法机关|执法主体|执法队伍|行政执法机关",
            clause="检查|抽查|督查|监督|督导|评查|评议|考评|督察|走访",
            units=BODY,
            not_counted="企业|监测点|执法记录仪",
            no_clause="督察",
            no="梳理|涉企执法单位|排名|名列|位列|约谈|下放|整合|主体资格|建立|公布|确认|名单|报送|备案",
        ),
        rule(
            "覆盖|检查|抽查|监督检查|督查|督导|考评|评议",
            topic="执法监督|行政执法监督|执法检查监督|执法规范化|行政执法专项监督|执法专项监督|执法协调监督",
            units=BODY,
            no_clause="督察",
            no="企业|问题|市场主体|场所|商户|案卷|经营|整改|法治督察|线索|台账",
        ),
        definition="被执法监督检查的执法单位",
        plausible=(0, 5000),
        yes={"对9家执法单位开展行政执法监督检查": 9},
        no=("检查企业300家",),
    )
    supervision_notices: Count = indicator(
        "执法监督文书",
        "份",
        "Supervision documents issued to enforcement bodies",
        rule(
            "执法建议|监督通知书|监督意见书|监督建议书|监督决定书|执法监督文书|监督文书|执法监督意见|执法监督建议|督办通知书|执法监督通知|行政执法监督书|监督提醒函|监督函",
            units=COPIES,
            weight=4,
        ),
        rule(
            "监督意见|提醒函|督办函|通知书|建议书|意见书|提示函|督办单|整改通知书|建议函|督促函|告知函|整改函",
            topic="执法监督|行政执法监督|执法机关|执法单位|执法部门",
            units=COPIES,
            no="履行通知书|复议|检察|司法建议|合法性|法律意见|审查意见|决定书",
            weight=2,
        ),
        definition="监督通知书、意见书、建议书、提醒函;逐种列出者各为一条",
        plausible=(0, 5000),
        yes={"制发行政执法监督意见书5份": 5},
        no=("制发行政复议意见书5份",),
    )
    irregularities_corrected: Count = indicator(
        "纠正执法不规范行为",
        "起",
        "Irregular acts of enforcement bodies put right",
        rule(
            "纠正|纠治|整改|督促整改|督促纠正|改正|整治",
            "执法不规范|不规范执法|不当执法|执法问题|执法不当|执法违规|不规范|执法行为|违法执法|执法突出问题|不当|违规执法|不作为|乱作为|乱检查|乱罚款|执法瑕疵|文书瑕疵|瑕疵|执法程序|程序瑕疵",
            units=CASE_UNITS | {"处", "条"},
            no="企业|责令|违法行为|法律意见|档案|行政行为|条款|备案审查|规范性文件",
        ),
        rule(
            "责令纠正|责令改正|责令整改",
            "违法执法行为|不规范执法行为|不当执法行为|违规执法行为|行政执法行为|执法行为",
            units=CASE_UNITS | {"处", "条"},
            weight=4,
        ),
        rule(
            "整改|纠正|督促",
            topic="执法监督|不规范执法|执法问题|执法突出问题|执法不规范",
            units=CASE_UNITS | {"处", "条"},
            no="违法行为|复议|责令改正|案卷|企业|办结|规范性文件|安全隐患|责令",
        ),
        rule(
            "撤销|变更|纠正",
            "不当行政行为|违法行政行为|不当行政执法行为|不当行为",
            topic="执法监督|投诉举报|执法行为|行政执法",
            units=CASE_UNITS | {"处", "条"},
            no="复议|诉讼",
            weight=4,
        ),
        rule(
            "纠正",
            "问题|错误|瑕疵",
            clause="执法单位|执法部门|执法机关|执法监督|执法行为",
            units=CASE_UNITS | {"处", "条"},
            no="企业|违法行为|责令|复议|条款|备案审查|规范性文件",
        ),
        definition="行政执法机关及其人员的不规范、不当行为",
        plausible=(0, 100_000),
        yes={"督促整改执法不规范问题44个": 44, "受理对执法行为的投诉27件,纠正问题9个": 9},
        no=("责令改正违法行为44起", "备案审查规范性文件26件,纠正不当条款17处"),
    )
    violations_corrected: Count = indicator(
        "责令改正违法行为",
        "起",
        "Violations by the governed ordered to be put right",
        rule(
            "规劝|劝导|责令|督促|纠正|改正|整改|制止|教育纠正|当场改正|责令改正|责令整改|查纠",
            "违法行为|违法违规|轻微违法|违规行为|违法|违章|占道经营|乱停乱放|违规建设|违法建设|违建|乱摆摊|流动摊贩|店外经营|乱堆乱放|出店经营",
            units=CASE_UNITS | {"处", "次"},
            no="执法行为|违法执法|执法不规范|不当执法|违规执法|执法违规|行政行为|立案",
        ),
        rule(
            "责令改正|责令整改|责令限期改正|责令",
            topic="执法|检查|违法",
            units=CASE_UNITS | {"处", "家", "份", "户", "户次", "家次"},
            not_counted="部门|单位|执法部门|执法单位|乡镇|街道",
            no="执法行为|复议|履行|通知书|停产",
        ),
        definition="行政相对人的违法行为",
        contested=True,
        plausible=(0, 10_000_000),
        yes={"责令改正违法行为62起": 62},
        no=("纠正不规范执法行为62起",),
    )
    complaints_received: Count = indicator(
        "受理执法投诉举报",
        "起",
        "Complaints about enforcement received",
        rule(
            "投诉|举报|投诉举报",
            "受理|收到|接收|接到|登记|接|接受|受理登记",
            topic="执法",
            units=CASE_UNITS | {"条"},
            no="办结|环境|市场监管|12315|消费|欠薪|劳动",
        ),
        rule(
            "投诉举报|投诉|举报",
            topic="行政执法|执法监督|执法投诉|执法行为|执法方面|投诉执法",
            units=CASE_UNITS | {"条"},
            no="办结|处理|12315|消费者|环境|电话|热线|劳动",
        ),
        rule(
            "执法类投诉|执法投诉|执法行为的投诉|执法类举报|执法人员的投诉|涉执法投诉|执法类投诉举报",
            units=CASE_UNITS | {"条"},
            no="办结|办复|满意|处理完毕",
            weight=4,
        ),
        implied("(?:未|没有|无)(?:接到|收到|发生|出现|产生)[^,。;]{0,10}执法[^,。;]{0,14}(?:投诉|举报)", 0),
        plausible=(0, 1_000_000),
        yes={"受理行政执法投诉举报18起": 18},
        no=("办结行政执法投诉举报18起",),
    )
    complaints_resolved: Count = indicator(
        "办结执法投诉举报",
        "起",
        "Complaints about enforcement resolved",
        rule(
            "办结|处结|处理|处置|办理|核查|查处|办复",
            topic="投诉执法|执法方面的投诉举报|执法方面的投诉|执法类投诉|执法类投诉举报|执法类举报|执法投诉|执法投诉举报|行政执法投诉举报|行政执法投诉|投诉举报|执法举报|执法行为的投诉",
            units=CASE_UNITS | {"条"},
            no="处罚|受理|违法案件|12315|消费|环境|群众反映强烈|复议|信访",
        ),
        implied(
            "(?:均|全部)(?:已)?(?:按时|按期|依法|及时|在规定(?:时限|期限|时间)内){0,4}(?:调查|核查)?(?:办结|处理完毕|办理完毕|处置完毕)",
            like="enforcement.complaints_received",
        ),
        plausible=(0, 1_000_000),
        yes={"受理行政执法投诉举报18起,办结17起": 17},
        no=("受理行政执法投诉举报18起",),
    )
    cases: Count = indicator(
        "办理行政执法(处罚)案件",
        "件",
        "Enforcement (penalty) cases handled",
        rule(
            "行政处罚案件|执法案件|行政执法案件|处罚案件|行政处罚|违法案件|案件查处|行政处罚决定|处罚决定|一般程序案件|普通程序案件|简易程序案件|综合执法案件|涉企案件|处罚",
            units=CASES | {"个"},
            no=NOT_PENALISED
            + "|审查|审核|集体讨论|侦办|法院|检察|处罚类|行政处罚类|评查|案卷|责令|法制审核|复议|投诉|权|免予|举报|优秀|典型|合法性|案例|公示|移送|备案|重大|听证|包容审慎|减免|从轻|减轻|许可|下放|赋权|诉讼|公开|事项|清单|信息",
            no_clause="复议|确认违法|被申请人",
        ),
        rule(
            "立案|查处|立案查处|查办|立案处罚|立案调查|办理|行政立案",
            topic="执法|行政处罚|违法|处罚|案件查办|市场监管|执法检查|行政检查",
            units=CASES | {"个"},
            no=NOT_PENALISED
            + "|审查|评查|复议|损害赔偿|投诉|举报|诉讼|信访|法律援助|调解|应诉|纠纷|责令|公证|建议|提案|许可|申请|行政强制|检察|审计|合同|投诉举报|法律事务|咨询",
            weight=-2,
        ),
        rule(
            "办结",  # of the cases opened it is a mere result
            topic="执法|行政处罚|违法|处罚|案件查办|市场监管",
            units=CASES | {"个"},
            no="审查|评查|复议|投诉|举报|诉讼|信访|法律援助|调解|应诉|纠纷|责令|公证|建议|提案|许可|申请|行政强制|检察|审计|合同|投诉举报|法律事务|咨询",
            no_clause="立案|查处|立案查处|查办|办理|受理|新收|立案调查",
            weight=-2,
        ),
        rule(
            "查处|查办|立案查处|办理",
            "案件|办案",
            units=CASES | {"个"},
            weight=-3,
            no=NOT_PENALISED
            + "|数字城管|数字化城管|行政裁决|国家赔偿|损害赔偿|犯罪案件|涉诉|仲裁|执法监督|信访|刑事|公益诉讼|复议|诉讼|应诉|援助|调解|公证|纠纷|争议|投诉|检察|职务|行政争议|法律|案卷|审查|仲裁|申请|公开|审前|诉前|速裁|行政强制|听证",
            no_clause="复议|应诉|诉讼|调解|法律援助|信访|公证|律师|行政争议",
        ),
        rule(
            "行政案件|治安案件|行政治安案件",
            "受理|查处|办理|立案|查结|查办|侦办",
            units=CASES,
            no="法院|诉讼|涉诉|应诉|旁听|庭审|审核|评查|刑事|出庭|开庭|代理|律师|援助|审结|裁判",
            no_clause="应诉|诉讼|法院|被告",
            weight=2,
        ),
        rule(
            "办案|立案|立案查处|行政立案|立案调查",
            units=CASES,
            weight=-3,
            no="援助|律师|复议|诉讼|信访|调解|办案量|刑事|犯罪|公安|检察|立案受理|立案登记|纪检监察|监察委|监察机关|纪检|违纪|仲裁|移送|听证",
            no_clause="复议|应诉|诉讼|调解|法律援助|信访|公证|律师|行政争议|刑事案件|仲裁|纪委|监委|违纪",
        ),
        definition="办理、立案查处;行政强制、行政许可件数不算",
        contested=True,
        plausible=(0, 10_000_000),
        yes={
            "办理行政处罚案件426件": 426,
            "查处各类违法案件75起": 75,
            "检查186家次,立案34起": 34,
            "立案查处违法案件86件,办结71件": 86,
        },
        no=(
            "评查行政处罚案卷96卷",
            "审核重大行政处罚案件15件",
            "办理生态环境损害赔偿案件4件",
            "办理涉诉行政案件12件",
            "重大行政处罚案件集体讨论12件",
            "适用四个配套办法办理案件",
            "公安机关侦办涉企案件68起",
            "作出不予行政处罚决定36件",
            "办理数字城管案件2.3万件",
            "推行行政处罚免罚清单,办理不予处罚案件36件",
            "从案件类型看,行政处罚类203件",
        ),
    )
    fines: Money = indicator(
        "罚没款",
        "元",
        "Fines and confiscations, in yuan",
        rule(
            "没收违法所得|违法所得|罚款|罚没|罚没款|罚没金额|处罚金额|罚金|罚没收入|罚没入库",
            units=MONEY,
            no="减免|退还|涉案|免罚|节约|挽回|免予|不予|减少|免除|减轻",
        ),
        rule(
            "经济处罚|行政处罚|处罚",
            units=MONEY,
            no="减免|涉案|免罚|挽回|免予|不予|减少|免除|减轻|标准|裁量",
            weight=-1,
        ),
        kind="money",
        contested=True,
        plausible=(0, 10**11),
        yes={"罚没款合计38.6万元": 386000, "经济处罚21.5万元": 215000},
        no=("涉案金额38.6万元",),
    )
    inspections: Count = indicator(
        "行政检查",
        "次",
        "Inspections of the governed",
        rule(
            "行政检查|执法检查|检查企业|检查|巡查|日常检查|检查市场主体|检查经营主体|检查商户|检查场所|联合检查|入企检查",
            units=TIMES | frozenset("户次 家次 车次 辆次 台次 个次 班次 点次 艘次 处次".split()),
            no="带队|不合格|产品|查出|律师|免除|重复|监督检查|专项监督检查|执法监督|执法部门|执法单位|案卷|督察|双随机|人次|事项|抽查|安全生产会议|随机抽查|复议|法治|评查|自查|清单|排查|减少|迎接|执法机关|网上巡查|网上执法巡查|内部执法监督|规范性文件|压减|消防演练|频次|审计|考核|学法",
        ),
        rule(
            "监督检查|专项监督检查",
            units=TIMES | frozenset("户次 家次 车次 个次 班次 点次 艘次".split()),
            no="执法|涉企执法|行政执法|执法监督|案卷|督察|律师|公证|审计|人次|法治|规范性文件|复议|自查|产品|检查员",
            no_clause="执法监督|执法单位|执法部门",
        ),
        rule(
            "行政检查|入企检查|涉企检查",
            units=frozenset("件 起 宗".split()),
            no="清单|事项|案卷|方案|计划|主体|文书|备案",
            weight=2,
        ),
        rule(
            "双随机|随机抽查|抽查",
            "企业|市场主体|检查|一公开|商户|经营主体|检查对象",
            units=TIMES | frozenset("户次 家次".split()),
            no="执法监督|案卷|执法部门|执法单位|比例|法治",
        ),
        rule(
            "执法检查|检查|抽查|受检|双随机",
            units=frozenset("家 户 家次 户次".split()),
            no="执法大队|执法支队|执法队|执法监督|案卷|执法部门|执法单位|执法机关|督察|不合格|合格|律师|公证|法治|评查|自查|清单|排查|人次|审计|考核|学法|比例|培训|演练|问题",
            weight=-4,
            body="department",
        ),
        definition="对行政相对人的检查",
        contested=True,
        plausible=(0, 50_000_000),
        yes={"开展行政检查2140次": 2140, "检查经营主体865户次": 865, "执法检查车辆320辆次": 320},
        no=("开展执法监督检查6次", "对9家执法单位开展检查", "强化行政执法监督,开展专项监督检查6次"),
    )
    satisfaction_rate: Rate = rate(
        "执法群众满意度",
        "Public satisfaction with enforcement, in percent",
        rule(
            "满意|满意度|满意率|群众满意",
            topic="执法",
            no="建议|提案|调解|法律援助|窗口|政务服务|信访|培训|营商|热线|工单|办结|投诉",
            no_clause="热线|工单",
        ),
        yes={"行政执法群众满意度达97.2%": 97.2},
        no=("提案满意率97.2%", "加强行政执法监督,热线工单按期办结率100%、群众满意率98%"),
    )
