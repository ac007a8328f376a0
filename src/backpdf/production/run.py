"""The production loop: tasks in, files and results out.

One loop serves `build`, `build --all`, `batch` and the library call.  A task that fails never stops the
others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor

from backpdf.library.model.library import Library
from backpdf.pdf.render import Rendered
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import Weakness, unwritten_reason
from backpdf.production.file_writers import FileWriters
from backpdf.production.fingerprint import handout_digest, library_digest
from backpdf.production.journal import Journal
from backpdf.production.personal_files import PersonalFiles, PlacedTask
from backpdf.production.task import Outcome, Result, Status, Task, TaskResults
from backpdf.production.workers.executor import Renderer, usual_workers
from backpdf.production.workers.time_limit import TIME_LIMIT
from backpdf.production.workers.worker import Failure, RenderInput, render_file


class Progress:
    """Progress callbacks; the default does nothing."""

    def finished(self, result: Result) -> None:
        """A task is finished, in whichever way."""

    def combined(self, count: int) -> None:
        """So many handouts are in the combined file."""

    def warned(self, warning: str) -> None:
        """The work is done otherwise than was asked for, such as in fewer processes."""


class Results:
    """What became of each task so far, in the order of the tasks; and what the file system cannot do."""

    def __init__(self, tasks: Sequence[Task], progress: Progress | None = None) -> None:
        self.tasks = tasks
        self.progress = progress or Progress()
        self.weaknesses: set[Weakness] = set()
        self._outcomes: dict[int, Outcome] = {}  # not the results: their tasks would stay, too

    def add(self, result: Result, *, announce: bool = True) -> None:
        """Keeps a result; announce is False for what is finished while the run is being stopped."""
        self._outcomes[result.task.number] = Outcome(
            result.status,
            result.pages,
            result.size,
            result.warnings,
            result.reason,
            result.is_unwritten,
            result.task.path if result.task.is_numbered else None,
        )
        if announce:
            self.progress.finished(result)

    def waiting(self) -> Iterator[Task]:
        """The tasks that have no result, in their order."""
        return (task for task in self.tasks if task.number not in self._outcomes)

    def all(self) -> TaskResults:
        """A result for each task; those that were not reached are not made."""
        return TaskResults(self.tasks, self._outcomes)


def run_tasks(
    library: Library,
    results: Results,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    journal: Journal | None = None,
    resume: bool = False,
    seconds: float | None = TIME_LIMIT,
) -> None:
    """Makes and writes the file of each task, and adds what became of it to the results.

    workers is the number of processes (None: one for each core), or the work is done on an executor.
    seconds is the time limit of each handout.
    journal remembers finished files; with resume, files that it knows and that are unchanged are left
    alone.  A file that is being written when the run is interrupted is in the results as well.
    """
    digest = digests(library, journal)
    count = len(results.tasks)
    if resume and journal is not None:
        count -= sum(_is_unchanged(task, digest, journal, results) for task in results.tasks)
    if not count:
        return
    inputs: Iterable[tuple[Task, RenderInput]] = (
        (task, (task.request, task.options)) for task in results.waiting()
    )
    count = usual_workers(count, workers)
    warn = results.progress.warned
    personal_files = PersonalFiles()
    with (
        Renderer(render_file, library, count, executor, seconds=seconds, warn=warn) as renderer,
        FileWriters[tuple[PlacedTask, Rendered]](results.weaknesses) as writers,
    ):

        def add_written(*, wait_for_all: bool = False, announce: bool = True) -> None:
            for (placed, rendered), error in writers.finished(wait_for_all=wait_for_all):
                results.add(_written(placed, rendered, error, digest, journal), announce=announce)

        try:
            for task, rendered in renderer.render(inputs):
                if isinstance(rendered, Failure):
                    results.add(Result(task, Status.FAILED, reason=rendered.reason))
                    continue
                placed = personal_files.place(task, rendered.data)
                if placed.is_there:
                    results.add(_written(placed, rendered, None, digest, journal))
                    continue
                path, is_private = placed.task.path, task.is_private
                writers.write((placed, rendered), path, rendered.data, private=is_private)
                add_written()
            add_written(wait_for_all=True)
        except BaseException:
            add_written(wait_for_all=True, announce=False)
            raise


Digest = Callable[[Task], str]


def digests(library: Library, journal: Journal | None) -> Digest:
    """The digest of what each task's file is made from; empty where no journal wants it."""
    if journal is None:
        return lambda _: ""
    of_library = library_digest(library)
    return lambda task: handout_digest(of_library, task.request, task.options, journal.salt)


def _is_unchanged(task: Task, digest: Digest, journal: Journal, results: Results) -> bool:
    """Whether a task's file is there as it would be made now; it is then added to the results."""
    done = journal.unchanged(task.path.name, digest(task))
    if done is None:
        return False
    results.add(Result(task, Status.UNCHANGED, done.pages, done.size))
    return True


def _written(
    placed: PlacedTask,
    rendered: Rendered,
    error: CannotWriteError | None,
    digest: Digest,
    journal: Journal | None,
) -> Result:
    """The result of a task whose file is in its place, or could not be written."""
    task = placed.task
    if error is not None:
        return Result(task, Status.FAILED, reason=unwritten_reason(error), is_unwritten=True)
    warnings = (*placed.warnings, *rendered.warnings)
    if journal is not None:
        file, person = task.path.name, task.request.patient
        if task.row is not None and journal.is_of_another_person(file, person):
            warnings += (
                f"row {task.row.row} names another person than when its file was made before; "
                "the file has been replaced",
            )
        journal.add(file, digest(task), rendered.data, rendered.pages, person)
    return Result(task, Status.MADE, rendered.pages, len(rendered.data), warnings)
