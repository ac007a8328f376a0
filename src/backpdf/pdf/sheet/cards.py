"""The exercise card: pictures and dose on the left, steps and notes on the right.

All are in one column in large print, and where the card is higher than a page.  Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from backpdf.handout.blocks import Card, Figure
from backpdf.handout.rich_text import Text
from backpdf.pdf.layout.boxes import Box, Stack
from backpdf.pdf.layout.widgets import PictureRow, Ruled
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.card_header import CardHeader, header_positions
from backpdf.pdf.sheet.dose_widgets import dose
from backpdf.pdf.sheet.wide_card import WideCardBox, WideCardForm, wide_card_form
from backpdf.pdf.tagging import Element, ListNumbering
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

MIN_SAVING = 3.0
"""Height, in points, that another arrangement of a card than the usual one must save."""


@dataclass(frozen=True, eq=False)
class CardBox(Box):
    """An exercise card, split only where it is higher than a page.

    The first `kept_together` notes (feel, easier and harder) are always in the same column.
    """

    header: Box
    pictures: Box | None
    dose: Sequence[Box]
    steps: Sequence[Box]
    notes: Sequence[Box]
    kept_together: int
    left_width: float
    column_gap: float
    gap: float
    side_by_side: bool

    def _columns(self, width: float) -> tuple[Stack, Stack]:
        """Left and right column, in the arrangement with the lowest height.

        Usually the notes follow the steps; another arrangement is taken only where it saves at least
        MIN_SAVING.
        """
        right_width = width - self.left_width - self.column_gap
        best: tuple[float, tuple[Stack, Stack]] | None = None
        for columns in self._arrangements():
            height = max(columns[0].measured(self.left_width), columns[1].measured(right_width))
            if best is None or height < best[0] - MIN_SAVING:
                best = height, columns
        assert best is not None
        return best[1]

    def _arrangements(self) -> Iterator[tuple[Stack, Stack]]:
        """Every arrangement of the card in two columns, the usual one first."""
        left = [*_as_list(self.pictures), *self.dose]
        for count in dict.fromkeys((len(self.notes), self.kept_together, 0)):
            yield Stack([*left, *self.notes[count:]]), Stack([*self.steps, *self.notes[:count]])

    def _one_column(self) -> Stack:
        groups = (self.steps, self.dose, self.notes)
        spaced = [Stack(group, space_before=self.gap * 1.5) for group in groups if group]
        return Stack([*_as_list(self.pictures), *spaced])

    def height(self, width: float) -> float:
        head = self.header.measured(width) + self.gap
        if not self.side_by_side:
            return head + self._one_column().measured(width)
        left, right = self._columns(width)
        right_width = width - self.left_width - self.column_gap
        return head + max(left.measured(self.left_width), right.measured(right_width))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.header.draw(canvas, x, top, width)
        top -= self.header.measured(width) + self.gap
        if not self.side_by_side:
            self._one_column().draw(canvas, x, top, width)
            return
        left, right = self._columns(width)
        left.draw(canvas, x, top, self.left_width)
        start = self.left_width + self.column_gap
        right.draw(canvas, x + start, top, width - start)

    def split(self) -> Sequence[Box] | None:
        """The content in one column, which may flow over pages; the pictures stay with the header."""
        boxes = [*_as_list(self.pictures), *self.steps, *self.dose, *self.notes]
        return [self.header, boxes[0].with_space_before(self.gap), *boxes[1:]]


def _as_list(box: Box | None) -> list[Box]:
    return [] if box is None else [box]


def card(builder: Builder, card: Card, language: str) -> Part:
    """An exercise card.

    language is that of the handout, in which the fixed words of a card in another language are printed.
    """
    theme = builder.theme
    section = Element("Sect", lang=card.language)
    label_lang = language if card.language else None
    header = _header(builder, card, section)
    aspects = [1 / builder.sources[figure.path].aspect for figure in card.figures]
    form = wide_card_form(aspects, has_columns=theme.has_card_columns)
    pictures = _pictures(builder, card.figures, section, form)
    steps = builder.typesetter.items(
        card.steps, section.add("L", attributes=(ListNumbering("Decimal"),)), numbered=True
    )
    dose_section = section.add("Sect", lang=label_lang) if label_lang else section
    ruled = Ruled(header, theme.gap * 0.5, 1.1, theme.palette.accent, keep_with_next=True)
    doses, notes = dose(builder, card.dose, dose_section), _notes(builder, card, section, label_lang)
    if not theme.side_by_side:
        changes = [box for note, box in zip(card.notes, notes, strict=True) if note in card.easier_and_harder]
        wide = WideCardBox(
            header=ruled,
            pictures=pictures,
            dose=doses,
            steps=steps,
            notes=notes,
            changes=changes,
            gap=theme.step * 1.2,
            column_gap=theme.column_gap,
            left_width=2 * theme.picture_width * theme.upright_share + theme.step * 3,
            form=form,
            space_before=theme.gap,
        )
        return builder.part(section, wide)
    box = CardBox(
        header=ruled,
        pictures=pictures,
        dose=doses,
        steps=steps,
        notes=notes,
        kept_together=len(card.notes) - (card.take_care is not None),
        left_width=2 * theme.picture_width + theme.step,
        column_gap=theme.column_gap,
        gap=theme.step * 1.2,
        side_by_side=theme.side_by_side,
        space_before=theme.gap,
    )
    return builder.part(section, box)


def _header(builder: Builder, card: Card, section: Element) -> CardHeader:
    theme, number = builder.theme, str(card.number)
    size = theme.card_title
    disc, start, inset = header_positions(theme, number)
    heading = builder.typesetter.numbered_heading(number, card.name, section.add("H2"), start, inset)
    why = builder.typesetter.text(card.why, section.add("P"))
    return CardHeader(
        heading=heading,
        heading_width=inset + text_width(card.name.plain, size, bold=True),
        why=why,
        why_width=_natural_width(card.why, theme.body),
        disc=disc,
        inset=inset,
        gap=size,
        colour=theme.palette.accent,
    )


def _pictures(
    builder: Builder, figures: Sequence[Figure], section: Element, form: WideCardForm
) -> Box | None:
    if not figures:
        return None
    theme = builder.theme
    each = theme.picture_width if len(figures) > 1 else theme.picture_width * 1.4
    if form is WideCardForm.PICTURES_BESIDE_STEPS:
        each *= theme.upright_share
    rows: list[Box] = []
    for first in range(0, len(figures), 2):
        pair = figures[first : first + 2]
        pictures, captions = zip(*(_captioned(builder, f, section, each) for f in pair), strict=True)
        gap = theme.step if theme.side_by_side else theme.step * 3
        space = theme.gap / 2 if rows else 0.0
        rows.append(PictureRow(pictures, captions, each, gap, theme.step * 0.6, space_before=space))
    return rows[0] if len(rows) == 1 else Stack(rows)


def _captioned(builder: Builder, figure: Figure, section: Element, each: float) -> tuple[Box, Box]:
    group = section.add("Sect")
    max_width = each * builder.theme.max_picture_width / builder.theme.picture_width
    picture = builder.picture(figure, group.add("Figure", alt=figure.alt), each, max_width=max_width)
    box = replace(picture, centred=True)
    style = builder.typesetter.style(builder.theme.body, bold=True)
    return box, builder.typesetter.text(figure.caption, group.add("Caption"), replace(style, centred=True))


def _notes(builder: Builder, card: Card, section: Element, label_lang: str | None) -> list[Box]:
    space = builder.theme.step * 1.2
    return [builder.typesetter.note(note, section.add("P"), space, label_lang) for note in card.notes]


def _natural_width(text: Text, size: float) -> float:
    """Width of a text on one line."""
    if len(text.lines) > 1:
        return inf
    return sum(text_width(phrase.text, size, bold=phrase.bold) for phrase in text.phrases)
