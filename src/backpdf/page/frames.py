"""Frames: several parts in one body, each with its length in four bytes before it.

Files come in frames and not as a form of the browser: what reads such forms puts large files on the disk, and
a list has the names of patients in it.
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel
from starlette import status
from starlette.requests import Request

from backpdf.page.answers import form_of
from backpdf.page.serving.security import RefusalError

Form = TypeVar("Form", bound=BaseModel)
_HEAD = 4


def frame(data: bytes) -> bytes:
    """A part with its length before it."""
    return len(data).to_bytes(_HEAD, "big") + data


async def read_upload(request: Request, model: type[Form], most: int) -> tuple[Form, list[bytes]]:
    """The form in the first frame of a body, and the files in the others, at most so many.

    Raises RefusalError for what the page's own scripts do not send.
    """
    parts = _parts(await request.body(), most + 1)
    if not parts:
        message = "The program could not read what the page sent."
        hint = "Reload the page. If it comes again, please report it."
        raise RefusalError(status.HTTP_400_BAD_REQUEST, message, hint)
    return form_of(parts[0], model), parts[1:]


def _parts(body: bytes, most: int) -> list[bytes]:
    """The frames of a body; none where it is no row of at most so many frames."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = at + _HEAD + int.from_bytes(body[at : at + _HEAD], "big")
        if end > len(body) or end < at + _HEAD or len(parts) == most or len(body) < at + _HEAD:
            return []
        parts.append(body[at + _HEAD : end])
        at = end
    return parts
