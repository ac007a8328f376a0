"""The library call: a folder in; out come handouts as bytes or, for a list, as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.selection import find_level, find_program
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.problems import Problem, ProblemsError, UserError
from backpdf.production import checked_library
from backpdf.production.batch_run import BatchOptions, read_batch, run_batch, usual_report
from backpdf.production.checked_library import check_plan
from backpdf.production.library_folder import find_library
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.lists.list_encoding import parse_encoding
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.report import Report
from backpdf.production.run import Progress
from backpdf.production.workers.executor import Renderer
from backpdf.production.workers.time_limit import TIME_LIMIT
from backpdf.production.workers.worker import Failure, render_file


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
    """One handout, as the bytes of a PDF (or of another format in the options) with the number of its pages.

    Raises UserError for a program, level, plan or picture that cannot be used.
    """
    return render_file(compose(library, request), options or PrintOptions())


def make_html(library: Library, request: Request, options: PrintOptions | None = None) -> Rendered:
    """One handout, as the bytes of an HTML file, in UTF-8, which needs nothing beside it.

    Raises UserError as `make_handout` does.
    """
    return make_handout(library, request, replace(options or PrintOptions(), format=Format.HTML))


def make_handouts(
    library: Library, wanted: Iterable[tuple[Request, PrintOptions]], executor: Executor
) -> Iterator[tuple[int, Rendered | UserError]]:
    """Many handouts, each with its place in `wanted` (from 0), in the order in which they are finished.

    The work is done by any `concurrent.futures.Executor`.  A handout that fails does not stop the
    others: its UserError comes in its place.  `wanted` may be endless: only a few are pending.
    """
    with Renderer(render_file, library, executor=executor) as renderer:
        for place, result in renderer.render(enumerate(wanted)):
            yield place, UserError(result.reason) if isinstance(result, Failure) else result


def make_batch(  # noqa: PLR0913  (each is an option of the command)
    list_path: Path | str,
    library: Library,
    output: Path | str = "output",
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    defaults: Defaults | None = None,
    name_template: str = DEFAULT_TEMPLATE,
    combine: Path | str | None = None,
    report: Path | str | None = None,
    resume: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
    time_limit: float | None = TIME_LIMIT,
    make_good_rows: bool = False,
    encoding: str | None = None,
    sheet: str | None = None,
    ignore_columns: Sequence[str] = (),
) -> Report:
    """Makes a handout for each row of a list (CSV or Excel), and a report of what became of each.

    The work is done by `executor`, any `concurrent.futures.Executor`; by default by one process for
    each core, or by `workers` of them.  Its workers need the library under the same path; files are
    written here.  time_limit is that of each handout in seconds (None: no limit); an executor keeps it only
    where it works in the main thread of a POSIX process.  encoding is that of a CSV file and sheet that of
    a workbook, where they are not to be guessed; ignore_columns are headings or numbers of columns.  With
    make_good_rows, rows with problems are left out, and are in the report.

    Raises ProblemsError before anything is made where the list has problems, UsageError for an encoding or a
    name template that cannot be used, and for an output that would overwrite an input or (without `replace`)
    the files of another list; CannotWriteError where nothing can be written in the output folder, or
    another run is writing there.
    """
    path, folder = Path(list_path), Path(output)
    options = BatchOptions(
        folder,
        Path(report) if report else usual_report(path, folder),
        parse_template(name_template),
        Path(combine) if combine else None,
        workers,
        resume,
        replace,
        make_good_rows,
        ReadingOptions(parse_encoding(encoding) if encoding else None, sheet, tuple(ignore_columns)),
        time_limit,
    )
    listing = read_batch(path, library, defaults or Defaults(), options)
    return run_batch(listing, library, options, executor=executor, progress=progress)


def _root(folder: Path | str | None) -> Path:
    return find_library(None if folder is None else Path(folder)).root
