"""The title of a report, and the words in it that name the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_extract.metadata.divisions import find_names
from fazhi_extract.metadata.fact import ABOUT, DATE, DIVISIONS, Fact, Span, lines_of

_TITLE = re.compile(
    rf"^.{{0,60}}(?:{ABOUT}).{{0,60}}(?:报告|情况|总结|年报|汇报|打算|安排|计划|公告|公示|思路|要点|通报)(?:\([^()]{{0,14}}\)|[(][^)]{{0,14}})?$"
)
_LETTER = re.compile(rf"关于[^,]{{0,40}}(?:{ABOUT})[^,]{{0,40}}(?:报告|情况|总结)》?的(?:函|报告)")
_CHAPTER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十][部章节]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?:(?!\d)|(?=20\d\d年))"
)
# What a page puts around its title.
_ORNAMENTS = "★☆◆◇●○■▲△※【】*#"
_TAG = re.compile(r"[【\[][\u4e00-\u9fff]{2,8}[】\]](?=.)")  # 【年度报告】2022年…
_SITE = re.compile(
    r"(?<=[告况结报》])(?:[_\-—|]+[\u4e00-\u9fff]{2,20}){0,2}[_\-—|]+[\u4e00-\u9fff]{0,20}(?:网|网站|平台|门户|政府|局|街道|镇)$"
)
_CRUMBS = re.compile(r"[>›»|]")
_SECOND_LINE = re.compile(r"(?:及|和|暨|与).{4,40}$|.{0,12}(?:报告|工作打算|工作安排|工作计划)$")
# 关于报送《…报告》的报告, 印发…: the report's own words come behind it.
_ABOUT_HEAD = re.compile(r"^(?:关于)?(?:印发|报送|上报|呈报|公布|公开|发布)?《?")
_YEARS = re.compile(r"(?<!\d)(?:20\d\d|二[〇零][〇零一二三四].)年?(?:度|至今|以来|上半年)?")
# Where a title stops to say whose and begins to say what; 全面依法治区委员会 is a body.
_MATTER = re.compile(rf"关于|(?:全面|深入|扎实)?(?:推进|落实|加强|贯彻)?(?:{ABOUT})(?!委员会|办|委)")
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
_TITLE_NOISE = re.compile(
    r"[-•·]?(?:标题|名称|信息名称)[::]|(?:今天是)?20\d\d年\d{1,2}月\d{1,2}日(?:,?星期[一二三四五六日天])?(?:\d\d:\d\d){0,2}(?=[^\n])"
)
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{1,10}(?:〔|\[|\()20\d\d(?:〕|\]|\))\d{1,4}号\n?")
_YEAR_OF = re.compile(r"(?:20\d\d|二[〇零]..)年")
_BANNER_TITLE = re.compile(
    r"(?:标题|名称)(?:[\]】)]:?|:)([^\n|]{6,80}?(?:报告|情况|总结|年报|汇报)(?:\([^()]{0,14}\))?)(?=$|[\n|]|文号|发布|发文|成文|主题|索引|有效|体裁|公开|生成)"
)


def _begins(line: str, rest: str) -> bool:
    """Whether a line above what could be a whole title is its first line: the body (or its upper half) above the
    matter, not the name of the site above a title that names its body itself."""
    if DATE.search(line) or _OF_THE_PAGE.search(line):
        return "关于" in line and not DATE.search(line) and not line.endswith(("通知", "报告", "公告", "函"))
    body = body_words(rest)
    if not body:
        return bool(_BODY_END.search(line) or _YEAR_OF.search(line) or "关于" in line or find_names(line))
    if line in body:
        return False
    if find_names(body):
        return line.endswith(DIVISIONS) or bool(_PARTY_BODY.search(line))
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


def find_title(text: str, prose: int, decorated: Sequence[Span]) -> Fact:
    """The title above the first paragraph, else the one that the page's banner prints behind its label."""
    skip = set(decorated)
    head = [span for span in lines_of(text, 0, prose or min(len(text), 600)) if span not in skip]
    head = [span for span in head if span[1] - span[0] <= 90][:30]
    best: Fact | None = None
    letter: Fact | None = None
    for k in range(len(head)):
        for count in (1, 2, 3):
            if k + count > len(head) or _CHAPTER.match(text, head[k + count - 1][0]):
                break  # the first heading is no title, nor a line of one
            start, end = head[k][0], head[k + count - 1][1]
            if count > 1 and DATE.search(text, head[k + count - 1][0], end):
                break  # a date above the title is the page's or another document's
            if count > 1 and text[end - 1] == ":":
                break  # whom a letter is addressed to
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


def body_words(title: str) -> str:
    """The words of a title that name the body: before the matter, beside the year; "" where none stand there."""
    words = _YEARS.sub("|", DATE.sub("", _ABOUT_HEAD.sub("", title)))
    words = next((part for part in _FRAME.split(_MATTER.split(words, maxsplit=1)[0]) if part), "")
    words = _ASIDE.sub("", _PARTY.split(words)[-1].strip(" 、,()《"))
    return "" if _OURS.fullmatch(words) else words
