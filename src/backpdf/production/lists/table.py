"""A list as a table: rows of texts with their places, whatever file they came from.

No message here repeats what stands in a cell, and no row is quoted: lists hold patients' names, and
messages end up in logs.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from backpdf.problems import Cell, Mark, Problem

MOST_ROWS = 100_000
"""Rows with something in them."""
MOST_LINES = 1_048_576
MOST_CELLS = 16_384
"""Rows and columns of the largest sheet that Excel knows."""
LONGEST_CELL = 32_767
"""Characters of the longest text that Excel takes."""

_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; number is what a spreadsheet shows beside it.

    cells are texts without spaces at their ends, none of the last ones empty.  line and start say where
    the row begins in a text file: its line from 1, and its first character from 0.
    """

    number: int
    cells: tuple[str, ...]
    line: int = 0
    start: int = 0

    def cell(self, index: int) -> str:
        """The text of the cell with this index (from 0); empty where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else ""


def tidy_row(number: int, cells: list[str], line: int = 0, start: int = 0) -> TableRow:
    """A row of cells as they were read: spaces at their ends and empty cells at the end go."""
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return TableRow(number, tuple(texts), line, start)


class RowStore:
    """Rows that can be gone through any number of times, each kept in little more than its characters."""

    def __init__(self) -> None:
        self._texts: list[str | tuple[str, ...]] = []
        self._places = (array("q"), array("q"), array("q"))

    def add(self, row: TableRow) -> None:
        """Keeps a row."""
        packed = _BETWEEN.join(row.cells)
        self._texts.append(packed if packed.count(_BETWEEN) == len(row.cells) - 1 else row.cells)
        for places, value in zip(self._places, (row.number, row.line, row.start), strict=True):
            places.append(value)

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[TableRow]:
        for text, number, line, start in zip(self._texts, *self._places, strict=True):
            cells = tuple(text.split(_BETWEEN)) if isinstance(text, str) else text
            yield TableRow(number, cells, line, start)


def no_mark(row: TableRow, index: int) -> Mark | None:
    """The place of a cell in a file without lines."""
    del row, index
    return None


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read: the row of headings, and the rows below it that are not blank.

    marks gives the place of a cell in a text file (None where the file has no lines).  hidden_rows are
    the numbers of rows that a workbook hides; hidden_columns the indexes of such columns.  merged holds
    merged ranges: first row, first index, last row, last index.
    """

    shown: str
    header: TableRow
    rows: RowStore
    separator: str = ","
    marks: Callable[[TableRow, int], Mark | None] = no_mark
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    notices: tuple[str, ...] = ()

    def problem(
        self, row: TableRow, message: str, hint: str, *, column: str | None = None, index: int = 0
    ) -> Problem:
        """A problem in a row, or in its cell at `index` under the heading `column`."""
        return Problem(
            self.shown, message, self.marks(row, index), hint, cell=Cell(row.number, column or None)
        )


@dataclass
class TableParts:
    """What a reader of files found, row by row, before the headings are looked for."""

    separator: str = ","
    rows: RowStore = field(default_factory=RowStore)
    marks: Callable[[TableRow, int], Mark | None] = no_mark
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    notices: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def merged_cells(table: Table, indexes: Iterable[int]) -> frozenset[tuple[int, int]]:
    """The cells below the headings that a merged range covers: row numbers, and indexes of those given.

    The first cell of a range, which holds its text, is not one of them.
    """
    wanted, found = set(indexes), set[tuple[int, int]]()
    last_number = 0
    if table.merged:
        last_number = max((row.number for row in table.rows), default=0)
    for first_row, first_index, last_row, last_index in table.merged:
        inside = [index for index in wanted if first_index <= index <= last_index]
        for number in range(max(first_row, table.header.number + 1), min(last_row, last_number) + 1):
            found.update((number, index) for index in inside if (number, index) != (first_row, first_index))
            if len(found) > MOST_LINES:
                return frozenset(found)
    return frozenset(found)


def too_many_rows(shown: str) -> Problem:
    """The problem of a list with more than MOST_ROWS rows."""
    return Problem(shown, f"the list has more than {MOST_ROWS} rows", hint="split it up")


def too_many_lines(shown: str) -> Problem:
    """The problem of a list with more lines than a spreadsheet has rows, blank ones counted."""
    message = f"the list has more than {MOST_LINES} lines"
    return Problem(shown, message, hint="delete the empty ones at its end, or split it up")


def too_many_cells(shown: str, number: int) -> Problem:
    """The problem of a row with more cells than a spreadsheet has columns."""
    message = f"the row has more than {MOST_CELLS} cells"
    return Problem(shown, message, hint="delete what is not part of the list", cell=Cell(number))


def too_long_cell(shown: str, number: int) -> Problem:
    """The problem of a cell with more characters than a spreadsheet takes."""
    message = f"a cell of the row has more than {LONGEST_CELL} characters"
    return Problem(shown, message, hint="shorten it", cell=Cell(number))
