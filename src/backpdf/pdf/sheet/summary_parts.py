"""The parts of a summary: its head, and a row for each exercise.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backpdf.handout.blocks import Card, Figure
from backpdf.handout.summary import HandoutSummary
from backpdf.pdf.layout.boxes import Box, Stack
from backpdf.pdf.layout.widgets import PictureBox
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.card_header import CardHeader, header_positions, tick_box
from backpdf.pdf.sheet.dose_widgets import dose
from backpdf.pdf.sheet.masthead import clinic_line, draft_frame, fields_row, title_with_markers
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

MOST_BESIDE = 2
"""Pictures, or fields for names and dates, side by side in a row."""


def summary_head(builder: Builder, summary: HandoutSummary) -> Part:
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
    if summary.draft is not None:
        rows.append(draft_frame(builder, summary.draft, section))
    rows.append(typesetter.text(summary.session, section.add("P"), space_before=theme.step / 2))
    for first in range(0, len(summary.fields), MOST_BESIDE):
        rows.append(fields_row(builder, summary.fields[first : first + MOST_BESIDE], section))
    return builder.part(section, Stack(rows))


@dataclass(frozen=True, eq=False)
class SummaryRow(Box):
    """The pictures of an exercise at the left, its name and its dose at the right, below a rule.

    Both are centred in height.  pictures_width is the width at which the pictures are as large as they may
    be; column is the width of their place, which all rows have in common.
    """

    kind = "an exercise of the summary"

    pictures: Box | None
    pictures_width: float
    text: Box
    column_gap: float
    rule_gap: float
    colour: str
    column: float = 0.0

    def beside(self, column: float) -> SummaryRow:
        """This row with a place for pictures of this width."""
        return replace(self, column=column)

    def _right_start(self) -> float:
        return self.column + self.column_gap if self.column else 0.0

    def _content_height(self, width: float) -> float:
        pictures = self.pictures.measured(self.column) if self.pictures else 0.0
        return max(pictures, self.text.measured(width - self._right_start()))

    def height(self, width: float) -> float:
        return self._content_height(width) + self.rule_gap

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.line(x, top, x + width, top, width=0.8, colour=self.colour)
        height, start = self._content_height(width), self._right_start()
        top -= self.rule_gap
        if self.pictures is not None:
            drop = (height - self.pictures.measured(self.column)) / 2
            self.pictures.draw(canvas, x, top - drop, self.column)
        drop = (height - self.text.measured(width - start)) / 2
        self.text.draw(canvas, x + start, top - drop, width - start)

    def split(self) -> Sequence[Box] | None:
        return [*([self.pictures] if self.pictures else []), self.text]


@dataclass(frozen=True, eq=False)
class PicturePair(Box):
    """Pictures side by side, each in the middle of its place, standing on one line."""

    pictures: Sequence[PictureBox]
    most: float
    gap: float

    @property
    def natural_width(self) -> float:
        """The least width in which the pictures are as large as they may be."""
        widest = max(picture.size(self.most)[0] for picture in self.pictures)
        return widest * MOST_BESIDE + self.gap * (MOST_BESIDE - 1)

    def _each(self, width: float) -> float:
        return min(self.most, (width - self.gap * (MOST_BESIDE - 1)) / MOST_BESIDE)

    def height(self, width: float) -> float:
        each = self._each(width)
        return max(picture.measured(each) for picture in self.pictures)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        place, each = (width - self.gap * (MOST_BESIDE - 1)) / MOST_BESIDE, self._each(width)
        floor = top - self.measured(width)
        for picture in self.pictures:
            wide, high = picture.size(each)
            picture.draw(canvas, x + (place - wide) / 2, floor + high, wide)
            x += place + self.gap


def summary_row(builder: Builder, card: Card, language: str) -> Part:
    """An exercise of the summary; language is that of the summary."""
    theme = builder.theme
    section = Element("Sect", lang=card.language)
    heading = _heading(builder, card, section)
    pairs = [
        _pair(builder, card.figures[first : first + MOST_BESIDE], section)
        for first in range(0, len(card.figures), MOST_BESIDE)
    ]
    dose_section = section.add("Sect", lang=language) if card.language else section
    row = SummaryRow(
        pictures=Stack(pairs) if pairs else None,
        pictures_width=max((pair.natural_width for pair in pairs), default=0.0),
        text=Stack([heading, *dose(builder, card.dose, dose_section)]),
        column_gap=theme.column_gap,
        rule_gap=theme.gap * 0.6,
        colour=theme.palette.faint,
        space_before=theme.gap * 0.6,
    )
    return builder.part(section, row)


def _pair(builder: Builder, figures: Sequence[Figure], section: Element) -> PicturePair:
    theme, shown = builder.theme, builder.painted(figures)
    pictures = [
        builder.picture(
            figure,
            section.add("Figure", alt=figure.alt),
            theme.picture_width,
            max_width=theme.max_picture_width,
            shown=shown,
        )
        for figure in figures
    ]
    return PicturePair(pictures, theme.picture_width, theme.picture_gutter, space_before=theme.step)


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
        tick_box=tick_box(card.dose, section),
        keep_with_next=False,
    )
