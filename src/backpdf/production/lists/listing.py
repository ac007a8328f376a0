"""A list of handouts from a file: every row checked, every file named, before anything is made.

The rows are gone through once to check them, and again whenever their tasks are asked for, so a long list
costs little more memory than its characters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import overload

from backpdf.library.model.library import Library
from backpdf.pdf.print_options import Format
from backpdf.problems import Cell, Problem, in_file_order
from backpdf.production.lists.columns import ListColumns, read_columns
from backpdf.production.lists.file_names import NameTemplate
from backpdf.production.lists.headings import Column
from backpdf.production.lists.list_row import Defaults, ListRow
from backpdf.production.lists.rows import RowReader
from backpdf.production.lists.table import MOST_LINES, Table, no_mark
from backpdf.production.lists.table_reader import ReadingOptions, read_table
from backpdf.production.output_gate import same_file
from backpdf.production.task import LeftOutRow, Status, Task
from backpdf.text.cleaning import for_terminal

MOST_PROBLEMS = 1000
"""Problems of one list that are told in one go."""


@dataclass(frozen=True, slots=True)
class ListingOptions:
    """What becomes of the rows of a list.

    Files are called by the template and go into the folder output; taken are file names that something
    else will be written to.  With only_good_rows, rows with problems are left out, and the others made.
    """

    template: NameTemplate
    output: Path
    taken: tuple[str, ...] = ()
    only_good_rows: bool = False
    reading: ReadingOptions = field(default_factory=ReadingOptions)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read: what to make, in the order of the rows; nothing where there are problems.

    separator is the sign between cells in the file, so that a report can use the same.  left_out are rows
    that are hidden, or that have problems where only good rows are made; left_out_problems are those.
    notices say what should be known of how the list was read.  path is the file (None for one that is in
    memory only), plan_files are the plans that it names.  header is the number of the row of headings (0
    where there is none).
    """

    tasks: Sequence[Task]
    problems: tuple[Problem, ...]
    separator: str = ","
    left_out: tuple[LeftOutRow, ...] = ()
    left_out_problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    path: Path | None = None
    plan_files: tuple[Path, ...] = ()
    header: int = 0

    def warnings(self) -> Iterator[str]:
        """What the good rows warn of, row by row."""
        for task in self.tasks:
            if task.row is not None:
                yield from task.row.warnings


class ListTasks(Sequence[Task]):
    """The tasks of the rows that are right, made anew each time they are gone through."""

    def __init__(self, reader: RowReader, options: ListingOptions, bad_rows: frozenset[int]) -> None:
        self._reader = reader
        self._options = options
        self._bad_rows = bad_rows
        self._length = (len(reader.table.rows) - len(bad_rows)) * len(reader.defaults.formats)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Task]:
        number = 0
        for row in self._reader.table.rows:
            if row.number not in self._bad_rows:
                found = self._reader.entry(row)
                assert found is not None  # it was right when the list was checked
                for each in self._reader.defaults.formats:
                    yield _task(found, self._options, each, number)
                    number += 1

    @overload
    def __getitem__(self, index: int) -> Task: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Task]: ...
    def __getitem__(self, index: int | slice) -> Task | Sequence[Task]:
        if isinstance(index, slice):
            return list(self)[index]
        place = range(self._length)[index]
        return next(islice(self, place, None))


def read_list(
    path: Path, library: Library, defaults: Defaults, options: ListingOptions, data: bytes | None = None
) -> Listing:
    """The list in a CSV file or Excel workbook.

    data are the bytes of a file that is in memory only: path is then its name, and no plans lie beside it.
    Problems are in file order.  Raises UsageError for options that do not fit the list.
    """
    shown = for_terminal(path.name)
    table, problems = read_table(path, shown, options.reading, data)
    if table is None:
        return Listing((), tuple(problems))
    columns, more = read_columns(table, options.reading.ignored_columns)
    problems += more
    reader = RowReader(table, columns, library, defaults, path.parent if data is None else None)
    reader.check_headings()
    checker = _RowChecker(reader, options)
    checker.check([*problems, *reader.problems])
    good = len(table.rows) - len(checker.reasons)
    if checker.problems and (checker.has_list_problems or not options.only_good_rows or not good):
        problems = in_file_order(checker.problems)
        return Listing((), tuple(problems), table.separator, header=table.header.number)
    left_out = [LeftOutRow(number, Status.HIDDEN, "the row is hidden") for number in table.hidden_rows]
    left_out += [LeftOutRow(number, Status.FAILED, reason) for number, reason in checker.reasons.items()]
    reader.table = replace(table, marks=no_mark)  # the text of the file goes
    return Listing(
        ListTasks(reader, options, frozenset(checker.reasons)),
        (),
        table.separator,
        tuple(sorted(left_out)),
        tuple(in_file_order(checker.problems)),
        tuple(_notices(table, columns)),
        path if data is None else None,
        tuple(reader.plan_files),
        table.header.number,
    )


class _RowChecker:
    """Goes through the rows of a list once, and keeps what is wrong with them.

    reasons has the words for each row that is not right; problems are at most MOST_PROBLEMS.
    """

    def __init__(self, reader: RowReader, options: ListingOptions) -> None:
        self._reader = reader
        self._table = reader.table
        self._options = options
        self._files = {_file_key(name): 0 for name in options.taken}
        self.problems: list[Problem] = []
        self.reasons: dict[int, str] = {}
        self.has_list_problems = False

    def check(self, found_before: Sequence[Problem]) -> None:
        """Checks every row; found_before are the problems of the file, of its headings, and of some rows."""
        before: dict[int, list[Problem]] = {}
        for problem in found_before:
            if problem.cell is None or problem.cell.row <= self._table.header.number:
                self.problems.append(problem)
                self.has_list_problems = True
            else:
                before.setdefault(problem.cell.row, []).append(problem)
        self._reader.problems.clear()
        for row in self._table.rows:
            entry = self._reader.entry(row)
            found = [*before.get(row.number, ()), *self._reader.problems]
            self._reader.problems.clear()
            if entry is not None and not found:
                found = self._file_problems(entry)
            if found:
                self._keep(row.number, found)
                if len(self.problems) >= MOST_PROBLEMS and not self._options.only_good_rows:
                    break

    def _keep(self, number: int, found: Sequence[Problem]) -> None:
        own = [problem for problem in found if problem.cell is not None]
        self.reasons[number] = "; ".join(map(_reason, own))
        room = MOST_PROBLEMS - len(self.problems)
        self.problems += found[:room] if room > 0 else ()
        if 0 < room <= len(found):
            message = f"the list has more problems than the {MOST_PROBLEMS} above"
            last = Cell(MOST_LINES + 1)
            self.problems.append(Problem(self._table.shown, message, hint="mend these first", cell=last))

    def _file_problems(self, row: ListRow) -> list[Problem]:
        """The problem of a row whose file would have no name, or that of another file."""
        shown, cell = self._table.shown, Cell(row.row)
        if self._options.template.names_patients and row.name is None:
            message = "the row has no name, and the file names are made of names"
            cell = Cell(row.row, self._reader.columns.heading(Column.NAME))
            hint = "fill it in, or leave {name} out of --name-template"
            return [Problem(shown, message, hint=hint, cell=cell)]
        names = [
            self._options.template.name(row.name_values, each.ending)
            for each in self._reader.defaults.formats
        ]
        owners = (self._files.setdefault(_file_key(name), row.row) for name in names)
        first = next((owner for owner in owners if owner != row.row), None)
        if first is None:
            return []
        owner = f"that of row {first}" if first else "the combined file or the report"
        message = f"the file of this row would have the same name as {owner}"
        hint = "give each row a reference of its own, or put {row} into --name-template"
        return [Problem(shown, message, hint=hint, cell=cell)]


def _reason(problem: Problem) -> str:
    """A problem as the report says it, beside the number of its row."""
    column = f'column "{problem.cell.column}": ' if problem.cell and problem.cell.column else ""
    return f"{column}{problem.message}" + (f"; {problem.hint}" if problem.hint else "")


def _file_key(name: str) -> bytes:
    """A short digest of what two names have in common where a system takes them for one."""
    return hashlib.blake2b(same_file(name).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _task(row: ListRow, options: ListingOptions, format_: Format, number: int) -> Task:
    path = options.output / options.template.name(row.name_values, format_.ending)
    return Task(row.request, replace(row.options, format=format_), path, row.private, row, number)


def _notices(table: Table, columns: ListColumns) -> Iterator[str]:
    """How the list was read, where somebody who looks at it may not expect it."""
    yield from table.notices
    if table.hidden_rows:
        rows = (
            "1 hidden row was"
            if len(table.hidden_rows) == 1
            else f"{len(table.hidden_rows)} hidden rows were"
        )
        yield f"{rows} left out; to have them made, clear the filter or unhide them"
    for column in Column:
        if columns.has(column) and columns.index(column) in table.hidden_columns:
            heading = columns.heading(column)
            yield f'the column "{heading}" is hidden, and was read; --ignore-columns {column} passes over it'
