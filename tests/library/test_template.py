"""New exercise files are valid as they stand."""

from __future__ import annotations

import pytest

from backpdf.library.model.exercise import Exercise
from backpdf.library.template import exercise_template
from backpdf.library.yaml.document import parse_document


@pytest.mark.parametrize("name", ["Heel raise", 'The "big" one: \\ up', "No", "{braces} & <tags>"])
def test_template_reads_back(name: str) -> None:
    document, problems = parse_document(exercise_template(name, "new"), "exercises/new.yaml")
    assert problems == []
    assert document is not None
    exercise = Exercise.model_validate({"id": "new", **document.value})
    assert exercise.name == name
    assert exercise.pictures == ()
