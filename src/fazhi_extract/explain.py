"""Why a field has the value it has, or none: the derivation of every observation, and the nearest candidates.

``report.explain("reconsideration.accepted")`` reads the report's own text again and says for each place that states the
indicator: the sentence with the number marked, the rule and the words that met its terms, what was inherited from
where, checks, flags and level. For a field without a value it says what was looked for, and of the figures that come
nearest why each was refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from fazhi_extract.confidence import LEVEL_OF, LIFTED_BY_CONFIRMATION
from fazhi_extract.draft import Draft, Lookup, draft
from fazhi_extract.indicators.lexicon import Entry, Lexicon
from fazhi_extract.indicators.match import Scene, match
from fazhi_extract.indicators.schema import indicators, lexicon
from fazhi_extract.model.checks import Check
from fazhi_extract.model.fields import FLAGS, Model, Observation
from fazhi_extract.quantities.context import Context
from fazhi_extract.quantities.scan import Quantity
from fazhi_extract.report.annual import AnnualReport

Span = tuple[int, int]
_WHERE = (
    "its own words",
    "the clause",
    "an earlier clause of the sentence",
    "an earlier clause of the sentence, past another subject",
    "an earlier sentence or the heading",
)


class Term(Model):
    """One term of a rule: the words that would meet it, the one that did, and where it stood."""

    wanted: tuple[str, ...]
    found: str | None = None
    where: str | None = Field(default=None, description="own words, the clause, an earlier clause, an earlier sentence")
    role: str = Field(
        description="here: among the number's own words; topic: may be inherited; clause; no: must not stand"
    )


class Derivation(Model):
    """How one observation came about."""

    value: Any
    sentence: str = Field(description="the raw sentence, the evidence marked 【】")
    start: int
    end: int
    rule: str
    terms: tuple[Term, ...] = ()
    flags: tuple[str, ...] = ()
    confidence: str
    because: str = Field(description="the flag that decided the level")
    checks: tuple[str, ...] = Field(default=(), description="arithmetic that touches this figure")


class Candidate(Model):
    """A figure that came near to stating the indicator, and why it does not."""

    value: Any
    unit: str
    sentence: str
    start: int
    end: int
    refused: tuple[str, ...]


class Explanation(Model):
    """The derivation of a field, as data; ``str()`` of it is the text."""

    indicator: str
    label: str
    value: Any
    confidence: str | None
    flags: tuple[str, ...]
    chosen: str = Field(description="why this observation is the headline value")
    derivations: tuple[Derivation, ...]
    looked_for: tuple[str, ...] = Field(description="the rules of the indicator, one line each")
    candidates: tuple[Candidate, ...] = ()

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def explain(report: AnnualReport, ident: str) -> Explanation:
    """Explain one field of a report.

    Raises:
        KeyError: for an id that the schema does not have.
    """
    field = report[ident]
    schema = type(report)
    spec = dict(indicators(schema))[ident]
    rules = lexicon(schema)
    made = draft(report.source.text, rules)
    lookup = Lookup(rules, made.masked, made.ends, made.headings)
    derivations = tuple(_derive(report, made, lookup, rules, ident, seen) for seen in field.observations)
    candidates = () if field.value is not None else _candidates(report, made, lookup, rules, ident)
    return Explanation(
        indicator=ident,
        label=spec.label,
        value=field.value,
        confidence=field.confidence,
        flags=field.flags,
        chosen=_chosen(field.value, field.observations),
        derivations=derivations,
        looked_for=tuple(f"{rule.describe()} · {'/'.join(sorted(rule.units))}" for rule in spec.rules)
        + tuple(f"words: {item.words}" for item in spec.implied),
        candidates=candidates,
    )


def _chosen(value: Any, observations: Sequence[Observation[Any]]) -> str:
    if not observations:
        return "no place in the text states it"
    if value is None:
        roles = {seen.role for seen in observations}
        if "achievement" not in roles:
            return "only plans state it: a target is not the year's figure"
        if all("part" in seen.flags for seen in observations):
            return "only parts of it are printed, no total"
        return "the text states it but leaves the number blank"
    if len(observations) == 1:
        return "the only place that states it"
    return (
        f"of {len(observations)} places: the year's own figure before a plan, a total before a part, a printed number "
        "before an implied one, one that arithmetic confirms before one that it does not, surer words first, then of counts "
        "by kind or level the largest, else the first in the text"
    )


# -- observations -------------------------------------------------------------------------------------------------


def _marked(report: AnnualReport, seen: Observation[Any]) -> str:
    text, place = report.source.text, seen.evidence
    return f"{text[place.sentence_start : place.start]}【{place.quote}】{text[place.end : place.sentence_end]}".strip()


def _because(seen: Observation[Any]) -> str:
    flags, level = seen.flags, seen.confidence
    if "corrected" in flags:
        return f"a person replaced {seen.replaced}"
    doubts = [flag for flag in flags if LEVEL_OF.get(flag, "high") == level and level != "high"]
    lifted = [flag for flag in flags if "confirmed" in flags and flag in LIFTED_BY_CONFIRMATION]
    if doubts:
        return "; ".join(f"{flag}: {FLAGS.get(flag, '')}" for flag in doubts)
    if lifted:
        return f"confirmed lifts {', '.join(lifted)}"
    return "no flag casts doubt on it"


def _checks(checks: Sequence[Check], start: int) -> tuple[str, ...]:
    return tuple(
        f"{'holds' if check.holds else 'FAILS'}: {check.arithmetic}" for check in checks if start in check.observations
    )


def _place(made: Draft, start: int) -> tuple[Quantity, Context, str, bool] | None:
    return next((row for row in made.quantities if made.normal.raw_span(row[0].start, row[0].end)[0] == start), None)


def _derive(
    report: AnnualReport, made: Draft, lookup: Lookup, rules: Lexicon, ident: str, seen: Observation[Any]
) -> Derivation:
    row = _place(made, seen.evidence.start)
    terms: tuple[Term, ...] = ()
    if row is not None and "part" not in seen.flags and "implied" not in seen.flags:
        q, context, _, change = row
        for scene in lookup.scenes(q, context):
            found = next((m for m in match(rules, lookup.unit(q), change, scene) if m.indicator == ident), None)
            if found is not None:
                terms = tuple(_terms(found.entry, scene))
                break
    return Derivation(
        value=seen.value,
        sentence=_marked(report, seen),
        start=seen.evidence.start,
        end=seen.evidence.end,
        rule=seen.rule,
        terms=terms,
        flags=seen.flags,
        confidence=seen.confidence,
        because=_because(seen),
        checks=_checks(report.checks, seen.evidence.start),
    )


def _terms(entry: Entry, scene: Scene) -> Iterator[Term]:
    groups = [
        *((words, bit, "here") for words, bit in zip(entry.rule.here, entry.here, strict=True)),
        *((words, bit, "topic") for words, bit in zip(entry.rule.topic, entry.topic, strict=True)),
        *((words, bit, "clause") for words, bit in zip(entry.rule.clause, entry.clause, strict=True)),
    ]
    for words, bit, role in groups:
        where, found = _met(scene, bit)
        yield Term(wanted=words, found=found, where=where, role=role)


def _met(scene: Scene, bit: int) -> tuple[str | None, str | None]:
    near, far = scene.inherited
    windows = (scene.here, scene.around, near, far, scene.distant)
    for name, words in zip(_WHERE, windows, strict=True):
        if words.mask & bit:
            best = max((word for hit in words.words for word, mask in hit.words if mask & bit), key=len)
            return name, best
    return None, None


# -- candidates ---------------------------------------------------------------------------------------------------


def _candidates(
    report: AnnualReport, made: Draft, lookup: Lookup, rules: Lexicon, ident: str, most: int = 3
) -> tuple[Candidate, ...]:
    entries = [entry for entry in rules.entries if entry.indicator == ident]
    own = {seen.start for seen in made.seen if seen.indicator == ident}
    found: list[tuple[float, Candidate]] = []
    for k, (q, context, role, change) in enumerate(made.quantities):
        best: tuple[float, list[str]] | None = None
        scene = next(iter(lookup.scenes(q, context)))
        for entry in entries:
            score, reasons = _refusal(entry, scene, q, change)
            if score > 0 and (best is None or score > best[0]):
                best = (score, reasons)
        if best is None:
            continue
        reasons = [] if q.start in own else best[1]  # of a figure that states it, its words are no reason
        if role == "other":
            reasons.append("it is another year's or body's figure, or one per unit (role other)")
        if role == "plan":
            reasons.append("it is a plan: a target is not the year's figure")
        if k in made.parts:
            reasons.append(f"it is a part of the total of {made.parts[k][0]}")
        elif k in made.claimed and q.start not in own:
            reasons.append(f"the words fit {made.claimed[k]} better")
        start, end = made.normal.raw_span(q.start, q.end)
        a, b = made.normal.raw_span(*context.sentence)
        text = report.source.text
        sentence = f"{text[a:start]}【{text[start:end]}】{text[end:b]}".strip()
        if len(sentence) > 160:
            sentence = f"…{text[max(a, start - 70) : start]}【{text[start:end]}】{text[end : min(b, end + 70)]}…"
        found.append(
            (
                best[0],
                Candidate(
                    value=q.value,
                    unit=q.unit,
                    sentence=sentence,
                    start=start,
                    end=end,
                    refused=tuple(reasons or ["nothing: it fits"]),
                ),
            )
        )
    found.sort(key=lambda pair: -pair[0])
    return tuple(candidate for _, candidate in found[:most])


def _refusal(entry: Entry, scene: Scene, q: Quantity, change: bool) -> tuple[float, list[str]]:
    """How near a rule comes (0: no term met), and what it lacks."""
    reasons: list[str] = []
    score = 0.0
    mask = scene.here.mask
    for words, bit in zip(entry.rule.here, entry.here, strict=True):
        if mask & bit:
            score += 2.0
        else:
            reasons.append(f"none of {_some(words)} among its own words")
    for words, bit in (
        *zip(entry.rule.topic, entry.topic, strict=True),
        *zip(entry.rule.clause, entry.clause, strict=True),
    ):
        if _met(scene, bit)[0]:
            score += 1.0
        else:
            reasons.append(f"no {_some(words)} in the sentence")
    if entry.no and entry.no & mask:
        said = next(word for hit in scene.here.words for word, m in hit.words if m & entry.no)
        reasons.append(f"{said} stands beside it")
        score -= 0.5
    if q.unit not in entry.rule.units and q.unit:
        reasons.append(f"its unit is {q.unit}, not {_some(sorted(entry.rule.units))}")
        score -= 1.5
    if change != entry.rule.change:
        reasons.append("it is a change, not a level" if change else "it is a level, not a change")
    return score, reasons


def _some(words: Sequence[str]) -> str:
    return "/".join(words[:4]) + ("/…" if len(words) > 4 else "")


# -- as text ------------------------------------------------------------------------------------------------------


def _lines(said: Explanation) -> Iterator[str]:
    flags = f" [{', '.join(said.flags)}]" if said.flags else ""
    yield f"{said.indicator} {said.label}: {said.value} ({said.confidence or 'not stated'}){flags}"
    yield f"  {said.chosen}"
    for number, seen in enumerate(said.derivations, 1):
        yield f"  {number}. {seen.value}  {seen.confidence}: {seen.because}"
        yield f"     {seen.sentence}"
        if seen.rule:
            yield f"     rule: {seen.rule}"
        for term in seen.terms:
            yield f"       {term.role}: {term.found} in {term.where}"
        if seen.flags:
            yield f"     flags: {', '.join(seen.flags)}"
        for check in seen.checks:
            yield f"     check {check}"
    if said.value is None:
        yield "  looked for:"
        yield from (f"    {line}" for line in said.looked_for)
        if said.candidates:
            yield "  nearest figures:"
        for candidate in said.candidates:
            yield f"    {candidate.value}{candidate.unit}: {'; '.join(candidate.refused)}"
            yield f"      {candidate.sentence}"


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add ``explain FILE ID`` to the command line."""
    parser: argparse.ArgumentParser = subparsers.add_parser("explain", help="say why a field has its value, or none")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("indicator", metavar="ID", help="an id as listed by `fazhi-extract indicators`")
    parser.add_argument("--json", action="store_true", help="print the derivation as JSON")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Explain one field of one file; 0, or 1 where the file cannot be read, 2 where the id is unknown."""
    from fazhi_extract.api import extract
    from fazhi_extract.reading import ReadError

    try:
        report = extract(args.file)
    except (ReadError, OSError) as error:
        print(f"fazhi-extract: {args.file}: {error}", file=sys.stderr)
        return 1
    try:
        said = explain(report, args.indicator)
    except KeyError:
        print(f"fazhi-extract: no indicator {args.indicator}: see `fazhi-extract indicators`", file=sys.stderr)
        return 2
    print(said.model_dump_json(indent=2) if args.json else said)
    return 0
