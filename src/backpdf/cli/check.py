"""`backpdf check`: every problem of a library, and nothing made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.cli.options import json_option, library_option
from backpdf.cli.output import count, in_words, print_warnings, problem_json
from backpdf.library.folders import CLINIC
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.problems import ExitCode, Problem, UsageError, in_file_order
from backpdf.production.checked_library import CheckedLibrary, check_library
from backpdf.production.library_folder import FoundLibrary, find_library
from backpdf.production.sheet_lengths import long_sheets
from backpdf.production.workers.worker import PART_CACHE

_WITH_PAGES = (Edition.STANDARD, Edition.SUMMARY)
"""The editions that should not exceed a number of pages."""


@click.command("check")
@library_option
@click.option(
    "--paper",
    "papers",
    type=click.Choice([paper.value for paper in Paper]),
    multiple=True,
    help="Lay out every level on this paper, too, and tell which take more than one sheet. May be repeated.",
)
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in _WITH_PAGES]),
    default=Edition.STANDARD.value,
    show_default=True,
    help="With --paper: lay out sheets, or summaries, which take one page.",
)
@json_option
def check_command(*, folder: Path | None, papers: tuple[str, ...], edition: str, as_json: bool) -> int:
    """Look for problems in a library, and make nothing.

    One run shows every problem of every file, with its place and what to do.  Warnings are advice and leave
    the exit code as it is: pictures that print otherwise than you may expect, English texts that contradict
    each other, reviews that are overdue; with --paper also levels that take more than one sheet of it, with
    what to shorten.  A patient's name and a note come on top of that.

    \b
    Examples:
      backpdf check
      backpdf check --library my-clinic
      backpdf check --paper a4 --paper letter
    """
    if edition != Edition.STANDARD.value and not papers:
        raise UsageError("--edition needs --paper", "name the paper, such as --paper a4")
    found = find_library(folder)
    checked = check_library(found.root, today=date.today())
    printed = [PrintOptions(Paper(paper), Edition(edition)) for paper in dict.fromkeys(papers)]
    long = {options: _long_sheets(checked, options) for options in printed}
    lengths = [problem for each in long.values() for problem in each]
    warnings = in_file_order([*checked.warnings, *checked.unread, *checked.advice, *lengths])
    clinic = CLINIC if (found.root / CLINIC).is_file() else None
    if as_json:
        console.print_json(
            {
                "library": str(found.root.resolve()),
                "clinic": clinic,
                "problems": [problem_json(problem) for problem in checked.problems],
                "warnings": [problem_json(warning) for warning in warnings],
            }
        )
    else:
        for problem in checked.problems:
            console.print_line(problem.render(), err=True)
        print_warnings([in_words(warning) for warning in warnings])
        _print_sum(len(checked.problems), found.starter)
    library = checked.library
    if not as_json and not checked.problems and library is not None:
        levels = sum(len(program.levels) for program in library.programs.values())
        exercises = count(len(library.exercises), "exercise")
        console.print_line(
            f"{exercises}, {count(len(library.programs), 'program')}, {count(levels, 'handout')}."
        )
        for options, found_long in long.items():
            console.print_line(_sheets_in_words(options, levels, len(found_long)))
    if not as_json:
        _print_places(found, clinic, is_error=bool(checked.problems))
    return int(ExitCode.PROBLEMS if checked.problems else ExitCode.DONE)


def _long_sheets(checked: CheckedLibrary, options: PrintOptions) -> list[Problem]:
    """The levels that take more pages than they should; none in a library with problems."""
    if checked.library is None or checked.problems:
        return []
    return list(long_sheets(checked.library, checked.documents, options, PART_CACHE))


def _sheets_in_words(options: PrintOptions, levels: int, long: int) -> str:
    room = "page" if options.edition is Edition.SUMMARY else "sheet"
    handout = "summary" if options.edition is Edition.SUMMARY else "handout"
    if not long:
        return f"Each {handout} fits on one {room} of {options.paper.value}."
    several = "summaries" if handout == "summary" else "handouts"
    of = f"{long} of {levels} {handout if levels == 1 else several}"
    return f"{of} {'takes' if long == 1 else 'take'} more than one {room} of {options.paper.value}."


def _print_places(found: FoundLibrary, clinic: str | None, *, is_error: bool) -> None:
    """Which library and which clinic's file were read; is_error holds where the sum went to stderr."""
    which = "the starter library that comes with backpdf" if found.starter else str(found.root.resolve())
    console.print_line(f"Library: {which}", err=is_error)
    nothing = "no clinic.yaml, so no sheet names your clinic or its emergency number"
    console.print_line(f"Clinic: {clinic or nothing}", err=is_error)


def _print_sum(problems: int, starter: bool) -> None:
    which = "The starter library" if starter else "The library"
    if problems:
        console.print_line(f"\n{which} has {count(problems, 'problem')}.", err=True)
    else:
        console.print_line(f"{which} has no problems.")
