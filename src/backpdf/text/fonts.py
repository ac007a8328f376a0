"""FiraGO, the one font of every handout: loading and measuring.

FiraGO comes as TrueType in the package pymupdf_fonts.  ReportLab's font reader parses it, and cuts it down
to the glyphs in use.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from backpdf.text.typeface import Typeface

REGULAR = "FiraGO"
BOLD = "FiraGO-Bold"


def register_fonts() -> None:
    """Makes FiraGO known to ReportLab; a second call costs nothing.

    Bold answers to <b> within a paragraph; italic is not used, so <i> prints upright.
    """
    if not {REGULAR, BOLD} <= set(pdfmetrics.getRegisteredFontNames()):
        from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular  # noqa: PLC0415  (unpacks 1.6 MB)

        for name, file in ((REGULAR, FiraGO_Regular), (BOLD, FiraGO_Bold)):
            # asciiReadable would embed all of ASCII in every document: 15 KB for nothing
            pdfmetrics.registerFont(TTFont(name, BytesIO(file.fontbuffer), asciiReadable=0))
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def font_face(*, bold: bool = False) -> Any:
    """ReportLab's parsed font file (reportlab.pdfbase.ttfonts.TTFontFace)."""
    name = BOLD if bold else REGULAR
    if name not in pdfmetrics.getRegisteredFontNames():
        register_fonts()
    return pdfmetrics.getFont(name).face


@cache
def typeface(*, bold: bool = False) -> Typeface:
    """FiraGO to write with, regular or bold."""
    return Typeface("B" if bold else "R", font_face(bold=bold))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line of printable text at a font size in points."""
    return typeface(bold=bold).width(text, size)
