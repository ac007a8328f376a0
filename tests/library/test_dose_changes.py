"""Changes to a dose, in a level and in a plan, against the dose that they change."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.libraries import exercise, level, program, write_library

from backpdf.library.apply_plan import apply_plan, plan_problems
from backpdf.library.model.dose import Dose
from backpdf.library.model.library import Library
from backpdf.library.model.plan import read_plan
from backpdf.library.reading import read_library


def library(root: Path, dose: object, change: object = None) -> Path:
    use = {"exercise": "bridge", "dose": change} if change is not None else "bridge"
    return write_library(root, {"bridge": exercise(dose=dose)}, {"low-back": program(level(use))})


def sound(root: Path) -> Library:
    found = read_library(root)
    assert found.library is not None, found.problems
    return found.library


@pytest.mark.parametrize(
    ("dose", "change", "message", "hint"),
    [
        (
            {"reps": [12, 10, 8]},
            {"sets": 4},
            '"sets" says 4, and "reps" has numbers for 3 sets',
            'write "reps" here, too, or leave out "sets"',
        ),
        (
            {"hold": "1 min"},
            {"duration": "30 s"},
            '"hold" is longer than "duration"',
            'write "hold" here, too, or leave out "duration"',
        ),
        (
            {"reps": 8, "tempo": "3-1-3"},
            {"hold": "5 s"},
            '"tempo" says to hold for 1 s, and "hold" says something else',
            'write "tempo" here, too, or leave out "hold"',
        ),
        (
            {"reps": 8},
            {"reps": None},
            "the dose says neither repetitions nor a time",
            'add "reps", "hold", "duration" or "distance", like "reps: 8-12"',
        ),
        (
            {"hold": "5 s"},
            {"left": {"reps": 5}},
            '"left" needs "right" beside it',
            'write "right" here, too, or leave out "left"',
        ),
    ],
)
def test_what_does_not_fit(tmp_path: Path, dose: object, change: object, message: str, hint: str) -> None:
    (problem,) = read_library(library(tmp_path / "a", dose, change)).problems
    assert (problem.message, problem.hint) == (f'{message}, with the rest of the dose of "bridge"', hint)
    assert problem.file == "exercises/programs/low-back.yaml"
    assert problem.mark is not None
    root = library(tmp_path / "b", dose)
    plan = tmp_path / "plan.yaml"
    for values in ({"dose": {"bridge": change}}, {"add": [{"exercise": "bridge", "dose": change}]}):
        plan.write_text(yaml.safe_dump(values), encoding="utf-8")
        reading = read_plan(plan, "plan.yaml")
        assert reading.document is not None
        lib = sound(root)
        faults = plan_problems(
            reading.document, lib, [(lib.programs["low-back"], lib.programs["low-back"].levels[0])]
        )
        assert message in "".join(fault.message for fault in faults)


def personal_dose(tmp_path: Path, dose: object, change: object, plan: str) -> Dose:
    """The dose of a sheet with the change of its level and that of a plan."""
    lib = sound(library(tmp_path / "library", dose, change))
    path = tmp_path / "plan.yaml"
    path.write_text(plan, encoding="utf-8")
    reading = read_plan(path, "plan.yaml")
    assert reading.plan is not None, reading.problems
    low_back = lib.programs["low-back"]
    _, changed = apply_plan(reading.plan, lib, low_back, low_back.levels[0])
    return lib.exercises_of(changed)[0].dose


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("dose: {bridge: {rest: null}}", {"sets": "2", "reps": "5", "days_a_week": "3"}),
        ("dose: {bridge: {sets: , rest: none}}", {"reps": "5", "days_a_week": "3"}),
        ("dose: {bridge: 3x10}", {"sets": "3", "reps": "10", "rest": "30 s", "days_a_week": "3"}),
        (
            "dose: {bridge: {days: [Mon, Fri], side: left}}",
            {"sets": "2", "reps": "5", "rest": "30 s", "days": "Mon, Fri", "side": "left"},
        ),
        ("dose: {bridge: {every: 2 days}}", {"sets": "2", "reps": "5", "rest": "30 s", "every": "2 days"}),
        ("dose: {bridge: {reps: [12, 10]}}", {"reps": "12, then 10", "rest": "30 s", "days_a_week": "3"}),
    ],
)
def test_a_plan_changes_what_a_level_has_changed(tmp_path: Path, plan: str, expected: dict[str, str]) -> None:
    dose = {"sets": 2, "reps": "8-12", "rest": "30 s", "days_a_week": 3}
    given = personal_dose(tmp_path, dose, {"reps": 5}, plan).given()
    assert {name: str(value) for name, value in given.items()} == expected


def test_a_change_of_nothing_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_library(library(tmp_path, {"reps": 8}, {})).problems
    assert problem.message == "the dose changes nothing"
