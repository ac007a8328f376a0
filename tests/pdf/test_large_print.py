"""Large print, read back from paper: few, full pages; large pictures; every type size sound."""

from __future__ import annotations

import pytest
from support import page_checks
from support.handouts import (
    Printed,
    Variant,
    print_handout,
    read_sound_library,
    starter_handout,
    starter_sheets,
)
from support.libraries import exercise, level, program, write_library
from support.printed import Page
from support.structure import faults

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import MM, TYPE_SIZES, Edition, Paper
from backpdf.pdf.print_options import PrintOptions

MOST_PAGES = 6
"""For five exercises at 18 points."""
LEAST_FILL = 0.6
"""Of each page but the last."""
SMALLEST = 14
"""Points of the smallest type, of foot and imprint."""
WIDE_PICTURE = 75 * MM
"""Width of each of two pictures of somebody who lies on their back, of which 90 mm are half the page."""
LARGE_PRINT = [
    Variant(name, number, PrintOptions(paper, Edition.LARGE_PRINT))
    for name, number in starter_sheets()
    for paper in Paper
]


@pytest.fixture(params=LARGE_PRINT, ids=lambda variant: variant.name, scope="module")
def printed(request: pytest.FixtureRequest) -> Printed:
    variant: Variant = request.param
    return starter_handout(variant)


def fill(page: Page) -> float:
    """The share of the page above the foot that is used."""
    rules = [
        shape.box for shape in page.shapes if shape.box.width > page.width * 0.7 and shape.box.height < 2
    ]
    foot = min(rule.bottom for rule in rules)
    lowest = min(line.box.bottom for line in page.lines if line.box.bottom > foot)
    top = page.height - 11 * MM
    return (top - lowest) / (top - foot)


def test_it_takes_few_pages(printed: Printed) -> None:
    assert len(printed.handout.cards) <= 5
    assert len(printed.pages) <= MOST_PAGES


def test_pages_are_full(printed: Printed) -> None:
    fills = [round(fill(page), 2) for page in printed.pages[:-1]]
    assert min(fills) >= LEAST_FILL, fills


def test_foot_and_imprint_are_large(printed: Printed) -> None:
    assert min(text.size for page in printed.pages for text in page.texts) >= SMALLEST


def test_no_heading_stands_alone(printed: Printed) -> None:
    """The lowest line of a page above its foot is never a heading."""
    headings = {"".join(node.text.split()) for tag in ("H1", "H2", "H3") for node in printed.tree.all(tag)}
    for page in printed.pages:
        lines = sorted(page.lines, key=lambda line: line.box.bottom)
        above = [line for line in lines if line.size >= page_checks.body_size(printed)]
        assert not above or "".join(above[0].words.split()) not in headings


def test_pictures_of_people_who_lie_have_the_whole_width() -> None:
    for paper in Paper:
        printed = starter_handout(Variant("low-back", 1, PrintOptions(paper, Edition.LARGE_PRINT)))
        assert page_checks.figure_boxes(printed)[0].width >= WIDE_PICTURE


@pytest.mark.parametrize("size", TYPE_SIZES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("sheet", [("low-back", 1), ("low-back", 3), ("chair-and-standing", 2)], ids=str)
def test_every_type_size_is_sound(sheet: tuple[str, int], paper: Paper, size: int) -> None:
    check(starter_handout(Variant(*sheet, PrintOptions(paper, type_size=size))), size)


def check(printed: Printed, size: int) -> None:
    """That nothing overlaps, is clipped or lost, and that all type has its size."""
    checks = (page_checks.overlaps, page_checks.outside, page_checks.spills)
    found = [each for page in printed.pages for check in checks for each in check(page)]
    lost, extra = page_checks.wrong_words(printed)
    assert (found, dict(lost), dict(extra)) == ([], {}, {})
    assert page_checks.too_small(printed) == []
    assert faults(printed.data) == []
    assert min(text.size for page in printed.pages for text in page.texts) >= SMALLEST
    assert min(line.size for page in printed.pages for line in page.lines if "." in line.words) <= size


@pytest.mark.parametrize("size", [18, 28])
@pytest.mark.parametrize("paper", Paper)
def test_long_words_stay_in_their_columns(
    size: int, paper: Paper, tmp_path_factory: pytest.TempPathFactory
) -> None:
    word = "Lendenwirbelsäulenstreckungsübungen"
    own = exercise(
        word,
        pictures=("a.svg", "b.svg"),
        why=f"Helps with {word}.",
        steps=[f"{word} {word}", word],
        easier=word,
        harder=f"{word} {word}",
        take_care=word,
        dose={"weeks": [{"reps": 8}, {"sets": 3, "reps": "10-12", "hold": "5 s", "rest": "1 min"}]},
    )
    folder = tmp_path_factory.mktemp("library")
    sheet = program(level(word_id := "bridge", name=word, aim=word, move_on=[word]), title=word, message=word)
    write_library(folder, exercises={word_id: own}, programs={"low-back": sheet})
    handout = compose(read_sound_library(folder), Request("low-back", 1))
    check(print_handout(handout, PrintOptions(paper, type_size=size)), size)
