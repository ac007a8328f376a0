"""Locks on open files that end with the process that holds them, however it ends."""

from __future__ import annotations

import os
import sys
from enum import Enum, auto

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class LockState(Enum):
    """What came of trying to lock a file."""

    HELD = auto()
    TAKEN = auto()
    """Another run holds it."""
    UNSUPPORTED = auto()
    """The file system knows no locks, as some network drives."""


def try_lock(handle: int) -> LockState:
    """Locks an open file for this process until it is closed, without waiting."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _BEYOND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return LockState.TAKEN
    except OSError:
        return LockState.UNSUPPORTED
    return LockState.HELD


_BEYOND = 2**30
"""Windows lets nobody else read a byte that is locked, so it is one that no file has."""
