"""Making all handouts of a list: in parallel, again only where something changed, and telling of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import about_several, compose
from backpdf.library.model.library import Library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered, render_together
from backpdf.problems import CannotWriteError, ProblemsError
from backpdf.production.atomic_file import reason, write_whole
from backpdf.production.executor import Crew, usual_workers
from backpdf.production.fingerprint import handout_digest
from backpdf.production.journal import Journal, open_journal
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, NameTemplate, parse_template
from backpdf.production.lists.listing import Listing, Planned, read_list
from backpdf.production.lists.rows import Defaults, ListRow
from backpdf.production.lists.table import MOST_ROWS
from backpdf.production.report import Combined, Outcome, Report, Status, report_files, write_report
from backpdf.production.worker import Refused, Shelf, Task, shelf_of, why
from backpdf.production.writing import Writers

MOST_TOGETHER = 500
"""Handouts in one combined file: some 250 MB of memory while it is made; more go into further files."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where the files of a list go, and how they are made.

    report is the report's path, whatever its ending; combine is that of one PDF of all.  workers is
    the number of processes (None: one for each core); resume leaves alone what is done and unchanged.
    """

    output: Path
    report: Path
    template: NameTemplate
    combine: Path | None = None
    workers: int | None = None
    resume: bool = False

    @property
    def taken(self) -> tuple[str, ...]:
        """File names in the output folder that no handout may have."""
        others = list(report_files(self.report))
        if self.combine is not None:
            parts = range(MOST_ROWS // MOST_TOGETHER + 1)
            others += [self.combine, *(numbered(self.combine, part + 1) for part in parts)]
        return tuple(path.name for path in others if path.parent.resolve() == self.output.resolve())


class Watch:
    """Somebody who looks on; does nothing of what it is told."""

    def made(self, outcome: Outcome) -> None:
        """A row is finished, in whichever way."""

    def combined(self, count: int) -> None:
        """So many handouts are in the combined file."""


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
    watch: Watch | None = None,
) -> Report:
    """Makes a handout for each row of a list (CSV or Excel), and a report of what became of each.

    The work is done by `executor`, any `concurrent.futures.Executor`; by default by one process for
    each core, or by `workers` of them.  Its workers need the library under the same path; files are
    written here.  Raises ProblemsError before anything is made where the list has problems,
    UsageError for a name template that cannot be used, CannotWriteError where nothing can be written.
    """
    path, folder = Path(list_path), Path(output)
    order = Order(
        folder,
        Path(report) if report else usual_report(path, folder),
        parse_template(name_template),
        Path(combine) if combine else None,
        workers,
        resume,
    )
    listing = read_list(path, library, defaults or Defaults(), order.template, taken=order.taken)
    if listing.problems:
        raise ProblemsError(listing.problems)
    return run_batch(listing, library, order, executor=executor, watch=watch)


def usual_report(list_path: Path, output: Path) -> Path:
    """The report of patients.csv is patients-report.csv and .json, in the output folder."""
    return output / f"{list_path.stem}-report"


def run_batch(
    listing: Listing,
    library: Library,
    order: Order,
    *,
    executor: Executor | None = None,
    watch: Watch | None = None,
) -> Report:
    """The same for a list that was read and has no problems.

    The report is written however this ends; rows that were not reached are in it as not made.
    """
    watch = watch or Watch()
    journal = open_journal(order.output)
    outcomes: dict[int, Outcome] = {}
    combined: tuple[Combined, ...] = ()

    def note(outcome: Outcome, *, tell: bool = True) -> None:
        outcomes[outcome.planned.entry.row] = outcome
        if tell:
            watch.made(outcome)

    try:
        waiting = _changed(listing.planned, library, order, journal, note)
        _make_all(waiting, library, order, journal, executor, note)
        if order.combine is not None:
            done = [each for each in listing.planned if outcomes[each.entry.row].done]
            combined = tuple(_combined(done, library, order.combine, watch))
    finally:
        told = tuple(
            outcomes.get(each.entry.row) or Outcome(each, Status.NOT_MADE, reason="stopped before its turn")
            for each in listing.planned
        )
        result = Report(told, combined, shows_files=not order.template.names_patients)
        write_report(result, order.report, listing.separator)
    return result


class Note(Protocol):
    """Takes down what became of a row, and tells who looks on."""

    def __call__(self, outcome: Outcome, *, tell: bool = True) -> None:
        """tell is False for what is finished while the batch is being stopped."""


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A row whose handout is being made, and the digest of what it is made from."""

    planned: Planned
    digest: str


def _changed(
    planned: Sequence[Planned], library: Library, order: Order, journal: Journal, note: Note
) -> Sequence[Planned]:
    """The rows whose handouts are to be made; the others are noted as unchanged."""
    if not order.resume:
        return planned
    shelf = shelf_of(library)
    waiting: list[Planned] = []
    for each in planned:
        done = journal.unchanged(each.file, _digest(shelf, each, journal))
        if done is None:
            waiting.append(each)
        else:
            note(Outcome(each, Status.UNCHANGED, done.pages, done.size))
    return waiting


def _digest(shelf: Shelf, planned: Planned, journal: Journal) -> str:
    entry = planned.entry
    return handout_digest(shelf.digest, entry.request, entry.options, journal.salt)


def _make_all(
    waiting: Sequence[Planned],
    library: Library,
    order: Order,
    journal: Journal,
    executor: Executor | None,
    note: Note,
) -> None:
    """Makes and writes each handout; also what is being written when this is stopped is noted."""
    if not waiting:
        return
    shelf = shelf_of(library)
    workers = usual_workers(len(waiting), order.workers)
    tasks = ((_UnderWay(each, _digest(shelf, each, journal)), _task(shelf, each.entry)) for each in waiting)
    with Crew(shelf, library, workers, executor) as crew, Writers[tuple[_UnderWay, Rendered]]() as writers:

        def note_written(*, all_of_them: bool = False, tell: bool = True) -> None:
            for (one, rendered), error in writers.finished(all_of_them=all_of_them):
                note(_written(one, rendered, error, journal), tell=tell)

        try:
            for one, result in crew.make(tasks):
                planned = one.planned
                if isinstance(result, Refused):
                    note(Outcome(planned, Status.FAILED, reason=result.reason))
                    continue
                file = order.output / planned.file
                writers.write((one, result), file, result.data, private=planned.entry.private)
                note_written()
            note_written(all_of_them=True)
        except BaseException:
            note_written(all_of_them=True, tell=False)
            raise


def _task(shelf: Shelf, entry: ListRow) -> Task:
    return Task(shelf, entry.request, entry.options)


def _written(one: _UnderWay, rendered: Rendered, error: CannotWriteError | None, journal: Journal) -> Outcome:
    """The outcome of a row whose file is in its place, or could not be written."""
    planned = one.planned
    try:
        if error is not None:
            raise error
        journal.add(planned.file, one.digest, rendered.data, rendered.pages)
    except CannotWriteError as unwritten:
        return Outcome(planned, Status.FAILED, reason=_unwritten(unwritten))
    return Outcome(planned, Status.MADE, rendered.pages, len(rendered.data), rendered.warnings)


def _unwritten(error: CannotWriteError) -> str:
    """Why a file could not be written, without its name."""
    cause = error.__cause__
    return f"the file could not be written: {reason(cause)}" if isinstance(cause, OSError) else "not written"


def _combined(planned: Sequence[Planned], library: Library, path: Path, watch: Watch) -> Iterator[Combined]:
    """One file of all handouts, or a numbered one for every MOST_TOGETHER of them."""
    starts = range(0, len(planned), MOST_TOGETHER)
    cache = PartCache()
    for number, start in enumerate(starts, start=1):
        part = planned[start : start + MOST_TOGETHER]
        file = path if len(starts) == 1 else numbered(path, number)
        try:
            rendered = _together(part, library, cache, watch, start)
            write_whole(file, rendered.data, private=any(each.entry.private for each in part))
        except CannotWriteError as error:
            yield Combined(file, Status.FAILED, reason=_unwritten(error))
        except Exception as error:  # noqa: BLE001  (the handouts themselves are made, and are told of)
            yield Combined(file, Status.FAILED, reason=why(error))
        else:
            yield Combined(file, Status.MADE, rendered.pages)


def numbered(path: Path, number: int) -> Path:
    """`all.pdf` -> `all-2.pdf`."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _together(
    planned: Sequence[Planned], library: Library, cache: PartCache, watch: Watch, before: int
) -> Rendered:
    entries = [each.entry for each in planned]
    about = about_several(compose(library, entries[0].request).about, len(entries))

    def handouts() -> Iterator[tuple[Handout, PrintOptions]]:
        for count, entry in enumerate(entries, start=1):
            yield compose(library, entry.request), entry.options
            watch.combined(before + count)

    return render_together(about, handouts(), cache, entries[0].options.standard)
