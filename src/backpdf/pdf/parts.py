"""The drawn parts of a handout: pictures, level markers, lines to write on, dose boxes, diary.

Each is a piece that knows its structure elements.  What is drawn for the eye alone (lines, discs,
backgrounds) is an artifact.  Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backpdf.pdf.fonts import BOLD, text_width
from backpdf.pdf.paragraphs import TextPiece
from backpdf.pdf.pieces import Columns, Piece, Stack
from backpdf.pdf.tagging import Artifact, Element, Prepared
from backpdf.pdf.theme import Palette, Theme

if TYPE_CHECKING:
    from backpdf.pdf.tagging import TaggedCanvas

TICK_BOX = 0.72
"""Side of a tick box, as a part of the height of its row."""


@dataclass
class PicturePiece(Piece):
    """A picture at the full width of its place, or as high as it may be.

    aspect is height divided by width; prepared gives the picture made ready for a size in points.
    """

    element: Element
    aspect: float
    prepared: Callable[[float, float], Prepared]
    highest: float
    centred: bool = False
    space_before: float = 0.0

    def size(self, width: float) -> tuple[float, float]:
        """Width and height as printed."""
        height = width * self.aspect
        if height > self.highest:
            return self.highest / self.aspect, self.highest
        return width, height

    def height(self, width: float) -> float:
        return self.size(width)[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide, high = self.size(width)
        left = x + (width - wide) / 2 if self.centred else x
        with canvas.figure(self.element, left, top - high, wide, high):
            canvas.place(self.prepared(wide, high), left, top - high, wide, high)


@dataclass
class BottomAligned(Piece):
    """Pieces side by side in equal widths, each a picture over a caption, captions on one line."""

    pictures: Sequence[Piece]
    captions: Sequence[Piece]
    each: float
    gap: float
    caption_gap: float
    space_before: float = 0.0

    def _picture_height(self) -> float:
        return max(picture.height(self.each) for picture in self.pictures)

    def height(self, width: float) -> float:
        del width
        captions = max(caption.height(self.each) for caption in self.captions)
        return self._picture_height() + self.caption_gap + captions

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        del width
        highest = self._picture_height()
        for picture, caption in zip(self.pictures, self.captions, strict=True):
            picture.draw(canvas, x, top - highest + picture.height(self.each), self.each)
            caption.draw(canvas, x, top - highest - self.caption_gap, self.each)
            x += self.each + self.gap


@dataclass
class LevelMarkers(Piece):
    """One disc for each level, this one filled: a decoration, for the words beside it say the same."""

    number: int
    of: int
    size: float
    palette: Palette
    space_before: float = 0.0

    @property
    def natural_width(self) -> float:
        """Width of all discs with the gaps between them."""
        return self.size * (1.28 * self.of - 0.28)

    def height(self, width: float) -> float:
        del width
        return self.size

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        radius = self.size / 2
        x = x + width - self.natural_width + radius
        with canvas.mark(Artifact.DECORATION):
            canvas.saveState()
            canvas.setLineWidth(1.2)
            canvas.setStrokeColor(self.palette.accent)
            for number in range(1, self.of + 1):
                here = number == self.number
                canvas.setFillColor(self.palette.accent if here else self.palette.paper)
                canvas.circle(x, top - radius, radius - 0.6, stroke=1, fill=1)
                canvas.setFillColor(self.palette.paper if here else self.palette.accent)
                canvas.setFont(BOLD, self.size * 0.6)
                canvas.drawCentredString(x, top - radius - self.size * 0.21, str(number))
                x += self.size * 1.28
            canvas.restoreState()


@dataclass
class Ruled(Piece):
    """A piece with a line above it."""

    piece: Piece
    gap: float
    line_width: float
    colour: str
    space_before: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.piece.height(width) + self.gap

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        _line(canvas, x, top - self.line_width / 2, x + width, self.line_width, self.colour)
        self.piece.draw(canvas, x, top - self.gap, width)

    def loosened(self) -> Sequence[Piece] | None:
        return [self.piece]


def _line(canvas: TaggedCanvas, x: float, y: float, end: float, width: float, colour: str) -> None:
    canvas.saveState()
    canvas.setLineWidth(width)
    canvas.setStrokeColor(colour)
    canvas.line(x, y, end, y)
    canvas.restoreState()


@dataclass
class WritingLine(Piece):
    """A label and, where nothing is known yet, a line for a pen after it."""

    label: TextPiece
    label_width: float
    blank: bool
    row: float
    colour: str
    space_before: float = 0.0

    def height(self, width: float) -> float:
        return max(self.row, self.label.height(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        drop = self.height(width) - self.label.height(width)
        self.label.draw(canvas, x, top - drop, width)
        if self.blank:
            y = top - self.height(width) + self.row * 0.16
            _line(canvas, x + self.label_width + 4, y, x + width, 0.8, self.colour)


@dataclass(frozen=True, slots=True)
class BoxCell:
    """A dose box: the figure above, its label below; natural is the width that both need."""

    value: TextPiece
    label: TextPiece
    natural: float


@dataclass
class DoseRow(Piece):
    """Labelled boxes side by side, on a second row where they do not fit on one."""

    cells: Sequence[BoxCell]
    padding: float
    line: str
    fill: str
    space_before: float = 0.0

    def _rows(self, width: float) -> list[list[BoxCell]]:
        """Rows of about equal length, as few as the width allows."""
        for count in range(1, len(self.cells) + 1):
            each = -(-len(self.cells) // count)
            rows = [list(self.cells[i : i + each]) for i in range(0, len(self.cells), each)]
            if all(self._natural(row) <= width for row in rows):
                return rows
        return [[cell] for cell in self.cells]

    def _natural(self, row: Sequence[BoxCell]) -> float:
        return sum(cell.natural + 2 * self.padding for cell in row)

    def _row_height(self, row: Sequence[BoxCell], width: float) -> float:
        widths = self._widths(row, width)
        return self.padding * 1.6 + max(
            cell.value.height(wide) + cell.label.height(wide) for cell, wide in zip(row, widths, strict=True)
        )

    def _widths(self, row: Sequence[BoxCell], width: float) -> list[float]:
        """Each box as wide as it needs, the rest shared out evenly."""
        spare = max(0.0, width - self._natural(row)) / len(row)
        return [min(cell.natural + 2 * self.padding + spare, width) for cell in row]

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for row in self._rows(width):
            height = self._row_height(row, width)
            self._draw_row(canvas, row, x, top, width, height)
            top -= height

    def _draw_row(
        self,
        canvas: TaggedCanvas,
        row: Sequence[BoxCell],
        x: float,
        top: float,
        width: float,
        height: float,
    ) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(self.line)
        canvas.setFillColor(self.fill)
        left = x
        widths = self._widths(row, width)
        for wide in widths:
            canvas.rect(left, top - height, wide, height, stroke=1, fill=1)
            left += wide
        canvas.restoreState()
        for cell, wide in zip(row, widths, strict=True):
            cell.value.draw(canvas, x, top - self.padding * 0.5, wide)
            cell.label.draw(canvas, x, top - self.padding * 0.5 - cell.value.height(wide), wide)
            x += wide


@dataclass
class DiaryGrid(Piece):
    """Tick boxes, a row a week and a column a day, with their headings."""

    corner: TextPiece
    days: Sequence[TextPiece]
    weeks: Sequence[TextPiece]
    boxes: Sequence[Sequence[Element]]
    row: float
    first_column: float
    palette: Palette
    space_before: float = 0.0

    def _head_height(self, width: float) -> float:
        each = self._each(width)
        return max(self.row, *(day.height(each) for day in self.days), self.corner.height(self.first_column))

    def _each(self, width: float) -> float:
        return (width - self.first_column) / len(self.days)

    def height(self, width: float) -> float:
        return self._head_height(width) + self.row * len(self.weeks)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        each, head = self._each(width), self._head_height(width)
        self.corner.draw(canvas, x, top, self.first_column)
        for column, day in enumerate(self.days):
            day.draw(canvas, x + self.first_column + column * each, top, each)
        top -= head
        for week, boxes in zip(self.weeks, self.boxes, strict=True):
            _line(canvas, x, top, x + width, 0.5, self.palette.faint)
            week.draw(canvas, x, top - (self.row - week.height(self.first_column)) / 2, self.first_column)
            self._draw_boxes(canvas, boxes, x + self.first_column, top, each)
            top -= self.row

    def _draw_boxes(
        self, canvas: TaggedCanvas, boxes: Sequence[Element], x: float, top: float, each: float
    ) -> None:
        side = min(self.row, each) * TICK_BOX
        canvas.saveState()
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(self.palette.ink)
        for box in boxes:
            canvas.tick_box(box, x + (each - side) / 2, top - (self.row + side) / 2, side)
            x += each
        canvas.restoreState()


@dataclass
class WarningBand(Piece):
    """The heading of the red flags beside a warning triangle, light on a dark band."""

    heading: TextPiece
    size: float
    palette: Palette
    space_before: float = 0.0
    keep_with_next: bool = True

    def _inset(self) -> float:
        return self.size * 1.55

    def height(self, width: float) -> float:
        return self.heading.height(width - self._inset())

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        high = self.height(width)
        side = self.size * 1.12
        bottom = top - high / 2 - side * 0.42
        with canvas.mark(Artifact.DECORATION):
            canvas.saveState()
            canvas.setFillColor(self.palette.paper)
            path = canvas.beginPath()
            path.moveTo(x, bottom)
            path.lineTo(x + side, bottom)
            path.lineTo(x + side / 2, bottom + side * 0.9)
            path.close()
            canvas.setLineJoin(1)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.setFillColor(self.palette.alarm)
            canvas.rect(x + side * 0.45, bottom + side * 0.3, side * 0.1, side * 0.34, stroke=0, fill=1)
            canvas.rect(x + side * 0.45, bottom + side * 0.12, side * 0.1, side * 0.1, stroke=0, fill=1)
            canvas.restoreState()
        self.heading.draw(canvas, x + self._inset(), top, width - self._inset())


@dataclass
class SideBar(Piece):
    """A piece with a strong bar at its left: the one thing to remember."""

    piece: Piece
    bar: float
    gap: float
    colour: str
    space_before: float = 0.0

    def height(self, width: float) -> float:
        return self.piece.height(width - self.bar - self.gap)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas.saveState()
        canvas.setFillColor(self.colour)
        canvas.rect(x, top - height, self.bar, height, stroke=0, fill=1)
        canvas.restoreState()
        inset = self.bar + self.gap
        self.piece.draw(canvas, x + inset, top, width - inset)

    def loosened(self) -> Sequence[Piece] | None:
        return [self.piece]


def box_cell(value: TextPiece, value_width: float, label: TextPiece, label_width: float) -> BoxCell:
    """A dose box that is as wide as the wider of its two lines."""
    return BoxCell(value, label, max(value_width, label_width))


def grid_of(pieces: Sequence[Piece], columns: int, gap: float, row_gap: float) -> Stack:
    """Pieces in rows of `columns`, filled up from the left."""
    rows: list[Piece] = []
    for start in range(0, len(pieces), columns):
        row = [*pieces[start : start + columns]]
        row.extend(Stack(()) for _ in range(columns - len(row)))
        rows.append(Columns(row, [1] * columns, gap, space_before=row_gap if rows else 0.0))
    return Stack(rows)


def card_header_gap(theme: Theme, number: str) -> tuple[float, float, float]:
    """Diameter of a card's number disc, where its number starts, and where its name starts."""
    size = theme.card_title
    disc = size * 1.3
    start = (disc - text_width(number, size, bold=True)) / 2
    return disc, start, disc + size * 0.42
