"""Plain drawings: filled and stroked paths in groups, with every look told by attributes.

All drawings of the starter library are plain.  They are read here in a fifth of the time that svglib
takes for them, and without importing it, which takes longer still.  A file with anything else in it,
however small, is left to svglib altogether, so that nothing is half understood; and what is read here
comes out to the byte as svglib would have it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from backpdf.pdf.images.svg_operators import (
    IDENTITY,
    Matrix,
    Operators,
    PathData,
    PathStyle,
    WrittenDrawing,
    is_flat,
)
from backpdf.pdf.images.svg_path import read_path
from backpdf.pdf.images.svg_tree import is_usable
from backpdf.pictures.lightness import Rgb

_POINTS = 0.75
"""Points in a unit of a drawing, which is a pixel of the web; as svglib has it."""
_SVG, _GROUP, _PATH = (f"{{http://www.w3.org/2000/svg}}{name}" for name in ("svg", "g", "path"))
_ON_SCREEN = ("width", "height", "preserveAspectRatio")
"""What a drawing with a viewBox states for screens only: the page decides on its size."""
_NUMBER = re.compile(r"-?\d*\.?\d+")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate)\(([^()]*)\)[\s,]*")
_PART = re.compile("(m[^mh]*)h?")
"""The steps of one part of a path, and its end where it is closed."""


def read_plain(root: Any, *, mono: bool) -> WrittenDrawing | None:
    """Writes a parsed SVG, which stays as it is; None for one that is not plain."""
    operators = Operators(mono=mono)
    try:
        size = _draw_root(root, operators)
    except (KeyError, ValueError):  # a name or a value that is not plain
        return None
    width, height = size
    return WrittenDrawing(operators, size, (width * _POINTS, height * _POINTS))


def _draw_root(root: Any, operators: Operators) -> tuple[float, float]:
    """Writes all of the drawing; its size in its own units."""
    attributes = dict(root.attrib)
    left, top, width, height = map(_number, attributes.pop("viewBox").replace(",", " ").split())
    if root.tag != _SVG or not is_usable((width, height)):
        raise ValueError("no drawing")
    for name in _ON_SCREEN:
        attributes.pop(name, None)
    look = _styled(PathStyle(fill=(0.0, 0.0, 0.0)), attributes)
    with operators.placed((_POINTS, 0, 0, -_POINTS, -_POINTS * left, _POINTS * (top + height))):
        for child in root:
            _draw(child, look, operators)
    return width, height


def _draw(node: Any, inherited: PathStyle, operators: Operators) -> None:
    """Writes a group or a path."""
    attributes = dict(node.attrib)
    with operators.placed(_matrix(attributes.pop("transform", ""))):
        if node.tag == _GROUP:
            look = _styled(inherited, attributes)
            for child in node:
                _draw(child, look, operators)
        elif node.tag == _PATH and not len(node):
            path, opacity = read_path(attributes.pop("d")), attributes.pop("opacity", None)
            _paint(path, _faded(_styled(inherited, attributes), opacity), operators)
        else:
            raise ValueError("neither a group nor a bare path")


def _paint(path: PathData, look: PathStyle, operators: Operators) -> None:
    """Writes a path; an open part is filled as if it were closed, but its ends are not joined."""
    if look.width == 0:  # PDF would draw the thinnest line that a printer can
        look = replace(look, stroke=None)
    if look.fill is None or path.steps.count("h") == path.steps.count("m"):
        operators.paint(path, look)
    else:
        closed = _PART.sub(r"\1h", path.steps)
        operators.paint(PathData(closed, path.numbers), replace(look, stroke=None))
        operators.paint(path, replace(look, fill=None))


def _styled(look: PathStyle, attributes: Mapping[str, str]) -> PathStyle:
    """The look with what the attributes say; raises KeyError for one that is not about looks."""
    changes = {}
    for name, value in attributes.items():
        part, read = _STYLES[name]
        changes[part] = read(value)
    return replace(look, **changes) if changes else look


def _faded(look: PathStyle, opacity: str | None) -> PathStyle:
    if opacity is None:
        return look
    alpha = float(f"{_number(opacity):.4g}")
    if not 0 < alpha <= 1:
        raise ValueError("out of range")
    return replace(look, fill_alpha=alpha, stroke_alpha=alpha)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("not a plain number")
    return float(text)


def _length(text: str) -> float:
    length = _number(text)
    if length < 0:
        raise ValueError("a length below zero")
    return length


def _dashes(text: str) -> tuple[float, ...]:
    return () if text == "none" else tuple(map(_length, text.replace(",", " ").split()))


def _colour(text: str) -> Rgb | None:
    if text == "none":
        return None
    if not _COLOUR.fullmatch(text):
        raise ValueError("not a plain colour")
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    red, green, blue = bytes.fromhex(digits)
    return red / 255, green / 255, blue / 255


_STYLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "fill": ("fill", _colour),
    "fill-rule": ("even_odd", {"nonzero": False, "evenodd": True}.__getitem__),
    "stroke": ("stroke", _colour),
    "stroke-width": ("width", _length),
    "stroke-linecap": ("cap", {"butt": 0, "round": 1, "square": 2}.__getitem__),
    "stroke-linejoin": ("join", {"miter": 0, "round": 1, "bevel": 2}.__getitem__),
    "stroke-dasharray": ("dashes", _dashes),
}
"""Inherited attributes: the part of a PathStyle that each of them sets, and how it is read."""


def _matrix(text: str) -> Matrix:
    """The matrix of a "transform"."""
    if not text:
        return IDENTITY
    if _TRANSFORM.sub("", text):
        raise ValueError("not a plain transform")
    matrix = IDENTITY
    for name, arguments in _TRANSFORM.findall(text):
        values = [float(value) for value in arguments.replace(",", " ").split()]
        matrix = _product(matrix, _MATRICES[name, len(values)](*values))
    if is_flat(matrix):
        raise ValueError("flattened to nothing")
    return matrix


def _product(one: Matrix, other: Matrix) -> Matrix:
    """First the other, then the one."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def _turned(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    """Turned about a point."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return reduce(
        _product, ((1, 0, 0, 1, x, y), (cosine, sine, -sine, cosine, 0, 0), (1, 0, 0, 1, -x, -y)), IDENTITY
    )


_MATRICES: dict[tuple[str, int], Callable[..., Matrix]] = {
    ("matrix", 6): lambda *values: values,
    ("translate", 1): lambda x: (1, 0, 0, 1, x, 0),
    ("translate", 2): lambda x, y: (1, 0, 0, 1, x, y),
    ("scale", 1): lambda size: (size, 0, 0, size, 0, 0),
    ("scale", 2): lambda x, y: (x, 0, 0, y, 0, 0),
    ("rotate", 1): _turned,
    ("rotate", 3): _turned,
}
"""Matrices by name and number of values."""
