"""The cells of a row that say how its handout is printed: paper, edition, type size, colour, blank doses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from backpdf.pdf.layout.theme import TYPE_SIZES, Edition, Paper
from backpdf.pdf.print_options import SUMMARY_CHOOSES, PrintOptions, in_words
from backpdf.production.lists.headings import Column
from backpdf.production.lists.list_row import Defaults

T = TypeVar("T")

_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui"})
_NO = frozenset({"no", "n", "false", "0", "-"})
_COLOURED = _YES | {"colour", "color", "coloured", "colored"}
_GREY = _NO | {"mono", "grey", "gray", "greyscale", "grayscale", "black", "black and white", "bw", "b/w"}
_PAPERS = {paper.value: paper for paper in Paper} | {"usletter": Paper.LETTER}
_EDITIONS = {edition.value.replace("-", ""): edition for edition in Edition} | {
    "large": Edition.LARGE_PRINT,
    "normal": Edition.STANDARD,
    "onepage": Edition.SUMMARY,
}
_EDITION_HINT = f"write {', '.join([*Edition][:-1])} or {[*Edition][-1]}"
_TYPE_SIZE = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*(?:pt|points?)?", re.ASCII | re.IGNORECASE)
"""A type size as people type it: 24, 24 pt, and 24.0 as spreadsheets save it."""


class PrintFault(NamedTuple):
    """What is wrong with a cell, and what to do."""

    column: Column
    message: str
    hint: str


@dataclass
class PrintCells:
    """Reads the cells of one row; faults takes what is wrong with them.

    text gives what the row says in a column, empty where it says nothing.
    """

    text: Callable[[Column], str]
    defaults: Defaults
    faults: list[PrintFault] = field(default_factory=list)

    def options(self, colour_column: Column) -> PrintOptions:
        """How the handout is printed; colour_column is the column that says whether in colour."""
        paper = self._one_of(Column.PAPER, _PAPERS, self.defaults.paper, "write a4 or letter")
        edition, type_size = self._edition()
        mono = self._mono(colour_column)
        return PrintOptions(paper, edition, mono, self.defaults.standard, type_size=type_size)

    def blank_dose(self) -> bool:
        """Whether doses are left to be filled in by hand."""
        text = self.text(Column.BLANK_DOSE).casefold()
        if text and text not in _YES | _NO:
            self._fault(Column.BLANK_DOSE, "this says neither yes nor no", "write yes or no")
        return text in _YES if text else self.defaults.blank_dose

    def _fault(self, column: Column, message: str, hint: str) -> None:
        self.faults.append(PrintFault(column, message, hint))

    def _one_of(self, column: Column, known: Mapping[str, T], usual: T, hint: str) -> T:
        text = self.text(column).casefold()
        plain = "".join(character for character in text if character not in " -_")
        if not plain:
            return usual
        if plain not in known:
            self._fault(column, f"there is no such {column}", hint)
        return known.get(plain, usual)

    def _edition(self) -> tuple[Edition, int | None]:
        """The edition and its type size; a type size alone asks for large print."""
        text = self.text(Column.TYPE_SIZE)
        if not text:
            edition = self._one_of(Column.EDITION, _EDITIONS, self.defaults.edition, _EDITION_HINT)
            return edition, self.defaults.type_size if edition is Edition.LARGE_PRINT else None
        edition = self._one_of(Column.EDITION, _EDITIONS, Edition.LARGE_PRINT, _EDITION_HINT)
        match = _TYPE_SIZE.fullmatch(text)
        size = int(match[1]) if match else 0
        if size not in TYPE_SIZES:
            self._fault(Column.TYPE_SIZE, "there is no such type size", f"write {in_words(TYPE_SIZES)}")
            return edition, None
        if edition is Edition.LARGE_PRINT:
            return edition, size
        message = "a type size asks for large print, and the row asks for another edition"
        if edition is Edition.SUMMARY:
            message = SUMMARY_CHOOSES
        self._fault(Column.TYPE_SIZE, message, "leave the cell empty, or write large-print as edition")
        return edition, None

    def _mono(self, column: Column) -> bool:
        """Two columns may say this: colour (yes, no, mono) or mono (yes, no)."""
        text = self.text(column).casefold()
        if not text:
            return self.defaults.mono
        coloured, grey = (_COLOURED, _GREY) if column is Column.COLOUR else (_NO, _YES | _GREY - _NO)
        if text not in coloured | grey:
            hint = "write colour or mono" if column is Column.COLOUR else "write yes or no"
            self._fault(column, "this says neither yes nor no", hint)
            return self.defaults.mono
        return text in grey
