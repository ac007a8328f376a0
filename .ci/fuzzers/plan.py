"""A damaged plan: told, or it fits the level."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from slips import slipped

from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.library import Library
from backpdf.production.checked_library import check_library, check_plan
from backpdf.starter import starter_root

PLAN = """\
leave_out: [LAST]  # for now
add:
  - exercise: ADDED
    dose: {reps: 5-8, hold: 5 s}
order: [ADDED, FIRST]
dose:
  FIRST: {sets: 2}
note: |
  Well **done**, Anna.
  Ring me if the pain gets worse.
diary_weeks: 6
"""


@cache
def _library() -> Library:
    library = check_library(starter_root()).library
    assert library is not None
    return library


def one_case(chance: random.Random, folder: Path) -> str:
    """Damages a plan and reads it for a level."""
    library = _library()
    program = chance.choice(list(library.programs.values()))
    level = chance.choice(program.levels)
    path = folder / "plan.yaml"
    names = [use.exercise for use in level.exercises]
    added = next(name for name in library.exercises if name not in names)
    plan = PLAN.replace("FIRST", names[0]).replace("LAST", names[-1]).replace("ADDED", added)
    path.write_bytes(slipped(plan.encode(), chance))
    reading = check_plan(path, "plan.yaml", library, [(program, level)])
    for problem in reading.problems:
        problem.render()
    if reading.plan is None:
        assert reading.problems
        return "told"
    apply_plan(reading.plan, library, program, level)
    return "fits"
