"""Colour blends of SVG drawings, printed as narrow bands of flat colour.

A band is a plain filled path, so a drawing stays one simple stream that every printer draws alike.
svglib finds the blends; what it leaves out (templates, transformations) is written out beforehand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportlab.graphics.shapes import Circle, Group, Path, Polygon
from reportlab.lib.colors import Color
from svglib.svglib import ClippingPath, LinearGradientShape, Svg2RlgShapeConverter

from backpdf.pdf.images.svg_tree import HREF, fraction, href_id

MOST_BANDS = 96
_TEMPLATE_DEPTH = 8
_LINEAR, _RADIAL = ("x1", "y1", "x2", "y2"), ("cx", "cy", "r", "fx", "fy")
_DEFAULTS = {"x1": 0.0, "y1": 0.0, "x2": 1.0, "y2": 0.0, "cx": 0.5, "cy": 0.5, "r": 0.5}
_COMMON = ("gradientUnits", "gradientTransform", "spreadMethod")

Stop = tuple[float, Any]


def write_out_gradients(root: Any, viewport: tuple[float, float]) -> set[str]:
    """Makes every gradient stand alone; returns texts of advice about what is approximated.

    viewport is width and height of the drawing in its own units, for percentages.
    """
    advice = set()
    gradients = {node.get("id"): node for node in root.iter("{*}linearGradient", "{*}radialGradient")}
    for node in gradients.values():
        _apply_template(node, gradients)
    for node in gradients.values():
        _apply_transform(node, viewport)
        for stop in node.findall("{*}stop"):
            stop.set("stop-opacity", f"{fraction(stop.get('stop-opacity'), 1.0, 1.0):.4g}")
        if node.get("spreadMethod", "pad") != "pad":
            advice.add("a repeating colour blend is printed once, without repeats")
    return advice


def _apply_template(node: Any, gradients: dict[str, Any], depth: int = 0) -> None:
    """Takes over stops and settings from the gradient that this one points to."""
    template = gradients.get(href_id(node))
    if template is None or template is node or depth > _TEMPLATE_DEPTH:
        return
    _apply_template(template, gradients, depth + 1)
    for name in (*_COMMON, *_LINEAR, *_RADIAL):
        if name not in node.attrib and name in template.attrib:
            node.set(name, template.get(name))
    if node.find("{*}stop") is None:
        for stop in template.findall("{*}stop"):
            copied = node.makeelement(stop.tag, dict(stop.attrib))
            node.append(copied)
    for name in HREF:
        node.attrib.pop(name, None)


def _apply_transform(node: Any, viewport: tuple[float, float]) -> None:
    """Numbers instead of percentages, and gradientTransform worked into the end points."""
    own_units = node.get("gradientUnits") == "userSpaceOnUse"
    width, height = viewport if own_units else (1.0, 1.0)
    sizes = {"x": width, "y": height, "r": math.hypot(width, height) / math.sqrt(2)}
    names = _LINEAR if node.tag.endswith("linearGradient") else _RADIAL[:3]
    values = []
    for name in names:
        size = sizes["y" if "y" in name else "r" if name == "r" else "x"]
        fallback = _DEFAULTS[name] * size
        values.append(fraction(node.get(name), size, fallback))
    group = Group()
    Svg2RlgShapeConverter("").applyTransformOnGroup(node.attrib.pop("gradientTransform", ""), group)
    moved = (_moved_line if names is _LINEAR else _moved_circle)(group.transform, values)
    for name, value in zip(names, moved, strict=True):
        node.set(name, f"{value:.9g}")
    for name in ("fx", "fy"):  # svglib draws from the centre in any case
        node.attrib.pop(name, None)


def _moved_line(matrix: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    """End points such that the bands stay square to the line although the matrix may shear."""
    a, b, c, d, e, f = matrix
    x1, y1, x2, y2 = values
    dx, dy = x2 - x1, y2 - y1
    along = a * dx + c * dy, b * dx + d * dy
    band = -a * dy + c * dx, -b * dy + d * dx
    length = math.hypot(*band)
    start = a * x1 + c * y1 + e, b * x1 + d * y1 + f
    if length == 0:
        return *start, start[0] + along[0], start[1] + along[1]
    normal = band[1] / length, -band[0] / length
    reach = along[0] * normal[0] + along[1] * normal[1]
    return *start, start[0] + reach * normal[0], start[1] + reach * normal[1]


def _moved_circle(matrix: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f = matrix
    cx, cy, r = values
    return a * cx + c * cy + e, b * cx + d * cy + f, r * math.sqrt(abs(a * d - b * c))


def bands(shape: Any) -> Group | None:
    """A Group of flat bands, clipped, for svglib's gradient shape; None where nothing is to be seen.

    See-through colours are mixed with white, the colour of the paper.
    """
    clip = _clip_path(shape._clip_shape)
    if clip is None:
        return None
    opacity = getattr(shape._clip_shape, "fillOpacity", None)
    stops = _stops(shape, 1.0 if opacity is None else opacity)
    box = clip.getBounds()
    draw = _linear if isinstance(shape, LinearGradientShape) else _radial
    return Group(ClippingPath(copy_from=clip), *draw(shape, stops, box))


def see_through(shape: Any) -> bool:
    """Whether a gradient has colours that are not solid."""
    opacity = getattr(shape._clip_shape, "fillOpacity", None)
    return opacity not in (None, 1) or any(color.alpha < 1 for color in shape._rl_colors)


def _clip_path(shape: Any) -> Path | None:
    path = Svg2RlgShapeConverter("").shapeToPath(shape)
    return path if path is not None and len(path.points) >= 4 else None


def _stops(shape: Any, opacity: float) -> list[Stop]:
    """Positions from 0 to 1 that never fall back, with solid colours."""
    stops: list[Stop] = []
    for position, color in zip(shape._positions, shape._rl_colors, strict=True):
        floor = stops[-1][0] if stops else 0.0
        stops.append((min(1.0, max(floor, position)), _on_white(color, opacity)))
    return stops


def _on_white(color: Any, opacity: float) -> Color:
    alpha = color.alpha * opacity
    return Color(*(1 - alpha * (1 - part) for part in color.rgb()))


def _steps(stops: Sequence[Stop]) -> Iterator[Stop]:
    """Where each flat band begins, and its colour; a change of 1/64 in a colour is one band."""
    for (p0, c0), (p1, c1) in pairwise(stops):
        change = max(abs(a - b) for a, b in zip(c0.rgb(), c1.rgb(), strict=True))
        count = max(1, min(MOST_BANDS, math.ceil(change * 64)))
        for index in range(count):
            share = (index + 0.5) / count
            mixed = (a + (b - a) * share for a, b in zip(c0.rgb(), c1.rgb(), strict=True))
            yield p0 + (p1 - p0) * index / count, Color(*mixed)
    yield stops[-1]


def _linear(shape: Any, stops: Sequence[Stop], box: Sequence[float]) -> Iterator[Polygon]:
    """Each band reaches to the far end and is painted over by the next, so no seam can show."""
    x0, y0 = shape._x0, shape._y0
    dx, dy = shape._x1 - x0, shape._y1 - y0
    length = math.hypot(dx, dy)
    if length == 0:
        yield _box_polygon(box, stops[-1][1])
        return
    yield _box_polygon(box, stops[0][1])
    ux, uy = dx / length, dy / length
    left, bottom, right, top = box
    # far enough to cover the box from wherever the line begins
    far = math.hypot(right - left, top - bottom) + math.hypot(left - x0, bottom - y0) + length
    for position, color in _steps(stops):
        sx, sy = x0 + dx * position, y0 + dy * position
        corners = ((0, -far), (far, -far), (far, far), (0, far))
        points = [part for t, n in corners for part in (sx + ux * t - uy * n, sy + uy * t + ux * n)]
        yield Polygon(points, fillColor=color, strokeColor=None)


def _radial(shape: Any, stops: Sequence[Stop], box: Sequence[float]) -> Iterator[Any]:
    """The outermost colour everywhere, then ever smaller circles over it."""
    yield _box_polygon(box, stops[-1][1])
    steps = list(_steps(stops))
    ends = [*(position for position, _ in steps[1:]), 1.0]
    for end, (_, color) in reversed(list(zip(ends, steps, strict=True))):
        if shape._r * end > 0:
            yield Circle(shape._cx, shape._cy, shape._r * end, fillColor=color, strokeColor=None)


def _box_polygon(box: Sequence[float], color: Color) -> Polygon:
    left, bottom, right, top = box
    return Polygon([left, bottom, right, bottom, right, top, left, top], fillColor=color, strokeColor=None)
