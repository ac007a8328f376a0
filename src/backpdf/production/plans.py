"""Plan files, read with everything that a finished sheet needs checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from backpdf.library.apply_plan import plan_problems
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.model.plan import PlanReading, read_plan
from backpdf.problems import in_file_order
from backpdf.production.checked_library import unprintable_texts


def check_plan(
    path: Path, shown: str, library: Library, levels: Sequence[tuple[Program, Level]]
) -> PlanReading:
    """The plan in a file, with every problem in it for the levels it is meant for.

    shown is the path for messages; levels has at least one.  The plan is None where there are
    problems.
    """
    reading = read_plan(path, shown)
    if reading.document is None:
        return reading
    problems = in_file_order(
        [
            *reading.problems,
            *unprintable_texts(reading.document),
            *plan_problems(reading.document, library, levels),
        ]
    )
    return PlanReading(None if problems else reading.plan, reading.document, tuple(problems))
