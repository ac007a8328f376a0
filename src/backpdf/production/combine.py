"""Files that hold many handouts, each handout on fresh sheets of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import about_several, compose
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered, render_together
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import unwritten_reason, write_whole
from backpdf.production.run import Progress
from backpdf.production.task import Status, Task
from backpdf.production.worker import PART_CACHE, failure_reason

MOST_TOGETHER = 500
"""Handouts in one combined file: some 250 MB of memory while it is made; more go into further files."""


@dataclass(frozen=True, slots=True)
class CombinedFile:
    """A file that holds many handouts; reason says why it is not there."""

    path: Path
    status: Status
    pages: int = 0
    reason: str | None = None


def combine(
    tasks: Sequence[Task], library: Library, path: Path, progress: Progress
) -> Iterator[CombinedFile]:
    """Makes one file of all handouts, or a numbered one for every MOST_TOGETHER of them."""
    starts = range(0, len(tasks), MOST_TOGETHER)
    for number, start in enumerate(starts, start=1):
        part = tasks[start : start + MOST_TOGETHER]
        file = path if len(starts) == 1 else numbered(path, number)
        try:
            rendered = _render(part, library, progress, start)
            write_whole(file, rendered.data, private=any(task.is_private for task in part))
        except CannotWriteError as error:
            yield CombinedFile(file, Status.FAILED, reason=unwritten_reason(error))
        except Exception as error:  # noqa: BLE001  (the handouts themselves are made)
            yield CombinedFile(file, Status.FAILED, reason=failure_reason(error))
        else:
            yield CombinedFile(file, Status.MADE, rendered.pages)


def numbered(path: Path, number: int) -> Path:
    """`all.pdf` -> `all-2.pdf`."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _render(tasks: Sequence[Task], library: Library, progress: Progress, before: int) -> Rendered:
    about = about_several(compose(library, tasks[0].request).about, len(tasks))

    def handouts() -> Iterator[tuple[Handout, PrintOptions]]:
        for count, task in enumerate(tasks, start=1):
            yield compose(library, task.request), task.options
            progress.combined(before + count)

    return render_together(about, handouts(), PART_CACHE, tasks[0].options.standard)
