"""The head of a sheet: clinic, title, level, lines for a pen, the main message, a personal note.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import ClinicLine, Field, Figure, LevelBadge, Masthead, PersonalNote, Phrase, Text
from backpdf.pdf.layout.boxes import Box, Columns, Space, Stack
from backpdf.pdf.layout.theme import MM, TEXT_WIDTH
from backpdf.pdf.layout.widgets import LevelMarkers, SideBar, WritingLine
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

LOGO_HEIGHT = 11 * MM
LOGO_WIDTH = 45 * MM
MOST_MARKERS = 6
"""More levels than this are told in words alone."""


def masthead(builder: Builder, masthead: Masthead) -> Part:
    """Who gives the sheet out, what it is, and for whom."""
    section, rows = Element("Sect"), list[Box]()
    theme = builder.theme
    if masthead.clinic is not None:
        rows.append(_clinic(builder, masthead.clinic, section))
    look = builder.set.look(theme.title, bold=True, colour=theme.palette.accent)
    title = builder.set.text(masthead.title, section.add("H1"), look, outline_level=1)
    space = theme.gap * 0.6 if rows else 0.0
    rows.append(Stack([_with_markers(builder, title, masthead.badge)], space_before=space))
    rows.append(_level(builder, masthead, section))
    rows.append(_fields(builder, masthead.fields, section))
    return builder.part(section, Stack(rows))


def _level(builder: Builder, masthead: Masthead, section: Element) -> Box:
    """Which level this is, what it aims at, and how often to do it."""
    theme = builder.theme
    look = builder.set.look(theme.level_name, bold=True)
    name = Text((Phrase(f"{masthead.badge.words}: "), *masthead.level_name.phrases))
    left: list[Box] = [
        builder.set.text(name, section.add("P"), look),
        builder.set.text(masthead.aim, section.add("P"), space_before=theme.step / 2),
    ]
    if masthead.how_often is None:
        return Stack(left, space_before=theme.step)
    drop = (look.leading - builder.set.body.leading) * 0.8
    often = builder.set.text(masthead.how_often, section.add("P"), space_before=theme.step / 2)
    if not theme.side_by_side:
        return Stack([*left, often], space_before=theme.step)
    right = Stack([Space(max(0.0, drop)), often])
    return Columns([Stack(left), right], [1, 1], theme.column_gap, space_before=theme.step)


def _clinic(builder: Builder, clinic: ClinicLine, section: Element) -> Box:
    """The logo, and beside it name and contact: low, so that the exercises keep their room."""
    theme = builder.theme
    logo = None
    if clinic.logo is not None:
        figure = Figure(clinic.logo.path, Text.of(""), clinic.logo.alt)
        element = section.add("Figure", alt=clinic.logo.alt)
        logo = builder.picture(figure, element, LOGO_WIDTH, highest=LOGO_HEIGHT)
    words: list[Box] = []
    if clinic.name:
        look = builder.set.look(theme.section, bold=True)
        words.append(builder.set.text(clinic.name, section.add("P"), look))
    if clinic.contact is not None:
        words.append(builder.set.text(clinic.contact, section.add("P")))
    if logo is None or not words:
        return logo or _beside(builder, words)
    wide, _ = logo.size(LOGO_WIDTH)
    shares = [wide, TEXT_WIDTH - wide - theme.column_gap]
    return Columns([logo, Stack(words)], shares, theme.column_gap)


def _beside(builder: Builder, words: Sequence[Box]) -> Box:
    """Name and contact side by side where the edition has room for that."""
    if len(words) == 1 or not builder.theme.side_by_side:
        return Stack(words)
    return Columns(words, [1] * len(words), builder.theme.column_gap)


def _with_markers(builder: Builder, title: Box, badge: LevelBadge) -> Box:
    """The title, with a disc for each level at the right."""
    if badge.of > MOST_MARKERS:
        return title
    theme = builder.theme
    markers = LevelMarkers(badge.number, badge.of, theme.title * 1.15, theme.palette)
    width = markers.natural_width
    return Columns([title, markers], [TEXT_WIDTH - width - theme.column_gap, width], theme.column_gap)


def _fields(builder: Builder, fields: Sequence[Field], section: Element) -> Box:
    """Name, date and clinician: filled in where given, else lines for a pen."""
    theme = builder.theme
    boxes: list[Box] = []
    shares: list[float] = []
    for field in fields:
        phrases = [Phrase(f"{field.label}:")]
        if field.value:
            phrases += [Phrase(" "), Phrase(field.value, bold=True)]
        text = builder.set.text(Text(tuple(phrases)), section.add("P"))
        label = text_width(f"{field.label}:", theme.body)
        boxes.append(WritingLine(text, label, not field.value, theme.body * 1.75, theme.palette.quiet))
        shares.append(1.5 if field.long else 1.0)
    if theme.side_by_side:
        return Columns(boxes, shares, theme.column_gap, space_before=theme.step)
    return Stack(boxes, space_before=theme.step)


def message(builder: Builder, message: Text) -> Part:
    """The one thing to remember."""
    theme, element = builder.theme, Element("P")
    text = builder.set.text(message, element, builder.set.look(theme.message, bold=True))
    bar = SideBar(text, 4, theme.body * 0.7, theme.palette.accent, space_before=theme.gap)
    return builder.part(element, bar)


def note(builder: Builder, note: PersonalNote) -> Part:
    """The clinician's own words to this patient."""
    theme, section = builder.theme, Element("Sect")
    heading = builder.set.text(
        note.heading,
        section.add("H2"),
        builder.set.section,
        space_before=theme.gap,
        keep_with_next=True,
        outline_level=2,
    )
    words = builder.set.text(note.text, section.add("P"), space_before=theme.step / 2)
    return builder.part(section, heading, words)
