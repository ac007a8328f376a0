"""The values of a dose: counts, times, distances, tempo, days of the week.

Each is immutable, and `str` gives it as it is written in a file.  `dose_fields.py` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

TimeUnit = Literal["s", "min", "h"]
DistanceUnit = Literal["m", "km", "miles", "yards", "feet", "steps"]
IntervalUnit = Literal["min", "h", "days", "weeks"]
Side = Literal["left", "right"]

SECONDS: Final[Mapping[str, int]] = {"s": 1, "min": 60, "h": 3600}
"""Seconds in one of each unit of time, the smallest first."""

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, or a range of them; low and high are the same for a single number."""

    low: int
    high: int

    def __str__(self) -> str:
        return _range(self.low, self.high)


@dataclass(frozen=True, slots=True)
class MostReps:
    """As many repetitions as the patient can do, up to a limit where there is one."""

    limit: int | None = None

    def __str__(self) -> str:
        return "max" if self.limit is None else f"max {self.limit}"


@dataclass(frozen=True, slots=True)
class RepsBySet:
    """Another number of repetitions in each set: 12, then 10, then 8."""

    sets: tuple[Count, ...]

    def __str__(self) -> str:
        return ", then ".join(map(str, self.sets))


Reps = Count | MostReps | RepsBySet


@dataclass(frozen=True, slots=True)
class Breaths:
    """A hold that is counted in breaths."""

    count: Count

    def __str__(self) -> str:
        return f"{self.count} breaths"


@dataclass(frozen=True, slots=True)
class Duration:
    """A time, or a range of times, in seconds; unit is the one in which it is written and printed."""

    low: int
    high: int
    unit: TimeUnit = "s"

    def __str__(self) -> str:
        each = SECONDS[self.unit]
        if self.low % each == self.high % each == 0:
            return f"{_range(self.low // each, self.high // each)} {self.unit}"
        ends = (" ".join(f"{number} {unit}" for number, unit in units_of(end)) for end in self.ends)
        return " to ".join(ends)

    @property
    def ends(self) -> tuple[int, ...]:
        """The time in seconds, or the lower and the upper one."""
        return (self.low,) if self.low == self.high else (self.low, self.high)


Hold = Duration | Breaths


def units_of(seconds: int) -> list[tuple[int, TimeUnit]]:
    """A time in hours, minutes and seconds, without those of which there are none: 90 -> 1 min, 30 s."""
    parts: list[tuple[int, TimeUnit]] = []
    units: tuple[TimeUnit, ...] = ("h", "min", "s")
    for unit in units:
        number, seconds = divmod(seconds, SECONDS[unit])
        if number:
            parts.append((number, unit))
    return parts


@dataclass(frozen=True, slots=True)
class Distance:
    """How far to go, in the unit in which it is written."""

    low: Decimal
    high: Decimal
    unit: DistanceUnit

    def __str__(self) -> str:
        return f"{_range(self.low, self.high)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds to lower, to hold and to lift in each repetition; hold may be 0."""

    lower: int
    hold: int
    lift: int

    def __str__(self) -> str:
        return f"{self.lower}-{self.hold}-{self.lift}"


@dataclass(frozen=True, slots=True)
class Interval:
    """The time from one session to the next: 2 days; hours and minutes count while the patient is awake."""

    count: Count
    unit: IntervalUnit

    @property
    def within_a_day(self) -> bool:
        """Whether it says how often on one day, and not on which days."""
        return self.unit in {"min", "h"}

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, counted from 0 for Monday, in order."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(WEEKDAYS[number] for number in self.numbers)


def _range(low: int | Decimal, high: int | Decimal) -> str:
    return str(low) if low == high else f"{low}-{high}"
