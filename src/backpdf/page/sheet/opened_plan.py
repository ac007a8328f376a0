"""A plan file as the form that says the same, for the level that it fits."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.dose import Dose
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan, PlanReading
from backpdf.library.model.program import ExerciseUse, Level, Program
from backpdf.page.sheet.dose_values import change_values
from backpdf.page.sheet.sheet_check import PLAN
from backpdf.production.checked_library import check_plan_data

LevelOfProgram = tuple[Program, Level]

_HEADING: Final = re.compile(rb"# A plan for level (\d+) of ([a-z0-9-]+):")
"""What a plan that the page has saved says of itself; see `plan_text.with_heading`."""
_COMMENT: Final = re.compile(rb"^ *#(?! A plan for | backpdf build | Nothing is different)", re.MULTILINE)
_COMMENTS_LOST: Final = "The comments of the file are not kept when the plan is saved again."


class PlanFile(BaseModel):
    """The bytes of a plan file (base64), and the level that is shown while it is opened, if one is."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    data: str
    program: Annotated[str, Field(max_length=200)] = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """The fields of the form that a plan fills, or None; notes say what there is to know."""

    form: dict[str, object] | None
    notes: tuple[str, ...]


def open_plan(file: PlanFile, library: Library) -> OpenedPlan:
    """What the form shows of a plan file: for the level that it names or that is shown, else the one it fits.

    Raises ValueError where the bytes are no base64.
    """
    data = b64decode(file.data, validate=True)
    notes = (_COMMENTS_LOST,) if _COMMENT.search(data) else ()
    likely = list(_likely(data, file, library))
    for level in likely:
        reading = check_plan_data(data, PLAN, library, [level])
        if reading.plan is not None:
            return OpenedPlan(_form(reading.plan, library, level), notes)
    readings = [(level, check_plan_data(data, PLAN, library, [level])) for level in _levels(library)]
    fitting = [(level, reading.plan) for level, reading in readings if reading.plan is not None]
    if len(fitting) == 1:
        ((level, plan),) = fitting
        moved = (f"The plan is for {_in_words(level)}, so that is what is shown now.",) if likely else ()
        return OpenedPlan(_form(plan, library, level), (*moved, *notes))
    if fitting:
        return OpenedPlan(None, (_several([level for level, _ in fitting]),))
    return OpenedPlan(None, tuple(_why_not(likely, readings, library)))


def _likely(data: bytes, file: PlanFile, library: Library) -> Iterator[LevelOfProgram]:
    """The level that the plan names, then the one that is shown."""
    named = _HEADING.match(data)
    if named is not None:
        yield from _found(library, named[2].decode(), int(named[1][:3]))
    yield from _found(library, file.program, file.level)


def _found(library: Library, program: str, number: int) -> Iterator[LevelOfProgram]:
    return (each for each in _levels(library) if (each[0].id, each[1].number) == (program, number))


def _levels(library: Library) -> list[LevelOfProgram]:
    return [(program, level) for program in library.programs.values() for level in program.levels]


def _in_words(level: LevelOfProgram) -> str:
    return f'level {level[1].number} of "{level[0].title}"'


def _several(levels: Sequence[LevelOfProgram]) -> str:
    return f"The plan fits {len(levels)} sheets: choose the one that it is for, then open it again."


def _why_not(
    likely: Sequence[LevelOfProgram], readings: Sequence[tuple[LevelOfProgram, PlanReading]], library: Library
) -> Iterator[str]:
    """Why a plan fits no level: its problems with the likely one, else with the one that it fits best."""
    if not library.programs:
        yield "The library has no programme, so there is nothing that a plan could change."
        return
    by_level = {(level[0].id, level[1].number): reading for level, reading in readings}
    best, _ = min(readings, key=lambda each: len(each[1].problems))
    level = likely[0] if likely else best
    yield f"The plan cannot be opened for {_in_words(level)}:"
    for problem in by_level[level[0].id, level[1].number].problems:
        place = f"line {problem.mark.line}: " if problem.mark is not None else ""
        yield f"{place}{problem.message}" + (f"; {problem.hint}" if problem.hint else "")


def _form(plan: Plan, library: Library, level: LevelOfProgram) -> dict[str, object]:
    program, found = level
    _, changed = apply_plan(plan, library, program, found)
    replaced = {use.exercise: old for old, use in plan.replace.items()}
    own = {use.exercise: use for use in (*plan.add, *plan.replace.values())}
    return {
        "program": program.id,
        "level": found.number,
        "note": plan.note or "",
        "next_visit": plan.next_visit or "",
        "reference": plan.reference or "",
        "diary_weeks": str(plan.diary_weeks or ""),
        "exercises": [
            _chosen(use.exercise, plan, own.get(use.exercise), replaced.get(use.exercise, ""))
            for use in changed.exercises
        ],
    }


def _chosen(name: str, plan: Plan, own: ExerciseUse | None, replaces: str) -> dict[str, object]:
    """An exercise with what the plan changes in it, where it is added and under `dose`, `steps`, ..."""
    doses = [dose for dose in (own.dose if own else None, plan.dose.get(name)) if dose is not None]
    return {
        "id": name,
        "replaces": replaces,
        "dose": change_values(_joined(doses)) if doses else {},
        "steps": list(plan.steps.get(name) or (own.steps if own else None) or ()),
        "easier": plan.easier.get(name) or (own.easier if own else None) or "",
        "harder": plan.harder.get(name) or (own.harder if own else None) or "",
    }


def _joined(changes: Sequence[Dose]) -> Dose:
    first, *others = changes
    for other in others:
        first = first.changed(other)
    return first
