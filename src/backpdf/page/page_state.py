"""What all views of one running page share."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from backpdf.page.library_state import LibraryState
from backpdf.page.render_thread import RenderThread
from backpdf.production.library_folder import FoundLibrary


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What `backpdf serve` was started with: the library, and the program to show first.

    warms_up holds where a sheet is drawn at once, so that the first preview does not wait for fonts.
    """

    found: FoundLibrary
    program: str | None = None
    warms_up: bool = True


@dataclass(frozen=True, slots=True)
class PageState:
    """The settings, the library as it was last read, and the thread that renders."""

    settings: PageSettings
    library: LibraryState
    thread: RenderThread


def page_state(connection: HTTPConnection) -> PageState:
    """The state of the page that a request came to."""
    state = connection.app.state.page
    assert isinstance(state, PageState)
    return state
