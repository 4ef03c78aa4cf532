"""The command ``fazhi-extract``: arguments, messages and exit statuses. What it prints and writes is in ``output``."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from fazhi_extract import __version__, explain, review, run
from fazhi_extract.evaluation import command as evaluation
from fazhi_extract.indicators.schema import indicators
from fazhi_extract.output import FILE_FORMATS, PRINTED, Named, StoreError, dump, format_of, grid, summary, table, write
from fazhi_extract.output.table import summary_row
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.sources import files, name_of, overwrites, path_argument, reports, say
from fazhi_extract.stamp import record_schema
from fazhi_extract.tables import TABLES

OK, UNREAD, USAGE, UNWRITTEN, INTERRUPTED, CLOSED = 0, 1, 2, 3, 130, 141
STATUSES = """\
exit status:
  0    every file was read (one that does not look like a report too: standard error says so,
       and source.flags has not_a_report)
  1    a file or folder is missing, empty or unreadable: standard error names each with its cause;
       the others were extracted and are in OUT
  2    wrong usage; nothing was done
  4    evaluate --against: some measure fell
  3    OUT (or standard output) cannot be written; what stood in OUT before is untouched (in a database: what was
       added before is kept)
  130  interrupted
  141  what read the output stopped reading, as `| head` does
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status (see ``STATUSES``)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 whatever the locale; a name that is no text is shown escaped
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more when it ends: give it something to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    except OSError as error:  # a full disk behind `>`; everything else is dealt with where it happens
        say(f"standard output cannot be written: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNWRITTEN
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="fazhi-extract",
        description="Typed records from 法治政府建设年度报告: every figure with its confidence and its place in the text.",
        epilog=STATUSES,
        formatter_class=formatter,
    )
    parser.add_argument("--version", action="version", version=f"fazhi-extract {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    command = commands.add_parser(
        "extract",
        help="extract reports from files and folders",
        description="Extract reports. Text (any Chinese encoding), HTML, DOCX and PDF are told apart by content.",
        epilog=STATUSES,
        formatter_class=formatter,
    )
    command.add_argument(
        "paths", nargs="+", type=path_argument, metavar="PATH", help="a file, or a folder with all below it"
    )
    command.add_argument(
        "-o", "--output", type=path_argument, metavar="OUT",
        help="write a file instead of printing; the format goes by its suffix. .json: the whole records (one object for "
        "one file, an array for several files or a folder); .jsonl: the same, one report a line; .csv, .parquet: one line "
        "per observation of an indicator; .xlsx: a sheet for each table; .duckdb, .sqlite: every table, added to what is there",
    )  # fmt: skip
    command.add_argument(
        "--format", choices=("table", "summary", *FILE_FORMATS),
        help="what to print (table, if not given), or the format of OUT if its suffix does not say; "
        "summary: one line per report",
    )  # fmt: skip
    command.add_argument(
        "--bom", action="store_true", help="begin OUT with a byte order mark, which Excel wants in .csv"
    )
    command.add_argument(
        "--table", choices=tuple(TABLES), default="observations", help="which table goes into .csv or .parquet"
    )
    command.add_argument(
        "--exact", action="store_true",
        help="csv: leave text that a spreadsheet would run as a formula as it is; else it gets a ' before it",
    )  # fmt: skip
    command.set_defaults(run=_extract)

    command = commands.add_parser(
        "view",
        help="write a report as a page to look at: its text with every figure marked",
        description="Write a page that stands alone: the text of a report with every figure marked, beside it the list of "
        "figures with confidence and flags. It needs no network and runs no script of the report.",
        epilog=STATUSES,
        formatter_class=formatter,
    )
    command.add_argument("path", type=path_argument, metavar="FILE", help="a report: text, HTML, DOCX or PDF")
    command.add_argument(
        "-o", "--output", type=path_argument, metavar="OUT", required=True, help="the page to write (.html)"
    )
    command.set_defaults(run=_view)

    run.add_parser(commands)
    evaluation.add_parser(commands)
    review.add_parser(commands)
    explain.add_parser(commands)
    command = commands.add_parser("schema", help="print the JSON Schema of a record")
    command.set_defaults(run=_schema)
    command = commands.add_parser("indicators", help="list the indicators: id, label, unit, what it counts")
    command.set_defaults(run=_indicators)
    return parser


def _extract(args: argparse.Namespace) -> int:
    out: Path | None = args.output
    try:
        form = _format(out, args.format)
    except ValueError as error:
        say(str(error))
        return USAGE
    unread: list[str] = []
    named = list(dict.fromkeys(files(args.paths, unread)))
    if overwrites(out, named):
        return USAGE
    found = reports(named, unread)
    single = len(args.paths) == 1 and not os.path.isdir(args.paths[0])
    if out is None:
        _print(found, form, single, args)
    elif not _write(found, out, form, single, args):
        return UNWRITTEN
    return UNREAD if unread else OK


def _format(out: Path | None, asked: str | None) -> str:
    """The format to use.

    Raises:
        ValueError: the suffix of OUT says none, or the format is no file format.
    """
    if out is None:
        if asked in FILE_FORMATS and asked not in PRINTED:
            raise ValueError(f"--format {asked} is written, not printed: name a file with -o")
        return asked or "table"
    if asked in ("table", "summary"):
        raise ValueError(f"--format {asked} is printed, not written: leave out -o")
    try:
        return asked or format_of(out)
    except ValueError as error:
        raise ValueError(f"{error}, or --format must say what to write") from None


def _print(found: Iterator[Named], form: str, single: bool, args: argparse.Namespace) -> None:
    if form == "summary":
        rows = [summary_row(named) for named in found]
        if rows:
            sys.stdout.write(summary(rows))
    elif form == "table":
        columns = shutil.get_terminal_size((120, 24)).columns
        for number, (name, report) in enumerate(found):
            sys.stdout.write(("\n" if number else "") + table(report, name, columns))
    else:
        first = next(found, None)
        if first:
            dump(chain([first], found), sys.stdout, form, single=single, table=args.table, guard=not args.exact)


def _write(found: Iterator[Named], out: Path, form: str, single: bool, args: argparse.Namespace) -> bool:
    """Write OUT, unless there is no report to write; False if it cannot be written."""
    if not out.parent.is_dir():  # said before the work, not after it
        say(f"{name_of(out)}: cannot be written: there is no folder {name_of(out.parent)}")
        return False
    first = next(found, None)
    if first is None:
        say(f"nothing to write: {name_of(out)} is left as it was")
        return True
    try:
        count = write(
            chain([first], found), out, form, single=single, bom=args.bom, table=args.table, guard=not args.exact
        )
    except (StoreError, ImportError) as error:
        say(str(error))
        return False
    except OSError as error:
        say(f"{name_of(out)}: cannot be written: {error.strerror or error}")
        return False
    say(f"{name_of(out)}: {count} report{'s' * (count != 1)} written")
    return True


def _view(args: argparse.Namespace) -> int:
    path: Path = args.path
    out: Path = args.output
    if os.path.isdir(path):
        say(f"{name_of(path)}: is a folder; name one report")
        return USAGE
    if overwrites(out, [path]):
        return USAGE
    if not out.parent.is_dir():  # said before the work, not after it
        say(f"{name_of(out)}: cannot be written: there is no folder {name_of(out.parent)}")
        return UNWRITTEN
    unread: list[str] = []
    for _, report in reports([path], unread):
        try:
            report.to_html(out)
        except OSError as error:
            say(f"{name_of(out)}: cannot be written: {error.strerror or error}")
            return UNWRITTEN
        say(f"{name_of(out)}: written; open it in a browser")
    return UNREAD if unread else OK


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(json.dumps(record_schema(AnnualReport), ensure_ascii=False, indent=1) + "\n")
    return OK


def _indicators(_: argparse.Namespace) -> int:
    rows = [[ident, spec.label, spec.unit, spec.english] for ident, spec in indicators(AnnualReport)]
    sys.stdout.write(grid([["indicator", "label", "unit", "counts"], *rows]) + "\n")
    return OK


if __name__ == "__main__":
    sys.exit(main())
