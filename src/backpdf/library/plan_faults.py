"""What in a plan does not fit the library or its levels.

The checks read the values as typed, so a plan with an error in one place is still checked in all
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from backpdf.library.dose_changes import plan_dose_faults
from backpdf.library.ids import nearest_id
from backpdf.library.model.fields import fold
from backpdf.library.model.library import Library
from backpdf.library.model.program import MOST_EXERCISES, Level, Program
from backpdf.library.yaml.document import FieldPath, Value
from backpdf.problems import MOST_ALIKE
from backpdf.quoting import did_you_mean, quoted, shorten

CHANGED_TEXTS = ("steps", "easier", "harder")
"""The fields of a plan that change texts of exercises."""

LevelOfProgram = tuple[Program, Level]


class PlacedName(NamedTuple):
    """The id of an exercise in a plan, and its path; is_key holds where it is the name of a field."""

    path: FieldPath
    name: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class PlanFault:
    """One conflict of a plan with the library or its levels, with its place."""

    path: FieldPath
    message: str
    hint: str | None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    """The exercises that a plan names, by the field that names them."""

    left_out: tuple[PlacedName, ...]
    replaced: tuple[PlacedName, ...]
    replacing: tuple[PlacedName, ...]
    added: tuple[PlacedName, ...]
    ordered: tuple[PlacedName, ...]
    changed: tuple[PlacedName, ...]

    @property
    def all(self) -> tuple[PlacedName, ...]:
        return (*self.leaving, *self.coming, *self.ordered, *self.changed)

    @property
    def leaving(self) -> tuple[PlacedName, ...]:
        """Those that a level has, and this patient does not get."""
        return (*self.left_out, *self.replaced)

    @property
    def coming(self) -> tuple[PlacedName, ...]:
        """Those that a level does not have, and this patient gets."""
        return (*self.replacing, *self.added)


def plan_faults(
    plan: Mapping[str, Value], library: Library, levels: Sequence[LevelOfProgram]
) -> Iterator[PlanFault]:
    """Every conflict of the values of a plan with the library, or with all of the levels that it is for.

    An exercise that only some of the levels have is no conflict; see `apply_plan.plan_for_level`.
    """
    names = _names(plan)
    yield from _unknown(names, library, levels)
    yield from _repeated(names)
    known = set(library.exercises)
    yield from _leaving_faults(names, known, levels)
    yield from _coming_faults(names, levels)
    yield from _not_there(names, known, levels)
    yield from _too_few_or_many(names, known, levels)
    yield from (PlanFault(*fault, is_key=True) for fault in plan_dose_faults(plan, library, levels))


def _names(plan: Mapping[str, Value]) -> _Names:
    return _Names(
        left_out=tuple(_listed_names(plan, "leave_out")),
        replaced=tuple(_field_names(plan, "replace")),
        replacing=tuple(_replacements(plan)),
        added=tuple(_listed_names(plan, "add")),
        ordered=tuple(_listed_names(plan, "order")),
        changed=tuple(each for field in ("dose", *CHANGED_TEXTS) for each in _field_names(plan, field)),
    )


def _listed_names(plan: Mapping[str, Value], field: str) -> Iterator[PlacedName]:
    items = plan.get(field)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        yield from _used((field, index), item)


def _replacements(plan: Mapping[str, Value]) -> Iterator[PlacedName]:
    """The exercises that stand in for others: the values of `replace`."""
    replace = plan.get("replace")
    for old, use in replace.items() if isinstance(replace, dict) else ():
        yield from _used(("replace", old), use)


def _used(path: FieldPath, use: Value) -> Iterator[PlacedName]:
    """The exercise of a use, which is a bare id, or fields with the id in `exercise`."""
    name = use.get("exercise") if isinstance(use, dict) else use
    if isinstance(name, str) and fold(name):
        yield PlacedName((*path, "exercise") if isinstance(use, dict) else path, str(fold(name)))


def _field_names(plan: Mapping[str, Value], field: str) -> Iterator[PlacedName]:
    """The ids that are names of fields: `dose: {bridge: ...}`."""
    fields = plan.get(field)
    for name in fields if isinstance(fields, dict) else ():
        yield PlacedName((field, name), str(fold(name)), is_key=True)


def _fault(placed: PlacedName, message: str, hint: str) -> PlanFault:
    return PlanFault(placed.path, message, hint, placed.is_key)


def _unknown(names: _Names, library: Library, levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    known = list(library.exercises)
    unknown = (placed for placed in names.all if placed.name not in library.exercises)
    for count, placed in enumerate(unknown):
        similar = nearest_id(placed.name.removesuffix(".yaml").removesuffix(".yml"))
        there = ", ".join(use.exercise for use in levels[0][1].exercises)
        otherwise = f"the exercises of {_in_words(levels[0])} are: {there}"
        if len(levels) > 1:
            otherwise = "`backpdf list` shows the exercises that there are"
        hint = did_you_mean(similar, known if count < MOST_ALIKE else (), otherwise)
        yield _fault(placed, f"there is no exercise {quoted(placed.name)}", hint)


def _repeated(names: _Names) -> Iterator[PlanFault]:
    for listed in (names.left_out, names.replacing, names.added, names.ordered):
        seen: set[str] = set()
        for placed in listed:
            if placed.name in seen:
                message = f'"{placed.path[0]}" has {quoted(placed.name)} twice'
                yield _fault(placed, message, "delete one of the two")
            seen.add(placed.name)


def _leaving_faults(names: _Names, known: set[str], levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    """Exercises that are left out of levels, or replaced in levels, that do not have them."""
    left_out = {placed.name for placed in names.left_out}
    for placed in names.leaving:
        if placed.name in known and not any(placed.name in _exercises(each) for each in levels):
            yield _in_none(placed, levels, "delete it here")
    for placed in names.replaced:
        if placed.name in left_out:
            yield _fault(placed, f'"{placed.name}" is both left out and replaced', "delete one of the two")


def _coming_faults(names: _Names, levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    """Exercises that are added to levels that have them already."""
    leaving = {placed.name for placed in names.leaving}
    replacing = {placed.name for placed in names.replacing}
    for placed in names.coming:
        field = str(placed.path[0])
        if field == "add" and placed.name in leaving:
            yield _fault(placed, f'"{placed.name}" is both left out and added', "delete one of the two")
        elif field == "add" and placed.name in replacing:
            message = f'"{placed.name}" is added, and stands in for another one, too'
            yield _fault(placed, message, "delete one of the two")
        elif field == "add" and all(placed.name in _exercises(each) for each in levels):
            where = _in_words(levels[0]) if len(levels) == 1 else "all of these levels"
            hint = 'delete it here; another dose goes under "dose"'
            yield _fault(placed, f'"{placed.name}" is already in {where}', hint)
    yield from _replacing_faults(names, levels)


def _replacing_faults(names: _Names, levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    """Exercises that stand in for others in levels that have both, or that the patient does not get."""
    left_out = {placed.name for placed in names.left_out}
    replaced = {placed.name for placed in names.replaced}
    for placed in names.replacing:
        old = _replaced_by(placed)
        both = [each for each in levels if {old, placed.name} <= _exercises(each)]
        if placed.name == old:
            yield _fault(placed, f'"{old}" stands in for itself', 'delete it; another dose goes under "dose"')
        elif placed.name in left_out:
            message = f'"{placed.name}" is left out, and stands in for another one, too'
            yield _fault(placed, message, "delete one of the two")
        elif both and placed.name not in replaced:
            hint = f'put "{old}" under "leave_out" instead'
            yield _fault(placed, f'"{placed.name}" is already in {_in_words(both[0])}', hint)


def _not_there(names: _Names, known: set[str], levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    """Exercises that get an order, a dose or texts, and are in no level once the plan is applied."""
    there = set().union(*(_exercises_with_plan(names, known, each) for each in levels))
    leaving = {placed.name for placed in names.leaving}
    for placed in (*names.ordered, *names.changed):
        if placed.name not in known or placed.name in there:
            continue
        if placed.name in leaving:
            message = f'"{placed.name}" is left out, so it has no {placed.path[0]}'
            yield _fault(placed, message, "delete one of the two")
        else:
            yield _in_none(placed, levels, 'add it under "add", or delete it here')


def _in_none(placed: PlacedName, levels: Sequence[LevelOfProgram], hint: str) -> PlanFault:
    where = f"not in {_in_words(levels[0])}" if len(levels) == 1 else "in none of these levels"
    return _fault(placed, f'"{placed.name}" is {where}', hint)


def _too_few_or_many(names: _Names, known: set[str], levels: Sequence[LevelOfProgram]) -> Iterator[PlanFault]:
    for each in levels:
        count = len(_exercises_with_plan(names, known, each))
        where = _in_words(each)
        if count == 0 and all(placed.name in known for placed in names.coming):
            message = f"no exercise is left in {where}"
            yield PlanFault(("leave_out",), message, "leave out fewer, or add others", is_key=True)
        if count > MOST_EXERCISES:
            message = f"{where} would have {count} exercises, at most {MOST_EXERCISES} fit"
            yield PlanFault(("add",), message, "add fewer, or leave some out", is_key=True)


def _exercises_with_plan(names: _Names, known: set[str], level: LevelOfProgram) -> set[str]:
    """The exercises of a level once the plan is applied, without unknown names (see _unknown)."""
    there = _exercises(level)
    replacing = [placed for placed in names.replacing if _replaced_by(placed) in there]
    coming = {placed.name for placed in (*replacing, *names.added) if placed.name in known}
    return (there - {placed.name for placed in names.leaving}) | coming


def _replaced_by(placed: PlacedName) -> str:
    """The exercise that this one stands in for."""
    return str(fold(placed.path[1]))


def _exercises(level: LevelOfProgram) -> set[str]:
    return {use.exercise for use in level[1].exercises}


def _in_words(level: LevelOfProgram) -> str:
    program, found = level
    return f'level {found.number} of "{shorten(program.id)}"'
