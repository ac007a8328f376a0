"""The local page in a real browser: from opening to a saved PDF, by mouse and by keyboard; how it looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.browsers import Window, findings
from support.local_pages import LocalPage, local_page
from support.printed import read_pages, words_on

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

NARROW = 320
NAME = "Zoë Quixote"
MOST_TABS = 120
SETTLED = 1000
"""Milliseconds in which a view has what it asks for."""


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPage]:
    """The page of the starter library."""
    with local_page(browser, tmp_path_factory.mktemp("empty")) as page:
        yield page


def choose(page: Page) -> None:
    """Opens the first level of the back programme."""
    page.get_by_label("Search programmes").fill("low-back")
    program = page.locator(".program", has_text="Exercises for your lower back")
    program.get_by_role("button", name=re.compile("^Level 1")).click()
    page.locator("#sheet-page-images img[src]").first.wait_for()


def button(page: Page, name: str) -> Locator:
    """A button of an exercise: what it does, and the exercise."""
    does, exercise = name.split(": ")
    return page.get_by_role("button", name=re.compile(rf"^{does} ?: {exercise}$"))


def words_of(path: Path) -> str:
    return " ".join(words_on(read_pages(path.read_bytes())))


# ------------------------------------------------------------------ the whole way
def test_a_personal_sheet_by_mouse(served: LocalPage, tmp_path: Path) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        page.get_by_label("Patient's name", exact=True).fill(NAME)
        button(page, "Swap: Knee rolls").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Search").fill("clam")
        dialog.get_by_role("button", name=re.compile("^Clam")).click()
        button(page, "Change: Clam").click()
        page.locator('[data-id="clam"]').get_by_label("Sets", exact=True).fill("3")
        button(page, "Remove: Cat and camel").click()
        page.locator('[data-id="clam"]', has_text="3 sets").wait_for()
        path = saved(page, tmp_path, lambda: page.get_by_role("button", name="Save the PDF").click())
        assert_nothing_is_kept(window)
    words = words_of(path)
    assert f"Name: {NAME}" in words
    assert "Clam" in words
    assert "Knee rolls" not in words
    assert "Cat and camel" not in words
    assert path.name == "low-back-level-1-personal.pdf"


def test_a_personal_sheet_by_keyboard_alone(served: LocalPage, tmp_path: Path) -> None:
    with served.window() as window:
        page = window.page
        page.locator(".level").first.wait_for()
        press_on(window, "Search programmes and exercises")
        page.keyboard.type("low-back")
        press_on(window, "Level 1", "Enter")
        page.locator("#sheet-page-images img[src]").first.wait_for()
        press_on(window, "Down: Pelvic tilt", "Enter")
        press_on(window, "Add an exercise", "Enter", backwards=True)
        page.keyboard.type("bridge")
        press_on(window, "Bridge", "Enter")
        press_on(window, "Patient's name")
        page.keyboard.type(NAME)
        press_on(window, "Save the PDF")
        path = saved(page, tmp_path, lambda: page.keyboard.press("Space"))
    words = words_of(path)
    assert f"Name: {NAME}" in words
    assert words.index("Single knee to chest") < words.index("Pelvic tilt") < words.index("6 Bridge")


def test_a_plan_is_saved_and_opened_again(served: LocalPage, tmp_path: Path) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        page.get_by_label("A few words to the patient").fill("Well done.")
        button(page, "Remove: Cat and camel").click()
        plan = saved(page, tmp_path, lambda: page.get_by_role("button", name="Save the plan").click())
    assert "Well done." in plan.read_text("utf-8")
    with served.window() as window:
        page = window.page
        choose(page)
        page.locator("#sheet-plan-file").set_input_files(plan)
        page.get_by_role("heading", name="Pelvic tilt").wait_for()
        button(page, "Remove: Cat and camel").wait_for(state="detached")
        assert page.get_by_label("A few words to the patient").input_value() == "Well done."


def test_undo_brings_back_what_was_removed(served: LocalPage) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        button(page, "Remove: Cat and camel").click()
        page.keyboard.press("Control+z")
        button(page, "Remove: Cat and camel").wait_for()


def test_what_is_wrong_is_told_at_its_field(served: LocalPage) -> None:
    with served.window() as window:
        choose(window.page)
        wrong_dose(window.page)
        field = window.page.locator('[data-id="pelvic-tilt"]').get_by_label("Repetitions", exact=True)
        assert field.get_attribute("aria-invalid") == "true"
        described = (field.get_attribute("aria-describedby") or "").split()
        assert "write it like 8 or 8-12" in window.page.locator(f"#{described[0]}").inner_text()


def test_a_wrong_dose_in_a_closed_exercise_is_shown_where_a_file_is_wanted(served: LocalPage) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        wrong_dose(page)
        button(page, "Change: Pelvic tilt").click()
        card = page.locator('[data-id="pelvic-tilt"]')
        assert card.locator(".exercise-fault").inner_text().startswith("Repetitions: ")
        for name in ("Save the PDF", "Save the plan"):
            page.get_by_role("button", name=name).click()
            notice = page.locator("#notice-words", has_text="Not saved: Pelvic tilt, Repetitions: ")
            notice.wait_for()
            field = card.get_by_label("Repetitions", exact=True)
            assert field.evaluate("each => each === document.activeElement")
            field.fill("abcd")  # what was said goes with the next key
            notice.wait_for(state="hidden")


def test_the_next_patient_gets_nothing_of_the_last_one(served: LocalPage) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        page.get_by_label("Patient's name", exact=True).fill(NAME)
        page.get_by_label("Your name", exact=True).fill("B. Example")
        button(page, "Remove: Cat and camel").click()
        page.get_by_role("button", name="Next patient").click()
        button(page, "Remove: Cat and camel").wait_for()
        assert page.get_by_label("Patient's name", exact=True).input_value() == ""
        assert page.get_by_label("Your name", exact=True).input_value() == "B. Example"


def test_changes_that_another_level_sets_aside_come_back(served: LocalPage) -> None:
    with served.window() as window:
        page = window.page
        choose(page)
        button(page, "Remove: Cat and camel").click()
        page.get_by_role("button", name="Level 2").click()
        page.locator("#notice", has_text="level 1 are set aside").get_by_role("button", name="Undo").click()
        button(page, "Remove: Pelvic tilt").wait_for()
        assert page.locator('[data-id="cat-and-camel"]').count() == 0


def wrong_dose(page: Page) -> None:
    button(page, "Change: Pelvic tilt").click()
    page.locator('[data-id="pelvic-tilt"]').get_by_label("Repetitions", exact=True).fill("abc")
    page.locator("[aria-invalid=true]").wait_for()


def saved(page: Page, folder: Path, act: Callable[[], None]) -> Path:
    """The file that is saved by an action."""
    with page.expect_download() as download:
        act()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def press_on(window: Window, label: str, key: str | None = None, *, backwards: bool = False) -> None:
    """Goes with Tab to the next thing whose words begin with a label, then presses a key there."""
    words = """(() => {
        const at = document.activeElement;
        const label = at.labels?.length ? at.labels[0] : at;
        return at.getAttribute("aria-label") ?? label.textContent.trim();
    })()"""
    met = []
    for _ in range(MOST_TABS):
        window.page.keyboard.press("Shift+Tab" if backwards else "Tab")
        met.append(window.run(words))
        if met[-1].startswith(label):
            assert window.run("getComputedStyle(document.activeElement).outlineStyle") != "none", label
            if key is not None:
                window.page.keyboard.press(key)
            return
    pytest.fail(f"Tab does not lead to {label}: {met}")


def assert_nothing_is_kept(window: Window) -> None:
    """Names are in no address, and in nothing that the browser stores."""
    assert not [address for address in window.requests if "Quixote" in address or "Zo" in address]
    assert window.run("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


# ------------------------------------------------------------------ how it looks, state by state
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"width": NARROW},
    "forced colours": {"forced_colors": "active"},
    "less motion at 200 %": {"width": 640, "device_scale_factor": 2, "reduced_motion": "reduce"},
}


def states(window: Window) -> Iterator[str]:
    """Brings the page from one state to the next, each with its name: choosing, changing, every view."""
    page = window.page
    page.locator(".level").first.wait_for()
    yield "choosing"
    choose(page)
    yield "the form"
    page.get_by_role("button", name="Add an exercise").click()
    page.get_by_role("dialog").locator(".choice").first.wait_for()
    yield "picking an exercise"
    page.keyboard.press("Escape")
    wrong_dose(page)
    yield "a wrong dose"
    for link in page.locator("nav a").all():
        link.click()
        path = link.get_attribute("href")
        page.locator(f'main[data-view="{path}"]').get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(SETTLED)
        yield f"the view {path}"


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(served: LocalPage, look: str) -> None:
    faults: dict[str, list[str]] = {}
    with served.window(**LOOKS[look]) as window:
        for state in states(window):
            found = findings(window)
            if window.sideways:
                found.append(f"{window.sideways} pixels too wide")
            if "motion" in look and window.run("document.getAnimations().length"):
                found.append("something moves")
            if found:
                faults[state] = found
    assert faults == {}
