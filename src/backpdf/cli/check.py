"""`backpdf check`: every problem of a library, and nothing made."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.cli.options import json_option, library_option
from backpdf.cli.output import count, print_json, print_warnings, problem_json
from backpdf.problems import ExitCode
from backpdf.production.checked_library import check_library, find_library


@click.command("check")
@library_option
@json_option
def check_command(*, folder: Path | None, as_json: bool) -> int:
    """Look for problems in a library, and make nothing.

    One run shows every problem of every file, with its place and what to do.

    \b
    Examples:
      backpdf check
      backpdf check --library my-clinic
    """
    found = find_library(folder)
    checked = check_library(found.root)
    if as_json:
        print_json(
            {
                "problems": [problem_json(problem) for problem in checked.problems],
                "warnings": [problem_json(warning) for warning in checked.warnings],
            }
        )
    else:
        for problem in checked.problems:
            click.echo(problem.render(), err=True)
        print_warnings([f"{warning.place}: {warning.message}" for warning in checked.warnings])
        _print_sum(len(checked.problems), found.starter)
    library = checked.library
    if not as_json and not checked.problems and library is not None:
        levels = sum(len(program.levels) for program in library.programs.values())
        exercises = count(len(library.exercises), "exercise")
        click.echo(f"{exercises}, {count(len(library.programs), 'program')}, {count(levels, 'handout')}.")
    return int(ExitCode.PROBLEMS if checked.problems else ExitCode.DONE)


def _print_sum(problems: int, starter: bool) -> None:
    which = "The starter library" if starter else "The library"
    if problems:
        click.echo(f"\n{which} has {count(problems, 'problem')}.", err=True)
    else:
        click.echo(f"{which} has no problems.")
