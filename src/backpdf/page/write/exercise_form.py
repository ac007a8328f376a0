"""The form of an exercise as the browser sends it, its fields, and how its file becomes a form again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from backpdf.library.field_examples import examples_of
from backpdf.library.ids import spelt_id
from backpdf.library.model.exercise import Exercise, Picture
from backpdf.library.model.validation import field_descriptions, fields_in_files
from backpdf.library.writing.exercise_text import WORD_LISTS, exercise_values
from backpdf.library.yaml.document import Value
from backpdf.page.form_words import in_form_words, typed_amount
from backpdf.page.sheet.dose_values import dose_labels
from backpdf.page.sheet.sheet_check import FieldProblem
from backpdf.problems import Problem
from backpdf.production.exercise_files import (
    MOST_PICTURES,
    DraftProblem,
    ExerciseDraft,
    OpenedExercise,
)

STAND_IN: Final = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M1 1h7v4H1z"/></svg>'
"""A picture in the place of a photo that was looked at when it was chosen, and is sent when it is saved."""
_LABELS: Final[Mapping[str, str]] = {
    "why": "What it is good for",
    "position": "Position to start from",
    "equipment": "Equipment",
    "steps": "Steps",
    "feel": "Where it should be felt",
    "easier": "To make it easier",
    "harder": "To make it harder",
    "take_care": "Take care",
    "video": "Web address of a film",
    "alt": "What the picture shows",
    "caption": "Words under the picture",
    "credit": "Who made it",
    "licence": "Its licence",
}
_LONG: Final = ("why", "feel", "easier", "harder", "take_care", "alt", "sources")


class PhotoForm(BaseModel):
    """A photo that comes with the form: of which picture (from 0), and what its file was called."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    number: Annotated[int, Field(ge=0, lt=MOST_PICTURES)]
    name: Annotated[str, Field(max_length=300)] = ""


class ExerciseForm(BaseModel):
    """An exercise as it is typed; values are the fields of its file, id is the name of the file.

    digest is that of the file that was opened, empty for a new one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Annotated[str, Field(max_length=200)]
    digest: Annotated[str, Field(max_length=64)] = ""
    values: dict[str, Any]
    photos: Annotated[list[PhotoForm], Field(max_length=MOST_PICTURES)] = []


@dataclass(frozen=True, slots=True)
class ExerciseField:
    """A field of an exercise: its name, label, what it is for, an example, and how it is typed.

    kind is "line", "text" (of some length), "words" (with commas), or "lines" (one below the other).
    """

    name: str
    label: str
    help: str
    example: str
    kind: str
    is_needed: bool


def exercise_fields() -> list[ExerciseField]:
    """The fields of an exercise that are typed as texts, in the order of its file."""
    structured = ("id", "pictures", "steps", "dose")
    return [_field(Exercise, name) for name in fields_in_files(Exercise) if name not in structured]


def picture_fields() -> list[ExerciseField]:
    """The same for one of its pictures, but for its file."""
    return [_field(Picture, name) for name in fields_in_files(Picture) if name != "image"]


def _field(model: type[BaseModel], name: str) -> ExerciseField:
    kind = "words" if name in WORD_LISTS else "lines" if name == "sources" else "line"
    if name in _LONG and kind == "line":
        kind = "text"
    return ExerciseField(
        name,
        _label(name),
        field_descriptions(model).get(name, ""),
        next(iter(examples_of(model, name)), ""),
        kind,
        fields_in_files(model)[name].is_required(),
    )


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def draft_of(form: ExerciseForm, files: list[bytes] | None) -> ExerciseDraft:
    """The draft of a form; without files, with a stand-in for each photo."""
    values = exercise_values({**form.values, "dose": _with_units(form.values.get("dose"))})
    data = [STAND_IN] * len(form.photos) if files is None else files
    photos = {
        photo.number: (photo.name if files is not None else "photo.svg", each)
        for photo, each in zip(form.photos, data, strict=False)
    }
    return ExerciseDraft(form.id or spelt_id(str(values.get("name", ""))), values, form.digest, photos)


def _with_units(dose: Any) -> Any:
    """A dose as it is typed, with the units that a form leaves out."""
    if isinstance(dose, list):
        return [_with_units(each) for each in dose]
    if not isinstance(dose, dict):
        return dose
    return {
        name: typed_amount(name, value) if isinstance(value, str) else _with_units(value)
        for name, value in dose.items()
    }


def opened_json(opened: OpenedExercise) -> dict[str, object]:
    """An opened exercise as the form takes it: words with commas between them, all else as it is typed."""
    values: dict[str, object] = {name: _typed(name, value) for name, value in opened.values.items()}
    return {
        "id": opened.id,
        "file": opened.document.shown,
        "digest": opened.digest,
        "values": values,
    }


def _typed(name: str, value: Value) -> object:
    if name in WORD_LISTS and isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if name == "dose" and isinstance(value, dict):
        return {key: _typed_amount(each) for key, each in value.items()}
    return value


def _typed_amount(value: Value) -> object:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(str(each) for each in value)
    if isinstance(value, list):
        return [_typed_amount(each) for each in value]
    if isinstance(value, dict):
        return {name: _typed_amount(each) for name, each in value.items()}
    return value


def field_problem(found: DraftProblem) -> FieldProblem:
    """A problem at its field of the form; one of another file names its place."""
    problem = found.problem
    if not found.path:
        return FieldProblem("", f"{problem.place}: {problem.message}", problem.hint)
    name = next(str(step) for step in reversed(found.path) if isinstance(step, str))
    labels = dose_labels() if found.path[0] == "dose" else {}
    label = labels.get(name) or _label(name)
    field = "/".join(map(str, found.path))
    return FieldProblem(field, *in_form_words(problem.message, problem.hint, name, label))


def whole_problem(problem: Problem) -> FieldProblem:
    """The problem of a file that cannot be opened in the form."""
    return FieldProblem("", f"{problem.place}: {problem.message}", problem.hint)
