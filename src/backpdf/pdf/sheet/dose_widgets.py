"""The dose as cells side by side, and as a table of weeks.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backpdf.handout.blocks import CardDose
from backpdf.handout.dose_blocks import DoseCell, DoseTable
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.sheet.builder import Builder, natural_width
from backpdf.pdf.tagging import Element, add_row, add_table
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas


CELL_PADDING = 0.3
"""Space above and below the phrase of a cell, as a multiple of that beside it."""


BLANK_WIDTH = 3.2
"""Width to write an amount in, as a multiple of the font size."""
BLANK_HEIGHT = 2.1
"""Height of a cell to write in, as a multiple of the font size."""


@dataclass(frozen=True, slots=True)
class BoxCell:
    """A dose cell: its phrase, and the width of that on one line, with the room to write in."""

    phrase: Paragraph
    natural: float


@dataclass(frozen=True, eq=False)
class DoseRow(Box):
    """Dose cells side by side, in as few rows as the width allows."""

    cells: Sequence[BoxCell]
    padding: float
    line: str
    fill: str
    least_height: float = 0.0

    def _rows(self, width: float) -> list[list[BoxCell]]:
        """The cells in rows of about equal number, as few as the width allows."""
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
        highest = max(
            cell.phrase.measured(wide - 2 * self.padding) for cell, wide in zip(row, widths, strict=True)
        )
        return max(2 * CELL_PADDING * self.padding + highest, self.least_height)

    def _widths(self, row: Sequence[BoxCell], width: float) -> list[float]:
        """The width of each cell: equal where all phrases fit, else what each needs and an equal rest."""
        needed = [min(cell.natural + 2 * self.padding, width) for cell in row]
        if max(needed) <= width / len(row):
            return [width / len(row)] * len(row)
        spare = max(0.0, width - sum(needed)) / len(row)
        return [min(each + spare, width) for each in needed]

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
            room = wide - 2 * self.padding
            drop = (height - cell.phrase.measured(room)) / 2
            cell.phrase.draw(canvas, x + self.padding, top - drop, room)
            x += wide


@dataclass(frozen=True, eq=False)
class TableGrid(Box):
    """A table of two columns with a heading over each, ruled between its rows.

    The first column is as wide as its widest cell needs; the second has the rest.
    """

    kind = "a table"

    head: tuple[Paragraph, Paragraph]
    rows: Sequence[tuple[Paragraph, Paragraph]]
    first_column: float
    padding: float
    line: str
    fill: str

    def _row_height(self, row: tuple[Paragraph, Paragraph], width: float) -> float:
        first, second = row
        room = width - self.first_column - 2 * self.padding
        return max(first.measured(self.first_column), second.measured(room)) + self.padding

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in (self.head, *self.rows))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        room, whole, first_top = width - self.first_column - 2 * self.padding, self.measured(width), top
        head = self._row_height(self.head, width)
        canvas.rect(x, top - head, width, head, fill=self.fill)
        for row in (self.head, *self.rows):
            y = top - self.padding / 2
            row[0].draw(canvas, x, y, self.first_column)
            row[1].draw(canvas, x + self.first_column + self.padding, y, room)
            top -= self._row_height(row, width)
            canvas.line(x, top, x + width, top, width=0.8, colour=self.line)
        canvas.rect(x, first_top - whole, width, whole, stroke=self.line, line_width=0.8)


def dose(builder: Builder, dose: CardDose, section: Element) -> list[Box]:
    """The dose, printed once: cells or a sentence, then the words that no cell holds, then the weeks."""
    theme, typesetter = builder.theme, builder.typesetter
    space = theme.step * 1.4
    if dose.boxes:
        element = section.add("P", actual_text=dose.sentence.whole.plain)
        is_blank = dose.tick_box is not None
        row = DoseRow(
            cells=_cells(builder, dose.boxes, element),
            padding=theme.body * 0.4,
            line=theme.palette.quiet if is_blank else theme.palette.line,
            fill=theme.palette.paper if is_blank else theme.palette.tint,
            least_height=theme.body * BLANK_HEIGHT if is_blank else 0.0,
            space_before=space,
        )
        parts: list[Box] = [row]
    else:
        parts = [typesetter.note(dose.sentence, section.add("P"), space)]
    if dose.words is not None:
        parts.append(typesetter.text(dose.words, section.add("P"), space_before=theme.step))
    if dose.table is not None:
        parts.append(_table(builder, dose.table, section))
    return parts


def _cells(builder: Builder, boxes: Sequence[DoseCell], element: Element) -> list[BoxCell]:
    return [_cell(builder, box, element) for box in boxes]


def _cell(builder: Builder, box: DoseCell, element: Element) -> BoxCell:
    """A cell with its phrase in the middle, or beside the room for an amount that is written by hand."""
    centred = builder.typesetter.style(builder.theme.body, centred=True)
    natural = natural_width(box.text, centred.size)
    if box.value:
        return BoxCell(builder.typesetter.text(box.text, element, centred), natural)
    style = replace(centred, centred=False, right=not box.is_label_first)
    label = builder.typesetter.text(box.label, element, style)
    return BoxCell(label, natural + BLANK_WIDTH * style.size)


def _table(builder: Builder, table: DoseTable, section: Element) -> TableGrid:
    theme, typesetter = builder.theme, builder.typesetter
    element = add_table(section)
    bold = typesetter.style(theme.body, bold=True)
    first = replace(bold, centred=True)
    head = add_row(element, 2, header=True)
    rows: list[tuple[Paragraph, Paragraph]] = []
    heading = (typesetter.text(table.corner, head[0], first), typesetter.text(table.heading, head[1], bold))
    for label, sentence in table.rows:
        cells = add_row(element, 2, row_header=True)
        rows.append((typesetter.text(label, cells[0], first), typesetter.text(sentence, cells[1])))
    padding = theme.body * 0.5
    labels = (table.corner, *(label for label, _ in table.rows))
    return TableGrid(
        head=heading,
        rows=rows,
        first_column=max(text_width(label, theme.body, bold=True) for label in labels) + 2 * padding,
        padding=padding,
        line=theme.palette.line,
        fill=theme.palette.tint,
        space_before=theme.step * 1.4,
    )
