"""The dose as labelled boxes side by side.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas


@dataclass(frozen=True, slots=True)
class BoxCell:
    """A dose box: the value above, its label below; natural is the width of the wider one."""

    value: Paragraph
    label: Paragraph
    natural: float


@dataclass(frozen=True, eq=False)
class DoseRow(Box):
    """Labelled boxes side by side, in as few rows as the width allows."""

    cells: Sequence[BoxCell]
    padding: float
    line: str
    fill: str

    def _rows(self, width: float) -> list[list[BoxCell]]:
        """The boxes in rows of about equal length, as few as the width allows."""
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
            cell.value.measured(wide) + cell.label.measured(wide)
            for cell, wide in zip(row, widths, strict=True)
        )

    def _widths(self, row: Sequence[BoxCell], width: float) -> list[float]:
        """The width of each box: its natural width and an equal share of the spare width."""
        spare = max(0.0, width - self._natural(row)) / len(row)
        return [min(cell.natural + 2 * self.padding + spare, width) for cell in row]

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows(width))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for row in self._rows(width):
            height = self._row_height(row, width)
            self._draw_row(canvas, row, x, top, width, height)
            top -= height

    def _draw_row(
        self,
        canvas: Canvas,
        row: Sequence[BoxCell],
        x: float,
        top: float,
        width: float,
        height: float,
    ) -> None:
        left = x
        widths = self._widths(row, width)
        for wide in widths:
            canvas.rect(left, top - height, wide, height, fill=self.fill, stroke=self.line, line_width=0.8)
            left += wide
        for cell, wide in zip(row, widths, strict=True):
            cell.value.draw(canvas, x, top - self.padding * 0.5, wide)
            cell.label.draw(canvas, x, top - self.padding * 0.5 - cell.value.measured(wide), wide)
            x += wide


def box_cell(value: Paragraph, value_width: float, label: Paragraph, label_width: float) -> BoxCell:
    """A dose box as wide as the wider of its two lines."""
    return BoxCell(value, label, max(value_width, label_width))
