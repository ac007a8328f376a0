"""How far a long job is: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from backpdf.cli.console import is_terminal, write

WIDTH = 24  # characters of the bar
EVERY = 0.1  # seconds between two drawings of the bar
LINES_EVERY = 10.0  # seconds between two plain lines


class ProgressBar:
    """Counts towards `total`; writes to a stream (None: nowhere), and never more often than anybody can read.

    verb says what is done: "made", "combined".  clock gives seconds.
    """

    def __init__(
        self, total: int, verb: str, stream: TextIO | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total = total
        self._verb = verb
        self._stream = stream
        self._clock = clock
        self._bar = is_terminal(stream)
        self._started = self._told = clock()
        self._count = 0
        self._shown = 0

    def advance(self, count: int | None = None) -> None:
        """One more is done, or `count` in all."""
        self._count = self._count + 1 if count is None else count
        now = self._clock()
        if now - self._told >= (EVERY if self._bar else LINES_EVERY):
            self._told = now
            self._write(self.text(now - self._started))

    def close(self) -> None:
        """Takes the bar away, so that what follows stands on a line of its own."""
        if self._shown:
            write(self._stream, "\r" + " " * self._shown + "\r")
            self._shown = 0

    def text(self, seconds: float) -> str:
        """`120 of 10000 made, 23 a second, 7 min left`."""
        text = f"{self._count} of {self._total} {self._verb}"
        if not self._count or seconds <= 0:
            return text
        rate = self._count / seconds
        left = (self._total - self._count) / rate
        return f"{text}, {_rate(rate)}, {in_words(left)} left"

    def _write(self, text: str) -> None:
        if not self._bar:
            write(self._stream, f"{text}\n")
            return
        full = round(WIDTH * self._count / self._total)
        line = f"[{'#' * full}{'-' * (WIDTH - full)}] {text}"
        write(self._stream, "\r" + line.ljust(self._shown))
        self._shown = max(self._shown, len(line))


def _rate(rate: float) -> str:
    if rate >= 10:
        return f"{rate:.0f} a second"
    return f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"


def in_words(seconds: float) -> str:
    """`40 s`, `7 min`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
