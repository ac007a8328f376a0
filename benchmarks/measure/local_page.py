"""The local page in Chromium: from a key to the picture of the sheet on the screen."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median, quantiles
from typing import TYPE_CHECKING

from measure.bench import Bench
from measure.tables import goal, milliseconds, table, tell, title

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEYS, QUICK_KEYS = 100, 20
PAUSE = 400
"""Milliseconds between keys, in which the other pages of the sheet come too."""
MEDIAN, MOST = 0.100, 0.150
"""Seconds: goals for the median, and for 95 keys of 100."""
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_WATCH = """() => {
    window.times = [];
    let pressed = 0;
    document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
    const watch = new MutationObserver(async ([{ target }]) => {
        if (!pressed) return;
        const from = pressed;
        pressed = 0;
        await target.decode();
        requestAnimationFrame(() => window.times.push(performance.now() - from));
    });
    const pages = document.getElementById("sheet-page-images");
    watch.observe(pages, { subtree: true, attributes: true, attributeFilter: ["src"] });
}"""


def page(bench: Bench) -> None:
    """Types a name into the form, and waits for the picture of the page after each key."""
    title(
        "From a key to the picture on the screen",
        "python benchmarks/run.py page",
        "A name is typed into the form of `backpdf serve` in Chromium. From the key to the frame in which",
        "the new picture of the page is shown, decoded; one key after the other.",
    )
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None or importlib.util.find_spec("playwright") is None:
        tell("left out: it needs Chromium, and pip install -e '.[page,browser]'")
        return
    with _address(bench) as address:
        times = _typed(browser, address, QUICK_KEYS if bench.quick else KEYS)
    most = quantiles(times, n=20)[-1]
    rows = [["a key", milliseconds(median(times)), milliseconds(most), milliseconds(max(times))]]
    table(("", "median ms", "95 of 100 ms", "longest ms"), rows)
    goal("median, in seconds,", median(times), MEDIAN)
    goal("95 of 100, in seconds,", most, MOST)


@contextmanager
def _address(bench: Bench) -> Iterator[str]:
    """The address of a page of the bench's library."""
    command = [sys.executable, "-m", "backpdf", "serve", "--no-browser", "--library", str(bench.library.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        try:
            yield program.stdout.readline().strip()
        finally:
            program.terminate()


def _typed(browser: str, address: str, count: int) -> list[float]:
    """Seconds from key to picture, for each of so many keys."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (the extra browser)

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=[*_ARGUMENTS])
        window = started.new_page(viewport={"width": 1280, "height": 800})
        window.goto(address)
        window.locator(".level").first.click()
        window.locator("#sheet-page-images img[src]").first.wait_for()
        window.get_by_label("Patient's name", exact=True).focus()
        window.evaluate(_WATCH)
        for number in range(count):
            window.wait_for_timeout(PAUSE)
            window.keyboard.press("Backspace" if number % 10 == 9 else "abcdefghi"[number % 10])
            _wait_for(window, number + 1)
        times: list[float] = window.evaluate("window.times")
        started.close()
    return [time / 1000 for time in times]


def _wait_for(window: Page, count: int) -> None:
    while window.evaluate("window.times.length") < count:
        window.wait_for_timeout(20)
