"""Checks a form, and turns it into a request for a handout: through the text of its plan, as `build` does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from backpdf.handout.request import Request
from backpdf.handout.selection import find_level, find_program
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.library.model.program import Level, Program
from backpdf.page.form_words import in_form_words
from backpdf.page.sheet.dose_values import dose_labels
from backpdf.page.sheet.plan_text import plan_lines, with_heading
from backpdf.page.sheet.print_choices import Choice, print_options
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.page.sheet.yaml_writer import YamlLines
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.problems import Problem, UsageError
from backpdf.production.checked_library import check_plan_data
from backpdf.production.lists.file_names import safe_part
from backpdf.production.task import default_paper, file_date, file_name
from backpdf.text.cleaning import as_printed, on_one_line
from backpdf.text.printable import unprintable

PLAN: Final = "the plan"
"""What the file of a form is called in messages."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A problem at a field of the form, by its name; at none where it is one of the whole sheet."""

    field: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """What a form asks for, or why it cannot be printed; request is None where there are problems."""

    program: Program
    level: Level
    plan_text: str
    options: PrintOptions
    request: Request | None
    problems: tuple[FieldProblem, ...] = ()


def check_sheet(form: SheetForm, library: Library) -> SheetCheck:
    """The request of a form, with every problem in it.

    Raises UsageError for a program or a level that the library does not have.
    """
    program = find_program(library, form.program)
    level = find_level(program, form.level)
    lines = plan_lines(form, level)
    text = with_heading(lines, form)
    plan, problems = _plan(lines, text, library, (program, level))
    options, faults = chosen_options(form.print, library)
    found = (*problems, *_line_problems(form), *_day_problems(form), *faults)
    request = None if found else _request(form, plan)
    return SheetCheck(program, level, text, options, request, found)


def chosen_options(chosen: Mapping[str, Choice], library: Library) -> tuple[PrintOptions, list[FieldProblem]]:
    """How to print, or why it cannot be printed so."""
    try:
        return print_options(chosen, library), []
    except UsageError as error:  # the type size is the one that others exclude
        return PrintOptions(), [FieldProblem("print/type_size", error.message, error.hint)]


def _plan(
    lines: YamlLines, text: str, library: Library, level: tuple[Program, Level]
) -> tuple[Plan | None, list[FieldProblem]]:
    """The plan of a form, checked as the file that it would be; none where it changes nothing."""
    if not lines.lines:
        return None, []
    reading = check_plan_data(text.encode("utf-8", "replace"), PLAN, library, [level])
    before = text.count("\n") - len(lines.lines)
    return reading.plan, [_at_field(problem, lines, before) for problem in reading.problems]


def _at_field(problem: Problem, lines: YamlLines, before: int) -> FieldProblem:
    """The problem of a line of the plan, at the field that the line comes from."""
    number = problem.mark.line - 1 - before if problem.mark is not None else -1
    field = lines.fields[number] if 0 <= number < len(lines.fields) else ""
    name = field.rpartition("/")[2]
    label = dose_labels().get(name, name) if "/dose/" in field else name
    return FieldProblem(field, *in_form_words(problem.message, problem.hint, name, label))


def _line_problems(form: SheetForm) -> Iterator[FieldProblem]:
    """What cannot print in the names, which are no part of a plan."""
    for field in ("patient", "clinician"):
        found = next(iter(unprintable(on_one_line(getattr(form, field)))), None)
        if found is not None:
            yield FieldProblem(field, found.message, found.hint)


def _day_problems(form: SheetForm) -> Iterator[FieldProblem]:
    if form.day.strip() and typed_day(form.day) is None:
        yield FieldProblem(
            "day", f'"{form.day}" is not a date', "write year, month and day, such as 2026-11-21"
        )


def typed_day(text: str) -> date | None:
    """The day that is typed as 2026-11-21; None for anything else."""
    try:
        return date.fromisoformat(text.strip()) if _DAY.fullmatch(text.strip()) else None
    except ValueError:
        return None


def typed_line(text: str) -> str | None:
    """A text on one line; None where nothing of it would be seen on paper."""
    tidy = on_one_line(text)
    return tidy if as_printed(tidy).strip() else None


def _request(form: SheetForm, plan: Plan | None) -> Request:
    day = typed_day(form.day)
    return Request(
        form.program,
        form.level,
        typed_line(form.patient),
        typed_line(form.clinician),
        day,
        stamp=day or file_date(),
        plan=plan,
        reference=plan.reference if plan else None,
        blank_dose=form.blank_dose,
    )


def sheet_name(form: SheetForm, check: SheetCheck, library: Library, made_as: Format) -> str:
    """The name of the file, as `build` gives it; with the patient's name only where the form asks for it."""
    assert check.request is not None
    name = file_name(check.request, replace(check.options, format=made_as), default_paper(library))
    if form.name_in_file and check.request.patient:
        return f"{safe_part(check.request.patient)}-{name}"
    return name


def plan_name(form: SheetForm) -> str:
    """The name of the plan's file: by its reference, else by its level."""
    reference = safe_part(form.reference) if form.reference.strip() else ""
    return f"{reference or f'{safe_part(form.program)}-level-{form.level}'}-plan.yaml"
