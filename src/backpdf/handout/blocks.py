"""The parts of a handout, independent of layout and PDF.

All classes are frozen values: the content of the sheet, in reading order.  `plain_text.py` gives the
same parts as plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backpdf.handout.dose_blocks import DoseCell, DoseTable
from backpdf.handout.record_blocks import Record
from backpdf.handout.rich_text import Phrase, Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and alternative text.

    content is the digest of the file as it was checked; None where nobody has checked it.
    """

    path: Path
    caption: Text
    alt: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class CardNote:
    """A text with a bold label before it: "Easier: Lift only halfway."."""

    label: str
    text: Text

    @classmethod
    def labelled(cls, label: str, markup: str | None) -> CardNote | None:
        """A text as a clinician types it with its label; None without a text."""
        return cls(label, Text.from_markup(markup)) if markup else None

    @property
    def whole(self) -> Text:
        """The label and the text as one."""
        return Text((Phrase(self.label, bold=True), *self.text.phrases))


@dataclass(frozen=True, slots=True)
class CardDose:
    """A dose, printed once: as cells, which are read out as the sentence, or else as the sentence.

    words are what no cell holds; table is what differs from week to week.  tick_box are the words for a box
    to tick beside the name of the exercise, where the cells are to be filled in by hand.
    """

    sentence: CardNote
    boxes: tuple[DoseCell, ...] = ()
    words: Text | None = None
    table: DoseTable | None = None
    tick_box: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise on the sheet.

    language is set only where it differs from the handout's.
    """

    number: int
    name: Text
    why: Text
    figures: tuple[Figure, ...]
    dose: CardDose
    steps: tuple[Text, ...]
    feel: CardNote | None
    easier_and_harder: tuple[CardNote, ...]
    take_care: CardNote | None
    language: str | None = None

    @property
    def notes(self) -> tuple[CardNote, ...]:
        """The labelled texts below the dose, in reading order."""
        notes = (self.feel, *self.easier_and_harder, self.take_care)
        return tuple(note for note in notes if note is not None)


@dataclass(frozen=True, slots=True)
class PainScale:
    """A ruler from 0 to 10 on which patients mark their pain; `alt` says the same in words."""

    none: str
    worst: str
    alt: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers under the ruler."""
        return tuple(str(number) for number in range(11))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a list below it; between them, where they are set, a sentence and the pain scale.

    The sentence may stand on the line of the heading.
    """

    heading: Text
    items: tuple[Text, ...]
    lead_in: Text | None = None
    scale: PainScale | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field for a name or a date: the value where it is known, else a line to write on."""

    label: str
    value: str | None
    long: bool = False

    @property
    def words(self) -> str:
        """The label with its value; the value alone where it has no label."""
        return " ".join(part for part in (self.before, self.value) if part)

    @property
    def before(self) -> str:
        """The label with its colon, or nothing."""
        return f"{self.label}:" if self.label else ""


@dataclass(frozen=True, slots=True)
class LevelBadge:
    """The number of this level and of all levels, two or more; `words` is both as text ("Level 1 of 3")."""

    number: int
    of: int
    words: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's logo, its alternative text, and its height in millimetres where one is set.

    content is as in Figure.
    """

    path: Path
    alt: str
    height: float | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class ClinicLine:
    """The clinic's logo, name and contact, at the top of the first page."""

    logo: Logo | None
    name: str | None
    contact: Text | None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page; fields are in rows, draft says that nobody has reviewed the sheet."""

    clinic: ClinicLine | None
    title: Text
    badge: LevelBadge | None
    level_name: Text
    draft: Text | None
    message: Text
    aim: Text
    for_whom: CardNote | None
    fields: tuple[tuple[Field, ...], ...]

    @property
    def level_words(self) -> Text:
        """The number and the name of the level as one line."""
        number = (Phrase(f"{self.badge.words}: "),) if self.badge else ()
        return Text((*number, *self.level_name.phrases))


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What a session is, a text for each: how often, for how long, what is needed; then how to do it."""

    heading: Text
    cells: tuple[Text, ...]
    how_to_use: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NextSteps:
    """When to move on, when to step back, and what else to do: one labelled text for each.

    flare_up is what to do when the pain gets worse for a while.
    """

    heading: Text
    notes: tuple[CardNote, ...]
    flare_up: Section | None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A web address, printed in full, as a link and as a QR code."""

    text: Text
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Version, review, sources and credits of a handout, one text for each line."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PersonalNote:
    """The clinician's note to one patient, under its own heading."""

    heading: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page, an artifact in the PDF; the imprint repeats its texts for reading.

    page_words has the placeholders {page} and {pages}, which `page` fills in.
    """

    disclaimer: str
    version: str
    page_words: str

    def page(self, page: int, pages: int) -> str:
        """The page number as text: "Page 1 of 2"."""
        return self.page_words.format(page=page, pages=pages)


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of the document; never has data of the patient."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: date


@dataclass(frozen=True, slots=True)
class Handout:
    """One handout, in reading order; the note, if there is one, follows the masthead.

    warning is what needs help at once, see_doctor the other signs; a program without signs of an emergency
    has all of them in warning.  accent is the clinic's colour as `#rrggbb`.  optional are the parts that may
    be left out, by their names in program files; doctor_first has see_doctor before the cards (`smaller.py`).
    """

    about: About
    masthead: Masthead
    session: SessionPlan
    guidance: tuple[Section, ...]
    warning: Section
    cards: tuple[Card, ...]
    in_short: Section | None
    next_steps: NextSteps
    record: Record | None
    see_doctor: Section | None
    links: tuple[WebLink, ...]
    imprint: Imprint
    foot: Foot
    note: PersonalNote | None = None
    accent: str | None = None
    optional: tuple[str, ...] = ()
    doctor_first: bool = False

    @property
    def signs(self) -> tuple[Section, ...]:
        """The warning signs before the cards."""
        return (self.warning, self.see_doctor) if self.doctor_first and self.see_doctor else (self.warning,)

    @property
    def late_signs(self) -> Section | None:
        """The signs to see a doctor where they follow the record."""
        return None if self.doctor_first else self.see_doctor

    @property
    def bulleted(self) -> tuple[Section, ...]:
        """The sections with bulleted lists, in reading order."""
        ending = (self.in_short, self.next_steps.flare_up, self.late_signs)
        return (*self.guidance, *self.signs, *(section for section in ending if section is not None))
