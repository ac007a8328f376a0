"""Checks that changes to a dose, in a level or a plan, agree with the dose that they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from backpdf.library.field_errors import FieldError
from backpdf.library.messages import message_for
from backpdf.library.model.dose import Dose
from backpdf.library.model.dose_checks import DoseFault, whole_dose_faults
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.fields import fold
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.library.model.program import Level, Program
from backpdf.library.yaml.document import Document, FieldPath, Value
from backpdf.problems import Problem


class ChangeFault(NamedTuple):
    """A change to a dose that contradicts the rest of it: path in the file, message and hint."""

    path: FieldPath
    message: str
    hint: str | None


def level_dose_problems(
    document: Document, program: Program, exercises: Mapping[str, Exercise]
) -> list[Problem]:
    """The problems of the doses that the levels of a program change."""
    return [
        document.problem(*fault, key=True)
        for level in program.levels
        for index, use in enumerate(level.exercises)
        if use.dose is not None and use.exercise in exercises
        for fault in _faults(
            ("levels", str(level.number), "exercises", index, "dose"),
            use.exercise,
            exercises[use.exercise].dose,
            use.dose,
            Program,
        )
    ]


def plan_dose_faults(
    plan: Mapping[str, Value], library: Library, levels: Sequence[tuple[Program, Level]]
) -> Iterator[ChangeFault]:
    """The faults of the doses in a plan, for the first level in which each is found."""
    for path, name, change in _plan_changes(plan):
        if name not in library.exercises:
            continue
        for dose in _doses(name, library, levels):
            faults = _faults(path, name, dose, change, Plan)
            yield from faults
            if faults:
                break


def _plan_changes(plan: Mapping[str, Value]) -> Iterator[tuple[FieldPath, str, Dose]]:
    """The changes in a plan that are right by themselves, with their paths and exercises."""
    doses, added, replaced = plan.get("dose"), plan.get("add"), plan.get("replace")
    for key, value in doses.items() if isinstance(doses, dict) else ():
        try:
            yield ("dose", key), str(fold(key)), Plan.model_validate({"dose": {"_": value}}).dose["_"]
        except ValidationError:
            continue
    items = enumerate(added) if isinstance(added, list) else ()
    uses: list[tuple[FieldPath, Value]] = [(("add", index), item) for index, item in items]
    if isinstance(replaced, dict):
        uses += [(("replace", old), item) for old, item in replaced.items()]
    for path, item in uses:
        try:
            use = Plan.model_validate({"add": [item]}).add[0]
        except ValidationError:
            continue
        if use.dose is not None:
            yield (*path, "dose"), use.exercise, use.dose


def _doses(name: str, library: Library, levels: Sequence[tuple[Program, Level]]) -> Iterator[Dose]:
    """The doses of an exercise in each of the levels, or in its own file where no level has it."""
    own = library.exercises[name].dose
    uses = [use for _, level in levels for use in level.exercises if use.exercise == name]
    yield from (own.changed(use.dose) if use.dose is not None else own for use in uses)
    if not uses:
        yield own


def _faults(
    path: FieldPath, name: str, dose: Dose, change: Dose, model: type[BaseModel]
) -> list[ChangeFault]:
    return [_fault(path, name, change, fault, model) for fault in whole_dose_faults(dose.changed(change))]


def _fault(path: FieldPath, name: str, change: Dose, fault: DoseFault, model: type[BaseModel]) -> ChangeFault:
    """The fault at the field of the change that has a part in it."""
    involved = [*fault.path[:1], *([fault.other] if fault.other else [])]
    here = [field for field in involved if field in change.model_fields_set]
    missing = [field for field in involved if field not in change.given()]
    error = FieldError(fault.code, (*path, *fault.path), None, fault.facts, model, present=True)
    message, hint = message_for(error)
    message = f'{message}, with the rest of the dose of "{name}"'
    if here and missing:
        hint = f'write "{missing[0]}" here, too, or leave out "{here[0]}"'
    return ChangeFault((*path, *here[:1]), message, hint)
