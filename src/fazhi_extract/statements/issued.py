"""Documents a report says it issued, told from those it merely cites, and what kind each is.

A document is issued where a verb of issuing governs its title (印发《…》, 修订《…》《…》等) or follows it (《…》已出台); not where the
verb only describes it (新修订的《…》), where another body did it (国务院印发《…》), or where it is a law. The kinds go by
the title's last word, and by its place name for 条例: 《立法法》 leaves no other mark. A government's rules (规章) cannot be told
from normative documents by their titles; both are `normative_document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fazhi_extract.model.report import Document
from fazhi_extract.report.reread import HIDDEN, Reread
from fazhi_extract.statements.model import DocumentKind, NamedDocument
from fazhi_extract.text.spans import within

_VERB = (
    r"(?:出台|印发|制定|修订|制发|编制|发布|公布|下发|颁布|修编|编印|修改|完善|拟定|拟订|编写|推出|转发|制订|出版)"
    r"(?:了|并(?:印发|公布|实施|发布|出台)|出台|印发|实施|完善|发布|公布)*"
)
# What stands before the verb where nothing was issued yet (拟出台, 将于明年印发), or at all (尚未制定).
_ADVERBS = r"(?:及时|抓紧|尽快|适时|继续|进一步|研究|组织|正式|于[^,。;]{2,12}|在[^,。;]{2,12}(?:前|内|底))*"
_YET = re.compile(rf"(?:拟|将|(?<![按照据法度作动])计划|准备|打算|有望|争取|力争){_ADVERBS}$")
_NEVER = re.compile(rf"(?:未|没有|不再)(?:能|曾)?{_ADVERBS}$")
# Between the verb and the title stand at most adverbs and lists of other titles.
_BEFORE = re.compile(rf"(?P<verb>{_VERB})(?P<gap>[^,。;:!?\n]{{0,24}})$")
_OTHER_VERB = re.compile(
    r"贯彻|落实|执行|学习|宣传|根据|依据|依照|按照|围绕|针对|对照|遵循|符合|关于|就|开展|组织|审查|审核|征求|的$|推动|推进|要求|结合"
)
_LISTED = re.compile(rf"关于{HIDDEN}的[^,。;]{{1,8}}(?:措施|方案|意见|办法|细则)[和、及与]")
_AFTER = re.compile(
    r"(?:(?:的)?(?:通知|意见|方案))?(?P<yet>拟|即?将)?(?:已经|已|正式|顺利|相继|先后|于[^,。;]{2,12}){0,3}(?P<verb>公布施行|公布|出台|印发|颁布|发布|施行|印发实施)"
    r"|并(?:在[^,。;]{0,14}|及时|向社会|对外)?(?P<and>公示|公布|印发|发布|实施)"
)
_ABOVE = re.compile(
    r"(?:国务院|党中央|中共中央|中央|全国人大|最高人民|司法部|国家|上级|两办|中办|国办)[^,。;《]{0,10}$"
)
_PROVINCE = re.compile(r"(?:省委|省政府|省人大|自治区|省司法厅)[^,。;《]{0,10}$")

_ENDING = re.compile(r"(?:\((?:[^()]*)\)|（[^（）]*）|暂行|试行|修正案|修订案|草案|征求意见稿|送审稿|修订)+$")
_LAW = re.compile(r"(?:(?<!办)(?<!方)(?<!执)(?<!司)法|法典|宪法)$")
_PLAN = re.compile(r"(?:方案|计划|规划|纲要|要点|预案|任务|安排|部署|路线图|行动|任务分工|工作台账)$")
_NORMATIVE = re.compile(
    r"(?:意见|办法|规定|细则|规则|规范|制度|决定|通知|标准|基准|准则|规程|程序|措施|公告|通告|批复|守则|指引|机制|若干政策|政策|指南)$"
)
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{2,12}?(?:省|市|州|盟|县|区|旗))")
_NATIONAL = re.compile(r"^(?:中华人民共和国|国务院)")
_DRAFT = re.compile(r"草案|征求意见稿|送审稿")


def document_kind(title: str) -> DocumentKind:
    """The kind of a document by its title."""
    while title.startswith(("《", "〈")) and title.endswith(("》", "〉")):
        title = title[1:-1]
    last = _ENDING.sub("", title)
    if last.endswith("条例"):
        local = _PLACE.match(last) and not _NATIONAL.match(last)
        return "local_regulation" if local else "administrative_regulation"
    if _LAW.search(last):
        return "law"
    if _PLAN.search(last):
        return "plan"
    if _NORMATIVE.search(last):
        return "normative_document"
    return "other"


def classify_documents(
    text: Reread, documents: Iterable[Document], province: bool = False
) -> tuple[NamedDocument, ...]:
    """The documents of a report, each with its kind and whether it was issued.

    Args:
        text: the report's text.
        documents: the report's distinct documents.
        province: whether the body is a province's, whose own documents 省政府 issues.
    """
    roles: dict[str, tuple[str, str]] = {}
    flat = _one_mark_each(text)
    shift = 0
    for span in text.titles:
        title = text.text[span[0] + 1 : span[1] - 1]
        role, action = _role(text, flat, span, span[0] - shift, province)
        shift += span[1] - span[0] - 1
        if role == "issued" or title not in roles:
            roles[title] = role, action
    found = []
    for document in documents:
        start, end = text.place(document.start), text.place(document.end)
        title = text.text[start:end]  # simplified
        kind = document_kind(title)
        role, action = roles.get(title, ("cited", ""))
        if kind in ("law", "administrative_regulation") or (role == "issued" and _DRAFT.search(title)):
            role, action = "cited", ""
        found.append(
            NamedDocument.model_validate(
                {
                    "start": document.start,
                    "end": document.end,
                    "quote": document.quote,
                    "title": document.title,
                    "number": document.number,
                    "kind": kind,
                    "role": role,
                    "action": action,
                }
            )
        )
    return tuple(found)


def _one_mark_each(text: Reread) -> str:
    """The text with every title as one mark, so that lists of titles are short."""
    out, last = [], 0
    for start, end in text.titles:
        out += [text.text[last:start], HIDDEN]
        last = end
    return "".join([*out, text.text[last:]])


def _role(text: Reread, flat: str, span: tuple[int, int], at: int, province: bool) -> tuple[str, str]:
    """Role and verb of one mention of a title; ``at``: its place in the text with one mark for each title."""
    role, action = "cited", ""
    before = _BEFORE.search(_LISTED.sub("", flat[max(0, at - 80) : at]))
    if before and not _OTHER_VERB.search(before["gap"].replace(HIDDEN, "")):
        above = flat[max(0, at - 80) : at][: -len(before[0])] if before[0] else ""
        if not _ABOVE.search(above) and (province or not _PROVINCE.search(above)):
            role, action = "issued", before["verb"]
            if _NEVER.search(above):
                return "cited", ""
            if _YET.search(above):
                role = "planned"
    if role == "cited":
        after = _AFTER.match(flat, at + 1)
        if after:
            role, action = "planned" if after["yet"] else "issued", after["verb"] or after["and"]
    if role == "issued" and any(h.kind == "plans" for h in text.under(span[0])):
        role = "planned"
    elif role == "issued" and within(text.plans, span[0]):
        role = "planned"
    return role, action
