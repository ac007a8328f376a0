"""Reads, checks and plans one list in a process of its own; prints seconds and megabytes as JSON.

    python benchmarks/one_listing.py LIST.csv

The list is gone through three times, as a batch does: to check it, to make it, and to report.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from measure.peaks import peak_megabytes

import backpdf
from backpdf.production.batch_run import BatchOptions, read_batch
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.report import Report, write_report
from backpdf.production.run import Results
from backpdf.production.task import Result, Status


def main(rows: str) -> None:
    """Plans the list, pretends that all is made, writes the report, and prints what it took."""
    library, path = backpdf.read_library(), Path(rows)
    options = BatchOptions(path.parent, path.with_suffix(".report"), parse_template(DEFAULT_TEMPLATE))
    started = time.process_time()
    listing = read_batch(path, library, backpdf.Defaults(), options)
    planned = time.process_time()
    results = Results(listing.tasks)
    for task in listing.tasks:
        results.add(Result(task, Status.MADE, 2, 60_000))
    write_report(Report(results.all()), options.report, listing.separator)
    found = {
        "rows": len(listing.tasks),
        "planned": planned - started,
        "reported": time.process_time() - planned,
        "peak": peak_megabytes(),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
