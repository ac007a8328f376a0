"""Measured proportions of a person 170 cm tall, in centimetres.

Each table is a stack of cross-sections: a position along the part, then radii.  `sample` interpolates
between the rows.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from backpdf.figures.vectors import Array

Rows = tuple[tuple[float, ...], ...]

THIGH, SHANK, ANKLE_HEIGHT, SOLE = 41.5, 40.5, 7.0, 1.4
UPPER_ARM, FOREARM = 30.5, 25.0
TRUNK, NECK = 55.0, 11.0
SHOULDER_LINE = 43.5  # cm along the spine above the hip line
HEAD_SCALE = 0.96

# The trunk in natural standing: cm above the hip line; front, back, half width.
TRUNK_ROWS: Rows = (
    (-10.5, 3.0, 4.0, 6.0),
    (-8.5, 6.2, 8.4, 11.5),
    (-5, 8.2, 11.6, 15.2),
    (-1, 8.9, 12.4, 16.6),
    (3, 9.2, 12.0, 16.8),
    (7.5, 9.2, 10.2, 16.0),
    (12.5, 8.9, 8.2, 14.4),
    (18, 8.7, 7.4, 13.2),
    (24, 9.2, 8.2, 13.4),
    (31, 10.4, 9.6, 14.6),
    (37, 11.0, 10.5, 15.4),
    (41.5, 10.6, 10.8, 15.4),
    (45, 9.6, 10.4, 14.2),
    (48, 7.9, 9.2, 11.4),
    (50.5, 6.5, 7.3, 8.4),
    (52.5, 5.7, 6.0, 6.2),
)
# Limbs: fraction from the upper joint; front, back, sideways.
THIGH_ROWS: Rows = (
    (0.00, 8.6, 9.2, 8.6),
    (0.12, 8.9, 8.9, 8.7),
    (0.25, 8.7, 8.3, 8.5),
    (0.4, 8.1, 7.5, 7.8),
    (0.55, 7.3, 6.7, 7.0),
    (0.7, 6.4, 6.0, 6.3),
    (0.82, 5.7, 5.5, 5.7),
    (0.92, 5.4, 5.2, 5.4),
    (1.0, 5.2, 5.0, 5.2),
)
SHANK_ROWS: Rows = (
    (0.00, 5.2, 5.0, 5.2),
    (0.06, 4.9, 5.0, 5.1),
    (0.14, 4.5, 5.6, 5.2),
    (0.24, 4.3, 6.4, 5.4),
    (0.34, 4.1, 6.5, 5.4),
    (0.45, 3.9, 5.8, 5.0),
    (0.58, 3.6, 4.7, 4.3),
    (0.7, 3.3, 3.9, 3.7),
    (0.82, 3.1, 3.4, 3.3),
    (0.93, 3.0, 3.2, 3.3),
    (1.0, 3.2, 3.2, 3.5),
)
UPPER_ARM_ROWS: Rows = (
    (0.00, 5.6, 5.6, 5.6),
    (0.12, 5.6, 5.5, 5.6),
    (0.25, 5.2, 5.2, 5.1),
    (0.42, 4.8, 4.7, 4.6),
    (0.6, 4.5, 4.3, 4.3),
    (0.8, 3.9, 3.9, 4.0),
    (1.0, 3.6, 3.6, 3.9),
)
FOREARM_ROWS: Rows = (
    (0.00, 3.6, 3.6, 3.9),
    (0.1, 4.0, 3.8, 4.2),
    (0.25, 4.2, 3.8, 4.2),
    (0.45, 3.7, 3.3, 3.7),
    (0.65, 3.0, 2.8, 3.0),
    (0.85, 2.4, 2.3, 2.6),
    (1.0, 2.2, 2.1, 2.6),
)
NECK_ROWS: Rows = ((0, 5.6, 7.6, 7.6), (0.3, 5.3, 6.7, 6.7), (0.6, 5.2, 5.5, 5.8), (1, 5.5, 5.5, 5.4))
# The head: cm above the ear line; face, back of the head (negative), half width.
HEAD_ROWS: Rows = (
    (12.9, 0.6, -3.2, 1.2),
    (12.5, 2.9, -5.3, 3.2),
    (11.6, 5.0, -7.4, 4.8),
    (10.2, 6.8, -9.0, 6.1),
    (8.4, 8.0, -10.0, 6.9),
    (6.4, 8.6, -10.5, 7.35),
    (4.6, 8.9, -10.6, 7.5),
    (3.4, 9.0, -10.5, 7.5),
    (2.6, 8.7, -10.3, 7.4),
    (1.7, 8.2, -10.0, 7.3),
    (0.3, 8.3, -9.5, 7.1),
    (-1.2, 8.5, -8.7, 6.8),
    (-2.6, 8.5, -7.6, 6.5),
    (-3.3, 8.5, -6.8, 6.3),
    (-4.0, 8.9, -5.4, 6.0),
    (-4.6, 9.0, -3.9, 5.8),
    (-5.2, 8.5, -2.9, 5.5),
    (-5.8, 8.7, -2.2, 5.2),
    (-6.4, 8.5, -1.5, 4.9),
    (-7.1, 7.9, -0.7, 4.5),
    (-7.9, 8.1, 0.2, 4.0),
    (-8.7, 8.2, 1.3, 3.4),
    (-9.5, 7.6, 2.6, 2.7),
    (-10.0, 6.6, 3.6, 1.7),
)
# The nose: cm above the ear line; tip, half width.
NOSE_ROWS: Rows = (
    (2.4, 8.6, 0.7),
    (1.4, 8.9, 0.8),
    (0.2, 9.6, 0.9),
    (-1.0, 10.4, 1.1),
    (-1.9, 10.95, 1.4),
    (-2.5, 11.0, 1.6),
    (-3.0, 10.5, 1.6),
    (-3.4, 9.4, 1.3),
)
# The foot: cm ahead of the ankle; top, sole (both from the ankle), half width.
FOOT_ROWS: Rows = (
    (-5.4, -3.4, -5.4, 1.5),
    (-4.9, -1.9, -6.7, 2.5),
    (-3.6, 0.3, -7.6, 3.0),
    (-1.2, 2.4, -7.9, 3.2),
    (1.8, 2.6, -7.6, 3.2),
    (4.2, 1.0, -7.0, 3.3),
    (7, -0.8, -6.8, 3.6),
    (10, -2.4, -7.1, 4.1),
    (12.6, -3.5, -7.6, 4.4),
    (14.6, -4.1, -7.5, 4.4),
    (16.2, -4.4, -7.4, 4.1),
    (17.6, -4.7, -7.3, 3.4),
    (18.5, -5.2, -7.1, 2.3),
)
# A laced shoe over that foot: cm ahead of the ankle; top, bottom, half width.
SHOE_ROWS: Rows = (
    (-6.6, -1.5, -8.2, 2.2),
    (-6.0, 0.8, -8.4, 3.4),
    (-4.2, 1.6, -8.4, 4.0),
    (-1.2, 0.6, -8.4, 4.1),
    (2.2, 0.4, -8.4, 4.1),
    (4.6, 1.4, -8.4, 4.2),
    (7.4, -0.2, -8.4, 4.5),
    (10.5, -2.0, -8.4, 4.9),
    (13.6, -3.3, -8.4, 5.1),
    (16.2, -3.9, -8.4, 4.9),
    (18.4, -4.4, -8.4, 4.2),
    (20.0, -5.4, -8.1, 2.8),
    (20.5, -6.2, -7.9, 1.8),
)


@cache
def _spline(rows: Rows) -> tuple[Array, Array, Array]:
    """Rising positions, values and slopes of a table, for cubic Hermite interpolation."""
    table = np.array(sorted(rows), dtype=np.float64)
    at, values = table[:, 0], table[:, 1:]
    step = np.diff(at)[:, None]
    rise = np.diff(values, axis=0) / step
    inner = (rise[:-1] * step[1:] + rise[1:] * step[:-1]) / (step[1:] + step[:-1])
    return at, values, np.vstack([rise[:1], inner, rise[-1:]])


def sample(rows: Rows, at: Array) -> Array:
    """The columns of a table at these positions (n, columns), interpolated; constant beyond its ends."""
    knots, values, slopes = _spline(rows)
    x = np.clip(at, knots[0], knots[-1])
    i = np.clip(np.searchsorted(knots, x) - 1, 0, len(knots) - 2)
    step = (knots[i + 1] - knots[i])[:, None]
    u = (x - knots[i])[:, None] / step
    v = 1 - u
    read: Array = (
        (1 + 2 * u) * v * v * values[i]
        + u * v * v * step * slopes[i]
        + u * u * (3 - 2 * u) * values[i + 1]
        - u * u * v * step * slopes[i + 1]
    )
    return read
