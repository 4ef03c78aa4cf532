"""``extract_many``: sources in, results out, in the same order."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar, overload

from pydantic import BaseModel

from fazhi_extract.api import extract
from fazhi_extract.batch.progress import Bar, Progress, Silent
from fazhi_extract.batch.result import Failure, Result, failure
from fazhi_extract.batch.worker import Worker
from fazhi_extract.report.annual import AnnualReport

T = TypeVar("T")
R = TypeVar("R", bound=BaseModel)
Source = str | bytes | os.PathLike[str]
Named = tuple[str, Source]
AHEAD = 32  # documents under way or waiting to be taken, for each worker
TIMEOUT = 60.0  # seconds for a document
Answer = tuple[Any, Failure | None]


@overload
def extract_many(
    sources: Iterable[Source | Named],
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    progress: bool = False,
) -> Iterator[Result[AnnualReport]]: ...


@overload
def extract_many(
    sources: Iterable[Source | Named],
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    schema: type[R],
    progress: bool = False,
) -> Iterator[Result[R]]: ...


def extract_many(
    sources: Iterable[Source | Named],
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    schema: type[BaseModel] = AnnualReport,
    progress: bool = False,
) -> Iterator[Result[Any]]:
    """Extract many reports, in several processes.

    Nothing that is wrong with a document is raised: it comes as ``result.error``, and the rest goes on. A document that takes too
    long and one that brings its worker process down are reported in the same way; a new process takes the next.
    Sources are taken as they are needed, and a fixed number of results is kept waiting, so memory stays flat however many there
    are. ::

        for result in fz.extract_many(sorted(Path("reports").glob("*.html")), progress=True):
            print(result.name, result.report.meta.region.value if result.report else result.error)

    Args:
        sources: as for ``extract`` (a ``str`` is a text, a file is a ``pathlib.Path``), or pairs (name, source).
        workers: number of processes; None: as many as there are processors for this one. With ``workers=1`` and
            ``timeout=None`` there is none: everything happens in this process, a crash ends it.
        timeout: seconds for a document, or None. A process that is over it is ended, so a time limit needs a worker
            process even for ``workers=1``.
        schema: the report model to fill. Workers import it: a class of a script or notebook (``__main__``) works only with
            ``workers=1, timeout=None``.
        progress: show a bar with count, rate, errors and estimate (extra ``progress``); in a notebook too.

    Yields:
        A ``Result`` for each source, in order. Ending the iteration early ends the workers.

    Raises:
        ValueError: ``workers`` or ``timeout`` makes no sense, or workers cannot import ``schema``.
        TypeError: ``sources`` is a single text or path.
        ImportError: ``progress`` is asked for and tqdm is not installed.
        WorkerStartError: worker processes do not start.
    """
    bar: Progress = Bar(len(sources) if isinstance(sources, Sized) else None) if progress else Silent()
    if schema.__module__ == "__main__" and not (workers == 1 and timeout is None):
        raise ValueError(
            f"workers cannot import {schema.__qualname__} from a script or notebook: put it into a module of its own, "
            "or use workers=1, timeout=None"
        )
    return map_many(partial(extract, schema=schema), sources, workers=workers, timeout=timeout, progress=bar)


def map_many(
    function: Callable[[Any], T],
    sources: Iterable[Source | Named],
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    progress: Progress | None = None,
) -> Iterator[Result[T]]:
    """``extract_many`` for any function of a source; ``Result.report`` is what it returns.

    Args:
        function: called in the workers: a function of a module, so that they can import it.
        sources: see ``extract_many``; ``workers`` and ``timeout`` too.
        workers: see there.
        timeout: see there.
        progress: is told of every document.

    Raises:
        ValueError: ``workers`` or ``timeout`` makes no sense.
        TypeError: ``sources`` is a single text or path.
        WorkerStartError: worker processes do not start.
    """
    if isinstance(sources, (str, bytes, os.PathLike)):
        raise TypeError("sources is one source: pass a list of them, or use extract")
    if workers is None:
        workers = processors()
    if workers < 1:
        raise ValueError(f"workers={workers}: at least 1 is needed")
    if timeout is not None and not timeout > 0:
        raise ValueError(f"timeout={timeout}: seconds above 0, or None for no limit")
    shown = progress or Silent()
    if workers == 1 and timeout is None:
        return _shown(_here(function, sources), shown)
    return _shown(_elsewhere(function, sources, workers, timeout), shown)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shown(results: Iterator[Result[T]], progress: Progress) -> Iterator[Result[T]]:
    try:
        for result in results:
            progress.step(result.ok)
            yield result
    finally:
        progress.close()
        if hasattr(results, "close"):
            results.close()


def _here(function: Callable[[Any], T], sources: Iterable[Source | Named]) -> Iterator[Result[T]]:
    for index, (name, source) in _named(sources):
        result: Result[T]
        try:
            result = Result(index, name, function(source), None)
        except Exception as error:  # noqa: BLE001  # whatever it is, it belongs to this document
            result = Result(index, name, None, failure(error))
        yield result


def _elsewhere(
    function: Callable[[Any], T], sources: Iterable[Source | Named], workers: int, timeout: float | None
) -> Iterator[Result[T]]:
    waiting: deque[tuple[int, str, Future[Answer]]] = deque()
    with closing(_Pool(function, workers, timeout)) as pool:
        for index, (name, source) in _named(sources):
            waiting.append((index, name, pool.submit(source)))
            # Whatever is done at the front goes out at once; only a full queue makes one wait.
            while waiting and (waiting[0][2].done() or len(waiting) >= AHEAD * workers):
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())


class _Pool:
    """Worker processes, each served by a thread."""

    def __init__(self, function: Callable[[Any], Any], workers: int, timeout: float | None) -> None:
        self.workers = [Worker(function, timeout) for _ in range(workers)]
        self.free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self.workers:
            self.free.put(worker)
        self.threads = ThreadPoolExecutor(workers, "fazhi-extract")

    def submit(self, source: Source) -> Future[Answer]:
        try:
            job = pickle.dumps(source, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001  # what cannot be pickled is no source: this document's fault
            failed: Future[Answer] = Future()
            failed.set_result(
                (None, Failure("unreadable", type(error).__name__, f"cannot be sent to a worker: {error}"))
            )
            return failed
        return self.threads.submit(self._do, job)

    def _do(self, job: bytes) -> Answer:
        worker = self.free.get()
        try:
            return worker.do(job)
        finally:
            self.free.put(worker)

    def result(self, index: int, name: str, future: Future[Answer]) -> Result[Any]:
        while True:
            try:
                value, error = future.result(timeout=1)
            except NotYet:
                if future.done():  # the error came from within
                    raise
                for worker in self.workers:
                    if worker.overdue():
                        worker.kill()
            else:
                return Result(index, name, value, error)

    def close(self) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)
        for worker in self.workers:
            worker.closed = True
            worker.kill()
        self.threads.shutdown(wait=True)
        for worker in self.workers:
            worker.close()


def _named(sources: Iterable[Source | Named]) -> Iterator[tuple[int, Named]]:
    for index, source in enumerate(sources):
        if isinstance(source, tuple):
            yield index, source
        elif isinstance(source, os.PathLike):
            yield index, (os.fsencode(source).decode("utf-8", "backslashreplace"), source)
        else:
            yield index, (f"#{index}", source)
