"""The first parts of a sheet: clinic, title, level, fields to fill in, main message, personal note.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import ClinicLine, Field, Figure, LevelBadge, Masthead, PersonalNote
from backpdf.handout.rich_text import Phrase, Text
from backpdf.pdf.layout.boxes import Box, Columns, Panel, Stack
from backpdf.pdf.layout.theme import MM
from backpdf.pdf.layout.widgets import AtMost, LevelMarkers, SideBar, WritingLine, grid, lowest_columns
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

TITLE_SHARES = (1.0, 1.1, 1.25, 1.4, 1.55)
"""Widths of the column of the title, as a multiple of that of the message, the best-looking first."""
MARKER_SIZE = 1.25
"""Diameter of a level marker, as a multiple of the font size of the level's name."""
WRITING_ROW = 1.45
"""Height of a field to fill in, as a multiple of the font size."""
LEAST_LINE = 25 * MM
"""Room for a pen after a label, in a row in which other fields are filled in."""
LOGO_HEIGHT = 11 * MM
LOGO_WIDTH = 45 * MM
MAX_MARKERS = 6
"""A program with more levels than this has no level markers, only text."""


def masthead(builder: Builder, masthead: Masthead) -> Part:
    """Clinic, title, level, main message, and the fields for patient, clinician, questions and dates."""
    builder = builder.compact
    section, rows = Element("Sect"), list[Box]()
    theme = builder.theme
    if masthead.clinic is not None:
        rows.append(clinic_line(builder, masthead.clinic, section))
    title, message = _title(builder, masthead, section), _message(builder, masthead, section)
    space = theme.gap if rows else 0.0
    if theme.side_by_side:
        rows.append(
            lowest_columns(
                (title, message), TITLE_SHARES, theme.column_gap, builder.text_width, space_before=space
            )
        )
    else:
        rows.append(Stack([*title, *message], space_before=space))
    rows += [fields_row(builder, fields, section) for fields in masthead.fields]
    return builder.part(section, Stack(rows))


def _title(builder: Builder, masthead: Masthead, section: Element) -> list[Box]:
    """Title and level with its markers; and that the sheet is a draft, where it is one."""
    theme, typesetter = builder.theme, builder.typesetter
    style = typesetter.style(theme.title, bold=True, colour=theme.palette.accent)
    boxes: list[Box] = [
        typesetter.text(masthead.title, section.add("H1"), style, outline_level=1),
        _level(builder, masthead, section),
    ]
    if masthead.draft is not None:
        boxes.append(draft_frame(builder, masthead.draft, section))
    return boxes


def _level(builder: Builder, masthead: Masthead, section: Element) -> Box:
    """Number and name of the level, after a marker for each level."""
    theme, badge = builder.theme, masthead.badge
    style = builder.typesetter.style(theme.level_name, bold=True)
    level = builder.typesetter.text(masthead.level_words, section.add("P"), style, space_before=theme.step)
    if badge is None or badge.of > MAX_MARKERS:
        return level
    markers = LevelMarkers(badge.number, badge.of, theme.level_name * MARKER_SIZE, theme.palette)
    width = markers.natural_width
    gap = theme.level_name * 0.6
    room = builder.text_width / (2 if theme.side_by_side else 1)
    return Columns([markers, level], [width, room - width - gap], gap, space_before=theme.step)


def _message(builder: Builder, masthead: Masthead, section: Element) -> list[Box]:
    """The main message, the aim of the level, and whom the sheet is for."""
    theme, typesetter = builder.theme, builder.typesetter
    style = typesetter.style(theme.message, bold=True)
    message = typesetter.text(masthead.message, section.add("P"), style)
    aim = typesetter.text(masthead.aim, section.add("P"), space_before=theme.step * 2)
    bar = SideBar(message, 4, theme.body * 0.7, theme.palette.accent, space_before=theme.gap)
    boxes: list[Box] = [bar, aim]
    if masthead.for_whom is not None:
        boxes.append(typesetter.note(masthead.for_whom, section.add("P"), theme.step))
    return boxes


def draft_frame(builder: Builder, draft: Text, section: Element) -> Box:
    """The words that the sheet is a draft, in a frame of their width."""
    theme = builder.theme
    padding = theme.body * 0.14
    frame = Panel(
        [builder.typesetter.text(draft, section.add("P"))],
        padding=padding,
        line_width=1.0,
        line_colour=theme.palette.quiet,
        space_before=theme.step * 2,
    )
    width = text_width(draft.plain, theme.body, bold=True) + 2 * padding + 4
    return AtMost(frame, width, space_before=frame.space_before)


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
    shares = [wide, builder.text_width - wide - theme.column_gap]
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
    return Columns([title, markers], [builder.text_width - width - theme.column_gap, width], theme.column_gap)


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
        words = Text(tuple(phrases))
        text = builder.typesetter.text(words, section.add("P"))
        label = text_width(field.before, theme.body)
        row = theme.body * WRITING_ROW
        boxes.append(WritingLine(text, label, not field.value, row, theme.palette.quiet))
        line = 0.0 if field.value else LEAST_LINE
        shares.append(max(builder.typesetter.natural_width(words) + line, LEAST_LINE))
    if not any(field.value for field in fields):
        shares = [1.5 if field.long else 1.0 for field in fields]
    if theme.side_by_side:
        return Columns(boxes, shares, theme.column_gap, space_before=theme.step)
    if not theme.has_card_columns:
        return Stack(boxes, space_before=theme.step)
    long = [box for field, box in zip(fields, boxes, strict=True) if field.long]
    short = [box for field, box in zip(fields, boxes, strict=True) if not field.long]
    return Stack([*long, grid(short, 2, theme.column_gap, 0.0)], space_before=theme.step)


def note(builder: Builder, note: PersonalNote) -> Part:
    """The clinician's note to this patient, with its heading."""
    builder = builder.compact
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
    if theme.has_compact_front:
        heading, text = heading.with_fixed_space(), text.with_fixed_space()
    return builder.part(section, heading, text)
