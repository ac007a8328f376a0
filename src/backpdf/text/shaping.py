"""Glyphs by number, placed by HarfBuzz: marks on their letters, and signs of other fonts.

Only this module uses uharfbuzz, and only `glyph_fonts.py` loads it: a text of plain letters needs neither.
Lengths are in thousandths of the font size.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import uharfbuzz as hb

from backpdf.text.clusters import DOUBLE_MARKS, is_mark
from backpdf.text.shaped_cluster import GlyphSubset, PlacedGlyph, ShapedCluster

_FEATURES: Final = {"kern": False, "liga": False, "clig": False, "calt": False}
"""Off, so that a cluster looks the same in every word and beside letters that are drawn without HarfBuzz."""
_HIGHEST, _LOWEST = 1160, -480
"""How far a letter and its marks may reach: more would touch the next line."""
_LEAST_OVERLAP = 40
"""How far two marks in the same place may overlap: less is a matter of their design."""
_ABOVE: Final = (214, 230)
_ABOVE_RIGHT: Final = (216, 232)
_BELOW: Final = (202, 220, 240)
"""Canonical combining classes by where the mark stands."""
_TOLERANCE: Final = 60
"""How far the middle of a mark may be from its letter."""
_FONT_FLAGS: Final = 1 << 2
"""Symbolic (ISO 32000-1, table 123): glyphs are chosen by number."""
_DROPPED_TABLES: Final = ("GSUB", "GPOS", "GDEF", "MATH", "kern", "name", "post", "OS/2", "DSIG", "BASE")


class _Ink(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, across and upward."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class GlyphFont:
    """A font file, TrueType or CFF, whose glyphs are drawn by number.

    key is its resource name in documents, name the PostScript name of the font.
    """

    def __init__(self, key: str, name: str, data: bytes) -> None:
        self.key: Final = key
        self._name = name
        self._face: Any = hb.Face(data)
        self._font: Any = hb.Font(self._face)
        self._font.scale = (1000, 1000)
        self._is_cff = data[:4] == b"OTTO"

    def shaped(self, cluster: str) -> ShapedCluster | None:
        """The glyphs of a cluster in their places, or None where the font lacks one or cannot place it."""
        parts = unicodedata.normalize("NFD", cluster)
        buffer: Any = hb.Buffer()
        buffer.add_str(parts)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer, _FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos or not all(info.codepoint for info in infos):
            return None
        texts = _glyph_texts(parts, [info.cluster for info in infos])
        glyphs: list[PlacedGlyph] = []
        pen = 0.0
        for info, position, text in zip(infos, positions, texts, strict=True):
            x, y = pen + position.x_offset, position.y_offset
            glyphs.append(PlacedGlyph(info.codepoint, self._advance(info.codepoint), x, y, text))
            pen += position.x_advance
        glyphs = [self._centred(glyph, positions[0].x_advance) for glyph in glyphs]
        if not self._fits(glyphs):
            return None
        return ShapedCluster(self.key, cluster, tuple(glyphs), pen)

    def _centred(self, glyph: PlacedGlyph, end: float) -> PlacedGlyph:
        """A mark over two letters with its centre where the first one ends; others as they are.

        Fonts anchor such marks to the first letter alone.
        """
        if unicodedata.combining(glyph.text[:1] or " ") not in DOUBLE_MARKS:
            return glyph
        box = self._ink(glyph)
        return glyph._replace(x=glyph.x + end - (box.left + box.right) / 2)

    def _fits(self, glyphs: list[PlacedGlyph]) -> bool:
        """Whether each mark stands on its letter, clear of the other marks and of the next line."""
        if len(glyphs) == 1:
            return not is_mark(glyphs[0].text[:1] or " ")
        base, *others = [self._ink(glyph) for glyph in glyphs]
        if base.left == base.right or is_mark(glyphs[0].text[:1] or " "):
            return False
        placed: list[tuple[int, _Ink]] = []
        for glyph, box in zip(glyphs[1:], others, strict=True):
            if not is_mark(glyph.text[:1] or " "):
                continue
            place = unicodedata.combining(glyph.text[0])
            if not _stands(place, box, base):
                return False
            if any(place == other and _overlap(box, old) > _LEAST_OVERLAP for other, old in placed):
                return False
            placed.append((place, box))
        return all(box.top <= _HIGHEST and box.bottom >= _LOWEST for box in (base, *others))

    def _ink(self, glyph: PlacedGlyph) -> _Ink:
        """The ink of a glyph in its place."""
        ink = self._font.get_glyph_extents(glyph.number)
        left, top = glyph.x + ink.x_bearing, glyph.y + ink.y_bearing
        return _Ink(left, top + ink.height, left + ink.width, top)

    def _advance(self, number: int) -> float:
        return float(self._font.get_glyph_h_advance(number))

    def subset(self, shaped: Iterable[ShapedCluster]) -> GlyphSubset:
        """The font file with the glyphs of these clusters only; they keep their numbers."""
        texts = dict(sorted(_texts(shaped)))
        extents = self._font.get_font_extents("ltr")
        head = self._face.reference_table("head").data
        units = 1000 / self._face.upem
        return GlyphSubset(
            base_font=f"{self.key.upper():A<6}+{self._name}",
            is_cff=self._is_cff,
            texts=texts,
            widths={number: self._advance(number) for number in texts},
            ascent=extents.ascender,
            descent=extents.descender,
            bbox=tuple(round(edge * units) for edge in struct.unpack_from(">4h", head, 36)),
            flags=_FONT_FLAGS,
            program=self._program(texts),
        )

    def _program(self, numbers: Iterable[int]) -> bytes:
        wanted: Any = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *numbers})
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED_TABLES
        )
        return bytes(hb.subset(self._face, wanted).blob.data)


def _texts(shaped: Iterable[ShapedCluster]) -> Iterator[tuple[int, str]]:
    """Each glyph with its text; a glyph that stands for nothing by itself has that of its cluster."""
    for cluster in sorted(shaped, key=lambda each: each.text, reverse=True):
        for glyph in cluster.glyphs:
            yield glyph.number, glyph.text or cluster.text


def _glyph_texts(text: str, starts: list[int]) -> list[str]:
    """The part of a text that each glyph stands for; starts are the indexes of their first characters.

    Of several glyphs for the same characters each has one, or the first has all.
    """
    texts: list[str] = []
    for start in dict.fromkeys(starts):
        part = text[start : min((other for other in starts if other > start), default=len(text))]
        count = starts.count(start)
        if count == len(part):
            texts += part
        else:
            texts += [unicodedata.normalize("NFC", part)] + [""] * (count - 1)
    return texts


def _stands(place: int, mark: _Ink, base: _Ink) -> bool:
    """Whether a mark is where its canonical combining class wants it on its letter.

    Some anchors of the fonts are wrong: FiraGO hangs horns and ogoneks before letters that seldom have them.
    """
    x, y = mark.centre
    middle, half = base.centre
    if place in DOUBLE_MARKS:
        return True
    if place in _ABOVE_RIGHT:
        return x > middle and y > half
    if not base.left - _TOLERANCE <= x <= base.right + _TOLERANCE:
        return False
    if place in _ABOVE:
        return y > base.top - _TOLERANCE
    return y < base.bottom + _TOLERANCE if place in _BELOW else base.bottom <= y <= base.top


def _overlap(one: _Ink, other: _Ink) -> float:
    """How far two boxes overlap: the shorter side of what they share."""
    across = min(one.right, other.right) - max(one.left, other.left)
    upward = min(one.top, other.top) - max(one.bottom, other.bottom)
    return max(0.0, min(across, upward))
