"""What was made of each row of a list, as CSV for people and JSON for programs.

No patient's name stands in a report: a row is known by its reference and its number.  Where file names
are made of patients' names, the report leaves them out, too.
"""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain
from pathlib import Path

import backpdf
from backpdf.pdf.print_options import Format
from backpdf.problems import CannotWriteError, ExitCode
from backpdf.production.atomic_file import write_whole
from backpdf.production.combine import CombinedFile
from backpdf.production.task import LeftOutRow, Result, Status, TaskResults

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was to be made, in the order of the tasks.

    shows_files is False where file names hold patients' names.  left_out are rows of a list of which
    nothing was to be made.  notes are warnings about the run as a whole; unwritten says why the report
    itself is not there.
    """

    results: TaskResults
    combined: tuple[CombinedFile, ...] = ()
    shows_files: bool = True
    left_out: tuple[LeftOutRow, ...] = ()
    notes: tuple[str, ...] = ()
    unwritten: str | None = None

    def count(self, status: Status) -> int:
        """How many tasks, or rows that were left out, came to this."""
        tasks = sum(outcome.status is status for outcome in self.results.outcomes())
        return tasks + sum(row.status is status for row in self.left_out)

    def with_status(self, status: Status) -> list[Result]:
        """The results of the tasks that came to this."""
        return [result for result in self.results if result.status is status]

    @property
    def exit_code(self) -> ExitCode:
        """That of the command: something was not made; or it was, and its file could not be written."""
        rows = any(outcome.is_unwritten for outcome in self.results.outcomes())
        if self.unwritten or rows or any(file.is_unwritten for file in self.combined):
            return ExitCode.CANNOT_WRITE
        failed = self.count(Status.FAILED) + self.count(Status.NOT_MADE)
        combined = any(each.status is Status.FAILED for each in self.combined)
        return ExitCode.PROBLEMS if failed or combined else ExitCode.DONE

    @property
    def private(self) -> bool:
        """Whether it holds anything that leads to a patient."""
        return any(result.task.is_private for result in self.results)

    def warnings(self) -> Iterator[str]:
        """What was not made, and what to look at; a warning that several rows have is there once."""
        of_rows: dict[str, list[int]] = {}
        for result in self.results:
            row = result.task.row
            if row is None:
                yield from result.warnings
                continue
            if result.status is Status.FAILED:
                yield f"row {row.row} was not made: {result.reason}"
            for warning in result.warnings:
                if warning.startswith(f"row {row.row}") or warning in row.warnings:
                    yield warning
                else:
                    of_rows.setdefault(warning, []).append(row.row)
        yield from (f"{_rows_in_words(rows)}: {warning}" for warning, rows in of_rows.items())
        for each in self.combined:
            if each.status is Status.FAILED:
                yield f"{each.path.name} was not made: {each.reason}"

    def rows(self) -> Iterator[dict[str, object]]:
        """Each row as plain values, one after the other: a list may be long."""
        made = (_row(result, shows_file=self.shows_files) for result in self.results)
        if not self.left_out:
            return made
        return merge(made, map(_left_out_row, self.left_out), key=_number)


def _rows_in_words(rows: Sequence[int]) -> str:
    """ "row 2", "rows 2 and 3", "rows 2, 3 and 97 more"."""
    match rows:
        case [row]:
            return f"row {row}"
        case [first, second]:
            return f"rows {first} and {second}"
        case _:
            return f"rows {rows[0]}, {rows[1]} and {len(rows) - 2} more"


def report_files(base: Path) -> tuple[Path, Path]:
    """The CSV and the JSON file of a report called `base`, whatever ending that has."""
    stem = base.with_suffix("") if base.suffix.lower() in (".csv", ".json") else base
    return stem.with_name(f"{stem.name}.csv"), stem.with_name(f"{stem.name}.json")


def write_report(report: Report, base: Path, separator: str) -> Report:
    """Writes both files, readable by their owner only where they hold references.

    Returns the report, which says so where a file could not be written.
    """
    table, data = report_files(base)
    json_lines = (line.encode() for line in _json_lines(report))
    unwritten: list[str] = []
    for path, lines in ((table, csv_report(report, separator)), (data, json_lines)):
        try:
            write_whole(path, lines, private=report.private)
        except CannotWriteError as error:
            unwritten.append(f"{error.message}; {error.hint}" if error.hint else error.message)
    return replace(report, unwritten="; ".join(unwritten) or None)


def csv_report(report: Report, separator: str) -> Iterator[bytes]:
    """The report as a table that the same spreadsheet opens as the list itself, line by line."""
    yield BOM_UTF8
    rows = ([_cell(row[heading]) for heading in _HEADINGS] for row in report.rows())
    for cells in chain([_HEADINGS], rows):
        line = io.StringIO()
        csv.writer(line, delimiter=separator, lineterminator="\r\n").writerow(cells)
        yield line.getvalue().encode()


def _json_lines(report: Report) -> Iterator[str]:
    """The report with its sums, for scripts; a line for each row."""
    value = {
        "backpdf": backpdf.__version__,
        "sums": {status.value: report.count(status) for status in Status},
        "combined": [
            {
                "file": each.path.name,
                "status": each.status.value,
                "pages": each.pages,
                "reason": each.reason,
            }
            for each in report.combined
        ],
    }
    yield json.dumps(value, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "rows": ['
    for number, row in enumerate(report.rows()):
        yield f"{',' if number else ''}\n  {json.dumps(row, ensure_ascii=False)}"
    yield "\n ]\n}\n"


_HEADINGS = (
    "row",
    "reference",
    "status",
    "reason",
    "file",
    "program",
    "level",
    "paper",
    "edition",
    "type_size",
    "blank_dose",
    "colour",
    "language",
    "format",
    "pages",
    "bytes",
    "warnings",
)


def _row(result: Result, *, shows_file: bool) -> dict[str, object]:
    task, row = result.task, result.task.row
    return {
        "row": row.row if row else None,
        "reference": row.reference if row else None,
        "status": result.status.value,
        "reason": result.reason,
        "file": task.path.name if shows_file and result.has_file else None,
        "program": task.request.program,
        "level": task.request.level,
        "paper": task.options.paper.value,
        "edition": task.options.edition.value,
        "type_size": task.options.points,
        "blank_dose": task.request.blank_dose,
        "colour": "mono" if task.options.mono else "colour",
        "language": row.language if row else None,
        "format": task.options.format.value,
        "pages": None if task.options.format is Format.HTML else result.pages,
        "bytes": result.size,
        "warnings": list(result.warnings),
    }


def _left_out_row(row: LeftOutRow) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(_HEADINGS)
    return empty | {"row": row.row, "status": row.status.value, "reason": row.reason, "warnings": []}


def _number(row: dict[str, object]) -> int:
    """The number of a row of the list, by which the report is in order."""
    number = row["row"]
    return number if isinstance(number, int) else 0


def _cell(value: object) -> str:
    """A value for a spreadsheet, which must not take it for a formula."""
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
