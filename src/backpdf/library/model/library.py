"""The library and the clinic; also exports the models of exercises and programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backpdf.library.model.amounts import Count, Duration
from backpdf.library.model.exercise import Content, Dose, DoseChange, Exercise, Picture
from backpdf.library.model.fields import FilePath, Language, Paper, Phone, Text, TextOnOneLine, WebAddress
from backpdf.library.model.program import ExerciseUse, Level, Program, RedFlags, Review, WarningSigns
from backpdf.pictures.picture_files import picture_path

__all__ = [
    "IMAGES",
    "Clinic",
    "Content",
    "Count",
    "Dose",
    "DoseChange",
    "Duration",
    "Exercise",
    "ExerciseUse",
    "Level",
    "Library",
    "Picture",
    "Program",
    "RedFlags",
    "Review",
    "WarningSigns",
]

IMAGES = "images"
"""The folder of a library that holds the pictures."""


class Clinic(Content):
    """The clinic that hands out the sheets; every field may be left out."""

    name: TextOnOneLine | None = None
    """The name of the clinic."""
    logo: FilePath | None = None
    """A picture file, as seen from the folder of this file."""
    address: Text | None = None
    """The address; lines below | stay lines."""
    phone: Phone | None = None
    """The telephone number."""
    web: WebAddress | None = None
    """The web address: https://..."""
    emergency_number: Phone | None = None
    """The number to call in an emergency; without it a sheet says "your local emergency number"."""
    paper: Paper | None = None
    """The paper in the printer: a4 or letter."""
    language: Language | None = None
    """The language of programs that do not name their own: en or en-GB."""
    disclaimer: Text | None = None
    """Words to print with the disclaimer of every program."""


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
        """The exercises of a level, in order, with the level's changes to their doses."""
        return tuple(self._exercise_of(use) for use in level.exercises)

    def _exercise_of(self, use: ExerciseUse) -> Exercise:
        exercise = self.exercises[use.exercise]
        if use.dose is None:
            return exercise
        return exercise.model_copy(update={"dose": exercise.dose.changed(use.dose)})
