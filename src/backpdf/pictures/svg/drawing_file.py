"""An SVG file, opened once for checking and printing: plain, or to be printed as a bitmap."""

from __future__ import annotations

import base64
import gzip
import io
import zlib
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from backpdf.pictures.picture_errors import MOST_ASPECT, PictureError
from backpdf.pictures.svg.fallbacks import replace_new_notations
from backpdf.pictures.svg.notation_check import notation_fault
from backpdf.pictures.svg.painting import Recording
from backpdf.pictures.svg.plain_drawing import HREFS, drawing_size, local_name, paint_plain
from backpdf.pictures.svg.resvg_process import SECONDS, NotDrawnError, render_bitmap
from backpdf.pictures.svg.svg_safety import AS_PNG, svg_fault
from backpdf.pictures.svg.values import NotPlainError

LARGEST_SVG: Final = 10 * 1024 * 1024
"""Bytes of a drawing, unpacked."""
_TRIAL_PIXELS: Final = 600
"""Pixels across, to see whether resvg draws anything."""
TRIAL_SECONDS: Final = 1.2
"""Time for that: to print a drawing takes longer, and gets more."""
_MOST_PHOTO_PIXELS: Final = 16_000_000
"""Of all photos in a drawing together."""
_AS_DOTS: Final = "holds more than plain shapes, so it is printed as a picture of dots"
_UNUSUAL = (
    b"animate", b"set", b"mesh", b"hatch", b"flowRoot", b"(--", b"light-dark", b"@", b"non-scaling",
    b"clip-path", b"style", b"small-caps", b"transform-box", b"\0", b"color(", b"lab(", b"lch(", b"hwb(",
    b"color-mix(", b"device-cmyk(",
)  # fmt: skip
"""What is looked at more closely; most drawings hold none of it."""


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """A drawing that can be printed; width and height are in units of 1/96 inch.

    shapes is a plain drawing, with y downwards from the upper left corner; svg is any other, as text for
    resvg.  advice says what is printed otherwise than the author may expect.
    """

    width: float
    height: float
    shapes: Recording | None = None
    svg: bytes = field(default=b"", repr=False)
    advice: tuple[str, ...] = ()

    def bitmap(self, width: int) -> bytes:
        """The drawing as a PNG file with a transparent ground, `width` pixels across.

        Raises PictureError where it cannot be drawn.
        """
        return _bitmap(self.svg, width)


def open_drawing(data: bytes) -> DrawingFile:
    """Opens an SVG or SVGZ file.

    Raises PictureError for a file that is unsafe, damaged or empty, or that would print otherwise than
    it shows.
    """
    data = _unpacked(data)
    fault = svg_fault(data)
    if fault is not None:
        raise PictureError(*fault)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError) as error:
        raise PictureError("the drawing is damaged: it is not well-formed SVG", AS_PNG) from error
    is_unusual = any(sign in data for sign in _UNUSUAL)
    if is_unusual:
        replace_new_notations(root)
        _check_notations(root)
    plain = _plain(root)
    if plain is not None:
        return plain
    if not is_unusual:
        _check_notations(root)
    _check_letters(root)
    _check_photos(root)
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    svg = ElementTree.tostring(root)
    return DrawingFile(*_tried(svg, root), svg=svg, advice=(f"the drawing {_AS_DOTS}",))


def _plain(root: Element) -> DrawingFile | None:
    """A plain drawing; None for another one.  Raises PictureError where nothing is seen."""
    shapes = Recording()
    try:
        size = drawing_size(root)
        paint_plain(root, shapes)
    except NotPlainError:
        return None
    if not shapes.count:
        raise PictureError("nothing can be seen in the drawing", AS_PNG)
    return DrawingFile(*size, shapes)


def _tried(svg: bytes, root: Element) -> tuple[float, float]:
    """The proportions of a drawing that resvg draws; raises PictureError where it shows nothing."""
    from PIL import Image  # noqa: PLC0415  (plain drawings do without)

    try:
        width, height = drawing_size(root)
    except NotPlainError:  # in units that only resvg reads; its process has limits of its own
        width = height = 1.0
    if not 1 / MOST_ASPECT < width / height < MOST_ASPECT:
        raise PictureError(f"one side of the drawing is more than {MOST_ASPECT} times the other", AS_PNG)
    with Image.open(io.BytesIO(_bitmap(svg, _TRIAL_PIXELS, TRIAL_SECONDS))) as image:
        if image.convert("RGBA").getchannel("A").getbbox() is None:
            raise PictureError("nothing can be seen in the drawing", AS_PNG)
        return float(image.width), float(image.height)


def _bitmap(svg: bytes, width: int, seconds: float = SECONDS) -> bytes:
    try:
        return render_bitmap(svg, width, seconds)
    except NotDrawnError as error:
        raise PictureError(f"the drawing is too involved: {error}", AS_PNG) from error


def _check_notations(root: Element) -> None:
    """Raises PictureError for what programs draw differently from each other."""
    fault = notation_fault(root)
    if fault is not None:
        raise PictureError(*fault)


def _check_photos(root: Element) -> None:
    """Raises PictureError for photos in a drawing that resvg would leave out, or that are too large."""
    pixels = 0
    for node in root.iter():
        if local_name(node) != "image":
            continue
        uri = next((node.attrib[name] for name in HREFS if node.get(name)), "")
        from backpdf.pictures.raster import Raster  # noqa: PLC0415  (Pillow)

        try:
            photo = Raster.of_bytes(base64.b64decode(uri.partition(",")[2]))
            pixels += photo.width * photo.height
            if pixels <= _MOST_PHOTO_PIXELS:
                photo.check()
        except (PictureError, ValueError) as error:
            raise PictureError("the drawing holds a photo that is damaged", AS_PNG) from error
        if pixels > _MOST_PHOTO_PIXELS:
            raise PictureError("the drawing holds photos of too many pixels", AS_PNG)


def _check_letters(root: Element) -> None:
    """Raises PictureError for text with a letter that FiraGO lacks: it would be left out."""
    text = "".join("".join(node.itertext()) for node in root.iter() if local_name(node) == "text")
    letters = {character for character in text if character.isprintable() and not character.isspace()}
    if not letters:
        return
    from backpdf.text.fonts import font_face  # noqa: PLC0415  (few drawings hold text)

    missing = sorted(letter for letter in letters if not font_face().charToGlyph.get(ord(letter)))
    if missing:
        raise PictureError(
            f'the drawing holds text with the sign "{missing[0]}", which the font for it lacks',
            "turn its text into paths in the drawing program, or export it as PNG",
        )


def _unpacked(data: bytes) -> bytes:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as file:
                data = file.read(LARGEST_SVG + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise PictureError("the compressed drawing is damaged", AS_PNG) from error
    if len(data) > LARGEST_SVG:
        raise PictureError(f"the drawing is larger than {LARGEST_SVG // 1024 // 1024} MB", "make it simpler")
    return data
