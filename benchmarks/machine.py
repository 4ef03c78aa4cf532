"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.texts import ROOT

_CPU = Path("/proc/cpuinfo")
_MEMORY = Path("/proc/meminfo")


def _line(path: Path, key: str) -> str:
    if not path.exists():
        return ""
    return next((row.split(":", 1)[1].strip() for row in path.read_text().splitlines() if row.startswith(key)), "")


def _commit() -> str:
    """Short hash of the tree that was measured, with + where it has changes; empty outside of git."""
    try:
        done = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--abbrev=10"], cwd=ROOT, capture_output=True, text=True
        )
    except OSError:
        return ""
    return done.stdout.strip()


def machine() -> dict[str, Any]:
    """Processor, cores, memory, system, load when asked, interpreter, versions, commit."""
    memory = _line(_MEMORY, "MemTotal").split()
    return {
        "cpu": _line(_CPU, "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory[0]) / 1e6, 1) if memory else None,
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "versions": {
            name: version(name) for name in ("pydantic", "regex", "opencc-python-reimplemented", "cn2an")
        },
        "commit": _commit(),
    }  # fmt: skip
