"""A handout as plain data, so that every engine prints the same words and the same pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a process that makes one handout by another engine must not load backpdf
    from backpdf.handout.blocks import Card, CardNote, Handout, Section
    from backpdf.handout.record_blocks import Record
    from backpdf.handout.rich_text import Text

Data = dict[str, Any]
Picture = Callable[[Path], str]
"""The file to print for a picture of the library."""


def as_data(handout: Handout, picture: Picture = str) -> Data:
    """The words and pictures of a handout, in reading order; phrases are [text, bold] pairs."""
    head, record = handout.masthead, handout.record
    number, of = (head.badge.number, head.badge.of) if head.badge else (1, 1)
    signs = [handout.warning, *([handout.see_doctor] if handout.see_doctor else [])]
    flare_up = [handout.next_steps.flare_up] if handout.next_steps.flare_up else []
    in_short = [handout.in_short] if handout.in_short else []
    return {
        "about": {"title": handout.about.title, "language": handout.about.language},
        "title": _text(head.title),
        "level": head.level_words.plain,
        "number": number,
        "of": of,
        "aim": _text(head.aim),
        "often": _joined(handout.session.cells),
        "fields": [[field.label, field.value or ""] for row in head.fields for field in row],
        "message": _text(head.message),
        "note": [handout.note.heading.plain, _text(handout.note.text)] if handout.note else None,
        "guidance": [
            {
                "heading": handout.session.heading.plain,
                "items": list(map(_text, handout.session.how_to_use)),
            },
            *map(_section, handout.guidance),
        ],
        "flags": {"heading": handout.warning.heading.plain, "sections": list(map(_section, signs))},
        "cards": [_card(card, picture) for card in handout.cards],
        "next": {
            "heading": handout.next_steps.heading.plain,
            "notes": [
                *_notes(handout.next_steps.notes),
                *([part.heading.plain, _joined(part.items)] for part in (*flare_up, *in_short)),
            ],
        },
        "diary": _record(record) if record else None,
        "imprint": [line.plain for line in handout.imprint.lines],
        "foot": {"disclaimer": handout.foot.disclaimer, "version": handout.foot.version},
    }


def _record(record: Record) -> Data:
    """A row for each thing to write down in each week."""
    first = record.weeks[0]
    return {
        "heading": record.heading.plain,
        "instruction": record.instruction.plain,
        "corner": first.label.split()[0],
        "days": list(first.days),
        "weeks": [f"{week.label} {row.label}" for week in record.weeks for row in week.rows],
    }


def _text(text: Text) -> list[list[Any]]:
    return [[phrase.text, phrase.bold] for phrase in text.phrases]


def _joined(texts: Iterable[Text]) -> list[list[Any]]:
    """Texts as one, with a space between them."""
    return [phrase for text in texts for phrase in (*_text(text), [" ", False])][:-1]


def _section(section: Section) -> Data:
    return {"heading": section.heading.plain, "items": [_text(item) for item in section.items]}


def _notes(notes: Iterable[CardNote]) -> list[Any]:
    return [[note.label, _text(note.text)] for note in notes]


def _card(card: Card, picture: Picture) -> Data:
    return {
        "number": card.number,
        "name": card.name.plain,
        "why": _text(card.why),
        "figures": [
            {"path": picture(figure.path), "alt": figure.alt, "caption": figure.caption.plain}
            for figure in card.figures
        ],
        "dose": [card.dose.sentence.label, _text(card.dose.sentence.text)],
        "boxes": [[box.value, box.label] for box in card.dose.boxes],
        "steps": [_text(step) for step in card.steps],
        "notes": _notes(card.notes),
    }
