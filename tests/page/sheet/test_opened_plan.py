"""Plan files opened as forms: what a form then says is what the file said."""

from __future__ import annotations

from base64 import b64encode

import pytest

from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.library import Library
from backpdf.page.sheet.opened_plan import OpenedPlan, PlanFile, open_plan
from backpdf.page.sheet.sheet_check import check_sheet
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.production.api import read_library
from backpdf.production.checked_library import check_plan_data

PLANS = (
    "note: Well done.\n",
    "leave_out: [bridge]\n",
    "replace: {bridge: plank}\norder: [sit-to-stand, plank]\n",
    "replace:\n  bridge:\n    exercise: plank\n    dose: {hold: 20 s}\n    easier: On your knees.\n",
    "add:\n  - exercise: plank\n    dose: {hold: 20 s, sets: 3}\n    steps: [Lie down., Lift.]\n"
    "dose: {plank: {sets: 2}}\n",
    "add: [plank, walking]\nleave_out: [bridge, dead-bug]\norder: [walking]\n",
    "dose:\n  bridge: {reps: 3x10, rest: null}\n  bird-dog: {left: {reps: 5}, right: {reps: 8}}\n",
    "dose:\n  bridge: {weeks: [{reps: 8}, {reps: 10}]}\n",
    "dose:\n  bridge: {reps: [12, 10, 8], days: [Mon, Thu], load: a red band, note: 'Slowly: breathe'}\n",
    "dose:\n  bridge: {each_side: true, every: 2 days, tempo: 3-0-3}\n",
    "steps:\n  bridge:\n    - |\n      Lie down.\n      Breathe.\n    - Lift.\n"
    "harder: {bridge: Hold longer.}\n",
    "note: |\n  One.\n  Two: three\nnext_visit: Tuesday, 10:30\nreference: P-001\ndiary_weeks: 2\n",
)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def opened(text: str, library: Library, program: str = "low-back", level: int = 2) -> OpenedPlan:
    data = b64encode(text.encode()).decode()
    return open_plan(PlanFile(data=data, program=program, level=level), library)


@pytest.mark.parametrize("text", PLANS)
def test_the_form_says_what_the_file_said(library: Library, text: str) -> None:
    found = opened(text, library)
    assert found.form is not None and found.notes == ()
    check = check_sheet(SheetForm.model_validate(found.form), library)
    assert check.problems == () and check.request is not None and check.request.plan is not None
    level = (check.program, check.level)
    plan = check_plan_data(text.encode(), "plan", library, [level]).plan
    assert plan is not None
    assert apply_plan(check.request.plan, library, *level) == apply_plan(plan, library, *level)
    for name in ("note", "next_visit", "reference", "diary_weeks"):
        assert getattr(check.request.plan, name) == getattr(plan, name)


@pytest.mark.parametrize("text", PLANS)
def test_a_saved_plan_opens_for_the_level_that_it_names(library: Library, text: str) -> None:
    found = opened(text, library)
    saved = check_sheet(SheetForm.model_validate(found.form), library).plan_text
    again = opened(saved, library, program="low-back", level=1)
    assert (again.form, again.notes) == (found.form, ())


def test_a_plan_that_fits_one_level_alone_is_shown_for_it(library: Library) -> None:
    found = opened("leave_out: [split-squat, hip-hinge]\n", library, "low-back", 1)
    assert found.form is not None and (found.form["program"], found.form["level"]) == ("low-back", 3)
    assert found.notes == (
        'The plan is for level 3 of "Exercises for your lower back", so that is what is shown now.',
    )


def test_a_plan_that_fits_several_asks_which(library: Library) -> None:
    found = opened("note: Well done.\n", library, "", 0)
    assert found.form is None and "choose the one that it is for" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("leave_out: [no-such]\n", 'line 1: there is no exercise "no-such"'),
        ("add:\n  - plank\nadd:\n  - walking\n", "line 3:"),
        ("", "the file is empty"),
        ("\x00\x01", "the plan cannot be opened"),
        ("PK\x03\x04", "the plan cannot be opened"),
    ],
)
def test_a_plan_that_cannot_be_used_says_why(library: Library, text: str, words: str) -> None:
    found = opened(text, library)
    assert found.form is None
    assert words.lower() in " ".join(found.notes).lower()


def test_comments_that_would_be_lost_are_told(library: Library) -> None:
    found = opened("# Her own words\nnote: Well done. # on Monday\n", library)
    assert found.form is not None and found.notes == (
        "The comments of the file are not kept when the plan is saved again.",
    )
