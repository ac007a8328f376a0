"""Photos ready for print: reduced, in greys if wanted, and encoded."""

from __future__ import annotations

from typing import Literal

from backpdf.pdf.images.encode import encode
from backpdf.pdf.tagging.prepared import PreparedImage
from backpdf.pictures.colour import luma
from backpdf.pictures.raster import Raster

_LOSSLESS_FORMATS = ("PNG", "GIF", "BMP", "TIFF")


def photo_facts(data: bytes) -> tuple[int, int, tuple[str, ...]]:
    """Pixels across and down as seen upright, and advice; raises PictureError for what cannot be printed."""
    raster = Raster.of_bytes(data)
    return raster.width, raster.height, raster.advice


def prepare_photo(data: bytes, size: tuple[int, int] | None, *, mono: bool) -> PreparedImage:
    """The picture at an upright size in pixels, or its own; raises PictureError if they cannot be read."""
    raster = Raster.of_bytes(data)
    size = size or (raster.width, raster.height)
    pixels = raster.decoded(size=size)
    if mono:
        pixels = luma(pixels)
    if size == (raster.width, raster.height):
        jpeg = raster.jpeg_as_it_is(pixels.mode)
        if jpeg is not None:
            space: Literal["DeviceGray", "DeviceRGB"] = "DeviceGray" if pixels.mode == "L" else "DeviceRGB"
            return PreparedImage(raster.width, raster.height, jpeg.data, "DCTDecode", space)
    return encode(pixels, lossless=raster.format in _LOSSLESS_FORMATS)
