"""Body parts as stacks of rings (k, n, 3), and the surfaces that they are pressed onto (cm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backpdf.figures.body.measurements import Rows, sample
from backpdf.figures.vectors import Array, cross, dot, length, perpendicular_to, unit

POINTS = 32  # of a ring


def unit_circle() -> tuple[Array, Array]:
    """The cosines and the sines of POINTS even steps round a circle."""
    angle = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    return np.cos(angle), np.sin(angle)


def ring(centre: Array, forward: Array, near: Array, radii: Sequence[float] | Array) -> Array:
    """One cross-section; radii are front, back and half width."""
    c, s = unit_circle()
    front, back, half = radii
    around: Array = centre + np.outer(np.where(c > 0, front, back) * c, forward) + np.outer(s * half, near)
    return around


def sphere_rings(centre: Array, radius: float) -> Array:
    """The rings of a sphere."""
    c, s = unit_circle()
    tilt = np.linspace(-1.5, 1.5, 7)
    rings = [np.stack([c * np.cos(a), np.full_like(c, np.sin(a)), s * np.cos(a)], axis=1) for a in tilt]
    return centre + radius * np.stack(rings)


@dataclass(frozen=True, slots=True)
class Widening:
    """How much wider than the table rings are: girth is a factor, grow cm everywhere, flare cm at the end."""

    girth: float = 1.0
    grow: float = 0.0
    flare: float = 0.0


NO_WIDENING = Widening()


def limb_rings(
    start: Array,
    end: Array,
    hinge: Array,
    rows: Rows,
    span: tuple[float, float] = (0.0, 1.0),
    widening: Widening = NO_WIDENING,
    count: int = 16,
) -> Array:
    """`count` rings along one bone over a span of fractions of its length; hinge is the axis of its joint."""
    along = unit(end - start)
    front = unit(cross(hinge, along))
    sideways = perpendicular_to(cross(front, along), along, hinge)
    if dot(sideways, hinge) < 0:
        sideways = -sideways
    at = np.linspace(*span, count)
    radii = sample(rows, at) * widening.girth + widening.grow
    radii = radii + (widening.flare * (at - span[0]) / (span[1] - span[0]))[:, None]
    step = length(end - start)
    return np.stack(
        [ring(start + along * step * t, front, sideways, r) for t, r in zip(at, radii, strict=True)]
    )


@dataclass(frozen=True, slots=True)
class Surface:
    """A plane that the body lies on or leans against: axis 1 is a top at height `level`, axis 0 a wall at x.

    The body stays on the side `sign` of `level` at every point inside the x and z spans.  max_depth: cm; a
    point deeper than this is beside or below the surface and does not touch it.
    """

    axis: int
    level: float
    sign: int
    x: tuple[float, float] = (-1e6, 1e6)
    z: tuple[float, float] = (-1e6, 1e6)
    max_depth: float = 1e6


FLOOR = Surface(axis=1, level=0.0, sign=1)


def pressed_onto(rings: Array, surfaces: Sequence[Surface]) -> Array:
    """The rings with every point inside a surface moved onto it, as heels and seat flatten under load."""
    for surface in surfaces:
        here = rings[..., surface.axis]
        below_surface = (surface.level - here) * surface.sign
        inside = (below_surface > 0) & (below_surface < surface.max_depth)
        inside &= (rings[..., 0] >= surface.x[0]) & (rings[..., 0] <= surface.x[1])
        inside &= (rings[..., 2] >= surface.z[0]) & (rings[..., 2] <= surface.z[1])
        if inside.any():
            rings = rings.copy()
            rings[..., surface.axis] = np.where(inside, surface.level, here)
    return rings
