"""Reports to files: each file is written whole or not at all, and read back without loss.

====== ==================================================================================================
json   the whole record of every report: an array of what ``report.model_dump_json()`` gives (or one object)
jsonl  the same, one report a line
csv    ``report.to_rows()``: one line per observation of an indicator, with the name of its report before it
====== ==================================================================================================
"""

from __future__ import annotations

import csv
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fazhi_extract.report.annual import AnnualReport

FILE_FORMATS = ("json", "jsonl", "csv")
COLUMNS = (
    "report", "indicator", "label", "value", "unit", "qualifier", "role", "confidence", "flags", "start", "end", "quote",
)  # fmt: skip
# A spreadsheet runs a cell that starts with one of these as a formula; the full-width ones too, in Chinese versions.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # fmt: skip

Named = tuple[str, AnnualReport]


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a file's suffix asks for.

    Raises:
        ValueError: the suffix is none of ``.json``, ``.jsonl``, ``.csv``.
    """
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in FILE_FORMATS:
        raise ValueError(f"{os.fspath(path)}: the name must end in .json, .jsonl or .csv")
    return suffix


def write(
    reports: Iterable[Named],
    path: str | os.PathLike[str],
    form: str | None = None,
    *,
    single: bool = False,
    bom: bool = False,
) -> int:
    """Write reports to a file. What stood there before is replaced only once everything is written.

    Args:
        reports: (name, report); taken one at a time, so a generator keeps memory flat.
        path: the file; a pipe or a device is written to as it is.
        form: ``json``, ``jsonl`` or ``csv``; None takes it from the suffix of ``path``.
        single: json: one object instead of an array; ``reports`` then holds one report.
        bom: begin the file with a byte order mark; Excel shows Chinese in a CSV file only then.

    Returns:
        The number of reports written.

    Raises:
        ValueError: unknown suffix or format.
        OSError: the file cannot be written; nothing is left behind.
    """
    form = form or format_of(path)
    with _aside(Path(path), "utf-8-sig" if bom else "utf-8") as file:
        return dump(reports, file, form, single=single)


def dump(reports: Iterable[Named], file: TextIO, form: str, *, single: bool = False) -> int:
    """Write reports to an open text file; arguments and result as for ``write``.

    Raises:
        ValueError: unknown format.
    """
    if form not in FILE_FORMATS:
        raise ValueError(f"unknown format {form!r}: one of {', '.join(FILE_FORMATS)}")
    if form == "csv":
        return _csv(reports, file)
    count = 0
    array = form == "json" and not single
    for _, report in reports:
        if array:
            file.write(",\n" if count else "[\n")
        file.write(report.model_dump_json(indent=2 if form == "json" else None))
        if not array:
            file.write("\n")
        count += 1
    if array:
        file.write("\n]\n" if count else "[]\n")
    return count


def _csv(reports: Iterable[Named], file: TextIO) -> int:
    out = csv.DictWriter(file, COLUMNS)  # lines end in \r\n, as RFC 4180 has it: so a lone \r in a quote is escaped too
    out.writeheader()
    count = 0
    for name, report in reports:
        for row in report.to_rows():
            out.writerow({column: _cell(value) for column, value in {"report": name, **row}.items()})
        count += 1
    return count


def _cell(value: object) -> object:
    """A value as a cell: a list joined with ``;``, and no text that a spreadsheet would run."""
    if isinstance(value, list):
        value = ";".join(map(str, value))
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


@contextmanager
def _aside(path: Path, encoding: str) -> Iterator[TextIO]:
    """A file to write to that takes the place of ``path`` at the end, or is removed if anything goes wrong."""
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device cannot be replaced
        with path.open("w", encoding=encoding, newline="") as file:
            yield file
        return
    target = path.resolve()  # through a link, to what it points at
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", os.fspath(path))
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    with aside.open("x", encoding=encoding, newline="") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            aside.unlink(missing_ok=True)
            raise
    try:
        if target.exists():
            shutil.copymode(target, aside)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
