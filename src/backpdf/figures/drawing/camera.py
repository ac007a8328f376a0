"""The camera: projects points in space onto the paper (cm)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backpdf.figures.vectors import Array, cross, dots, unit, vector

# Oblique projection: a point 1 cm nearer to the viewer shifts this far left and down on the paper.
OBLIQUE_LEFT, OBLIQUE_DOWN = 0.28, 0.18


@dataclass(frozen=True, eq=False, slots=True)
class Camera:
    """A parallel projection: right and up give the place on the paper, toward points at the viewer."""

    right: Array
    up: Array
    toward: Array

    @classmethod
    def oblique(cls) -> Camera:
        """The default camera: x and y are true to scale, so joint angles are true; depth shifts a little."""
        return cls(
            vector(1, 0, -OBLIQUE_LEFT),
            vector(0, 1, -OBLIQUE_DOWN),
            unit(vector(OBLIQUE_LEFT, OBLIQUE_DOWN, 1)),
        )

    @classmethod
    def orthographic(cls, yaw: float, pitch: float) -> Camera:
        """The camera `yaw` degrees round to the front of the person and `pitch` degrees above the horizon."""
        y, p = np.deg2rad(yaw), np.deg2rad(pitch)
        right = vector(np.cos(y), 0, -np.sin(y))
        toward = vector(np.sin(y) * np.cos(p), np.sin(p), np.cos(y) * np.cos(p))
        return cls(right, cross(toward, right), toward)

    def project(self, points: Array) -> Array:
        """Points in space (n, 3) or (3,) as points on the paper (n, 2) or (2,), y upwards."""
        return np.stack([dots(points, self.right), dots(points, self.up)], axis=-1)

    def depth(self, points: Array) -> Array:
        """How near each point is to the viewer, in cm; larger is nearer."""
        return dots(points, self.toward)
