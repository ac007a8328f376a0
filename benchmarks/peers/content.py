"""A handout as plain data, so that every engine prints the same words and the same pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a process that makes one handout by another engine must not load backpdf
    from backpdf.handout.blocks import Card, CardNote, Handout, Section, Text

Data = dict[str, Any]
Picture = Callable[[Path], str]
"""The file to print for a picture of the library."""


def as_data(handout: Handout, picture: Picture = str) -> Data:
    """The words and pictures of a handout, in reading order; phrases are [text, bold] pairs."""
    head, flags, diary = handout.masthead, handout.red_flags, handout.diary
    return {
        "about": {"title": handout.about.title, "language": handout.about.language},
        "title": _text(head.title),
        "level": f"{head.badge.words}: {head.level_name.plain}",
        "number": head.badge.number,
        "of": head.badge.of,
        "aim": _text(head.aim),
        "often": _text(head.how_often) if head.how_often else [],
        "fields": [[field.label, field.value or ""] for field in head.fields],
        "message": _text(handout.message),
        "note": [handout.note.heading.plain, _text(handout.note.text)] if handout.note else None,
        "guidance": [_section(section) for section in handout.guidance],
        "flags": {
            "heading": flags.heading.plain,
            "sections": [_section(flags.emergency), _section(flags.doctor)],
        },
        "cards": [_card(card, picture) for card in handout.cards],
        "next": {"heading": handout.next_steps.heading.plain, "notes": _notes(handout.next_steps.notes)},
        "diary": {
            "heading": diary.heading.plain,
            "instruction": diary.instruction.plain,
            "corner": diary.corner,
            "days": list(diary.days),
            "weeks": list(diary.weeks),
        },
        "imprint": [line.plain for line in handout.imprint.lines],
        "foot": {"disclaimer": handout.foot.disclaimer, "version": handout.foot.version},
    }


def _text(text: Text) -> list[list[Any]]:
    return [[phrase.text, phrase.bold] for phrase in text.phrases]


def _section(section: Section) -> Data:
    return {"heading": section.heading.plain, "items": [_text(item) for item in section.items]}


def _notes(notes: Iterable[CardNote]) -> list[Any]:
    return [[note.label, _text(note.text)] for note in notes]


def _card(card: Card, picture: Picture) -> Data:
    care: Sequence[CardNote] = (card.take_care,) if card.take_care else ()
    return {
        "number": card.number,
        "name": card.name.plain,
        "why": _text(card.why),
        "figures": [
            {"path": picture(figure.path), "alt": figure.alt, "caption": figure.caption.plain}
            for figure in card.figures
        ],
        "dose": [card.dose.label, _text(card.dose.text)],
        "boxes": [[box.value, box.label] for box in card.dose_boxes],
        "steps": [_text(step) for step in card.steps],
        "notes": _notes((*card.easier_and_harder, *care)),
    }
