"""Guards the page against other pages in the same browser, other people on the same computer, and floods.

Every request passes here before anything of it is read, and every answer on its way back.  What is refused is
refused with one sentence on what to do.
"""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backpdf.page.serving.admission import Admission
from backpdf.page.templating import page_text

LARGEST_BODY: Final = 256 * 1024
"""Bytes of a request: the longest plan is a tenth of it."""
METHODS: Final = ("GET", "HEAD", "POST")

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a view may load: its own files, and pictures that its own scripts have made."""
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers of every answer, unless a view has its own."""


class RefusalError(Exception):
    """Why a request is refused, and what to do, each in one sentence."""

    def __init__(self, status_code: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.message = message
        self.hint = hint

    def response(self, method: str) -> Response:
        """A page for a person who opens an address, JSON for a script."""
        if method in ("GET", "HEAD"):
            return HTMLResponse(page_text("refused.html", refusal=self), self.status_code)
        return JSONResponse({"error": {"message": self.message, "hint": self.hint}}, self.status_code)


START_AGAIN: Final = "end `backpdf serve` with Ctrl-C, start it again, and open the address that it prints"


class Guard:
    """Middleware that lets through what comes from the page itself, and from the first load with the token.

    limits holds paths that take larger bodies than LARGEST_BODY, with their bytes.  on_fault gets the places
    in the code of an error that nobody foresaw, without its words: they might hold what was typed.
    """

    def __init__(
        self,
        app: ASGIApp,
        admission: Admission,
        limits: Mapping[str, int],
        on_fault: Callable[[str], None],
    ) -> None:
        self._app = app
        self._admission = admission
        self._limits = limits
        self._on_fault = on_fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, _Sender(send))
        else:  # nothing here speaks over a WebSocket
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: _Sender) -> None:
        facts = _Facts.of(scope)
        try:
            token = self._token_of_first_load(scope, facts)
            if token is not None:
                await self._entrance(facts, token)(scope, receive, send)
                return
            self._check(facts)
            limit = self._limits.get(scope["path"], LARGEST_BODY)
            await self._app(scope, _limited(receive, facts, limit), send)
        except RefusalError as refusal:
            if not send.has_started:
                await refusal.response(facts.method)(scope, receive, send)
        except (ClientDisconnect, OSError):  # the browser wants no answer any more
            return
        except Exception as error:  # noqa: BLE001  (its words must reach no log)
            self._on_fault(_places(error))
            if not send.has_started:
                await FAULT.response(facts.method)(scope, receive, send)

    def _token_of_first_load(self, scope: Scope, facts: _Facts) -> str | None:
        """The token in the opened address; None where there is none."""
        if facts.method != "GET" or scope["path"] != "/" or not scope.get("query_string"):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=5)
        return next(iter(query.get("token", ())), None)

    def _entrance(self, facts: _Facts, token: str) -> Response:
        """Gives the cookie for the token, and a page that goes on to the first view.

        A redirect would not do: what a page of another site leads to, or a file, gets no SameSite cookie.
        """
        self._check_host(facts)
        if facts.one("sec-purpose") or facts.one("purpose"):
            raise RefusalError(403, "The address works once.", "Open it in the browser.")
        if not self._admission.enter(token):
            message = "This address has been used, and each works once."
            hint = f"Go on in the page that it opened; or {START_AGAIN}."
            raise RefusalError(403, message, hint)
        return HTMLResponse(page_text("entrance.html"), headers={"Set-Cookie": self._admission.cookie})

    def _check(self, facts: _Facts) -> None:
        """Raises RefusalError for what does not come from the page itself."""
        self._check_host(facts)
        if facts.method not in METHODS:
            raise RefusalError(405, "The page has no such request.", "Use GET or POST.")
        origins = facts.all("origin")
        needed = facts.method == "POST"
        if (needed and not origins) or any(each != str(self._admission.origin) for each in origins):
            raise _foreign()
        if not _comes_from_here(facts):
            raise _foreign()
        if not self._admission.knows(facts.all("cookie")):
            message = "This page is open for one browser, the one that was let in."
            raise RefusalError(403, message, f"To use it here, {START_AGAIN}.")

    def _check_host(self, facts: _Facts) -> None:
        hosts = facts.all("host")
        if hosts != [self._admission.origin.authority]:
            message = "This page has another address."
            raise RefusalError(421, message, f"Open {self._admission.origin}/")


_MOST_FRAMES: Final = 12
FAULT: Final = RefusalError(500, "This is a fault of backpdf itself.", "Please report it.")


def _places(error: Exception) -> str:
    """The kind of an error, and the lines of code that it passed."""
    frames = traceback.extract_tb(error.__traceback__, limit=-_MOST_FRAMES)
    lines = "".join(f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' for frame in frames)
    return f"{FAULT.message} {FAULT.hint}\n{lines}{type(error).__name__}"


@dataclass(frozen=True, slots=True)
class _Facts:
    """The method of a request, and its headers by name."""

    method: str
    headers: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, scope: Scope) -> _Facts:
        headers: dict[str, list[str]] = defaultdict(list)
        for name, value in scope["headers"]:
            headers[name.decode("latin-1").lower()].append(value.decode("latin-1"))
        return cls(scope["method"], headers)

    def all(self, name: str) -> list[str]:
        return list(self.headers.get(name, ()))

    def one(self, name: str) -> str | None:
        return ", ".join(self.all(name)) or None


def _foreign() -> RefusalError:
    message = "Another web site has asked for this, or a browser that is too old to tell."
    return RefusalError(403, message, "Use the page itself, in a browser of today.")


def _comes_from_here(facts: _Facts) -> bool:
    """Whether the page itself asks, or a person who has typed or reloaded the address of a view."""
    sites = facts.all("sec-fetch-site")
    if sites in ([], ["same-origin"]):
        return True
    is_opened = (facts.one("sec-fetch-mode"), facts.one("sec-fetch-dest")) == ("navigate", "document")
    return sites == ["none"] and facts.method == "GET" and is_opened


def _limited(receive: Receive, facts: _Facts, most: int) -> Receive:
    """The body of a request as it comes in; raises RefusalError as soon as it is larger than `most` bytes."""
    said = facts.one("content-length") or "0"
    if not said.isdecimal() or int(said[:12]) > most:
        raise _too_large(most)
    seen = 0

    async def receive_part() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return receive_part


def _too_large(most: int) -> RefusalError:
    size = f"{most // 1024**2} MB" if most >= 1024**2 else f"{most // 1024} kB"
    return RefusalError(413, f"This is larger than {size}.", "Use a smaller file or text.")


class _Sender:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_started = True
            own = {name.lower() for name, _ in message.get("headers", ())}
            added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.lower().encode() not in own]
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await self._send(message)
