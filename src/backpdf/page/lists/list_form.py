"""What the view of lists sends beside the file, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from backpdf.handout.selection import find_program
from backpdf.library.model.library import Library
from backpdf.page.sheet.sheet_check import FieldProblem, chosen_options, typed_day, typed_line
from backpdf.pdf.print_options import Format
from backpdf.problems import ProblemsError, UsageError
from backpdf.production.in_memory.list_check import CheckedList, check_list
from backpdf.production.lists.dates import DateOrder
from backpdf.production.lists.list_encoding import parse_encoding
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.task import file_date
from backpdf.text.cleaning import on_one_line
from backpdf.text.printable import unprintable

FORMATS: Final[Mapping[str, tuple[Format, ...]]] = {
    "pdf": (Format.PDF,),
    "html": (Format.HTML,),
    "both": (Format.PDF, Format.HTML),
}
"""The kinds of files of a ZIP file; one PDF of all is made of PDFs."""
Short = Annotated[str, Field(max_length=300)]


class ListForm(BaseModel):
    """How a list is read, what its rows leave out, and what is made of it; name is that of its file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Short
    program: Short = ""
    level: Short = ""
    clinician: Short = ""
    day: Short = ""
    dates: Literal["", "day-first", "month-first"] = ""
    sheet: Short = ""
    encoding: Short = ""
    ignored: Short = ""
    blank_dose: bool = False
    print: dict[Short, Short | bool | int | None] = {}
    formats: Literal["pdf", "html", "both"] = "pdf"
    made: Literal["zip", "pdf"] = "zip"


class FormProblemsError(Exception):
    """Fields beside the list are not right."""

    def __init__(self, problems: list[FieldProblem]) -> None:
        super().__init__("fields are not right")
        self.problems = problems


def checked_list(form: ListForm, data: bytes, library: Library) -> CheckedList:
    """The list, checked row by row.

    Raises FormProblemsError for fields that are not right.
    """
    problems: list[FieldProblem] = []
    defaults = _defaults(form, library, problems)
    encoding = _encoding(form, problems)
    if problems:
        raise FormProblemsError(problems)
    typed = (part.strip(" '\"") for part in form.ignored.split(","))  # quotes as messages have them
    ignored = tuple(part for part in typed if part)
    reading = ReadingOptions(encoding, form.sheet.strip() or None, ignored)
    try:
        return check_list(form.name, data, library, defaults, reading)
    except UsageError as error:
        field = "sheet" if form.sheet.strip() else "encoding"
        raise FormProblemsError([FieldProblem(field, error.message, error.hint)]) from error
    except ProblemsError as error:
        raise FormProblemsError([FieldProblem("", e.message, e.hint) for e in error.problems]) from error


def _defaults(form: ListForm, library: Library, problems: list[FieldProblem]) -> Defaults:
    """What is taken where a row says nothing; problems gains what is not right in it."""
    program = _program(form, library, problems)
    level, day = form.level.strip(), typed_day(form.day)
    if level and not (level.isascii() and level.isdigit()):
        problems.append(FieldProblem("level", "this is not the number of a level", "write it like 2"))
    if form.day.strip() and day is None:
        hint = "write year, month and day, such as 2026-11-21"
        problems.append(FieldProblem("day", f'"{form.day}" is not a date', hint))
    bad = unprintable(on_one_line(form.clinician))[:1]
    problems += (FieldProblem("clinician", found.message, found.hint) for found in bad)
    options, faults = chosen_options(form.print, library)
    problems += faults
    return Defaults(
        program,
        int(level[:9]) if level and not problems else None,
        options.paper,
        options.edition,
        options.mono,
        options.standard,
        typed_line(form.clinician),
        day,
        file_date(),
        DateOrder(form.dates) if form.dates else None,
        file_date() or datetime.now().astimezone().date(),
        FORMATS["pdf" if form.made == "pdf" else form.formats],
        options.type_size,
        form.blank_dose,
    )


def _program(form: ListForm, library: Library, problems: list[FieldProblem]) -> str | None:
    try:
        return find_program(library, form.program).id if form.program else None
    except UsageError as error:
        problems.append(FieldProblem("program", error.message, error.hint))
        return None


def _encoding(form: ListForm, problems: list[FieldProblem]) -> str | None:
    try:
        return parse_encoding(form.encoding) if form.encoding.strip() else None
    except UsageError as error:
        problems.append(FieldProblem("encoding", error.message, error.hint))
        return None
