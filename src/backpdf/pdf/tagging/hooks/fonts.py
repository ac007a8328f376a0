"""Fonts as ReportLab knows them: what they can print, and the subsets to embed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfmetrics

from backpdf.pdf.tagging.errors import FontNotEmbeddedError
from backpdf.pdf.tagging.fontfile import FontSubset

# ISO 32000-1, table 123: bit 3 symbolic, bit 6 nonsymbolic.  Subsets have an encoding of their own.
_SYMBOLIC = 1 << 2
_NONSYMBOLIC = 1 << 5


def embeddable_font(name: str) -> Any:
    """The registered TrueType font of a name; the standard 14 fonts are refused.

    HOOK `_dynamicFont`: true for fonts that ReportLab cuts down and embeds, false for the standard
    fonts, which it only names.
    """
    try:
        font = pdfmetrics.getFont(name)
    except KeyError:
        raise FontNotEmbeddedError(f"no font is registered under the name {name!r}") from None
    if not font._dynamicFont:
        raise FontNotEmbeddedError(
            f"the font {name} would not be stored in the file, so the text would look different, or be "
            "unreadable, on another computer (ISO 19005-2, 6.2.11.4). Set the font of the style, of its "
            "bullet, or of the canvas"
        )
    return font


def unprintable(text: str, font_name: str) -> tuple[str, ...]:
    """The characters of text that the font cannot print, in order, each once.

    ReportLab would print glyph 0 (an empty box) for them.  Private-use characters count as
    unprintable, too: nobody can read them out (ISO 19005-2, 6.2.11.7.3).
    """
    glyphs = embeddable_font(font_name).face.charToGlyph
    return tuple(c for c in dict.fromkeys(text) if not _can_print(c, glyphs))


def _can_print(character: str, glyphs: dict[int, int]) -> bool:
    code = ord(character)
    if code == 0xA0:
        code = 0x20  # ReportLab prints a no-break space as a space
    if code < 0x20 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code in (0xFEFF, 0xFFFE):
        return False
    return bool(glyphs.get(code))


def font_subsets(document: Any) -> Iterator[tuple[str, FontSubset]]:
    """The subsets that a document's text needs, by resource name, in order of first use.

    HOOKS: `PDFDocument.fontMapping` lists the fonts in use with their internal names;
    `TTFont.state[document].subsets` has, for each subset, the characters by code; `makeSubset` cuts
    the font file down to them.
    """
    for font_name, internal_name in document.fontMapping.items():
        font = embeddable_font(font_name)
        face = font.face
        for index, subset in enumerate(font.state[document].subsets):
            prefix = "".join(chr(65 + int(digit)) for digit in f"{index:06d}")
            yield (
                f"{internal_name[1:]}+{index}",
                FontSubset(
                    base_font=f"{prefix}+{face.name.decode('ascii')}",
                    characters=tuple(subset),
                    widths=tuple(face.getCharWidth(code) for code in subset),
                    missing_width=face.defaultWidth,
                    ascent=face.ascent,
                    descent=face.descent,
                    cap_height=face.capHeight,
                    bbox=tuple(face.bbox),
                    italic_angle=face.italicAngle,
                    stem_v=face.stemV,
                    flags=face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
                    program=face.makeSubset(subset),
                ),
            )
