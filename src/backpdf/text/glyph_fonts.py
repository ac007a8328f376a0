"""The fonts for what a typeface cannot print letter by letter, tried in order; loaded on first need.

FiraGO itself places marks on letters; Noto Sans, Noto Sans Symbols and Noto Sans Math (all of pymupdf-fonts,
SIL Open Font License) hold letters and signs that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Final, NamedTuple

from backpdf.text.shaped_cluster import GlyphSubset, ShapedCluster

if TYPE_CHECKING:
    from backpdf.text.shaping import GlyphFont

_MOST_CLUSTERS: Final = 4096
"""Size of the cache of shaped clusters."""


class _Source(NamedTuple):
    """A font: the end of its resource name, and its module of pymupdf_fonts, regular and bold."""

    letter: str
    regular: str
    bold: str


_SOURCES: Final = (
    _Source("f", "FiraGO_Regular", "FiraGO_Bold"),
    _Source("n", "NotoSans_Regular", "NotoSans_Bold"),
    # these have one weight
    _Source("s", "NotoSansSymbols2_Regular", "NotoSansSymbols2_Regular"),
    _Source("y", "NotoSansSymbols_Regular", "NotoSansSymbols_Regular"),
    _Source("m", "NotoSansMath_Regular", "NotoSansMath_Regular"),
)


class GlyphFonts:
    """The fonts of one weight; key is the beginning of their resource names.  Safe in threads."""

    def __init__(self, key: str, *, bold: bool) -> None:
        self._key = key
        self._modules = [(source.letter, source.bold if bold else source.regular) for source in _SOURCES]
        self._fonts: dict[str, GlyphFont] = {}
        self._found: dict[str, ShapedCluster | None] = {}
        self._subsets: dict[frozenset[str], dict[str, GlyphSubset]] = {}
        self._lock = RLock()

    def shaped(self, cluster: str) -> ShapedCluster | None:
        """A cluster by the first font that can print it, or None where none can."""
        with self._lock:
            if cluster not in self._found:
                if len(self._found) >= _MOST_CLUSTERS:
                    self._found.clear()
                tried = (self._font(letter, name).shaped(cluster) for letter, name in self._modules)
                self._found[cluster] = next(filter(None, tried), None)
            return self._found[cluster]

    def subsets(self, clusters: frozenset[str]) -> dict[str, GlyphSubset]:
        """The fonts to embed for these clusters, by resource name."""
        with self._lock:
            if clusters not in self._subsets:
                if len(self._subsets) >= _MOST_CLUSTERS // 64:
                    self._subsets.clear()
                self._subsets[clusters] = self._new_subsets(clusters)
            return self._subsets[clusters]

    def _new_subsets(self, clusters: Iterable[str]) -> dict[str, GlyphSubset]:
        by_font: dict[str, list[ShapedCluster]] = {}
        for cluster in sorted(clusters):
            shaped = self.shaped(cluster)
            assert shaped is not None
            by_font.setdefault(shaped.font, []).append(shaped)
        return {key: self._fonts[key].subset(members) for key, members in sorted(by_font.items())}

    def _font(self, letter: str, name: str) -> GlyphFont:
        key = self._key + letter
        if key not in self._fonts:
            from backpdf.text.shaping import GlyphFont  # noqa: PLC0415  (uharfbuzz: few texts need it)

            data = import_module(f"pymupdf_fonts.{name}").fontbuffer
            self._fonts[key] = GlyphFont(key, name.replace("_", "-"), bytes(data))
        return self._fonts[key]
