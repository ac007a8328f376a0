"""The drawing as a list of fitted paths in painting order, before it becomes SVG or pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.people import LINE
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.bezier import Finish, fit_curve
from backpdf.figures.vectors import Array

LINE_WIDTH, PROP_WIDTH, FINGER_WIDTH = 0.9, 0.63, 0.58
SMOOTH = Finish(tolerance=0.15)
FINE = Finish(blur=0.8, tolerance=0.12)
FACE = Finish(step=0.35, blur=0.7, tolerance=0.07, corner=60.0)
LITTLE = Finish(blur=0.4, tolerance=0.12)
COARSE = Finish(tolerance=0.25)
EXACT = Finish(blur=0.0)


@dataclass(frozen=True, eq=False, slots=True)
class Loop:
    """One run of a path, y downwards, rounded to 0.1 cm.

    points: for curves start, control, control, end, control, ... (3n + 1, 2); for straight runs the
    corners.
    """

    points: Array
    closed: bool
    curved: bool


@dataclass(frozen=True, eq=False, slots=True)
class Path:
    """One painted path: its runs, colours (None: not painted), line width and dash pattern in cm."""

    loops: tuple[Loop, ...]
    fill: str | None
    stroke: str | None
    width: float = LINE_WIDTH
    dash: tuple[float, float] | None = None


@dataclass(slots=True)
class PathCanvas:
    """Paths in painting order; points come with y upwards, as on the camera's paper."""

    paths: list[Path] = field(default_factory=list)

    def area(
        self,
        shape: BaseGeometry,
        fill: str | None,
        stroke: str | None = None,
        width: float = LINE_WIDTH,
        finish: Finish = SMOOTH,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A filled shape with a smooth outline."""
        loops = [curve_loop(points, True, finish) for points in outline.outlines(shape)]
        self._add(loops, fill, stroke, width, dash)

    def lines(
        self, runs: Iterable[Array], stroke: str = LINE, width: float = LINE_WIDTH, finish: Finish = SMOOTH
    ) -> None:
        """Smooth open lines."""
        loops = [curve_loop(points, False, finish) for points in runs if len(points) > 1]
        self._add(loops, None, stroke, width, None)

    def polygons(
        self, corners: Iterable[Array], fill: str, stroke: str | None = None, width: float = PROP_WIDTH
    ) -> None:
        """Straight-edged shapes."""
        loops = [Loop(_rounded(_down(points)), True, False) for points in corners]
        self._add(loops, fill, stroke, width, None)

    def ellipse(self, centre: Array, a: Array, b: Array, fill: str) -> None:
        """An ellipse by its half axes."""
        k = 0.5523
        around = [
            a,
            a + k * b,
            k * a + b,
            b,
            -k * a + b,
            -a + k * b,
            -a,
            -a - k * b,
            -k * a - b,
            -b,
            k * a - b,
        ]
        points = np.array([centre + step for step in (*around, a - k * b, a)])
        self._add([Loop(_rounded(_down(points), 2), True, True)], fill, None, LINE_WIDTH, None)

    def _add(
        self,
        loops: list[Loop],
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, float] | None,
    ) -> None:
        if loops and (fill or stroke):
            self.paths.append(Path(tuple(loops), fill, stroke, width, dash))

    def bounds(self) -> tuple[float, float, float, float]:
        """left, top, right, bottom of everything painted, y downwards, half the line width included."""
        boxes = []
        for path in self.paths:
            pad = path.width / 2 if path.stroke else 0.0
            for loop in path.loops:
                points = flattened(loop)
                boxes.append((*(points.min(axis=0) - pad), *(points.max(axis=0) + pad)))
        lows, highs = np.array(boxes)[:, :2].min(axis=0), np.array(boxes)[:, 2:].max(axis=0)
        return float(lows[0]), float(lows[1]), float(highs[0]), float(highs[1])


def _down(points: Array) -> Array:
    """y upwards to y downwards."""
    flipped: Array = np.asarray(points) * np.array([1.0, -1.0])
    return flipped


def _rounded(points: Array, places: int = 1) -> Array:
    rounded: Array = np.round(points, places)
    return rounded


def curve_loop(points: Array, closed: bool, finish: Finish) -> Loop:
    """A fitted smooth run."""
    segments = fit_curve(_down(points), closed, finish)
    joined = np.vstack([segments[0, :1], segments[:, 1:].reshape(-1, 2)])
    return Loop(_rounded(joined), closed, True)


def flattened(loop: Loop, pieces: int = 8) -> Array:
    """A run as a polyline, each curve in so many pieces."""
    if not loop.curved:
        return np.vstack([loop.points, loop.points[:1]]) if loop.closed else loop.points
    t = np.linspace(0, 1, pieces + 1)[1:, None]
    v = 1 - t
    count = (len(loop.points) - 1) // 3
    a, b, c, d = (loop.points[i : i + 3 * (count - 1) + 1 : 3][:, None] for i in range(4))
    curves = v**3 * a + 3 * v * v * t * b + 3 * v * t * t * c + t**3 * d
    return np.vstack([loop.points[:1], curves.reshape(-1, 2)])
