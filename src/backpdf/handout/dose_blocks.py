"""The parts of a dose: cells, and the table of weeks."""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.handout.rich_text import Phrase, Text

AMOUNT = "{value}"
"""The place of the amount in the phrase of a dose cell; the whole phrase where it needs no other words."""


@dataclass(frozen=True, slots=True)
class DoseCell:
    """One amount of a dose as a phrase: value "8 to 12" in the phrase "{value} times".

    The value is empty where it is to be filled in by hand.
    """

    phrase: str
    value: str

    @property
    def label(self) -> str:
        """The phrase without its amount: "times"."""
        return " ".join(self.phrase.format(value="").split())

    @property
    def is_label_first(self) -> bool:
        """Whether the phrase has its words before the amount."""
        return not self.phrase.startswith(AMOUNT)

    @property
    def text(self) -> Text:
        """The whole phrase, with its amount in bold."""
        before, _, after = self.phrase.partition(AMOUNT)
        parts = (Phrase(before), Phrase(self.value, bold=True), Phrase(after))
        return Text(tuple(part for part in parts if part.text))


@dataclass(frozen=True, slots=True)
class DoseTable:
    """A dose that differs from week to week: two headings, and for each week its label and its text."""

    corner: str
    heading: str
    rows: tuple[tuple[str, Text], ...]
