"""Other programs beside the library: ``python -m benchmarks.peers [PEER ...] [--rounds N] [-o FILE]``.

Makes a virtual environment for each peer in .venv-peers, runs all on the composed reports, prints a table and writes
JSON. Of fixtures/held only sums are kept: its errors are not for reading.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.clock import spread
from benchmarks.machine import machine
from benchmarks.peers import judge
from benchmarks.peers.environments import PEERS, python
from benchmarks.peers.systems.afternoon import PATTERNS
from benchmarks.tables import peers_markdown
from benchmarks.texts import ROOT, fixtures
from fazhi_extract.evaluation.gold import Case, cases

RESULTS = ROOT / "benchmarks" / "results" / "peers.json"
SYSTEMS = Path(__file__).parent / "systems"
JUDGED = ("reports", "held")


def gold() -> dict[str, list[Case]]:
    """The annotated reports by folder of fixtures/."""
    return {name: list(cases(ROOT / "fixtures" / name)) for name in JUDGED}


def run(name: str, rounds: int, judged: dict[str, list[Case]]) -> dict[str, Any]:
    """What a peer's driver wrote.

    Raises:
        RuntimeError: it failed; the message holds what it printed.
    """
    with tempfile.TemporaryDirectory() as folder:
        task, result = Path(folder, "task.json"), Path(folder, "result.json")
        texts = {group: [case.text for case in found] for group, found in judged.items()}
        work = {"timed": fixtures(), "judged": texts, "rounds": rounds}
        task.write_text(json.dumps(work, ensure_ascii=False), encoding="utf-8")
        paths = {"PYTHONPATH": str(ROOT / "src")} if PEERS[name].requirements is None else {}
        done = subprocess.run(
            [python(name), SYSTEMS / "drive.py", PEERS[name].module, task, result],
            env={**os.environ, **paths}, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{name} failed:\n{done.stderr}")
        made: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return made


def rows(made: dict[str, Any], judged: dict[str, list[Case]]) -> dict[str, Any]:
    """A row for each system of a peer: speed, and what it got right in each folder."""
    out = {}
    for title, system in made["systems"].items():
        cpu = spread(system["cpu_us"])
        row: dict[str, Any] = {
            "versions": made["versions"], "python": made["python"], "cpu_us": cpu, "per_second": 1e6 / cpu["median"],
            "floor_ratio": spread(system["floor_ratio"]), "rounds": len(system["cpu_us"]),
        }  # fmt: skip
        for group, found in judged.items():
            counts: Counter[str] = Counter()
            for case, said in zip(found, system["found"][group], strict=True):
                counts += judge.figures(case.gold["quantities"], said)
                counts += judge.indicators(case.gold["quantities"], said, PATTERNS)
            row[group] = dict(counts)
        out[title] = row
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("peers", nargs="*", metavar="PEER", help=f"of: {', '.join(PEERS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    options = parser.parse_args(arguments)
    if unknown := set(options.peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    judged = gold()
    systems: dict[str, Any] = {}
    for name in options.peers or PEERS:
        print(f"{name} …", file=sys.stderr, flush=True)
        systems.update(rows(run(name, options.rounds, judged), judged))
    date = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    result = {"date": date, "machine": machine(), "reports": {k: len(v) for k, v in judged.items()}, "rows": systems}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(peers_markdown(result))
    print(f"written to {options.output}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
