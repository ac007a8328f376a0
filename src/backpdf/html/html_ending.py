"""The last parts of the page: next steps, record, web links, imprint and disclaimer."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.handout.blocks import Diary, Foot, Imprint, NextSteps, WebLink
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_cards import header_row, row_header
from backpdf.html.html_masthead import heading
from backpdf.html.html_text import paragraph, plain_markup, shown
from backpdf.html.html_writer import Markup, element, lines


def next_steps(_page: HtmlBuilder, next_steps: NextSteps) -> Markup:
    """When to move on, when to step back, and what else to do."""
    notes = (paragraph(note.whole) for note in next_steps.notes)
    return element("section", lines([heading(next_steps.heading), *notes]))


def diary(_page: HtmlBuilder, diary: Diary) -> Markup:
    """The record of what was done, with a box for each day, to be ticked where the page is printed.

    What is wider than the window is moved within its own frame, by keyboard too.
    """
    box = element("span", class_="box", role="img", aria_label=shown(diary.box_words))
    boxes = [element("td", box)] * len(diary.days)
    rows = [element("tr", row_header(week), *boxes) for week in diary.weeks]
    table = element("table", lines([header_row([diary.corner, *diary.days]), *rows]), class_="record")
    frame = element(
        "div", table, class_="frame", tabindex="0", role="region", aria_label=shown(diary.heading.plain)
    )
    return element(
        "section", lines([heading(diary.heading), paragraph(diary.instruction), frame]), id="record"
    )


def links(_page: HtmlBuilder, links: Sequence[WebLink]) -> Markup:
    """The web links; their QR codes are for paper, from which a phone reads them."""
    return element("section", lines(paragraph(link.text) for link in links)) if links else lines([])


def imprint(_page: HtmlBuilder, imprint: Imprint) -> Markup:
    """Version, review and sources."""
    return lines(map(paragraph, imprint.lines))


def foot(_page: HtmlBuilder, foot: Foot) -> Markup:
    """The disclaimer; its version stands in the imprint, and a page on a screen has no number."""
    return element("p", plain_markup(foot.disclaimer))
