"""Draws hair: the area of the head behind the hairline, in six styles (cm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.measurements import Rows, sample
from backpdf.figures.body.rings import Surface, pressed_onto, sphere_rings, unit_circle
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import Array, cross, dot, dots, unit, vector

COLUMNS = 40  # quadrilaterals round the head
# Front edge of the hair: cm above the ear line; cm ahead of the middle of the head.
HAIRLINE: Rows = (
    (8.7, 7.9),
    (8.0, 7.3),
    (7.2, 6.3),
    (6.2, 5.2),
    (5, 4.4),
    (3.6, 3.6),
    (2.2, 2.6),
    (1.2, 1.9),
    (0.6, 1.2),
    (0, -0.6),
    (-1.5, -2.6),
    (-3, -3.6),
    (-4.5, -4.6),
    (-5.6, -5.6),
)
# A bob hangs to the jaw and covers the ears.
BOB_LINE: Rows = (
    (8.7, 7.6),
    (7.6, 6.1),
    (6.0, 4.8),
    (4, 3.7),
    (2, 2.9),
    (0, 2.5),
    (-2, 2.5),
    (-4, 2.9),
    (-6.0, 3.4),
    (-7.4, 3.3),
)
# The bob's own cross-sections below the crown: height; front, back (negative), half width.
BOB_ROWS: Rows = (
    (6.4, 8.9, -11.4, 8.1),
    (3.4, 9.2, -11.9, 8.6),
    (0.0, 8.8, -11.7, 9.0),
    (-3.0, 8.6, -10.9, 9.1),
    (-5.4, 8.4, -9.8, 8.9),
    (-7.4, 7.8, -8.4, 8.2),
)
BOB_TILT = 0.2  # cm that the tips hang lower for each cm further forward
# Strands: height and degrees round from the face, at the hairline and at the far end.
SWEPT_BACK = (((7.6, 42), (6.6, 150)), ((4.6, 68), (5.6, 155)), ((0.8, 102), (4.8, 158)))
HANGING = (((8.2, 62), (-6.0, 78)), ((7.4, 92), (-6.4, 102)), ((7.4, 128), (-6.0, 134)))
STRANDS = {"bun": SWEPT_BACK, "ponytail": SWEPT_BACK, "bob": HANGING}
STRAND_SPAN = (0.3, 0.88)  # the part of a strand that is drawn
STRAND_FACING = 0.25  # cosine between the hair's normal and the view above which a strand is drawn


@dataclass(frozen=True, slots=True)
class HairStyle:
    """How a style covers the head.

    line: the hairline; top, bottom: its heights above the ear line; thick: cm over the scalp.
    """

    line: Rows
    top: float
    bottom: float
    thick: float
    covers_ears: bool = False


STYLES = {
    "short": HairStyle(HAIRLINE, 12.9, -5.6, 0.75),
    "bun": HairStyle(HAIRLINE, 12.9, -5.2, 0.65),
    "ponytail": HairStyle(HAIRLINE, 12.9, -4.6, 0.65),
    "bob": HairStyle(BOB_LINE, 12.9, -7.4, 0.9, covers_ears=True),
    "curly": HairStyle(HAIRLINE, 12.9, -5.6, 1.5),
    "balding": HairStyle(HAIRLINE, 4.6, -5.6, 0.6),
}


@dataclass(frozen=True, slots=True)
class HeadFrame:
    """The coordinate system of a head: origin between the ears, unit axes, and the scale of the tables."""

    origin: Array
    forward: Array
    up: Array
    near: Array
    scale: float

    def points(self, x: Array, y: Array, z: Array) -> Array:
        """Points in space from head coordinates (forward, up, near) in the units of the tables."""
        placed: Array = self.origin + self.scale * (
            np.outer(x, self.forward) + np.outer(y, self.up) + np.outer(z, self.near)
        )
        return placed


def head_section(rows: Rows, y: float, grow: float, jaw: float) -> tuple[float, float, float, float]:
    """One cross-section of a head at height y: front, back, half width, and where it is widest."""
    front, back, half = sample(rows, np.array([y]))[0]
    front, back, half = front + grow, back - grow, half * (jaw if y < 0 else 1.0) + grow
    middle = min(-1.0, front - 2) if y > -2.5 else (front + back) / 2
    return front, back, half, float(np.clip(middle, back + 1, front - 1))


def _rows_for(style: HairStyle, name: str, y: float, head_rows: Rows) -> tuple[Rows, float]:
    """The table that holds the hair at this height, and its thickness there in cm."""
    if name == "bob" and y < 6.4:
        return BOB_ROWS, 0.0
    thick = style.thick if y > -3 or name == "bob" else style.thick * max(0.25, (y + 5.6) / 2.6)
    return head_rows, thick


def _mesh(frame: HeadFrame, name: str, head_rows: Rows, jaw: float) -> list[Array]:
    """Rows of points on the hair from the crown down, each round the back from hairline to hairline."""
    style = STYLES[name]
    edge_at = np.array([r[0] for r in reversed(style.line)])
    edge_x = np.array([r[1] for r in reversed(style.line)])
    rows = []
    for y in np.linspace(style.top, style.bottom, 40):
        table, thick = _rows_for(style, name, float(y), head_rows)
        front, back, half, middle = head_section(table, float(y), thick, 1.0 if table is BOB_ROWS else jaw)
        if y > 8.6:
            start = 0.0
        else:
            x = float(np.interp(y, edge_at, edge_x))
            reach = (x - middle) / ((front - middle) if x > middle else (middle - back))
            start = float(np.arccos(np.clip(reach, -1, 1)))
        angle = np.linspace(start, 2 * np.pi - start, COLUMNS + 1)
        c, s = np.cos(angle), np.sin(angle)
        lift = 0.8 * thick if y > 9 else 0.8 * thick * max(0.0, (y - 4) / 5)
        x_around = middle + np.where(c > 0, front - middle, middle - back) * c
        tilt = BOB_TILT * (x_around + 2.0) * min(1.0, (6.4 - y) / 8) if table is BOB_ROWS else 0.0
        rows.append(frame.points(x_around, np.full_like(c, y + lift) - tilt, half * s))
    return rows


def _visible(frame: HeadFrame, rows: Sequence[Array], camera: Camera) -> BaseGeometry:
    """The union of the quadrilaterals that face the viewer."""
    grid = np.stack(rows)
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    normal = np.cross(b - a, d - a)
    middle = (a + b + c + d) / 4
    inside = frame.origin + frame.up - frame.forward
    outward = dots(normal, middle - inside)
    facing = dots(normal, camera.toward) * np.sign(outward) > 0
    corners = camera.project(np.stack([a, b, c, d], axis=2)[facing])
    if not len(corners):
        return outline.EMPTY
    flat = corners.reshape(-1, 2)
    quads = shapely.convex_hull(shapely.multipoints(flat, indices=np.repeat(np.arange(len(corners)), 4)))
    quads = quads[shapely.area(quads) > 1e-4]
    return shapely.union_all(shapely.buffer(quads, 0.02))


def hair_cap(frame: HeadFrame, name: str, head_rows: Rows, jaw: float, camera: Camera) -> BaseGeometry:
    """The hair on the head as one shape on the paper."""
    rows = _mesh(frame, name, head_rows, jaw)
    seen = _visible(frame, rows, camera)
    if name != "balding" and dot(frame.up, camera.toward) > 0:
        seen = outline.union([seen, outline.hull(camera.project(rows[0]))])
    if seen.is_empty:
        return seen
    cap = outline.tidy(seen.buffer(0.9).buffer(-1.35).buffer(0.45))
    return _curls(cap, frame, camera) if name == "curly" else cap


def back_hair(frame: HeadFrame, name: str, head_rows: Rows, jaw: float, camera: Camera) -> BaseGeometry:
    """The hair that shows on both sides behind a face turned to the viewer; empty but for a bob."""
    if name != "bob" or dot(frame.forward, camera.toward) < 0.15:
        return outline.EMPTY
    rows = np.stack(_mesh(frame, name, head_rows, jaw)[::3])
    return outline.tidy(outline.silhouette(rows, camera).buffer(-0.5).buffer(0.5))


def strands(frame: HeadFrame, name: str, head_rows: Rows, camera: Camera) -> list[Array]:
    """Thin lines in the combing direction, where the hair faces the viewer."""
    found = []
    for (y0, angle0), (y1, angle1) in STRANDS.get(name, ()):
        for side in (1, -1):
            points = []
            for t in np.linspace(*STRAND_SPAN, 9):
                angle = np.deg2rad(angle0 + (angle1 - angle0) * t)
                point, normal = _on_hair(name, y0 + (y1 - y0) * t, angle * side, head_rows)
                facing = frame.forward * normal[0] + frame.near * normal[1]
                if dot(facing, camera.toward) > STRAND_FACING:
                    points.append(frame.points(*(point[i : i + 1] for i in range(3)))[0])
            if len(points) > 3:
                found.append(camera.project(np.stack(points)))
    return found


def _on_hair(name: str, y: float, angle: float, head_rows: Rows) -> tuple[Array, Array]:
    """A point on the hair in head coordinates, and the forward and near parts of its unit normal."""
    table, thick = _rows_for(STYLES[name], name, y, head_rows)
    front, back, half, middle = head_section(table, y, thick, 1.0)
    c, s = float(np.cos(angle)), float(np.sin(angle))
    deep = front - middle if c > 0 else middle - back
    x = middle + deep * c
    tilt = BOB_TILT * (x + 2.0) * min(1.0, (6.4 - y) / 8) if table is BOB_ROWS else 0.0
    lift = 0.8 * thick * max(0.0, (y - 4) / 5)
    normal = np.array([c / deep, s / half])
    return np.array([x, y + lift - tilt, half * s]), normal / np.sqrt(dot(normal, normal))


def _curls(cap: BaseGeometry, frame: HeadFrame, camera: Camera) -> BaseGeometry:
    """The hair with round bumps along its edge, but for the edge along the face."""
    face = camera.project(frame.points(np.array([7.0]), np.array([-1.0]), np.array([0.0])))[0]
    bumps = [cap]
    for polygon in outline.polygons(cap):
        edge = polygon.exterior
        count = max(6, round(edge.length / 3.1))
        for k in range(count):
            spot = edge.interpolate(k / count, normalized=True)
            if np.hypot(spot.x - face[0], spot.y - face[1]) > 8.0:
                bumps.append(spot.buffer(1.75))
    return outline.tidy(outline.union(bumps).buffer(-0.15).buffer(0.15))


def bun(frame: HeadFrame) -> Array:
    """The rings of a bun at the back of the crown."""
    centre = frame.origin - frame.forward * 11.2 + frame.up * 6.2
    return sphere_rings(centre, 4.2)


def ponytail(frame: HeadFrame, surfaces: Sequence[Surface]) -> Array:
    """The rings of a ponytail that leaves the back of the head and hangs down."""
    c, s = unit_circle()
    point = frame.origin - frame.forward * 9.6 + frame.up * 5.6
    heading = unit(-frame.forward + 0.15 * frame.up)
    rings = []
    for k in range(15):
        t = k / 14
        radius = 1.5 + 1.5 * np.sin(np.pi * min(1.0, t * 1.15 + 0.08)) ** 0.8 - 1.3 * t**3
        side = unit(cross(heading, frame.near) if abs(dot(heading, frame.near)) < 0.9 else frame.up)
        across = cross(side, heading)
        rings.append(point + radius * (np.outer(c, side) + np.outer(s, across)))
        heading = unit(heading + vector(0, -0.24, 0))
        point = point + heading * 1.35
    return pressed_onto(np.stack(rings), surfaces)
