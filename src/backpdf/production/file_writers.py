"""Threads that write whole files while others are made."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import Weakness, sync_folder, write_unsynced

Key = TypeVar("Key")

THREADS = 4
"""Files written at the same time: to wait for a disk takes about as long as to make a handout."""


class FileWriters(Generic[Key]):
    """Threads that write whole files; to be used in a `with` block, which waits for what was begun.

    weaknesses gains what file systems could not do.
    """

    def __init__(self, weaknesses: set[Weakness] | None = None) -> None:
        self.weaknesses = set[Weakness]() if weaknesses is None else weaknesses
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="writer")
        self._pending: dict[Future[frozenset[Weakness]], Key] = {}
        self._folders: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=True)
        for folder in self._folders:
            sync_folder(folder)

    def write(self, key: Key, path: Path, data: bytes, *, private: bool) -> None:
        """Begins to write a file; `finished` gives `key` when it is written."""
        self._folders.add(path.parent)
        try:
            future = self._threads.submit(write_unsynced, path, data, private=private)
        except RuntimeError:  # the system starts no more threads
            future = Future()
            try:
                future.set_result(write_unsynced(path, data, private=private))
            except CannotWriteError as error:
                future.set_exception(error)
        self._pending[future] = key

    def finished(self, *, wait_for_all: bool = False) -> Iterator[tuple[Key, CannotWriteError | None]]:
        """The keys of files that are written, or cannot be, in the order in which they were begun.

        Waits while as many are pending as there are threads, or for all of them.
        """
        while self._pending:
            future = next(iter(self._pending))
            if not (wait_for_all or future.done() or len(self._pending) >= THREADS):
                return
            error = future.exception()
            key = self._pending.pop(future)
            if error is None:
                self.weaknesses |= future.result()
            elif not isinstance(error, CannotWriteError):
                raise error
            yield key, error
