"""The library call: a folder in, handouts out as bytes.  Nothing here writes, prints or exits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from backpdf.handout.compose import compose, find_level, find_program
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered, render
from backpdf.problems import Problem, ProblemsError, UserError
from backpdf.production import checked_library
from backpdf.production.executor import Crew
from backpdf.production.plans import check_plan
from backpdf.production.worker import Refused, Task, shelf_of

_CACHE = PartCache()
"""Pictures made ready by earlier calls; a picture whose file has changed is read again."""


def check_library(folder: Path | str | None = None) -> tuple[Problem, ...]:
    """Every problem of the library in a folder, in file order; none where it is right.

    Without a folder it is the library here, else the starter library.  Raises UsageError where the
    folder holds no library.
    """
    return checked_library.check_library(_root(folder)).problems


def read_library(folder: Path | str | None = None) -> Library:
    """The library in a folder; without one the library here, else the starter library.

    Raises ProblemsError, which holds every problem of every file; UsageError where the folder holds
    no library.
    """
    checked = checked_library.check_library(_root(folder))
    if checked.library is None or checked.problems:
        raise ProblemsError(checked.problems)
    return checked.library


def read_plan(path: Path | str, library: Library, program: str, level: int) -> Plan:
    """The plan in a file, for one level of a program.

    Raises ProblemsError where it is wrong or does not fit, UsageError where there is no such level.
    """
    found = find_program(library, program)
    reading = check_plan(Path(path), str(path), library, [(found, find_level(found, level))])
    if reading.plan is None:
        raise ProblemsError(reading.problems)
    return reading.plan


def make_handout(library: Library, request: Request, options: PrintOptions | None = None) -> Rendered:
    """One handout, as the bytes of a PDF with the number of its pages.

    Raises UserError for a program, level, plan or picture that cannot be used.
    """
    return render(compose(library, request), options or PrintOptions(), _CACHE)


def make_handouts(
    library: Library, wanted: Iterable[tuple[Request, PrintOptions]], executor: Executor
) -> Iterator[tuple[int, Rendered | UserError]]:
    """Many handouts, each with its place in `wanted` (from 0), in the order in which they are finished.

    The work is done by any `concurrent.futures.Executor`.  A handout that fails does not stop the
    others: its UserError comes in its place.  `wanted` may be endless: only a few are under way.
    """
    shelf = shelf_of(library)
    tasks = ((at, Task(shelf, request, options)) for at, (request, options) in enumerate(wanted))
    with Crew(shelf, library, 1, executor) as crew:
        for at, result in crew.make(tasks):
            yield at, UserError(result.reason) if isinstance(result, Refused) else result


def _root(folder: Path | str | None) -> Path:
    return checked_library.find_library(None if folder is None else Path(folder)).root
