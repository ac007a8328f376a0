"""Output of the command line: errors, problems, warnings, and one JSON object for scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from backpdf.cli.console import console
from backpdf.problems import Problem, ProblemsError, UserError

LONGEST_WAIT = 5.0
"""Seconds in which a system says that it has no program for a file."""


def print_error(error: UserError, *, as_json: bool) -> None:
    """An error that ends the command: on stderr, or as JSON on stdout."""
    problems = error.problems if isinstance(error, ProblemsError) else ()
    if as_json:
        found: dict[str, object] = {"made": [], "problems": [problem_json(problem) for problem in problems]}
        if not problems:
            found["error"] = {"message": error.message, "hint": error.hint}
        console.print_json(found)
    elif isinstance(error, ProblemsError):
        print_problems(problems)
    else:
        console.print_line(f"Error: {error.message}", err=True)
        if error.hint:
            console.print_line(f"       {error.hint}", err=True)


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem with its place and its hint, then their number, on stderr."""
    for problem in problems:
        console.print_line(problem.render(), err=True)
    if problems:
        console.print_line(f"\n{count(len(problems), 'problem')}. Nothing was made.", err=True)


def print_warnings(warnings: Sequence[str]) -> None:
    """Things that were done, but that should be looked at, on stderr."""
    for warning in warnings:
        console.print_line(f"Warning: {warning}", err=True)


def in_words(warning: Problem) -> str:
    """A warning about a file on one line: its place, what it is, and what to do."""
    return f"{warning.place}: {warning.message}" + (f"; {warning.hint}" if warning.hint else "")


def show_file(path: Path) -> bool:
    """Opens a file or folder in the program that the system has for it; returns whether one was found.

    What that program prints is not shown.
    """
    names = {"win32": (), "darwin": ("open",)}.get(sys.platform, ("xdg-open", "wslview"))
    if hasattr(os, "startfile"):
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    for command in filter(None, map(shutil.which, names)):
        try:
            quiet = subprocess.DEVNULL
            viewer = subprocess.Popen(
                [command, str(path.resolve())],
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                start_new_session=True,
            )
            return viewer.wait(LONGEST_WAIT) == 0
        except subprocess.TimeoutExpired:  # it is the viewer itself, and stays open
            return True
        except OSError:
            continue
    return False


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as scripts read it; row and heading are there for problems of a list only."""
    cell = problem.cell
    return {
        "file": problem.file,
        "line": problem.mark.line if problem.mark else None,
        "column": problem.mark.column if problem.mark else None,
        **({"row": cell.row, "heading": cell.column} if cell else {}),
        "message": problem.message,
        "hint": problem.hint,
    }


def count(number: int, noun: str) -> str:
    """ "1 problem", "3 problems"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
