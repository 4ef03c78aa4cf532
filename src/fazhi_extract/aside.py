"""Files that are written whole or not at all. Everything that the library writes goes through here."""

from __future__ import annotations

import codecs
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

# A half of a character (a lone surrogate) is no UTF-8: U+FFFD is written instead, which is as long.
HALVES = "fazhi_extract.halves"
codecs.register_error(HALVES, lambda error: ("\ufffd".encode() * (error.end - error.start), error.end))  # type: ignore[attr-defined]


@contextmanager
def aside(path: str | os.PathLike[str], encoding: str | None = None) -> Iterator[IO[Any]]:
    """A file to write to that takes the place of ``path`` at the end, or is removed if anything goes wrong.

    Args:
        path: where it shall stand; through a link, what that points at. A pipe or a device is written to as it is.
        encoding: of text, utf-8 or utf-8-sig (line ends are written as given); None for bytes.

    Raises:
        OSError: the file cannot be written; what stood there before is untouched.
    """
    options: dict[str, Any] = {"encoding": encoding, "newline": "", "errors": HALVES} if encoding else {}
    kind = "" if encoding else "b"
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():  # a pipe or a device cannot be replaced
        with target.open("w" + kind, **options) as file:
            yield file
        return
    target = target.resolve()
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", os.fspath(path))
    made = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    file = made.open("x" + kind, **options)
    try:
        with file:  # on a full disk closing fails once more: the file aside must go all the same
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, made)
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def write_text(path: str | os.PathLike[str], text: str, encoding: str = "utf-8") -> None:
    """Write a text as ``aside`` does.

    Raises:
        OSError: the file cannot be written; what stood there before is untouched.
    """
    with aside(path, encoding) as file:
        file.write(text)
