"""Flat shapes on the paper: silhouettes, unions, rounded corners, fold lines (shapely, cm)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import Array

EMPTY: Polygon = Polygon()
MIN_AREA, MIN_HOLE_AREA = 0.6, 1.2  # cm²: smaller pieces and holes are artefacts
ARC = 12  # segments of a quarter circle in buffers


def hull(points: Array) -> BaseGeometry:
    """The convex hull of points on the paper."""
    return shapely.multipoints(points).convex_hull


def silhouette(rings: Array, camera: Camera) -> BaseGeometry:
    """The silhouette of a stack of rings (k, n, 3): hulls of neighbouring rings, united."""
    flat = camera.project(rings)
    pairs = np.concatenate([flat[:-1], flat[1:]], axis=1)
    count, size = pairs.shape[:2]
    clouds = shapely.multipoints(pairs.reshape(-1, 2), indices=np.repeat(np.arange(count), size))
    hulls = shapely.convex_hull(clouds)
    return _areas(shapely.union_all(hulls[shapely.area(hulls) > 1e-6]))


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """The union of all shapes."""
    return _areas(shapely.union_all([shape for shape in shapes if not shape.is_empty]))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape, without the lines and points that a union can leave."""
    return shape if shape.geom_type in ("Polygon", "MultiPolygon") else MultiPolygon(polygons(shape))


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape in a fixed order, without lines and points."""
    parts = getattr(shape, "geoms", [shape])
    found = []
    for part in parts:
        if isinstance(part, Polygon):
            found += [part] if part.area > 1e-9 else []
        elif hasattr(part, "geoms"):
            found += polygons(part)
    return found


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """The shape without tiny pieces and tiny holes."""
    kept = [
        Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area > MIN_HOLE_AREA])
        for p in polygons(shape)
        if p.area > MIN_AREA
    ]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def largest(shape: BaseGeometry) -> BaseGeometry:
    """The polygon with the largest area; empty where there is none."""
    parts = polygons(shape)
    return max(parts, key=lambda p: p.area) if parts else EMPTY


def soften(shape: BaseGeometry, fill: float = 1.2, trim: float = 0.5) -> BaseGeometry:
    """The shape with inner corners rounded to the radius `fill` and outer ones to `trim` (cm)."""
    return tidy(shape.buffer(fill, ARC).buffer(-fill - trim, ARC).buffer(trim, ARC))


def outlines(shape: BaseGeometry) -> Iterator[Array]:
    """Yields every closed outline, holes included, as points without the repeated last one."""
    for polygon in polygons(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            yield np.asarray(ring.coords)[:-1]


def joined_lines(lines: BaseGeometry | None, shortest: float = 1.0) -> list[Array]:
    """The lines longer than `shortest` (cm), joined end to end where they meet."""
    if lines is None or lines.is_empty:
        return []
    parts = [g for g in _single_parts(lines) if isinstance(g, LineString) and g.length > 1e-9]
    if not parts:
        return []
    merged = linemerge(parts) if len(parts) > 1 else parts[0]
    return [np.asarray(g.coords) for g in getattr(merged, "geoms", [merged]) if g.length > shortest]


def _single_parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """Yields the parts of a nested geometry."""
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _single_parts(part)
    else:
        yield shape


def disc(centre: Array, radius: float) -> BaseGeometry:
    """A disc on the paper."""
    return Point(float(centre[0]), float(centre[1])).buffer(radius)


def extended(line: Array, centre: Array, by: float) -> LineString:
    """A line prolonged straight by `by` cm at the end that is further from the centre."""
    if np.hypot(*(line[0] - centre)) > np.hypot(*(line[-1] - centre)):
        line = line[::-1]
    tail = line[-1] - line[max(0, len(line) - 4)]
    tail = tail / max(1e-9, float(np.hypot(*tail)))
    return LineString(np.vstack([line, line[-1] + tail * by]))


def fold_lines(
    front: BaseGeometry, behind: BaseGeometry, within: BaseGeometry, joint: Array, radius: float
) -> list[Array]:
    """The folds of a bent limb: the edge of the front part inside the part behind it.

    The disc round the joint is left out, because the two parts are one there.  Each line is prolonged to
    the outline of the whole limb, `within`.
    """
    edge = front.boundary.intersection(behind.buffer(-0.25)).difference(disc(joint, radius))
    found: list[Array] = []
    for line in joined_lines(edge):
        if len(line) >= 3:
            found += joined_lines(extended(line, joint, 1.6).intersection(within), 3.0)
    return found


def lines(arrays: Sequence[Array]) -> BaseGeometry:
    """Several polylines as one geometry."""
    return shapely.union_all([LineString(a) for a in arrays if len(a) > 1])
