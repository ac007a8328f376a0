"""Guidance on using the sheet, on acceptable pain, and the warning signs.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from backpdf.handout.blocks import Section
from backpdf.pdf.layout.boxes import Box, Columns, Panel, Stack, spaced
from backpdf.pdf.layout.theme import TEXT_WIDTH
from backpdf.pdf.layout.widgets import WarningHeading
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.pain_scale import pain_ruler
from backpdf.pdf.tagging import Element, ListNumbering

LEFT_SHARES = (1.0, 1.15, 1.3)
"""Widths of the left one of two columns, as a multiple of the right one."""
MIN_SAVING = 6.0
"""Height, in points, that columns of unequal width must save."""


def guidance(builder: Builder, sections: Sequence[Section]) -> Part:
    """Lists with their headings, in two columns where the theme allows."""
    parent, gap = Element("Sect"), builder.theme.gap
    stacks = [_section(builder, section, parent) for section in sections]
    if not builder.theme.side_by_side:
        return builder.part(parent, *_flat([spaced(stack, gap) for stack in stacks]))
    return builder.part(parent, _in_two_columns(builder, stacks, gap))


def _in_two_columns(builder: Builder, stacks: Sequence[Sequence[Box]], space_before: float) -> Box:
    """The groups of boxes in reading order, in the two columns that take the least height.

    Columns of equal width come first: another share must save at least MIN_SAVING.
    """
    gap = builder.theme.column_gap
    best: tuple[float, Columns] | None = None
    for left_share in LEFT_SHARES:
        for middle in range(1, len(stacks) + 1):
            halves = Stack(_flat(stacks[:middle])), Stack(_flat(stacks[middle:]))
            columns = Columns(halves, [left_share, 1], gap, space_before=space_before)
            height = columns.height(TEXT_WIDTH)
            if best is None or height < best[0] - MIN_SAVING:
                best = height, columns
    assert best is not None
    return best[1]


def _flat(stacks: Sequence[Sequence[Box]]) -> list[Box]:
    return list(chain.from_iterable(stacks))


def _section(builder: Builder, section: Section, parent: Element) -> list[Box]:
    """The heading and content of one section."""
    part = parent.add("Sect")
    heading = builder.typesetter.text(
        section.heading,
        part.add("H2"),
        builder.typesetter.section,
        space_before=builder.theme.gap * 0.7,
        keep_with_next=True,
        outline_level=2,
    )
    return [heading, *_before_list(builder, section, part), *_list(builder, section, part)]


def _before_list(builder: Builder, section: Section, parent: Element) -> list[Box]:
    """The pain scale and the sentence between a heading and its list, where there are any."""
    boxes: list[Box] = []
    if section.scale is not None:
        boxes.append(pain_ruler(builder, section.scale, parent))
    if section.lead_in is not None:
        space = builder.theme.step
        boxes.append(
            builder.typesetter.text(section.lead_in, parent.add("P"), space_before=space, keep_with_next=True)
        )
    return boxes


def _list(builder: Builder, section: Section, parent: Element) -> list[Box]:
    if not section.items:
        return []
    element = parent.add("L", attributes=(ListNumbering("Disc"),))
    return builder.typesetter.items(section.items, element, first_space=builder.theme.step)


def warning(builder: Builder, signs: Section) -> Part:
    """The signs that need help at once, in a box with a strong border and a light ground."""
    theme, palette = builder.theme, builder.theme.palette
    section = Element("Sect")
    style = builder.typesetter.style(theme.section, bold=True, colour=palette.alarm)
    heading = builder.typesetter.text(signs.heading, section.add("H2"), style, outline_level=2)
    panel = Panel(
        [WarningHeading(heading, style.size, palette), *_signs(builder, signs, section)],
        padding=theme.body * 0.6,
        line_width=2,
        line_colour=palette.alarm,
        fill=palette.alarm_tint,
        space_before=theme.gap,
    )
    return builder.part(section, panel)


def see_doctor(builder: Builder, signs: Section) -> Part:
    """The signs that need a doctor, but not at once."""
    section = Element("Sect")
    heading = builder.typesetter.text(
        signs.heading,
        section.add("H2"),
        builder.typesetter.section,
        keep_with_next=True,
        outline_level=2,
        space_before=builder.theme.gap,
    )
    return builder.part(section, heading, *_signs(builder, signs, section))


def _signs(builder: Builder, signs: Section, section: Element) -> list[Box]:
    """The sentence before the signs, and the signs in two columns where the theme allows."""
    theme, before = builder.theme, _before_list(builder, signs, section)
    items = _list(builder, signs, section)
    if not theme.side_by_side:
        return [*before, *items]
    return [*before, _in_two_columns(builder, [[item] for item in items], theme.step)]
