"""Serves the page on this computer alone: its socket, the file that opens it, and how it ends."""

from __future__ import annotations

import html
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import uvicorn

from backpdf.page.admission import Origin
from backpdf.problems import UsageError

HOSTS: Final = ("127.0.0.1", "::1")
IDLE_END: Final = 30 * 60.0
"""Seconds without a view that says that it is open, which it does each minute; then the program ends."""
LARGEST_HEADER: Final = 16 * 1024
"""Bytes of the headers of a request."""
_TICK: Final = 1.0
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def checked_host(host: str) -> str:
    """The loopback address that is asked for; raises UsageError for one that others could reach."""
    name = "127.0.0.1" if host == "localhost" else host.strip("[]")
    with suppress(ValueError):
        if str(ip_address(name)) in HOSTS:
            return str(ip_address(name))
    raise UsageError(
        f"the page is not served at {host}: names of patients are typed in it, and others could reach it",
        f"leave --host out, or give {' or '.join(HOSTS)}",
    )


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket at a loopback address; port 0 takes a free one.  Raises UsageError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    try:
        if os.name == "posix":  # a port that was ours a moment ago; on Windows it could be another's
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise UsageError(
            f"the page cannot be served at port {port}: {error.strerror or error}",
            "leave --port out: a free one is taken",
        ) from None
    return found


def origin_of(listening: socket.socket) -> Origin:
    """The address at which a socket listens."""
    host, port = listening.getsockname()[:2]
    return Origin(host, port)


class AddressFile:
    """A file that leads a browser to the page: nobody but this user can read it, as a command line can be."""

    def __init__(self, address: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="backpdf-"))  # of this user alone
        self.path = self._folder / "open-backpdf.html"
        shown = html.escape(address)
        text = (
            f'<!doctype html><meta charset="utf-8"><title>backpdf</title>'
            f'<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url={shown}">'
            f'<p><a href="{shown}">Open backpdf</a></p>'
        )
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)

    def remove(self) -> None:
        """Deletes it, once it has been used or the page ends."""
        shutil.rmtree(self._folder, ignore_errors=True)


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
