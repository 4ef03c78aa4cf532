"""How far a batch is: a bar in a terminal or notebook (extra ``progress``), or lines where there is neither."""

from __future__ import annotations

import sys
import time
from typing import Any, Protocol, TextIO

from fazhi_extract.extras import load

EVERY = 10.0  # seconds between two lines


class Progress(Protocol):
    """Is told of every document."""

    def step(self, ok: bool) -> None:
        """A document is done."""

    def close(self) -> None:
        """There are no more."""


class Bar:
    """tqdm's bar: count, rate, estimate, and how many failed."""

    def __init__(self, total: int | None) -> None:
        tqdm = load("tqdm.auto", "progress", "a progress bar").tqdm
        self.failed = 0
        self.bar: Any = tqdm(total=total, unit=" reports", smoothing=0.05, dynamic_ncols=True)
        self.bar.set_postfix(failed=0, refresh=False)

    def step(self, ok: bool) -> None:
        """A document is done."""
        if not ok:
            self.failed += 1
            self.bar.set_postfix(failed=self.failed, refresh=False)
        self.bar.update()

    def close(self) -> None:
        """Leave the bar as it is."""
        self.bar.close()


class Lines:
    """A line from time to time, for logs."""

    def __init__(self, total: int | None, file: TextIO | None = None, every: float | None = None) -> None:
        self.total, self.file, self.every = total, file or sys.stderr, EVERY if every is None else every
        self.count = self.failed = 0
        self.start = self.last = time.monotonic()

    def step(self, ok: bool) -> None:
        """A document is done."""
        self.count += 1
        self.failed += not ok
        now = time.monotonic()
        if now - self.last >= self.every:
            self.last = now
            print(self.line(now - self.start), file=self.file, flush=True)

    def line(self, seconds: float) -> str:
        """``1,200 of 2,000 reports, 3 failed, 85.0 a second, 9 s left``"""
        rate = self.count / max(seconds, 1e-9)
        whole = f"{self.count:,}" + (f" of {self.total:,}" if self.total is not None else "")
        left = f", {(self.total - self.count) / rate:,.0f} s left" if self.total is not None else ""
        return f"{whole} reports, {self.failed:,} failed, {rate:,.1f} a second{left}"

    def close(self) -> None:
        """Nothing to do."""


class Silent:
    """No progress shown."""

    def step(self, ok: bool) -> None:
        """A document is done."""

    def close(self) -> None:
        """Nothing to do."""
