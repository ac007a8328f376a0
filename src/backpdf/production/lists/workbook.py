"""Excel workbooks as tables: the first visible sheet that has the headings, or the one asked for."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import IO
from xml.parsers import expat

from backpdf.problems import Problem
from backpdf.production.lists.element_reader import Attributes, ElementReader, SheetLimitError, check_tags
from backpdf.production.lists.headings import most_headings
from backpdf.production.lists.sheet_reader import BookParts, FormatReader, SheetReader, SheetRow, StringReader
from backpdf.production.lists.table import MOST_ROWS, RowStore, TableParts, tidy_row, too_many_rows
from backpdf.quoting import quoted
from backpdf.text.cleaning import for_terminal

LARGEST_SHEET = 256 * 1024 * 1024
LARGEST_STRINGS = 48 * 1024 * 1024
LARGEST_OTHER = 16 * 1024 * 1024
"""Bytes of each part, unpacked: of a sheet of 100 000 rows and ten columns, 50 million."""
_LARGEST_DIRECTORY = 1024 * 1024
_LOOKED_AT = 60
_CHUNKS_LOOKED_AT = 16
"""Rows, and MiB/16, of each sheet in which its headings are looked for."""
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_UNREADABLE = "the file cannot be read as an Excel workbook"
_SAVE_AS = 'open it in Excel, and save it as "CSV UTF-8"'


@dataclass(frozen=True, slots=True)
class _BookSheet:
    """A sheet of a workbook: its name, the part of the file that holds it, and whether it is shown."""

    name: str
    part: str
    is_visible: bool

    @property
    def label(self) -> str:
        """Its name for messages."""
        return quoted(for_terminal(self.name))


def workbook_parts(data: bytes, shown: str, sheet: str | None = None) -> TableParts | Problem:
    """The rows of one sheet of a workbook, or what is wrong with the file; sheet names the one to read."""
    if data.startswith(_OLD_OR_LOCKED):
        message = "the workbook is locked with a password, or is an old one"
        return Problem(shown, message, hint=f"{_SAVE_AS}, or as an Excel workbook without a password")
    try:
        if _has_huge_directory(data):
            return Problem(shown, "the workbook is too large", hint="split it up")
        with _Book(data) as book:
            chosen = book.named(sheet, shown) if sheet is not None else book.first_with_headings(shown)
            return chosen if isinstance(chosen, Problem) else book.table_parts(chosen, shown)
    except SheetLimitError as error:
        return Problem(
            shown, f"the workbook holds more {error}", hint="keep only the list in it, or split it up"
        )
    except (
        zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, ValueError, EOFError, OSError,
        NotImplementedError, RuntimeError,
    ):  # fmt: skip
        return Problem(shown, _UNREADABLE, hint=_SAVE_AS)


def _has_huge_directory(data: bytes) -> bool:
    """Whether the zip file lists more parts than any workbook has: each costs memory before it is opened."""
    end = data.rfind(b"PK\x05\x06")
    return end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY


class _Book:
    """An open workbook."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._counted = set[str]()
        self._parts = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
        index = _IndexReader()
        self._read(index, "xl/workbook.xml", LARGEST_OTHER)
        targets = _RelationReader()
        self._read(targets, "xl/_rels/workbook.xml.rels", LARGEST_OTHER)
        self.sheets = [
            _BookSheet(name, _part_name(targets.targets.get(relation, "")), is_visible)
            for name, relation, is_visible in index.sheets
        ]
        strings, formats = StringReader(), FormatReader()
        self._read(strings, "xl/sharedstrings.xml", LARGEST_STRINGS)
        self._read(formats, "xl/styles.xml", LARGEST_OTHER)
        self._shared = BookParts(strings.strings, formats.formats, index.from_1904)
        self._with_headings: list[_BookSheet] = []

    def __enter__(self) -> _Book:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def named(self, name: str, shown: str) -> _BookSheet | Problem:
        """The sheet with this name, hidden or not."""
        for sheet in self.sheets:
            if sheet.name.strip().casefold() == name.strip().casefold():
                return sheet
        known = ", ".join(sheet.label for sheet in self._readable())
        message = "the workbook has no sheet with the name that --sheet gives"
        return Problem(shown, message, hint=f"its sheets are: {known}")

    def first_with_headings(self, shown: str) -> _BookSheet | Problem:
        """The first visible sheet that has a row of headings, else the first that has anything."""
        visible = [sheet for sheet in self._readable() if sheet.is_visible]
        filled: list[_BookSheet] = []
        for sheet in visible:
            rows = RowStore()
            start = self._rows(sheet, SheetReader(self._shared), _CHUNKS_LOOKED_AT)
            for number, _, cells in islice(start, _LOOKED_AT):
                rows.add(tidy_row(number, cells))
            if len(rows):
                filled.append(sheet)
            if most_headings(rows):
                self._with_headings.append(sheet)
        found = [*self._with_headings, *filled, *visible]
        if not found:
            hint = "unhide the sheet with the list, or name it with --sheet NAME"
            return Problem(shown, "the workbook has no visible sheet", hint=hint)
        if not self._with_headings and len(filled) > 1:
            hint = "write the headings above the list, or name its sheet with --sheet NAME"
            return Problem(shown, "no visible sheet of the workbook has headings that are known", hint=hint)
        return found[0]

    def table_parts(self, sheet: _BookSheet, shown: str) -> TableParts | Problem:
        """The rows of a sheet; those that it hides are counted only."""
        reader = SheetReader(self._shared)
        parts = TableParts(notices=self._notices(sheet))
        for number, is_hidden, cells in self._rows(sheet, reader):
            row = tidy_row(number, cells)
            if not row.cells:
                continue
            if len(parts.rows) + len(parts.hidden_rows) > MOST_ROWS:
                return too_many_rows(shown)
            if is_hidden:
                parts.hidden_rows.append(number)
            else:
                parts.rows.add(row)
        parts.hidden_columns = frozenset(reader.hidden_columns)
        parts.merged = tuple(reader.merged)
        return parts

    def _readable(self) -> list[_BookSheet]:
        """Sheets of cells: a workbook may have sheets of charts as well."""
        return [sheet for sheet in self.sheets if "chartsheet" not in sheet.part]

    def _notices(self, sheet: _BookSheet) -> tuple[str, ...]:
        """Which sheet was read, where the workbook has several."""
        if len(self._readable()) == 1:
            return ()
        others = [other.label for other in self._with_headings if other is not sheet]
        more = f"; not read, though they have the headings, too: {', '.join(others)}" if others else ""
        return (f"the sheet {sheet.label} was read{more}",)

    def _rows(self, sheet: _BookSheet, reader: SheetReader, chunks: int | None = None) -> Iterator[SheetRow]:
        with closing(self._open(sheet.part, LARGEST_SHEET)) as stream:
            yield from reader.rows(stream, chunks)

    def _read(self, reader: ElementReader, part: str, most: int) -> None:
        """Reads a part to its end, where the workbook has it."""
        if part not in self._parts and part != "xl/workbook.xml":
            return
        with closing(self._open(part, most)) as stream:
            for _ in reader.read(stream):
                pass

    def _open(self, part: str, most: int) -> IO[bytes]:
        info = self._archive.getinfo(self._parts[part.lower()])
        if info.file_size > most:
            raise SheetLimitError(f"in one part than {most // 1024**2} MiB")
        if info.filename not in self._counted:
            self._counted.add(info.filename)
            with closing(self._archive.open(info)) as stream:
                check_tags(stream)
        return self._archive.open(info)


class _IndexReader(ElementReader):
    """The sheets of a workbook in the order of their tabs, and its first day."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Takes a sheet, or the settings of the workbook."""
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            is_visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), relation, is_visible))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _RelationReader(ElementReader):
    """The part of the file behind each relation of the workbook."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        """Takes a relation."""
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


def _part_name(target: str) -> str:
    """The name of a part in the zip file: targets are seen from the folder `xl`, or from the top."""
    plain = target.replace("\\", "/").removeprefix("./")
    return plain.lstrip("/") if plain.startswith(("/", "xl/")) else f"xl/{plain}"
