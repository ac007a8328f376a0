"""A handout as a page of readable text, and comparing it with the page kept in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backpdf.handout.blocks import Card, CardNote, Figure, Handout, Masthead, Section
from backpdf.handout.record_blocks import Record
from backpdf.handout.rich_text import Text


def shown(handout: Handout) -> str:
    """Everything in a handout, headings and all, with `**` for bold and `<...>` for links."""
    return "\n".join(_rows(handout)) + "\n"


def check_snapshot(text: str, path: Path, *, update: bool) -> None:
    """Compares a text with the file at path; with update, writes it and fails, so that somebody looks."""
    kept = path.read_text("utf-8") if path.exists() else None
    if update:
        if text != kept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return
    if kept is None:
        pytest.fail(f"{path.name} is missing: run pytest --update-snapshots, and read what it wrote")
    assert text == kept, f"{path.name} differs: if that is meant, run pytest --update-snapshots"


def _rows(handout: Handout) -> Iterator[str]:
    yield from _masthead(handout.masthead)
    session = handout.session
    yield f"\n## {_text(session.heading)}"
    yield _breakable(" | ".join(map(_text, session.cells)))
    yield from (f"- {_text(item)}" for item in session.how_to_use)
    for section in handout.guidance:
        yield from _section(section, "##")
    yield from _section(handout.warning, "##")
    for card in handout.cards:
        yield from _card(card)
    if handout.in_short is not None:
        yield from (_breakable(line) for line in _section(handout.in_short, "##"))
    yield f"\n## {_text(handout.next_steps.heading)}"
    yield from (_note(note) for note in handout.next_steps.notes)
    if handout.next_steps.flare_up is not None:
        yield from _section(handout.next_steps.flare_up, "###")
    if handout.record is not None:
        yield from _record(handout.record)
    if handout.see_doctor is not None:
        yield from _section(handout.see_doctor, "##")
    for link in handout.links:
        yield f"\n{_text(link.text)}\n  [QR code: {link.alt}]"
    yield ""
    yield from (_text(line) for line in handout.imprint.lines)
    foot = handout.foot
    yield f"\n--- {foot.disclaimer} | {foot.version} | {foot.page(1, 2)}"
    about = handout.about
    yield f"\n[{about.title} | {about.author} | {about.subject} | {', '.join(about.keywords)}]"
    yield f"[{about.language}, {about.date}]"


def _masthead(masthead: Masthead) -> Iterator[str]:
    clinic = masthead.clinic
    if clinic is not None:
        logo = f"[{clinic.logo.path.name}: {clinic.logo.alt}] " if clinic.logo else ""
        contact = _text(clinic.contact) if clinic.contact else ""
        yield f"{logo}{clinic.name or ''} | {contact}"
    yield f"# {_text(masthead.title)}"
    badge = masthead.badge
    markers = f"({badge.number}/{badge.of}) " if badge else ""
    yield f"{markers}{_text(masthead.level_words)}"
    if masthead.draft is not None:
        yield f"[{_text(masthead.draft)}]"
    yield f"! {_text(masthead.message)}"
    yield _text(masthead.aim)
    if masthead.for_whom is not None:
        yield _note(masthead.for_whom)
    for row in masthead.fields:
        yield " | ".join(f"{field.label}: {field.value or '____'}" for field in row)


def _section(section: Section, mark: str) -> Iterator[str]:
    yield f"\n{mark} {_text(section.heading)}"
    if section.scale is not None:
        ends = f"{section.scale.none} {' '.join(section.scale.numbers)} {section.scale.worst}"
        yield f"[{ends}: {section.scale.alt}]"
    if section.lead_in is not None:
        yield _text(section.lead_in)
    for item in section.items:
        yield f"- {_text(item)}"


def _card(card: Card) -> Iterator[str]:
    yield f"\n## {card.number} {_text(card.name)}" + (f" [{card.language}]" if card.language else "")
    yield _text(card.why)
    yield from (_figure(figure) for figure in card.figures)
    for number, step in enumerate(card.steps, start=1):
        yield f"{number}. {_text(step)}"
    dose = card.dose
    yield _breakable(_note(dose.sentence))
    if dose.boxes:
        yield "= " + " | ".join(_breakable(box.text.plain) for box in dose.boxes)
    if dose.words is not None:
        yield _breakable(_text(dose.words))
    if dose.table is not None:
        yield f"{dose.table.corner} | {dose.table.heading}"
        yield from (f"{label} | {_breakable(_text(text))}" for label, text in dose.table.rows)
    yield from (_note(note) for note in card.notes)


def _breakable(text: str) -> str:
    """The text with plain spaces, for they are no-break ones after each number of a dose."""
    return text.replace("\u00a0", " ")


def _figure(figure: Figure) -> str:
    return f"[{figure.path.name}: {figure.alt}] {_text(figure.caption)}"


def _note(note: CardNote) -> str:
    return f"> {note.label}{_text(note.text)}"


def _record(record: Record) -> Iterator[str]:
    yield f"\n## {_text(record.heading)}"
    yield _text(record.instruction)
    for week in record.weeks:
        yield " | ".join((week.label, *week.days))
        yield from (f"{row.label} | [{row.cells[0]}] ... [{row.cells[-1]}]" for row in week.rows)


def _text(text: Text) -> str:
    parts: list[str] = []
    for phrase in text.phrases:
        words = f"**{phrase.text}**" if phrase.bold else phrase.text
        parts.append(f"{words} <{phrase.link}>" if phrase.link else words)
    return "".join(parts)
