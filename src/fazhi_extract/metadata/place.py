"""Where the body is: region and region code, and how wide 全市 is in its report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_extract.metadata.divisions import Resolution, find_names, lookup, places_above, resolve
from fazhi_extract.metadata.fact import DIVISIONS, Fact

_INDEX = re.compile(r"索引号[\]】)]?[::]?[^\w\n]{0,3}(?:1[12N])?(\d{6})")
_OWN_TOWN = re.compile(r"(?:.*(?:[省市区县旗州盟]|人民政府))?([\u4e00-\u9fff]{1,12}(?:镇|乡|街道|苏木))$")
_OWN_WORDS = (
    (0, re.compile(r"全(?:县|区|旗|镇|乡|街道|局)|我(?:县|区|旗|镇|乡|街道)")),
    (1, re.compile(r"[全我](?:市|州|盟)")),
    (2, re.compile(r"[全我]省|[全我]自治区")),
)
_NOT_IN_NAMES = re.compile(r"(?:人民政府(?:办公[厅室])?|办事处|管理委员会|管委会)$")


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


def find_place(
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
    if names and (found is None or found.code is None):
        found = _by_index(text, prose, names, year) or found
    if found is None or found.code is None:
        # parents named elsewhere decide between namesakes, or say where 区人社局 is
        level = issuer[0] if not names and issuer[0] in DIVISIONS else ""
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


def _by_index(text: str, prose: int, names: list[str], year: int | None) -> Resolution | None:
    """What the page's index number says of an ambiguous name: 370402/2022-00029, or the body's credit code 11500230….

    GB 32100: the third to eighth characters of a credit code are the code of the division.
    """
    for match in _INDEX.finditer(text, 0, prose):
        place = lookup(match[1], year)
        if place is not None and place.name == names[-1]:
            return resolve([*places_above(match[1], year)[::-1], place.name], year)
    return None


def find_breadth(code: object, own: str | None, text: str) -> int | None:
    """How wide the body's own territory is: -1 a town, 0 a county, 1 a prefecture, 2 a province; None where nothing tells."""
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
