"""The way a text travels, in one place: normalised text → outline, quantities, facts → indicators → checks → report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from fazhi_extract.checks.arithmetic import as_rows, body, check, check_meta
from fazhi_extract.checks.declarations import declared_by
from fazhi_extract.confidence import level
from fazhi_extract.draft import Draft, Seen, draft
from fazhi_extract.indicators.lexicon import Lexicon
from fazhi_extract.indicators.schema import lexicon as lexicon_of
from fazhi_extract.metadata.fact import Fact
from fazhi_extract.model.build import Make, Makers, makers
from fazhi_extract.model.fields import size
from fazhi_extract.outline.documents import find_documents
from fazhi_extract.quantities.subject import subject
from fazhi_extract.reading.model import Reading

R = TypeVar("R", bound=BaseModel)
Span = tuple[int, int]

_WHITE = re.compile(r"[\s\u200b-\u200f\ufeff]+")


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
        self.repaired = [r.start for r in made.normal.repairs]
        self.reasons = {d.start: d.reason for d in made.normal.damage}
        self.damaged = sorted([*((d.start, d.end) for d in made.normal.damage), *reading.undecodable])

    def sentence(self, span: Span) -> Span:
        """The raw span of a sentence; most sentences are asked for several times."""
        found = self._sentences.get(span)
        if found is None:
            found = self._sentences[span] = self.span(*span)
        return found

    def unit(self, unit: str, end: int) -> str:
        """A unit with its brackets as printed behind the numeral that ends at ``end`` (raw): 场(次) or 场（次）."""
        if "(" in unit and "（" in self.raw[end : end + len(unit) + 2]:
            return unit.replace("(", "（").replace(")", "）")
        return unit

    def quote(self, start: int, end: int) -> dict[str, Any]:
        a, b = self.span(start, end)
        return {"start": a, "end": b, "quote": self.raw[a:b]}

    def clean(self, start: int, end: int) -> str:
        """The raw text of a normalised span, in its own script, with repairs done and noise taken out."""
        a, b = self.span(start, end)
        out = []
        at = a
        for fix in self.made.normal.repairs[bisect_left(self.repaired, a) : bisect_left(self.repaired, b)]:
            if fix.end <= b:
                out += [self.raw[at : fix.start], fix.after]
                at = fix.end
        out.append(self.raw[at:b])
        return _WHITE.sub("", "".join(out))

    def _overlaps(self, spans: Sequence[Span], start: int, end: int) -> bool:
        """Whether a stretch meets one of the sorted, disjoint spans."""
        k = bisect_left(spans, (start, start)) - 1
        return any(a < end and b > start for a, b in spans[max(0, k) : bisect_left(spans, (end, end))])

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

    def fact(self, name: str, fact: Fact) -> Any:
        field, observation, evidence = self.make.fact[name]
        flags = tuple(fact.flags)
        if fact.value is None:
            return field({"value": None, "confidence": None, "flags": flags, "observations": ()})
        sure = level(flags)
        value = self.clean(*fact.span) if name == "title" and fact.span else fact.value
        observations: tuple[Any, ...] = ()
        if fact.span:
            where = self.quote(*fact.span)
            where["sentence_start"], where["sentence_end"] = where["start"], where["end"]
            observations = (
                observation(
                    {
                        "value": value, "unit": "", "qualifier": "exact", "role": "achievement", "confidence": sure,
                        "flags": flags, "evidence": evidence(where), "rule": "", "replaced": None,
                    }
                ),
            )  # fmt: skip
        return field({"value": value, "confidence": sure, "flags": flags, "observations": observations})

    def meta(self) -> Any:
        facts = self.made.facts
        self.checks = check_meta(facts)  # puts flags on the facts, so it comes before they are read
        named = {
            "region": facts.region, "region_code": facts.region_code, "issuer": facts.issuer, "body_kind": facts.body_kind,
            "report_year": facts.report_year, "published": facts.published, "title": facts.title,
            "script": Fact(self.made.normal.script),
        }  # fmt: skip
        return self.make.meta({name: self.fact(name, fact) for name, fact in named.items()})

    def groups(self) -> dict[str, Any]:
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
        return {name: self.make.group(name)(fields) for name, fields in groups.items()}

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
                    "value": seen.value, "unit": self.unit(seen.unit, end), "qualifier": seen.qualifier, "role": seen.role,
                    "confidence": level(flags), "flags": flags,
                    "evidence": evidence(
                        {"start": start, "end": end, "quote": raw[start:end], "sentence_start": first, "sentence_end": last}
                    ),
                    "rule": seen.rule, "replaced": None,
                }
            )  # fmt: skip
        head = _headline(rows, observations[0].unit == "%") if len(rows) > 1 else 0
        row = rows[head]
        seen_all = tuple(map(observation, rows))
        if row["role"] == "other" or "part" in row["flags"]:
            return field({"value": None, "confidence": None, "flags": (), "observations": seen_all})
        value = row["value"] if row["role"] == "achievement" else None
        return field({"value": value, "confidence": row["confidence"], "flags": row["flags"], "observations": seen_all})

    def build(self) -> Any:
        made, make = self.made, self.make
        text, raw, span = made.normal.text, self.raw, self.span
        quantities = []
        for k, (q, context, role, change) in enumerate(made.quantities):
            start, end = span(q.start, q.end)
            row = {
                "start": start, "end": end, "quote": raw[start:end], "value": q.value, "unit": self.unit(q.unit, end),
                "qualifier": q.qualifier, "role": role, "subject": subject(text, q, context),
                "indicator": made.claimed.get(k), "part_of": made.parts[k][0] if k in made.parts else None, "change": change,
            }  # fmt: skip
            quantities.append(make.quantity(row))
        sections = [
            make.section(
                {
                    **self.quote(h.start, h.end), "level": h.level, "heading": h.text, "kind": h.kind,
                    "stop": span(h.stop, h.stop)[0],
                }
            )
            for h in made.headings
        ]  # fmt: skip
        documents = [
            make.document({**self.quote(d.start, d.end), "title": self.clean(d.start, d.end), "number": d.number})
            for d in find_documents(text, made.titles)
        ]
        meta, groups = self.meta(), self.groups()
        return make.report(
            {
                "meta": meta, **groups, "quantities": tuple(quantities), "sections": tuple(sections),
                "documents": tuple(documents), "problems": tuple([make.statement(self.quote(*s)) for s in made.problems]),
                "plans": tuple([make.statement(self.quote(*s)) for s in made.plans]),
                "checks": tuple(map(make.check, as_rows(self.checks, span))), "source": self.source(),
            }
        )  # fmt: skip

    def source(self) -> Any:
        reading, make, raw = self.reading, self.make, self.raw
        repairs = tuple(
            make.repair(
                {
                    "start": r.start,
                    "end": r.end,
                    "quote": r.before,
                    "step": r.step,
                    "after": r.after,
                    "sureness": r.sureness,
                }
            )
            for r in self.made.normal.repairs
        )
        damage = tuple(
            make.damage({"start": a, "end": b, "quote": raw[a:b], "reason": self.reasons.get(a, "undecodable bytes")})
            for a, b in self.damaged
        )
        origins = tuple(
            make.origin({"start": o.start, "end": o.end, "position": o.position, "page": o.page})
            for o in reading.origins
        )
        return make.source(
            {
                "text": reading.text, "media_type": reading.media_type, "encoding": reading.encoding,
                "encoding_sureness": reading.encoding_sureness, "path": reading.path, "repairs": repairs, "damage": damage,
                "origins": origins, "notes": tuple(reading.notes),
                "flags": () if self.made.facts.looks_like_report else ("not_a_report",),
            }
        )  # fmt: skip


def _headline(rows: list[dict[str, Any]], rates: bool) -> int:
    """Which observation gives the field its value: the best (see ``_rank``), of several as good the first. Where these say
    different things, and none contradicts another, they are figures by kind, level or place: each is flagged so, and of
    counts and sums of money the largest is chosen, which is nearest to the total that the text doesn't print."""
    ranks = [_rank(row) for row in rows]
    best = min(ranks)
    alike = [k for k, rank in enumerate(ranks) if rank == best]
    row = rows[alike[0]]
    if (
        len({str(rows[k]["value"]) for k in alike}) < 2
        or row["role"] != "achievement"
        or "part" in row["flags"]
        or any("conflict" in rows[k]["flags"] for k in alike)
    ):
        return alike[0]
    for k in alike:
        rows[k]["flags"] += ("several",)
    return alike[0] if rates else max(alike, key=lambda k: (size(rows[k]["value"]), -k))


def _rank(row: dict[str, Any]) -> tuple[bool, ...]:
    """Order of preference: own year, a total before a part, a printed value before an implied or blank one,
    confirmed before not, sure words before others."""
    flags = row["flags"]
    return (
        row["role"] != "achievement",
        "part" in flags,
        "value_missing" in flags,
        "implied" in flags,
        "inconsistent" in flags,
        "confirmed" not in flags,
        "weak_context" in flags or "ambiguous" in flags,
    )


def assemble(reading: Reading, schema: type[R]) -> R:
    """The report model of a reading."""
    lexicon = lexicon_of(schema)
    made = draft(reading.text, lexicon)
    report: R = _Builder(made, reading, lexicon, makers(schema), schema).build()
    return report
