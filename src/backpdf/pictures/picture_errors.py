"""Why a picture cannot be printed, or prints otherwise than a reader may expect, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backpdf.problems import UserError

DEEP = "PNG of 16 bits"
MOST_PIXELS = 25_000_000
"""Of a picture that has to be read whole: four bytes for each of them, two or three times."""
_MOST_BY_KIND = {"JPEG": 100_000_000, "WEBP": 15_000_000, "GIF": 15_000_000, DEEP: 18_000_000}
"""A usual JPEG is read at an eighth of its size; a WebP needs twice the memory of the others."""
_LONG = 4_000
"""Pixels of a side from which on a picture may not be far longer than wide."""
MOST_ASPECT = 50

DAMAGED = (
    "the picture is damaged or incomplete",
    "copy it again, or open it in a photo program and save it as JPEG or PNG",
)
"""Message and hint for a picture of pixels that cannot be read to its end."""

END_MISSING = "the end of the file is missing; it is printed as viewers show it, but copy it again to be safe"
PROFILE_UNUSABLE = (
    "its colour profile is damaged or for another kind of picture, so its colours are printed as sRGB, "
    "as viewers show them"
)


class PictureError(UserError):
    """The picture cannot be used; message and hint are for the person who chose it."""


def check_size(width: int, height: int, kind: str = "") -> None:
    """Raises PictureError for a picture of too many pixels, before they are decoded.

    kind is Pillow's name of the format, where it has a limit of its own.
    """
    most = _MOST_BY_KIND.get(kind, MOST_PIXELS)
    if width * height > most:
        raise PictureError(
            f"the picture has {width} x {height} pixels, more than {most // 1_000_000} million",
            "make it smaller: 2000 pixels across are enough for any handout",
        )
    if max(width, height) > max(_LONG, MOST_ASPECT * min(width, height)):
        raise PictureError(
            f"one side of the picture is more than {MOST_ASPECT} times the other",
            "cut out the part that is to be seen",
        )


@contextmanager
def naming_picture(path: Path) -> Iterator[None]:
    """A context that puts the name of the picture file into the message of a PictureError."""
    try:
        yield
    except PictureError as error:
        if path.name in error.message:
            raise
        raise PictureError(f"{path.name}: {error.message}", error.hint) from error
