"""Whose report it is: by its title, its signature, the page's banner or the first sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_extract.metadata.divisions import find_names, lookup
from fazhi_extract.metadata.fact import DATE, DATE_WORDS, DIVISIONS, Fact, Span, lines_of
from fazhi_extract.metadata.title import body_words

_BODY_WORD = re.compile(r"政府|局|委|办|厅|镇|街道")
ZONE = re.compile(r"管委会|管理委员会|开发区$|高新区$|新区$")
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署|行署)(?:办公[厅室])?$")
# Names that are mostly no division of their own but a zone, which a commission governs; 浦东新区 is both in name and in law.
_ZONE_NAME = re.compile(
    r"(?:新区|开发区|高新区|园区|[示试实]\w区|合作区|保税\w{0,2}区|度假区|旅游区|景区|名胜区|管理区)$"
)
_BODY = r"人民政府(?:办公[厅室])?|管理委员会|管委会|街道办事处|办事处|委员会|司法[局厅]|[\u4e00-\u9fff]{1,12}(?:局|厅|署|委|院|办公室|中心|大队|支队|总队|公司)"
_SIGNED = re.compile(rf"[—\-(]{{0,3}}([\u4e00-\u9fff]{{0,24}}(?:{_BODY}))\)?")  # a whole line, ——青羊区司法局 as well
_ISSUED_BY = re.compile(
    r"(?:发布机构|发布单位|公开机构|公开主体|发文机关|发布机关|信息来源|来源)(?:[\]】)]:?|[::])\s*([\u4e00-\u9fff]{3,30}?)"
    r"(?=(?:发布|公开|公布|生成|成文|印发|更新|上传|发文)?(?:日期|时间)|浏览|阅读|点击|字体|字号|作者|责任编辑|打印|文号|名称|主题|索引|[^\u4e00-\u9fff]|$)"
)
# What the body goes on to do, or the half of it that is named: 长寿镇党委、政府坚持…
_GOES_ON = (
    r"(?=(?:\([^()]{1,20}\))?(?:[党工]委|党工委|党组|政府|办事处|[、和]){0,4}(?:坚持|认真|深入|以|在|全面|始终|紧紧|严格|积极|高度|按照|贯彻|扎实|持续|切实|围绕|牢牢|聚焦|法治|依法|不断|大力|将|把|立足"
    r"|紧扣|紧密|着力|根据|结合|学习|落实|推进|加强|深化|成立|严守|对标|锚定|进一步))"
)
_NO_NAME = (
    r"(?!举办|开展|召开|做好|印发|编制|完成|成立|以|在|由|各|全|我|本|该|对|向|将|把|经|按|据|为|根据|制定|"
    r"建立|组织|推进|加强|坚持|落实|强化|通过|推动|结合)"
)
_FIRST_BODY = re.compile(
    rf"(?:^|[,。:;\n]|来|年度?|我们)((?:中共)?(?:[\u4e00-\u9fff]{{2,24}}?(?:人民政府|街道办事处|管理委员会|管委会|司法局|[\u4e00-\u9fff]{{2,10}}[局厅]|[\u4e00-\u9fff]{{2,8}}委员会)|[省市区县州][\u4e00-\u9fff]{{2,10}}?[局厅]"
    rf"|{_NO_NAME}[\u4e00-\u9fff]{{2,16}}?(?<![全我本各该])(?:镇|乡|街道|区|县|市|旗|省|州))){_GOES_ON}"
)
# A town's report that names the town late: 在市委的领导下,我镇政府…
_FIRST_TOWN = re.compile(
    rf"(?:^|[,。:;\n]|来)({_NO_NAME}[\u4e00-\u9fff]{{1,10}}?(?<![全我本各该])(?:镇|乡|街道|苏木)){_GOES_ON}"
)
_SAYS_PLACE = re.compile(r"我([省市区县旗州盟])")
_SAYS_TOWN = re.compile(r"我镇|我乡|我街道")
SAYS_OFFICE = re.compile(r"我([局厅委])(?!员)")
# 《龙岩市永定区卫生健康局参与…实施方案》: an office with its place
_OFFICE = re.compile(
    r"(?:^|[《,。:;\n“]|发|20\d\d年度?)((?:[\u4e00-\u9fff]{2,7}?[省市县区旗州]){1,3}[\u4e00-\u9fff]{2,12}?(?:局|厅|委员会|委))(?=[^员会])"
)
LATE = 3000  # characters within which a town says its name
_DEPARTMENT = re.compile(r"(?:局|厅|署|委|委员会|部|办|办公室|院|中心|总队|支队|大队|银行|海关|监会)$")
_TOWN = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$|街道办事处$|办事处$")


def _signature(text: str, title: Fact, prose: int, decorated: Sequence[Span], body_end: int) -> Span | None:
    """The line that names the body below the title or at the report's end; there the one above the date comes first."""
    page = set(decorated)
    below = lines_of(text, title.span[1], max(title.span[1], prose)) if title.span else []
    tail = lines_of(text, text.rfind("\n", 0, max(0, body_end - 60)) + 1, len(text))[::-1]
    tail.sort(key=lambda line: not (DATE.match(text, line[1] + 1) or DATE_WORDS.match(text, line[1] + 1)))
    for start, end in (*below, *tail):
        if (start, end) not in page and (signed := _SIGNED.fullmatch(text, start, end)) is not None:
            return signed.span(1)
    return None


def find_issuer(text: str, title: Fact, prose: int, decorated: Sequence[Span], body_end: int) -> Fact:
    """The body as the text names it. ``prose``: where the first paragraph begins, ``body_end``: where the page's foot does."""
    if isinstance(title.value, str):
        words = body_words(title.value)
        if len(words) >= 2 and title.span:
            whole = _FIRST_BODY.search(text, prose, prose + 400)
            if whole and whole[1].endswith(words) and len(whole[1]) > len(words):
                return Fact(whole[1], whole.span(1))  # 经济开发区2024年…, and below it 2024年宁河经济开发区在…
            at = text.find(words, title.span[0])
            return Fact(words, (at, at + len(words)) if at >= 0 else title.span)
    signed = _signature(text, title, prose, decorated, body_end)
    if signed:
        return Fact(text[signed[0] : signed[1]], signed)
    opening = text[prose : prose + 400]
    first = _FIRST_BODY.search(opening)
    for start, end in decorated:
        issued = _ISSUED_BY.search(text, start, end)
        if issued and _BODY_WORD.search(issued[1]):
            return Fact(issued[1], issued.span(1))
    if not first and (office := SAYS_OFFICE.search(text, prose, prose + LATE)):
        return _own_office(text, office[1])
    if not (first and _TOWN.search(first[1])) and _SAYS_TOWN.search(opening):
        first = _FIRST_TOWN.search(text[prose : prose + LATE])
        if not first:
            return Fact()  # one of the towns of the county that it names
    if first:
        words = first[1].removeprefix("中共")
        return Fact(words, (prose + first.start(1), prose + first.end(1)))
    ours = _SAYS_PLACE.search(opening)
    if ours:  # 我县, and later 《华宁县2025年…要点》: no place of another level, however near
        opening = text[prose : prose + LATE]
    for start, end, name in find_names(opening):
        if not ours or name.endswith(ours[1]):
            return Fact(name, (prose + start, prose + end), ["inferred"])
    return Fact()


def _own_office(text: str, ending: str) -> Fact:
    """The office that a page without a title only calls 我局: the one that the documents it names are of, by the name said most."""
    named: dict[str, list[Span]] = {}
    for match in _OFFICE.finditer(text):
        if match[1].endswith(ending):
            named.setdefault(match[1], []).append(match.span(1))
    if not named:
        return Fact()  # an office of the county that it names
    words, places = max(named.items(), key=lambda item: len(item[1]))
    return Fact(words, places[0], ["inferred"])


def kind_of(issuer: str) -> str:
    """What kind of body a name is of (see ``Meta.body_kind``)."""
    if _TOWN.search(issuer):
        return "township"
    if ZONE.search(issuer) and "局" not in issuer:
        return "government"
    if _GOVERNMENT.search(issuer):
        return "government"
    if _DEPARTMENT.search(issuer):
        return "department"
    if issuer.endswith(DIVISIONS):
        return "government"
    return "other"


def with_place(issuer: Fact, code: object, year: int | None) -> Fact:
    """区人社局 with the name of the district, where that is known: 海门区人社局."""
    words = str(issuer.value)
    place = lookup(code, year) if isinstance(code, str) and words[0] in DIVISIONS else None
    if place is None or not place.name.endswith(words[0]):
        return issuer
    return Fact(place.name + words[1:], issuer.span, [*issuer.flags, "inferred"])


def in_full(issuer: Fact, kind: str, region: str) -> Fact:
    """A place name alone stands for who governs it: 槐荫区 for 槐荫区人民政府, a prefecture (地区) or league (盟) for its
    administrative office, a zone that is no division for its commission."""
    words = str(issuer.value)
    if kind == "government" and words.endswith(DIVISIONS):
        governs = "人民政府"
        if words.endswith(("地区", "盟")):
            governs = "行政公署"
        elif _ZONE_NAME.search(words) and not region.endswith(words[-4:]):
            governs = "管理委员会"
        return Fact(words + governs, issuer.span, issuer.flags)
    if kind == "township" and not words.endswith(("人民政府", "办事处")):
        return Fact(
            words + ("街道办事处" if words.endswith("街") else "办事处" if words.endswith("街道") else "人民政府"),
            issuer.span,
            issuer.flags,
        )
    return issuer
