"""The way a text travels, in one place: normalised text → outline, quantities, facts → indicators → checks → report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from fazhi_extract.checks.arithmetic import as_rows, body, check, check_meta
from fazhi_extract.checks.declarations import declared_by
from fazhi_extract.confidence import level
from fazhi_extract.indicators.lexicon import Lexicon, Word
from fazhi_extract.indicators.match import Match, Scene, Window, Words, match
from fazhi_extract.indicators.parts import Item, find_parts
from fazhi_extract.indicators.schema import lexicon as lexicon_of
from fazhi_extract.indicators.stated import Known, find_implied
from fazhi_extract.metadata.facts import Fact, Facts, find_facts
from fazhi_extract.model.build import Make, Makers, makers
from fazhi_extract.outline.documents import find_documents, title_spans
from fazhi_extract.outline.headings import Heading, find_headings
from fazhi_extract.outline.page import body_end, decoration, first_prose
from fazhi_extract.outline.statements import find_statements
from fazhi_extract.quantities.context import Context, build, sentences
from fazhi_extract.quantities.roles import Roles
from fazhi_extract.quantities.scan import Exact, Quantity, blanks, scan
from fazhi_extract.quantities.subject import subject
from fazhi_extract.quantities.tables import Cell, find_tables
from fazhi_extract.reading.model import Reading
from fazhi_extract.text.heads import firsts
from fazhi_extract.text.normalise import BLANK, Normalised, normalise

R = TypeVar("R", bound=BaseModel)
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


_WHITE = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_KEEPS_WORDS = re.compile(r"(?:书|函|单|建议|意见|目录|清单)(?:\([^()]*\))?$")


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

    @staticmethod
    def unit(q: Quantity) -> str | None:
        """The unit that rules are asked with; None for a bare zero, which any count may be."""
        return None if not q.unit and q.exact == 0 else q.unit

    def scenes(self, q: Quantity, context: Context) -> Iterator[Scene]:
        """What surrounds a quantity, as it is tried: its own words, then with the list's tail, then from afar; one
        scene for each of the rates that share a figure."""
        words, domain, counting = self.sentence(*context.sentence), self.lexicon.domain, q.unit != "%"
        for item in context.items:
            yield Scene(words, context, domain, counting, [item])
        scene = Scene(words, context, domain, counting)
        yield scene
        if context.tail:
            yield Scene(words, context, domain, counting, [*context.here, *context.tail])
        if scene.here.words:
            scene.distant = Window(self.distant(context.sentence[0]), counting)
            if scene.distant.words:
                yield scene

    def sentence(self, start: int, end: int) -> Words:
        """The words of a sentence."""
        found = self.found.get((start, end))
        if found is None:
            found = self.found[start, end] = Words(self.lexicon.find(self.text, start, end))
        return found

    def distant(self, start: int) -> list[Word]:
        """Words of the nearest earlier sentence of the paragraph that sets a subject, else of the heading."""
        index = bisect_right(self.ends, start - 1) - 1
        for _ in range(3):
            if index < 0 or self.text[self.ends[index] : self.ends[index] + 1] == "\n":
                break
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


def _whole(q: Quantity) -> bool:
    """Whether the value could be a count: 日均11.6家 is none."""
    return q.exact == int(q.exact) and (q.low is None or q.low == int(q.low))


# What no indicator counts, whatever is said around it: 法制审核三项要求, 五项机制, 6项难题.
_COUNTS_OTHER = re.compile(
    r"(?:具体|重点|突出|长效|工作|重要|配套|执法|行政)?(?:机制|制度|要求|举措|措施|方面|环节|行动|任务|改革|体系|优势|品牌|专栏|难题|督察组|检查组|小组|工作组|专班|领域|关键|步骤|原则)"
)


_OTHER_FIRST = firsts(_COUNTS_OTHER)


def _matches(words: Lookup, q: Quantity, context: Context, change: bool) -> list[Match]:
    """The rules that name the quantity: one, or one for each of the rates that share it."""
    lexicon = words.lexicon
    counting = q.unit != "%"
    start, end = context.after
    if counting and words.text[start : start + 1] in _OTHER_FIRST and _COUNTS_OTHER.match(words.text, start, end):
        return []
    unit = words.unit(q)
    named: list[Match] = []
    for number, scene in enumerate(words.scenes(q, context)):
        found = match(lexicon, unit, change, scene)
        if number < len(context.items):
            if found and all(found[0].indicator != other.indicator for other in named):
                named.append(found[0])
        elif named:
            return named
        elif found:
            return found[:2]
    return named


# Below this score a rule's words are few or far: such values were right less than nine times in ten when measured.
_SURE = 12.0


# “老杨调解工作室”全年调解纠纷213件 is one office's figure, which may or may not be the report's.
_NAMED_OFFICE = re.compile(r"(?:室|站|中心|所|庭|坊|队|点|驿站)”[^,。;”]{0,16}$")


def _one_of_many(text: str, q: Quantity, context: Context) -> bool:
    start = context.clause[0]
    return text.find("”", start, q.start) >= 0 and _NAMED_OFFICE.search(text, start, q.start) is not None


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
        merged = sorted(
            [*zip(everything, contexts, strict=True), *((c.quantity, c.context) for c in cells)],
            key=lambda pair: pair[0].start,
        )
        everything, contexts = [q for q, _ in merged], [context for _, context in merged]
    masked = _masked(text, titles)
    words = Lookup(lexicon, masked, ends, headings)
    year = facts.report_year.value if isinstance(facts.report_year.value, int) else None
    roles = Roles(masked, titles, planned, year, facts.breadth)

    quantities: list[tuple[Quantity, Context, str, bool]] = []
    seen: list[Seen] = []
    items: list[Item] = []
    named: list[list[Match]] = []
    doubtful: list[bool] = []
    for q, context in zip(everything, contexts, strict=True):
        change = roles.change(context)
        role = roles.role(q, context, change)
        matches = [] if role in ("other", "duty") else _matches(words, q, context, change)
        role = "plan" if role == "duty" else role
        unsure = not context.items and _ambiguous(matches)
        chosen = matches if context.items else matches[:1]
        if chosen and not _whole(q):
            chosen = [m for m in chosen if not lexicon.indicators[m.indicator].whole]
        if q.token == BLANK:
            seen += [_missing(m, q, context, role) for m in chosen]
            continue
        quantities.append((q, context, role, change))
        named.append(chosen)
        doubtful.append(unsure)
        items.append(
            Item(q, context, [m.indicator for m in chosen], bool(chosen) and not chosen[0].inherited, change, role)
        )

    parts = find_parts(masked, items)
    if cells:
        parts.update(_table_parts(cells, {id(item.q): k for k, item in enumerate(items)}, items))
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
            if m.distant or m.lead or m.entry.rule.weight < 0 or m.score < _SURE or _one_of_many(text, q, context):
                flags.append("weak_context")
            if doubtful[k]:
                flags.append("ambiguous")
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
    for stated in find_implied(masked, lexicon, ends, known, planned):
        index = bisect_right(ends, stated.start - 1)
        sentence = (ends[index - 1] + 1 if index else 0, ends[min(index, len(ends) - 1)])
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


def _table_parts(cells: Sequence[Cell], place: dict[int, int], items: Sequence[Item]) -> dict[int, tuple[str, bool]]:
    """Rows of a table are parts of its row of totals; without one each row is another body's and names nothing."""
    parts: dict[int, tuple[str, bool]] = {}
    columns: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells:
        columns.setdefault((cell.table, cell.column), []).append(cell)
    for column in columns.values():
        total = next((cell for cell in column if cell.total), None)
        rows = [cell for cell in column if not cell.total]
        if total is None or not rows:
            continue
        ids = items[place[id(total.quantity)]].ids
        if ids:
            summed = sum(cell.quantity.exact for cell in rows) == total.quantity.exact
            parts.update((place[id(cell.quantity)], (ids[0], summed)) for cell in rows)
    return parts


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


# -- the model ------------------------------------------------------------------------------------------------


class _Builder:
    def __init__(self, made: Draft, reading: Reading, lexicon: Lexicon, make: Makers, schema: type[BaseModel]) -> None:
        self.made = made
        self.table = declared_by(schema)
        self.reading = reading
        self.raw = reading.text
        self.span = made.normal.raw_span
        self.lexicon = lexicon
        self.make = make
        self._sentences: dict[Span, Span] = {}
        self.touched = sorted((r.start, r.end) for r in made.normal.repairs if r.step != "reading")
        self.reasons = {d.start: d.reason for d in made.normal.damage}
        self.damaged = sorted([*((d.start, d.end) for d in made.normal.damage), *reading.undecodable])

    def sentence(self, span: Span) -> Span:
        """The raw span of a sentence; most sentences are asked for several times."""
        found = self._sentences.get(span)
        if found is None:
            found = self._sentences[span] = self.span(*span)
        return found

    def quote(self, start: int, end: int) -> dict[str, Any]:
        a, b = self.span(start, end)
        return {"start": a, "end": b, "quote": self.raw[a:b]}

    def clean(self, start: int, end: int) -> str:
        """The raw text of a normalised span, in its own script, with repairs done and noise taken out."""
        a, b = self.span(start, end)
        out = []
        at = a
        for fix in self.made.normal.repairs:
            if a <= fix.start and fix.end <= b:
                out += [self.raw[at : fix.start], fix.after]
                at = fix.end
        out.append(self.raw[at:b])
        return _WHITE.sub("", "".join(out))

    def _overlaps(self, spans: Sequence[Span], start: int, end: int) -> bool:
        return any(a < end and b > start for a, b in spans)

    def _position_flags(self, start: int, end: int, sentence: Span) -> list[str]:
        if not self.touched and not self.damaged:
            return []
        a, b = self.span(start, end)
        c, d = self.sentence(sentence)
        flags = []
        if self._overlaps(self.touched, min(a, c), max(b, d)):
            flags.append("repaired")
        if self._overlaps(self.damaged, max(c, a - 40), min(d, b + 10)):
            flags.append("damaged")
        return flags

    def fact(self, fact: Fact, title: bool = False) -> dict[str, Any]:
        flags = tuple(fact.flags)
        if fact.value is None:
            return {"value": None, "confidence": None, "flags": flags, "observations": ()}
        sure = level(flags)
        value = self.clean(*fact.span) if title and fact.span else fact.value
        observations: tuple[dict[str, Any], ...] = ()
        if fact.span:
            evidence = self.quote(*fact.span)
            evidence["sentence_start"], evidence["sentence_end"] = evidence["start"], evidence["end"]
            observations = (
                {
                    "value": value, "unit": "", "qualifier": "exact", "role": "achievement", "confidence": sure,
                    "flags": flags, "evidence": evidence, "rule": "",
                },
            )  # fmt: skip
        return {"value": value, "confidence": sure, "flags": flags, "observations": observations}

    def meta(self) -> dict[str, Any]:
        facts = self.made.facts
        script = self.made.normal.script
        self.checks = check_meta(facts)  # puts flags on the facts, so it comes before they are read
        return {
            "region": self.fact(facts.region),
            "region_code": self.fact(facts.region_code),
            "issuer": self.fact(facts.issuer),
            "body_kind": self.fact(facts.body_kind),
            "report_year": self.fact(facts.report_year),
            "published": self.fact(facts.published),
            "title": self.fact(facts.title, title=True),
            "script": {"value": script, "confidence": "high", "flags": (), "observations": ()},
        }

    def groups(self) -> dict[str, dict[str, Any]]:
        groups: dict[str, dict[str, Any]] = {}
        by_id: dict[str, list[Seen]] = {}
        for seen in self.made.seen:
            by_id.setdefault(seen.indicator, []).append(seen)
        kind = self.made.facts.body_kind.value
        self.checks += check(
            self.lexicon, by_id, text=self.made.normal.text, rows=self.made.quantities,
            meta=body(kind if isinstance(kind, str) else None, self.made.facts.breadth), table=self.table,
        )  # fmt: skip
        for ident, observations in by_id.items():
            group, _, name = ident.partition(".")
            groups.setdefault(group, {})[name] = self._field(observations, *self.make.field(group, name))
        return groups

    def _field(self, observations: list[Seen], field: Make, observation: Make, evidence: Make) -> Any:
        raw = self.raw
        clean = not self.touched and not self.damaged
        rows: list[dict[str, Any]] = []
        for seen in observations:
            flags = tuple(seen.flags)
            if not clean:
                flags += tuple(self._position_flags(seen.start, seen.end, seen.sentence))
            start, end = self.span(seen.start, seen.end)
            first, last = self.sentence(seen.sentence)
            rows.append(
                {
                    "value": seen.value, "unit": seen.unit, "qualifier": seen.qualifier, "role": seen.role,
                    "confidence": level(flags), "flags": flags,
                    "evidence": evidence(
                        {"start": start, "end": end, "quote": raw[start:end], "sentence_start": first, "sentence_end": last}
                    ),
                    "rule": seen.rule, "replaced": None,
                }
            )  # fmt: skip
        head = 0
        if len(rows) > 1:
            head = min(range(len(rows)), key=lambda k: _headline(rows[k], observations[k], k))
        row = rows[head]
        seen_all = tuple(map(observation, rows))
        if row["role"] == "other" or "part" in row["flags"]:
            return field({"value": None, "confidence": None, "flags": (), "observations": seen_all})
        value = row["value"] if row["role"] == "achievement" else None
        return field({"value": value, "confidence": row["confidence"], "flags": row["flags"], "observations": seen_all})

    def build(self) -> dict[str, Any]:
        made, reading = self.made, self.reading
        text, raw = made.normal.text, self.raw
        quantities = []
        for k, (q, context, role, change) in enumerate(made.quantities):
            start, end = self.span(q.start, q.end)
            row = {
                "start": start, "end": end, "quote": raw[start:end], "value": q.value, "unit": q.unit,
                "qualifier": q.qualifier, "role": role, "subject": subject(text, q, context),
                "indicator": made.claimed.get(k), "part_of": made.parts[k][0] if k in made.parts else None, "change": change,
            }  # fmt: skip
            quantities.append(self.make.quantity(row))
        sections = [
            {
                **self.quote(h.start, h.end),
                "level": h.level,
                "heading": h.text,
                "kind": h.kind,
                "stop": self.span(h.stop, h.stop)[0],
            }
            for h in made.headings
        ]
        documents = [
            {**self.quote(d.start, d.end), "title": self.clean(d.start, d.end), "number": d.number}
            for d in find_documents(text, made.titles)
        ]
        flags = [] if made.facts.looks_like_report else ["not_a_report"]
        source = {
            "text": reading.text, "media_type": reading.media_type, "encoding": reading.encoding,
            "encoding_sureness": reading.encoding_sureness, "path": reading.path, "notes": reading.notes, "flags": tuple(flags),
            "repairs": tuple(
                {"step": r.step, "start": r.start, "end": r.end, "quote": r.before, "after": r.after, "sureness": r.sureness}
                for r in made.normal.repairs
            ),
            "damage": tuple(
                {"start": a, "end": b, "quote": self.raw[a:b], "reason": self.reasons.get(a, "undecodable bytes")} for a, b in self.damaged
            ),
            "origins": tuple(
                {"start": o.start, "end": o.end, "position": o.position, "page": o.page} for o in reading.origins
            ),
        }  # fmt: skip
        meta, groups = self.meta(), self.groups()
        return {
            "meta": meta, **groups, "checks": as_rows(self.checks, self.span), "quantities": tuple(quantities), "sections": tuple(sections),
            "documents": tuple(documents), "problems": tuple(self.quote(*s) for s in made.problems),
            "plans": tuple(self.quote(*s) for s in made.plans), "source": source,
        }  # fmt: skip


def _headline(row: dict[str, Any], seen: Seen, place: int) -> tuple[Any, ...]:
    """Order of preference: own year, a total before a part, a printed value before an implied or blank one,
    confirmed before not, then what was named most specifically, then the first."""
    flags = row["flags"]
    return (
        row["role"] != "achievement",
        "part" in flags,
        "value_missing" in flags,
        "implied" in flags,
        "inconsistent" in flags,
        "confirmed" not in flags,
        "weak_context" in flags or "ambiguous" in flags,
        place,
        -seen.score,
    )


def assemble(reading: Reading, schema: type[R]) -> R:
    """The report model of a reading."""
    lexicon = lexicon_of(schema)
    made = draft(reading.text, lexicon)
    return schema.model_validate(_Builder(made, reading, lexicon, makers(schema), schema).build())
