"""Whose report it is and of which year: title, issuer, region, body kind, year, date of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_extract.metadata.fact import ABOUT, DATE, DATE_WORDS, Fact, Span, lines_of
from fazhi_extract.metadata.issuer import LATE, SAYS_OFFICE, ZONE, find_issuer, in_full, kind_of, with_place
from fazhi_extract.metadata.place import find_breadth, find_place
from fazhi_extract.metadata.title import find_title
from fazhi_extract.quantities.numerals import NotANumeral, chinese_integer

_PLANS = re.compile(r"打算|计划|安排|思路|下一步")
_DATED = re.compile(r"日期|时间|发布|来源|浏览|^\W*20\d\d")
_HAS_ABOUT = re.compile(ABOUT)
_YEAR = re.compile(r"(?<![\d-])(20[0-4]\d|19[89]\d)(?=年(?!(?:至|到|-)20))")
_NOT_OWN_YEAR = re.compile(r"(?:由|从|较|比|自|于|至|到|较之|与)$")  # 由2016年的41%升至…: a year compared with
_YEAR_WORDS = re.compile(r"([二][〇零][〇零一二三四][〇零一二三四五六七八九])年")
_DATE_LABELS = (
    re.compile(r"(?:发布日期|发布时间|发文日期|公布日期|公开日期|上传时间|发稿时间|更新时间|时间)[\]】)]?[::]?\s*$"),
    re.compile(r"(?:成文日期|生成日期|印发日期|形成日期|日期)[\]】)]?[::]?\s*$"),
)
_TIME_OF_DAY = re.compile(r"\s*\d{1,2}:\d{2}")


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
        year = _year_in(DATE.sub("", title.value))
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
        for match in DATE.finditer(text, start, end):
            iso = _iso(*match.groups())
            if iso is None:
                continue
            before = text[start : match.start()]
            for rank, label in enumerate(_DATE_LABELS):
                if label.search(before):
                    labelled.setdefault(rank, Fact(iso, match.span()))
                    break
    for match in DATE.finditer(text, 0, prose):
        posted = _TIME_OF_DAY.match(text, match.end()) and not text.endswith("今天是", 0, match.start())
        if 0 not in labelled and posted:  # when the page was posted
            iso = _iso(*match.groups())
            if iso:
                labelled[0] = Fact(iso, match.span())
    if labelled:
        return labelled[min(labelled)]
    tail = lines_of(text, max(0, body_end - 60), len(text))
    for start, end in reversed(tail):
        found = DATE.fullmatch(text, start, end)
        if found:
            iso = _iso(*found.groups())
            if iso:
                return Fact(iso, (start, end))
        spelled = DATE_WORDS.fullmatch(text, start, end)
        if spelled:
            iso = _iso(*(str(chinese_integer(part)) for part in spelled.groups()))
            if iso:
                return Fact(iso, (start, end))
    for start, end in lines_of(text, 0, prose):
        found = DATE.search(text, start, end)
        if found and end - start < 60 and _DATED.search(text[start:end]):
            iso = _iso(*found.groups())
            if iso:
                return Fact(iso, found.span())
    return Fact()


def find_facts(text: str, prose: int, decorated: Sequence[Span], body_end: int, headings: Sequence[str]) -> Facts:
    """Metadata of a normalised report. Nothing is guessed: what the text does not say is None."""
    title = find_title(text, prose, decorated)
    published = _published(text, decorated, prose, body_end)
    year = _report_year(text, title, prose, published, headings)
    issuer = find_issuer(text, title, prose, decorated, body_end) if len(text) > 60 else Fact()
    looks = bool(title.value) or (len(text) > 300 and len(_HAS_ABOUT.findall(text)) >= 2)
    region = code = Fact()
    body = Fact()
    own: str | None = None
    if isinstance(issuer.value, str):
        kind = kind_of(issuer.value)
        year_value = year.value if isinstance(year.value, int) else None
        region, code, own = find_place(issuer.value, kind, text, prose, year_value, body_end)
        region.span = code.span = issuer.span
        body = Fact(kind, issuer.span)
        if "inferred" in issuer.flags:  # what rests on it is no surer
            for fact in (region, code, body):
                if fact.value is not None and "inferred" not in fact.flags:
                    fact.flags.append("inferred")
        issuer = with_place(in_full(issuer, kind, str(region.value) if code.value else ""), code.value, year_value)
    elif ours := SAYS_OFFICE.search(text, prose, prose + LATE):
        body = Fact("department", ours.span(), ["inferred"])  # 我局, which says nowhere which one it is
    breadth = find_breadth(code.value, own, text) if len(text) > 300 else None
    if isinstance(code.value, str) and isinstance(issuer.value, str):
        breadth = find_breadth(code.value, region.value if isinstance(region.value, str) else None, text)
        if breadth and ZONE.search(issuer.value):
            breadth = 0  # 全市 is wider than a zone of the city
    return Facts(title, issuer, region, code, body, year, published, breadth, looks)
