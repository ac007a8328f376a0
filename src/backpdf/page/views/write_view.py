"""The view in which an exercise is written or changed: checked as it is typed, saved in the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from starlette import status
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backpdf.page.answers import checked_library, fields_json, read_form
from backpdf.page.frames import read_upload
from backpdf.page.page_state import page_state
from backpdf.page.sheet.dose_values import dose_fields
from backpdf.page.sheet.sheet_check import FieldProblem
from backpdf.page.templating import page_response
from backpdf.page.write.exercise_form import (
    ExerciseForm,
    PhotoForm,
    draft_of,
    exercise_fields,
    field_problem,
    opened_json,
    picture_fields,
    whole_problem,
)
from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.picture_files import LARGEST_FILE
from backpdf.problems import ProblemsError
from backpdf.production.exercise_files import MOST_PICTURES, check_draft, open_exercise, save_draft
from backpdf.production.library_folder import own_library_folder

LIMITS: Final[Mapping[str, int]] = {
    "/write/photo": LARGEST_FILE + 64 * 1024,
    "/write/save": 2 * LARGEST_FILE + 256 * 1024,
}
"""Addresses that take photos, with their bytes: four of them are rarely more than 40 MB."""


class ExerciseName(BaseModel):
    """The exercise that is to be changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Annotated[str, Field(max_length=200)]


async def show_write(request: Request) -> Response:
    """The view itself."""
    del request
    return page_response("write.html")


async def give_fields(request: Request) -> Response:
    """The fields of the form, and whether the library can be written in."""
    fields = {
        "fields": fields_json(exercise_fields()),
        "pictureFields": fields_json(picture_fields()),
        "doseFields": fields_json(dose_fields()),
        "mostPictures": MOST_PICTURES,
        "isStarter": page_state(request).library.found.starter,
        "own": str(own_library_folder()),
    }
    return JSONResponse(fields)


async def open_form(request: Request) -> Response:
    """An exercise of the library as the form takes it, or why its file cannot be changed in a form."""
    asked = await read_form(request, ExerciseName)
    try:
        opened = await run_in_threadpool(open_exercise, page_state(request).library.root, asked.id)
    except ProblemsError as error:
        return _problems([whole_problem(problem) for problem in error.problems])
    return JSONResponse(opened_json(opened))


async def check(request: Request) -> Response:
    """What is to be said of a form as it is typed; nothing is written."""
    form = await read_form(request, ExerciseForm)
    known = (await checked_library(request)).problems
    found = page_state(request).library.found
    checked = await run_in_threadpool(check_draft, found, draft_of(form, None), known)
    return JSONResponse({"problems": fields_json(map(field_problem, checked.problems))})


async def look_at_photo(request: Request) -> Response:
    """Whether a photo can be printed, and what is to be said of how it prints."""
    form, files = await read_upload(request, PhotoForm, 1)
    from backpdf.pictures.stored_picture import stored_picture  # noqa: PLC0415  (Pillow, for photos only)

    try:
        stored = await run_in_threadpool(stored_picture, files[0] if files else b"", form.name)
    except PictureError as error:
        return _problems([FieldProblem(f"pictures/{form.number}/image", error.message, error.hint)])
    return JSONResponse({"advice": list(stored.advice)})


async def save(request: Request) -> Response:
    """Writes the exercise, or tells its problems; the library is read again, so that it can be chosen."""
    form, files = await read_upload(request, ExerciseForm, MOST_PICTURES)
    known = (await checked_library(request)).problems
    state = page_state(request)
    try:
        checked = await run_in_threadpool(save_draft, state.library.found, draft_of(form, files), known)
    except ProblemsError as error:
        return _problems([whole_problem(problem) for problem in error.problems])
    if checked.problems:
        return _problems([field_problem(problem) for problem in checked.problems])
    await state.library.reload()
    written = sorted(checked.files, key=lambda name: not name.endswith(".yaml"))
    answer = {"files": written, "advice": list(checked.advice), "version": state.library.version}
    return JSONResponse(answer)


def _problems(problems: list[FieldProblem]) -> Response:
    return JSONResponse({"problems": fields_json(problems)}, status.HTTP_422_UNPROCESSABLE_CONTENT)


ROUTES: Final = (
    Route("/write", show_write, methods=["GET"]),
    Route("/write/fields", give_fields, methods=["GET"]),
    Route("/write/open", open_form, methods=["POST"]),
    Route("/write/check", check, methods=["POST"]),
    Route("/write/photo", look_at_photo, methods=["POST"]),
    Route("/write/save", save, methods=["POST"]),
)
