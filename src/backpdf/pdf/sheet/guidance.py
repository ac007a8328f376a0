"""Guidance on using the sheet, on acceptable pain, and the warning signs.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from backpdf.handout.blocks import Section
from backpdf.pdf.layout.boxes import Box, Panel, Stack, spaced
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import LONGEST_LINE
from backpdf.pdf.layout.widgets import WarningHeading, lowest_columns
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.pain_scale import pain_ruler
from backpdf.pdf.tagging import Element, ListNumbering
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

LEFT_SHARES = (1.0, 1.05, 1.1, 0.95, 1.15, 1.3)
"""Widths of the left one of two columns, as a multiple of the right one."""


def guidance(builder: Builder, sections: Sequence[Section]) -> Part:
    """Lists with their headings, in two columns where the theme allows."""
    builder = builder.compact
    parent, gap = Element("Sect"), builder.theme.gap
    stacks = [section(builder, each, parent) for each in sections]
    if not builder.theme.side_by_side:
        return builder.part(parent, *_flat([spaced(stack, gap) for stack in stacks]))
    return builder.part(
        parent, _in_two_columns(builder, stacks, builder.text_width, space_before=gap, has_fixed_space=True)
    )


def _in_two_columns(
    builder: Builder,
    stacks: Sequence[Sequence[Box]],
    width: float,
    *,
    space_before: float,
    has_fixed_space: bool = False,
) -> Box:
    """The groups of boxes in reading order, in the two columns that take the least height at a width."""
    gap = builder.theme.column_gap
    choices = [
        lowest_columns(
            (_flat(stacks[:middle]), _flat(stacks[middle:])),
            LEFT_SHARES,
            gap,
            width,
            space_before=space_before,
            has_fixed_space=has_fixed_space,
        )
        for middle in range(1, len(stacks) + 1)
    ]
    return min(choices, key=lambda columns: columns.height(width))


def _flat(stacks: Sequence[Sequence[Box]]) -> list[Box]:
    return list(chain.from_iterable(stacks))


def section(builder: Builder, content: Section, parent: Element) -> list[Box]:
    """The heading and content of one section, whose sentence stands beside the heading if it can."""
    part = parent.add("Sect")
    heading = _heading(builder, content, part, builder.theme.gap * 0.7)
    scale = [pain_ruler(builder, content.scale, part)] if content.scale is not None else []
    return [heading, *scale, *items(builder, content, part)]


def _heading(builder: Builder, content: Section, part: Element, space_before: float) -> Box:
    """The heading of a section, with its sentence beside or below it."""
    style = builder.typesetter.section
    heading = builder.typesetter.text(
        content.heading,
        part.add("H2"),
        style,
        space_before=space_before,
        keep_with_next=True,
        outline_level=2,
    )
    if content.lead_in is None:
        return heading
    return HeadingWithSentence(
        heading,
        builder.typesetter.text(content.lead_in, part.add("P")),
        text_width(content.heading.plain, style.size, bold=True) + builder.theme.body * 0.35,
        builder.typesetter.natural_width(content.lead_in),
        space_before=space_before,
    )


@dataclass(frozen=True, eq=False)
class HeadingWithSentence(Box):
    """A heading, and a sentence beside it where it fits on the line, else below."""

    heading: Paragraph
    sentence: Paragraph
    heading_width: float
    sentence_width: float
    keep_with_next: bool = field(default=True, kw_only=True)

    def _beside(self, width: float) -> bool:
        letters = len(self.heading.plain) + 1 + len(self.sentence.plain)
        return letters <= LONGEST_LINE and self.heading_width + self.sentence_width <= width

    def height(self, width: float) -> float:
        below = 0.0 if self._beside(width) else self.sentence.measured(width)
        return self.heading.measured(width) + below

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.heading.draw(canvas, x, top, width)
        if self._beside(width):
            lower = self.heading.style.size - self.sentence.style.size  # on the same baseline
            self.sentence.draw(canvas, x + self.heading_width, top - lower, width - self.heading_width)
        else:
            self.sentence.draw(canvas, x, top - self.heading.measured(width), width)

    def split(self) -> Sequence[Box] | None:
        return [self.heading, self.sentence]


def items(builder: Builder, section: Section, parent: Element) -> list[Box]:
    """The list of a section."""
    if not section.items:
        return []
    element = parent.add("L", attributes=(ListNumbering("Disc"),))
    return builder.typesetter.items(section.items, element, first_space=builder.theme.step)


def warning(builder: Builder, signs: Section) -> Part:
    """The signs that need help at once, in a box with a strong border and a light ground."""
    builder = builder.compact
    theme, palette = builder.theme, builder.theme.palette
    section = Element("Sect")
    style = builder.typesetter.style(theme.section, bold=True, colour=palette.alarm)
    heading = builder.typesetter.text(signs.heading, section.add("H2"), style, outline_level=2)
    padding = theme.body * 0.4
    boxes = _signs(builder, signs, section, builder.text_width - 2 * padding)
    panel = Panel(
        [WarningHeading(heading, style.size, palette), *boxes],
        padding=padding,
        line_width=2,
        line_colour=palette.alarm,
        fill=palette.alarm_tint,
        space_before=theme.gap,
        has_fixed_space=theme.side_by_side,
    )
    return builder.part(section, panel)


def see_doctor(builder: Builder, signs: Section) -> Part:
    """The signs that need a doctor, but not at once."""
    section = Element("Sect")
    heading = _heading(builder, signs, section, builder.theme.gap)
    listed = items(builder, signs, section)
    if builder.theme.side_by_side:
        groups = [[item] for item in listed]
        listed = [_in_two_columns(builder, groups, builder.text_width, space_before=builder.theme.step)]
    return builder.part(section, heading, *listed)


def _signs(builder: Builder, signs: Section, section: Element, width: float) -> list[Box]:
    """The sentence before the signs and the signs, in the lowest arrangement at a width."""
    theme, before = builder.theme, list[Box]()
    if signs.lead_in is not None:
        before = [builder.typesetter.text(signs.lead_in, section.add("P"), keep_with_next=True)]
    listed = items(builder, signs, section)
    if not theme.side_by_side:
        return [*before, *listed]
    groups = [[item] for item in listed]
    below = [*before, _in_two_columns(builder, groups, width, space_before=theme.step)]
    if not before:
        return below
    among = [_in_two_columns(builder, [before, *groups], width, space_before=0.0)]
    return min(below, among, key=lambda boxes: Stack(boxes).height(width))
