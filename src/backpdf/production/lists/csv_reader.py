"""The rows of a CSV file, as spreadsheets save it, with the place of each cell.

No message here repeats what stands in a cell, and no row is quoted: lists hold patients' names, and
messages end up in logs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial

from backpdf.problems import Cell, Mark, Problem
from backpdf.production.lists.headings import most_headings
from backpdf.production.lists.table import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_LINES,
    MOST_ROWS,
    RowStore,
    TableParts,
    TableRow,
    tidy_row,
    too_long_cell,
    too_many_cells,
    too_many_lines,
    too_many_rows,
)

SEPARATORS = (",", ";", "\t", "|")

_LOOKED_AT = 65_536
"""Characters at the start of a list that tell its separator."""
_LINE_END = re.compile("\r\n?")
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?[,;\t]*\n', re.IGNORECASE)
"""Excel writes, and obeys, this line; it is no row of the table."""


def parse_csv(text: str, shown: str) -> TableParts | Problem:
    """The rows in the text of a CSV file, or why they cannot be read; never raises."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    line = _SEPARATOR_LINE.match(text)
    start = line.end() if line else 0
    separator = line[1] if line else _separator(text[:_LOOKED_AT])
    parts = TableParts(separator, marks=partial(_mark, text, separator))
    reader = _CsvRows(text, separator, shown, parts.problems)
    for row in reader.rows(start, 2 if line else 1):
        if isinstance(row, Problem):
            return row
        if len(parts.rows) > MOST_ROWS:
            return too_many_rows(shown)
        parts.rows.add(row)
    return parts


def _separator(start: str) -> str:
    """The sign between cells: the one that shows most known headings, then the most frequent one."""

    def rank(separator: str) -> tuple[int, int]:
        rows = RowStore()
        for row in _CsvRows(start, separator, "", []).rows(0, 1):
            if isinstance(row, TableRow):
                rows.add(row)
        return most_headings(rows), start.partition("\n")[0].count(separator)

    return max(SEPARATORS, key=rank)


def _cell_pattern(separator: str) -> re.Pattern[str]:
    """One cell and what ends it (RFC 4180); a cell in quotes may hold line ends and separators.

    Excel's way to protect digits, `="00123"`, is one, too.  Possessive, so that no text takes long.
    """
    sign = re.escape(separator)
    quoted = r'[ ]*+=?"([^"]*+(?:""[^"]*+)*+)"[ ]*+'
    return re.compile(rf"(?:{quoted}(?={sign}|\n|\Z)|([^{sign}\n]*+))({sign}|\n|\Z)")


class _CsvRows:
    """Goes through the rows of a text; problems takes what is wrong with their quotation marks."""

    def __init__(self, text: str, separator: str, shown: str, problems: list[Problem]) -> None:
        self._text = text
        self._separator = separator
        self._shown = shown
        self._problems = problems
        self._pattern = _cell_pattern(separator)
        self._blank = f"{separator} \t"

    def rows(self, position: int, line: int) -> Iterator[TableRow | Problem]:
        """Every row that is not blank; the problem of a row that ends the reading."""
        text, separator, number = self._text, self._separator, 0
        while position < len(text):
            number += 1
            if number > MOST_LINES:
                yield too_many_lines(self._shown)
                return
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            content = text[position:end].rstrip(self._blank)
            if not content:
                position, line = end + 1, line + 1
                continue
            cells = _split(content, separator)
            if cells is None:
                cells, end = self._quoted_row(position, number, line)
            if len(cells) > MOST_CELLS:
                yield too_many_cells(self._shown, number)
                return
            if end - position > LONGEST_CELL and max(map(len, cells), default=0) > LONGEST_CELL:
                yield too_long_cell(self._shown, number)
                return
            row = tidy_row(number, cells, line, position)
            if row.cells:
                yield row
            line += 1 if end >= len(text) else text.count("\n", position, end + 1)
            position = end + 1

    def _quoted_row(self, position: int, number: int, line: int) -> tuple[list[str], int]:
        """The cells of a row that holds quotation marks, and where it ends."""
        cells: list[str] = []
        start = position
        while True:
            match = self._pattern.match(self._text, position)
            assert match is not None  # the second way of writing a cell, an empty one included, always fits
            quoted, plain, end = match.groups()
            if quoted is None and plain.lstrip().startswith('"'):
                hint = 'write the sign " twice inside a text in quotation marks, and once at its end'
                message = "a quotation mark is never closed, or text follows the closing one"
                mark = _mark_at(self._text, start, position, line)
                self._problems.append(Problem(self._shown, message, mark, hint, cell=Cell(number)))
            cells.append(plain if quoted is None else quoted.replace('""', '"'))
            if end != self._separator or len(cells) > MOST_CELLS:
                return cells, match.start(3)
            position = match.end()


def _split(content: str, separator: str) -> list[str] | None:
    """The cells of a line that is a whole row; None where its quotation marks need a closer look."""
    if content.count(separator) > MOST_CELLS:
        return [""] * (MOST_CELLS + 1)
    if '"' not in content:
        return content.split(separator)
    if content.count('"') % 2 or '="' in content:
        return None
    try:
        return next(csv.reader([content], delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        return None


def _mark_at(text: str, start: int, position: int, line: int) -> Mark:
    """The line and column of a position in a row that starts in a line."""
    before = text.count("\n", start, position)
    return Mark(line + before, position - (text.rfind("\n", 0, position) + 1) + 1)


def _mark(text: str, separator: str, row: TableRow, index: int) -> Mark:
    """Where a cell of a row starts; the start of the row where it has no such cell."""
    position = row.start
    pattern = _cell_pattern(separator)
    for _ in range(index):
        match = pattern.match(text, position)
        if match is None or match[3] != separator:
            return Mark(row.line, 1)
        position = match.end()
    return _mark_at(text, row.start, position, row.line)
