"""Makes all handouts of a list, again only where something changed, and writes the report."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from backpdf.library.model.library import Library
from backpdf.problems import ProblemsError, UsageError
from backpdf.production.combine import MOST_TOGETHER, CombinedFile, combine, numbered
from backpdf.production.journal import open_journal
from backpdf.production.lists.file_names import NameTemplate, same_file
from backpdf.production.lists.listing import Listing, read_list
from backpdf.production.lists.rows import Defaults
from backpdf.production.lists.table import MOST_ROWS
from backpdf.production.report import Report, report_files, write_report
from backpdf.production.run import Progress, Results, run_tasks
from backpdf.production.time_limit import TIME_LIMIT


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Where the files of a list go, and how they are made.

    report is the report's path, whatever its ending; combine is that of one PDF of all.  workers is
    the number of processes (None: one for each core); resume leaves alone what is done and unchanged;
    seconds is the time limit of each handout (None: no limit).
    """

    output: Path
    report: Path
    template: NameTemplate
    combine: Path | None = None
    workers: int | None = None
    resume: bool = False
    seconds: float | None = TIME_LIMIT

    @property
    def taken(self) -> tuple[str, ...]:
        """File names in the output folder that no handout may have."""
        others = list(report_files(self.report))
        if self.combine is not None:
            parts = range(MOST_ROWS // MOST_TOGETHER + 1)
            others += [self.combine, *(numbered(self.combine, part + 1) for part in parts)]
        return tuple(path.name for path in others if path.parent.resolve() == self.output.resolve())


def read_batch(list_path: Path, library: Library, defaults: Defaults, options: BatchOptions) -> Listing:
    """A list whose handouts can be made.

    Raises ProblemsError where it has problems, UsageError where its report would overwrite it.
    """
    _check_outputs(list_path, options)
    listing = read_list(list_path, library, defaults, options.template, options.output, taken=options.taken)
    if listing.problems:
        raise ProblemsError(listing.problems)
    return listing


def _check_outputs(list_path: Path, options: BatchOptions) -> None:
    """Raises UsageError where the list itself would be overwritten by its report."""
    for output in report_files(options.report):
        if same_file(output.name) == same_file(list_path.name) and output.resolve().parent == (
            list_path.resolve().parent
        ):
            raise UsageError(
                f"{output} is the list itself, and would be overwritten",
                "give --report another name",
            )


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
    Raises CannotWriteError where neither journal nor report can be written.
    """
    journal = open_journal(options.output)
    results = Results(listing.tasks, progress)
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
            made = [result.task for result in results.all() if result.has_file]
            combined = tuple(combine(made, library, options.combine, results.progress))
    finally:
        report = Report(results.all(), combined, shows_files=not options.template.names_patients)
        write_report(report, options.report, listing.separator)
    return report
