"""The review queue: which fields a person should look at, and what the person said of them.

>>> import fazhi_extract as fz
>>> from fazhi_extract.review import review
>>> [item.indicator for item in review(fz.extract("全年调解纠纷9件,调解成功率96.4%。"))]
['mediation.disputes', 'mediation.success_rate']

In the CSV file a person fills the column ``correct``: a number (``120``, ``96.4``, a range as ``5..10``) or a text
replaces the value, ``ok`` confirms it, ``none`` says that the report does not state it. Empty: not looked at.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import Field

from fazhi_extract.aside import write_text
from fazhi_extract.corrections import Correction, CorrectionError, iso_date, with_corrections
from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.model.fields import FLAGS, Extracted, Model, Observation
from fazhi_extract.output.files import unformulated
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.sources import files, name_of, overwrites, path_argument, reports, say

__all__ = [
    "Correction", "CorrectionError", "ReviewItem", "queue", "read_corrections", "review", "with_corrections", "write_queue",
]  # fmt: skip

COLUMNS = (
    "report", "indicator", "label", "value", "unit", "correct", "note", "confidence", "flags", "why", "context", "quote",
    "start", "end",
)  # fmt: skip
CONFIRMED = frozenset(("ok", "yes", "y", "=", "√", "对", "正确", "无误"))
NOT_STATED = frozenset(("none", "null", "no", "-", "无", "删除", "没有"))

# How much a flag asks for a second look; levels come first, these order what is alike.
DOUBT: dict[str, int] = {
    "inconsistent": 9, "out_of_range": 8, "damaged": 7, "conflict": 6, "value_missing": 5, "unresolved": 4,
    "ambiguous": 3, "weak_context": 2, "scope_unsure": 1, "inferred": 1, "implied": 1, "repaired": 1, "confirmed": -1,
}  # fmt: skip
_LEVEL = {"low": 0, "medium": 1, "high": 2}


class ReviewItem(Model):
    """A field that a person should look at, by its most doubtful observation."""

    indicator: str
    label: str
    value: Any = Field(description="of the observation in doubt; null where its number is blank")
    headline: Any = Field(description="the value of the field as it stands")
    unit: str
    confidence: str
    flags: tuple[str, ...]
    why: str = Field(description="the flags in words, and the arithmetic that failed")
    others: tuple[Any, ...] = Field(default=(), description="what the other observations of the field say")
    context: str = Field(description="the sentence, the place marked with 【】")
    quote: str
    start: int | None = Field(description="null where the value stands nowhere as such")
    end: int | None


# -- what to look at ----------------------------------------------------------------------------------------------


def _fields(report: AnnualReport) -> Iterable[tuple[str, str, Extracted[Any]]]:
    for name, info in type(report.meta).model_fields.items():
        field = getattr(report.meta, name)
        if isinstance(field, Extracted):
            yield f"meta.{name}", info.description or name, field
    groups = group_fields(type(report))
    for ident, field in report.fields():
        group, _, name = ident.partition(".")
        yield ident, groups[group].model_fields[name].title or name, field


def _rank(level: str | None, flags: Iterable[str]) -> tuple[int, int]:
    return _LEVEL.get(level or "high", 2), -sum(DOUBT.get(flag, 0) for flag in flags)


def _context(text: str, seen: Observation[Any]) -> str:
    place = seen.evidence
    start = max(place.sentence_start, place.start - 60)
    end = min(max(place.sentence_end, place.end), place.end + 40)
    marked = f"{text[start : place.start]}【{text[place.start : place.end]}】{text[place.end : end]}"
    return " ".join(marked.split())


def _why(flags: Sequence[str], arithmetic: Sequence[str]) -> str:
    said = [FLAGS.get(flag, flag) for flag in flags if DOUBT.get(flag, 0) > 0]
    return "; ".join([*said, *arithmetic])


def review(report: AnnualReport) -> list[ReviewItem]:
    """The fields that a person should look at, most doubtful first: those with an observation of this body and year
    (or a fact about the report) whose confidence is not high."""
    failed: dict[tuple[str, int], list[str]] = {}
    for check in getattr(report, "checks", ()):
        if not check.holds:
            for ident, start in zip(check.indicators, check.observations, strict=False):
                failed.setdefault((ident, start), []).append(check.arithmetic)
    items: list[tuple[tuple[int, int], int, ReviewItem]] = []
    text = report.source.text
    for ident, label, field in _fields(report):
        seen = [o for o in field.observations if o.role != "other"]
        doubted = [o for o in seen if o.confidence != "high"]
        if doubted:
            # A plan is no headline: it is asked about only where nothing else of the field is in doubt.
            worst = min(doubted, key=lambda o: (o.role == "plan", _rank(o.confidence, o.flags)))
            start, end = worst.evidence.start, worst.evidence.end
            item = ReviewItem(
                indicator=ident, label=label, value=worst.value, headline=field.value, unit=worst.unit,
                confidence=worst.confidence, flags=worst.flags, why=_why(worst.flags, failed.get((ident, start), ())),
                others=tuple(o.value for o in seen if o is not worst), context=_context(text, worst),
                quote=worst.evidence.quote, start=start, end=end,
            )  # fmt: skip
            items.append((_rank(worst.confidence, worst.flags), start, item))
        elif not seen and (
            field.confidence not in (None, "high") or any(DOUBT.get(flag, 0) > 1 for flag in field.flags)
        ):
            item = ReviewItem(
                indicator=ident, label=label, value=field.value, headline=field.value, unit="",
                confidence=field.confidence or "low", flags=field.flags, why=_why(field.flags, ()), context="", quote="",
                start=None, end=None,
            )  # fmt: skip
            items.append((_rank(field.confidence, field.flags), -1, item))
    items.sort(key=lambda row: row[:2])
    return [item for _, _, item in items]


# -- the file -----------------------------------------------------------------------------------------------------


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "..".join(map(str, value))
    return str(value)


def _named(reports: AnnualReport | Mapping[str, AnnualReport] | Iterable[Any]) -> Iterable[tuple[str, AnnualReport]]:
    if isinstance(reports, AnnualReport):
        reports = [reports]
    if isinstance(reports, Mapping):
        yield from reports.items()
        return
    for number, item in enumerate(reports, 1):
        if isinstance(item, tuple):
            yield item
        else:
            yield item.source.path or f"report {number}", item


def _guarded(text: str) -> str:
    """A text as a cell that no spreadsheet runs, from which ``removeprefix("'")`` gives the text back."""
    return "'" + text if text.startswith("'") else unformulated(text)


def queue(reports: AnnualReport | Mapping[str, AnnualReport] | Iterable[Any], file: Any) -> int:
    """Write the queue of reports to an open text file; returns the number of rows."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    rows = 0
    for name, report in _named(reports):
        for item in review(report):
            cells = {
                **item.model_dump(), "report": _guarded(name), "value": _shown(item.value), "flags": " ".join(item.flags), "correct": "",
                "note": "", "context": _guarded(item.context), "quote": _guarded(item.quote.replace("\r", " ").replace("\n", " ")),
            }  # fmt: skip
            out.writerow(["" if cells[column] is None else cells[column] for column in COLUMNS])
            rows += 1
    return rows


def write_queue(
    reports: AnnualReport | Mapping[str, AnnualReport] | Iterable[Any], path: str | os.PathLike[str]
) -> int:
    """Write the review queue of reports as CSV (UTF-8 with a byte order mark, which Excel needs for Chinese).

    Args:
        reports: a report; a mapping from name; or reports, or (name, report) pairs, one after another.
        path: the file.

    Returns:
        The number of rows.
    """
    made = io.StringIO()
    rows = queue(reports, made)
    write_text(path, made.getvalue(), "utf-8-sig")
    return rows


def _number(text: str) -> Any:
    plain = text.replace(",", "").replace("，", "").rstrip("%％").strip()
    try:
        return int(plain)
    except ValueError:
        return float(plain)


def _value(text: str, ident: str, line: int) -> Any:
    if ident in ("meta.report_year", "meta.region_code"):
        plain = text.removesuffix(".0")  # a spreadsheet's
        return int(plain) if ident == "meta.report_year" and plain.isdecimal() else plain
    if ident.startswith("meta."):
        return (iso_date(text) or text) if ident == "meta.published" else text
    try:
        if ".." in text:
            low, high = text.split("..")
            return [_number(low), _number(high)]
        made = _number(text)
    except ValueError as error:
        raise CorrectionError(f"line {line}: {text!r} is no number; ok confirms, none takes the value away") from error
    if (isinstance(made, float) and made != made) or made in (float("inf"), float("-inf")):
        raise CorrectionError(f"line {line}: {text!r} is no number")
    return made


def _start(text: str, line: int) -> int | None:
    """The column ``start``; a spreadsheet may have made 25.0 or 1,025 of it."""
    if not text:
        return None
    try:
        start = _number(text)
        if start == int(start):
            return int(start)
    except (ValueError, OverflowError):
        pass
    raise CorrectionError(f"line {line}: start {text!r} is no place in a text")


def read_corrections(path: str | os.PathLike[str]) -> list[Correction]:
    """The rows of a review queue in which a person filled the column ``correct``.

    Reads UTF-8 and, as Chinese versions of Excel save it, GB18030.

    Raises:
        CorrectionError: the file is no queue, or a cell cannot be understood (with its line).
    """
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not {"report", "indicator", "correct", "start", "quote"} <= set(rows.fieldnames or ()):
        raise CorrectionError(f"{path}: not a review queue (columns {', '.join(COLUMNS)})")
    found = []
    for row in rows:
        said = (row["correct"] or "").strip()
        if not said:
            continue
        ident = (row["indicator"] or "").strip()
        confirmed, gone = said.lower() in CONFIRMED, said.lower() in NOT_STATED
        found.append(
            Correction(
                report=(row["report"] or "").removeprefix("'"), indicator=ident, start=_start((row["start"] or "").strip(), rows.line_num),
                quote=(row["quote"] or "").removeprefix("'"), confirmed=confirmed, note=row.get("note") or "", line=rows.line_num,
                value=None if confirmed or gone else _value(said, ident, rows.line_num),
            )
        )  # fmt: skip
    return found


# -- the command --------------------------------------------------------------------------------------------------

OK, UNREAD, USAGE, UNWRITTEN = 0, 1, 2, 3


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add ``review`` to the subcommands of ``fazhi-extract``."""
    command: argparse.ArgumentParser = subparsers.add_parser(
        "review",
        help="list the fields a person should look at",
        description="List the fields a person should look at, most doubtful first. Fill the column `correct` of the CSV file "
        "(a value, ok, none); --apply, with the same paths, writes the corrected reports if every correction fits one.",
        epilog="exit status: 0 done; 1 a file cannot be read or a correction does not fit; 2 wrong usage, nothing was done; "
        "3 OUT cannot be written",
    )
    command.add_argument(
        "paths", nargs="+", type=path_argument, metavar="FILE", help="a report, or a folder of reports"
    )
    command.add_argument(
        "-o",
        "--output",
        type=path_argument,
        metavar="OUT",
        help="write the queue (CSV); with --apply the reports (.jsonl)",
    )
    command.add_argument("--apply", type=path_argument, metavar="QUEUE.csv", help="read corrections back")
    command.set_defaults(run=run)
    return command


def run(args: argparse.Namespace) -> int:
    """Run the command; returns its exit status."""
    out: Path | None = args.output
    unread: list[str] = []
    named = list(dict.fromkeys(files(args.paths, unread)))
    if overwrites(out, [*named, args.apply] if args.apply else named):
        return USAGE
    text = _applied(named, args.apply, unread) if args.apply else _queued(named, unread)
    if out is None:
        sys.stdout.write(text or "")
    elif text is None:
        say(f"nothing to write: {name_of(out)} is left as it was")
    else:
        try:
            write_text(out, text, "utf-8" if args.apply else "utf-8-sig")
        except OSError as error:
            say(f"{name_of(out)}: cannot be written: {error.strerror or error}")
            return UNWRITTEN
    return UNREAD if unread else OK


def _queued(named: Iterable[Path], unread: list[str]) -> str | None:
    """The queue; None where no file can be read."""
    found = reports(named, unread)
    first = next(found, None)
    if first is None:
        return None
    file = io.StringIO()
    queue(chain([first], found), file)
    return file.getvalue()


def _applied(named: Iterable[Path], path: Path, unread: list[str]) -> str | None:
    """The corrected reports, one a line; None where a correction fits none of them."""
    wrong: list[str] = []
    made: list[str] = []
    names: set[str] = set()
    try:
        said = read_corrections(path)
    except (CorrectionError, OSError, UnicodeDecodeError) as error:
        said, wrong = [], [str(getattr(error, "strerror", None) or error)]
    for name, report in () if wrong else reports(named, unread):
        names.add(name)
        try:
            made.append(with_corrections(report, said, name).model_dump_json() + "\n")
        except CorrectionError as error:
            wrong.append(str(error))
    wrong += [f"line {one.line}: no report {one.report!r} was read" for one in said if one.report not in names]
    for line in wrong:
        say(f"{name_of(path)}: {line}")
    unread += wrong
    return None if wrong or not made else "".join(made)
