"""Undo slipped GBK pairs: find the text that the damage model of `gbk` turns into exactly what the page shows.

Every damaged stretch begins where a lead byte was swallowed: `?` before ！ ， 。 (an ASCII byte was put there), or `?`
before the rest of a reading, `?yún)`. From there the bytes are known but for those swallowed at the two ends and those
that vanished between. A beam search builds the clean text character by character; each step must account for what the
page shows. The bigram model of `model` weighs the candidates, and the best is believed only when all others together,
the page as it stands among them, are far less likely. A numeral with a lost byte is never restored, and where a lost
numeral is at all likely the stretch is left alone.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from . import gbk, readings
from .model import Page

BEAM = 30
WINDOW = 14.0  # nats behind the best path at the same place of the page from which a path is given up
DEPTH = 3  # characters that may pass without a visible trace before the next visible one
LONGEST = 160  # characters of page that one stretch may cover
MOST = 300  # stretches searched on one page; a page with more is no report, and must still end
NEAR = 400  # characters to either side that a bracket's other half is looked for in
RARE = 8.0  # nats that a character costs whose printed reading is not its usual one
BROKEN_LINE = 5.0  # nats that a line break behind a comma or an opening bracket costs
THRESHOLD = 0.9
"""Sureness from which a stretch is repaired; measured by tools/measure_repair.py."""
SURE = 0.98  # the same for a text with a character of which no byte is left
TEMPER = 1.3  # a model of pairs and triples is surer than it should be: its margins are divided by this
UNBALANCED = 4.0  # nats that a quote or bracket without its other half costs
NUMERAL_MARGIN = 5.0  # nats by which any candidate with a lost numeral must be the worse one

START = re.compile(r"\?(?=[！，。!,]|[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,6}[)）])")
NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿萬億两兩廿卅半几幾数數余餘")
_SWALLOWED = '\n(,:;)!. %-/"'  # ASCII a slip may end on; digits are tried too, to be refused
_ASCII_END = re.compile(r"[\n(,:;)!?]")


class Stretch(NamedTuple):
    """One damaged stretch and what it should say."""

    start: int
    end: int
    after: str | None  # None: recognised, not repairable
    sureness: float
    reason: str  # empty where it is repaired


class _Path(NamedTuple):
    """A clean beginning that accounts for the page up to `at`."""

    score: float
    at: int
    lead: int  # first byte of the next clean character; 0 where it was lost, too
    pending: int  # second byte of the last clean character
    silent: bool  # with lead 0: the pair of `pending` and the lost byte left no sign (else it left a ?)
    ahead: str  # the last clean character but one, and the last
    last: str
    text: str  # clean text with its readings, as the site had it before the damage
    size: int  # its bytes, with those of an intact character before it that the inserts count from
    inserts: tuple[tuple[int, bytes], ...]
    drops: tuple[tuple[int, int], ...]  # readings within `text`
    lost: tuple[int, ...]  # characters of `text` with a lost byte, twice where both are

    def clean(self) -> str:
        """The text without readings."""
        text = self.text
        for start, end in reversed(self.drops):
            text = text[:start] + text[end:]
        return text


class _View(NamedTuple):
    """One way to see the next visible sign as a pair: its bytes, where the page goes on, what was inserted."""

    trail: int
    lead: int
    at: int
    inserted: bytes
    before: bool  # inserted before the pair (a single ASCII byte) or behind it (a reading)


class Search:
    """Repair of the slips of one page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Page(_undamaged(text))

    def run(self) -> list[Stretch]:
        """All stretches, in order."""
        found: list[Stretch] = []
        end = 0
        for match in START.finditer(self.text):
            start = match.start()
            if start < end:
                continue
            unsound = bool(found) and found[-1].after is None and start <= found[-1].end + 1
            hopeless = unsound or len(found) >= MOST  # no context to judge by, or no end in sight
            context = self._context(start, found)
            stretch = self._unexplained(start) if hopeless else self.stretch(start, *context)
            if stretch is not None:
                found.append(stretch)
                end = stretch.end
        return found

    def _context(self, start: int, found: list[Stretch]) -> tuple[str, str]:
        """The last two clean characters before `start`, those of a repair among them."""
        after = found[-1].after if found and found[-1].end == start else None
        if after is not None and len(after) > 1:
            return after[-2], after[-1]
        if after:
            return self._left(found[-1].start)[0], after
        left, at = self._left(start)
        return self._left(at)[0], left

    def _left(self, start: int) -> tuple[str, int]:
        """The last character before `start`, readings passed over; a line break at the head of the text.
        And where it stands."""
        while start and self.text[start - 1] in ")）":
            for match in readings.BRACKET.finditer(self.text, max(0, start - 26), start):
                if match.end() == start:
                    start = match.start()
                    break
            else:
                break
        return (self.text[start - 1], start - 1) if start else ("\n", 0)

    # -- one stretch

    def stretch(self, start: int, ahead: str, left: str) -> Stretch | None:
        """The stretch beginning with the question mark at `start`; None where it is a question mark after all."""
        first, head = self._beginnings(start, ahead, left)
        done = self._search(first, start)
        done = [path for path in done if self._verified(path, head, start)]
        if not done:
            return self._unexplained(start)
        end = max(path.at for path in done)
        ranked: dict[str, tuple[float, _Path]] = {}
        for path in done:
            score = path.score + self._tail(path.ahead, path.last, path.at, end)
            score -= UNBALANCED * self._unbalanced(start, path)
            key = (path.clean() + self.text[path.at : end]).translate(gbk.FOLD)
            if key not in ranked or score > ranked[key][0]:
                ranked[key] = (score, path)
        order = sorted(ranked.values(), key=lambda pair: -pair[0])
        top, best = order[0]
        as_is = self._tail(ahead, left, start, end)
        others = [score for score, _ in order[1:]] + [as_is]
        rest = sum(math.exp((score - top) / TEMPER) for score in others if score - top < 50)
        sureness = 1 / (1 + rest)
        if as_is > top:  # the page as it stands reads better: no slip, or not one that this search can undo
            return self._unexplained(start)
        if self._numeral_lost(order):
            return Stretch(start, best.at, None, sureness, "a numeral may be lost in slipped GBK bytes")
        # A character that left no byte at all is the model's word alone, so it has to be surer.
        invented = len(set(best.lost)) < len(best.lost)
        if sureness < (SURE if invented else THRESHOLD):
            return Stretch(start, best.at, None, sureness, "slipped GBK bytes, more than one reading likely")
        if self._looks_garbled(best.at):
            return Stretch(
                start, best.at, None, sureness, "slipped GBK bytes that go on behind what could be explained"
            )
        return Stretch(start, best.at, best.clean(), sureness, "")

    def _beginnings(self, start: int, ahead: str, left: str) -> tuple[list[_Path], str]:
        """Paths for the character whose first byte the opening `?` swallowed, and what stands intact before it."""
        text, score = self.text, self.page.score
        mark = gbk.UNFOLD.get(ord(text[start + 1]), text[start + 1])
        if mark in gbk.MARKS:
            trail, lead = gbk.MARKS[mark]
            return [
                _Path(
                    score(ahead, left, char), start + 2, lead, trail, False, left, char, char, 2, ((1, b"?"),), (), (0,)
                )
                for char, _ in gbk.by_trail()[trail]
            ], ""
        match = readings.TAIL.match(text, start + 1)
        pair = gbk.pair_of(left)
        if match is None or pair is None:
            return [], ""
        leads: dict[int, float] = {}
        for char in readings.chars_read(match[1]):
            key = gbk.pair_of(char)
            if key is not None and key[0] == pair[1] and key[1] > 0x80:
                price = -RARE if readings.is_rare(char, match[1]) else 0.0
                leads[key[1]] = max(leads.get(key[1], price), price)
        inserted = ("(" + text[start + 1 : match.end() - 1] + ")").encode("gbk", "replace")
        # With one such character there is no doubt which byte was swallowed.
        lost = (0,) if len(leads) > 1 else ()
        return [
            _Path(price, match.end(), lead, pair[1], False, ahead, left, "", 2, ((3, inserted),), (), lost)
            for lead, price in leads.items()
        ], left

    def _search(self, first: list[_Path], start: int) -> list[_Path]:
        """Paths that account for the whole stretch and have the pairing right again."""
        stop = min(len(self.text), start + LONGEST)
        pending: dict[int, list[_Path]] = {}
        for path in first:
            pending.setdefault(path.at, []).append(path)
        done: list[_Path] = []
        while pending:
            at = min(pending)
            front = pending.pop(at)
            if at >= stop:
                break
            views = self._views(at)
            floor: dict[int, float] = {}  # best score so far at each place that is reached from here
            for depth in range(DEPTH):
                silent: list[_Path] = []
                for path in _best(front, BEAM if depth == 0 else BEAM // 2):
                    for step in self._steps(path, depth, views, floor):
                        if step.lead < 0:
                            done.append(step)
                        elif step.at == at:
                            silent.append(step)
                        else:
                            pending.setdefault(step.at, []).append(step)
                front = silent
                if not front:
                    break
        return sorted(done, reverse=True)[:BEAM]

    def _views(self, at: int) -> list[_View]:
        """The pairs that the page's next sign may be."""
        text = self.text
        views = []
        for char in {text[at], gbk.UNFOLD.get(ord(text[at]), text[at])}:
            pair = gbk.pair_of(char)
            if pair is None:
                continue
            views.append(_View(*pair, at + 1, b"", False))
            match = readings.BRACKET.match(text, at + 1)
            if match is not None and readings.owns(char, match[1]):
                inserted = f"({match[1]})".encode("gbk", "replace")
                views.append(_View(*pair, match.end(), inserted, False))
        if text[at] == "?" and at + 1 < len(text):
            mark = gbk.UNFOLD.get(ord(text[at + 1]), text[at + 1])
            if mark in gbk.MARKS:
                views.append(_View(*gbk.MARKS[mark], at + 2, b"?", True))
        return views

    def _steps(self, path: _Path, depth: int, views: list[_View], floor: dict[int, float]) -> list[_Path]:
        """The path with one more clean character, in every way the page allows."""
        at, ahead, last, before = path.at, path.ahead, path.last, path.score
        sign = self.text[at]
        swallow = sign == "?"
        deeper = depth + 1 < DEPTH
        here = len(path.text)
        score = self.page.score
        lost = path.lost if path.lead else (*path.lost, here)
        trail_lost = (*lost, here)
        size = path.size + 2
        steps: list[_Path] = []

        def add(step: _Path, kind: int) -> None:
            best = floor.get(kind, -math.inf)
            if step.score > best - WINDOW:
                floor[kind] = max(best, step.score)
                steps.append(step)

        for char, trail in self._candidates(path, views, sign):
            price = before + score(ahead, last, char)
            if price < floor.get(0, -math.inf) - WINDOW:
                continue
            floor[0] = max(
                floor.get(0, -math.inf), price - WINDOW
            )  # a likelier next character has to fit the page, too
            grown = path.text + char
            rest = path.inserts, path.drops
            if trail < 0x80:  # an ASCII second byte stands in the page as it is, and the pairing is right again
                if sign == chr(trail):
                    add(_Path(price, at + 1, -1, 0, False, last, char, grown, size, *rest, lost), at + 1)
                continue
            for view in views:
                if view.trail != trail:
                    continue
                inserts = path.inserts
                if view.inserted:
                    inserts = (*inserts, (size - 1 if view.before else size + 1, view.inserted))
                if view.lead < 0x80:  # a letter behind the character, swallowed into a pair
                    letter = chr(view.lead)
                    add(
                        _Path(
                            price + score(last, char, letter),
                            view.at,
                            -1,
                            0,
                            False,
                            char,
                            letter,
                            grown + letter,
                            size + 1,
                            inserts,
                            path.drops,
                            lost,
                        ),
                        view.at,
                    )
                else:
                    add(
                        _Path(
                            price, view.at, view.lead, trail, False, last, char, grown, size, inserts, path.drops, lost
                        ),
                        view.at,
                    )
            if deeper and gbk.silent_leads(trail):
                add(_Path(price, at, 0, trail, True, last, char, grown, size, *rest, trail_lost), -depth)
            if swallow:
                if gbk.broken_leads(trail):
                    add(_Path(price, at + 1, 0, trail, False, last, char, grown, size, *rest, trail_lost), at + 1)
                if price > floor.get(1, -math.inf) - WINDOW:
                    base = _Path(price, at + 1, -1, 0, False, last, char, grown, size, *rest, trail_lost)
                    for step in self._endings(base, char):
                        add(step, 1)
        return steps

    def _endings(self, base: _Path, char: str) -> list[_Path]:
        """Ways in which the `?` just read ends the stretch by swallowing an ASCII character behind `char`."""
        text, score, at = self.text, self.page.score, base.at
        steps = []
        match = readings.TAIL.match(text, at)
        if match is not None and readings.owns(char, match[1]):
            steps.append(
                base._replace(
                    score=base.score - (RARE if readings.is_rare(char, match[1]) else 0.0),
                    at=match.end(),
                    text=f"{base.text}({text[at : match.end() - 1]})",
                    drops=(*base.drops, (len(base.text), len(base.text) + match.end() - at + 1)),
                )
            )
            return steps
        if at == len(text):
            steps.append(base)
        for letter in _SWALLOWED:
            price = base.score + score(base.ahead, char, letter)
            price -= BROKEN_LINE if letter == "\n" and char in "，、；（“《" else 0.0
            steps.append(base._replace(score=price, ahead=char, last=letter, text=base.text + letter))
        price = base.score + score(base.ahead, char, "0")
        lost = (*base.lost, len(base.text))
        steps.append(base._replace(score=price, ahead=char, last="0", text=base.text + "0", lost=lost))
        return steps

    def _candidates(self, path: _Path, views: list[_View], sign: str) -> list[tuple[str, int]]:
        """Characters that may come next, with their second byte."""
        wanted = {view.trail for view in views}
        if sign < "\u0080":
            wanted.add(ord(sign))
        if path.lead:
            row = gbk.by_lead().get(path.lead, [])
            if sign == "?":
                return row
            return [(char, trail) for char, trail in row if trail in wanted or gbk.silent_leads(trail)]
        leads = gbk.silent_leads(path.pending) if path.silent else gbk.broken_leads(path.pending)
        found = [(char, trail) for trail in wanted for char, lead in gbk.by_trail().get(trail, ()) if lead in leads]
        if sign == "?":
            match = readings.TAIL.match(self.text, path.at + 1)
            for char in readings.chars_read(match[1]) if match else "":
                pair = gbk.pair_of(char)
                if pair is not None and pair[0] in leads:
                    found.append((char, pair[1]))
        # Lost altogether: only what the model knows to follow is worth a try.
        for char in self.page.followers(path.last):
            pair = gbk.pair_of(char)
            if pair is not None and pair[0] in leads and (gbk.silent_leads(pair[1]) or sign == "?"):
                found.append((char, pair[1]))
        return list(dict.fromkeys(found))

    # -- judging

    def _verified(self, path: _Path, head: str, start: int) -> bool:
        """Whether the damage model makes of the path exactly what the page shows."""
        damaged = head + self.text[start : path.at]
        return gbk.corrupt(head + path.text, path.inserts).translate(gbk.FOLD) == damaged.translate(gbk.FOLD)

    def _unbalanced(self, start: int, path: _Path) -> int:
        """Quotes and brackets without their other half in the line that the candidate makes."""
        head = self.text[max(0, start - NEAR) : start].rpartition("\n")[2]
        line = head + path.text + self.text[path.at : path.at + NEAR].partition("\n")[0]
        return sum(abs(part.count(a) - part.count(b)) for part in line.split("\n") for a, b in ("“”", "《》", "（）"))

    def _tail(self, ahead: str, last: str, at: int, end: int) -> float:
        """Score of the page as it stands from `at` to the first character behind `end`, readings passed over."""
        total = 0.0
        while at <= end:
            match = readings.BRACKET.match(self.text, at)
            if match is not None:
                at = match.end()
                continue
            char = self.text[at] if at < len(self.text) else "\n"
            total += self.page.score(ahead, last, char)
            ahead, last = last, char
            at += 1
        return total

    def _numeral_lost(self, order: list[tuple[float, _Path]]) -> bool:
        """Whether a numeral lost one of its bytes in the best candidate, or in one that is not far worse."""
        top = order[0][0]
        return any(
            any(path.text[n] in NUMERALS and not _is_marker(path, n) for n in path.lost if n < len(path.text))
            for score, path in order
            if top - score < NUMERAL_MARGIN
        )

    def _unexplained(self, start: int) -> Stretch | None:
        """What to say where no text explains the page: damage, unless `?!` or `?,` can be plain punctuation."""
        if self.text[start + 1] in "!,！，" and not self._looks_garbled(start + 2):
            return None
        match = _ASCII_END.search(self.text, start + 2)
        end = match.start() if match is not None else len(self.text)
        reason = "slipped GBK bytes, no text found that explains them"
        return Stretch(start, min(end, start + 2 + LONGEST), None, 0.0, reason)

    def _looks_garbled(self, start: int) -> bool:
        """Whether the next characters are ones that text never puts together."""
        sample = readings.BRACKET.sub("", self.text[start : start + 40])[:6].partition("\n")[0]
        if "?" in sample[:4] and START.search(sample) is None:
            return True
        if len(sample) < 2:
            return False
        scores = list(map(self.page.score, " " + sample, sample, sample[1:]))
        return sum(scores) / len(scores) < -9.5 or any(a + b < -25 for a, b in pairwise(scores))


def _is_marker(path: _Path, at: int) -> bool:
    """Whether the numeral is the number of a heading, （三）, and no guess: the ten numerals differ in both bytes, so
    that one of them that is left says which it is."""
    return (
        path.text[at - 1 : at] == "（"
        and path.text[at + 1 : at + 2] == "）"
        and path.lost.count(at) == 1
        and (path.text[at] in "一二三四五六七八九十")
    )


def _best(paths: list[_Path], count: int) -> list[_Path]:
    """The most likely paths."""
    paths.sort(key=lambda path: -path.score)
    return paths[:count]


def _undamaged(text: str) -> str:
    """The page without its damaged stretches and readings, for the model to learn from."""
    parts, at = [], 0
    for match in START.finditer(text):
        if match.start() >= at:
            parts.append(text[at : match.start()])
            end = _ASCII_END.search(text, match.end() + 1)
            at = end.start() if end is not None else len(text)
    parts.append(text[at:])
    return readings.BRACKET.sub("", "\n".join(parts))
