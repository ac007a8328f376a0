"""What a dose says of each kind of amount, held against the amounts that a text names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from backpdf.library.consistency.named_amounts import (
    TIMES,
    AmountKind,
    NamedAmount,
    amounts,
    how_often,
    sentences,
)
from backpdf.library.model.amounts import Breaths, Count, Duration, Hold, MostReps, RepsBySet
from backpdf.library.model.dose import Dose


class StatedAmount(NamedTuple):
    """An amount of a dose: its range (times in seconds), and its words."""

    low: float
    high: float
    words: str


class Contradiction(NamedTuple):
    """What a text says, and what the dose says instead."""

    text: str
    dose: str


_DAYS_IN_A_WEEK = 7
_DOSE = (
    "a again and at be build by can do each exercise for go hang hold in it keep of on pause per "
    "perform repeat rest side stay stretch the then there this to try up work you your"
)
_DOSE_WORDS = frozenset(_DOSE.split())
"""Words beside the amounts in a text that says nothing but a dose."""


def contradictions(text: str, dose: Dose) -> Iterator[Contradiction]:
    """The amounts in a text that the dose does not bear out."""
    yield from _contradictions(amounts(text), dose)


def frequency_contradictions(text: str, dose: Dose) -> list[Contradiction]:
    """What a text on how often to do exercises says otherwise than the dose of one.

    A text that names several is for several exercises: one of them is enough.
    """
    named = list(how_often(text))
    found: list[Contradiction] = []
    for kinds in ((AmountKind.A_DAY,), (AmountKind.A_WEEK, AmountKind.SESSIONS)):
        same = [amount for amount in named if amount.kind in kinds]
        against = list(_contradictions(same, dose))
        if against and len(against) == len(same):
            found.append(against[0])
    return found


def repeats_the_dose(text: str, dose: Dose) -> bool:
    """Whether a text says amounts that are within the dose, and nothing else."""
    named = list(amounts(text))
    rest = " ".join(_without(sentence, named) for sentence in sentences(text))
    return (
        bool(named)
        and set(re.findall(r"\w+", rest.lower())) <= _DOSE_WORDS
        and all(
            any(amount.is_within(stated.low, stated.high) for stated in _stated(amount.kind, dose)[0])
            for amount in named
        )
    )


def _without(sentence: str, named: Iterable[NamedAmount]) -> str:
    for amount in named:
        if amount.sentence == sentence:
            sentence = sentence.replace(amount.words, " ")
    return sentence


def _contradictions(named: Iterable[NamedAmount], dose: Dose) -> Iterator[Contradiction]:
    for amount in named:
        stated, others = _stated(amount.kind, dose)
        if stated and not any(amount.overlaps(each.low, each.high) for each in (*stated, *others)):
            yield Contradiction(amount.words, " and ".join(dict.fromkeys(each.words for each in stated)))


def _stated(kind: AmountKind, dose: Dose) -> tuple[list[StatedAmount], list[StatedAmount]]:
    """What a dose says of a kind of amount, on any side, in any week; and what a text may mean, too."""
    stated: list[StatedAmount] = []
    others: list[StatedAmount] = []
    for part in _parts(dose):
        if kind in TIMES:
            of_part, more = _times(kind, part)
            stated += of_part
            others += more
        else:
            stated += _COUNTS[kind](part)
        if kind is AmountKind.REPETITIONS:
            others += _sets(part)  # "repeat 3 times" may be of sets
    return stated, others


def _parts(dose: Dose) -> Sequence[Dose]:
    """The doses of its sides and weeks; the dose itself where it has none."""
    weeks = [dose.in_week(week) for week in dose.weeks] if dose.weeks else [dose]
    return [
        part
        for week in weeks
        for part in ([week.model_copy(update=side.given()) for side in week.sides] or [week])
    ]


def _times(kind: AmountKind, dose: Dose) -> tuple[list[StatedAmount], list[StatedAmount]]:
    hold, rest, duration = (_time(time) for time in (dose.hold, dose.rest, dose.duration))
    phases = (dose.tempo.lower, dose.tempo.hold, dose.tempo.lift) if dose.tempo is not None else ()
    speeds = [StatedAmount(seconds, seconds, f"tempo {dose.tempo}") for seconds in phases]
    match kind:
        case AmountKind.HOLD:
            return hold or duration, [*duration, *speeds]
        case AmountKind.REST:
            return rest, [*hold, *duration]
        case AmountKind.MOVE:
            return speeds, [*hold, *duration]
        case _:
            return duration, [*hold, *rest]


def _time(time: Hold | None) -> list[StatedAmount]:
    return [StatedAmount(time.low, time.high, str(time))] if isinstance(time, Duration) else []


def _breaths(dose: Dose) -> list[StatedAmount]:
    return [_counted(dose.hold.count, "breaths")] if isinstance(dose.hold, Breaths) else []


def _times_a_day(dose: Dose) -> list[StatedAmount]:
    return [_counted(dose.times_a_day, "a day")] if dose.times_a_day else []


def _sets(dose: Dose) -> list[StatedAmount]:
    if isinstance(dose.reps, RepsBySet):
        number = len(dose.reps.sets)
        return [StatedAmount(number, number, f"{number} sets")]
    return [_counted(dose.sets, "sets")] if dose.sets else []


def _repetitions(dose: Dose) -> list[StatedAmount]:
    match dose.reps:
        case Count():
            return [_counted(dose.reps, "repetitions")]
        case RepsBySet(sets):
            return [_counted(each, "repetitions") for each in sets]
        case MostReps(limit) if limit is not None:
            return [StatedAmount(1, limit, f"at most {limit} repetitions")]
    return []


def _repetitions_a_day(dose: Dose) -> list[StatedAmount]:
    """Those of all sets of all sessions, where each is a plain number."""
    if not isinstance(dose.reps, Count) or dose.times_a_day is None:
        return []
    low, high = dose.reps.low * dose.times_a_day.low, dose.reps.high * dose.times_a_day.high
    sets = dose.sets or Count(1, 1)
    return [
        StatedAmount(low * sets.low, high * sets.high, f"{dose.reps} repetitions, {dose.times_a_day} a day")
    ]


def _days_a_week(dose: Dose) -> list[StatedAmount]:
    if dose.days_a_week is not None:
        return [_counted(dose.days_a_week, "days a week")]
    if dose.days is not None:
        number = len(dose.days.numbers)
        return [StatedAmount(number, number, str(dose.days))]
    if dose.every is not None and dose.every.unit == "days":
        low, high = _DAYS_IN_A_WEEK // dose.every.count.high, -(-_DAYS_IN_A_WEEK // dose.every.count.low)
        return [StatedAmount(low, high, f"every {dose.every}")]
    return []


def _sessions_a_week(dose: Dose) -> list[StatedAmount]:
    """The days, for one session on each; and all sessions, where there are several on a day."""
    days = _days_a_week(dose)
    often = dose.times_a_day or Count(1, 1)
    sessions = (StatedAmount(each.low * often.low, each.high * often.high, each.words) for each in days)
    return [*days, *sessions]


def _counted(count: Count, what: str) -> StatedAmount:
    return StatedAmount(count.low, count.high, f"{count} {what}")


_COUNTS: Mapping[AmountKind, Callable[[Dose], list[StatedAmount]]] = {
    AmountKind.REPETITIONS: _repetitions,
    AmountKind.SETS: _sets,
    AmountKind.BREATHS: _breaths,
    AmountKind.DAILY: _repetitions_a_day,
    AmountKind.A_DAY: _times_a_day,
    AmountKind.A_WEEK: _days_a_week,
    AmountKind.SESSIONS: _sessions_a_week,
}
