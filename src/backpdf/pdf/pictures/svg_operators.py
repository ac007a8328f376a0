"""A drawing as svglib gives it, written as PDF path operators.

Written directly and not through a ReportLab canvas: so no font can slip in, grey is /DeviceGray, and
the stream holds a change of colour or line only where there is one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import mul
from typing import Any

from reportlab.graphics.shapes import (
    Circle,
    Ellipse,
    Group,
    Image,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
    _renderPath,
)
from reportlab.pdfgen.canvas import FILL_EVEN_ODD
from svglib.svglib import LinearGradientShape, RadialGradientShape, Svg2RlgShapeConverter

from backpdf.pdf.fonts import BOLD, printable, text_width, unprintable
from backpdf.pdf.pictures.colour import LUMA, luma
from backpdf.pdf.pictures.encode import encode
from backpdf.pdf.pictures.outlines import Contour, outline
from backpdf.pdf.pictures.svg_gradients import bands, see_through
from backpdf.pdf.tagging.prepared import GraphicsState, PreparedImage

_IDENTITY = (1, 0, 0, 1, 0, 0)
_MITER_LIMIT = 4  # of SVG; PDF would take 10
_DIGITS = 7
_SOLID = (1.0, 1.0)
_WHITE_MIX = "a see-through colour blend is printed as if it lay on white paper"
_TEXT_LEFT_OUT = "some characters of the text in the drawing cannot be printed and are left out"


class Operators:
    """Collects the content stream of one drawing, its resources and advice.

    mono turns every colour into the grey of the same lightness (Rec. 709 luma).
    """

    def __init__(self, *, mono: bool) -> None:
        self.mono = mono
        self.rows: list[str] = [f"{_MITER_LIMIT} M"]
        self.states: dict[tuple[float, float], str] = {}
        self.images: dict[str, PreparedImage] = {}
        self.advice: set[str] = set()
        self.is_empty = True
        self._now: dict[str, str] = {"fill": "0 g", "stroke": "0 G"}

    @property
    def content(self) -> bytes:
        """The stream, not compressed."""
        return ("\n".join(self.rows) + "\n").encode("ascii")

    @property
    def graphics_states(self) -> dict[str, GraphicsState]:
        """ExtGState resources by name."""
        return {name: GraphicsState(*alphas) for alphas, name in self.states.items()}

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
            self._path(node)
            self.rows.append("W* n" if node.fillMode == FILL_EVEN_ODD else "W n")
        else:
            self._draw_shape(node)

    def _draw_group(self, group: Group) -> None:
        matrix = tuple(group.transform)
        a, b, c, d = matrix[:4]
        if a * d == b * c:  # flattened to nothing
            return
        clips = any(getattr(node, "isClipPath", 0) for node in group.contents)
        if matrix == _IDENTITY and not clips:
            for node in group.contents:
                self.draw(node)
            return
        with self._kept():
            if matrix != _IDENTITY:
                self.rows.append(f"{numbers(matrix)} cm")
            for node in group.contents:
                self.draw(node)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """q ... Q, with the state that was known before."""
        before, start = dict(self._now), len(self.rows)
        self.rows.append("q")
        yield
        self._now = before
        if len(self.rows) == start + 1:
            self.rows.pop()
        else:
            self.rows.append("Q")

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
        words = "".join(character for character in printable(text.text) if character not in bad)
        bold = text.fontName == BOLD
        x, width = text.x, text_width(words, text.fontSize, bold=bold)
        x -= {"middle": width / 2, "end": width}.get(text.textAnchor, 0.0)
        path = Path(fillColor=text.fillColor, strokeColor=None)
        for contour in outline(words, text.fontSize, bold=bold):
            _add_contour(path, contour, x, text.y)
        if path.operators:
            self._draw_shape(path)

    def _draw_image(self, image: Image) -> None:
        picture = image.path
        if not hasattr(picture, "mode"):
            return
        name = f"I{len(self.images)}"
        self.images[name] = encode(luma(picture) if self.mono else picture, lossless=True)
        with self._kept():
            placing = (image.width, 0, 0, image.height, image.x, image.y)
            self.rows.append(f"{numbers(placing)} cm /{name} Do")
        self.is_empty = False

    def _draw_shape(self, shape: Any) -> None:
        look = shape.getProperties()  # svglib's NoStrokePath changes its look here
        fill = None if isinstance(shape, Line | PolyLine) else _solid(look.get("fillColor"))
        stroke = _solid(look.get("strokeColor"))
        if fill is None and stroke is None:
            return
        opacity = look.get("strokeOpacity")
        self._set_alpha(
            fill.alpha if fill else 1.0,
            1.0 if stroke is None else stroke.alpha if opacity is None else opacity,
        )
        if fill is not None:
            self._set("fill", self._colour(fill, "rg", "g"))
        if stroke is not None:
            self._set("stroke", self._colour(stroke, "RG", "G"))
            self._set("w", f"{number(look.get('strokeWidth') or 0)} w")
            self._set("J", f"{int(look.get('strokeLineCap') or 0)} J", "0 J")
            self._set("j", f"{int(look.get('strokeLineJoin') or 0)} j", "0 j")
            self._set("d", f"[{_dashes(look.get('strokeDashArray'))}] 0 d", "[] 0 d")
        if self._path(shape):
            even_odd = "*" if fill is not None and look.get("fillMode") == FILL_EVEN_ODD else ""
            self.rows.append(("B" if stroke is not None else "f") + even_odd if fill is not None else "S")
            self.is_empty = False

    def _set(self, key: str, operator: str, initial: str | None = None) -> None:
        if self._now.get(key, initial) != operator:
            self._now[key] = operator
            self.rows.append(operator)

    def _set_alpha(self, fill: float, stroke: float) -> None:
        alphas = (round(fill, 4), round(stroke, 4))
        if alphas != _SOLID or "gs" in self._now:
            name = self.states.setdefault(alphas, f"A{len(self.states)}")
            self._set("gs", f"/{name} gs")

    def _colour(self, colour: Any, rgb: str, grey: str) -> str:
        red, green, blue = (min(1.0, max(0.0, part)) for part in colour.rgb())
        if self.mono or red == green == blue:
            grey_part = red if red == green == blue else sum(map(mul, LUMA, (red, green, blue)))
            return f"{_short(grey_part)} {grey}"
        return f"{_short(red)} {_short(green)} {_short(blue)} {rgb}"

    def _path(self, shape: Any) -> bool:
        """Writes the shape's path; False for one without length."""
        if isinstance(shape, Line | PolyLine):
            points = (shape.x1, shape.y1, shape.x2, shape.y2) if isinstance(shape, Line) else shape.points
            pairs = list(zip(points[::2], points[1::2], strict=False))
            self.rows.extend(f"{numbers(pair)} {'l' if i else 'm'}" for i, pair in enumerate(pairs))
            return bool(pairs)
        if isinstance(shape, Rect) and not (shape.rx or shape.ry):
            self.rows.append(f"{numbers((shape.x, shape.y, shape.width, shape.height))} re")
            return True
        if isinstance(shape, Rect | Circle | Ellipse | Polygon):
            shape = Svg2RlgShapeConverter("").shapeToPath(shape)
        if shape is None or not shape.operators:
            return False
        rows = self.rows
        _renderPath(
            shape,
            (
                lambda *to: rows.append(f"{numbers(to)} m"),
                lambda *to: rows.append(f"{numbers(to)} l"),
                lambda *to: rows.append(f"{numbers(to)} c"),
                lambda: rows.append("h"),
            ),
        )
        return True


def _solid(colour: Any) -> Any:
    """The colour, or None where nothing is to be seen."""
    return colour if hasattr(colour, "rgb") and colour.alpha > 0 else None


def _dashes(array: Sequence[Any] | None) -> str:
    lengths = [float(length) for length in array or () if isinstance(length, int | float)]
    return numbers(lengths) if sum(lengths) > 0 and min(lengths) >= 0 else ""


def _add_contour(path: Path, contour: Contour, x: float, y: float) -> None:
    path.moveTo(x + contour.start[0], y + contour.start[1])
    for segment in contour.segments:
        points = [*(segment.controls or ()), segment.end]
        moved = [part for px, py in points for part in (x + px, y + py)]
        (path.curveTo if segment.controls else path.lineTo)(*moved)
    path.closePath()


def numbers(values: Sequence[float]) -> str:
    """Several numbers of a content stream."""
    return " ".join(map(number, values))


def number(value: float) -> str:
    """Seven digits, never with an exponent, which PDF does not know.

    Raises ValueError for what is not a finite number.
    """
    if not math.isfinite(value) or abs(value) > 1e9:
        raise ValueError("a coordinate is beyond all measure")
    size = abs(value)
    digits = _DIGITS if size < 1 else max(0, _DIGITS - 1 - int(math.log10(size)))
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _short(part: float) -> str:
    """A colour value: a step of 1/255 shows in three decimals."""
    return f"{part:.4f}".rstrip("0").rstrip(".") or "0"
