"""The view of the library: exercises and programs, and what `check` says of the files as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backpdf.page.answers import checked_library, problems_json
from backpdf.page.page_state import page_state
from backpdf.page.sheet.catalog import catalog
from backpdf.page.templating import page_response
from backpdf.production.checked_library import CheckedLibrary, check_library, make_own_library

LIMITS: Final[Mapping[str, int]] = {}


async def show_library(request: Request) -> Response:
    """The view itself."""
    del request
    return page_response("library.html")


async def give_state(request: Request) -> Response:
    """The library as it is, or as it was last without problems, and what a quick look at it finds."""
    checked = await checked_library(request)
    state = page_state(request).library
    usable, today = state.usable, datetime.now().astimezone().date()
    return JSONResponse(
        {
            "folder": str(state.root.resolve()),
            "isStarter": state.found.starter,
            "catalog": catalog(usable, state.version, today) if usable else {"version": state.version},
            **_findings(checked),
        }
    )


async def check_all(request: Request) -> Response:
    """Everything that `backpdf check` says of the library: each drawing is drawn on trial for it."""
    state = page_state(request).library
    today = datetime.now().astimezone().date()
    return JSONResponse(_findings(await run_in_threadpool(check_library, state.root, today=today)))


def _findings(checked: CheckedLibrary) -> dict[str, object]:
    return {
        "problems": problems_json(checked.problems),
        "warnings": problems_json([*checked.unread, *checked.warnings]),
        "advice": problems_json(checked.advice),
    }


async def give_version(request: Request) -> Response:
    """The version of the library: another one than a view shows where a file has changed."""
    return JSONResponse({"version": page_state(request).library.version})


async def look_again(request: Request) -> Response:
    """Reads the library again: where its folder lies, the system may not tell of changes."""
    state = page_state(request).library
    await state.reload()
    return JSONResponse({"version": state.version})


async def make_own(request: Request) -> Response:
    """Copies the starter library to a folder of this user, and opens that."""
    state = page_state(request).library
    found = await run_in_threadpool(make_own_library)
    await state.move(found)
    return JSONResponse({"folder": str(found.root)})


ROUTES: Final = (
    Route("/library", show_library, methods=["GET"]),
    Route("/library/state", give_state, methods=["GET"]),
    Route("/library/check", check_all, methods=["GET"]),
    Route("/library/version", give_version, methods=["GET"]),
    Route("/library/again", look_again, methods=["POST"]),
    Route("/library/own", make_own, methods=["POST"]),
)
