"""Which handout is wanted, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Request:
    """One handout to be made.

    program is a program's id and level its number.  patient, clinician and day are printed on the
    sheet where given, and never stored in the document's metadata.  stamp is the date that the file
    carries inside; without it the program's own version date is taken, so that the same library
    gives the same bytes on any day.
    """

    program: str
    level: int
    patient: str | None = None
    clinician: str | None = None
    day: date | None = None
    stamp: date | None = None

    @property
    def personal(self) -> bool:
        """Whether the sheet names a patient."""
        return self.patient is not None
