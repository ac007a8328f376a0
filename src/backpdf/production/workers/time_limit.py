"""A time limit for the work of this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

TIME_LIMIT = 60.0
"""Seconds for one handout, where nothing else is asked for; nearly all take less than one."""
_AGAIN = 1.0  # seconds until the alarm rings again, should code that may not be stopped have heard it


class TimeLimitError(BaseException):
    """The time is over; no Exception, so that no code on the way takes it for an error of its own."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises TimeLimitError in what runs within, once that takes longer than `seconds`; None: never.

    Works by SIGALRM: on POSIX systems, in the main thread, and as soon as Python code runs.  Elsewhere there
    is no limit, and a worker process that takes too long must be ended by the one that started it.
    """
    if (
        seconds is None
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TimeLimitError


def late_reason(seconds: float) -> str:
    """Why a handout was given up, for its row in the report."""
    return (
        f"it took longer than {seconds:g} seconds; look at its pictures and texts, or give it longer with "
        "--time-limit"
    )
