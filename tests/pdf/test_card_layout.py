"""Exercise cards on the starter sheets, read back: one grid for all cards, large pictures, the dose once."""

from __future__ import annotations

from collections import defaultdict

import pytest
from support import page_checks
from support.handouts import Printed, Variant, starter_handout, starter_variants
from support.printed import MM, Box

from backpdf.pdf.layout.theme import COLOUR, Edition

SHEETS = [
    variant
    for variant in starter_variants()
    if variant.options.edition is Edition.STANDARD and not variant.options.mono
]
LYING = 0.5
"""Height divided by width, at most, of a picture of somebody who lies."""
TINT = COLOUR.tint
"""The ground of a dose cell."""
LABELS = ("Feel it:", "Easier:", "Harder:", "Take care:")


@pytest.fixture(params=SHEETS, ids=lambda variant: variant.name, scope="module")
def printed(request: pytest.FixtureRequest) -> Printed:
    variant: Variant = request.param
    return starter_handout(variant)


def pairs(printed: Printed) -> list[tuple[Box, Box]]:
    """The places of start and finish of each card."""
    boxes = page_checks.figure_boxes(printed)
    return list(zip(boxes[::2], boxes[1::2], strict=True))


def are_equal(places: list[float]) -> bool:
    """Whether letters begin at one place, but for the white space of their own at the left."""
    return max(places) - min(places) < 1


def test_each_note_has_one_place_on_all_cards(printed: Printed) -> None:
    places: dict[str, list[float]] = defaultdict(list)
    for text in (text for page in printed.pages for text in page.texts):
        label = text.words.strip()
        if label in LABELS:
            places[label].append(text.box.left)
    assert set(places) >= {"Easier:", "Harder:", "Take care:"}
    assert {label: are_equal(found) for label, found in places.items()} == dict.fromkeys(places, True)


def test_steps_and_doses_begin_at_one_place(printed: Printed) -> None:
    steps = [
        text.box.left
        for page in printed.pages
        for text in page.texts
        if text.words.strip() in ("1.", "2.", "3.")
    ]
    rows: dict[float, float] = {}
    for page in printed.pages:
        for shape in page.shapes:
            is_cell = shape.filled and shape.colour == TINT and shape.box.height > 12
            if is_cell and shape.box.width < 0.8 * page.width:  # wider is the plan
                rows[shape.box.top] = min(shape.box.left, rows.get(shape.box.top, page.width))
    assert are_equal(steps)
    assert are_equal(list(rows.values()))


def test_start_and_finish_stand_on_one_line_at_one_scale(printed: Printed) -> None:
    for start, finish in pairs(printed):
        assert start.bottom == pytest.approx(finish.bottom, abs=0.05)
        assert (start.width, start.height) == pytest.approx((finish.width, finish.height), abs=0.05)


def test_there_is_a_gutter_between_start_and_finish(printed: Printed) -> None:
    assert min(finish.left - start.right for start, finish in pairs(printed)) >= 4 * MM - 0.05


def test_lying_figures_are_wide_and_standing_ones_high(printed: Printed) -> None:
    for start, _ in pairs(printed):
        assert start.width >= 50 * MM or start.height >= 32 * MM - 0.05


def test_lying_figures_of_a_sheet_are_of_one_width(printed: Printed) -> None:
    widths = {round(start.width / MM) for start, _ in pairs(printed) if start.height < LYING * start.width}
    assert len(widths) <= 1


def test_a_dose_is_printed_once(printed: Printed) -> None:
    words = " ".join(" ".join(line.words for line in page.lines) for page in printed.pages)
    for card in printed.handout.cards:
        assert card.dose.boxes
        assert card.dose.sentence.text.plain not in words


def test_each_warning_to_take_care_has_its_sign(printed: Printed) -> None:
    """The sign is a triangle, an artifact that no screen reader says."""
    for page in printed.pages:
        labels = [text for text in page.texts if text.words.strip() == "Take care:"]
        for label in labels:
            near = [
                shape
                for shape in page.shapes
                if shape.filled and 0 < label.box.left - shape.box.left < 16
                and abs(shape.box.bottom - label.baseline) < 4
            ]  # fmt: skip
            assert near, f"no sign before {label.words} on page {page.number}"
