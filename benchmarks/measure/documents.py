"""The handouts that are made: of each kind as many as are wanted, no two alike, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from measure.engines import Job
from measure.libraries import Rewriter
from measure.words import Words
from peers.content import as_data

import backpdf
from backpdf.handout.compose import compose
from backpdf.library.model.library import ExerciseUse

PROGRAM, LEVEL = "low-back", 2
FIRST_DAY = date(2026, 11, 21)
LOOKED_AT = 97
"""The seed of what is made outside the rounds: in them it must be new."""
TOGETHER = 6
"""Exercises on a sheet that only makes pictures and texts known."""


def job(library: backpdf.Library, request: backpdf.Request) -> Job:
    """The job for a request."""
    return Job(library, request, as_data(compose(library, request)))


def planned(library: backpdf.Library, count: int, seed: int = 1) -> Iterator[Job]:
    """Another level or plan each time: other exercises, order and doses, for another person."""
    chance, words = random.Random(seed), _words_of(library, seed)
    levels = [(program.id, level.number) for program in library.programs.values() for level in program.levels]
    for _ in range(count):
        program, level = chance.choice(levels)
        own = _exercises(library, program, level)
        others = sorted(set(library.exercises) - set(own))
        kept = chance.sample(own, chance.randint(2, 4))
        chosen = [*kept, *chance.sample(others, chance.randint(4, 6) - len(kept))]
        chance.shuffle(chosen)
        doses = {name: _dose(library, name, chance) for name in chosen}
        plan = _plan(own, chosen, doses)
        yield job(library, _for_somebody(backpdf.Request(program, level, plan=plan), words))


def every_exercise(library: backpdf.Library) -> Iterator[Job]:
    """Sheets that together show every exercise once, with the dose of its own file."""
    own = _exercises(library, PROGRAM, LEVEL)
    names = sorted(library.exercises)
    for start in range(0, len(names), TOGETHER):
        plan = _plan(own, names[start : start + TOGETHER], {})
        yield job(library, backpdf.Request(PROGRAM, LEVEL, plan=plan))


class Rewritten:
    """Every text new to the process each time, and every dose; the fixed words and the pictures stay.

    Each job comes from a library that is written and read when it is asked for.
    """

    def __init__(self, library: backpdf.Library, folder: Path, seed: int = 2) -> None:
        self._names = sorted(library.exercises)
        self._chance = random.Random(seed)
        self._rewriter = Rewriter(library.root, folder, seed)

    def every_exercise(self) -> Iterator[Job]:
        """Sheets that together show every picture once."""
        for start in range(0, len(self._names), TOGETHER):
            yield self._job(self._names[start : start + TOGETHER])

    def jobs(self, count: int) -> Iterator[Job]:
        """So many sheets of five exercises."""
        for _ in range(count):
            yield self._job(self._chance.sample(self._names, 5))

    def _job(self, names: Sequence[str]) -> Job:
        new = self._rewriter.rewrite(PROGRAM, LEVEL, names)
        plan = _plan(names, names, {name: _dose(new, name, self._chance) for name in names})
        return job(new, _for_somebody(backpdf.Request(PROGRAM, 1, plan=plan), self._rewriter.words))


def personal(library: backpdf.Library, count: int, seed: int = 3) -> Iterator[Job]:
    """One level for many: only name, clinician, date and note differ."""
    words = _words_of(library, seed)
    for number in range(count):
        request = replace(
            _for_somebody(backpdf.Request(PROGRAM, LEVEL), words),
            day=FIRST_DAY + timedelta(days=number),
            plan=backpdf.Plan(note=f"{words.sentence(9).capitalize()}."),
        )
        yield job(library, request)


def of_size(library: backpdf.Library, exercises: int, count: int, seed: int = 4) -> Iterator[Job]:
    """Sheets of so many exercises, others in another order each time.

    The reader refuses levels of more than 12, so the level is put together here.
    """
    chance, words = random.Random(seed), _words_of(library, seed)
    program = library.programs[PROGRAM]
    level = next(level for level in program.levels if level.number == LEVEL)
    for _ in range(count):
        uses = tuple(
            ExerciseUse(exercise=name) for name in chance.sample(sorted(library.exercises), exercises)
        )
        changed = program.model_copy(update={"levels": (level.model_copy(update={"exercises": uses}),)})
        larger = replace(library, programs={**library.programs, PROGRAM: changed})
        yield job(larger, _for_somebody(backpdf.Request(PROGRAM, LEVEL), words))


def one(library: backpdf.Library) -> Job:
    """The sheet of one level, for one person who is in no list."""
    return next(personal(library, 1, seed=LOOKED_AT))


def _exercises(library: backpdf.Library, program: str, level: int) -> list[str]:
    levels = {each.number: each for each in library.programs[program].levels}
    return [use.exercise for use in levels[level].exercises]


def _plan(own: Sequence[str], chosen: Sequence[str], doses: dict[str, Any]) -> backpdf.Plan:
    """The plan that makes a level with its own exercises one with the chosen, in their order."""
    return backpdf.Plan.model_validate(
        {
            "leave_out": [name for name in own if name not in chosen],
            "add": [name for name in chosen if name not in own],
            "order": list(chosen),
            "dose": doses,
        }
    )


def _dose(library: backpdf.Library, exercise: str, chance: random.Random) -> dict[str, str]:
    """Another dose: new numbers in the fields that the exercise's own has."""
    own = library.exercises[exercise].dose
    low, more = chance.randint(2, 14), chance.randint(1, 9)
    new = {
        "sets": str(chance.randint(1, 5)),
        "reps": f"{low}-{low + more}",
        "hold": f"{low + 1}-{low + 1 + more} s",
        "rest": f"{chance.randint(2, 18) * 5} s",
        "duration": f"{low}-{low + more} min",
        "times_a_day": str(chance.randint(1, 4)),
    }
    return {name: text for name, text in new.items() if getattr(own, name) is not None}


def _for_somebody(request: backpdf.Request, words: Words) -> backpdf.Request:
    return replace(request, patient=words.person(), clinician=words.person(), day=FIRST_DAY)


def _words_of(library: backpdf.Library, seed: int) -> Words:
    return Words((step for exercise in library.exercises.values() for step in exercise.steps), seed)
