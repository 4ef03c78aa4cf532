"""A worker process as its owner sees it: started when needed, started again when it died."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from fazhi_extract.batch._child import receive, send
from fazhi_extract.batch.result import TRACE, Failure

_CHILD = Path(__file__).with_name("_child.py")
GRACE = 5.0  # seconds after the time limit before a worker that did not end itself is killed
STARTS = 3  # attempts at starting before giving up


class WorkerStartError(RuntimeError):
    """Worker processes do not start; no document is to blame."""


class Worker:
    """One process. ``do`` is for one thread; ``overdue`` and ``kill`` may be called from another."""

    def __init__(self, function: Callable[[Any], Any], limit: float | None) -> None:
        self.limit = limit
        self.setup = pickle.dumps((sys.path, limit, pickle.dumps(function)))
        self.process: subprocess.Popen[bytes] | None = None
        self.said = tempfile.TemporaryFile()  # noqa: SIM115  # what the process writes on standard error; closed with the worker
        self.since = 0.0
        self.closed = False

    def do(self, job: bytes) -> tuple[Any, Failure | None]:
        """The answer to a pickled job: (value, None) or (None, failure).

        Raises:
            WorkerStartError: the process does not start.
        """
        process = self._started()
        assert process.stdin and process.stdout
        self._forget()
        self.since = started = time.monotonic()
        try:
            send(process.stdin, job)
            body = receive(process.stdout)
        except (OSError, ValueError):  # its end of the pipe is gone, or ours was closed
            body = None
        self.since = 0.0
        if body is not None:
            value, error = pickle.loads(body)
            return value, error
        return None, self._death(time.monotonic() - started)

    def overdue(self) -> bool:
        """Whether it should have ended by itself some time ago."""
        return bool(self.limit and self.since and time.monotonic() - self.since > self.limit + GRACE)

    def kill(self) -> None:
        """End the process, and the one it may have started to read a PDF."""
        if self.process and self.process.poll() is None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self.process.pid, signal.SIGKILL)
                else:
                    self.process.kill()

    def close(self) -> None:
        """End the process for good."""
        self.closed = True
        self.kill()
        if self.process:
            self._end(self.process)
        self.said.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process and self.process.poll() is None:
            return self.process
        for _ in range(STARTS):
            if self.process:
                self._end(self.process)
            if self.closed:
                break
            self._forget()
            # A process group of its own: Ctrl-C reaches this process alone, which then ends its workers.
            group: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
            self.process = process = subprocess.Popen(
                [sys.executable, "-P", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.said,
                **group,
            )
            assert process.stdin and process.stdout
            with suppress(OSError):
                send(process.stdin, self.setup)
                if receive(process.stdout) == b"ready":
                    return process
        raise WorkerStartError(f"worker processes do not start: {self._said() or 'no reason given'}")

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        with suppress(OSError):
            if process.stdin:
                process.stdin.close()
        code = process.wait()
        if process.stdout:
            process.stdout.close()
        return code

    def _death(self, seconds: float) -> Failure:
        assert self.process
        code = self._end(self.process)
        trace = self._said()
        if self.limit and seconds >= self.limit and ("Timeout (" in trace or seconds > self.limit + GRACE):
            return Failure("timeout", "", f"took longer than {self.limit:g} s", trace)
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
            why = "; the system may have run out of memory" if name == "SIGKILL" else ""
            return Failure("crash", "", f"the worker process was ended by signal {name}{why}", trace)
        return Failure("crash", "", f"the worker process ended with status {code}", trace)

    def _forget(self) -> None:
        self.said.seek(0)  # the process writes at the same place: it was given this very file
        self.said.truncate()

    def _said(self) -> str:
        self.said.seek(0)
        return self.said.read().decode("utf-8", "replace")[-TRACE:]
