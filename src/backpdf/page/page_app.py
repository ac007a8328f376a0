"""The application: which address is answered by which view, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from backpdf.page.answers import user_error
from backpdf.page.library_state import LibraryState
from backpdf.page.page_state import PageSettings, PageState
from backpdf.page.render_thread import RenderThread
from backpdf.page.serving.admission import Admission
from backpdf.page.serving.security import Guard
from backpdf.page.views import picture_view, sheet_view
from backpdf.problems import UserError

STATIC: Final = Path(__file__).with_name("static")
LIMITS: Final = {**sheet_view.LIMITS}
"""Addresses that take larger bodies than a form, with their bytes."""


def create_app(
    settings: PageSettings,
    admission: Admission,
    on_alive: Callable[[], None],
    on_fault: Callable[[str], None],
) -> ASGIApp:
    """The page, for the one browser that is admitted; on_alive is called while a view is open.

    on_fault gets what is known of an error that nobody foresaw (see Guard).
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        thread = RenderThread()
        app.state.page = PageState(settings, LibraryState(settings.found.root, thread), thread)
        try:
            yield
        finally:
            thread.close()

    async def alive(request: Request) -> Response:
        """A view says each minute that it is open."""
        del request
        on_alive()
        return Response(status_code=204)

    routes: list[BaseRoute] = [
        *sheet_view.ROUTES,
        *picture_view.ROUTES,
        Route("/alive", alive, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={UserError: user_error})
    return Guard(app, admission, LIMITS, on_fault)
