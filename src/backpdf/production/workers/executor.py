"""Renders handouts in this process, in worker processes, or on a given Executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from types import TracebackType
from typing import Any, Generic, ParamSpec, Self, TypeVar

from backpdf.library.model.library import Library
from backpdf.production.workers.time_limit import TIME_LIMIT
from backpdf.production.workers.worker import (
    Failure,
    Job,
    Made,
    RenderInput,
    failure_reason,
    library_ref,
    render_chunk,
    render_in_time,
)
from backpdf.production.workers.worker_pool import ENDED_TWICE, NoWorkersError, TaskQueue, WorkerPool

P = ParamSpec("P")
T = TypeVar("T")
Key = TypeVar("Key")

FEW_TASKS = 8
"""So few handouts are made before worker processes have even started."""
TASKS_ON_GIVEN_EXECUTOR = 64
"""Handouts that run or wait on an executor whose workers cannot be counted: few in memory."""
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


class Renderer(Generic[Made]):
    """Does a job with handouts of one library; to be used in a `with` block, which ends the workers.

    Without an executor it starts worker processes (one worker is this process itself).  seconds is the
    time limit of each handout, None for none; see `time_limit` for where it can be kept.  warn is told where
    the work is done otherwise than asked for.
    """

    def __init__(
        self,
        job: Job[Made],
        library: Library,
        workers: int = 1,
        executor: Executor | None = None,
        *,
        seconds: float | None = TIME_LIMIT,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        self._job = job
        self._library = library
        self._executor = executor
        self._seconds = seconds
        self._warn = warn
        self._pool: WorkerPool[Any, Made] | None = None
        if executor is None and workers > 1:
            self._pool = WorkerPool(job, library_ref(library), library, workers, seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close()

    def render(self, inputs: Iterable[tuple[Key, RenderInput]]) -> Iterator[tuple[Key, Made | Failure]]:
        """Each input's key with its handout, in the order in which they are finished.

        Only a few are under way, so memory does not grow with their number.  What is under way when the
        iteration stops is given up.
        """
        if self._executor is not None:
            yield from self._render_on(self._executor, inputs)
            return
        queue = TaskQueue(inputs)
        if self._pool is not None:
            try:
                yield from self._pool.render(queue)
            except NoWorkersError as error:
                self._pool.close()
                if self._warn is not None:
                    self._warn(f"{error}; the handouts are made one after the other, in one process")
        while queue:
            task = queue.take()
            if task.deaths:  # it has ended a worker, and must not end this process
                yield task.key, Failure(ENDED_TWICE)
            else:
                yield task.key, render_in_time(self._library, task.input, self._job, self._seconds)

    def render_in_order(self, inputs: Iterable[RenderInput]) -> Iterator[Made | Failure]:
        """Each input's handout in the order of the inputs, whichever is finished first."""
        early: dict[int, Made | Failure] = {}
        count = 0
        for number, made in self.render(enumerate(inputs)):
            early[number] = made
            while count in early:
                yield early.pop(count)
                count += 1

    def _render_on(
        self, executor: Executor, inputs: Iterable[tuple[Key, RenderInput]]
    ) -> Iterator[tuple[Key, Made | Failure]]:
        ref, queue = library_ref(self._library), iter(inputs)
        pending: dict[Future[list[Made | Failure]], Key] = {}
        try:
            while True:
                for key, each in islice(queue, TASKS_ON_GIVEN_EXECUTOR - len(pending)):
                    pending[_submitted(executor, render_chunk, ref, [each], self._job, self._seconds)] = key
                if not pending:
                    return
                finished, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield pending.pop(future), _result(future)
        finally:
            for future in pending:
                future.cancel()


def _submitted(executor: Executor, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """The future of a call; of an executor that is broken, one that fails: its rows are reported so."""
    try:
        return executor.submit(function, *args, **kwargs)
    except BrokenExecutor as error:
        failed: Future[T] = Future()
        failed.set_exception(error)
        return failed


def _result(future: Future[list[Made | Failure]]) -> Made | Failure:
    """The one handout that an executor gives back; it may also fail by itself."""
    if future.cancelled():
        return Failure("the executor gave it up")
    error = future.exception()
    if error is None:
        return future.result()[0]
    if isinstance(error, BrokenExecutor):
        return Failure("the worker process ended; perhaps the memory ran out, so try fewer --workers")
    if not isinstance(error, Exception):
        raise error
    return Failure(failure_reason(error))
