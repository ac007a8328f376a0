"""Vectors, rotations and body-fixed frames in three dimensions (cm, degrees).

All products of the figures are made here, from single multiplications and additions.  `@`, `np.dot`,
`np.convolve` and their like hand the work to BLAS, which adds up in another order, or without rounding in
between, on each kind of processor; then an outline turns out otherwise here and there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def vector(x: float, y: float, z: float = 0.0) -> Array:
    """The vector (x, y, z)."""
    return np.array((x, y, z), dtype=np.float64)


def dot(a: Array, b: Array) -> float:
    """The dot product of two vectors of two or three parts, added up from the first to the last."""
    total = 0.0
    for p, q in zip(a.tolist(), b.tolist(), strict=True):
        total += p * q  # not `sum`, which adds more exactly from Python 3.12 on
    return total


def dots(many: Array, b: Array) -> Array:
    """The dot products along the last axis of an array of vectors, with one vector or as many."""
    total: Array = many[..., 0] * b[..., 0]
    for i in range(1, many.shape[-1]):
        total = total + many[..., i] * b[..., i]
    return total


def product(matrix: Array, other: Array) -> Array:
    """A matrix times a vector or another matrix."""
    total: Array = matrix[:, 0, None] * other[0] if other.ndim > 1 else matrix[:, 0] * other[0]
    for i in range(1, matrix.shape[1]):
        column = matrix[:, i, None] if other.ndim > 1 else matrix[:, i]
        total = total + column * other[i]
    return total


def moving_average(points: Array, weights: Array) -> Array:
    """Each run of len(weights) neighbours (rows of `points`) as one point, weighted and added up."""
    count = len(points) - len(weights) + 1
    total: Array = weights[0] * points[:count]
    for i in range(1, len(weights)):
        total = total + weights[i] * points[i : i + count]
    return total


def length(v: Array) -> float:
    """Euclidean length."""
    return float(np.sqrt(dot(v, v)))


def unit(v: Array | Sequence[float]) -> Array:
    """v at length 1; v must not be the zero vector."""
    array = np.asarray(v, dtype=np.float64)
    return array / length(array)


def cross(a: Array, b: Array) -> Array:
    """The cross product of two 3-vectors (np.cross is slow for single vectors)."""
    return np.array(
        (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]), dtype=np.float64
    )


def square_to(v: Array, axis: Array, otherwise: Array) -> Array:
    """The unit part of v at right angles to the unit vector axis; `otherwise` where v lies along it.

    Where `otherwise` lies along the axis too, any direction at right angles.
    """
    for candidate in (v, otherwise, *np.eye(3)):
        part = candidate - axis * dot(candidate, axis)
        if length(part) > 0.02 * length(candidate) > 0:
            return unit(part)
    raise ValueError("the axis is not a unit vector")


def rotation(axis: Array, degrees: float) -> Array:
    """The 3 x 3 matrix that turns by `degrees` about `axis`, right-handed."""
    x, y, z = unit(axis)
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    turned: Array = np.eye(3) * c + s * skew + (1 - c) * np.outer((x, y, z), (x, y, z))
    return turned


def rotated(v: Array, axis: Array, degrees: float) -> Array:
    """A vector, or the columns of a matrix, turned by `degrees` about `axis`, right-handed."""
    return product(rotation(axis, degrees), v)


def angle_between(a: Array, b: Array) -> float:
    """The angle between two unit vectors, in degrees from 0 to 180."""
    return float(np.degrees(np.arccos(np.clip(dot(a, b), -1.0, 1.0))))


@dataclass(frozen=True, eq=False, slots=True)
class BodyAxes:
    """Three unit axes fixed to a part of the body, the columns of `axes`."""

    axes: Array

    @property
    def forward(self) -> Array:
        """Towards the front of the part."""
        return self.axes[:, 0]

    @property
    def up(self) -> Array:
        """Along the part, towards the head."""
        return self.axes[:, 1]

    @property
    def near(self) -> Array:
        """Towards the person's right, which is the near side in the default view."""
        return self.axes[:, 2]

    def turned(self, flex: float = 0.0, side: float = 0.0, twist: float = 0.0) -> BodyAxes:
        """The frame bent to the front by flex, to the near side by side, its front turned near by twist."""
        axes = self.axes
        if flex:
            axes = rotated(axes, axes[:, 2], -flex)
        if side:
            axes = rotated(axes, axes[:, 0], side)
        if twist:
            axes = rotated(axes, axes[:, 1], -twist)
        return BodyAxes(axes)

    def place(self, forward: float, up: float, near: float) -> Array:
        """A displacement given along the three axes, in cm."""
        return product(self.axes, np.array((forward, up, near), dtype=np.float64))


def between(a: BodyAxes, b: BodyAxes, t: float) -> BodyAxes:
    """The frame a fraction t of the way from a to b (re-squared blend, for bends under 120 degrees)."""
    up = unit(a.up * (1 - t) + b.up * t)
    near = square_to(a.near * (1 - t) + b.near * t, up, a.near)
    return BodyAxes(np.stack([cross(up, near), up, near], axis=1))
