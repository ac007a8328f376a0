"""Photos within SVG drawings: taken out, made printable, and put back in a form svglib can read."""

from __future__ import annotations

import base64
import binascii
import re
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from PIL import Image

from backpdf.pdf.images.svg_tree import HREF, fraction, href
from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.raster import Raster

MOST_PIXELS = 1800
"""Longest side of a photo within a drawing: 300 dpi at 150 mm."""
_DATA = re.compile(r"data:image/[-+.\w]+((?:;[^;,]*)*),(.*)\Z", re.DOTALL)
_MISSING = "a photo that is not stored in the drawing itself is left out; embed it, or use the photo alone"
_UNREADABLE = "a photo within the drawing could not be read and is left out"


def settle_images(root: Any, viewport: tuple[float, float]) -> set[str]:
    """Rewrites every embedded photo as an upright sRGB PNG that fills its frame.

    Returns advice on photos that are left out.  Nothing outside the file is ever opened.
    """
    advice = set()
    for node in list(root.iter("{*}image", "{*}feImage")):
        data = _embedded(href(node))
        for name in HREF:
            node.attrib.pop(name, None)
        if data is None:
            advice.add(_MISSING)
            continue
        try:
            picture = Raster.of_bytes(data).decoded(longest=MOST_PIXELS)
        except PictureError:
            advice.add(_UNREADABLE)
            continue
        _fill_frame(node, picture, viewport)
        node.set("href", "data:image/png;base64," + _png(picture))
    return advice


def _embedded(address: str) -> bytes | None:
    """The bytes of a data address; None for anything else, an SVG within the SVG included."""
    match = _DATA.match(address)
    if match is None:
        return None
    if "base64" not in match[1]:
        return unquote_to_bytes(match[2])
    try:
        return base64.b64decode(unquote_to_bytes(match[2]))
    except binascii.Error:
        return None


def _fill_frame(node: Any, picture: Image.Image, viewport: tuple[float, float]) -> None:
    """Sets the frame to the picture's proportions, which svglib would ignore."""
    x, y = (fraction(node.get(name), size, 0.0) for name, size in zip(("x", "y"), viewport, strict=True))
    width = fraction(node.get("width"), viewport[0], float(picture.width))
    height = fraction(node.get("height"), viewport[1], float(picture.height))
    keep = node.attrib.pop("preserveAspectRatio", "xMidYMid meet").strip()
    if not keep.startswith("none"):
        scale = min(width / picture.width, height / picture.height)
        spare = width - picture.width * scale, height - picture.height * scale
        part = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
        x += spare[0] * part.get(keep[1:4], 0.5)
        y += spare[1] * part.get(keep[5:8], 0.5)
        width, height = picture.width * scale, picture.height * scale
    for name, value in (("x", x), ("y", y), ("width", width), ("height", height)):
        node.set(name, f"{value:.9g}")


def _png(picture: Image.Image) -> str:
    file = BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return base64.b64encode(file.getvalue()).decode("ascii")
