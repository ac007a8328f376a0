"""Attacks on the page: from other pages in the browser, from other users, with hostile bodies and paths."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope
from starlette.websockets import WebSocketDisconnect

from backpdf.page.page_app import LIMITS, VIEWS
from backpdf.page.serving.admission import Admission, Origin
from backpdf.page.serving.security import HEADERS, LARGEST_BODY
from backpdf.page.templating import NAVIGATION
from page.conftest import BROWSER, HOST, Page, asked, form

POSTS = sorted(
    {route.path for view in VIEWS for route in view.ROUTES if "POST" in (route.methods or ())} | {"/alive"}
)
"""Every address that takes something, of every view."""
FORMS = [path for path in POSTS if path not in LIMITS and "{" not in path]
"""Those that take no more than a form."""
GETS = ("/", "/catalog", "/pictures/bridge/0", "/static/page.css", "/static/boot.js")
FOREIGN_HOSTS = (
    "evil.example",
    "evil.example:8021",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:8022",
    "127.0.0.1.:8021",
    "127.0.0.1:08021",
    "127.1:8021",
    "2130706433:8021",
    "localhost:8021",
    "LOCALHOST:8021",
    "[::1]:8021",
    "[::ffff:127.0.0.1]:8021",
    "0.0.0.0:8021",
    "127.0.0.1:8021@evil.example",
    "evil.example#127.0.0.1:8021",
    "127.0.0.1:8021.evil.example",
    "",
)
FOREIGN_ORIGINS = (
    "http://evil.example",
    "https://127.0.0.1:8021",
    "http://127.0.0.1",
    "http://127.0.0.1:8022",
    "http://localhost:8021",
    "http://127.0.0.1:8021.evil.example",
    "http://127.0.0.1:8021/",
    "null",
    "",
)


def asks(client: TestClient, path: str, **headers: str) -> int:
    """The status of a request that the page could make, with other headers."""
    if path in POSTS:
        return client.post(path, json=asked() if path == "/preview" else form(), headers=headers).status_code
    return client.get(path, headers=headers).status_code


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    """A name that an attacker points at this computer (DNS rebinding) is not the name of the page."""
    for path in ("/", "/catalog", "/pdf"):
        assert asks(client, path, Host=host) == 421
    assert asks(client, "/", Host=host, Origin=f"http://{host}") == 421


def test_a_request_without_a_host_or_with_two_is_refused(page: Page) -> None:
    with page.admitted() as client:
        for hosts in ([], [HOST, HOST], [HOST, "evil.example"]):
            status = _raw_status(client, [(b"host", each.encode()) for each in hosts])
            assert status == 421


def _raw_status(client: TestClient, headers: list[tuple[bytes, bytes]]) -> int:
    """The status of a request with just these headers, as no client would send it."""
    found: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": "/catalog",
        "query_string": b"",
        "headers": headers,
    }
    assert client.portal is not None
    client.portal.call(partial(client.app, scope, receive, send))
    return found[0]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused(client: TestClient, origin: str) -> None:
    for path in (*POSTS, "/catalog", "/pictures/bridge/0"):
        assert asks(client, path, Origin=origin) == 403


@pytest.mark.parametrize("path", POSTS)
def test_a_post_without_an_origin_is_refused(page: Page, path: str) -> None:
    with page.admitted() as client:
        del client.headers["Origin"]
        assert asks(client, path) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "", "same-origin, cross-site"])
def test_what_another_site_asks_for_is_refused(client: TestClient, site: str) -> None:
    """Another port of this computer is the same site, and another origin."""
    for path in (*POSTS, "/catalog", "/pictures/bridge/0", "/static/boot.js"):
        assert asks(client, path, **{"Sec-Fetch-Site": site}) == 403


def test_a_link_on_another_page_opens_no_view(client: TestClient) -> None:
    navigation = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert asks(client, "/", **{"Sec-Fetch-Site": "cross-site"}, **navigation) == 403
    assert asks(client, "/", **{"Sec-Fetch-Site": "same-site"}, **navigation) == 403


def test_a_typed_address_opens_a_view_and_sends_nothing(client: TestClient) -> None:
    typed = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert asks(client, "/", **typed) == 200
    assert asks(client, "/pdf", **typed) == 403
    assert asks(client, "/", **typed | {"Sec-Fetch-Dest": "iframe"}) == 403


@pytest.mark.parametrize("path", [*POSTS, *GETS])
def test_another_users_process_gets_nothing(stranger: TestClient, path: str) -> None:
    """It reaches the port, and has no cookie."""
    assert asks(stranger, path) == 403
    for cookie in ("backpdf-8021=", "backpdf-8021=guess", "backpdf-8022=x", "backpdf-8021"):
        assert asks(stranger, path, Cookie=cookie) == 403


# ------------------------------------------------------------------ the token
def opened(client: TestClient, address: str, **headers: str) -> tuple[int, str | None]:
    """The status of the first load, and the cookie that it gives."""
    first = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    client.headers.pop("Origin", None)
    answer = client.get(address, headers=first | headers)
    return answer.status_code, answer.headers.get("Set-Cookie")


def test_the_token_gives_a_cookie_once(page: Page) -> None:
    with page.client() as client:
        status, cookie = opened(client, page.admission.address)
        assert status == 200 and cookie is not None
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Domain" not in cookie
        assert opened(client, page.admission.address) == (403, None)


def test_the_first_load_leads_to_an_address_without_the_token(page: Page) -> None:
    with page.client() as client:
        client.headers.pop("Origin")
        text = client.get(page.admission.address).text
        token = page.admission.address.partition("token=")[2]
        assert token not in text and 'content="0;url=/"' in text


@pytest.mark.parametrize("token", ["", "x", "%00", "token", "é", "a" * 10_000])
def test_a_wrong_token_opens_nothing(page: Page, token: str) -> None:
    with page.client() as client:
        assert opened(client, f"/?token={token}")[1] is None
        assert opened(client, page.admission.address)[0] == 200  # it was not used up


def test_a_token_is_not_used_by_what_loads_ahead_or_by_another_host(page: Page) -> None:
    with page.client() as client:
        for headers in ({"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}, {"Host": "evil.example:8021"}):
            assert opened(client, page.admission.address, **headers)[1] is None
        assert client.head(page.admission.address).status_code == 403
        assert client.post(page.admission.address, json={}).status_code == 403
        assert opened(client, page.admission.address)[0] == 200


def test_two_pages_have_two_secrets() -> None:
    one, other = Admission(Origin("127.0.0.1", 1)), Admission(Origin("127.0.0.1", 1))
    assert one.address != other.address and not one.knows([other.cookie])


# ------------------------------------------------------------------ methods, sizes, paths, bodies
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/catalog").status_code == 405


def test_a_get_changes_nothing_and_a_post_opens_no_view(client: TestClient) -> None:
    assert [client.get(path).status_code for path in POSTS] == [405] * len(POSTS)
    assert client.post("/", json={}).status_code == 405


@pytest.mark.parametrize("path", FORMS)
def test_a_body_that_is_too_large_is_refused(client: TestClient, path: str) -> None:
    answer = client.post(path, content=b"x" * (LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "This is larger than 256 kB."


@pytest.mark.parametrize(("path", "most"), LIMITS.items())
def test_an_upload_that_says_it_is_too_large_is_refused_before_it_is_read(
    client: TestClient, path: str, most: int
) -> None:
    assert most <= 512 * 1024 * 1024
    answer = client.post(path, content=b"x", headers={"Content-Length": str(most + 1)})
    assert answer.status_code == 413


def test_a_body_that_lies_about_its_size_is_refused(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // 1000 + 2):
            yield b"x" * 1000

    assert client.post("/pdf", content=parts()).status_code == 413
    for said in ("-1", "1e9", "99999999999999999999", "0x10"):
        assert client.post("/pdf", content=b"{}", headers={"Content-Length": said}).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"NaN",
        b"[" * 100_000,
        b'{"program": 1}',
        b'{"program": "low-back", "level": "2"}',
        b'{"program": "low-back", "level": 2, "unknown": 1}',
        b'{"program": "low-back", "level": 1e400}',
        b'{"program": "low-back", "level": 2, "exercises": [{"id": "bridge"}, {"id": "bridge"}]}',
        b'{"program": "low-back", "level": 2, "note": "' + b"x" * 30_000 + b'"}',
        b"name=A&file=x",
    ],
)
def test_a_hostile_body_is_refused_in_words(client: TestClient, body: bytes) -> None:
    for path in ("/pdf", "/plan", "/preview", "/plan/open"):
        answer = client.post(path, content=body)
        assert answer.status_code == 400
        assert answer.json()["error"]["message"] == "The program could not read what the page sent."


@pytest.mark.parametrize(
    "path",
    [
        "/static/../security.py",
        "/static/%2e%2e/page_app.py",
        "/static/..%2fpage_app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/..\\page_app.py",
        "/static/sheet/../../page_app.py",
        "/static/%00",
        "/static/sheet",
        "/static/",
        "/pictures/../clinic/0",
        "/pictures/bridge/9",
        "/pictures/bridge/-1",
        "/pictures/bridge/99999999999999999999",
        "/pictures/..%2f..%2fetc%2fpasswd/0",
        "/pictures/bridge-start.svg/0",
        "/pictures/images/bridge-start.svg",
        "/exercises/bridge.yaml",
        "/templates/base.html",
        "/.git/config",
    ],
)
def test_a_path_leads_nowhere_but_to_what_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 405)


# ------------------------------------------------------------------ every answer
@pytest.mark.parametrize("path", [*GETS, "/nothing", "/static/nothing"])
def test_every_answer_has_the_headers(client: TestClient, stranger: TestClient, path: str) -> None:
    for each in (client, stranger):
        headers = each.get(path).headers
        for name, value in HEADERS.items():
            is_picture = path.startswith("/pictures") and name == "Content-Security-Policy" and each is client
            assert is_picture or headers[name] == value
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers


def test_no_view_has_a_script_or_a_style_in_it_or_loads_from_elsewhere(client: TestClient) -> None:
    for address, _ in NAVIGATION:
        text = client.get(address).text
        assert "<style" not in text and " style=" not in text and " onclick=" not in text
        assert "//" not in text.replace("<!doctype", "")
        for script in text.split("<script")[1:]:
            assert script.partition(">")[0].endswith('.js"')


def test_a_refusal_is_told_in_words(stranger: TestClient) -> None:
    page = stranger.get("/").text
    assert "backpdf serve" in page and "<script" not in page
    told = stranger.post("/pdf", json=form()).json()["error"]
    assert told["message"] == "This page is open for one browser, the one that was let in."


def test_what_nobody_foresaw_is_told_without_its_words(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error may hold a patient's name; the log gets its places in the code alone."""

    def fail(*values: object) -> object:
        raise KeyError(f"Agatha {values!r}")

    monkeypatch.setattr("backpdf.page.views.sheet_view.check_sheet", fail)
    with page.admitted() as client:
        answer = client.post("/pdf", json=form(patient="Agatha"))
    assert answer.status_code == 500
    assert "Agatha" not in answer.text
    (told,) = page.faults
    assert "KeyError" in told and "Agatha" not in told


def test_a_web_socket_is_closed(page: Page) -> None:
    with (
        page.admitted() as client,
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/", headers=BROWSER),
    ):
        pass
