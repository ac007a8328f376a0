"""Models of an exercise: pictures, steps and dose.

Every model accepts the texts of a YAML file, or values of the right type from Python code.  The
docstrings and examples of the fields also go into the JSON Schema, which editors show.
"""

from __future__ import annotations

from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema

from backpdf.library.model.amounts import Count, Duration
from backpdf.library.model.fields import (
    DaysAWeek,
    FilePath,
    Language,
    Switch,
    Text,
    Text60,
    Text80,
    Text300,
    TextOnOneLine,
    WebAddress,
)
from backpdf.library.model.validation import field_descriptions, value_error


class Content(BaseModel):
    """Base of all models: frozen, no unknown fields, and an empty field counts as not given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, data: Any) -> Any:
        if isinstance(data, dict):
            known = cls.model_fields
            return {name: value for name, value in data.items() if value is not None or name not in known}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        json_schema = handler(schema)
        fields = handler.resolve_ref_schema(json_schema)["properties"]
        for name, text in field_descriptions(cls).items():
            fields[name]["description"] = text
        return json_schema


class Picture(Content):
    """One picture of an exercise, with its caption and alternative text."""

    image: FilePath = Field(examples=["bridge-start.svg"])
    """The file, as seen from the folder images/."""
    caption: Text60 = Field(examples=["Start"])
    """The words under the picture."""
    alt: Text300 = Field(examples=["A person lies on their back with knees bent."])
    """What the picture shows, for people who use a screen reader."""
    credit: TextOnOneLine | None = None
    """Who made the picture."""
    licence: TextOnOneLine | None = None
    """Under which licence it may be used."""


class DoseChange(Content):
    """Changes to the dose of an exercise; at least one field."""

    sets: Count | None = None
    """How many sets: 2 or 2-3."""
    reps: Count | None = None
    """How many repetitions in each set: 8 or 8-12."""
    hold: Duration | None = None
    """How long to hold each repetition: 5 s."""
    rest: Duration | None = None
    """How long to rest between sets: 30 s."""
    duration: Duration | None = None
    """How long to go on, for an exercise without repetitions: 1-2 min."""
    times_a_day: Count | None = None
    """How often on one day: 1 or 1-2."""
    days_a_week: DaysAWeek | None = None
    """On how many days of a week: 4-5."""
    each_side: Switch | None = None
    """true where the dose is for the left and for the right side."""
    load: TextOnOneLine | None = Field(default=None, validate_default=True)
    """The weight or band to use."""

    @field_validator("load", mode="after")
    @classmethod
    def _changes_something(cls, load: str | None, info: ValidationInfo) -> str | None:
        """Runs after the other fields; info.data lacks those with an error, which is reported already."""
        others = [name for name in cls.model_fields if name != "load"]
        if load is None and all(name in info.data and info.data[name] is None for name in others):
            raise value_error("dose_change_empty")
        return load


class Dose(Content):
    """How much of an exercise; at least repetitions, a hold or a duration."""

    sets: Count | None = None
    """How many sets: 2 or 2-3."""
    reps: Count | None = None
    """How many repetitions in each set: 8 or 8-12."""
    hold: Duration | None = None
    """How long to hold each repetition: 5 s."""
    rest: Duration | None = None
    """How long to rest between sets: 30 s."""
    duration: Duration | None = Field(default=None, validate_default=True)
    """How long to go on, for an exercise without repetitions: 1-2 min."""
    times_a_day: Count | None = None
    """How often on one day: 1 or 1-2."""
    days_a_week: DaysAWeek | None = None
    """On how many days of a week: 4-5."""
    each_side: Switch = False
    """true where the dose is for the left and for the right side."""
    load: TextOnOneLine | None = None
    """The weight or band to use."""

    @field_validator("duration", mode="after")
    @classmethod
    def _states_an_amount(cls, duration: Duration | None, info: ValidationInfo) -> Duration | None:
        """Runs after reps and hold; info.data lacks those with an error, which is reported already."""
        if duration is None and all(
            name in info.data and info.data[name] is None for name in ("reps", "hold")
        ):
            raise value_error("dose_without_amount")
        return duration

    def changed(self, change: DoseChange) -> Self:
        """This dose with the fields of the change in place of its own."""
        given = {name: getattr(change, name) for name in DoseChange.model_fields}
        return self.model_copy(update={name: value for name, value in given.items() if value is not None})


class Exercise(Content):
    """One exercise; its id is the name of its file."""

    id: SkipJsonSchema[str]
    name: Text80 = Field(examples=["Bridge"])
    """The name, as patients read it."""
    why: Text = Field(examples=["Builds strength in your buttocks and back."])
    """What the exercise is good for, in one short sentence."""
    position: TextOnOneLine | None = None
    """The position to start from: lying on back."""
    equipment: tuple[TextOnOneLine, ...] = ()
    """What is needed: [mat]."""
    pictures: tuple[Picture, ...] = Field(default=(), max_length=4)
    """Up to four pictures; two are best: start and finish."""
    steps: tuple[Text, ...] = Field(min_length=1, max_length=15, examples=[["Lie on your back."]])
    """What to do, step by step."""
    dose: Dose = Field(examples=[{"sets": 2, "reps": "8-12"}])
    """How much, how long and how often."""
    easier: Text | None = None
    """How to make it easier."""
    harder: Text | None = None
    """How to make it harder."""
    take_care: Text | None = None
    """When to stop, and what to watch."""
    tags: tuple[TextOnOneLine, ...] = ()
    """Words to find the exercise by."""
    video: WebAddress | None = None
    """The web address of a film; it prints as a link and a QR code."""
    sources: tuple[Text, ...] = ()
    """Where the exercise comes from."""
    language: Language | None = None
    """Language of this file, where it differs from the program's: en or en-GB."""
