"""What a document can do to the process that reads it. Imported by the workers."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any


def work(source: Any) -> Any:
    """Do what the source says."""
    match source:
        case "segfault":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "exit":
            os._exit(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "memory":
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
            return len(bytearray(4 << 30))
        case "sleep":
            time.sleep(1000)
        case "backtracking":  # never gives the interpreter a chance
            re.match(r"(a+)+$", "a" * 60 + "b")
        case "stopped":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "print":
            print("x" * 100_000, flush=True)
            os.write(1, b"more")
        case "noise":
            print("y" * 100_000, file=sys.stderr, flush=True)
        case "recursion":
            return work_again(source)
        case "unpicklable":
            return lambda: source
        case "raise":
            raise KeyError("a defect")
        case "slowly":
            time.sleep(0.3)
    return source


def work_again(source: Any) -> Any:
    """Never ends."""
    return work_again(source)


def pid(_: Any) -> int:
    """Which process it is."""
    return os.getpid()


def read(path: Path) -> Any:
    """``run.read`` with a document on which it hangs."""
    if path.name == "hangs.txt":
        time.sleep(1000)
    from fazhi_extract.run import read as real

    return real(path)
