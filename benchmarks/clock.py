"""Time of a piece of work in rounds, beside a floor taken in the same rounds."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

Spread = dict[str, float]
_DIGITS = re.compile("[0-9]+")


def spread(values: Sequence[float]) -> Spread:
    """Median and quartiles."""
    if len(values) < 2:
        return {"median": values[0], "low": values[0], "high": values[0]}
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return {"median": median, "low": low, "high": high}


def floor(texts: Sequence[str], at_least: float = 0.02) -> float:
    """CPU seconds of ``re.findall('[0-9]+')`` over all texts, the mean of as many passes as take ``at_least``."""
    passes = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < at_least:
        for text in texts:
            _DIGITS.findall(text)
        passes += 1
    return spent / passes


def per_text(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """What one text costs: CPU and wall µs, texts a second of CPU time, and the multiple of the floor.

    A round does all texts once, each result dropped before the next is made, and then the floor over the same texts.
    CPU time is the process's own, so that neighbours on the machine count little; the collector runs as users have it.
    The first pass, which compiles and fills caches, is not counted.
    """
    for text in texts:
        work(text)
    cpu, wall, ratio = [], [], []
    for _ in range(rounds):
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        for text in texts:
            work(text)
        spent = time.process_time() - cpu_start
        wall.append((time.perf_counter() - wall_start) / len(texts) * 1e6)
        cpu.append(spent / len(texts) * 1e6)
        ratio.append(spent / floor(texts))
    return {
        "texts": len(texts),
        "characters": round(statistics.mean(map(len, texts))),
        "rounds": rounds,
        "cpu_us": spread(cpu),
        "wall_us": spread(wall),
        "per_second": 1e6 / statistics.median(cpu),
        "floor_ratio": spread(ratio),
    }
