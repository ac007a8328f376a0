"""Pictures of exercises for a screen: a drawing as it is, a photo upright, small, and without its notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from backpdf.digests import content_digest
from backpdf.library.model.library import Library
from backpdf.pictures.picture_files import GZIP, LARGEST_FILE
from backpdf.pictures.picture_kinds import HEAD, is_drawing
from backpdf.pictures.raster import Raster
from backpdf.problems import UserError
from backpdf.regular_files import read_regular

LONGEST_SIDE: Final = 480
"""Pixels: pictures on the page are at most 240 wide, and screens may be twice as fine."""
DRAWING_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""What a drawing that is opened by itself may do: nothing but be seen."""


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """The bytes of a picture, and the headers that they are sent with."""

    data: bytes
    headers: tuple[tuple[str, str], ...]


def screen_picture(library: Library, exercise: str, number: int) -> ScreenPicture | None:
    """The picture with a number (from 0) of an exercise; None where there is none.

    Raises UserError for a file that is no longer what was checked, or that cannot be read.
    """
    found = library.exercises.get(exercise)
    if found is None or not 0 <= number < len(found.pictures):
        return None
    picture = found.pictures[number]
    return _prepared(library.picture_path(picture), library.picture_content(picture))


@lru_cache(maxsize=400)
def _prepared(path: Path, content: str | None) -> ScreenPicture:
    try:
        data = read_regular(path, LARGEST_FILE)
    except (OSError, ValueError):
        raise UserError("the picture cannot be read", "look under Library") from None
    if content is not None and content_digest(data) != content:
        raise UserError("the picture has changed since the library was read", "look under Library")
    if is_drawing(path.name, data[:HEAD]):
        zipped = (("Content-Encoding", "gzip"),) if data.startswith(GZIP) else ()
        own = (("Content-Type", "image/svg+xml"), ("Content-Security-Policy", DRAWING_POLICY))
        return ScreenPicture(data, (*own, *zipped))
    pixels = Raster.of_bytes(data).decoded(longest=LONGEST_SIDE)
    out = BytesIO()
    has_alpha = pixels.mode in ("LA", "RGBA")
    pixels.save(out, "PNG" if has_alpha else "JPEG")
    return ScreenPicture(out.getvalue(), (("Content-Type", "image/png" if has_alpha else "image/jpeg"),))
