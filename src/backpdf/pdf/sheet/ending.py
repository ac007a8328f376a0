"""The last parts of a sheet: summary, next steps, record, web links, imprint, page footer.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import Foot, Imprint, NextSteps, Section, WebLink
from backpdf.handout.record_blocks import Record
from backpdf.pdf.layout.boxes import Box, Columns, Stack, spaced
from backpdf.pdf.layout.widgets import Ruled, grid, lowest_columns
from backpdf.pdf.sheet import guidance
from backpdf.pdf.sheet import record as records
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.links import LinkRow
from backpdf.pdf.tagging import Element

TEXT_SHARES = (1.0, 1.1, 1.2, 1.3)
"""Widths of the summary and next steps, as a multiple of the record's, where that stands beside them."""
WEEKS_IN_A_ROW = 2
"""Tables of weeks side by side, where the record stands below the texts."""
LINK_COLUMNS = 2
"""Columns of web links in the standard edition."""


def ending(builder: Builder, in_short: Section | None, next_steps: NextSteps, record: Record | None) -> Part:
    """The summary and the next steps, with the record beside or below them."""
    theme, parent = builder.theme, Element("Sect")
    summary = guidance.section(builder, in_short, parent) if in_short else []
    steps = _next_steps(builder, next_steps, parent)
    head, weeks = records.record(builder, record, parent) if record else ([], [])
    if not theme.side_by_side:
        groups = [boxes for boxes in (summary, steps, [*head, *weeks]) if boxes]
        return builder.part(parent, *(box for boxes in groups for box in spaced(boxes, theme.gap)))
    texts = _two_columns(builder, [*summary, *steps])
    layouts = _with_record(builder, [*summary, *steps], texts, head, weeks) if record else [texts]
    lower = min(layouts, key=lambda box: box.measured(builder.text_width))
    return builder.part(
        parent, Ruled(lower, theme.gap * 0.5, 1.1, theme.palette.accent, space_before=theme.gap)
    )


def _with_record(
    builder: Builder, texts: Sequence[Box], columns: Box, head: Sequence[Box], weeks: Sequence[Box]
) -> list[Box]:
    """The texts with the record beside them, and with the record below their columns."""
    theme, gap = builder.theme, builder.theme.column_gap
    beside = lowest_columns((texts, [*head, *weeks]), TEXT_SHARES, gap, builder.text_width)
    tables = grid(weeks, WEEKS_IN_A_ROW, gap, theme.step * 2)
    return [beside, Stack([columns, *head, tables.with_space_before(theme.step)])]


def _two_columns(builder: Builder, texts: Sequence[Box]) -> Box:
    """Texts in two columns of about one height; a heading stays with what follows it."""
    places = [at for at in range(1, len(texts)) if not texts[at - 1].keep_with_next]
    gap = builder.theme.column_gap
    columns: list[Box] = [Columns([Stack(texts[:at]), Stack(texts[at:])], [1, 1], gap) for at in places]
    return min(columns or [Stack(texts)], key=lambda box: box.measured(builder.text_width))


def _next_steps(builder: Builder, next_steps: NextSteps, parent: Element) -> list[Box]:
    theme, typesetter, part = builder.theme, builder.typesetter, parent.add("Sect")
    heading = typesetter.text(
        next_steps.heading,
        part.add("H2"),
        typesetter.section,
        space_before=theme.gap * 0.7,
        keep_with_next=True,
        outline_level=2,
    )
    notes = [typesetter.note(note, part.add("P"), theme.step * 1.2) for note in next_steps.notes]
    if next_steps.flare_up is None:
        return [heading, *notes]
    flare_up = part.add("Sect")
    title = typesetter.text(
        next_steps.flare_up.heading,
        flare_up.add("H3"),
        typesetter.style(theme.body, bold=True),
        space_before=theme.step * 1.2,
        keep_with_next=True,
        outline_level=3,
    )
    return [heading, *notes, title, *guidance.items(builder, next_steps.flare_up, flare_up)]


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
