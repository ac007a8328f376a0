"""pydantic's errors -> problems in plain words, at their place in the file.

pydantic's own words are never used: `words` has a sentence and a hint for every kind of error.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from backpdf.library.field_examples import fields_of, meant, model_at
from backpdf.library.messages import Wrong, tell
from backpdf.library.yaml.document import Document
from backpdf.problems import Problem

_KEY = "[key]"
_AT_NAME = frozenset({"extra_forbidden", "missing", "too_short", "level_number"})


def problems_of(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    """Every error of a file's validation as a problem; what only follows from another one is left out."""
    found = list(_wrongs(error, document, model))
    meant_instead = {
        (*wrong.path[:-1], meant(wrong.name, fields_of(model_at(model, wrong.path[:-1]))))
        for wrong in found
        if wrong.kind == "extra_forbidden"
    }
    return [_problem(wrong, document) for wrong in found if not _follows(wrong, meant_instead)]


def _wrongs(error: ValidationError, document: Document, model: type[BaseModel]) -> Iterator[Wrong]:
    for details in error.errors(include_url=False):
        path = tuple(step for step in details["loc"] if step != _KEY)
        facts = details.get("ctx", {})
        yield Wrong(details["type"], path, details["input"], facts, model, document.has(*path))


def _problem(wrong: Wrong, document: Document) -> Problem:
    message, hint = tell(wrong)
    at_name = wrong.kind in _AT_NAME or wrong.value is None
    return document.problem(wrong.path, message, hint, key=at_name and wrong.present)


def _follows(wrong: Wrong, meant_instead: set[tuple[str | int | None, ...]]) -> bool:
    """Whether an error goes away when a misspelt field is put right."""
    if wrong.kind == "too_short":  # pydantic counts only the items that are right
        return bool(wrong.value)
    if wrong.kind == "missing":
        return wrong.path in meant_instead
    if wrong.kind == "dose_without_amount":
        parent = wrong.path[:-1]
        return any((*parent, name) in meant_instead for name in ("reps", "hold", "duration"))
    if wrong.kind == "dose_change_empty":
        return any(path[:-1] == wrong.path[:-1] for path in meant_instead)
    return False
