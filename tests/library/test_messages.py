"""Every kind of error that the models raise has its own message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from backpdf.library.field_errors import FieldError
from backpdf.library.field_examples import fields_of, model_at, nearest_field, nearest_nested_field
from backpdf.library.messages import MESSAGES, message_for, unknown_field
from backpdf.library.model import (
    clinic,
    dose_checks,
    dose_fields,
    dose_shorthand,
    fields,
    frequency_fields,
    program,
    typed_text,
)
from backpdf.library.model.library import Clinic, Content, Dose, Exercise, Level, Program
from backpdf.library.model.plan import Plan
from backpdf.library.model.safety import SafetyTexts
from backpdf.library.model.validation import fields_in_files

MODELS: list[type[Content]] = [Exercise, Program, SafetyTexts, Clinic, Plan]

VALIDATING = (clinic, dose_checks, dose_fields, dose_shorthand, fields, frequency_fields, program, typed_text)

# Kind of schema -> the errors that it raises; from the source of pydantic-core.
RAISES: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
    "bool": set(),  # a validator before it passes only true and false
    "float": set(),  # a validator before it passes only heights
    "date": set(),  # a validator before it passes only dates
    "int": set(),  # a validator before it passes only small numbers
    "function-plain": set(),
    "function-before": set(),
    "function-after": set(),
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "any": set(),
}
LIMITS: dict[tuple[str, str], set[str]] = {
    ("str", "min_length"): {"string_too_short"},
    ("str", "max_length"): {"string_too_long"},
    ("tuple", "min_length"): {"too_short"},
    ("tuple", "max_length"): {"too_long"},
    ("dict", "min_length"): {"too_short"},
}
KNOWN_KEYS = {
    "type",
    "schema",
    "fields",
    "items_schema",
    "keys_schema",
    "values_schema",
    "function",
    "ref",
    "cls",
}


def schemas(part: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a core schema, without those for serialization."""
    if isinstance(part, dict):
        if part.get("type") in RAISES:
            yield part
        elif isinstance(part.get("type"), str) and part["type"] not in {"model-field"}:
            pytest.fail(f"unknown kind of schema: {part['type']}")
        for name, inner in part.items():
            if name not in {"serialization", "metadata", "function", "config", "default"}:
                yield from schemas(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from schemas(inner)


def kinds_of_pydantic() -> set[str]:
    found: set[str] = set()
    for model in MODELS:
        for schema in schemas(model.__pydantic_core_schema__):
            kind = schema["type"]
            found |= RAISES[kind]
            for name in schema:
                found |= LIMITS.get((kind, name), set())
                constraint = name in {"pattern", "strict", "gt", "ge", "lt", "le", "multiple_of"}
                constraint = constraint or name.endswith("_length")
                assert not constraint or (kind, name) in LIMITS, f"a limit without a message: {kind}.{name}"
    return found


def kinds_of_the_validators() -> set[str]:
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in VALIDATING]
    found = {kind for source in sources for kind in re.findall(r'value_error\(\s*"(\w+)"', source)}
    # DoseFault(path, "kind", facts): the kind is followed by facts or {
    return found | {
        kind for source in sources for kind in re.findall(r'DoseFault\(.*"(\w+)", (?:facts|\{)', source)
    }


def test_every_kind_of_error_has_a_message() -> None:
    assert kinds_of_pydantic() | kinds_of_the_validators() == set(MESSAGES)


def test_an_unknown_kind_of_error_has_a_message() -> None:
    error = FieldError("url_parsing", ("steps", 2), "x", {}, Exercise, True)
    assert message_for(error) == (
        'item 3 of "steps" is not as it should be',
        "compare it with an exercise or program that works",
    )


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize("value", ["text", None, ["a"], {"a": "b"}])
@pytest.mark.parametrize(
    "path", [("steps", 0), ("levels", "1"), ("levels",), ("dose", "reps"), ("exercises",), ()]
)
def test_messages_for_any_value(kind: str, value: object, path: tuple[str | int, ...]) -> None:
    message, hint = message_for(FieldError(kind, path, value, {}, Program, True))
    assert message
    assert hint
    assert not hint.endswith(".")


PYDANTIC_TERMS = re.compile(
    r"[Ii]nput should|[Vv]alid |Extra inputs|required|Field |Value error|pydantic|dictionary|tuple"
)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("value", ["text", [], ["a", None, {}], {}, {"a": {"b": None}}, None])
def test_no_term_of_pydantic(model: type[Content], value: object) -> None:
    try:
        model.model_validate(dict.fromkeys([*model.model_fields, "x"], value))
    except ValidationError as error:
        for details in error.errors():
            path = details["loc"]
            field_error = FieldError(
                details["type"], path, details["input"], details.get("ctx", {}), model, True
            )
            assert not PYDANTIC_TERMS.search(" ".join(str(words) for words in message_for(field_error)))


@pytest.mark.parametrize(
    ("name", "model", "expected"),
    [
        ("repititions", Dose, "reps"),
        ("Repeats", Dose, "reps"),
        ("seconds", Dose, "hold"),
        ("days per week", Dose, "days_a_week"),
        ("instructions", Exercise, "steps"),
        ("title", Exercise, "name"),
        ("photo", Exercise, "pictures"),
        ("image", Exercise, "pictures"),
        ("caution", Exercise, "take_care"),
        ("warning", Exercise, "take_care"),
        ("STEPS", Exercise, "steps"),
        ("take-care", Exercise, "take_care"),
        ("instuctions", Exercise, "steps"),
        ("moveon", Level, "move_on"),
        ("zzz", Exercise, None),
    ],
)
def test_nearest_field(name: str, model: type[Content], expected: str | None) -> None:
    assert nearest_field(name, fields_of(model)) == expected


def test_nearest_nested_field() -> None:
    assert nearest_nested_field("repetitions", Exercise) == ("dose", "reps")
    assert nearest_nested_field("naem", Exercise) is None
    assert unknown_field("sets", Exercise)[1] == 'did you mean "sets", inside "dose"?'


def test_every_required_field_has_an_example() -> None:
    models: list[type[BaseModel]] = [*MODELS, Level]
    models += [model_at(Exercise, ["pictures", 0]), model_at(Program, ["red_flags", "doctor"])]
    for model in models:
        for name in fields_of(model):
            field = fields_in_files(model)[name]
            assert field.examples or not field.is_required(), f"{model.__name__}.{name}"
