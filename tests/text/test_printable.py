# ruff: noqa: RUF001  (look-alike letters are what is tested)
"""Text normalised for printing, and characters that cannot be printed."""

from __future__ import annotations

import unicodedata

import pytest

from backpdf.text.cleaning import as_printed
from backpdf.text.fonts import font_face
from backpdf.text.printable import Reason, unprintable


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
        ("e\ufb00ort \ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "effort fiflffifflstst"),
        ("１２ｋｇ （Ａ）", "12kg (A)"),
        ("5 \u338f, 2 \u33a1, 20 \u2103, 3 \u3396, 4 \u33a7", "5 kg, 2 m\u00b2, 20 °C, 3 ml, 4 m/s"),
        ("𝗕𝗮𝗰𝗸 𝟐 Ⅳ ⑴", "Back 2 IV (1)"),
        ("\uf0b7 lift \uf0fc", "• lift ✓"),
        ("\u202a01234 567890\u202c", "01234 567890"),
        ("\u202d+44 20\u202c \u2066a\u2069 \u2067b\u2069\u2068c\u061cd\u200ee\u200f", "+44 20 a bcde"),
        ("1\ufe0f\u20e3 \u263a\ufe0f 👍\U0001f3fd", "1 \u263a 👍"),
        ("a\u2800b", "a b"),
    ],
)
def test_printable(typed: str, printed: str) -> None:
    assert as_printed(typed) == printed
    assert unprintable(typed) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lift your hips – slowly… “good” ‘yes’ • → ½ € ° × ≤ ≥ −",
        "Zażółć gęślą jaźń, příliš žluťoučký kůň, ğüşıöç, Đặt lưng phẳng",
        "Ελληνικά με τόνους, Українська їжа, Русский ёж",
        "e\u0301 o\u0323 \u1ecd\u0301 а\u0301 M\u0300 i\u0304\u0301 вы\u0301дох m\u0329 M\u0331 W\u0331",
        "x\u20dd",  # two characters that one glyph draws
        "5′ 6″ ✓ ✗ ✔ → ≥ ☐ ☑ ½ ⅓ ⅐ ° ⚠ ☎ ① ♂ ⇒ ∞ 👍 ℞",
        "",
        "a b\nc\td",
    ],
)
def test_prints_well(text: str) -> None:
    assert unprintable(text) == []


@pytest.mark.parametrize(
    ("text", "index", "reason"),
    [
        ("good 🧘", 5, Reason.MISSING),
        ("lost \ufffc", 5, Reason.LOST),
        ("lost \ufffd", 5, Reason.LOST),
        ("a\ufdd0", 1, Reason.MISSING),
        ("a\U0001ffff", 1, Reason.MISSING),
        ("a\ufff9", 1, Reason.CONTROL),
        ("a\u202eb", 1, Reason.CONTROL),
        ("膝", 0, Reason.MISSING),
        ("a\ue000", 1, Reason.MISSING),
        ("a\x07b", 1, Reason.CONTROL),
        ("a\ud800", 1, Reason.CONTROL),
        ("see שלום", 4, Reason.RIGHT_TO_LEFT),
        ("مرحبا", 0, Reason.RIGHT_TO_LEFT),
        ("नमस्ते", 0, Reason.SHAPED),
        ("สวัสดี", 0, Reason.SHAPED),
        ("\u0301a", 0, Reason.ACCENT),
        ("a \u0301", 2, Reason.ACCENT),
        ("M" + "\u0300" * 9, 1, Reason.ACCENT),
        ("o\u0308\u0301\u0301", 0, Reason.ACCENT),
    ],
)
def test_unprintable(text: str, index: int, reason: Reason) -> None:
    found = unprintable(text)[0]
    assert (found.index, found.reason) == (index, reason)


def test_index_is_that_of_the_typed_text() -> None:
    typed = "cafe\u0301 \u00ad膝 x"
    assert [(found.index, typed[found.index]) for found in unprintable(typed)] == [(7, "膝")]
    assert unprintable("🧘")[0].name == "person in lotus position"


def test_every_printable_letter_has_ink_or_is_a_space() -> None:
    face = font_face()
    for code, glyph in face.charToGlyph.items():
        character = chr(code)
        if glyph and unicodedata.category(character)[0] == "L" and not unprintable(character):
            start, end = face.glyphPos[glyph : glyph + 2]
            assert end > start, hex(code)


def test_a_character_without_a_shape_is_named_and_not_shown() -> None:
    assert unprintable("a\ued74")[0].message.startswith("the character (U+ED74) cannot be printed")
