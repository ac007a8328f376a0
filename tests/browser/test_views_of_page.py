"""Lists, library and writing in a real browser: from a file that is chosen or typed to one that is saved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.browsers import Window, findings
from support.libraries import photo, write_library
from support.local_pages import LocalPage, local_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

LIST = "reference,name,program,level\nP1,Zoe Quixote,low-back,1\nP2,Ben,low-bck,1\nP3,Cem,low-back,1\n"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"width": 320},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def served(browser: Browser, root: Path) -> Iterator[LocalPage]:
    with local_page(browser, root.parent, "--library", str(root)) as page:
        yield page


def typed(page: Page, name: str) -> Locator:
    """The control of a field, by the name at which its problems are told."""
    return page.locator(f'[data-field="{name}"] > :is(input, textarea, select)')


def open_list(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    page.locator("#list-fields .field").first.wait_for(state="attached")
    page.locator("#list-file").set_input_files(path)
    page.locator("#list-rows tr").first.wait_for()


def fill_exercise(page: Page, tmp_path: Path) -> None:
    """Everything that a new exercise needs, with a photo."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(photo(orientation=6))
    for name, text in {
        "name": "Heel raise",
        "why": "Builds your calves.",
        "steps/0": "Stand tall.",
        "steps/1": "Lift your heels.",
        "dose/sets": "2",
        "dose/reps": "8-12",
    }.items():
        typed(page, name).fill(text)
    page.locator("#write-photo").set_input_files(path)
    typed(page, "pictures/0/alt").fill("A person stands.")


def test_a_list_becomes_a_zip_file(served: LocalPage, tmp_path: Path) -> None:
    with served.window("/lists") as window:
        page = window.page
        open_list(page, tmp_path)
        assert "2 handouts, 1 row with problems" in page.locator("#list-result-title").inner_text()
        assert 'did you mean "low-back"?' in page.locator(".row-faulty").inner_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a ZIP file").click()
        page.locator("#list-made").wait_for()
        data = Path(download.value.path()).read_bytes()
        page.get_by_role("button", name="Forget the list").click()
        assert page.locator("#list-rows tr").count() == 0
        assert window.run("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert not [address for address in window.requests if "Quixote" in address or "P1" in address]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [
            "P1-low-back-level-1.pdf", "P3-low-back-level-1.pdf", "list-report.csv",
        ]  # fmt: skip


def test_the_making_of_a_list_is_cancelled(served: LocalPage, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("program,level\n" + "low-back,1\n" * 3000, "utf-8")
    with served.window("/lists") as window:
        page = window.page
        page.locator("#list-fields .field").first.wait_for(state="attached")
        page.locator("#list-file").set_input_files(path)
        page.locator("#list-rows tr").first.wait_for()
        page.get_by_role("button", name="Save as a ZIP file").click()
        page.locator("#list-progress-words", has_text="of 3000").wait_for()
        page.get_by_role("button", name="Cancel").click()
        page.locator("#list-making").wait_for(state="hidden")
        assert page.get_by_role("button", name="Save as one PDF").is_enabled()


def test_a_list_is_opened_again_when_a_field_changes(served: LocalPage, tmp_path: Path) -> None:
    with served.window("/lists") as window:
        page = window.page
        open_list(page, tmp_path)
        page.locator("#list-options summary").click()
        typed(page, "day").fill("tomorrow")
        page.locator("#list-options [aria-invalid=true]").wait_for()
        typed(page, "day").fill("2026-11-21")
        page.locator("#list-result").wait_for()


def test_an_exercise_is_written_and_chosen_at_once(served: LocalPage, root: Path, tmp_path: Path) -> None:
    with served.window("/write") as window:
        page = window.page
        typed(page, "name").wait_for()
        page.get_by_role("button", name="Save the exercise").click()
        page.locator("[aria-invalid=true]").first.wait_for()
        fill_exercise(page, tmp_path)
        page.get_by_role("button", name="Save the exercise").click()
        page.locator("#write-saved").wait_for()
        page.get_by_role("button", name="Add it to the sheet").click()
        page.get_by_role("button", name="Level 1").first.click()
        page.locator('[data-id="heel-raise"]').wait_for()
    assert "  - image: heel-raise-start.jpg\n" in (root / "exercises" / "heel-raise.yaml").read_text("utf-8")
    assert (root / "images" / "heel-raise-start.jpg").is_file()


def test_an_exercise_of_the_library_is_changed_by_keyboard(served: LocalPage, root: Path) -> None:
    path = root / "exercises" / "bridge.yaml"
    text = "# ours\n" + path.read_text("utf-8")
    path.write_text(text, "utf-8")
    with served.window("/library") as window:
        page = window.page
        page.get_by_role("button", name="Change Bridge").focus()
        page.keyboard.press("Enter")
        page.locator("#write-title", has_text="Bridge").wait_for()
        typed(page, "why").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("Good for you.")
        page.get_by_role("button", name="Save the exercise").focus()
        page.keyboard.press("Enter")
        page.locator("#write-saved").wait_for()
    assert path.read_text("utf-8") == text.replace("Helps with Bridge.", "Good for you.")


def test_problems_show_by_themselves_when_a_file_changes(served: LocalPage, root: Path) -> None:
    path = root / "exercises" / "bridge.yaml"
    text = path.read_text("utf-8")
    with served.window("/library") as window:
        page = window.page
        page.locator(".library-cards li").first.wait_for()
        page.wait_for_timeout(1500)  # until it watches, and has asked for the first time
        path.write_text(text.replace("sets: 2", "sets: many"), "utf-8")
        page.locator(".said.is-faulty").wait_for()
        assert "exercises/bridge.yaml:" in page.locator("#library-problems").inner_text()
        path.write_text(text, "utf-8")
        page.locator(".said:not(.is-faulty)").wait_for()


# ------------------------------------------------------------------ how it looks
def a_list(window: Window, tmp_path: Path) -> None:
    open_list(window.page, tmp_path)
    window.page.locator("#list-options summary").click()


def the_library(window: Window, tmp_path: Path) -> None:
    del tmp_path
    window.page.locator(".library-cards li").first.wait_for()


def an_exercise(window: Window, tmp_path: Path) -> None:
    typed(window.page, "name").wait_for()
    window.page.get_by_role("button", name="Save the exercise").click()
    window.page.locator("[aria-invalid=true]").first.wait_for()
    fill_exercise(window.page, tmp_path)


STATES: dict[str, Callable[[Window, Path], None]] = {
    "/lists": a_list,
    "/library": the_library,
    "/write": an_exercise,
}


@pytest.mark.parametrize("path", STATES)
def test_axe_finds_nothing_and_nothing_is_too_wide(served: LocalPage, path: str, tmp_path: Path) -> None:
    for look in LOOKS.values():
        with served.window(path, **look) as window:
            STATES[path](window, tmp_path)
            assert findings(window) == [], look
            assert window.sideways == 0, look
