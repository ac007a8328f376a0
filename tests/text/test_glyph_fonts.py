"""Letters from their parts and signs of other fonts: which print, by which font, and where marks stand."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from backpdf.text.fonts import typeface
from backpdf.text.glyph_fonts import GlyphFonts
from backpdf.text.printable import unprintable
from backpdf.text.shaping import GlyphFont

FIRAGO, NOTO = "Rf", "Rn"

# The letters of DIN 91379 (2022) that Unicode has composed: ranges and single code points, in hexadecimal.
_COMPOSED = """
41-5A 61-7A C0-D6 D8-F6 F8-137 139-17E 187 188 18F 197 1A0 1A1 1AF 1B0 1B7 1CD-1DC 1DE 1DF 1E2-1F0 1F4 1F5
1F8-1FF 212 213 218-21B 21E 21F 227-233 259 268 292 1E02 1E03 1E06 1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37
1E3A 1E3B 1E40-1E49 1E52-1E5B 1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9
"""
# Those that it has not: each letter with the marks, in hexadecimal, that it may have.
_SEQUENCES = """
A:30B C:300,304,306,308,315,323,326,328+306 D:302 F:300,304 G:300 H:304,326,331 J:301,30C
K:300,302,304,307,315,31B,326 L:302,325,325+304,326 M:300,302,306,310 N:302,304,306,326 P:300,304,315,323
R:306,325,325+304 S:300,304,31B+304,331 T:300,304,308,315,31B U:307 Z:300,304,306,308,327
a:30B c:300,304,306,308,315,323,326,328+306 d:302 f:300,304 g:300 h:304,326 j:301
k:300,302,304,307,315,31B,326 l:302,325,325+304,326 m:300,302,306,310 n:302,304,306,326 p:300,304,315,323
r:306,325,325+304 s:300,304,31B+304,331 t:300,304,315,31B u:307 z:300,304,306,308,327
C:327+306 U:302+304 c:327+306 u:302+304 y:308+301 C:30C+315,30C+323 c:30C+315,30C+323 e:304+30D I:304+301
i:304+301 o:304+30D Z:30C+326,30C+327 z:30C+326,30C+327 K:323+304 k:323+304 S:323+304 s:323+304 T:323+304
t:323+304 A:323+308 a:323+308 O:323+308 o:323+308 U:323+304,323+308 u:323+304,323+308
"""


def din_91379() -> list[str]:
    """Every Latin letter of DIN 91379, composed where Unicode can."""
    letters = ["K\u035fH", "K\u035fh", "k\u035fh"]
    for item in _COMPOSED.split():
        first, _, last = item.partition("-")
        letters += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    for item in _SEQUENCES.split():
        base, marks = item.split(":")
        letters += [base + "".join(chr(int(m, 16)) for m in each.split("+")) for each in marks.split(",")]
    return list(dict.fromkeys(unicodedata.normalize("NFC", letter) for letter in letters))


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_of_din_91379_prints(bold: bool) -> None:
    letters = din_91379()
    assert len(letters) > 600
    assert [letter for letter in letters if typeface(bold=bold).unprintable(letter)] == []
    assert [letter for letter in letters if unprintable(unicodedata.normalize("NFD", letter))] == []


@pytest.mark.parametrize(
    ("cluster", "font"),
    [
        ("m\u0329", FIRAGO),
        ("\u044b\u0301", FIRAGO),
        ("W\u0331", FIRAGO),
        ("C\u0315", NOTO),  # FiraGO lacks the mark
        ("T\u031b", NOTO),  # FiraGO hangs it before the letter
        ("C\u0328\u0306", NOTO),
        ("\u2032", NOTO),
        ("\u2713", "Rs"),
        ("\u2610", "Rs"),
        ("\u2460", "Ry"),
        ("\u21d2", "Rm"),
    ],
)
def test_the_first_font_that_can_prints(cluster: str, font: str) -> None:
    shaped = typeface()._shaped(cluster)
    assert shaped is not None
    assert (shaped.font, shaped.text) == (font, cluster)
    assert shaped.width > 0


@pytest.mark.parametrize("cluster", ["m\u0329", "M\u0331", "W\u0331", "w\u0331", "\u044b\u0301", "M\u0302"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_mark_stands_over_or_under_the_middle_of_its_letter(cluster: str, bold: bool) -> None:
    fonts = GlyphFonts("T", bold=bold)
    shaped = fonts.shaped(cluster)
    assert shaped is not None
    font = fonts._fonts[shaped.font]
    base, mark = (font._ink(glyph) for glyph in shaped.glyphs)
    assert mark.centre[0] == pytest.approx(base.centre[0], abs=45)
    assert mark.bottom >= base.top or mark.top <= base.bottom
    assert shaped.width == shaped.glyphs[0].width


def test_a_double_mark_stands_between_its_letters() -> None:
    fonts = GlyphFonts("T", bold=False)
    shaped = fonts.shaped("k\u035fh")
    assert shaped is not None
    letter, mark, _ = shaped.glyphs
    assert fonts._fonts[shaped.font]._ink(mark).centre[0] == pytest.approx(letter.width)


@pytest.mark.parametrize("cluster", ["\u0301", " \u0301", "a" + "\u0301" * 5, "\u819d", "\U0001f9d8"])
def test_what_no_font_can_place_or_lacks_is_not_shaped(cluster: str) -> None:
    assert typeface()._shaped(cluster) is None


def test_operators_bring_the_pen_to_the_end_and_say_the_text() -> None:
    shaped = typeface()._shaped("I\u0304\u0301")
    assert shaped is not None
    operators = shaped.operators(10)
    assert operators.startswith("/Span<</ActualText<FEFF004903040301>>>BDC")
    assert operators.endswith("0 Ts\nEMC")
    sign = typeface()._shaped("\u2713")
    assert sign is not None
    assert "ActualText" not in sign.operators(10)  # the font's own map says it


def test_a_subset_keeps_glyph_numbers_and_is_small() -> None:
    subsets = typeface().subsets(frozenset({"a", "\u2713", "m\u0329"}))
    assert list(subsets) == ["R", "Rf", "Rs"]
    for key in ("Rf", "Rs"):
        subset = subsets[key]
        shaped = typeface()._shaped("\u2713" if key == "Rs" else "m\u0329")
        assert shaped is not None
        assert list(subset.widths) == sorted(glyph.number for glyph in shaped.glyphs)
        assert len(subset.program) < 40_000
        again = GlyphFont(key, "Again", subset.program)
        assert all(again._ink(glyph).top > again._ink(glyph).bottom for glyph in shaped.glyphs)


def test_threads_get_the_same_glyphs_and_fonts() -> None:
    clusters = [f"{letter}\u0331" for letter in "bdhklnrtzMWCFGHJPQ"] + list("\u2713\u2717\u2610\u2032")
    fonts = GlyphFonts("T", bold=False)
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(fonts.shaped, clusters * 4))
        cut = list(threads.map(fonts.subsets, [frozenset(clusters)] * 8))
    alone = GlyphFonts("T", bold=False)
    assert together == [alone.shaped(cluster) for cluster in clusters * 4]
    once = {key: subset.program for key, subset in alone.subsets(frozenset(clusters)).items()}
    assert all({key: subset.program for key, subset in each.items()} == once for each in cut)


def test_plain_letters_load_no_more_fonts() -> None:
    script = (
        "import sys; from backpdf.text.printable import unprintable;"
        "from backpdf.text.fonts import typeface;"
        "text = 'Zażółć 8\u201312 \u2192 ½ \u00b0 Жук'; assert not unprintable(text);"
        "list(typeface().shown(text, 12));"
        "print({'backpdf.text.shaping', 'pymupdf_fonts.NotoSans_Regular'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
