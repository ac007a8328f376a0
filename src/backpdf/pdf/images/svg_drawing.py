"""SVG drawings as vectors: one compressed form for all documents."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped,unused-ignore]

from backpdf.pdf.images.svg_operators import WrittenDrawing
from backpdf.pdf.images.svg_plain import read_plain
from backpdf.pdf.tagging.prepared import PreparedForm
from backpdf.pictures.picture_errors import SAVE_SVG_AGAIN, PictureError

MOST_BYTES = 20_000_000
LARGE_FORM = 500_000
"""Compressed bytes of a drawing from which a handout becomes heavy."""
_HEAVY = "the drawing is very detailed and makes every handout large; simplify it"


@dataclass(frozen=True, slots=True)
class SvgDrawing:
    """A compiled drawing; width and height in its own units, advice for who chose it."""

    width: float
    height: float
    form: PreparedForm
    advice: tuple[str, ...]


def compile_svg(data: bytes, *, mono: bool = False) -> SvgDrawing:
    """Compiles an SVG or SVGZ file; mono turns every colour into the grey of the same lightness.

    Raises PictureError for a file that is no SVG, has no size or draws nothing.  Nothing outside the
    file is opened; fonts are FiraGO whatever the file asks for.
    """
    root = _parse(_unpacked(data))
    written = read_plain(root, mono=mono) or _read_any(root, mono=mono)
    operators = written.operators
    if operators.is_empty:
        raise PictureError("Nothing can be seen in this SVG drawing", SAVE_SVG_AGAIN)
    form = PreparedForm(
        zlib.compress(operators.content, 9),
        *written.form_size,
        graphics_states=operators.graphics_states,
        images=operators.images,
    )
    heavy = {_HEAVY} if len(form.content) > LARGE_FORM else set()
    return SvgDrawing(*written.size, form, tuple(sorted(written.advice | heavy)))


def _read_any(root: Any, *, mono: bool) -> WrittenDrawing:
    from backpdf.pdf.images.svg_any import read_any  # noqa: PLC0415  (svglib takes 0.1 s)

    return read_any(root, mono=mono)


def _unpacked(data: bytes) -> bytes:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(BytesIO(data)) as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise PictureError("This compressed SVG drawing is damaged", SAVE_SVG_AGAIN) from error
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
        raise PictureError(f"This SVG drawing is damaged{where}", SAVE_SVG_AGAIN) from error
