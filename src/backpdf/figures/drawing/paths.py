"""The drawing as a list of fitted paths in painting order, from which SVG and pixels are made (cm)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.people import LINE
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.bezier import Smoothing, fit_curve
from backpdf.figures.vectors import Array

LINE_WIDTH, PROP_WIDTH, FINGER_WIDTH = 0.9, 0.63, 0.58
SMOOTH = Smoothing(tolerance=0.15)
FINE = Smoothing(blur=0.8, tolerance=0.12)
FACE = Smoothing(step=0.35, blur=0.7, tolerance=0.07, corner=60.0)
DETAIL = Smoothing(blur=0.4, tolerance=0.12)
COARSE = Smoothing(tolerance=0.25)
EXACT = Smoothing(blur=0.0)


@dataclass(frozen=True, eq=False, slots=True)
class Subpath:
    """One subpath, y downwards, rounded to 0.1 cm.

    points: of curves start, control, control, end, control, ... (3n + 1, 2); of straight lines the corners.
    """

    points: Array
    closed: bool
    curved: bool


@dataclass(frozen=True, eq=False, slots=True)
class PaintedPath:
    """One path: its subpaths, colours (None: not painted), line width and dash pattern in cm."""

    subpaths: tuple[Subpath, ...]
    fill: str | None
    stroke: str | None
    width: float = LINE_WIDTH
    dash: tuple[float, float] | None = None


@dataclass(slots=True)
class PathCanvas:
    """The paths of a drawing in painting order; its methods take points with y upwards."""

    paths: list[PaintedPath] = field(default_factory=list)

    def area(
        self,
        shape: BaseGeometry,
        fill: str | None,
        stroke: str | None = None,
        width: float = LINE_WIDTH,
        smoothing: Smoothing = SMOOTH,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Adds a shape with a smooth outline."""
        subpaths = [curve_subpath(points, True, smoothing) for points in outline.outlines(shape)]
        self._add(subpaths, fill, stroke, width, dash)

    def lines(
        self,
        polylines: Iterable[Array],
        stroke: str = LINE,
        width: float = LINE_WIDTH,
        smoothing: Smoothing = SMOOTH,
    ) -> None:
        """Adds smooth open lines as one path."""
        subpaths = [curve_subpath(points, False, smoothing) for points in polylines if len(points) > 1]
        self._add(subpaths, None, stroke, width, None)

    def polygons(
        self, corners: Iterable[Array], fill: str, stroke: str | None = None, width: float = PROP_WIDTH
    ) -> None:
        """Adds polygons as one path."""
        subpaths = [Subpath(_rounded(_y_downwards(points)), True, False) for points in corners]
        self._add(subpaths, fill, stroke, width, None)

    def ellipse(self, centre: Array, a: Array, b: Array, fill: str) -> None:
        """Adds an ellipse with the half axes a and b."""
        k = 0.5523  # control points at this share of the radius make four cubics a circle
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
        self._add([Subpath(_rounded(_y_downwards(points), 2), True, True)], fill, None, LINE_WIDTH, None)

    def _add(
        self,
        subpaths: list[Subpath],
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, float] | None,
    ) -> None:
        if subpaths and (fill or stroke):
            self.paths.append(PaintedPath(tuple(subpaths), fill, stroke, width, dash))

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all paths in cm, y downwards, with half the line width."""
        boxes = []
        for path in self.paths:
            pad = path.width / 2 if path.stroke else 0.0
            for subpath in path.subpaths:
                points = flattened(subpath)
                boxes.append((*(points.min(axis=0) - pad), *(points.max(axis=0) + pad)))
        lows, highs = np.array(boxes)[:, :2].min(axis=0), np.array(boxes)[:, 2:].max(axis=0)
        return float(lows[0]), float(lows[1]), float(highs[0]), float(highs[1])


def _y_downwards(points: Array) -> Array:
    """The points with y downwards."""
    flipped: Array = np.asarray(points) * np.array([1.0, -1.0])
    return flipped


def _rounded(points: Array, places: int = 1) -> Array:
    rounded: Array = np.round(points, places)
    return rounded


def curve_subpath(points: Array, closed: bool, smoothing: Smoothing) -> Subpath:
    """The curves fitted to points with y upwards."""
    segments = fit_curve(_y_downwards(points), closed, smoothing)
    joined = np.vstack([segments[0, :1], segments[:, 1:].reshape(-1, 2)])
    return Subpath(_rounded(joined), closed, True)


def flattened(subpath: Subpath, pieces: int = 8) -> Array:
    """A subpath as a polyline, each curve in `pieces` lines."""
    if not subpath.curved:
        return np.vstack([subpath.points, subpath.points[:1]]) if subpath.closed else subpath.points
    t = np.linspace(0, 1, pieces + 1)[1:, None]
    v = 1 - t
    count = (len(subpath.points) - 1) // 3
    a, b, c, d = (subpath.points[i : i + 3 * (count - 1) + 1 : 3][:, None] for i in range(4))
    curves = v**3 * a + 3 * v * v * t * b + 3 * v * t * t * c + t**3 * d
    return np.vstack([subpath.points[:1], curves.reshape(-1, 2)])
