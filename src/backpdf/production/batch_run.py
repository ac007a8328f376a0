"""Makes all handouts of a list, again only where something changed, and writes the report."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from backpdf.library.model.library import Library
from backpdf.pdf.print_options import Format
from backpdf.problems import ProblemsError, UsageError
from backpdf.production.atomic_file import clear_partial_files
from backpdf.production.combine import MOST_TOGETHER, CombinedFile, combine, numbered
from backpdf.production.journal import Journal, open_journal, read_journal
from backpdf.production.lists.file_names import NameTemplate
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.listing import Listing, ListingOptions, read_list
from backpdf.production.lists.table import MOST_ROWS
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.output_folder import output_folder
from backpdf.production.output_gate import check_outputs, check_sheets
from backpdf.production.report import Report, report_files, write_report
from backpdf.production.run import Progress, Results, digests, run_tasks
from backpdf.production.task import Task
from backpdf.production.workers.time_limit import TIME_LIMIT

MOST_ROWS_SHOWN = 10
"""Rows that a message names."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Where the files of a list go, and how they are made.

    report is the report's path, whatever its ending; combine is that of one PDF of all.  workers is
    the number of processes (None: one for each core); resume leaves alone what is done and unchanged;
    replace writes over files that were made for another list.  only_good_rows leaves out rows with problems,
    and makes the others; reading says how the list is read.  seconds is the time limit of each handout
    (None: no limit).
    """

    output: Path
    report: Path
    template: NameTemplate
    combine: Path | None = None
    workers: int | None = None
    resume: bool = False
    replace: bool = False
    only_good_rows: bool = False
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    seconds: float | None = TIME_LIMIT

    @property
    def combined_files(self) -> list[Path]:
        """Every path that the combined file, or its parts, may have."""
        if self.combine is None:
            return []
        parts = range(MOST_ROWS // MOST_TOGETHER + 1)
        return [self.combine, *(numbered(self.combine, part + 1) for part in parts)]

    @property
    def taken(self) -> tuple[str, ...]:
        """File names in the output folder that no handout may have."""
        others = [*report_files(self.report), *self.combined_files]
        return tuple(path.name for path in others if path.parent.resolve() == self.output.resolve())


def read_batch(list_path: Path, library: Library, defaults: Defaults, options: BatchOptions) -> Listing:
    """A list whose handouts can be made.

    Raises ProblemsError where it has problems, UsageError where an output would overwrite an input, or where
    a combined file is wanted of handouts that are no PDFs.
    """
    if options.combine is not None and Format.PDF not in defaults.formats:
        raise UsageError(
            f"{options.combine} would be one PDF of all, and no PDFs are made",
            "write --format both, or leave --combine out",
        )
    inputs = [(list_path, "the list itself"), *((path, "a file of the library") for path in library.files)]
    reports = [options.report, *report_files(options.report)]
    outputs: dict[str, list[Path]] = {"--report": reports, "--combine": options.combined_files}
    check_outputs(outputs, inputs)
    wanted = ListingOptions(
        options.template, options.output, options.taken, options.only_good_rows, options.reading
    )
    listing = read_list(list_path, library, defaults, wanted)
    if listing.problems:
        raise ProblemsError(listing.problems)
    inputs += [(path, "a plan") for path in listing.plan_files]
    check_outputs(outputs, inputs)
    check_sheets(options.output, (task.path for task in listing.tasks), inputs)
    return listing


def check_batch(listing: Listing, library: Library, options: BatchOptions) -> None:
    """Raises UsageError where `run_batch` would refuse to replace files; writes nothing."""
    if not options.replace:
        check_not_of_another_list(listing.tasks, library, read_journal(options.output, listing.path))


def usual_report(list_path: Path, output: Path) -> Path:
    """The report of patients.csv is patients-report.csv and .json, in the output folder."""
    return output / f"{list_path.stem}-report"


def run_batch(
    listing: Listing,
    library: Library,
    options: BatchOptions,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Makes the handouts of a list that was read and has no problems.

    The report is written however this ends; rows that were not reached are in it as not made.
    Raises CannotWriteError where the output folder cannot be used, or another run is using it; UsageError
    where files would be replaced that were made for another list.
    """
    private = any(task.is_private for task in listing.tasks)
    with output_folder(options.output, private=private) as weaknesses:
        journal = open_journal(options.output, listing.path)
        try:
            if not options.replace:
                check_not_of_another_list(listing.tasks, library, journal)
            for path in filter(None, (options.report, options.combine)):
                clear_partial_files(path.parent)
            results = Results(listing.tasks, progress)
            results.weaknesses |= weaknesses
            return _run(listing, library, options, results, journal, executor)
        finally:
            journal.close()


def _run(
    listing: Listing,
    library: Library,
    options: BatchOptions,
    results: Results,
    journal: Journal,
    executor: Executor | None,
) -> Report:
    """Makes the handouts, the combined file, and the report however this ends."""
    combined: tuple[CombinedFile, ...] = ()
    try:
        run_tasks(
            library,
            results,
            workers=options.workers,
            executor=executor,
            journal=journal,
            resume=options.resume,
            seconds=options.seconds,
        )
        if options.combine is not None:
            made = [
                result.task
                for result in results.all()
                if result.has_file and result.task.options.format is Format.PDF
            ]
            combined = tuple(
                combine(
                    made,
                    library,
                    options.combine,
                    results.progress,
                    workers=options.workers,
                    executor=executor,
                )
            )
    finally:
        journal.close()
        notes = (*journal.warnings, *sorted(results.weaknesses | journal.weaknesses))
        shows_files = not options.template.names_patients
        report = Report(results.all(), combined, shows_files, listing.left_out, notes)
        report = write_report(report, options.report, listing.separator)
    return report


def check_not_of_another_list(tasks: Iterable[Task], library: Library, journal: Journal) -> None:
    """Raises UsageError where files are there that were made for another list, and would be replaced."""
    digest = digests(library, journal)
    found = (task for task in tasks if journal.is_of_another_list(task.path.name, digest(task)))
    rows = list(dict.fromkeys(task.row.row if task.row else 0 for task in found))
    if not rows:
        return
    shown = ", ".join(map(str, rows[:MOST_ROWS_SHOWN]))
    more = f" and {len(rows) - MOST_ROWS_SHOWN} more" if len(rows) > MOST_ROWS_SHOWN else ""
    raise UsageError(
        f"{journal.folder} holds files of another list with the same names (row {shown}{more})",
        "give another folder with --output; or add --replace to write over them",
    )
