"""The preview of a sheet: what is wrong with the form, or its pages as pictures, the one looked at first.

An answer is a row of frames, each with its length in four bytes before it.  The first is JSON, the next are
pictures: so the browser shows a page while the next one is drawn.  The last is JSON again where warnings are
asked for: what to shorten takes longer to find out than all pages to draw.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.library import Library
from backpdf.page.answers import fields_json
from backpdf.page.frames import frame
from backpdf.page.sheet.catalog import exercise_summary
from backpdf.page.sheet.page_images import page_images, page_order
from backpdf.page.sheet.sheet_check import FieldProblem, SheetCheck, check_sheet
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.problems import UserError
from backpdf.production.workers.worker import Failure, preview_advice, render_one, render_preview


class PreviewForm(BaseModel):
    """What a preview is asked with: the form, the page that is looked at (from 0), and how sharp it is to be.

    window tells the windows of the browser apart: of each, only the newest preview is finished.  With warns
    there are warnings, too: they are asked for when nobody has typed for a moment.  dpi is 0 for no pictures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    form: SheetForm
    window: Annotated[str, Field(max_length=64)]
    page: Annotated[int, Field(ge=0, le=999)] = 0
    dpi: Annotated[int, Field(ge=0, le=240)] = 97
    warns: bool = False


def preview_frames(asked: PreviewForm, library: Library, version: int) -> Iterator[bytes]:
    """The frames of a preview; each is made when it is asked for."""
    try:
        check = check_sheet(asked.form, library)
    except UserError as error:  # the program or the level is gone from the library
        yield _head(version, problems=fields_json([FieldProblem("", error.message, error.hint)]))
        return
    if check.request is None:
        yield _head(version, problems=fields_json(check.problems))
        return
    made = render_one(library, check.request, check.options, render_preview)
    if isinstance(made, Failure):
        yield _head(version, problems=fields_json([FieldProblem("", made.reason)]))
        return
    order = page_order(made.pages, asked.page) if asked.dpi else ()
    yield _head(version, pages=made.pages, order=order, exercises=_exercises(check, library))
    yield from (frame(picture) for picture in page_images(made.data, order, asked.dpi))
    if asked.warns:
        advice = render_one(library, check.request, check.options, preview_advice)
        warnings = (*made.warnings, *(() if isinstance(advice, Failure) else advice))
        yield frame(json.dumps({"warnings": warnings}, ensure_ascii=False).encode())


def warm_up(library: Library) -> None:
    """Draws a sheet that nobody sees, so that fonts, parts and pictures are ready for the first one."""
    for program in library.programs.values():
        level = program.levels[0]
        exercises = [{"id": use.exercise} for use in level.exercises]
        form = {"program": program.id, "level": level.number, "exercises": exercises}
        asked = PreviewForm.model_validate({"form": form, "window": ""})
        for _ in preview_frames(asked, library, 0):
            pass
        return


def _exercises(check: SheetCheck, library: Library) -> list[dict[str, object]]:
    """The doses of the sheet as they print, with everything that is changed in them."""
    assert check.request is not None
    level = check.level
    if check.request.plan is not None:
        _, level = apply_plan(check.request.plan, library, check.program, level)
    return [exercise_summary(each, library, check.program) for each in library.exercises_of(level)]


def _head(version: int, **values: object) -> bytes:
    return frame(json.dumps({"version": version, **values}, ensure_ascii=False).encode())
