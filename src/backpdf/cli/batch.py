"""`backpdf batch`: a handout for each row of a list."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from backpdf.cli.options import Day, file_date, json_option, library_option, open_library, refuse
from backpdf.cli.output import count, tell_json, tell_warnings
from backpdf.cli.printing import printable_text, printing_options, workers_option
from backpdf.cli.progress import ProgressBar
from backpdf.handout.compose import find_program
from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import ExitCode, UsageError
from backpdf.production.batch import Order, Watch, run_batch, usual_report
from backpdf.production.lists.dates import DateOrder
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.lists.listing import Listing, read_list
from backpdf.production.lists.rows import Defaults
from backpdf.production.report import Outcome, Report, Status, report_files
from backpdf.production.task import default_paper


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
    help="How the files are called; also {row}, {name}, {paper}, {edition}, {colour}, {language}, {date}.",
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
@click.option("--resume", is_flag=True, help="Leave alone what is done and unchanged.")
@click.option("--check", "only_check", is_flag=True, help="Look for problems in the list, and make nothing.")
@workers_option
@click.option("--quiet", "-q", is_flag=True, help="Print problems and warnings only.")
@json_option
def batch_command(
    *,
    list_file: Path,
    folder: Path | None,
    program: str | None,
    level: int | None,
    paper: str | None,
    edition: str,
    mono: bool,
    standard: str,
    output: Path,
    clinician: str | None,
    day: date | None,
    dates: str | None,
    name_template: str,
    combine: Path | None,
    report: Path | None,
    resume: bool,
    only_check: bool,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make a handout for each row of a list: a CSV file as a spreadsheet saves it, or .xlsx.

    The columns are reference, name, program, level, paper, edition, colour (or mono), language,
    clinician, date, plan, note; all but program and level may be left out. Every row is checked
    before the first handout is made.

    \b
    Examples:
      backpdf batch patients.csv
      backpdf batch patients.csv --program low-back --clinician "B. Example"
      backpdf batch patients.csv --combine print.pdf
      backpdf batch patients.csv --resume
    """
    template = parse_template(name_template)
    if combine is not None and combine.suffix.lower() != ".pdf":
        raise UsageError("the name of the combined file does not end in .pdf", f"write {combine.name}.pdf")
    clinician = printable_text("--clinician", clinician)
    _, library = open_library(folder, quiet=quiet, as_json=as_json)
    defaults = Defaults(
        find_program(library, program).id if program else None,
        level,
        Paper(paper) if paper else default_paper(library),
        Edition(edition),
        mono,
        Standard[standard.upper()],
        clinician,
        day,
        file_date(),
        DateOrder(dates) if dates else None,
    )
    order = Order(output, report or usual_report(list_file, output), template, combine, workers, resume)
    listing = read_list(list_file, library, defaults, template, taken=order.taken)
    if listing.problems:
        refuse(listing.problems, as_json=as_json)
    if only_check:
        _tell_checked(listing, as_json=as_json)
        return int(ExitCode.DONE)
    return _run(listing, library, order, quiet=quiet, as_json=as_json)


def _run(listing: Listing, library: Library, order: Order, *, quiet: bool, as_json: bool) -> int:
    watch = _Teller(len(listing.planned), order.output, quiet=quiet, as_json=as_json)
    try:
        report = run_batch(listing, library, order, watch=watch)
    finally:
        watch.close()
    if as_json:
        tell_json({"rows": list(report.rows()), "problems": [], "report": str(report_files(order.report)[1])})
    else:
        _tell(report, order, quiet=quiet)
    failed = report.count(Status.FAILED) or any(each.status is Status.FAILED for each in report.combined)
    return int(ExitCode.PROBLEMS if failed else ExitCode.DONE)


class _Teller(Watch):
    """Says which files are made: on stdout each of them, on stderr how far it is."""

    def __init__(self, total: int, output: Path, *, quiet: bool, as_json: bool) -> None:
        self._total = total
        self._output = output
        self._silent = quiet or as_json
        self._bar = ProgressBar(total, "made", sys.stderr)
        self._lists = not self._silent and not (sys.stdout.isatty() and sys.stderr.isatty())
        self._combining = False

    def made(self, outcome: Outcome) -> None:
        if self._lists and outcome.status is Status.MADE:
            click.echo(self._output / outcome.planned.file)
        if not self._silent:
            self._bar.advance()

    def combined(self, count: int) -> None:
        if self._silent:
            return
        if not self._combining:
            self._bar.close()
            self._bar, self._combining = ProgressBar(self._total, "combined", sys.stderr), True
        self._bar.advance(count)

    def close(self) -> None:
        """Leaves the terminal tidy, however the work ended."""
        self._bar.close()


def _tell_checked(listing: Listing, *, as_json: bool) -> None:
    if as_json:
        tell_json({"rows": [], "problems": []})
    else:
        click.echo(f"The list has no problems: {count(len(listing.planned), 'handout')} to make.")


def _tell(report: Report, order: Order, *, quiet: bool) -> None:
    """The sum, then what somebody should look at."""
    warnings: dict[str, None] = {}
    for outcome in report.outcomes:
        entry = outcome.planned.entry
        if outcome.status is Status.FAILED:
            warnings[f"row {entry.row} was not made: {outcome.reason}"] = None
        warnings |= dict.fromkeys(outcome.warnings)
    for each in report.combined:
        if each.status is Status.FAILED:
            warnings[f"{each.path.name} was not made: {each.reason}"] = None
    tell_warnings(list(warnings))
    if quiet:
        return
    made, unchanged = report.count(Status.MADE), report.count(Status.UNCHANGED)
    told = [count(made, "handout")]
    if unchanged:
        told.append(f"{unchanged} unchanged")
    if failed := report.count(Status.FAILED):
        told.append(f"{failed} not made")
    click.echo(f"{', '.join(told)}. Report: {report_files(order.report)[0]}", err=True)
    for each in report.combined:
        if each.status is Status.MADE:
            click.echo(f"All in one: {each.path}, {count(each.pages, 'page')}.", err=True)
