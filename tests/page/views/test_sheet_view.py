"""The view of one sheet, by the requests that its script makes."""

from __future__ import annotations

import json

from starlette.testclient import TestClient

from page.conftest import asked, form


def frames(data: bytes) -> list[bytes]:
    found: list[bytes] = []
    while data:
        size = int.from_bytes(data[:4], "big")
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    return found


def test_the_view_loads_only_its_own_files(client: TestClient) -> None:
    text = client.get("/").text
    assert 'data-module="/static/sheet/sheet_view.js"' in text
    assert "http://" not in text and "https://" not in text and "<style" not in text


def test_a_preview_is_the_page_that_is_looked_at_and_then_the_others(client: TestClient) -> None:
    answer = client.post("/preview", json=asked() | {"page": 1})
    head, *pictures = frames(answer.content)
    told = json.loads(head)
    assert (told["pages"], told["order"]) == (len(pictures), [1, 0])
    assert all(picture.startswith(b"\xff\xd8") for picture in pictures)
    assert told["exercises"][0]["sentence"].startswith("2 sets of 8 to 12")


def test_a_problem_is_told_at_its_field(client: TestClient) -> None:
    wrong = form()
    wrong["exercises"][0]["dose"] = {"reps": "abc"}
    (head,) = frames(client.post("/preview", json={"form": wrong, "window": "x"}).content)
    (problem,) = json.loads(head)["problems"]
    assert problem["field"] == "exercises/bridge/dose/reps"
