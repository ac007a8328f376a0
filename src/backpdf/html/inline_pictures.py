"""Pictures within the page: plain drawings as SVG, all others as data.

Each is made once in a process, and kept for the handouts to come.
"""

from __future__ import annotations

import base64
from collections import OrderedDict
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from backpdf.html.html_text import shown
from backpdf.html.html_writer import Markup, element
from backpdf.html.inline_svg import ID_MARK, svg_markup
from backpdf.pictures.jpeg import encode_jpeg
from backpdf.pictures.picture_errors import naming_picture
from backpdf.pictures.picture_files import read_checked
from backpdf.pictures.picture_kinds import HEAD, is_drawing
from backpdf.pictures.raster import Raster
from backpdf.pictures.svg.drawing_file import open_drawing

LONGEST_SIDE = 1200
"""Pixels of a photo: three for each pixel of CSS in the width that a picture has on a phone."""
MOST_KEPT = 400
"""Pictures, of some ten to some hundred kilobytes each."""
_FEW_COLOURS = 4096


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture as an element of a page, and what is to be said of it to who made the page."""

    source: Markup
    advice: tuple[str, ...]

    def numbered(self, number: int) -> Markup:
        """The element; number is that of the picture in its page, from 1, for identifiers."""
        return Markup(self.source.replace(ID_MARK, f"picture-{number}-clip-"))


class InlinePictures:
    """Makes pictures and keeps those that were made last; for all handouts of a process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], InlinePicture] = OrderedDict()

    def picture(self, path: Path, content: str | None, alt: str) -> InlinePicture:
        """The picture in a file; content is the digest of the file as it was checked, if it was.

        Raises PictureError for a file that cannot be shown, or is no longer what was checked.
        """
        if content is None:
            return _picture(path, content, alt)
        key = (str(path), content, alt)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _picture(path, content, alt)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def _picture(path: Path, content: str | None, alt: str) -> InlinePicture:
    with naming_picture(path):
        data = read_checked(path, content)
        if is_drawing(path.name, data[:HEAD]):
            return _drawing(data, shown(alt))
        raster = Raster.of_bytes(data)
        return InlinePicture(_image(*_photo(raster), shown(alt)), raster.advice)


def _drawing(data: bytes, alt: str) -> InlinePicture:
    drawing = open_drawing(data)
    if drawing.shapes is not None:
        return InlinePicture(svg_markup(drawing.shapes, drawing.width, drawing.height, alt), drawing.advice)
    longest = max(drawing.width, drawing.height)
    png = drawing.bitmap(max(1, round(LONGEST_SIDE * drawing.width / longest)))
    with Image.open(BytesIO(png)) as image:
        size = image.size
    return InlinePicture(_image("png", png, size, alt), drawing.advice)


def _photo(raster: Raster) -> tuple[str, bytes, tuple[int, int]]:
    """Kind, bytes and size of a photo, without the notes of its file.

    A JPEG that is small enough keeps its bytes; drawings, logos and screenshots stay exact.
    """
    pixels = raster.decoded(longest=LONGEST_SIDE)
    jpeg = raster.jpeg_as_it_is(pixels.mode) if pixels.size == (raster.width, raster.height) else None
    if jpeg is not None:
        return "jpeg", jpeg.data, pixels.size
    is_exact = raster.format != "JPEG" and pixels.getcolors(_FEW_COLOURS) is not None
    if is_exact or pixels.mode in ("LA", "RGBA"):
        file = BytesIO()
        pixels.save(file, "PNG", optimize=True)
        return "png", file.getvalue(), pixels.size
    return "jpeg", encode_jpeg(pixels), pixels.size


def _image(kind: str, data: bytes, size: tuple[int, int], alt: str) -> Markup:
    width, height = map(str, size)
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return element("img", src=address, alt=alt, width=width, height=height)
