"""The reader of plain drawings: shapes in groups, with flat colours, painted as shapes.

A file with anything else in it, however small, raises NotPlainError and is printed as a bitmap as a whole, so
that one program draws the whole file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from backpdf.pictures.svg import values
from backpdf.pictures.svg.clipping import clip_shape, is_simple_for_clips
from backpdf.pictures.svg.painting import Painter, PathData, PathStyle, is_flat, paint_in_order
from backpdf.pictures.svg.shape_style import (
    Properties,
    check_line,
    faded,
    is_stroked_first,
    opacity_of,
    path_style,
)
from backpdf.pictures.svg.shapes import Viewport, shape_path
from backpdf.pictures.svg.styles import Rule, Styles, parse_style_sheet
from backpdf.pictures.svg.values import NotPlainError

_SPACE: Final = "{http://www.w3.org/2000/svg}"
HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_GROUPS: Final = frozenset({"g", "a"})
_NOT_DRAWN: Final = frozenset({
    "defs", "symbol", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "pattern",
    "clipPath", "mask", "marker", "filter", "view",
})  # fmt: skip
"""Elements that show nothing where they stand; what refers to one of them is not plain."""
_DEEPEST: Final = 100
_FARTHEST: Final = 1e8
_STRAIGHT: Final = 4
"""Numbers of a path that is a single line."""
_MOST_SIZE: Final = 1e7
_USUAL_SIZE: Final = (300.0, 150.0)
"""Of an SVG that states no size at all (CSS 2, 10.3.2)."""


def local_name(node: Element) -> str:
    """An element's name without the namespace of SVG; empty for one of another namespace."""
    tag = node.tag if isinstance(node.tag, str) else ""
    return tag.removeprefix(_SPACE) if tag.startswith(_SPACE) else ""


def drawing_size(root: Element) -> tuple[float, float]:
    """Width and height of a drawing in units (1/96 inch); a side that is not stated follows the view box.

    Raises NotPlainError for a size that cannot be.
    """
    text = root.get("viewBox")
    box = values.view_box(text) if text else None
    width, height = _side(root.get("width")), _side(root.get("height"))
    if box is not None:
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * box[2] / box[3]
        elif height is None and width is not None:
            height = width * box[3] / box[2]
    width = _USUAL_SIZE[0] if width is None else width
    height = _USUAL_SIZE[1] if height is None else height
    if not (1e-6 < width < _MOST_SIZE and 1e-6 < height < _MOST_SIZE):
        raise NotPlainError("the size")
    return width, height


def _side(text: str | None) -> float | None:
    """A stated side; None where it is `auto`, or a percentage of a page that is not known."""
    if text is None or text.strip() in ("", "auto") or text.strip().endswith("%"):
        return None
    return values.length(text, 0.0)


def paint_plain(root: Element, painter: Painter) -> None:
    """Paints a drawing in its own units, y downwards, from its upper left corner.

    Raises NotPlainError for a drawing that is not plain; what was painted before is of no use then.
    """
    size = drawing_size(root)
    rules: list[Rule] = []
    by_id: dict[str, Element] = {}
    for node in root.iter():
        if node.get("id"):
            by_id.setdefault(node.attrib["id"], node)
        if local_name(node) == "style":
            if node.get("media", "all") not in ("all", "screen"):
                raise NotPlainError("a style sheet for some media")
            rules += parse_style_sheet("".join(node.itertext()))
    rules.sort(key=lambda rule: rule.rank[:3])
    reader = _Reader(painter, Styles(rules), by_id)
    reader.may_clip = not rules and all(map(is_simple_for_clips, root.iter()))
    reader.root(root, size)


class _Reader:
    """Walks through the elements of one drawing."""

    def __init__(self, painter: Painter, styles: Styles, by_id: Mapping[str, Element]) -> None:
        self._painter = painter
        self._styles = styles
        self._by_id = by_id
        self._depth = 0
        self._used: list[Element] = []
        self._painted = 0
        self._alpha = 1.0
        self.may_clip = True
        """Whether no clip path depends on what it inherits."""
        self._path_styles: dict[tuple[object, ...], PathStyle] = {}

    def root(self, node: Element, size: tuple[float, float]) -> None:
        """The outermost <svg>."""
        if "transform" in node.attrib:  # about which point, programs do not agree
            raise NotPlainError("a transform of the whole")
        properties = self._styles.of(node, "svg", {})
        if properties.get("clip-path", "none") != "none":
            raise NotPlainError("a clip path of the whole")
        self._in_view(node, properties, Viewport(*size))

    def _in_view(self, node: Element, properties: Properties, viewport: Viewport) -> None:
        """The content of an <svg> or <symbol>, fitted into its viewport."""
        text = node.get("viewBox")
        if not text:
            self._children(node, properties, viewport)
            return
        box = values.view_box(text)
        align = node.get("preserveAspectRatio", "")
        inner = Viewport(box[2], box[3])
        if local_name(node) == "symbol":  # of what a percentage is, programs do not agree
            inner = Viewport(math.nan, math.nan)
        with self._painter.placed(values.view_matrix(box, viewport.width, viewport.height, align)):
            self._children(node, properties, inner)

    @contextmanager
    def _see_through(self, properties: Properties) -> Iterator[None]:
        """What is painted within has the opacity of an element.

        Raises NotPlainError for more than one thing in it: they would show through each other.
        """
        opacity, alpha, painted = opacity_of(properties), self._alpha, self._painted
        self._alpha *= opacity
        yield
        self._alpha = alpha
        if opacity < 1 and self._painted - painted > 1:
            raise NotPlainError("a see-through group of several shapes")

    def _children(self, node: Element, properties: Properties, viewport: Viewport) -> None:
        if properties.get("display") == "none":
            return
        with self._see_through(properties):
            for child in node:
                self._draw(child, properties, viewport)

    def _draw(self, node: Element, inherited: Properties, viewport: Viewport) -> None:
        name = local_name(node)
        if not name or name in _NOT_DRAWN:
            return
        properties = self._styles.of(node, name, inherited)
        matrix = values.transform(node.get("transform", "none"))
        if properties.get("display") == "none" or is_flat(matrix):
            return
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotPlainError("groups in each other")
        with self._painter.placed(matrix), ExitStack() as stack:
            clip = self._clip(properties, viewport)
            if clip is not None:
                stack.enter_context(self._painter.clipped(clip))
            self._draw_element(name, node, properties, viewport)
        self._depth -= 1

    def _clip(self, properties: Properties, viewport: Viewport) -> PathData | None:
        """The path to which an element is cut; None where it is not cut."""
        clip = clip_shape(properties, self._by_id, _SPACE, viewport)
        if clip is not None and not self.may_clip:
            raise NotPlainError("a clip path that depends on more than itself")
        return clip

    def _draw_element(self, name: str, node: Element, properties: Properties, viewport: Viewport) -> None:
        if name in _SHAPES:
            self._shape(name, node, properties, viewport)
        elif name in _GROUPS:
            self._children(node, properties, viewport)
        elif name == "svg":
            x, y = _place(node, viewport)
            with self._painter.placed((1, 0, 0, 1, x, y)):
                self._nested(node, node, properties, viewport)
        elif name == "use":
            self._use(node, properties, viewport)
        else:
            raise NotPlainError(f"<{name}>")

    # ---- drawings in a drawing

    def _nested(self, node: Element, sized: Element, properties: Properties, viewport: Viewport) -> None:
        """An <svg> or <symbol> in a viewport of its own, whose size `sized` states before it does itself."""
        width = _stated("width", sized, node, viewport.width)
        height = _stated("height", sized, node, viewport.height)
        if width <= 0 or height <= 0:
            return
        with ExitStack() as stack:
            if properties.get("overflow", "hidden") not in ("visible", "auto"):
                edges = PathData("mlllh", (0, 0, width, 0, width, height, 0, height))
                stack.enter_context(self._painter.clipped(edges))
            self._in_view(node, properties, Viewport(width, height))

    def _use(self, node: Element, properties: Properties, viewport: Viewport) -> None:
        """An element shown again; it inherits the properties of <use>."""
        reference = next((node.attrib[name].strip() for name in HREFS if node.get(name)), "")
        target = self._by_id.get(reference.removeprefix("#"))
        if target is None:
            return
        if target in self._used or not reference.startswith("#"):
            raise NotPlainError("an element that shows itself")
        name = local_name(target)
        x, y = _place(node, viewport)
        self._used.append(target)
        with self._see_through(properties), self._painter.placed((1, 0, 0, 1, x, y)):
            if name in ("symbol", "svg"):
                self._symbol(name, target, node, properties, viewport)
            else:
                self._draw(target, properties, viewport)
        self._used.pop()

    def _symbol(
        self, name: str, target: Element, use: Element, inherited: Properties, viewport: Viewport
    ) -> None:
        """A <symbol> or <svg> that <use> shows in a viewport of its own size."""
        properties = self._styles.of(target, name, inherited)
        if properties.get("display") == "none":
            return
        with self._painter.placed(values.transform(target.get("transform", "none"))):
            self._nested(target, use, properties, viewport)

    # ---- shapes

    def _shape(self, name: str, node: Element, properties: Properties, viewport: Viewport) -> None:
        if properties.get("visibility", "visible") != "visible":
            return
        path = shape_path(name, node, viewport)
        if path.numbers and not (max(path.numbers) < _FARTHEST and min(path.numbers) > -_FARTHEST):
            raise NotPlainError("a coordinate beyond all measure")
        style = self._style(properties, viewport)
        if len(path.numbers) <= _STRAIGHT and style.fill is not None:
            style = replace(style, fill=None)  # no area: some programs would draw a hairline
        alpha = self._alpha * opacity_of(properties)
        if not path.steps or not style.is_seen or not alpha:
            return
        check_line(path, style)
        stroke_first = is_stroked_first(properties)
        paint_in_order(self._painter, path, faded(style, alpha), stroke_first=stroke_first)
        self._painted += (style.fill is not None) + (style.stroke is not None)

    def _style(self, properties: Properties, viewport: Viewport) -> PathStyle:
        """The style of a shape; most shapes of a drawing share a few."""
        key = (*properties.items(), viewport)
        style = self._path_styles.get(key)
        if style is None:
            style = self._path_styles[key] = path_style(properties, viewport)
        return style


def _place(node: Element, viewport: Viewport) -> tuple[float, float]:
    return values.length(node.get("x", "0"), viewport.width), values.length(
        node.get("y", "0"), viewport.height
    )


def _stated(name: str, sized: Element, node: Element, whole: float) -> float:
    """A side of a viewport; without a word it is as large as the one around it."""
    for element in (sized, node):
        text = element.get(name)
        if text is not None and text.strip() != "auto":
            return values.length(text, whole)
    return whole
