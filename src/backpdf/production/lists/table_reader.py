"""A list file as a table: CSV or an Excel workbook, by the ending of its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from backpdf.library.yaml.decoding import decode
from backpdf.library.yaml.document import read_bytes
from backpdf.problems import Problem
from backpdf.production.lists.csv_reader import parse_csv
from backpdf.production.lists.table import Known, Table, table_of

LARGEST_LIST = 32 * 1024 * 1024
"""Bytes.  A list of 100 000 patients has some 10 million."""
EXCEL_NAMES = (".xlsx", ".xlsm")

_OTHER_NAMES = {
    ".xls": "an old Excel workbook",
    ".xlsb": "a binary Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".numbers": "a Numbers spreadsheet",
}
_SAVE_AS = 'in your spreadsheet choose "Save as" and pick "CSV UTF-8"'


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
        return (None, [rows]) if isinstance(rows, Problem) else table_of(shown, rows, [], ",", known)
    text = decode(data, shown)
    if isinstance(text, Problem):
        return None, [replace(text, quoted=None, hint=_SAVE_AS)]
    return parse_csv(text, shown, known)
