"""Estimates how long an exercise takes with a dose.

The estimate is for a patient who moves slowly, and rounded nowhere.  It needs numbers that no dose states;
each stands below with its reason.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from backpdf.library.model.amounts import Breaths, Count, Distance, Duration, Hold, MostReps, RepsBySet
from backpdf.library.model.dose import Amounts, Dose


class SecondsRange(NamedTuple):
    """The least and the most seconds that something takes."""

    low: float
    high: float

    def __add__(self, other: object) -> SecondsRange:
        assert isinstance(other, SecondsRange)
        return SecondsRange(self.low + other.low, self.high + other.high)

    def times(self, count: Count) -> SecondsRange:
        """As often as the count says; never less often than not at all."""
        return SecondsRange(self.low * max(0, count.low), self.high * max(0, count.high))


NOTHING: Final = SecondsRange(0, 0)
REPETITION: Final = SecondsRange(2, 4)
"""To lift and to lower, without tempo: 1 to 2 seconds each, the moderate speed that the American College of
Sports Medicine advises beginners (Med Sci Sports Exerc 2009;41:687-708)."""
BREATH: Final = SecondsRange(3, 5)
"""Adults at rest take 12 to 20 breaths a minute."""
REST_BETWEEN_SETS: Final = SecondsRange(10, 30)
"""Where the dose states none.  The sheet does not ask for a rest then, so this is less than the 1 to 2
minutes that the same source has for light loads: the time to settle down again.  A convention."""
CHANGE_OF_SIDES: Final = SecondsRange(5, 10)
"""To turn round or to change legs.  A convention."""
MOST_REPS: Final = Count(8, 20)
"""Repetitions of "as many as you can": from those of a beginner's strength training to those of endurance
training in the same source.  A limit takes the place of the upper number."""
METRES_A_SECOND: Final = (0.94, 1.43)
"""Usual walking speed: the lowest and the highest mean of the age groups from 20 to 99 years in a review
(Bohannon and Williams Andrews, Physiotherapy 2011;97:182-189)."""
STEPS_A_MINUTE: Final = (80, 110)
"""About 100 is moderate walking (Tudor-Locke and others, Br J Sports Med 2018;52:776-788); here some less
and some more."""
METRES: Final = {"m": 1.0, "km": 1000.0, "miles": 1609.344, "yards": 0.9144, "feet": 0.3048}


def session_seconds(dose: Dose) -> SecondsRange:
    """How long one session of an exercise takes, rests and both sides included, without getting ready.

    A dose that differs from week to week takes from the least to the most of its weeks.
    """
    if dose.weeks:
        weeks = [session_seconds(dose.in_week(week)) for week in dose.weeks]
        return SecondsRange(min(week.low for week in weeks), max(week.high for week in weeks))
    if dose.sides:
        left, right = (_one_side(dose.model_copy(update=side.given())) for side in dose.sides)
        return left + CHANGE_OF_SIDES + right
    one = _one_side(dose)
    return one + CHANGE_OF_SIDES + one if dose.each_side else one


def _one_side(dose: Amounts) -> SecondsRange:
    """All sets, with the rests between them."""
    if isinstance(dose.reps, RepsBySet):
        counts = dose.reps.sets
        total = Count(sum(count.low for count in counts), sum(count.high for count in counts))
        return _repetition(dose).times(total) + _rest(dose).times(_gaps(Count(len(counts), len(counts))))
    sets = dose.sets or Count(1, 1)
    if dose.duration is not None or dose.distance is not None:
        return _going(dose).times(sets) + _rest(dose).times(_gaps(sets))
    if dose.reps is None:
        return _repetition(dose).times(sets) + _rest(dose).times(_gaps(sets))
    reps = _count_of(dose.reps)
    if sets.high == 1:  # the rest is after each repetition
        pauses = _hold(dose.rest).times(_gaps(reps)) if dose.rest is not None else NOTHING
        return _repetition(dose).times(reps) + pauses
    return _repetition(dose).times(reps).times(sets) + _rest(dose).times(_gaps(sets))


def _count_of(reps: Count | MostReps) -> Count:
    if isinstance(reps, Count):
        return reps
    limit = reps.limit or MOST_REPS.high
    return Count(min(MOST_REPS.low, limit), limit)


def _gaps(count: Count) -> Count:
    """The pauses between so many."""
    return Count(count.low - 1, count.high - 1)


def _repetition(dose: Amounts) -> SecondsRange:
    """One repetition, with its hold."""
    if dose.tempo is not None:
        seconds = dose.tempo.lower + dose.tempo.hold + dose.tempo.lift
        held = NOTHING if dose.tempo.hold else _hold(dose.hold)
        return SecondsRange(seconds, seconds) + held
    return REPETITION + _hold(dose.hold)


def _rest(dose: Amounts) -> SecondsRange:
    return REST_BETWEEN_SETS if dose.rest is None else _hold(dose.rest)


def _hold(time: Hold | None) -> SecondsRange:
    if time is None:
        return NOTHING
    if isinstance(time, Breaths):
        return BREATH.times(time.count)
    return SecondsRange(time.low, time.high)


def _going(dose: Amounts) -> SecondsRange:
    """The duration; without one, the distance at walking speed."""
    if isinstance(dose.duration, Duration):
        return SecondsRange(dose.duration.low, dose.duration.high)
    assert dose.distance is not None
    return SecondsRange(_walked(dose.distance, fast=True), _walked(dose.distance, fast=False))


def _walked(distance: Distance, *, fast: bool) -> float:
    """Seconds for the lower end of a distance at the fast speed, for the upper end at the slow one."""
    length: Decimal = distance.low if fast else distance.high
    if distance.unit == "steps":
        return float(length) * 60 / STEPS_A_MINUTE[fast]
    return float(length) * METRES[distance.unit] / METRES_A_SECOND[fast]
