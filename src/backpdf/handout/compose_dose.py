"""Composes the dose of a card, and what all doses of a level have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil

from backpdf.handout.blocks import CardDose, CardNote
from backpdf.handout.dose_blocks import AMOUNT, DoseCell, DoseTable
from backpdf.handout.locale.sentences import Locale, locale_for
from backpdf.handout.rich_text import Text
from backpdf.library.model.dose import Dose
from backpdf.library.model.dose_time import session_seconds
from backpdf.library.model.library import Exercise
from backpdf.text.cleaning import NO_BREAK_SPACE

FREQUENCY = ("times_a_day", "days_a_week", "days", "every")
"""The fields of a dose that say how often."""
_IN_WORDS = frozenset({"load", "note"})
"""The fields that no cell holds."""
_ROUNDED_TO = 5
_MOST_KEPT = 1024


def usual_frequency(exercises: Sequence[Exercise]) -> Dose | None:
    """How often most of the exercises are to be done, as a dose without amounts; None where they differ."""
    usual, count = Counter(_frequency(exercise.dose) for exercise in exercises).most_common(1)[0]
    if not any(usual) or 2 * count <= len(exercises):
        return None
    return Dose.model_construct(None, **dict(zip(FREQUENCY, usual, strict=True)))


def _frequency(dose: Dose) -> tuple[object, ...]:
    return tuple(getattr(dose, name) for name in FREQUENCY)


def session_minutes(exercises: Sequence[Exercise]) -> int:
    """About how many minutes all exercises take once, at the top of their doses.

    More than ten minutes are rounded to five, fewer up to a whole one.
    """
    minutes = sum(session_seconds(exercise.dose).high for exercise in exercises) / 60
    if minutes < 2 * _ROUNDED_TO:
        return max(1, ceil(minutes))
    return round(minutes / _ROUNDED_TO) * _ROUNDED_TO


def compose_dose(dose: Dose, usual: Dose | None, locale: Locale) -> CardDose:
    """The dose of a card: in cells with the words that no cell holds, or all of it in words.

    Cells stand for the sentence, which is what a screen reader says.  How often is said only where it is not
    as usual.
    """
    return _composed(dose, usual, locale.language)


@lru_cache(maxsize=_MOST_KEPT)
def _composed(dose: Dose, usual: Dose | None, language: str) -> CardDose:
    """Kept, because all handouts of a level have the same doses."""
    locale = locale_for(language)
    if usual is not None and _frequency(dose) == _frequency(usual):
        dose = dose.without(set(FREQUENCY))
    label = locale.label(locale.card.dose)
    if dose.weeks or any(side.load for side in dose.sides):
        return CardDose(CardNote(label, _sentence(dose, locale)), table=_table(dose, locale))
    boxes = tuple(_unbroken(box, locale) for box in locale.dose_boxes(dose))
    words = dose.without(set(Dose.model_fields) - _IN_WORDS)
    return CardDose(
        CardNote(label, Text.from_markup(locale.dose_sentence(dose.without(set(_IN_WORDS))))),
        boxes,
        _sentence(words, locale) if words.given() else None,
    )


def _unbroken(cell: DoseCell, locale: Locale) -> DoseCell:
    """The cell with no-break spaces in its amount, and between a number and the word after it."""
    phrase = cell.phrase
    if cell.value[-1].isdigit():
        phrase = phrase.replace(f"{AMOUNT} ", f"{AMOUNT}{NO_BREAK_SPACE}")
    return replace(cell, phrase=phrase, value=locale.unbroken(cell.value))


def _sentence(dose: Dose, locale: Locale) -> Text:
    return Text.from_markup(locale.unbroken(locale.dose_sentence(dose)))


def _table(dose: Dose, locale: Locale) -> DoseTable | None:
    """The weeks of a dose, where they differ; None for any other dose."""
    words = locale.weeks
    weeks = [Text.from_markup(locale.unbroken(sentence)) for sentence in locale.week_sentences(dose)]
    rows = [(words.week.format(number=number), text) for number, text in enumerate(weeks, start=1)]
    return DoseTable(words.corner, words.heading, tuple(rows)) if rows else None
