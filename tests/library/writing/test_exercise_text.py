"""An exercise from a form as the text of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from backpdf.library.template import exercise_template, left_as_template
from backpdf.library.writing.exercise_text import changed_exercise_text, exercise_values, new_exercise_text
from backpdf.library.writing.same_values import is_same
from backpdf.library.yaml.document import parse_document

STARTER = sorted((Path(__file__).parents[3] / "exercises").glob("*.yaml"))
FORM = {
    "name": " Heel  raise",
    "why": "Builds calves: strong ones.",
    "equipment": "chair, wall\nmat",
    "tags": ["calf", ""],
    "pictures": [{"alt": "A person stands.", "image": "heel-raise-start.jpg", "caption": "Start", "x": "y"}],
    "steps": ["Stand tall.", "  ", "**Lift** your heels."],
    "dose": {"times_a_day": 1, "each_side": True, "reps": "12, 10, 8", "note": "", "days": "Mon, Wed"},
    "feel": "",
    "unknown": "lost",
}


def test_a_new_file_has_the_order_and_comments_of_the_template() -> None:
    text = new_exercise_text(exercise_values(FORM))
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "name: Heel raise",
        'why: "Builds calves: strong ones."',
        "equipment: [chair, wall, mat]",
        "",
        "pictures:",
        "  - image: heel-raise-start.jpg",
        "    caption: Start",
        "    alt: A person stands.",
        "",
        "steps:",
        "  - Stand tall.",
        '  - "**Lift** your heels."',
        "",
        "dose: {reps: [12, 10, 8], times_a_day: 1, days: [Mon, Wed], each_side: true}",
        "tags: [calf]",
    ]
    template = exercise_template("x", "x").splitlines()
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in template if line in comments] == comments


@pytest.mark.parametrize("path", STARTER, ids=lambda path: path.stem)
def test_a_starter_exercise_written_anew_means_the_same(path: Path) -> None:
    document, _ = parse_document(path.read_text("utf-8"), path.name)
    assert document is not None
    values = exercise_values(dict(document.value))
    written, problems = parse_document(new_exercise_text(values), path.name)
    assert written is not None
    assert not problems
    assert is_same(written.value, document.value)
    assert changed_exercise_text(path.read_text("utf-8"), document, values) == path.read_text("utf-8")


def test_the_form_fills_in_a_template() -> None:
    raw = exercise_template("Heel raise", "heel-raise")
    document, _ = parse_document(raw, "heel-raise.yaml")
    assert document is not None
    text = changed_exercise_text(raw, document, exercise_values({**FORM, "dose": {"reps": "8"}}))
    changed, problems = parse_document(text, "heel-raise.yaml")
    assert changed is not None
    assert not problems
    assert not left_as_template(changed)
    assert is_same(changed.value, exercise_values({**FORM, "dose": {"reps": "8"}}))
    assert text.count("#   - image:") == raw.count("#   - image:")


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"steps": "x"},
        {"dose": "3x10"},
        {"dose": [1]},
        {"pictures": {"a": []}},
        {"name": {"a": {"b": [None]}}},
    ],
)
def test_odd_forms_are_values_for_the_check(form: dict[str, object]) -> None:
    parse_document(new_exercise_text(exercise_values(form)), "x.yaml")
