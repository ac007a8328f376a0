"""One checked row of a list, and what is taken where a row says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.production.lists.dates import DateOrder


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is taken where a row says nothing; paper None is the clinic's own.

    stamp is the date inside the files of rows without a date; today bounds the dates that can be meant.  Each
    row is made in every one of the formats.
    """

    program: str | None = None
    level: int | None = None
    paper: Paper = Paper.A4
    edition: Edition = Edition.STANDARD
    mono: bool = False
    standard: Standard = Standard.UA1
    clinician: str | None = None
    day: date | None = None
    stamp: date | None = None
    dates: DateOrder | None = None
    today: date | None = None
    formats: tuple[Format, ...] = (Format.PDF,)
    type_size: int | None = None
    blank_dose: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list, checked: which handout, for whom, how printed.

    name is the patient's as the list has it, which the request leaves out where no font can print it;
    warnings say so.
    """

    row: int
    reference: str | None
    request: Request
    options: PrintOptions
    language: str
    name: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def private(self) -> bool:
        """Whether the file names a patient, or has a reference to one."""
        return self.request.personal or self.reference is not None or self.name is not None

    @property
    def name_values(self) -> Mapping[str, str]:
        """What a file name may be made of."""
        request, options = self.request, self.options
        return {
            "reference": self.reference or f"row-{self.row}",
            "row": str(self.row),
            "name": self.name or "",
            "program": request.program,
            "level": str(request.level),
            "paper": options.paper.value,
            "edition": options.edition.value,
            "type_size": f"{options.points}pt" if options.points else "",
            "doses": "blank-dose" if request.blank_dose else "",
            "colour": "mono" if options.mono else "colour",
            "language": self.language,
            "date": request.day.isoformat() if request.day else "",
        }
