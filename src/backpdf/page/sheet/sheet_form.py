"""The form of the sheet as the browser sends it: what is typed, and nothing checked but its shape."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator

MOST_LISTED = 40
"""Items of one list; more than a sheet takes are told as a problem, and far more are an attack."""

Typed: TypeAlias = Annotated[str, Field(max_length=20_000)]
"""A text as it is typed in a field; empty where nothing is."""
Name: TypeAlias = Annotated[str, Field(max_length=200)]
Amounts: TypeAlias = dict[Name, Typed | None]
"""Fields of a side or a week of a dose, as typed; None takes one away."""
DoseValue: TypeAlias = Typed | Amounts | Annotated[list[Amounts], Field(max_length=30)] | None


class _FormPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ChosenExercise(_FormPart):
    """An exercise of the sheet, with what is different in it; replaces is the one that it stands in for."""

    id: Name
    replaces: Name = ""
    dose: Annotated[dict[Name, DoseValue], Field(max_length=40)] = {}
    steps: Annotated[tuple[Typed, ...], Field(max_length=MOST_LISTED, strict=False)] = ()
    easier: Typed = ""
    harder: Typed = ""


class SheetForm(_FormPart):
    """Everything that is chosen and typed for one sheet; exercises are in the order in which they print.

    print holds the options of printing, by the names of PrintOptions.
    """

    program: Name
    level: Annotated[int, Field(ge=0, le=99)]
    print: dict[Name, Name | bool | int | None] = {}
    patient: Typed = ""
    clinician: Typed = ""
    day: Name = ""
    reference: Typed = ""
    next_visit: Typed = ""
    note: Typed = ""
    diary_weeks: Name = ""
    exercises: Annotated[tuple[ChosenExercise, ...], Field(max_length=MOST_LISTED, strict=False)] = ()
    blank_dose: bool = False
    name_in_file: bool = False

    @field_validator("exercises", mode="after")
    @classmethod
    def _each_once(cls, exercises: tuple[ChosenExercise, ...]) -> tuple[ChosenExercise, ...]:
        ids = [each.id for each in exercises]
        if len(ids) != len(set(ids)):
            raise ValueError("an exercise twice")
        return exercises
