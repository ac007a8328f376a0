"""Options that say how handouts are printed, and where to; shared by the commands that make them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from backpdf.pdf.layout.theme import LARGE_PRINT_SIZE, TYPE_SIZES, Edition, Paper
from backpdf.pdf.print_options import SUMMARY_CHOOSES, Format
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import UsageError
from backpdf.production.lists.file_names import reference_fault
from backpdf.production.workers.time_limit import TIME_LIMIT
from backpdf.text.cleaning import as_printed, on_one_line
from backpdf.text.printable import unprintable

F = TypeVar("F", bound=Callable[..., object])

BOTH = "both"

_OPTIONS = (
    click.option(
        "--paper", type=click.Choice([p.value for p in Paper]), help="Paper. Usual: the clinic's, else a4."
    ),
    click.option(
        "--edition",
        type=click.Choice([e.value for e in Edition]),
        show_default=Edition.STANDARD.value,
        help="standard: one sheet of paper, 12-point type. large-print: 18 points, or as --type-size says. "
        "summary: one page to hang up, with pictures, names and doses.",
    ),
    click.option(
        "--type-size",
        type=click.Choice([str(size) for size in TYPE_SIZES]),
        help=f"Points of large print, which it stands for. Usual: {LARGE_PRINT_SIZE}.",
    ),
    click.option(
        "--blank-dose",
        is_flag=True,
        help="Leave the doses empty, with a tick box for each exercise, to be filled in by hand.",
    ),
    click.option("--mono", is_flag=True, help="Shades of grey only, for a black-and-white printer."),
    click.option(
        "--format",
        "file_format",
        type=click.Choice([*(each.value for each in Format), BOTH]),
        help="pdf: to print. html: one file for a phone or a web site. Usual: pdf, or as --output ends.",
    ),
    click.option(
        "--pdf",
        "standard",
        type=click.Choice([s.name.lower() for s in Standard]),
        default=Standard.UA1.name.lower(),
        show_default=True,
        help="ua1: PDF/UA-1 and PDF/A-2a, what clinics ask for today. ua2: PDF/UA-2 and PDF/A-4.",
    ),
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where the handouts go. Usual: the folder `output`. For one handout, `build` takes a file.",
    ),
)


def printing_options(function: F) -> F:
    """`--paper`, `--edition`, `--type-size`, `--blank-dose`, `--mono`, `--format`, `--pdf` and `--output`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def file_formats(chosen: str | None, standard: str, output: Path | None) -> tuple[Format, ...]:
    """The formats to make, from `--format`, `--pdf` and `--output`.

    Raises UsageError where they contradict each other.
    """
    ending = output.suffix.lower() if output is not None else ""
    typed = next((each for each in Format if each.ending == ending), None)
    if chosen == BOTH:
        return tuple(Format)
    found = Format(chosen) if chosen is not None else typed or Format.PDF
    if typed not in (None, found):
        hint = f"give a name that ends in {found.ending}, or write --format {typed}, or both"
        raise UsageError(f"{output} ends in {ending}, and --format {found} is asked for", hint)
    if found is Format.HTML and Standard[standard.upper()] is not Standard.UA1:
        raise UsageError(
            "--pdf says which kind of PDF, and no PDF is made", "leave it out, or add --format both"
        )
    return (found,)


def working_options(function: F) -> F:
    """`--workers N` and `--time-limit SECONDS`."""
    workers = click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many handouts to make at a time. Usual: one for each core of the computer.",
    )
    limit = click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        default=TIME_LIMIT,
        show_default=f"{TIME_LIMIT:g}",
        metavar="SECONDS",
        help="A handout that takes longer is given up, and the others are made.",
    )
    return workers(limit(function))


def edition_and_size(edition: str | None, type_size: str | None) -> tuple[Edition, int | None]:
    """The edition as asked for, and its type size; raises UsageError where the two contradict each other."""
    if type_size is None:
        return Edition(edition or Edition.STANDARD), None
    wanted = Edition(edition or Edition.LARGE_PRINT)
    if wanted is Edition.LARGE_PRINT:
        return wanted, int(type_size)
    message = "--type-size asks for large print"
    if wanted is Edition.SUMMARY:
        message = f"--type-size is not for --edition summary: {SUMMARY_CHOOSES}"
    raise UsageError(message, f"leave out --type-size or --edition {wanted}")


def printable_text(option: str, text: str | None) -> str | None:
    """A text from the command line, its spaces tidied; raises UsageError for what cannot print."""
    if text is None:
        return None
    tidy = on_one_line(text)
    if not as_printed(tidy).strip():
        raise UsageError(f"{option} is empty", "give a name, or leave the option out")
    for found in unprintable(tidy):
        raise UsageError(f"{option}: {found.message}", found.hint)
    return tidy


def reference_of_patient(text: str | None) -> str | None:
    """A reference from the command line; raises UsageError for one that no file can be called by."""
    fault = reference_fault(text) if text is not None else None
    if fault is not None:
        message, hint = fault
        raise UsageError(f"--reference: {message}", hint)
    return text
