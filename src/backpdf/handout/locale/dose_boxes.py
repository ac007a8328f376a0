"""A dose as labelled boxes: sets, repetitions, hold, rest, duration, how often."""

from __future__ import annotations

from collections.abc import Iterator

from backpdf.handout.blocks import DoseCell
from backpdf.handout.locale.dose_sentences import without_weekly
from backpdf.handout.locale.dose_words import ONCE, Quantities
from backpdf.library.model.amounts import Count, MostReps, Reps, RepsBySet, Tempo
from backpdf.library.model.dose import Amounts, Dose

LabelAndValue = tuple[str, str]


def dose_boxes(words: Quantities, dose: Dose) -> tuple[DoseCell, ...]:
    """The numbers of a dose, in the order of doing, without those in the table of weeks."""
    labels = words.boxes
    shown = without_weekly(dose)
    reps = {"left": labels.left_side, "right": labels.right_side}.get(shown.side or "", labels.reps)
    found: list[LabelAndValue] = []
    own = zip(shown.sides, (labels.left_side, labels.right_side), (labels.left, labels.right), strict=False)
    for side, side_label, template in own:
        for label, value in _in_one_go(words, side, side_label):
            found.append((label if label == side_label else template.format(label=label), value))
    found += _in_one_go(words, shown, labels.each_side if shown.each_side else reps)
    found += _how_often(words, shown)
    return tuple(DoseCell(label, value) for label, value in found)


def _in_one_go(words: Quantities, dose: Amounts, reps: str) -> Iterator[LabelAndValue]:
    """The boxes of what is done in one go; reps is the label of the repetitions."""
    labels = words.boxes
    sets = Count(len(dose.reps.sets), len(dose.reps.sets)) if isinstance(dose.reps, RepsBySet) else dose.sets
    if sets is not None:
        yield labels.set if sets == ONCE else labels.sets, words.count(sets, short=True)
    if dose.reps is not None:
        yield reps, _reps(words, dose.reps)
    if dose.hold is not None and not (dose.tempo is not None and dose.tempo.hold):
        yield labels.hold, words.hold(dose.hold, short=True)
    if dose.tempo is not None:
        yield (labels.tempo if dose.tempo.hold else labels.tempo_no_hold), _tempo(words, dose.tempo)
    if dose.rest is not None:
        yield labels.rest, words.hold(dose.rest, short=True)
    if dose.duration is not None:
        yield labels.duration, words.hold(dose.duration, short=True)
    if dose.distance is not None:
        yield labels.distance, words.distance(dose.distance, short=True)


def _reps(words: Quantities, reps: Reps) -> str:
    labels = words.boxes
    if isinstance(reps, MostReps):
        return labels.most if reps.limit is None else labels.most_up_to.format(most=reps.limit)
    if isinstance(reps, RepsBySet):
        return words.joined([words.count(count, short=True) for count in reps.sets], labels.list)
    return words.count(reps, short=True)


def _tempo(words: Quantities, tempo: Tempo) -> str:
    parts = (tempo.lower, tempo.hold, tempo.lift) if tempo.hold else (tempo.lower, tempo.lift)
    *first, last = (str(part) for part in parts)
    return words.joined([*first, words.number(int(last), "s", short=True)], words.boxes.list)


def _how_often(words: Quantities, dose: Dose) -> Iterator[LabelAndValue]:
    """The boxes of times a day and of days."""
    labels, every = words.boxes, dose.every
    if every is not None and every.within_a_day:
        template = labels.every_hours if every.unit == "h" else labels.every_minutes
        count = words.count(every.count, short=True)
        yield labels.awake, labels.every_hour if str(every) == "1 h" else template.format(count=count)
    if dose.times_a_day is not None:
        yield labels.per_day, _counted(words, dose.times_a_day, labels.time, labels.times)
    if every is not None and not every.within_a_day and str(every) != "1 days":
        template = labels.every_days if every.unit == "days" else labels.every_weeks
        count = words.count(every.count, short=True)
        yield labels.how_often, labels.every_week if str(every) == "1 weeks" else template.format(count=count)
    days = dose.days_a_week
    if dose.days is not None and len(dose.days.numbers) < 7:
        names = [words.short_days[number] for number in dose.days.numbers]
        yield labels.days_named, words.joined(names, labels.list)
    elif days is not None or dose.days is not None or str(every) == "1 days":
        yield labels.per_week, _counted(words, days or Count(7, 7), labels.day, labels.days)


def _counted(words: Quantities, count: Count, one: str, several: str) -> str:
    return (one if count == ONCE else several).format(count=words.count(count, short=True))
