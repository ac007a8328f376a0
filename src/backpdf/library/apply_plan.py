"""Checks a plan against its levels, and applies it to one."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.library.model.dose import Dose
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.library.model.program import ExerciseUse, Level, Program
from backpdf.library.plan_faults import CHANGED_TEXTS, LevelOfProgram, plan_faults
from backpdf.library.yaml.document import Document
from backpdf.problems import Problem, UsageError


def plan_problems(document: Document, library: Library, levels: Sequence[LevelOfProgram]) -> list[Problem]:
    """The conflicts of a plan file with the library, or with all of the levels."""
    return [
        document.problem(fault.path, fault.message, fault.hint, key=fault.is_key)
        for fault in plan_faults(document.value, library, levels)
    ]


def apply_plan(plan: Plan, library: Library, program: Program, level: Level) -> tuple[Program, Level]:
    """The program and level with the changes of a plan.

    Raises UsageError where the plan does not fit them.
    """
    for fault in plan_faults(plan.model_dump(mode="json"), library, [(program, level)]):
        raise UsageError(f"the plan does not fit: {fault.message}", fault.hint)
    if plan.diary_weeks is not None:
        program = program.model_copy(update={"diary_weeks": plan.diary_weeks})
    return program, level.model_copy(update={"exercises": _uses(plan, level)})


def plan_for_level(plan: Plan, level: Level) -> Plan:
    """What of a plan for several levels is for this one: without exercises that only other levels have."""
    there = {use.exercise for use in level.exercises}
    leave_out = tuple(name for name in plan.leave_out if name in there)
    replacing = {old: use for old, use in plan.replace.items() if old in there}
    add = tuple(use for use in plan.add if use.exercise not in there)
    after = there - {*leave_out, *replacing} | {use.exercise for use in (*replacing.values(), *add)}
    dose = {name: change for name, change in plan.dose.items() if name in after}
    for use in plan.add:
        if use.exercise in there and use.dose is not None:
            dose.setdefault(use.exercise, use.dose)
    fitting = {
        field: {name: text for name, text in getattr(plan, field).items() if name in after}
        for field in CHANGED_TEXTS
    }
    order = tuple(name for name in plan.order if name in after)
    return plan.model_copy(
        update={
            **fitting,
            "leave_out": leave_out,
            "replace": replacing,
            "add": add,
            "order": order,
            "dose": dose,
        }
    )


def _uses(plan: Plan, level: Level) -> tuple[ExerciseUse, ...]:
    """The exercises of a level as changed by the plan, with what it changes in them and in its order."""
    left_out = set(plan.leave_out)
    kept = (plan.replace.get(use.exercise, use) for use in level.exercises if use.exercise not in left_out)
    uses = {use.exercise: use for use in kept}
    for use in plan.add:
        uses[use.exercise] = _with_dose(uses[use.exercise], use.dose) if use.exercise in uses else use
    rank = {name: index for index, name in enumerate(plan.order)}
    names = sorted(uses, key=lambda name: rank.get(name, len(rank)))
    return tuple(_with_texts(_with_dose(uses[name], plan.dose.get(name)), plan) for name in names)


def _with_texts(use: ExerciseUse, plan: Plan) -> ExerciseUse:
    """The exercise with the steps and words that the plan has for it."""
    texts = {field: getattr(plan, field).get(use.exercise) for field in CHANGED_TEXTS}
    return use.model_copy(update={field: text for field, text in texts.items() if text is not None})


def _with_dose(use: ExerciseUse, change: Dose | None) -> ExerciseUse:
    """The exercise with a further change to its dose."""
    if change is None:
        return use
    return use.model_copy(update={"dose": use.dose.changed(change) if use.dose else change})
