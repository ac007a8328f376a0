"""Helpers that the models share: errors with a code, and descriptions of fields."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError


def value_error(code: str, **facts: object) -> PydanticCustomError:
    """The error that a validator raises for a wrong value: a code, and the facts for its message.

    `library.messages` has the message for every code.  The text of the error itself is only for
    people who use the models from Python.
    """
    listed = ", ".join(f"{name}: {fact}" for name, fact in facts.items())
    plain = f"{code.replace('_', ' ')}{f' ({listed})' if listed else ''}"
    # pydantic reads braces in the text as placeholders.
    return PydanticCustomError(code, plain.replace("{", "(").replace("}", ")"), facts)


def value_errors(errors: Iterable[tuple[tuple[str | int, ...], PydanticCustomError]]) -> ValidationError:
    """One error for several wrong parts of a value, each with the path to it from that value."""
    details = [InitErrorDetails(type=error, loc=path, input=None) for path, error in errors]
    return ValidationError.from_exception_data("value", details)


@cache
def fields_in_files(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model by the names that they have in files: the alias where one has an alias."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def field_descriptions(model: type) -> dict[str, str]:
    """Name of a field -> the docstring below it, without the fields of its bases; for the JSON Schema.

    pydantic can do this itself (`use_attribute_docstrings`), but then does it for every model at every
    start of the program.
    """
    definition = ast.parse(dedent(inspect.getsource(model))).body[0]
    assert isinstance(definition, ast.ClassDef)
    descriptions: dict[str, str] = {}
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                descriptions[name] = inspect.cleandoc(text)
    return descriptions
