"""Sizes, spaces and colours of the printed page, for each edition.

Lengths are points (1/72 inch) unless a name says otherwise.  The sizes follow clear-print advice:
12 pt or more for everything that a patient reads, 18 pt in large print, 9 pt or more at the foot,
at most 70 characters a line, no italics, nothing said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

MM = 72 / 25.4
TEXT_WIDTH = 190 * MM
"""What lies between the narrowest margins of an A4 page: a measure for shares of the width."""
LONGEST_LINE = 70
"""Characters a line; wider places set their text in columns or leave white."""


class Paper(StrEnum):
    """Sheets that handouts are printed on."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, upright."""
        return (210 * MM, 297 * MM) if self is Paper.A4 else (612.0, 792.0)


class Edition(StrEnum):
    """Editions of one handout."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`; contrast on white in brackets."""

    ink: str = "#1a1a1a"
    accent: str = "#17456b"
    alarm: str = "#9b1c1c"
    line: str = "#8a97a3"
    faint: str = "#c9d1d8"
    tint: str = "#eef3f7"
    quiet: str = "#4a4f55"
    paper: str = "#ffffff"


COLOUR = Palette()
GREY = Palette(
    ink="#000000",
    accent="#262626",
    alarm="#000000",
    line="#7d7d7d",
    faint="#c4c4c4",
    tint="#f0f0f0",
    quiet="#404040",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that layout needs to know of sizes.

    leading is the distance of lines, as a multiple of the type size; step is the unit of white
    space between things that belong together, gap between things that do not; picture_width is
    what each of two pictures side by side gets on a card, and widest_picture what it gets in the roomiest
    density of the edition.
    """

    palette: Palette
    margin: float = 11 * MM
    foot_size: float = 9
    body: float = 12
    small: float = 9.5
    message: float = 14
    section: float = 13
    card_title: float = 15
    level_name: float = 15
    title: float = 22
    leading: float = 1.22
    step: float = 3
    gap: float = 9
    column_gap: float = 14
    indent: float = 15
    picture_width: float = 53 * MM
    widest_picture: float = 55 * MM
    picture_height: float = 90 * MM
    side_by_side: bool = True
    diary_row: float = 15.5
    pages_aimed_at: int | None = 2


_DENSITIES = (
    # leading, gap, step, picture width in mm, diary row, margin in mm, type a little smaller
    (1.30, 13.0, 4.0, 55.0, 18.0, 11.0, False),
    (1.27, 11.5, 3.5, 55.0, 17.5, 11.0, False),
    (1.25, 10.0, 3.0, 53.5, 17.0, 11.0, False),
    (1.22, 9.0, 2.8, 53.5, 16.5, 11.0, False),
    (1.20, 8.0, 2.5, 52.0, 16.0, 11.0, False),
    (1.18, 7.0, 2.2, 52.0, 15.0, 10.5, True),
    (1.17, 6.5, 1.8, 50.1, 14.5, 10.0, True),
    (1.15, 6.0, 1.3, 50.1, 14.0, 10.0, True),
)
"""The standard edition from roomy to tight; body text stays at 12 points in all of them."""


def _standard(
    palette: Palette,
    leading: float,
    gap: float,
    step: float,
    picture: float,
    diary_row: float,
    margin: float,
    smaller: bool,
) -> Theme:
    theme = Theme(
        palette,
        margin=margin * MM,
        leading=leading,
        gap=gap,
        step=step,
        picture_width=picture * MM,
        diary_row=diary_row,
    )
    if not smaller:
        return theme
    return replace(theme, message=13, title=20, card_title=14, section=12.5, level_name=14)


@cache
def themes(edition: Edition, *, mono: bool) -> tuple[Theme, ...]:
    """The themes to try in turn, the most generous first.

    The first that prints a handout on `pages_aimed_at` pages is taken; where none does, the first.
    """
    palette = GREY if mono else COLOUR
    if edition is Edition.STANDARD:
        return tuple(_standard(palette, *density) for density in _DENSITIES)
    return tuple(_large_print(palette, highest) for highest in _LARGE_PRINT_PICTURES)


_LARGE_PRINT_PICTURES = (105.0, 85.0, 72.0, 62.0)
"""Heights in millimetres that upright pictures may have: the first that keeps cards whole."""


def _large_print(palette: Palette, highest: float) -> Theme:
    return Theme(
        palette,
        margin=14 * MM,
        foot_size=12,
        body=18,
        small=14,
        message=20,
        section=21,
        card_title=23,
        level_name=21,
        title=30,
        leading=1.28,
        step=5,
        gap=18,
        indent=26,
        picture_width=84 * MM,
        widest_picture=84 * MM,
        picture_height=highest * MM,
        diary_row=30,
        side_by_side=False,
        pages_aimed_at=None,
    )
