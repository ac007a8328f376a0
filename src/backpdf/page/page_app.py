"""The application: which address is answered by which view, behind the guard."""

from __future__ import annotations

import asyncio
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

from backpdf.page.answers import fault, refused, user_error
from backpdf.page.library_state import LibraryState
from backpdf.page.library_watch import watch_library
from backpdf.page.lists.list_form import FormProblemsError
from backpdf.page.page_state import PageSettings, PageState
from backpdf.page.render_thread import RenderThread
from backpdf.page.serving.admission import Admission
from backpdf.page.serving.security import Guard, RefusalError
from backpdf.page.sheet.preview import warm_up
from backpdf.page.views import library_view, list_view, picture_view, sheet_view, write_view
from backpdf.problems import UserError

STATIC: Final = Path(__file__).with_name("static")
VIEWS: Final = (sheet_view, list_view, library_view, write_view)
LIMITS: Final = {path: most for view in VIEWS for path, most in view.LIMITS.items()}
"""Addresses that take larger bodies than a form, with their bytes."""
HANDLERS: Final = {
    RefusalError: refused,
    FormProblemsError: list_view.form_problems,
    UserError: user_error,
    Exception: fault,
}
"""What answers where a view raises an error."""


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
        state = app.state.page = PageState(settings, LibraryState(settings.found, thread), thread)
        tasks = [asyncio.create_task(watch_library(state.library))]
        if settings.warms_up:
            tasks.append(asyncio.create_task(_warm_up(state)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            thread.close()

    async def alive(request: Request) -> Response:
        """A view says each minute that it is open."""
        del request
        on_alive()
        return Response(status_code=204)

    routes: list[BaseRoute] = [
        *(route for view in VIEWS for route in view.ROUTES),
        *picture_view.ROUTES,
        Route("/alive", alive, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=HANDLERS)
    return Guard(app, admission, LIMITS, on_fault)


async def _warm_up(state: PageState) -> None:
    """Reads the library and draws a sheet of it while the browser starts."""
    library = (await state.library.current()).library
    if library is not None:
        await state.thread.run(lambda: warm_up(library))
