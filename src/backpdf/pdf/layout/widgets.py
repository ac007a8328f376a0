"""Widgets: boxes with drawn parts, such as pictures, level markers, writing lines, the warning band.

Lines, discs and backgrounds are artifacts.  Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backpdf.pdf.layout.boxes import Box, Columns, Stack
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import Palette
from backpdf.pdf.tagging import Artifact, Element, Prepared, polygon
from backpdf.text.fonts import typeface

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

MIN_SAVING = 6.0
"""Height, in points, that columns of unequal width must save."""


def size_within(aspect: float, width: float, max_height: float) -> tuple[float, float]:
    """The largest width and height within limits; aspect is height divided by width."""
    height = width * aspect
    return (max_height / aspect, max_height) if height > max_height else (width, height)


@dataclass(frozen=True, eq=False)
class PictureBox(Box):
    """A picture at the full width of the box, or narrower where max_height limits its height.

    aspect is height divided by width; prepared returns the picture as an XObject.
    """

    element: Element
    aspect: float
    prepared: Callable[[], Prepared]
    max_height: float

    def size(self, width: float) -> tuple[float, float]:
        """Width and height as printed."""
        return size_within(self.aspect, width, self.max_height)

    def height(self, width: float) -> float:
        return self.size(width)[1]

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        wide, high = self.size(width)
        with canvas.figure(self.element, x, top - high, wide, high):
            canvas.place(self.prepared(), x, top - high, wide, high)


@dataclass(frozen=True, eq=False)
class PictureRow(Box):
    """Pictures side by side, standing on one line, each centred in its cell with a caption below it.

    A cell is up to max_cell wide.
    """

    kind = "a picture with its caption"

    pictures: Sequence[PictureBox]
    captions: Sequence[Box]
    caption_width: float
    max_cell: float
    gap: float
    caption_gap: float

    @property
    def natural_width(self) -> float:
        """The least width in which the pictures are as large as they may be, captions on one line."""
        wide = max(picture.size(self.max_cell)[0] for picture in self.pictures)
        count = len(self.pictures)
        return min(max(wide, self.caption_width), self.max_cell) * count + self.gap * (count - 1)

    def _cell(self, width: float) -> float:
        count = len(self.pictures)
        return min(self.max_cell, (width - self.gap * (count - 1)) / count)

    def height(self, width: float) -> float:
        cell = self._cell(width)
        captions = max(caption.measured(cell) for caption in self.captions)
        return self._picture_height(cell) + self.caption_gap + captions

    def _picture_height(self, cell: float) -> float:
        return max(picture.measured(cell) for picture in self.pictures)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        cell = self._cell(width)
        floor = top - self._picture_height(cell)
        for picture, caption in zip(self.pictures, self.captions, strict=True):
            wide, high = picture.size(cell)
            picture.draw(canvas, x + (cell - wide) / 2, floor + high, wide)
            caption.draw(canvas, x, floor - self.caption_gap, cell)
            x += cell + self.gap


@dataclass(frozen=True, eq=False)
class LevelMarkers(Box):
    """A disc for each level, with this level's filled; an artifact, because the text names the level."""

    number: int
    of: int
    size: float
    palette: Palette

    @property
    def natural_width(self) -> float:
        """Width of all discs and the gaps between them."""
        return self.size * (1.28 * self.of - 0.28)

    def height(self, width: float) -> float:
        del width
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        radius, ink, paper = self.size / 2, self.palette.accent, self.palette.paper
        face, size = typeface(bold=True), self.size * 0.7
        x = x + max(0.0, width - self.natural_width) + radius  # never left of the box
        with canvas.mark(Artifact.DECORATION):
            for number in range(1, self.of + 1):
                here = number == self.number
                disc, figure = (ink, paper) if here else (paper, ink)
                canvas.circle(x, top - radius, radius - 0.6, fill=disc, stroke=ink, line_width=1.2)
                left = x - face.width(str(number), size) / 2
                canvas.text(str(number), left, top - radius - self.size * 0.245, face, size, figure)
                x += self.size * 1.28


@dataclass(frozen=True, eq=False)
class Ruled(Box):
    """A box with a horizontal rule above it."""

    box: Box
    gap: float
    line_width: float
    colour: str

    def height(self, width: float) -> float:
        return self.box.measured(width) + self.gap

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.draw_above(canvas, x, top, width, width)

    def draw_above(self, canvas: Canvas, x: float, top: float, width: float, rule: float) -> None:
        """Draws the box at a width, below a rule that may be longer."""
        y = top - self.line_width / 2
        canvas.line(x, y, x + rule, y, width=self.line_width, colour=self.colour)
        self.box.draw(canvas, x, top - self.gap, width)

    def split(self) -> Sequence[Box] | None:
        return [self.box]


@dataclass(frozen=True, eq=False)
class WritingLine(Box):
    """A label, followed by a line to write on where the field is blank."""

    label: Paragraph
    label_width: float
    blank: bool
    row: float
    colour: str

    def height(self, width: float) -> float:
        return max(self.row, self.label.measured(width))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        drop = self.measured(width) - self.label.measured(width)
        self.label.draw(canvas, x, top - drop, width)
        if self.blank:
            y = top - self.measured(width) + self.row * 0.16
            canvas.line(x + self.label_width + 4, y, x + width, y, width=0.8, colour=self.colour)


def draw_warning_sign(canvas: Canvas, x: float, bottom: float, side: float, palette: Palette) -> None:
    """Draws a triangle with an exclamation mark, whose lower left corner is at (x, bottom)."""
    with canvas.mark(Artifact.DECORATION):
        triangle = polygon((x, bottom), (x + side, bottom), (x + side / 2, bottom + side * 0.9))
        canvas.path(triangle, fill=palette.alarm)
        paper, left, thick = palette.paper, x + side * 0.45, side * 0.1
        canvas.rect(left, bottom + side * 0.3, thick, side * 0.34, fill=paper)
        canvas.rect(left, bottom + side * 0.12, thick, side * 0.1, fill=paper)


@dataclass(frozen=True, eq=False)
class WarningHeading(Box):
    """The heading of the warning signs, after a triangle with an exclamation mark."""

    heading: Paragraph
    size: float
    palette: Palette
    keep_with_next: bool = field(default=True, kw_only=True)

    def _inset(self) -> float:
        return self.size * 1.55

    def height(self, width: float) -> float:
        return self.heading.measured(width - self._inset())

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        high = self.measured(width)
        side = self.size * 1.12
        draw_warning_sign(canvas, x, top - high / 2 - side * 0.42, side, self.palette)
        self.heading.draw(canvas, x + self._inset(), top, width - self._inset())

    def split(self) -> Sequence[Box] | None:
        return [self.heading]


@dataclass(frozen=True, eq=False)
class TakeCare(Box):
    """A text after a small warning sign, for which its first line has room."""

    text: Paragraph
    palette: Palette

    def height(self, width: float) -> float:
        return self.text.measured(width)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        size = self.text.style.size
        draw_warning_sign(canvas, x, top - size, size * 0.92, self.palette)
        self.text.draw(canvas, x, top, width)

    def split(self) -> Sequence[Box] | None:
        return [self.text]


@dataclass(frozen=True, eq=False)
class SideBar(Box):
    """A box with a coloured bar at its left, for the main message."""

    box: Box
    bar: float
    gap: float
    colour: str

    def height(self, width: float) -> float:
        return self.box.measured(width - self.bar - self.gap)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height = self.measured(width)
        canvas.rect(x, top - height, self.bar, height, fill=self.colour)
        inset = self.bar + self.gap
        self.box.draw(canvas, x + inset, top, width - inset)

    def split(self) -> Sequence[Box] | None:
        return [self.box]


@dataclass(frozen=True, eq=False)
class AtMost(Box):
    """A box that is no wider than `limit`, at the left."""

    box: Box
    limit: float

    def height(self, width: float) -> float:
        return self.box.measured(min(width, self.limit))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.box.draw(canvas, x, top, min(width, self.limit))

    def split(self) -> Sequence[Box] | None:
        return [self.box]


def lowest_columns(
    halves: tuple[Sequence[Box], Sequence[Box]],
    left_shares: Sequence[float],
    gap: float,
    width: float,
    *,
    space_before: float = 0.0,
    has_fixed_space: bool = False,
) -> Columns:
    """Two columns, with the share of the left one that takes the least height at this width.

    left_shares are widths of the left column as a multiple of the right one, the best-looking first:
    another one must save at least MIN_SAVING.
    """
    stacks = [Stack(half) for half in halves]
    choices = [
        Columns(stacks, [share, 1], gap, space_before=space_before, has_fixed_space=has_fixed_space)
        for share in left_shares
    ]
    best = choices[0]
    for other in choices[1:]:
        if other.height(width) < best.height(width) - MIN_SAVING:
            best = other
    return best


def grid(boxes: Sequence[Box], columns: int, gap: float, row_gap: float) -> Stack:
    """Boxes in rows of `columns`, filled from the left."""
    rows: list[Box] = []
    for start in range(0, len(boxes), columns):
        row = [*boxes[start : start + columns]]
        row.extend(Stack(()) for _ in range(columns - len(row)))
        rows.append(Columns(row, [1] * columns, gap, space_before=row_gap if rows else 0.0))
    return Stack(rows)
