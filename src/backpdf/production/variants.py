"""Every variant of the handouts in one run: on each paper, in each edition, in colour and grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.production.atomic_file import write_whole
from backpdf.production.executor import Crew, usual_workers
from backpdf.production.making import Made, NotMade
from backpdf.production.task import Job, Wanted, jobs_for
from backpdf.production.worker import Refused, Task, shelf_of


def every_variant(library: Library, wanted: Wanted, person: Request) -> tuple[Job, ...]:
    """Every handout that is wanted, on every paper, in every edition, in colour and grey.

    Raises UsageError as jobs_for does.
    """
    variants = [
        replace(wanted.options, paper=paper, edition=edition, mono=mono)
        for paper in Paper
        for edition in Edition
        for mono in (False, True)
    ]
    return tuple(
        job for options in variants for job in jobs_for(library, replace(wanted, options=options), person)
    )


def make_in_parallel(
    library: Library, jobs: Sequence[Job], workers: int | None = None
) -> Iterator[Made | NotMade]:
    """Makes and writes handouts with several processes, in the order in which the handouts are finished.

    workers is the number of processes; without it one for each core.  A handout that fails does not
    stop the others.  Raises CannotWriteError.
    """
    shelf = shelf_of(library)
    tasks = ((job, Task(shelf, job.request, job.options)) for job in jobs)
    with Crew(shelf, library, usual_workers(len(jobs), workers)) as crew:
        for job, result in crew.make(tasks):
            if isinstance(result, Refused):
                yield NotMade(job, result.reason)
            else:
                write_whole(job.path, result.data, private=job.request.personal)
                yield Made(job, result.pages, len(result.data), result.warnings)
