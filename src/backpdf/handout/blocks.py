"""The parts of a handout, independent of layout and PDF.

All classes are frozen values: the content of the sheet, in reading order.  `plain_text.py` gives the
same parts as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backpdf.library.model.markup import parse_bold


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in one weight; with `link`, a link to that web address."""

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

    @classmethod
    def from_markup(cls, text: str) -> Text:
        """A text as a clinician types it, with `**bold**` as its only markup."""
        return cls(tuple(Phrase(run.text, run.bold) for run in parse_bold(text)))

    @property
    def plain(self) -> str:
        """The text without weights and links."""
        return "".join(phrase.text for phrase in self.phrases)

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines as they are typed: a text that goes on below a line end is several."""
        if not any("\n" in phrase.text for phrase in self.phrases):
            return (self,)
        lines: list[list[Phrase]] = [[]]
        for phrase in self.phrases:
            first, *others = phrase.text.split("\n")
            lines[-1].append(replace(phrase, text=first))
            lines += [[replace(phrase, text=other)] for other in others]
        return tuple(Text(tuple(line)) for line in lines)

    def __add__(self, other: Text) -> Text:
        return Text(self.phrases + other.phrases)


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
class DoseCell:
    """One number of a dose with its label: value "8-12", label "repetitions"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CardNote:
    """A text with a bold label before it: "Easier: Lift only halfway."."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise on the sheet.

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
    """A field for a name or a date: the value where it is known, else a line to write on."""

    label: str
    value: str | None
    long: bool = False


@dataclass(frozen=True, slots=True)
class LevelBadge:
    """The number of this level and the number of levels; `words` is both as text ("Level 1 of 3")."""

    number: int
    of: int
    words: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's logo and its alternative text; content as in Figure."""

    path: Path
    alt: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class ClinicLine:
    """The clinic's logo, name and contact, at the top of the first page."""

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
    """A table of tick boxes: one row for each week, one box for each day."""

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
    """The texts as one, with `between` between them."""
    phrases: list[Phrase] = []
    for text in texts:
        if phrases:
            phrases.append(Phrase(between))
        phrases.extend(text.phrases)
    return Text(tuple(phrases))
