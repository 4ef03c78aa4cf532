#!/usr/bin/env python3
"""How fast many reports are read, by how many workers, into what, with how much memory.

    python tools/measure_batch.py [DOCUMENTS]      (1,000 if not given; prints a Markdown table)

The documents are those of fixtures/reports with other figures and places (tests/composing.py), in files. Times include starting the
workers. CPU time depends little on what else the machine does, reports a second do: run it on one that does nothing else. What the
parent needs bounds how many workers it can feed. Memory: the most that the parent held.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
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
SPARK = """session = fz.spark.load('pyspark.sql', 'spark', 'Spark').SparkSession.builder.master('local[2]')
session = session.config('spark.ui.enabled', 'false').getOrCreate()
frame = session.createDataFrame([(path.read_text(encoding='utf-8'),) for path in paths], 'text string').repartition(4).cache()
frame.count()
def write(): fz.spark.extract(frame).write.format('noop').mode('overwrite').save()
fz.spark.extract(frame.limit(8)).write.format('noop').mode('overwrite').save()
start, before = time.perf_counter(), used()
write()"""
CODE = """
import sys, time, resource
from pathlib import Path
import fazhi_extract as fz
from fazhi_extract import cli
folder, out = sys.argv[1:3]
paths = sorted(Path(folder).iterdir())
fz.extract(paths[0])
def used():
    found = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return [one.ru_utime + one.ru_stime for one in found]
start, before = time.perf_counter(), used()
{work}
seconds, after = time.perf_counter() - start, used()
print(seconds, after[0] - before[0], after[1] - before[1], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        made = folder(Path(temporary) / "in", count)
        size = sum(path.stat().st_size for path in made.iterdir()) / count / 1000
        print(f"{count:,} documents of {size:.1f} KB on average, {time.strftime('%Y-%m-%d')}\n")
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        print(
            "| | reports a second | CPU ms a report, workers | CPU ms a report, parent | MB |\n| --- | --- | --- | --- | --- |"
        )
        cases = dict(CASES)
        if find_spec("pyspark"):
            cases["`spark.extract`, `local[2]`, without Spark's start"] = SPARK
        for name, work in cases.items():
            done = subprocess.run(
                [sys.executable, "-c", CODE.format(work=work), str(made), temporary],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True, env=environment,
            )  # fmt: skip
            seconds, own, others, memory = map(float, done.stdout.split()[-4:])
            cpu = [f"{used / count * 1000:.1f}" for used in (others, own)]
            print(f"| {name} | {count / seconds:,.0f} | {' | '.join(cpu)} | {memory:,.0f} |", flush=True)
        for suffix in ("b.duckdb", "c.sqlite"):
            print(f"\n{suffix[2:]}: {(Path(temporary) / suffix).stat().st_size / count / 1000:.1f} KB a report")
        shutil.rmtree(made)
        print(f"\nload of the machine: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
