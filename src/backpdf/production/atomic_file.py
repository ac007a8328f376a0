"""Writing files whole or not at all, and private where they name a patient; one by one, or in threads."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from backpdf.problems import CannotWriteError

Key = TypeVar("Key")

OWNER_ONLY = 0o600
EVERYBODY_READS = 0o644
THREADS = 4
"""Files written at the same time: to wait for a disk takes about as long as to make a handout."""


def write_whole(path: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> None:
    """Writes `data` to `path` so that a reader sees the old file or the new one, never a part.

    data may come in parts, where all of it at once would take much memory.  private makes the file
    readable by its owner only (on systems that know owners).  The folder is made where it is missing.
    Raises CannotWriteError in plain words.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".backpdf-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unusable_folder(path.parent, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(OWNER_ONLY if private else EVERYBODY_READS)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise CannotWriteError(
            f"cannot write {path}: {os_reason(error)}",
            "close the file if another program has it open, and look at the free space on the disk",
        ) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Makes a folder, and tries whether files can be written in it; raises CannotWriteError if not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".backpdf-", suffix=".part", dir=folder)
    except OSError as error:
        raise _unusable_folder(folder, error) from error
    os.close(handle)
    Path(temporary).unlink()


def _unusable_folder(folder: Path, error: OSError) -> CannotWriteError:
    return CannotWriteError(
        f"cannot write in the folder {folder}: {os_reason(error)}", "choose another folder"
    )


def os_reason(error: OSError) -> str:
    """The operating system's reason, without Python's error number."""
    return (error.strerror or str(error)).lower()


def unwritten_reason(error: CannotWriteError) -> str:
    """Why a file could not be written, without its name, which may hold a patient's."""
    cause = error.__cause__
    what = "the file could not be written"
    if isinstance(cause, OSError):
        what += f": {os_reason(cause)}"
    return f"{what}; {error.hint}" if error.hint else what


class FileWriters(Generic[Key]):
    """Threads that write whole files; to be used in a `with` block, which waits for what was begun."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="writer")
        self._pending: dict[Future[None], Key] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=True)

    def write(self, key: Key, path: Path, data: bytes, *, private: bool) -> None:
        """Begins to write a file; `finished` gives `key` when it is written."""
        try:
            future = self._threads.submit(write_whole, path, data, private=private)
        except RuntimeError:  # the system starts no more threads
            future = Future()
            try:
                write_whole(path, data, private=private)
                future.set_result(None)
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
            if error is not None and not isinstance(error, CannotWriteError):
                raise error
            yield key, error
