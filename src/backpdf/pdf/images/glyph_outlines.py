"""Glyph outlines of FiraGO as paths.

Words within an SVG drawing are printed as shapes.  So a drawing is compiled once for all documents
and needs no font of its own; a screen reader speaks the picture's alternative text instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from struct import Struct, unpack_from
from typing import Any

from backpdf.text.fonts import font_face

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

ON_CURVE, X_SHORT, Y_SHORT, REPEAT, X_SAME, Y_SAME = 1, 2, 4, 8, 16, 32
WORDS, XY_OFFSETS, ONE_SCALE, MORE, TWO_SCALES, FULL_MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 5

_HEADER = Struct(">hhhhh")


@dataclass(frozen=True, slots=True)
class Segment:
    """A step of an outline: to a point by a line or, with two control points, by a cubic curve."""

    end: Point
    controls: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed outline; filled by the non-zero rule together with the others of its glyph."""

    start: Point
    segments: tuple[Segment, ...]


_Raw = list[tuple[float, float, bool]]
"""Points of a TrueType contour: x, y, on the curve or a quadratic control point."""


def outline(text: str, size: float, *, bold: bool = False) -> Iterator[Contour]:
    """Contours of a line of text from the origin; size and coordinates in the same unit, y upwards.

    The text is expected to be printable (`fonts.unprintable` finds nothing in it).
    """
    face = font_face(bold=bold)
    scale, x = size / face.unitsPerEm, 0.0
    for character in text:
        code = ord(character)
        for raw in _glyph(face, face.charToGlyph.get(code, 0)):
            yield _contour([(x + px * scale, py * scale, on) for px, py, on in raw])
        x += face.charWidths.get(code, face.defaultWidth) * size / 1000


def _glyph(face: Any, number: int, depth: int = 0) -> list[_Raw]:
    """The contours of one glyph in font units, the parts of composite glyphs put in place."""
    start, end = face.glyphPos[number : number + 2]
    data: bytes = face.get_table("glyf")[start:end]
    if not data or depth > _DEEPEST:
        return []
    count = _HEADER.unpack_from(data)[0]
    return _simple(data, count) if count >= 0 else _composite(face, data, depth)


def _simple(data: bytes, count: int) -> list[_Raw]:
    ends = unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    at = 12 + 2 * count + unpack_from(">H", data, 10 + 2 * count)[0]
    flags: list[int] = []
    while len(flags) < total:
        flag, at = data[at], at + 1
        flags.append(flag)
        if flag & REPEAT:
            flags.extend([flag] * data[at])
            at += 1
    xs, at = _coordinates(data, at, flags, X_SHORT, X_SAME)
    ys, at = _coordinates(data, at, flags, Y_SHORT, Y_SAME)
    points = [(x, y, bool(flag & ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    return [points[first + 1 : last + 1] for first, last in pairwise((-1, *ends))]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[float], int]:
    """The x or the y of all points, which are stored as steps; and where the data go on."""
    value, values = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += unpack_from(">h", data, at)[0]
            at += 2
        values.append(float(value))
    return values, at


def _composite(face: Any, data: bytes, depth: int) -> list[_Raw]:
    contours: list[_Raw] = []
    at, flags = 10, MORE
    while flags & MORE:
        flags, number = unpack_from(">HH", data, at)
        matrix, at = _part_matrix(data, at + 4, flags)
        place = partial(_moved, matrix)
        contours.extend(list(map(place, raw)) for raw in _glyph(face, number, depth + 1))
    return contours


def _part_matrix(data: bytes, at: int, flags: int) -> tuple[Matrix, int]:
    dx, dy = unpack_from(">hh" if flags & WORDS else ">bb", data, at)
    at += 4 if flags & WORDS else 2
    if not flags & XY_OFFSETS:  # parts joined at points: no glyph of FiraGO does
        dx = dy = 0
    a, b, c, d = 1.0, 0.0, 0.0, 1.0
    unit = 1 / 16384
    if flags & ONE_SCALE:
        a = d = unpack_from(">h", data, at)[0] * unit
        at += 2
    elif flags & TWO_SCALES:
        a, d = (value * unit for value in unpack_from(">hh", data, at))
        at += 4
    elif flags & FULL_MATRIX:
        a, b, c, d = (value * unit for value in unpack_from(">hhhh", data, at))
        at += 8
    return (a, b, c, d, dx, dy), at


def _moved(matrix: Matrix, point: tuple[float, float, bool]) -> tuple[float, float, bool]:
    a, b, c, d, e, f = matrix
    x, y, on = point
    return a * x + c * y + e, b * x + d * y + f, on


def _contour(raw: _Raw) -> Contour:
    """Quadratic pieces to cubic ones; between two control points lies an unwritten curve point."""
    points: _Raw = []
    for (x0, y0, on0), (x1, y1, on1) in pairwise([raw[-1], *raw]):
        if not on0 and not on1:
            points.append(((x0 + x1) / 2, (y0 + y1) / 2, True))
        points.append((x1, y1, on1))
    first = next(index for index, point in enumerate(points) if point[2])
    ring = [*points[first:], *points[: first + 1]]
    start = here = ring[0][:2]
    segments: list[Segment] = []
    control: Point | None = None
    for x, y, on in ring[1:]:
        if not on:
            control = (x, y)
            continue
        segments.append(Segment((x, y), None if control is None else _cubic(here, control, (x, y))))
        here, control = (x, y), None
    return Contour(start, tuple(segments))


def _cubic(start: Point, control: Point, end: Point) -> tuple[Point, Point]:
    def between(point: Point) -> Point:
        return (point[0] + 2 * control[0]) / 3, (point[1] + 2 * control[1]) / 3

    return between(start), between(end)
