"""`backpdf build`: handouts as PDF files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from backpdf.cli.options import Day, file_date, json_option, library_option, open_library
from backpdf.cli.telling import count, tell_json, tell_warnings
from backpdf.handout.request import Request
from backpdf.pdf.document import Standard
from backpdf.pdf.fonts import printable, unprintable
from backpdf.pdf.options import PrintOptions
from backpdf.pdf.theme import Edition, Paper
from backpdf.problems import UsageError
from backpdf.production.jobs import Wanted, default_paper, jobs_for
from backpdf.production.making import Made, make


@click.command("build")
@library_option
@click.option("--program", "programs", multiple=True, metavar="ID", help="Only this program. Repeatable.")
@click.option("--level", "levels", multiple=True, type=int, metavar="N", help="Only this level. Repeatable.")
@click.option(
    "--paper", type=click.Choice([p.value for p in Paper]), help="Paper. Usual: the clinic's, else a4."
)
@click.option(
    "--edition",
    type=click.Choice([e.value for e in Edition]),
    default=Edition.STANDARD.value,
    show_default=True,
    help="Type size: 12 points, or 18 in large print.",
)
@click.option("--mono", is_flag=True, help="Shades of grey only, for a black-and-white printer.")
@click.option(
    "--pdf",
    "standard",
    type=click.Choice([s.name.lower() for s in Standard]),
    default=Standard.UA1.name.lower(),
    show_default=True,
    help="ua1: PDF/UA-1 and PDF/A-2a, what clinics ask for today. ua2: PDF/UA-2 and PDF/A-4.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="Where the PDFs go.",
)
@click.option("--for", "patient", metavar="NAME", help="The patient's name, printed on the sheet.")
@click.option("--clinician", metavar="NAME", help="Your name, printed on the sheet.")
@click.option("--date", "day", type=Day(), metavar="DATE", help="The date printed on the sheet: 2026-11-21.")
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
    patient: str | None,
    clinician: str | None,
    day: date | None,
    open_after: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make handouts: one PDF for every level, or the ones you name.

    \b
    Examples:
      backpdf build
      backpdf build --level 2 --open
      backpdf build --program low-back --level 1 --for "A. Example" --date 2026-11-21
      backpdf build --edition large-print --paper letter --mono
    """
    patient, clinician = _printable("--for", patient), _printable("--clinician", clinician)
    _, library = open_library(folder, quiet=quiet, as_json=as_json)
    options = PrintOptions(
        Paper(paper) if paper else default_paper(library), Edition(edition), mono, Standard[standard.upper()]
    )
    person = Request("", 0, patient, clinician, day, stamp=day or file_date())
    jobs = jobs_for(library, Wanted(programs, levels, options, output), person)
    made: list[Made] = []
    for one in make(library, jobs):
        made.append(one)
        if not (quiet or as_json):
            click.echo(one.job.path)
    _tell(made, quiet=quiet, as_json=as_json)
    if open_after and made:
        click.launch(str(made[0].job.path if len(made) == 1 else output))


def _printable(option: str, text: str | None) -> str | None:
    """A text from the command line, its spaces tidied; raises UsageError for what cannot print."""
    if text is None:
        return None
    tidy = " ".join(text.split())
    if not printable(tidy).strip():
        raise UsageError(f"{option} is empty", "give a name, or leave the option out")
    for found in unprintable(tidy):
        raise UsageError(f"{option}: {found.message}", found.hint)
    return tidy


def _tell(made: list[Made], *, quiet: bool, as_json: bool) -> None:
    if as_json:
        tell_json({"made": [_as_json(one) for one in made], "problems": []})
        return
    tell_warnings([f"{one.job.path.name}: {warning}" for one in made for warning in one.warnings])
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
