"""The view of one sheet: choosing, changing, looking, printing.  It keeps nothing of what is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from typing import Final

from starlette import status
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from backpdf.page.answers import (
    checked_library,
    fields_json,
    file_answer,
    problems_json,
    read_form,
    sound_library,
)
from backpdf.page.page_state import page_state
from backpdf.page.serving.security import RefusalError
from backpdf.page.sheet.catalog import catalog
from backpdf.page.sheet.opened_plan import PlanFile, open_plan
from backpdf.page.sheet.preview import PreviewForm, preview_frames
from backpdf.page.sheet.sheet_check import check_sheet, plan_name, sheet_name
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.page.templating import page_response
from backpdf.pdf.print_options import Format
from backpdf.problems import UserError
from backpdf.production.workers.worker import Failure, render_file, render_one

LIMITS: Final[Mapping[str, int]] = {}
"""Addresses of this view that take larger bodies than a form, with their bytes."""

FRAME_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
"""The HTML edition has its styles and photos in itself: nothing is loaded, and it has no script."""


async def show_sheet(request: Request) -> Response:
    """The view itself; its script asks for all the rest."""
    return page_response("sheet.html", program=page_state(request).settings.program)


async def give_catalog(request: Request) -> Response:
    """What there is to choose from, or the problems of the library."""
    state = page_state(request)
    checked = await checked_library(request)
    if checked.library is None or checked.problems:
        return JSONResponse({"version": state.library.version, "problems": problems_json(checked.problems)})
    today = datetime.now().astimezone().date()
    return JSONResponse(catalog(checked.library, state.library.version, today))


async def preview(request: Request) -> Response:
    """The frames of a preview, as they are made."""
    asked = await read_form(request, PreviewForm)
    library = await sound_library(request)
    state = page_state(request)

    async def frames() -> AsyncIterator[bytes]:
        version = state.library.version
        work = partial(preview_frames, asked, library, version)
        async with aclosing(state.thread.steps(asked.window, work)) as steps:
            async for frame in steps:
                yield frame

    return StreamingResponse(frames(), media_type="application/octet-stream")


async def make_pdf(request: Request) -> Response:
    """The PDF of a form, or its problems."""
    return await _made(request, Format.PDF, "application/pdf")


async def make_web_page(request: Request) -> Response:
    """The HTML file of a form, or its problems."""
    return await _made(request, Format.HTML, "text/plain;charset=utf-8")  # opened by itself, it is text


async def _made(request: Request, made_as: Format, media_type: str) -> Response:
    form = await read_form(request, SheetForm)
    library = await sound_library(request)
    check = check_sheet(form, library)
    if check.request is None:
        return _problems(fields_json(check.problems))
    work = partial(render_one, library, check.request, replace(check.options, format=made_as), render_file)
    made = await page_state(request).thread.run(work)
    if isinstance(made, Failure):
        raise UserError(made.reason)
    return file_answer(made.data, sheet_name(form, check, library, made_as), media_type)


async def show_frame(request: Request) -> Response:
    """An empty page for the HTML edition, which comes to it by a message of the view around it."""
    del request
    return page_response("frame.html", headers=FRAME_HEADERS)


async def make_plan(request: Request) -> Response:
    """The plan file of a form, or its problems: a plan that is saved can be used."""
    form = await read_form(request, SheetForm)
    check = check_sheet(form, await sound_library(request))
    of_plan = [each for each in check.problems if each.field not in ("patient", "clinician", "day")]
    if of_plan:
        return _problems(fields_json(of_plan))
    return file_answer(check.plan_text.encode(), plan_name(form), "application/yaml")


async def open_plan_file(request: Request) -> Response:
    """What the form shows of a plan file."""
    file = await read_form(request, PlanFile)
    library = await sound_library(request)
    try:
        return JSONResponse(asdict(await run_in_threadpool(open_plan, file, library)))
    except ValueError:
        raise RefusalError(400, "This is no file.", "Choose the plan again.") from None


def _problems(found: list[dict[str, object]]) -> Response:
    return JSONResponse({"problems": found}, status.HTTP_422_UNPROCESSABLE_CONTENT)


ROUTES: Final = (
    Route("/", show_sheet, methods=["GET"]),
    Route("/catalog", give_catalog, methods=["GET"]),
    Route("/preview", preview, methods=["POST"]),
    Route("/pdf", make_pdf, methods=["POST"]),
    Route("/web-page", make_web_page, methods=["POST"]),
    Route("/frame", show_frame, methods=["GET"]),
    Route("/plan", make_plan, methods=["POST"]),
    Route("/plan/open", open_plan_file, methods=["POST"]),
)
