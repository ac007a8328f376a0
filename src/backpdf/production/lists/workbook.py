"""Excel workbooks as rows of text, read with openpyxl (the extra `xlsx`)."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import islice

from backpdf.problems import Problem, UsageError
from backpdf.production.lists.table import MOST_ROWS, TableCell, TableRow

LARGEST_UNPACKED = 512 * 1024 * 1024
"""Bytes.  A workbook is a zip file; a small one may hold an endless amount."""
MOST_COLUMNS = 200


def workbook_rows(data: bytes, shown: str) -> list[TableRow] | Problem:
    """The rows of a workbook's first sheet, or what is wrong with the file.

    Raises UsageError where openpyxl is not installed.
    """
    if find_spec("openpyxl") is None:
        raise UsageError(
            "Excel workbooks need openpyxl, which is not installed",
            'install it with: pip install "backpdf[xlsx]", or save the list as "CSV UTF-8"',
        )
    hint = 'open it in Excel, and save it as "CSV UTF-8"'
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            return Problem(shown, "the workbook is too large", hint="split it up")
        return _rows(data)
    except Exception:  # noqa: BLE001  (openpyxl raises whatever its XML and zip readers raise)
        return Problem(shown, "the file cannot be read as an Excel workbook", hint=hint)


def _rows(data: bytes) -> list[TableRow]:
    import openpyxl  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that do not matter here
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = workbook.worksheets[0]
            sheet.reset_dimensions()  # some programs write wrong ones, and rows would be lost
            rows = islice(sheet.iter_rows(values_only=True), MOST_ROWS + 2)
            return [_row(number, values[:MOST_COLUMNS]) for number, values in enumerate(rows, start=1)]
        finally:
            workbook.close()


def _row(number: int, values: Sequence[object]) -> TableRow:
    """A row without the empty cells at its end."""
    cells = [_cell(value) for value in values]
    while cells and not cells[-1].text:
        cells.pop()
    return TableRow(number, tuple(cells))


def _cell(value: object) -> TableCell:
    """A cell as a person would have typed it: 2 for 2.0, 2026-11-21 for a date."""
    match value:
        case None:
            return TableCell("")
        case bool():
            return TableCell("yes" if value else "no")
        case float() if value.is_integer():
            return TableCell(str(int(value)))
        case datetime.datetime():
            return TableCell(value.date().isoformat())
        case datetime.date():
            return TableCell(value.isoformat())
        case _:
            return TableCell(str(value).encode("utf-8", "replace").decode().strip())
