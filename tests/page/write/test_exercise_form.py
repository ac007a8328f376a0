"""The form of an exercise: what is opened and saved again without a change is the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.libraries import exercise, write_library

from backpdf.library.writing.exercise_text import changed_exercise_text
from backpdf.page.write.exercise_form import (
    STAND_IN,
    ExerciseForm,
    PhotoForm,
    draft_of,
    field_problem,
    opened_json,
)
from backpdf.pictures.stored_picture import stored_picture
from backpdf.problems import Mark, Problem
from backpdf.production.exercise_files import DraftProblem, open_exercise
from backpdf.starter import starter_root

STARTER = sorted(path.stem for path in (starter_root() / "exercises").glob("*.yaml"))
DOSES: list[dict[str, object]] = [
    {"reps": ["12", "10", "8"], "days": ["Mon", "Wed"]},
    {"left": {"reps": "5"}, "right": {"reps": ["6", "5"]}, "note": "Use the red band, doubled."},
    {"weeks": [{"reps": "8"}, {"reps": ["9", "8"], "days_a_week": "3"}]},
    {"duration": "1-2 min", "each_side": "true", "every": "2 days"},
]


def form_of(root: Path, exercise_id: str) -> ExerciseForm:
    """What the browser would send back, unchanged."""
    said = json.loads(json.dumps(opened_json(open_exercise(root, exercise_id))))
    return ExerciseForm(id=said["id"], digest=said["digest"], values=said["values"])


@pytest.mark.parametrize("exercise_id", STARTER)
def test_every_starter_exercise_stays_as_it_is(exercise_id: str) -> None:
    opened = open_exercise(starter_root(), exercise_id)
    draft = draft_of(form_of(starter_root(), exercise_id), [])
    assert changed_exercise_text(opened.raw, opened.document, draft.values) == opened.raw


@pytest.mark.parametrize("dose", DOSES)
def test_every_kind_of_dose_stays_as_it_is(tmp_path: Path, dose: dict[str, object]) -> None:
    root = write_library(tmp_path, {"bridge": exercise(dose=dose)})
    opened = open_exercise(root, "bridge")
    draft = draft_of(form_of(root, "bridge"), [])
    assert changed_exercise_text(opened.raw, opened.document, draft.values) == opened.raw


def test_the_file_is_named_by_the_exercise() -> None:
    form = ExerciseForm(id="", values={"name": "\u00dcbung am Stuhl"})
    assert draft_of(form, None).id == "uebung-am-stuhl"
    assert draft_of(ExerciseForm(id="mine", values={"name": "Other"}), None).id == "mine"


def test_a_photo_that_was_looked_at_has_a_stand_in_until_it_is_saved() -> None:
    form = ExerciseForm(id="a", values={}, photos=[PhotoForm(number=1, name="b.jpg")])
    assert draft_of(form, None).photos == {1: ("photo.svg", STAND_IN)}
    assert draft_of(form, [b"data"]).photos == {1: ("b.jpg", b"data")}
    assert draft_of(form, []).photos == {}
    assert stored_picture(STAND_IN, "photo.svg").advice == ()


def test_a_problem_of_another_file_names_its_place() -> None:
    problem = Problem("exercises/programs/a.yaml", "no", Mark(3, 4), "do")
    assert field_problem(DraftProblem((), problem)).message == "exercises/programs/a.yaml:3:4: no"
    told = field_problem(DraftProblem(("dose", "reps"), problem))
    assert (told.field, told.message, told.hint) == ("dose/reps", "no", "do")
