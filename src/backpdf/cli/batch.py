"""`backpdf batch`: a handout for each row of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain
from pathlib import Path

import click

from backpdf.cli.batch_printer import BatchPrinter
from backpdf.cli.console import console
from backpdf.cli.open_library import open_library
from backpdf.cli.options import Day, json_option, library_option
from backpdf.cli.output import count, print_warnings, problem_json
from backpdf.cli.printing import (
    edition_and_size,
    file_formats,
    printable_text,
    printing_options,
    working_options,
)
from backpdf.handout.selection import find_program
from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Paper
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import ExitCode, UsageError
from backpdf.production.batch_run import BatchOptions, check_batch, read_batch, run_batch, usual_report
from backpdf.production.lists.dates import DateOrder
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.lists.list_encoding import parse_encoding
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.listing import Listing
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.output_place import output_place
from backpdf.production.report import Report, report_files
from backpdf.production.task import Status, default_paper, file_date

MOST_WARNINGS = 50
"""Warnings printed of one list."""


@click.command("batch")
@click.argument("list_file", metavar="LIST", type=click.Path(path_type=Path, dir_okay=False))
@library_option
@click.option("--program", metavar="ID", help="The program of rows that name none.")
@click.option("--level", type=int, metavar="N", help="The level of rows that name none.")
@printing_options
@click.option("--clinician", metavar="NAME", help="The clinician of rows that name none.")
@click.option("--date", "day", type=Day(), metavar="DATE", help="The date of rows that have none.")
@click.option(
    "--dates",
    type=click.Choice([order.value for order in DateOrder]),
    help="What comes first in 03/04/2026. Usual: as other dates in the list show.",
)
@click.option(
    "--name-template",
    default=DEFAULT_TEMPLATE,
    show_default=True,
    metavar="TEXT",
    help="How the files are called; also {row}, {name}, {paper}, {edition}, {type_size}, {doses}, {colour}, "
    "{language}, {date}.",
)
@click.option(
    "--combine",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.pdf",
    help="Also write one PDF of all, each handout on a fresh sheet of paper.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the report goes (.csv and .json). Usual: LIST-report in the output folder.",
)
@click.option(
    "--sheet", metavar="NAME", help="The sheet of a workbook. Usual: the first visible one with the headings."
)
@click.option(
    "--ignore-columns",
    "ignored",
    multiple=True,
    metavar="A,B",
    help="Columns to pass over: their headings, or their numbers. May be repeated.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="How a CSV file was saved, such as windows-1252 or mac. Usual: as its letters show.",
)
@click.option(
    "--make-good-rows", is_flag=True, help="Make the rows that are right; report those with problems."
)
@click.option("--resume", is_flag=True, help="Leave alone what is done and unchanged.")
@click.option("--replace", is_flag=True, help="Write over files of the same names made for another list.")
@click.option("--check", "only_check", is_flag=True, help="Look for problems in the list, and make nothing.")
@working_options
@click.option("--quiet", "-q", is_flag=True, help="Print problems and warnings only.")
@json_option
def batch_command(
    *,
    list_file: Path,
    folder: Path | None,
    program: str | None,
    level: int | None,
    paper: str | None,
    edition: str | None,
    type_size: str | None,
    blank_dose: bool,
    mono: bool,
    file_format: str | None,
    standard: str,
    output: Path | None,
    clinician: str | None,
    day: date | None,
    dates: str | None,
    name_template: str,
    combine: Path | None,
    report: Path | None,
    sheet: str | None,
    ignored: tuple[str, ...],
    encoding: str | None,
    make_good_rows: bool,
    resume: bool,
    replace: bool,
    only_check: bool,
    workers: int | None,
    time_limit: float,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make a handout for each row of a list: a CSV file as a spreadsheet saves it, or .xlsx.

    The columns are reference, name, program, level, paper, edition, type size, blank dose, colour (or mono),
    language, clinician, date, plan, note, next visit; all but program and level may be left out. Every row is
    checked before the first handout is made.

    \b
    Examples:
      backpdf batch patients.csv
      backpdf batch patients.csv --program low-back --clinician "B. Example"
      backpdf batch patients.csv --combine print.pdf
      backpdf batch patients.csv --resume
      backpdf batch patients.xlsx --sheet "This week" --ignore-columns phone,postcode
    """
    template = parse_template(name_template)
    if combine is not None and combine.suffix.lower() != ".pdf":
        raise UsageError("the name of the combined file does not end in .pdf", f"write {combine.name}.pdf")
    wanted_edition, size = edition_and_size(edition, type_size)
    clinician = printable_text("--clinician", clinician)
    found, library = open_library(folder, quiet=quiet, as_json=as_json)
    place = output_place(output, found, file_cure=f"give a folder; one PDF of all: --combine {output}")
    defaults = Defaults(
        find_program(library, program).id if program else None,
        level,
        Paper(paper) if paper else default_paper(library),
        wanted_edition,
        mono,
        Standard[standard.upper()],
        clinician,
        day,
        file_date(),
        DateOrder(dates) if dates else None,
        file_date() or datetime.now().astimezone().date(),
        file_formats(file_format, standard, None),
        type_size=size,
        blank_dose=blank_dose,
    )
    noun = "handout" if len(defaults.formats) == 1 else "file"
    reading = ReadingOptions(
        parse_encoding(encoding) if encoding is not None else None,
        sheet,
        tuple(part.strip() for typed in ignored for part in typed.split(",") if part.strip()),
    )
    options = BatchOptions(
        place.folder,
        report or usual_report(list_file, place.folder),
        template,
        combine,
        workers,
        resume,
        replace,
        make_good_rows,
        reading,
        time_limit,
    )
    listing = read_batch(list_file, library, defaults, options)
    _print_reading(listing, as_json=as_json)
    if only_check:
        check_batch(listing, library, options)
        _print_checked(listing, noun, as_json=as_json)
        return int(ExitCode.PROBLEMS if listing.left_out_problems else ExitCode.DONE)
    return _run(listing, library, options, noun, quiet=quiet, as_json=as_json)


def _run(
    listing: Listing, library: Library, options: BatchOptions, noun: str, *, quiet: bool, as_json: bool
) -> int:
    """Makes the handouts, and prints what became of them; noun is what one file is called."""
    progress = BatchPrinter(len(listing.tasks), quiet=quiet, as_json=as_json)
    try:
        report = run_batch(listing, library, options, progress=progress)
    finally:
        progress.close()
    table, data = report_files(options.report)
    if as_json:
        written = {
            "report": str(data),
            "report_error": report.unwritten,
            "warnings": list(report.notes),
        }
        console.print_json({"rows": list(report.rows()), **_reading_as_json(listing), **written})
    else:
        _print_summary(report, table, noun, quiet=quiet)
    return console.code(int(report.exit_code), makes_files=True)


def _print_reading(listing: Listing, *, as_json: bool) -> None:
    """How the list was read, and the problems of rows that are left out, on stderr."""
    if as_json:
        return
    for notice in listing.notices:
        console.print_line(f"{notice[:1].upper()}{notice[1:]}.", err=True)
    for problem in listing.left_out_problems:
        console.print_line(problem.render(), err=True)


def _reading_as_json(listing: Listing) -> dict[str, object]:
    return {
        "problems": [problem_json(problem) for problem in listing.left_out_problems],
        "notices": list(listing.notices),
    }


def _print_checked(listing: Listing, noun: str, *, as_json: bool) -> None:
    if as_json:
        console.print_json({"rows": [], **_reading_as_json(listing)})
        return
    _print_first_warnings(listing.warnings())
    number = sum(row.status is Status.FAILED for row in listing.left_out)
    found = f"{count(number, 'row')} with problems" if number else "no problems"
    console.print_line(f"The list has {found}: {count(len(listing.tasks), noun)} to make.")


def _print_first_warnings(warnings: Iterable[str]) -> None:
    """Warnings of rows, as many as anybody reads; the report has all."""
    each = dict.fromkeys(warnings)
    print_warnings([*each][:MOST_WARNINGS])
    if len(each) > MOST_WARNINGS:
        print_warnings([f"there are {len(each) - MOST_WARNINGS} more warnings; see the report"])


def _print_summary(report: Report, table: Path, noun: str, *, quiet: bool) -> None:
    """What should be looked at, then the sum."""
    _print_first_warnings(chain(report.notes, report.warnings()))
    if report.unwritten:
        console.print_line(f"Error: the handouts are made, but not the report: {report.unwritten}", err=True)
    if quiet:
        return
    sums = [count(report.count(Status.MADE), noun)]
    if unchanged := report.count(Status.UNCHANGED):
        sums.append(f"{unchanged} unchanged")
    if failed := report.count(Status.FAILED):
        sums.append(f"{failed} not made")
    if hidden := report.count(Status.HIDDEN):
        sums.append(f"{hidden} hidden")
    console.print_line(f"{', '.join(sums)}." + ("" if report.unwritten else f" Report: {table}"), err=True)
    for each in report.combined:
        if each.status is Status.MADE:
            console.print_line(f"All in one: {each.path}, {count(each.pages, 'page')}.", err=True)
