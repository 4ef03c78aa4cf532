"""依法行政制度体系: regulations and normative documents."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rule
from fazhi_extract.model.fields import Count
from fazhi_extract.quantities.units import COPIES, TIMES, UNITS

DOCUMENT = "规范性文件|行政规范性文件"
# What says something else of the second item of 清理规章A件、规范性文件B件 than the verb before the first.
OF_A_LIST = "继续有效|保留|现行|现行有效|制定|印发|出台|起草|审查|审核|意见|率|主体"
NOT_REPEALED = OF_A_LIST + "|修改|修订|评估|提出|纠正"
OTHER_VERBS = "清理|梳理|废止|失效|备案|报备|审查|审核"
NOT_ISSUED = "|退回|不具备|不符合|不予制发|暂缓"


class Rulemaking(Group):
    """立法与规范性文件: drafts, documents issued, reviewed, filed, cleaned up and repealed."""

    regulation_drafts: Count = indicator(
        "地方性法规、规章草案",
        "件",
        "Drafts of local regulations and government rules",
        rule(
            "地方性法规|政府规章|规章|法规草案|规章草案|条例草案|立法项目|地方立法|法规",
            units=COPIES,
            no="意见|清理|征求|建议|学习|宣传|法律法规|党内法规|规范性文件|课|废止|修改意见|普法|内部规章|企业|主动公开|公开|后评估|评估|备案审查|备案|报备",
            no_clause="清理|废止|备案|报备",
            weight=2,
        ),
        rule(
            "起草|审核|审查|提请审议|提请|制定|出台|审议",
            "法规|规章|条例",
            units=COPIES,
            no="意见|清理|征求|建议|学习|规范性文件|废止|法律法规|规章制度|党内法规",
        ),
        definition="起草、审核、提请审议的地方性法规或规章",
        plausible=(0, 500),
        yes={"提请市人大常委会审议地方性法规草案3件": 3, "审查政府规章草案5件、规范性文件62件": 5},
        no=("对12件法律法规征求意见稿反馈意见", "组织学习法律法规20部"),
    )
    legislative_opinions: Count = indicator(
        "立法征求意见",
        "件/条",
        "Opinions given on legislative drafts, or drafts commented on",
        rule(
            "立法|法规|规章|草案|征求意见稿|法律法规|条例",
            "意见|建议|征求意见|征集",
            units=COPIES | {"次"},
            no="规范性文件|合同|决策|合法性|审查意见|人大代表|法律意见|协议|检察建议|司法建议",
        ),
        rule(
            "意见|建议",
            topic="立法|征求意见稿|征求意见函|法规规章|法规草案|基层立法联系点|立法征求意见",
            units=COPIES,
            no="规范性文件|合同|合法性|法律意见|决策|检察建议|司法建议|提案|人大代表",
        ),
        definition="对立法草案等征求意见稿提出、反馈的意见,或办理的草案",
        plausible=(0, 20000),
        yes={"对省级法规草案提出修改意见25条": 25, "办理立法征求意见稿16件": 16},
        no=("提出合法性审查意见25条",),
    )
    documents_issued: Count = indicator(
        "制定行政规范性文件",
        "件",
        "Normative documents issued",
        rule(
            "制定|制发|出台|印发|发布|公布|颁布|制定出台|制定印发|下发|新制定|发文|制订|制修订",
            topic=DOCUMENT,
            units=COPIES,
            no=OTHER_VERBS
            + "|清查|以往|现行|案例|主体|修改|修订|目录|草案|起草|方案|征求|提出|合同|协议|办法|议题|制定建议|准予备案"
            + NOT_ISSUED,
        ),
        rule(
            "部门文件|部门规范性文件",
            topic=DOCUMENT,
            units=COPIES,
            no=OTHER_VERBS + "|修改|修订|征求|意见" + NOT_ISSUED,
            no_clause="备案|报备|清理|废止",
            weight=2,
        ),
        rule(
            DOCUMENT,
            units=COPIES,
            no=OTHER_VERBS
            + "|主体|修改|修订|目录|草案|起草|纳入|评估|现行|案例|现行有效|继续有效|保留|合法性|征求|提出|纠正|登记|合同|协议|法律意见|有效|议题|制定建议|准予备案"
            + NOT_ISSUED,
            no_clause="清理|废止|宣布失效|备案|报备",
            weight=-6,
        ),
        implied("(?:未|没有|无)(?:单独|自行|新|另行)?(?:制定|制发|出台|印发|发布)[^,。;]{0,8}规范性文件", 0),
        definition="制定、出台、印发",
        plausible=(0, 2000),
        yes={"以县政府名义印发行政规范性文件7件": 7},
        no=(
            "清理行政规范性文件85件",
            "报备规范性文件3件",
            "废止规章3件、规范性文件12件",
            "退回不符合制定要求的规范性文件6件",
        ),
    )
    documents_reviewed: Count = indicator(
        "规范性文件合法性审查",
        "件",
        "Normative documents reviewed for legality",
        rule(
            "审查|审核|合法性审查|合法性审核|审查把关|把关|法制审核|合法性审查审核",
            topic=DOCUMENT,
            units=COPIES,
            no="备案|合同|协议|意见|清理|逐一审查|逐件审查|决策|公平竞争审查|重大行政决策|案例|纠正|予以纠正|处罚|行政处罚|执法决定|重大执法决定|规章草案|政府规章|法规草案|地方性法规|合约|逐件审核|逐一审核",
        ),
        rule(
            "规范性文件审查|规范性文件合法性审查|规范性文件审核|规范性文件合法性审核|规范性文件草案|规范性文件",
            topic="审查|审核",
            units=COPIES,
            no="案例|备案|清理|起草|制定|印发|出台|报备|废止|合同|协议|公平竞争|有效|决策|制发",
        ),
        implied(
            "(?:均|全部)(?:已)?(?:按规定|按要求|按程序|依法|严格){0,4}(?:进行|开展|通过|经过|经|履行|完成)(?:了)?合法性审[核查]",
            like="rulemaking.documents_issued",
        ),
        definition="审查、审核规范性文件",
        plausible=(0, 5000),
        yes={"对21件规范性文件进行合法性审核": 21, "审查各单位报送的规范性文件17件": 17},
        no=("备案审查规范性文件5件", "审查政府合同21份"),
    )
    documents_filed: Count = indicator(
        "规范性文件备案",
        "件",
        "Normative documents filed for the record",
        rule(
            "备案|报备|报送备案|备案审查|备案登记|报送|登记备案|上报备案|审查备案|报市政府备案",
            topic=DOCUMENT,
            units=COPIES,
            no="风险评估|社会稳定|行政备案|备案事项|备案率|意见|提出|案例|纠错|纠正|报送的规范性文件|报送的行政规范性文件",
            weight=2,
        ),
        rule("收到|接收", "报送的规范性文件|报送的行政规范性文件", units=COPIES, no="意见|纠正|率", weight=4),
        rule(DOCUMENT, clause="备案|报备|报送备案", units=COPIES, no=NOT_REPEALED + "|清理|废止", weight=-2),
        rule("备案文件|报备文件|备案部门文件|备案乡镇文件", units=COPIES, no="意见|纠正|率|制定|风险评估"),
        rule(
            "审查|备案审查|收到|接收", "报备文件|报备的文件|报备的规范性文件", units=COPIES, no="意见|纠正|率", weight=4
        ),
        implied(
            "(?:均|全部|件件|逐件)(?:已)?(?:在(?:规定|法定)(?:期限|时限)内)?(?:按规定|按时|按期|按要求|依法|及时){0,4}(?:向[^,。]{2,20}|报[^,。]{2,16})?(?:报送|进行|报)?(?:备案|报备)"
            "|(?:全部|均|已)[^。;]{0,30}(?:并|且|、|按规定|按要求|依法|及时|按时)(?:报|向)[^,。;]{2,14}(?:备案|报备)"
            "|(?:全部|均|已)[^。;]{0,30}(?:并|且|、)(?:按规定|按要求|依法|及时|按时|按期)(?:报送)?(?:备案|报备)",
            like="rulemaking.documents_issued rulemaking.documents_reviewed",
            topic=DOCUMENT,
        ),
        definition="报备、备案、备案审查",
        plausible=(0, 5000),
        yes={"向市政府报送备案规范性文件4件": 4, "备案规章6件、规范性文件68件": 68, "向市政府备案文件8件": 8},
        no=("公布行政备案事项66项",),
    )
    documents_cleaned: Count = indicator(
        "规范性文件清理",
        "件",
        "Normative documents covered by a clean-up",
        rule(
            "应清尽清|清查|清出|清理|梳理|纳入清理|评估清理|全面清理|专项清理|过筛|逐一过筛|大体检|体检|清理涉及|集中清理|集中清理涉及",
            topic=DOCUMENT + "|文件|政策文件|政策措施",
            units=COPIES,
            no="废止|失效|继续有效|修改|证件|证明|案件|存在|积案|修订|公平竞争审查|内部管理制度|管理制度|内部制度",
        ),
        rule(
            "进行清理|进行了清理|开展清理|开展了清理|逐一审查|逐件审查|逐件审核|逐一审核|逐件清理|逐一清理",
            "文件|规范性文件",
            units=COPIES,
            no="废止|失效|证件|证明|案件|积案",
        ),
        rule(DOCUMENT, clause="清理", units=COPIES, no=NOT_REPEALED + "|废止|失效|备案|报备", weight=-2),
        rule("回头看|起底|清理", DOCUMENT, units=COPIES, no="废止|失效|继续有效|修改|制定|备案|出台"),
        rule(
            "涉及文件|涉及",
            topic="规范性文件清理|文件清理|专项清理|清理",
            units=COPIES,
            no="废止|失效|修改|金额|证件|案件|积案|公平竞争审查|合法性审查",
            weight=-1,
        ),
        definition="纳入清理的文件数;继续有效的不算",
        plausible=(0, 20000),
        yes={
            "全面清理现行规范性文件146件": 146,
            "对74件现行文件逐一过筛": 74,
            "清理规章42部、规范性文件860件": 860,
        },
        no=("废止规范性文件12件",),
    )
    documents_repealed: Count = indicator(
        "规范性文件废止、失效",
        "件",
        "Normative documents repealed, lapsed or amended",
        rule(
            "废止|失效|宣布失效|修改|修订|拟废止|予以废止|废止失效",
            topic=DOCUMENT + "|文件|政策文件",
            units=COPIES,
            no="退回|意见|建议|预案|地方性法规|清单|制度|起草",
            no_clause="公平竞争审查",
            weight=2,
        ),
        rule(
            DOCUMENT,
            clause="废止|失效|宣布失效",
            units=COPIES,
            no=OF_A_LIST + "|清理|备案|报备",
            no_clause="公平竞争审查",
            weight=-2,
        ),
        definition="废止、宣布失效、修改",
        plausible=(0, 20000),
        yes={"废止行政规范性文件12件": 12, "废止规章3件、规范性文件12件": 12},
        no=("继续有效的规范性文件101件",),
    )
    cleanup_rounds: Count = indicator(
        "规范性文件清理次数", "次", "Rounds of clean-up of normative documents",
        rule("清理", topic=DOCUMENT + "|文件|政策措施|法规规章", units=TIMES, no="证件"),
        plausible=(0, 200),
        yes={"组织规范性文件清理2次": 2},
        no=("清理规范性文件146件",),
    )  # fmt: skip
    document_bodies: Count = indicator(
        "规范性文件制定主体",
        "个",
        "Bodies entitled to issue normative documents",
        rule(
            "制定主体|制发主体|主体",
            topic=DOCUMENT,
            units=UNITS | frozenset("部门 单位".split()),
            no="执法主体|市场主体|经营主体|责任主体",
            weight=4,
        ),
        definition="公布的制定主体",
        plausible=(0, 3000),
        yes={"公布行政规范性文件制定主体46家": 46},
        no=("公布行政执法主体46家",),
    )
