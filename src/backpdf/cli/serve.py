"""`backpdf serve`: the local page."""

from __future__ import annotations

import importlib.util
import sys
import threading
from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.cli.options import library_option
from backpdf.cli.output import print_warnings, show_file
from backpdf.page.serving.admission import Admission
from backpdf.page.serving.page_socket import AddressFile, Listening, checked_host, listening_socket, origin_of
from backpdf.problems import UsageError
from backpdf.production.library_folder import FoundLibrary, find_library_for_page

NEEDED = ("starlette", "uvicorn", "jinja2", "pypdfium2", "watchfiles")
"""Packages of the extra `page`."""


@click.command("serve")
@library_option
@click.option("--program", metavar="ID", help="Show this program first.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Usual: a free one.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="127.0.0.1, as usual, or ::1.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def serve_command(*, folder: Path | None, program: str | None, port: int, host: str, no_browser: bool) -> int:
    """Open the page: choose, change, look at and print a sheet in the browser.

    The page is on this computer, for this user and one browser; nothing is sent anywhere, and no name of a
    patient is kept.  The address that it prints works once.  Ctrl-C ends it.

    \b
    Examples:
      backpdf serve
      backpdf serve --library my-clinic --program low-back
      backpdf serve --no-browser --port 8021
    """
    if any(importlib.util.find_spec(name) is None for name in NEEDED):
        raise UsageError(
            "the page needs packages that are not installed",
            f'install them with: {sys.executable or "python"} -m pip install "backpdf[page]"',
        )
    return _serve(find_library_for_page(folder), program, host, port, opens=not no_browser)


def _serve(found: FoundLibrary, program: str | None, host: str, port: int, *, opens: bool) -> int:
    with listening_socket(checked_host(host), port) as listening:
        admission = Admission(origin_of(listening))
        address_file = AddressFile(admission.address)
        admission.when_used = address_file.remove
        try:
            console.print_line(admission.address)
            if opens:  # in a thread, for some systems wait until the page is there
                threading.Thread(target=_open, args=[address_file.path], daemon=True).start()
            is_idle = _run(found, program, admission, listening)
        finally:
            address_file.remove()
    if is_idle:
        console.print_line("No page was open for half an hour, so the program has ended.", err=True)
    return console.code(0, makes_files=False)


def _run(found: FoundLibrary, program: str | None, admission: Admission, listening: Listening) -> bool:
    """Serves the page; whether it ended because nobody looked at it.

    What takes time to load is loaded here: the address is printed by then, and the browser is starting.
    """
    from backpdf.page.page_app import create_app  # noqa: PLC0415  (see above)
    from backpdf.page.page_state import PageSettings  # noqa: PLC0415  (see above)
    from backpdf.page.serving.page_server import IdleClock, PageServer  # noqa: PLC0415  (see above)

    clock = IdleClock()
    app = create_app(PageSettings(found, program), admission, clock.seen, _print_fault)
    server = PageServer(app, clock)
    server.run(sockets=[listening])
    return server.is_idle


def _open(path: Path) -> None:
    if not show_file(path):
        print_warnings(["no browser was found: open the address above in one"])


def _print_fault(places: str) -> None:
    console.print_line(places, err=True)
