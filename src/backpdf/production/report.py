"""What was made of each row of a list, as CSV for people and JSON for programs.

No patient's name stands in a report: a row is known by its reference and its number.  Where file names
are made of patients' names, the report leaves them out, too.
"""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

import backpdf
from backpdf.production.atomic_file import write_whole
from backpdf.production.lists.listing import Planned

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Status(StrEnum):
    """What became of a row."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    NOT_MADE = "not made"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row and what became of it; pages and size (in bytes) are 0 where there is no file."""

    planned: Planned
    status: Status
    pages: int = 0
    size: int = 0
    warnings: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def done(self) -> bool:
        """Whether the file is there."""
        return self.status in (Status.MADE, Status.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Combined:
    """A file that holds many handouts; reason says why it is not there."""

    path: Path
    status: Status
    pages: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was to be made, in the order of the rows.

    shows_files is False where file names hold patients' names.
    """

    outcomes: tuple[Outcome, ...]
    combined: tuple[Combined, ...] = ()
    shows_files: bool = True

    def count(self, status: Status) -> int:
        """How many rows came to this."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def private(self) -> bool:
        """Whether it tells anything that leads to a patient."""
        return any(outcome.planned.entry.private for outcome in self.outcomes)

    def rows(self) -> Iterator[dict[str, object]]:
        """Each row as plain values, one after the other: a list may be long."""
        return (_row(outcome, shows_file=self.shows_files) for outcome in self.outcomes)


def report_files(base: Path) -> tuple[Path, Path]:
    """The CSV and the JSON file of a report called `base`, whatever ending that has."""
    stem = base.with_suffix("") if base.suffix.lower() in (".csv", ".json") else base
    return stem.with_name(f"{stem.name}.csv"), stem.with_name(f"{stem.name}.json")


def write_report(report: Report, base: Path, separator: str) -> tuple[Path, Path]:
    """Writes both files, readable by their owner only where they hold references.

    Raises CannotWriteError.
    """
    table, data = report_files(base)
    csv_lines = (line.encode() for line in _csv_lines(report, separator))
    json_lines = (line.encode() for line in _json_lines(report))
    write_whole(table, chain([BOM_UTF8], csv_lines), private=report.private)
    write_whole(data, json_lines, private=report.private)
    return table, data


def _csv_lines(report: Report, separator: str) -> Iterator[str]:
    """The report as a table that the same spreadsheet opens as the list itself."""
    rows = ([_cell(row[heading]) for heading in _HEADINGS] for row in report.rows())
    for cells in chain([_HEADINGS], rows):
        line = io.StringIO()
        csv.writer(line, delimiter=separator, lineterminator="\r\n").writerow(cells)
        yield line.getvalue()


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
    "colour",
    "language",
    "pages",
    "bytes",
    "warnings",
)


def _row(outcome: Outcome, *, shows_file: bool) -> dict[str, object]:
    entry = outcome.planned.entry
    return {
        "row": entry.row,
        "reference": entry.reference,
        "status": outcome.status.value,
        "reason": outcome.reason,
        "file": outcome.planned.file if shows_file and outcome.done else None,
        "program": entry.request.program,
        "level": entry.request.level,
        "paper": entry.options.paper.value,
        "edition": entry.options.edition.value,
        "colour": "mono" if entry.options.mono else "colour",
        "language": entry.language,
        "pages": outcome.pages,
        "bytes": outcome.size,
        "warnings": list(outcome.warnings),
    }


def _cell(value: object) -> str:
    """A value for a spreadsheet, which must not take it for a formula."""
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
