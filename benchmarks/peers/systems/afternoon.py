"""What a user writes in an afternoon: convert with OpenCC, then ``re.search`` for each of 30 indicators.

Written by reading two of the composed reports (anyue-2022, county-2023) and from what such reports usually say, tried on
these two, and mended once where a pattern found the wrong number or none there. Groups: the number, and 万 or 亿.
"""

import re
from typing import Any

from opencc import OpenCC

PACKAGES = ("opencc-python-reimplemented",)
N = r"(\d[\d,.]*)\s*余?多?(万|亿)?余?"
PATTERNS = {
    "leadership.party_study_sessions": rf"理论学习中心组.{{0,30}}?{N}次",
    "leadership.government_study_sessions": rf"常务会.{{0,20}}?学法.{{0,20}}?{N}次",
    "leadership.inspections": rf"法治督察.{{0,10}}?{N}(?:轮|次)",
    "services.licensing_items": rf"行政许可事项.{{0,15}}?{N}项",
    "services.online_rate": rf"(?:网上可办|网办|全程网办)率.{{0,8}}?{N}[%％]",
    "business.new_market_entities": rf"新(?:增|登记|设立)(?:市场|经营)主体.{{0,5}}?{N}户",
    "rulemaking.documents_issued": rf"(?:制定|出台|印发).{{0,10}}?规范性文件.{{0,5}}?{N}[件份个]",
    "rulemaking.documents_reviewed": rf"审查.{{0,10}}?规范性文件.{{0,5}}?{N}[件份]",
    "decisions.major_decisions": rf"重大行政决策.{{0,30}}?{N}[项件]",
    "decisions.legality_reviews": rf"合法性审查.{{0,8}}?{N}[件份]",
    "decisions.contracts_reviewed": rf"(?:合同|协议).{{0,5}}?{N}[件份]",
    "counsel.advisers": rf"法律顾问(?!单位).{{0,5}}?{N}[人名]|{N}[人名].{{0,8}}?法律?顾问",
    "enforcement.officers": rf"执法.{{0,6}}?人员.{{0,5}}?{N}[人名]|{N}[人名].{{0,4}}?行政执法人员",
    "enforcement.case_files_reviewed": rf"评查.{{0,10}}?案卷.{{0,5}}?{N}[件宗份卷]|{N}[件宗份卷].{{0,6}}?案卷.{{0,8}}?评查",
    "enforcement.cases": rf"行政处罚案件.{{0,5}}?{N}[件宗起]",
    "enforcement.fines": rf"罚没(?:款|金额|收入).{{0,8}}?{N}元",
    "emergency.drills": rf"应急演练.{{0,5}}?{N}[场次]",
    "reconsideration.received": rf"(?:收到|接收|新收)行政复议(?:申请|案件).{{0,5}}?{N}[件宗起]",
    "reconsideration.accepted": rf"行政复议[^。]{{0,60}}?(?<!不予)受理.{{0,8}}?{N}[件宗起]",
    "reconsideration.concluded": rf"行政复议[^。]{{0,90}}?审结.{{0,8}}?{N}[件宗起]",
    "litigation.cases": rf"行政(?:诉讼|应诉)案件.{{0,8}}?{N}[件宗起]",
    "litigation.head_appearance_rate": rf"负责人出庭(?:应诉)?率.{{0,15}}?{N}[%％]",
    "mediation.committees": rf"人民调解委员会.{{0,5}}?{N}[个家]|{N}[个家].{{0,4}}?人民调解委员会",
    "mediation.mediators": rf"{N}[人名].{{0,5}}?调解员|调解员.{{0,5}}?{N}[人名]",
    "mediation.disputes": rf"(?:调解|调处|化解).{{0,8}}?纠纷.{{0,5}}?{N}[件起]",
    "oversight.npc_proposals": rf"人大代表建议.{{0,5}}?{N}件",
    "oversight.cppcc_proposals": rf"政协(?:委员)?提案.{{0,5}}?{N}件",
    "legal_aid.cases": rf"法律援助案件.{{0,5}}?{N}[件宗]",
    "legal_services.notarial_matters": rf"公证(?:书|事项|案件)?.{{0,5}}?{N}[件份]",
    "publicity.activities": rf"(?:法治|普法)?宣传活动.{{0,5}}?{N}场",
}
CONVERT = OpenCC("t2s").convert
FACTOR: dict[str | None, int] = {None: 1, "万": 10**4, "亿": 10**8}


def run(text: str) -> list[tuple[str, Any]]:
    """The first match of every pattern."""
    text = CONVERT(text)
    return [(ident, re.search(pattern, text)) for ident, pattern in PATTERNS.items()]


def found(text: str, made: list[tuple[str, Any]]) -> list[tuple[int, int, float, list[str]]]:
    """The number of each match; t2s keeps every character's place."""
    rows = []
    for ident, match in made:
        if match:
            group = 1 if match[1] else 3
            digits = match[group].rstrip(".,")
            value = _float(digits.replace(",", "")) * FACTOR[match[group + 1]]
            rows.append((match.start(group), match.start(group) + len(digits), value, [ident]))
    return rows


def _float(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:  # 1.2.3
        return float("nan")


SYSTEMS = {"opencc and 30 regular expressions": (run, found)}
