"""Which files a command reads, and how it speaks of them."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from fazhi_extract.reading import ReadError

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
