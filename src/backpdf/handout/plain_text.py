"""A handout as plain text, in reading order.

A screen reader must read the same text: tests compare it with the text in the structure tree of the
PDF, so that nothing is lost and nothing is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator

from backpdf.handout.blocks import Card, Diary, Handout, Masthead, RedFlagSection, Section


def reading_order(handout: Handout) -> Iterator[str]:
    """The texts of a handout in reading order: headings, paragraphs, list items, captions and cells."""
    yield from _masthead(handout.masthead)
    yield handout.message.plain
    if handout.note is not None:
        yield handout.note.heading.plain
        yield handout.note.text.plain
    for section in handout.guidance:
        yield from _section(section)
    yield from _red_flags(handout.red_flags)
    for card in handout.cards:
        yield from _card(card)
    yield handout.next_steps.heading.plain
    for note in handout.next_steps.notes:
        yield note.label + note.text.plain
    yield from _diary(handout.diary)
    for link in handout.links:
        yield link.text.plain
    for line in handout.imprint.lines:
        yield line.plain
    yield handout.foot.disclaimer


def _masthead(masthead: Masthead) -> Iterator[str]:
    if masthead.clinic is not None:
        if masthead.clinic.name:
            yield masthead.clinic.name
        if masthead.clinic.contact is not None:
            yield masthead.clinic.contact.plain
    yield masthead.title.plain
    yield f"{masthead.badge.words}: {masthead.level_name.plain}"
    yield masthead.aim.plain
    if masthead.how_often is not None:
        yield masthead.how_often.plain
    for field in masthead.fields:
        yield f"{field.label}: {field.value}" if field.value else f"{field.label}:"


def _section(section: Section) -> Iterator[str]:
    yield section.heading.plain
    for item in section.items:
        yield item.plain


def _red_flags(red_flags: RedFlagSection) -> Iterator[str]:
    yield red_flags.heading.plain
    yield from _section(red_flags.emergency)
    yield from _section(red_flags.doctor)


def _card(card: Card) -> Iterator[str]:
    yield str(card.number)
    yield card.name.plain
    yield card.why.plain
    for figure in card.figures:
        yield figure.caption.plain
    for number, step in enumerate(card.steps, start=1):
        yield f"{number}."
        yield step.plain
    yield card.dose.label + card.dose.text.plain
    for box in card.dose_boxes:
        yield box.label
    for box in card.dose_boxes:
        yield box.value
    if card.dose_table is not None:
        yield card.dose_table.corner
        yield card.dose_table.heading
        for label, text in card.dose_table.rows:
            yield label
            yield text.plain
    for note in card.easier_and_harder:
        yield note.label + note.text.plain
    if card.take_care is not None:
        yield card.take_care.label + card.take_care.text.plain


def _diary(diary: Diary) -> Iterator[str]:
    yield diary.heading.plain
    yield diary.instruction.plain
    yield diary.corner
    yield from diary.days
    yield from diary.weeks
