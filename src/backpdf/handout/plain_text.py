"""A handout as plain text, in reading order.

A screen reader must read the same text: tests compare it with the text in the structure tree of the
PDF, so that nothing is lost and nothing is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from backpdf.handout.blocks import (
    Card,
    CardDose,
    ClinicLine,
    Handout,
    Masthead,
    NextSteps,
    Section,
    SessionPlan,
)
from backpdf.handout.record_blocks import Record


def reading_order(handout: Handout) -> Iterator[str]:
    """The texts of a handout in reading order: headings, paragraphs, list items, captions and cells."""
    yield from _masthead(handout.masthead)
    if handout.note is not None:
        yield handout.note.heading.plain
        yield handout.note.text.plain
    yield from _session(handout.session)
    for section in handout.guidance:
        yield from section_texts(section)
    for section in handout.signs:
        yield from section_texts(section)
    for card in handout.cards:
        yield from _card(card)
    if handout.in_short is not None:
        yield from section_texts(handout.in_short)
    yield from _next_steps(handout.next_steps)
    if handout.record is not None:
        yield from _record(handout.record)
    if handout.late_signs is not None:
        yield from section_texts(handout.late_signs)
    for link in handout.links:
        yield link.text.plain
    for line in handout.imprint.lines:
        yield line.plain
    yield handout.foot.disclaimer


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield from clinic_texts(masthead.clinic)
    yield masthead.title.plain
    yield masthead.level_words.plain
    if masthead.draft is not None:
        yield masthead.draft.plain
    yield masthead.message.plain
    yield masthead.aim.plain
    if masthead.for_whom is not None:
        yield masthead.for_whom.whole.plain
    for field in chain.from_iterable(masthead.fields):
        yield field.words


def _session(session: SessionPlan) -> Iterator[str]:
    yield session.heading.plain
    for text in (*session.cells, *session.how_to_use):
        yield text.plain


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


def _next_steps(steps: NextSteps) -> Iterator[str]:
    yield steps.heading.plain
    for note in steps.notes:
        yield note.whole.plain
    if steps.flare_up is not None:
        yield from section_texts(steps.flare_up)


def _record(record: Record) -> Iterator[str]:
    """The record with the labels of its tables; its cells are for the pen."""
    yield record.heading.plain
    yield record.instruction.plain
    for week in record.weeks:
        yield week.label
        yield from week.days
        yield from (row.label for row in week.rows)
