"""Python's cyclic garbage collector, which stands still while a long text is read.

Reading makes hundreds of thousands of objects and no cycles. The collector looks through all of them again and again for some
that nobody holds: ten times the text then took up to eighteen times the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LONG = 20_000  # characters; most reports are shorter, and take the same time either way

_lock = Lock()
_held = 0  # texts that are being read, by any thread
_was_on = False


@contextmanager
def still(size: int) -> Iterator[None]:
    """Holds the collector while a text of that many characters is read, if it is a long one; another thread may read one too."""
    global _held, _was_on  # the collector is one for the whole process
    if size < LONG:
        yield
        return
    with _lock:
        if not _held:
            _was_on = gc.isenabled()
            gc.disable()
        _held += 1
    try:
        yield
    finally:
        with _lock:
            _held -= 1
            if not _held and _was_on:
                gc.enable()
