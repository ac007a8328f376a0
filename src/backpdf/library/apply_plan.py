"""Checks a plan against its levels, and applies it to one.

The checks read the values as typed, so a plan with an error in one place is still checked in all
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backpdf.library.ids import nearest_id
from backpdf.library.model.exercise import DoseChange
from backpdf.library.model.fields import fold
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.library.model.program import MOST_EXERCISES, ExerciseUse, Level, Program
from backpdf.library.yaml.document import Document, FieldPath, Value
from backpdf.problems import MOST_ALIKE, Problem, UsageError
from backpdf.quoting import did_you_mean, quoted, shorten

PlacedName = tuple[FieldPath, str]
"""The id of an exercise, and its path in the plan."""


@dataclass(frozen=True, slots=True)
class PlanFault:
    """One conflict of a plan with the library or its levels: path in the plan, message and hint."""

    path: FieldPath
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Names:
    """The exercises that a plan names, by the field that names them."""

    left_out: tuple[PlacedName, ...]
    added: tuple[PlacedName, ...]
    ordered: tuple[PlacedName, ...]
    dosed: tuple[PlacedName, ...]

    @property
    def all(self) -> tuple[PlacedName, ...]:
        return (*self.left_out, *self.added, *self.ordered, *self.dosed)


def plan_problems(
    document: Document, library: Library, levels: Sequence[tuple[Program, Level]]
) -> list[Problem]:
    """The conflicts of a plan file with the library, or with all of the levels."""
    return [
        document.problem(
            fault.path, fault.message, fault.hint, key=len(fault.path) == 1 or fault.path[0] == "dose"
        )
        for fault in _faults(document.value, library, levels)
    ]


def apply_plan(plan: Plan, library: Library, program: Program, level: Level) -> tuple[Program, Level]:
    """The program and level with the changes of a plan.

    Raises UsageError where the plan does not fit them.
    """
    for fault in _faults(plan.model_dump(mode="json"), library, [(program, level)]):
        raise UsageError(f"the plan does not fit: {fault.message}", fault.hint)
    if plan.diary_weeks is not None:
        program = program.model_copy(update={"diary_weeks": plan.diary_weeks})
    return program, level.model_copy(update={"exercises": _uses(plan, level)})


def _uses(plan: Plan, level: Level) -> tuple[ExerciseUse, ...]:
    """The exercises of a level as changed by the plan, with its doses and in its order."""
    left_out = set(plan.leave_out)
    uses = {use.exercise: use for use in level.exercises if use.exercise not in left_out}
    for use in plan.add:
        uses[use.exercise] = _with_dose(uses[use.exercise], use.dose) if use.exercise in uses else use
    rank = {name: index for index, name in enumerate(plan.order)}
    names = sorted(uses, key=lambda name: rank.get(name, len(rank)))
    return tuple(_with_dose(uses[name], plan.dose.get(name)) for name in names)


def _with_dose(use: ExerciseUse, change: DoseChange | None) -> ExerciseUse:
    """The exercise with a further change to its dose."""
    if change is None:
        return use
    if use.dose is not None:
        given = {name: getattr(change, name) for name in DoseChange.model_fields}
        change = use.dose.model_copy(
            update={name: value for name, value in given.items() if value is not None}
        )
    return use.model_copy(update={"dose": change})


def _faults(
    plan: Mapping[str, Value], library: Library, levels: Sequence[tuple[Program, Level]]
) -> Iterator[PlanFault]:
    names = _names(plan)
    yield from _unknown(names, library, levels)
    yield from _repeated(names)
    known = set(library.exercises)
    yield from _misplaced(names, known, levels)
    yield from _not_in_any_level(names, known, levels)
    yield from _too_few_or_many(names, known, levels)


def _names(plan: Mapping[str, Value]) -> _Names:
    dose = plan.get("dose")
    return _Names(
        tuple(_listed_names(plan, "leave_out")),
        tuple(_listed_names(plan, "add")),
        tuple(_listed_names(plan, "order")),
        tuple((("dose", name), str(fold(name))) for name in (dose if isinstance(dose, dict) else ())),
    )


def _listed_names(plan: Mapping[str, Value], field: str) -> Iterator[PlacedName]:
    items = plan.get(field)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("exercise") if isinstance(item, dict) else item
        path: FieldPath = (field, index, "exercise") if isinstance(item, dict) else (field, index)
        if isinstance(name, str) and fold(name):
            yield path, str(fold(name))


def _unknown(names: _Names, library: Library, levels: Sequence[tuple[Program, Level]]) -> Iterator[PlanFault]:
    known = list(library.exercises)
    unknown = ((path, name) for path, name in names.all if name not in library.exercises)
    for count, (path, name) in enumerate(unknown):
        similar = nearest_id(name.removesuffix(".yaml").removesuffix(".yml"))
        there = ", ".join(use.exercise for use in levels[0][1].exercises)
        otherwise = f"the exercises of {_levels_in_words(levels)} are: {there}"
        if len(levels) > 1:
            otherwise = "`backpdf list` shows the exercises that there are"
        hint = did_you_mean(similar, known if count < MOST_ALIKE else (), otherwise)
        yield PlanFault(path, f"there is no exercise {quoted(name)}", hint)


def _repeated(names: _Names) -> Iterator[PlanFault]:
    for listed in (names.left_out, names.added, names.ordered):
        seen: set[str] = set()
        for path, name in listed:
            if name in seen:
                yield PlanFault(path, f'"{path[0]}" has {quoted(name)} twice', "delete one of the two")
            seen.add(name)


def _misplaced(
    names: _Names, known: set[str], levels: Sequence[tuple[Program, Level]]
) -> Iterator[PlanFault]:
    """Exercises left out of levels that do not have them, or added to levels that do."""
    sets = [_exercises(level) for _, level in levels]
    for path, name in names.left_out:
        if name in known and not any(name in exercises for exercises in sets):
            where = "not in" if len(levels) == 1 else "in none of"
            yield PlanFault(path, f'"{name}" is {where} {_levels_in_words(levels)}', "delete it here")
    left_out = {name for _, name in names.left_out}
    for path, name in names.added:
        if name in left_out:
            yield PlanFault(path, f'"{name}" is both left out and added', "delete one of the two")
        elif all(name in exercises for exercises in sets):
            message = (
                f'"{name}" is already in {"" if len(levels) == 1 else "all of "}{_levels_in_words(levels)}'
            )
            yield PlanFault(path, message, 'delete it here; another dose goes under "dose"')


def _not_in_any_level(
    names: _Names, known: set[str], levels: Sequence[tuple[Program, Level]]
) -> Iterator[PlanFault]:
    """Exercises in `order` or `dose` that are in no level once the plan is applied."""
    there = set().union(*(_exercises_with_plan(names, known, level) for _, level in levels))
    left_out = {name for _, name in names.left_out}
    for path, name in (*names.ordered, *names.dosed):
        if name not in known or name in there:
            continue
        if name in left_out:
            yield PlanFault(path, f'"{name}" is left out, so it has no {path[0]}', "delete one of the two")
        else:
            hint = 'add it under "add", or delete it here'
            where = "not in" if len(levels) == 1 else "in none of"
            yield PlanFault(path, f'"{name}" is {where} {_levels_in_words(levels)}', hint)


def _too_few_or_many(
    names: _Names, known: set[str], levels: Sequence[tuple[Program, Level]]
) -> Iterator[PlanFault]:
    for program, level in levels:
        count = len(_exercises_with_plan(names, known, level))
        where = _levels_in_words([(program, level)])
        if count == 0:
            message = f"no exercise is left in {where}"
            yield PlanFault(("leave_out",), message, "leave out fewer, or add others")
        if count > MOST_EXERCISES:
            message = f"{where} would have {count} exercises, at most {MOST_EXERCISES} fit"
            yield PlanFault(("add",), message, "add fewer, or leave some out")


def _exercises_with_plan(names: _Names, known: set[str], level: Level) -> set[str]:
    """The exercises of a level once the plan is applied, without unknown names (see _unknown)."""
    left_out = {name for _, name in names.left_out}
    added = {name for _, name in names.added if name in known}
    return (_exercises(level) - left_out) | added


def _exercises(level: Level) -> set[str]:
    return {use.exercise for use in level.exercises}


def _levels_in_words(levels: Sequence[tuple[Program, Level]]) -> str:
    if len(levels) > 1:
        return "these levels"
    program, level = levels[0]
    return f'level {level.number} of "{shorten(program.id)}"'
