"""The handouts of a list as one file that is made while it is sent: a ZIP file, or one PDF of all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final, TypeAlias

from backpdf.library.model.library import Library
from backpdf.problems import UsageError, UserError
from backpdf.production.combine import MOST_TOGETHER, HandoutFailedError, combined_parts
from backpdf.production.lists.listing import Listing
from backpdf.production.report import Report, csv_report
from backpdf.production.run import Results
from backpdf.production.task import Result, Status, Task
from backpdf.production.workers.executor import Renderer, usual_workers
from backpdf.production.workers.worker import Failure, render_file

StreamPart: TypeAlias = bytes | int | Report
"""The next bytes of a file, the number of handouts that are finished, or at the end what became of each."""

_NO_DATE: Final = date(1980, 1, 1)
"""The first day that a ZIP file can tell."""


def zip_stream(listing: Listing, library: Library, report_name: str) -> Iterator[StreamPart]:
    """A ZIP file with a PDF for each row, named as `backpdf batch` names them, and the report as a table.

    A handout that cannot be made is in the report, and stops no other.  Closing the iterator ends the work.
    """
    results = Results(listing.tasks)
    count = len(listing.tasks)
    window = _Window()
    inputs = ((task.request, task.options) for task in listing.tasks)
    with (
        Renderer(render_file, library, usual_workers(count, None)) as renderer,
        zipfile.ZipFile(window, "w") as archive,
    ):
        for task, made in zip(listing.tasks, renderer.render_in_order(inputs), strict=True):
            if isinstance(made, Failure):
                results.add(Result(task, Status.FAILED, reason=made.reason))
            else:
                archive.writestr(_entry(task.path.name, task), made.data)
                results.add(Result(task, Status.MADE, made.pages, len(made.data), made.warnings))
            yield task.number + 1
            yield window.taken()
        report = Report(results.all(), left_out=listing.left_out)
        archive.writestr(_entry(report_name, None), b"".join(csv_report(report, listing.separator)))
    yield window.taken()
    yield report


def combined_stream(listing: Listing, library: Library) -> Iterator[StreamPart]:
    """One PDF of all handouts, each on a fresh sheet of paper.

    Raises UserError where one of them cannot be made, UsageError for more than MOST_TOGETHER.
    """
    tasks = listing.tasks
    if len(tasks) > MOST_TOGETHER:
        raise UsageError(
            f"one PDF holds up to {MOST_TOGETHER:,} handouts, and the list has {len(tasks):,}",
            "make a ZIP file, or split the list up",
        )
    results, finished = Results(tasks), [0]
    with combined_parts(tasks, library, finished.append) as (_, data):
        try:
            for part in data:
                yield finished[-1]
                yield part
        except HandoutFailedError as error:
            row = error.task.row.row if error.task.row else 0
            hint = "take this row out of the list, or make a ZIP file of the others"
            raise UserError(f"row {row} cannot be made: {error.reason}", hint) from error
    for task in tasks:
        results.add(Result(task, Status.MADE))
    yield Report(results.all(), left_out=listing.left_out)


def _entry(name: str, task: Task | None) -> zipfile.ZipInfo:
    """A file of the archive, with the date of its handout: the same list gives the same bytes."""
    day = max((task.request.stamp if task is not None else None) or _NO_DATE, _NO_DATE)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o600 << 16
    return entry


class _Window(BytesIO):
    """A file that is written from its start to its end, of which what is finished can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = 0

    def tell(self) -> int:
        """The place in the whole file."""
        return self._taken + super().tell()

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Goes to a place in the whole file that has not been taken away."""
        return self._taken + super().seek(place - (self._taken if whence == 0 else 0), whence)

    def taken(self) -> bytes:
        """What has been written since the last time."""
        data = self.getvalue()
        self._taken += len(data)
        super().seek(0)
        self.truncate()
        return data
