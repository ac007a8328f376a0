"""The check of a list that is in memory only, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from backpdf.library.model.library import Library
from backpdf.problems import Problem
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.listing import Listing, ListingOptions, read_list
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.task import Status, Task

MOST_ROWS_TOLD: Final = 500
"""Rows of one list that are told one by one; those with problems come first where there are more."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What becomes of a row: its handout, or the problems that it has; reference is None without one."""

    row: int
    reference: str | None = None
    program: str = ""
    level: int = 0
    file: str = ""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list with all that is to be said of it.

    rows are at most MOST_ROWS_TOLD, in their order; problems are those of the list as a whole, which leave
    nothing to make.  handouts is the number of rows that are right, faulty that of rows with problems.
    """

    listing: Listing
    rows: tuple[CheckedRow, ...]
    problems: tuple[Problem, ...]
    handouts: int
    faulty: int

    @property
    def notices(self) -> tuple[str, ...]:
        """What should be known of how the list was read."""
        return self.listing.notices


def check_list(
    name: str,
    data: bytes,
    library: Library,
    defaults: Defaults,
    reading: ReadingOptions,
    template: str = DEFAULT_TEMPLATE,
) -> CheckedList:
    """The list in the bytes of a CSV file or Excel workbook with this name, checked as `backpdf batch` does.

    Raises UsageError for options that do not fit the list.
    """
    options = ListingOptions(parse_template(template), Path(), only_good_rows=True, reading=reading)
    listing = read_list(Path(Path(name).name or "list"), library, defaults, options, data)
    found = listing.problems or listing.left_out_problems
    by_row: dict[int, list[Problem]] = {}
    whole: list[Problem] = []
    for problem in found:
        if problem.cell is not None and 0 < listing.header < problem.cell.row:
            by_row.setdefault(problem.cell.row, []).append(problem)
        else:
            whole.append(problem)
    faulty = [CheckedRow(row, problems=tuple(problems)) for row, problems in by_row.items()]
    hidden = [CheckedRow(row.row, is_hidden=True) for row in listing.left_out if row.status is Status.HIDDEN]
    return CheckedList(
        listing,
        _told(faulty, [*hidden, *_first(listing.tasks, len(defaults.formats))]),
        tuple(whole),
        len(listing.tasks) // len(defaults.formats),
        len(faulty) if not whole else 0,
    )


def _first(tasks: Sequence[Task], formats: int) -> Iterator[CheckedRow]:
    """The first rows that are right, each by the first of its files."""
    for task in islice(tasks, 0, MOST_ROWS_TOLD * formats, formats):
        row = task.row
        assert row is not None  # it is a list
        yield CheckedRow(
            row.row,
            row.reference,
            task.request.program,
            task.request.level,
            task.path.name,
            warnings=row.warnings,
        )


def _told(faulty: Sequence[CheckedRow], others: Sequence[CheckedRow]) -> tuple[CheckedRow, ...]:
    rows = [*faulty, *others][:MOST_ROWS_TOLD]
    return tuple(sorted(rows, key=lambda each: each.row))
