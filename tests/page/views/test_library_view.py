"""The library on the page: what is in it, what is wrong with it, and both anew when a file changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from support.libraries import write_library

from backpdf.production import library_folder
from backpdf.production.library_folder import FoundLibrary, find_library_for_page
from backpdf.starter import starter_root
from page.conftest import Page, page_of

PATIENCE = 20.0
"""Seconds that a busy machine may take to tell of a change."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def library(root: Path) -> Iterator[TestClient]:
    with page_of(root).admitted() as client:
        yield client


def test_tells_what_is_there(library: TestClient, root: Path) -> None:
    said = library.get("/library/state").json()
    assert said["folder"] == str(root)
    assert [each["id"] for each in said["catalog"]["exercises"]] == ["bridge"]
    assert [each["id"] for each in said["catalog"]["programs"]] == ["low-back"]
    assert said["problems"] == []
    assert library.get("/library/check").json()["problems"] == []


def test_tells_problems_with_file_line_and_hint_and_shows_what_was_there_before(
    library: TestClient, root: Path
) -> None:
    library.get("/library/state")
    path = root / "exercises" / "bridge.yaml"
    path.write_text(path.read_text("utf-8").replace("sets: 2", "sets: many"), "utf-8")
    library.post("/library/again", json={})
    said = library.get("/library/state").json()
    [problem] = said["problems"]
    assert problem["place"].startswith("exercises/bridge.yaml:")
    assert problem["hint"]
    assert "sets: many" in problem["quoted"]
    assert [each["id"] for each in said["catalog"]["exercises"]] == ["bridge"]
    assert library.get("/pictures/bridge/0").status_code == 200


def test_a_changed_file_is_seen_by_itself(library: TestClient, root: Path) -> None:
    version = library.get("/library/state").json()["catalog"]["version"]
    path = root / "exercises" / "bridge.yaml"
    text = path.read_text("utf-8")
    end, found = time.monotonic() + PATIENCE, version
    while found == version and time.monotonic() < end:
        path.write_text(text.replace("Helps with Bridge.", f"Now {time.monotonic():.3f}."), "utf-8")
        time.sleep(0.5)
        found = library.get("/library/version").json()["version"]
    assert found > version
    said = library.get("/library/state").json()
    assert said["catalog"]["exercises"][0]["why"].startswith("Now ")


def test_advice_and_unread_files_are_told(library: TestClient, root: Path) -> None:
    (root / "exercises" / "bridge copy.yaml").write_text("name: x\n", "utf-8")
    said = library.get("/library/check").json()
    assert any("bridge copy.yaml" in each["place"] for each in [*said["warnings"], *said["problems"]])


def test_a_library_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    with Page(FoundLibrary(starter_root(), starter=True)).admitted() as client:
        assert client.get("/library/state").json()["isStarter"]
        answer = client.post("/library/own", json={})
        assert answer.json() == {"folder": str(tmp_path / library_folder.OWN_LIBRARY)}
        said = client.get("/library/state").json()
        assert (said["isStarter"], said["folder"]) == (False, str(tmp_path / library_folder.OWN_LIBRARY))
        assert client.post("/library/own", json={}).status_code == 200
    assert find_library_for_page(None) == FoundLibrary(tmp_path / library_folder.OWN_LIBRARY, starter=False)


def test_nothing_that_is_there_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / library_folder.OWN_LIBRARY / "images").mkdir(parents=True)
    with Page(FoundLibrary(starter_root(), starter=True)).admitted() as client:
        answer = client.post("/library/own", json={})
    assert answer.status_code == 409
    assert "already there" in answer.json()["error"]["message"]


def test_the_view_is_there(library: TestClient) -> None:
    for path in ("/library", "/lists", "/write"):
        answer = library.get(path)
        assert answer.status_code == 200
        assert "<h1" in answer.text
