"""Types of the fields of a dose.  Each reads the text of a file, or takes a value of its type from Python.

What people type is read where it can mean one thing; where it cannot, the error has the words to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from backpdf.library.model.amounts import (
    Breaths,
    Count,
    Distance,
    DistanceUnit,
    Duration,
    Hold,
    MostReps,
    Reps,
    RepsBySet,
    Tempo,
)
from backpdf.library.model.typed_text import LARGEST, as_said, count_in, duration_in, refuse_comma
from backpdf.library.model.validation import value_error, value_errors

MOST_SETS = 10
"""Sets that `reps` can list one by one."""
FARTHEST = 100_000
SLOWEST = 60
"""Seconds of the longest part of a repetition in `tempo`."""

_REPS: Final = r"(?:reps?|repetitions?|times?|x)"
_MOST: Final = re.compile(
    rf"(?:max(?:imum)?|amrap|as many(?: {_REPS})? as (?:you can|possible))"
    rf"(?:\.?,?(?: of| up-)? ?([0-9]+))?(?: ?{_REPS})?|([0-9]+) max(?:imum)?"
)
_DISTANCE_UNITS: Final[dict[str, DistanceUnit]] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "miles"),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), "yards"),
    **dict.fromkeys(("ft", "foot", "feet"), "feet"),
    **dict.fromkeys(("step", "steps"), "steps"),
}
_DECIMAL: Final = r"[0-9]{1,6}(?:\.[0-9]{1,2})?"
_DISTANCE: Final = re.compile(
    rf"({_DECIMAL})(?:-({_DECIMAL}))? ?({'|'.join(sorted(_DISTANCE_UNITS, key=len, reverse=True))})"
)
_TEMPO: Final = re.compile(r"([0-9]{1,3})[-/: ]([0-9]{1,3})[-/: ]([0-9]{1,3})(?:[-/: ]0)?(?: ?s(?:ec)?)?")
_EACH: Final = "[0-9]+(?:-[0-9]+)?"
_DASHED: Final = re.compile("[0-9]+(?:-[0-9]+){2,}")
_LISTED: Final = re.compile(
    rf"{_DASHED.pattern}|{_EACH}(?: ?/ ?{_EACH}){{2,}}|{_EACH}(?: ?, ?{_EACH}){{2,}}|"
    rf"{_EACH}(?:,? then {_EACH})+"
)
_BOUND: Final = re.compile(
    r"(up to|up-|at least|min|about|around|ca|approx|~|max(?:imum)?(?: of)?)\.? ?([0-9]+(?:-[0-9]+)?)"
    r"|([0-9]+) ?\+"
)
_BREATHS: Final = re.compile(r"([0-9-]+) (?:(?:slow|deep|slow deep) )?breaths?")


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Annotation of a field that is written as text, with the function that reads it.

    An editor takes text with a match of `pattern`, which lets through all ways of writing and more; whole
    numbers up to `largest` (none where that is 0); and a list where the function reads one.
    """

    read: Callable[[Any], object]
    pattern: str
    largest: int = 0
    lists: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        kinds = get_args(source) or (source,)

        def validate(value: object) -> object:
            if isinstance(value, kinds):
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if self.lists and isinstance(value, list):
                return self.read(value)
            return self.read(as_said(value) if isinstance(value, str) else "")

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        accepted: list[dict[str, Any]] = [{"type": "string", "pattern": self.pattern}]
        if self.largest:
            accepted.insert(0, {"type": "integer", "minimum": 1, "maximum": self.largest})
        if self.lists:
            accepted.append({"type": "array", "items": {"type": ["integer", "string"]}, "minItems": 1})
        return {"anyOf": accepted} if len(accepted) > 1 else accepted[0]


def elsewhere(*instead: tuple[str, ...]) -> PydanticCustomError:
    """The error of a value that other fields take: the lines to write in its place, as alternatives."""
    return value_error("belongs_elsewhere", instead=instead)


def is_read_by(read: Callable[[str], object], said: str) -> bool:
    """Whether a function reads a text without an error."""
    try:
        read(said)
    except ValueError:  # PydanticCustomError, and ValidationError of an item in a list
        return False
    return True


def read_sets(said: str) -> Count:
    """The number of sets."""
    return count_in(re.sub(r" ?(?:sets?|x)$", "", said))


def read_reps(value: str | list[Any]) -> Reps:
    """The repetitions: a count, as many as possible, or a list with a number for each set."""
    if isinstance(value, list):
        return _reps_by_set(value)
    most = _MOST.fullmatch(value)
    if most is not None:
        limit = most[1] or most[2]
        return MostReps(count_in(limit).high if limit else None)
    if _LISTED.fullmatch(value):
        return _reps_by_set(re.split("-" if _DASHED.fullmatch(value) else " ?(?:,? then|[,/]) ?", value))
    _refuse_other_amounts(value)
    bound = _BOUND.fullmatch(value)
    if bound is not None:
        raise _bound(bound[1] or "+", bound[2] or bound[3])
    return count_in(re.sub(rf" ?{_REPS}$|^x ?", "", value))


def _reps_by_set(items: list[Any]) -> Reps:
    """The list as it is written; one number is the same as no list."""
    if not items:
        raise value_error("reps_listed", meant=["8-12", "[12, 10, 8]"])
    if len(items) > MOST_SETS:
        raise value_errors([((), value_error("too_long", max_length=MOST_SETS, actual_length=len(items)))])
    counts: list[Count] = []
    for index, item in enumerate(items):
        try:
            counts.append(count_in(as_said(str(item)) if isinstance(item, str | int | Count) else ""))
        except PydanticCustomError as error:
            raise value_errors([((index,), error)]) from None
    return RepsBySet(tuple(counts)) if len(counts) > 1 else counts[0]


def _refuse_other_amounts(said: str) -> None:
    """Raises the error of a time, breaths or a distance, with or without a number of times before it."""
    sets = re.fullmatch("([0-9-]+) ?sets?", said)
    if sets is not None and is_read_by(count_in, sets[1]):
        raise elsewhere((f"sets: {sets[1]}",))
    match = re.fullmatch(r"(?:([0-9-]+) ?(?:x|sets? ?(?:of|x)?) ?)?(.+)", said)
    if match is None:
        return
    amount, before = match[2], (f"reps: {match[1]}",) if match[1] else ()
    if is_read_by(duration_in, amount):
        several = (f"sets: {match[1]}",) if match[1] else ()
        raise elsewhere((*before, f"hold: {amount}"), (*several, f"duration: {amount}"))
    if is_read_by(read_hold, amount):
        raise elsewhere((*before, f"hold: {amount}"))
    if is_read_by(read_distance, amount):
        raise elsewhere((*before, f"distance: {amount}"))


def _bound(words: str, number: str) -> PydanticCustomError:
    """The error of a number with words that bound it: "up to 20", "5+", "about 10", "max 10-20"."""
    if words.startswith("max"):
        return value_error("most_range", meant=[f"max {number.rpartition('-')[2]}"])
    if words.startswith("up"):
        return value_error("count_bound", meant=[f"max {number}", f"1-{number}"])
    if words in {"+", "at least", "min"}:
        return value_error("count_bound", meant=[number, f"{number}-{2 * int(number)}"])
    return value_error("count_bound", meant=[number])


def read_hold(said: str) -> Hold:
    """A time, or a number of breaths."""
    breaths = _BREATHS.fullmatch(said)
    if breaths is not None:
        return Breaths(count_in(breaths[1]))
    return read_duration(said)


def read_duration(said: str) -> Duration:
    """A time."""
    parts = [part.strip() for part in said.split("x")]
    for times, time in (parts, parts[::-1]) if len(parts) == 2 else ():
        if is_read_by(count_in, times) and is_read_by(read_hold, time):
            raise elsewhere((f"sets: {times}", f"hold: {time}"))
    return duration_in(said)


def read_distance(said: str) -> Distance:
    """How far to go."""
    if is_read_by(duration_in, said):
        raise elsewhere((f"duration: {said}",))
    match = _DISTANCE.fullmatch(said)
    refuse_comma(said)
    if match is None:
        number = re.fullmatch(rf"{_DECIMAL}(?:-{_DECIMAL})?", said)
        if number is not None and float(number[0].partition("-")[0]):
            raise value_error("distance_unit", meant=[f"{said} m", f"{said} steps"])
        raise value_error("distance_form")
    low = Decimal(match[1]).normalize()
    high = Decimal(match[2] or match[1]).normalize()
    if not 0 < low <= FARTHEST or not 0 < high <= FARTHEST:
        raise value_error("distance_form")
    unit = _DISTANCE_UNITS[match[3]]
    plain_low, plain_high = (Decimal(f"{end:f}") for end in (low, high))
    if high < low:
        raise value_error("amount_order", upwards=str(Distance(plain_high, plain_low, unit)))
    return Distance(plain_low, plain_high, unit)


def read_tempo(said: str) -> Tempo:
    """Seconds to lower, to hold and to lift."""
    match = _TEMPO.fullmatch(said)
    if match is None:
        raise _tempo_form(said)
    lower, hold, lift = (int(match[part]) for part in (1, 2, 3))
    if not lower or not lift or max(lower, hold, lift) > SLOWEST:
        raise value_error("tempo_form", meant="3-1-3")
    return Tempo(lower, hold, lift)


def _tempo_form(said: str) -> PydanticCustomError:
    """The error of a tempo of two or four numbers, with those that three of them would be."""
    numbers = re.findall("[0-9]+", said)
    meant = "3-1-3"
    if re.fullmatch("[1-9]-[1-9]", said):
        meant = f"{numbers[0]}-0-{numbers[1]}"
    elif re.fullmatch("[1-9]-[0-9]-[1-9]-[0-9]", said):
        meant = "-".join(numbers[:3])
    elif re.fullmatch("[1-9][0-9][1-9]", said):
        meant = "-".join(said)
    return value_error("tempo_form", meant=meant)


NUMBER_PATTERN: Final = "^ *[^0 ]"
_UNIT_PATTERN: Final = "[A-Za-z\"'\u2032\u2033]"

Sets = Annotated[Count, ReadBy(read_sets, NUMBER_PATTERN, LARGEST)]
Repetitions = Annotated[Reps, ReadBy(read_reps, NUMBER_PATTERN, LARGEST, lists=True)]
HoldTime = Annotated[Hold, ReadBy(read_hold, _UNIT_PATTERN)]
Time = Annotated[Duration, ReadBy(read_duration, _UNIT_PATTERN)]
Length = Annotated[Distance, ReadBy(read_distance, _UNIT_PATTERN)]
Speed = Annotated[Tempo, ReadBy(read_tempo, "[0-9]")]
