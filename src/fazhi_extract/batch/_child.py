"""A worker process: jobs on standard input, answers on standard output, both as a length and a pickle. See ``worker``.

    python -P _child.py      (started by ``worker``, by its path, so that nothing of the caller's runs again)

The first message sets the process up: sys.path, the function and its time limit. A document that takes longer than the limit ends
the process: a watchdog of the C library (``faulthandler``) does not need the interpreter, writes down where it was, and exits.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import struct
import sys
from typing import IO, Any

HEAD = struct.Struct("<Q")


def receive(file: IO[bytes]) -> bytes | None:
    """A message, or None at the end."""
    head = file.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = file.read(size)
    return body if len(body) == size else None


def send(file: IO[bytes], body: bytes) -> None:
    """Send a message."""
    file.write(HEAD.pack(len(body)))
    file.write(body)
    file.flush()


def main() -> None:
    """Answer jobs until there are no more."""
    inlet, outlet = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    faulthandler.enable()
    first = receive(inlet)
    if first is None:
        return
    path, limit, work = pickle.loads(first)
    sys.path[:] = path
    from fazhi_extract.api import extract
    from fazhi_extract.batch.result import failure

    extract("。")  # what is compiled at the first report must not count against the first document's time
    function = pickle.loads(work)
    send(outlet, b"ready")
    while (job := receive(inlet)) is not None:
        if limit:
            faulthandler.dump_traceback_later(limit, exit=True)
        answer: tuple[Any, Any]
        try:
            answer = function(pickle.loads(job)), None
        except Exception as error:  # noqa: BLE001  # whatever it is, it belongs to this document
            answer = None, failure(error)
        try:
            body = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001  # a value of an own schema that cannot travel
            body = pickle.dumps((None, failure(error)), pickle.HIGHEST_PROTOCOL)
        if limit:
            faulthandler.cancel_dump_traceback_later()
        send(outlet, body)


if __name__ == "__main__":
    main()
