"""How a shape of a plain drawing is painted, from its properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from backpdf.pictures.svg import values
from backpdf.pictures.svg.painting import PathData, PathStyle, Rgb
from backpdf.pictures.svg.shapes import Viewport
from backpdf.pictures.svg.values import NotPlainError

_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
_FILL_RULES: Final = {"nonzero": 0, "evenodd": 1}
_ROUND: Final = 1
_SQUARE: Final = 2

Properties = Mapping[str, str]


def path_style(properties: Properties, viewport: Viewport) -> PathStyle:
    """Colours and line of a shape; raises NotPlainError for what is not a flat colour or a plain line."""
    fill, fill_alpha = _paint("fill", properties, "#000")
    stroke, stroke_alpha = _paint("stroke", properties, "none")
    even_odd = bool(_known(_FILL_RULES, properties.get("fill-rule", "nonzero")))
    width = values.length(properties.get("stroke-width", "1"), viewport.diagonal)
    if stroke is None or width <= 0:
        return PathStyle(fill, None, fill_alpha, even_odd=even_odd)
    limit = values.number(properties.get("stroke-miterlimit", "4"))
    return PathStyle(
        fill,
        stroke,
        fill_alpha,
        stroke_alpha,
        width,
        _known(_CAPS, properties.get("stroke-linecap", "butt")),
        _known(_JOINS, properties.get("stroke-linejoin", "miter")),
        limit if limit >= 1 else 4.0,
        _dashes(properties.get("stroke-dasharray", "none"), viewport),
        values.length(properties.get("stroke-dashoffset", "0"), viewport.diagonal),
        even_odd,
    )


def faded(style: PathStyle, alpha: float) -> PathStyle:
    """The style with an opacity for the shape as a whole.

    Raises NotPlainError where both fill and line are seen: they would show through each other.
    """
    if alpha == 1:
        return style
    if style.fill is not None and style.stroke is not None:
        raise NotPlainError("a see-through shape with a line")
    return replace(style, fill_alpha=style.fill_alpha * alpha, stroke_alpha=style.stroke_alpha * alpha)


def is_stroked_first(properties: Properties) -> bool:
    """Whether the line is painted below the fill."""
    order = properties.get("paint-order", "normal").split()
    if set(order) - {"normal", "fill", "stroke", "markers"}:
        raise NotPlainError("paint-order")
    return "stroke" in order and ("fill" not in order or order.index("stroke") < order.index("fill"))


def check_line(path: PathData, style: PathStyle) -> None:
    """Raises NotPlainError for lines that PDF programs draw differently from each other.

    Those are a point with a square cap, which has no direction, and a dash round the corner in which a path
    is closed, unless all is round.
    """
    if style.stroke is None:
        return
    if style.dashes and "h" in path.steps and (style.cap, style.join) != (_ROUND, _ROUND):
        raise NotPlainError("a dashed outline")
    if style.cap != _SQUARE:
        return
    points = list(zip(path.numbers[::2], path.numbers[1::2], strict=True))
    at = 0
    for part in path.steps.split("m")[1:]:
        count = 1 + part.count("l") + 3 * part.count("c")
        if len(set(points[at : at + count])) == 1:
            raise NotPlainError("a square dot")
        at += count


def opacity_of(properties: Properties) -> float:
    """The opacity of an element as a whole."""
    return values.fraction(properties["opacity"]) if "opacity" in properties else 1.0


def _paint(name: str, properties: Properties, usual: str) -> tuple[Rgb | None, float]:
    """A colour and its opacity; None where nothing is painted."""
    text = properties.get(name, usual).strip()
    if text.lower() == "none":
        return None, 1.0
    if text.lower() == "currentcolor":
        text = properties.get("color", "#000")
        if text.lower() == "currentcolor":
            text = "#000"
    colour, alpha = values.colour(text)
    alpha *= values.fraction(properties.get(f"{name}-opacity", "1"))
    return (colour, alpha) if alpha > 0 else (None, 1.0)


def _known(known: Mapping[str, int], text: str) -> int:
    if text.strip() not in known:
        raise NotPlainError(text)
    return known[text.strip()]


def _dashes(text: str, viewport: Viewport) -> tuple[float, ...]:
    if text.strip().lower() == "none":
        return ()
    found = tuple(values.length(part, viewport.diagonal) for part in text.replace(",", " ").split())
    if any(value < 0 for value in found) or sum(found) <= 0:
        return ()
    return found
