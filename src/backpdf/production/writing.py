"""Writing the files of a batch beside the making of the next ones.

A file counts as written when the disk has it, and to wait for a disk takes about as long as to make a
handout.  So a few files are written at a time, each in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import write_whole

Key = TypeVar("Key")

AT_A_TIME = 4


class Writers(Generic[Key]):
    """Threads that write files; to be used in a `with` block, which waits for those that were begun."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="writer")
        self._under_way: dict[Future[None], Key] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=True)

    def write(self, key: Key, path: Path, data: bytes, *, private: bool) -> None:
        """Begins to write a file; `key` comes back when it is written."""
        future = self._threads.submit(write_whole, path, data, private=private)
        self._under_way[future] = key

    def finished(self, *, all_of_them: bool = False) -> Iterator[tuple[Key, CannotWriteError | None]]:
        """The keys of files that are written, or cannot be; waits while as many are begun as there are
        threads, or for all of them.
        """
        while self._under_way:
            crowded = all_of_them or len(self._under_way) >= AT_A_TIME
            done, _ = wait(self._under_way, None if crowded else 0, return_when=FIRST_COMPLETED)
            if not done:
                return
            for future in done:
                key = self._under_way.pop(future)
                error = future.exception()
                if error is not None and not isinstance(error, CannotWriteError):
                    raise error
                yield key, error
