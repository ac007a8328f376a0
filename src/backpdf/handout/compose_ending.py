"""Composes what follows the exercises: the summary, the next steps, the record."""

from __future__ import annotations

from backpdf.handout.blocks import CardNote, NextSteps, Section
from backpdf.handout.locale.sentences import Locale
from backpdf.handout.record_blocks import Record, RecordRow, RecordWeek
from backpdf.handout.rich_text import Text, join
from backpdf.library.model.library import Clinic, Level, Program


def compose_in_short(program: Program, what: Text | None, clinic: Clinic | None, locale: Locale) -> Section:
    """The sheet in a few lines: what to do and how often, when to stop, whom to ask."""
    return Section(
        Text.of(locale.headings.in_short),
        items=(
            *([what] if what is not None else []),
            *(Text.from_markup(text) for text in program.in_short),
            _whom_to_ask(clinic, locale),
        ),
    )


def _whom_to_ask(clinic: Clinic | None, locale: Locale) -> Text:
    """The clinic's own words, else its number, else whoever gave the sheet."""
    if clinic is not None and clinic.contact:
        return Text.from_markup(clinic.contact)
    if clinic is not None and clinic.phone:
        return Text.of(locale.in_short.call.format(phone=clinic.phone))
    return Text.of(locale.in_short.ask)


def compose_next_steps(program: Program, level: Level, locale: Locale) -> NextSteps:
    """What to do after this level, and when the pain flares up."""
    labels = locale.next
    labelled_texts = (
        (labels.move_on, level.move_on),
        (labels.keep_going, level.keep_going),
        (labels.step_back, level.step_back),
        (labels.activity, (level.activity,) if level.activity else ()),
    )
    flare_up = tuple(Text.from_markup(text) for text in program.flare_up)
    return NextSteps(
        heading=Text.of(locale.headings.next),
        notes=tuple(
            CardNote(locale.label(label), join(Text.from_markup(text) for text in texts))
            for label, texts in labelled_texts
            if texts
        ),
        flare_up=Section(Text.of(locale.headings.flare_up), flare_up) if flare_up else None,
    )


def compose_record(program: Program, locale: Locale) -> Record:
    """The record of as many weeks as the program says."""
    return Record(
        heading=Text.of(locale.headings.record),
        instruction=Text.of(locale.record.instruction),
        weeks=tuple(_record_week(week, locale) for week in range(1, program.diary_weeks + 1)),
    )


def _record_week(week: int, locale: Locale) -> RecordWeek:
    words = locale.record
    rows = ((words.times, words.times_cell), (words.pain, words.pain_cell), (words.walk, words.walk_cell))
    return RecordWeek(
        label=words.week.format(number=week),
        days=words.days,
        rows=tuple(
            RecordRow(label, tuple(cell.format(day=day, week=week) for day in locale.weekdays))
            for label, cell in rows
        ),
    )
