"""Fonts as ReportLab reads them: how wide text is, what can be printed, codes, and subsets to embed.

All that leans on ReportLab's private names is in this module.  ReportLab is pinned to 5.1.*;
`tests/pdf/tagging/test_typeface.py` fails with an explanation where a later one behaves differently.

Which code stands for a character never depends on the document: page 0 of a font is the code page
1252, in which nearly all western text stands as it is, and every other character has a place on a
further page.  So text that was drawn once can be used in every document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from string import ascii_letters, digits
from typing import Any, Final

from backpdf.text.cleaning import NO_BREAK_SPACE

_FIRST_CODE: Final = 0x20
_PER_PAGE: Final = 256 - _FIRST_CODE
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
# ISO 32000-1, table 123: bit 3 symbolic, bit 6 nonsymbolic.  Subsets have an encoding of their own.
_SYMBOLIC: Final = 1 << 2
_NONSYMBOLIC: Final = 1 << 5


class MissingGlyphError(Exception):
    """A character that the font cannot show; it would print as an empty box or as nothing."""

    def __init__(self, characters: str, font: str) -> None:
        shown = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in characters)
        super().__init__(f"the font {font} cannot print {shown}")
        self.characters = characters
        self.font = font


@dataclass(frozen=True, eq=False, slots=True)
class FontSubset:
    """Up to 256 characters of a TrueType font.  Measures are in thousandths of the font size."""

    base_font: str
    characters: tuple[int, ...]
    widths: tuple[float, ...]
    missing_width: float
    ascent: float
    descent: float
    cap_height: float
    bbox: tuple[float, ...]
    italic_angle: float
    stem_v: float
    flags: int
    program: bytes


class _Advances(dict[str, float]):
    """Widths of characters in thousandths of the type size, looked up when first asked for."""

    def __init__(self, face: Any) -> None:
        self._face = face

    def __missing__(self, character: str) -> float:
        """HOOK `TTFontFace.charWidths`, `defaultWidth`: widths by code point."""
        face = self._face
        width = self[character] = float(face.charWidths.get(ord(character), face.defaultWidth))
        return width


class Typeface:
    """A TrueType font that can be written with.

    key is a letter or two, different for each font of a document; face is ReportLab's parsed font
    file (reportlab.pdfbase.ttfonts.TTFontFace).
    """

    def __init__(self, key: str, face: Any) -> None:
        self.key: Final = key
        self.name: Final[str] = face.name.decode("ascii")
        self.advances: Final = _Advances(face)
        self._face = face
        # HOOK `charToGlyph`: glyph numbers by code point; 0 is the empty box
        self._printable = frozenset(chr(code) for code, glyph in face.charToGlyph.items() if glyph)
        self._printable -= {c for c in self._printable if _is_unreadable(ord(c))}
        self._subsets: dict[tuple[int, frozenset[str]], FontSubset] = {}

    def width(self, text: str, size: float) -> float:
        """Width in points of one line of text at a size in points."""
        advances = self.advances
        return sum([advances[character] for character in text]) * size / 1000

    def unprintable(self, text: str) -> tuple[str, ...]:
        """The characters of text that the font cannot print, in order, each once.

        Private-use characters count as unprintable, too: nobody can read them out (ISO 19005-2,
        6.2.11.7.3).  A no-break space prints as a space.
        """
        if self._printable.issuperset(text):
            return ()
        return tuple(c for c in dict.fromkeys(text) if c not in self._printable and c != NO_BREAK_SPACE)

    def coded(self, text: str) -> Iterator[tuple[str, str]]:
        """The text as literal strings for a content stream, each with the resource name of its font.

        A string holds one character for each byte.  Raises MissingGlyphError for what the font
        cannot print.
        """
        missing = self.unprintable(text)
        if missing:
            raise MissingGlyphError("".join(missing), self.name)
        text = text.replace(NO_BREAK_SPACE, " ")
        if text.isascii():  # nearly all text, and its codes are the characters themselves
            yield self.key, text.translate(_ESCAPES)
            return
        for page, characters in groupby(text, _page):
            codes = "".join(chr(_code(character)) for character in characters)
            yield self.resource(page), codes.translate(_ESCAPES)

    def resource(self, page: int) -> str:
        """The name that content streams use for one page of the font's codes."""
        return f"{self.key}{page or ''}"

    def subsets(self, characters: frozenset[str]) -> dict[str, FontSubset]:
        """What is embedded to print these characters, by resource name.

        Where there are western letters, all of the plain ones are embedded, which is 1 KB more: so the
        handouts of a batch, whose patients have different names, mostly need the same subset.
        """
        pages: dict[int, set[str]] = {}
        for character in {" " if c == NO_BREAK_SPACE else c for c in characters}:
            pages.setdefault(_page(character), set()).add(character)
        if 0 in pages:
            pages[0] |= _PLAIN_LETTERS & self._printable
        return {
            self.resource(page): self._subset(page, frozenset(members))
            for page, members in sorted(pages.items())
        }

    def _subset(self, page: int, characters: frozenset[str]) -> FontSubset:
        subset = self._subsets.get((page, characters))
        if subset is None:
            if len(self._subsets) >= _MOST_SUBSETS:
                self._subsets.clear()
            subset = self._subsets[page, characters] = self._cut(page, characters)
        return subset

    def _cut(self, page: int, characters: frozenset[str]) -> FontSubset:
        """HOOK `makeSubset`: takes a code point for each code and cuts the font file down to them."""
        face = self._face
        codes = {_code(character): ord(character) for character in characters}
        points = [codes.get(code, 0) for code in range(max(codes) + 1)]
        prefix = "".join(chr(65 + int(digit)) for digit in f"{page:06d}")
        return FontSubset(
            base_font=f"{prefix}+{self.name}",
            characters=tuple(points),
            widths=tuple(_short(self.advances[chr(point)]) if point else 0 for point in points),
            missing_width=face.defaultWidth,
            ascent=face.ascent,
            descent=face.descent,
            cap_height=face.capHeight,
            bbox=tuple(face.bbox),
            italic_angle=face.italicAngle,
            stem_v=face.stemV,
            flags=face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            program=face.makeSubset(points),
        )


def _short(width: float) -> float:
    """As an integer, if it is one, which is written faster: a file holds hundreds."""
    return int(width) if width.is_integer() else width


_PLAIN_LETTERS: Final = frozenset(ascii_letters + digits)
_MOST_SUBSETS: Final = 64
"""Subsets kept for each font; the documents of a batch mostly need the same few."""


def _is_unreadable(code: int) -> bool:
    """Control characters, private use, byte order marks."""
    return code < 0x20 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code in (0xFEFF, 0xFFFE)


@cache
def _western() -> dict[str, int]:
    """Code page 1252, from the space on."""
    codes: dict[str, int] = {}
    for code in range(_FIRST_CODE, 256):
        character = bytes([code]).decode("cp1252", errors="ignore")
        if character:
            codes[character] = code
    return codes


def _page(character: str) -> int:
    return 0 if character in _western() else 1 + ord(character) // _PER_PAGE


def _code(character: str) -> int:
    code = _western().get(character)
    return _FIRST_CODE + ord(character) % _PER_PAGE if code is None else code
