"""The record that patients fill in, a table for each week.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backpdf.handout.record_blocks import Record, RecordWeek
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import MM
from backpdf.pdf.sheet.builder import Builder
from backpdf.pdf.tagging import Element, add_row, add_table
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

LEAST_ROW = 8 * MM
"""Height of a cell that an unsteady hand can write into."""
ROW = 1.9
"""Height of a cell as a multiple of the font size, where that is more than LEAST_ROW."""
LINE_WIDTH = 0.7


@dataclass(frozen=True, eq=False)
class RecordTable(Box):
    """One week: a column for each day, a row for each thing to write down, cells for a pen."""

    kind = "the record"

    corner: Paragraph
    days: Sequence[Paragraph]
    labels: Sequence[Paragraph]
    cells: Sequence[Sequence[Element]]
    first_column: float
    row: float
    colour: str

    def _each(self, width: float) -> float:
        return (width - self.first_column) / len(self.days)

    def _head_height(self, width: float) -> float:
        each = self._each(width)
        return max(self.corner.measured(self.first_column), *(day.measured(each) for day in self.days))

    def height(self, width: float) -> float:
        return self._head_height(width) + self.row * len(self.labels) + LINE_WIDTH

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        each, left = self._each(width), x + self.first_column
        self.corner.draw(canvas, x, top, self.first_column)
        for column, day in enumerate(self.days):
            day.draw(canvas, left + column * each, top, each)
        top -= self._head_height(width) + LINE_WIDTH / 2
        for label, cells in zip(self.labels, self.cells, strict=True):
            label.draw(canvas, x, top - (self.row - label.measured(self.first_column)) / 2, self.first_column)
            top -= self.row
            for column, cell in enumerate(cells):
                canvas.writing_box(
                    cell, left + column * each, top, each, self.row, width=LINE_WIDTH, colour=self.colour
                )


def record(builder: Builder, record: Record, parent: Element) -> tuple[list[Box], list[RecordTable]]:
    """Heading and instruction of the record, and the tables of its weeks."""
    section = parent.add("Sect")
    head: list[Box] = [
        builder.typesetter.text(
            record.heading,
            section.add("H2"),
            builder.typesetter.section,
            keep_with_next=True,
            outline_level=2,
        ),
        builder.typesetter.text(record.instruction, section.add("P"), keep_with_next=True),
    ]
    labels = (label for week in record.weeks for label in (week.label, *(row.label for row in week.rows)))
    first_column = max(text_width(label, builder.theme.body, bold=True) for label in labels) + 5
    return head, [_week(builder, week, section, first_column) for week in record.weeks]


def _week(builder: Builder, week: RecordWeek, section: Element, first_column: float) -> RecordTable:
    theme, typesetter = builder.theme, builder.typesetter
    bold, centred = typesetter.style(theme.body, bold=True), typesetter.style(theme.body, centred=True)
    table = add_table(section, summary=week.label)
    corner, *days = add_row(table, 1 + len(week.days), header=True)
    labels, cells = [], []
    for row in week.rows:
        head, *blank = add_row(table, 1 + len(row.cells), row_header=True)
        labels.append(typesetter.text(row.label, head))
        cells.append(
            [cell.add("Span", actual_text=words) for cell, words in zip(blank, row.cells, strict=True)]
        )
    return RecordTable(
        corner=typesetter.text(week.label, corner, bold),
        days=[typesetter.text(day, cell, centred) for day, cell in zip(week.days, days, strict=True)],
        labels=labels,
        cells=cells,
        first_column=first_column,
        row=max(LEAST_ROW, theme.body * ROW),
        colour=theme.palette.quiet,
        space_before=theme.step * 2,
    )
