"""Runs render tasks in this process, in worker processes, or on a given Executor."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Generic, ParamSpec, Self, TypeVar

from backpdf.library.model.library import Library
from backpdf.production.worker import (
    Failure,
    Job,
    Made,
    RenderInput,
    failure_reason,
    library_ref,
    render_all,
    render_chunk,
    start_worker,
)

P = ParamSpec("P")
T = TypeVar("T")
Key = TypeVar("Key")

FEW_TASKS = 8
"""So few handouts are made before worker processes have even started."""
CHUNK_SIZE = 4
"""Handouts in one call to a worker process: a call costs about a tenth of making one."""
CHUNKS_AHEAD = 2
"""Chunks running or waiting, for each worker: enough to keep it busy, few in memory."""
CHUNKS_ON_GIVEN_EXECUTOR = 64
"""The same in all, for an executor whose workers cannot be counted."""
MOST_RESTARTS = 3
MOST_WORKERS = 61
"""Windows can wait for no more processes."""


class InProcessExecutor(Executor):
    """Runs each call in this thread, when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  (the future carries it)
            future.set_exception(error)
        return future


def usual_workers(count: int, workers: int | None) -> int:
    """The number of processes for `count` handouts: `workers` where given, else one for each core."""
    if workers is None:
        workers = 1 if count <= FEW_TASKS else _cores()
    return max(1, min(workers, count, MOST_WORKERS))


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Blocks SIGINT, so that processes started within inherit the block and ignore Ctrl-C.

    Windows cannot do this; a worker that is stopped there while it starts may say so on stderr, and
    does no harm.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Renderer(Generic[Made]):
    """Does a job with the handouts of one library on an executor; to be used in a `with` block.

    Without an executor it starts worker processes (one worker is this process itself), and starts
    them anew if one of them dies.
    """

    def __init__(
        self, job: Job[Made], library: Library, workers: int = 1, executor: Executor | None = None
    ) -> None:
        self._job = job
        self._library = library
        self._workers = workers
        self._owns_executor = executor is None
        self._is_local = workers == 1 and executor is None
        self._ref = None if self._is_local else library_ref(library)
        self._restarts = 0
        self._executor = executor or self._new_executor()
        self._chunk_size = 1 if workers == 1 or executor is not None else CHUNK_SIZE
        if executor is not None:
            self._most_pending = CHUNKS_ON_GIVEN_EXECUTOR
        else:
            self._most_pending = 1 if workers == 1 else CHUNKS_AHEAD * workers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._owns_executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def render(self, inputs: Iterable[tuple[Key, RenderInput]]) -> Iterator[tuple[Key, Made | Failure]]:
        """Each input's key with its handout, in the order in which they are finished.

        Only a few chunks are pending, so memory does not grow with their number.  Chunks that are
        pending when the iteration stops are cancelled.
        """
        chunks = _chunks(inputs, self._chunk_size)
        pending: dict[Future[list[Made | Failure]], list[Key]] = {}
        try:
            while True:
                for chunk in islice(chunks, max(0, self._most_pending - len(pending))):
                    pending[self._submit([each for _, each in chunk])] = [key for key, _ in chunk]
                if not pending:
                    return
                finished, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    keys = pending.pop(future)
                    yield from zip(keys, _results(future, len(keys)), strict=True)
        finally:
            for future in pending:
                future.cancel()

    def _submit(self, inputs: list[RenderInput]) -> Future[list[Made | Failure]]:
        """Submits a chunk; a pool of our own that has lost a process is replaced by a new one."""
        if self._ref is None:
            return self._executor.submit(render_all, self._library, inputs, self._job)
        while True:
            try:
                with _sigint_blocked():
                    return self._executor.submit(render_chunk, self._ref, inputs, self._job)
            except Exception as error:
                if not (self._owns_executor and _is_broken_pool(error)):
                    raise
                if self._restarts == MOST_RESTARTS:
                    failed: Future[list[Made | Failure]] = Future()
                    failed.set_exception(error)
                    return failed
                self._restarts += 1
                self._executor.shutdown(wait=False)
                self._executor = self._new_executor()

    def _new_executor(self) -> Executor:
        if self._is_local:
            return InProcessExecutor()
        # loaded where it is needed: a few handouts do without, and start sooner
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        return ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("spawn"),  # the same on every system, and safe beside threads
            initializer=start_worker,
            initargs=(self._ref or library_ref(self._library), self._library),
        )


def _is_broken_pool(error: BaseException) -> bool:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    return isinstance(error, BrokenProcessPool)


def _chunks(
    inputs: Iterable[tuple[Key, RenderInput]], largest: int
) -> Iterator[list[tuple[Key, RenderInput]]]:
    """The inputs in chunks: the first ones one by one, so that every worker soon has something."""
    queue = iter(inputs)
    taken = 0
    while chunk := list(islice(queue, min(largest, 1 + taken // 8))):
        taken += len(chunk)
        yield chunk


def _results(future: Future[list[Made | Failure]], count: int) -> list[Made | Failure]:
    """What a worker answers to `count` inputs; an executor may also fail by itself."""
    if future.cancelled():
        return [Failure("the executor gave it up")] * count
    error = future.exception()
    if error is None:
        return future.result()
    if _is_broken_pool(error):
        reason = "the worker process ended; perhaps the memory ran out, so try fewer --workers"
        return [Failure(reason)] * count
    if not isinstance(error, Exception):
        raise error
    return [Failure(failure_reason(error))] * count
