"""Problems of files as values, and exceptions with their exit codes.

A problem is a value, not an exception: reading a library collects all of them, so that a clinician
sees every mistake at once.  An exception (`UserError`) is raised only where the program cannot
continue; the command line prints its message and returns its exit code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from backpdf.text.cleaning import for_terminal

MOST_ALIKE = 20
"""Problems of one kind that are told for one file; of the others only their number."""
_PARTICULARS = re.compile(r"\".*\"|'.*'|\(.*?\)|\d+")
"""What differs between two messages of one kind: quoted words, remarks, numbers."""


class ExitCode(IntEnum):
    """Exit codes of the command line, as the documentation lists them."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_WRITE = 3
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


@dataclass(frozen=True, slots=True)
class Mark:
    """A position in a text file.

    line and column count from 1, as editors show them; width is the number of characters to
    underline (at least 1).
    """

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A position in a table: row number as in a spreadsheet (from 1), and heading of the column."""

    row: int
    column: str | None = None

    def __str__(self) -> str:
        return f"row {self.row}" if self.column is None else f'row {self.row}, column "{self.column}"'


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file.

    file is the path for messages (relative to the library, with forward slashes); mark is None for
    a problem of the whole file; quoted is the line at the mark, without its line end; hint says what
    to do, in one sentence without a full stop; cell is the position in a table (CSV or workbook).
    """

    file: str
    message: str
    mark: Mark | None = None
    hint: str | None = None
    quoted: str | None = None
    cell: Cell | None = None

    @property
    def place(self) -> str:
        """`file:line:column`, or the file alone; for a table followed by row and column."""
        mark = "" if self.mark is None else f":{self.mark.line}:{self.mark.column}"
        cell = "" if self.cell is None else f": {self.cell}"
        return f"{self.file}{mark}{cell}"

    def render(self) -> str:
        """The text that the command line prints: place, message, quoted line, hint.

        Nothing in it can command a terminal, whatever a file or its name holds.
        """
        rows = [f"{self.place}: {self.message}"]
        if self.mark is not None and self.quoted is not None:
            rows.append(f"{self.mark.line:>7} | {self.quoted}")
            indent = " " * len(self.quoted[: self.mark.column - 1])
            caret = indent + "^" * max(1, self.mark.width)
            rows.append(f"        | {caret}" + (f" {self.hint}" if self.hint else ""))
        elif self.hint:
            rows.append(f"        {self.hint}")
        return "\n".join(map(for_terminal, rows))


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, row, line and column, without duplicates.

    Of one kind in one text file there are MOST_ALIKE, and one more that says how many follow.
    """

    def key(problem: Problem) -> tuple[str, int, int, int, str]:
        mark = problem.mark or Mark(0, 0)
        row = problem.cell.row if problem.cell else 0
        return problem.file, row, mark.line, mark.column, problem.message

    return _capped(sorted(dict.fromkeys(problems), key=key))


def _capped(problems: list[Problem]) -> list[Problem]:
    """The problems, of each kind in each file the first MOST_ALIKE and the number of the others."""
    if len(problems) <= MOST_ALIKE:
        return problems
    kinds = [(problem.file, _PARTICULARS.sub("", problem.message)) for problem in problems]
    count, seen = Counter(kinds), Counter[tuple[str, str]]()
    kept: list[Problem] = []
    for kind, problem in zip(kinds, problems, strict=True):
        seen[kind] += 1
        if seen[kind] <= MOST_ALIKE or problem.cell is not None:
            kept.append(problem)
        elif seen[kind] == MOST_ALIKE + 1:
            message = f"and {count[kind] - MOST_ALIKE:,} more problems of this kind, from here on"
            kept.append(replace(problem, message=message, hint="mend those above first, then check again"))
    return kept


class UserError(Exception):
    """An error that the user can correct; printed as a message and hint, without a traceback."""

    exit_code = ExitCode.PROBLEMS

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(UserError):
    """The command line names something that does not exist, or options that exclude each other."""

    exit_code = ExitCode.USAGE


class CannotWriteError(UserError):
    """A file or folder could not be written."""

    exit_code = ExitCode.CANNOT_WRITE


class ProblemsError(UserError):
    """A library has problems, so no handout is built from it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the library")
        self.problems = tuple(problems)
