"""Shaped clusters: glyphs by number in their places, and the operators that draw them.

Lengths are in thousandths of the font size unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Protocol


@dataclass(frozen=True, eq=False, slots=True)
class GlyphSubset:
    """A subset of a font whose character codes are glyph numbers; lengths as in FontSubset.

    texts and widths are by glyph number; program is a font file, TrueType or OpenType with CFF outlines.
    """

    base_font: str
    is_cff: bool
    texts: dict[int, str]
    widths: dict[int, float]
    ascent: float
    descent: float
    bbox: tuple[float, ...]
    flags: int
    program: bytes


class PlacedGlyph(NamedTuple):
    """A glyph: its number, its width, its place from the start of its cluster, and its part of the text."""

    number: int
    width: float
    x: float
    y: float
    text: str


class ShapedCluster(NamedTuple):
    """The glyphs of a cluster, in thousandths of the font size; font is a resource name."""

    font: str
    text: str
    glyphs: tuple[PlacedGlyph, ...]
    width: float

    def operators(self, size: float) -> str:
        """The operators that show the glyphs and move on by the width of the cluster.

        Where there is not one glyph, /ActualText holds the text of all (ISO 32000-1, 14.9.4).
        """
        shown: list[str] = []
        pen = rise = 0.0
        for y, glyphs in groupby(self.glyphs, lambda glyph: glyph.y):
            if y != rise:
                rise = y
                shown.append(f"{rise * size / 1000:.3f} Ts")
            codes = ""
            for glyph in glyphs:
                codes += f"{_number(pen - glyph.x)}<{glyph.number:04X}>"
                pen = glyph.x + glyph.width
            if glyph is self.glyphs[-1]:
                codes += _number(pen - self.width)
            shown.append(f"[{codes}] TJ")
        if rise:
            shown.append("0 Ts")
        if len(self.glyphs) > 1:
            actual = self.text.encode("utf-16-be").hex().upper()
            return "\n".join([f"/Span<</ActualText<FEFF{actual}>>>BDC", *shown, "EMC"])
        return "\n".join(shown)


class ClusterFonts(Protocol):
    """Finds the glyphs of clusters, and the fonts to embed for them (`GlyphFonts`)."""

    def shaped(self, cluster: str) -> ShapedCluster | None:
        """The glyphs of a cluster, or None where no font can print it."""

    def subsets(self, clusters: frozenset[str]) -> dict[str, GlyphSubset]:
        """The fonts to embed for these clusters, by resource name."""


def _number(length: float) -> str:
    """A length as an operand: nothing for 0, which moves nothing."""
    return f"{length:.10g}" if length else ""
