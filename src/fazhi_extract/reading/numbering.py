"""Automatic paragraph numbers of a DOCX: the definitions of numbering.xml and styles.xml, and the counters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_WORDS = frozenset(
    (  # number formats that count in words: 十, 十一, 二十
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographLegalTraditional",
        "chineseLegalSimplified",
        "koreanCounting",
    )
)


def spell(number: int, form: str) -> str:
    """`number` in one of Word's number formats; plain digits for formats that no Chinese report uses.

    >>> spell(21, "chineseCountingThousand"), spell(10, "chineseCounting"), spell(3, "decimalEnclosedCircleChinese")
    ('二十一', '十', '③')
    """
    if form in ("none", "bullet"):
        return ""
    if form in _WORDS and 0 < number < 10_000:
        digits, units = (_LEGAL, ("", "拾", "佰", "仟")) if "egal" in form else (_DIGITS, ("", "十", "百", "千"))
        return _words(number, digits, units)
    if form in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(c)] for c in str(number))
    if form == "ideographTraditional" and 0 < number <= 10:
        return _STEMS[number - 1]
    if form == "ideographZodiac" and 0 < number <= 12:
        return _BRANCHES[number - 1]
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalEnclosedParen" and 0 < number <= 20:
        return chr(0x2474 + number - 1)
    if form == "decimalEnclosedFullstop" and 0 < number <= 20:
        return chr(0x2488 + number - 1)
    if form == "ideographEnclosedCircle" and 0 < number <= 10:
        return chr(0x3280 + number - 1)
    if form.startswith("decimalFullWidth"):
        return "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(97 + (number - 1) % 26) * min(9, (number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _words(number: int, digits: str, units: tuple[str, ...]) -> str:
    text = ""
    for place, c in enumerate(reversed(str(number))):
        if c != "0":
            text = digits[int(c)] + units[place] + text
        elif text and not text.startswith("零"):
            text = "零" + text
    return text[1:] if 10 <= number < 20 and digits is _DIGITS else text


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    suffix: str = "tab"


@dataclass(slots=True)
class _Style:
    based_on: str = ""
    number: str = ""
    level: str = ""


@dataclass(slots=True)
class _List:
    abstract: str = ""
    restarts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Reads the two parts as XML events (`start`, `end`), then gives each paragraph its `label`, in document order."""

    def __init__(self) -> None:
        self.abstracts: dict[str, dict[int, _Level]] = {}
        self.by_style: dict[tuple[str, str], int] = {}  # (abstract, style) -> level
        self.lists: dict[str, _List] = {}
        self.styles: dict[str, _Style] = {}
        self.default_style = ""
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._abstract = self._list = self._style = ""
        self._ilvl = 0
        self._level: _Level | None = None

    def start(self, tag: str, a: dict[str, str]) -> None:
        """An element of numbering.xml or styles.xml begins."""
        value = a.get("val", "")
        if tag == "abstractNum":
            self._abstract = a.get("abstractNumId", "")
            self.abstracts[self._abstract] = {}
        elif tag == "num":
            self._list = a.get("numId", "")
            self.lists[self._list] = _List()
        elif tag == "abstractNumId" and self._list:
            self.lists[self._list].abstract = value
        elif tag == "lvlOverride":
            self._ilvl = min(8, _int(a.get("ilvl", "")))
        elif tag == "startOverride" and self._list:
            self.lists[self._list].restarts[self._ilvl] = _int(value)
        elif tag == "lvl":
            self._ilvl = min(8, _int(a.get("ilvl", "")))
            self._level = _Level()
            (self.lists[self._list].levels if self._list else self.abstracts.get(self._abstract, {}))[self._ilvl] = (
                self._level
            )
        elif tag == "style":
            self._style = a.get("styleId", "")
            self.styles[self._style] = _Style()
            if a.get("type") == "paragraph" and a.get("default") in ("1", "true"):
                self.default_style = self._style
        elif self._style:
            style = self.styles[self._style]
            if tag == "basedOn":
                style.based_on = value
            elif tag == "numId":
                style.number = value
            elif tag == "ilvl":
                style.level = value
        elif self._level:
            level = self._level
            if tag == "start":
                level.start = _int(value)
            elif tag == "numFmt":
                level.form = value
            elif tag == "lvlText":
                level.text = value[:100]
            elif tag == "isLgl":
                level.legal = value not in ("0", "false")
            elif tag == "suff":
                level.suffix = value
            elif tag == "pStyle":
                self.by_style[self._abstract, value] = self._ilvl

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "lvl":
            self._level = None
        elif tag == "num":
            self._list = ""
        elif tag == "style":
            self._style = ""

    def label(self, style: str, number: str, level: str) -> str:
        """The number printed before the next paragraph, with what parts it from the text; "" for none."""
        style = style or self.default_style
        name = style
        for _ in range(20):  # styles may inherit in a circle
            if number:
                break
            found = self.styles.get(name)
            if found is None:
                break
            number, level, name = found.number, level or found.level, found.based_on
        used = self.lists.get(number)
        if used is None or number == "0":
            return ""
        definition = self.abstracts.get(used.abstract, {})
        ilvl = min(8, _int(level)) if level else self.by_style.get((used.abstract, style), 0)
        own = used.levels.get(ilvl) or definition.get(ilvl)
        if own is None:
            return ""
        counters = self._counters.setdefault(used.abstract, {})
        if number not in self._started:
            self._started.add(number)
            for at, first in used.restarts.items():
                counters[at] = first - 1
        counters[ilvl] = counters.get(ilvl, own.start - 1) + 1
        for deeper in [at for at in counters if at > ilvl]:
            del counters[deeper]

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = used.levels.get(at) or definition.get(at) or _Level()
            return spell(counters.get(at, shown.start), "decimal" if own.legal and at != ilvl else shown.form)

        if own.form == "bullet":
            return ""
        text = re.sub("%([1-9])", place, own.text)[:40]
        if not text or own.suffix == "nothing":
            return text
        return text + (" " if own.suffix == "space" or text[-1].isascii() else "")


def _int(value: str) -> int:
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else 0
