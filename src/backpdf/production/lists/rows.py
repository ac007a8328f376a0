"""The rows of a list as handouts to be made, every cell checked.

What a row does not say comes from the defaults.  No message repeats what stands in a cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from backpdf.handout.request import Request
from backpdf.library.ids import nearest_id
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.model.markup import plain_text
from backpdf.library.model.plan import Plan
from backpdf.problems import Problem
from backpdf.production.lists.cell_faults import cell_fault
from backpdf.production.lists.columns import ListColumns
from backpdf.production.lists.dates import DateError, order_of, parse_date
from backpdf.production.lists.headings import Column
from backpdf.production.lists.list_row import Defaults, ListRow
from backpdf.production.lists.plan_files import PlanFiles
from backpdf.production.lists.print_cells import PrintCells
from backpdf.production.lists.table import Table, TableRow, merged_cells
from backpdf.production.lists.table_reader import harmful_characters
from backpdf.quoting import did_you_mean
from backpdf.text.cleaning import as_printed, on_one_line
from backpdf.text.printable import unprintable

LONGEST_NAME = 200
LONGEST_NOTE = 2000
LONGEST_WORD = 200
"""Characters of a cell that is neither a name nor a note."""

LONGEST_VISIT = 60
"""The same of when the patient comes again, which prints beside the name."""

_LONGEST = {
    Column.NAME: LONGEST_NAME,
    Column.CLINICIAN: LONGEST_NAME,
    Column.NOTE: LONGEST_NOTE,
    Column.NEXT_VISIT: LONGEST_VISIT,
}
_LEVEL = re.compile(r"(?:(?:level|lvl|stage|l)[ .:#-]*)?0*(\d{1,9})(?:[.,]0*)?", re.ASCII | re.IGNORECASE)


@dataclass
class RowReader:
    """Reads one row after the other; problems takes what is wrong with them, or with the headings.

    folder is where the list lies: plan files are named as seen from there; None for a list in memory.
    """

    table: Table
    columns: ListColumns
    library: Library
    defaults: Defaults
    folder: Path | None
    problems: list[Problem] = field(default_factory=list)
    _warnings: list[str] = field(default_factory=list)
    _texts: dict[Column, str] = field(default_factory=dict)
    _faulty: set[Column] = field(default_factory=set)

    def __post_init__(self) -> None:
        texts = (self.columns.text(row, Column.DATE) for row in self.table.rows)
        self._dates = self.defaults.dates or order_of(texts if self.columns.has(Column.DATE) else ())
        self._plans = PlanFiles(self.folder, self.library)
        self._merged = merged_cells(self.table, [index for index, _ in self.columns.places.values()])

    @property
    def plan_files(self) -> list[Path]:
        """The plans that were read."""
        return self._plans.files

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
        self._warnings.clear()
        self._texts = {column: self.columns.text(row, column) for column in self.columns.places}
        self._faulty.clear()
        self._check_cells(row)
        program = self._program(row)
        level = self._level(row, program)
        cells = PrintCells(self._text, self.defaults)
        options = cells.options(Column.MONO if self.columns.has(Column.MONO) else Column.COLOUR)
        blank_dose = cells.blank_dose()
        for fault in cells.faults:
            self._problem(row, *fault)
        language = self._language(row, program)
        day = self._day(row) or self.defaults.day
        name, patient = self._name(row, Column.NAME)
        typed, clinician = self._name(row, Column.CLINICIAN)
        if typed is None:
            clinician = self.defaults.clinician
        plan = self._plan(row, program, level)
        if len(self.problems) > before or program is None or level is None:
            return None
        stamp = day or self.defaults.stamp
        request = Request(
            program.id,
            level.number,
            patient,
            clinician,
            day,
            stamp,
            plan,
            blank_dose=blank_dose,
        )
        reference = self._text(Column.REFERENCE) or (plan.reference if plan else None) or None
        return ListRow(row.number, reference, request, options, language, name, tuple(self._warnings))

    def _problem(self, row: TableRow, column: Column, message: str, hint: str) -> None:
        if column in self._faulty:  # one problem for a cell is enough
            return
        self._faulty.add(column)
        heading, index = self.columns.heading(column), self.columns.index(column)
        self.problems.append(self.table.problem(row, message, hint, column=heading, index=index))

    def _text(self, column: Column) -> str:
        """What the row says that is being read; empty where it says nothing."""
        return self._texts.get(column, "")

    def _check_cells(self, row: TableRow) -> None:
        """Adds the problems of cells that do not hold what the list shows."""
        self._extra_cells(row)
        self.problems += harmful_characters(self.table, row)
        for column, text in self._texts.items():
            if not text and (row.number, self.columns.index(column)) in self._merged:
                message = "the cell is merged with another one, which alone holds the text"
                self._problem(row, column, message, "unmerge the cells, and fill in each of them")
            elif len(text) > (most := _LONGEST.get(column, LONGEST_WORD)):
                message = f"the text has {len(text)} characters, at most {most} fit"
                self._problem(row, column, message, "shorten it")
            elif text:
                is_name = column in (Column.NAME, Column.CLINICIAN)
                fault = cell_fault(text, is_name=is_name, is_reference=column is Column.REFERENCE)
                fault = fault or (self._swallowed(text, column) if "\n" in text else None)
                if fault is not None:
                    self._problem(row, column, *fault)

    def _swallowed(self, text: str, column: Column) -> tuple[str, str] | None:
        """The fault of a cell that holds whole rows, because a quotation mark is missing after it."""
        least = max(1, self.columns.width - 1 if column is Column.NOTE else 1)
        if not any(line.count(self.table.separator) >= least for line in text.split("\n")):
            return None
        message = "the cell holds line ends and separators: perhaps whole rows, for want of a quotation mark"
        return message, "look for a quotation mark without its partner, here or above"

    def _extra_cells(self, row: TableRow) -> None:
        extra = next((i for i in range(self.columns.width, len(row.cells)) if row.cells[i]), None)
        if extra is not None:
            hint = "put a text that holds the separator in quotation marks"
            message = "the row has more cells than there are headings"
            self.problems.append(self.table.problem(row, message, hint, index=extra))

    def _program(self, row: TableRow) -> Program | None:
        text = self._text(Column.PROGRAM) or self.defaults.program or ""
        programs = self.library.programs
        found = programs.get(text) or self._titled(text)
        if found is not None:
            return found
        if not text:
            if self.columns.has(Column.PROGRAM):
                hint = f"write one of: {', '.join(programs)}; or give --program"
                self._problem(row, Column.PROGRAM, "the row names no program", hint)
            return None
        hint = did_you_mean(nearest_id(text), programs, f"the programs are: {', '.join(programs)}")
        self._problem(row, Column.PROGRAM, "there is no such program", hint)
        return None

    def _titled(self, title: str) -> Program | None:
        """The one program that has a title, in small or capital letters."""
        wanted, programs = plain_text(title).casefold(), self.library.programs.values()
        found = [each for each in programs if plain_text(each.title).casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def _level(self, row: TableRow, program: Program | None) -> Level | None:
        text = self._text(Column.LEVEL)
        if not text and self.defaults.level is None:
            if self.columns.has(Column.LEVEL):
                self._problem(
                    row, Column.LEVEL, "the row names no level", "write its number; or give --level"
                )
            return None
        match = _LEVEL.fullmatch(text) if text else None
        if text and match is None:
            self._problem(row, Column.LEVEL, "this is not the number of a level", "write it like 2")
            return None
        if program is None:
            return None
        number = int(match[1]) if match else self.defaults.level
        for level in program.levels:
            if level.number == number:
                return level
        known = ", ".join(str(level.number) for level in program.levels)
        hint = f"its levels are: {known}"
        self._problem(row, Column.LEVEL, f'the program "{program.id}" has no such level', hint)
        return None

    def _language(self, row: TableRow, program: Program | None) -> str:
        """The language of the program, which a row may confirm but cannot change."""
        wanted = self._text(Column.LANGUAGE).casefold().replace("_", "-")
        if program is None:
            return ""
        language = self.library.language_of(program)
        if wanted and wanted not in (language.casefold(), language.partition("-")[0]):
            hint = "name the program that is written in this language, or leave the cell empty"
            message = f'the program "{program.id}" is in the language "{language}"'
            self._problem(row, Column.LANGUAGE, message, hint)
        return language

    def _day(self, row: TableRow) -> date | None:
        text = self._text(Column.DATE)
        if not text:
            return None
        try:
            return parse_date(text, self._dates, self.defaults.today)
        except DateError as error:
            self._problem(row, Column.DATE, error.message, error.hint)
            return None

    def _name(self, row: TableRow, column: Column) -> tuple[str | None, str | None]:
        """A person's name as typed, and as it is printed: None where there is none, or no font has it."""
        typed = on_one_line(self._text(column))
        if not as_printed(typed).strip():
            return None, None
        if not unprintable(typed):
            return typed, typed
        whose = "name" if column is Column.NAME else "clinician's name"
        self._warnings.append(
            f"row {row.number}: the {whose} cannot be printed: the fonts lack a sign of it; "
            "a line to write it on is in its place"
        )
        return typed, None

    def _printed(self, row: TableRow, column: Column) -> str | None:
        """A text that prints on the sheet, its spaces tidied; None where there is none."""
        text = on_one_line(self._text(column))
        for found in unprintable(text)[:1]:
            self._problem(row, column, found.message, found.hint)
        return text if as_printed(text).strip() else None

    def _plan(self, row: TableRow, program: Program | None, level: Level | None) -> Plan | None:
        """The plan file of a row, its note and next visit: the row's own win over those of the plan."""
        plan: Plan | None = None
        name = self._text(Column.PLAN)
        if name and (fault := self._plans.path_fault(name)) is not None:
            self._problem(row, Column.PLAN, *fault)
        elif name and program is not None and level is not None:
            found = self._plans.read(name, program, level, self.problems)
            if isinstance(found, tuple):
                self._problem(row, Column.PLAN, *found)
            else:
                plan = found
        own = {"note": self._printed(row, Column.NOTE), "next_visit": self._printed(row, Column.NEXT_VISIT)}
        changes = {field: text for field, text in own.items() if text is not None}
        return (plan or Plan()).model_copy(update=changes) if changes else plan
