"""A plain drawing as inline SVG, made anew from its shapes.

The drawing's own file is never copied: no script, style sheet, identifier or address of it can reach the
page.  The only identifiers are those of clip paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from backpdf.html.html_writer import Markup, element
from backpdf.pictures.svg.painting import IDENTITY, Matrix, PathData, PathStyle, Recording, Rgb

ID_MARK = "%id%"
"""Stands before the number of a clip path; replaced with what is unique in the page."""
_LETTERS = {"m": "M", "l": "L", "c": "C", "h": "Z"}
_NUMBERS = {"m": 2, "l": 2, "c": 6, "h": 0}
_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def svg_markup(shapes: Recording, width: float, height: float, alt: str) -> Markup:
    """The drawing as an element with an alternative text; width and height are in CSS pixels."""
    painter = _SvgPainter()
    shapes.replay(painter)
    return element(
        "svg",
        *painter.parts,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=_number(width),
        height=_number(height),
        role="img",
        aria_label=alt,
    )


class _SvgPainter:
    """Collects the elements of one drawing; a Painter of plain drawings."""

    def __init__(self) -> None:
        self.parts: list[Markup] = []
        self._clips = 0

    @contextmanager
    def placed(self, matrix: Matrix) -> Iterator[None]:
        """What is painted within is moved, turned and scaled."""
        if matrix == IDENTITY:
            yield
            return
        with self._group(transform=f"matrix({_numbers(matrix)})"):
            yield

    @contextmanager
    def clipped(self, path: PathData) -> Iterator[None]:
        """What is painted within is cut to a path (non-zero rule)."""
        self._clips += 1
        name = f"{ID_MARK}{self._clips}"
        self.parts.append(element("clipPath", element("path", d=_written(path)), id=name))
        with self._group(clip_path=f"url(#{name})"):
            yield

    @contextmanager
    def _group(self, **attributes: str) -> Iterator[None]:
        before, self.parts = self.parts, []
        yield
        self.parts = [*before, element("g", *self.parts, **attributes)]

    def paint(self, path: PathData, style: PathStyle) -> None:
        """Fills a path, then strokes it."""
        if path.steps and style.is_seen:
            self.parts.append(element("path", d=_written(path), **_fill(style), **_stroke(style)))


def _fill(style: PathStyle) -> dict[str, str | None]:
    if style.fill is None:
        return {"fill": "none"}
    return {
        "fill": _colour(style.fill),
        "fill_opacity": _unless(style.fill_alpha, 1.0),
        "fill_rule": "evenodd" if style.even_odd else None,
    }


def _stroke(style: PathStyle) -> dict[str, str | None]:
    if style.stroke is None:
        return {}
    return {
        "stroke": _colour(style.stroke),
        "stroke_opacity": _unless(style.stroke_alpha, 1.0),
        "stroke_width": _unless(style.width, 1.0),
        "stroke_linecap": _CAPS[style.cap] if style.cap else None,
        "stroke_linejoin": _JOINS[style.join] if style.join else None,
        "stroke_miterlimit": _unless(style.miter_limit, 4.0),
        "stroke_dasharray": _numbers(style.dashes) if style.dashes else None,
        "stroke_dashoffset": _unless(style.dash_offset, 0.0) if style.dashes else None,
    }


def _written(path: PathData) -> str:
    """The path data; numbers are shared out to the steps."""
    parts: list[str] = []
    at = 0
    for step in path.steps:
        end = at + _NUMBERS[step]
        parts.append(_LETTERS[step] + _numbers(path.numbers[at:end]))
        at = end
    return "".join(parts)


def _colour(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _unless(value: float, usual: float) -> str | None:
    """The value of an attribute; None for what it is without being said."""
    return None if value == usual else _number(value)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    """Seven digits, as in the PDF."""
    return f"{value:.7g}"
