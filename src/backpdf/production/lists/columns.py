"""The columns of a list: which there are, and which heading means which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backpdf.problems import Problem, UsageError
from backpdf.production.lists.cell_faults import unescaped
from backpdf.production.lists.headings import (
    COLUMNS_LISTED,
    Column,
    column_of,
    is_part_of_name,
    is_surely_heading,
    meant_column,
    plain_heading,
)
from backpdf.production.lists.table import Table, TableRow
from backpdf.quoting import quoted

_COLUMN_NUMBER = re.compile("[1-9][0-9]{0,4}")
_MOST_UNKNOWN = 20
"""Problems of unknown headings for one list."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Where each column stands: its index from 0, and its heading as typed."""

    places: Mapping[Column, tuple[int, str]]
    width: int = 0

    def has(self, column: Column) -> bool:
        """Whether the list has the column."""
        return column in self.places

    def heading(self, column: Column) -> str:
        """The heading as typed; the column's own name where the list lacks it."""
        return self.places[column][1] if column in self.places else column.value

    def index(self, column: Column) -> int:
        """The index from 0 of a column that the list has; else 0, the start of the row."""
        return self.places[column][0] if column in self.places else 0

    def text(self, row: TableRow, column: Column) -> str:
        """What a row says, its escapes read; empty where it says nothing."""
        return unescaped(row.cell(self.places[column][0])) if column in self.places else ""


def read_columns(table: Table, ignored: Sequence[str] = ()) -> tuple[ListColumns, list[Problem]]:
    """The columns of a list, and every heading that is none, that is there twice, or that is missing.

    ignored are headings, or numbers of columns, that are passed over.  Raises UsageError for one that
    the list does not have.
    """
    passed_over = _ignored_indexes(table, ignored)
    places: dict[Column, tuple[int, str]] = {}
    problems: list[Problem] = []
    unknown: list[int] = []
    for index, heading in enumerate(table.header.cells):
        column = column_of(heading)
        if index in passed_over or (column is None and index in table.hidden_columns):
            continue
        if column is None:
            unknown.append(index)
        elif column in places:
            message = f'the column "{column}" is there twice'
            hint = f"delete or rename one of the two, or give --ignore-columns {index + 1}"
            problems.append(table.problem(table.header, message, hint, index=index))
        else:
            places[column] = index, " ".join(heading.split())
    if Column.COLOUR in places and Column.MONO in places:
        message = 'the columns "colour" and "mono" say the same'
        hint = "keep one of the two"
        problems.append(table.problem(table.header, message, hint, index=places[Column.MONO][0]))
    problems += _unknown(table, unknown, has_name=Column.NAME in places)
    return ListColumns(places, len(table.header.cells)), problems


def _ignored_indexes(table: Table, ignored: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for typed in ignored:
        plain = plain_heading(typed)
        same = {
            index
            for index, heading in enumerate(table.header.cells)
            if heading and plain_heading(heading) == plain
        }
        if not same and _COLUMN_NUMBER.fullmatch(typed) and int(typed) <= len(table.header.cells):
            same = {int(typed) - 1}
        if not same:
            message = f"--ignore-columns names {quoted(typed)}, and the list has no such column"
            raise UsageError(message, "write headings as the list has them, or the numbers of columns")
        found |= same
    return found


def _unknown(table: Table, indexes: Sequence[int], *, has_name: bool) -> list[Problem]:
    """The problems of headings that name no column, and of columns with content and no heading."""
    empty = [index for index in indexes if not table.header.cell(index)]
    used = set[int]()
    if empty:
        for row in table.rows:
            used.update(index for index in empty if row.cell(index))
            if len(used) == len(empty):
                break
    found = [index for index in indexes if index in used or table.header.cell(index)]
    return [_unknown_heading(table, index, has_name=has_name) for index in found[:_MOST_UNKNOWN]]


def _unknown_heading(table: Table, index: int, *, has_name: bool) -> Problem:
    """The problem of one such heading, which is repeated only where it is surely nobody's name."""
    heading, number = table.header.cell(index), index + 1
    otherwise = f"to pass over it, give --ignore-columns {number}"
    if not heading:
        message, hint = f"column {number} has no heading", f"{COLUMNS_LISTED}; {otherwise}"
    else:
        is_sure = is_surely_heading(heading)
        shown = " ".join(heading.split())
        message = (
            f"unknown column {quoted(shown)}" if is_sure else f"the heading of column {number} is unknown"
        )
        if is_sure and "," not in shown:
            typed = shown if " " not in shown else f'"{shown}"'
            otherwise = f"to pass over it, give --ignore-columns {typed}"
        meant = meant_column(heading)
        if is_part_of_name(heading):
            joined = 'join first and last name in one column "name"'
            hint = otherwise if has_name else joined
        elif meant is not None:
            hint = f'did you mean "{meant}"? Else, {otherwise}'
        else:
            hint = f"{COLUMNS_LISTED}; {otherwise}"
    return table.problem(table.header, message, hint, index=index)
