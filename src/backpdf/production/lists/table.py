"""A list as a table: rows and cells with their places, from CSV as spreadsheets save it, or Excel.

No message here repeats what stands in a cell, and no row is quoted: lists hold patients' names, and
messages end up in logs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backpdf.library.yaml.decoding import decode, harm, safe_characters
from backpdf.library.yaml.document import read_bytes
from backpdf.problems import Cell, Mark, Problem

LARGEST_LIST = 32 * 1024 * 1024
"""Bytes.  A list of 100 000 patients has some 10 million."""
MOST_ROWS = 100_000
EXCEL_NAMES = (".xlsx", ".xlsm")
SEPARATORS = (",", ";", "\t")

_LINE_END = re.compile("\r\n?")
_SEPARATOR_LINE = re.compile("sep=(.)\n")
"""Excel writes, and obeys, this line; it is no row of the table."""
_OTHER_NAMES = {
    ".xls": "an old Excel workbook",
    ".xlsb": "a binary Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".numbers": "a Numbers spreadsheet",
}
_SAVE_AS = 'in your spreadsheet choose "Save as" and pick "CSV UTF-8"'


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
"""Whether a text is the heading of a column that somebody knows: it tells which separator was used."""


def read_table(path: Path, shown: str, known: Known) -> tuple[Table | None, list[Problem]]:
    """The table in a file, and everything wrong with it as a table.

    shown is the path for messages.  The table is None where it cannot be read as a whole.
    """
    suffix = path.suffix.lower()
    if suffix in _OTHER_NAMES:
        hint = "save it as CSV, or as an Excel workbook (.xlsx)"
        return None, [Problem(shown, f"{_OTHER_NAMES[suffix]} cannot be read", hint=hint)]
    data = read_bytes(path, shown, LARGEST_LIST)
    if isinstance(data, Problem):
        return None, [data]
    if suffix in EXCEL_NAMES:
        from backpdf.production.lists.workbook import workbook_rows  # noqa: PLC0415  (openpyxl is optional)

        rows = workbook_rows(data, shown)
        return (None, [rows]) if isinstance(rows, Problem) else _table(shown, rows, [], ",", known)
    text = decode(data, shown)
    if isinstance(text, Problem):
        return None, [replace(text, quoted=None, hint=_SAVE_AS)]
    return parse_csv(text, shown, known)


def parse_csv(text: str, shown: str, known: Known) -> tuple[Table | None, list[Problem]]:
    """The same for the text of a CSV file; never raises."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    told = _SEPARATOR_LINE.match(text)
    separator = told[1] if told else _separator(text, known)
    problems: list[Problem] = []
    start = told.end() if told else 0
    rows = list(_rows(text, start, separator, shown, problems))
    return _table(shown, rows, problems, separator, known)


def _table(
    shown: str, rows: Sequence[TableRow], problems: list[Problem], separator: str, known: Known
) -> tuple[Table | None, list[Problem]]:
    """Headings and rows, with limits and harmful characters told."""
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
        found = safe_characters(cell.text)[1]
        if found is not None:
            heading = table.header.cell(index).text
            message, hint = harm(found)
            column = heading if known(heading) and row is not table.header else None
            yield table.problem(row, message, hint, column=column, index=index)


def _separator(text: str, known: Known) -> str:
    """The sign between cells: the one that shows most known headings, then the most frequent one."""
    first = next((line for line in text.split("\n") if line.strip()), "")

    def rank(separator: str) -> tuple[int, int]:
        headings = first.split(separator)
        return sum(known(heading.strip().strip('"')) for heading in headings), len(headings)

    return max(SEPARATORS, key=rank)


def _rows(text: str, start: int, separator: str, shown: str, problems: list[Problem]) -> Iterator[TableRow]:
    """The rows of a CSV text (RFC 4180); a cell in quotes may hold line ends and separators."""
    sign = re.escape(separator)
    pattern = re.compile(rf'(?:[ ]*"([^"]*(?:""[^"]*)*)"[ ]*|([^{sign}\n]*))({sign}|\n|\Z)')
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    number, position = 1, start
    cells: list[TableCell] = []
    while position <= len(text):
        match = pattern.match(text, position)
        assert match is not None  # the second way of writing a cell, an empty one included, always fits
        line = bisect_right(lines, position)
        mark = Mark(line, position - lines[line - 1] + 1)
        quoted, plain, end = match.groups()
        if quoted is None and plain.lstrip().startswith('"'):
            hint = 'write the sign " twice inside a text in quotation marks, and once at its end'
            message = "a quotation mark is never closed, or text follows the closing one"
            problems.append(Problem(shown, message, mark, hint, cell=Cell(number)))
        content = plain if quoted is None else quoted.replace('""', '"')
        cells.append(TableCell(content.strip(), mark))
        if end != separator:
            yield TableRow(number, tuple(cells))
            number, cells = number + 1, []
        if not end:
            return
        position = match.end()
