"""Ends a process with the one that started it, however that one ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_EVERY = 0.5  # seconds between two looks at the parent


def end_with_parent(parent: int) -> None:
    """Ends this process as soon as the process `parent` (its id), which started it, is gone.

    On Linux the kernel sees to it, even while this process is busy in a library that runs no Python; on
    other POSIX systems a thread looks twice a second.  Windows keeps no bond between the two: there a
    process must notice by its pipes.
    """
    if os.name != "posix":
        return
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes  # noqa: PLC0415  (worker processes only)

            ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
            if os.getppid() != parent:  # it was gone before the kernel was asked
                os._exit(1)
            return
    threading.Thread(target=_watch, args=(parent,), name="parent watch", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os._exit(1)
