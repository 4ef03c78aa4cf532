#!/usr/bin/env python3
"""Build the character-bigram model that the slip repair weighs its candidates with.

    python tools/build_bigrams.py [OUT] [--without NAME ...]    default: src/fazhi_extract/repair/data/bigrams.bin

Sources, all free to use:
  * jieba's word list with frequencies (MIT, package jieba): pairs of characters inside words, and
    how often a word begins or ends with a character. `pip install jieba` where this runs; it is no dependency.
  * GENRE below: the vocabulary and stock sentences of these reports, written for this file.
  * ../shared: the given reports (except haizhu-2023, which is the page to repair), phrasing.jsonl, catalogue labels.
  * tools/genre: reports written for this table alone, of kinds and regions that the fixtures lack; and in tools/genre/varied
    some 500,000 characters that go through the words of the genre: of towns, departments, provinces, north and south.
  * fixtures: the composed reports and clauses; never fixtures/slips, on which the repair is measured.
  * The words and examples of the rules (indicators/groups/*.py).
To measure honestly, build without the texts that are measured, and name that file to tools/measure_repair.py:
    --without fixtures huaiyin-2022 gaoling-2024 phrasing     for the reports and the phrasing bank
    --without held                                            for one folder of fixtures, or a report of any by its name
    --without wordings-0                                      for one half of fixtures/clauses/wordings.jsonl
  * OpenCC's character tables (Apache-2.0, by way of opencc-python-reimplemented): Traditional forms.

Model, counted on Simplified forms: P(b|a) = in(b|a) + rest(a) * start(b) and P(c|ab) = in(c|ab) + rest(ab) * P(c|b).
`in` comes from the genre text with a part of each count taken off for what was never seen (absolute discounting), and from
the words for a part of what that leaves; `rest` is what the stored continuations leave; `start` is how often b begins a
word, and behind how many different characters it stands in the genre text: 盾 stands behind 矛 alone.

File: one LZMA stream; see `fazhi_extract.repair.model.load` for the layout.
"""

import argparse
import ast
import json
import lzma
import math
import re
import struct
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DEFAULT = ROOT / "src/fazhi_extract/repair/data/bigrams.bin"
GENRE_WEIGHT = 1000  # an occurrence in genre text against one in jieba's 60 million words
MIN_GAIN = 3.0  # what a pair or triple must be worth to be stored: sqrt(weighted count) * ln(gain over the fallback)
MAX_PAIRS = 300_000
MAX_TRIPLES = 500_000
# How far each source is believed, chosen by what held-out reports cost (tools/measure_repair.py prints it).
DISCOUNT = 0.75  # occurrences taken off each count, for what was never seen
PRIOR = 100.0  # occurrences of a character from which genre text alone speaks for it rather than all text
ORDINARY_TIMES = 2  # how often ordinary text of the genre counts against tools/genre/varied
WORDS_SHARE = 0.3  # of what genre text leaves behind two characters, the words' share
GENRE_STARTS = 0.6  # share of genre text in how likely a character is where nothing better is known

GENRE = """
坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，全面贯彻党的二十大和二十届二中、三中全会精神
认真学习宣传贯彻党的十九大和十九届历次全会精神，增强“四个意识”、坚定“四个自信”、做到“两个维护”，深刻领悟“两个确立”的决定性意义
根据《法治政府建设与责任落实督察工作规定》要求，现将本年度法治政府建设情况报告如下：
在市委、市政府的坚强领导下，在上级部门的关心指导下，紧紧围绕法治政府建设目标任务，扎实推进依法行政各项工作，取得了明显成效。现将有关情况报告如下。
现将我区法治政府建设工作情况公布如下，欢迎社会公众监督。现将我市推进法治政府建设工作情况报告如下。现将我县年度法治政府建设情况公告如下
为全面建设法治政府提供了有力保障。现将有关工作情况报告如下：经济社会持续健康发展。现将有关情况报告如下。取得新成效。现将主要工作报告如下：营造了良好法治环境。现将情况报告如下
各项工作取得新进展。“一网通办”改革不断深化。“双随机”监管全面推行。“法治体检”活动走进企业。“互联网+”模式广泛应用。“八五”普法深入开展。“谁执法谁普法”责任制全面落实
一、主要举措和成效。二、存在的问题和不足。三、党政主要负责人履行推进法治建设第一责任人职责情况。四、下一步工作安排。五、其他需要报告的事项
（一）加强党对法治政府建设的领导。（二）健全政府机构职能体系，推动更好发挥政府作用。（三）健全依法行政制度体系，加快推进政府治理规范化程序化法治化
（四）健全行政决策制度体系，不断提升行政决策公信力和执行力。（五）健全行政执法工作体系，全面推进严格规范公正文明执法
（六）健全突发事件应对体系，依法预防处置重大突发事件。（七）健全社会矛盾纠纷行政预防调处化解体系，不断促进社会公平正义
（八）健全行政权力制约和监督体系，促进行政权力规范透明运行。（九）健全法治政府建设科技保障体系，全面建设数字法治政府。（十）加强组织保障
一是加强组织领导，压实工作责任。二是突出重点，狠抓落实。三是强化督导检查，四是深化改革创新，五是完善工作机制，六是营造良好氛围
区委理论学习中心组专题学习，区政府常务会议会前学法，领导干部带头尊法学法守法用法，举办法治专题讲座，开展集中培训，参加网上学法用法考试
党政主要负责人切实履行推进法治建设第一责任人职责，对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办
将法治建设纳入年度综合考核、政绩考核、绩效考核指标体系，纳入国民经济和社会发展规划，纳入年度工作计划，纳入区管干部培训内容，纳入区政府目录管理，纳入区级财政预算
将普法工作纳入区委党校课程，纳入县级督查，纳入市级规划，纳入全区重点工作，纳入县域治理，纳入统一管理，纳入网格
落实述职述法制度，各镇街、各部门主要负责人述法全覆盖，开展现场述法和书面述法，组织旁听庭审活动，落实任前法律知识考试
深化“放管服”改革，优化营商环境，推进简政放权，转变政府职能，推行证明事项告知承诺制，“一网通办”“一窗受理”“最多跑一次”“高效办成一件事”
全面实行行政许可事项清单管理，动态调整权责清单，公布行政权力事项，取消下放审批事项，推进“证照分离”改革，压缩办理时限，减少申请材料
推进政务服务标准化、规范化、便利化，政务服务中心设置综合窗口，政务服务事项网上可办率、全程网办率、即办件占比、好差评满意率
新增市场主体，新登记各类经营主体，个体工商户，招商引资项目，社会信用体系建设，失信被执行人，信用修复，公平竞争审查，涉企收费，惠企政策
加强规范性文件制定和监督管理，严格执行合法性审核、公平竞争审查、集体讨论决定、备案审查制度，规范性文件报备率、报备及时率、规范率均达到
开展规范性文件清理，废止、修改、宣布失效一批文件，拟继续有效，行政规范性文件备案，政府规章立项，地方性法规草案，立法联系点，征求意见建议
坚持科学决策、民主决策、依法决策，落实重大行政决策公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序，编制重大行政决策事项目录，开展决策后评估
充分发挥法律顾问、公职律师作用，参与合同协议审查、重大项目论证、行政复议和诉讼案件办理，审查合同，出具法律意见书，提出意见建议，均被采纳
建立法律专家库、人才库、案例库、题库、数据库，组建专家咨询委员会，聘请法律顾问，成立公职律师团队，组织专家评审，建成智库
全面推行行政执法公示、执法全过程记录、重大执法决定法制审核“三项制度”，开展行政执法案卷评查，评选优秀案卷，通报反馈问题，督促限期整改到位
开展行政执法人员资格考试、培训、清理，换发行政执法证件，持证上岗，执法人员岗位练兵，行政执法监督员，特邀行政执法监督员，行政执法协调监督
严格落实行政裁量权基准制度，推行包容审慎监管，制定不予处罚、从轻处罚、减轻处罚清单，首违不罚、轻微免罚，柔性执法，“首违不罚”“双随机、一公开”监管
深化综合行政执法改革，整合执法队伍，推动执法重心下移，乡镇（街道）综合行政执法，赋权事项，跨部门联合执法，“综合查一次”，开展专项整治行动
加强食品药品、安全生产、生态环境、交通运输、城市管理、农业农村、文化旅游、自然资源、劳动保障、卫生健康、教育培训、知识产权、税收等重点领域执法
立案查处违法案件，办理行政处罚案件，罚没款，作出行政处罚决定，移送公安机关，行政强制，行政检查，行政征收，行刑衔接，责令改正，下达整改通知书
完善突发事件应急预案体系，修订应急预案，组织开展应急演练，健全应急指挥体系，加强应急救援队伍建设，防汛抗旱，森林防火，安全生产隐患排查整治
加强社会矛盾纠纷排查化解，坚持和发展新时代“枫桥经验”，健全人民调解、行政调解、司法调解联动机制，人民调解委员会，专职调解员，调解成功率，涉案金额
受理信访事项，及时受理率、按期答复率、群众满意率，领导包案，信访积案化解，依法分类处理信访诉求，矛盾纠纷一站式多元化解中心，诉源治理
加强行政复议工作，深化行政复议体制改革，收到行政复议申请，依法受理，审结，维持，撤销，变更，确认违法，责令履行，驳回，终止，调解和解，不予受理，综合纠错率
认真做好行政应诉工作，行政诉讼案件，一审，二审，再审，败诉率，行政机关负责人出庭应诉率，发出司法建议书、检察建议书、行政复议意见书、建议书，按时回复率
推进公共法律服务体系建设，公共法律服务中心、工作站、工作室，律师事务所，公证处，司法鉴定，法律援助案件，受援人，挽回经济损失，法律咨询，村（社区）法律顾问，仲裁
公证办理，法律援助中心，农民工讨薪，未成年人，残疾人，老年人，妇女儿童，退役军人，值班律师，法律帮助，认罪认罚，社区矫正对象，安置帮教，司法所建设
自觉接受人大监督、政协民主监督、监察监督、司法监督、社会监督、舆论监督，办理人大代表建议、政协委员提案，办复率、见面率、满意率均为，按时办结
加强审计监督，完成审计项目，查出问题金额，提出审计建议，促进增收节支，统计监督，财会监督，督查督办，政府内部权力制约，廉政风险防控，政务诚信
全面推进政务公开，主动公开政府信息，办理依申请公开，政府门户网站，政务新媒体，政策解读，新闻发布会，回应社会关切，热线办理，群众诉求，按时办结率
深入实施“八五”普法规划，落实“谁执法谁普法”普法责任制，宪法宣传周、民法典宣传月，法治宣传教育，法律进机关、进乡村、进社区、进学校、进企业、进单位
举办法治文艺演出，发放宣传资料，开展法治宣传活动，普法讲师团，法治副校长，“法律明白人”培养工程，法治文化阵地，法治文化公园、广场、长廊，民主法治示范村（社区）
推进数字法治政府建设，“互联网+监管”平台，行政执法综合管理监督信息系统，大数据，云平台，电子证照，数据共享，移动执法，智慧城管，信息化，录入执法案件，“一张图”
法治政府建设示范创建，示范县（区），示范项目，示范单位，先进集体，先进个人，表彰，获评，荣获，典型案例，入选，被评为，创新案例，改革试点，工作经验
存在的主要问题：虽然取得了一定成绩，但与上级要求和人民群众期待相比，仍存在一些差距和不足。一些领导干部法治意识不强，运用法治思维和法治方式能力有待提升
基层执法力量薄弱，执法人员能力素质有待加强，执法不规范问题仍然存在，普法宣传的针对性和实效性不强，法治人才队伍建设滞后，制度落实不到位，督察力度不够
原因分析，主要原因是，推进不平衡，工作进展不够均衡，行政复议应诉能力有待提高，个别部门对法治政府建设重视不够，专业人员不足，经费保障不足，手段单一
下一步，将继续加强党的领导，持续深化，进一步完善，着力解决突出问题，不断提高依法行政能力和水平，加快建设法治政府，为全面建设社会主义现代化提供有力法治保障
为高质量发展提供坚实法治保障，奋力谱写法治建设新篇章，推动法治政府建设再上新台阶，确保完成全年目标任务，力争，计划，预计，拟，目标
区政府、区委、区司法局、市司法局、县政府、县委、街道办事处、镇人民政府、乡镇、村居、区委依法治区办、县委全面依法治县委员会办公室、市委全面依法治市委员会、自治区、开发区、新区、片区、园区、社区、城区、示范区、高新区、景区、辖区、学区、商圈
省政府办公厅、省司法厅、财政厅、教育局、公安局、民政局、人力资源社会保障局、自然资源局、生态环境局、住房城乡建设局、交通运输局、水务局、农业农村局、商务局、文化和旅游局、卫生健康委、应急管理局、审计局、市场监督管理局、统计局、医疗保障局、综合行政执法局、城市管理局、信访局、税务局、气象局、消防救援支队、烟草专卖局、发展改革委
常委会、人民法院、人民检察院、纪委监委、组织部、宣传部、政法委、党组、党委、党支部、工会、共青团、妇联、工商联、律师协会、行业协会、商会、高校、中小学、幼儿园、医院、企业、银行、保险
主任、副主任、书记、副书记、区长、县长、市长、局长、组长、负责人、分管领导、班子成员、工作人员、干部职工、党员干部、公务员、群众、居民、市民、村民、青少年、学生、教师、家长、游客、消费者、职工、劳动者、律师、专家、学者、志愿者、调解员、执法人员、辅警、网格员、人大代表、政协委员
召开会议，审议通过，听取汇报，研究部署，印发通知，出台文件，制定方案，建立台账，完善机制，开展检查，组织培训，下发通报，督促整改，落实责任，推动工作，强化监督，提升能力，创新方式，搭建平台，设立窗口，成立专班，签订责任书，编制目录，发布公告
夜校、夜市、夜经济、法治夜校、校园、校外培训、党校、学校、高校、校长、进校园、平安校园、法治进校园、驻校、家校、院校
次、件、起、人、人次、名、份、条、场、项、个、家、户、宗、部、篇、期、批、例、处、所、支、辆、台、套、吨、亩、公里、平方米、万元、亿元、个工作日、小时、分钟、天、月、年、季度、百分点
1月1日至12月31日，2023年1月30日，截至2022年底，截至12月，今年以来，近年来，去年同期，同比增长，同比下降，较上年增加，环比，占比，比例达，平均，累计，总计，共计，合计，其中，分别为，均为，达到，超过，约，左右，以上，以下
受理100件，审结97件；办结率98.5%，满意率99%；培训执法人员320人次；发放宣传资料5万余份；挽回经济损失1200余万元；涉及金额3000万元；开展活动260场（次），参与人数8万人次
2023年，全区共受理行政复议案件56件，审结50件，其中维持30件，撤销3件，调解6件。全年办理法律援助案件800件，办理公证3000件，调解矛盾纠纷5000件，调解成功率98%
办事“只跑一次”，“一件事一次办”，“一业一证”，“跨省通办”，“不见面审批”，“免申即享”，“拿地即开工”，“容缺受理”，“首席数据官”，“信易贷”，“好差评”，“办不成事”窗口
“法治体检”“法律门诊”“法治夜校”“法治宣传”“村居法律顾问”“援法议事”“云调解”“说事”“和为贵”“老娘舅”“网格化”“大调解”“百姓说事点”“以案释法”“以案说法”“普法直播”
“先锋”“平安”“智慧”“阳光”“清风”“护航”“利剑”“雷霆”“净网”“扫黑除恶”“昆仑”“蓝天”“碧水”“净土”“铁拳”“护苗”“断卡”“两法衔接”“河湖长制”“林长制”
对标对表，走深走实，落地见效，提质增效，常态长效，统筹协调，上下联动，齐抓共管，协同推进，以点带面，全面铺开，压茬推进，有力有序，有效防范，稳步推进，有序开展，切实保障，有力维护，高度重视，精心组织，认真落实，严格执行，积极探索，大力推进，持续加强，扎实开展，深入推进，全面落实，着力提升，不断完善，进一步健全，充分发挥，牢固树立，始终坚持，及时办理，依法处理，妥善处置，主动作为，勇于担当
并、和、及、与、或、等、的、了、在、对、为、由、从、向、于、以、将、把、被、让、使、按、经、因、但、而、其、该、此、本、各、每、全、共、均、已、未、不、无、有、是
情况。同时，此外，目前，另外，总之，一方面，另一方面，首先，其次，再次，最后，通过，依托，围绕，聚焦，针对，结合，按照，根据，依据，为了，由于，随着，经过，实现，促进，确保，形成，构建，打造，引导，支持，鼓励，规范，优化，简化，深化，强化，细化，量化，固化，美化，净化，亮化
"""

_STAND_INS = [(re.compile("[0-9０-９]"), "0"), (re.compile("[A-Za-zＡ-Ｚａ-ｚ]"), "A")]
_FULL = str.maketrans(",():!;? \t", "，（）：！；？\u3000\u3000")


def canonical(text: str, to_simplified: dict[int, str]) -> str:
    """One form for what must count as the same: see `fazhi_extract.repair.model.Model.canon`."""
    for pattern, stand_in in _STAND_INS:
        text = pattern.sub(stand_in, text)
    return text.translate(to_simplified).translate(_FULL)


def opencc_table(name: str) -> dict[str, str]:
    """First choice of each single character in one of OpenCC's tables."""
    import opencc  # type: ignore[import-untyped,unused-ignore]

    path = Path(opencc.__file__).parent / "dictionary" / name
    rows = (line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {a: b.split(" ")[0] for a, b in rows if len(a) == 1 and len(b.split(" ")[0]) == 1}


def in_gbk(char: str) -> bool:
    """Whether the damaged sites' encoding has the character at all."""
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def clauses(name: str) -> list[str]:
    """The clauses of one file."""
    rows = (ROOT / "fixtures/clauses" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row)["text"] for row in rows]


def rule_words() -> list[str]:
    """Chinese strings of the rules: word lists, labels and examples."""
    found = []
    for path in sorted((ROOT / "src/fazhi_extract/indicators/groups").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.search("[\u4e00-\u9fff]{2}", node.value)
            ):
                found += re.split(r"[|\n]", node.value)
    return sorted(set(found))


def genre_lines(without: set[str]) -> list[str]:
    """Report text, each piece counted by itself. Only texts that are laid out as reports are have line breaks at their
    ends: behind a word of a list or a clause of a bank no line ends."""
    pieces = [line for line in GENRE.splitlines() if line]
    pages = [path for path in sorted((SHARED / "reports").glob("*.txt")) if path.stem != "haizhu-2023"]
    pages += sorted((ROOT / "tools/genre").glob("*.txt"))
    if "fixtures" not in without:
        pages += [path for path in sorted((ROOT / "fixtures").glob("*/*.txt")) if path.parent.name != "slips"]
    pages = [path for path in pages if not {path.stem, path.parent.name} & without]
    lines = [f"\n{line.strip()}\n" for path in pages for line in path.read_text(encoding="utf-8").splitlines()]
    for name in ("positive", "negative", "known_to_fail", "blind", "held"):
        pieces += clauses(name)
    for clause in clauses("wordings"):
        if f"wordings-{zlib.crc32(clause.encode()) % 2}" not in without:
            pieces.append(clause)
    pieces += rule_words()
    if "phrasing" not in without and (SHARED / "phrasing.jsonl").exists():
        for row in (SHARED / "phrasing.jsonl").read_text(encoding="utf-8").splitlines():
            pieces.append(json.loads(row)["text"])
    if (SHARED / "catalogue.tsv").exists():
        for row in (SHARED / "catalogue.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            cells = row.split("\t")
            pieces += [cells[1], cells[-1]]
    lines += [piece.strip() for piece in pieces]
    # tools/genre/varied avoids what every report says on purpose, so that all else counts for more.
    varied = sorted((ROOT / "tools/genre/varied").glob("*.txt")) if "varied" not in without else []
    return lines * ORDINARY_TIMES + [
        f"\n{line.strip()}\n" for path in varied for line in path.read_text(encoding="utf-8").splitlines()
    ]


def jieba_words() -> list[tuple[str, int]]:
    """jieba's words and their frequencies."""
    import jieba  # type: ignore[import-not-found,unused-ignore]

    rows = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return [(word, int(freq)) for word, freq, *_ in (row.split(" ") for row in rows)]


class Counts:
    """How often which character follows one or two others in one source."""

    def __init__(self) -> None:
        self.pairs: dict[str, Counter[str]] = defaultdict(Counter)
        self.triples: dict[str, Counter[str]] = defaultdict(Counter)
        self.seen: Counter[str] = Counter()  # with the ends of words, behind which the source knows nothing
        self.seen2: Counter[str] = Counter()

    def add(self, text: str, times: int = 1, ends: bool = False) -> None:
        """Count a text; with `ends` its last characters, too, as such behind which something unknown stands."""
        for a, b in pairwise(text):
            self.pairs[a][b] += times
            self.seen[a] += times
        for a, b, c in zip(text, text[1:], text[2:], strict=False):
            self.triples[a + b][c] += times
            self.seen2[a + b] += times
        if ends:
            self.seen[text[-1]] += times
            self.seen2[text[-2:]] += times if len(text) > 1 else 0


def behind(
    genre: Counter[str], genre_seen: int, words: Counter[str], words_seen: int, prior: float, share: float
) -> tuple[dict[str, float], float]:
    """What follows one character or two: probability of each that the sources know there, and what is left for all others.
    The genre's text speaks first, with `prior` occurrences of all other text beside it, the words for a share of what that
    leaves."""
    row: dict[str, float] = {}
    rest = 1.0
    if genre_seen:
        row = {c: max(n - DISCOUNT, 0.0) / (genre_seen + prior) for c, n in genre.items()}
        rest = (prior + DISCOUNT * len(genre)) / (genre_seen + prior)
    if words_seen:
        part = share * rest
        for c, n in words.items():
            row[c] = row.get(c, 0.0) + part * n / words_seen
        rest -= part * sum(words.values()) / words_seen
    return row, max(rest, 0.01)


def main() -> None:
    """Count, prune, pack, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", nargs="?", type=Path, default=DEFAULT)
    ap.add_argument(
        "--without", nargs="*", default=[], help="what to hold out: fixtures, a folder or a report of it, phrasing"
    )
    args = ap.parse_args()

    simplified = {a: b for a, b in opencc_table("TSCharacters.txt").items() if in_gbk(a) and in_gbk(b)}
    traditional = {a: b for a, b in opencc_table("STCharacters.txt").items() if in_gbk(a) and in_gbk(b) and a != b}
    to_simplified = {ord(a): b for a, b in simplified.items()}

    words, genre = Counts(), Counts()
    start: Counter[str] = Counter()
    for word, freq in jieba_words():
        word = canonical(word, to_simplified)
        if all(in_gbk(c) for c in word):
            start[word[0]] += freq
            words.add(word, freq, ends=True)
    for line in genre_lines(set(args.without)):
        line = canonical(line, to_simplified)
        parts = re.split("[，、]", line)
        # Of a mere list the commas say nothing about where commas stand.
        for part in parts if len(line) < 6 * len(parts) else [line]:
            genre.add(part)
    total = sum(start.values())
    variety = Counter(b for row in genre.pairs.values() for b in row)  # behind how many different characters it stands
    types = sum(variety.values())
    first = {c: (1 - GENRE_STARTS) * start[c] / total + GENRE_STARTS * variety[c] / types for c in start | variety}

    # A pair earns its place by how much likelier it is than the fallback makes it, times how often it occurs.
    gains: list[tuple[float, float, str, str]] = []
    for a in genre.pairs.keys() | words.pairs.keys():
        row, rest = behind(genre.pairs[a], genre.seen[a], words.pairs[a], words.seen[a], PRIOR, 1.0)
        for b, p in row.items():
            fallback = rest * first.get(b, 0.0)
            count = GENRE_WEIGHT * genre.pairs[a][b] + words.pairs[a][b]
            if b in first and p > fallback:
                gains.append((count**0.5 * math.log((p + fallback) / max(fallback, 1e-9)), p, a, b))
    kept: dict[str, dict[str, float]] = defaultdict(dict)
    for gain, p, a, b in sorted(gains, reverse=True)[:MAX_PAIRS]:
        if gain >= MIN_GAIN:
            kept[a][b] = p
    gains = []
    for pair in genre.triples.keys() | words.triples.keys():
        a, b = pair[0], pair[1]
        if b not in kept.get(a, {}):
            continue
        left = max(0.01, 1 - sum(kept[b].values())) if b in kept else 1.0
        row, rest = behind(
            genre.triples[pair], genre.seen2[pair], words.triples[pair], words.seen2[pair], 0.0, WORDS_SHARE
        )
        for c, p in row.items():
            fallback = rest * (kept.get(b, {}).get(c, 0.0) + left * first.get(c, 1e-7))
            count = GENRE_WEIGHT * genre.triples[pair][c] + words.triples[pair][c]
            if p > 0.5 * fallback:
                gains.append((count**0.5 * math.log((p + fallback) / fallback), p, pair, c))
    kept3: dict[str, dict[str, float]] = defaultdict(dict)
    for gain, p, pair, c in sorted(gains, reverse=True)[:MAX_TRIPLES]:
        if gain >= MIN_GAIN:
            kept3[pair][c] = p

    chars = sorted(first, key=lambda c: (-first[c], c))  # the same bytes on every run
    chars = [c for c in chars if c in kept or first[c] > 2e-7]
    index = {c: i for i, c in enumerate(chars)}

    def q(p: float) -> int:
        return min(255, round(-math.log(max(p, 1e-9)) * 12))

    body = bytearray()
    text = "\x00".join(
        (
            "".join(chars),
            "".join(a + b for a, b in sorted(simplified.items())),
            "".join(a + b for a, b in sorted(traditional.items())),
        )
    ).encode("utf-8")
    body += struct.pack("<II", len(text), len(chars)) + text

    def pack(tables: list[dict[str, float]]) -> tuple[bytes, list[list[int]]]:
        """Row lengths, ids and values of many tables; and the ids of each row as stored."""
        lengths, ids, values, order = [], bytearray(), bytearray(), []
        for table in tables:
            row = sorted((index[c], p) for c, p in table.items() if c in index)
            lengths.append(len(row))
            order.append([i for i, _ in row])
            last = -1
            for i, p in row:  # gaps between sorted ids, seven bits a byte: most fit one
                gap, last = i - last - 1, i
                while gap > 127:
                    ids.append(gap & 127 | 128)
                    gap >>= 7
                ids.append(gap)
                values.append(q(p))
        head = struct.pack("<III", len(lengths), len(ids), len(values))
        return head + struct.pack(f"<{len(lengths)}H", *lengths) + bytes(ids + values), order

    body += bytes(q(first[c]) for c in chars)
    body += bytes(q(1 - sum(kept.get(c, {}).values())) for c in chars)
    packed, order = pack([kept.get(c, {}) for c in chars])
    body += packed
    stored = [a + chars[i] for a, row in zip(chars, order, strict=True) for i in row]
    body += bytes(q(1 - sum(kept3.get(pair, {}).values())) for pair in stored)
    body += pack([kept3.get(pair, {}) for pair in stored])[0]
    count2, count3 = len(stored), sum(map(len, kept3.values()))
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 0, "pb": 0}]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(lzma.compress(bytes(body), filters=filters))
    print(
        f"{args.out}: {args.out.stat().st_size:,} bytes, {len(chars):,} characters, {count2:,} pairs, "
        f"{count3:,} triples"
    )


if __name__ == "__main__":
    main()
