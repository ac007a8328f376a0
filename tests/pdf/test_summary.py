"""Summaries, read back from paper: one page with pictures, names, doses, signs and whom to call."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from support import page_checks
from support.handouts import (
    Printed,
    Variant,
    print_handout,
    starter_handout,
    starter_library,
    starter_sheets,
    summary_variants,
)
from support.spoken import spoken, tidy
from support.structure import faults

from backpdf.handout.blocks import Card, Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.summary import MOST_EXERCISES, summarise, summary_reading_order
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import MM, Edition, Paper
from backpdf.pdf.print_options import PrintOptions

ARMS_LENGTH = 14
"""Points of type that is read from where a page hangs."""
NARROWEST_PICTURE = 25 * MM
LOWEST_PICTURE = 20 * MM
PAPERS = [PrintOptions(paper, Edition.SUMMARY) for paper in Paper]


@pytest.fixture(params=summary_variants(), ids=lambda variant: variant.name, scope="module")
def printed(request: pytest.FixtureRequest) -> Printed:
    variant: Variant = request.param
    return starter_handout(variant)


def unsound(printed: Printed) -> list[str]:
    """What is wrong with a summary: overlaps, margins, boxes, words, sizes, tags, reading order."""
    summary = printed.summary
    assert summary is not None
    checks = (page_checks.overlaps, page_checks.outside, page_checks.spills)
    found = [each for page in printed.pages for check in checks for each in check(page)]
    lost, extra = page_checks.wrong_words(printed)
    found += [f"lost: {word}" for word in lost] + [f"extra: {word}" for word in extra]
    headings = tuple(f": '{section.heading.plain} " for section in summary.bulleted)  # beside their sentence
    long = [each for each in page_checks.long_lines(printed) if not any(h in each for h in headings)]
    found += [*page_checks.too_small(printed), *long, *faults(printed.data)]
    if spoken(printed.tree) != [tidy(text) for text in summary_reading_order(summary)]:
        found.append("it is read otherwise than it is meant")
    return found


def test_it_is_one_sound_page(printed: Printed) -> None:
    assert len(printed.pages) == 1
    assert unsound(printed) == []
    assert printed.warnings == ()


def test_names_and_doses_are_read_at_arms_length(printed: Printed) -> None:
    cells = [cell.text.plain for card in printed.handout.cards for cell in card.dose.boxes]
    words = set(" ".join([*(card.name.plain for card in printed.handout.cards), *cells]).split())
    left = printed.pages[0].lines
    sizes = {line.size for line in left if set(line.words.split()) <= words and line.size > 12}
    assert len(sizes) >= 2
    assert min(sizes) >= ARMS_LENGTH


def test_pictures_are_as_large_as_the_page_allows(printed: Printed) -> None:
    boxes = page_checks.figure_boxes(printed)
    assert len(boxes) == sum(len(card.figures) for card in printed.handout.cards)
    small = [box for box in boxes if box.width < NARROWEST_PICTURE and box.height < LOWEST_PICTURE]
    assert small == []


def test_pictures_say_what_they_show(printed: Printed) -> None:
    alts = [figure.alt for card in printed.handout.cards for figure in card.figures]
    assert [figure.alt for figure in printed.tree.all("Figure")] == alts


def test_headings_lead_through_it(printed: Printed) -> None:
    handout = printed.handout
    assert [tidy(node.text) for node in printed.tree.all("H1")] == [handout.masthead.title.plain]
    headings = [" ".join(tidy(node.text).split()) for node in printed.tree.all("H2")]
    assert headings == [
        *(f"{card.number} {card.name.plain}" for card in handout.cards),
        handout.warning.heading.plain,
        *([handout.see_doctor.heading.plain] if handout.see_doctor else []),
    ]


def with_exercises(count: int, first: int = 0) -> Handout:
    """A handout with the first of all starter exercises from one on."""
    handouts = [compose(starter_library(), Request(*sheet)) for sheet in starter_sheets()]
    every = {card.name: card for card in chain.from_iterable(handout.cards for handout in handouts)}
    cards: list[Card] = [*every.values()][first : first + count]
    numbered = tuple(replace(card, number=number) for number, card in enumerate(cards, start=1))
    return replace(handouts[-1], cards=numbered)


@pytest.mark.parametrize("first", [0, 9, 18])
@pytest.mark.parametrize("count", range(3, MOST_EXERCISES + 1))
@pytest.mark.parametrize("options", PAPERS, ids=lambda options: options.paper.value)
def test_three_to_eight_exercises_are_one_page(options: PrintOptions, count: int, first: int) -> None:
    printed = print_handout(with_exercises(count, first), options)
    assert len(printed.pages) == 1
    assert unsound(printed) == []
    assert printed.warnings == ()


def test_fewer_exercises_have_larger_pictures() -> None:
    widths = [
        page_checks.figure_boxes(print_handout(with_exercises(count), PAPERS[0]))[0].width
        for count in (3, 5, 8)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[-1] * 1.2


@pytest.mark.parametrize("options", PAPERS, ids=lambda options: options.paper.value)
def test_more_exercises_are_told(options: PrintOptions) -> None:
    printed = print_handout(with_exercises(18), options)
    pages = len(printed.pages)
    assert pages > 1
    assert unsound(printed) == []
    assert printed.warnings == (
        f"this summary takes {pages} pages, because it has 18 exercises, and 8 fit on one page; "
        "leave some out with a plan",
    )


def test_texts_that_are_too_long_are_told() -> None:
    plan = Plan(note="Start slowly, and tell me how it goes. " * 40)
    handout = compose(starter_library(), Request("low-back", 1, plan=plan))
    printed = print_handout(handout, PAPERS[0])
    assert len(printed.pages) == 2
    assert printed.warnings == (
        "this summary takes 2 pages, because its texts are too long for one page; shorten the note, the "
        "names of the exercises, their doses, the signs and the clinic's texts",
    )


def test_it_has_the_fields_that_are_filled_in_and_whom_to_call() -> None:
    handout = compose(starter_library(), Request("low-back", 1, patient="A. Example"))
    assert [field.words for field in summarise(handout).fields] == ["Name: A. Example", "Questions? Call:"]
