"""Bytes to text: UTF-8, GB18030 (GBK, GB2312), Big5 and UTF-16, told apart by what the bytes decode to.

A byte order mark and the charset a page names are hints, worth a small bonus and no more: both are often wrong.
Valid UTF-8 with enough multi-byte characters is UTF-8. Everything else is decoded each way, from the first byte
and from the second (the first may be the tail of a character cut in two), and the decoding whose characters are
the commonest wins: the right one scores about 0.8, a wrong one under 0.3.

Bytes that cannot be decoded become U+FFFD, one for each run the codec rejects. `Decoded.encoding` names the family's
superset: GBK and GB2312 are reported, and decoded, as gb18030.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_COMMON = frozenset(  # the commonest characters of modern Chinese and of such reports, simplified, then traditional
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三"
    "之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间"
    "样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革"
    "位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队"
    "南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真"
    "务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书"
    "布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效"
    "斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严案项执诉审服推依督范监责普纠申请落宣策职村访"
    "份援升协网讼培顾师助庭施纷槐企荫坚街优履均检站珠负告举答贯域宗供评矛盾环营息训创察罚促户违余宪境涉司功待健彻障态台批突居序防护考覆"
    "盖录限微充围续试令急错败稳挥综措排纳减判讲扎字善镇班编署累卷预牌咨询智谁灾召核承跨送托简"
    "這爲為個國時來們於對會發動過說產種後學經進電裏裡現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問無軍並題黨員總設長頭資邊級"
    "圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許"
    "羣廣記觀織裝衆眾書復兒須際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴項執訴審範監責糾"
    "請職訪協網訟顧師紛蔭堅優檢負舉貫評環營訓創罰戶違餘憲徹態臺護蓋錄圍續試錯敗穩揮綜納減講鎮編預諮詢誰災託簡"
    "，。、；：“”‘’（）《》〈〉【】！？—…·　％０１２３４５６７８９"
)
_CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_FAMILY = {
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "cp936": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5",
    "cp950": "big5",
}
_ASCII_RUN = re.compile(rb"([\x00-\x7f])[\x00-\x7f]{40,}")
_PLAIN = 0.65  # a wrong decoding scores under 0.3
_SAMPLE = 1_200  # bytes that decide
_LOST = re.compile("\ufffd+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding's name, how sure ("certain", "likely", "guessed"), spans of lost text, warnings."""

    text: str
    encoding: str
    sureness: str
    undecodable: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Decode `data`, whatever its encoding. Never fails; a byte order mark is left out of the text."""
    bom, hint = _hints(data)
    body = data[len(bom) :]
    if body.isascii() and b"\0" not in body:
        return Decoded(body.decode("ascii"), "utf-8", "certain", (), ())
    try:
        text = body.decode("utf-8")
        if text.count("\0") == 0 and (len(body) - len(text) >= 24 or plausibility(text) > 0.6):
            return _decoded(text, "utf-8", "certain", _contradiction(hint, "utf-8"))
    except UnicodeDecodeError:
        pass
    plain = _plainly_gb18030(body)
    if plain is not None:
        notes = _contradiction(hint, "gb18030")
        text, mixed = _foreign_lines(body, "gb18030", plain, 0)
        notes += mixed
        return _decoded(text, "gb18030", "likely" if notes else "certain", notes)
    name, skip, best, second, seen = _best(body, hint)
    text = "\ufffd" * skip + body[skip:].decode(_CODECS[name], "replace")
    notes = _contradiction(hint, name)
    if name in ("utf-8", "gb18030", "big5"):
        text, mixed = _foreign_lines(body[skip:], name, text, skip)
        notes += mixed
    sureness = "guessed"
    if seen >= 4 and best >= 0.5 and best - second >= 0.25:
        sureness = "certain" if seen >= 20 and "\ufffd" not in text and not notes else "likely"
    return _decoded(text, name, sureness, notes)


def plausibility(text: str) -> float:
    """How much `text` looks like Chinese.

    1 if all of its characters that are not ASCII are common ones, below 0 if most of them should not be there (lost
    bytes, control and private-use characters).
    """
    return _score(text)[0]


def _hints(data: bytes) -> tuple[bytes, str | None]:
    bom, hint = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", None))
    if hint is None and data.find(b"<", 0, 4096) >= 0 and (meta := _META.search(data, 0, 4096)):
        hint = _FAMILY.get(meta[1].decode("ascii").lower().replace("-", "").replace("_", ""))
    return bom, hint


def _score(text: str) -> tuple[float, int]:
    """Plausibility and how many characters it rests on."""
    total = points = 0.0
    for c, n in Counter(text).items():
        if c >= "\x80":
            total += n
            if c in _COMMON:
                points += n
            elif "\u4e00" <= c <= "\u9fa5":
                points += 0.2 * n
            elif c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\ud800" <= c <= "\udfff":
                points -= n
            elif not ("\u2010" <= c <= "\u33ff" or "\uff01" <= c <= "\uff5e" or c in "\xa0°±×÷·"):
                points -= 0.5 * n  # another script
        elif c < " " and c not in "\t\n\r\f":
            total += n
            points -= 2 * n
    return (points / total if total else 0.0), int(total)


def _best(body: bytes, hint: str | None) -> tuple[str, int, float, float, int]:
    """The best encoding, bytes to skip at the head, its score, the best score of another, characters scored."""
    sample = _ASCII_RUN.sub(rb"\1\n", body[:1_000_000])[:_SAMPLE]
    wide = body[: _SAMPLE & ~1]
    ranked = []
    for order, (name, codec) in enumerate(_CODECS.items()):
        utf16 = name.startswith("utf-16")
        for skip in (0,) if name == "utf-8" else (0, 1):
            cut = (wide if utf16 else sample)[skip:]
            text = cut.decode(codec, "ignore" if utf16 and len(cut) < 2 else "replace")
            score, seen = _score(
                text.rstrip("\ufffd") if len(body) > _SAMPLE else text[:-1] + text[-1:].strip("\ufffd")
            )
            if utf16 and not seen and "\0" not in text and b"\0" in cut:
                score, seen = 1.0, len(text)  # ASCII text in UTF-16
            if name == "utf-8":
                score += 0.1  # bytes fall into its narrow scheme less by chance than into the others
            ranked.append((score + 0.1 * (name == hint) - 0.05 * skip, -order, -skip, seen, name))
    ranked.sort(reverse=True)
    score, _, skip, seen, name = ranked[0]
    if not skip and name in ("gb18030", "big5"):
        skip = -_cut_in_two(sample, _CODECS[name])
    others = [other[0] for other in ranked if other[4] != name]
    return name, -skip, score, others[0], seen


def _cut_in_two(sample: bytes, codec: str) -> bool:
    """Whether the first byte is the tail of a character: that garbles only the run up to the next ASCII character."""
    head, shifted = (sample[at:24].decode(codec, "replace") for at in (0, 1))
    pairs = zip(reversed(head), reversed(shifted), strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(head), len(shifted)))
    return plausibility(shifted[: -same or None]) > plausibility(head[: -same or None]) + 0.2


def _plainly_gb18030(body: bytes) -> str | None:
    """The text, if every byte of it is GB18030 and the characters are so common that no other reading comes near:
    the usual case, which need not be decoded ten ways."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return None
    score, seen = _score(text[: _SAMPLE // 2])
    if score < _PLAIN or seen < 50 or "\0" in text or _cut_in_two(body[:24], "gb18030"):
        return None
    return text


def _foreign_lines(data: bytes, name: str, text: str, skip: int) -> tuple[str, tuple[str, ...]]:
    """A page put together from two sources: whole lines that are clearly in the other encoding are decoded so."""
    if name != "utf-8" and not re.search(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}", data):
        return text, ()
    if name == "utf-8" and "\ufffd" not in text:
        return text, ()
    lines, changed = [], []
    for number, line in enumerate(data.split(b"\n"), 1):
        mine = line.decode(_CODECS[name], "replace")
        if not line.isascii():
            for other in ("gb18030",) if name == "utf-8" else ("utf-8",):
                try:
                    theirs = line.decode(other)
                except UnicodeDecodeError:
                    continue
                if len(theirs) >= 4 and plausibility(theirs[:500]) > plausibility(mine[:500]) + 0.4:
                    mine = theirs
                    changed.append(number)
        lines.append(mine)
    if not changed:
        return text, ()
    where = ", ".join(map(str, changed[:5])) + ("…" if len(changed) > 5 else "")
    return "\ufffd" * skip + "\n".join(lines), (f"{len(changed)} lines are in another encoding than the rest: {where}",)


def _contradiction(hint: str | None, name: str) -> tuple[str, ...]:
    return (f"labelled {hint}, but the bytes are {name}",) if hint and hint != name else ()


def _decoded(text: str, name: str, sureness: str, notes: tuple[str, ...]) -> Decoded:
    lost = tuple(m.span() for m in _LOST.finditer(text)) if "\ufffd" in text else ()
    return Decoded(text, name, sureness, lost, notes)
