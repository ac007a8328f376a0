"""Movement arrows: heavy, in a red that is as dark as the outlines in grey, with a white halo."""

from __future__ import annotations

import numpy as np

from backpdf.figures.body.people import ARROW
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.paths import EXACT, PathCanvas
from backpdf.figures.pose.pose_model import Arrow
from backpdf.figures.vectors import Array

HEAD_LENGTH, HEAD_HALF_WIDTH, SHAFT_WIDTH = 9.0, 4.9, 3.2  # cm
HALO = "#ffffff"


def draw_arrow(canvas: PathCanvas, camera: Camera, arrow: Arrow) -> None:
    """Draws one arrow on the canvas."""
    line = _curve(camera.project(np.array(arrow.points)))
    tip, cut = _head(line)
    tips, shaft = [tip], line[: cut + 1]
    if arrow.both:
        tail, cut_back = _head(line[::-1])
        tips.append(tail)
        shaft = shaft[len(line) - cut_back - 1 :]
    canvas.lines([shaft], HALO, SHAFT_WIDTH + 2.2, EXACT)
    canvas.polygons(tips, HALO, HALO, 2.4)
    canvas.lines([shaft], ARROW, SHAFT_WIDTH, EXACT)
    canvas.polygons(tips, ARROW, ARROW, 0.6)


def _curve(points: Array) -> Array:
    """A straight line through two points, or a quadratic Bezier curve through three."""
    if len(points) == 2:
        t = np.linspace(0, 1, 40)[:, None]
        straight: Array = points[0] * (1 - t) + points[1] * t
        return straight
    t = np.linspace(0, 1, 60)[:, None]
    control = 2 * points[1] - (points[0] + points[2]) / 2
    bent: Array = (1 - t) ** 2 * points[0] + 2 * t * (1 - t) * control + t * t * points[2]
    return bent


def _head(line: Array) -> tuple[Array, int]:
    """The corners of the head at the end of a line, and the index of the point where the shaft stops."""
    back = line[::-1]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(back, axis=0).T))])
    k = min(int(np.searchsorted(along, HEAD_LENGTH * 0.8)), len(back) - 1)
    heading = line[-1] - back[k]
    heading = heading / np.hypot(*heading)
    across = np.array([-heading[1], heading[0]])
    base = line[-1] - heading * HEAD_LENGTH
    return np.array(
        [line[-1], base + across * HEAD_HALF_WIDTH, base + heading * 1.2, base - across * HEAD_HALF_WIDTH]
    ), len(line) - k
