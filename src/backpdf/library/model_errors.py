"""Converts validation errors of pydantic to problems with positions in the file.

The texts come from `library.messages`, never from pydantic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel, ValidationError

from backpdf.library.field_errors import FieldError
from backpdf.library.field_examples import fields_of, model_at, nearest_field
from backpdf.library.messages import message_for
from backpdf.library.yaml.document import Document
from backpdf.problems import MOST_ALIKE, Problem
from backpdf.quoting import quoted

_KEY = "[key]"
_AT_NAME = frozenset({"extra_forbidden", "missing", "too_short", "level_number", "keep_going_before_last"})
_ABSENT = frozenset({"missing", "level_without_move_on", "level_without_keep_going"})


def problems_of(
    error: ValidationError, document: Document, model: type[BaseModel], elsewhere: Collection[str] = ()
) -> list[Problem]:
    """Every validation error of a file as a problem, without those that only follow from another one.

    elsewhere names fields that another file has, which has problems of its own.
    """
    found = [
        error
        for error in _field_errors(error, document, model)
        if not (
            error.kind == "missing"
            and error.path[:-1] == ()
            and error.name in elsewhere
            and not error.present
        )
    ]
    unknown = [error for error in found if error.kind == "extra_forbidden"]
    unknown.sort(key=lambda error: document.mark(*error.path, key=True).line)
    counted = {error.path for error in unknown[MOST_ALIKE:]}
    corrected = {
        (*error.path[:-1], nearest_field(error.name, fields_of(model_at(model, error.path[:-1]))))
        for error in unknown[:MOST_ALIKE]
    }
    return [
        _problem(error, document, with_hint=error.path not in counted)
        for error in found
        if not _is_consequence(error, corrected)
    ]


def _field_errors(error: ValidationError, document: Document, model: type[BaseModel]) -> Iterator[FieldError]:
    for details in error.errors(include_url=False):
        path = tuple(step for step in details["loc"] if step != _KEY)
        facts = details.get("ctx", {})
        present = document.has(*path)
        typed = document.rest_of_line(path) if present else ""
        yield FieldError(details["type"], path, details["input"], facts, model, present, typed)


def _problem(error: FieldError, document: Document, *, with_hint: bool) -> Problem:
    """The problem of an error; a hint for an unknown field takes time, so those only counted have none."""
    message, hint = message_for(error) if with_hint else (f"unknown field {quoted(error.name)}", None)
    at_name = error.kind in _AT_NAME or error.value is None
    return document.problem(error.path, message, hint, key=at_name and error.present)


def _is_consequence(error: FieldError, corrected: set[tuple[str | int | None, ...]]) -> bool:
    """Whether an error goes away when a misspelt field is put right."""
    if error.kind == "too_short":  # pydantic counts only the items that are right
        return bool(error.value)
    if error.kind in _ABSENT:
        return error.path in corrected
    if error.kind == "dose_change_empty":
        return any(path[:-1] == error.path[:-1] for path in corrected)
    return False
