"""Feet, bare or in shoes, as rings from heel to toe that bend at the ball of the foot (cm, degrees)."""

from __future__ import annotations

import numpy as np

from backpdf.figures.body.measurements import ANKLE_HEIGHT, FOOT_ROWS, SHOE_ROWS, SOLE, Rows, sample
from backpdf.figures.body.rings import sphere_rings, unit_circle
from backpdf.figures.pose.skeleton import Leg
from backpdf.figures.vectors import Array, cross, perpendicular_to

BALL_OF_FOOT = (12.8, -5.4)  # cm ahead of and above the ankle: where the toes bend
# toe tips from the big toe outwards: cm ahead of the ankle, cm out from the foot's middle, radius
TOES = ((17.5, -2.3, 1.45), (17.6, -0.3, 1.05), (17.0, 1.1, 0.98), (16.2, 2.35, 0.92), (15.2, 3.5, 0.86))
SOLE_BAND = 2.3  # cm of the sole that show below the upper of the shoe


def _foot_rings(leg: Leg, rows: Rows, low: float, high: float | None = None) -> Array:
    """Rings from heel to toe, cut to the heights from low to high (cm from the ankle)."""
    ahead = leg.toe
    sideways = perpendicular_to(leg.hinge, ahead, leg.shank)
    up = cross(sideways, ahead)
    c, s = unit_circle()
    rings = []
    at = np.linspace(rows[0][0], rows[-1][0], 24)
    for x, (top, bottom, half) in zip(at, sample(rows, at), strict=True):
        y = (top + bottom) / 2 + c * (top - bottom) / 2
        y = np.maximum(y, low) if high is None else np.clip(y, low, high)
        xs = np.full_like(y, x)
        if leg.toe_bend and x > BALL_OF_FOOT[0]:
            xs, y = _bent(xs, y, leg.toe_bend)
        rings.append(leg.ankle + np.outer(xs, ahead) + np.outer(y, up) + np.outer(s * half, sideways))
    return np.stack(rings)


def _bent(x: Array, y: Array, degrees: float) -> tuple[Array, Array]:
    """Points turned up by the toes' bend about the ball of the foot."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    dx, dy = x - BALL_OF_FOOT[0], y - BALL_OF_FOOT[1]
    return BALL_OF_FOOT[0] + dx * c - dy * s, BALL_OF_FOOT[1] + dx * s + dy * c


def bare_foot(leg: Leg) -> Array:
    """The rings of a bare foot."""
    return _foot_rings(leg, FOOT_ROWS, -ANKLE_HEIGHT)


def shoe(leg: Leg) -> Array:
    """The rings of a shoe with its sole."""
    return _foot_rings(leg, SHOE_ROWS, -ANKLE_HEIGHT - SOLE)


def shoe_sole(leg: Leg) -> Array:
    """The rings of the visible band of a shoe's sole."""
    low = -ANKLE_HEIGHT - SOLE
    return _foot_rings(leg, SHOE_ROWS, low, low + SOLE_BAND)


def shoe_laces(leg: Leg) -> list[Array]:
    """The laces as short lines in space across the instep."""
    ahead = leg.toe
    sideways = perpendicular_to(leg.hinge, ahead, leg.shank)
    up = cross(sideways, ahead)
    laces = []
    for x in (5.6, 7.6, 9.6):
        top, _, half = sample(SHOE_ROWS, np.array([x]))[0]
        angle = np.linspace(-0.55, 0.55, 7)
        y = top - 3.2 + 3.2 * np.cos(angle) + 0.05
        z = half * np.sin(angle)
        laces.append(leg.ankle + x * ahead + np.outer(y, up) + np.outer(z, sideways))
    return laces


def toes(leg: Leg) -> list[Array]:
    """The five toe tips as rings, from the big toe outwards."""
    ahead = leg.toe
    sideways = perpendicular_to(leg.hinge, ahead, leg.shank)
    up = cross(sideways, ahead)
    found = []
    for x, z, radius in TOES:
        along, high = np.array([x]), np.array([radius - ANKLE_HEIGHT])
        if leg.toe_bend:
            along, high = _bent(along, high, leg.toe_bend)
        middle = leg.ankle + along[0] * ahead + high[0] * up + z * leg.side.sign * sideways
        found.append(sphere_rings(middle, radius))
    return found
