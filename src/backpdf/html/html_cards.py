"""The exercises on the page: pictures, steps, dose and notes, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backpdf.handout.blocks import Card, CardDose, CardNote, Figure
from backpdf.handout.dose_blocks import DoseTable
from backpdf.handout.rich_text import Text
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_masthead import items
from backpdf.html.html_text import markup, paragraph, plain_markup
from backpdf.html.html_writer import Markup, element, lines

_SENTENCE_END = re.compile(r"(?<=[.!?\u061f\u06d4\u3002]) ")


def cards(page: HtmlBuilder, cards: Sequence[Card]) -> Markup:
    """Every exercise, each with an address of its own (`#exercise-1`)."""
    return lines(_card(page, card) for card in cards)


def _card(page: HtmlBuilder, card: Card) -> Markup:
    number = element("span", plain_markup(str(card.number)), class_="number")
    parts = [element("h2", number, plain_markup(" "), markup(card.name))]
    if card.why.phrases:
        parts.append(paragraph(card.why))
    if card.figures:
        figures = lines(_figure(page, figure) for figure in card.figures)
        parts.append(element("div", figures, class_="pictures"))
    if card.steps:
        parts.append(items("ol", card.steps))
    parts.append(element("div", _dose(card.dose), class_="dose", **page.own_language(card.language)))
    parts += [_note(page, note, card.language) for note in card.notes]
    attributes = page.language_of(card.language)
    return element("article", lines(parts), id=f"exercise-{card.number}", **attributes)


def _figure(page: HtmlBuilder, figure: Figure) -> Markup:
    picture = page.picture(figure.path, figure.content, figure.alt)
    return element("figure", picture, element("figcaption", markup(figure.caption)))


def _dose(dose: CardDose) -> Markup:
    """The dose in words, which are what its boxes on paper are read out as; then what differs by week."""
    parts = _phrases(dose) if dose.boxes else [paragraph(dose.sentence.whole)]
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
