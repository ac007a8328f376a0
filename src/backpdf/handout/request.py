"""Which handout is wanted, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backpdf.library.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Request:
    """One handout to be made.

    program is a program's id and level its number.  patient, clinician and day are printed on the
    sheet where given, and never stored in the document's metadata.  plan is what differs from the
    level on this one sheet.  stamp is the date that the file carries inside; without it the
    program's own version date is taken, so that the same library gives the same bytes on any day.
    """

    program: str
    level: int
    patient: str | None = None
    clinician: str | None = None
    day: date | None = None
    stamp: date | None = None
    plan: Plan | None = None

    @property
    def personal(self) -> bool:
        """Whether the sheet names a patient, or was made for one alone."""
        return self.patient is not None or self.plan is not None
