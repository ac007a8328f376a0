"""The dose of an exercise, and a change to one: how much, how long and how often.

One model holds both.  A change has only the fields that differ, and null takes a field away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from backpdf.library.model.amounts import RepsBySet
from backpdf.library.model.content_model import Content
from backpdf.library.model.dose_fields import HoldTime, Length, Repetitions, Sets, Speed, Time
from backpdf.library.model.dose_shorthand import spelt_out
from backpdf.library.model.fields import TextOnOneLine
from backpdf.library.model.frequency_fields import BothSides, DaysAWeek, Every, NamedDays, OneSide, TimesADay


class Amounts(Content):
    """How much of an exercise to do in one go, on one side or in one week."""

    sets: Sets | None = Field(default=None, examples=[2, "2-3"])
    """How many sets: 2 or 2-3."""
    reps: Repetitions | None = Field(default=None, examples=[8, "8-12"])
    """How many repetitions in each set: 8 or 8-12; max or max 20; one number for each set: [12, 10, 8]."""
    hold: HoldTime | None = Field(default=None, examples=["5 s", "3 breaths"])
    """How long to hold each repetition: 5 s or 3 breaths."""
    tempo: Speed | None = Field(default=None, examples=["3-1-3"])
    """Seconds to lower, to hold and to lift: 3-1-3."""
    rest: HoldTime | None = Field(default=None, examples=["30 s"])
    """How long to rest between sets: 30 s."""
    duration: Time | None = Field(default=None, examples=["1-2 min"])
    """How long to go on, for an exercise without repetitions: 1-2 min, 1.5 min or 1 h."""
    distance: Length | None = Field(default=None, examples=["500 m"])
    """How far to go: 500 m, in m, km, miles, yards, feet or steps."""
    load: TextOnOneLine | None = Field(default=None, examples=["the red band"])
    """The weight or band to use."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, data: Any) -> Any:
        """Keeps empty fields, which take something away; spells out `3x10` and the like."""
        return spelt_out(data, with_sides="each_side" in cls.model_fields)

    @model_serializer(mode="wrap")
    def _only_what_is_set(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leaves out fields that were not given, for a null among them would take something away."""
        written: dict[str, Any] = handler(self)
        return {name: value for name, value in written.items() if name in self.model_fields_set}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(super().__get_pydantic_json_schema__(schema, handler))
        bare = {"type": ["integer", "string"], "description": "Repetitions alone: 8 or 3x10."}
        return {"anyOf": [full, bare]}

    def given(self) -> dict[str, Any]:
        """The fields with a value, in the order of the model."""
        values = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: value for name, value in values if value not in (None, False)}

    def as_yaml(self) -> str:
        """The fields with a value, as they are written in one line: {reps: 5}."""
        return "{" + ", ".join(f"{name}: {_in_flow(value)}" for name, value in self.given().items()) + "}"

    def without(self, names: set[str]) -> Self:
        """A copy without these fields."""
        return self.model_construct(None, **{n: value for n, value in self.given().items() if n not in names})


class WeekAmounts(Amounts):
    """How much of an exercise to do in one week, and how often."""

    times_a_day: TimesADay | None = Field(default=None, examples=[1, "1-2"])
    """How often on one day: 1 or 1-2."""
    days_a_week: DaysAWeek | None = Field(default=None, examples=[3, "4-5"])
    """On how many days of a week: 4-5; 7 or daily for every day."""


class Dose(WeekAmounts):
    """How much of an exercise, how long and how often; or what is different in it."""

    days: NamedDays | None = Field(default=None, examples=[["Mon", "Wed", "Fri"]])
    """On which days of the week: [Mon, Wed, Fri]."""
    every: Every | None = Field(default=None, examples=["2 days", "1 h"])
    """The time from one session to the next: 2 days for every second day, 1 h for each hour while awake."""
    each_side: BothSides | None = Field(default=None, examples=[True])
    """true where the dose is for the left and for the right side."""
    side: OneSide | None = Field(default=None, examples=["left"])
    """left or right, where the dose is for one side only."""
    left: Amounts | None = Field(default=None, examples=[{"reps": 5}])
    """What the left side does otherwise than the right: {reps: 5}; needs right, too."""
    right: Amounts | None = Field(default=None, examples=[{"reps": 10}])
    """What the right side does otherwise than the left: {reps: 10}; needs left, too."""
    weeks: tuple[WeekAmounts, ...] | None = Field(
        default=None, min_length=1, max_length=12, examples=[[{"reps": 8}, {"reps": 10}]]
    )
    """What differs from week to week: [{reps: 8}, {reps: 10}, {reps: 12}]; it prints as a table."""
    note: TextOnOneLine | None = Field(default=None, examples=["Use the red band."])
    """What no other field says, in your own words."""

    def changed(self, change: Dose) -> Dose:
        """This dose with what the change says in place of what it says itself.

        What contradicts the change goes, too: named days take the place of days a week, one side that of
        both, a number of repetitions that of one for each week.  For two changes, it is the change that does
        both, one after the other.
        """
        values = {name: getattr(change, name) for name in change.model_fields_set}
        replaced = self._displaced_by(change)
        before = Dose()._displaced_by(self) - self.given().keys()  # where this is a change itself
        update = {**dict.fromkeys(before), **self._parts_without(change), **dict.fromkeys(replaced), **values}
        return self.model_copy(update=update)

    def _displaced_by(self, change: Dose) -> set[str]:
        """The fields whose place the change takes."""
        given = change.given()
        gone = set().union(*(others for name, others in _ALTERNATIVES.items() if name in given))
        if isinstance(change.reps, RepsBySet):
            gone.add("sets")
        if change.every is not None:
            gone |= set(WHEN[change.every.within_a_day])
        if self.every is not None and any(name in given for name in WHEN[self.every.within_a_day]):
            gone.add("every")
        return gone | names_in(change.sides) | names_in(change.weeks or ())

    def _parts_without(self, change: Dose) -> dict[str, Any]:
        """The sides and weeks of this dose without what the change says for all of them."""
        parts: dict[str, Any] = {}
        given = set(change.given())
        if self.sides:
            sides = [side.without(given | names_in(change.weeks or ())) for side in self.sides]
            left = any(side.given() for side in sides)
            parts |= {"left": sides[0], "right": sides[1]} if left else _BOTH_ALIKE
        if self.weeks:
            weeks = tuple(week.without(given | names_in(change.sides)) for week in self.weeks)
            parts["weeks"] = weeks if any(week.given() for week in weeks) else None
        return parts

    @property
    def sides(self) -> tuple[Amounts, ...]:
        """What differs on the left and on the right; empty where they do not differ."""
        return (self.left, self.right) if self.left is not None and self.right is not None else ()

    def in_week(self, week: WeekAmounts) -> Dose:
        """The dose of one of its weeks."""
        return self.model_copy(update={**week.given(), "weeks": None})


_ALTERNATIVES: Mapping[str, frozenset[str]] = {
    "days": frozenset({"days_a_week"}),
    "days_a_week": frozenset({"days"}),
    "side": frozenset({"each_side", "left", "right"}),
    "each_side": frozenset({"side", "left", "right"}),
    "left": frozenset({"side", "each_side"}),
    "right": frozenset({"side", "each_side"}),
}
"""Fields that say the same in another way."""
WHEN: Mapping[bool, tuple[str, ...]] = {True: ("times_a_day",), False: ("days_a_week", "days")}
"""The fields whose place `every` takes, where it says how often within a day, and where it does not."""
_BOTH_ALIKE: Mapping[str, Any] = {"left": None, "right": None, "each_side": True}


def _in_flow(value: object) -> str:
    """A value in one line of YAML, where a comma ends it."""
    return f"[{', '.join(map(str, value.sets))}]" if isinstance(value, RepsBySet) else str(value)


def names_in(parts: Iterable[Amounts]) -> set[str]:
    """The fields that have a value in one of the parts."""
    return {name for part in parts for name in part.given()}
