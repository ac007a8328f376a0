"""A handout as plain text, in reading order.

A screen reader must read the same text: tests compare it with the text in the structure tree of the
PDF, so that nothing is lost and nothing is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from backpdf.handout.blocks import Card, CardDose, ClinicLine, Diary, Handout, Masthead, Section


def reading_order(handout: Handout) -> Iterator[str]:
    """The texts of a handout in reading order: headings, paragraphs, list items, captions and cells."""
    yield from _masthead(handout.masthead)
    yield handout.message.plain
    if handout.note is not None:
        yield handout.note.heading.plain
        yield handout.note.text.plain
    for section in handout.guidance:
        yield from section_texts(section)
    yield from section_texts(handout.warning)
    for card in handout.cards:
        yield from _card(card)
    yield handout.next_steps.heading.plain
    for note in handout.next_steps.notes:
        yield note.whole.plain
    yield from _diary(handout.diary)
    if handout.see_doctor is not None:
        yield from section_texts(handout.see_doctor)
    for link in handout.links:
        yield link.text.plain
    for line in handout.imprint.lines:
        yield line.plain
    yield handout.foot.disclaimer


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield from clinic_texts(masthead.clinic)
    yield masthead.title.plain
    yield masthead.level_words.plain
    yield masthead.aim.plain
    yield masthead.session.plain
    if masthead.equipment is not None:
        yield masthead.equipment.whole.plain
    for field in chain.from_iterable(masthead.fields):
        yield field.words


def clinic_texts(clinic: ClinicLine | None) -> Iterator[str]:
    """The name and the contact of a clinic."""
    if clinic is None:
        return
    if clinic.name:
        yield clinic.name
    if clinic.contact is not None:
        yield clinic.contact.plain


def section_texts(section: Section) -> Iterator[str]:
    """The heading, the sentence before the list, and the items of a section."""
    yield section.heading.plain
    if section.lead_in is not None:
        yield section.lead_in.plain
    for item in section.items:
        yield item.plain


def _card(card: Card) -> Iterator[str]:
    yield str(card.number)
    yield card.name.plain
    yield card.why.plain
    for figure in card.figures:
        yield figure.caption.plain
    for number, step in enumerate(card.steps, start=1):
        yield f"{number}."
        yield step.plain
    yield from dose_texts(card.dose)
    for note in card.notes:
        yield note.whole.plain


def dose_texts(dose: CardDose) -> Iterator[str]:
    """The dose as it is read out: boxes are read as the sentence that they stand for."""
    yield dose.sentence.whole.plain
    if dose.words is not None:
        yield dose.words.plain
    if dose.table is not None:
        yield dose.table.corner
        yield dose.table.heading
        for label, text in dose.table.rows:
            yield label
            yield text.plain


def _diary(diary: Diary) -> Iterator[str]:
    yield diary.heading.plain
    yield diary.instruction.plain
    yield diary.corner
    yield from diary.days
    yield from diary.weeks
