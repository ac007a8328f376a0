"""The columns of a list: which there are, and which heading means which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backpdf.problems import Problem
from backpdf.production.lists.table import Table, TableRow
from backpdf.quoting import nearest, quoted


class Column(StrEnum):
    """What a list may say of each handout."""

    REFERENCE = "reference"
    NAME = "name"
    PROGRAM = "program"
    LEVEL = "level"
    PAPER = "paper"
    EDITION = "edition"
    COLOUR = "colour"
    MONO = "mono"
    LANGUAGE = "language"
    CLINICIAN = "clinician"
    DATE = "date"
    PLAN = "plan"
    NOTE = "note"


_SPELLINGS = {"programme": Column.PROGRAM, "color": Column.COLOUR}
"""Headings that mean a column by another spelling."""

_MEANT = {
    **dict.fromkeys(("id", "ref", "number", "no", "nr", "patientid", "case", "mrn"), Column.REFERENCE),
    **dict.fromkeys(("patient", "patientname", "for", "fullname", "surname", "firstname"), Column.NAME),
    **dict.fromkeys(("handout", "sheet", "exercises"), Column.PROGRAM),
    **dict.fromkeys(("stage", "step", "grade"), Column.LEVEL),
    **dict.fromkeys(("size", "papersize", "format"), Column.PAPER),
    **dict.fromkeys(("print", "typesize", "largeprint", "fontsize"), Column.EDITION),
    **dict.fromkeys(("grey", "gray", "greyscale", "blackandwhite", "bw"), Column.MONO),
    **dict.fromkeys(("lang", "locale"), Column.LANGUAGE),
    **dict.fromkeys(("therapist", "physio", "physiotherapist", "doctor", "staff", "by"), Column.CLINICIAN),
    **dict.fromkeys(("day", "when", "visit", "appointment"), Column.DATE),
    **dict.fromkeys(("planfile", "changes"), Column.PLAN),
    **dict.fromkeys(("message", "remark", "remarks", "comment", "comments", "notes"), Column.NOTE),
}
"""Headings that may be meant for a column: suggested in a hint, never guessed."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Where each column stands: its index from 0, and its heading as typed."""

    places: Mapping[Column, tuple[int, str]]

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
        """What a row says; empty where it says nothing."""
        return row.cell(self.places[column][0]).text if column in self.places else ""


def column_of(heading: str) -> Column | None:
    """The column that a heading names, whatever its capitals, spaces and underscores."""
    plain = _plain(heading)
    if plain in _SPELLINGS:
        return _SPELLINGS[plain]
    return Column(plain) if plain in set(Column) else None


def is_column(heading: str) -> bool:
    """Whether a heading names a column."""
    return column_of(heading) is not None


def read_columns(table: Table) -> tuple[ListColumns, list[Problem]]:
    """The columns of a list, and every heading that is none, that is there twice, or that is missing.

    Unknown headings are repeated in messages only where others are known: a list without headings
    starts with a patient.
    """
    places: dict[Column, tuple[int, str]] = {}
    problems: list[Problem] = []
    if not any(is_column(cell.text) for cell in table.header.cells):
        message = "the first row holds no heading that is known"
        return ListColumns({}), [table.problem(table.header, message, _LISTED)]
    for index, cell in enumerate(table.header.cells):
        column = column_of(cell.text)
        if column is None:
            problems += _unknown(table, index)
        elif column in places:
            message = f'the column "{column}" is there twice'
            problems.append(
                table.problem(table.header, message, "delete or rename one of the two", index=index)
            )
        else:
            places[column] = index, cell.text
    if Column.COLOUR in places and Column.MONO in places:
        message = 'the columns "colour" and "mono" say the same'
        problems.append(
            table.problem(table.header, message, "keep one of the two", index=places[Column.MONO][0])
        )
    return ListColumns(places), problems


_LISTED = f"the columns are: {', '.join(Column)}"


def _unknown(table: Table, index: int) -> list[Problem]:
    """A heading that nobody knows, or a column with content and no heading."""
    heading = table.header.cell(index).text
    if not heading:
        used = next((row for row in table.rows if row.cell(index).text), None)
        if used is None:
            return []
        message = f"column {index + 1} has no heading"
        return [table.problem(table.header, message, _LISTED, index=index)]
    plain = _plain(heading)
    suggestion = _MEANT.get(plain) or nearest(plain, Column)
    hint = f'did you mean "{suggestion}"?' if suggestion else _LISTED
    return [table.problem(table.header, f"unknown column {quoted(heading)}", hint, index=index)]


def _plain(heading: str) -> str:
    return "".join(character for character in heading.casefold() if character not in " _-.:")
