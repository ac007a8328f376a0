"""A real browser for tests: found, started, kept from every network, and judged by axe.

`pip install -e '.[browser]'` brings what drives it; the browser itself is Chromium, as Debian has it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def browser_path() -> str:
    """Where Chromium is; skips the test, or fails it under BACKPDF_REQUIRE_ALL=1, without it."""
    path = os.environ.get("BACKPDF_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    missing = [name for name in ("playwright", "axe_playwright_python") if not importlib.util.find_spec(name)]
    missing += [] if path else ["Chromium"]
    if path and not missing:
        return path
    reason = f"a browser test needs {' and '.join(missing)}: pip install -e '.[browser]', and Chromium"
    if os.environ.get("BACKPDF_REQUIRE_ALL") == "1":
        pytest.fail(f"BACKPDF_REQUIRE_ALL=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@contextmanager
def started_browser(path: str) -> Iterator[Browser]:
    """The browser, ended at the end."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (the extra browser)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_ARGUMENTS])
        yield browser
        browser.close()


@dataclass
class Window:
    """A window of the browser; requests are those that it made, but for data within a page."""

    page: Page
    requests: list[str] = field(default_factory=list)

    def noted(self, request: Request) -> None:
        """Keeps the address of a request."""
        if not request.url.startswith("data:"):
            self.requests.append(request.url)

    def run(self, script: str) -> Any:
        """What an expression of JavaScript gives in the page."""
        return self.page.evaluate(script)

    @property
    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.run("document.scrollingElement.scrollWidth - window.innerWidth")
        return max(0, width)


@contextmanager
def opened(browser: Browser, *, width: int = 1280, **looks: Any) -> Iterator[Window]:
    """A window of a width in CSS pixels; looks are color_scheme, forced_colors, reduced_motion."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **looks)
    window = Window(context.new_page())
    window.page.on("request", window.noted)
    yield window
    context.close()


def findings(window: Window) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practice, one line for each rule and element."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  (the extra browser)

    options = {"runOnly": {"type": "tag", "values": [*_RULES]}, "resultTypes": ["violations"]}
    found = Axe().run(window.page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
