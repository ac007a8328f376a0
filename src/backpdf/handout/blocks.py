"""The parts of a handout, in the words of those who use it.

Everything here is a frozen value.  It says what is on the sheet and in which order it is read; it
knows nothing of paper, of points or of PDF.  `reading.py` gives the same parts as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text in one weight; `link` makes it a link to a web address."""

    text: str
    bold: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, a heading or a list item: one or more phrases."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def of(cls, text: str, *, bold: bool = False) -> Text:
        """A text of one phrase."""
        return cls((Phrase(text, bold),))

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(phrase.text for phrase in self.phrases)

    def __add__(self, other: Text) -> Text:
        return Text(self.phrases + other.phrases)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words under it and the words for those who cannot see it."""

    path: Path
    caption: Text
    alt: str


@dataclass(frozen=True, slots=True)
class DoseCell:
    """One figure of a dose with its label: value "8-12", label "repetitions"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CardNote:
    """A text with a bold label before it: "Easier: Lift only halfway."."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Card:
    """All that a patient needs for one exercise.

    language is set only where it differs from the handout's.
    """

    number: int
    name: Text
    why: Text
    figures: tuple[Figure, ...]
    dose: CardNote
    dose_boxes: tuple[DoseCell, ...]
    steps: tuple[Text, ...]
    easier_and_harder: tuple[CardNote, ...]
    take_care: CardNote | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a list below it."""

    heading: Text
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A place for a name or a date: printed where known, else left as a line for a pen."""

    label: str
    value: str | None
    long: bool = False


@dataclass(frozen=True, slots=True)
class LevelBadge:
    """Which level this sheet is, of how many; `words` says the same ("Level 1 of 3")."""

    number: int
    of: int
    words: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's mark and the words for those who cannot see it."""

    path: Path
    alt: str


@dataclass(frozen=True, slots=True)
class ClinicLine:
    """Who gives the sheet out: shown at the top of the first page."""

    logo: Logo | None
    name: str | None
    contact: Text | None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page."""

    clinic: ClinicLine | None
    title: Text
    badge: LevelBadge
    level_name: Text
    aim: Text
    how_often: Text | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class RedFlagSection:
    """The warning signs: when to get help at once, and when to see a doctor soon."""

    heading: Text
    emergency: Section
    doctor: Section


@dataclass(frozen=True, slots=True)
class NextSteps:
    """When to move on, when to step back, and what else to do: one labelled text for each."""

    heading: Text
    notes: tuple[CardNote, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """A tick-box table: one row a week, one box a day."""

    heading: Text
    instruction: Text
    corner: str
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    box_words: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A web address, printed in full, as a link and as a QR code."""

    text: Text
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made it, which version, whether reviewed, and from which sources."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PersonalNote:
    """The clinician's words to this one patient, under a heading of their own."""

    heading: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page: decoration for a screen reader, so its words also stand in the imprint.

    page_words holds {page} and {pages}, filled in once the pages are known.
    """

    disclaimer: str
    version: str
    page_words: str

    def page(self, page: int, pages: int) -> str:
        """ "Page 1 of 2"."""
        return self.page_words.format(page=page, pages=pages)


@dataclass(frozen=True, slots=True)
class About:
    """What the document says of itself to the machine that opens it; never anything of the patient."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: date


@dataclass(frozen=True, slots=True)
class Handout:
    """One handout, in reading order; the note, if there is one, follows the message."""

    about: About
    masthead: Masthead
    message: Text
    guidance: tuple[Section, ...]
    red_flags: RedFlagSection
    cards: tuple[Card, ...]
    next_steps: NextSteps
    diary: Diary
    links: tuple[WebLink, ...]
    imprint: Imprint
    foot: Foot
    note: PersonalNote | None = None


def join(texts: Iterable[Text], between: str = " ") -> Text:
    """One text of several, with `between` between them."""
    phrases: list[Phrase] = []
    for text in texts:
        if phrases:
            phrases.append(Phrase(between))
        phrases.extend(text.phrases)
    return Text(tuple(phrases))
