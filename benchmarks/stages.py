"""Where the time goes, by stage, without touching the library: a sampling profiler inside the process.

Every tick of the process's CPU clock the innermost function of the library is noted, and the CPU time since the last
tick is put to the stage its module belongs to. What a stage does in C (regular expressions, pydantic) counts for the
function that called it. Wrappers around the stages would cost more than some of them.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import fazhi_extract

HOME = str(Path(fazhi_extract.__file__).parent) + "/"
STAGE_OF = {
    "reading": "reading",
    "repair": "normalisation",
    "text": "normalisation",
    "outline": "outline",
    "metadata": "metadata",
    "quantities": "quantities",
    "indicators": "indicators",
    "draft.py": "indicators",
    "checks": "checks",
    "confidence.py": "checks",
    "model": "model",
    "report": "model",
    "assemble.py": "model",
}
"""Package or module of the library -> stage; a new one is ``other`` until it is given its place here."""
STAGES = [*dict.fromkeys(STAGE_OF.values()), "other"]
_INTERVAL = 0.001  # the kernel's tick may be longer


def _stage(code: CodeType) -> str | None:
    """The stage of a function of the library; None for one of another package."""
    if not code.co_filename.startswith(HOME):
        return None
    return STAGE_OF.get(code.co_filename[len(HOME) :].split("/")[0], "other")


class Sampler:
    """CPU seconds by stage, and the number of ticks, while it is entered."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)
        self.ticks = 0
        self._stages: dict[CodeType, str | None] = {}
        self._last = 0.0

    def _tick(self, _number: int, frame: FrameType | None) -> None:
        stage = None
        while frame is not None and stage is None:
            code = frame.f_code
            if code not in self._stages:
                self._stages[code] = _stage(code)
            stage = self._stages[code]
            frame = frame.f_back
        now = time.process_time()
        self.seconds[stage or "other"] += now - self._last
        self.ticks += 1
        self._last = time.process_time()

    def __enter__(self) -> Sampler:
        self._before = signal.signal(signal.SIGPROF, self._tick)
        self._last = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)


def by_stage(work: Callable[[Any], object], sources: Sequence[Any], seconds: float, cpu_us: float) -> dict[str, Any]:
    """µs of one text by stage: the sampled shares of ``cpu_us``, what a text costs when nobody samples."""
    for source in sources:
        work(source)
    with Sampler() as sampler:
        end = time.process_time() + seconds
        while time.process_time() < end:
            for source in sources:
                work(source)
    total = sum(sampler.seconds.values())
    shares = {stage: sampler.seconds[stage] / total for stage in STAGES}
    return {"ticks": sampler.ticks, "cpu_us": {stage: share * cpu_us for stage, share in shares.items()}}
