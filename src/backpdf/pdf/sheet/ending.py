"""The end of a sheet: what to do next, the diary, web addresses, who made it.  Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import Diary, Foot, Imprint, NextSteps, WebLink
from backpdf.pdf.layout.boxes import Box, Columns, Stack
from backpdf.pdf.layout.widgets import Ruled, grid_of
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.diary import DiaryGrid
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.links import LinkRow
from backpdf.pdf.tagging import Element, add_row, add_table
from backpdf.text.fonts import text_width

LINKS_ABREAST = 2


def ending(builder: Builder, next_steps: NextSteps, diary: Diary) -> Part:
    """What comes next on the left, the diary on the right."""
    theme, parent = builder.theme, Element("Sect")
    left, right = _next_steps(builder, next_steps, parent), _diary(builder, diary, parent)
    if not theme.side_by_side:
        stacks = (Stack(boxes, space_before=theme.gap) for boxes in (left, right))
        return builder.part(parent, *stacks)
    columns = Columns([Stack(left), Stack(right)], [1.12, 1], theme.column_gap)
    return builder.part(
        parent, Ruled(columns, theme.gap * 0.5, 1.1, theme.palette.accent, space_before=theme.gap)
    )


def _next_steps(builder: Builder, next_steps: NextSteps, parent: Element) -> list[Box]:
    part = parent.add("Sect")
    heading = builder.set.text(
        next_steps.heading, part.add("H2"), builder.set.section, keep_with_next=True, outline_level=2
    )
    notes = [builder.set.note(note, part.add("P"), builder.theme.step * 1.2) for note in next_steps.notes]
    return [heading, *notes]


def _diary(builder: Builder, diary: Diary, parent: Element) -> list[Box]:
    """Heading, instruction, and a box to tick for each day."""
    theme = builder.theme
    part = parent.add("Sect")
    heading = builder.set.text(
        diary.heading, part.add("H2"), builder.set.section, keep_with_next=True, outline_level=2
    )
    words = builder.set.text(diary.instruction, part.add("P"), space_before=theme.step)
    table = add_table(part, summary=diary.instruction.plain)
    columns = len(diary.days) + 1
    head = add_row(table, columns, header=True)
    centred = builder.set.look(theme.body, centred=True)
    weeks, boxes = [], []
    for week in diary.weeks:
        first, *cells = add_row(table, columns, row_header=True)
        weeks.append(builder.set.text(week, first, centred))
        boxes.append([cell.add("Span", actual_text=diary.box_words) for cell in cells])
    widest = max(text_width(t, theme.body) for t in (diary.corner, *diary.weeks))
    grid = DiaryGrid(
        corner=builder.set.text(diary.corner, head[0], centred),
        days=[builder.set.text(d, cell, centred) for d, cell in zip(diary.days, head[1:], strict=True)],
        weeks=weeks,
        boxes=boxes,
        row=theme.diary_row,
        first_column=widest + 4,
        palette=theme.palette,
        space_before=theme.step,
    )
    return [heading, words, grid]


def links(builder: Builder, links: Sequence[WebLink]) -> Part:
    """Each address with its QR code."""
    theme, parent = builder.theme, Element("Sect")
    rows: list[Box] = []
    for link in links:
        text = builder.set.text(link.text, parent.add("P"))
        rows.append(LinkRow(builder.qr(link, parent), text, theme.column_gap, space_before=theme.step))
    columns = LINKS_ABREAST if theme.side_by_side else 1
    return builder.part(parent, grid_of(rows, columns, theme.column_gap, theme.step).apart(theme.gap))


def imprint(builder: Builder, imprint: Imprint) -> Part:
    """Version, review and sources, in small type."""
    theme, section = builder.theme, Element("Sect")
    boxes: list[Box] = [
        builder.set.text(line, section.add("P"), builder.set.small, space_before=theme.step / 2)
        for line in imprint.lines
    ]
    if theme.side_by_side and len(boxes) > 1:
        columns = Columns([Stack(boxes[:1]), Stack(boxes[1:])], [1, 1.5], theme.column_gap)
        return builder.part(section, Stack([columns], space_before=theme.gap))
    return builder.part(section, Stack(boxes, space_before=theme.gap))


def foot(builder: Builder, foot: Foot) -> Part:
    """The foot of every page.

    The disclaimer is read once, as the last thing of the document; else the foot is an artifact.
    """
    element = Element("P")
    return builder.part(element, FootBox(foot, builder.set, element))
