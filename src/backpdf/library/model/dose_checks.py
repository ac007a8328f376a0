"""Checks that what a dose says in one field agrees with what it says in the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from backpdf.library.model.amounts import Count, Duration, RepsBySet
from backpdf.library.model.dose import WHEN, Amounts, Dose, names_in
from backpdf.library.model.validation import value_error, value_errors

AMOUNTS = ("reps", "hold", "duration", "distance")
"""A dose has at least one of these."""


@dataclass(frozen=True, slots=True)
class DoseFault:
    """A contradiction: the path of the field to underline, the code and facts of the message.

    other is the field that it contradicts, where there is one.
    """

    path: tuple[str | int, ...]
    code: str
    facts: Mapping[str, object]
    other: str | None = None


def dose_faults(dose: Dose) -> list[DoseFault]:
    """The contradictions in a dose or in a change to one."""
    faults = [*_how_often(dose), *_which_sides(dose), *_given_twice(dose), *_amounts(dose)]
    for name in ("left", "right"):
        side: Amounts | None = getattr(dose, name)
        if side is not None:
            faults += _in_part((name,), side, dose.model_copy(update=side.given()))
    for index, week in enumerate(dose.weeks or ()):
        faults += _in_part(("weeks", index), week, dose.in_week(week))
    return faults


def whole_dose_faults(dose: Dose) -> list[DoseFault]:
    """The contradictions in a dose that is no change, and what it lacks."""
    faults = [*dose_faults(dose), *_lacks_a_side(dose)]
    return faults if faults or _states_an_amount(dose) else [DoseFault((), "dose_without_amount", {})]


def _in_part(path: tuple[str | int, ...], part: Amounts, whole: Dose) -> Iterator[DoseFault]:
    """The contradictions of a side or a week with what the dose says for all of them."""
    given = part.given()
    if not given:
        yield DoseFault(path, "dose_part_empty", {})
    for fault in (*_how_often(whole), *_amounts(whole)):
        fields = [str(fault.path[0]), str(fault.other)]
        here = [name for name in fields if name in given]
        if here:
            other = fields[1 - fields.index(here[0])]
            facts = {**fault.facts, "other": other}
            yield DoseFault((*path, here[0]), fault.code, facts, other)


def _how_often(dose: Dose) -> Iterator[DoseFault]:
    if dose.days is not None and dose.days_a_week is not None:
        named = len(dose.days.numbers)
        if dose.days_a_week != Count(named, named):
            facts = {"named": named, "said": str(dose.days_a_week)}
            yield DoseFault(("days_a_week",), "days_differ", facts, "days")
    if dose.every is not None:
        for name in WHEN[dose.every.within_a_day]:
            if getattr(dose, name) is not None:
                yield DoseFault(("every",), "said_in_two_ways", {"other": name}, name)


def _which_sides(dose: Dose) -> Iterator[DoseFault]:
    apart = next((name for name in ("left", "right") if getattr(dose, name) is not None), None)
    if dose.each_side and dose.side is not None:
        yield DoseFault(("side",), "said_in_two_ways", {"other": "each_side"}, "each_side")
    if dose.each_side and apart:
        yield DoseFault(("each_side",), "sides_differ", {"other": apart}, apart)
    if dose.side is not None and apart:
        yield DoseFault(("side",), "sides_differ", {"other": apart}, apart)


def _lacks_a_side(dose: Dose) -> Iterator[DoseFault]:
    for here, there in (("left", "right"), ("right", "left")):
        side: Amounts | None = getattr(dose, here)
        if side is not None and getattr(dose, there) is None:
            yield DoseFault((here,), "side_missing", {"other": there, "like": side.as_yaml()}, there)


def _given_twice(dose: Dose) -> Iterator[DoseFault]:
    """Fields that stand for all sides or weeks, and for one of them."""
    in_sides, in_weeks = names_in(filter(None, (dose.left, dose.right))), names_in(dose.weeks or ())
    for name in dose.given():
        for part, names in (("left", in_sides), ("weeks", in_weeks)):
            if name in names:
                yield DoseFault((name,), "said_for_all", {"other": part}, part)
    for name in sorted(in_sides & in_weeks):
        yield DoseFault(("weeks",), "weeks_and_sides", {"name": name}, "left")


def _amounts(dose: Dose) -> Iterator[DoseFault]:
    hold, reps = dose.hold, dose.reps
    if isinstance(reps, RepsBySet) and dose.sets is not None:
        listed = len(reps.sets)
        if dose.sets != Count(listed, listed):
            yield DoseFault(("sets",), "sets_differ", {"listed": listed, "said": str(dose.sets)}, "reps")
    if isinstance(hold, Duration) and dose.duration is not None and hold.high > dose.duration.high:
        longest = Duration(dose.duration.high, dose.duration.high, dose.duration.unit)
        yield DoseFault(("hold",), "hold_too_long", {"longest": str(longest)}, "duration")
    held = dose.tempo.hold if dose.tempo is not None else 0
    if held and hold not in (None, Duration(held, held)):
        yield DoseFault(("hold",), "hold_differs", {"held": held}, "tempo")


def _states_an_amount(dose: Dose) -> bool:
    """Whether repetitions, a time or a distance are given: for all, or for each side or week."""
    return any(
        parts and all(names_in([part]) & set(AMOUNTS) for part in parts)
        for parts in ((dose,), dose.sides, dose.weeks or ())
    )


def _checked(dose: Dose) -> Dose:
    return _without_faults(dose, whole_dose_faults(dose))


def _checked_change(change: Dose) -> Dose:
    if not change.model_fields_set:
        raise value_error("dose_change_empty")
    return _without_faults(change, dose_faults(change))


def _without_faults(dose: Dose, faults: list[DoseFault]) -> Dose:
    if faults and not faults[0].path:
        raise value_error(faults[0].code)
    if faults:
        raise value_errors((fault.path, value_error(fault.code, **fault.facts)) for fault in faults)
    return dose


WholeDose = Annotated[Dose, AfterValidator(_checked)]
"""The dose of an exercise."""
DoseChange = Annotated[Dose, AfterValidator(_checked_change)]
"""What differs from a dose; null takes a field away."""
