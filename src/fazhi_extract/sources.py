"""Which files a command reads, and how it speaks of them."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from fazhi_extract.api import extract
from fazhi_extract.reading import ReadError
from fazhi_extract.report.annual import AnnualReport

# In a folder these are read, and files without a suffix; a file that is named is read whatever it is called.
SUFFIXES = frozenset(
    ".txt .text .md .htm .html .xhtml .shtml .mht .mhtml .asp .aspx .jsp .jspx .php .do .action .docx .pdf".split()
)


def files(paths: Iterable[Path], unread: list[str]) -> Iterator[Path]:
    """The files to read, folders opened up; what is wrong with a path is said and noted in ``unread``."""
    for path in paths:
        if not os.path.isdir(path):  # unlike path.is_dir() it never raises
            yield path
            continue
        found, others = [], Counter[str]()
        for folder, folders, names in os.walk(path, onerror=lambda error: fail(unread, Path(error.filename), error)):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.startswith((".", "~$")):  # hidden files, and what Word leaves beside an open document
                    continue
                suffix = Path(name).suffix.lower()
                if suffix in SUFFIXES or not suffix:
                    found.append(Path(folder, name))
                else:
                    others[suffix] += 1
        if others:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
            say(f"{name_of(path)}: passed over files of other kinds ({kinds}); name a file to have it read")
        if not found:
            fail(unread, path, "no report in this folder: no text, HTML, DOCX or PDF file")
        yield from found


def reports(named: Iterable[Path], unread: list[str]) -> Iterator[tuple[str, AnnualReport]]:
    """Name and report of every file that can be read; of the others, what is wrong is said and noted in ``unread``."""
    for path in named:
        try:
            report = extract(path)
        except (ReadError, OSError) as error:
            fail(unread, path, error)
            continue
        except Exception as error:  # noqa: BLE001  # a defect met in one file must not cost the others
            traceback.print_exc()
            fail(unread, path, f"internal error ({type(error).__name__}), please report it with the file")
            continue
        name = name_of(path)
        for note in report.source.notes:
            say(f"{name}: note: {note}")
        if "not_a_report" in report.source.flags:
            say(f"{name}: does not look like a 法治政府建设年度报告; extracted all the same, flagged not_a_report")
        # JSON has no way to write a name that is no text (GBK from an old zip file, say).
        yield name, report.model_copy(update={"source": report.source.model_copy(update={"path": name})})


def overwrites(out: Path | None, named: Iterable[Path]) -> bool:
    """Whether OUT is one of the files that are read; then it is said."""
    if out is None or not os.path.exists(out) or not any(os.path.exists(path) and out.samefile(path) for path in named):
        return False
    say(f"{name_of(out)}: is read and would be overwritten: choose another OUT")
    return True


def path_argument(text: str) -> Path:
    """A path of the command line. An empty one (an unset variable of a script) would mean the folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(text)


def fail(unread: list[str], path: Path, cause: str | Exception) -> None:
    """Say what is wrong with a path, and note it in ``unread``."""
    name = name_of(path)
    if isinstance(cause, FileNotFoundError):
        cause = "no such file or folder"
    elif isinstance(cause, OSError) and not isinstance(cause, ReadError):
        cause = f"cannot be read: {cause.strerror or cause}"
    unread.append(name)
    say(f"{name}: {cause}")


def say(message: str) -> None:
    """A message on standard error."""
    print(f"fazhi-extract: {message}", file=sys.stderr)


def name_of(path: Path) -> str:
    """A path as text: bytes that are no UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
