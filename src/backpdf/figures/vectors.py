"""Vectors, rotations and body-fixed frames in three dimensions (cm, degrees)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def vector(x: float, y: float, z: float = 0.0) -> Array:
    """The vector (x, y, z)."""
    return np.array((x, y, z), dtype=np.float64)


def length(v: Array) -> float:
    """Euclidean length."""
    return float(np.sqrt(v @ v))


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
        part = candidate - axis * (candidate @ axis)
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


def angle_between(a: Array, b: Array) -> float:
    """The angle between two unit vectors, in degrees from 0 to 180."""
    return float(np.degrees(np.arccos(np.clip(a @ b, -1.0, 1.0))))


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
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

    def turned(self, flex: float = 0.0, side: float = 0.0, twist: float = 0.0) -> Frame:
        """The frame bent to the front by flex, to the near side by side, its front turned near by twist."""
        axes = self.axes
        if flex:
            axes = rotation(axes[:, 2], -flex) @ axes
        if side:
            axes = rotation(axes[:, 0], side) @ axes
        if twist:
            axes = rotation(axes[:, 1], -twist) @ axes
        return Frame(axes)

    def place(self, forward: float, up: float, near: float) -> Array:
        """A displacement given along the three axes, in cm."""
        return self.axes @ np.array((forward, up, near), dtype=np.float64)


def between(a: Frame, b: Frame, t: float) -> Frame:
    """The frame a fraction t of the way from a to b (re-squared blend, for bends under 120 degrees)."""
    up = unit(a.up * (1 - t) + b.up * t)
    near = square_to(a.near * (1 - t) + b.near * t, up, a.near)
    return Frame(np.stack([cross(up, near), up, near], axis=1))
