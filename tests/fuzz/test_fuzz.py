"""A short run of every fuzz target without atheris, and every input that once crashed. The long run: tools/fuzz.py."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from fuzz_targets import CRASHERS, TARGETS, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scoring import ROOT


@pytest.mark.parametrize("path", sorted(CRASHERS.glob("*.bin")), ids=lambda path: path.stem)
def test_what_once_crashed(path: Path) -> None:
    TARGETS[path.stem.partition("-")[0]](path.read_bytes())


def test_every_crasher_is_named_for_its_target() -> None:
    stray = [
        path.name for path in CRASHERS.iterdir() if path.suffix != ".bin" or path.stem.partition("-")[0] not in TARGETS
    ]
    assert stray == [], "give it a name that says what was wrong: TARGET-what-was-wrong.bin"


@cache
def corpus(target: str) -> list[bytes]:
    return list(seeds(target))


def mutated(base: bytes, chance: random.Random, other: bytes) -> bytes:
    """Bytes with a few changes of the kinds that libFuzzer makes."""
    data = bytearray(base)
    for _ in range(chance.randint(0, 8)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif kind == 1 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        elif kind == 2:
            data[at:at] = chance.randbytes(chance.randint(1, 6))
        elif kind == 3:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 4:
            data[at:at] = data[at : at + chance.randint(1, 80)]
        else:
            begin = chance.randrange(len(other) + 1)
            data[at:at] = other[begin : begin + chance.randint(1, 80)]
    return bytes(data)


@st.composite
def inputs(draw: st.DrawFn, target: str) -> bytes:
    found = corpus(target)
    number = draw(st.integers(0, len(found) - 1))
    chance = random.Random(draw(st.integers(0, 2**32)))
    return mutated(found[number], chance, found[chance.randrange(len(found))])


@pytest.mark.parametrize("target", TARGETS)
def test_mutated(target: str) -> None:
    check: Callable[[bytes], None] = TARGETS[target]

    @given(inputs(target))
    @settings(settings(deadline=None, suppress_health_check=list(HealthCheck)))
    def run(data: bytes) -> None:
        check(data)

    run()


def test_the_driver_knows_the_targets() -> None:
    assert all(name in (ROOT / "tools" / "fuzz.py").read_text(encoding="utf-8") for name in TARGETS)
