"""The builder of the parts of a sheet, and a finished part.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from backpdf.handout.blocks import Figure, WebLink
from backpdf.pdf.images import COARSE_DPI, PictureError, PictureSource, PictureStore, effective_dpi
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.theme import COLOUR, Paper, Theme
from backpdf.pdf.layout.typesetter import Typesetter
from backpdf.pdf.layout.widgets import PictureBox, size_within
from backpdf.pdf.sheet.links import QrBox
from backpdf.pdf.tagging import Element, Prepared

COMPACT = Theme(
    COLOUR,
    leading=1.15,
    gap=3.2,
    step=0.5,
    column_gap=9.0,
    title=18.0,
    level_name=14.0,
    section=12.5,
    message=13.0,
)
"""Most space, and the type sizes, of the parts before the exercises in the standard edition."""


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
        """A builder with little white space, for what stands before the exercises.

        Exercises begin high on the first page in every density of the standard edition; editions of one
        column keep their own spaces.
        """
        theme = self.theme
        if not theme.side_by_side:
            return self
        tight = replace(
            theme,
            leading=min(theme.leading, COMPACT.leading),
            gap=min(theme.gap, COMPACT.gap),
            step=COMPACT.step,
            column_gap=COMPACT.column_gap,
            indent=theme.body,
            title=COMPACT.title,
            level_name=COMPACT.level_name,
            section=COMPACT.section,
            message=COMPACT.message,
        )
        return Builder(tight, self.store, self.sources, self.warnings)

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
    ) -> PictureBox:
        """The box of a figure, up to `width` wide and `max_height` high (by default the theme's limit).

        max_width is its width in the loosest theme.  Preparing a photo takes longer than anything else, so
        a photo is prepared once, in the size for that theme.
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
            with naming_picture(figure.path):
                return store.prepared(
                    source, *size_within(1 / source.aspect, prepared_width, prepared_height)
                )

        return PictureBox(element, 1 / source.aspect, prepared, height)

    def qr(self, link: WebLink, parent: Element) -> Box:
        """The box of the QR code of a web address."""
        element = parent.add("Link")
        figure = element.add("Figure", alt=link.alt)
        return QrBox(element, figure, self.store.qr(link.address), link.address, link.alt)


@contextmanager
def naming_picture(path: Path) -> Iterator[None]:
    """A context that puts the name of the picture file into the message of a PictureError."""
    try:
        yield
    except PictureError as error:
        if path.name in error.message:
            raise
        raise PictureError(f"{path.name}: {error.message}", error.hint) from error
