"""One batch by backpdf in a process of its own; prints seconds and peaks of memory as JSON.

    python benchmarks/one_batch.py LIBRARY LIST.csv OUTPUT WORKERS

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
from backpdf.production.batch import Watch
from backpdf.production.report import Outcome

OFTEN = 10


class Peaks(Watch):
    """Looks at the workers now and then: a peak never falls, so the last look tells it."""

    def __init__(self) -> None:
        self.worker = 0.0
        self._made = 0

    def made(self, outcome: Outcome) -> None:
        """A row is finished."""
        del outcome
        self._made += 1
        if self._made % OFTEN == 0:
            peaks = (peak_megabytes(child.pid) for child in active_children())
            self.worker = max(self.worker, *peaks, 0.0)


def main(folder: str, rows: str, output: str, workers: str) -> None:
    """Makes the batch and tells of it."""
    if int(workers) and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(workers)])
    library, peaks = backpdf.read_library(folder), Peaks()
    started = time.perf_counter()
    report = backpdf.make_batch(rows, library, output, workers=int(workers) or None, watch=peaks)
    seconds = time.perf_counter() - started
    told = {
        "seconds": seconds,
        "made": sum(outcome.done for outcome in report.outcomes),
        "parent": peak_megabytes(),
        "worker": peaks.worker,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":  # worker processes import this file again
    main(*sys.argv[1:])
