"""A picture that somebody chose, as it is kept in a library: upright, not too large, without its notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from PIL import Image

from backpdf.pictures.jpeg import without_notes
from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.picture_files import LARGEST_FILE
from backpdf.pictures.picture_kinds import HEAD, is_drawing
from backpdf.pictures.raster import Raster
from backpdf.pictures.svg.drawing_file import open_drawing

LONGEST_SIDE: Final = 2000
"""Pixels: enough for 17 cm in print, where pictures are 50 to 90 mm wide."""
JPEG_QUALITY: Final = 90
_FEW_COLOURS: Final = 4096


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """The bytes of a picture file, and the ending of its name; advice is on how it prints."""

    ending: str
    data: bytes = field(repr=False)
    advice: tuple[str, ...] = ()


def stored_picture(data: bytes, name: str = "") -> StoredPicture:
    """The picture in a file of any kind that can be printed; name is what the file is called.

    A photo becomes a JPEG as it is seen, without place, camera and other notes; what is drawn in few colours
    or lets the ground through becomes a PNG.  A drawing (SVG) stays as it is.  Raises PictureError for what
    cannot be printed.
    """
    if len(data) > LARGEST_FILE:
        raise PictureError(f"the picture is larger than {LARGEST_FILE // 1024**2} MB", "make it smaller")
    if is_drawing(name, data[:HEAD]):
        drawing = open_drawing(data)
        return StoredPicture(".svgz" if data[:2] == b"\x1f\x8b" else ".svg", data, drawing.advice)
    raster = Raster.of_bytes(data)
    crop = (raster.crop_advice,) if raster.crop_advice else ()
    return StoredPicture(*_kept(raster), (*raster.advice, *crop))


def _kept(raster: Raster) -> tuple[str, bytes]:
    """The ending and bytes of a picture of pixels; a JPEG that is as it should be is not encoded again."""
    pixels = raster.decoded(longest=LONGEST_SIDE)
    if raster.orientation == 1 and raster.is_srgb and pixels.size == (raster.width, raster.height):
        clean = raster.clean_jpeg()
        if clean is not None and clean.is_common:
            return ".jpg", clean.data
    if raster.format != "JPEG" and (
        pixels.mode in ("LA", "RGBA") or pixels.getcolors(_FEW_COLOURS) is not None
    ):
        return ".png", _png(pixels)
    return ".jpg", _jpeg(pixels)


def _png(pixels: Image.Image) -> bytes:
    file = BytesIO()
    pixels.save(file, "PNG", optimize=True)
    return file.getvalue()


def _jpeg(pixels: Image.Image) -> bytes:
    file = BytesIO()
    pixels.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True, exif=b"", icc_profile=None)
    clean = without_notes(file.getvalue())
    assert clean is not None  # what was just written is complete
    return clean.data
