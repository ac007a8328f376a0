"""A typeface: text width, printable characters, character codes, and font subsets to embed.

Only this module uses undocumented names of ReportLab; `HOOK` marks each use.  ReportLab is pinned to 5.1.*;
`tests/text/test_typeface.py` fails with an explanation where a later version behaves differently.

A PDF font has 256 codes, so the characters of a typeface are divided into pages, each of which is embedded
as a font of its own.  The code of a character never depends on the document: page 0 is code page 1252,
which covers nearly all western text, and every other character has a fixed code on a further page.  So a
drawing with text can be reused in every document.

What is not one character with one glyph of the font (a letter with a combining mark, a sign of another font)
is a cluster, shaped by `GlyphFonts`.  Its fonts are embedded with their glyph numbers as codes, which do not
depend on the document either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from string import ascii_letters, digits
from threading import Lock
from typing import Any, Final

from backpdf.text.cleaning import NO_BREAK_SPACE
from backpdf.text.clusters import clusters, is_mark
from backpdf.text.shaped_cluster import ClusterFonts, GlyphSubset, ShapedCluster

_FIRST_CODE: Final = 0x20
_PER_PAGE: Final = 256 - _FIRST_CODE
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
# ISO 32000-1, table 123: bit 3 symbolic, bit 6 nonsymbolic.  Subsets have an encoding of their own.
_SYMBOLIC: Final = 1 << 2
_NONSYMBOLIC: Final = 1 << 5
_SUBSETTING: Final = Lock()
"""A face reads its file from one position, which threads must not share."""


class MissingGlyphError(Exception):
    """Text has characters without a glyph; they would print as an empty box or not at all."""

    def __init__(self, characters: str, font: str) -> None:
        shown = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in characters)
        super().__init__(f"the font {font} cannot print {shown}")
        self.characters = characters
        self.font = font


@dataclass(frozen=True, eq=False, slots=True)
class FontSubset:
    """A subset of up to 256 characters of a TrueType font; lengths are in thousandths of the font size.

    characters are code points by character code, 0 for an unused code; program is the font file.
    """

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


class _ShapedTextError(Exception):
    """A text has a character that must be shaped."""


class _Advances(dict[str, float]):
    """Advance widths by character, in thousandths of the font size, filled in on first use."""

    def __init__(self, face: Any, plain: frozenset[str]) -> None:
        self._face = face
        self._plain = plain

    def __missing__(self, character: str) -> float:
        """HOOK `TTFontFace.charWidths`, `defaultWidth`: advance widths by code point."""
        face = self._face
        if character not in self._plain:
            raise _ShapedTextError
        width = self[character] = float(face.charWidths.get(ord(character), face.defaultWidth))
        return width


class Typeface:
    """A TrueType font to draw text with, and the fonts for what it lacks.

    key is the prefix of its resource names, different for each font of a document; face is ReportLab's
    parsed font file (reportlab.pdfbase.ttfonts.TTFontFace).
    """

    def __init__(self, key: str, face: Any, others: ClusterFonts | None = None) -> None:
        self.key: Final = key
        self.name: Final[str] = face.name.decode("ascii")
        self._face = face
        self._others = others
        # HOOK `charToGlyph`: glyph numbers by code point; 0 is the empty box
        self._printable = frozenset(chr(code) for code, glyph in face.charToGlyph.items() if glyph)
        self._printable -= {c for c in self._printable if _is_unreadable(ord(c))}
        self._plain = frozenset(c for c in self._printable if not is_mark(c)) | {NO_BREAK_SPACE}
        self._advances = _Advances(face, self._plain)
        self._subsets: dict[tuple[int, frozenset[str]], FontSubset] = {}

    def width(self, text: str, size: float) -> float:
        """Width in points of text on one line, at a font size in points."""
        advances = self._advances
        try:
            return sum([advances[character] for character in text]) * size / 1000
        except _ShapedTextError:
            return sum(width for _, width in self.cluster_widths(text, size))

    def cluster_widths(self, text: str, size: float) -> Iterator[tuple[int, float]]:
        """The clusters of a text: the index and the width in points of each."""
        for start, cluster in clusters(text):
            yield start, self._cluster_width(cluster) * size / 1000

    def _cluster_width(self, cluster: str) -> float:
        if cluster in self._plain:
            return self._advances[cluster]
        shaped = self._shaped(cluster)
        return self._face.defaultWidth if shaped is None else shaped.width

    def _shaped(self, cluster: str) -> ShapedCluster | None:
        if self._others is None or len(cluster) > _LONGEST_CLUSTER:
            return None
        return None if any(map(_is_unreadable, map(ord, cluster))) else self._others.shaped(cluster)

    def unprintable(self, text: str) -> tuple[str, ...]:
        """The clusters of a text that cannot be printed, in order, each once.

        Private-use characters count as unprintable, because they have no meaning to a screen reader
        (ISO 19005-2, 6.2.11.7.3).  A no-break space prints as a space.
        """
        if self._plain.issuperset(text):
            return ()
        found = (cluster for _, cluster in clusters(text) if cluster not in self._plain)
        return tuple(cluster for cluster in dict.fromkeys(found) if self._shaped(cluster) is None)

    def parts(self, text: str) -> Iterable[str]:
        """What of a text to embed: its characters, and the clusters that are shaped."""
        return text if self._plain.issuperset(text) else [cluster for _, cluster in clusters(text)]

    def shown(self, text: str, size: float) -> Iterator[tuple[str, str]]:
        """Pairs of a font's resource name and the operators of a content stream that show text with it.

        size is the font size in points.  Each character of the operators stands for one byte.  Raises
        MissingGlyphError for characters that cannot be printed.
        """
        if self._plain.issuperset(text):
            return ((font, f"({codes}) Tj") for font, codes in self.encoded(text))
        missing = self.unprintable(text)
        if missing:
            raise MissingGlyphError("".join(missing), self.name)
        return self._shown_clusters(text, size)

    def _shown_clusters(self, text: str, size: float) -> Iterator[tuple[str, str]]:
        for plain, group in groupby((cluster for _, cluster in clusters(text)), self._plain.__contains__):
            if plain:
                yield from self.shown("".join(group), size)
                continue
            for shaped in filter(None, map(self._shaped, group)):
                yield shaped.font, shaped.operators(size)

    def encoded(self, text: str) -> Iterator[tuple[str, str]]:
        """Pairs of a font's resource name and the content of a literal string for a content stream.

        Each character of the string stands for one byte, and for one of the text.  Raises MissingGlyphError
        for characters that the font itself cannot print.
        """
        if not self._plain.issuperset(text):
            raise MissingGlyphError(
                "".join(c for c in dict.fromkeys(text) if c not in self._plain), self.name
            )
        text = text.replace(NO_BREAK_SPACE, " ")
        if text.isascii():  # nearly all text; the codes are those of ASCII
            yield self.key, text.translate(_ESCAPES)
            return
        for page, characters in groupby(text, _page):
            codes = "".join(chr(_code(character)) for character in characters)
            yield self.resource_name(page), codes.translate(_ESCAPES)

    def resource_name(self, page: int) -> str:
        """The resource name of one page of codes in content streams."""
        return f"{self.key}{page or ''}"

    def subsets(self, parts: frozenset[str]) -> dict[str, FontSubset | GlyphSubset]:
        """The subsets to embed for these characters and clusters, by resource name.

        A subset of page 0 always has all ASCII letters and digits, which adds 1 KB: so the handouts of a
        batch, which differ in the patient's name, mostly need the same subset.
        """
        pages: dict[int, set[str]] = {}
        shaped = parts - self._plain
        for character in {" " if c == NO_BREAK_SPACE else c for c in parts - shaped}:
            pages.setdefault(_page(character), set()).add(character)
        if 0 in pages:
            pages[0] |= _ALWAYS_EMBEDDED & self._printable
        plain: dict[str, FontSubset | GlyphSubset] = {
            self.resource_name(page): self._subset(page, frozenset(members))
            for page, members in sorted(pages.items())
        }
        if self._others and shaped:
            plain.update(self._others.subsets(shaped))
        return plain

    def _subset(self, page: int, characters: frozenset[str]) -> FontSubset:
        subset = self._subsets.get((page, characters))
        if subset is None:
            if len(self._subsets) >= _MAX_SUBSETS:
                self._subsets.clear()
            subset = self._subsets[page, characters] = self._new_subset(page, characters)
        return subset

    def _new_subset(self, page: int, characters: frozenset[str]) -> FontSubset:
        """HOOK `makeSubset`: takes a code point for each code and returns a font file with their glyphs."""
        face = self._face
        codes = {_code(character): ord(character) for character in characters}
        points = [codes.get(code, 0) for code in range(max(codes) + 1)]
        prefix = "".join(chr(65 + int(digit)) for digit in f"{page:06d}")
        with _SUBSETTING:
            program = face.makeSubset(points)
        return FontSubset(
            base_font=f"{prefix}+{self.name}",
            characters=tuple(points),
            widths=tuple(_as_number(self._advances[chr(point)]) if point else 0 for point in points),
            missing_width=face.defaultWidth,
            ascent=face.ascent,
            descent=face.descent,
            cap_height=face.capHeight,
            bbox=tuple(face.bbox),
            italic_angle=face.italicAngle,
            stem_v=face.stemV,
            flags=face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            program=program,
        )


def _as_number(width: float) -> float:
    """The width as an int where it is whole: a file has hundreds of widths, and ints are written faster."""
    return int(width) if width.is_integer() else width


_ALWAYS_EMBEDDED: Final = frozenset(ascii_letters + digits)
_LONGEST_CLUSTER: Final = 12
"""Most characters of a letter with its marks; no writing stacks more."""
_MAX_SUBSETS: Final = 64
"""Size of the cache of subsets of each font; the documents of a batch mostly need the same few."""


def _is_unreadable(code: int) -> bool:
    """Whether a code point is a control character, private use, or a byte order mark."""
    return code < 0x20 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code in (0xFEFF, 0xFFFE)


@cache
def _code_page_1252() -> dict[str, int]:
    """The codes of code page 1252 by character, from the space on."""
    codes: dict[str, int] = {}
    for code in range(_FIRST_CODE, 256):
        character = bytes([code]).decode("cp1252", errors="ignore")
        if character:
            codes[character] = code
    return codes


def _page(character: str) -> int:
    return 0 if character in _code_page_1252() else 1 + ord(character) // _PER_PAGE


def _code(character: str) -> int:
    code = _code_page_1252().get(character)
    return _FIRST_CODE + ord(character) % _PER_PAGE if code is None else code
