"""`backpdf build`: handouts as PDF files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from backpdf.cli.options import Day, file_date, json_option, library_option, open_library, refuse
from backpdf.cli.output import count, tell_json, tell_warnings
from backpdf.cli.printing import printable_text, printing_options, workers_option
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import ExitCode, UsageError
from backpdf.production.making import Made, NotMade, make
from backpdf.production.plans import check_plan
from backpdf.production.task import Wanted, default_paper, jobs_for, levels_of


@click.command("build")
@library_option
@click.option("--program", "programs", multiple=True, metavar="ID", help="Only this program. Repeatable.")
@click.option("--level", "levels", multiple=True, type=int, metavar="N", help="Only this level. Repeatable.")
@printing_options
@click.option("--all", "every", is_flag=True, help="Every paper, edition and colour of each handout.")
@workers_option
@click.option("--for", "patient", metavar="NAME", help="The patient's name, printed on the sheet.")
@click.option("--clinician", metavar="NAME", help="Your name, printed on the sheet.")
@click.option("--date", "day", type=Day(), metavar="DATE", help="The date printed on the sheet: 2026-11-21.")
@click.option(
    "--plan",
    "plan_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What is different for this patient: exercises, order, doses, a note, weeks of the diary.",
)
@click.option("--open", "open_after", is_flag=True, help="Show the PDF, or the folder if there are several.")
@click.option("--quiet", "-q", is_flag=True, help="Print problems and warnings only.")
@json_option
def build_command(
    *,
    folder: Path | None,
    programs: tuple[str, ...],
    levels: tuple[int, ...],
    paper: str | None,
    edition: str,
    mono: bool,
    standard: str,
    output: Path,
    every: bool,
    workers: int | None,
    patient: str | None,
    clinician: str | None,
    day: date | None,
    plan_file: Path | None,
    open_after: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make handouts: one PDF for every level, or the ones you name.

    \b
    Examples:
      backpdf build
      backpdf build --level 2 --open
      backpdf build --program low-back --level 1 --for "A. Example" --date 2026-11-21
      backpdf build --program low-back --level 1 --plan plan.yaml
      backpdf build --edition large-print --paper letter --mono
      backpdf build --all
    """
    if every and (paper or mono or edition != Edition.STANDARD.value):
        raise UsageError("--all makes every paper, edition and colour", "leave those out")
    patient, clinician = printable_text("--for", patient), printable_text("--clinician", clinician)
    _, library = open_library(folder, quiet=quiet, as_json=as_json)
    options = PrintOptions(
        Paper(paper) if paper else default_paper(library), Edition(edition), mono, Standard[standard.upper()]
    )
    person = Request("", 0, patient, clinician, day, stamp=day or file_date())
    wanted = Wanted(programs, levels, options, output)
    if plan_file is not None:
        person = replace(person, plan=_plan(plan_file, library, wanted, person, as_json=as_json))
    made: list[Made] = []
    not_made: list[NotMade] = []
    for one in _made(library, wanted, person, every=every, workers=workers):
        if isinstance(one, NotMade):
            not_made.append(one)
            continue
        made.append(one)
        if not (quiet or as_json):
            click.echo(one.job.path)
    if every:  # they were finished in any order
        made.sort(key=lambda one: one.job.path)
    _tell(made, not_made, quiet=quiet, as_json=as_json)
    if open_after and made:
        click.launch(str(made[0].job.path if len(made) == 1 else output))
    return int(ExitCode.PROBLEMS if not_made else ExitCode.DONE)


def _made(
    library: Library, wanted: Wanted, person: Request, *, every: bool, workers: int | None
) -> Iterator[Made | NotMade]:
    if not every:
        return make(library, jobs_for(library, wanted, person))
    from backpdf.production.variants import every_variant, make_in_parallel  # noqa: PLC0415  (multiprocessing)

    return make_in_parallel(library, every_variant(library, wanted, person), workers)


def _plan(path: Path, library: Library, wanted: Wanted, person: Request, *, as_json: bool) -> Plan | None:
    """The plan, checked against every level that it is for; ends the command where it has problems."""
    reading = check_plan(path, str(path), library, levels_of(library, wanted, person))
    if reading.problems:
        refuse(reading.problems, as_json=as_json)
    return reading.plan


def _tell(made: list[Made], not_made: list[NotMade], *, quiet: bool, as_json: bool) -> None:
    if as_json:
        tell_json(
            {
                "made": [_as_json(one) for one in made],
                "not_made": [{"file": str(one.job.path), "reason": one.reason} for one in not_made],
                "problems": [],
            }
        )
        return
    tell_warnings([f"{one.job.path.name}: {warning}" for one in made for warning in one.warnings])
    tell_warnings([f"{one.job.path.name} was not made: {one.reason}" for one in not_made])
    if not quiet:
        pages = sum(one.pages for one in made)
        click.echo(f"{count(len(made), 'handout')}, {count(pages, 'page')}.", err=True)


def _as_json(one: Made) -> dict[str, object]:
    job = one.job
    return {
        "file": str(job.path),
        "program": job.request.program,
        "level": job.request.level,
        "paper": job.options.paper.value,
        "edition": job.options.edition.value,
        "mono": job.options.mono,
        "pdf": job.options.standard.name.lower(),
        "pages": one.pages,
        "bytes": one.size,
        "warnings": list(one.warnings),
    }
