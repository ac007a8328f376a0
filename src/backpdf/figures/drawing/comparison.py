"""How far apart two drawings are on paper, wherever their bytes differ.

The last digit of a sine, or another release of the geometry library GEOS, may move a point of an outline
by a hair.  Nobody sees that, so such a drawing is the same drawing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import reduce

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from backpdf.figures.drawing.paths import Path, flattened
from backpdf.figures.drawing.svg_parser import parse_drawing
from backpdf.figures.drawing.svg_writer import PRINTED, WIDTH, Frame
from backpdf.figures.vectors import Array

TOLERANCE = 0.3
"""mm at print size by which a drawing may differ everywhere and be the same."""
UNSEEN = 0.05
"""mm: narrower strips of a colour do not count; at 600 dpi they are a single dot wide."""
STEP = 0.01
"""mm: how exactly a distance is found."""

_PAPER = "paper"
_CURVE_PIECES = 16
_ARC = 8  # segments to a quarter circle when growing a region

Regions = Mapping[str, BaseGeometry]
"""What is seen of each colour on paper: areas in mm from the upper left corner of the drawing.

The key is a colour, or a colour and the pattern of a dashed line; and "paper" where nothing is painted.
"""


def distance(one: str, other: str) -> float:
    """The largest distance between two drawing files, in mm at print size.

    Each point of each colour in the one has a point of that colour in the other that is no further away.
    Infinite where a colour is in one of them only.  Raises ValueError where a text is not a drawing
    that `backpdf draw` has written.
    """
    first, second = visible_regions(one), visible_regions(other)
    pairs = [(first.get(key), second.get(key)) for key in first.keys() | second.keys()]
    return max((max(_reach(a, b), _reach(b, a)) for a, b in pairs), default=0.0)


def visible_regions(text: str) -> Regions:
    """The areas of a drawing file that show each colour, after all that is painted over them."""
    frame, paths = parse_drawing(text)
    scale = PRINTED / WIDTH
    regions: dict[str, BaseGeometry] = {_PAPER: box(0, 0, PRINTED, frame.height * scale)}
    for path in paths:
        for key, area in _painted(path, frame, scale):
            regions = {known: region.difference(area) for known, region in regions.items()}
            regions[key] = regions.get(key, Polygon()).union(area)
    return regions


def _painted(path: Path, frame: Frame, scale: float) -> list[tuple[str, BaseGeometry]]:
    """The areas that a path paints, the fill before the line."""
    corner = np.array([frame.left, frame.top])
    runs = [(flattened(loop, _CURVE_PIECES) - corner) * scale for loop in path.loops]
    areas = []
    if path.fill:
        areas.append((path.fill, _filled(runs)))
    if path.stroke:
        lines = [
            LineString(np.vstack([run, run[:1]]) if loop.closed else run)
            for run, loop in zip(runs, path.loops, strict=True)
        ]
        key = path.stroke if path.dash is None else f"{path.stroke} {path.dash}"
        areas.append((key, shapely.union_all(lines).buffer(path.width * scale / 2, _ARC)))
    return areas


def _filled(runs: list[Array]) -> BaseGeometry:
    """The inside of closed runs; one within another is a hole."""
    areas = [shapely.make_valid(Polygon(run)) for run in runs if len(run) > 2]
    return reduce(lambda a, b: a.symmetric_difference(b), areas, Polygon())


def _reach(region: BaseGeometry | None, other: BaseGeometry | None) -> float:
    """How far a region must be grown, in mm, until it covers the other."""
    seen = Polygon() if other is None else other.buffer(-UNSEEN / 2).buffer(UNSEEN / 2)
    if seen.is_empty:
        return 0.0
    if region is None or region.is_empty:
        return math.inf
    if _covers(region, seen, STEP / 2):
        return 0.0
    low, high = 0.0, STEP
    while not _covers(region, seen, high):
        low, high = high, 2 * high
    while high - low > STEP:
        middle = (low + high) / 2
        low, high = (low, middle) if _covers(region, seen, middle) else (middle, high)
    return high


def _covers(region: BaseGeometry, other: BaseGeometry, grown: float) -> bool:
    return bool(region.buffer(grown, _ARC).covers(other))
