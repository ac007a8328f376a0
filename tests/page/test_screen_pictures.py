"""Pictures of exercises on the screen: by exercise and number, small, upright, as they were checked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from starlette.testclient import TestClient
from support.libraries import exercise, level, program, write_library

from page.conftest import page_of


def test_a_drawing_is_sent_as_it_is_and_may_do_nothing(client: TestClient) -> None:
    answer = client.get("/pictures/bridge/0")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"<svg" in answer.content


def test_a_photo_is_small_and_has_no_notes(tmp_path: Path) -> None:
    write_library(tmp_path, {"bridge": exercise(pictures=["a.jpg"])}, {"back": program(level())})
    photo = Image.new("RGB", (2000, 1000), "green")
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned upright
    exif[0x010F] = "Camera of A. Example"
    photo.save(tmp_path / "images" / "a.jpg", exif=exif)
    with page_of(tmp_path).admitted() as client:
        answer = client.get("/pictures/bridge/0")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Camera" not in answer.content
    assert Image.open(BytesIO(answer.content)).size == (240, 480)


def test_a_picture_that_has_changed_since_the_check_is_not_shown(tmp_path: Path) -> None:
    write_library(tmp_path, {"bridge": exercise(pictures=["a.jpg"])}, {"back": program(level())})
    with page_of(tmp_path).admitted() as client:
        client.get("/catalog")
        Image.new("RGB", (30, 30), "red").save(tmp_path / "images" / "a.jpg")
        answer = client.get("/pictures/bridge/0")
    assert answer.status_code == 409
    assert answer.json()["error"]["message"] == "the picture has changed since the library was read"
