"""Models of a program: safety text and levels, each with its exercises."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from backpdf.library.model.content_model import Content
from backpdf.library.model.dose_checks import DoseChange
from backpdf.library.model.exercise import Steps
from backpdf.library.model.fields import (
    Date,
    Language,
    OptionalPart,
    Text,
    Text60,
    TextOnOneLine,
    Version,
    WebAddress,
    Weeks,
)
from backpdf.library.model.safety import BeforeYouStart, FlareUp, HowToUse, InShort, PainRule, RedFlags
from backpdf.library.model.validation import value_error

MOST_EXERCISES = 12
"""Exercises in one level; more are too many for a patient, and for the pages."""


class ExerciseUse(Content):
    """An exercise in a level; in YAML the bare id, or an id with what differs from its file."""

    exercise: TextOnOneLine = Field(examples=["bridge"])
    """The id of the exercise: the name of its file without .yaml."""
    dose: DoseChange | None = None
    """What differs from the dose in the exercise's own file."""
    steps: Steps | None = None
    """Other steps than those in the exercise's own file."""
    easier: Text | None = None
    """Another way to make it easier."""
    harder: Text | None = None
    """Another way to make it harder."""

    @model_validator(mode="before")
    @classmethod
    def _from_bare_id(cls, data: Any) -> Any:
        return {"exercise": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(super().__get_pydantic_json_schema__(schema, handler))
        return {"anyOf": [{"type": "string", "description": "The id of an exercise."}, full]}


class Review(Content):
    """Which clinician checked the program, and when."""

    by: TextOnOneLine = Field(examples=["A. Jones"])
    """Name and profession."""
    date: Date | None = None
    """The day of the review: 2026-11-21."""
    next: Date | None = None
    """The day of the next review."""

    @field_validator("next", mode="after")
    @classmethod
    def _after_this_review(cls, value: Any, info: ValidationInfo) -> Any:
        this = info.data.get("date")
        if value is not None and this is not None and value <= this:
            raise value_error("review_order")
        return value


class _AbsentLevel:
    """Placeholder for a skipped level number, so that its error is reported with all others."""


class Level(Content):
    """One level of a program; its number is its key in `levels`."""

    number: SkipJsonSchema[int]
    is_last: SkipJsonSchema[bool] = False
    name: TextOnOneLine = Field(examples=["Get moving"])
    """The name of the level."""
    aim: Text = Field(examples=["Move more easily every day."])
    """What the patient works towards."""
    how_often: Text | None = None
    """How often to do the whole level: Every day."""
    exercises: tuple[ExerciseUse, ...] = Field(min_length=1, max_length=MOST_EXERCISES, examples=[["bridge"]])
    """The exercises in the order in which they print."""
    move_on: tuple[Text, ...] = Field(
        default=(), max_length=7, validate_default=True, examples=[["All exercises feel easy."]]
    )
    """When to go to the next level; every level but the last one needs it."""
    keep_going: tuple[Text, ...] = Field(
        default=(), max_length=7, validate_default=True, examples=[["Twice a week is enough now."]]
    )
    """How to keep the effect; for the last level."""
    step_back: tuple[Text, ...] = Field(default=(), max_length=7, examples=[["The pain gets worse."]])
    """When to go back."""
    activity: Text | None = Field(default=None, examples=["Walk for 5 to 10 minutes every day."])
    """Advice on walking and other activity."""

    @model_validator(mode="before")
    @classmethod
    def _must_exist(cls, data: Any) -> Any:
        if isinstance(data, _AbsentLevel):
            raise value_error("level_absent")
        return data

    @field_validator("move_on", mode="after")
    @classmethod
    def _leads_on(cls, move_on: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if not move_on and not info.data.get("is_last"):
            raise value_error("level_without_move_on")
        return move_on

    @field_validator("keep_going", mode="after")
    @classmethod
    def _goes_on(cls, keep_going: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """Runs after move_on, which a last level may have as well: to lead to another program."""
        is_last = info.data.get("is_last")
        if is_last and not keep_going and not info.data.get("move_on", True):
            raise value_error("level_without_keep_going")
        if keep_going and not is_last:
            raise value_error("keep_going_before_last")
        return keep_going


def _with_numbers(value: Any) -> Any:
    """Levels by number, each with its number; a skipped number gets an _AbsentLevel."""
    if isinstance(value, tuple | list) and all(isinstance(level, Level) for level in value):
        last = max((level.number for level in value), default=0)
        value = {
            str(level.number): level.model_copy(update={"is_last": level.number == last}) for level in value
        }
    if not isinstance(value, dict):
        return value
    numbers = [int(key) for key in value if _is_level_number(key)]
    skipped = {str(n): _AbsentLevel() for n in range(1, max(numbers, default=0)) if n not in numbers}
    own = {
        key: {
            **level,
            "number": int(key) if _is_level_number(key) else 0,
            "is_last": key == str(max(numbers, default=0)),
        }
        if isinstance(level, dict)
        else level
        for key, level in value.items()
    }
    return {**own, **skipped}


def _is_level_number(key: object) -> bool:
    return isinstance(key, str) and len(key) == 1 and key in "123456789"


def _level_key(key: str) -> str:
    if not _is_level_number(key):
        raise value_error("level_number")
    return key


class _LevelsByNumber:
    """Schema of levels: a mapping from number to level in YAML, a tuple of levels in Python."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        by_number = handler.generate_schema(_LevelMapping)
        checked = core_schema.no_info_before_validator_function(_with_numbers, by_number)
        return core_schema.no_info_after_validator_function(
            _in_order,
            checked,
            serialization=core_schema.plain_serializer_function_ser_schema(_written_by_number),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "propertyNames": {"pattern": "^[1-9]$"}}


_LevelMapping = Annotated[dict[Annotated[str, AfterValidator(_level_key)], Level], Field(min_length=1)]


def _in_order(levels: dict[str, Level]) -> tuple[Level, ...]:
    return tuple(levels[number] for number in sorted(levels))


def _written_by_number(levels: tuple[Level, ...]) -> dict[str, Level]:
    return {str(level.number): level for level in levels}


class Program(Content):
    """The texts and levels of the handouts for one condition; its id is the name of its file."""

    id: SkipJsonSchema[str]
    title: Text60 = Field(examples=["Exercises for your lower back"])
    """The title at the head of every handout."""
    for_whom: Text | None = Field(default=None, alias="for")
    """Whom the program is for, in one line: People with pain in the lower back."""
    message: Text = Field(examples=["Keep moving. Your back is strong."])
    """The one thing that patients should remember."""
    safety: Text | None = None
    """A file of exercises/safety/ with texts that several programs share; its name without .yaml."""
    how_to_use: HowToUse = Field(examples=[["Move slowly."]])
    """How to use the sheet."""
    before_you_start: BeforeYouStart = ()
    """Who should ask a doctor or physiotherapist first."""
    pain_rule: PainRule = Field(examples=[["A mild ache is fine."]])
    """How much pain is all right."""
    red_flags: RedFlags = Field(examples=[{"emergency": "...", "doctor": "..."}])
    """The signs that need help, with what to do."""
    flare_up: FlareUp = ()
    """What to do when the pain gets worse for a while."""
    in_short: InShort = ()
    """When to stop, for the summary; what to do, how often and whom to ask print without it."""
    disclaimer: Text = Field(examples=["This sheet does not replace advice from your clinician."])
    """The words at the foot of every page."""
    version: Version = Field(examples=["1.0"])
    """The version of this program; it prints on every page."""
    date: Date = Field(examples=["2026-11-21"])
    """The day of this version."""
    review: Review | None = None
    """Who checked it; without it "not yet reviewed by a clinician" prints."""
    language: Language | None = None
    """The language of the program's texts: en or en-GB. Without it, the clinic's language, else en."""
    web: WebAddress | None = None
    """A web page with more; it prints as a link and a QR code."""
    diary_weeks: Weeks = 2
    """How many weeks the record has."""
    sources: tuple[Text, ...] = ()
    """Where the advice comes from."""
    optional: tuple[OptionalPart, ...] = Field(default=(), examples=[["in_short", "record"]])
    """What to leave out, in this order, of a sheet that would not fit.

    record_weeks is all weeks of the record but the first."""
    levels: Annotated[tuple[Level, ...], _LevelsByNumber()] = Field(examples=[{"1": "..."}])
    """The levels, numbered from 1."""
