"""The summary of a handout: what hangs on the wall at home, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from backpdf.handout.blocks import (
    About,
    Card,
    ClinicLine,
    Field,
    Foot,
    Handout,
    Imprint,
    LevelBadge,
    PersonalNote,
    Section,
)
from backpdf.handout.plain_text import clinic_texts, dose_texts, section_texts
from backpdf.handout.rich_text import Text, join

MOST_EXERCISES = 8
"""Exercises that a summary of one page has room for."""


@dataclass(frozen=True, slots=True)
class HandoutSummary:
    """What a summary has of a handout, in reading order.

    Of the cards it prints number, name, pictures without their captions, and dose.  All signs of an illness
    stay, and so does the disclaimer: see docs/decisions/0021-editions.md.
    """

    about: About
    clinic: ClinicLine | None
    title: Text
    badge: LevelBadge | None
    level_words: Text
    draft: Text | None
    session: Text
    fields: tuple[Field, ...]
    note: PersonalNote | None
    cards: tuple[Card, ...]
    warning: Section
    see_doctor: Section | None
    imprint: Imprint
    foot: Foot
    accent: str | None = None

    @property
    def bulleted(self) -> tuple[Section, ...]:
        """The sections with bulleted lists, in reading order."""
        return (self.warning, *([self.see_doctor] if self.see_doctor else []))


def summarise(handout: Handout) -> HandoutSummary:
    """The summary of a handout.

    Of the fields it has those that are filled in, whom to call, and how often where that is for the pen.
    """
    masthead = handout.masthead
    patient, (contact, next_visit), *blank_dose = masthead.fields
    known = [field for field in (*patient, next_visit) if field.value]
    fields = [*known, contact, *chain.from_iterable(blank_dose)]
    return HandoutSummary(
        about=handout.about,
        clinic=masthead.clinic,
        title=masthead.title,
        badge=masthead.badge,
        level_words=masthead.level_words,
        draft=masthead.draft,
        session=join(handout.session.cells),
        fields=tuple(fields),
        note=handout.note,
        cards=handout.cards,
        warning=handout.warning,
        see_doctor=handout.see_doctor,
        imprint=handout.imprint,
        foot=handout.foot,
        accent=handout.accent,
    )


def summary_too_long(exercises: int, pages: int) -> tuple[str, str]:
    """Why a summary takes several pages, as the end of a sentence, and what to do."""
    if exercises > MOST_EXERCISES:
        why = f"it has {exercises} exercises, and {MOST_EXERCISES} fit on one page"
        return f"takes {pages} pages, because {why}", "leave some out with a plan"
    why = "its texts are too long for one page"
    cure = "shorten the note, the names of the exercises, their doses, the signs and the clinic's texts"
    return f"takes {pages} pages, because {why}", cure


def summary_reading_order(summary: HandoutSummary) -> Iterator[str]:
    """The texts of a summary in reading order, as `plain_text.reading_order` gives those of a handout."""
    yield from clinic_texts(summary.clinic)
    yield summary.title.plain
    yield summary.level_words.plain
    if summary.draft is not None:
        yield summary.draft.plain
    yield summary.session.plain
    for field in summary.fields:
        yield field.words
    if summary.note is not None:
        yield summary.note.heading.plain
        yield summary.note.text.plain
    for card in summary.cards:
        yield str(card.number)
        yield card.name.plain
        yield from dose_texts(card.dose)
    yield from section_texts(summary.warning)
    if summary.see_doctor is not None:
        yield from section_texts(summary.see_doctor)
    for line in summary.imprint.lines:
        yield line.plain
    yield summary.foot.disclaimer
