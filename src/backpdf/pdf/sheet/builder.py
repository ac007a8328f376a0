"""The builder that each part of a sheet is made with, and the finished part.  Lengths are points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backpdf.handout.blocks import Figure, WebLink
from backpdf.pdf.images import COARSE_DPI, PictureError, PictureSource, PictureStore, effective_dpi
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.layout.typesetter import Typesetter
from backpdf.pdf.layout.widgets import PictureBox, size_within
from backpdf.pdf.sheet.links import QrBox
from backpdf.pdf.tagging import Element, Prepared


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its place in the structure, its boxes, and what somebody should look at."""

    element: Element
    boxes: tuple[Box, ...]
    warnings: tuple[str, ...] = ()


@dataclass
class Builder:
    """Builds the texts and pictures of one part in the looks of one theme; sources are its picture files."""

    theme: Theme
    store: PictureStore
    sources: Mapping[Path, PictureSource]
    warnings: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.set = Typesetter(self.theme)

    def part(self, element: Element, *boxes: Box) -> Part:
        """The finished part."""
        return Part(element, boxes, tuple(self.warnings))

    def picture(
        self,
        figure: Figure,
        element: Element,
        place: float,
        *,
        widest: float | None = None,
        highest: float | None = None,
    ) -> PictureBox:
        """The box for a figure in a place `place` points wide, and at most `highest` points high.

        widest is the width of the same place in the roomiest density.  To make a photo ready takes longer
        than all else, so it is made ready for that, once for all densities.
        """
        name, source = figure.path.name, self.sources[figure.path]
        self.warnings |= dict.fromkeys(f"{name}: {advice}" for advice in source.advice)
        dpi = effective_dpi(source, place)
        if dpi < COARSE_DPI:
            self.warnings[
                f"{name} has too few pixels for its size on paper "
                f"({dpi:.0f} to the inch, {COARSE_DPI} or more print well)"
            ] = None
        store = self.store
        highest = self.theme.picture_height if highest is None else highest
        room = place if widest is None else widest

        def prepared() -> Prepared:
            with naming(figure.path):
                return store.prepared(source, *size_within(1 / source.aspect, room, highest))

        return PictureBox(element, 1 / source.aspect, prepared, highest)

    def qr(self, link: WebLink, parent: Element) -> Box:
        """The box for the QR code of a web address."""
        element = parent.add("Link")
        figure = element.add("Figure", alt=link.alt)
        return QrBox(element, figure, self.store.qr(link.address), link.address, link.alt)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Says which picture it is that cannot be printed."""
    try:
        yield
    except PictureError as error:
        if path.name in error.message:
            raise
        raise PictureError(f"{path.name}: {error.message}", error.hint) from error
