#!/usr/bin/env python3
"""Takes the pictures of docs/page.md anew: every view of the local page, in Chromium.

    .venv/bin/python .ci/page_pictures.py

Needs the extras test and browser, and Chromium.  Look at what it has changed before it is committed.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from PIL import Image  # noqa: E402
from support.browsers import Window, browser_path, started_browser  # noqa: E402
from support.local_pages import local_page  # noqa: E402

IMAGES = ROOT / "docs" / "images"
COLOURS = 128
SETTLED = 1500
"""Milliseconds in which a view has all its pictures."""
LIST = """\
reference,name,program,level,next visit
P-001,A. Example,low-back,1,1 December
P-002,B. Example,low-back,2,
P-003,C. Example,low-back,4,
"""


def main() -> None:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as name, started_browser(browser_path()) as browser:
        folder = Path(name)
        os.environ["HOME"] = "/home/example"  # for the page that is started now, which shows it
        with local_page(browser, folder) as served, served.window(width=1200) as window:
            choosing(window)
            sheet(window)
            for view in ("lists", "library", "write"):
                window.page.locator(f'nav a[href="/{view}"]').click()
                window.page.locator(f'main[data-view="/{view}"]').wait_for()
                if view == "lists":
                    drop_list(window, folder)
                take(window, view)


def choosing(window: Window) -> None:
    """The programmes to choose from."""
    window.page.locator(".level").first.wait_for()
    take(window, "choose")


def sheet(window: Window) -> None:
    """A sheet that is changed for one patient."""
    page = window.page
    page.get_by_label("Search programmes").fill("low-back")
    page.get_by_role("button", name=re.compile("^Level 1")).click()
    page.get_by_label("Patient's name", exact=True).fill("A. Example")
    page.get_by_role("button", name=re.compile("^Change ?: Pelvic tilt")).click()
    page.evaluate("window.scrollTo(0, 0)")
    take(window, "sheet")


def drop_list(window: Window, folder: Path) -> None:
    """A list with a row that is wrong."""
    path = folder / "patients.csv"
    path.write_text(LIST, encoding="utf-8")
    window.page.locator("#list-fields .field").first.wait_for(state="attached")
    window.page.locator("#list-file").set_input_files(path)
    window.page.locator("#list-result-title:not(:empty)").wait_for()


def take(window: Window, name: str) -> None:
    """Writes what the window shows."""
    window.page.wait_for_timeout(SETTLED)
    image = Image.open(BytesIO(window.page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"page-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
