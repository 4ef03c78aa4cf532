#!/usr/bin/env python3
"""How fast many reports are read, by how many workers, into what, with how much memory.

    python tools/measure_batch.py [DOCUMENTS]      (1,000 if not given; prints a Markdown table)

The documents are those of fixtures/reports with other figures and places (tests/composing.py), in files. Times include starting the
workers. Memory: the most that the process held, its workers not counted. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from composing import folder  # noqa: E402

CASES = {
    "`extract`, one after another": "for path in paths: fz.extract(path)",
    "`extract_many(workers=1, timeout=None)`": "for _ in fz.extract_many(paths, workers=1, timeout=None): pass",
    "`extract_many(workers=1)`": "for _ in fz.extract_many(paths, workers=1): pass",
    "`extract_many(workers=2)`": "for _ in fz.extract_many(paths, workers=2): pass",
    "`run -o x.duckdb --workers 1`": "cli.main(['run', folder, '-o', out + '/a.duckdb', '--workers', '1', '--quiet'])",
    "`run -o x.duckdb --workers 2`": "cli.main(['run', folder, '-o', out + '/b.duckdb', '--workers', '2', '--quiet'])",
    "the same again with `--resume`": "cli.main(['run', folder, '-o', out + '/b.duckdb', '--workers', '2', '--quiet', '--resume'])",
    "`run -o x.sqlite --workers 2`": "cli.main(['run', folder, '-o', out + '/c.sqlite', '--workers', '2', '--quiet'])",
}
CODE = """
import sys, time, resource
from pathlib import Path
import fazhi_extract as fz
from fazhi_extract import cli
folder, out = sys.argv[1:3]
paths = sorted(Path(folder).iterdir())
fz.extract(paths[0])
start = time.perf_counter()
{work}
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        made = folder(Path(temporary) / "in", count)
        size = sum(path.stat().st_size for path in made.iterdir()) / count / 1000
        print(f"{count:,} documents of {size:.1f} KB on average, {time.strftime('%Y-%m-%d')}\n")
        print("| | reports a second | ms a report | MB |\n| --- | --- | --- | --- |")
        for name, work in CASES.items():
            done = subprocess.run(
                [sys.executable, "-c", CODE.format(work=work), str(made), temporary],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            seconds, memory = done.stdout.split()
            print(
                f"| {name} | {count / float(seconds):,.0f} | {float(seconds) / count * 1000:.1f} | {memory} |",
                flush=True,
            )
        for suffix in ("b.duckdb", "c.sqlite"):
            print(f"\n{suffix[2:]}: {(Path(temporary) / suffix).stat().st_size / count / 1000:.1f} KB a report")
        shutil.rmtree(made)
        print(f"\nload of the machine: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
