"""What decides over and above the words of a rule: where a figure stands, whose report it is, what a line above says."""

from __future__ import annotations

import pytest

import fazhi_extract as fz
from fazhi_extract.corrections import Correction

FILL = (
    "一年来,全县上下认真学习贯彻习近平法治思想,法治政府建设各项工作扎实推进,依法行政能力和水平不断提升,取得了新的成效。"
    * 5
)


def county(text: str) -> fz.AnnualReport:
    return fz.extract(f"某县人民政府2023年法治政府建设情况报告\n\n2023年,{FILL}\n{text}\n")


def test_a_line_that_ends_in_a_colon_speaks_of_the_lines_below() -> None:
    report = county("2023年行政复议案件办理情况如下(单位:件):\n收到申请:86\n受理:79\n")
    assert report.reconsideration.received.value == 86


def test_shortcomings_of_some_offices_are_no_figures_of_the_report() -> None:
    report = county("二、存在的问题\n一是发展不平衡,3个乡镇出庭应诉率不足60%,2个部门全年办理行政处罚案件不到5件。\n")
    assert report.litigation.head_appearance_rate.value is None
    assert report.enforcement.cases.value is None


def test_checks_of_firms_are_inspections_in_a_departments_report_alone() -> None:
    words = "全年检查医疗机构142家,发现问题86个。"
    assert county(words).enforcement.inspections.value is None
    report = fz.extract(f"某县卫生健康局2023年法治政府建设情况报告\n\n2023年,{FILL}\n{words}\n")
    assert report.meta.body_kind.value == "department"
    assert report.enforcement.inspections.value == 142
    assert "scope_unsure" in report.enforcement.inspections.flags


def test_one_days_figures_of_publicity_are_not_sure() -> None:
    report = county("宪法宣传日当天,现场发放宣传资料1800份。")
    assert report.publicity.materials.confidence != "high"


def test_growth_elsewhere_is_anothers() -> None:
    report = county("全县新登记经营主体4100户,同比增长6.5%,同期全省经营主体增长9.6%。")
    assert [(q.value, q.role) for q in report.quantities if q.unit == "%"] == [(6.5, "achievement"), (9.6, "other")]


def test_the_act_of_a_body_above_is_anothers() -> None:
    report = county("市司法局对我县抽查案卷15卷,我县自查案卷120卷。")
    assert [(q.value, q.role) for q in report.quantities] == [(15, "other"), (120, "achievement")]


def test_an_implied_value_passes_over_comparisons() -> None:
    report = county("受理行政执法投诉举报29件,较上年的41件减少近三成,均已办结。")
    assert report.enforcement.complaints_resolved.value == 29
    assert "implied" in report.enforcement.complaints_resolved.flags


def test_figures_of_the_government_itself_are_parts() -> None:
    report = county("全市各级复议机关受理行政复议申请467件。其中,市政府受理109件。")
    assert [(q.value, q.indicator, q.part_of) for q in report.quantities] == [
        (467, "reconsideration.accepted", None),
        (109, None, "reconsideration.accepted"),
    ]


def test_the_order_of_rules_of_equal_score_is_by_what_they_say() -> None:
    report = county("行政复议调解终止12件。")
    assert report.reconsideration.terminated.value == 12


def test_what_a_court_sends_to_an_office_is_not_the_offices() -> None:
    for words in (
        "县人民法院向行政机关发出司法建议4份。",
        "县检察院全年制发检察建议4份。",
        "县检察院先后对有关单位发出检察建议4份。",
    ):
        assert [q.role for q in county(words).quantities if q.value == 4] == ["other"], words
    answered = county("县政府办理法院提出的司法建议4份。").quantities
    assert [q.role for q in answered if q.value == 4] == ["achievement"]


def test_those_who_did_it_are_counted_apart_from_what_they_did() -> None:
    report = county("全县14个乡镇共审查合同、协议等286份。")
    assert [(q.value, q.indicator) for q in report.quantities] == [(14, None), (286, "decisions.contracts_reviewed")]


def test_a_total_without_words_of_its_own_is_of_what_it_adds_up() -> None:
    report = county("承办人大代表建议31件,政协提案44件,共75件。")
    assert report.oversight.npc_proposals.value == 31
    assert report.oversight.cppcc_proposals.value == 44
    assert report.oversight.proposals.value == 75
    report = county("州本级受理行政复议案件46件,县市120件,合计166件。")
    assert [(q.value, q.indicator, q.part_of) for q in report.quantities] == [
        (46, None, "reconsideration.accepted"),
        (120, None, "reconsideration.accepted"),
        (166, "reconsideration.accepted", None),
    ]
    report = county("审结行政复议案件180件,未结20件,共200件。")  # another thing is added: the sum is of no one name
    assert report.reconsideration.concluded.value == 180


def test_a_total_behind_what_is_new_is_of_all() -> None:
    report = county("新增市场主体1.2万户,总量达9.6万户。")
    assert report.business.new_market_entities.value == 12_000
    assert report.business.market_entities.value == 96_000
    report = county("新增高新技术企业18家,总数达142家。")
    assert [(q.value, q.indicator) for q in report.quantities] == [
        (18, "business.new_high_tech_enterprises"),
        (142, None),
    ]


def test_sessions_of_those_whom_the_government_led_are_theirs() -> None:
    report = county("县政府常务会议学法12次,带动各乡镇、各部门组织学法240次。")
    assert report.leadership.government_study_sessions.value == 12
    assert [q.indicator for q in report.quantities if q.value == 240] == [None]


def test_the_chief_among_the_heads_who_went_to_court() -> None:
    report = county("行政机关负责人出庭应诉52件,主要负责人出庭15件。")
    assert report.litigation.head_appearances.value == 52
    assert [q.part_of for q in report.quantities if q.value == 15] == ["litigation.head_appearances"]


def test_a_session_of_the_peoples_congress_is_no_quantity() -> None:
    report = county("办理县十七届人大三次会议代表建议68件。")
    assert [q.value for q in report.quantities] == [68]


def test_plans_that_are_things_and_plans_that_are_made() -> None:
    made = county("制定抽查计划36项,检查市场主体1420户。").quantities
    assert [q.role for q in made] == ["achievement", "achievement"]
    planned = county("计划检查企业165家,全年实际检查192家次。").quantities
    assert [q.role for q in planned] == ["plan", "achievement"]
    carried = county("答复75件,结转下年度5件。").quantities
    assert [q.role for q in carried] == ["achievement", "other"]


def test_qualifiers_that_stand_apart_or_inside_a_word() -> None:
    assert [q.qualifier for q in county("每个村至少培养3名法律明白人。").quantities] == ["at_least"]
    assert [q.qualifier for q in county("开展路警联合治超215次。").quantities] == ["exact"]


def test_a_chapter_number_printed_twice() -> None:
    report = county("三、党政主要负责人履行职责情况\n切实履行第一责任人职责。\n三、下一步工作打算\n新建法律服务站6个。")
    twice = fz.extract(
        f"某县人民政府2023年法治政府建设情况报告\n\n一、主要举措和成效\n{FILL}\n二、存在的不足\n{FILL}\n"
        f"二、下一步工作打算\n新建法律服务站6个。\n"
    )
    assert [section.kind for section in twice.sections] == ["achievements", "problems", "plans"]
    assert [q.role for q in twice.quantities] == ["plan"]
    assert [q.role for q in report.quantities] == ["plan"]


def test_a_result_between_a_total_and_its_parts() -> None:
    report = county("受理群众信访事项112件次,办结110件,其中网上信访68件、来信44件。")
    assert report.petitions.handled.value == 112
    assert [q.part_of for q in report.quantities if q.value in (68, 44)] == ["petitions.handled"] * 2


def test_what_rises_to_a_level_is_the_level() -> None:
    report = county("行政机关负责人出庭应诉率由88.9%上升为95.6%。")
    assert report.litigation.head_appearance_rate.value == 95.6


def test_how_far_a_target_reaches() -> None:
    targets = county("力争行政机关负责人出庭应诉率保持100%,行政复议调解和解率提高到35%以上。").quantities
    assert [q.role for q in targets] == ["plan", "plan"]
    beside = county("力争实现每村1个法律服务站;办理公证286件。").quantities
    assert [q.role for q in beside if q.value == 286] == ["achievement"]


def test_a_date_is_no_part_of_the_noun() -> None:
    report = county("全年新登记经营主体1.2万户,截至年底经营主体总量突破9万户。")
    assert report.business.market_entities.value == 90_000


def test_platforms_and_neighbours_are_no_other_bodies() -> None:
    for words in (
        "通过全国12315平台接收投诉举报1460件。",
        "与邻县实现跨区域通办事项18项。",
        "与周边县区联合开展执法检查12次。",
    ):
        assert [q.role for q in county(words).quantities] == ["achievement"], words
    assert [q.role for q in county("邻县全年受理行政复议申请41件,我县受理28件。").quantities] == [
        "other",
        "achievement",
    ]


def test_what_is_divided_after_a_full_stop_is_the_total_that_can_hold_it() -> None:
    report = county("新登记市场主体1.2万户,实有市场主体6万户。其中企业1.9万户、个体工商户4.1万户。")
    assert report.business.new_market_entities.value == 12_000
    assert [q.part_of for q in report.quantities if q.value in (19_000, 41_000)] == ["business.market_entities"] * 2


def test_sessions_of_unlike_things_add_up_by_chance() -> None:
    report = county("领导班子专题学法9次,执法业务培训6次,旁听庭审3次。")
    assert [q.part_of for q in report.quantities] == [None, None, None]
    report = county("中心组专题学法9次,其中专题研讨6次、集中学习3次。")
    assert [q.part_of for q in report.quantities][1:] == ["leadership.party_study_sessions"] * 2


def test_a_time_limit_in_days_is_no_date() -> None:
    report = county("审批时限由法定60日压缩至15日。")
    assert [(q.value, q.unit) for q in report.quantities] == [(60, "日"), (15, "日")]
    assert county("4月20日召开会议。").quantities == ()


def test_those_who_take_part_are_not_what_is_counted() -> None:
    report = county("组织38个部门开展规范性文件清理。")
    assert [(q.value, q.indicator) for q in report.quantities] == [(38, None)]


def test_words_inside_longer_ones_say_nothing_of_whose_or_when() -> None:
    lists = county("公布从轻处罚事项84项、减轻处罚事项36项。").quantities
    assert [q.role for q in lists] == ["achievement", "achievement"]
    lowest = county("收案数为近五年来最低;办理法律援助案件132件。")
    assert lowest.legal_aid.cases.value == 132
    honours = county("推选全国模范人民调解委员会1个。").quantities
    assert [q.role for q in honours] == ["achievement"]


def test_full_time_mediators_are_some_of_all() -> None:
    report = county("全县有人民调解员921名,专职调解员46名。")
    assert report.mediation.mediators.value == 921
    assert [q.part_of for q in report.quantities] == [None, "mediation.mediators"]
    apart = county("全县有专职调解员46名,兼职调解员875名。")
    assert [q.part_of for q in apart.quantities] == [None, None]


def test_what_falls_short_in_some_offices_is_not_the_bodys() -> None:
    report = county("个别部门负责人出庭应诉率不足80%。")
    assert report.litigation.head_appearance_rate.value is None


def test_chapters_of_next_year_and_of_what_was_done() -> None:
    for words, role in (
        ("2024年工作要点", "plan"),
        ("2024年法治建设主要任务", "plan"),
        ("2023年重点任务完成情况", "achievement"),
    ):
        report = fz.extract(
            f"某县人民政府2023年法治政府建设情况报告\n\n一、主要举措\n{FILL}\n二、存在的不足\n{FILL}\n三、{words}\n新建法律服务站6个。\n"
        )
        assert [q.role for q in report.quantities] == [role], words


def test_parts_end_where_they_add_up_and_another_thing_stands_between() -> None:
    report = county("办理行政处罚案件268件,其中一般程序112件、简易程序156件,罚没款42万元,听证4件。")
    assert [q.part_of for q in report.quantities] == [None, "enforcement.cases", "enforcement.cases", None, None]


def test_three_years_together_are_not_the_years() -> None:
    assert [q.role for q in county("近三年,全县办理法律援助案件1420件。").quantities] == ["other"]


def test_a_paragraph_of_plans_without_a_heading() -> None:
    for words in (
        "下一步,街道将持续推进各项工作。加强法治宣传,组织旁听庭审2次以上。",
        "新的一年,我局将重点做好以下工作:一是加强培训,举办执法培训4期。",
        "2024年工作计划:举办法治讲座40场。",
    ):
        assert {q.role for q in county(words).quantities} == {"plan"}, words
    done = county("2023年工作安排有序推进,举办法治讲座40场。").quantities
    assert [q.role for q in done] == ["achievement"]


def test_what_is_counted_keeps_its_words() -> None:
    for words, subject in (
        ("纠正执法不规范行为34起。", "执法不规范行为"),
        ("在册社区矫正对象214人。", "在册社区矫正对象"),
        ("评查行政执法案卷200卷以上。", "行政执法案卷"),
        ("培训执法人员不少于1000人次。", "执法人员"),
        ("对12项涉企经营许可事项实行告知承诺。", "涉企经营许可事项"),
        ("培育“法律明白人”790名。", "“法律明白人”"),
        ("经调解、和解结案59件。", "和解结案"),
        ("全年化解信访积案总量较去年下降11.2%。", "信访积案总量"),
        ("负责人出庭应诉率达98%,同比增长2%。", "负责人出庭应诉率"),
        ("建议提案办结率和满意率均为100%。", "建议提案办结率和满意率"),
        ("取消证明20项申请材料平均压减。", "申请材料"),
        ("结合国际消费者权益日、食品安全宣传周、国家宪法日等重要节点开展法治宣传活动193场次。", "法治宣传活动"),
    ):
        assert county(words).quantities[-1].subject == subject, words


def test_what_did_not_succeed_is_not_counted_as_done() -> None:
    report = county("办结法律援助案件120件,未办结15件。行政机关负责人未出庭应诉2件,出庭应诉30件。")
    assert {q.indicator for q in report.quantities if q.value in (15, 2)} == {None}
    assert report.litigation.head_appearances.value == 30
    disputes = county("调解成功98件,调解不成功3件。").mediation
    assert (disputes.disputes_settled.value, disputes.disputes.value) == (98, None)


def test_a_centre_for_disputes_is_no_case() -> None:
    assert county("设立行政争议调处中心3个。").settlement.accepted.value is None


def test_as_many_verbs_as_figures() -> None:
    report = county("收到、受理、审结行政复议案件100件、90件和80件。")
    assert [q.indicator for q in report.quantities] == [
        "reconsideration.received", "reconsideration.accepted", "reconsideration.concluded",
    ]  # fmt: skip
    two = county("受理、审结行政复议案件80件,76件已履行。")  # one figure for both
    assert two.quantities[1].indicator is None


def test_what_stands_before_the_clause_that_sets_the_subject_does_not_forbid() -> None:
    report = county("重视检察建议的办理反馈,全年办理县人大代表建议147件、政协提案163件,办结率100%。")
    assert report.oversight.proposal_completion_rate.value == 100
    assert county("全年办理检察建议5件,办结率100%。").oversight.proposal_completion_rate.value is None


def test_reports_in_writing_and_in_person_are_told_apart() -> None:
    report = county("38名主要负责人书面述法,6名主要负责人现场述法。")
    assert [q.indicator for q in report.quantities] == ["leadership.accountability_reports"] * 2
    some = county("组织34家单位书面述法,3名主要负责人现场述法。")  # heads of some of these
    assert some.quantities[1].part_of == "leadership.accountability_reports"


def test_words_for_any_subject_take_that_of_their_row() -> None:
    report = county("(一)行政复议\n全县新收案件356件。新收案件中,受理318件,不予受理21件。")
    assert report.reconsideration.accepted.value == 318
    assert report.reconsideration.accepted.confidence != "high"
    alone = county("(一)行政复议\n全县新收案件356件。畅通申请渠道,窗口受理318件。")  # 窗口 may accept anything
    assert alone.reconsideration.accepted.value is None


def test_two_and_one_written_out() -> None:
    for words, figures in (
        ("开展行政执法案卷评查二次,评查案卷240份。", ["二", "240"]),
        ("聘请二名律师担任法律顾问。", ["二"]),
        ("考核权重较上年提高二个百分点,满意度提高一个百分点。", ["二", "一"]),
        ("专项预案一项、总体预案二项。", ["一", "二"]),
        ("凡退回修改的必须二次送审。推进二次供水改造。推行一项一策,坚持一项一项抓落实。", []),
    ):
        assert [q.quote for q in county(words).quantities] == figures, words


def test_those_who_were_honoured_are_not_all_there_are() -> None:
    for words in (
        "2名调解员被评为全省优秀人民调解员,1家律师事务所获评先进集体。",
        "全县2个人民调解委员会、3名人民调解员受到省司法厅表彰。",
        "35名执法人员荣获嘉奖,5名人民调解员入选全市专家库。",
        "表彰优秀公证员2名,优秀基层法律服务工作者5名。",
    ):
        assert {q.indicator for q in county(words).quantities} == {None}, words
    assert county("现有人民调解员1200名,获评全国先进。").mediation.mediators.value == 1200


def test_offices_that_do_a_thing_are_counted_apart_from_it() -> None:
    report = county("15个司法所调解矛盾纠纷2680件。与12个部门召开行政争议协调会9次。")
    assert [q.indicator for q in report.quantities] == [None, "mediation.disputes", None, None]
    assert county("各执法部门共实施行政检查2.3万次。").enforcement.inspections.value == 23000


def test_neighbours_of_an_indicator_are_told_apart() -> None:
    for words in (
        "县政府常务会议研究重大行政决策、规范性文件等议题38个。",
        "办理公文审核560件。",
        "提交规范性文件制定建议6件。",
        "设立“跨省通办”窗口16个。",
        "重点督办建议提案10件。",
        "组织青少年学生旁听庭审3次。",
        "接待信访群众560人次,领导干部接访48次。",
        "值班律师提供法律帮助620件。",
        "案件办理时间平均缩短20%。",
    ):
        assert {q.indicator for q in county(words).quantities} == {None}, words


def test_an_undivided_total_beside_the_kind_it_stands_in_for() -> None:
    report = county("梳理政务服务事项1862项,其中依申请事项1098项、依职权事项764项。")
    assert report.services.ex_officio_items.value == 764
    assert [q.indicator for q in report.quantities if q.value == 1098] == ["services.on_application_items"]


def test_what_is_pending_is_no_part_of_what_is_concluded() -> None:
    for words in ("审结行政复议案件52件(含上年度结转4件),尚有8件未结。", "审结行政复议案件52件,另有8件正在审理。"):
        report = county(words)
        assert report.reconsideration.concluded.value == 52
        assert [(q.indicator, q.part_of) for q in report.quantities if q.value == 8] == [(None, None)], words
    pending = county("受理行政复议案件100件,审结90件,未审结10件。").quantities[-1]
    assert pending.part_of == "reconsideration.accepted"
    late = county("行政复议审结案件100件,其中未按期结案5件。").quantities[-1]  # concluded too, if late
    assert late.part_of == "reconsideration.concluded"


def test_court_cases_of_several_instances_add_up_to_all() -> None:
    report = county("行政应诉案件:一审12件、二审5件、再审1件,共18件。")
    assert report.litigation.cases.value == 18
    assert report.litigation.first_instance.value == 12
    assert report.litigation.second_instance.value == 5
    assert [q.part_of for q in report.quantities if q.value == 1] == ["litigation.cases"]
    report = county("全年应诉案件情况:二审4件、一审15件,合计19件。")
    assert (report.litigation.cases.value, report.litigation.first_instance.value) == (19, 15)
    # with another thing added the total is of neither
    report = county("行政应诉案件:一审12件、二审5件、执行异议3件,共20件。")
    assert report.litigation.first_instance.value == 12


def test_stray_spaces_in_a_number_are_taken_out() -> None:
    for printed, value in (
        ("1 00件", 100), ("1 23件", 123), ("12 3件", 123), ("1 2 3 件", 123), (" 4 06 余件", 406), ("1 204件", 1204),
    ):  # fmt: skip
        assert county(f"全年收到行政复议申请{printed}。").reconsideration.received.value == value, printed
    report = county("全年罚款1 234.5万元,减免税款 100 000.50 元。行政处罚案件:1 234件,2 345件。")
    assert [q.value for q in report.quantities] == [12_345_000, 100_000.5, 1234, 2345]
    assert report.quantities[0].quote == "1 234.5万"


def test_figures_with_a_space_between_them_that_may_be_two_are_not_stated() -> None:
    assert not county("全年收到行政复议申请12 34件。").quantities
    assert 1235 not in [q.value for q in county("收到、受理、审结行政复议案件分别为12 3 5件。").quantities]
    assert [q.value for q in county("拨打热线12345 100件。").quantities] == [100]
    assert not county("人民调解 3 12件\n").quantities
    assert [q.value for q in county("见附件1 23件规范性文件。").quantities] == [23]


def test_the_number_of_a_row_is_no_part_of_its_figure() -> None:
    assert [q.value for q in county("序号 数量\n1 234件\n2 345件\n").quantities] == [234, 345]
    assert [q.value for q in county("序号 事项 数量\n1 234件\n").quantities] == [234]
    assert [q.value for q in county("收到 受理 审结\n142 133 120\n").quantities] == [142, 133, 120]


def test_twenty_and_thirty_in_one_character() -> None:
    report = county("调解纠纷廿五件,举办讲座卅余场,审结案件一百廿件。")
    assert [(q.value, q.qualifier) for q in report.quantities] == [(25, "exact"), (30, "approx"), (120, "exact")]


def test_digits_in_a_row_are_no_numeral_and_two_of_them_leave_it_open() -> None:
    assert not county("全年调解纠纷七八九件。").quantities
    assert [q.value for q in county("全年调解纠纷七八件。").quantities] == [[7, 8]]


def test_lai_behind_a_round_number_is_about() -> None:
    report = county("开展检查十来场,普法二十来次,走访企业30来家。信访件中二十来自企业。")
    assert [(q.value, q.qualifier) for q in report.quantities] == [(10, "approx"), (20, "approx"), (30, "approx")]


def test_two_digits_with_a_mark_between_them_share_their_magnitude() -> None:
    assert [q.value for q in county("培训执法人员3、4百人。").quantities] == [[300, 400]]
    assert [q.value for q in county("调解纠纷7、8百件。").quantities] == [[700, 800]]
    assert [q.value for q in county("两起案件分别罚款3、4万元。").quantities][-1] == 40_000


def test_a_time_limit_in_days_can_be_a_range() -> None:
    quantities = county("审批时限由15日压缩至3-5日。检查时间为3-5日。").quantities
    assert [(q.value, q.unit) for q in quantities] == [(15, "日"), ([3, 5], "日")]


def test_the_number_of_a_page_is_no_fraction() -> None:
    assert [q.value for q in county("全年培训10场。\n3 / 12\n普法12次。\n").quantities] == [10, 12]
    assert [q.value for q in county("其中3/12的案件由市级办理。").quantities] == [0.25]


@pytest.mark.parametrize(
    ("text", "ident", "values", "value"),
    [
        (
            "办理全国人大代表建议2件、省人大代表建议13件、县人大代表建议152件。",
            "oversight.npc_proposals",
            [2, 13, 152],
            152,
        ),
        ("设立法律援助工作站14个,在村(社区)设立联络点562个。", "legal_aid.stations", [14, 562], 562),
        ("建成县公共法律服务中心1个、乡镇公共法律服务工作站16个。", "legal_services.platforms", [1, 16], 16),
    ],
)
def test_of_several_figures_without_a_total_the_largest_is_the_value(
    text: str, ident: str, values: list[int], value: int
) -> None:
    field = fz.extract(text)[ident]
    assert [seen.value for seen in field.observations] == values and field.value == value
    assert all("several" in seen.flags for seen in field.observations) and "several" in field.flags


def test_several_rates_keep_the_first_and_one_figure_told_twice_is_not_several() -> None:
    rates = fz.extract("代表、委员对建议提案办理的满意率分别为99.4%和99.0%。")["oversight.proposal_satisfaction_rate"]
    assert rates.value == 99.4 and "several" in rates.flags
    twice = fz.extract("全年受理法律援助案件97件。\n今年以来,受理法律援助案件97件。")["legal_aid.cases"]
    assert twice.value == 97 and "several" not in twice.flags


def test_a_look_at_one_of_several_does_not_make_it_the_value() -> None:
    report = fz.extract("办理全国人大代表建议2件、省人大代表建议13件、县人大代表建议152件。")
    first = report["oversight.npc_proposals"].observations[0]
    looked = report.with_corrections(
        [Correction(indicator="oversight.npc_proposals", start=first.evidence.start, confirmed=True)]
    )
    assert looked["oversight.npc_proposals"].value == 152


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # 其中 behind a success rate divides the disputes, not those that were settled.
        ("全年调处各类纠纷513件,成功506件,成功率98.6%,其中群体性纠纷8件。", {8: "mediation.disputes"}),
        # A second division of one total.
        (
            "收到行政复议申请214件,其中市本级132件、县区82件;经审查受理187件,不予受理19件,作其他处理8件。",
            {132: "reconsideration.received", 82: "reconsideration.received", 8: "reconsideration.received"},
        ),
        # A sentence that says which total it divides, also beyond the sentence before it.
        (
            "收到行政复议申请345件,受理312件。以调解、和解方式结案76件。新收行政复议案件中,市政府办理168件。",
            {168: "reconsideration.received"},
        ),
        (
            "收到行政复议申请345件,受理312件。作出纠错决定33件。受理案件的被申请人分布情况为:县政府41件、部门236件、乡镇政府35件。",
            {41: "reconsideration.accepted", 236: "reconsideration.accepted", 35: "reconsideration.accepted"},
        ),
        # Behind a semicolon and another unit another subject begins.
        ("作出行政处罚257件,含非现场处罚219件,罚没款183万元;行政强制14件。", {219: "enforcement.cases"}),
        # What they were about is no mark of a division.
        ("全年调解纠纷428件,涉及金额316万元,引导申请司法确认22件。", {}),
    ],
)
def test_which_total_a_part_is_of(text: str, parts: dict[int, str]) -> None:
    report = county(text)
    assert {row.value: row.part_of for row in report.quantities if row.part_of} == parts
