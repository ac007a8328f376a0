"""Themes: sizes, spaces and colours of the printed page, for each edition.

Lengths are in points (1/72 inch) unless a name says otherwise.  Sizes follow clear-print guidelines: at
least 12 pt for everything that a patient reads, 18 pt in large print, at least 9 pt in the page footer;
at most 70 characters on a line; no italics; no meaning conveyed by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain, repeat
from math import ceil

from backpdf.pdf.layout.densities import (
    LARGE_PRINT_DENSITIES,
    STANDARD_PICTURE_SIZES,
    STANDARD_SPACINGS,
    SUMMARY_DENSITIES,
    LargeDensity,
    Spacing,
    SummaryDensity,
)

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
    SUMMARY = "summary"


SMALLEST_TYPE = 12
"""Points of the smallest type that a patient reads."""
LARGE_PRINT_SIZE = 18
"""Points of the body text in large print, where no type size is asked for."""
TYPE_SIZES = (14, 16, LARGE_PRINT_SIZE, 20, 24, 28)
"""Points of the body text that large print may have; 14 is what guidelines call clear print."""


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
    within a group of boxes, gap that between groups.  picture_width is the most that each of two pictures
    side by side on a card may be wide, picture_height the most that it may be high, picture_gutter the space
    between them; max_picture_width and max_picture_height are those of the loosest theme of the edition.
    page_target is the number of pages a handout should not exceed, None where any number is good.
    least_fill is the share of each page but the last that should be used, and soft_page_target a number of
    pages that should not be exceeded for that; None where the pages need not be full.
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
    picture_gutter: float = 4 * MM
    picture_width: float = 53 * MM
    max_picture_width: float = 62 * MM
    picture_height: float = 60 * MM
    max_picture_height: float = 60 * MM
    side_by_side: bool = True
    has_card_columns: bool = False
    has_compact_front: bool = False
    page_target: int | None = 2
    soft_page_target: int = 0
    least_fill: float | None = None

    def with_smallest_type(self) -> Theme:
        """The theme with body text of the smallest size that a patient reads, for lists of a summary."""
        return replace(self, body=SMALLEST_TYPE, section=SMALLEST_TYPE + 2, leading=1.15, step=1.5)

    @property
    def front(self) -> Theme:
        """The theme, with little white space, of what stands before the exercises.

        So exercises begin high on the first page in every density of the standard edition, and what stands
        before them is the same in densities with the same margin; other editions keep their own spaces.
        """
        if not self.has_compact_front:
            return self
        return replace(
            _FRONT,
            palette=self.palette,
            margin=self.margin,
            side_by_side=self.side_by_side,
            page_target=self.page_target,
        )


_FRONT = Theme(
    COLOUR,
    leading=1.15,
    gap=3.2,
    step=0.5,
    column_gap=9.0,
    indent=12,
    title=18.0,
    level_name=14.0,
    section=12.5,
    message=13.0,
    has_compact_front=True,
)


def _standard(palette: Palette, spacing: Spacing, picture_size: tuple[float, float]) -> Theme:
    width, height = picture_size
    return _spaced(Theme(palette, picture_width=width * MM, picture_height=height * MM), spacing)


def _spaced(theme: Theme, spacing: Spacing) -> Theme:
    """A theme of the standard edition with other white space."""
    small = spacing.has_small_headings
    return replace(
        theme,
        margin=spacing.margin_mm * MM,
        leading=spacing.leading,
        gap=spacing.gap,
        step=spacing.step,
        has_compact_front=True,
        message=13 if small else 14,
        title=20 if small else 22,
        card_title=14 if small else 15,
        section=12.5 if small else 13,
        level_name=14 if small else 15,
    )


@lru_cache(maxsize=64)
def themes(
    edition: Edition, *, mono: bool, accent: str | None = None, type_size: int | None = None
) -> tuple[Theme, ...]:
    """The themes of an edition, from loose to tight; see `backpdf.pdf.render` for the choice among them.

    In the standard edition white space gives way first, then the size of the pictures, never the type.

    accent is a colour as `#rrggbb` in place of the palette's own; shades of grey keep theirs.
    """
    palette = GREY if mono else COLOUR
    if accent is not None and not mono:
        palette = replace(palette, accent=accent)
    if edition is Edition.STANDARD:
        tighter = chain(STANDARD_SPACINGS, repeat(STANDARD_SPACINGS[-1]))
        return tuple(
            _standard(palette, spacing, size)
            for size, spacing in zip(STANDARD_PICTURE_SIZES, tighter, strict=False)
        )
    if edition is Edition.SUMMARY:
        return tuple(_summary(palette, density) for density in SUMMARY_DENSITIES)
    return tuple(_large_print(palette, d, type_size or LARGE_PRINT_SIZE) for d in LARGE_PRINT_DENSITIES)


@lru_cache(maxsize=64)
def looser(edition: Edition, theme: Theme) -> tuple[Theme, ...]:
    """Themes with the pictures of this one and more white space, from the loosest to this one.

    Pictures are chosen before the white space, so that a page with room has both as large as they may be.
    """
    if edition is not Edition.STANDARD:
        return (theme,)
    return tuple(_spaced(theme, spacing) for spacing in STANDARD_SPACINGS if spacing.leading >= theme.leading)


_LARGE_PRINT_PAGES = 6
"""Pages that five exercises should not exceed at 18 points or less; larger type has more in proportion."""
_LARGE_PRINT_FILL = 0.6
_LARGEST_IN_COLUMNS = 20
"""Points of the largest type of which half the width of a page still holds a few words in each line."""


def _large_print(palette: Palette, density: LargeDensity, size: int) -> Theme:
    scale = size / LARGE_PRINT_SIZE
    small = max(14.0, min(14 * scale, 20.0))
    widest = 90 * MM
    return Theme(
        palette,
        margin=density.margin_mm * MM,
        foot_size=small,
        body=size,
        small=small,
        message=size * 1.1,
        section=size * 1.15,
        card_title=size * 1.22,
        level_name=size * 1.15,
        title=size * 1.5,
        leading=density.leading,
        step=density.step * scale,
        gap=density.gap * scale,
        column_gap=size,
        indent=size * 1.45,
        picture_width=widest,
        max_picture_width=widest,
        picture_height=density.picture_height_mm * MM,
        max_picture_height=LARGE_PRINT_DENSITIES[0].picture_height_mm * MM,
        picture_gutter=4 * MM * scale,
        side_by_side=False,
        has_card_columns=density.has_card_columns and size <= _LARGEST_IN_COLUMNS,
        page_target=None,
        soft_page_target=ceil(_LARGE_PRINT_PAGES * max(1.0, scale**2)),
        least_fill=_LARGE_PRINT_FILL,
    )


_SUMMARY_PICTURE_SHAPE = 0.75
"""Most height of a picture of a summary, as a share of its most width."""


def _summary(palette: Palette, density: SummaryDensity) -> Theme:
    widest = SUMMARY_DENSITIES[0].picture_width_mm * MM
    return Theme(
        palette,
        margin=11 * MM,
        body=density.body,
        message=density.body * 1.1,
        section=density.body * 1.05,
        card_title=density.body * 1.2,
        level_name=density.body * 1.1,
        title=density.body + 8,
        leading=density.leading,
        step=density.step,
        gap=density.gap,
        picture_width=density.picture_width_mm * MM,
        max_picture_width=widest,
        picture_height=density.picture_width_mm * MM * _SUMMARY_PICTURE_SHAPE,
        max_picture_height=widest * _SUMMARY_PICTURE_SHAPE,
        picture_gutter=5 * MM,
        page_target=1,
    )
