"""Headings of lists: which words name a column, which words people use otherwise, and where the row is.

A list without headings starts with a patient, and a damaged one may have a patient among its headings.
So a heading is repeated in a message only where it is one of the words below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice

from backpdf.production.lists.table import TableRow
from backpdf.quoting import nearest


class Column(StrEnum):
    """What a list may say of each handout."""

    REFERENCE = "reference"
    NAME = "name"
    PROGRAM = "program"
    LEVEL = "level"
    PAPER = "paper"
    EDITION = "edition"
    TYPE_SIZE = "type size"
    BLANK_DOSE = "blank dose"
    COLOUR = "colour"
    MONO = "mono"
    LANGUAGE = "language"
    CLINICIAN = "clinician"
    DATE = "date"
    PLAN = "plan"
    NOTE = "note"
    NEXT_VISIT = "next visit"


COLUMNS_LISTED = f"the columns are: {', '.join(Column)}"

_SPELLINGS = {
    "programme": Column.PROGRAM,
    "color": Column.COLOUR,
    "nextvisit": Column.NEXT_VISIT,
    "typesize": Column.TYPE_SIZE,
    "blankdose": Column.BLANK_DOSE,
}
"""Headings that mean a column by another spelling."""

_WORDS_FOR = {
    Column.REFERENCE: (
        "id ref number no nr nhs nhsno nhsnumber patientid patientno patientnumber patientref case caseno "
        "casenumber mrn hospitalnumber chart chartnumber recordnumber"
    ),
    Column.NAME: "patient patientname patientsname for fullname names client clientname",
    Column.PROGRAM: "handout sheet exercises exerciseprogram exerciseprogramme leaflet",
    Column.LEVEL: "stage step grade phase",
    Column.PAPER: "size papersize format",
    Column.EDITION: "print largeprint",
    Column.TYPE_SIZE: "fontsize textsize pointsize points",
    Column.BLANK_DOSE: "blankdoses blank emptydose pen dose doses",
    Column.MONO: "grey gray greyscale grayscale blackandwhite bw",
    Column.LANGUAGE: "lang locale",
    Column.CLINICIAN: (
        "therapist physio physiotherapist doctor dr staff by practitioner gp consultant provider"
    ),
    Column.DATE: "day when visit visitdate appointment appointmentdate seen",
    Column.PLAN: "planfile changes",
    Column.NOTE: "message remark remarks comment comments notes",
    Column.NEXT_VISIT: "nextappointment nextdate nextsession followup followupdate review reviewdate return",
}
_MEANT = {word: column for column, words in _WORDS_FOR.items() for word in words.split()}
"""Headings that may be meant for a column: suggested in a hint, never guessed."""

_WORDS_FOR_PARTS_OF_NAMES = (
    "firstname forename forenames givenname givennames christianname first lastname surname familyname last "
    "secondname middlename title salutation initials middleinitial"
)
_PART_OF_NAME = frozenset(_WORDS_FOR_PARTS_OF_NAMES.split())
_WORDS_FOR_OTHERS = (
    "dob dateofbirth birthdate birthday born age sex gender address street town city county state country "
    "postcode zip zipcode phone telephone tel mobile cell email mail fax diagnosis condition insurance "
    "insurer policy policynumber room ward status group clinic practice site branch "
    "department referrer referral height weight occupation "
    "employer nextofkin kin contact pain score allergies total sum"
)
_OTHERS = frozenset(_WORDS_FOR_OTHERS.split())
"""Headings of what no handout prints."""

_ROWS_ABOVE = 50
"""Rows among which the headings are looked for: titles and empty rows stand above them at times."""
_DATA = re.compile(r"[\d\s.,/:+-]*\d[\d\s.,/:+-]*")


def plain_heading(heading: str) -> str:
    """A heading without capitals, spaces and the signs between its words."""
    return "".join(character for character in heading.casefold() if character not in " _-.:'\u2019\u00a0\n/")


def column_of(heading: str) -> Column | None:
    """The column that a heading names, whatever its capitals, spaces and underscores."""
    plain = plain_heading(heading)
    if plain in _SPELLINGS:
        return _SPELLINGS[plain]
    return Column(plain) if plain in _COLUMN_NAMES else None


_COLUMN_NAMES = frozenset(Column)


def is_part_of_name(heading: str) -> bool:
    """Whether a heading names a part of a person's name: first name, surname."""
    return plain_heading(heading) in _PART_OF_NAME


def is_surely_heading(heading: str) -> bool:
    """Whether a text that names no column is a heading that people use, and nobody's name."""
    plain = plain_heading(heading)
    return plain in _MEANT or plain in _OTHERS or plain in _PART_OF_NAME


def meant_column(heading: str) -> Column | None:
    """The column that a heading may be meant for; None where none is near."""
    plain = plain_heading(heading)
    if plain in _OTHERS:
        return None
    near = _MEANT.get(plain) or (nearest(plain, Column) if len(plain) <= _LONGEST_TRIED else None)
    return Column(near) if near else None


_LONGEST_TRIED = 20


def known_headings(row: TableRow) -> int:
    """How many cells of a row name a column; 0 where the row may as well be a patient's.

    "mono" and "colour" are also what a patient's row may say, and one heading among many cells that are
    none is chance.
    """
    known = [column for cell in row.cells if (column := column_of(cell)) is not None]
    sure = len(set(known) - {Column.COLOUR, Column.MONO})
    filled = sum(1 for cell in row.cells if cell)
    likely = sum(1 for cell in row.cells if cell and (column_of(cell) or is_surely_heading(cell)))
    if sure == 0 or (sure == 1 and likely * 2 < filled):
        return 0
    has_data = any(_DATA.fullmatch(cell) for cell in row.cells)
    return 0 if has_data and likely * 2 < filled else len(known)


def most_headings(rows: Iterable[TableRow]) -> int:
    """The number of known headings in that of the first rows which has most of them."""
    return max((known_headings(row) for row in islice(rows, _ROWS_ABOVE)), default=0)


def heading_row(rows: Iterable[TableRow]) -> int | None:
    """The index of the row of headings: the first of those that have most; None where none has any."""
    counts: Sequence[int] = [known_headings(row) for row in islice(rows, _ROWS_ABOVE)]
    return counts.index(max(counts)) if any(counts) else None
