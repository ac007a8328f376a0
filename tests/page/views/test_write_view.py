"""Exercises written on the page: problems at their fields, files whole, and no way out of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.libraries import photo, write_library

from backpdf.page.frames import frame
from backpdf.page.views.write_view import LIMITS
from page.conftest import Page, page_of

VALUES: dict[str, Any] = {
    "name": "Heel raise",
    "why": "Builds your calves.",
    "equipment": "chair, wall",
    "steps": ["Stand tall.", "Lift your heels.", ""],
    "dose": {"sets": "2", "reps": "8-12"},
    "pictures": [{"image": "", "caption": "Start", "alt": "A person stands."}],
}
PHOTO = {"number": 0, "name": "IMG_0001.jpg"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def write(root: Path) -> Iterator[TestClient]:
    page = page_of(root)
    with page.admitted() as client:
        yield client
    assert page.faults == []


def asked(**changes: Any) -> dict[str, Any]:
    return {"id": "", "values": VALUES, "photos": [PHOTO], **changes}


def body(*photos: bytes, **changes: Any) -> bytes:
    return frame(json.dumps(asked(**changes)).encode()) + b"".join(map(frame, photos))


def there(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_new_exercise_is_saved_and_can_be_chosen_at_once(write: TestClient, root: Path) -> None:
    assert write.post("/write/check", json=asked()).json() == {"problems": []}
    said = write.post("/write/save", content=body(photo(orientation=6))).json()
    assert said["files"] == ["exercises/heel-raise.yaml", "images/heel-raise-start.jpg"]
    text = (root / "exercises" / "heel-raise.yaml").read_text("utf-8")
    assert "equipment: [chair, wall]\n" in text
    assert "  - image: heel-raise-start.jpg\n" in text
    exercises = write.get("/catalog").json()["exercises"]
    assert "heel-raise" in [each["id"] for each in exercises]
    assert write.get("/pictures/heel-raise/0").status_code == 200


def test_an_exercise_is_opened_and_changed(write: TestClient, root: Path) -> None:
    path = root / "exercises" / "bridge.yaml"
    text = "# ours\n" + path.read_text("utf-8")
    path.write_text(text, "utf-8")
    opened = write.post("/write/open", json={"id": "bridge"}).json()
    assert (opened["file"], opened["values"]["name"]) == ("exercises/bridge.yaml", "Bridge")
    values = {**opened["values"], "why": "Good for you."}
    changed = {"id": "bridge", "digest": opened["digest"], "values": values, "photos": []}
    assert write.post("/write/save", content=body(**changed)).status_code == 200
    assert path.read_text("utf-8") == text.replace("Helps with Bridge.", "Good for you.")
    assert path.with_name("bridge.yaml.bak").read_text("utf-8") == text
    again = write.post("/write/save", content=body(**changed))
    assert again.status_code == 409
    assert "changed by another program" in again.json()["error"]["message"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "name"),
        ({**VALUES, "why": ""}, "why"),
        ({**VALUES, "steps": []}, "steps"),
        ({**VALUES, "steps": ["a", "b **c"]}, "steps/1"),
        ({**VALUES, "dose": {"reps": "many"}}, "dose/reps"),
        ({**VALUES, "dose": {"left": {"reps": "x"}, "right": {"reps": "5"}}}, "dose/left/reps"),
        ({**VALUES, "dose": {"weeks": [{"reps": "5"}, {"reps": "x"}]}}, "dose/weeks/1/reps"),
        ({**VALUES, "pictures": [{"caption": "A"}]}, "pictures/0/alt"),
        ({**VALUES, "video": "ftp://x"}, "video"),
        ({**VALUES, "name": 5}, ""),
        ({**VALUES, "steps": {"a": [[[1]]]}}, "steps/a"),
        ({**VALUES, "dose": "3x10"}, ""),
    ],
)
def test_problems_are_told_at_their_fields(write: TestClient, root: Path, values: Any, field: str) -> None:
    before = there(root)
    problems = write.post("/write/check", json=asked(values=values)).json()["problems"]
    if field:
        assert field in [each["field"] for each in problems]
        answer = write.post("/write/save", content=body(photo(), values=values))
        assert answer.status_code == 422
        assert field in [each["field"] for each in answer.json()["problems"]]
        assert there(root) == before


@pytest.mark.parametrize(
    "id_", ["../evil", "..", "a/b", "/etc/passwd", "C:\\x", "a.yaml", "A", "bridge", "con", "x" * 100, "a\0b"]
)
def test_no_id_leads_out_of_the_library(write: TestClient, root: Path, id_: str) -> None:
    before = there(root.parent)
    answer = write.post("/write/save", content=body(photo(), id=id_))
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == "id"
    if id_ != "bridge":
        assert write.post("/write/open", json={"id": id_}).status_code == 409
    assert there(root.parent) == before


def test_an_id_with_a_digest_is_one_of_the_library(write: TestClient, root: Path) -> None:
    before = there(root.parent)
    for id_ in ("../library/exercises/bridge", "nothing", "programs/low-back"):
        answer = write.post("/write/save", content=body(photo(), id=id_, digest="0" * 32))
        assert answer.status_code == 409
    assert there(root.parent) == before


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><rect width="9" height="9"/></svg>',
            "a.svg",
        ),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "a.jpg"),
        (b"%PDF-1.7", "a.jpg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a.heic"),
        (b"", "a.jpg"),
        (photo()[:2000], "a.jpg"),
    ],
)
def test_hostile_and_broken_photos_are_refused(write: TestClient, root: Path, data: bytes, name: str) -> None:
    before = there(root)
    form = {"number": 0, "name": name}
    looked = write.post("/write/photo", content=frame(json.dumps(form).encode()) + frame(data))
    saved = write.post("/write/save", content=body(data, photos=[form]))
    for answer in (looked, saved):
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["field"] == "pictures/0/image"
    assert there(root) == before


def test_a_good_photo_may_be_given_advice(write: TestClient) -> None:
    form = frame(b'{"number": 1, "name": "tall.jpg"}')
    assert write.post("/write/photo", content=form + frame(photo())).json() == {"advice": []}
    tall = write.post("/write/photo", content=form + frame(photo(300, 900)))
    assert "tall" in tall.json()["advice"][0]


def test_too_many_and_too_large_photos_are_refused(write: TestClient) -> None:
    assert write.post("/write/save", content=body(*[photo(9, 9)] * 5)).status_code == 400
    five = [{"number": number, "name": "a"} for number in (0, 1, 2, 3, 4)]
    assert write.post("/write/save", content=body(photos=five)).status_code == 400
    assert write.post("/write/photo", content=b"x" * (LIMITS["/write/photo"] + 1)).status_code == 413


def test_photos_that_were_announced_and_did_not_come_save_nothing(write: TestClient, root: Path) -> None:
    before = there(root)
    assert write.post("/write/save", content=body()).status_code == 422
    assert there(root) == before


def test_the_starter_library_is_not_written_in(page: Page) -> None:
    with page.admitted() as client:
        assert client.get("/write/fields").json()["isStarter"]
        answer = client.post("/write/save", content=body(photo()))
    assert answer.status_code == 409
    assert "starter library" in answer.json()["error"]["message"]


def test_a_file_that_is_no_yaml_is_told_with_its_place(write: TestClient, root: Path) -> None:
    (root / "exercises" / "broken.yaml").write_text("name: [\n", "utf-8")
    answer = write.post("/write/open", json={"id": "broken"})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["message"].startswith("exercises/broken.yaml:")


def test_every_field_of_an_exercise_can_be_typed(write: TestClient) -> None:
    said = write.get("/write/fields").json()
    assert [each["name"] for each in said["fields"]] == [
        "name", "why", "position", "equipment", "feel", "easier", "harder", "take_care", "tags", "video",
        "sources", "language",
    ]  # fmt: skip
    assert all(each["label"] and each["help"] for each in said["fields"])
    assert [each["name"] for each in said["pictureFields"]] == ["caption", "alt", "credit", "licence"]


def test_only_the_page_itself_may_write(write: TestClient, root: Path) -> None:
    before = there(root)
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Cookie": ""}):
        assert write.post("/write/save", content=body(photo()), headers=headers).status_code == 403
    assert there(root) == before
