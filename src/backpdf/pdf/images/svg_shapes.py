"""A drawing as svglib gives it, turned into operators."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from reportlab.graphics.shapes import (
    Circle,
    Ellipse,
    Group,
    Image,
    Line,
    Polygon,
    PolyLine,
    Rect,
    String,
)
from reportlab.pdfgen.canvas import FILL_EVEN_ODD
from svglib.svglib import LinearGradientShape, RadialGradientShape, Svg2RlgShapeConverter

from backpdf.pdf.images.encode import encode
from backpdf.pdf.images.glyph_outlines import Contour, Point, outline
from backpdf.pdf.images.svg_gradients import bands, see_through
from backpdf.pdf.images.svg_operators import IDENTITY, Operators, PathData, PathStyle, is_flat
from backpdf.pictures.colour import luma
from backpdf.pictures.lightness import Rgb
from backpdf.text.cleaning import as_printed
from backpdf.text.fonts import BOLD, text_width
from backpdf.text.printable import unprintable

_STEPS = "mlch"
"""The letters of PathData, in the order of ReportLab's numbers for them."""
_WHITE_MIX = "a see-through colour blend is printed as if it lay on white paper"
_TEXT_LEFT_OUT = "some characters of the text in the drawing cannot be printed and are left out"


class ShapeWriter:
    """Writes nodes of an svglib drawing, and collects advice on what is printed differently."""

    def __init__(self, operators: Operators) -> None:
        self.advice: set[str] = set()
        self._operators = operators

    def draw(self, node: Any) -> None:
        """Writes a node of the drawing with all that is in it."""
        if isinstance(node, Group):
            self._draw_group(node)
        elif isinstance(node, LinearGradientShape | RadialGradientShape):
            self._draw_gradient(node)
        elif isinstance(node, String):
            self._draw_text(node)
        elif isinstance(node, Image):
            self._draw_image(node)
        elif getattr(node, "isClipPath", 0):
            self._operators.clip(_path(node), even_odd=node.fillMode == FILL_EVEN_ODD)
        else:
            look = _look(node)
            if look.is_seen:
                self._operators.paint(_path(node), look)

    def _draw_group(self, group: Group) -> None:
        matrix = tuple(group.transform)
        if is_flat(matrix):
            return
        clips = any(getattr(node, "isClipPath", 0) for node in group.contents)
        with self._operators.kept() if clips and matrix == IDENTITY else self._operators.placed(matrix):
            for node in group.contents:
                self.draw(node)

    def _draw_gradient(self, shape: Any) -> None:
        if see_through(shape):
            self.advice.add(_WHITE_MIX)
        found = bands(shape)
        if found is not None:
            self.draw(found)

    def _draw_text(self, text: String) -> None:
        """Words as shapes; the anchor is the side of the text that stands at (x, y)."""
        bad = {found.character for found in unprintable(text.text)}
        if bad:
            self.advice.add(_TEXT_LEFT_OUT)
        words = "".join(character for character in as_printed(text.text) if character not in bad)
        bold = text.fontName == BOLD
        x, width = text.x, text_width(words, text.fontSize, bold=bold)
        x -= {"middle": width / 2, "end": width}.get(text.textAnchor, 0.0)
        letters = _letters(outline(words, text.fontSize, bold=bold), (x, text.y))
        if letters.steps:
            fill = _rgb(text.fillColor)
            self._operators.paint(
                letters, PathStyle(fill, fill_alpha=text.fillColor.alpha if fill else 1.0, even_odd=True)
            )

    def _draw_image(self, image: Image) -> None:
        picture = image.path
        if hasattr(picture, "mode"):
            seen = encode(luma(picture) if self._operators.mono else picture, lossless=True)
            self._operators.picture(seen, (image.width, 0, 0, image.height, image.x, image.y))


def _look(shape: Any) -> PathStyle:
    look = shape.getProperties()  # svglib's NoStrokePath changes its look here
    fill = None if isinstance(shape, Line | PolyLine) else look.get("fillColor")
    stroke, opacity = look.get("strokeColor"), look.get("strokeOpacity")
    return PathStyle(
        fill=_rgb(fill),
        stroke=_rgb(stroke),
        fill_alpha=getattr(fill, "alpha", 1.0),
        stroke_alpha=getattr(stroke, "alpha", 1.0) if opacity is None else opacity,
        width=look.get("strokeWidth") or 0,
        cap=int(look.get("strokeLineCap") or 0),
        join=int(look.get("strokeLineJoin") or 0),
        dashes=tuple(
            float(length) for length in look.get("strokeDashArray") or () if isinstance(length, int | float)
        ),
        even_odd=look.get("fillMode") == FILL_EVEN_ODD,
    )


def _rgb(colour: Any) -> Rgb | None:
    """The colour, or None where nothing is to be seen."""
    if not hasattr(colour, "rgb") or colour.alpha <= 0:
        return None
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour.rgb())
    return red, green, blue


def _path(shape: Any) -> PathData:
    """The shape's path; empty for one without length."""
    if isinstance(shape, Line):
        return PathData("ml", (shape.x1, shape.y1, shape.x2, shape.y2))
    if isinstance(shape, PolyLine):
        count = len(shape.points) // 2
        return PathData("m" * min(1, count) + "l" * (count - 1), shape.points[: 2 * count])
    if isinstance(shape, Rect) and not (shape.rx or shape.ry):
        return PathData("r", (shape.x, shape.y, shape.width, shape.height))
    if isinstance(shape, Rect | Circle | Ellipse | Polygon):
        shape = Svg2RlgShapeConverter("").shapeToPath(shape)
    if shape is None:
        return PathData("", ())
    return PathData("".join(_STEPS[step] for step in shape.operators), shape.points)


def _letters(contours: Iterator[Contour], at: Point) -> PathData:
    """All contours as one path, moved to a point."""
    steps, points = "", list[Point]()
    for contour in contours:
        steps += "m" + "".join("c" if segment.controls else "l" for segment in contour.segments) + "h"
        points.append(contour.start)
        for segment in contour.segments:
            points += *(segment.controls or ()), segment.end
    return PathData(steps, list(chain.from_iterable((at[0] + x, at[1] + y) for x, y in points)))
