"""The first parts of a sheet: clinic, title, level, fields to fill in, main message, personal note.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import ClinicLine, Field, Figure, LevelBadge, Masthead, PersonalNote
from backpdf.handout.rich_text import Phrase, Text
from backpdf.pdf.layout.boxes import Box, Columns, Space, Stack
from backpdf.pdf.layout.theme import MM, TEXT_WIDTH
from backpdf.pdf.layout.widgets import LevelMarkers, SideBar, WritingLine
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

LOGO_HEIGHT = 11 * MM
LOGO_WIDTH = 45 * MM
MAX_MARKERS = 6
"""A program with more levels than this has no level markers, only text."""


def masthead(builder: Builder, masthead: Masthead) -> Part:
    """Clinic, title, level, and the fields for patient, date and clinician."""
    section, rows = Element("Sect"), list[Box]()
    theme = builder.theme
    if masthead.clinic is not None:
        rows.append(clinic_line(builder, masthead.clinic, section))
    style = builder.typesetter.style(theme.title, bold=True, colour=theme.palette.accent)
    title = builder.typesetter.text(masthead.title, section.add("H1"), style, outline_level=1)
    space = theme.gap * 0.6 if rows else 0.0
    rows.append(Stack([title_with_markers(builder, title, masthead.badge)], space_before=space))
    rows.append(_level(builder, masthead, section))
    rows += [fields_row(builder, fields, section) for fields in masthead.fields]
    return builder.part(section, Stack(rows))


def _level(builder: Builder, masthead: Masthead, section: Element) -> Box:
    """Name and aim of the level; how often to exercise, for how long, and what is needed for it."""
    theme = builder.theme
    style = builder.typesetter.style(theme.level_name, bold=True)
    left: list[Box] = [
        builder.typesetter.text(masthead.level_words, section.add("P"), style),
        builder.typesetter.text(masthead.aim, section.add("P"), space_before=theme.step / 2),
    ]
    right: list[Box] = [
        builder.typesetter.text(masthead.session, section.add("P"), space_before=theme.step / 2)
    ]
    if masthead.equipment is not None:
        right.append(builder.typesetter.note(masthead.equipment, section.add("P"), theme.step / 2))
    if not theme.side_by_side:
        return Stack([*left, *right], space_before=theme.step)
    drop = (style.leading - builder.typesetter.body.leading) * 0.8
    columns = [Stack(left), Stack([Space(max(0.0, drop)), *right])]
    return Columns(columns, [0.9, 1.1], theme.column_gap, space_before=theme.step)


def clinic_line(builder: Builder, clinic: ClinicLine, section: Element) -> Box:
    """The logo, and beside it the clinic's name and contact, to save height."""
    theme = builder.theme
    logo = None
    if clinic.logo is not None:
        figure = Figure(clinic.logo.path, Text.of(""), clinic.logo.alt)
        element = section.add("Figure", alt=clinic.logo.alt)
        height = clinic.logo.height * MM if clinic.logo.height else LOGO_HEIGHT
        logo = builder.picture(figure, element, LOGO_WIDTH, max_height=height)
    lines: list[Box] = []
    if clinic.name:
        style = builder.typesetter.style(theme.section, bold=True)
        lines.append(builder.typesetter.text(clinic.name, section.add("P"), style))
    if clinic.contact is not None:
        lines.append(builder.typesetter.text(clinic.contact, section.add("P")))
    if logo is None or not lines:
        return logo or _beside(builder, lines)
    wide, _ = logo.size(LOGO_WIDTH)
    shares = [wide, TEXT_WIDTH - wide - theme.column_gap]
    return Columns([logo, Stack(lines)], shares, theme.column_gap)


def _beside(builder: Builder, lines: Sequence[Box]) -> Box:
    """Name and contact, side by side where the theme allows."""
    if len(lines) == 1 or not builder.theme.side_by_side:
        return Stack(lines)
    return Columns(lines, [1] * len(lines), builder.theme.column_gap)


def title_with_markers(builder: Builder, title: Box, badge: LevelBadge | None) -> Box:
    """The title, with the level markers at the right."""
    if badge is None or badge.of > MAX_MARKERS:
        return title
    theme = builder.theme
    markers = LevelMarkers(badge.number, badge.of, theme.title * 1.15, theme.palette)
    width = markers.natural_width
    return Columns([title, markers], [TEXT_WIDTH - width - theme.column_gap, width], theme.column_gap)


def fields_row(builder: Builder, fields: Sequence[Field], section: Element) -> Box:
    """The fields for patient, date and clinician, filled in or with a writing line."""
    theme = builder.theme
    boxes: list[Box] = []
    shares: list[float] = []
    for field in fields:
        phrases = [Phrase(field.before)] if field.before else []
        if field.value:
            space = [Phrase(" ")] if phrases else []
            phrases += [*space, Phrase(field.value, bold=bool(field.before))]
        text = builder.typesetter.text(Text(tuple(phrases)), section.add("P"))
        label = text_width(field.before, theme.body)
        boxes.append(WritingLine(text, label, not field.value, theme.body * 1.75, theme.palette.quiet))
        shares.append(1.5 if field.long else 1.0)
    if theme.side_by_side:
        return Columns(boxes, shares, theme.column_gap, space_before=theme.step)
    return Stack(boxes, space_before=theme.step)


def message(builder: Builder, message: Text) -> Part:
    """The main message."""
    theme, element = builder.theme, Element("P")
    text = builder.typesetter.text(message, element, builder.typesetter.style(theme.message, bold=True))
    bar = SideBar(text, 4, theme.body * 0.7, theme.palette.accent, space_before=theme.gap)
    return builder.part(element, bar)


def note(builder: Builder, note: PersonalNote) -> Part:
    """The clinician's note to this patient, with its heading."""
    theme, section = builder.theme, Element("Sect")
    heading = builder.typesetter.text(
        note.heading,
        section.add("H2"),
        builder.typesetter.section,
        space_before=theme.gap,
        keep_with_next=True,
        outline_level=2,
    )
    text = builder.typesetter.text(note.text, section.add("P"), space_before=theme.step / 2)
    return builder.part(section, heading, text)
