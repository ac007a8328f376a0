"""Doses as the fields of a form show them: every value as it is written in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from backpdf.library.field_examples import examples_of
from backpdf.library.model.dose import Amounts, Dose, WeekAmounts
from backpdf.library.model.validation import field_descriptions

Kind = Literal["text", "switch", "side", "amounts", "weeks"]

_LABELS: Final[Mapping[str, str]] = {
    "reps": "Repetitions",
    "days_a_week": "Days a week",
    "days": "Named days",
    "every": "Every",
    "each_side": "For each side",
    "side": "One side only",
    "left": "Left side",
    "right": "Right side",
    "weeks": "Week by week",
}
_KINDS: Final[Mapping[str, Kind]] = {
    "each_side": "switch",
    "side": "side",
    "left": "amounts",
    "right": "amounts",
    "weeks": "weeks",
}


@dataclass(frozen=True, slots=True)
class DoseField:
    """A field of a dose: its name, label, what it is for, an example, and the kind of its value.

    in_parts holds for a field that a side or a week may have, too.
    """

    name: str
    label: str
    help: str
    example: str
    kind: Kind
    in_side: bool
    in_week: bool


@cache
def dose_fields() -> tuple[DoseField, ...]:
    """Every field of a dose, in the order of the model."""
    words = {name: text for model in (Amounts, WeekAmounts, Dose) for name, text in _words(model).items()}
    return tuple(
        DoseField(
            name,
            _LABELS.get(name, name.replace("_", " ").capitalize()),
            words[name],
            next(iter(examples_of(Dose, name)), "").strip("[]"),
            _KINDS.get(name, "text"),
            name in Amounts.model_fields,
            name in WeekAmounts.model_fields,
        )
        for name in Dose.model_fields
    )


@cache
def dose_labels() -> Mapping[str, str]:
    """What each field of a dose is called in a form."""
    return {field.name: field.label for field in dose_fields()}


def _words(model: type[Amounts]) -> Mapping[str, str]:
    return field_descriptions(model)


def dose_values(dose: Dose) -> dict[str, object]:
    """The fields of a dose that have a value, as texts; sides as fields, and weeks as a list of fields."""
    return {name: _value(value) for name, value in dose.given().items()}


def change_values(change: Dose) -> dict[str, object]:
    """The fields of a change to a dose; None for one that it takes away."""
    values = {name: getattr(change, name) for name in Dose.model_fields if name in change.model_fields_set}
    return {name: None if value is None else _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    match value:
        case Amounts():
            return {name: _value(part) for name, part in value.given().items()}
        case tuple():
            return [_value(part) for part in value]
        case bool():
            return "true" if value else "false"
    return str(value)
