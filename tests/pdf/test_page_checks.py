"""The page checks: each one finds the faults that it looks for."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from support import page_checks
from support.handouts import Printed, print_handout, read_sound_library
from support.libraries import write_library
from support.printed import MM, Page, read_pages

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Text
from backpdf.text.fonts import REGULAR, register_fonts

Draw = Callable[[Canvas], object]


def page_with(*draw: Draw) -> Page:
    register_fonts()
    file = io.BytesIO()
    canvas = Canvas(file, (500, 500), initialFontName=REGULAR, initialFontSize=12)
    for step in draw:
        step(canvas)
    canvas.save()
    return read_pages(file.getvalue())[0]


def words(x: float, y: float, text: str = "Some words") -> Draw:
    return lambda canvas: canvas.drawString(x, y, text)


SOUND: tuple[Draw, ...] = (
    words(100, 300),
    words(100, 286),
    words(200, 300),
    lambda canvas: canvas.rect(90, 250, 80, 30),
    words(100, 260),
    lambda canvas: canvas.line(100, 240, 300, 240),
)


def test_a_sound_page_passes() -> None:
    page = page_with(*SOUND)
    assert len(page.lines) == 4
    assert page_checks.overlaps(page) == page_checks.outside(page) == page_checks.spills(page) == []


@pytest.mark.parametrize("step", [words(130, 300), words(110, 294), words(100, 291)])
def test_overlaps_are_found(step: Draw) -> None:
    assert page_checks.overlaps(page_with(*SOUND, step))


@pytest.mark.parametrize(
    "step",
    [
        words(10 * MM - 3, 200),
        words(440, 200),
        words(100, 10 * MM - 3),
        words(100, 500 - 10 * MM - 3),
        lambda canvas: canvas.line(20, 100, 200, 100),
        lambda canvas: canvas.rect(100, 20, 50, 50),
    ],
)
def test_what_stands_in_the_margin_is_found(step: Draw) -> None:
    assert page_checks.outside(page_with(*SOUND, step))


@pytest.mark.parametrize(
    "step",
    [
        lambda canvas: canvas.rect(90, 200, 40, 30) or canvas.drawString(100, 210, "words"),
        lambda canvas: canvas.line(100, 304, 150, 304),
    ],
)
def test_what_leaves_its_box_or_is_struck_through_is_found(step: Draw) -> None:
    assert page_checks.spills(page_with(*SOUND, step))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root: Path = write_library(tmp_path_factory.mktemp("library"))
    return print_handout(compose(read_sound_library(root), Request("low-back", 1)))


def missed(printed: Printed, handout: Handout) -> tuple[list[str], list[str]]:
    lost, extra = page_checks.wrong_words(replace(printed, handout=handout))
    return sorted(lost.elements()), sorted(extra.elements())


def test_lost_and_extra_words_are_found(printed: Printed) -> None:
    handout = printed.handout
    assert missed(printed, handout) == ([], [])

    def with_message(text: str) -> Handout:
        return replace(handout, masthead=replace(handout.masthead, message=Text.of(text)))

    assert missed(printed, with_message("Keep on moving.")) == (["on"], [])
    assert missed(printed, with_message("Keep")) == ([], ["moving."])
    assert missed(printed, with_message("Moving. keep")) == (
        ["Moving.", "keep"],
        ["Keep", "moving."],
    )
    assert missed(printed, replace(handout, cards=handout.cards * 2))[0]


def test_small_type_and_long_lines_are_found(printed: Printed) -> None:
    assert page_checks.too_small(printed) == page_checks.long_lines(printed) == []
    renamed = replace(printed.handout, imprint=replace(printed.handout.imprint, lines=()))
    assert page_checks.too_small(replace(printed, handout=renamed))
    line = page_with(words(20, 200, "word " * 15))
    assert [found.words for found in line.lines if len(found.words) > page_checks.LONGEST_LINE]
