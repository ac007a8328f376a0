"""Pixels as the image streams of a PDF."""

from __future__ import annotations

import zlib
from typing import Literal

from PIL import Image

from backpdf.pdf.tagging.prepared import PreparedImage
from backpdf.pictures.jpeg import encode_jpeg

_FEW_COLOURS = 4096
_LOSSLESS_FACTOR = 2
"""A lossless stream may be this much larger than the JPEG before it gives way."""


def encode(image: Image.Image, *, lossless: bool) -> PreparedImage:
    """Encodes a picture in mode L, LA, RGB or RGBA.

    lossless means that the picture comes from a format without JPEG noise: then drawings, logos and
    screenshots stay exact, and only what has many colours becomes a JPEG (see `encode_jpeg`).
    """
    mask = None
    if image.mode in ("LA", "RGBA"):
        alpha = image.getchannel("A")
        mask = PreparedImage(*alpha.size, _deflated(alpha), "FlateDecode", "DeviceGray")
        image = _white_where_unseen(image, alpha)
    filter_, data = _best(image, lossless=lossless)
    space: Literal["DeviceGray", "DeviceRGB"] = "DeviceGray" if image.mode == "L" else "DeviceRGB"
    return PreparedImage(*image.size, data, filter_, space, soft_mask=mask)


def _best(image: Image.Image, *, lossless: bool) -> tuple[Literal["FlateDecode", "DCTDecode"], bytes]:
    exact = _deflated(image) if lossless and image.getcolors(_FEW_COLOURS) else None
    jpeg = encode_jpeg(image)
    if exact is not None and len(exact) <= _LOSSLESS_FACTOR * len(jpeg):
        return "FlateDecode", exact
    return "DCTDecode", jpeg


def _white_where_unseen(image: Image.Image, alpha: Image.Image) -> Image.Image:
    """Colours without alpha; hidden ones become white, or JPEG noise would show them at the edges."""
    solid = image.convert(image.mode[:-1])
    hidden = alpha.point([255, *[0] * 255])
    solid.paste("white", mask=hidden)
    return solid


def _deflated(image: Image.Image) -> bytes:
    return zlib.compress(image.tobytes(), 9)
