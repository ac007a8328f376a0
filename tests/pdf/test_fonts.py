# ruff: noqa: RUF001  (look-alike letters are what is tested)
"""Fonts: registering, measuring, and what cannot be printed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from backpdf.pdf.fonts import (
    BOLD,
    REGULAR,
    Reason,
    font_face,
    missing_characters,
    printable,
    register_fonts,
    text_width,
    unprintable,
)


def test_registering_twice_keeps_the_same_fonts() -> None:
    family = register_fonts()
    before = pdfmetrics.getFont(REGULAR), pdfmetrics.getFont(BOLD)
    assert register_fonts() == family
    assert (pdfmetrics.getFont(REGULAR), pdfmetrics.getFont(BOLD)) == before


def test_importing_registers_nothing() -> None:
    script = (
        "import backpdf.pdf.fonts, sys; from reportlab.pdfbase import pdfmetrics;"
        "assert 'pymupdf_fonts' not in sys.modules;"
        "assert 'FiraGO' not in pdfmetrics.getRegisteredFontNames()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_measures_are_those_of_the_font() -> None:
    family = register_fonts()
    assert (family.ascent, family.descent, family.cap_height) == (0.935, -0.265, 0.689)
    assert family.line == pytest.approx(1.2)


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("cafe\u0301", "café"),
        ("a\u00a0b", "a\u00a0b"),
        ("10\u202f000", "10\u00a0000"),
        ("5\u2007s", "5\u00a0s"),
        ("a\u2009b\u2003c\td\u2028e\u3000f", "a b c d e f"),
        ("Knie\u00adbeuge\u200b\ufeff", "Kniebeuge"),
        ("8\u201112", "8\u201112"),
        ("<b> & {x} 100%", "<b> & {x} 100%"),
    ],
)
def test_printable(typed: str, printed: str) -> None:
    assert printable(typed) == printed
    assert unprintable(typed) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lift your hips – slowly… “good” ‘yes’ • → ½ € ° × ≤ ≥ −",
        "Zażółć gęślą jaźń, příliš žluťoučký kůň, ğüşıöç, Đặt lưng phẳng",
        "Ελληνικά με τόνους, Українська їжа, Русский ёж",
        "e\u0301 o\u0323 \u1ecd\u0301 а\u0301",
        "",
        "a b\nc\td",
    ],
)
def test_prints_well(text: str) -> None:
    assert unprintable(text) == []


@pytest.mark.parametrize(
    ("text", "index", "reason"),
    [
        ("good 👍", 5, Reason.MISSING),
        ("done ✓", 5, Reason.MISSING),
        ("膝", 0, Reason.MISSING),
        ("a\ue000", 1, Reason.MISSING),
        ("a\x07b", 1, Reason.CONTROL),
        ("a\ud800", 1, Reason.CONTROL),
        ("see שלום", 4, Reason.RIGHT_TO_LEFT),
        ("مرحبا", 0, Reason.RIGHT_TO_LEFT),
        ("नमस्ते", 0, Reason.SHAPED),
        ("สวัสดี", 0, Reason.SHAPED),
        ("M\u0300", 1, Reason.ACCENT),
        ("xi\u0304\u0301", 1, Reason.ACCENT),
        ("o\u0308\u0301\u0301", 0, Reason.ACCENT),
    ],
)
def test_unprintable(text: str, index: int, reason: Reason) -> None:
    found = unprintable(text)[0]
    assert (found.index, found.reason) == (index, reason)


def test_index_is_that_of_the_typed_text() -> None:
    typed = "cafe\u0301 \u00ad👍 x"
    assert [(found.index, typed[found.index]) for found in unprintable(typed)] == [(7, "👍")]
    assert missing_characters(typed) == ((7, "👍"),)
    assert missing_characters("שלום") == ()
    assert unprintable("👍")[0].name == "thumbs up sign"


def test_every_printable_letter_has_ink_or_is_a_space() -> None:
    face = font_face()
    for code, glyph in face.charToGlyph.items():
        character = chr(code)
        if glyph and unicodedata.category(character)[0] == "L" and not unprintable(character):
            start, end = face.glyphPos[glyph : glyph + 2]
            assert end > start, hex(code)
