"""A page for the tests: as its own browser sees it, and as a stranger does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backpdf.page.page_app import create_app
from backpdf.page.page_state import PageSettings
from backpdf.page.serving.admission import Admission, Origin
from backpdf.production.library_folder import FoundLibrary, find_library
from backpdf.starter import starter_root

HOST = "127.0.0.1:8021"
BROWSER = {"Host": HOST, "Sec-Fetch-Site": "same-origin", "Origin": f"http://{HOST}"}
"""What a browser says of a request that the page itself makes."""


class Page:
    """A running page; `faults` are those that nobody foresaw."""

    def __init__(self, found: FoundLibrary, program: str | None = None) -> None:
        self.admission = Admission(Origin("127.0.0.1", 8021))
        self.faults: list[str] = []
        self.alive = 0
        self.app = create_app(
            PageSettings(found, program, warms_up=False), self.admission, self._seen, self.faults.append
        )

    def _seen(self) -> None:
        self.alive += 1

    def client(self, headers: dict[str, str] | None = None) -> TestClient:
        """A browser without the cookie."""
        base = f"http://{HOST}"
        return TestClient(self.app, base_url=base, headers=BROWSER if headers is None else headers)

    def admitted(self) -> TestClient:
        """A browser with the cookie."""
        client = self.client()
        client.headers["Cookie"] = self.admission.cookie.partition(";")[0]
        return client


@pytest.fixture
def page() -> Page:
    """The page of the starter library."""
    return Page(FoundLibrary(starter_root(), starter=True))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """The page of the starter library, as the browser sees it that was let in."""
    with Page(FoundLibrary(starter_root(), starter=True)).admitted() as client:
        yield client


@pytest.fixture
def stranger(page: Page) -> Iterator[TestClient]:
    """The same without the cookie."""
    with page.client() as client:
        yield client


def page_of(folder: Path) -> Page:
    """The page of a library in a folder."""
    return Page(find_library(folder))


def form(**values: Any) -> dict[str, Any]:
    """A form for the second level of the back programme."""
    exercises = ["bridge", "bird-dog", "dead-bug", "side-plank-on-knees", "sit-to-stand"]
    chosen = [{"id": each} for each in exercises]
    return {"program": "low-back", "level": 2, "exercises": chosen, **values}


def asked(**values: Any) -> dict[str, Any]:
    """A preview of such a form."""
    return {"form": form(**values), "window": "test"}
