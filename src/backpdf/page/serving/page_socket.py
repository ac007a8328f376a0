"""Where the page listens, on this computer alone, and the file that leads a browser there.

Loaded before the page itself: the browser starts while the page gets ready.
"""

from __future__ import annotations

import html
import os
import shutil
import socket
import tempfile
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final, TypeAlias

from backpdf.page.serving.admission import Origin
from backpdf.problems import UsageError

HOSTS: Final = ("127.0.0.1", "::1")
Listening: TypeAlias = socket.socket


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
