# ruff: noqa: RUF001  (look-alike letters are what is tested)
"""Fonts: registering and measuring."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from backpdf.text.fonts import BOLD, REGULAR, font_face, register_fonts, text_width


def test_registering_twice_keeps_the_same_fonts() -> None:
    register_fonts()
    before = pdfmetrics.getFont(REGULAR), pdfmetrics.getFont(BOLD)
    register_fonts()
    assert (pdfmetrics.getFont(REGULAR), pdfmetrics.getFont(BOLD)) == before


def test_importing_registers_nothing() -> None:
    script = (
        "import backpdf.text.fonts, sys; from reportlab.pdfbase import pdfmetrics;"
        "assert 'pymupdf_fonts' not in sys.modules;"
        "assert 'FiraGO' not in pdfmetrics.getRegisteredFontNames()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_width() -> None:
    assert text_width("", 12) == 0
    assert text_width("nn", 12) == pytest.approx(2 * text_width("n", 12))
    assert text_width("n", 24) == pytest.approx(2 * text_width("n", 12))
    assert text_width("Lift your hips", 12, bold=True) > text_width("Lift your hips", 12)


def test_both_weights_hold_the_same_characters() -> None:
    assert font_face().charToGlyph.keys() == font_face(bold=True).charToGlyph.keys()


def test_bold_markup_uses_the_bold_face_and_text_can_be_read_back() -> None:
    register_fonts()
    style = ParagraphStyle("body", fontName=REGULAR, fontSize=12, leading=15)
    paragraph = Paragraph("Atme aus – <b>hebe</b> die Hüften, Größe ≥ 2 × 8‑12", style)
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 60), initialFontName=REGULAR, invariant=1)
    paragraph.wrapOn(canvas, 380, 50)
    paragraph.drawOn(canvas, 10, 20)
    canvas.save()
    assert b"FiraGO-Bold" in file.getvalue()
    document = pypdfium2.PdfDocument(file.getvalue())
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert text == "Atme aus – hebe die Hüften, Größe ≥ 2 × 8‑12"


def test_threads_that_ask_first_get_one_typeface() -> None:
    """A document refuses two typefaces with one key."""
    code = (
        "import time\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from backpdf.text import fonts\n"
        "read = fonts.font_face\n"
        "fonts.font_face = lambda *, bold=False: (time.sleep(0.1), read(bold=bold))[1]\n"
        "with ThreadPoolExecutor(2) as threads:\n"
        "    found = list(threads.map(lambda _: fonts.typeface(), range(2)))\n"
        "assert found[0] is found[1]\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
