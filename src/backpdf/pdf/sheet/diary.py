"""The diary with tick boxes.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import Palette
from backpdf.pdf.tagging import Element

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

TICK_BOX = 0.72
"""Side of a tick box, as a fraction of the row height."""


@dataclass(frozen=True, eq=False)
class DiaryGrid(Box):
    """Tick boxes with a row for each week and a column for each day, and their headings."""

    corner: Paragraph
    days: Sequence[Paragraph]
    weeks: Sequence[Paragraph]
    boxes: Sequence[Sequence[Element]]
    row: float
    first_column: float
    palette: Palette

    def _head_height(self, width: float) -> float:
        each = self._each(width)
        return max(
            self.row, *(day.measured(each) for day in self.days), self.corner.measured(self.first_column)
        )

    def _each(self, width: float) -> float:
        return (width - self.first_column) / len(self.days)

    def height(self, width: float) -> float:
        return self._head_height(width) + self.row * len(self.weeks)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        each, head = self._each(width), self._head_height(width)
        self.corner.draw(canvas, x, top, self.first_column)
        for column, day in enumerate(self.days):
            day.draw(canvas, x + self.first_column + column * each, top, each)
        top -= head
        for week, boxes in zip(self.weeks, self.boxes, strict=True):
            canvas.line(x, top, x + width, top, width=0.5, colour=self.palette.faint)
            week.draw(canvas, x, top - (self.row - week.measured(self.first_column)) / 2, self.first_column)
            self._draw_boxes(canvas, boxes, x + self.first_column, top, each)
            top -= self.row

    def _draw_boxes(
        self, canvas: Canvas, boxes: Sequence[Element], x: float, top: float, each: float
    ) -> None:
        side = min(self.row, each) * TICK_BOX
        y, ink = top - (self.row + side) / 2, self.palette.ink
        for box in boxes:
            canvas.tick_box(box, x + (each - side) / 2, y, side, width=0.9, colour=ink)
            x += each
