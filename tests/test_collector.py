"""The garbage collector stands still while a long text is read, and is left as it was found."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract import assemble
from fazhi_extract.collector import LONG, still
from fazhi_extract.draft import draft

LINE = "收到行政复议申请97件。\n"


@pytest.fixture(autouse=True)
def _on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@pytest.mark.parametrize(("size", "on"), [(LONG - 1, True), (LONG, False)])
def test_it_stands_still_for_long_texts(monkeypatch: pytest.MonkeyPatch, size: int, on: bool) -> None:
    seen = []

    def watched(*given: Any) -> Any:
        seen.append(gc.isenabled())
        return draft(*given)

    monkeypatch.setattr(assemble, "draft", watched)
    report = fz.extract((LINE * size)[:size])
    assert seen == [on]
    assert gc.isenabled()
    assert report.quantities


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), still(LONG):
        raise KeyError
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    with still(LONG):
        pass
    assert not gc.isenabled()


def test_two_threads() -> None:
    """It goes on when the last of them has done, in whatever order they come and go."""
    meet, part = Barrier(2, timeout=30), Barrier(2, timeout=30)
    seen = []

    def other() -> None:
        with still(LONG):
            meet.wait()
        seen.append(gc.isenabled())
        part.wait()

    thread = Thread(target=other)
    with still(LONG):
        thread.start()
        meet.wait()
        part.wait()
        seen.append(gc.isenabled())
    thread.join()
    assert seen == [False, False]
    assert gc.isenabled()


def test_reading_makes_no_cycles() -> None:
    """Else a pause would let them pile up."""
    text = LINE * (LONG // len(LINE) + 1)
    fz.extract(text)
    gc.collect()
    gc.disable()
    report = fz.extract(text)
    assert gc.collect() == 0
    assert report.quantities
