"""Solid parts as stacks of rings, and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backpdf.figures.body.measurements import Rows, sample
from backpdf.figures.vectors import Array, cross, dot, length, square_to, unit

POINTS = 32  # to a ring
GIVE = 9.0  # cm that flesh may be pressed into a surface before it is held to be beside or below it


def circle() -> tuple[Array, Array]:
    """Cosines and sines round one ring."""
    angle = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    return np.cos(angle), np.sin(angle)


def ring(centre: Array, forward: Array, near: Array, radii: Sequence[float] | Array) -> Array:
    """One cross-section: radii are front, back and half width (cm)."""
    c, s = circle()
    front, back, half = radii
    around: Array = centre + np.outer(np.where(c > 0, front, back) * c, forward) + np.outer(s * half, near)
    return around


def ball(centre: Array, radius: float) -> Array:
    """The rings of a sphere."""
    c, s = circle()
    tilt = np.linspace(-1.5, 1.5, 7)
    rings = [np.stack([c * np.cos(a), np.full_like(c, np.sin(a)), s * np.cos(a)], axis=1) for a in tilt]
    return centre + radius * np.stack(rings)


@dataclass(frozen=True, slots=True)
class Swell:
    """How much wider than the limb a stack is: girth is a factor, grow cm all along, flare cm at the end."""

    girth: float = 1.0
    grow: float = 0.0
    flare: float = 0.0


PLAIN = Swell()


def limb(
    start: Array,
    end: Array,
    hinge: Array,
    rows: Rows,
    span: tuple[float, float] = (0.0, 1.0),
    swell: Swell = PLAIN,
    count: int = 16,
) -> Array:
    """Rings along one bone over a span of fractions of its length."""
    along = unit(end - start)
    front = unit(cross(hinge, along))
    sideways = square_to(cross(front, along), along, hinge)
    if dot(sideways, hinge) < 0:
        sideways = -sideways
    at = np.linspace(*span, count)
    radii = sample(rows, at) * swell.girth + swell.grow
    radii = radii + (swell.flare * (at - span[0]) / (span[1] - span[0]))[:, None]
    step = length(end - start)
    return np.stack(
        [ring(start + along * step * t, front, sideways, r) for t, r in zip(at, radii, strict=True)]
    )


@dataclass(frozen=True, slots=True)
class Surface:
    """A flat place to rest on or against: axis 1 is a top at a height, axis 0 a wall across x.

    The body is kept on the side `sign` of `level` wherever a point is inside the given x and z spans.
    """

    axis: int
    level: float
    sign: int
    x: tuple[float, float] = (-1e6, 1e6)
    z: tuple[float, float] = (-1e6, 1e6)
    give: float = 1e6


FLOOR = Surface(axis=1, level=0.0, sign=1)


def rest(rings: Array, surfaces: Sequence[Surface]) -> Array:
    """The rings with every point that would sink into a surface put on it: heels and seat go flat."""
    for surface in surfaces:
        here = rings[..., surface.axis]
        sunk = (surface.level - here) * surface.sign
        inside = (sunk > 0) & (sunk < surface.give)
        inside &= (rings[..., 0] >= surface.x[0]) & (rings[..., 0] <= surface.x[1])
        inside &= (rings[..., 2] >= surface.z[0]) & (rings[..., 2] <= surface.z[1])
        if inside.any():
            rings = rings.copy()
            rings[..., surface.axis] = np.where(inside, surface.level, here)
    return rings
