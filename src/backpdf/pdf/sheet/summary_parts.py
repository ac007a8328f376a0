"""The parts of a summary: its head, and a row for each exercise.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backpdf.handout.blocks import Card, Figure
from backpdf.handout.summary import Summary
from backpdf.pdf.layout.boxes import Box, Stack
from backpdf.pdf.layout.widgets import PictureBox, Ruled, size_within
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.card_header import CardHeader, header_positions
from backpdf.pdf.sheet.dose_widgets import dose
from backpdf.pdf.sheet.masthead import clinic_line, fields_row, title_with_markers
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

Shapes = tuple[tuple[float, ...], ...]
"""For each exercise, the heights of its pictures divided by their widths."""
MOST_BESIDE = 2
"""Pictures side by side in a row."""


def summary_head(builder: Builder, summary: Summary) -> Part:
    """Clinic, title, level, how often, and the fields."""
    theme, section, rows = builder.theme, Element("Sect"), list[Box]()
    typesetter = builder.typesetter
    if summary.clinic is not None:
        rows.append(clinic_line(builder, summary.clinic, section))
    style = typesetter.style(theme.title, bold=True, colour=theme.palette.accent)
    title = typesetter.text(summary.title, section.add("H1"), style, outline_level=1)
    space = theme.gap * 0.5 if rows else 0.0
    rows.append(Stack([title_with_markers(builder, title, summary.badge)], space_before=space))
    level = typesetter.style(theme.level_name, bold=True)
    rows.append(typesetter.text(summary.level_words, section.add("P"), level, space_before=theme.step))
    rows.append(typesetter.text(summary.session, section.add("P"), space_before=theme.step / 2))
    if summary.fields:
        rows.append(fields_row(builder, summary.fields, section))
    return builder.part(section, Stack(rows))


@dataclass(frozen=True, eq=False)
class SummaryRow(Box):
    """The pictures of an exercise at the left, its name and its dose at the right, both centred in height."""

    kind = "an exercise of the summary"

    pictures: Box | None
    text: Box
    left_width: float
    gap: float

    def _right(self, width: float) -> tuple[float, float]:
        """Start and width of the text."""
        start = self.left_width + self.gap if self.left_width else 0.0
        return start, width - start

    def height(self, width: float) -> float:
        pictures = self.pictures.measured(self.left_width) if self.pictures else 0.0
        return max(pictures, self.text.measured(self._right(width)[1]))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height = self.measured(width)
        if self.pictures is not None:
            drop = (height - self.pictures.measured(self.left_width)) / 2
            self.pictures.draw(canvas, x, top - drop, self.left_width)
        start, room = self._right(width)
        self.text.draw(canvas, x + start, top - (height - self.text.measured(room)) / 2, room)

    def split(self) -> Sequence[Box] | None:
        return [*([self.pictures] if self.pictures else []), self.text]


@dataclass(frozen=True, eq=False)
class PicturePair(Box):
    """Pictures side by side, each in the middle of its place, standing on one line."""

    pictures: Sequence[PictureBox]
    gap: float

    def _each(self, width: float) -> float:
        return (width - self.gap * (MOST_BESIDE - 1)) / MOST_BESIDE

    def height(self, width: float) -> float:
        each = self._each(width)
        return max(picture.measured(each) for picture in self.pictures)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        each, height = self._each(width), self.measured(width)
        for picture in self.pictures:
            picture.draw(canvas, x, top - height + picture.measured(each), each)
            x += each + self.gap


def summary_row(builder: Builder, card: Card, language: str, shapes: Shapes) -> Part:
    """An exercise of the summary; shapes are those of all exercises, which share a grid."""
    theme = builder.theme
    section = Element("Sect", lang=card.language)
    heading = _heading(builder, card, section)
    each = _picture_width(builder, shapes)
    pairs: list[Box] = []
    for first in range(0, len(card.figures), MOST_BESIDE):
        pictures = [_picture(builder, f, section, each) for f in card.figures[first : first + MOST_BESIDE]]
        pairs.append(PicturePair(pictures, theme.step * 2, space_before=theme.step if pairs else 0.0))
    dose_section = section.add("Sect", lang=language) if card.language else section
    row = SummaryRow(
        pictures=Stack(pairs) if pairs else None,
        text=Stack([heading, *dose(builder, card.dose, dose_section)]),
        left_width=MOST_BESIDE * each + theme.step * 2 if each else 0.0,
        gap=theme.column_gap,
    )
    ruled = Ruled(row, theme.gap * 0.6, 0.8, theme.palette.faint, space_before=theme.gap * 0.6)
    return builder.part(section, ruled)


def _picture_width(builder: Builder, shapes: Shapes) -> float:
    """Width of the place of each picture: that of the widest one of all, as printed."""
    theme = builder.theme
    widths = (size_within(a, theme.picture_width, theme.picture_height)[0] for each in shapes for a in each)
    return max(widths, default=0.0)


def _picture(builder: Builder, figure: Figure, section: Element, each: float) -> PictureBox:
    widest = builder.theme.max_picture_width
    box = builder.picture(figure, section.add("Figure", alt=figure.alt), each, max_width=widest)
    return replace(box, centred=True)


def _heading(builder: Builder, card: Card, section: Element) -> CardHeader:
    theme, number = builder.theme, str(card.number)
    disc, start, inset = header_positions(theme, number)
    heading = builder.typesetter.numbered_heading(number, card.name, section.add("H2"), start, inset)
    return CardHeader(
        heading=heading,
        heading_width=inset + text_width(card.name.plain, theme.card_title, bold=True),
        why=None,
        why_width=0.0,
        disc=disc,
        inset=inset,
        gap=theme.card_title,
        colour=theme.palette.accent,
        keep_with_next=False,
    )
