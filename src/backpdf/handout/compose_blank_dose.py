"""Composes a dose that is left to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from backpdf.handout.blocks import CardDose, CardNote
from backpdf.handout.dose_blocks import DoseCell
from backpdf.handout.locale.sentences import Locale
from backpdf.handout.rich_text import Text, join
from backpdf.library.model.dose import Dose


def compose_blank_dose(dose: Dose, number: int, locale: Locale) -> CardDose:
    """Empty cells for what a clinician may prescribe of the exercise with this number, and a box to tick.

    For what is done in repetitions: sets, repetitions and hold, whether or not the library has all of them.
    For what is done for a time or over a distance: these, and sets where the library has them.  Rest and load
    where the library has them.  The note of the dose stays, for it is no amount, and so does the side.
    """
    cells = tuple(DoseCell(phrase, "") for phrase in _phrases(dose, locale))
    label = locale.label(locale.card.dose)
    by_hand = locale.blank_dose.sentence.format(cells=", ".join(cell.label for cell in cells))
    words = join(map(Text.from_markup, _words(dose, locale)))
    tick_box = locale.blank_dose.tick_box.format(number=number)
    sentence = CardNote(label, Text.of(by_hand))
    return CardDose(sentence, cells, words if words.phrases else None, tick_box=tick_box)


def _phrases(dose: Dose, locale: Locale) -> Iterator[str]:
    boxes, words = locale.boxes, locale.blank_dose
    parts = (dose, *dose.sides)
    is_measured = _is_measured(dose)
    if not is_measured or any(part.sets for part in parts):
        yield boxes.sets
    if not is_measured:
        yield from _phrases_of_reps(dose, locale)
        yield boxes.hold
    if any(part.duration for part in parts):
        yield boxes.duration
    if any(part.distance for part in parts):
        yield boxes.distance
    if any(part.rest for part in parts):
        yield boxes.rest
    if any(part.load for part in parts):
        yield words.load


def _phrases_of_reps(dose: Dose, locale: Locale) -> Iterator[str]:
    boxes = locale.boxes
    if dose.sides:
        yield from (boxes.left_side, boxes.right_side)
    elif dose.side:
        yield boxes.left_side if dose.side == "left" else boxes.right_side
    else:
        yield boxes.each_side if dose.each_side else boxes.reps


def _is_measured(dose: Dose) -> bool:
    """Whether an exercise is done for a time or over a distance."""
    return any(part.duration or part.distance for part in (dose, *dose.sides))


def _words(dose: Dose, locale: Locale) -> Iterator[str]:
    """What no cell says: the side of what is done for a time or over a distance, and the note."""
    if _is_measured(dose):
        if dose.side:
            yield locale.dose.left_only if dose.side == "left" else locale.dose.right_only
        elif dose.each_side or dose.sides:
            yield locale.dose.each_side
    if dose.note:
        yield dose.note
