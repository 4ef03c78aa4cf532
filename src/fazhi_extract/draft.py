"""Everything found in one text, before it becomes a model: outline, quantities, facts, and what each figure states."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fazhi_extract.indicators.lexicon import Lexicon, Word
from fazhi_extract.indicators.match import Match, Scene, Window, Words, beside, match
from fazhi_extract.indicators.parts import Item, find_parts, totals_behind
from fazhi_extract.indicators.stated import Known, find_implied
from fazhi_extract.indicators.told import (
    counts_doers,
    counts_offices,
    counts_other,
    honoured,
    of_all,
    of_another_growth,
    of_kinds,
    of_others,
    of_some,
    one_department,
    one_event,
    one_of_many,
    speaks_of_some,
)
from fazhi_extract.metadata.divisions import places_above
from fazhi_extract.metadata.facts import Facts, find_facts
from fazhi_extract.outline.documents import title_spans
from fazhi_extract.outline.headings import Heading, find_headings
from fazhi_extract.outline.page import body_end, decoration, first_prose
from fazhi_extract.outline.statements import find_statements
from fazhi_extract.quantities.context import Context, build, sentences
from fazhi_extract.quantities.roles import Roles, of_year
from fazhi_extract.quantities.scan import Exact, Quantity, blanks, scan
from fazhi_extract.quantities.tables import Cell, find_tables
from fazhi_extract.text.normalise import BLANK, Normalised, normalise
from fazhi_extract.text.spans import merged, within

Span = tuple[int, int]


@dataclass(slots=True)
class Seen:
    """An observation in the making. Offsets are normalised."""

    indicator: str
    value: Any
    unit: str
    qualifier: str
    role: str
    start: int
    end: int
    sentence: Span
    flags: list[str] = field(default_factory=list)
    score: float = 0.0
    rule: str = ""
    quantity: Quantity | None = None


@dataclass(slots=True)
class Draft:
    """Everything found in one text, before it becomes a model."""

    normal: Normalised
    facts: Facts
    headings: list[Heading]
    quantities: list[tuple[Quantity, Context, str, bool]]
    seen: list[Seen]
    claimed: dict[int, str]
    parts: dict[int, tuple[str, bool]]
    problems: list[Span]
    plans: list[Span]
    titles: list[Span]
    ends: list[int]
    masked: str


_KEEPS_WORDS = re.compile(r"(?:书|函|单|建议|意见|目录|清单|手册|读本|折页|指南)(?:\([^()]*\))?$")


_INCLUDED = re.compile(r"\((?:含|包括|不含|包含|已|均|驻)[^()\d\n]{0,40}\)")


def _masked(text: str, titles: Sequence[Span]) -> str:
    """The text as the rules' words are looked up in: inside 《…》 only documents that are issued count (…意见书),
    and a bracket that only says what is included (含上年结转, 含撤销、确认违法) counts for nothing."""
    if "(" in text:
        text = _INCLUDED.sub(lambda match: "\ufffc" * len(match[0]), text)
    if not titles:
        return text
    out = []
    last = 0
    for start, end in titles:
        if not _KEEPS_WORDS.search(text, start, end - 1):
            out.append(text[last:start])
            out.append("\ufffc" * (end - start))
            last = end
    out.append(text[last:])
    return "".join(out)


class Lookup:
    """Words of the rules by sentence, looked up once, with what an earlier sentence or a heading offers."""

    def __init__(self, lexicon: Lexicon, text: str, ends: Sequence[int], headings: Sequence[Heading]) -> None:
        self.lexicon = lexicon
        self.text = text
        self.ends = ends
        self.headings = headings
        self.starts = [heading.start for heading in headings]
        self.found: dict[tuple[int, int], Words] = {}
        self.titles: dict[int, list[Word]] = {}
        self.outcomes: dict[int, list[Word]] = {}

    @staticmethod
    def unit(q: Quantity) -> str | None:
        """The unit that rules are asked with; None for a bare number (纠错案件为零, 审结案件4696), which any count may be."""
        return None if not q.unit and (q.exact == 0 or (q.low is None and q.exact >= 1)) else q.unit

    def scenes(self, q: Quantity, context: Context) -> Iterator[Scene]:
        """What surrounds a quantity, as it is tried: its own words, then with the list's tail, then with what other cells of
        the table say, then from afar; one scene for each of the rates that share a figure."""
        words, domain, counting = self.sentence(*context.sentence), self.lexicon.domain, q.unit != "%"
        for item in context.items:
            yield Scene(words, context, domain, counting, [item])
        scene = Scene(words, context, domain, counting)
        yield scene
        if context.tail:
            yield Scene(words, context, domain, counting, [*context.here, *context.tail])
        if context.beside:
            inherited = [*context.beside, *context.inherited]
            yield Scene(words, replace(context, around=context.here, inherited=inherited), domain, counting)
        if scene.here.words:
            scene.distant = Window(self.distant(context.sentence[0]) or self.of_outcomes(*context.sentence), counting)
            if scene.distant.words:
                yield scene

    def sentence(self, start: int, end: int) -> Words:
        """The words of a sentence."""
        found = self.found.get((start, end))
        if found is None:
            found = self.found[start, end] = Words(self.lexicon.find(self.text, start, end))
        return found

    def of_outcomes(self, start: int, end: int) -> list[Word]:
        """The word that a sentence implies which lists outcomes without saying of what (维持26件、确认违法3件、终止18件)."""
        found = self.outcomes.get(start)
        if found is None:
            said = len(set(_OUTCOME.findall(self.text, start, end))) > 1 and not _ELSEWHERE.search(
                self.text, start, end
            )
            found = self.outcomes[start] = self.lexicon.find("行政复议", 0, 4).words if said else []
        return found

    def distant(self, start: int) -> list[Word]:
        """Words of the nearest earlier sentence of the paragraph that sets a subject, else of the heading."""
        index = bisect_right(self.ends, start - 1) - 1
        for _ in range(3):
            if index < 0 or (self.text[self.ends[index]] == "\n" and self.text[self.ends[index] - 1] != ":"):
                break  # a line that ends in a colon speaks of the lines below it
            before = self.ends[index - 1] + 1 if index else 0
            sentence = self.sentence(before, self.ends[index])
            if sentence.mask & self.lexicon.domain:
                return sentence.words
            index -= 1
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.headings[at].stop > start:
            heading = self.headings[at]
            if at not in self.titles:
                self.titles[at] = self.lexicon.find(self.text, heading.start, heading.end).words
            return self.titles[at]
        return []


# How a reconsideration ends: two of them in one sentence, and nothing of courts or documents, speak of reconsideration.
_OUTCOME = re.compile(r"直接纠错|维持|撤销|变更|确认违法|责令(?:限期)?履行|驳回|终止")
_ELSEWHERE = re.compile(r"诉讼|判决|法院|一审|二审|文件|登记|许可|资格|职称|证书|处罚|合同|协议")


def _whole(q: Quantity) -> bool:
    """Whether the value could be a count: 日均11.6家 is none."""
    return q.exact == int(q.exact) and (q.low is None or q.low == int(q.low))


def _matches(words: Lookup, q: Quantity, context: Context, change: bool) -> tuple[list[Match], Scene | None]:
    """The rules that name the quantity: one, or one for each of the rates that share it; and the scene, if any, in which rules
    were refused that a subject beside it would allow."""
    lexicon = words.lexicon
    refused: Scene | None = None
    counting = q.unit != "%"
    if counting and counts_other(words.text, q, context):
        return [], None
    doers = counts_doers(words.text, q, context)
    unit = words.unit(q)
    named: list[Match] = []
    of_two: list[Match] = []  # where the table's caption speaks of several groups, a label above may tell which
    for number, scene in enumerate(words.scenes(q, context)):
        found = match(lexicon, unit, change, scene)
        if scene.refused:
            refused = scene
        if doers:
            found = list(filter(counts_offices, found))
        if number < len(context.items):
            if found and all(found[0].indicator != other.indicator for other in named):
                named.append(found[0])
        elif named:
            break
        elif found and context.beside and not of_two and _of_two_groups(found, scene):
            of_two = found[:2]
        elif found:
            return found[:2], refused
    return named or of_two, refused


def _of_two_groups(found: Sequence[Match], scene: Scene) -> bool:
    """Whether rules of two groups fit, whose subject the cell itself does not name."""
    groups = {m.indicator.partition(".")[0] for m in found[:2]}
    if len(groups) < 2 or found[0].inherited != found[1].inherited:
        return False
    return not any(bit & scene.here.mask for m in found[:2] for bit in m.entry.topic)


# Below this score a rule's words are few or far: such values were right nine times in ten when measured on reports
# that no rule had been written for, those above it 98 times in 100. Where the sentence states another indicator of the
# group (收到行政复议申请100件,其中受理97件), fewer words are as sure.
_SURE, _SURE_BESIDE = 14.0, 10.0


def _beside(stated: Mapping[Span, set[str]], context: Context, m: Match) -> bool:
    """Whether the sentence states another indicator of the same group."""
    group = m.indicator[: m.indicator.index(".") + 1]
    return any(ident.startswith(group) and ident != m.indicator for ident in stated.get(context.sentence, ()))


def _behind(words: Lookup, q: Quantity, context: Context, m: Match) -> bool:
    """Whether the rule's own words stand only behind the figure (46个项目实行…): what is counted is then another thing
    about as often as one time in six."""
    if context.items:
        return False
    spans = [span for span in (*context.here, *context.lead) if span != context.after]
    mask = words.sentence(*context.sentence).joined(spans, q.unit != "%").mask
    return not any(mask & bit for bit in m.entry.here)


def _by_sentence(
    quantities: Sequence[tuple[Quantity, Context, str, bool]], named: Sequence[Sequence[Match]]
) -> dict[Span, set[str]]:
    """The indicators that each sentence states for the body and the year."""
    stated: dict[Span, set[str]] = {}
    for (_, context, role, _), matches in zip(quantities, named, strict=True):
        if role == "achievement" and matches:
            stated.setdefault(context.sentence, set()).update(m.indicator for m in matches)
    return stated


def _with_group(
    quantities: Sequence[tuple[Quantity, Context, str, bool]],
    named: list[list[Match]],
    refused: Mapping[int, Scene],
    admitted: Callable[[Quantity, Context, list[Match]], list[Match]],
) -> None:
    """Name figures whose words go with any subject (受理318件) by the group that the sentence states others of."""
    stated = _by_sentence(quantities, named)
    for k, scene in refused.items():
        q, context, _, _ = quantities[k]
        if context.sentence in stated:
            named[k] = admitted(q, context, beside(scene, stated[context.sentence])[:1])


def _ambiguous(found: Sequence[Match]) -> bool:
    """Whether another indicator fits too: measured, the best of several is right far less often than the only one."""
    return len(found) > 1 and found[1].indicator != found[0].indicator


def draft(raw: str, lexicon: Lexicon) -> Draft:
    """Find everything in a raw text."""
    normal = normalise(raw)
    text = normal.text
    decorated = decoration(text)
    prose = first_prose(text, decorated)
    titles = title_spans(text)
    ends = sentences(text)
    headings = find_headings(text, prose)
    foot = body_end(text, decorated)
    facts = find_facts(text, prose, decorated, foot, [h.text for h in headings if h.level == 1])
    problems, plans, planned = find_statements(text, headings, foot)
    excluded = sorted([*titles, *decorated])
    if facts.title.span:
        excluded = sorted([*excluded, facts.title.span])
    cells, tables = find_tables(text, excluded)
    if tables:
        excluded = sorted([*excluded, *tables])
    found = scan(text, excluded)
    holes = blanks(text, excluded) if BLANK in text else []
    everything = sorted([*found, *holes], key=lambda q: q.start) if holes else found
    contexts = build(text, everything, titles, ends)
    if cells:
        together = sorted(
            [*zip(everything, contexts, strict=True), *((c.quantity, c.context) for c in cells)],
            key=lambda pair: pair[0].start,
        )
        everything, contexts = [q for q, _ in together], [context for _, context in together]
    masked = _masked(text, titles)
    words = Lookup(lexicon, masked, ends, headings)
    year = facts.report_year.value if isinstance(facts.report_year.value, int) else None
    roles = Roles(masked, titles, planned, year, facts.breadth, places_above(facts.region_code.value, year))

    government = facts.body_kind.value == "government"
    # What falls short is mostly told of some of the cases or offices, not of all.
    shortcomings = merged((heading.body, heading.stop) for heading in headings if heading.kind == "problems")
    vague = speaks_of_some(text)
    dated = {id(cell.quantity): cell.year for cell in cells if cell.year is not None}
    changes = {id(cell.quantity) for cell in cells if cell.change}
    by_kind = {id(cell.quantity) for cell in cells if cell.kinds}
    quantities: list[tuple[Quantity, Context, str, bool]] = []
    seen: list[Seen] = []
    items: list[Item] = []
    named: list[list[Match]] = []
    doubtful: list[bool] = []
    refused: dict[int, Scene] = {}

    def admitted(q: Quantity, context: Context, chosen: list[Match]) -> list[Match]:
        """Of the rules that name a figure those that hold of one like it, where it stands, in a report of this body."""
        if chosen and not _whole(q):
            chosen = [m for m in chosen if not lexicon.indicators[m.indicator].whole]
        if chosen and (
            of_some(text, q, context, shortcomings, vague)
            or of_others(text, q, context, chosen[0])
            or honoured(text, q, context, chosen[0])
            or of_another_growth(text, context, chosen[0])
            or (id(q) in by_kind and of_kinds(masked, words.sentence(*context.sentence), context, chosen[0]))
        ):
            chosen = []
        if government and chosen:
            contested = [m for m in chosen if lexicon.indicators[m.indicator].contested]
            if any(m.indicator.startswith("enforcement.") for m in contested) and one_department(text, q, context):
                chosen = [m for m in chosen if m not in contested or not m.indicator.startswith("enforcement.")]
        return chosen

    for q, context in zip(everything, contexts, strict=True):
        change = roles.change(context) or id(q) in changes
        role = roles.role(q, context, change)
        if (of := dated.get(id(q))) is not None:
            role = _role_of_column(of, year)
        matches, held_back = ([], None) if role in ("other", "duty") else _matches(words, q, context, change)
        role = "plan" if role == "duty" else role
        matches = [m for m in matches if not m.entry.rule.body or m.entry.rule.body == facts.body_kind.value]
        matches = of_all(text, context, matches)
        unsure = not context.items and _ambiguous(matches)
        chosen = admitted(q, context, matches if context.items else matches[:1])
        if q.token == BLANK:
            seen += [_missing(m, q, context, role) for m in chosen]
            continue
        if held_back is not None and not matches and role == "achievement":
            refused[len(quantities)] = held_back
        quantities.append((q, context, role, change))
        named.append(chosen)
        doubtful.append(unsure)
        items.append(
            Item(q, context, [m.indicator for m in chosen], bool(chosen) and not chosen[0].inherited, change, role)
        )

    if refused:
        _with_group(quantities, named, refused, admitted)
        for k in refused:
            items[k].ids = [m.indicator for m in named[k]]
    for k, (ident, like) in totals_behind(masked, items).items():
        items[k].ids, items[k].own = [ident] if ident else [], bool(ident)
        named[k] = [named[like][0]._replace(indicator=ident)] if ident else []
    same_sentence = _by_sentence(quantities, named)
    parts = find_parts(masked, items)
    if cells:
        place = {id(item.q): k for k, item in enumerate(items)}
        parts.update(_table_parts(cells, place, items))
        for k in _of_offices(cells, place, named, words):
            named[k], items[k].ids = [], []
    claimed: dict[int, str] = {}
    for k, ((q, context, role, _), matches) in enumerate(zip(quantities, named, strict=True)):
        if k in parts:
            ident, summed = parts[k]
            if not _whole(q) and lexicon.indicators[ident].whole:
                continue
            flags = ["part", "confirmed"] if summed else ["part"]
            seen.append(_printed(ident, q, context, role, flags, 0.0, "part of a total"))
            continue
        for m in matches:
            flags = []
            if (
                m.distant
                or m.lead
                or m.entry.rule.weight < 0
                or m.score < (_SURE_BESIDE if _beside(same_sentence, context, m) else _SURE)
                or one_of_many(text, q, context)
                or one_event(text, q, context, m)
                or _behind(words, q, context, m)
                or within(shortcomings, q.start)
            ):
                flags.append("weak_context")
            if doubtful[k]:
                flags.append("ambiguous")
            if lexicon.indicators[m.indicator].contested:
                flags.append("scope_unsure")
            seen.append(_printed(m.indicator, q, context, role, flags, m.score, m.entry.said))
        if matches:
            claimed[k] = matches[0].indicator
    sums: dict[tuple[str, Span], Exact] = {}
    for k, (ident, summed) in parts.items():
        if summed:
            q, context, _, _ = quantities[k]
            sums[ident, context.sentence] = sums.get((ident, context.sentence), 0) + q.exact
    for made in seen:
        total = sums.get((made.indicator, made.sentence), 0)
        if total > 0 and made.quantity is not None and total <= made.quantity.exact and "part" not in made.flags:
            made.flags.append("confirmed")

    known = [
        Known(q, [] if k in parts else [m.indicator for m in matches], role)
        for k, ((q, _, role, _), matches) in enumerate(zip(quantities, named, strict=True))
    ]
    for stated in find_implied(masked, lexicon, ends, known, planned, facts.body_kind.value == "township"):
        index = bisect_right(ends, stated.start - 1)
        sentence = (ends[index - 1] + 1 if index else 0, ends[min(index, len(ends) - 1)])
        if roles.of_words(stated.start, sentence) != "achievement":
            continue  # 去年未发生, 全省未发生, 力争年底前全部审结: nothing follows for this body and year
        seen.append(
            Seen(
                stated.indicator,
                stated.value,
                stated.unit,
                "exact",
                stated.role,
                stated.start,
                stated.end,
                sentence,
                ["implied"],
                1.0,
                "implied",
            )
        )
    seen.sort(key=lambda s: (s.start, s.end))
    return Draft(normal, facts, headings, quantities, seen, claimed, parts, problems, plans, titles, ends, masked)


def _role_of_column(of: int, year: int | None) -> str:
    """The role of the figures in a column of this year (see ``Cell``)."""
    return of_year(of, year if of > 1 else 0)  # not above 1 it is counted from the year reported on


def _columns(cells: Iterable[Cell]) -> Iterable[list[Cell]]:
    """The cells by table and column."""
    columns: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells:
        columns.setdefault((cell.table, cell.column), []).append(cell)
    return columns.values()


def _table_parts(cells: Sequence[Cell], place: dict[int, int], items: Sequence[Item]) -> dict[int, tuple[str, bool]]:
    """Rows of a table are parts of its row of totals; without one each row is another body's and names nothing."""
    parts: dict[int, tuple[str, bool]] = {}
    for column in _columns(cells):
        total = next((cell for cell in column if cell.total), None)
        rows = [cell for cell in column if not cell.total]
        if total is None or not rows:
            continue
        ids = items[place[id(total.quantity)]].ids
        if ids:
            summed = sum(cell.quantity.exact for cell in rows) == total.quantity.exact
            parts.update((place[id(cell.quantity)], (ids[0], summed)) for cell in rows)
    return parts


def _of_offices(
    cells: Sequence[Cell], place: dict[int, int], named: Sequence[Sequence[Match]], words: Lookup
) -> Iterator[int]:
    """Figures of rows without a row of totals whose labels say nothing of what is counted: those of several bodies."""
    # a second row with shares is no second office
    for column in _columns(cell for cell in cells if cell.year is None and cell.quantity.unit != "%"):
        if len(column) < 2 or any(cell.total for cell in column):
            continue
        for cell in column:
            k = place[id(cell.quantity)]
            found = words.sentence(*cell.context.sentence)
            said = [hit for span in cell.context.here[1:] for hit in found.inside(*span)]
            if named[k] and not any(hit.mask & named[k][0].entry.asked for hit in said):
                yield k


def _printed(ident: str, q: Quantity, context: Context, role: str, flags: list[str], score: float, rule: str) -> Seen:
    return Seen(
        ident, q.value, q.unit, q.qualifier, role, q.start, q.end, context.sentence, flags, score, rule, q,
    )  # fmt: skip


def _missing(m: Match, q: Quantity, context: Context, role: str) -> Seen:
    return Seen(
        m.indicator,
        None,
        q.unit,
        "exact",
        role,
        q.start,
        q.unit_end,
        context.sentence,
        ["value_missing"],
        m.score,
        m.entry.said,
    )
