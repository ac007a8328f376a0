"""A list file as a table: CSV or an Excel workbook, by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backpdf.library.yaml.document import read_bytes, within_limit
from backpdf.problems import Problem, UsageError
from backpdf.production.lists.csv_reader import parse_csv
from backpdf.production.lists.headings import COLUMNS_LISTED, column_of, heading_row
from backpdf.production.lists.list_encoding import decode_list
from backpdf.production.lists.table import MOST_ROWS, RowStore, Table, TableParts, TableRow, too_many_rows
from backpdf.production.lists.workbook import workbook_parts
from backpdf.text.cleaning import first_harmful, harm

LARGEST_LIST = 32 * 1024 * 1024
"""Bytes.  A list of 100 000 patients has some 10 million."""
EXCEL_NAMES = (".xlsx", ".xlsm")

_OTHER_NAMES = {
    ".xls": "an old Excel workbook",
    ".xlsb": "a binary Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".numbers": "a Numbers spreadsheet",
}
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a list is read where it does not say so itself.

    encoding is Python's name of one, sheet that of a workbook's sheet; ignored_columns are headings or
    numbers of columns.
    """

    encoding: str | None = None
    sheet: str | None = None
    ignored_columns: tuple[str, ...] = ()


def read_table(
    path: Path, shown: str, options: ReadingOptions | None = None, data: bytes | None = None
) -> tuple[Table | None, list[Problem]]:
    """The table in a file, and everything wrong with it as a table.

    shown is the path for messages; data are the bytes of a file that is in memory only.  The table is None
    where it cannot be read as a whole.  Raises UsageError for an option that such a file does not take.
    """
    options = options or ReadingOptions()
    suffix = path.suffix.lower()
    if suffix in _OTHER_NAMES:
        hint = "save it as CSV, or as an Excel workbook (.xlsx)"
        return None, [Problem(shown, f"{_OTHER_NAMES[suffix]} cannot be read", hint=hint)]
    is_workbook = suffix in EXCEL_NAMES
    if is_workbook and options.encoding is not None:
        raise UsageError(
            "--encoding is for CSV files; a workbook says itself how it is stored", "leave it out"
        )
    if not is_workbook and options.sheet is not None:
        message = "--sheet is for Excel workbooks; a CSV file holds one sheet only"
        raise UsageError(message, "leave it out")
    found = read_bytes(path, shown, LARGEST_LIST) if data is None else within_limit(data, shown, LARGEST_LIST)
    if isinstance(found, Problem):
        return None, [found]
    parts = workbook_parts(found, shown, options.sheet) if is_workbook else _csv(found, shown, options)
    return (None, [parts]) if isinstance(parts, Problem) else table_of(shown, parts)


def _csv(data: bytes, shown: str, options: ReadingOptions) -> TableParts | Problem:
    if data.startswith(_ZIP):
        message = "this is a workbook or another packed file, and not CSV"
        return Problem(shown, message, hint="give its name the ending .xlsx, if it is an Excel workbook")
    text = decode_list(data, shown, options.encoding)
    return text if isinstance(text, Problem) else parse_csv(text, shown)


def table_of(shown: str, parts: TableParts) -> tuple[Table | None, list[Problem]]:
    """Headings and rows, and the problems of their number and of harmful characters."""
    problems = parts.problems
    if not len(parts.rows):
        if parts.hidden_rows:
            hint = "show them: clear the filter, or unhide the rows"
            return None, [*problems, Problem(shown, "all rows of the list are hidden", hint=hint)]
        return None, [*problems, Problem(shown, "the list is empty", hint="write headings and rows into it")]
    place = heading_row(parts.rows)
    if place is None:
        first = next(iter(parts.rows))
        table = Table(shown, first, parts.rows, parts.separator, parts.marks)
        message = "no row holds headings that are known"
        return None, [
            *problems,
            table.problem(first, message, f"write them above the list; {COLUMNS_LISTED}"),
        ]
    header, below = _split_at(parts.rows, place)
    notices = list(parts.notices)
    if place:
        rows = "row" if place == 1 else "rows"
        notices.append(f"the headings are in row {header.number}; {place} {rows} above them were not read")
    hidden = tuple(number for number in parts.hidden_rows if number > header.number)
    table = Table(
        shown, header, below, parts.separator, parts.marks, hidden, parts.hidden_columns, parts.merged,
        tuple(notices),
    )  # fmt: skip
    if not len(below) and not hidden:
        message = "the list has no rows below its headings"
        return None, [*problems, Problem(shown, message, hint="write one row for each handout")]
    if len(below) > MOST_ROWS:
        return None, [*problems, too_many_rows(shown)]
    return table, [*problems, *harmful_characters(table, header)]


def _split_at(rows: RowStore, place: int) -> tuple[TableRow, RowStore]:
    """The row at an index, and those after it."""
    walk = iter(rows)
    for _ in range(place):
        next(walk)
    header, below = next(walk), RowStore()
    for row in walk:
        below.add(row)
    return header, below


def harmful_characters(table: Table, row: TableRow) -> Iterator[Problem]:
    """The problems of characters in a row that no list may hold."""
    for index, cell in enumerate(row.cells):
        found = first_harmful(cell)
        if found is not None:
            heading = table.header.cell(index)
            message, hint = harm(found)
            column = heading if column_of(heading) and row is not table.header else None
            yield table.problem(row, message, hint, column=column, index=index)
