"""``evaluate`` and ``compare``."""

from __future__ import annotations

import os
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from fazhi_extract.api import extract
from fazhi_extract.evaluation.gold import Case, GoldError, cases
from fazhi_extract.evaluation.matching import LEVELS, META, Judged, Matched, match, nothing
from fazhi_extract.evaluation.result import Calibration, Comparison, Evaluation, Failure, Score
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.report.annual import AnnualReport

MEASURES = (
    "quantity", "qualifier", "role", "indicator", "breakdown", *(f"confidence {level}" for level in LEVELS), "missing",
    "implied", "offsets", "meta", "section place", "section kind (level 1)", "documents", "problems", "plans",
)  # fmt: skip

PathLike = str | os.PathLike[str]
Reports = PathLike | Mapping[str, BaseModel] | Iterable[BaseModel]
Counts = dict[str, list[int]]


def _extractor(reports: Reports | None, schema: type[BaseModel]) -> Callable[[Case], BaseModel]:
    """How the report of a case is come by: extracted now, or among those given."""
    if reports is None or isinstance(reports, str | os.PathLike):
        return lambda case: extract(case.text, schema=schema)
    by_name: dict[str, BaseModel] = {}
    by_text: dict[str, BaseModel] = {}
    items: Iterator[tuple[str, BaseModel]] = (
        iter(reports.items()) if isinstance(reports, Mapping) else (("", report) for report in reports)
    )
    for name, report in items:
        if name:
            by_name[name] = by_name[Path(name).stem] = report
        source = getattr(report, "source", None)
        if source is not None:
            by_text[source.text] = report

    def find(case: Case) -> BaseModel:
        found = by_name.get(case.name) or by_text.get(case.text)
        if found is None:
            raise GoldError(f"{case.name}: no report of this text was given")
        return found

    return find


def evaluate(
    reports: Reports | None,
    gold: PathLike,
    texts: PathLike | None = None,
    *,
    schema: type[BaseModel] = AnnualReport,
    ids: Collection[str] | None = None,
) -> Evaluation:
    """Hold reports against gold.

    Args:
        reports: a folder with the texts that gold names (each is extracted now); or reports, as a mapping from name or
            simply one after another (each is found by its text); None extracts the texts that stand beside the gold.
        gold: a folder of NAME.gold.json files, one of them, or a .jsonl of single clauses.
        texts: where the texts are, if neither in ``reports`` nor beside the gold.
        schema: the report model to extract.
        ids: the indicators to judge; all of the schema where None.

    Raises:
        GoldError: gold is broken, is empty, or has no text or report.
    """
    if texts is None and isinstance(reports, str | os.PathLike):
        texts = reports
    find = _extractor(reports, schema)
    found: list[tuple[str, Matched]] = []
    for case in cases(gold, texts):
        try:
            report = find(case)
        except GoldError:
            raise
        except Exception:  # noqa: BLE001 - a text that breaks the extraction is a result
            found.append((case.name, nothing(case.gold, traceback.format_exc(limit=3))))
            continue
        found.append((case.name, match(case.text, case.gold, report, ids)))
    if not found:
        raise GoldError(f"{gold}: no gold in it")
    return _summed(found, {ident: spec.kind for ident, spec in indicators(schema)})


def _add(counts: Counts, key: str, hit: int, gold: int, said: int) -> None:
    row = counts.setdefault(key, [0, 0, 0])
    row[0] += hit
    row[1] += gold
    row[2] += said


def _scores(counts: Counts) -> dict[str, Score]:
    return {key: Score.of(*row) for key, row in counts.items() if row[1] or row[2]}


def _calibrations(judged: Iterable[tuple[str, bool]]) -> dict[str, Calibration]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for key, is_right in judged:
        of[key] += 1
        right[key] += is_right
    return {key: Calibration.count(right[key], of[key]) for key in of}


def _by_flag(judged: Iterable[Judged]) -> Iterator[tuple[str, bool]]:
    for row in judged:
        if row.verdict != "lost":
            for flag in row.flags or ("(none)",):
                yield flag, row.verdict == "right"


def _summed(found: list[tuple[str, Matched]], kinds: Mapping[str, str]) -> Evaluation:
    measures: Counts = {key: [0, 0, 0] for key in MEASURES}
    meta: Counts = {}
    by_id: Counts = {}
    by_group: Counts = {}
    by_kind: Counts = {}
    errors = []
    everything: list[Judged] = []
    by_text: dict[str, Counts] = {}
    for name, matched in found:
        by_text.setdefault(name, {})
        for key, row in matched.counts.items():
            if key in measures:
                _add(measures, key, *row)
                _add(by_text[name], key, *row)
            else:
                _add(meta, key.removeprefix("meta "), *row)
        everything += matched.judged
        for j in matched.judged:
            if j.printed:
                counts = (j.verdict == "right", j.verdict != "wrong", j.verdict != "lost")
                _add(by_id, j.indicator, *counts)
                _add(by_group, j.indicator.partition(".")[0], *counts)
                _add(by_kind, kinds.get(j.indicator, "other"), *counts)
        errors += [Failure(text=name, kind=e[0], what=e[1], context=e[2], said=e[3]) for e in matched.errors]
    order = {ident: place for place, ident in enumerate(kinds)}
    levels = _calibrations(
        (j.confidence or "", j.verdict == "right") for j in everything if j.printed and j.verdict != "lost"
    )
    flags = _calibrations(_by_flag(everything))
    return Evaluation(
        texts=sum(not any(e[0] == "crash" for e in matched.errors) for _, matched in found),
        measures=_scores(measures),
        indicators=_scores(dict(sorted(by_id.items(), key=lambda item: order.get(item[0], len(order))))),
        groups=_scores(by_group),
        kinds=_scores(by_kind),
        meta=_scores({key: meta[key] for key in META if key in meta}),
        levels={level: levels[level] for level in LEVELS if level in levels},
        flags=dict(sorted(flags.items(), key=lambda item: -item[1].of)),
        errors=tuple(errors),
        counts={
            name: {key: (hit, gold, said) for key, (hit, gold, said) in rows.items()} for name, rows in by_text.items()
        },
    )


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """Gains and losses of the second run against the first, over the texts that both have."""

    def keyed(errors: Iterable[Failure]) -> dict[tuple[str, str, str, str], list[Failure]]:
        out: dict[tuple[str, str, str, str], list[Failure]] = {}
        for error in errors:
            if named is None or error.text in named:
                out.setdefault((error.text, error.kind, error.what, error.context), []).append(error)
        return out

    known = bool(before.counts and after.counts)  # a result of an earlier version does not name its texts
    named = before.counts.keys() & after.counts.keys() if known else None
    old, new = keyed(before.errors), keyed(after.errors)
    return Comparison(
        before=_scored(before, named),
        after=_scored(after, named),
        texts=None if named is None else len(named),
        only_before=tuple(name for name in before.counts if name not in named) if named is not None else (),
        only_after=tuple(name for name in after.counts if name not in named) if named is not None else (),
        gains=tuple([e for key, items in old.items() for e in items[len(new.get(key, ())) :]]),
        losses=tuple([e for key, items in new.items() for e in items[len(old.get(key, ())) :]]),
    )


def _scored(result: Evaluation, named: Collection[str] | None) -> dict[str, Score]:
    """The measures over some of the texts; as they stand where these are all of them, or unknown."""
    if named is None or len(named) == len(result.counts):
        return result.measures
    summed: Counts = {key: [0, 0, 0] for key in MEASURES}
    for name in named:
        for key, row in result.counts[name].items():
            _add(summed, key, *row)
    return _scores(summed)
