"""Measure the library: ``python -m benchmarks [--quick] [--only PART ...] [-o FILE]``.

Prints a table and writes the figures as JSON. Parts: speed, stages, memory, imports, lengths, indicators, workers.
With ``--only`` the other parts of an existing FILE are kept, each with its own date.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import footprint, scaling, throughput
from benchmarks.machine import machine
from benchmarks.tables import markdown
from benchmarks.texts import ROOT

RESULTS = ROOT / "benchmarks" / "results" / "bench.json"
QUICK = RESULTS.with_name("quick.json")  # not kept: no measurement


def parts(quick: bool) -> dict[str, Callable[[], Any]]:
    """What is measured, by name; ``quick`` shows in a minute or two that everything works and is no measurement."""
    if quick:
        return {
            "speed": lambda: throughput.speed(2),
            "stages": lambda: throughput.stages(0.5, 2),
            "memory": lambda: footprint.memory(20, 40),
            "imports": lambda: footprint.imports(2),
            "lengths": lambda: scaling.lengths((1_000, 10_000)),
            "indicators": lambda: scaling.indicators((148, 300), 2),
            "workers": lambda: scaling.workers((1, 2), 16, 1),
        }
    return {
        "speed": lambda: throughput.speed(20),
        "stages": lambda: throughput.stages(20, 10),
        "memory": lambda: footprint.memory(500, 10_000),
        "imports": lambda: footprint.imports(20),
        "lengths": lambda: scaling.lengths(scaling.LENGTHS),
        "indicators": lambda: scaling.indicators(scaling.INDICATORS, 15),
        "workers": lambda: scaling.workers((1, 2), 800, 3),
    }


def measure(names: Sequence[str], quick: bool, before: dict[str, Any]) -> dict[str, Any]:
    """All figures: those of the parts named anew, the others as they were."""
    result = dict(before)
    for name, work in parts(quick).items():
        if name in names:
            print(f"{name} …", file=sys.stderr, flush=True)
            date = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
            result[name] = {"date": date, "quick": quick, "machine": machine(), "rows": work()}
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="few rounds and small sizes: to see that it works")
    parser.add_argument("--only", nargs="*", choices=list(parts(False)), metavar="PART", help="measure these parts")
    parser.add_argument("-o", "--output", type=Path, help="JSON to write (default: benchmarks/results/bench.json)")
    options = parser.parse_args(arguments)
    output = options.output or (QUICK if options.quick else RESULTS)
    before = json.loads(output.read_text(encoding="utf-8")) if options.only and output.exists() else {}
    result = measure(options.only or list(parts(False)), options.quick, before)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(markdown(result))
    print(f"written to {output}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
