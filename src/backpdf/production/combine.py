"""Files that hold many handouts, each handout on fresh sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backpdf.handout.compose import about_several, compose
from backpdf.library.model.library import Library
from backpdf.pdf.render import combined_document, join_sections
from backpdf.pdf.tagging.section import FileSection
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import unwritten_reason, write_whole
from backpdf.production.run import Progress
from backpdf.production.task import Status, Task
from backpdf.production.workers.executor import Renderer, usual_workers
from backpdf.production.workers.worker import Failure, failure_reason, render_part

MOST_TOGETHER = 10_000
"""Handouts in one combined file; more go into further files, for PDF/A allows 8 million objects."""


class _FailedError(Exception):
    """A handout could not be made."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
        about = about_several(compose(library, part[0].request).about, len(part))
        document = combined_document(about, part[0].options.standard)
        job = partial(render_part, language=about.language)
        try:
            with Renderer(job, library, usual_workers(len(part), workers), executor) as renderer:
                sections = _in_order(renderer, part, partial(_told, progress, start))
                private = any(task.is_private for task in part)
                write_whole(file, join_sections(document, sections), private=private)
        except CannotWriteError as error:
            yield CombinedFile(file, Status.FAILED, reason=unwritten_reason(error), is_unwritten=True)
        except _FailedError as error:
            yield CombinedFile(file, Status.FAILED, reason=error.reason)
        except Exception as error:  # noqa: BLE001  (the handouts themselves are made)
            yield CombinedFile(file, Status.FAILED, reason=failure_reason(error))
        else:
            yield CombinedFile(file, Status.MADE, document.page_count)


def _in_order(
    renderer: Renderer[FileSection], tasks: Sequence[Task], made: Callable[[int], None]
) -> Iterator[FileSection]:
    """The handouts in the order of the tasks, whichever is finished first.

    made is told how many there are.  Raises _FailedError where one of them could not be made.
    """
    inputs = ((number, (task.request, task.options)) for number, task in enumerate(tasks))
    early: dict[int, FileSection] = {}
    count = 0
    for number, section in renderer.render(inputs):
        if isinstance(section, Failure):
            raise _FailedError(section.reason)
        early[number] = section
        while count in early:
            yield early.pop(count)
            count += 1
            made(count)


def _told(progress: Progress, before: int, count: int) -> None:
    progress.combined(before + count)


def numbered(path: Path, number: int) -> Path:
    """`all.pdf` -> `all-2.pdf`."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")
