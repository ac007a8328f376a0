"""The rows of a CSV file, as spreadsheets save it, with the place of each cell.

No message here repeats what stands in a cell, and no row is quoted: lists hold patients' names, and
messages end up in logs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from backpdf.problems import Cell, Mark, Problem
from backpdf.production.lists.table import Known, Table, TableCell, TableRow, table_of

SEPARATORS = (",", ";", "\t")

_LINE_END = re.compile("\r\n?")
_SEPARATOR_LINE = re.compile("sep=(.)\n")
"""Excel writes, and obeys, this line; it is no row of the table."""


def parse_csv(text: str, shown: str, known: Known) -> tuple[Table | None, list[Problem]]:
    """The table in the text of a CSV file, and everything wrong with it as a table; never raises."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    line = _SEPARATOR_LINE.match(text)
    separator = line[1] if line else _separator(text, known)
    problems: list[Problem] = []
    start = line.end() if line else 0
    rows = list(_rows(text, start, separator, shown, problems))
    return table_of(shown, rows, problems, separator, known)


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
