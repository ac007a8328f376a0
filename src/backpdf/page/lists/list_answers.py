"""A checked list, and the making of its handouts, as the browser gets them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from backpdf.library.model.library import Library
from backpdf.library.model.markup import plain_text
from backpdf.page.frames import frame
from backpdf.problems import Problem, UserError
from backpdf.production.in_memory.list_check import CheckedList, CheckedRow
from backpdf.production.in_memory.list_stream import StreamPart, combined_stream, zip_stream
from backpdf.production.report import Report
from backpdf.production.task import Status

OPTION_LABELS: Final = {
    "program": "Programme",
    "level": "Level",
    "dates": "Dates such as 03/04/2026",
    "sheet": "Sheet of the workbook",
    "encoding": "Encoding of a CSV file",
    "ignore-columns": "Columns to pass over",
}
"""Options of `backpdf batch` that messages name, and the fields of the view that stand for them."""
MOST_TOLD: Final = 200
"""Warnings and failures of one list that are told; the report has all."""
_NAMES: Final = "|".join(OPTION_LABELS)
_WITH_VALUE: Final = re.compile(rf"give --({_NAMES}) ('[^']*'|\"[^\"]*\"|[^\s;,]+)(?=$|[;,])")
"""An option to give with a value, where nothing follows."""
_OPTION: Final = re.compile(rf"--({_NAMES})\b(?: (?:NAME|N|ID|A,B|program|level)\b)?")


def in_page_words(text: str) -> str:
    """A message with the fields of the page in place of the options of the command line."""
    text = _WITH_VALUE.sub(lambda found: f'write {found[2]} in the field "{OPTION_LABELS[found[1]]}"', text)
    return _OPTION.sub(lambda found: f'the field "{OPTION_LABELS[found[1]]}"', text)


def list_json(checked: CheckedList, library: Library) -> dict[str, object]:
    """A checked list: its rows, and what there is to say of it as a whole."""
    return {
        "rows": [_row(row, library) for row in checked.rows],
        "problems": [_told(problem) for problem in checked.problems],
        "notices": [in_page_words(notice) for notice in checked.notices],
        "handouts": checked.handouts,
        "faulty": checked.faulty,
    }


def making_frames(checked: CheckedList, library: Library, name: str, made: str) -> Iterator[bytes]:
    """The frames of a file that is made of a list: a letter, then JSON ("p", "r", "e") or bytes ("d").

    p is how many handouts are finished, d a part of the file, r at the end what became of the rows, e why
    there is no file.
    """
    stem = PurePath(name).stem or "list"
    try:
        if made == "pdf":
            parts = combined_stream(checked.listing, library)
        else:
            parts = zip_stream(checked.listing, library, f"{stem}-report.csv")
        for part in parts:
            yield _frame_of(part)
    except UserError as error:
        hint = in_page_words(error.hint or "")
        yield _json_frame("e", {"message": in_page_words(error.message), "hint": hint})


def _frame_of(part: StreamPart) -> bytes:
    if isinstance(part, bytes):
        return frame(b"d" + part)
    if isinstance(part, int):
        return _json_frame("p", {"finished": part})
    return _json_frame("r", _report_json(part))


def _report_json(report: Report) -> dict[str, object]:
    failures = [
        {"row": result.task.row.row if result.task.row else 0, "message": result.reason or ""}
        for result in report.with_status(Status.FAILED)
    ]
    failures += [
        {"row": row.row, "message": in_page_words(row.reason)}
        for row in report.left_out
        if row.status is Status.FAILED
    ]
    warnings = dict.fromkeys(warning for result in report.results for warning in result.warnings)
    return {
        "made": report.count(Status.MADE),
        "failed": report.count(Status.FAILED),
        "hidden": report.count(Status.HIDDEN),
        "failures": failures[:MOST_TOLD],
        "warnings": [*warnings][:MOST_TOLD],
    }


def _json_frame(kind: str, value: dict[str, object]) -> bytes:
    return frame(kind.encode() + json.dumps(value, ensure_ascii=False).encode())


def _row(row: CheckedRow, library: Library) -> dict[str, object]:
    program = library.programs.get(row.program)
    title = f"{plain_text(program.title)}, level {row.level}" if program else ""
    return {
        "row": row.row,
        "reference": row.reference or "",
        "handout": title,
        "file": row.file,
        "hidden": row.is_hidden,
        "problems": [_told(problem) for problem in row.problems],
        "warnings": list(row.warnings),
    }


def _told(problem: Problem) -> dict[str, str]:
    """A problem of a list: the column, what is wrong, what to do; never what stands in the cell."""
    column = problem.cell.column if problem.cell else None
    hint = in_page_words(problem.hint) if problem.hint else ""
    return {"column": column or "", "message": in_page_words(problem.message), "hint": hint}
