"""Run one peer in its own environment: drive.py SYSTEM TASK.json RESULT.json

SYSTEM is a module beside this one with ``SYSTEMS``: name -> (run, found). ``run(text)`` is what is timed; ``found(text,
what run returned)`` gives (start, end, value) of every number it found, or (start, end, value, list of indicators), and
is not timed. TASK holds ``timed``, a list of texts, ``judged``, lists of texts by name, and ``rounds``.

Nothing but the standard library is imported here.
"""

import importlib
import importlib.metadata
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

DIGITS = re.compile("[0-9]+")


def floor(texts: Sequence[str]) -> float:
    """CPU seconds of ``re.findall('[0-9]+')`` over the texts."""
    passes, start = 0, time.process_time()
    while time.process_time() - start < 0.02:
        for text in texts:
            DIGITS.findall(text)
        passes += 1
    return (time.process_time() - start) / passes


def timed(run: Callable[[str], object], texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """CPU µs a text and the multiple of the floor, for each round; the first pass is not counted."""
    for text in texts:
        run(text)
    cpu, ratio = [], []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            run(text)
        spent = time.process_time() - start
        cpu.append(spent / len(texts) * 1e6)
        ratio.append(spent / floor(texts))
    return {"cpu_us": cpu, "floor_ratio": ratio}


def main() -> None:
    """Time and judge every system of the module."""
    name, task, result = sys.argv[1:]
    warnings.simplefilter("ignore")  # cn2an warns of every numeral it cannot read
    module = importlib.import_module(name)
    work = json.loads(Path(task).read_text(encoding="utf-8"))
    out: dict[str, Any] = {}
    for title, (run, found) in module.SYSTEMS.items():
        out[title] = timed(run, work["timed"], work["rounds"])
        out[title]["found"] = {
            group: [found(text, run(text)) for text in texts] for group, texts in work["judged"].items()
        }
    versions = {package: importlib.metadata.version(package) for package in module.PACKAGES}
    data = {"python": sys.version.split()[0], "versions": versions, "systems": out}
    Path(result).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
