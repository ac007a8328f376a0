"""An exercise as the text of its file: a new one, or an existing one with other values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from backpdf.library.model.content_model import Content
from backpdf.library.model.dose import Dose
from backpdf.library.model.exercise import Exercise, Picture
from backpdf.library.model.fields import fold
from backpdf.library.model.validation import fields_in_files
from backpdf.library.template import exercise_file
from backpdf.library.writing.field_text import field_text
from backpdf.library.writing.text_edits import changed_text
from backpdf.library.yaml.document import Document, Value

FIELDS: Final = tuple(name for name in fields_in_files(Exercise) if name != "id")
"""The fields of an exercise's file, in the order in which they are written."""
WORD_LISTS: Final = ("equipment", "tags")
"""Fields that a form takes as words with commas between them."""
_DOSE_LISTS: Final = ("reps", "days")
"""Fields of a dose that are written as a list where they hold commas."""
_DOSE_FIELDS: Final = tuple(fields_in_files(Dose))
_PICTURE_FIELDS: Final = tuple(fields_in_files(Picture))


def new_exercise_text(values: Mapping[str, Value]) -> str:
    """The text of a new file, values as `exercise_values` gives them.

    Fields without which no exercise is whole are there, empty where nothing was filled in: so the check has a
    place for what it says of them.
    """
    fields = _whole(values)
    return exercise_file((name, field_text(name, value)) for name, value in fields.items())


def has_gaps(values: Mapping[str, Value]) -> bool:
    """Whether something is missing without which no exercise is whole."""
    fields = _whole(values)
    pictures = fields.get("pictures")
    parts = [fields, *(pictures if isinstance(pictures, list) else ())]
    return any(not value for part in parts if isinstance(part, dict) for value in part.values())


def _whole(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what is missing, which is empty."""
    pictures = values.get("pictures")
    if isinstance(pictures, list):
        pictures = [
            _with_gaps(each, Picture, _PICTURE_FIELDS) if isinstance(each, dict) else each
            for each in pictures
        ]
        values = {**values, "pictures": pictures}
    return _with_gaps(values, Exercise, FIELDS)


def _with_gaps(values: Mapping[str, Value], model: type[Content], names: Iterable[str]) -> dict[str, Value]:
    """Fields in order, those included that must not be left out."""
    known = fields_in_files(model)
    return {name: values.get(name) for name in names if values.get(name) or known[name].is_required()}


def changed_exercise_text(raw: str, document: Document, values: Mapping[str, Value]) -> str:
    """The text of an exercise's file with other values; see `changed_text`, also for what it raises."""
    return changed_text(raw, document, {name: values.get(name) for name in FIELDS})


def exercise_values(form: Mapping[str, object]) -> dict[str, Value]:
    """The values of an exercise as a form has them, in the order of its file, without those that are empty.

    Texts are as typed; words and the repetitions of several sets may be one text with commas.  What no
    exercise has is left out.
    """
    found: dict[str, Value] = {}
    for name in FIELDS:
        value = _value(form.get(name))
        if name in WORD_LISTS and isinstance(value, str):
            value = _split(value.replace("\n", ","))
        elif name == "pictures" and isinstance(value, list):
            value = [_ordered(each, _PICTURE_FIELDS) for each in value]
        elif name == "dose":
            value = _dose(value)
        if value:
            found[name] = value
    return found


def _dose(value: Value) -> Value:
    """A dose with its fields in order, and lists where texts hold commas."""
    if not isinstance(value, dict):
        return value
    fields = _ordered(value, _DOSE_FIELDS)
    assert isinstance(fields, dict)
    for name, each in fields.items():
        if name in ("left", "right"):
            fields[name] = _dose(each)
        elif name == "weeks" and isinstance(each, list):
            fields[name] = [_dose(week) for week in each]
        elif name in _DOSE_LISTS and isinstance(each, str) and "," in each:
            fields[name] = _split(each)
    return fields


def _split(text: str) -> Value:
    return [part.strip() for part in text.split(",") if part.strip()]


def _ordered(value: Value, names: Iterable[str]) -> Value:
    """Fields in a given order, without those that are empty."""
    if not isinstance(value, dict):
        return value
    return {name: value[name] for name in names if value.get(name)}


def _value(value: object) -> Value:
    """A value of JSON as one of a file: texts with single spaces, true and false and numbers as texts."""
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return str(fold(value.replace("\r\n", "\n"))) or None
    if isinstance(value, list):
        return [each for each in map(_value, value) if each]
    if isinstance(value, Mapping):
        return {str(name): each for name, item in value.items() if (each := _value(item))}
    return None
