"""New files are readable, and what was left in them as it was is a problem."""

from __future__ import annotations

from datetime import date

import pytest

from backpdf.library.model.clinic import Clinic
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.program import Program
from backpdf.library.template import (
    clinic_template,
    exercise_template,
    left_as_template,
    program_template,
)
from backpdf.library.yaml.document import Document, parse_document

NAMES = ["Heel raise", 'The "big" one: \\ up', "No", "{braces} & <tags>"]
DAY = date(2026, 11, 26)


def document(text: str) -> Document:
    found, problems = parse_document(text, "new.yaml")
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_reads_back(name: str) -> None:
    exercise = Exercise.model_validate({"id": "new", **document(exercise_template(name, "new")).value})
    assert exercise.name == name
    assert exercise.pictures == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_program_with_texts_of_its_own_reads_back(name: str) -> None:
    text = program_template(name, DAY, None, ["bridge", "plank"])
    program = Program.model_validate({"id": "new", **document(text).value})
    assert program.title == name
    assert program.date == DAY
    assert [use.exercise for use in program.levels[0].exercises] == ["bridge", "plank"]


def test_a_program_shares_the_safety_texts_of_the_library() -> None:
    found = document(program_template("Knee", DAY, "back", ["bridge"]))
    assert found.value["safety"] == "back"
    assert "red_flags" not in found.value


def test_the_clinic_s_file_is_all_comments_and_names_every_field() -> None:
    text = clinic_template()
    assert all(line.startswith("#") for line in text.splitlines() if line)
    uncommented = "\n".join(
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.split(":")[0].removeprefix("# ") in Clinic.model_fields
    )
    clinic = Clinic.model_validate(document(uncommented).value)
    assert all(getattr(clinic, name) is not None for name in Clinic.model_fields)


TEMPLATES = {
    "exercise": exercise_template("Heel raise", "heel-raise"),
    "program": program_template("Knee", DAY, None, ["bridge"]),
    "program with shared texts": program_template("Knee", DAY, "back", ["bridge"]),
}


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES)
def test_text_left_as_it_was_is_a_problem_at_its_line(text: str) -> None:
    problems = left_as_template(document(text))
    wanted = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if "Write " in line and not line.strip().startswith("# ")
    ]
    assert [problem.mark.line for problem in problems if problem.mark] == wanted
    assert {problem.message for problem in problems} == {"this is still the text of the template"}
    assert {problem.hint for problem in problems} == {"write your own words, or delete the line"}


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES)
def test_text_that_was_written_anew_is_none(text: str) -> None:
    assert left_as_template(document(text.replace("Write ", "Read "))) == []
