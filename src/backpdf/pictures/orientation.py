"""How the camera was held: by EXIF alone, as browsers and phones show pictures."""

from __future__ import annotations

import re

from PIL import Image

from backpdf.pictures.pillow_errors import PILLOW_ERRORS

ORIENTATION, XMP_TAG = 0x0112, 700
"""Tags of a TIFF, and the first one of EXIF, too."""
SIDEWAYS = (5, 6, 7, 8)
"""Orientations that swap width and height."""
TURNED_IN_XMP = (
    "a note in the file (XMP) says that it is turned, which viewers do not follow; it is printed as they "
    "show it; if it lies on its side, turn it and save it again"
)
_IN_XMP = re.compile(rb"tiff:Orientation\s*(?:=\s*[\"']|>)\s*[2-8]\s*[\"'<]")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def exif_orientation(note: bytes) -> int | None:
    """The orientation in an EXIF note (1 to 8); None where it has none, or the note is broken."""
    if not note:
        return None
    exif = Image.Exif()
    try:
        exif.load(note)
        value = exif.get(ORIENTATION)
    except PILLOW_ERRORS:
        return None
    return value if value in range(1, 9) else None


def turned_in_xmp(note: bytes) -> bool:
    """Whether an XMP note says that the picture is turned or mirrored."""
    return _IN_XMP.search(note) is not None


def upright(pixels: Image.Image, orientation: int) -> Image.Image:
    """The picture as a viewer shows it."""
    turn = _TURNS.get(orientation)
    return pixels if turn is None else pixels.transpose(turn)
