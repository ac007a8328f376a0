"""How to use the sheet, how much pain is all right, and the warning signs.  Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from backpdf.handout.blocks import RedFlagSection, Section, Text
from backpdf.pdf.layout.boxes import Box, Columns, Panel, Stack
from backpdf.pdf.layout.theme import TEXT_WIDTH
from backpdf.pdf.layout.widgets import WarningBand
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element, ListNumbering


def guidance(tools: Builder, sections: Sequence[Section]) -> Part:
    """Lists with their headings, side by side where the edition has room for that."""
    parent, gap = Element("Sect"), tools.theme.gap
    stacks = [_section(tools, section, parent) for section in sections]
    if not tools.theme.side_by_side:
        return tools.part(parent, *(Stack(stack, space_before=gap) for stack in stacks))
    return tools.part(parent, _in_two_columns(tools, stacks))


def _in_two_columns(tools: Builder, stacks: Sequence[Sequence[Box]]) -> Box:
    """Sections in reading order over two columns of about the same height."""
    theme = tools.theme
    column = (TEXT_WIDTH - theme.column_gap) / 2
    best: tuple[float, Columns] | None = None
    for middle in range(1, len(stacks) + 1):
        left, right = Stack(_flat(stacks[:middle])), Stack(_flat(stacks[middle:]))
        height = max(left.measured(column), right.measured(column))
        if best is None or height < best[0]:
            best = height, Columns([left, right], [1, 1], theme.column_gap, theme.gap)
    assert best is not None
    return best[1]


def _flat(stacks: Sequence[Sequence[Box]]) -> list[Box]:
    return list(chain.from_iterable(stacks))


def _section(tools: Builder, section: Section, parent: Element) -> list[Box]:
    """Heading and list of one section."""
    part = parent.add("Sect")
    heading = tools.set.text(
        section.heading,
        part.add("H2"),
        tools.set.section,
        space_before=tools.theme.gap * 0.7,
        keep_with_next=True,
        outline_level=2,
    )
    return [heading, *_list(tools, section.items, part)]


def _list(tools: Builder, items: Sequence[Text], parent: Element) -> list[Box]:
    element = parent.add("L", attributes=(ListNumbering("Disc"),))
    return tools.set.items(items, element, first_space=tools.theme.step)


def red_flags(tools: Builder, flags: RedFlagSection) -> Part:
    """The warning signs, in a box that cannot be missed."""
    theme, palette = tools.theme, tools.theme.palette
    section = Element("Sect")
    look = tools.set.look(theme.section * 1.08, bold=True, colour=palette.paper)
    heading = tools.set.text(flags.heading, section.add("H2"), look, outline_level=2)
    band = WarningBand(heading, look.size, palette)
    emergency = Stack(_signs(tools, flags.emergency, section))
    doctor = Stack(_signs(tools, flags.doctor, section), space_before=theme.gap)
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
    return tools.part(section, panel)


def _signs(tools: Builder, section: Section, parent: Element) -> list[Box]:
    look = tools.set.look(tools.theme.body, bold=True, colour=tools.theme.palette.alarm)
    heading = tools.set.text(section.heading, parent.add("H3"), look, keep_with_next=True, outline_level=3)
    return [heading, *_list(tools, section.items, parent)]
