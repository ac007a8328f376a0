"""A dose as cells, each a whole phrase: sets, repetitions, hold, rest, duration, how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backpdf.handout.dose_blocks import AMOUNT, DoseCell
from backpdf.handout.locale.dose_sentences import without_weekly
from backpdf.handout.locale.dose_words import ONCE, Quantities
from backpdf.library.model.amounts import Count, MostReps, Reps, RepsBySet, Tempo
from backpdf.library.model.dose import Amounts, Dose

_TWICE = Count(2, 2)


def dose_boxes(words: Quantities, dose: Dose) -> tuple[DoseCell, ...]:
    """The amounts of a dose, in the order of doing, without those in the table of weeks."""
    labels = words.boxes
    shown = without_weekly(dose)
    one_side = {"left": labels.left_side, "right": labels.right_side}.get(shown.side or "")
    found: list[DoseCell] = []
    own = zip(shown.sides, (labels.left_side, labels.right_side), (labels.left, labels.right), strict=False)
    for side, side_phrase, template in own:
        for cell in _in_one_go(words, side, side_phrase):
            is_told = cell.phrase == side_phrase
            found.append(cell if is_told else replace(cell, phrase=template.format(phrase=cell.phrase)))
    found += _in_one_go(words, shown, labels.each_side if shown.each_side else one_side)
    found += _how_often(words, shown)
    return tuple(found)


def _in_one_go(words: Quantities, dose: Amounts, side: str | None) -> Iterator[DoseCell]:
    """The cells of what is done in one go; side is the phrase of repetitions that tells the side."""
    labels = words.boxes
    sets = Count(len(dose.reps.sets), len(dose.reps.sets)) if isinstance(dose.reps, RepsBySet) else dose.sets
    if sets is not None:
        yield DoseCell(labels.set if sets == ONCE else labels.sets, words.count(sets))
    if dose.reps is not None:
        yield _reps(words, dose.reps, side)
    if dose.hold is not None and not (dose.tempo is not None and dose.tempo.hold):
        yield DoseCell(labels.hold, words.hold(dose.hold))
    if dose.tempo is not None:
        yield DoseCell(AMOUNT, _tempo(words, dose.tempo))
    if dose.rest is not None:
        yield DoseCell(labels.rest, words.hold(dose.rest))
    if dose.duration is not None:
        yield DoseCell(labels.duration, words.hold(dose.duration))
    if dose.distance is not None:
        yield DoseCell(labels.distance, words.distance(dose.distance))


def _reps(words: Quantities, reps: Reps, side: str | None) -> DoseCell:
    labels = words.boxes
    if isinstance(reps, MostReps):
        most = labels.most if reps.limit is None else labels.most_up_to.format(most=reps.limit)
        return DoseCell(side or AMOUNT, most)
    if isinstance(reps, RepsBySet):
        counts = words.joined([words.count(count) for count in reps.sets], labels.list)
        return DoseCell(side or labels.reps, counts)
    return DoseCell(side or (labels.rep if reps == ONCE else labels.reps), words.count(reps))


def _tempo(words: Quantities, tempo: Tempo) -> str:
    template = words.boxes.tempo if tempo.hold else words.boxes.tempo_no_hold
    return template.format(
        lower=str(tempo.lower), hold=str(tempo.hold), lift=words.number(int(tempo.lift), "s")
    )


def _how_often(words: Quantities, dose: Dose) -> Iterator[DoseCell]:
    """The cells of times a day and of days."""
    labels, every = words.boxes, dose.every
    if every is not None and every.within_a_day:
        template = labels.every_hours if every.unit == "h" else labels.every_minutes
        value = labels.every_hour if str(every) == "1 h" else template.format(count=words.count(every.count))
        yield DoseCell(labels.awake, value)
    if dose.times_a_day is not None:
        yield DoseCell(labels.per_day, _times(words, dose.times_a_day))
    if every is not None and not every.within_a_day and str(every) != "1 days":
        template = labels.every_days if every.unit == "days" else labels.every_weeks
        special = {"2 days": labels.every_second_day, "1 weeks": labels.every_week}
        yield DoseCell(AMOUNT, special.get(str(every)) or template.format(count=words.count(every.count)))
    if dose.days is not None and len(dose.days.numbers) < 7:
        names = [words.short_days[number] for number in dose.days.numbers]
        yield DoseCell(labels.days_named, words.joined(names, labels.list))
    elif dose.days is not None or str(every) == "1 days" or dose.days_a_week == Count(7, 7):
        yield DoseCell(AMOUNT, labels.every_day)
    elif dose.days_a_week is not None:
        days = dose.days_a_week
        count = (labels.day if days == ONCE else labels.days).format(count=words.count(days))
        yield DoseCell(labels.per_week, count)


def _times(words: Quantities, times: Count) -> str:
    labels = words.boxes
    if times in (ONCE, _TWICE):
        return labels.once if times == ONCE else labels.twice
    return labels.times.format(count=words.count(times))
