"""The plan of a session, on one strip: how often, for how long, what is needed, how to use the sheet.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import SessionPlan
from backpdf.pdf.layout.boxes import Box, Columns, Panel, Stack
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.tagging import Element, ListNumbering
from backpdf.text.fonts import text_width

NARROWEST = 0.3
"""Least width of the widest text of a row, as a share of the row; below it, other wide ones give way, too."""

TOO_NARROW = 0.2
"""Width of a column, as a share of the row, in which no text is broken into lines."""


def session(builder: Builder, plan: SessionPlan) -> Part:
    """The strip: heading and cells in one row, how to use the sheet in the next."""
    builder = builder.compact
    theme, section, typesetter = builder.theme, Element("Sect"), builder.typesetter
    heading = typesetter.text(
        plan.heading, section.add("H2"), typesetter.section, keep_with_next=True, outline_level=2
    )
    cells = [typesetter.text(cell, section.add("P")) for cell in plan.cells]
    element = section.add("L", attributes=(ListNumbering("Disc"),))
    items = typesetter.items(plan.how_to_use, element)
    padding = theme.body * 0.2
    if not theme.side_by_side:
        rows: list[Box] = [heading, *cells, *items]
    else:
        room = builder.text_width - 2 * padding
        widths = [text_width(plan.heading.plain, theme.section, bold=True)]
        widths += [typesetter.natural_width(cell) for cell in plan.cells]
        rows = [
            _in_a_row([heading, *cells], widths, theme.column_gap, room),
            _in_a_row(
                [item.with_space_before(0) for item in items],
                [theme.indent + typesetter.natural_width(item) for item in plan.how_to_use],
                theme.column_gap,
                room,
            ).with_space_before(theme.step),
        ]
    panel = Panel(
        rows,
        padding=padding,
        line_width=0.8,
        line_colour=theme.palette.faint,
        fill=theme.palette.tint,
        space_before=theme.gap,
        has_fixed_space=theme.side_by_side,
    )
    return builder.part(section, panel)


def _in_a_row(boxes: Sequence[Box], widths: Sequence[float], gap: float, room: float) -> Box:
    """Boxes side by side, each as wide as its text; the widest gives way, or all wide ones.

    One below the other where a text would get a column that is too narrow to read.
    """
    spare = room - gap * (len(boxes) - 1) - sum(widths) - len(widths)
    shares = [width + 1 for width in widths]
    widest = max(range(len(shares)), key=shares.__getitem__)
    shares[widest] += spare
    if shares[widest] < room * NARROWEST:
        shares = _shared_out([width + 1 for width in widths], room - gap * (len(boxes) - 1))
    if any(share < min(width, room * TOO_NARROW) for share, width in zip(shares, widths, strict=True)):
        return Stack(boxes)
    return Columns(boxes, shares, gap)


def _shared_out(widths: Sequence[float], room: float) -> list[float]:
    """Widths that fill the room: the narrow ones stay, so that no heading breaks; others share the rest."""
    wide = list(range(len(widths)))
    for index in sorted(wide, key=widths.__getitem__):
        if widths[index] > room / len(wide):
            break
        wide.remove(index)
        room -= widths[index]
    total = sum(widths[index] for index in wide)
    return [room * width / total if index in wide else width for index, width in enumerate(widths)]
