"""Making handouts: a library and jobs in, finished files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backpdf.handout.compose import compose
from backpdf.library.model.library import Library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.render import Rendered, render
from backpdf.production.atomic_file import write_whole
from backpdf.production.task import Job


@dataclass(frozen=True, slots=True)
class Made:
    """A handout that has been written."""

    job: Job
    pages: int
    size: int
    warnings: tuple[str, ...]


def make(library: Library, jobs: Iterable[Job]) -> Iterator[Made]:
    """Makes and writes one handout after the other, yielding each when its file is complete.

    Pictures are prepared once for all of them.  Raises CannotWriteError.
    """
    cache = PartCache()
    for job in jobs:
        rendered = render_job(library, job, cache)
        write_whole(job.path, rendered.data, private=job.request.personal)
        yield Made(job, rendered.pages, len(rendered.data), rendered.warnings)


@dataclass(frozen=True, slots=True)
class NotMade:
    """A handout that could not be made, and why."""

    job: Job
    reason: str


def render_job(library: Library, job: Job, cache: PartCache) -> Rendered:
    """The bytes of one handout, not yet written."""
    return render(compose(library, job.request), job.options, cache)
