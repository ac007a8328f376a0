"""Codes, widths and subsets of a font, and the undocumented features of ReportLab that they depend on.

If a test that says so fails after an update of ReportLab, `backpdf/text/typeface.py` no longer reads fonts
correctly.  Adapt it first; then change the pin in pyproject.toml.
"""

from __future__ import annotations

import io
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import ascii_letters, digits

import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFile

import backpdf
from backpdf.text.fonts import font_face, typeface
from backpdf.text.typeface import FontSubset, MissingGlyphError, Typeface

WHY = "ReportLab has changed: see the module's docstring"
FACE = typeface()


def decoded(text: str) -> str:
    """The text again, from its codes and the characters that the embedded subsets give them."""
    subsets = plain_subsets(text)
    found = []
    for font, codes in FACE.encoded(text):
        plain = codes.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
        found += [chr(subsets[font].characters[ord(code)]) for code in plain]
    return "".join(found)


def plain_subsets(text: str) -> dict[str, FontSubset]:
    """The subsets of the font itself; there must be no others."""
    found: dict[str, FontSubset] = {}
    for name, subset in FACE.subsets(frozenset(text)).items():
        assert isinstance(subset, FontSubset)
        found[name] = subset
    return found


def test_threads_get_the_same_subsets() -> None:
    """A service may make handouts in threads; ReportLab reads a font file from one position."""
    sets = [frozenset(chr(0x100 + number + more) for more in range(20)) for number in range(60)]
    alone = [{name: subset.program for name, subset in FACE.subsets(each).items()} for each in sets]
    shared = Typeface(FACE.key, font_face())
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            together = list(threads.map(shared.subsets, sets))
    finally:
        sys.setswitchinterval(interval)
    assert [{name: subset.program for name, subset in each.items()} for each in together] == alone


def test_version_is_the_one_that_this_was_written_for() -> None:
    assert reportlab.Version.startswith("5.1."), WHY


def test_the_font_face_has_the_expected_attributes() -> None:
    face = font_face()
    assert face.charToGlyph[ord("a")] > 0, WHY
    assert face.charWidths[ord("a")] == pytest.approx(pdfmetrics.stringWidth("a", "FiraGO", 1000)), WHY
    assert isinstance(face.name, bytes), WHY
    for name in ("ascent", "descent", "capHeight", "italicAngle", "stemV", "flags", "defaultWidth"):
        assert isinstance(getattr(face, name), int | float), f"{WHY}: {name}"
    assert len(face.bbox) == 4, WHY


def test_a_subset_is_a_font_file_with_these_codes() -> None:
    (subset,) = plain_subsets("é\u2013").values()
    codes = {code: character for code, character in enumerate(subset.characters) if character}
    assert codes.pop(0xE9) == ord("é")
    assert codes.pop(0x96) == 0x2013
    assert codes == {ord(c): ord(c) for c in ascii_letters + digits}  # for the next patient's name
    cut = TTFontFile(io.BytesIO(subset.program), charInfo=0)
    start, _ = cut.get_table_pos("cmap")
    table = subset.program[start:]
    assert struct.unpack(">HHHH", table[:8]) == (0, 1, 1, 0), WHY
    kind, _, _, first, count = struct.unpack(">HHHHH", table[12:22])
    assert (kind, first, count) == (6, 0, 0xE9 + 1), WHY
    glyphs = struct.unpack(f">{count}H", table[22 : 22 + 2 * count])
    assert [code for code, glyph in enumerate(glyphs) if glyph] == [
        code for code, character in enumerate(subset.characters) if character
    ], WHY


def test_codes_do_not_depend_on_what_else_is_written() -> None:
    assert list(FACE.encoded("ab")) == [("R", "ab")]
    assert list(FACE.encoded("b\u2013c")) == [("R", "b\x96c")]
    assert list(FACE.encoded("(a\\)")) == [("R", "\\(a\\\\\\)")]
    assert list(typeface(bold=True).encoded("a")) == [("B", "a")]
    greek = list(FACE.encoded("a\u03b1\u03b2b"))
    assert [font for font, _ in greek] == ["R", "R5", "R"]


def test_no_break_spaces_are_written_as_spaces() -> None:
    assert list(FACE.encoded("1\u00a0kg")) == [("R", "1 kg")]
    assert FACE.unprintable("1\u00a0kg") == ()


OWN = sorted(c for c in map(chr, font_face().charToGlyph) if FACE.parts(c) == c)


@given(st.text(st.sampled_from(OWN)))
def test_any_text_can_be_read_back(text: str) -> None:
    assert decoded(text) == text.replace("\u00a0", " ")


@given(st.text(st.sampled_from(OWN), max_size=40), st.floats(5, 40))
def test_widths_are_those_of_reportlab(text: str, size: float) -> None:
    assert FACE.width(text, size) == pytest.approx(pdfmetrics.stringWidth(text, "FiraGO", size)), WHY


def test_plain_letters_give_the_same_subset() -> None:
    one, other = FACE.subsets(frozenset("abc")), FACE.subsets(frozenset("xyz1"))
    assert one["R"] is other["R"]
    assert FACE.subsets(frozenset("\u03b1")).keys() == {"R5"}


@pytest.mark.parametrize("text", ["腰", "\ue000", "\x00", "a\tb", "\ufeff", "\U0001f600", "\U000f0001"])
def test_characters_without_a_glyph_are_refused(text: str) -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+"):
        list(FACE.encoded(text))


def test_missing_glyph_names_character_and_font() -> None:
    with pytest.raises(
        MissingGlyphError, match=r"FiraGO-Regular cannot print '腰' \(U\+8170\), '痛'"
    ) as caught:
        list(FACE.encoded("Back: 腰痛"))
    assert caught.value.characters == "腰痛"
    assert FACE.unprintable("Back: 腰痛 \u2013 grüße\u00a0…") == ("腰", "痛")


def test_reportlab_is_used_in_few_modules() -> None:
    """Fonts and QR codes: nothing else of it is used."""
    source = Path(backpdf.__file__).parent
    users = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "reportlab" in path.read_text("utf-8").replace("ReportLab", "")
    }
    expected = {"text/fonts.py", "pdf/images/qr.py", "text/typeface.py", "production/fingerprint.py"}
    assert users == expected
