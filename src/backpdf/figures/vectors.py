"""Vectors, rotations and body-fixed axes in three dimensions (cm, degrees).

All products of the figures are computed here, from single multiplications and additions.  `@`, `np.dot`,
`np.convolve` and similar functions call BLAS, which adds in another order, or without rounding in between,
on each kind of processor; outlines then differ between computers.
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
    """The dot product of two vectors of two or three components, added from the first to the last."""
    total = 0.0
    for p, q in zip(a.tolist(), b.tolist(), strict=True):
        total += p * q  # not `sum`, which rounds less from Python 3.12 on
    return total


def dots(many: Array, b: Array) -> Array:
    """The dot products of an array of vectors (last axis) with one vector, or with an equally long array."""
    total: Array = many[..., 0] * b[..., 0]
    for i in range(1, many.shape[-1]):
        total = total + many[..., i] * b[..., i]
    return total


def product(matrix: Array, other: Array) -> Array:
    """The product of a matrix and a vector or another matrix."""
    total: Array = matrix[:, 0, None] * other[0] if other.ndim > 1 else matrix[:, 0] * other[0]
    for i in range(1, matrix.shape[1]):
        column = matrix[:, i, None] if other.ndim > 1 else matrix[:, i]
        total = total + column * other[i]
    return total


def moving_average(points: Array, weights: Array) -> Array:
    """The weighted sums of each len(weights) neighbouring rows of `points`."""
    count = len(points) - len(weights) + 1
    total: Array = weights[0] * points[:count]
    for i in range(1, len(weights)):
        total = total + weights[i] * points[i : i + count]
    return total


def length(v: Array) -> float:
    """Euclidean length."""
    return float(np.sqrt(dot(v, v)))


def unit(v: Array | Sequence[float]) -> Array:
    """The vector of length 1 in the direction of v, which must not be zero."""
    array = np.asarray(v, dtype=np.float64)
    return array / length(array)


def cross(a: Array, b: Array) -> Array:
    """The cross product of two 3-vectors (np.cross is slow for single vectors)."""
    return np.array(
        (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]), dtype=np.float64
    )


def perpendicular_to(v: Array, axis: Array, otherwise: Array) -> Array:
    """The unit vector along the part of v that is perpendicular to the unit vector axis.

    Uses `otherwise` in place of v where v lies along the axis, and any perpendicular where both do.  Raises
    ValueError where axis is not a unit vector.
    """
    for candidate in (v, otherwise, *np.eye(3)):
        part = candidate - axis * dot(candidate, axis)
        if length(part) > 0.02 * length(candidate) > 0:
            return unit(part)
    raise ValueError("the axis is not a unit vector")


def rotation(axis: Array, degrees: float) -> Array:
    """The 3 x 3 matrix of the right-handed rotation by `degrees` about `axis` (Rodrigues' formula)."""
    x, y, z = unit(axis)
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    turned: Array = np.eye(3) * c + s * skew + (1 - c) * np.outer((x, y, z), (x, y, z))
    return turned


def rotated(v: Array, axis: Array, degrees: float) -> Array:
    """A vector, or the columns of a matrix, rotated right-handed by `degrees` about `axis`."""
    return product(rotation(axis, degrees), v)


def angle_between(a: Array, b: Array) -> float:
    """The angle between two unit vectors, in degrees from 0 to 180."""
    return float(np.degrees(np.arccos(np.clip(dot(a, b), -1.0, 1.0))))


@dataclass(frozen=True, eq=False, slots=True)
class BodyAxes:
    """Three unit axes fixed to a part of the body: the columns of `axes`."""

    axes: Array

    @property
    def forward(self) -> Array:
        """The axis towards the front of the part."""
        return self.axes[:, 0]

    @property
    def up(self) -> Array:
        """The axis along the part, towards the head."""
        return self.axes[:, 1]

    @property
    def near(self) -> Array:
        """The axis towards the person's right, which is the near side in the default view."""
        return self.axes[:, 2]

    def turned(self, flex: float = 0.0, side: float = 0.0, twist: float = 0.0) -> BodyAxes:
        """The axes bent forward by flex and to the near side by side, with the front turned near by twist."""
        axes = self.axes
        if flex:
            axes = rotated(axes, axes[:, 2], -flex)
        if side:
            axes = rotated(axes, axes[:, 0], side)
        if twist:
            axes = rotated(axes, axes[:, 1], -twist)
        return BodyAxes(axes)

    def displacement(self, forward: float, up: float, near: float) -> Array:
        """The displacement by these cm along the three axes."""
        return product(self.axes, np.array((forward, up, near), dtype=np.float64))


def blended_axes(a: BodyAxes, b: BodyAxes, t: float) -> BodyAxes:
    """The axes at a fraction t between a and b: interpolated, then made perpendicular (below 120 degrees)."""
    up = unit(a.up * (1 - t) + b.up * t)
    near = perpendicular_to(a.near * (1 - t) + b.near * t, up, a.near)
    return BodyAxes(np.stack([cross(up, near), up, near], axis=1))
