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
        as_it_is = _passed_through(raster, pixels.mode)
        if as_it_is is not None:
            return as_it_is
    return encode(pixels, lossless=raster.format in _LOSSLESS_FORMATS)


def _passed_through(raster: Raster, mode: str) -> PreparedImage | None:
    """The bytes of a JPEG without its notes; None where it would not print as wanted.

    A second encoding would cost quality and gain nothing.
    """
    if raster.orientation != 1 or mode != raster.mode or not raster.is_srgb:
        return None
    clean = raster.clean_jpeg()
    if clean is None or not clean.is_common or clean.components != (1 if mode == "L" else 3):
        return None
    space: Literal["DeviceGray", "DeviceRGB"] = "DeviceGray" if mode == "L" else "DeviceRGB"
    return PreparedImage(raster.width, raster.height, clean.data, "DCTDecode", space)
