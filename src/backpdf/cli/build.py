"""`backpdf build`: handouts as PDF or HTML files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.cli.open_library import open_library
from backpdf.cli.options import Day, json_option, library_option
from backpdf.cli.output import count, print_warnings, show_file
from backpdf.cli.printing import (
    edition_and_size,
    file_formats,
    printable_text,
    printing_options,
    reference_of_patient,
    working_options,
)
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import Paper
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import ProblemsError, UsageError
from backpdf.production.checked_library import check_plan
from backpdf.production.output_folder import output_folder
from backpdf.production.output_gate import check_outputs
from backpdf.production.output_place import outdated_files, output_place
from backpdf.production.report import Report
from backpdf.production.run import Progress, Results, run_tasks
from backpdf.production.task import (
    Result,
    Selection,
    Status,
    default_paper,
    file_date,
    selected_levels,
    tasks_for,
)


@click.command("build")
@library_option
@click.option("--program", "programs", multiple=True, metavar="ID", help="Only this program. Repeatable.")
@click.option("--level", "levels", multiple=True, type=int, metavar="N", help="Only this level. Repeatable.")
@printing_options
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Every paper, edition and colour of each handout; --type-size and --blank-dose go with it.",
)
@working_options
@click.option("--for", "patient", metavar="NAME", help="The patient's name, printed on the sheet.")
@click.option("--clinician", metavar="NAME", help="Your name, printed on the sheet.")
@click.option("--date", "day", type=Day(), metavar="DATE", help="The date printed on the sheet: 2026-11-21.")
@click.option(
    "--reference",
    metavar="REF",
    help="Your number for the patient. The file is called by it, and it is printed nowhere.",
)
@click.option(
    "--plan",
    "plan_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What is different for this patient: exercises, order, doses, a note, weeks of the record.",
)
@click.option("--open", "open_after", is_flag=True, help="Show the file, or the folder if there are several.")
@click.option("--quiet", "-q", is_flag=True, help="Print problems and warnings only.")
@json_option
def build_command(
    *,
    folder: Path | None,
    programs: tuple[str, ...],
    levels: tuple[int, ...],
    paper: str | None,
    edition: str | None,
    type_size: str | None,
    blank_dose: bool,
    mono: bool,
    file_format: str | None,
    standard: str,
    output: Path | None,
    every: bool,
    workers: int | None,
    time_limit: float,
    patient: str | None,
    clinician: str | None,
    day: date | None,
    reference: str | None,
    plan_file: Path | None,
    open_after: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make handouts: one file for every level, or the ones you name.

    \b
    Examples:
      backpdf build
      backpdf build --level 2 --open
      backpdf build --program low-back --level 2 --output sheet.pdf
      backpdf build --program low-back --format both
      backpdf build --program low-back --level 1 --for "A. Example" --date 2026-11-21
      backpdf build --program low-back --level 1 --plan plan.yaml --reference P-001
      backpdf build --edition large-print --paper letter --mono
      backpdf build --type-size 24
      backpdf build --edition summary --blank-dose
      backpdf build --all
    """
    if every and (paper or mono or edition):
        raise UsageError("--all makes every paper, edition and colour", "leave those out")
    wanted_edition, size = edition_and_size(edition, type_size)
    patient, clinician = printable_text("--for", patient), printable_text("--clinician", clinician)
    reference = reference_of_patient(reference)
    found, library = open_library(folder, quiet=quiet, as_json=as_json)
    place = output_place(output, found)
    options = PrintOptions(
        Paper(paper) if paper else default_paper(library),
        wanted_edition,
        mono,
        Standard[standard.upper()],
        type_size=size,
    )
    person = Request(
        "",
        0,
        patient,
        clinician,
        day,
        stamp=day or file_date(),
        reference=reference,
        blank_dose=blank_dose,
    )
    formats = file_formats(file_format, standard, output)
    selection = Selection(programs, levels, options, place.folder, every_variant=every, formats=formats)
    if plan_file is not None:
        plan = _plan(plan_file, library, selection)
        person = replace(person, plan=plan, reference=reference or plan.reference)
    tasks = place.place(tasks_for(library, selection, person))
    plans = [(plan_file, "the plan")] if plan_file is not None else []
    inputs = [*plans, *((path, "a file of the library") for path in library.files)]
    check_outputs({"--output": [task.path for task in tasks]}, inputs)
    results = Results(tasks, _PathPrinter(silent=quiet or as_json, warns=not as_json))
    with output_folder(place.folder, private=person.personal) as weaknesses:
        run_tasks(library, results, workers=workers, seconds=time_limit)
    report = Report(results.all(), notes=tuple(sorted(results.weaknesses | weaknesses)))
    if as_json:
        console.print_json(_as_json(report))
    else:
        _print_summary(report, quiet=quiet)
    made = report.with_status(Status.MADE)
    if place.file is None:
        print_warnings(outdated_files(place.folder, library))
    if open_after and made:
        _show(made[0].task.path if len(made) == 1 else place.folder)
    return console.code(int(report.exit_code), makes_files=True)


class _PathPrinter(Progress):
    """Prints the path of each file as soon as it is written."""

    def __init__(self, *, silent: bool, warns: bool) -> None:
        self._silent = silent
        self._warns = warns

    def finished(self, result: Result) -> None:
        if result.has_file and not self._silent:
            console.print_line(result.task.path)

    def warned(self, warning: str) -> None:
        if self._warns:
            print_warnings([warning])


def _show(path: Path) -> None:
    if not show_file(path):
        print_warnings([f"no program was found that shows {path}: open it from its folder"])


def _plan(path: Path, library: Library, selection: Selection) -> Plan:
    """The plan, checked against every level that it is for; raises ProblemsError where it has problems."""
    reading = check_plan(path, str(path), library, selected_levels(library, selection))
    if reading.plan is None:
        raise ProblemsError(reading.problems)
    return reading.plan


def _print_summary(report: Report, *, quiet: bool) -> None:
    made, failed = report.with_status(Status.MADE), report.with_status(Status.FAILED)
    print_warnings(report.notes)
    print_warnings([f"{each.task.path.name}: {warning}" for each in made for warning in each.warnings])
    print_warnings([f"{each.task.path.name} was not made: {each.reason}" for each in failed])
    if not quiet:
        console.print_line(f"{_sums(made)}.", err=True)


def _sums(made: Sequence[Result]) -> str:
    """ "3 handouts, 6 pages", with the number of HTML files where there are any."""
    html = sum(each.task.options.format is Format.HTML for each in made)
    pdfs, pages = len(made) - html, sum(each.pages for each in made)
    sums = [count(pdfs, "handout"), count(pages, "page")] if pdfs or not html else []
    return ", ".join([*sums, *([count(html, "HTML file")] if html else [])])


def _as_json(report: Report) -> dict[str, object]:
    return {
        "made": [_made_as_json(each) for each in report.with_status(Status.MADE)],
        "not_made": [
            {"file": str(each.task.path), "reason": each.reason} for each in report.with_status(Status.FAILED)
        ],
        "problems": [],
        "warnings": list(report.notes),
    }


def _made_as_json(made: Result) -> dict[str, object]:
    task = made.task
    return {
        "file": str(task.path),
        "program": task.request.program,
        "level": task.request.level,
        "paper": task.options.paper.value,
        "edition": task.options.edition.value,
        "type_size": task.options.points,
        "blank_dose": task.request.blank_dose,
        "mono": task.options.mono,
        "format": task.options.format.value,
        "pdf": task.options.standard.name.lower(),
        "pages": None if task.options.format is Format.HTML else made.pages,
        "bytes": made.size,
        "warnings": list(made.warnings),
    }
