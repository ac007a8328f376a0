"""The last parts of the page: next steps, record, web links, imprint and disclaimer."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import Foot, Imprint, NextSteps, WebLink
from backpdf.handout.record_blocks import Record, RecordWeek
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_cards import header_row, row_header
from backpdf.html.html_masthead import heading, items
from backpdf.html.html_text import paragraph, plain_markup, shown
from backpdf.html.html_writer import Markup, element, lines


def next_steps(_page: HtmlBuilder, next_steps: NextSteps) -> Markup:
    """When to move on, when to step back, what else to do, and what to do when the pain flares up."""
    parts = [heading(next_steps.heading), *(paragraph(note.whole) for note in next_steps.notes)]
    if next_steps.flare_up is not None:
        parts += [heading(next_steps.flare_up.heading, "h3"), items("ul", next_steps.flare_up.items)]
    return element("section", lines(parts))


def record(_page: HtmlBuilder, record: Record) -> Markup:
    """The record, a table for each week, to be filled in where the page is printed.

    What is wider than the window is moved within its own frame, by keyboard too.
    """
    weeks = (_week(week) for week in record.weeks)
    return element(
        "section", lines([heading(record.heading), paragraph(record.instruction), *weeks]), id="record"
    )


def _week(week: RecordWeek) -> Markup:
    rows = [
        element("tr", row_header(row.label), *(element("td", _blank(words)) for words in row.cells))
        for row in week.rows
    ]
    table = element("table", lines([header_row([week.label, *week.days]), *rows]), class_="record")
    return element("div", table, class_="frame", tabindex="0", role="region", aria_label=shown(week.label))


def _blank(words: str) -> Markup:
    """An empty place; the words say what is to be written there."""
    return element("span", class_="blank-cell", role="img", aria_label=shown(words))


def links(_page: HtmlBuilder, links: Sequence[WebLink]) -> Markup:
    """The web links; their QR codes are for paper, from which a phone reads them."""
    return element("section", lines(paragraph(link.text) for link in links)) if links else lines([])


def imprint(_page: HtmlBuilder, imprint: Imprint) -> Markup:
    """Version, review and sources."""
    return lines(map(paragraph, imprint.lines))


def foot(_page: HtmlBuilder, foot: Foot) -> Markup:
    """The disclaimer; its version stands in the imprint, and a page on a screen has no number."""
    return element("p", plain_markup(foot.disclaimer))
