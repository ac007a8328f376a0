"""Several parts in one body: whole parts, or nothing."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from backpdf.page.frames import frame

GOOD = frame(b'{"number": 0, "name": "a.svg"}')


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0",
        b"\0\0\0",
        GOOD[:-1],
        GOOD + b"\0\0",
        GOOD + b"\xff\xff\xff\xffx",
        GOOD + frame(b"a") + frame(b"b"),
        frame(b"not JSON"),
        frame(b"[]"),
        frame(b'{"number": "0"}'),
        frame(b'{"number": 9}'),
        frame(b'{"number": 0, "path": "/etc/passwd"}'),
        frame(b"[" * 100_000),
        json.dumps({"number": 0}).encode(),
    ],
)
def test_what_the_page_does_not_send_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/write/photo", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["hint"]


def test_a_frame_is_its_length_and_itself() -> None:
    assert frame(b"ab") == b"\0\0\0\2ab"
