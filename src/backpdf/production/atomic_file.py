"""Writing files whole or not at all, and private where they name a patient.

A file is written under a name of its own beside its place, and moved there when it is complete.  While it
is written it is locked, so that a later run can tell what a stopped one has left behind from what a living
one is writing.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO

from backpdf.problems import CannotWriteError
from backpdf.production.file_locks import LockState, try_lock

OWNER_ONLY = 0o600
EVERYBODY_READS = 0o666
"""Less what the user's umask takes away."""
OWNERS_FOLDER = 0o700
EVERYBODYS_FOLDER = 0o777
FORGOTTEN_AFTER = 24 * 60 * 60
"""Seconds after which a partial file is nobody's, where locks cannot tell."""

_PARTIAL = re.compile(r"\.backpdf-[a-z0-9_]{8}\.part")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_CANNOT_SYNC = (
    errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM, errno.EACCES, errno.EROFS,
)  # fmt: skip
_ON_WINDOWS = os.name == "nt"
_WAITS = (0.05, 0.2, 0.5) if _ON_WINDOWS else ()
"""Seconds between attempts to replace a file: virus scanners hold a new one open for a moment."""


class Weakness(StrEnum):
    """What a file system cannot do, in words for the person who runs the program."""

    NOT_PRIVATE = (
        "this disk cannot keep files for their owner alone: whoever may open the folder can read the handouts"
    )
    NOT_SYNCED = "this disk cannot say when a file is stored for good: wait a while before you unplug it"
    NO_LOCKS = "this disk cannot lock a folder: let only one run at a time write into it"


def write_whole(path: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> frozenset[Weakness]:
    """Writes `data` to `path` so that a reader sees the old file or the new one, never a part.

    data may come in parts, where all of it at once would take much memory.  private makes the file
    readable by its owner only, and its folder where that is missing.  Returns what the file system
    could not do.  Raises CannotWriteError in plain words.
    """
    weaknesses = write_unsynced(path, data, private=private)
    sync_folder(path.parent)
    return weaknesses


def write_unsynced(path: Path, data: bytes | Iterable[bytes], *, private: bool) -> frozenset[Weakness]:
    """The same for one file of many: after a loss of power it may be missing until `sync_folder`."""
    weaknesses: set[Weakness] = set()
    try:
        with _partial_file(path.parent, private=private) as (stream, unfinished):
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            handle = stream.fileno()
            if private and os.name == "posix" and os.fstat(handle).st_mode & ~OWNER_ONLY & 0o777:
                weaknesses.add(Weakness.NOT_PRIVATE)
            if not synced(handle):
                weaknesses.add(Weakness.NOT_SYNCED)
            if _ON_WINDOWS:  # there, no open file can be moved
                stream.close()
            _replace(unfinished, path)
    except OSError as error:
        raise CannotWriteError(f"cannot write {path}: {os_reason(error)}", _hint(error)) from error
    return frozenset(weaknesses)


@contextmanager
def _partial_file(folder: Path, *, private: bool) -> Iterator[tuple[IO[bytes], Path]]:
    """A new file in a folder, open and locked, and its path; gone afterwards unless it was moved.

    The folder is made where it is missing.  A signal may come at any moment, also while the file is being
    opened, so its name is known before.  Raises CannotWriteError where no file can be opened.
    """
    with ExitStack() as left:
        try:
            folder.mkdir(OWNERS_FOLDER if private else EVERYBODYS_FOLDER, parents=True, exist_ok=True)
            stream, path = _open_partial(folder, left, private=private)
        except OSError as error:
            raise _unusable_folder(folder, error) from error
        yield stream, path


def _open_partial(folder: Path, left: ExitStack, *, private: bool) -> tuple[IO[bytes], Path]:
    """A new file in a folder, open and locked, which `left` closes and deletes; raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f".backpdf-{secrets.token_hex(4)}.part"
        left.callback(_unlink, path)
        try:
            handle = os.open(path, flags, OWNER_ONLY if private else EVERYBODY_READS)
        except FileExistsError:
            left.pop_all()  # it is another's
            if not os.path.lexists(path):  # it is the folder that is a file
                raise
            continue
        stream = left.enter_context(os.fdopen(handle, "wb"))
        if try_lock(handle) is not LockState.TAKEN and os.path.lexists(path):
            return stream, path
        left.close()  # another run has just taken it for a forgotten one


def _replace(unfinished: Path, path: Path) -> None:
    for seconds in _WAITS:
        with suppress(PermissionError):
            unfinished.replace(path)
            return
        time.sleep(seconds)
    unfinished.replace(path)


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def synced(handle: int) -> bool:
    """Waits until an open file is on its disk; False where the file system cannot say.

    Raises OSError where it could not be stored.
    """
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on its disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Makes a folder, tries whether files can be written in it, and clears what stopped runs left there.

    private lets only its owner open a folder that is made; one that is there is left as it is.  Raises
    CannotWriteError where no files can be written in it.
    """
    with _partial_file(folder, private=private) as (_, tried):
        _unlink(tried)
    clear_partial_files(folder)


def clear_partial_files(folder: Path) -> None:
    """Deletes the partial files in a folder that no living run is writing."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _PARTIAL.fullmatch(entry.name)]
    except OSError:
        return
    for name in names:
        with suppress(OSError):
            _clear(folder / name)


def _clear(path: Path) -> None:
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    state = try_lock(handle)
    forgotten = time.time() - os.fstat(handle).st_mtime > FORGOTTEN_AFTER
    if state is LockState.HELD or (state is LockState.UNSUPPORTED and forgotten):
        _discard(handle, path)
    else:
        os.close(handle)


def _discard(handle: int, path: Path) -> None:
    """Closes and deletes a file that is locked: deleted first, where the system can do that."""
    if not _ON_WINDOWS:
        _unlink(path)
    os.close(handle)
    if _ON_WINDOWS:
        _unlink(path)


def _unusable_folder(folder: Path, error: OSError) -> CannotWriteError:
    hint = _hint(error) if error.errno in _FULL else "choose another folder"
    return CannotWriteError(f"cannot write in the folder {folder}: {os_reason(error)}", hint)


def _hint(error: OSError) -> str:
    """What to do where a file could not be written."""
    if error.errno in _FULL:
        return "make room on the disk, then run the command again"
    if isinstance(error, PermissionError):
        return "close it if another program shows it, such as a PDF viewer, then run the command again"
    return "close the file if another program has it open, and look at the free space on the disk"


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
