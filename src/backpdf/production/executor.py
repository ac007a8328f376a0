"""Who does the work: this process, a pool of processes, or an executor that somebody brings along."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from backpdf.library.model.library import Library
from backpdf.pdf.render import Rendered
from backpdf.production.worker import Refused, Shelf, Task, make_some, start_worker, why

P = ParamSpec("P")
T = TypeVar("T")
Key = TypeVar("Key")

FEW = 8
"""So few handouts are made before other processes have even started."""
IN_A_PARCEL = 4
"""Handouts that a process of our own is asked for at a time: to ask costs about a tenth of making one."""
AHEAD = 2
"""Parcels in the making or waiting, for each worker: enough to keep it busy, few in memory."""
AHEAD_ELSEWHERE = 64
"""The same in all, for an executor whose workers cannot be counted."""
MOST_RESTARTS = 3
MOST_WORKERS = 61
"""Windows can wait for no more processes at a time."""


class InProcess(Executor):
    """Does each task here and now, while it is handed in."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  (the future carries it)
            future.set_exception(error)
        return future


def usual_workers(count: int, workers: int | None) -> int:
    """How many processes to use for `count` handouts: those asked for, else one for each core."""
    if workers is None:
        workers = 1 if count <= FEW else _cores()
    return max(1, min(workers, count, MOST_WORKERS))


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """Processes started within do not hear Ctrl-C, not even while they start; this one hears it after.

    Children inherit the signals that are held back.  Windows cannot do this; a worker that is
    stopped there while it starts may say so on stderr, and does no harm.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Crew:
    """Makes handouts with an executor; to be used in a `with` block.

    Without an executor it starts processes of its own (one worker is this process itself), and
    starts them anew if one of them dies.
    """

    def __init__(
        self, shelf: Shelf, library: Library, workers: int, executor: Executor | None = None
    ) -> None:
        self.shelf = shelf
        self._library = library
        self._workers = workers
        self._own = executor is None
        self._restarts = 0
        self._executor = executor or self._new_executor()
        self._in_a_parcel = 1 if workers == 1 or executor is not None else IN_A_PARCEL
        if executor is not None:
            self._ahead = AHEAD_ELSEWHERE
        else:
            self._ahead = 1 if workers == 1 else AHEAD * workers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def make(self, tasks: Iterable[tuple[Key, Task]]) -> Iterator[tuple[Key, Rendered | Refused]]:
        """Each task's key with its handout, in the order in which they are finished.

        Only a few tasks are under way at a time, so memory does not grow with their number.  What is
        under way when the iteration stops is given up.
        """
        parcels = _parcels(tasks, self._in_a_parcel)
        under_way: dict[Future[list[Rendered | Refused]], list[Key]] = {}
        try:
            while True:
                for parcel in islice(parcels, max(0, self._ahead - len(under_way))):
                    under_way[self._submit([task for _, task in parcel])] = [key for key, _ in parcel]
                if not under_way:
                    return
                finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in finished:
                    keys = under_way.pop(future)
                    yield from zip(keys, _results(future, len(keys)), strict=True)
        finally:
            for future in under_way:
                future.cancel()

    def _submit(self, tasks: list[Task]) -> Future[list[Rendered | Refused]]:
        """Hands tasks in; a pool of our own that has lost a process is replaced by a new one."""
        while True:
            try:
                with _deaf_to_the_keyboard():
                    return self._executor.submit(make_some, tasks)
            except BrokenProcessPool as error:
                if not self._own or self._restarts == MOST_RESTARTS:
                    failed: Future[list[Rendered | Refused]] = Future()
                    failed.set_exception(error)
                    return failed
                self._restarts += 1
                self._executor.shutdown(wait=False)
                self._executor = self._new_executor()

    def _new_executor(self) -> Executor:
        if self._workers == 1:
            return InProcess()
        return ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("spawn"),  # the same on every system, and safe beside threads
            initializer=start_worker,
            initargs=(self.shelf, self._library),
        )


def _parcels(tasks: Iterable[tuple[Key, Task]], largest: int) -> Iterator[list[tuple[Key, Task]]]:
    """The tasks, some at a time: the first ones one by one, so that every worker soon has something."""
    queue = iter(tasks)
    taken = 0
    while parcel := list(islice(queue, min(largest, 1 + taken // 8))):
        taken += len(parcel)
        yield parcel


def _results(future: Future[list[Rendered | Refused]], count: int) -> list[Rendered | Refused]:
    """What a worker answers to `count` tasks; an executor may also fail by itself."""
    if future.cancelled():
        return [Refused("the executor gave it up")] * count
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        reason = "the worker process ended; perhaps the memory ran out, so try fewer --workers"
        return [Refused(reason)] * count
    if error is not None:
        if not isinstance(error, Exception):
            raise error
        return [Refused(why(error))] * count
    return future.result()
