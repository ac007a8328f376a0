"""One batch by backpdf in a process of its own; prints seconds and peaks of memory as JSON.

    python benchmarks/one_batch.py LIBRARY LIST.csv OUTPUT WORKERS [COMBINED.pdf]

WORKERS is their number, and that of the processor's cores which all of it may use, where the system can
say so; 0 leaves both to backpdf.
"""

from __future__ import annotations

import json
import os
import sys
import time
from multiprocessing import active_children

from measure.peaks import peak_megabytes

import backpdf
from backpdf.production.run import Progress
from backpdf.production.task import Result

OFTEN = 10


class Peaks(Progress):
    """Looks at the workers now and then; a peak never falls, so the last look is enough."""

    def __init__(self) -> None:
        self.worker = 0.0
        self._made = 0

    def finished(self, result: Result) -> None:
        """A row is finished."""
        del result
        self._made += 1
        if self._made % OFTEN == 0:
            peaks = (peak_megabytes(child.pid) for child in active_children())
            self.worker = max(self.worker, *peaks, 0.0)


def main(folder: str, rows: str, output: str, workers: str, combined: str | None = None) -> None:
    """Makes the batch, and prints what it took as JSON."""
    if int(workers) and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(workers)])
    library, peaks = backpdf.read_library(folder), Peaks()
    started = time.perf_counter()
    report = backpdf.make_batch(
        rows, library, output, workers=int(workers) or None, progress=peaks, combine=combined
    )
    seconds = time.perf_counter() - started
    found = {
        "seconds": seconds,
        "made": sum(result.has_file for result in report.results),
        "parent": peak_megabytes(),
        "worker": peaks.worker,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":  # worker processes import this file again
    main(*sys.argv[1:])
