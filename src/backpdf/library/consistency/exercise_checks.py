"""Where the texts of one exercise contradict each other, its dose or its equipment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backpdf.library.consistency.amounts_of_dose import contradictions, repeats_the_dose
from backpdf.library.consistency.equipment_words import missing_equipment
from backpdf.library.consistency.repeated_steps import repeats_step
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.markup import plain_text
from backpdf.library.yaml.document import FieldPath

VARIANTS = ("easier", "harder")
"""The fields with other ways to do an exercise."""


class Inconsistency(NamedTuple):
    """A place where texts contradict each other: path in the exercise's file, message and hint."""

    path: FieldPath
    message: str
    hint: str


def exercise_inconsistencies(exercise: Exercise) -> Iterator[Inconsistency]:
    """What contradicts itself in an exercise with English texts."""
    yield from _repetitions(exercise)
    yield from _equipment(exercise)
    yield from _numbers(exercise)


def alt_text_inconsistencies(exercise: Exercise) -> Iterator[Inconsistency]:
    """Alternative texts that tell a listener nothing new, in any language."""
    seen: dict[str, int] = {}
    for index, picture in enumerate(exercise.pictures):
        path: FieldPath = ("pictures", index, "alt")
        alt = _compared(picture.alt)
        if alt in seen:
            message = f"pictures {seen[alt] + 1} and {index + 1} have the same alternative text"
            yield Inconsistency(path, message, "say what has changed from one picture to the other")
        elif alt == _compared(picture.caption):
            yield Inconsistency(
                path, "the alternative text repeats the caption", "say what the picture shows"
            )
        seen.setdefault(alt, index)


def instructions(exercise: Exercise) -> Iterator[tuple[FieldPath, str]]:
    """The texts that tell a patient what to do, with their paths."""
    yield from ((("steps", index), step) for index, step in enumerate(exercise.steps))
    for field in (*VARIANTS, "take_care"):
        text = getattr(exercise, field)
        if text is not None:
            yield (field,), text


def _compared(text: str) -> str:
    """A text without what nobody hears: capitals, bold, spaces, signs."""
    return " ".join("".join(c if c.isalnum() else " " for c in plain_text(text).casefold()).split())


def _repetitions(exercise: Exercise) -> Iterator[Inconsistency]:
    for field in VARIANTS:
        text = getattr(exercise, field)
        if text is None:
            continue
        number = next((n for n, step in enumerate(exercise.steps, 1) if repeats_step(text, step)), None)
        if number is not None:
            message = f'"{field}" says again what step {number} says'
            yield Inconsistency((field,), message, f"say what makes it {field} than the steps")
        elif repeats_the_dose(text, exercise.dose):
            message = f'"{field}" says again what the dose says'
            yield Inconsistency(
                (field,), message, "name an amount that the dose does not have, or another change"
            )


def _equipment(exercise: Exercise) -> Iterator[Inconsistency]:
    told: set[str] = set()
    for index, step in enumerate(exercise.steps):
        for words, name in missing_equipment(step, exercise.equipment):
            if name not in told:
                message = f'step {index + 1} names something that is not in "equipment": {words}'
                yield Inconsistency(("steps", index), message, f'add it to "equipment", such as {name}')
            told.add(name)


def _numbers(exercise: Exercise) -> Iterator[Inconsistency]:
    """Easier and harder ways may go beyond the dose."""
    for path, text in instructions(exercise):
        if path[0] not in VARIANTS:
            for found in contradictions(text, exercise.dose):
                where = f"step {int(path[1]) + 1}" if path[0] == "steps" else f'"{path[0]}"'
                message = f'{where} says "{found.text}", the dose says {found.dose}'
                yield Inconsistency(path, message, "change one of the two")
