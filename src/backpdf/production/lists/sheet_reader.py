"""The XML inside a workbook, read as a stream: strings, formats, and the rows of a sheet.

ECMA-376, part 1, 18.3 (sheets) and 18.4 (strings).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO

from backpdf.production.lists.element_reader import Attributes, ElementReader, SheetLimitError
from backpdf.production.lists.number_formats import PLAIN_NUMBER, NumberFormat, parse_format
from backpdf.production.lists.table import MOST_CELLS, MOST_LINES

MOST_STRINGS = 500_000
FORMULA_WITHOUT_RESULT = "=?"
"""The text of a cell whose formula was never calculated."""


class StringReader(ElementReader):
    """The shared strings of a workbook, each without its phonetic reading."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._parts: list[str] = []
        self._is_phonetic = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Begins a string, or its phonetic reading."""
        del attributes
        if name == "t" and not self._is_phonetic:
            self.collect()
        elif name == "si":
            self._parts = []
        elif name == "rPh":
            self._is_phonetic = True

    def end(self, name: str) -> None:
        """Ends a string, or a part of it."""
        if name == "t" and self.text is not None:
            self._parts.append(self.collected())
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            self.strings.append("".join(self._parts))
            if len(self.strings) > MOST_STRINGS:
                raise SheetLimitError(f"texts than {MOST_STRINGS}")


class FormatReader(ElementReader):
    """The number format of each cell style of a workbook."""

    def __init__(self) -> None:
        super().__init__()
        self.formats: list[NumberFormat] = []
        self._codes: dict[str, str] = {}
        self._in_cells = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Takes a number format, or the style of a cell that has one."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            found = parse_format(whole_number(number), self._codes.get(number, ""))
            self.formats.append(found)

    def end(self, name: str) -> None:
        """Ends the styles of cells."""
        if name == "cellXfs":
            self._in_cells = False


@dataclass(frozen=True, slots=True)
class BookParts:
    """What all sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    from_1904: bool = False


SheetRow = tuple[int, bool, list[str]]
"""Number, whether it is hidden, and the texts of its cells."""


class SheetReader(ElementReader):
    """The rows of a sheet, its hidden columns and its merged ranges."""

    def __init__(self, book: BookParts) -> None:
        super().__init__()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self._book = book
        self._rows: list[SheetRow] = []
        self._row: Attributes = {}
        self._cells: list[str] = []
        self._numbered, self._unnumbered = "0", 0
        self._all_hidden = False
        self._index = -1
        self._kind, self._style = "n", ""
        self._value: str | None = None
        self._has_formula = False
        self._is_phonetic = False

    def rows(self, stream: IO[bytes], chunks: int | None = None) -> Iterator[SheetRow]:
        """Every row that has something in it; with `chunks`, those of so many chunks of the stream."""
        for _ in islice(self.read(stream), chunks):
            yield from self._rows
            self._rows = []

    def begin(self, name: str, attributes: Attributes) -> None:
        """Begins a row, a cell, and what else a list is made of."""
        starter = _STARTERS.get(name)
        if starter is not None:
            starter(self, attributes)

    def end(self, name: str) -> None:
        """Ends a row, a cell or its text."""
        if name in ("v", "t") and self.text is not None:
            self._value = (self._value or "") + self.collected()
        elif name == "c":
            self._add_cell()
        elif name == "row" and self._cells:
            self._end_row()
        elif name == "rPh":
            self._is_phonetic = False

    def _start_row(self, attributes: Attributes) -> None:
        self._row, self._cells, self._index = attributes, [], -1
        self._unnumbered = 0 if "r" in attributes else self._unnumbered + 1
        self._numbered = attributes.get("r", self._numbered)

    def _end_row(self) -> None:
        """Keeps a row that has cells; others, of which there may be a million, cost next to nothing."""
        number = whole_number(self._numbered) + self._unnumbered
        if number > MOST_LINES:
            raise SheetLimitError(f"rows than {MOST_LINES}")
        hidden = self._row.get("hidden")
        is_hidden = _is_true(hidden) or _is_zero(self._row.get("ht"))
        by_default = self._all_hidden and hidden is None and "ht" not in self._row
        self._rows.append((number, is_hidden or by_default, self._cells))

    def _start_cell(self, attributes: Attributes) -> None:
        self._index = _column_index(attributes.get("r", ""), self._index + 1)
        if self._index >= MOST_CELLS:
            raise SheetLimitError(f"columns than {MOST_CELLS}")
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value, self._has_formula = None, False

    def _start_text(self, attributes: Attributes) -> None:
        del attributes
        if not self._is_phonetic:
            self.collect()

    def _start_formula(self, attributes: Attributes) -> None:
        del attributes
        self._has_formula = True

    def _start_phonetic(self, attributes: Attributes) -> None:
        del attributes
        self._is_phonetic = True

    def _start_column(self, attributes: Attributes) -> None:
        if _is_true(attributes.get("hidden")) or _is_zero(attributes.get("width")):
            first, last = whole_number(attributes.get("min", "")), whole_number(attributes.get("max", ""))
            self.hidden_columns.update(range(max(0, first - 1), min(last, MOST_CELLS)))

    def _start_usual(self, attributes: Attributes) -> None:
        self._all_hidden = _is_true(attributes.get("zeroHeight"))

    def _start_merged(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        self.merged.append((*_row_and_column(first), *_row_and_column(last or first)))

    def _add_cell(self) -> None:
        text = self._text()
        if text:
            self._cells.extend([""] * (self._index - len(self._cells)))
            if self._index < len(self._cells):  # a damaged file that names a cell twice
                raise SheetLimitError("cells of one name")
            self._cells.append(text)

    def _text(self) -> str:
        """The text that the cell shows."""
        value = self._value
        if value is None:
            return FORMULA_WITHOUT_RESULT if self._has_formula else ""
        if self._kind == "s":
            place = whole_number(value, -1)
            if not 0 <= place < len(self._book.strings):
                raise SheetLimitError("texts than it says")
            return self._book.strings[place]
        if self._kind == "b":
            return "yes" if _is_true(value) else "no"
        if self._kind == "n" and value:
            style = whole_number(self._style, -1)
            known = 0 <= style < len(self._book.formats)
            shown = self._book.formats[style] if known else PLAIN_NUMBER
            return shown.text(value, from_1904=self._book.from_1904)
        return value


_STARTERS: dict[str, Callable[[SheetReader, Attributes], None]] = {
    "row": SheetReader._start_row,
    "c": SheetReader._start_cell,
    "v": SheetReader._start_text,
    "t": SheetReader._start_text,
    "f": SheetReader._start_formula,
    "rPh": SheetReader._start_phonetic,
    "col": SheetReader._start_column,
    "sheetFormatPr": SheetReader._start_usual,
    "mergeCell": SheetReader._start_merged,
}


def whole_number(text: str, otherwise: int = 0) -> int:
    """A number that an attribute holds; otherwise where it holds none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")


def _is_zero(text: str | None) -> bool:
    return text is not None and not text.strip("0.") and "0" in text


def _column_index(place: str, otherwise: int) -> int:
    """The index from 0 of the column in `AB12`; otherwise where no place is named."""
    index = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        index = index * 26 + ord(letter) - 64
    return index - 1 if index else otherwise


def _row_and_column(place: str) -> tuple[int, int]:
    return whole_number(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), _column_index(place, 0)
