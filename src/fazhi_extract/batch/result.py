"""What comes out of a batch for one document."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from fazhi_extract.reading import ReadError

T = TypeVar("T")
Cause = Literal["unreadable", "timeout", "crash", "internal"]
TRACE = 20_000  # characters kept of a trace


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document gave no report.

    Attributes:
        cause: ``unreadable`` (no such file, no text in it, encrypted, …), ``timeout``, ``crash`` (the worker died: killed,
            out of memory, a fault in a C library) or ``internal`` (an error of this library; please report it).
        kind: the name of the exception; empty for ``timeout`` and ``crash``.
        message: what is wrong.
        trace: where in the program it happened; for ``timeout`` where it was when the time was up.
    """

    cause: Cause
    kind: str
    message: str
    trace: str = ""

    def __str__(self) -> str:
        return f"{self.cause}: {self.message}"


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """One document of a batch: its report, or why there is none.

    Attributes:
        index: place among the sources, from 0.
        name: the caller's, else the path, else ``#`` and the index.
        report: None where it failed.
        error: None where it did not.
    """

    index: int
    name: str
    report: T | None
    error: Failure | None

    @property
    def ok(self) -> bool:
        """Whether there is a report."""
        return self.error is None


def failure(error: Exception) -> Failure:
    """The failure that an exception is; made where it was caught."""
    trace = "".join(traceback.format_exception(error))[-TRACE:]
    kind = type(error).__name__
    if isinstance(error, FileNotFoundError):
        return Failure("unreadable", kind, "no such file", trace)
    if isinstance(error, OSError) and not isinstance(error, ReadError):
        return Failure("unreadable", kind, f"cannot be read: {error.strerror or error}", trace)
    if isinstance(error, (ReadError, TypeError)) and not _ours(error):
        return Failure("unreadable", kind, str(error), trace)
    return Failure("internal", kind, f"{kind}: {error}", trace)


def _ours(error: Exception) -> bool:
    """Whether a TypeError is a defect: only ``read`` raises it on purpose, for a source of a wrong type."""
    return isinstance(error, TypeError) and "a source is str" not in str(error)
