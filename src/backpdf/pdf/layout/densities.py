"""How densely large print and summaries may be set, from loose to tight; `theme.py` makes themes of these."""

from __future__ import annotations

from typing import NamedTuple


class Spacing(NamedTuple):
    """White space of the standard edition; lengths as they are named, else in points."""

    leading: float
    gap: float
    step: float
    margin_mm: float
    has_small_headings: bool


STANDARD_SPACINGS = (
    Spacing(1.30, 13.0, 4.0, 11.0, False),
    Spacing(1.26, 11.0, 3.5, 11.0, False),
    Spacing(1.22, 9.0, 2.8, 11.0, False),
    Spacing(1.18, 7.0, 2.2, 10.5, True),
    Spacing(1.15, 5.0, 1.2, 10.0, True),
)
"""White space of the standard edition from loose to tight; all have body text of 12 points."""
STANDARD_PICTURE_SIZES = (
    (62.0, 60.0),
    (62.0, 56.0),
    (62.0, 52.0),
    (62.0, 48.0),
    (62.0, 45.0),
    (60.1, 43.0),
    (58.0, 41.0),
    (56.0, 39.0),
    (54.0, 37.0),
    (52.0, 34.5),
    (50.1, 32.0),
)
"""Widths of lying figures and heights of standing ones in the standard edition, in millimetres."""


class LargeDensity(NamedTuple):
    """One density of large print at 18 points; lengths as they are named, else in points."""

    leading: float
    gap: float
    step: float
    picture_height_mm: float
    margin_mm: float
    has_card_columns: bool


LARGE_PRINT_DENSITIES = (
    LargeDensity(1.28, 18.0, 5.0, 90.0, 11.0, False),
    LargeDensity(1.25, 16.0, 4.5, 75.0, 11.0, False),
    LargeDensity(1.25, 16.0, 4.5, 75.0, 11.0, True),
    LargeDensity(1.22, 14.0, 4.0, 60.0, 11.0, True),
    LargeDensity(1.2, 12.0, 3.5, 52.0, 11.0, True),
    LargeDensity(1.18, 11.0, 3.0, 46.0, 11.0, True),
    LargeDensity(1.17, 10.0, 3.0, 42.0, 10.5, True),
    LargeDensity(1.16, 9.0, 2.5, 40.0, 10.5, True),
    LargeDensity(1.15, 8.0, 2.5, 38.0, 10.0, True),
    LargeDensity(1.15, 8.0, 2.0, 36.0, 10.0, True),
    LargeDensity(1.15, 7.0, 2.0, 34.0, 10.0, True),
    LargeDensity(1.15, 6.5, 1.5, 32.0, 10.0, True),
    LargeDensity(1.15, 6.0, 1.5, 30.0, 10.0, True),
    LargeDensity(1.15, 6.0, 1.2, 28.0, 10.0, True),
    LargeDensity(1.15, 5.0, 1.0, 27.0, 10.0, True),
)
"""The themes of large print from loose to tight."""


class SummaryDensity(NamedTuple):
    """One density of the summary; lengths as they are named, else in points."""

    body: float
    leading: float
    gap: float
    step: float
    picture_width_mm: float


SUMMARY_DENSITIES = (
    SummaryDensity(18, 1.25, 16.0, 4.0, 66.0),
    SummaryDensity(18, 1.25, 15.0, 4.0, 62.0),
    SummaryDensity(17, 1.22, 14.0, 4.0, 58.0),
    SummaryDensity(16, 1.22, 13.0, 3.5, 55.0),
    SummaryDensity(16, 1.22, 12.0, 3.5, 52.0),
    SummaryDensity(16, 1.20, 11.0, 3.5, 49.0),
    SummaryDensity(16, 1.20, 10.0, 3.0, 46.0),
    SummaryDensity(15, 1.20, 9.0, 3.0, 44.0),
    SummaryDensity(15, 1.18, 8.0, 3.0, 42.0),
    SummaryDensity(14, 1.18, 8.0, 2.5, 40.0),
    SummaryDensity(14, 1.18, 7.0, 2.5, 38.0),
    SummaryDensity(14, 1.15, 6.5, 2.5, 36.0),
    SummaryDensity(14, 1.15, 6.0, 2.0, 34.0),
    SummaryDensity(14, 1.15, 5.5, 2.0, 32.0),
    SummaryDensity(14, 1.15, 5.0, 2.0, 30.0),
    SummaryDensity(13, 1.15, 5.0, 2.0, 28.0),
    SummaryDensity(13, 1.15, 4.5, 1.5, 26.0),
    SummaryDensity(12, 1.15, 4.0, 1.5, 24.0),
    SummaryDensity(12, 1.15, 3.5, 1.0, 22.0),
    SummaryDensity(12, 1.15, 3.0, 1.0, 20.0),
)
"""The themes of the summary from loose to tight: the pictures give way first, then the type."""
