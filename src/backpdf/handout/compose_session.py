"""Composes the plan of a session: how often, for how long, what is needed, and how to use the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backpdf.handout.blocks import SessionPlan
from backpdf.handout.compose_dose import session_minutes
from backpdf.handout.locale.sentences import Locale
from backpdf.handout.rich_text import Phrase, Text, join
from backpdf.library.model.amounts import Count, RepsBySet
from backpdf.library.model.library import Dose, Exercise, Level, Program


def compose_session(
    program: Program, exercises: Sequence[Exercise], what: Text | None, locale: Locale, *, is_blank: bool
) -> SessionPlan:
    """The plan of a level with these exercises, after what is to be done.

    It does not say for how long where the doses are blank, to be filled in by hand.
    """
    words, minutes = locale.session, session_minutes(exercises)
    time = (words.minutes if minutes > 1 else words.minute).format(minutes=minutes)
    cells = (
        what,
        None if is_blank else Text.of(locale.unbroken(time)),
        _equipment(exercises, locale),
    )
    sets = [words.set] if is_blank or any(_has_sets(exercise.dose) for exercise in exercises) else []
    return SessionPlan(
        heading=Text.of(locale.headings.session),
        cells=tuple(cell for cell in cells if cell is not None),
        how_to_use=tuple(Text.from_markup(text) for text in (*program.how_to_use, *sets)),
    )


def what_to_do(
    level: Level, exercises: Sequence[Exercise], usual: Dose | None, locale: Locale
) -> Text | None:
    """That all exercises are to be done, where there are several; and how often, where that is known."""
    often = _how_often(level, usual, locale)
    if not exercises[1:]:
        return often
    all_of_them = Text.of(locale.unbroken(locale.session.exercises.format(count=len(exercises))))
    return all_of_them if often is None else join((all_of_them, often))


def _how_often(level: Level, usual: Dose | None, locale: Locale) -> Text | None:
    """How often to do the whole level, where that is known: as its file says, or as its doses do."""
    if level.how_often is not None:
        return Text.from_markup(level.how_often)
    return Text.of(locale.unbroken(locale.dose_sentence(usual)), bold=True) if usual is not None else None


def _equipment(exercises: Iterable[Exercise], locale: Locale) -> Text | None:
    """What the exercises need, each thing once."""
    things = dict.fromkeys(thing for exercise in exercises for thing in exercise.equipment)
    if not things:
        return None
    label = Phrase(locale.label(locale.session.equipment), bold=True)
    return Text((label, *Text.from_markup(", ".join(things)).phrases))


def _has_sets(dose: Dose) -> bool:
    """Whether the sheet speaks of sets for this dose."""
    doses = (dose, *dose.sides, *(dose.in_week(week) for week in dose.weeks or ()))
    return any(
        isinstance(one.reps, RepsBySet) or (one.sets is not None and one.sets != Count(1, 1)) for one in doses
    )
