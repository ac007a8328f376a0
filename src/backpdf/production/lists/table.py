"""A list as a table: rows and cells with their places, whatever file they came from.

No message here repeats what stands in a cell, and no row is quoted: lists hold patients' names, and
messages end up in logs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backpdf.problems import Cell, Mark, Problem
from backpdf.text.cleaning import first_harmful, harm

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class TableCell:
    """A text without spaces at its ends, and where it stands (None where a file has no lines)."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; number is what a spreadsheet shows beside it."""

    number: int
    cells: tuple[TableCell, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text for cell in self.cells)

    def cell(self, index: int) -> TableCell:
        """The cell with this index (from 0); an empty one at the row's start where the row is shorter."""
        if index < len(self.cells):
            return self.cells[index]
        return TableCell("", self.cells[0].mark if self.cells else None)


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read: the row of headings, and the rows below it that are not blank."""

    shown: str
    header: TableRow
    rows: tuple[TableRow, ...]
    separator: str = ","

    def problem(
        self, row: TableRow, message: str, hint: str, *, column: str | None = None, index: int = 0
    ) -> Problem:
        """A problem in a row, or in its cell at `index` under the heading `column`."""
        return Problem(self.shown, message, row.cell(index).mark, hint, cell=Cell(row.number, column or None))


Known = Callable[[str], bool]
"""Whether a text is the heading of a known column, which shows the separator that was used."""


def table_of(
    shown: str, rows: Sequence[TableRow], problems: list[Problem], separator: str, known: Known
) -> tuple[Table | None, list[Problem]]:
    """Headings and rows, and the problems of their number and of harmful characters."""
    full = [row for row in rows if not row.blank]
    if not full:
        return None, [*problems, Problem(shown, "the list is empty", hint="write headings and rows into it")]
    header, *below = full
    if not below:
        message = "the list has no rows below its headings"
        return None, [*problems, Problem(shown, message, hint="write one row for each handout")]
    if len(below) > MOST_ROWS:
        message = f"the list has more than {MOST_ROWS} rows"
        return None, [*problems, Problem(shown, message, hint="split it up")]
    table = Table(shown, header, tuple(below), separator)
    for row in full:
        problems += _harmful(table, row, known)
    return table, problems


def _harmful(table: Table, row: TableRow, known: Known) -> Iterator[Problem]:
    for index, cell in enumerate(row.cells):
        found = first_harmful(cell.text)
        if found is not None:
            heading = table.header.cell(index).text
            message, hint = harm(found)
            column = heading if known(heading) and row is not table.header else None
            yield table.problem(row, message, hint, column=column, index=index)
