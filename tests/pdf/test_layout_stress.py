"""Extreme handouts: nothing is lost, clipped, printed twice or printed over other content."""

from __future__ import annotations

import pytest
from support import page_checks, stress
from support.handouts import Printed, print_handout, read_sound_library
from support.printed import MM
from support.spoken import misreadings

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions

A4, LETTER = PrintOptions(Paper.A4), PrintOptions(Paper.LETTER)
LARGE = (PrintOptions(Paper.A4, Edition.LARGE_PRINT), PrintOptions(Paper.LETTER, Edition.LARGE_PRINT))
FORMS = [
    (case, options)
    for number, case in enumerate(stress.CASES)
    for options in (A4, LETTER, LARGE[number % 2])  # large print on each paper in turn, to save time
]


def name_of(form: tuple[str, PrintOptions]) -> str:
    case, options = form
    return f"{case}-{options.paper}-{options.edition}"


@pytest.fixture(params=FORMS, ids=name_of, scope="module")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    case, options = request.param
    library = read_sound_library(stress.CASES[case](tmp_path_factory.mktemp(case)))
    return print_handout(compose(library, Request("low-back", 1)), options)


def test_nothing_is_lost_or_printed_twice(printed: Printed) -> None:
    lost, extra = page_checks.wrong_words(printed)
    assert (dict(lost), dict(extra)) == ({}, {})


def test_a_screen_reader_says_all_in_order(printed: Printed) -> None:
    assert misreadings(printed.handout, printed.data) == []


def test_nothing_overlaps_or_leaves_its_place(printed: Printed) -> None:
    found = [
        finding
        for page in printed.pages
        for check in (page_checks.overlaps, page_checks.outside, page_checks.spills)
        for finding in check(page)
    ]
    assert found == []


def test_type_and_lines_keep_their_measure(printed: Printed) -> None:
    assert page_checks.too_small(printed) == []
    assert page_checks.long_lines(printed) == []


def test_no_page_is_empty(printed: Printed) -> None:
    feet = len(printed.handout.foot.disclaimer.split())
    for page in printed.pages:
        assert sum(len(line.words.split()) for line in page.lines) > feet + 6, page.number


def test_every_picture_is_printed_in_its_proportions(printed: Printed) -> None:
    boxes = page_checks.figure_boxes(printed)
    assert len(boxes) == sum(len(card.figures) for card in printed.handout.cards)
    is_large = printed.options.edition is Edition.LARGE_PRINT
    least = (27 * MM if is_large else page_checks.LOWEST_PICTURE) - 0.01
    assert [box for box in boxes if box.width < page_checks.NARROWEST_PICTURE and box.height < least] == []
