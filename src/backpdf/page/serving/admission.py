"""Who may use the page: one browser, which comes with a token that works once and gets a cookie for it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

TOKEN_BYTES = 32
"""Random bytes of the token and of the cookie; 16 are thought to be out of reach."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The one address that the page is served at: a loopback address and a port."""

    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as browsers write them: `127.0.0.1:8021`, `[::1]:8021`, without port 80."""
        host = f"[{self.host}]" if isinstance(ip_address(self.host), IPv6Address) else self.host
        return host if self.port == 80 else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"http://{self.authority}"


class Admission:
    """The token that opens the page once, and the cookie that the browser then shows.

    when_used is called when the token is used.
    """

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._secret = secrets.token_urlsafe(TOKEN_BYTES)
        self._is_used = False
        self.when_used: Callable[[], None] = lambda: None

    @property
    def address(self) -> str:
        """The address that opens the page, once."""
        return f"{self.origin}/?token={self._token}"

    @property
    def cookie_name(self) -> str:
        """Browsers send the cookies of a host to each of its ports, so the port is part of the name."""
        return f"backpdf-{self.origin.port}"

    @property
    def cookie(self) -> str:
        """The cookie as it is set: gone with the browser, out of reach of scripts and of other sites."""
        return f"{self.cookie_name}={self._secret}; Path=/; HttpOnly; SameSite=Strict"

    def enter(self, token: str) -> bool:
        """Whether this is the token, and nobody has come with it before; it is used up with that."""
        if self._is_used or not _same(token, self._token):
            return False
        self._is_used = True
        self.when_used()
        return True

    def knows(self, cookies: Iterable[str]) -> bool:
        """Whether one of the Cookie headers of a request has the cookie."""
        found = (_cookie(header, self.cookie_name) for header in cookies)
        return any(_same(value, self._secret) for value in found if value is not None)


def _same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _cookie(header: str, name: str) -> str | None:
    """The value of a cookie in a Cookie header, if it is there."""
    pairs = (pair.strip().partition("=") for pair in header.split(";"))
    return next((value for key, _, value in pairs if key == name), None)
