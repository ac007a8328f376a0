"""What a library has to choose from, as the browser gets it: programs with their levels, and exercises."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Final

from backpdf.handout.locale.sentences import locale_for
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.library import Library
from backpdf.library.model.markup import plain_text
from backpdf.library.model.program import MOST_EXERCISES, Level, Program
from backpdf.page.sheet.dose_values import dose_fields, dose_values
from backpdf.page.sheet.print_choices import print_fields

FIRST_PROGRAM: Final = "low-back"
"""The program of the starter library that most patients get; it stands before the others."""


def catalog(library: Library, version: int, today: date) -> dict[str, object]:
    """The programs and exercises of a library as JSON; today tells whether a review is overdue.

    The programs come in the order of their files, but FIRST_PROGRAM first.
    """
    programs = sorted(library.programs.values(), key=lambda program: program.id != FIRST_PROGRAM)
    return {
        "version": version,
        "programs": [_program(program, library, today) for program in programs],
        "exercises": [_exercise(exercise, library) for exercise in library.exercises.values()],
        "printFields": [asdict(each) for each in print_fields(library)],
        "doseFields": [asdict(each) for each in dose_fields()],
        "mostExercises": MOST_EXERCISES,
    }


def standing(program: Program, today: date) -> dict[str, str]:
    """Whether a clinician has reviewed a program, and whether that is due again: a kind, and its words."""
    review = program.review
    if review is None:
        return {"kind": "draft", "words": "Draft: not yet reviewed by a clinician"}
    by = f"Reviewed by {review.by}" + (f" on {review.date.isoformat()}" if review.date else "")
    if review.next is not None and review.next < today:
        return {"kind": "overdue", "words": f"{by}; the next review was due on {review.next.isoformat()}"}
    return {"kind": "reviewed", "words": by}


def exercise_summary(
    exercise: Exercise, library: Library, program: Program | None = None
) -> dict[str, object]:
    """The dose of an exercise as fields, and as the sentence that the sheet has."""
    language = library.language_of(program) if program else exercise.language or "en"
    sentence = locale_for(language).dose_sentence(exercise.dose)
    return {"id": exercise.id, "dose": dose_values(exercise.dose), "sentence": plain_text(sentence)}


def _program(program: Program, library: Library, today: date) -> dict[str, object]:
    return {
        "id": program.id,
        "title": plain_text(program.title),
        "forWhom": plain_text(program.for_whom or ""),
        "language": library.language_of(program),
        "version": program.version,
        "diaryWeeks": program.diary_weeks,
        "standing": standing(program, today),
        "levels": [_level(level, library, program) for level in program.levels],
    }


def _level(level: Level, library: Library, program: Program) -> dict[str, object]:
    exercises = library.exercises_of(level)
    return {
        "number": level.number,
        "name": plain_text(level.name),
        "aim": plain_text(level.aim),
        "exercises": [
            {**exercise_summary(each, library, program), "steps": list(each.steps)} for each in exercises
        ],
    }


def _exercise(exercise: Exercise, library: Library) -> dict[str, object]:
    return {
        **exercise_summary(exercise, library),
        "name": plain_text(exercise.name),
        "why": plain_text(exercise.why),
        "position": plain_text(exercise.position or ""),
        "equipment": [plain_text(each) for each in exercise.equipment],
        "tags": list(exercise.tags),
        "steps": list(exercise.steps),
        "easier": exercise.easier or "",
        "harder": exercise.harder or "",
        "pictures": [plain_text(picture.alt) for picture in exercise.pictures],
    }
