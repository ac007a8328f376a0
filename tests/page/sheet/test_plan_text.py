"""The plan that a form says: as short as a person would write it, and checked as the file that it is."""

from __future__ import annotations

from typing import Any

import pytest

from backpdf.library.model.library import Library
from backpdf.page.sheet.plan_text import plan_lines
from backpdf.page.sheet.sheet_check import check_sheet, plan_name, sheet_name
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.pdf.print_options import Format
from backpdf.problems import UsageError
from backpdf.production.api import read_library
from page.conftest import form

LEVEL = ["bridge", "bird-dog", "dead-bug", "side-plank-on-knees", "sit-to-stand"]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def sheet(*exercises: str | dict[str, Any], **values: Any) -> SheetForm:
    chosen = [{"id": each} if isinstance(each, str) else each for each in exercises or LEVEL]
    return SheetForm.model_validate(form(**values) | {"exercises": chosen})


def plan_of(form: SheetForm, library: Library) -> str:
    return plan_lines(form, library.programs["low-back"].levels[1]).text


def test_a_sheet_as_it_is_in_the_library_needs_no_plan(library: Library) -> None:
    assert plan_of(sheet(), library) == ""
    check = check_sheet(sheet(), library)
    assert check.request is not None and check.request.plan is None
    assert sheet_name(sheet(), check, library, Format.PDF) == "low-back-level-2.pdf"


@pytest.mark.parametrize(
    ("exercises", "written"),
    [
        (LEVEL[1:], "leave_out:\n  - bridge\n"),
        ([*LEVEL, "plank"], "add:\n  - plank\n"),
        (["plank", *LEVEL], "add:\n  - plank\norder:\n  - plank\n"),
        ([LEVEL[1], LEVEL[0], *LEVEL[2:]], "order:\n  - bird-dog\n"),
        (
            [*LEVEL[:3], LEVEL[4], LEVEL[3]],
            "order:\n  - bridge\n  - bird-dog\n  - dead-bug\n  - sit-to-stand\n",
        ),
        ([{"id": "plank", "replaces": "bridge"}, *LEVEL[1:]], "replace:\n  bridge: plank\n"),
        ([*LEVEL[1:], {"id": "plank", "replaces": "bridge"}], None),
        ([*LEVEL, {"id": "plank", "replaces": "bridge"}], "add:\n  - plank\n"),  # it is there as well
        ([{"id": "plank", "replaces": "walking"}, *LEVEL[1:]], None),  # it never was in the level
        (["plank"], None),
    ],
)
def test_the_choice_of_exercises(library: Library, exercises: list[Any], written: str | None) -> None:
    form = sheet(*exercises)
    check = check_sheet(form, library)
    assert check.problems == () and check.request is not None
    assert written in (None, plan_of(form, library))
    from backpdf.library.apply_plan import apply_plan  # noqa: PLC0415

    assert check.request.plan is not None
    _, level = apply_plan(check.request.plan, library, check.program, check.level)
    assert [use.exercise for use in level.exercises] == [each.id for each in form.exercises]


def test_doses_and_words_of_an_exercise(library: Library) -> None:
    changed = {
        "id": "bridge",
        "dose": {
            "reps": "5",
            "rest": None,
            "each_side": "true",
            "weeks": [{"hold": "5 s"}, {"hold": "10 s"}],
        },
        "steps": ["Lie down.", "Lift: slowly."],
        "easier": "Lift less.",
    }
    form = sheet(changed, *LEVEL[1:], note="Well done.", diary_weeks="6")
    assert plan_of(form, library) == (
        "dose:\n  bridge:\n    reps: 5\n    rest: null\n    each_side: true\n    weeks:\n"
        "      - hold: 5 s\n      - hold: 10 s\n"
        'steps:\n  bridge:\n    - Lie down.\n    - "Lift: slowly."\n'
        "easier:\n  bridge: Lift less.\nnote: Well done.\ndiary_weeks: 6\n"
    )
    assert check_sheet(form, library).problems == ()


def bridge(**dose: Any) -> dict[str, Any]:
    return {"id": "bridge", "dose": dose}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"exercises": [bridge(reps="abc")]}, "exercises/bridge/dose/reps"),
        ({"exercises": [bridge(duration="30")]}, "exercises/bridge/dose/duration"),
        ({"exercises": [bridge(reps="5", tempo="x")]}, "exercises/bridge/dose/tempo"),
        ({"exercises": [bridge(left={"reps": "x"}, right={"reps": "3"})]}, "exercises/bridge/dose/left/reps"),
        (
            {"exercises": [bridge(weeks=[{"hold": "5 s"}, {"hold": "?"}])]},
            "exercises/bridge/dose/weeks/1/hold",
        ),
        ({"exercises": [bridge(unheard="1")]}, "exercises/bridge/dose/unheard"),
        ({"exercises": [bridge(days="Mon", days_a_week="5")]}, "exercises/bridge/dose/days_a_week"),
        ({"exercises": [{"id": "bridge", "steps": ["One.", ""]}]}, "exercises/bridge/steps/1"),
        ({"exercises": [{"id": "bridge", "easier": "a \u202e b"}]}, "exercises/bridge/easier"),
        ({"exercises": [{"id": "no-such"}]}, "exercises/no-such"),
        ({"exercises": [{"id": "../../etc/passwd"}]}, "exercises/../../etc/passwd"),
        ({"exercises": []}, "exercises"),
        ({"note": "**bold"}, "note"),
        ({"note": "One\nline\nwith \ufffd"}, "note"),
        ({"next_visit": "x" * 61}, "next_visit"),
        ({"reference": "..."}, "reference"),
        ({"diary_weeks": "13"}, "diary_weeks"),
        ({"patient": "A \u05d0"}, "patient"),
        ({"clinician": "\ufffd"}, "clinician"),
        ({"day": "tomorrow"}, "day"),
        ({"day": "2026-02-30"}, "day"),
    ],
)
def test_a_problem_is_told_at_the_field_that_it_comes_from(
    library: Library, values: dict[str, Any], field: str
) -> None:
    check = check_sheet(SheetForm.model_validate(form() | values), library)
    assert check.request is None
    assert field in [problem.field for problem in check.problems]
    assert all(problem.message for problem in check.problems)


def test_a_level_that_is_gone_is_told(library: Library) -> None:
    with pytest.raises(UsageError, match="no level 9"):
        check_sheet(SheetForm.model_validate(form(level=9)), library)


def test_names_of_files_hold_no_name_of_a_patient_unless_asked(library: Library) -> None:
    named = sheet(patient="Zoë / Example", reference="P-001")
    check = check_sheet(named, library)
    assert sheet_name(named, check, library, Format.PDF) == "P-001-low-back-level-2.pdf"
    assert plan_name(named) == "P-001-plan.yaml"
    asked_for = sheet(patient="Zoë / Example", name_in_file=True)
    name = sheet_name(asked_for, check_sheet(asked_for, library), library, Format.PDF)
    assert name == "Zoë-Example-low-back-level-2-personal.pdf"
    assert plan_name(asked_for) == "low-back-level-2-plan.yaml"
