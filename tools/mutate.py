#!/usr/bin/env python3
"""Change the code at one place at a time, and see whether a test notices (`pip install cosmic-ray`).

    python tools/mutate.py [GROUP ...] [--sample N] [--seed N]

Of every group's possible changes a sample is tried, the same one for the same seed; the score and each change that no test
noticed are printed. Works on a clone of the last commit, so that this tree is left alone. Changes of `|`, which stands in
annotations for the most part, and of `==` to `is` are left out.
"""

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "src/fazhi_extract"
GROUPS: dict[str, tuple[list[str], list[str]]] = {
    "numerals": (["quantities/numerals.py"], ["tests/test_numerals.py", "tests/hostile/test_values.py"]),
    "checks": (
        ["checks/engine.py", "checks/sums.py", "checks/printed.py", "checks/arithmetic.py", "checks/dates.py"],
        ["tests/checks"],
    ),
    "normalisation": (
        ["text/normalise.py", "text/mapping.py", "text/characters.py"],
        ["tests/test_normalise.py", "tests/test_offsets.py", "tests/test_numerals.py"],
    ),
    "quantities": (
        ["quantities/scan.py", "quantities/context.py", "quantities/roles.py", "quantities/tables.py"],
        ["tests/test_windows.py", "tests/test_clauses.py", "tests/test_fixtures.py", "tests/test_numerals.py"],
    ),
}
CONFIG = """[cosmic-ray]
module-path = [{modules}]
timeout = 90.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider {tests}"
[cosmic-ray.distributor]
name = "local"
"""


def cosmic(*arguments: str | Path, cwd: Path) -> str:
    """Run cosmic-ray in the clone."""
    environment = {**os.environ, "PYTHONPATH": str(cwd / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(Path(sys.executable).with_name("cosmic-ray")), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def sampled(session: Path, count: int, seed: int) -> tuple[int, int]:
    """Leave a sample in the session; how many changes are possible, and how many are left."""
    with sqlite3.connect(session) as base:
        rows = base.execute(
            "select job_id from mutation_specs where operator_name not like '%BitOr%' and operator_name not like '%Is%' "
            "order by module_path, start_pos_row, start_pos_col, operator_name, occurrence"
        ).fetchall()
        kept = random.Random(seed).sample(rows, min(count, len(rows)))
        base.execute("create temp table kept (job_id)")
        base.executemany("insert into kept values (?)", kept)
        for table in ("mutation_specs", "work_items"):
            base.execute(f"delete from {table} where job_id not in (select job_id from kept)")
    return len(rows), len(kept)


def measure(group: str, count: int, seed: int, clone: Path) -> None:
    """Try a group's sample and print what came of it."""
    modules, tests = GROUPS[group]
    config, session = clone / f"{group}.toml", clone / f"{group}.sqlite"
    names = ", ".join(f'"{SOURCE}/{module}"' for module in modules)
    config.write_text(CONFIG.format(modules=names, python=sys.executable, tests=" ".join(tests)), encoding="utf-8")
    cosmic("baseline", config, cwd=clone)  # fails if the tests do without any change
    cosmic("init", config, session, cwd=clone)
    possible, tried = sampled(session, count, seed)
    cosmic("exec", config, session, cwd=clone)
    with sqlite3.connect(session) as base:
        rows = base.execute(
            "select module_path, start_pos_row, operator_name, test_outcome, diff from mutation_specs join work_results using (job_id) "
            "order by module_path, start_pos_row"
        ).fetchall()
    lived = [row for row in rows if "SURVIVED" in row[3].upper()]
    noticed = len(rows) - len(lived)
    print(
        f"{group}: {noticed} of {len(rows)} noticed ({100 * noticed / max(1, len(rows)):.0f} %), {possible} possible",
        flush=True,
    )
    for module, row, _, _, diff in lived:
        lines = [line for line in (diff or "").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        print(f"  {module.removeprefix(SOURCE)}:{row}", *(f"    {line}" for line in lines), sep="\n", flush=True)
    assert tried >= len(rows)


def main() -> None:
    """Measure the groups asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", default=[*GROUPS])
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        for group in args.groups:
            measure(group, args.sample, args.seed, clone)


if __name__ == "__main__":
    main()
