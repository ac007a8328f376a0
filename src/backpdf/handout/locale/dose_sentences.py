"""Doses as sentences, as labelled boxes, and as a table of weeks.

The sentences need no arithmetic from the patient: "2 sets of 8 to 12."  Each sentence is one template, so
that another language can have its own order.
"""

from __future__ import annotations

from collections.abc import Iterator

from backpdf.handout.locale.dose_words import ONCE, Quantities
from backpdf.library.model.amounts import Count, Interval, MostReps, RepsBySet
from backpdf.library.model.dose import Amounts, Dose

EVERY_DAY = Count(7, 7)
COUNTED = frozenset({"sets", "reps"})
"""Fields that one sentence says together."""


def dose_sentence(words: Quantities, dose: Dose) -> str:
    """The dose as sentences: "2 sets of 8 to 12. Once a day."."""
    shown, several = without_weekly(dose), _is_repeated(dose)
    sentences = [
        *_apart(words, shown),
        *_in_one_go(words, shown, each_side=bool(shown.each_side), several=several),
        *_on_one_side(words, shown),
        *((words.dose.by_week,) if dose.weeks else ()),
        *_how_often(words, shown),
        *((dose.note,) if dose.note else ()),
    ]
    return " ".join(sentences)


def week_sentences(words: Quantities, dose: Dose) -> tuple[str, ...]:
    """What each week says otherwise than all weeks, as sentences."""
    fields = weekly_fields(dose)
    return tuple(_week(words, dose.in_week(week), fields) for week in dose.weeks or ())


def _week(words: Quantities, dose: Dose, fields: set[str]) -> str:
    shown = Dose.model_construct(None, **{n: value for n, value in dose.given().items() if n in fields})
    # "10 times" alone would be read as 10 for both sides together
    each_side = bool(dose.each_side) and bool(fields & COUNTED)
    parts = _in_one_go(words, shown, each_side=each_side, several=_is_repeated(dose))
    return " ".join((*parts, *_how_often(words, shown)))


def _is_repeated(dose: Dose) -> bool:
    """Whether a hold is done more than once."""
    counts = [dose.reps, dose.sets]
    if dose.each_side or dose.sides or any(week.reps or week.sets for week in dose.weeks or ()):
        return True
    return any(not isinstance(count, Count) or count.high > 1 for count in counts if count is not None)


def weekly_fields(dose: Dose) -> set[str]:
    """The fields that the table of weeks shows: those that differ, and sets with repetitions."""
    fields = {name for week in dose.weeks or () for name in week.given()}
    return fields | COUNTED if fields & COUNTED else fields


def without_weekly(dose: Dose) -> Dose:
    """The dose without what the table of weeks shows."""
    fields = weekly_fields(dose)
    if fields & COUNTED:
        fields |= {"each_side"}
    return dose.without(fields | {"weeks"}) if fields else dose


def _in_one_go(words: Quantities, dose: Amounts, *, each_side: bool, several: bool) -> Iterator[str]:
    """The sentences on sets, repetitions, holds, times, distance, rest and load."""
    yield from _how_many(words, dose, each_side)
    yield from _how_long(words, dose, several)
    if dose.load:
        yield words.dose.load.format(load=dose.load.rstrip("."))


def _how_many(words: Quantities, dose: Amounts, each_side: bool) -> list[str]:
    """The sentences on sets and repetitions, if there are any."""
    templates, reps = words.dose, dose.reps
    sets = None if dose.sets == ONCE else dose.sets
    if isinstance(reps, MostReps | RepsBySet):
        other = [templates.other_side] if each_side else []
        return [_most(words, reps, sets) if isinstance(reps, MostReps) else _by_set(words, reps), *other]
    if reps is not None and sets is not None:
        template = templates.sets_of_each_side if each_side else templates.sets_of
        return [template.format(sets=words.count(sets), reps=words.count(reps))]
    times = reps or sets
    if times is None:
        return [templates.each_side] if each_side else []
    if times == ONCE:
        return [templates.one_time_each_side if each_side else templates.one_time]
    template = templates.times_each_side if each_side else templates.times
    return [template.format(reps=words.count(times))]


def _most(words: Quantities, reps: MostReps, sets: Count | None) -> str:
    templates = words.dose
    if reps.limit is None:
        return templates.most if sets is None else templates.sets_of_most.format(sets=words.count(sets))
    if sets is None:
        return templates.most_up_to.format(most=reps.limit)
    return templates.sets_of_most_up_to.format(sets=words.count(sets), most=reps.limit)


def _by_set(words: Quantities, reps: RepsBySet) -> str:
    listed = words.joined([words.count(count) for count in reps.sets], words.dose.then)
    return words.dose.reps_by_set.format(sets=len(reps.sets), reps=listed)


def _how_long(words: Quantities, dose: Amounts, several: bool) -> Iterator[str]:
    """The sentences on hold, tempo, duration, distance and rest."""
    templates = words.dose
    tempo = dose.tempo
    if dose.hold is not None and not (tempo is not None and tempo.hold):
        yield (templates.hold_each if several else templates.hold).format(time=words.hold(dose.hold))
    if tempo is not None:
        template = templates.tempo if tempo.hold else templates.tempo_no_hold
        parts = {"lower": tempo.lower, "hold": tempo.hold, "lift": tempo.lift}
        yield template.format(**{part: words.number(seconds, "s") for part, seconds in parts.items()})
    if dose.duration is not None:
        yield templates.duration.format(time=words.hold(dose.duration))
    if dose.distance is not None:
        yield templates.distance.format(distance=words.distance(dose.distance))
    if dose.rest is not None:
        sets = len(dose.reps.sets) if isinstance(dose.reps, RepsBySet) else dose.sets.high if dose.sets else 1
        between = dose.reps is not None and sets > 1
        yield (templates.rest_between_sets if between else templates.rest).format(time=words.hold(dose.rest))


def _apart(words: Quantities, dose: Dose) -> Iterator[str]:
    """The sentences on each side by itself."""
    for template, side in zip((words.dose.left, words.dose.right), dose.sides, strict=False):
        whole = dose.model_copy(update={**side.given(), "left": None, "right": None})
        sentences = " ".join(_in_one_go(words, side, each_side=False, several=_is_repeated(whole)))
        if sentences:
            yield template.format(dose=sentences)


def _on_one_side(words: Quantities, dose: Dose) -> list[str]:
    if dose.side is None:
        return []
    return [words.dose.left_only if dose.side == "left" else words.dose.right_only]


def _how_often(words: Quantities, dose: Dose) -> list[str]:
    """The sentence on times a day and days, if there is one."""
    templates = words.dose
    times = _times(words, dose)
    days = _days(words, dose)
    if times and days:
        return [templates.frequency.format(times=times, days=days)]
    one = times or days
    return [templates.frequency_one.format(one=one[0].upper() + one[1:])] if one else []


def _times(words: Quantities, dose: Dose) -> str | None:
    """How often on one day, in words."""
    templates = words.dose
    if dose.every is not None and dose.every.within_a_day:
        if dose.every == Interval(ONCE, "h"):
            return templates.every_hour
        template = templates.every_hours if dose.every.unit == "h" else templates.every_minutes
        return template.format(count=words.count(dose.every.count))
    if dose.times_a_day is None:
        return None
    fixed = {ONCE: templates.once_a_day, Count(2, 2): templates.twice_a_day}.get(dose.times_a_day)
    return fixed or templates.times_a_day.format(times=words.count(dose.times_a_day))


def _days(words: Quantities, dose: Dose) -> str | None:
    """On which days, in words."""
    templates = words.dose
    if dose.every is not None and not dose.every.within_a_day:
        fixed = {
            "1 days": templates.every_day,
            "2 days": templates.every_second_day,
            "1 weeks": templates.every_week,
        }.get(str(dose.every))
        template = templates.every_days if dose.every.unit == "days" else templates.every_weeks
        return fixed or template.format(count=words.count(dose.every.count))
    if dose.days is not None:
        names = [words.weekdays[number] for number in dose.days.numbers]
        return templates.every_day if len(names) == 7 else templates.on_days.format(days=words.listed(names))
    if dose.days_a_week is None:
        return None
    fixed_days = {ONCE: templates.one_day_a_week, EVERY_DAY: templates.every_day}.get(dose.days_a_week)
    return fixed_days or templates.days_a_week.format(days=words.count(dose.days_a_week))
