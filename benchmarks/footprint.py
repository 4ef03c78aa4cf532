"""Memory and import time, each taken in fresh processes."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from typing import Any

from benchmarks.clock import spread
from benchmarks.texts import ROOT

_TOTAL = re.compile(r"^import time:\s*\d+ \|\s*(\d+) \| fazhi_extract$", re.M)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """This interpreter with arguments, from the root of the project.

    Raises:
        RuntimeError: it failed; the message holds what it printed.
    """
    paths = [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return done


def probe(name: str, argument: int = 0) -> dict[str, Any]:
    """The result of a probe (see ``benchmarks.probe``)."""
    result: dict[str, Any] = json.loads(run("-m", "benchmarks.probe", name, str(argument)).stdout)
    return result


def memory(live: int, streamed: int) -> dict[str, Any]:
    """Memory of a kept report, and peak memory over a stream."""
    return {"live": probe("live", live), "stream": probe("stream", streamed)}


def _started(code: str) -> tuple[float, float]:
    """CPU and wall ms of a fresh interpreter that runs ``code``."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run("-c", code)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, (time.perf_counter() - wall) * 1000


def imports(rounds: int) -> dict[str, Any]:
    """What ``import fazhi_extract`` adds to the start of an interpreter, in turns with one that imports nothing; the
    total of ``-X importtime``; and the first report of a process."""
    run("-c", "import fazhi_extract")  # writes the .pyc files
    cpu, wall, empty, total = [], [], [], []
    for _ in range(rounds):
        bare, with_it = _started("pass"), _started("import fazhi_extract")
        empty.append(bare[1])
        cpu.append(with_it[0] - bare[0])
        wall.append(with_it[1] - bare[1])
        found = _TOTAL.search(run("-X", "importtime", "-c", "import fazhi_extract").stderr)
        total.append(int(found[1]) / 1000 if found else float("nan"))
    firsts = [probe("first") for _ in range(max(1, rounds // 5))]
    return {
        "rounds": rounds, "cpu_ms": spread(cpu), "wall_ms": spread(wall), "interpreter_wall_ms": spread(empty),
        "importtime_ms": spread(total), "first_report_ms": spread([row["first_ms"] for row in firsts]),
    }  # fmt: skip
