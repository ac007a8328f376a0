"""What can be wrong with a library or a command line, and how it is told.

A problem is a value, not an exception: reading a library collects every one of them, so that a
clinician mends a file once and not ten times.  An exception (`UserError`) is raised only where the
program cannot go on; the command line turns it into one message and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line, as the documentation lists them."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_WRITE = 3
    INTERNAL = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text file.

    line and column count from 1, as editors show them; width is the number of characters to
    underline (at least 1).
    """

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: the row as a spreadsheet numbers it (from 1), the column by its heading."""

    row: int
    column: str | None = None

    def __str__(self) -> str:
        return f"row {self.row}" if self.column is None else f'row {self.row}, column "{self.column}"'


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place.

    file is the path as the clinician knows it (relative to the library, with forward slashes);
    mark is None where the whole file is meant; quoted is the line of the file that the mark points
    into, without its line end; hint says what to do, in one sentence without a full stop; cell is
    the place in a table, for files that people see as rows and columns.
    """

    file: str
    message: str
    mark: Mark | None = None
    hint: str | None = None
    quoted: str | None = None
    cell: Cell | None = None

    @property
    def place(self) -> str:
        """`file:line:column`, or the file alone; in a table followed by row and column."""
        mark = "" if self.mark is None else f":{self.mark.line}:{self.mark.column}"
        cell = "" if self.cell is None else f": {self.cell}"
        return f"{self.file}{mark}{cell}"

    def render(self) -> str:
        """The problem as the command line prints it: place, message, quoted line, hint."""
        rows = [f"{self.place}: {self.message}"]
        if self.mark is not None and self.quoted is not None:
            rows.append(f"{self.mark.line:>7} | {self.quoted}")
            caret = " " * _shown_width(self.quoted[: self.mark.column - 1]) + "^" * max(1, self.mark.width)
            rows.append(f"        | {caret}" + (f" {self.hint}" if self.hint else ""))
        elif self.hint:
            rows.append(f"        {self.hint}")
        return "\n".join(rows)


def _shown_width(text: str) -> int:
    """Characters before the caret; a tab is shown as one character, so it counts as one."""
    return len(text)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file, then by row, line and column, without exact repeats."""

    def key(problem: Problem) -> tuple[str, int, int, int, str]:
        mark = problem.mark or Mark(0, 0)
        row = problem.cell.row if problem.cell else 0
        return problem.file, row, mark.line, mark.column, problem.message

    return sorted(dict.fromkeys(problems), key=key)


class UserError(Exception):
    """Something that the person at the keyboard can put right; never shown with a traceback."""

    exit_code = ExitCode.PROBLEMS

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(UserError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = ExitCode.USAGE


class CannotWriteError(UserError):
    """A file or folder could not be written."""

    exit_code = ExitCode.CANNOT_WRITE


class ProblemsError(UserError):
    """A library has problems, so nothing was made from it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the library")
        self.problems = tuple(problems)
