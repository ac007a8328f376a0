"""The exercises on the page: pictures, steps, dose and notes, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backpdf.handout.blocks import Card, CardDose, CardNote, Figure
from backpdf.handout.dose_blocks import AMOUNT, DoseTable
from backpdf.handout.rich_text import Text
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_masthead import items
from backpdf.html.html_text import markup, paragraph, plain_markup, shown
from backpdf.html.html_writer import EMPTY, Markup, element, lines

_SENTENCE_END = re.compile(r"(?<=[.!?\u061f\u06d4\u3002]) ")


def cards(page: HtmlBuilder, cards: Sequence[Card]) -> Markup:
    """Every exercise, each with an address of its own (`#exercise-1`)."""
    return lines(_card(page, card) for card in cards)


def summary_cards(page: HtmlBuilder, cards: Sequence[Card]) -> Markup:
    """What a summary has of every exercise: number, name, pictures and dose."""
    return lines(
        _article(card, page, [_heading(card), *_pictures(page, card, captions=False), _dose(page, card)])
        for card in cards
    )


def _card(page: HtmlBuilder, card: Card) -> Markup:
    parts = [_heading(card), paragraph(card.why), *_pictures(page, card), items("ol", card.steps)]
    notes = (_note(page, note, card.language) for note in card.notes)
    return _article(card, page, [*parts, _dose(page, card), *notes])


def _article(card: Card, page: HtmlBuilder, parts: Sequence[Markup]) -> Markup:
    attributes = page.language_of(card.language)
    return element("article", lines(parts), id=f"exercise-{card.number}", **attributes)


def _heading(card: Card) -> Markup:
    """Number and name; where the dose is filled in by hand, a box to tick as well."""
    number = element("span", plain_markup(str(card.number)), class_="number")
    words = card.dose.tick_box
    box = element("span", class_="box", role="img", aria_label=shown(words)) if words else EMPTY
    return element("h2", number, plain_markup(" "), markup(card.name), box)


def _pictures(page: HtmlBuilder, card: Card, *, captions: bool = True) -> list[Markup]:
    """The pictures side by side; none where there are none."""
    figures = [_figure(page, figure, with_caption=captions) for figure in card.figures]
    return [element("div", lines(figures), class_="pictures")] if figures else []


def _figure(page: HtmlBuilder, figure: Figure, *, with_caption: bool) -> Markup:
    picture = page.picture(figure.path, figure.content, figure.alt)
    caption = element("figcaption", markup(figure.caption)) if with_caption else EMPTY
    return element("figure", picture, caption)


def _dose(page: HtmlBuilder, card: Card) -> Markup:
    return element("div", _dose_parts(card.dose), class_="dose", **page.own_language(card.language))


def _dose_parts(dose: CardDose) -> Markup:
    """The dose in words, which are what its boxes on paper are read out as; then what differs by week."""
    parts = _phrases(dose) if dose.boxes else [paragraph(dose.sentence.whole)]
    if dose.tick_box is not None:
        parts.append(_blank_cells(dose))
    if dose.words is not None:
        parts.append(paragraph(dose.words))
    if dose.table is not None:
        parts.append(_weeks(dose.table))
    return lines(parts)


def _phrases(dose: CardDose) -> list[Markup]:
    """The sentences of a dose as a list, as they stand in boxes on paper.

    They are all made of a locale's words, so a full stop with a space after it is the end of one.
    """
    phrases = _SENTENCE_END.split(dose.sentence.text.plain)
    label = element("p", element("strong", plain_markup(dose.sentence.label)))
    return [label, items("ul", [Text.of(phrase) for phrase in phrases])]


def _blank_cells(dose: CardDose) -> Markup:
    """A line to write on for each amount; the sentence above says what they are for."""
    line = element("span", class_="line")
    cells = (
        element("span", plain_markup(f"{before} "), line, plain_markup(f" {after}"))
        for before, _, after in (cell.phrase.partition(AMOUNT) for cell in dose.boxes)
    )
    return element("div", lines(cells), class_="cells", aria_hidden="true")


def _weeks(table: DoseTable) -> Markup:
    head = header_row([table.corner, table.heading])
    rows = [element("tr", row_header(label), element("td", markup(text))) for label, text in table.rows]
    return element("table", lines([head, *rows]))


def _note(page: HtmlBuilder, note: CardNote, language: str | None) -> Markup:
    label = element("strong", plain_markup(note.label), **page.own_language(language))
    return element("p", label, markup(note.text))


def header_row(headings: Sequence[str]) -> Markup:
    """The headings of the columns of a table, as a row."""
    return element("tr", *(element("th", plain_markup(text), scope="col") for text in headings))


def row_header(text: str) -> Markup:
    """The heading of a row."""
    return element("th", plain_markup(text), scope="row")
