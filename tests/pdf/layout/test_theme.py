"""Colours, contrast and sizes of the themes."""

from __future__ import annotations

from dataclasses import fields

import pytest
from support.contrast import contrast

from backpdf.pdf.layout.theme import (
    COLOUR,
    GREY,
    LARGE_PRINT_SIZE,
    LONGEST_LINE,
    MM,
    SMALLEST_TYPE,
    TYPE_SIZES,
    Edition,
    Palette,
    Paper,
    Theme,
    themes,
)

PALETTES = {"colour": COLOUR, "grey": GREY}
BACKGROUNDS = {
    "ink": ("paper", "tint"),
    "accent": ("paper",),
    "alarm": ("paper",),
    "quiet": ("paper",),
    "paper": ("accent", "alarm"),
}
"""Colours of text with the colours that it is printed on."""
LINES = ("ink", "accent", "alarm", "line", "quiet")
"""Colours of lines that say something: where a box ends, where to write."""


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize(("text", "background"), [(t, b) for t, bs in BACKGROUNDS.items() for b in bs])
def test_texts_stand_out(palette: Palette, text: str, background: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, background)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("line", LINES)
def test_lines_stand_out(palette: Palette, line: str) -> None:
    assert contrast(getattr(palette, line), palette.paper) >= 2.9


def test_grey_is_grey() -> None:
    for field in fields(GREY):
        colour = getattr(GREY, field.name)
        assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1, f"{field.name} is {colour}"


def test_paper_is_white() -> None:
    assert COLOUR.paper == GREY.paper == "#ffffff"


@pytest.mark.parametrize(
    ("paper", "size_mm"), [(Paper.A4, (210.0, 297.0)), (Paper.LETTER, (215.9, 279.4))], ids=str
)
def test_papers(paper: Paper, size_mm: tuple[float, float]) -> None:
    assert tuple(side / MM for side in paper.size) == pytest.approx(size_mm)


def all_themes() -> list[tuple[Edition, int, Theme]]:
    return [
        (edition, number, theme)
        for edition in Edition
        for number, theme in enumerate(themes(edition, mono=False))
    ]


@pytest.mark.parametrize(("edition", "number", "theme"), all_themes())
def test_sizes_follow_clear_print(edition: Edition, number: int, theme: Theme) -> None:
    del number
    is_large = edition is Edition.LARGE_PRINT
    assert theme.body >= (LARGE_PRINT_SIZE if is_large else SMALLEST_TYPE)
    assert min(theme.small, theme.foot_size) >= (14 if is_large else 9)
    assert theme.margin >= 10 * MM - 1e-9
    assert theme.picture_width >= (20 if edition is Edition.SUMMARY else 50) * MM
    assert theme.body < theme.section <= theme.card_title < theme.title
    assert theme.message > theme.body
    assert theme.leading >= 1.15


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("length", ["body", "leading", "gap", "step", "picture_width", "picture_height"])
def test_themes_grow_tighter(edition: Edition, length: str) -> None:
    lengths = [getattr(theme, length) for theme in themes(edition, mono=False)]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("size", TYPE_SIZES)
def test_all_type_of_large_print_grows_with_its_size(size: int) -> None:
    usual, other = (themes(Edition.LARGE_PRINT, mono=False, type_size=each)[0] for each in (None, size))
    scale = size / LARGE_PRINT_SIZE
    for length in (
        "body",
        "message",
        "section",
        "card_title",
        "level_name",
        "title",
        "gap",
        "step",
        "indent",
    ):
        assert getattr(other, length) == pytest.approx(getattr(usual, length) * scale), length
    assert min(other.small, other.foot_size) >= 14


@pytest.mark.parametrize("edition", Edition)
def test_mono_changes_nothing_but_colours(edition: Edition) -> None:
    for coloured, grey in zip(themes(edition, mono=False), themes(edition, mono=True), strict=True):
        assert (coloured.palette, grey.palette) == (COLOUR, GREY)
        for field in fields(Theme):
            if field.name != "palette":
                assert getattr(coloured, field.name) == getattr(grey, field.name)


def test_longest_line() -> None:
    assert LONGEST_LINE == 70


@pytest.mark.parametrize("edition", Edition)
def test_photos_are_prepared_for_the_widest_theme_of_an_edition(edition: Edition) -> None:
    choices = themes(edition, mono=False)
    assert {theme.max_picture_width for theme in choices} == {max(theme.picture_width for theme in choices)}
