"""Files that hold many handouts, each handout on fresh sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backpdf.handout.compose import about_several, compose
from backpdf.library.model.library import Library
from backpdf.pdf.render import combined_document, join_sections
from backpdf.pdf.tagging.combined import CombinedDocument
from backpdf.pdf.tagging.section import FileSection
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import unwritten_reason, write_whole
from backpdf.production.run import Progress
from backpdf.production.task import Status, Task
from backpdf.production.workers.executor import Renderer, usual_workers
from backpdf.production.workers.worker import Failure, failure_reason, render_part

MOST_TOGETHER = 10_000
"""Handouts in one combined file; more go into further files, for PDF/A allows 8 million objects."""


class HandoutFailedError(Exception):
    """A handout could not be made, so there is no file of all; task says which."""

    def __init__(self, reason: str, task: Task) -> None:
        super().__init__(reason)
        self.reason = reason
        self.task = task


@dataclass(frozen=True, slots=True)
class CombinedFile:
    """A file that holds many handouts; reason says why it is not there.

    is_unwritten: it was made, and could not be written.
    """

    path: Path
    status: Status
    pages: int = 0
    reason: str | None = None
    is_unwritten: bool = False


def combine(
    tasks: Sequence[Task],
    library: Library,
    path: Path,
    progress: Progress,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
) -> Iterator[CombinedFile]:
    """Makes one file of all handouts, or a numbered one for every MOST_TOGETHER of them.

    workers and executor are as for `run_tasks`.
    """
    starts = range(0, len(tasks), MOST_TOGETHER)
    for number, start in enumerate(starts, start=1):
        part = tasks[start : start + MOST_TOGETHER]
        file = path if len(starts) == 1 else numbered(path, number)
        told = partial(_told, progress, start)
        try:
            with combined_parts(part, library, told, workers=workers, executor=executor) as (document, data):
                private = any(task.is_private for task in part)
                write_whole(file, data, private=private)
        except CannotWriteError as error:
            yield CombinedFile(file, Status.FAILED, reason=unwritten_reason(error), is_unwritten=True)
        except HandoutFailedError as error:
            yield CombinedFile(file, Status.FAILED, reason=error.reason)
        except Exception as error:  # noqa: BLE001  (the handouts themselves are made)
            yield CombinedFile(file, Status.FAILED, reason=failure_reason(error))
        else:
            yield CombinedFile(file, Status.MADE, document.page_count)


@contextmanager
def combined_parts(
    tasks: Sequence[Task],
    library: Library,
    made: Callable[[int], None],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
) -> Iterator[tuple[CombinedDocument, Iterator[bytes]]]:
    """One file of several handouts, and its bytes part by part, while they are made.

    made is told how many handouts are in it.  The bytes raise HandoutFailedError where one cannot be made.
    """
    about = about_several(compose(library, tasks[0].request).about, len(tasks))
    document = combined_document(about, tasks[0].options.standard)
    job = partial(render_part, language=about.language)
    with Renderer(job, library, usual_workers(len(tasks), workers), executor) as renderer:
        yield document, join_sections(document, _sections(renderer, tasks, made))


def _sections(
    renderer: Renderer[FileSection], tasks: Sequence[Task], made: Callable[[int], None]
) -> Iterator[FileSection]:
    """The handouts in the order of the tasks.  Raises HandoutFailedError where one could not be made."""
    inputs = ((task.request, task.options) for task in tasks)
    for number, section in enumerate(renderer.render_in_order(inputs)):
        if isinstance(section, Failure):
            raise HandoutFailedError(section.reason, tasks[number])
        yield section
        made(number + 1)


def _told(progress: Progress, before: int, count: int) -> None:
    progress.combined(before + count)


def numbered(path: Path, number: int) -> Path:
    """`all.pdf` -> `all-2.pdf`."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")
