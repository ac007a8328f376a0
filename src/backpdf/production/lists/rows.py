"""The rows of a list as handouts to be made, every cell checked.

What a row does not say comes from the defaults.  No message repeats what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from backpdf.handout.request import Request
from backpdf.library.folders import stays_inside
from backpdf.library.ids import nearest_id
from backpdf.library.model.fields import fold, path_error
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.model.plan import Plan, PlanReading
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import Problem
from backpdf.production.checked_library import check_plan
from backpdf.production.lists.columns import Column, ListColumns
from backpdf.production.lists.dates import DateError, DateOrder, order_of, parse_date
from backpdf.production.lists.table import Table, TableRow
from backpdf.quoting import did_you_mean
from backpdf.text.cleaning import as_printed, on_one_line
from backpdf.text.printable import unprintable

T = TypeVar("T")

LONGEST_NAME = 200

_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui"})
_NO = frozenset({"no", "n", "false", "0", "-"})
_COLOURED = _YES | {"colour", "color", "coloured", "colored"}
_GREY = _NO | {"mono", "grey", "gray", "greyscale", "grayscale", "black", "black and white", "bw", "b/w"}
_PAPERS = {paper.value: paper for paper in Paper} | {"usletter": Paper.LETTER}
_EDITIONS = {edition.value.replace("-", ""): edition for edition in Edition} | {
    "large": Edition.LARGE_PRINT,
    "normal": Edition.STANDARD,
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is taken where a row says nothing; paper None is the clinic's own.

    stamp is the date inside the files of rows without a date.
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


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list, checked: which handout, for whom, how printed; and the plan file that it names."""

    row: int
    reference: str | None
    request: Request
    options: PrintOptions
    language: str
    plan_file: Path | None = None

    @property
    def private(self) -> bool:
        """Whether the file names a patient, or has a reference to one."""
        return self.request.personal or self.reference is not None

    @property
    def name_values(self) -> Mapping[str, str]:
        """What a file name may be made of."""
        request, options = self.request, self.options
        return {
            "reference": self.reference or f"row-{self.row}",
            "row": str(self.row),
            "name": request.patient or "",
            "program": request.program,
            "level": str(request.level),
            "paper": options.paper.value,
            "edition": options.edition.value,
            "colour": "mono" if options.mono else "colour",
            "language": self.language,
            "date": request.day.isoformat() if request.day else "",
        }


def read_rows(
    table: Table, columns: ListColumns, library: Library, defaults: Defaults, folder: Path
) -> tuple[list[ListRow], list[Problem]]:
    """Every row that is right as an entry, and every problem of the others.

    folder is where the list lies: plan files are named as seen from there.
    """
    dates = defaults.dates or order_of(columns.text(row, Column.DATE) for row in table.rows)
    reader = _RowReader(table, columns, library, defaults, folder, dates)
    reader.check_headings()
    entries = [entry for row in table.rows if (entry := reader.entry(row)) is not None]
    return entries, reader.problems


@dataclass
class _RowReader:
    """Reads one row after the other, and keeps what is wrong with them."""

    table: Table
    columns: ListColumns
    library: Library
    defaults: Defaults
    folder: Path
    dates: DateOrder | None
    problems: list[Problem] = field(default_factory=list)
    _plans: dict[tuple[str, str, int], PlanReading] = field(default_factory=dict)

    def check_headings(self) -> None:
        """Adds a problem for a missing column that every row needs: one problem, not one for each row."""
        for column, given, option in (
            (Column.PROGRAM, self.defaults.program, "--program"),
            (Column.LEVEL, self.defaults.level, "--level"),
        ):
            if given is None and not self.columns.has(column):
                message = f'there is no column "{column}"'
                hint = f"add it, or give {option} for all rows"
                self.problems.append(self.table.problem(self.table.header, message, hint))

    def entry(self, row: TableRow) -> ListRow | None:
        """A row as an entry; None where it has a problem."""
        before = len(self.problems)
        self._extra_cells(row)
        program = self._program(row)
        level = self._level(row, program)
        options = PrintOptions(
            self._one_of(row, Column.PAPER, _PAPERS, self.defaults.paper, "write a4 or letter"),
            self._one_of(
                row, Column.EDITION, _EDITIONS, self.defaults.edition, "write standard or large-print"
            ),
            self._mono(row),
            self.defaults.standard,
        )
        language = self._language(row, program)
        day = self._day(row) or self.defaults.day
        patient = self._words(row, Column.NAME, LONGEST_NAME)
        clinician = self._words(row, Column.CLINICIAN, LONGEST_NAME) or self.defaults.clinician
        plan = self._plan(row, program, level)
        if len(self.problems) > before or program is None or level is None:
            return None
        stamp = day or self.defaults.stamp
        request = Request(program.id, level.number, patient, clinician, day, stamp, plan)
        reference = self.columns.text(row, Column.REFERENCE) or None
        plan_name = self.columns.text(row, Column.PLAN)
        plan_file = self.folder / plan_name if plan_name else None
        return ListRow(row.number, reference, request, options, language, plan_file)

    def _problem(self, row: TableRow, column: Column, message: str, hint: str) -> None:
        heading, index = self.columns.heading(column), self.columns.index(column)
        self.problems.append(self.table.problem(row, message, hint, column=heading, index=index))

    def _extra_cells(self, row: TableRow) -> None:
        width = len(self.table.header.cells)
        extra = [index for index, cell in enumerate(row.cells) if index >= width and cell.text]
        if extra:
            hint = "put a text that holds the separator in quotation marks"
            message = "the row has more cells than there are headings"
            self.problems.append(self.table.problem(row, message, hint, index=extra[0]))

    def _program(self, row: TableRow) -> Program | None:
        text = self.columns.text(row, Column.PROGRAM) or self.defaults.program or ""
        programs = self.library.programs
        if text in programs:
            return programs[text]
        if not text:
            if self.columns.has(Column.PROGRAM):
                hint = f"write one of: {', '.join(programs)}; or give --program"
                self._problem(row, Column.PROGRAM, "the row names no program", hint)
            return None
        hint = did_you_mean(nearest_id(text), programs, f"the programs are: {', '.join(programs)}")
        self._problem(row, Column.PROGRAM, "there is no such program", hint)
        return None

    def _level(self, row: TableRow, program: Program | None) -> Level | None:
        text = self.columns.text(row, Column.LEVEL)
        if not text and self.defaults.level is None:
            if self.columns.has(Column.LEVEL):
                self._problem(
                    row, Column.LEVEL, "the row names no level", "write its number; or give --level"
                )
            return None
        if text and not (text.isascii() and text.isdigit()):
            self._problem(row, Column.LEVEL, "this is not the number of a level", "write it like 2")
            return None
        if program is None:
            return None
        number = int(text) if text and len(text) < 4 else self.defaults.level if not text else -1
        for level in program.levels:
            if level.number == number:
                return level
        known = ", ".join(str(level.number) for level in program.levels)
        hint = f"its levels are: {known}"
        self._problem(row, Column.LEVEL, f'the program "{program.id}" has no such level', hint)
        return None

    def _one_of(self, row: TableRow, column: Column, known: Mapping[str, T], usual: T, hint: str) -> T:
        text = self.columns.text(row, column).casefold()
        plain = "".join(character for character in text if character not in " -_")
        if not plain:
            return usual
        if plain not in known:
            self._problem(row, column, f"there is no such {column}", hint)
        return known.get(plain, usual)

    def _mono(self, row: TableRow) -> bool:
        """Two columns may say this: colour (yes, no, mono) or mono (yes, no)."""
        column = Column.MONO if self.columns.has(Column.MONO) else Column.COLOUR
        text = self.columns.text(row, column).casefold()
        if not text:
            return self.defaults.mono
        coloured, grey = (_COLOURED, _GREY) if column is Column.COLOUR else (_NO, _YES | _GREY - _NO)
        if text in coloured or text in grey:
            return text in grey
        hint = "write colour or mono" if column is Column.COLOUR else "write yes or no"
        self._problem(row, column, "this says neither yes nor no", hint)
        return self.defaults.mono

    def _language(self, row: TableRow, program: Program | None) -> str:
        """The language of the program, which a row may confirm but cannot change."""
        wanted = self.columns.text(row, Column.LANGUAGE).casefold().replace("_", "-")
        if program is None:
            return ""
        language = self.library.language_of(program)
        if wanted and wanted not in (language.casefold(), language.partition("-")[0]):
            hint = "name the program that is written in this language, or leave the cell empty"
            message = f'the program "{program.id}" is in the language "{language}"'
            self._problem(row, Column.LANGUAGE, message, hint)
        return language

    def _day(self, row: TableRow) -> date | None:
        text = self.columns.text(row, Column.DATE)
        if not text:
            return None
        try:
            return parse_date(text, self.dates)
        except DateError as error:
            self._problem(row, Column.DATE, error.message, error.hint)
            return None

    def _words(self, row: TableRow, column: Column, most: int | None = None) -> str | None:
        """A text that prints on the sheet, its spaces tidied; None where there is none."""
        text = on_one_line(self.columns.text(row, column))
        if most is not None and len(text) > most:
            self._problem(
                row, column, f"the text has {len(text)} characters, at most {most} fit", "shorten it"
            )
        for found in unprintable(text)[:1]:
            self._problem(row, column, found.message, found.hint)
        return text if as_printed(text).strip() else None

    def _plan(self, row: TableRow, program: Program | None, level: Level | None) -> Plan | None:
        """The plan file of a row, and its note: the row's own note wins over that of the plan."""
        plan: Plan | None = None
        name = self.columns.text(row, Column.PLAN)
        if name and (fault := self._path_fault(name)) is not None:
            self._problem(row, Column.PLAN, *fault)
        elif name and program is not None and level is not None:
            plan = self._plan_file(row, name, program, level)
        note = self._words(row, Column.NOTE)
        if note is not None:
            plan = (plan or Plan()).model_copy(update={"note": note})
        return plan

    def _path_fault(self, name: str) -> tuple[str, str] | None:
        """Message and hint for a path that is not one of a file beside the list."""
        fault = path_error(str(fold(name)))
        if fault is not None and fault.type == "path_backslash":
            return "the path of the plan has a backslash", 'write "/" between folder and file'
        if fault is not None or not name.isprintable() or not stays_inside(self.folder, self.folder / name):
            return "the plan is not in the folder of the list", "copy it there, and write its name"
        return None

    def _plan_file(self, row: TableRow, name: str, program: Program, level: Level) -> Plan | None:
        """The plan in a file, which is read once: its problems are listed once, and one for each row."""
        key = (name, program.id, level.number)
        if key not in self._plans:
            reading = check_plan(self.folder / name, name, self.library, [(program, level)])
            self._plans[key] = reading
            self.problems += [problem for problem in reading.problems if problem.mark is not None]
        reading = self._plans[key]
        whole = next((problem for problem in reading.problems if problem.mark is None), None)
        if whole is not None:  # not there, or not readable
            message = f"the plan cannot be used: {whole.message}"
            self._problem(row, Column.PLAN, message, whole.hint or "check the name")
        elif reading.problems:
            self._problem(
                row, Column.PLAN, "the plan has problems of its own", "they are listed under its name"
            )
        return reading.plan
