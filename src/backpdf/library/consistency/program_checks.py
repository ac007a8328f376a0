"""Where the texts of a program contradict its exercises, and dates that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from backpdf.library.consistency.amounts_of_dose import (
    Contradiction,
    contradictions,
    frequency_contradictions,
)
from backpdf.library.consistency.exercise_checks import Inconsistency
from backpdf.library.consistency.named_amounts import number_of, sentences
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.program import Level, Program
from backpdf.library.yaml.document import FieldPath

_ELSEWHERE = timedelta(days=1)
"""It may be tomorrow already where the program was dated."""
_ALL = re.compile(
    r"\b(?:all (?:of )?(?:the |these )?|these |the )(?P<number>[a-z]+|\d+)\s+"
    r"(?:(?P<noun>exercises?\b)|(?:of them|go|are|feel|can|get|become)\b)",
    re.IGNORECASE,
)
_WALK = re.compile(r"\bwalk", re.IGNORECASE)


def date_inconsistencies(program: Program, today: date) -> Iterator[Inconsistency]:
    """Dates of a program that cannot be, and a review that is overdue."""
    latest = today + _ELSEWHERE
    if program.date > latest:
        yield Inconsistency(("date",), "the date of this version is in the future", "check the date")
    review = program.review
    if review is not None and review.date is not None and review.date > latest:
        yield Inconsistency(("review", "date"), "the date of the review is in the future", "check the date")
    if review is not None and review.next is not None and review.next < today:
        message = f"the next review was due on {review.next.isoformat()}"
        hint = "have the program reviewed, then change both dates of the review"
        yield Inconsistency(("review", "next"), message, hint)


def level_texts(level: Level) -> Iterator[tuple[FieldPath, str]]:
    """The texts of a level that may speak of its exercises, with their paths in the program."""
    base: FieldPath = ("levels", str(level.number))
    for field in ("aim", "how_often", "activity"):
        text = getattr(level, field)
        if text is not None:
            yield (*base, field), text
    for field in ("move_on", "keep_going", "step_back"):
        yield from (((*base, field, index), text) for index, text in enumerate(getattr(level, field)))


def level_inconsistencies(level: Level, exercises: Sequence[Exercise]) -> Iterator[Inconsistency]:
    """What a level says otherwise than its exercises, which are given as the level changes them."""
    base: FieldPath = ("levels", str(level.number))
    if level.how_often is not None:
        against = [
            (exercise, found)
            for exercise in exercises
            for found in frequency_contradictions(level.how_often, exercise.dose)
        ]
        yield from _of_doses((*base, "how_often"), "how_often", against)
    if level.activity is not None:
        walks = [sentence for sentence in sentences(level.activity) if _WALK.search(sentence)]
        walked = [
            (exercise, found)
            for exercise in exercises
            if _WALK.match(exercise.name) and exercise.dose.duration is not None
            for sentence in walks
            for found in contradictions(sentence, exercise.dose)
        ]
        yield from _of_doses((*base, "activity"), "activity", walked)
    for path, text in level_texts(level):
        for number in _numbers_of_exercises(text):
            if number != len(exercises):
                message = f"the text speaks of {number} exercises, this level has {len(exercises)}"
                yield Inconsistency(path, message, "change one of the two")


def _of_doses(
    path: FieldPath, field: str, against: Sequence[tuple[Exercise, Contradiction]]
) -> Iterator[Inconsistency]:
    """One problem for each thing that a text says, with the first exercise whose dose says otherwise."""
    for said in dict.fromkeys(found.text for _, found in against):
        exercises = [(exercise, found) for exercise, found in against if found.text == said]
        first, found = exercises[0]
        message = f'"{field}" says "{said}", the dose of "{first.id}" says {found.dose}'
        if len(exercises) > 1:
            message += f"; {len(exercises) - 1} more say otherwise, too"
        yield Inconsistency(path, message, "change one of them")


def _numbers_of_exercises(text: str) -> Iterator[int]:
    """The numbers of exercises that a text says there are: "all five go well", "these 4 exercises"."""
    for sentence in sentences(text):
        for found in _ALL.finditer(sentence):
            is_all = found[0].lower().startswith("all")
            if not (is_all or found["noun"]):
                continue
            try:
                yield int(number_of(found["number"]))
            except ValueError:
                continue
