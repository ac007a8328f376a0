"""A plan: the changes to a level for one patient, which leave the library unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from backpdf.library.model.content_model import Content
from backpdf.library.model.dose_checks import DoseChange
from backpdf.library.model.exercise import Steps
from backpdf.library.model.fields import Text, Text60, Weeks
from backpdf.library.model.program import ExerciseUse
from backpdf.library.model_errors import problems_of
from backpdf.library.yaml.document import Document, document_in, read_document
from backpdf.problems import Problem


class Plan(Content):
    """Changes to a level for one patient; every field may be left out."""

    leave_out: tuple[Text, ...] = Field(default=(), examples=[["plank"]])
    """Exercises of the level that this patient does not get."""
    replace: dict[str, ExerciseUse] = Field(default={}, examples=[{"side-plank": "side-plank-on-knees"}])
    """Exercises of the level that others stand in for: the id of the one, then the id of the other."""
    add: tuple[ExerciseUse, ...] = Field(default=(), examples=[["bird-dog"]])
    """Other exercises of the library, after those of the level; bare ids, or ids with a dose."""
    order: tuple[Text, ...] = Field(default=(), examples=[["bird-dog", "bridge"]])
    """The exercises to print first, in this order; the others follow in their own."""
    dose: dict[str, DoseChange] = Field(default={}, examples=[{"bridge": {"reps": "5"}}])
    """What differs from the dose in the level: the exercise's id, then what is different."""
    steps: dict[str, Steps] = Field(default={}, examples=[{"bridge": ["Lie on your back.", "..."]}])
    """Other steps for this patient: the exercise's id, then all of its steps."""
    easier: dict[str, Text] = Field(default={}, examples=[{"bridge": "Lift only a little."}])
    """Another way to make an exercise easier: its id, then the words."""
    harder: dict[str, Text] = Field(default={}, examples=[{"bridge": "Cross your arms."}])
    """Another way to make an exercise harder: its id, then the words."""
    note: Text | None = None
    """A few words to the patient, printed near the top of the sheet."""
    next_visit: Text60 | None = Field(default=None, examples=["Tuesday 1 December, 10:30"])
    """When the patient comes again, in your own words."""
    reference: Text60 | None = Field(default=None, examples=["P-001"])
    """What the file is named by, so that two patients' sheets never share a name; not printed."""
    diary_weeks: Weeks | None = None
    """How many weeks the record has."""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan, or None where it has problems; document is None where the file is not readable YAML."""

    plan: Plan | None
    document: Document | None
    problems: tuple[Problem, ...]


def read_plan(path: Path, shown: str) -> PlanReading:
    """The plan in a file; `apply_plan.plan_problems` checks whether it fits a level.

    shown is the path for messages.  Mistakes in the file are problems, never exceptions.
    """
    return _plan_of(*read_document(path, shown))


def plan_in(data: bytes, shown: str) -> PlanReading:
    """The plan in the bytes of a file; see read_plan."""
    return _plan_of(*document_in(data, shown))


def _plan_of(document: Document | None, problems: list[Problem]) -> PlanReading:
    if document is None:
        return PlanReading(None, None, tuple(problems))
    try:
        plan = Plan.model_validate(document.value)
    except ValidationError as error:
        return PlanReading(None, document, (*problems, *problems_of(error, document, Plan)))
    return PlanReading(None if problems else plan, document, tuple(problems))
