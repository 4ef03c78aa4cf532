"""Whose report it is and of which year: title, issuer, region, body kind, year, date of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fazhi_extract.metadata.divisions import find_names, lookup, resolve
from fazhi_extract.quantities.numerals import NotANumeral, chinese_integer

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_ABOUT = r"法治政府|依法行政|法治建设|法治工作|依法治[省市区县镇]|法治[\u4e00-\u9fff]{0,8}建设|推进法治"
_TITLE = re.compile(
    rf"^.{{0,60}}(?:{_ABOUT}).{{0,60}}(?:报告|情况|总结|年报|汇报|打算|安排|计划|公告|公示|思路|要点|通报)(?:\([^()]{{0,14}}\)|[(][^)]{{0,14}})?$"
)
_LETTER = re.compile(rf"关于[^,]{{0,40}}(?:{_ABOUT})[^,]{{0,40}}(?:报告|情况|总结)》?的(?:函|报告)")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十][部章节]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?:(?!\d)|(?=20\d\d年))"
)
# What a page puts around its title.
_ORNAMENTS = "★☆◆◇●○■▲△※【】*#"
_TAG = re.compile(r"[【\[][\u4e00-\u9fff]{2,8}[】\]](?=.)")  # 【年度报告】2022年…
_SITE = re.compile(
    r"(?<=[告况结报》])(?:[_\-—|]+[\u4e00-\u9fff]{2,20}){0,2}[_\-—|]+[\u4e00-\u9fff]{0,20}(?:网|网站|平台|门户|政府|局|街道|镇)$"
)
_CRUMBS = re.compile(r"[>›»|]")
_SECOND_LINE = re.compile(r"(?:及|和|暨|与).{4,40}$|.{0,12}(?:报告|工作打算|工作安排|工作计划)$")
_PLANS = re.compile(r"打算|计划|安排|思路|下一步")
_DATED = re.compile(r"日期|时间|发布|来源|浏览|^\W*20\d\d")
# 关于报送《…报告》的报告, 印发…: the report's own words come behind it.
_ABOUT_HEAD = re.compile(r"^(?:关于)?(?:印发|报送|上报|呈报|公布|公开|发布)?《?")
_YEARS = re.compile(r"(?<!\d)(?:20\d\d|二[〇零][〇零一二三四].)年?(?:度|至今|以来|上半年)?")
# Where a title stops to say whose and begins to say what; 全面依法治区委员会 is a body.
_MATTER = re.compile(rf"关于|(?:全面|深入|扎实)?(?:推进|落实|加强|贯彻)?(?:{_ABOUT})(?!委员会|办|委)")
# What stands beside the body and is no part of it.
_FRAME = re.compile(r"年度|工作(?!办|委|部|站|局|组)|\|")
_OURS = re.compile(r"[我本全][省市区县旗州盟镇乡局委办院校厅]|[我本全]街道")
_PARTY_BODY = re.compile(r"(?:委员会|[省市区县旗州盟镇乡工党]委|党组)$")
# Lines of the page, which begin no title: a site's name, the date of the visit, 签发人:….
_OF_THE_PAGE = re.compile(r"[:|>]|网站|门户|网$|首页|公开$|今天|欢迎|栏目|专栏|频道|(?:通知|报告|公告|函)$")
_BODY_END = re.compile(r"(?:[府局厅委办院校会场社所站队园部处道镇乡省市区县旗州盟]|公司|中心|银行|集团)$")
_PARTY = re.compile(
    r"(?:(?<=委员会)|(?<=区委|县委|市委|省委|党委|工委|党组))[、和]?(?=[\u4e00-\u9fff]*(?:人民政府|街道办事处|局))"
)
_ASIDE = re.compile(r"\([^()]*$")  # 湘江新区(岳麓区, its second bracket stripped
_BODY_WORD = re.compile(r"政府|局|委|办|厅|镇|街道")
_ZONE = re.compile(r"管委会|管理委员会|开发区$|高新区$|新区$")
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署|行署)(?:办公[厅室])?$")
# Names that are mostly no division of their own but a zone, which a commission governs; 浦东新区 is both in name and in law.
_ZONE_NAME = re.compile(
    r"(?:新区|开发区|高新区|园区|[示试实]\w区|合作区|保税\w{0,2}区|度假区|旅游区|景区|名胜区|管理区)$"
)
_DIVISIONS = tuple("省市区县旗州盟")
_OWN_TOWN = re.compile(r"(?:.*(?:[省市区县旗州盟]|人民政府))?([\u4e00-\u9fff]{1,12}(?:镇|乡|街道|苏木))$")
_TITLE_NOISE = re.compile(
    r"(?:标题|名称|信息名称)[::]|(?:今天是)?20\d\d年\d{1,2}月\d{1,2}日(?:,?星期[一二三四五六日天])?(?:\d\d:\d\d){0,2}(?=[^\n])"
)
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{1,10}(?:〔|\[|\()20\d\d(?:〕|\]|\))\d{1,4}号\n?")
_HAS_ABOUT = re.compile(_ABOUT)
_YEAR = re.compile(r"(?<![\d-])(20[0-4]\d|19[89]\d)(?=年(?!(?:至|到|-)20))")
_NOT_OWN_YEAR = re.compile(r"(?:由|从|较|比|自|于|至|到|较之|与)$")  # 由2016年的41%升至…: a year compared with
_YEAR_OF = re.compile(r"(?:20\d\d|二[〇零]..)年")
_YEAR_WORDS = re.compile(r"([二][〇零][〇零一二三四][〇零一二三四五六七八九])年")
_BODY = r"人民政府(?:办公[厅室])?|管理委员会|管委会|街道办事处|办事处|委员会|司法[局厅]|[\u4e00-\u9fff]{1,12}(?:局|厅|署|委|院|办公室|中心|大队|支队|总队|公司)"
_SIGNED = re.compile(rf"[—\-(]{{0,3}}([\u4e00-\u9fff]{{0,24}}(?:{_BODY}))\)?")  # a whole line, ——青羊区司法局 as well
_ISSUED_BY = re.compile(
    r"(?:发布机构|发布单位|公开机构|公开主体|发文机关|发布机关|信息来源|来源)(?:[\]】)]:?|[::])\s*([\u4e00-\u9fff]{3,30}?)"
    r"(?=(?:发布|公开|公布|生成|成文|印发|更新|上传|发文)?(?:日期|时间)|浏览|阅读|点击|字体|字号|作者|责任编辑|打印|文号|名称|主题|索引|[^\u4e00-\u9fff]|$)"
)
_DATE = re.compile(r"(20\d\d)\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?")
_DATE_WORDS = re.compile(
    r"([二][〇零][〇零一二三四][〇零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DATE_LABELS = (
    re.compile(r"(?:发布日期|发布时间|发文日期|公布日期|公开日期|上传时间|发稿时间|更新时间|时间)[\]】)]?[::]?\s*$"),
    re.compile(r"(?:成文日期|生成日期|印发日期|形成日期|日期)[\]】)]?[::]?\s*$"),
)
_TIME_OF_DAY = re.compile(r"\s*\d{1,2}:\d{2}")
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
_SAYS_OFFICE = re.compile(r"我([局厅委])(?!员)")
# 《龙岩市永定区卫生健康局参与…实施方案》: an office with its place
_OFFICE = re.compile(
    r"(?:^|[《,。:;\n“]|发|20\d\d年度?)((?:[\u4e00-\u9fff]{2,7}?[省市县区旗州]){1,3}[\u4e00-\u9fff]{2,12}?(?:局|厅|委员会|委))(?=[^员会])"
)
_BANNER_TITLE = re.compile(
    r"(?:标题|名称)(?:[\]】)]:?|:)([^\n|]{6,80}?(?:报告|情况|总结|年报|汇报)(?:\([^()]{0,14}\))?)(?=$|[\n|]|文号|发布|发文|成文|主题|索引|有效|体裁|公开|生成)"
)
_LATE = 3000  # characters within which a town says its name
_DEPARTMENT = re.compile(r"(?:局|厅|署|委|委员会|部|办|办公室|院|中心|总队|支队|大队|银行|海关|监会)$")
_TOWN = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$|街道办事处$|办事处$")
_OWN_WORDS = (
    (0, re.compile(r"全(?:县|区|旗|镇|乡|街道|局)|我(?:县|区|旗|镇|乡|街道)")),
    (1, re.compile(r"[全我](?:市|州|盟)")),
    (2, re.compile(r"[全我]省|[全我]自治区")),
)


@dataclass(slots=True)
class Fact:
    """A value with where it stands (normalised span, None where it stands nowhere as such) and its flags."""

    value: str | int | None = None
    span: Span | None = None
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Facts:
    """What the head, the first sentences and the foot of a report say of it. Offsets are normalised."""

    title: Fact
    issuer: Fact
    region: Fact
    region_code: Fact
    body_kind: Fact
    report_year: Fact
    published: Fact
    breadth: int | None
    looks_like_report: bool


def _lines(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in _LINE.finditer(text, start, end)]


def _begins(line: str, rest: str) -> bool:
    """Whether a line above what could be a whole title is its first line: the body (or its upper half) above the
    matter, not the name of the site above a title that names its body itself."""
    if _DATE.search(line) or _OF_THE_PAGE.search(line):
        return "关于" in line and not _DATE.search(line) and not line.endswith(("通知", "报告", "公告", "函"))
    body = _body_words(rest)
    if not body:
        return bool(_BODY_END.search(line) or _YEAR_OF.search(line) or "关于" in line or find_names(line))
    if line in body:
        return False
    if find_names(body):
        return line.endswith(_DIVISIONS) or bool(_PARTY_BODY.search(line))
    return bool(_BODY_END.search(line) or find_names(line))


def _bare(text: str, start: int, end: int) -> Span:
    """A line without what frames it and is no word of a title: ★…★, 《…》 around the whole, the name of the site behind it."""
    site = _SITE.search(text, start, end)
    if site:
        end = site.start()
    tag = _TAG.match(text, start, end)
    if tag:
        start = tag.end()
    while start < end and text[start] in _ORNAMENTS:
        start += 1
    while end > start and text[end - 1] in _ORNAMENTS:
        end -= 1
    if text[start : start + 1] == "《" and text.find("》", start, end) == end - 1:
        start, end = start + 1, end - 1
    return start, end


def _title(text: str, prose: int, decorated: Sequence[Span]) -> Fact:
    skip = set(decorated)
    head = [span for span in _lines(text, 0, prose or min(len(text), 600)) if span not in skip]
    head = [span for span in head if span[1] - span[0] <= 90 and not _NUMBERED.match(text, *span)][:30]
    best: Fact | None = None
    letter: Fact | None = None
    for k in range(len(head)):
        for count in (1, 2, 3):
            if k + count > len(head):
                break
            start, end = head[k][0], head[k + count - 1][1]
            if count > 1 and _DATE.search(text, head[k + count - 1][0], end):
                break  # a date above the title is the page's or another document's
            if count > 1 and (text[end - 1] == ":" or _CHAPTER.match(text, head[k + count - 1][0])):
                break  # whom a letter is addressed to, or the first heading
            noise = _TITLE_NOISE.match(text, start) or _NUMBER_LINE.match(text, start, end)
            if noise:
                start = noise.end()
            start, end = _bare(text, start, end)
            words = text[start:end].replace("\n", "")
            if len(words) > 90 or "。" in words or ";" in words:
                break
            if len(words) < 6:
                continue
            if count == 1 and letter is None and _LETTER.fullmatch(words):
                letter = Fact(words, (start, end))
            if _TITLE.match(words) and not _CRUMBS.search(words):
                made = Fact(words, (start, end))
                rest = text[head[k + 1][0] : end].replace("\n", "") if count > 1 else ""
                if rest and _TITLE.match(rest) and not _begins(text[head[k][0] : head[k][1]], rest):
                    break
                if count > 1 and _TITLE.match(text[head[k][0] : head[k][1]]):
                    continue
                if best is None:
                    best = made
                    # a second line may carry on: …情况 / 及2024年工作打算
                    if k + count < len(head):
                        more = text[head[k + count][0] : head[k + count][1]]
                        if _SECOND_LINE.match(more) and not words.endswith("报告"):
                            best = Fact(words + more, (start, head[k + count][1]))
        if best is not None:
            return best
    return letter or _of_banner(text, decorated)  # the letter that a report is sent with names it too


def _of_banner(text: str, decorated: Sequence[Span]) -> Fact:
    """The title that only the page's banner prints, behind its label."""
    for start, end in decorated:
        named = _BANNER_TITLE.search(text, start, end)
        if named and _TITLE.match(named[1]):
            return Fact(named[1], named.span(1))
    return Fact()


def _year_in(words: str) -> int | None:
    match = _YEAR.search(words)
    if match:
        return int(match[1])
    spelled = _YEAR_WORDS.search(words)
    if spelled:
        try:
            return chinese_integer(spelled[1])
        except NotANumeral:
            return None
    return None


def _report_year(text: str, title: Fact, prose: int, published: Fact, headings: Sequence[str]) -> Fact:
    if isinstance(title.value, str):
        year = _year_in(_DATE.sub("", title.value))
        if year is not None and title.span:
            return Fact(year, title.span)
    # no title: the first sentence says 2024年,…
    opening = text[prose : prose + 300]
    match = next(
        (found for found in _YEAR.finditer(opening) if not _NOT_OWN_YEAR.search(opening, 0, found.start())), None
    )
    if match:
        at = match.start()
        stop = len(opening[at:].partition("\n")[0]) + at
        if "|" in opening[at:stop]:  # heads of columns, 2022年|2023年: the latest is the report's
            match = max(_YEAR.finditer(opening, at, stop), key=lambda found: int(found[1]))
        return Fact(int(match[1]), (prose + match.start(), prose + match.end() + 1))
    year = _year_in(opening)
    if year is not None:
        return Fact(year, (prose, min(len(text), prose + 40)))
    for words in headings:
        year = _year_in(words)
        if year is not None:
            planned = _PLANS.search(words)
            return Fact(year - 1 if planned else year, None, ["inferred"])
    named: dict[int, int] = {}
    for found in _YEAR.finditer(text):
        named[int(found[1])] = named.get(int(found[1]), 0) + 1
    if isinstance(published.value, str):
        return Fact(int(published.value[:4]) - 1, None, ["inferred"])
    if named and len(text) > 400:
        return Fact(max(named, key=lambda y: (named[y], y)), None, ["inferred"])
    return Fact()


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _published(text: str, decorated: Sequence[Span], prose: int, body_end: int) -> Fact:
    labelled: dict[int, Fact] = {}
    for start, end in decorated:
        for match in _DATE.finditer(text, start, end):
            iso = _iso(*match.groups())
            if iso is None:
                continue
            before = text[start : match.start()]
            for rank, label in enumerate(_DATE_LABELS):
                if label.search(before):
                    labelled.setdefault(rank, Fact(iso, match.span()))
                    break
    for match in _DATE.finditer(text, 0, prose):
        posted = _TIME_OF_DAY.match(text, match.end()) and not text.endswith("今天是", 0, match.start())
        if 0 not in labelled and posted:  # when the page was posted
            iso = _iso(*match.groups())
            if iso:
                labelled[0] = Fact(iso, match.span())
    if labelled:
        return labelled[min(labelled)]
    tail = _lines(text, max(0, body_end - 60), len(text))
    for start, end in reversed(tail):
        found = _DATE.fullmatch(text, start, end)
        if found:
            iso = _iso(*found.groups())
            if iso:
                return Fact(iso, (start, end))
        spelled = _DATE_WORDS.fullmatch(text, start, end)
        if spelled:
            iso = _iso(*(str(chinese_integer(part)) for part in spelled.groups()))
            if iso:
                return Fact(iso, (start, end))
    for start, end in _lines(text, 0, prose):
        found = _DATE.search(text, start, end)
        if found and end - start < 60 and _DATED.search(text[start:end]):
            iso = _iso(*found.groups())
            if iso:
                return Fact(iso, found.span())
    return Fact()


def _body_words(title: str) -> str:
    """The words of a title that name the body: before the matter, beside the year; "" where none stand there."""
    words = _YEARS.sub("|", _DATE.sub("", _ABOUT_HEAD.sub("", title)))
    words = next((part for part in _FRAME.split(_MATTER.split(words, maxsplit=1)[0]) if part), "")
    words = _ASIDE.sub("", _PARTY.split(words)[-1].strip(" 、,()《"))
    return "" if _OURS.fullmatch(words) else words


def _signature(text: str, title: Fact, prose: int, decorated: Sequence[Span], body_end: int) -> Span | None:
    """The line that names the body below the title or at the report's end; there the one above the date comes first."""
    page = set(decorated)
    below = _lines(text, title.span[1], max(title.span[1], prose)) if title.span else []
    tail = _lines(text, text.rfind("\n", 0, max(0, body_end - 60)) + 1, len(text))[::-1]
    tail.sort(key=lambda line: not (_DATE.match(text, line[1] + 1) or _DATE_WORDS.match(text, line[1] + 1)))
    for start, end in (*below, *tail):
        if (start, end) not in page and (signed := _SIGNED.fullmatch(text, start, end)) is not None:
            return signed.span(1)
    return None


def _issuer(text: str, title: Fact, prose: int, decorated: Sequence[Span], body_end: int) -> Fact:
    if isinstance(title.value, str):
        words = _body_words(title.value)
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
    if not first and (ours := _SAYS_OFFICE.search(text, prose, prose + _LATE)):
        return _own_office(text, ours[1])
    if not (first and _TOWN.search(first[1])) and _SAYS_TOWN.search(opening):
        first = _FIRST_TOWN.search(text[prose : prose + _LATE])
        if not first:
            return Fact()  # one of the towns of the county that it names
    if first:
        words = first[1].removeprefix("中共")
        return Fact(words, (prose + first.start(1), prose + first.end(1)))
    ours = _SAYS_PLACE.search(opening)
    if ours:  # 我县, and later 《华宁县2025年…要点》: no place of another level, however near
        opening = text[prose : prose + _LATE]
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


def _kind(issuer: str) -> str:
    if _TOWN.search(issuer):
        return "township"
    if _ZONE.search(issuer) and "局" not in issuer:
        return "government"
    if _GOVERNMENT.search(issuer):
        return "government"
    if _DEPARTMENT.search(issuer):
        return "department"
    if issuer.endswith(_DIVISIONS):
        return "government"
    return "other"


_NOT_IN_NAMES = re.compile(r"(?:人民政府(?:办公[厅室])?|办事处|管理委员会|管委会)$")


_LEVELS = frozenset("省市区县旗州盟")


def _around(text: str, prose: int, body_end: int, below: bool) -> Iterator[list[str]]:
    """Names that may say where the body is: of the page's head, of the signature, of the opening. ``below``: with those
    that follow each other in one mention (南通市海门区), the whole first."""
    last = text.find("\n", max(0, body_end - 60))  # whole lines: a name cut out of a sentence may be none
    tail = text[last : last + 200] if last >= 0 else ""
    for part in (text[:prose], tail, text[prose : prose + 600]):
        found = find_names(part)
        for k, (_, end, name) in enumerate(found):
            chain = [name]
            for start, stop, further in found[k + 1 :] if below else ():
                if start != end:
                    break
                chain.append(further)
                end = stop
            for size in range(len(chain), 0, -1):
                yield chain[:size]


def _place(
    issuer: str, body: str, text: str, prose: int, year: int | None, body_end: int
) -> tuple[Fact, Fact, str | None]:
    """Region, region code and the own name that decides how wide 全市 is."""
    bare = _NOT_IN_NAMES.sub("", issuer)
    town = bare if body == "township" else ""
    names = [name for _, _, name in find_names(issuer)]
    if town:
        match = _OWN_TOWN.search(town)
        own_town = match[1] if match else town
        names = [name for name in names if name != own_town]
    else:
        own_town = ""
    found = resolve(names, year) if names else None
    if found is None or found.code is None:
        # parents named elsewhere decide between namesakes, or say where 区人社局 is
        level = issuer[0] if not names and issuer[0] in _LEVELS else ""
        for parents in _around(text, prose, body_end, not names) if names or own_town or body == "department" else ():
            if any(name in parents for name in names):
                continue
            tried = resolve([*parents, *names], year)
            if tried.code is None or tried.name is None or not tried.name.endswith(level):
                continue
            if not names or tried.code != resolve(parents, year).code:
                found = tried
                break
    if found is not None and found.code is not None and found.name is not None:
        own = found.name
        if own_town:
            return Fact(found.name + own_town), Fact(None, None, ["inferred"]), own_town
        return Fact(found.name), Fact(found.code), own
    printed = bare
    if names:
        stop = issuer.find(names[-1])
        printed = issuer[: stop + len(names[-1])] if stop >= 0 and body == "department" else bare
    if not printed or (body in ("department", "other") and not names):
        return Fact(None, None, ["unresolved"]), Fact(None, None, ["unresolved"]), None
    return Fact(printed, None, ["unresolved"]), Fact(None, None, ["unresolved"]), printed


def _breadth(code: object, own: str | None, text: str) -> int | None:
    if (own or "").endswith(("镇", "乡", "街道", "苏木")):
        return -1
    if isinstance(code, str):
        if code.endswith("0000"):
            return 2
        if code.endswith("00") or (own or "").endswith(("市", "州", "盟")):
            return 1
        return 0
    if own:
        if own.endswith(("省", "自治区")):
            return 2
        if own.endswith(("市", "州", "盟")):
            return 1
        if own.endswith(("县", "区", "旗")):
            return 0
    for width, pattern in _OWN_WORDS:
        if len(pattern.findall(text)) >= 2:
            return width
    return None


def find_facts(text: str, prose: int, decorated: Sequence[Span], body_end: int, headings: Sequence[str]) -> Facts:
    """Metadata of a normalised report. Nothing is guessed: what the text does not say is None."""
    title = _title(text, prose, decorated)
    published = _published(text, decorated, prose, body_end)
    year = _report_year(text, title, prose, published, headings)
    issuer = _issuer(text, title, prose, decorated, body_end) if len(text) > 60 else Fact()
    looks = bool(title.value) or (len(text) > 300 and len(_HAS_ABOUT.findall(text)) >= 2)
    region = code = Fact()
    body = Fact()
    own: str | None = None
    if isinstance(issuer.value, str):
        kind = _kind(issuer.value)
        year_value = year.value if isinstance(year.value, int) else None
        region, code, own = _place(issuer.value, kind, text, prose, year_value, body_end)
        region.span = code.span = issuer.span
        body = Fact(kind, issuer.span)
        if "inferred" in issuer.flags:  # what rests on it is no surer
            for fact in (region, code, body):
                if fact.value is not None and "inferred" not in fact.flags:
                    fact.flags.append("inferred")
        issuer = _named(_full_issuer(issuer, kind, str(region.value) if code.value else ""), code.value, year_value)
    breadth = _breadth(code.value, own, text) if len(text) > 300 else None
    if isinstance(code.value, str) and isinstance(issuer.value, str):
        breadth = _breadth(code.value, region.value if isinstance(region.value, str) else None, text)
        if breadth and _ZONE.search(issuer.value):
            breadth = 0  # 全市 is wider than a zone of the city
    return Facts(title, issuer, region, code, body, year, published, breadth, looks)


def _named(issuer: Fact, code: object, year: int | None) -> Fact:
    """区人社局 with the name of the district, where that is known: 海门区人社局."""
    words = str(issuer.value)
    place = lookup(code, year) if isinstance(code, str) and words[0] in _LEVELS else None
    if place is None or not place.name.endswith(words[0]):
        return issuer
    return Fact(place.name + words[1:], issuer.span, [*issuer.flags, "inferred"])


def _full_issuer(issuer: Fact, kind: str, region: str) -> Fact:
    """A place name alone stands for who governs it: 槐荫区 for 槐荫区人民政府, a prefecture (地区) or league (盟) for its
    administrative office, a zone that is no division for its commission."""
    words = str(issuer.value)
    if kind == "government" and words.endswith(_DIVISIONS):
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
