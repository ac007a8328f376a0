"""Why a picture cannot be printed, or prints otherwise than a reader may expect, in plain words."""

from __future__ import annotations

from backpdf.problems import UserError

MOST_PIXELS = 100_000_000

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


def check_size(width: int, height: int) -> None:
    """Raises PictureError for a picture of too many pixels, before they are decoded."""
    if width * height > MOST_PIXELS:
        raise PictureError(
            f"the picture has {width} x {height} pixels, more than {MOST_PIXELS // 1_000_000} million",
            "make it smaller: 2000 pixels across are enough for any handout",
        )
