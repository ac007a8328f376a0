"""No kind of error that the models can raise is without words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from backpdf.library.field_examples import fields_of, meant, meant_inside, model_at
from backpdf.library.messages import TABLE, Wrong, tell, unknown_field
from backpdf.library.model import amounts, exercise, fields, program
from backpdf.library.model.library import Clinic, Content, Dose, Exercise, Level, Program
from backpdf.library.model.plan import Plan

MODELS: list[type[Content]] = [Exercise, Program, Clinic, Plan]

# What each kind of schema can raise, of those that the models are made of (pydantic-core's own list).
RAISES: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
    "bool": set(),  # behind a validator that lets only true and false through
    "date": set(),  # behind a validator that lets only dates through
    "int": set(),  # behind a validator that lets only small numbers through
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
    """Every schema inside a core schema; what only writes values out is left aside."""
    if isinstance(part, dict):
        if part.get("type") in RAISES:
            yield part
        elif isinstance(part.get("type"), str) and part["type"] not in {"model-field"}:
            pytest.fail(f"a kind of schema that this test does not know: {part['type']}")
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
                assert not constraint or (kind, name) in LIMITS, f"a limit without words: {kind}.{name}"
    return found


def kinds_of_our_own() -> set[str]:
    sources = [
        Path(str(module.__file__)).read_text(encoding="utf-8")
        for module in (amounts, exercise, fields, program)
    ]
    found = {kind for source in sources for kind in re.findall(r'fault\(\s*"(\w+)"', source)}
    return found | {"count_form", "duration_form"}


def test_every_kind_of_error_has_words() -> None:
    assert kinds_of_pydantic() | kinds_of_our_own() == set(TABLE)


def test_a_kind_that_nobody_thought_of_has_words_too() -> None:
    wrong = Wrong("url_parsing", ("steps", 2), "x", {}, Exercise, True)
    assert tell(wrong) == (
        'item 3 of "steps" is not as it should be',
        "compare it with an exercise or program that works",
    )


@pytest.mark.parametrize("kind", TABLE)
@pytest.mark.parametrize("value", ["text", None, ["a"], {"a": "b"}])
@pytest.mark.parametrize(
    "path", [("steps", 0), ("levels", "1"), ("levels",), ("dose", "reps"), ("exercises",), ()]
)
def test_words_never_fail(kind: str, value: object, path: tuple[str | int, ...]) -> None:
    message, hint = tell(Wrong(kind, path, value, {}, Program, True))
    assert message
    assert hint
    assert not hint.endswith(".")


PYDANTIC_WORDS = re.compile(
    r"[Ii]nput should|[Vv]alid |Extra inputs|required|Field |Value error|pydantic|dictionary|tuple"
)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("value", ["text", [], ["a", None, {}], {}, {"a": {"b": None}}, None])
def test_no_word_of_pydantic(model: type[Content], value: object) -> None:
    try:
        model.model_validate(dict.fromkeys([*model.model_fields, "x"], value))
    except ValidationError as error:
        for details in error.errors():
            path = details["loc"]
            wrong = Wrong(details["type"], path, details["input"], details.get("ctx", {}), model, True)
            assert not PYDANTIC_WORDS.search(" ".join(str(words) for words in tell(wrong)))


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
def test_the_field_that_was_meant(name: str, model: type[Content], expected: str | None) -> None:
    assert meant(name, fields_of(model)) == expected


def test_a_field_that_belongs_further_in() -> None:
    assert meant_inside("repetitions", Exercise) == ("dose", "reps")
    assert meant_inside("naem", Exercise) is None
    assert unknown_field("sets", Exercise)[1] == 'did you mean "sets", inside "dose"?'


def test_every_required_field_has_an_example() -> None:
    models: list[type[BaseModel]] = [*MODELS, Level]
    models += [model_at(Exercise, ["pictures", 0]), model_at(Program, ["red_flags", "doctor"])]
    for model in models:
        for name in fields_of(model):
            field = model.model_fields[name]
            assert field.examples or not field.is_required(), f"{model.__name__}.{name}"
