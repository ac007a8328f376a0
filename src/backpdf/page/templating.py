"""The HTML of the views, from the templates; everything that is filled in is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

TEMPLATES: Final = Path(__file__).with_name("templates")
NAVIGATION: Final = (("/", "Sheet"), ("/lists", "Lists"), ("/library", "Library"), ("/write", "Write"))
"""The views, each with its address."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["navigation"] = NAVIGATION
    return environment


def page_text(template: str, **values: object) -> str:
    """The HTML of a template."""
    return _environment().get_template(template).render(**values)


def page_response(template: str, *, headers: Mapping[str, str] | None = None, **values: object) -> Response:
    """A template as the answer to a request, with headers of its own."""
    return HTMLResponse(page_text(template, **values), headers=headers)
