"""SVG drawings as vectors: one compressed form for all documents."""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped,unused-ignore]
from svglib.svglib import SvgRenderer

from backpdf.pdf.fonts import BOLD, REGULAR, register_fonts
from backpdf.pdf.pictures.errors import PictureError
from backpdf.pdf.pictures.svg_clean import clean
from backpdf.pdf.pictures.svg_operators import Operators
from backpdf.pdf.tagging.prepared import PreparedForm

MOST_BYTES = 20_000_000
LARGE_FORM = 500_000
"""Compressed bytes of a drawing from which a handout becomes heavy."""
_BOLD_FROM = 600
_SAVE_AGAIN = "Open it in a drawing program and save it again as plain SVG"
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """A compiled drawing; width and height in its own units, advice for who chose it."""

    width: float
    height: float
    form: PreparedForm
    advice: tuple[str, ...]


def compile_svg(data: bytes, *, mono: bool = False) -> Drawing:
    """Compiles an SVG or SVGZ file; mono turns every colour into the grey of the same lightness.

    Raises PictureError for a file that is no SVG, has no size or draws nothing.  Nothing outside the
    file is opened; fonts are FiraGO whatever the file asks for.
    """
    root = _parse(_unpacked(data))
    operators = Operators(mono=mono)
    complaints: list[str] = []
    with _listening(complaints):
        try:
            cleaned = clean(root)
            drawing = SvgRenderer(BytesIO(), font_map=_FiraGoOnly()).render(root)
            for node in drawing.contents:
                operators.draw(node)
        except _SVGLIB_ERRORS as error:
            raise PictureError("This SVG drawing cannot be read", _SAVE_AGAIN) from error
    if operators.is_empty:
        raise PictureError("Nothing can be seen in this SVG drawing", _SAVE_AGAIN)
    form = PreparedForm(
        zlib.compress(operators.content, 9),
        width=float(drawing.width),
        height=float(drawing.height),
        graphics_states=operators.graphics_states,
        images=operators.images,
    )
    return Drawing(cleaned.width, cleaned.height, form, _advice(cleaned.advice, operators, form, complaints))


def _advice(
    cleaned: tuple[str, ...], operators: Operators, form: PreparedForm, complaints: list[str]
) -> tuple[str, ...]:
    advice = {*cleaned, *operators.advice}
    if complaints:
        advice.add("a part of the drawing is not understood and may be missing or look different")
    if len(form.content) > LARGE_FORM:
        advice.add("the drawing is very detailed and makes every handout large; simplify it")
    return tuple(sorted(advice))


def _unpacked(data: bytes) -> bytes:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(BytesIO(data)) as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise PictureError("This compressed SVG drawing is damaged", _SAVE_AGAIN) from error
    if len(data) > MOST_BYTES:
        raise PictureError(
            f"This SVG drawing is larger than {MOST_BYTES // 1_000_000} MB", "Simplify it, or save it as PNG"
        )
    return data


def _parse(data: bytes) -> Any:
    """The root element; entities of the file itself only, as Adobe programs write them."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f" (line {line})" if line else ""
        raise PictureError(f"This SVG drawing is damaged{where}", _SAVE_AGAIN) from error


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
