"""Doses for the pen, on paper: empty cells, and a box to tick on each card, in every edition."""

from __future__ import annotations

import pytest
from support import page_checks
from support.handouts import Printed, print_handout, starter_library
from support.structure import faults

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import MM, Edition, Paper
from backpdf.pdf.print_options import PrintOptions

LEAST_HEIGHT = 8 * MM
"""Of a cell that a pen fills in."""
CASES = [
    (program, level, PrintOptions(paper, edition))
    for program, level in (("low-back", 2), ("chair-and-standing", 1))
    for paper in Paper
    for edition in Edition
]


@pytest.fixture(params=CASES, scope="module", ids=lambda case: f"{case[0]}-{case[2].paper}-{case[2].edition}")
def printed(request: pytest.FixtureRequest) -> Printed:
    program, level, options = request.param
    return print_handout(compose(starter_library(), Request(program, level, blank_dose=True)), options)


def test_it_is_sound(printed: Printed) -> None:
    assert faults(printed.data) == []
    found = [
        each
        for page in printed.pages
        for check in (page_checks.overlaps, page_checks.outside, page_checks.spills)
        for each in check(page)
    ]
    assert found == []


def test_each_card_has_a_box_to_tick(printed: Printed) -> None:
    boxes = [node.actual for node in printed.tree.all("Span") if node.actual]
    boxes = [words for words in boxes if "exercise" in words]
    count = len(printed.handout.cards)
    assert boxes == [
        f"Tick box for exercise {number}: to be filled in by hand" for number in range(1, count + 1)
    ]


def test_a_screen_reader_hears_that_the_dose_is_for_the_hand(printed: Printed) -> None:
    heard = [node.actual for node in printed.tree.all("P") if node.actual]
    doses = [words for words in heard if words.endswith("to be filled in by hand.")]
    assert len(doses) == len(printed.handout.cards)
    assert doses == [card.dose.sentence.whole.plain for card in printed.handout.cards]


def test_cells_are_large_enough_for_a_pen(printed: Printed) -> None:
    labels = {cell.label for card in printed.handout.cards for cell in card.dose.boxes}
    for page in printed.pages:
        for line in page.lines:
            if line.words not in labels:
                continue
            x, y = line.box.middle
            around = [
                shape.box
                for shape in page.shapes
                if shape.box.left < x < shape.box.right and shape.box.bottom < y < shape.box.top
            ]
            cell = min(around, key=lambda box: box.width * box.height)
            assert cell.height >= LEAST_HEIGHT, line.words
            assert cell.width - line.box.width >= 12 * MM, line.words
