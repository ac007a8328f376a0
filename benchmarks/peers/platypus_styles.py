"""How the platypus handout looks: paragraph and table styles, made once for all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import TableStyle

if TYPE_CHECKING:
    from peers.fonts import Fonts

INK, ACCENT, ALARM, QUIET = (HexColor(code) for code in ("#1a1a1a", "#17456b", "#9b1c1c", "#4a4f55"))
LINE, FAINT, TINT = (HexColor(code) for code in ("#8a97a3", "#c9d1d8", "#eef3f7"))
WIDE = 188 * mm
GAP = 14.0
HALF = (WIDE - GAP) / 2
REGULAR, BOLD = "Peer-FiraGO", "Peer-FiraGO-Bold"


def register(fonts: Fonts) -> None:
    """Makes both weights known, under names of their own: ReportLab's registry is global."""
    pdfmetrics.registerFont(TTFont(REGULAR, fonts.regular))
    pdfmetrics.registerFont(TTFont(BOLD, fonts.bold))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def _bold(name: str, size: float, colour: HexColor = INK, above: float = 0.0) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=BOLD, fontSize=size, leading=size * 1.2, textColor=colour, spaceBefore=above
    )


BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=12, leading=14.4, textColor=INK, spaceBefore=1.5)
ITEM = ParagraphStyle("item", BODY, leftIndent=15, spaceBefore=0, bulletFontName=REGULAR, bulletFontSize=12)
STEP = ParagraphStyle("step", ITEM, bulletFontName=BOLD, bulletFontSize=12)
CENTRED = ParagraphStyle("centred", BODY, alignment=TA_CENTER, spaceBefore=0)
CAPTION = ParagraphStyle("caption", CENTRED, fontName=BOLD)
SMALL = ParagraphStyle("small", BODY, fontSize=9.5, leading=11, textColor=QUIET)
TITLE = _bold("title", 22, ACCENT)
LEVEL = _bold("level", 15)
MESSAGE = _bold("message", 14)
SECTION = _bold("section", 13, ACCENT, 2)
WARNING = _bold("warning", 13, white)
SIGNS = _bold("signs", 12, ALARM)
CARD = _bold("card", 15, ACCENT)

_TIGHT = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


class Tables:
    """The styles of tables."""

    columns = TableStyle([*_TIGHT, ("RIGHTPADDING", (0, 0), (-2, -1), GAP)])
    pictures = TableStyle(
        [*_TIGHT, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("ALIGN", (0, 0), (-1, 0), "CENTER")]
    )
    head = TableStyle([*_TIGHT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    message = TableStyle(
        [*_TIGHT, ("LEFTPADDING", (0, 0), (-1, -1), 10), ("LINEBEFORE", (0, 0), (0, -1), 4, ACCENT)]
    )
    flags = TableStyle(
        [
            *_TIGHT,
            ("BACKGROUND", (0, 0), (-1, 0), ALARM),
            ("SPAN", (0, 0), (-1, 0)),
            ("LEFTPADDING", (0, 0), (-1, -1), 7),
            ("RIGHTPADDING", (0, 0), (-1, -1), 7),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("BOX", (0, 0), (-1, -1), 2, ALARM),
        ]
    )
    boxes = TableStyle(
        [
            *_TIGHT,
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("BOX", (0, 0), (-1, -1), 0.8, LINE),
            ("LINEBEFORE", (1, 0), (-1, -1), 0.8, LINE),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("FONT", (0, 0), (-1, 0), BOLD, 12, 14.4),
            ("FONT", (0, 1), (-1, 1), REGULAR, 12, 14.4),
            ("TEXTCOLOR", (0, 0), (-1, -1), INK),
            ("BOTTOMPADDING", (0, 1), (-1, 1), 3),
        ]
    )
    diary = TableStyle(
        [
            *_TIGHT,
            ("FONT", (0, 0), (-1, -1), REGULAR, 12, 14.4),
            ("TEXTCOLOR", (0, 0), (-1, -1), INK),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEABOVE", (0, 1), (-1, -1), 0.5, FAINT),
        ]
    )
