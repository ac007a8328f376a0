"""Tools for drawing props: places, boxes, stacks of rings and lines (cm)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.paths import DETAIL, PROP_WIDTH, PathCanvas
from backpdf.figures.pose.pose_model import Prop
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.vectors import Array, vector

WOOD, WOOD_SIDE, WOOD_LINE = "#e9e4da", "#d3ccbd", "#8d877b"

Box = tuple[Array, Array]


def place_of(prop: Prop) -> tuple[float, float, float]:
    """The place of a prop; the origin where the pose file gives none."""
    return prop.at if prop.at is not None else (0.0, 0.0, 0.0)


def span_of(prop: Prop) -> tuple[float, float]:
    """The x range of a prop; -60 to 60 where the pose file gives none."""
    return prop.span if prop.span is not None else (-60.0, 60.0)


def solid_box(prop: Prop) -> Box:
    """The low and high corner of a chair up to its seat, a table, a step or a box."""
    numbers = prop.numbers
    if prop.kind in ("chair", "table"):
        x0, x1 = span_of(prop)
        height, half = numbers["height"], numbers["depth"] / 2
        middle = place_of(prop)[2]
        return vector(x0, 0, middle - half), vector(x1, height, middle + half)
    x, y, z = place_of(prop)
    w, h, d = prop.size or (30.0, 10.0, 40.0)
    return vector(x - w / 2, y, z - d / 2), vector(x + w / 2, y + h, z + d / 2)


class PropTools:
    """Draws boxes, stacks of rings and lines on a canvas."""

    def __init__(self, canvas: PathCanvas, camera: Camera, skeleton: Skeleton) -> None:
        self.canvas, self.camera, self.skeleton = canvas, camera, skeleton

    def box(self, low: Sequence[float], high: Sequence[float], colours: tuple[str, str, str]) -> None:
        """Draws a box: its visible sides, then its top; colours are those of top, sides and lines."""
        corners = (np.array(low, dtype=np.float64), np.array(high, dtype=np.float64))
        top, side, line = colours
        for axes, colour in (((0, 2), side), ((1,), top)):
            faces = [
                self.camera.project(face(corners, axis, float(np.sign(self.camera.toward[axis]))))
                for axis in axes
                if abs(self.camera.toward[axis]) > 0.02
            ]
            if faces:
                self.canvas.polygons(faces, colour, line)

    def wood(self, low: Sequence[float], high: Sequence[float]) -> None:
        """Draws a box in the colours of wood."""
        self.box(low, high, (WOOD, WOOD_SIDE, WOOD_LINE))

    def solid(self, rings: Array, fill: str, line: str) -> None:
        """Draws the silhouette of a stack of rings."""
        self.canvas.area(outline.silhouette(rings, self.camera), fill, line, PROP_WIDTH, smoothing=DETAIL)

    def lines(self, polylines: Sequence[Array], line: str) -> None:
        """Draws thin lines given in space."""
        self.canvas.lines(
            [self.camera.project(polyline) for polyline in polylines],
            line,
            PROP_WIDTH * 0.9,
            smoothing=DETAIL,
        )


def face(corners: Box, axis: int, sign: float) -> Array:
    """The four corners of the face of a box on one side (sign) of an axis."""
    others = [i for i in range(3) if i != axis]
    points = []
    for a, b in ((0, 0), (1, 0), (1, 1), (0, 1)):
        point = corners[0].copy()
        point[axis] = corners[1 if sign > 0 else 0][axis]
        point[others[0]] = corners[a][others[0]]
        point[others[1]] = corners[b][others[1]]
        points.append(point)
    return np.stack(points)


def turned(points: Array, centre: Array, degrees: float) -> Array:
    """Points turned by degrees about the z axis through a centre."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    offset = points - centre
    moved = np.stack(
        [offset[..., 0] * c - offset[..., 1] * s, offset[..., 0] * s + offset[..., 1] * c], axis=-1
    )
    return np.concatenate([moved + centre[:2], points[..., 2:]], axis=-1)
