"""The builder of the parts of a sheet, and a finished part.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from backpdf.handout.blocks import Figure, WebLink
from backpdf.handout.rich_text import Text
from backpdf.pdf.images import COARSE_DPI, WHOLE_WIDTH, PictureSource, PictureStore, effective_dpi
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.theme import Paper, Theme
from backpdf.pdf.layout.typesetter import Typesetter
from backpdf.pdf.layout.widgets import PictureBox, size_within
from backpdf.pdf.sheet.links import QrBox
from backpdf.pdf.tagging import Element, Prepared
from backpdf.pictures.picture_errors import naming_picture
from backpdf.text.fonts import text_width


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its structure element, its boxes, and warnings for the user."""

    element: Element
    boxes: tuple[Box, ...]
    warnings: tuple[str, ...] = ()


@dataclass
class Builder:
    """Builds one part in one theme.

    store prepares pictures; sources are the picture files of the part; warnings are collected as keys.
    """

    theme: Theme
    store: PictureStore
    sources: Mapping[Path, PictureSource]
    warnings: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.typesetter = Typesetter(self.theme)

    @property
    def compact(self) -> Builder:
        """A builder in `Theme.front`, for what stands before the exercises."""
        return Builder(self.theme.front, self.store, self.sources, self.warnings)

    @property
    def text_width(self) -> float:
        """The width of the text on the narrower paper, for choices between arrangements."""
        return min(paper.size[0] for paper in Paper) - 2 * self.theme.margin

    def part(self, element: Element, *boxes: Box) -> Part:
        """The finished part."""
        return Part(element, boxes, tuple(self.warnings))

    def picture(
        self,
        figure: Figure,
        element: Element,
        width: float,
        *,
        max_width: float | None = None,
        max_height: float | None = None,
        shown: tuple[float, float] = WHOLE_WIDTH,
    ) -> PictureBox:
        """The box of a figure, up to `width` wide and `max_height` high (by default the theme's limit).

        max_width is its width in the loosest theme.  Preparing a photo takes longer than anything else, so
        a photo is prepared once, in the size for that theme.  shown is where a plain drawing begins and ends,
        as fractions of its width.
        """
        name, source = figure.path.name, self.sources[figure.path]
        self.warnings |= dict.fromkeys(f"{name}: {advice}" for advice in source.advice)
        dpi = effective_dpi(source, width)
        if dpi < COARSE_DPI:
            self.warnings[
                f"{name} has too few pixels for its size on paper "
                f"({dpi:.0f} to the inch, {COARSE_DPI} or more print well)"
            ] = None
        store = self.store
        height = self.theme.picture_height if max_height is None else max_height
        prepared_width = width if max_width is None else max_width
        prepared_height = self.theme.max_picture_height if max_height is None else max_height

        def prepared() -> Prepared:
            size = size_within(1 / source.aspect, prepared_width, prepared_height)
            with naming_picture(figure.path):
                return store.prepared(source, *size, shown)

        left, right = shown
        return PictureBox(element, 1 / (source.aspect * (right - left)), prepared, height)

    def painted(self, figures: Sequence[Figure]) -> tuple[float, float]:
        """Where figures begin and end without the empty margins that all of them have at their sides.

        As fractions of their width; the whole width of figures that are not of one shape, so that those
        that are keep their proportions to each other.
        """
        sources = [self.sources[figure.path] for figure in figures]
        if len({source.aspect for source in sources}) != 1:
            return WHOLE_WIDTH
        return min(source.painted[0] for source in sources), max(source.painted[1] for source in sources)

    def qr(self, link: WebLink, parent: Element) -> Box:
        """The box of the QR code of a web address."""
        element = parent.add("Link")
        figure = element.add("Figure", alt=link.alt)
        return QrBox(element, figure, self.store.qr(link.address), link.address, link.alt)


def natural_width(text: Text, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line; infinite where it has several."""
    if len(text.lines) > 1:
        return inf
    return sum(text_width(phrase.text, size, bold=bold or phrase.bold) for phrase in text.phrases)
