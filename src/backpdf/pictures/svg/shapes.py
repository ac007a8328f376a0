"""Basic shapes as path data: rectangles, circles, ellipses, lines and polygons (SVG 2, chapter 10)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import hypot, sqrt
from xml.etree.ElementTree import Element

from backpdf.pictures.svg.painting import PathData
from backpdf.pictures.svg.path_data import read_path
from backpdf.pictures.svg.values import NotPlainError, length, numbers

_ROUND = 0.5522847498307936
"""Distance of the control points of a quarter circle, as a part of its radius."""
NOTHING = PathData("", ())


@dataclass(frozen=True, slots=True)
class Viewport:
    """What percentages are of, in units of the drawing."""

    width: float
    height: float

    @property
    def diagonal(self) -> float:
        """The whole for lengths that are neither across nor down."""
        return hypot(self.width, self.height) / sqrt(2)


def shape_path(name: str, node: Element, viewport: Viewport) -> PathData:
    """The path of a shape; empty for one without size."""

    def measure(attribute: str, whole: float, usual: float = 0.0) -> float:
        text = node.get(attribute)
        return usual if text is None or text == "auto" else length(text, whole)

    wide, high, other = viewport.width, viewport.height, viewport.diagonal
    match name:
        case "path":
            return read_path(node.get("d", ""))
        case "rect":
            box = (measure("x", wide), measure("y", high), measure("width", wide), measure("height", high))
            return _rectangle(box, _corner(node, viewport))
        case "circle":
            radius = measure("r", other)
            return ellipse(measure("cx", wide), measure("cy", high), radius, radius)
        case "ellipse":
            rx, ry = measure("rx", wide, -1.0), measure("ry", high, -1.0)
            rx, ry = (ry if rx == -1.0 else rx), (rx if ry == -1.0 else ry)
            return ellipse(measure("cx", wide), measure("cy", high), rx, ry)
        case "line":
            ends = (measure("x1", wide), measure("y1", high), measure("x2", wide), measure("y2", high))
            return PathData("ml", ends)
        case "polyline" | "polygon":
            return _points(node.get("points", ""), closed=name == "polygon")
    raise NotPlainError(f"<{name}>")


def _corner(node: Element, viewport: Viewport) -> tuple[float, float]:
    """The radii of a rectangle's corners: one that is not given is the other."""
    found = []
    for name, whole in (("rx", viewport.width), ("ry", viewport.height)):
        text = node.get(name)
        value = None if text is None or text.strip() == "auto" else length(text, whole)
        found.append(None if value is not None and value < 0 else value)
    rx, ry = found
    return (rx if rx is not None else ry or 0.0), (ry if ry is not None else rx or 0.0)


def _rectangle(box: tuple[float, float, float, float], corner: tuple[float, float]) -> PathData:
    x, y, wide, high = box
    if wide <= 0 or high <= 0:
        return NOTHING
    rx, ry = min(corner[0], wide / 2), min(corner[1], high / 2)
    right, bottom = x + wide, y + high
    if not rx or not ry:
        return PathData("mlllh", (x, y, right, y, right, bottom, x, bottom))
    a, b = rx * (1 - _ROUND), ry * (1 - _ROUND)
    return PathData("mlclclclch", (
        x + rx, y,
        right - rx, y, right - a, y, right, y + b, right, y + ry,
        right, bottom - ry, right, bottom - b, right - a, bottom, right - rx, bottom,
        x + rx, bottom, x + a, bottom, x, bottom - b, x, bottom - ry,
        x, y + ry, x, y + b, x + a, y, x + rx, y,
    ))  # fmt: skip


def ellipse(x: float, y: float, rx: float, ry: float) -> PathData:
    """An ellipse by its centre and half axes, from its right end on."""
    if rx <= 0 or ry <= 0:
        return NOTHING
    a, b = rx * _ROUND, ry * _ROUND
    return PathData("mcccch", (
        x + rx, y,
        x + rx, y + b, x + a, y + ry, x, y + ry,
        x - a, y + ry, x - rx, y + b, x - rx, y,
        x - rx, y - b, x - a, y - ry, x, y - ry,
        x + a, y - ry, x + rx, y - b, x + rx, y,
    ))  # fmt: skip


def _points(text: str, *, closed: bool) -> PathData:
    found = numbers(text)
    pairs = list(zip(found[::2], found[1::2], strict=False))
    if len(pairs) < 1:
        return NOTHING
    return PathData("m" + "l" * (len(pairs) - 1) + "h" * closed, list(chain.from_iterable(pairs)))
