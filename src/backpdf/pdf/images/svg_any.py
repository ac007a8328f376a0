"""Any SVG drawing, read by svglib."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from svglib.svglib import SvgRenderer

from backpdf.pdf.images.svg_clean import clean
from backpdf.pdf.images.svg_operators import Operators, WrittenDrawing
from backpdf.pdf.images.svg_shapes import ShapeWriter
from backpdf.pictures.picture_errors import SAVE_SVG_AGAIN, PictureError
from backpdf.text.fonts import BOLD, REGULAR, register_fonts

_BOLD_FROM = 600
# what svglib lets through for input it does not expect
_SVGLIB_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_any(root: Any, *, mono: bool) -> WrittenDrawing:
    """Writes a parsed SVG, which is changed on the way.

    Raises PictureError for a file that is no SVG, has no size or cannot be read.
    """
    operators = Operators(mono=mono)
    writer = ShapeWriter(operators)
    complaints: list[str] = []
    with _listening(complaints):
        try:
            cleaned = clean(root)
            drawing = SvgRenderer(BytesIO(), font_map=_FiraGoOnly()).render(root)
            for node in drawing.contents:
                writer.draw(node)
        except _SVGLIB_ERRORS as error:
            raise PictureError("This SVG drawing cannot be read", SAVE_SVG_AGAIN) from error
    advice = {*cleaned.advice, *writer.advice}
    if complaints:
        advice.add("a part of the drawing is not understood and may be missing or look different")
    return WrittenDrawing(
        operators,
        size=(cleaned.width, cleaned.height),
        form_size=(float(drawing.width), float(drawing.height)),
        advice=frozenset(advice),
    )


class _FiraGoOnly:
    """Stands in for svglib's font map, which would ask the computer for fonts (fc-match)."""

    def __init__(self) -> None:
        register_fonts()

    def find_font(self, _family: str, weight: str = "normal", _style: str = "normal") -> tuple[str, bool]:
        """FiraGO in the nearest of its two weights."""
        heavy = int(weight) >= _BOLD_FROM if weight.isdigit() else weight in ("bold", "bolder")
        return (BOLD if heavy else REGULAR), True


@contextmanager
def _listening(complaints: list[str]) -> Iterator[None]:
    """Collects what svglib logs as warnings, and keeps it off the screen."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    logger = logging.getLogger("svglib.svglib")
    listener, propagate = Listener(logging.WARNING), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
