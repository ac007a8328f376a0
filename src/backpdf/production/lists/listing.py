"""A list of handouts from a file: every row checked, every file named, before anything is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from backpdf.library.model.library import Library
from backpdf.problems import Cell, Problem, in_file_order
from backpdf.production.lists.columns import Column, ListColumns, is_column, read_columns
from backpdf.production.lists.file_names import NameTemplate
from backpdf.production.lists.rows import Defaults, ListRow, read_rows
from backpdf.production.lists.table import Table
from backpdf.production.lists.table_reader import read_table
from backpdf.production.output_gate import same_file
from backpdf.production.task import Task


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read: what to make, in the order of the rows; nothing where there are problems.

    separator is the sign between cells in the file, so that a report can use the same.  path is the file.
    """

    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...]
    separator: str = ","
    path: Path | None = None


def read_list(
    path: Path,
    library: Library,
    defaults: Defaults,
    template: NameTemplate,
    output: Path,
    *,
    taken: Iterable[str] = (),
) -> Listing:
    """The list in a CSV file or Excel workbook; its files go into the folder `output`.

    taken are file names that something else will be written to.  Problems are in file order.
    Raises UsageError where an Excel workbook needs a package that is not installed.
    """
    table, problems = read_table(path, path.name, is_column)
    if table is None:
        return Listing((), tuple(problems))
    columns, more = read_columns(table)
    problems += more
    if not columns.places:
        return Listing((), tuple(in_file_order(problems)), table.separator)
    rows, more = read_rows(table, columns, library, defaults, path.parent)
    problems += more
    tasks = [_task(row, output / template.name(row.name_values)) for row in rows]
    problems += _nameless(table, columns, template, rows)
    problems += _collisions(table, tasks, taken)
    if problems:
        return Listing((), tuple(in_file_order(problems)), table.separator)
    return Listing(tuple(tasks), (), table.separator)


def _task(row: ListRow, path: Path) -> Task:
    return Task(row.request, row.options, path, row.private, row)


def _nameless(
    table: Table, columns: ListColumns, template: NameTemplate, rows: Sequence[ListRow]
) -> list[Problem]:
    """Rows without a name where file names are made of names."""
    if not template.names_patients:
        return []
    return [
        Problem(
            table.shown,
            "the row has no name, and the file names are made of names",
            hint="fill it in, or leave {name} out of --name-template",
            cell=Cell(row.row, columns.heading(Column.NAME)),
        )
        for row in rows
        if row.request.patient is None
    ]


def _collisions(table: Table, tasks: Sequence[Task], taken: Iterable[str]) -> list[Problem]:
    """Rows whose file would overwrite that of an earlier row, or another file of this run."""
    first: dict[str, str] = {same_file(name): "the combined file or the report" for name in taken}
    problems: list[Problem] = []
    for task in tasks:
        number = task.row.row if task.row else 0
        where = first.setdefault(same_file(task.path.name), f"row {number}")
        if where != f"row {number}":
            problems.append(
                Problem(
                    table.shown,
                    f"the file of this row would have the same name as {_owner(where)}",
                    hint="give each row a reference of its own, or put {row} into --name-template",
                    cell=Cell(number),
                )
            )
    return problems


def _owner(where: str) -> str:
    return f"that of {where}" if where.startswith("row") else where
