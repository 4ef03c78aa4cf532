"""What must be measured in a process of its own: ``python -m benchmarks.probe NAME ARGUMENT`` prints one line of JSON.

length SIZE    time and peak memory of one text of SIZE characters; ends with MemoryError at half the machine's memory
live COUNT     memory of COUNT reports that are kept
stream COUNT   peak memory while COUNT reports are extracted one after another and dropped
first          time until the first report of a process is there
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import sys
import time
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import fazhi_extract as fz
from benchmarks import texts

_MB = 1e6


def peak() -> float:
    """Most memory the process ever held (resident set), in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB


def resident() -> float:
    """Memory the process holds now (resident set), in MB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / _MB


def _forget_peak() -> None:
    """Lets Linux count the most memory held (``peak_since``) from here on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_since() -> float:
    """Most memory the process held since ``_forget_peak`` (resident set), in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / _MB


def length(size: int) -> dict[str, Any]:
    """CPU time of a text of ``size`` characters, the median of texts (never the same twice) that take half a second
    together, and peak memory of the first beyond what the warm process and the text take. Another process composes the
    texts: what that leaves behind would be used again, and hide a part of the memory."""
    limit = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))  # a text too large must not take its neighbours with it
    for text in texts.fixtures():
        fz.extract(text)
    seconds: list[float] = []
    quantities = 0
    extra: list[float] = []
    with ProcessPoolExecutor(1, get_context("fork")) as composer:
        while not seconds or (sum(seconds) < 0.5 and len(seconds) < 200):
            text = composer.submit(texts.long_text, size, seed=len(seconds)).result()
            gc.collect()
            before = resident()
            _forget_peak()
            start = time.process_time()
            report = fz.extract(text)
            seconds.append(time.process_time() - start)
            extra.append(peak_since() - before)
            quantities = len(report.quantities)
            del report
    return {
        "characters": size, "texts": len(seconds), "cpu_s": statistics.median(seconds), "quantities": quantities,
        "peak_mb": peak(), "extra_mb": extra[0],
    }  # fmt: skip


def live(count: int) -> dict[str, Any]:
    """Memory of a kept report, without its text: traced Python allocations of a tenth of ``count``, then the growth of
    the resident set over ``count``."""
    sources = list(texts.stream(count, seed=2))
    for text in sources[:16]:
        fz.extract(text)
    few = sources[: max(1, count // 10)]
    gc.collect()
    tracemalloc.start()
    kept = [fz.extract(text) for text in few]
    gc.collect()
    traced = tracemalloc.get_traced_memory()[0] / len(few)
    tracemalloc.stop()
    del kept
    gc.collect()
    before = resident()
    kept = [fz.extract(text) for text in sources]
    gc.collect()
    grown = (resident() - before) * 1000 / len(kept)
    text_kb = statistics.mean(sys.getsizeof(text) for text in sources) / 1000
    return {"reports": count, "traced_kb": traced / 1000, "resident_kb": grown, "text_kb": text_kb}


def stream(count: int) -> dict[str, Any]:
    """Peak memory while reports are extracted one after another and dropped."""
    for text in texts.fixtures():
        fz.extract(text)
    before = resident()
    start, figures = time.process_time(), 0
    for text in texts.stream(count, seed=3):
        figures += len(fz.extract(text).quantities)
    return {
        "reports": count, "warm_mb": before, "peak_mb": peak(), "end_mb": resident(), "quantities": figures,
        "cpu_s": time.process_time() - start,
    }  # fmt: skip


def first(_: int) -> dict[str, Any]:
    """CPU time of the first report of a process: patterns and words are compiled then; import not counted."""
    text = texts.fixtures()[0]
    start = time.process_time()
    fz.extract(text)
    first = time.process_time() - start
    start = time.process_time()
    fz.extract(text)
    return {"first_ms": first * 1000, "second_ms": (time.process_time() - start) * 1000}


PROBES = {"length": length, "live": live, "stream": stream, "first": first}

if __name__ == "__main__":
    print(json.dumps(PROBES[sys.argv[1]](int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
