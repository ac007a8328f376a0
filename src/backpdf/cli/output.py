"""Output of the command line: errors, problems, warnings, and one JSON object for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import click

from backpdf.problems import Problem, ProblemsError, UserError


def print_error(error: UserError, *, as_json: bool) -> None:
    """An error that ends the command: on stderr, or as JSON on stdout."""
    problems = error.problems if isinstance(error, ProblemsError) else ()
    if as_json:
        found: dict[str, object] = {"made": [], "problems": [problem_json(problem) for problem in problems]}
        if not problems:
            found["error"] = {"message": error.message, "hint": error.hint}
        print_json(found)
    elif isinstance(error, ProblemsError):
        print_problems(problems)
    else:
        click.echo(f"Error: {error.message}", err=True)
        if error.hint:
            click.echo(f"       {error.hint}", err=True)


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem with its place and its hint, then their number, on stderr."""
    for problem in problems:
        click.echo(problem.render(), err=True)
    if problems:
        click.echo(f"\n{count(len(problems), 'problem')}. Nothing was made.", err=True)


def print_warnings(warnings: Sequence[str]) -> None:
    """Things that were done, but that should be looked at, on stderr."""
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)


def print_json(value: Mapping[str, object]) -> None:
    """One JSON object on stdout, for scripts."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


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
