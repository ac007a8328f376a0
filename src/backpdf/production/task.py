"""Tasks: which files to make, each from one request; and what became of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from backpdf.handout.request import Request
from backpdf.handout.selection import find_level, find_program
from backpdf.library.apply_plan import plan_for_level
from backpdf.library.model.library import Level, Library, Program
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import UsageError
from backpdf.production.lists.file_names import safe_part

if TYPE_CHECKING:
    from backpdf.production.lists.list_row import ListRow


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be made; row is the row of a list that it comes from, if it does.

    is_private holds for a file that names a patient: only its owner may read it.  is_numbered holds for
    one that gets a number where another file has its name (see `personal_files`).  number is its place among
    the tasks of one run, from 0.
    """

    request: Request
    options: PrintOptions
    path: Path
    is_private: bool
    row: ListRow | None = None
    number: int = 0
    is_numbered: bool = False


class Status(StrEnum):
    """What became of a task."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    NOT_MADE = "not made"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Result:
    """A task and what became of it; pages and size (in bytes) are 0 where there is no file.

    HTML has no pages.  is_unwritten holds where the handout was made, and its file could not be written.
    """

    task: Task
    status: Status
    pages: int = 0
    size: int = 0
    warnings: tuple[str, ...] = ()
    reason: str | None = None
    is_unwritten: bool = False

    @property
    def has_file(self) -> bool:
        """Whether the file is there."""
        return self.status in (Status.MADE, Status.UNCHANGED)


class LeftOutRow(NamedTuple):
    """A row of a list of which nothing was to be made: its number, and why."""

    row: int
    status: Status
    reason: str


class Outcome(NamedTuple):
    """What became of a task, without the task: what a long run keeps of each (see Result).

    path is where the file is, if its task got another number.
    """

    status: Status
    pages: int = 0
    size: int = 0
    warnings: tuple[str, ...] = ()
    reason: str | None = None
    is_unwritten: bool = False
    path: Path | None = None


class TaskResults(Sequence[Result]):
    """The results of all tasks, in their order; each is made when it is asked for."""

    def __init__(self, tasks: Sequence[Task], outcomes: Mapping[int, Outcome]) -> None:
        self._tasks = tasks
        self._outcomes = outcomes

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each task; those that were not reached are not made."""
        return (self._outcomes.get(number, _NOT_REACHED) for number in range(len(self._tasks)))

    def __len__(self) -> int:
        return len(self._tasks)

    def __iter__(self) -> Iterator[Result]:
        for task, outcome in zip(self._tasks, self.outcomes(), strict=True):
            yield _result(task, outcome)

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        if isinstance(index, slice):
            return list(self)[index]
        place = range(len(self))[index]
        return _result(self._tasks[place], self._outcomes.get(place, _NOT_REACHED))


_NOT_REACHED = Outcome(Status.NOT_MADE, reason="stopped before its turn")


def _result(task: Task, outcome: Outcome) -> Result:
    """A task with what became of it; what its row warns of is among the warnings."""
    own = task.row.warnings if task.row is not None else ()
    return Result(
        task if outcome.path is None else replace(task, path=outcome.path),
        outcome.status,
        outcome.pages,
        outcome.size,
        (*own, *outcome.warnings),
        outcome.reason,
        outcome.is_unwritten,
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which handouts are asked for; an empty tuple of programs or levels means every one.

    every_variant asks for each paper and edition, in colour and grey, in place of those of the options; large
    print has the type size of the options.
    Each is made in every one of the formats.
    """

    programs: tuple[str, ...]
    levels: tuple[int, ...]
    options: PrintOptions
    output: Path
    every_variant: bool = False
    formats: tuple[Format, ...] = (Format.PDF,)


def default_paper(library: Library) -> Paper:
    """The clinic's own paper, else A4."""
    clinic = library.clinic
    return Paper(clinic.paper) if clinic and clinic.paper else Paper.A4


def tasks_for(library: Library, selection: Selection, person: Request) -> tuple[Task, ...]:
    """A task for every handout that is asked for, in the library's order.

    person carries what is printed on each of them (name, clinician, dates); its program and level are
    filled in.  Raises UsageError for a program or level that exists nowhere in what is asked for.
    """
    levels = selected_levels(library, selection)
    usual = default_paper(library)
    tasks: list[Task] = []
    for options in _variants(selection):
        for program, level in levels:
            plan = plan_for_level(person.plan, level) if person.plan and len(levels) > 1 else person.plan
            request = replace(person, program=program.id, level=level.number, plan=plan)
            path = selection.output / file_name(request, options, usual)
            is_numbered = request.personal and request.reference is None
            task = Task(request, options, path, request.personal, number=len(tasks), is_numbered=is_numbered)
            tasks.append(task)
    return tuple(tasks)


def _variants(selection: Selection) -> list[PrintOptions]:
    usual = selection.options
    variants = [usual]
    sizes = dict.fromkeys(Edition) | {Edition.LARGE_PRINT: usual.type_size}
    if selection.every_variant:
        variants = [
            replace(usual, paper=paper, edition=edition, mono=mono, type_size=size)
            for paper in Paper
            for edition, size in sizes.items()
            for mono in (False, True)
        ]
    return [replace(variant, format=each) for variant in variants for each in selection.formats]


def selected_levels(library: Library, selection: Selection) -> list[tuple[Program, Level]]:
    """The levels that are asked for, each with its program; raises UsageError as tasks_for does."""
    programs = [find_program(library, name) for name in dict.fromkeys(selection.programs)]
    found: list[tuple[Program, Level]] = []
    for program in programs or library.programs.values():
        numbers: Sequence[int] = [level.number for level in program.levels]
        if selection.levels:
            numbers = _levels(program.id, numbers, selection, library)
        found += [(program, find_level(program, number)) for number in numbers]
    return found


def _levels(program: str, known: Iterable[int], selection: Selection, library: Library) -> list[int]:
    """The selected levels of one program, in order.

    A level that this program lacks is an error only where the program was named, or where no
    program of the library has it.
    """
    levels = sorted(set(selection.levels))
    numbers = set(known)
    for level in levels:
        if level in numbers:
            continue
        elsewhere = any(level == other.number for each in library.programs.values() for other in each.levels)
        if selection.programs or not elsewhere:
            find_level(find_program(library, program), level)
    return [level for level in levels if level in numbers]


def file_name(request: Request, options: PrintOptions, usual_paper: Paper) -> str:
    """`low-back-level-1.pdf`; what differs from the usual is added, so that no two share a name.

    A patient's name is never part of it: a personal sheet is called `...-personal.pdf`, or by its reference.
    """
    parts = [request.program, f"level-{request.level}"]
    if request.reference is not None:
        parts.insert(0, safe_part(request.reference))
    if options.paper is not usual_paper:
        parts.append(options.paper.value)
    if options.edition is not Edition.STANDARD:
        parts.append(options.edition.value)
    if options.type_size is not None:
        parts.append(f"{options.type_size}pt")
    if request.blank_dose:
        parts.append("blank-dose")
    if options.mono:
        parts.append("mono")
    if options.standard is not Standard.UA1 and options.format is Format.PDF:
        parts.append(options.standard.name.lower())
    if request.personal and request.reference is None:
        parts.append("personal")
    return "-".join(parts) + options.format.ending


def file_date() -> date | None:
    """The date in SOURCE_DATE_EPOCH (seconds since 1970, UTC), as reproducible builds set it.

    Raises UsageError where it is set and no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds since 1970',
            "unset it, or set it to a whole number",
        ) from None
