"""FiraGO, the font of every handout: loading and measuring.

The package pymupdf_fonts contains FiraGO as TrueType.  ReportLab's font reader parses it and makes subsets
of the glyphs in use.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from backpdf.text.glyph_fonts import GlyphFonts
from backpdf.text.typeface import Typeface

REGULAR = "FiraGO"
BOLD = "FiraGO-Bold"
_LOADING = Lock()


def register_fonts() -> None:
    """Registers FiraGO with ReportLab; a second call does nothing.

    ReportLab and svglib use the bold font for bold text.  No italic is registered: it prints upright.
    """
    if not {REGULAR, BOLD} <= set(pdfmetrics.getRegisteredFontNames()):
        from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular  # noqa: PLC0415  (unpacks 1.6 MB)

        for name, file in ((REGULAR, FiraGO_Regular), (BOLD, FiraGO_Bold)):
            # asciiReadable would embed all of ASCII in every document: 15 KB more
            pdfmetrics.registerFont(TTFont(name, BytesIO(file.fontbuffer), asciiReadable=0))
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def font_face(*, bold: bool = False) -> Any:
    """ReportLab's parsed font file (reportlab.pdfbase.ttfonts.TTFontFace)."""
    name = BOLD if bold else REGULAR
    if name not in pdfmetrics.getRegisteredFontNames():
        register_fonts()
    return pdfmetrics.getFont(name).face


def typeface(*, bold: bool = False) -> Typeface:
    """FiraGO, regular or bold: always the same object, for threads that ask at the same time as well."""
    with _LOADING:
        return _loaded(bold)


@cache
def _loaded(bold: bool) -> Typeface:
    key = "B" if bold else "R"
    return Typeface(key, font_face(bold=bold), GlyphFonts(key, bold=bold))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of printable text on one line, at a font size in points."""
    return typeface(bold=bold).width(text, size)
