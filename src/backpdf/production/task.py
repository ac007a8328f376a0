"""Which handouts to make, and under which file names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backpdf.handout.compose import find_level, find_program
from backpdf.handout.request import Request
from backpdf.library.model.library import Level, Library, Program
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.tagging.metadata import Standard


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be made."""

    request: Request
    options: PrintOptions
    path: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which handouts are asked for; an empty tuple of programs or levels means every one.

    `person` carries what is printed on each of them (name, clinician, dates); its program and level
    are filled in for each handout.
    """

    programs: tuple[str, ...]
    levels: tuple[int, ...]
    options: PrintOptions
    output: Path


def default_paper(library: Library) -> Paper:
    """The clinic's own paper, else A4."""
    clinic = library.clinic
    return Paper(clinic.paper) if clinic and clinic.paper else Paper.A4


def jobs_for(library: Library, wanted: Wanted, person: Request) -> tuple[Job, ...]:
    """Every handout that is wanted, in the library's order.

    Raises UsageError for a program or level that does not exist anywhere in what is asked for.
    """
    programs = [find_program(library, name) for name in dict.fromkeys(wanted.programs)] or list(
        library.programs.values()
    )
    jobs: list[Job] = []
    for program in programs:
        numbers: Sequence[int] = [level.number for level in program.levels]
        if wanted.levels:
            numbers = _levels(program.id, numbers, wanted, library)
        for number in numbers:
            request = replace(person, program=program.id, level=number)
            name = file_name(request, wanted.options, default_paper(library))
            jobs.append(Job(request, wanted.options, wanted.output / name))
    return tuple(jobs)


def levels_of(library: Library, wanted: Wanted, person: Request) -> list[tuple[Program, Level]]:
    """The levels of the handouts that are wanted; raises UsageError as jobs_for does."""
    programs = library.programs
    return [
        (programs[job.request.program], find_level(programs[job.request.program], job.request.level))
        for job in jobs_for(library, wanted, person)
    ]


def _levels(program: str, known: Iterable[int], wanted: Wanted, library: Library) -> list[int]:
    """The wanted levels of one program, in order.

    A level that this program lacks is an error only where the program was named, or where no
    program of the library has it.
    """
    levels = sorted(set(wanted.levels))
    numbers = set(known)
    for level in levels:
        if level in numbers:
            continue
        elsewhere = any(level == other.number for each in library.programs.values() for other in each.levels)
        if wanted.programs or not elsewhere:
            find_level(find_program(library, program), level)
    return [level for level in levels if level in numbers]


def file_name(request: Request, options: PrintOptions, usual_paper: Paper) -> str:
    """`low-back-level-1.pdf`; what differs from the usual is added, so that no two share a name.

    A patient's name is never part of it: a personal sheet is called `...-personal.pdf`.
    """
    parts = [request.program, f"level-{request.level}"]
    if options.paper is not usual_paper:
        parts.append(options.paper.value)
    if options.edition is not Edition.STANDARD:
        parts.append(options.edition.value)
    if options.mono:
        parts.append("mono")
    if options.standard is not Standard.UA1:
        parts.append(options.standard.name.lower())
    if request.personal:
        parts.append("personal")
    return "-".join(parts) + ".pdf"
