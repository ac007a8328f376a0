"""Guidance on using the sheet, on acceptable pain, and the red flags.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from backpdf.handout.blocks import RedFlagSection, Section, Text
from backpdf.pdf.layout.boxes import Box, Columns, Panel, Stack
from backpdf.pdf.layout.theme import TEXT_WIDTH
from backpdf.pdf.layout.widgets import WarningBand
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element, ListNumbering


def guidance(builder: Builder, sections: Sequence[Section]) -> Part:
    """Lists with their headings, in two columns where the theme allows."""
    parent, gap = Element("Sect"), builder.theme.gap
    stacks = [_section(builder, section, parent) for section in sections]
    if not builder.theme.side_by_side:
        return builder.part(parent, *(Stack(stack, space_before=gap) for stack in stacks))
    return builder.part(parent, _in_two_columns(builder, stacks))


def _in_two_columns(builder: Builder, stacks: Sequence[Sequence[Box]]) -> Box:
    """The sections in reading order, in two columns of about equal height."""
    theme = builder.theme
    column = (TEXT_WIDTH - theme.column_gap) / 2
    best: tuple[float, Columns] | None = None
    for middle in range(1, len(stacks) + 1):
        left, right = Stack(_flat(stacks[:middle])), Stack(_flat(stacks[middle:]))
        height = max(left.measured(column), right.measured(column))
        if best is None or height < best[0]:
            best = height, Columns([left, right], [1, 1], theme.column_gap, space_before=theme.gap)
    assert best is not None
    return best[1]


def _flat(stacks: Sequence[Sequence[Box]]) -> list[Box]:
    return list(chain.from_iterable(stacks))


def _section(builder: Builder, section: Section, parent: Element) -> list[Box]:
    """The heading and list of one section."""
    part = parent.add("Sect")
    heading = builder.typesetter.text(
        section.heading,
        part.add("H2"),
        builder.typesetter.section,
        space_before=builder.theme.gap * 0.7,
        keep_with_next=True,
        outline_level=2,
    )
    return [heading, *_list(builder, section.items, part)]


def _list(builder: Builder, items: Sequence[Text], parent: Element) -> list[Box]:
    element = parent.add("L", attributes=(ListNumbering("Disc"),))
    return builder.typesetter.items(items, element, first_space=builder.theme.step)


def red_flags(builder: Builder, flags: RedFlagSection) -> Part:
    """The red flags, in a panel with a coloured border."""
    theme, palette = builder.theme, builder.theme.palette
    section = Element("Sect")
    style = builder.typesetter.style(theme.section * 1.08, bold=True, colour=palette.paper)
    heading = builder.typesetter.text(flags.heading, section.add("H2"), style, outline_level=2)
    band = WarningBand(heading, style.size, palette)
    emergency = Stack(_signs(builder, flags.emergency, section))
    doctor = Stack(_signs(builder, flags.doctor, section), space_before=theme.gap)
    body: list[Box] = [emergency, doctor]
    if theme.side_by_side:
        body = [Columns(body, [1.42, 1], theme.column_gap)]
    panel = Panel(
        [band, *body],
        padding=theme.body * 0.6,
        line_width=2,
        line_colour=palette.alarm,
        band_colour=palette.alarm,
        space_before=theme.gap,
    )
    return builder.part(section, panel)


def _signs(builder: Builder, section: Section, parent: Element) -> list[Box]:
    style = builder.typesetter.style(builder.theme.body, bold=True, colour=builder.theme.palette.alarm)
    heading = builder.typesetter.text(
        section.heading, parent.add("H3"), style, keep_with_next=True, outline_level=3
    )
    return [heading, *_list(builder, section.items, parent)]
