"""Every place where texts of a library contradict each other: advice, never a reason not to print.

The checks read English words, so texts in other languages are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backpdf.library.consistency.exercise_checks import (
    Inconsistency,
    alt_text_inconsistencies,
    exercise_inconsistencies,
    instructions,
)
from backpdf.library.consistency.exercise_names import NamedExercise, absent_exercises, named_exercises
from backpdf.library.consistency.program_checks import (
    date_inconsistencies,
    level_inconsistencies,
    level_texts,
)
from backpdf.library.folders import EXERCISES, PROGRAMS
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.library import Library
from backpdf.library.model.program import ExerciseUse, Level, Program
from backpdf.library.plan_faults import CHANGED_TEXTS
from backpdf.library.yaml.document import Document, FieldPath
from backpdf.problems import Problem
from backpdf.quoting import quoted, shorten


def inconsistencies(library: Library, documents: Sequence[Document], today: date) -> list[Problem]:
    """Where the texts of a library contradict each other, with places and hints.

    documents are those that the library was read from.
    """
    by_name = {document.shown.rpartition(".")[0]: document for document in documents}
    return _Checker(library, by_name, today, _in_english(library)).problems()


def _in_english(library: Library) -> frozenset[str]:
    """The exercises whose own language is English, or that of every program that has them."""
    languages: dict[str, set[str]] = {id: set() for id in library.exercises}
    for program in library.programs.values():
        for use in (use for level in program.levels for use in level.exercises):
            languages[use.exercise].add(library.language_of(program))
    usual = (library.clinic.language if library.clinic else None) or "en"
    return frozenset(
        id
        for id, exercise in library.exercises.items()
        if all(map(_is_english, [exercise.language] if exercise.language else languages[id] or {usual}))
    )


@dataclass(frozen=True, slots=True)
class _PlacedUse:
    """An exercise in a level: as the level names it, and as it prints there."""

    program: Program
    level: Level
    index: int
    use: ExerciseUse
    exercise: Exercise

    @property
    def base(self) -> FieldPath:
        """Its path in the program."""
        return ("levels", str(self.level.number), "exercises", self.index)

    def changes_text(self, path: FieldPath) -> bool:
        """Whether the text at this path of the exercise is the level's own."""
        return path[0] in CHANGED_TEXTS and getattr(self.use, str(path[0])) is not None

    def cause_of(self, path: FieldPath) -> FieldPath:
        """The path in the program of the change that makes the text at a path of the exercise wrong."""
        if self.changes_text(path):
            return (*self.base, *path)
        return (*self.base, "dose") if self.use.dose is not None else self.base


@dataclass(frozen=True, slots=True)
class _Checker:
    """Finds what contradicts itself in a library.

    documents are its files by their paths without endings; english are the exercises to be read.
    """

    library: Library
    documents: Mapping[str, Document]
    today: date
    english: frozenset[str]

    def problems(self) -> list[Problem]:
        """All of them; the same one may be there for several levels."""
        found: list[Problem] = []
        for exercise in self.library.exercises.values():
            advice = [*alt_text_inconsistencies(exercise), *self._of_exercise(exercise)]
            found += [self._of(exercise).problem(*each) for each in advice]
        named = named_exercises(self.library.exercises)
        told: set[tuple[str, FieldPath, str]] = set()
        for program in self.library.programs.values():
            document = self._of(program)
            found += [document.problem(*each) for each in date_inconsistencies(program, self.today)]
            for level in program.levels:
                found += [document.problem(*each) for each in self._of_level(program, level, named)]
                for use in self._uses(program, level):
                    found += [document.problem(*each) for each in self._of_change(use)]
                    found += self._absent(use, named, told)
        return found

    def _of(self, model: Exercise | Program) -> Document:
        """The file of an exercise or a program."""
        folder = PROGRAMS if isinstance(model, Program) else EXERCISES
        return self.documents[f"{folder}/{model.id}"]

    def _uses(self, program: Program, level: Level) -> Iterator[_PlacedUse]:
        changed = self.library.exercises_of(level)
        for index, (use, exercise) in enumerate(zip(level.exercises, changed, strict=True)):
            if use.exercise in self.english:
                yield _PlacedUse(program, level, index, use, exercise)

    def _of_exercise(self, exercise: Exercise) -> list[Inconsistency]:
        return list(exercise_inconsistencies(exercise)) if exercise.id in self.english else []

    def _of_change(self, placed: _PlacedUse) -> Iterator[Inconsistency]:
        """What contradicts itself in an exercise only as a level changes it."""
        before = self.library.exercises[placed.use.exercise]
        if placed.exercise is before:
            return
        own = set(self._of_exercise(before))
        for found in self._of_exercise(placed.exercise):
            if found not in own:
                message = f'"{shorten(before.id)}" as it is changed here: {found.message}'
                yield Inconsistency(placed.cause_of(found.path), message, found.hint)

    def _of_level(
        self, program: Program, level: Level, named: Sequence[NamedExercise]
    ) -> Iterator[Inconsistency]:
        """What the texts of a level say otherwise than its exercises, or of exercises that it lacks."""
        if not _is_english(self.library.language_of(program)):
            return
        exercises = self.library.exercises_of(level)
        yield from level_inconsistencies(level, exercises)
        for path, text in level_texts(level):
            spoken_of = [
                each for each in program.levels if each is level or f"level {each.number}" in text.lower()
            ]
            there = [use.exercise for each in spoken_of for use in each.exercises]
            for other in absent_exercises(text, there, named):
                yield _not_on_sheet(path, other, program, level)

    def _absent(
        self, placed: _PlacedUse, named: Sequence[NamedExercise], told: set[tuple[str, FieldPath, str]]
    ) -> Iterator[Problem]:
        """Other exercises that an exercise refers to and its level lacks: told for the first such level."""
        there = [use.exercise for use in placed.level.exercises]
        for path, text in instructions(placed.exercise):
            is_change = placed.changes_text(path)
            document = self._of(placed.program if is_change else placed.exercise)
            place = placed.cause_of(path) if is_change else path
            for other in absent_exercises(text, there, named, own=placed.exercise.id):
                key = (document.shown, place, other.id)
                if key not in told:
                    told.add(key)
                    yield document.problem(*_not_on_sheet(place, other, placed.program, placed.level))


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"


def _not_on_sheet(path: FieldPath, other: NamedExercise, program: Program, level: Level) -> Inconsistency:
    where = f'level {level.number} of "{shorten(program.id)}"'
    message = f"the text refers to {quoted(other.name)}, which is not on the sheet of {where}"
    return Inconsistency(path, message, "say it without that exercise, or add it to the level")
