"""`backpdf serve` as a program of its own, with windows of a real browser that is let in."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.browsers import Window, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PATIENCE = 20.0
"""Seconds in which the program ends, or the page does what is waited for, however busy the computer is."""


@dataclass
class LocalPage:
    """A served page; origin is its address without the token, state the cookie of its browser."""

    browser: Browser
    origin: str
    state: Any

    @contextmanager
    def window(self, path: str = "/", **looks: Any) -> Iterator[Window]:
        """A view in a window of its own; fails where anything was loaded from elsewhere."""
        with opened(self.browser, storage_state=self.state, accept_downloads=True, **looks) as window:
            window.page.set_default_timeout(1000 * _PATIENCE)
            window.page.goto(self.origin + path)
            yield window
            own = (f"{self.origin}/", f"blob:{self.origin}/")
            assert [address for address in window.requests if not address.startswith(own)] == []


@contextmanager
def local_page(browser: Browser, folder: Path, *options: str) -> Iterator[LocalPage]:
    """The page of the library in a folder, or of the starter library where it is empty."""
    command = [sys.executable, "-m", "backpdf", "serve", "--no-browser", *options]
    program = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        context = browser.new_context()
        context.new_page().goto(address)
        state = context.storage_state()
        context.close()
        yield LocalPage(browser, address.partition("/?")[0], state)
        program.send_signal(signal.SIGTERM)
        out, err = program.communicate(timeout=_PATIENCE)
        assert (program.returncode, out, err) == (0, "", "")
    finally:
        program.kill()
        program.communicate()
