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
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from fazhi_extract.aside import write_text
from fazhi_extract.confidence import confidence
from fazhi_extract.indicators.schema import group_fields
from fazhi_extract.model.fields import FLAGS, Extracted, Model, Observation
from fazhi_extract.output.files import unformulated
from fazhi_extract.report.annual import AnnualReport

R = TypeVar("R", bound=AnnualReport)

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
# Flags that still say something once a person has decided on the value.
_KEPT = frozenset(("part",))
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


class Correction(Model):
    """What a person said of one observation."""

    report: str = ""
    indicator: str
    start: int | None = None
    quote: str | None = None
    value: Any = None
    confirmed: bool = Field(default=False, description="the value is right as it is")
    note: str = ""
    line: int | None = Field(default=None, description="line of the file it was read from")


class CorrectionError(ValueError):
    """A correction that cannot be read or does not fit its report."""


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
            worst = min(doubted, key=lambda o: _rank(o.confidence, o.flags))
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


def queue(reports: AnnualReport | Mapping[str, AnnualReport] | Iterable[Any], file: Any) -> int:
    """Write the queue of reports to an open text file; returns the number of rows."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    rows = 0
    for name, report in _named(reports):
        for item in review(report):
            cells = {
                **item.model_dump(), "report": unformulated(name), "value": _shown(item.value), "flags": " ".join(item.flags), "correct": "",
                "note": "", "context": unformulated(item.context), "quote": unformulated(item.quote.replace("\r", " ").replace("\n", " ")),
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
    if ident.startswith("meta."):
        return int(text) if ident == "meta.report_year" and text.isdecimal() else text
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
        start = (row["start"] or "").strip()
        found.append(
            Correction(
                report=(row["report"] or "").removeprefix("'"), indicator=ident, start=int(start) if start else None,
                quote=(row["quote"] or "").removeprefix("'"), confirmed=confirmed, note=row.get("note") or "", line=rows.line_num,
                value=None if confirmed or gone else _value(said, ident, rows.line_num),
            )
        )  # fmt: skip
    return found


# -- back into the report -----------------------------------------------------------------------------------------


def _corrected(seen: dict[str, Any], said: Correction) -> None:
    kept = [flag for flag in seen["flags"] if flag in _KEPT]
    if said.confirmed or said.value == seen["value"]:
        seen["flags"] = (*kept, "reviewed")
    else:
        seen["replaced"], seen["value"] = seen["value"], said.value
        seen["flags"] = (*kept, "corrected")
        seen["qualifier"] = "exact"
    seen["confidence"] = confidence(seen["flags"])


def _headline(field: dict[str, Any]) -> None:
    """The headline after a correction: as before (own year, whole before part, stated before blank), what a person
    said before what nobody looked at."""
    order = sorted(
        range(len(field["observations"])),
        key=lambda k: (
            (seen := field["observations"][k])["role"] != "achievement",
            "part" in seen["flags"],
            seen["value"] is None,
            not {"corrected", "reviewed"} & set(seen["flags"]),
            -_LEVEL[seen["confidence"]],
            k,
        ),
    )
    head = field["observations"][order[0]]
    stated = head["role"] == "achievement" and "part" not in head["flags"]
    field["value"] = head["value"] if stated else None
    field["confidence"], field["flags"] = (head["confidence"], head["flags"]) if stated else (None, ())


def with_corrections(report: R, corrections: Iterable[Correction], name: str | None = None) -> R:
    """The report with a person's corrections.

    A corrected observation keeps the value it had in ``replaced`` and is flagged ``corrected``; one that was confirmed
    is flagged ``reviewed``. Doubts that the checks or the rules had about it are gone with it.

    Args:
        report: the report as extracted; it is not changed.
        corrections: what was said, for this report.
        name: take only the corrections of the report of this name.

    Raises:
        CorrectionError: a correction names a place or an indicator that the report does not have, or a value that the
            field cannot hold.
    """
    data = report.model_dump()
    text = report.source.text
    for said in corrections:
        if name is not None and said.report != name:
            continue
        where = f"line {said.line}: " if said.line else ""
        group, _, key = said.indicator.partition(".")
        if not isinstance(data.get(group), dict) or key not in data[group] or "observations" not in data[group][key]:
            raise CorrectionError(f"{where}no indicator {said.indicator!r}")
        field = data[group][key]
        seen = next((o for o in field["observations"] if o["evidence"]["start"] == said.start), None)
        if said.start is None:  # stands nowhere as such: the evidence is empty
            nowhere = {"start": 0, "end": 0, "quote": "", "sentence_start": 0, "sentence_end": 0}
            seen = {
                "value": field["value"], "unit": "", "qualifier": "exact", "role": "achievement", "confidence": "high",
                "flags": (), "evidence": nowhere, "rule": "by hand", "replaced": None,
            }  # fmt: skip
            field["observations"] = (*field["observations"], seen)
        if seen is None:
            raise CorrectionError(f"{where}{said.indicator} has no observation at {said.start}")
        quote = text[seen["evidence"]["start"] : seen["evidence"]["end"]]
        if said.quote is not None and said.quote.split() != quote.split():
            raise CorrectionError(f"{where}the text at {said.start} is {quote!r}, not {said.quote!r}: another text")
        _corrected(seen, said)
        _headline(field)
    try:
        return type(report).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise CorrectionError(f"{'.'.join(map(str, first['loc'][:2]))}: {first['msg']}") from error


# -- the command --------------------------------------------------------------------------------------------------

OK, UNREAD, UNWRITTEN = 0, 1, 3


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add ``review`` to the subcommands of ``fazhi-extract``."""
    command: argparse.ArgumentParser = subparsers.add_parser(
        "review",
        help="list the fields a person should look at",
        description="List the fields a person should look at, most doubtful first. Fill the column `correct` of the CSV file "
        "(a value, ok, none); --apply writes the corrected reports.",
        epilog="exit status: 0 done; 1 a file cannot be read or a correction does not fit; 3 OUT cannot be written",
    )
    command.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a report, or a folder of reports")
    command.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="write the queue (CSV); with --apply the reports (.jsonl)"
    )
    command.add_argument("--apply", type=Path, metavar="QUEUE.csv", help="read corrections back")
    command.set_defaults(run=run)
    return command


def _read(paths: Iterable[Path], unread: list[str]) -> Iterable[tuple[str, AnnualReport]]:
    from fazhi_extract.api import extract
    from fazhi_extract.reading import ReadError

    for path in paths:
        files = (
            sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            if path.is_dir()
            else [path]
        )
        for file in files:
            try:
                yield str(file), extract(file)
            except (ReadError, OSError) as error:
                unread.append(f"{file}: {error}")


def run(args: argparse.Namespace) -> int:
    """Run the command; returns its exit status."""
    unread: list[str] = []
    reports = _read(args.paths, unread)
    try:
        if args.apply:
            said = read_corrections(args.apply)
            made = [with_corrections(report, said, name).model_dump_json() + "\n" for name, report in reports]
            _out(args.output, "".join(made))
        else:
            file = io.StringIO()
            queue(reports, file)
            _out(args.output, file.getvalue(), "utf-8-sig")
    except (CorrectionError, UnicodeDecodeError) as error:
        unread.append(f"{args.apply}: {error}")
    except OSError as error:
        print(f"fazhi-extract review: {error.filename}: {error.strerror}", file=sys.stderr)  # noqa: T201
        return UNWRITTEN
    for line in unread:
        print(f"fazhi-extract review: {line}", file=sys.stderr)  # noqa: T201
    return UNREAD if unread else OK


def _out(path: Path | None, text: str, encoding: str = "utf-8") -> None:
    if path is None:
        sys.stdout.write(text)
    else:
        write_text(path, text, encoding)
