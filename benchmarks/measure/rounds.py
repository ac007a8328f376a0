"""Making the same documents with all engines in turn, and what that tells.

Time is that of the wall (`perf_counter`).  Before each document the garbage is collected, and what the
engines keep for good is frozen once they are warm, so that none pays for the objects of another.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from measure.engines import Engine, Job


@dataclass
class Series:
    """What one engine did, document for document: seconds and bytes."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> tuple[float, float]:
        """Seconds of the quickest and of the slowest."""
        return min(self.seconds), max(self.seconds)

    @property
    def kilobytes(self) -> float:
        """The median size of a file."""
        return statistics.median(self.sizes) / 1000


Result = dict[str, Series]


def in_turn(engines: Sequence[Engine], warm_up: Iterable[Job], jobs: Iterable[Job]) -> Result:
    """Each job by every engine, one engine after the other; the first of a round changes.

    The warm-up is made by all of them and not counted.
    """
    for job in warm_up:
        for engine in engines:
            engine.make(job)
    result = {engine.name: Series() for engine in engines}
    with _frozen():
        for number, job in enumerate(jobs):
            first = number % len(engines)
            for engine in (*engines[first:], *engines[:first]):
                _timed(engine, job, result[engine.name])
    return result


@contextmanager
def _frozen() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _timed(engine: Engine, job: Job, series: Series) -> None:
    gc.collect()
    started = time.perf_counter()
    made = engine.make(job)
    series.seconds.append(time.perf_counter() - started)
    series.sizes.append(len(made))


def ratio(own: Sequence[float], other: Sequence[float]) -> float:
    """The median of the ratios of each round."""
    return statistics.median(one / two for one, two in zip(own, other, strict=True))
