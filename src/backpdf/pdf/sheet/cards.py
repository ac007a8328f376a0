"""The exercise card: number, name, pictures, steps, dose and notes.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backpdf.handout.blocks import Card, CardNote, Figure
from backpdf.pdf.images import WHOLE_WIDTH
from backpdf.pdf.layout.boxes import Box, Stack
from backpdf.pdf.layout.theme import MM
from backpdf.pdf.layout.widgets import PictureBox, PictureRow, Ruled, TakeCare
from backpdf.pdf.sheet.builder import Builder, Part, natural_width
from backpdf.pdf.sheet.card_grid import CardBox
from backpdf.pdf.sheet.card_header import CardHeader, header_positions, tick_box
from backpdf.pdf.sheet.dose_widgets import dose
from backpdf.pdf.tagging import Element, ListNumbering
from backpdf.text.fonts import text_width

LEAST_UPRIGHT = 32.5 * MM
"""Least height of a picture of somebody upright in large print, where it stands beside the steps."""
WIDE = 1.5
"""Width of a picture divided by its height from which on it is wide: of somebody who lies or kneels."""
SIGN_WIDTH = 1.2
"""Room for the sign before "take care", as a multiple of the font size."""


def card(builder: Builder, card: Card, language: str) -> Part:
    """An exercise card.

    language is that of the handout, in which the fixed words of a card in another language are printed.
    """
    theme = builder.theme
    section = Element("Sect", lang=card.language)
    label_lang = language if card.language else None
    header = _header(builder, card, section)
    pictures = _pictures(builder, card.figures, section)
    steps = builder.typesetter.items(
        card.steps, section.add("L", attributes=(ListNumbering("Decimal"),)), numbered=True
    )
    dose_section = section.add("Sect", lang=label_lang) if label_lang else section
    dose_boxes = dose(builder, card.dose, dose_section)
    feel = [_note(builder, note, section, label_lang) for note in (card.feel,) if note]
    notes = [_note(builder, note, section, label_lang) for note in card.easier_and_harder]
    box = CardBox(
        header=Ruled(header, theme.gap * 0.5, 1.1, theme.palette.accent, keep_with_next=True),
        pictures=_stacked(pictures),
        pictures_width=max((row.natural_width for row in pictures), default=0.0),
        dose=dose_boxes,
        steps=steps,
        feel=feel,
        notes=notes,
        take_care=[_take_care(builder, note, section, label_lang) for note in (card.take_care,) if note],
        column_gap=theme.column_gap,
        gap=theme.step * 1.2,
        space_before=theme.gap,
    )
    return builder.part(section, box)


def _header(builder: Builder, card: Card, section: Element) -> CardHeader:
    theme, number = builder.theme, str(card.number)
    size = theme.card_title
    disc, start, inset = header_positions(theme, number)
    heading = builder.typesetter.numbered_heading(number, card.name, section.add("H2"), start, inset)
    box_to_tick = tick_box(card.dose, section)
    why = builder.typesetter.text(card.why, section.add("P"))
    return CardHeader(
        heading=heading,
        heading_width=inset + text_width(card.name.plain, size, bold=True),
        why=why,
        why_width=natural_width(card.why, theme.body),
        disc=disc,
        inset=inset,
        gap=size,
        colour=theme.palette.accent,
        tick_box=box_to_tick,
    )


def _pictures(builder: Builder, figures: Sequence[Figure], section: Element) -> list[PictureRow]:
    """The pictures, two in a row."""
    theme = builder.theme
    each = theme.picture_width if len(figures) > 1 else theme.picture_width * 1.4
    style = replace(builder.typesetter.style(theme.body, bold=True), centred=True)
    has_columns = theme.side_by_side or theme.has_card_columns
    rows: list[PictureRow] = []
    for first in range(0, len(figures), 2):
        pictures: list[PictureBox] = []
        captions: list[Box] = []
        pair = figures[first : first + 2]
        shown = builder.painted(pair) if has_columns else WHOLE_WIDTH
        for figure in pair:
            group = section.add("Sect")
            pictures.append(_picture(builder, figure, group, each, shown))
            captions.append(builder.typesetter.text(figure.caption, group.add("Caption"), style))
        widest = max(natural_width(figure.caption, theme.body, bold=True) for figure in pair)
        space = theme.gap / 2 if rows else 0.0
        gap, below = theme.picture_gutter, theme.step * 0.6
        rows.append(PictureRow(pictures, captions, widest, each, gap, below, space_before=space))
    return rows


def _picture(
    builder: Builder, figure: Figure, group: Element, each: float, shown: tuple[float, float]
) -> PictureBox:
    theme, (left, right) = builder.theme, shown
    is_upright = builder.sources[figure.path].aspect * (right - left) < WIDE
    is_small_upright = is_upright and theme.has_card_columns and theme.picture_height < LEAST_UPRIGHT
    return builder.picture(
        figure,
        group.add("Figure", alt=figure.alt),
        each,
        max_width=each * theme.max_picture_width / theme.picture_width,
        max_height=LEAST_UPRIGHT if is_small_upright else None,
        shown=shown,
    )


def _stacked(rows: Sequence[PictureRow]) -> Box | None:
    return rows[0] if len(rows) == 1 else Stack(rows) if rows else None


def _note(builder: Builder, note: CardNote, section: Element, label_lang: str | None) -> Box:
    return builder.typesetter.note(note, section.add("P"), builder.theme.step * 1.2, label_lang)


def _take_care(builder: Builder, note: CardNote, section: Element, label_lang: str | None) -> Box:
    theme = builder.theme
    space = theme.step * 1.2
    text = builder.typesetter.note(note, section.add("P"), space, label_lang, theme.body * SIGN_WIDTH)
    return TakeCare(text, theme.palette, space_before=space)
