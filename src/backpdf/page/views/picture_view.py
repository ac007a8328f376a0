"""Pictures of exercises, by exercise and number: never by path."""

from __future__ import annotations

from typing import Final

from starlette import status
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backpdf.page.answers import checked_library
from backpdf.page.page_state import page_state
from backpdf.page.screen_pictures import screen_picture


async def give_picture(request: Request) -> Response:
    """One picture of an exercise; 404 where there is none."""
    await checked_library(request)
    library = page_state(request).library.usable
    exercise, number = request.path_params["exercise"], request.path_params["number"]
    found = await run_in_threadpool(screen_picture, library, exercise, number) if library else None
    if found is None:
        return Response(status_code=status.HTTP_404_NOT_FOUND)
    return Response(found.data, headers=dict(found.headers))


ROUTES: Final = (Route("/pictures/{exercise}/{number:int}", give_picture, methods=["GET"]),)
