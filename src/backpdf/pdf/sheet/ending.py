"""The last parts of a sheet: next steps, diary, web links, imprint, page footer.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import Diary, Foot, Imprint, NextSteps, WebLink
from backpdf.pdf.layout.boxes import Box, Columns, Stack, spaced
from backpdf.pdf.layout.widgets import Ruled, grid
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.diary import DiaryGrid
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.links import LinkRow
from backpdf.pdf.tagging import Element, add_row, add_table
from backpdf.text.fonts import text_width

LINK_COLUMNS = 2
"""Columns of web links in the standard edition."""


def ending(builder: Builder, next_steps: NextSteps, diary: Diary) -> Part:
    """The next steps on the left, the diary on the right."""
    theme, parent = builder.theme, Element("Sect")
    left, right = _next_steps(builder, next_steps, parent), _diary(builder, diary, parent)
    if not theme.side_by_side:
        return builder.part(parent, *spaced(left, theme.gap), *spaced(right, theme.gap))
    columns = Columns([Stack(left), Stack(right)], [1.12, 1], theme.column_gap)
    return builder.part(
        parent, Ruled(columns, theme.gap * 0.5, 1.1, theme.palette.accent, space_before=theme.gap)
    )


def _next_steps(builder: Builder, next_steps: NextSteps, parent: Element) -> list[Box]:
    part = parent.add("Sect")
    heading = builder.typesetter.text(
        next_steps.heading, part.add("H2"), builder.typesetter.section, keep_with_next=True, outline_level=2
    )
    notes = [
        builder.typesetter.note(note, part.add("P"), builder.theme.step * 1.2) for note in next_steps.notes
    ]
    return [heading, *notes]


def _diary(builder: Builder, diary: Diary, parent: Element) -> list[Box]:
    """Heading, instruction, and a tick box for each day."""
    theme = builder.theme
    part = parent.add("Sect")
    heading = builder.typesetter.text(
        diary.heading, part.add("H2"), builder.typesetter.section, keep_with_next=True, outline_level=2
    )
    instruction = builder.typesetter.text(diary.instruction, part.add("P"), space_before=theme.step)
    table = add_table(part, summary=diary.instruction.plain)
    columns = len(diary.days) + 1
    head = add_row(table, columns, header=True)
    centred = builder.typesetter.style(theme.body, centred=True)
    weeks, boxes = [], []
    for week in diary.weeks:
        first, *cells = add_row(table, columns, row_header=True)
        weeks.append(builder.typesetter.text(week, first, centred))
        boxes.append([cell.add("Span", actual_text=diary.box_words) for cell in cells])
    label_width = max(text_width(t, theme.body) for t in (diary.corner, *diary.weeks))
    diary_grid = DiaryGrid(
        corner=builder.typesetter.text(diary.corner, head[0], centred),
        days=[
            builder.typesetter.text(d, cell, centred) for d, cell in zip(diary.days, head[1:], strict=True)
        ],
        weeks=weeks,
        boxes=boxes,
        row=theme.diary_row,
        first_column=label_width + 4,
        palette=theme.palette,
        space_before=theme.step,
    )
    return [heading, instruction, diary_grid]


def links(builder: Builder, links: Sequence[WebLink]) -> Part:
    """The web links, each with its QR code."""
    theme, parent = builder.theme, Element("Sect")
    rows: list[Box] = []
    for link in links:
        text = builder.typesetter.text(link.text, parent.add("P"))
        rows.append(LinkRow(builder.qr(link, parent), text, theme.column_gap, space_before=theme.step))
    columns = LINK_COLUMNS if theme.side_by_side else 1
    return builder.part(
        parent, grid(rows, columns, theme.column_gap, theme.step).with_space_before(theme.gap)
    )


def imprint(builder: Builder, imprint: Imprint) -> Part:
    """Version, review and sources, in a small font size."""
    theme, section = builder.theme, Element("Sect")
    boxes: list[Box] = [
        builder.typesetter.text(line, section.add("P"), builder.typesetter.small, space_before=theme.step / 2)
        for line in imprint.lines
    ]
    if theme.side_by_side and len(boxes) > 1:
        columns = Columns([Stack(boxes[:1]), Stack(boxes[1:])], [1, 1.5], theme.column_gap)
        return builder.part(section, Stack([columns], space_before=theme.gap))
    return builder.part(section, Stack(boxes, space_before=theme.gap))


def foot(builder: Builder, foot: Foot) -> Part:
    """The page footer.

    The disclaimer on the last page is the last paragraph of the document; all other content of the footers
    is an artifact.
    """
    element = Element("P")
    return builder.part(element, FootBox(foot, builder.typesetter, element))
