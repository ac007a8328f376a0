"""The library; also exports the models of exercises, programs and the clinic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backpdf.library.model.amounts import Count, Duration
from backpdf.library.model.clinic import Clinic
from backpdf.library.model.content_model import Content
from backpdf.library.model.dose import Dose
from backpdf.library.model.exercise import Exercise, Picture
from backpdf.library.model.program import ExerciseUse, Level, Program, Review
from backpdf.library.model.safety import RedFlags, SafetyTexts, WarningSigns
from backpdf.pictures.picture_files import picture_path

__all__ = [
    "IMAGES",
    "Clinic",
    "Content",
    "Count",
    "Dose",
    "Duration",
    "Exercise",
    "ExerciseUse",
    "Level",
    "Library",
    "Picture",
    "Program",
    "RedFlags",
    "Review",
    "SafetyTexts",
    "WarningSigns",
]

IMAGES = "images"
"""The folder of a library that holds the pictures."""


@dataclass(frozen=True, slots=True)
class Library:
    """A folder of exercises and programs without problems; both are in the order of their file names.

    contents holds the digest of each file as it was read and checked, by its path in the folder: what is
    printed later must be the same.
    """

    root: Path
    exercises: Mapping[str, Exercise]
    programs: Mapping[str, Program]
    clinic: Clinic | None = None
    contents: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was read."""
        return tuple(picture_path(self.root, name) for name in self.contents)

    def picture_content(self, picture: Picture) -> str | None:
        """The digest of a picture as it was checked; None in a library that was not read from files."""
        return self.contents.get(f"{IMAGES}/{picture.image}")

    @property
    def logo_content(self) -> str | None:
        """The same of the clinic's logo, if it has one."""
        return self.contents.get(self.clinic.logo) if self.clinic and self.clinic.logo else None

    def picture_path(self, picture: Picture) -> Path:
        """The file of a picture."""
        return picture_path(self.root / IMAGES, picture.image)

    @property
    def logo_path(self) -> Path | None:
        """The file of the clinic's logo, if it has one."""
        return picture_path(self.root, self.clinic.logo) if self.clinic and self.clinic.logo else None

    def language_of(self, program: Program) -> str:
        """The language of a program: its own, else the clinic's, else English."""
        return program.language or (self.clinic.language if self.clinic else None) or "en"

    def exercises_of(self, level: Level) -> tuple[Exercise, ...]:
        """The exercises of a level, in order, with what the level changes in them."""
        return tuple(self._exercise_of(use) for use in level.exercises)

    def _exercise_of(self, use: ExerciseUse) -> Exercise:
        exercise = self.exercises[use.exercise]
        changes = {name: getattr(use, name) for name in ("steps", "easier", "harder")}
        changes = {name: value for name, value in changes.items() if value is not None}
        if use.dose is not None:
            changes["dose"] = exercise.dose.changed(use.dose)
        return exercise.model_copy(update=changes) if changes else exercise
