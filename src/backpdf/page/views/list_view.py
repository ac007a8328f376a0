"""The view of lists: checked row by row, then made as one file that is sent while it grows.

The list is in memory while a request is answered, and nowhere else.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Final

from starlette import status
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from backpdf.library.model.library import Library
from backpdf.page.answers import fields_json, sound_library
from backpdf.page.frames import read_upload
from backpdf.page.lists.list_answers import in_page_words, list_json, making_frames
from backpdf.page.lists.list_form import FormProblemsError, ListForm, checked_list
from backpdf.page.render_thread import RenderThread
from backpdf.page.sheet.sheet_check import FieldProblem
from backpdf.page.templating import page_response
from backpdf.production.in_memory.list_check import CheckedList
from backpdf.production.lists.table_reader import LARGEST_LIST

LIMITS: Final[Mapping[str, int]] = dict.fromkeys(("/lists/check", "/lists/make"), LARGEST_LIST + 64 * 1024)
"""Addresses that take a list, with their bytes."""


async def show_lists(request: Request) -> Response:
    """The view itself."""
    del request
    return page_response("lists.html")


async def check(request: Request) -> Response:
    """What is to be said of each row of a list."""
    form, data = await _list_of(request)
    library = await sound_library(request)
    checked = await run_in_threadpool(checked_list, form, data, library)
    return JSONResponse(list_json(checked, library))


async def make(request: Request) -> Response:
    """The handouts of the rows that are right, as one file in frames; it ends when nobody reads on."""
    form, data = await _list_of(request)
    library = await sound_library(request)
    checked = await run_in_threadpool(checked_list, form, data, library)
    if not checked.handouts:
        nothing = FieldProblem("", "no row of the list can be made", "mend what is told beside the rows")
        raise FormProblemsError([nothing])
    frames = _in_thread(checked, library, form)
    headers = {"X-Handouts": str(len(checked.listing.tasks))}
    return StreamingResponse(frames, media_type="application/octet-stream", headers=headers)


async def _in_thread(checked: CheckedList, library: Library, form: ListForm) -> AsyncIterator[bytes]:
    """The frames of what is made, from a thread of its own: no preview has to wait for a list."""
    thread = RenderThread()
    try:
        async for part in thread.steps("list", lambda: making_frames(checked, library, form.name, form.made)):
            yield part
    finally:
        thread.close()


async def _list_of(request: Request) -> tuple[ListForm, bytes]:
    """The form and the bytes of the list; no bytes where no file came."""
    form, files = await read_upload(request, ListForm, 1)
    return form, files[0] if files else b""


def form_problems(request: Request, error: Exception) -> Response:
    """The answer where fields of the form, or the list, are not right."""
    del request
    assert isinstance(error, FormProblemsError)
    told = [
        FieldProblem(each.field, in_page_words(each.message), in_page_words(each.hint or "") or None)
        for each in error.problems
    ]
    return JSONResponse({"problems": fields_json(told)}, status.HTTP_422_UNPROCESSABLE_CONTENT)


ROUTES: Final = (
    Route("/lists", show_lists, methods=["GET"]),
    Route("/lists/check", check, methods=["POST"]),
    Route("/lists/make", make, methods=["POST"]),
)
