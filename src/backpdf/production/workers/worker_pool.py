"""Worker processes of our own: what one of them loses is made by another.

Each worker has a connection of its own, with a few handouts waiting in it, so it is known which handout it
was busy with when it ended.  That one is tried once more; if it ends its second worker too, it fails, and the
others do not.  No semaphores, no shared memory and no threads are needed.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from backpdf.library.model.library import Library
from backpdf.production.workers.time_limit import late_reason
from backpdf.production.workers.worker import Failure, Job, LibraryRef, Made, RenderInput

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

Key = TypeVar("Key")

TASKS_AHEAD = 4
"""Handouts with a worker, the one that it makes included: enough to keep it busy, few in memory."""
MOST_DEATHS = 2
"""So many workers a handout may end before it fails."""
MOST_FAILED_STARTS = 3
"""So many workers may end while they start, one after the other."""
START_SECONDS = 120.0
"""Time for a worker to start; it usually takes one."""
GRACE_SECONDS = 5.0
"""A worker keeps the time limit itself; if it has not done so after this time, it is ended."""
ENDED_TWICE = "its worker process ended, twice; perhaps the memory ran out, so try fewer --workers"


class NoWorkersError(Exception):
    """No worker process can be started; the text says why."""


@dataclass(slots=True)
class PoolTask(Generic[Key]):
    """A handout to be made, and how many workers have ended over it."""

    key: Key
    input: RenderInput
    deaths: int = 0


class TaskQueue(Generic[Key]):
    """The handouts that nobody is making: those that come back go first."""

    def __init__(self, inputs: Iterable[tuple[Key, RenderInput]]) -> None:
        self._inputs = iter(inputs)
        self._returned: deque[PoolTask[Key]] = deque()

    def __bool__(self) -> bool:
        """Whether there is another."""
        if not self._returned:
            self._returned.extend(PoolTask(key, each) for key, each in islice(self._inputs, 1))
        return bool(self._returned)

    def take(self) -> PoolTask[Key]:
        """The next one; there must be one."""
        if not self:
            raise LookupError("nothing is waiting")
        return self._returned.popleft()

    def put_back(self, tasks: Iterable[PoolTask[Key]]) -> None:
        """Takes back what a worker did not make, in its order."""
        self._returned.extendleft(reversed(list(tasks)))


@dataclass(slots=True, eq=False)
class _PoolWorker(Generic[Key]):
    """A worker process; since is when it was started, or began with the first of its tasks."""

    process: SpawnProcess
    connection: Connection
    since: float
    is_ready: bool = False
    tasks: deque[PoolTask[Key]] = field(default_factory=deque)

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        self.process.kill()
        self.process.join(GRACE_SECONDS)


class WorkerPool(Generic[Key, Made]):
    """Up to `count` worker processes that do a job with handouts of one library; `close` ends them.

    seconds is the time limit of each handout (None: no limit).
    """

    def __init__(
        self, job: Job[Made], ref: LibraryRef, library: Library, count: int, seconds: float | None
    ) -> None:
        self._first_message = pickle.dumps((ref, library, job, seconds), pickle.HIGHEST_PROTOCOL)
        self._count = count
        self._seconds = seconds
        self._failed_starts = 0
        self._workers: list[_PoolWorker[Key]] = []

    def render(self, queue: TaskQueue[Key]) -> Iterator[tuple[Key, Made | Failure]]:
        """Each handout's key with what became of it, in the order in which they are finished.

        Raises NoWorkersError where no worker can be started; what is not made then is in the queue.
        """
        while self._hand_out(queue):
            for worker in _speaking(self._workers, self._patience()):
                yield from self._receive(worker, queue)
            now = time.monotonic()
            for worker in [each for each in self._workers if self._deadline(each) <= now]:
                yield from self._give_up(worker, queue)

    def close(self) -> None:
        """Ends every worker at once; what they were making is lost."""
        while self._workers:
            self._workers.pop().end()

    def _hand_out(self, queue: TaskQueue[Key]) -> bool:
        """Starts workers that are missing, and gives each that is ready something to do.

        Returns whether there is anything to wait for.
        """
        while queue:
            self._start_missing()
            ready = [worker for worker in self._workers if worker.is_ready]
            worker = min(ready, key=lambda each: len(each.tasks), default=None)
            if worker is None or len(worker.tasks) >= TASKS_AHEAD:
                return True
            self._give(worker, queue)
        return any(worker.tasks for worker in self._workers)

    def _start_missing(self) -> None:
        """Starts workers until there are enough, or as many as the system lets start."""
        while len(self._workers) < self._count:
            try:
                self._start()
            except NoWorkersError:
                if not self._workers:
                    raise
                self._count = len(self._workers)

    def _give(self, worker: _PoolWorker[Key], queue: TaskQueue[Key]) -> None:
        task = queue.take()
        if not worker.tasks:
            worker.since = time.monotonic()
        try:
            worker.connection.send_bytes(pickle.dumps(task.input, pickle.HIGHEST_PROTOCOL))
        except OSError:  # it has ended before it could begin with this one
            queue.put_back([*worker.tasks, task])
            self._remove(worker)
            return
        worker.tasks.append(task)

    def _receive(
        self, worker: _PoolWorker[Key], queue: TaskQueue[Key]
    ) -> Iterator[tuple[Key, Made | Failure]]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(worker, queue)
            return
        worker.since = time.monotonic()
        if worker.is_ready:
            yield worker.tasks.popleft().key, message
            return
        worker.is_ready, self._failed_starts = True, 0
        with suppress(OSError):  # if it has ended already, that is seen when its connection is read again
            worker.connection.send_bytes(self._first_message)

    def _lost(self, worker: _PoolWorker[Key], queue: TaskQueue[Key]) -> Iterator[tuple[Key, Made | Failure]]:
        """What a worker that has ended was making is tried once more; all the rest is given to others."""
        self._remove(worker)
        if worker.tasks:
            worker.tasks[0].deaths += 1
            if worker.tasks[0].deaths >= MOST_DEATHS:
                yield worker.tasks.popleft().key, Failure(ENDED_TWICE)
        queue.put_back(worker.tasks)
        if not worker.is_ready:
            self._count_failed_start()

    def _give_up(
        self, worker: _PoolWorker[Key], queue: TaskQueue[Key]
    ) -> Iterator[tuple[Key, Made | Failure]]:
        """Ends a worker that takes too long, for a handout (which fails) or to start."""
        self._remove(worker)
        if worker.tasks and self._seconds is not None:
            yield worker.tasks.popleft().key, Failure(late_reason(self._seconds))
        queue.put_back(worker.tasks)
        if not worker.is_ready:
            self._count_failed_start()

    def _count_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= MOST_FAILED_STARTS:
            raise NoWorkersError("worker processes end as soon as they start")

    def _remove(self, worker: _PoolWorker[Key]) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
        worker.end()

    def _deadline(self, worker: _PoolWorker[Key]) -> float:
        """When a worker has taken too long, as time.monotonic counts."""
        if not worker.is_ready:
            return worker.since + START_SECONDS
        if not worker.tasks or self._seconds is None:
            return float("inf")
        return worker.since + self._seconds + GRACE_SECONDS

    def _patience(self) -> float | None:
        """Seconds until the first deadline; None where there is none."""
        first = min(map(self._deadline, self._workers))
        return None if first == float("inf") else max(0.0, first - time.monotonic())

    def _start(self) -> None:
        """Starts a worker; raises NoWorkersError."""
        try:
            process, connection = _start_process()
        except (ImportError, OSError, AssertionError) as error:  # the last in a process that may have none
            reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
            raise NoWorkersError(f"no worker process can be started: {reason.lower()}") from error
        self._workers.append(_PoolWorker(process, connection, time.monotonic()))


def _speaking(workers: Iterable[_PoolWorker[Key]], seconds: float | None) -> list[_PoolWorker[Key]]:
    """The workers that have said something, or have ended; waits for the first, for so long at most."""
    from multiprocessing.connection import wait  # noqa: PLC0415  (few handouts do without)

    ready = wait([worker.connection for worker in workers], seconds)
    return [worker for worker in workers if worker.connection in ready]


def _start_process() -> tuple[SpawnProcess, Connection]:
    # loaded where it is needed: a few handouts do without, and start sooner
    from multiprocessing import get_context  # noqa: PLC0415

    from backpdf.production.workers.worker_process import work  # noqa: PLC0415

    context = get_context("spawn")  # the same on every system, and safe beside threads
    ours, theirs = context.Pipe()
    try:
        process = context.Process(target=work, args=(theirs, os.getpid()), name="worker", daemon=True)
        with _sigint_blocked():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, ours


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Blocks SIGINT, so that processes started within inherit the block and ignore Ctrl-C.

    Windows cannot do this; a worker that is stopped there while it starts may say so on stderr, and
    does no harm.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415

    resource_tracker.ensure_running()  # which unblocks SIGINT when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
