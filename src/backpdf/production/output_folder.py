"""The folder that a run writes into: made, cleared of what stopped runs left, and locked while it is used."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import EVERYBODY_READS, Weakness, make_folder
from backpdf.production.file_locks import LockState, try_lock

LOCK = ".backpdf-lock"
"""The name of the locked file; what counts is the lock on it, which ends with its process."""
PATIENCE = 2.0
"""Seconds to wait for another run: long enough for a single handout."""
_PAUSE = 0.05


@contextmanager
def output_folder(
    folder: Path, *, private: bool, other_way: str = ", or give another folder with --output"
) -> Iterator[frozenset[Weakness]]:
    """The folder for one run at a time; gives what its file system cannot do.

    private as for `make_folder`; other_way is what else to do than to wait for another run.
    Raises CannotWriteError where no files can be written in it, or another
    run is writing into it.
    """
    make_folder(folder, private=private)
    path = folder / LOCK
    handle = _lock(path, other_way)
    try:
        yield frozenset() if handle is not None else frozenset({Weakness.NO_LOCKS})
    finally:
        if handle is not None:
            _release(handle, path)


def _lock(path: Path, other_way: str) -> int | None:
    """An open file that is locked; None where the file system knows no locks."""
    end = time.monotonic() + PATIENCE
    while True:
        handle = _open(path)
        if handle is None:
            return None
        state = try_lock(handle)
        if state is LockState.HELD and _is_at(handle, path):
            return handle
        os.close(handle)
        if state is LockState.UNSUPPORTED:
            _unlink(path)
            return None
        if time.monotonic() > end:
            raise CannotWriteError(
                f"another run of backpdf is writing into {path.parent}",
                f"wait until it has finished{other_way}",
            )
        time.sleep(_PAUSE)


def _open(path: Path) -> int | None:
    """The file to lock, made where it is missing; that of another user can only be read."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), EVERYBODY_READS)
    return None


def _is_at(handle: int, path: Path) -> bool:
    """Whether an open file still has its name: the run that held it before may have deleted it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _release(handle: int, path: Path) -> None:
    if os.name != "nt":
        _unlink(path)
    os.close(handle)
    if os.name == "nt":  # no open file can be deleted there
        _unlink(path)


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
