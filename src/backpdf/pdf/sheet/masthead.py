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


def masthead(tools: Builder, masthead: Masthead) -> Part:
    """Who gives the sheet out, what it is, and for whom."""
    section, rows = Element("Sect"), list[Box]()
    theme = tools.theme
    if masthead.clinic is not None:
        rows.append(_clinic(tools, masthead.clinic, section))
    look = tools.set.look(theme.title, bold=True, colour=theme.palette.accent)
    title = tools.set.text(masthead.title, section.add("H1"), look, outline_level=1)
    space = theme.gap * 0.6 if rows else 0.0
    rows.append(Stack([_with_markers(tools, title, masthead.badge)], space_before=space))
    rows.append(_level(tools, masthead, section))
    rows.append(_fields(tools, masthead.fields, section))
    return tools.part(section, Stack(rows))


def _level(tools: Builder, masthead: Masthead, section: Element) -> Box:
    """Which level this is, what it aims at, and how often to do it."""
    theme = tools.theme
    look = tools.set.look(theme.level_name, bold=True)
    name = Text((Phrase(f"{masthead.badge.words}: "), *masthead.level_name.phrases))
    left: list[Box] = [
        tools.set.text(name, section.add("P"), look),
        tools.set.text(masthead.aim, section.add("P"), space_before=theme.step / 2),
    ]
    if masthead.how_often is None:
        return Stack(left, space_before=theme.step)
    drop = (look.leading - tools.set.body.leading) * 0.8
    often = tools.set.text(masthead.how_often, section.add("P"), space_before=theme.step / 2)
    if not theme.side_by_side:
        return Stack([*left, often], space_before=theme.step)
    right = Stack([Space(max(0.0, drop)), often])
    return Columns([Stack(left), right], [1, 1], theme.column_gap, space_before=theme.step)


def _clinic(tools: Builder, clinic: ClinicLine, section: Element) -> Box:
    """The logo, and beside it name and contact: low, so that the exercises keep their room."""
    theme = tools.theme
    logo = None
    if clinic.logo is not None:
        figure = Figure(clinic.logo.path, Text.of(""), clinic.logo.alt)
        element = section.add("Figure", alt=clinic.logo.alt)
        logo = tools.picture(figure, element, LOGO_WIDTH, highest=LOGO_HEIGHT)
    words: list[Box] = []
    if clinic.name:
        look = tools.set.look(theme.section, bold=True)
        words.append(tools.set.text(clinic.name, section.add("P"), look))
    if clinic.contact is not None:
        words.append(tools.set.text(clinic.contact, section.add("P")))
    if logo is None or not words:
        return logo or _beside(tools, words)
    wide, _ = logo.size(LOGO_WIDTH)
    shares = [wide, TEXT_WIDTH - wide - theme.column_gap]
    return Columns([logo, Stack(words)], shares, theme.column_gap)


def _beside(tools: Builder, words: Sequence[Box]) -> Box:
    """Name and contact side by side where the edition has room for that."""
    if len(words) == 1 or not tools.theme.side_by_side:
        return Stack(words)
    return Columns(words, [1] * len(words), tools.theme.column_gap)


def _with_markers(tools: Builder, title: Box, badge: LevelBadge) -> Box:
    """The title, with a disc for each level at the right."""
    if badge.of > MOST_MARKERS:
        return title
    theme = tools.theme
    markers = LevelMarkers(badge.number, badge.of, theme.title * 1.15, theme.palette)
    width = markers.natural_width
    return Columns([title, markers], [TEXT_WIDTH - width - theme.column_gap, width], theme.column_gap)


def _fields(tools: Builder, fields: Sequence[Field], section: Element) -> Box:
    """Name, date and clinician: filled in where given, else lines for a pen."""
    theme = tools.theme
    boxes: list[Box] = []
    shares: list[float] = []
    for field in fields:
        phrases = [Phrase(f"{field.label}:")]
        if field.value:
            phrases += [Phrase(" "), Phrase(field.value, bold=True)]
        text = tools.set.text(Text(tuple(phrases)), section.add("P"))
        label = text_width(f"{field.label}:", theme.body)
        boxes.append(WritingLine(text, label, not field.value, theme.body * 1.75, theme.palette.quiet))
        shares.append(1.5 if field.long else 1.0)
    if theme.side_by_side:
        return Columns(boxes, shares, theme.column_gap, space_before=theme.step)
    return Stack(boxes, space_before=theme.step)


def message(tools: Builder, message: Text) -> Part:
    """The one thing to remember."""
    theme, element = tools.theme, Element("P")
    text = tools.set.text(message, element, tools.set.look(theme.message, bold=True))
    bar = SideBar(text, 4, theme.body * 0.7, theme.palette.accent, space_before=theme.gap)
    return tools.part(element, bar)


def note(tools: Builder, note: PersonalNote) -> Part:
    """The clinician's own words to this patient."""
    theme, section = tools.theme, Element("Sect")
    heading = tools.set.text(
        note.heading,
        section.add("H2"),
        tools.set.section,
        space_before=theme.gap,
        keep_with_next=True,
        outline_level=2,
    )
    words = tools.set.text(note.text, section.add("P"), space_before=theme.step / 2)
    return tools.part(section, heading, words)
