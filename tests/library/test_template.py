"""New exercise files are valid as they stand."""

from __future__ import annotations

import pytest

from backpdf.library.model.exercise import Exercise
from backpdf.library.template import exercise_id, exercise_template
from backpdf.library.yaml.document import parse_document


@pytest.mark.parametrize(
    ("name", "file_id"),
    [
        ("Heel raise", "heel-raise"),
        ("  Plank (side)  ", "plank-side"),
        ("Élévation 2", "elevation-2"),
        ('The "big" one: \\ up', "the-big-one-up"),
        ("x" * 80, "x" * 60),
        ("***", ""),
    ],
)
def test_name_to_id(name: str, file_id: str) -> None:
    assert exercise_id(name) == file_id


@pytest.mark.parametrize("name", ["Heel raise", 'The "big" one: \\ up', "No", "{braces} & <tags>"])
def test_template_reads_back(name: str) -> None:
    document, problems = parse_document(exercise_template(name), "exercises/new.yaml")
    assert problems == []
    assert document is not None
    exercise = Exercise.model_validate({"id": "new", **document.value})
    assert exercise.name == name
    assert exercise.pictures == ()
