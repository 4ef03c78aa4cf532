#!/usr/bin/env python3
"""Build the wheel and the sdist, install each in a bare environment, and use it there.

    python tools/check_packaging.py [PYTHON ...]

For every PYTHON (those of 3.11 and newer that are found, if none is named): the wheel with the newest dependencies, the
wheel with the oldest that pyproject.toml allows, and, for the first, the sdist. In each the library reads the reports of
fixtures/, writes JSON and CSV, and the tests of numerals, clauses, offsets and output run. Needs a package registry.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = [
    "tests/test_numerals.py", "tests/test_clauses.py", "tests/test_offsets.py", "tests/test_contract.py", "tests/test_schema.py",
]  # fmt: skip
USE = """
import pathlib, sys
import fazhi_extract as fz
assert "site-packages" in fz.__file__, fz.__file__
for path in pathlib.Path(sys.argv[1]).glob("*.txt"):
    report = fz.extract(path)
    assert report.to_rows() and fz.AnnualReport.model_validate_json(report.model_dump_json()) == report
"""


def run(*command: str | Path) -> None:
    """Run a command; its output is shown only if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")


def pythons() -> list[str]:
    """Interpreters of 3.11 and newer that run and can make an environment."""
    found: dict[str, str] = {}
    names = [f"python3.{minor}" for minor in range(11, 20)]
    installed = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python3"))
    for name in [*names, *map(str, installed)]:
        done = subprocess.run(
            [name, "-c", "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True, encoding="utf-8", check=False,
        ) if shutil.which(name) else None  # fmt: skip
        if done and not done.returncode and tuple(map(int, done.stdout.split("."))) >= (3, 11):
            found.setdefault(done.stdout.strip(), name)
    return [found[version] for version in sorted(found, key=lambda text: int(text.split(".")[1]))]


def oldest() -> list[str]:
    """The lowest version that pyproject.toml allows of every dependency without an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.sub(r"\s*>=\s*([^,;\s]+).*", r"==\1", line) for line in project["dependencies"]]


def try_out(python: str, package: Path, constraints: list[str], folder: Path) -> str:
    """Install and use the package in a new environment; what is installed, as text."""
    shutil.rmtree(folder, ignore_errors=True)
    run(python, "-m", "venv", folder)
    inside = folder / "bin" / "python"
    limits = folder / "constraints.txt"
    limits.write_text("\n".join(constraints), encoding="utf-8")
    run(inside, "-m", "pip", "install", "--quiet", "--constraint", limits, package)
    run(inside, "-I", "-c", USE, ROOT / "fixtures" / "reports")
    run(folder / "bin" / "fazhi-extract", "extract", ROOT / "fixtures" / "reports", "-o", folder / "out.csv")
    run(inside, "-m", "pip", "install", "--quiet", "--constraint", limits, "pytest", "hypothesis")
    run(inside, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not of_this_tree", *TESTS)
    done = subprocess.run(
        [inside, "-m", "pip", "list", "--format=freeze"], capture_output=True, encoding="utf-8", check=True
    )
    core = ("pydantic==", "regex==", "opencc", "cn2an==")
    return ", ".join(line for line in done.stdout.lower().split() if line.startswith(core))


def main() -> None:
    """Print a line for each combination; stop at the first that fails."""
    with tempfile.TemporaryDirectory() as name:
        built = Path(name)
        run(sys.executable, "-m", "hatchling", "build", "-d", built)
        wheel, sdist = next(built.glob("*.whl")), next(built.glob("*.tar.gz"))
        for number, python in enumerate(sys.argv[1:] or pythons()):
            plans = [(wheel, "newest", []), (wheel, "oldest", oldest())]
            if not number:
                plans.append((sdist, "newest", []))
            for package, which, constraints in plans:
                said = try_out(python, package, constraints, built / "environment")
                print(f"{python}, {package.suffix.lstrip('.')}, {which} dependencies: works ({said})", flush=True)


if __name__ == "__main__":
    main()
