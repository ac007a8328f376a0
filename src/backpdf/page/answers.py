"""Reads what the browser sends, and answers in JSON; every view does it in this way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError
from starlette import status
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backpdf.library.model.library import Library
from backpdf.page.page_state import page_state
from backpdf.page.serving.security import FAULT, RefusalError
from backpdf.problems import Problem, UserError
from backpdf.production.checked_library import CheckedLibrary

Form = TypeVar("Form", bound=BaseModel)


async def read_form(request: Request, model: type[Form]) -> Form:
    """The JSON that a view's own script sends; raises RefusalError for anything else."""
    return form_of(await request.body(), model)


def form_of(data: bytes, model: type[Form]) -> Form:
    """The form in some JSON; raises RefusalError for anything else.

    The words of the error are left out: they hold what was typed.
    """
    try:
        return model.model_validate(json.loads(data))
    except (ValueError, ValidationError, RecursionError):
        message = "The program could not read what the page sent."
        hint = "Reload the page. If it comes again, please report it."
        raise RefusalError(status.HTTP_400_BAD_REQUEST, message, hint) from None


def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that is refused."""
    assert isinstance(error, RefusalError)
    return error.response(request.method)


def fault(request: Request, error: Exception) -> Response:
    """The answer where nobody foresaw an error; the guard passes on where it was."""
    del error
    return FAULT.response(request.method)


async def checked_library(request: Request) -> CheckedLibrary:
    """The library of the page, with its problems."""
    return await page_state(request).library.current()


async def sound_library(request: Request) -> Library:
    """The library, without problems; raises RefusalError where it has some."""
    checked = await checked_library(request)
    if checked.library is None or checked.problems:
        count = len(checked.problems)
        message = f"The library has {count} problem{'' if count == 1 else 's'}, so nothing is printed."
        raise RefusalError(status.HTTP_409_CONFLICT, message, "See them under Library, and mend them there.")
    return checked.library


def user_error(request: Request, error: Exception) -> Response:
    """The answer where something that a user can mend stops a view."""
    del request
    assert isinstance(error, UserError)
    return JSONResponse({"error": {"message": error.message, "hint": error.hint}}, status.HTTP_409_CONFLICT)


def problems_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems of files: their place in words, and what they say."""
    return [
        {"place": each.place, "message": each.message, "hint": each.hint, "quoted": each.quoted}
        for each in problems
    ]


def fields_json(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Dataclasses as JSON objects."""
    return [asdict(item) for item in items]


def file_answer(data: bytes, name: str, media_type: str) -> Response:
    """A file that the browser saves under a name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": disposition})
