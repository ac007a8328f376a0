"""The distance of two drawings on paper (mm).

Another processor, or another release of the geometry library GEOS, may move a point of an outline by less
than a reader can see.  Drawings that differ by no more than TOLERANCE therefore count as the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import reduce

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from backpdf.figures.drawing.paths import PaintedPath, flattened
from backpdf.figures.drawing.svg_parser import parse_drawing
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, PRINTED_WIDTH, Frame
from backpdf.figures.vectors import Array

TOLERANCE = 0.3
"""mm at print size: drawings that are at most this far apart count as the same."""
NARROWEST_STRIP = 0.05
"""mm: narrower strips of a colour are ignored; at 600 dpi they are a single dot wide."""
PRECISION = 0.01
"""mm: the precision of a distance."""

_PAPER = "paper"
_CURVE_PIECES = 16
_ARC = 8  # segments to a quarter circle when growing a region

Regions = Mapping[str, BaseGeometry]
"""The visible area of each colour, in mm from the upper left corner of the drawing.

A key is a colour, a colour with the pattern of a dashed line, or "paper" where nothing is painted.
"""


def distance(one: str, other: str) -> float:
    """The largest distance between two drawing files, in mm at print size.

    This is the Hausdorff distance of the visible areas, colour by colour, without strips narrower than
    NARROWEST_STRIP: each point of a colour in one drawing has a point of that colour in the other that is
    no further away.  It is infinite where only one of them has a colour.  Raises ValueError where a text is
    not a drawing that `backpdf draw` has written.
    """
    first, second = visible_regions(one), visible_regions(other)
    pairs = [(first.get(key), second.get(key)) for key in first.keys() | second.keys()]
    return max((max(_growth_to_cover(a, b), _growth_to_cover(b, a)) for a, b in pairs), default=0.0)


def visible_regions(text: str) -> Regions:
    """The areas of a drawing file that show each colour once everything is painted."""
    frame, paths = parse_drawing(text)
    scale = PRINTED_WIDTH / FRAME_WIDTH
    regions: dict[str, BaseGeometry] = {_PAPER: box(0, 0, PRINTED_WIDTH, frame.height * scale)}
    for path in paths:
        for key, area in _painted(path, frame, scale):
            regions = {known: region.difference(area) for known, region in regions.items()}
            regions[key] = regions.get(key, Polygon()).union(area)
    return regions


def _painted(path: PaintedPath, frame: Frame, scale: float) -> list[tuple[str, BaseGeometry]]:
    """The areas that a path paints with their keys: the fill, then the line."""
    corner = np.array([frame.left, frame.top])
    polylines = [(flattened(subpath, _CURVE_PIECES) - corner) * scale for subpath in path.subpaths]
    areas = []
    if path.fill:
        areas.append((path.fill, _filled(polylines)))
    if path.stroke:
        lines = [
            LineString(np.vstack([polyline, polyline[:1]]) if subpath.closed else polyline)
            for polyline, subpath in zip(polylines, path.subpaths, strict=True)
        ]
        key = path.stroke if path.dash is None else f"{path.stroke} {path.dash}"
        areas.append((key, shapely.union_all(lines).buffer(path.width * scale / 2, _ARC)))
    return areas


def _filled(polylines: list[Array]) -> BaseGeometry:
    """The inside of closed polylines; one within another is a hole."""
    areas = [shapely.make_valid(Polygon(polyline)) for polyline in polylines if len(polyline) > 2]
    return reduce(lambda a, b: a.symmetric_difference(b), areas, Polygon())


def _growth_to_cover(region: BaseGeometry | None, other: BaseGeometry | None) -> float:
    """The mm by which a region must grow until it covers the other; infinite where it is empty."""
    seen = Polygon() if other is None else other.buffer(-NARROWEST_STRIP / 2).buffer(NARROWEST_STRIP / 2)
    if seen.is_empty:
        return 0.0
    if region is None or region.is_empty:
        return math.inf
    if _covers(region, seen, PRECISION / 2):
        return 0.0
    low, high = 0.0, PRECISION
    while not _covers(region, seen, high):
        low, high = high, 2 * high
    while high - low > PRECISION:
        middle = (low + high) / 2
        low, high = (low, middle) if _covers(region, seen, middle) else (middle, high)
    return high


def _covers(region: BaseGeometry, other: BaseGeometry, grown: float) -> bool:
    return bool(region.buffer(grown, _ARC).covers(other))
