"""Values of SVG attributes: numbers, lengths, colours, transforms, view boxes.

A value that is not understood raises NotPlainError: then the whole drawing becomes a bitmap.
"""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Callable
from functools import lru_cache, reduce

from backpdf.pictures.svg.painting import IDENTITY, Matrix, Rgb, multiplied


class NotPlainError(Exception):
    """The drawing holds something that is not drawn as shapes here."""


_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in|q|%)?\s*", re.IGNORECASE)
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
"""Units of a drawing (1/96 inch) in each unit of length (CSS Values 4, 6.2)."""
_LARGEST = 1e8
"""Larger numbers are beyond what PDF programs reckon with."""
_LIST = re.compile(rf"\s*({_NUMBER})\s*,?")
_FUNCTION = re.compile(r"\s*([A-Za-z]+)\s*\(([^()]*)\)\s*,?")
_COLOUR = re.compile(r"(rgba?|hsla?)\(([^()]*)\)", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def number(text: str) -> float:
    """A plain number."""
    if not re.fullmatch(rf"\s*{_NUMBER}\s*", text):
        raise NotPlainError(f"the number {text!r}")
    return float(text)


def numbers(text: str) -> list[float]:
    """Numbers with spaces or commas between them."""
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _LIST.match(text, at)
        if match is None:
            raise NotPlainError(f"the numbers {text!r}")
        found.append(float(match[1]))
        at = match.end()
    return found


def length(text: str, whole: float) -> float:
    """A length in units of the drawing; a percentage is of `whole`, where that is a number."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise NotPlainError(f"the length {text!r}")
    value, unit = float(match[1]), (match[2] or "").lower()
    if not abs(value) < _LARGEST:
        raise NotPlainError(f"the length {text!r}")
    if unit == "%" and math.isnan(whole):
        raise NotPlainError("a percentage of a symbol")
    return value * whole / 100 if unit == "%" else value * _UNITS[unit]


def fraction(text: str) -> float:
    """An opacity, as a number or a percentage, within 0 and 1."""
    text = text.strip()
    value = number(text[:-1]) / 100 if text.endswith("%") else number(text)
    return min(1.0, max(0.0, value))


@lru_cache(maxsize=512)
def colour(text: str) -> tuple[Rgb, float]:
    """A colour and its opacity.  `none` and `currentColor` are the caller's business."""
    text = text.strip()
    if text.startswith("#"):
        return _hex(text)
    if match := _COLOUR.fullmatch(text):
        return _function(match[1].lower(), match[2])
    if text.lower() == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    from PIL import ImageColor  # noqa: PLC0415  (few drawings name colours)

    if text.lower() not in ImageColor.colormap:
        raise NotPlainError(f"the colour {text!r}")
    red, green, blue = ImageColor.getrgb(text.lower())[:3]
    return (red / 255, green / 255, blue / 255), 1.0


def _hex(text: str) -> tuple[Rgb, float]:
    if not _HEX.fullmatch(text):
        raise NotPlainError(f"the colour {text!r}")
    digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
    red, green, blue, *alpha = (value / 255 for value in bytes.fromhex(digits))
    return (red, green, blue), alpha[0] if alpha else 1.0


def _function(name: str, inside: str) -> tuple[Rgb, float]:
    parts = [part for part in re.split(r"[\s,/]+", inside.strip()) if part]
    if len(parts) not in (3, 4):
        raise NotPlainError(f"the colour {name}({inside})")
    alpha = fraction(parts[3]) if len(parts) == 4 else 1.0
    if name.startswith("rgb"):
        red, green, blue = (_channel(part) for part in parts[:3])
        return (red, green, blue), alpha
    hue = number(parts[0].lower().removesuffix("deg")) % 360
    if not (parts[1].endswith("%") and parts[2].endswith("%")):
        raise NotPlainError(f"the colour {name}({inside})")
    return colorsys.hls_to_rgb(hue / 360, fraction(parts[2]), fraction(parts[1])), alpha


def _channel(text: str) -> float:
    """A part of rgb(): browsers round it to a whole number of 255."""
    value = number(text[:-1]) * 2.55 if text.endswith("%") else number(text)
    return min(255, max(0, math.floor(value + 0.5))) / 255


def _turned(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    parts: tuple[Matrix, ...] = (
        (1, 0, 0, 1, x, y), (cosine, sine, -sine, cosine, 0, 0), (1, 0, 0, 1, -x, -y),
    )  # fmt: skip
    return reduce(multiplied, parts)


_MATRICES: dict[tuple[str, int], Callable[..., Matrix]] = {
    ("matrix", 6): lambda *values: values,
    ("translate", 1): lambda x: (1, 0, 0, 1, x, 0),
    ("translate", 2): lambda x, y: (1, 0, 0, 1, x, y),
    ("scale", 1): lambda size: (size, 0, 0, size, 0, 0),
    ("scale", 2): lambda x, y: (x, 0, 0, y, 0, 0),
    ("rotate", 1): _turned,
    ("rotate", 3): _turned,
    ("skewX", 1): lambda degrees: (1, 0, math.tan(math.radians(degrees)), 1, 0, 0),
    ("skewY", 1): lambda degrees: (1, math.tan(math.radians(degrees)), 0, 1, 0, 0),
}
"""Matrices by name and number of values."""


@lru_cache(maxsize=256)
def transform(text: str) -> Matrix:
    """The matrix of a "transform" attribute, whatever separators it has."""
    matrix, at = IDENTITY, 0
    text = text.strip()
    if text == "none":
        return matrix
    while at < len(text):
        match = _FUNCTION.match(text, at)
        values = numbers(match[2]) if match else []
        make = _MATRICES.get((match[1], len(values))) if match else None
        if match is None or make is None:
            raise NotPlainError(f"the transform {text!r}")
        matrix = multiplied(matrix, make(*values))
        at = match.end()
    if not all(abs(value) < _LARGEST for value in matrix):
        raise NotPlainError(f"the transform {text!r}")
    return matrix


ViewBox = tuple[float, float, float, float]


def view_box(text: str) -> ViewBox:
    """Left, top, width and height."""
    found = numbers(text)
    if len(found) != 4 or found[2] <= 0 or found[3] <= 0:
        raise NotPlainError(f"the viewBox {text!r}")
    return found[0], found[1], found[2], found[3]


_ALIGN = re.compile(r"(none)|x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?")
_SHARES = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


def view_matrix(box: ViewBox, width: float, height: float, align: str) -> Matrix:
    """The matrix from a view box to a viewport at the origin (SVG 2, 8.2)."""
    left, top, wide, high = box
    match = _ALIGN.fullmatch((align or "xMidYMid").strip().removeprefix("defer").strip())
    if match is None:
        raise NotPlainError(f"the preserveAspectRatio {align!r}")
    x, y = width / wide, height / high
    if match[1]:
        return (x, 0, 0, y, -left * x, -top * y)
    scale = max(x, y) if match[4] == "slice" else min(x, y)
    dx = (width - wide * scale) * _SHARES[match[2]] - left * scale
    dy = (height - high * scale) * _SHARES[match[3]] - top * scale
    return (scale, 0, 0, scale, dx, dy)
