"""A request for one handout: program, level, and what is personal about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backpdf.library.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Request:
    """A request for one handout.

    program is the id of a program and level the number of one of its levels.  patient, clinician and
    day print on the sheet and are never in the document's metadata.  plan holds the changes to the
    level for this sheet.  reference is what its file is called by; it is printed nowhere.
    With blank_dose the doses are left to be filled in by hand.  stamp is the
    date in the document's metadata; without it, the date of the program's version is used, so that the
    same library gives the same bytes on any day.
    """

    program: str
    level: int
    patient: str | None = None
    clinician: str | None = None
    day: date | None = None
    stamp: date | None = None
    plan: Plan | None = None
    reference: str | None = None
    blank_dose: bool = False

    @property
    def personal(self) -> bool:
        """Whether the sheet is for one patient: it has a patient's name or reference, or a plan."""
        return self.patient is not None or self.plan is not None or self.reference is not None
