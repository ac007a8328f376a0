"""Ctrl-C, SIGTERM and SIGHUP: the first ends a command in order, the second at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_UNHEARD = 0.05  # seconds until a signal is sent again that was lost


class StopSignal(BaseException):
    """A signal to stop; `code` is the exit code that shells know it by (128 and its number).

    One that goes before anybody has called `heard` was lost in code that lets no exception through, of Python
    or of a library written in C, and is sent again.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.code = 128 + number
        self._is_heard = False

    def heard(self) -> int:
        """The exit code, for the one who ends the command."""
        self._is_heard = True
        return self.code

    def __del__(self) -> None:
        if not self._is_heard and not sys.is_finalizing():
            _send_again(self.number)


def stop_on_signals() -> None:
    """From now on the first signal raises StopSignal in the main thread, and the second ends the process.

    A signal that is ignored stays so: SIGHUP under `nohup`, SIGINT in the background of a script.
    """
    sys.unraisablehook = _say_what_is_lost
    for number in _heeded():
        signal.signal(number, _stop)


def end_on_signals() -> None:
    """From now on a signal ends the process at once, without words: there is nothing left to put in order.

    Worker processes end with it.
    """
    for number in _heeded():
        signal.signal(number, _end)


def _heeded() -> list[signal.Signals]:
    known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) != signal.SIG_IGN]


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    end_on_signals()
    raise StopSignal(number)


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    os._exit(128 + number)


def _send_again(number: int) -> None:
    """Sends a signal to the main thread in a moment, when it is out of the code that lost it."""
    if threading.current_thread() is threading.main_thread():
        stop_on_signals()
    threading.Timer(_UNHEARD, _send, [number]).start()


def _say_what_is_lost(unraisable: sys.UnraisableHookArgs) -> None:
    """Says what Python could not raise, but for a signal, which comes again."""
    if not isinstance(unraisable.exc_value, StopSignal):
        sys.__unraisablehook__(unraisable)


def _send(number: int) -> None:
    """Sends a signal to the main thread, which it wakes where it waits."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        signal.raise_signal(number)
