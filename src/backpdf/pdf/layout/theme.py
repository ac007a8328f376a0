"""Themes: sizes, spaces and colours of the printed page, for each edition.

Lengths are in points (1/72 inch) unless a name says otherwise.  Sizes follow clear-print guidelines: at
least 12 pt for everything that a patient reads, 18 pt in large print, at least 9 pt in the page footer;
at most 70 characters on a line; no italics; no meaning conveyed by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

MM = 72 / 25.4
LONGEST_LINE = 70
"""Most characters on a line; wider boxes use columns or leave white space."""


class Paper(StrEnum):
    """Paper sizes of handouts."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, in portrait orientation."""
        return (210 * MM, 297 * MM) if self is Paper.A4 else (612.0, 792.0)


class Edition(StrEnum):
    """Editions of a handout."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme as `#rrggbb`."""

    ink: str = "#1a1a1a"
    accent: str = "#17456b"
    alarm: str = "#9b1c1c"
    line: str = "#8a97a3"
    faint: str = "#c9d1d8"
    tint: str = "#eef3f7"
    alarm_tint: str = "#fdf4f3"
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
    alarm_tint="#f7f7f7",
    quiet="#404040",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours, sizes and spaces of a layout.

    leading is the distance of baselines, as a multiple of the font size.  step is the unit of white space
    within a group of boxes, gap that between groups.  picture_width is the width of each of two pictures
    side by side on a card, picture_height the most that one may be high; max_picture_width and
    max_picture_height are those of the loosest theme of the edition.  page_target is the number of pages a
    handout should not exceed, None where any number is good.
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
    max_picture_width: float = 55 * MM
    picture_height: float = 60 * MM
    max_picture_height: float = 60 * MM
    side_by_side: bool = True
    page_target: int | None = 2


class _Density(NamedTuple):
    """One density of the standard edition; lengths as they are named, else in points."""

    leading: float
    gap: float
    step: float
    picture_width_mm: float
    picture_height_mm: float
    margin_mm: float
    has_small_headings: bool


_DENSITIES = (
    _Density(1.30, 13.0, 4.0, 55.0, 60.0, 11.0, False),
    _Density(1.27, 11.5, 3.5, 55.0, 56.0, 11.0, False),
    _Density(1.25, 10.0, 3.0, 53.5, 52.0, 11.0, False),
    _Density(1.22, 9.0, 2.8, 53.5, 48.0, 11.0, False),
    _Density(1.20, 8.0, 2.5, 52.0, 44.0, 11.0, False),
    _Density(1.18, 7.0, 2.2, 52.0, 42.0, 10.5, True),
    _Density(1.17, 6.5, 1.8, 50.1, 40.0, 10.0, True),
    _Density(1.15, 5.5, 1.2, 50.1, 37.0, 10.0, True),
    _Density(1.15, 4.5, 1.0, 50.1, 32.0, 10.0, True),
)
"""The themes of the standard edition from loose to tight; all have body text of 12 points."""


def _standard(palette: Palette, density: _Density) -> Theme:
    theme = Theme(
        palette,
        margin=density.margin_mm * MM,
        leading=density.leading,
        gap=density.gap,
        step=density.step,
        picture_width=density.picture_width_mm * MM,
        picture_height=density.picture_height_mm * MM,
    )
    if not density.has_small_headings:
        return theme
    return replace(theme, message=13, title=20, card_title=14, section=12.5, level_name=14)


@lru_cache(maxsize=64)
def themes(edition: Edition, *, mono: bool, accent: str | None = None) -> tuple[Theme, ...]:
    """The themes of an edition, from loose to tight; see `backpdf.pdf.render` for the choice among them.

    accent is a colour as `#rrggbb` in place of the palette's own; shades of grey keep theirs.
    """
    palette = GREY if mono else COLOUR
    if accent is not None and not mono:
        palette = replace(palette, accent=accent)
    if edition is Edition.STANDARD:
        return tuple(_standard(palette, density) for density in _DENSITIES)
    return tuple(_large_print(palette, max_height) for max_height in _LARGE_PRINT_PICTURE_HEIGHTS)


_LARGE_PRINT_PICTURE_HEIGHTS = (105.0, 85.0, 72.0, 62.0)
"""Maximum heights of pictures in the themes of the large-print edition, in millimetres."""


def _large_print(palette: Palette, max_height: float) -> Theme:
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
        max_picture_width=84 * MM,
        picture_height=max_height * MM,
        max_picture_height=_LARGE_PRINT_PICTURE_HEIGHTS[0] * MM,
        side_by_side=False,
        page_target=None,
    )
