"""``fazhi-extract run``: a folder of reports into a database, by several processes, to be gone on with after any interruption."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fazhi_extract.api import extract
from fazhi_extract.batch import map_many
from fazhi_extract.batch.many import TIMEOUT, processors
from fazhi_extract.batch.progress import Bar, Lines, Progress, Silent
from fazhi_extract.batch.worker import WorkerStartError
from fazhi_extract.output import STORES, Store, StoreError, format_of, open_store
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.sources import files, name_of, path_argument, say
from fazhi_extract.stamp import ruleset
from fazhi_extract.tables import Entry, entry, failure_row

OK, UNREAD, USAGE, UNWRITTEN, INTERRUPTED = 0, 1, 2, 3, 130
BATCH = 256  # documents in a transaction
SECONDS = 5.0  # at most between two transactions while documents come in
STATUSES = """\
OUT is added to. The same file with the same text replaces what it left before; changed text under a name that is there is kept as
the next version. What is done is saved every few seconds, in one piece or not at all: after a kill, a crash or a full disk run the
same command with --resume. With --resume what a person corrected stays as it is, without it is read anew.

exit status:
  0    every file was read
  1    some were not: the table failures has each with its cause and trace; the others are in OUT
  2    wrong usage; nothing was done
  3    OUT cannot be opened or written to (another process has it open, no right, no space, damaged, no such database);
       what was saved before is kept
  130  interrupted; what was done is saved
"""


def add_parser(commands: Any) -> None:
    """Add the command to the parser of ``fazhi-extract``."""
    command = commands.add_parser(
        "run",
        help="extract folders of reports into a database, in several processes",
        description="Extract reports into a DuckDB or SQLite database, in several processes.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "paths", nargs="+", type=path_argument, metavar="PATH", help="a file, or a folder with all below it"
    )
    command.add_argument("-o", "--output", type=path_argument, required=True, metavar="OUT", help=".duckdb or .sqlite")
    command.add_argument(
        "--workers", type=_positive(int), default=processors(), metavar="N", help="processes (as many as processors)"
    )
    command.add_argument(
        "--timeout", type=_positive(float), default=TIMEOUT, metavar="SECONDS", help="for a document (%(default)g)"
    )
    command.add_argument(
        "--resume", action="store_true",
        help="pass over files that are in OUT, unchanged and read by these very rules or corrected by a person; those that "
        "failed are tried again",
    )  # fmt: skip
    command.add_argument("--quiet", action="store_true", help="show no progress")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command; returns its exit status."""
    out: Path = args.output
    try:
        if format_of(out) not in STORES:
            raise ValueError(f"{name_of(out)}: the name must end in .{' or .'.join(STORES)}")
    except ValueError as error:
        say(str(error))
        return USAGE
    missing: list[str] = []
    found = list(dict.fromkeys(files(args.paths, missing)))
    try:
        with open_store(name_of(out)) as store:
            job = _Job(store, name_of(out), keep=args.resume)
            if args.resume:
                found = job.rest(found)
            progress = Silent() if args.quiet else shown(len(found))
            status = job.run(found, args.workers, args.timeout, progress)
    except (StoreError, ImportError, WorkerStartError) as error:
        say(str(error))
        return UNWRITTEN
    return UNREAD if missing and status == OK else status


def shown(total: int) -> Progress:
    """A bar in a terminal where tqdm is installed, else lines."""
    if sys.stderr.isatty():
        try:
            return Bar(total)
        except ImportError:
            pass
    return Lines(total)


def read(path: Path) -> Entry:
    """A file as rows of the tables; called in the workers, so that the owner of the database has little to do.

    Raises:
        ReadError: as ``extract``. OSError: as ``extract``.
    """
    sha = sha256(path)  # before it is read: if it is changed meanwhile, --resume reads it again
    return entry(name_of(path), extract(path), sha)


def sha256(path: Path) -> str | None:
    """The hash of a file's bytes; None for what is no regular file or cannot be read (``extract`` says so)."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


class _Job:
    """What is under way: documents that wait for the next transaction, and the count of what was done."""

    def __init__(self, store: Store, name: str, *, keep: bool) -> None:
        self.store, self.name, self.keep = store, name, keep
        self.entries: list[Entry] = []
        self.failures: list[tuple[Any, ...]] = []
        self.added = self.passed = self.corrected = 0
        self.failed = Counter[str]()
        self.saved = time.monotonic()

    def rest(self, found: Iterable[Path]) -> list[Path]:
        """The files that are not in the database as they are now."""
        done = self.store.done(ruleset(AnnualReport))
        every = list(found)
        rest = [path for path in every if (sha := done.get(name_of(path))) is None or sha != sha256(path)]
        self.passed = len(every) - len(rest)
        return rest

    def run(self, found: list[Path], workers: int, timeout: float, progress: Progress) -> int:
        """Read the files; returns the exit status.

        Raises:
            StoreError: the database cannot be written to. WorkerStartError: worker processes do not start.
        """
        status = OK
        results = map_many(read, found, workers=workers, timeout=timeout, progress=progress)
        try:
            for result in results:
                if result.report is not None:
                    self.entries.append(result.report)
                elif result.error is not None:
                    self.failures.append(failure_row(result.name, result.error))
                    self.failed[result.error.cause] += 1
                if len(self.entries) + len(self.failures) >= BATCH or time.monotonic() - self.saved > SECONDS:
                    self.save()
        except KeyboardInterrupt:
            status = INTERRUPTED
        finally:
            results.close()  # type: ignore[attr-defined]
        self.save()
        if status == INTERRUPTED:
            say("interrupted; run again with --resume to go on")
        self.report()
        return status or (UNREAD if self.failed else OK)

    def save(self) -> None:
        """Write what waits, in one transaction."""
        corrected = self.store.add(self.entries, self.failures, keep=self.keep)
        self.corrected += corrected
        self.added += len(self.entries) - corrected * self.keep
        self.entries.clear()
        self.failures.clear()
        self.saved = time.monotonic()

    def report(self) -> None:
        """Say what was done."""
        parts = [f"{self.added:,} report{'s' * (self.added != 1)} added or replaced"]
        if self.passed:
            parts.append(f"{self.passed:,} were there already")
        if self.corrected:
            corrections = f"{self.corrected:,} with a person's corrections"
            parts.append(
                f"{corrections} left as they were" if self.keep else f"among them {corrections}, which are gone"
            )
        if self.failed:
            causes = ", ".join(f"{count:,} {cause}" for cause, count in sorted(self.failed.items()))
            parts.append(f"{self.failed.total():,} failed ({causes}): see its table failures")
        say(f"{self.name}: " + "; ".join(parts))


def _positive(kind: type[int] | type[float]) -> Any:
    def parse(text: str) -> float:
        value = kind(text)
        if not value > 0:
            raise ValueError
        return value

    parse.__name__ = "number above 0"
    return parse
