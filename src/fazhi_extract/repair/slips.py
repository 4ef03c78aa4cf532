"""Undo slipped GBK pairs: find the text that the damage model of `gbk` turns into exactly what the page shows.

Every damaged stretch begins where a lead byte was swallowed: `?` before ！ ， 。 (an ASCII byte was put there), or `?`
before the rest of a reading, `?yún)`. From there the bytes are known but for those swallowed at the two ends and those
that vanished between. A beam search builds the clean text character by character; each step must account for what the
page shows. Texts that go on alike are one node of a lattice. The model of `model` weighs them, and a text, or a
run of one, is believed only when all others together, the page as it stands among them, are far less likely. A numeral
with a lost byte is never restored: its place is left and flagged.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from . import THRESHOLD, gbk, readings
from .model import Context, Page

BEAM = 12  # texts followed at one place of the page
WINDOW = 9.0  # nats behind the best path at the same place of the page from which a path is given up
DEEP = 60  # the same behind a character that left no sign
DEPTH = 5  # characters between two signs, all but the last of which leave none: ，全区 and ，公开 leave not one
ONWARD = 12  # of those that left no sign, how many may be followed by another such
FINISHED = 40  # ends at one place of the page
WIDE = 150  # ways to go on at one place
LONGEST = 160  # characters of page that one stretch may cover
MOST = 300  # stretches searched on one page; a page with more is no report, and must still end
EFFORT = 600_000  # characters weighed and put together on one page; the costliest damaged page at hand takes 102,000
NEAR = 400  # characters to either side that a bracket's other half is looked for in
RARE = 8.0  # nats that a character costs whose printed reading is not its usual one
BROKEN_LINE = 5.0  # nats that a line break behind a comma or an opening bracket costs, or a space anywhere
# The sureness from which a stretch is repaired (THRESHOLD otherwise; measured by tools/measure_repair.py) where something may
# stand in it that left no sign: there it is the model's word alone.
THRESHOLD_SILENT = 0.9
RIVAL = 0.05  # what a character without a sign must be worth in all other texts together, for the same to be asked
PART = 0.999  # the same for each character of a part of a stretch
GAP = 0.0005  # how likely a character without a sign may be between two others of a part
SURE = 0.95  # the same for a character of which no byte is left
# Characters that are tried wherever their bytes fit, besides all that are known to stand behind the last one.
TRIED = 100
FEW = 2  # the same behind a character that left no sign itself
SIGNED = 8.0  # nats that a page as it stands costs for `?。` or `?yún)`, which nobody writes
LONE = 4.0  # the same for a letter alone between two characters, and for a figure that counts nothing at a line's end
UNBALANCED = 4.0  # nats that a quote or bracket without its other half costs
NUMERAL_SHARE = 0.04  # what all texts with a lost numeral at one place may be worth together
NEGLIGIBLE = 1e-4
# What is under these, a character or two in a row, is garbled: of 2,241 places of clean text none, of 662 garbled ones 85 %.
GARBLED = -9.5
GARBLED_PAIR = -25.0

START = re.compile(
    r"\?(?=[！，。；!,;]|[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,6}[)）])|(?<=[^\s?？A-Za-z0-9])\?(?=[？?](?![?？]))"
)
NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿萬億两兩廿卅半几幾数數余餘")
_SWALLOWED = '\n(,:;)!. %-/"0'  # ASCII a slip may end on; 0 stands for any digit, and is refused
SILENT = frozenset(trail for trail in range(0x40, 0xFF) if gbk.silent_leads(trail))
_MARKERS = frozenset("一二三四五六七八九十")
_BALANCE = {"“": 1, "”": -1, "《": 16, "》": -16, "（": 256, "）": -256}
Key = tuple[int, int, int, bool, str, str, int, str]
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE_MARK = re.compile("[，（）：；]")
_TRAIL = re.compile("[@-~]")
_HANZI = re.compile("[\u3400-\u9fff]")
_ASCII_END = re.compile(r"[\n(,:;)!?]")


class Stretch(NamedTuple):
    """One damaged stretch and what it should say."""

    start: int
    end: int
    after: str | None  # None: recognised, not repairable
    sureness: float
    reason: str  # empty where it is repaired


Place = tuple[int, int]
"""Where a character stands in the damaged page: the end of the sign that holds its second byte, and a number among the
characters that end there (more than one, where some left no sign)."""


class _Edge(NamedTuple):
    """One way to come to a node."""

    score: float
    weight: float  # logarithm of all that leads here by this way
    parent: _Node | None
    lost: int  # bytes of the node's character that the page doesn't show
    insert: tuple[int, bytes] | None  # what the site had put there: byte offset from the character's first byte, bytes


class _Node:
    """All clean beginnings that account for the page up to `at` and go on alike: they end in the same two characters,
    and leave the same first byte of the next one."""

    __slots__ = (
        "ahead", "at", "balance", "edges", "kept", "last", "lead", "mass", "number", "pending", "score", "silent", "text",
        "unsure", "weight",
    )  # fmt: skip

    def __init__(
        self, edge: _Edge, at: int, number: int, lead: int, pending: int, silent: bool, ahead: str, last: str, text: str,
        kept: int, balance: int, unsure: int = 0,
    ) -> None:  # fmt: skip
        self.edges = [edge]
        self.score = edge.score  # of the best one
        self.weight = edge.weight  # of all together
        self.at = at
        self.number = number
        self.lead = (
            lead  # first byte of the next clean character; 0 where it was lost, too; -1: the pairing is right again
        )
        self.pending = pending  # second byte of the last clean character
        self.silent = silent  # with lead 0: the pair of `pending` and the lost byte left no sign (else it left a ?)
        self.ahead = ahead  # the last clean character but one, and the last
        self.last = last
        self.text = text  # what the node adds: one character, seldom with a letter or a reading behind it
        self.kept = kept  # how much of `text` is clean text; the rest is a reading
        self.balance = (
            balance  # quotes and brackets left open, so that texts which differ in them are not taken for one
        )
        self.unsure = unsure  # bytes of the next character's first half that more than one reading of the page allows
        self.mass = 0.0

    def add(self, edge: _Edge) -> None:
        """One more way to come here."""
        self.edges.append(edge)
        high, low = max(self.weight, edge.weight), min(self.weight, edge.weight)
        self.weight = high + math.log1p(math.exp(low - high))
        self.score = max(self.score, edge.score)

    def best(self) -> list[tuple[_Node, _Edge]]:
        """The best path that ends here."""
        found: list[tuple[_Node, _Edge]] = []
        node: _Node | None = self
        while node is not None:
            edge = max(node.edges, key=lambda edge: edge.score)
            found.append((node, edge))
            node = edge.parent
        return found[::-1]

    def chars(self) -> list[tuple[Place, str]]:
        """The characters it adds to the clean text, by place."""
        return [((self.at, self.number + n), char) for n, char in enumerate(self.text[: self.kept])]


class _Char(NamedTuple):
    """One character of a finished text."""

    text: str
    lost: int
    place: Place


class _Whole(NamedTuple):
    """A finished text."""

    node: _Node
    text: str  # clean text with its readings, as the site had it before the damage
    clean: str
    chars: list[_Char]
    inserts: list[tuple[int, bytes]]


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
        sound = _undamaged(text)
        self.page = Page(sound)
        # Where the page writes no figure in full width, a full-width digit amid damage is two halves of characters.
        self.wide = _WIDE_DIGIT.search(sound) is not None
        self.folded = _WIDE_MARK.search(sound) is None
        self.tried = 0  # characters weighed and put together so far

    def run(self) -> list[Stretch]:
        """All stretches, in order."""
        found: list[Stretch] = []
        end = 0
        for match in START.finditer(self.text):
            start = match.start()
            if start < end:
                continue
            unsound = bool(found) and found[-1].after is None and start <= found[-1].end + 1
            hopeless = (
                unsound or len(found) >= MOST or self.tried > EFFORT
            )  # no context to judge by, or no end in sight
            context = self._context(start, found)
            more = self._unexplained(start) if hopeless else self.stretches(start, *context)
            if more:
                found += more
                end = more[-1].end
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

    def stretches(self, start: int, ahead: str, left: str) -> list[Stretch]:
        """What begins with the question mark at `start`; nothing where it is a question mark after all."""
        first, head = self._beginnings(start, ahead, left)
        found = list(map(_whole, self._search(first, start)))
        self.tried += sum(len(whole.chars) for whole in found)
        done = [whole for whole in found if self._verified(whole, head, start)]
        if not done:
            return self._unexplained(start)
        end = min(max(whole.node.at for whole in done) + 1, len(self.text))
        scores: list[float] = []
        weights: list[float] = []
        for whole in done:
            node = whole.node
            more = self._run(node.ahead, node.last, node.at, end) - UNBALANCED * self._unbalanced(start, whole)
            scores.append(node.score + more)
            weights.append(node.weight + more)
        top = max(scores)
        best = done[scores.index(top)]
        as_is = self._run(ahead, left, start, end) - (SIGNED if self.text[start + 1] not in "!,?;！，" else 0.0)
        if as_is > top:  # the page as it stands reads better: no slip, or not one that this search can undo
            return self._unexplained(start)
        high = max(weights)
        total = high + math.log(sum(math.exp(weight - high) for weight in (*weights, as_is)))
        for whole, weight in zip(done, weights, strict=True):
            whole.node.mass = math.exp(weight - total)
        masses, numerals = _masses([whole.node for whole in done])
        sureness = min(1.0, math.exp(top - total))
        at = best.node.at
        if self._looks_garbled(at):
            reason = "slipped GBK bytes that go on behind what could be explained"
            return [Stretch(start, at, None, sureness, reason)]
        # A character that left no byte at all is the model's word alone, so it has to be surer.
        invented = [char for char in best.chars if char.lost > 1]
        silent = list(_silent_places(best.chars))
        own = {char.place for char in best.chars}
        rivals = any(mass >= RIVAL for (place, _), mass in masses.items() if place[1] and place not in own)
        enough = THRESHOLD_SILENT if silent or rivals else THRESHOLD
        doubtful = {at for at, a, b, c in silent if self.page.hides(a, b, c)}
        if (
            not numerals
            and not doubtful
            and sureness >= enough
            and all(masses[char.place, char.text] >= SURE for char in invented)
        ):
            return [Stretch(start, at, best.clean, sureness, "")]
        return self._partly(start, best, masses, numerals, doubtful, sureness)

    def _partly(
        self,
        start: int,
        best: _Whole,
        masses: dict[tuple[Place, str], float],
        numerals: set[Place],
        doubtful: set[int],
        sureness: float,
    ) -> list[Stretch]:
        """The runs of the best text on which the likely ones agree, and damage where they don't, or where a numeral
        may have been lost, or where the page makes one doubt that nothing is missing."""
        chars = best.chars
        shares = [min(1.0, masses.get((char.place, char.text), 0.0)) for char in chars]  # sums, so rounded
        own = {char.place for char in chars}
        gaps = {at for ((at, n), _), mass in masses.items() if n and (at, n) not in own and mass >= GAP} | doubtful
        sure = [
            share >= PART
            and char.place not in numerals
            and not (char.lost and _is_numeral(best, char))
            # Between this character and the one before, or the next, another may stand that left no sign; and what the
            # model alone put in, with what stands behind it, is no part to be sure of.
            and char.place[0] not in gaps
            and char.lost < 2
            and (before is None or (before.place[0] not in gaps and before.lost < 2))
            for before, char, share in zip([None, *chars], chars, shares, strict=False)
        ]
        why = "slipped GBK bytes, more than one reading likely"
        if numerals:
            why = "a numeral may be lost in slipped GBK bytes"
        found: list[Stretch] = []
        at = start  # what lies before is accounted for
        n = 0
        while n < len(chars):
            first = n
            while n < len(chars) and sure[n]:
                n += 1
            last = n
            # A sign of the page that an unsure character shares is left.
            while first < last < len(chars) and chars[last - 1].place[0] == chars[last].place[0]:
                last -= 1
            begin = chars[first - 1].place[0] if first else start
            stop = chars[last - 1].place[0] if last > first else begin
            shared = first > 0 and first < len(chars) and chars[first].place[0] == begin
            if last - first > 1 and stop > begin >= at and not shared:
                if begin > at:
                    found.append(Stretch(at, begin, None, sureness, why))
                text = "".join(char.text for char in chars[first:last])
                found.append(Stretch(begin, stop, text, min(shares[first:last]), ""))
                at = stop
            n = max(n, first + 1)
        if at < best.node.at:
            found.append(Stretch(at, best.node.at, None, sureness, why))
        return found

    def _beginnings(self, start: int, ahead: str, left: str) -> tuple[list[_Node], str]:
        """Nodes for the character whose first byte the opening `?` swallowed, and what stands intact before it."""
        text, score = self.text, self.page.context(ahead, left).score
        mark = gbk.UNFOLD.get(ord(text[start + 1]), text[start + 1])
        if mark in gbk.MARKS:
            trail, lead = gbk.MARKS[mark]
            prices = [(score(char), char) for char, _ in gbk.by_trail()[trail]]
            least = max(prices)[0] - WINDOW
            return [
                _Node(
                    _Edge(price, price, None, 1, (1, b"?")),
                    start + 2, 0, lead, trail, False, left, char, char, 1, _BALANCE.get(char, 0),
                )
                for price, char in prices
                if price > least
            ], ""  # fmt: skip
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
        insert = (1, ("(" + text[start + 1 : match.end() - 1] + ")").encode("gbk", "replace"))
        # With one such character there is no doubt which byte was swallowed.
        unsure = 1 if len(leads) > 1 else 0
        return [
            _Node(
                _Edge(price, price, None, 0, insert),
                match.end(), 0, lead, pair[1], False, ahead, left, "", 0, 0, unsure,
            )
            for lead, price in leads.items()
        ], left  # fmt: skip

    def _search(self, first: list[_Node], start: int) -> list[_Node]:
        """Ends of all texts that account for the whole stretch and have the pairing right again."""
        stop = min(len(self.text), start + LONGEST)
        pending: dict[int, dict[Key, _Node]] = {}
        for node in first:
            pending.setdefault(node.at, {})[_key(node)] = node
        done: dict[Key, _Node] = {}
        while pending:
            at = min(pending)
            if at >= stop:
                break
            front = list(pending.pop(at).values())
            views = self._views(at)
            least = -math.inf
            for depth in range(DEPTH):
                front = _best(front, BEAM if depth == 0 else DEEP)
                front = self._steps(front, at, depth, views, least, pending, done)
                # One that left no sign still has to give the next sign, as others have done already.
                ahead = [node.score for view in views for node in pending.get(view.at, {}).values()]
                least = max(ahead, default=-math.inf) - WINDOW
                front = [node for node in front if node.score > least]
                if not front:
                    break
        ends: dict[int, list[_Node]] = {}
        for node in done.values():
            ends.setdefault(node.at, []).append(node)
        return [
            node for nodes in ends.values() for node in _best(nodes, FINISHED) if node.score > nodes[0].score - WINDOW
        ]

    def _views(self, at: int) -> list[_View]:
        """The pairs that the page's next sign may be."""
        text = self.text
        views = []
        if text[at].isdigit() and (text[at].isascii() or self.wide):  # a figure is never made a part of a character
            return []
        folded = text[at]
        if self.folded or folded == " ":  # it may have been full-width before the page was folded, or only stripped
            folded = gbk.UNFOLD.get(ord(folded), folded)
        for char in sorted({text[at], folded}):
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

    def _steps(
        self,
        front: list[_Node],
        at: int,
        depth: int,
        views: list[_View],
        least: float,
        pending: dict[int, dict[Key, _Node]],
        done: dict[Key, _Node],
    ) -> list[_Node]:
        """One more clean character behind each node that ends at `at`, in every way the page allows whose score is over
        `least`. Gives back the nodes whose character left no sign, so that they still end there."""
        sign = self.text[at]
        swallow = sign == "?"
        deeper = depth + 1 < DEPTH
        wanted = {view.trail for view in views}
        if sign < "\u0080":
            wanted.add(ord(sign))
        scored: list[tuple[float, int, str, int]] = []
        for n, node in enumerate(front):
            before = node.score
            if before < least:
                continue
            context = self.page.context(node.ahead, node.last)
            go_on = deeper and (depth == 0 or n < ONWARD)
            known, score = context.known, context.score
            for char, trail in self._candidates(node, context, wanted, swallow, go_on, least - before):
                price = known[char] if char in known else score(char)
                price += before
                if price > least:
                    scored.append((price, n, char, trail))
                    if price - 1.5 * WINDOW > least:  # the likeliest may not fit what follows
                        least = price - 1.5 * WINDOW
        if not scored:
            return []
        self.tried += len(scored)
        scored.sort(reverse=True)
        tail = readings.TAIL.match(self.text, at + 1) if swallow else None
        silent: dict[Key, _Node] = {}
        best: dict[int, float] = {}  # by where a text goes on, or by how it goes on here
        count: dict[int, int] = {}

        def open_(kind: int, price: float) -> bool:
            """Whether one more way of the kind is worth it."""
            if price < best.setdefault(kind, price) - WINDOW or count.setdefault(kind, 0) >= WIDE:
                return False
            count[kind] += 1
            return True

        def put(
            into: dict[Key, _Node], edge: _Edge, at: int, number: int, lead: int, pending: int, silent: bool, ahead: str,
            last: str, text: str, kept: int, balance: int,
        ) -> None:  # fmt: skip
            key = (at, lead, 0 if lead else pending, silent, ahead, last, balance, text)
            node = into.get(key)
            if node is not None:
                node.add(edge)
            else:
                into[key] = _Node(edge, at, number, lead, pending, silent, ahead, last, text, kept, balance)

        for price, n, char, trail in scored:
            node = front[n]
            lost = node.unsure if node.lead else 1
            last = node.last
            balance = node.balance + _BALANCE.get(char, 0)
            weight = node.weight + (price - node.score)
            if trail < 0x80:  # an ASCII second byte stands in the page as it is, and the pairing is right again
                if sign == chr(trail):
                    edge = _Edge(price, weight, node, lost, None)
                    put(done, edge, at + 1, 0, -1, 0, False, last, char, char, 1, balance)
                continue
            for view in views:
                if view.trail != trail or not open_(view.at, price):
                    continue
                edge = _Edge(
                    price, weight, node, lost, (1 if view.before else 3, view.inserted) if view.inserted else None
                )
                if view.lead >= 0x80:
                    into = pending.setdefault(view.at, {})
                    put(into, edge, view.at, 0, view.lead, trail, False, last, char, char, 1, balance)
                    continue
                letter = chr(view.lead)  # a letter behind the character, swallowed into a pair
                more = self.page.score(last, char, letter)
                edge = edge._replace(score=price + more, weight=weight + more)
                put(done, edge, view.at, 0, -1, 0, False, char, letter, char + letter, 2, balance)
            if deeper and trail in SILENT and open_(-1, price):
                edge = _Edge(price, weight, node, lost + 1, None)
                put(silent, edge, at, depth + 1, 0, trail, True, last, char, char, 1, balance)
            owned = tail is not None and readings.owns(char, tail[1])
            if swallow and (owned or open_(-2, price)):
                edge = _Edge(price, weight, node, lost + 1, None)
                if gbk.broken_leads(trail) and tail is None:
                    into = pending.setdefault(at + 1, {})
                    put(into, edge, at + 1, 0, 0, trail, False, last, char, char, 1, balance)
                if owned and tail is not None:  # the swallowed ASCII is a reading's bracket
                    more = -RARE if readings.is_rare(char, tail[1]) else 0.0
                    edge = edge._replace(score=price + more, weight=weight + more)
                    if node.lead and _read_alone(node.lead, tail[1]):
                        edge = edge._replace(lost=node.unsure)  # 數(shù): the reading says what the lost byte would
                    text = f"{char}({self.text[at + 1 : tail.end() - 1]})"
                    put(done, edge, tail.end(), 0, -1, 0, False, last, char, text, 1, balance)
                    continue
                score = self.page.context(last, char).score
                # What ends a reading stands behind the bracket that opens it, and behind nothing else.
                for letter in _SWALLOWED if tail is None else "(":
                    more = score(letter)
                    if letter == " " or (letter == "\n" and char in "，、；（“《"):
                        more -= BROKEN_LINE
                    elif letter == "0" and _HANZI.match(char) and self.text[at + 1 : at + 2] in ("\n", ""):
                        more -= LONE
                    if more > -WINDOW:
                        letter_edge = edge._replace(score=price + more, weight=weight + more)
                        put(done, letter_edge, at + 1, 0, -1, 0, False, char, letter, char + letter, 2, balance)
        return list(silent.values())

    def _candidates(
        self, node: _Node, context: Context, wanted: set[int], swallow: bool, deeper: bool, least: float
    ) -> list[tuple[str, int]]:
        """Characters that may come next, with their second byte; what cannot score `least` may be left out."""
        page = self.page
        if node.lead:
            if swallow:
                found = context.promising(page.starting(node.lead), TRIED)
            else:
                pairs = gbk.by_pair()
                found = [(pairs[node.lead, trail], trail) for trail in wanted if (node.lead, trail) in pairs]
                if deeper:
                    found += page.fading(node.lead)
        else:
            found = []
            for trail in wanted:
                row = page.between(node.pending, node.silent, trail)
                found += [(char, trail) for char, _ in context.promising(row, FEW if node.number else TRIED)]
            # Lost altogether: only what the model knows to follow is worth a try.
            if swallow:
                leads = gbk.silent_leads(node.pending) if node.silent else gbk.broken_leads(node.pending)
                for char in page.followers(node.last):
                    pair = gbk.pair_of(char)
                    if pair is not None and pair[0] in leads:
                        found.append((char, pair[1]))
            elif deeper:
                found += page.unseen(node.last, node.pending, node.silent, context, least)
        if swallow:
            match = readings.TAIL.match(self.text, node.at + 1)
            for char in readings.chars_read(match[1]) if match else "":
                pair = gbk.pair_of(char)
                if pair is not None and (pair[0] == node.lead if node.lead else pair[0] in leads):
                    found.append((char, pair[1]))
        return list(dict.fromkeys(found))

    # -- judging

    def _verified(self, whole: _Whole, head: str, start: int) -> bool:
        """Whether the damage model makes of the text exactly what the page shows."""
        damaged = head + self.text[start : whole.node.at]
        return gbk.corrupt(head + whole.text, whole.inserts).translate(gbk.FOLD) == damaged.translate(gbk.FOLD)

    def _unbalanced(self, start: int, whole: _Whole) -> int:
        """Quotes and brackets without their other half in the line that the candidate makes."""
        at = whole.node.at
        head = self.text[max(0, start - NEAR) : start].rpartition("\n")[2]
        line = head + whole.text + self.text[at : at + NEAR].partition("\n")[0]
        return sum(abs(part.count(a) - part.count(b)) for part in line.split("\n") for a, b in ("“”", "《》", "（）"))

    def _run(self, ahead: str, last: str, at: int, end: int) -> float:
        """Score of the page as it stands from `at` to the character at `end`, readings passed over."""
        total = 0.0
        while at <= end:
            match = readings.BRACKET.match(self.text, at)
            if match is not None:
                at = match.end()
                continue
            char = self.text[at] if at < len(self.text) else "\n"
            total += self.page.score(ahead, last, char)
            if _TRAIL.match(char) and _HANZI.match(last) and not self.text[at + 1 : at + 2].isascii():
                total -= LONE  # 脖O、: the second byte of a character, where damage goes on
            ahead, last = last, char
            at += 1
        return total

    def _unexplained(self, start: int) -> list[Stretch]:
        """What to say where no text explains the page: damage, unless `?!` or `?,` can be plain punctuation."""
        if self.text[start + 1] in "!,?;！，？；" and not self._looks_garbled(start + 2):
            return []
        end = _garbled_end(self.text, start)
        reason = "slipped GBK bytes, no text found that explains them"
        return [Stretch(start, min(end, start + 2 + LONGEST), None, 0.0, reason)]

    def _looks_garbled(self, start: int) -> bool:
        """Whether the next characters are ones that text never puts together."""
        sample = readings.BRACKET.sub("", self.text[start : start + 40])[:6].partition("\n")[0]
        if "?" in sample[:4] and START.search(sample) is None:
            return True
        if len(sample) < 2:
            return False
        scores = list(map(self.page.score, " " + sample, sample, sample[1:]))
        return sum(scores) / len(scores) < GARBLED or any(a + b < GARBLED_PAIR for a, b in pairwise(scores))


def _read_alone(lead: int, reading: str) -> bool:
    """Whether only one character begins with this byte and is read so."""
    return sum(pair is not None and pair[0] == lead for pair in map(gbk.pair_of, readings.chars_read(reading))) == 1


def _key(node: _Node) -> Key:
    pending = 0 if node.lead else node.pending
    return node.at, node.lead, pending, node.silent, node.ahead, node.last, node.balance, node.text


def _whole(node: _Node) -> _Whole:
    """The best text that ends at a node."""
    text, clean, chars, inserts = [], [], [], []
    size = 2  # an intact character may stand before the first; see _verified
    path = node.best()
    if path[0][0].text:
        size = 0
    for step, edge in path:
        if edge.insert is not None:
            offset, inserted = edge.insert
            inserts.append(((size if step.text else 2) + offset, inserted))
        text.append(step.text)
        clean.append(step.text[: step.kept])
        size += len(step.text.encode("gbk", "replace"))
        for n, (place, char) in enumerate(step.chars()):
            # What stands behind the character within one step is an ASCII character that a `?` swallowed whole.
            chars.append(_Char(char, edge.lost if n == 0 else min(2 * edge.lost, 2), place))
    return _Whole(node, "".join(text), "".join(clean), chars, inserts)


def _silent_places(chars: list[_Char]) -> Iterator[tuple[int, str, str, str]]:
    """Where two characters of a text meet without leaving a sign, so that another could stand between them: the place of
    the second on the page, the two, and what follows."""
    for n, (a, b) in enumerate(pairwise(chars), 2):
        before, behind = gbk.pair_of(a.text), gbk.pair_of(b.text)
        if before is not None and behind is not None and behind[0] in gbk.silent_leads(before[1]):
            yield b.place[0], a.text, b.text, chars[n].text if n < len(chars) else ""


def _masses(ends: list[_Node]) -> tuple[dict[tuple[Place, str], float], set[Place]]:
    """How much of all that is likely has a character at a place; and the places where a numeral may be lost."""
    masses: dict[tuple[Place, str], float] = {}
    lost: dict[Place, float] = {}
    seen = {id(node) for node in ends}
    heap = [(-node.at, -node.number, n, node) for n, node in enumerate(ends)]
    heapq.heapify(heap)  # a node's parents stand before it, so that all that comes to it is there when it is reached
    while heap:
        node = heapq.heappop(heap)[3]
        if node.mass < NEGLIGIBLE:
            continue
        chars = node.chars()
        for place, char in chars:
            masses[place, char] = masses.get((place, char), 0.0) + node.mass
        for edge in node.edges:
            part = node.mass * math.exp(edge.weight - node.weight)
            parent = edge.parent
            for n, (place, char) in enumerate(chars if edge.lost else ()):
                marker = n == 0 and edge.lost == 1 and char in _MARKERS and parent is not None and parent.last == "（"
                if char in NUMERALS and not marker:
                    lost[place] = lost.get(place, 0.0) + part
            if parent is not None:
                parent.mass += part
                if id(parent) not in seen:
                    seen.add(id(parent))
                    heapq.heappush(heap, (-parent.at, -parent.number, len(seen), parent))
    return masses, {place for place, mass in lost.items() if mass >= NUMERAL_SHARE}


def _is_numeral(whole: _Whole, char: _Char) -> bool:
    return char.text in NUMERALS and not _is_marker(whole, char)


def _is_marker(whole: _Whole, char: _Char) -> bool:
    """Whether the numeral is the number of a heading, （三）, and no guess: the ten numerals differ in both bytes, so
    that one of them that is left says which it is."""
    n = whole.chars.index(char)
    around = [c.text for c in whole.chars[max(0, n - 1) : n + 2]]
    return char.lost == 1 and char.text in _MARKERS and around[0] == "（" and around[-1] == "）"


def _best(nodes: list[_Node], count: int) -> list[_Node]:
    """The most likely nodes."""
    nodes.sort(key=lambda node: -node.score)
    return nodes[:count]


def _garbled_end(text: str, start: int) -> int:
    """Where an ASCII character sets the pairing right again behind the question mark at `start`. The bracket that closes
    a reading swallowed by it is none: the slip begins behind it."""
    tail = readings.TAIL.match(text, start + 1)
    match = _ASCII_END.search(text, tail.end() if tail is not None else start + 2)
    return match.start() if match is not None else len(text)


def _undamaged(text: str) -> str:
    """The page without its damaged stretches and readings, for the model to learn from. A question mark ends no stretch
    here: amid damage it can be a broken pair, and what is garbled behind it must not be learnt."""
    parts, at = [], 0
    for match in START.finditer(text):
        if match.start() >= at:
            parts.append(text[at : match.start()])
            at = _garbled_end(text, match.start())
            while at < len(text) and text[at] == "?" and START.match(text, at) is None:
                at = _garbled_end(text, at)
    parts.append(text[at:])
    return readings.BRACKET.sub("", "\n".join(parts))
