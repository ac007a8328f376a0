"""Serves the page until a signal, or until nobody has looked at it for long."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn

IDLE_END: Final = 30 * 60.0
"""Seconds without a view that says that it is open, which it does each minute; then the program ends."""
LARGEST_HEADER: Final = 16 * 1024
"""Bytes of the headers of a request."""
_TICK: Final = 1.0
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class IdleClock:
    """Knows how long no view has said that it is open; `seen` is called when one does."""

    def __init__(self, limit: float = IDLE_END) -> None:
        self._limit = limit
        self._last = time.monotonic()

    def seen(self) -> None:
        """A view is open now."""
        self._last = time.monotonic()

    @property
    def has_run_out(self) -> bool:
        """Whether that is too long ago."""
        return time.monotonic() - self._last > self._limit


class PageServer(uvicorn.Server):
    """Serves an application until a signal, or until no view has been open for long; then `is_idle` holds."""

    def __init__(self, app: Callable[..., object], clock: IdleClock) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,  # no log: an address or an error might say something of a patient
                log_level="critical",
                access_log=False,
                server_header=False,
                h11_max_incomplete_event_size=LARGEST_HEADER,
                timeout_graceful_shutdown=2,
            )
        )
        self.is_idle = False
        self._clock = clock
        self._looked = time.monotonic()

    async def on_tick(self, counter: int) -> bool:
        """Whether to end now; called ten times a second."""
        if time.monotonic() - self._looked > _TICK:
            self._looked = time.monotonic()
            self.is_idle = self._clock.has_run_out
        return await super().on_tick(counter) or self.is_idle

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals end the page in order, and are not sent again when it has ended: it is what ends it."""
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        heeded = [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]
        before = {number: signal.signal(number, self.handle_exit) for number in heeded}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
