"""An SVG file, opened once for checking and printing: plain, or to be printed as a bitmap."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.svg.fallbacks import new_colour, replace_new_notations
from backpdf.pictures.svg.painting import Recording
from backpdf.pictures.svg.plain_drawing import drawing_size, local_name, paint_plain
from backpdf.pictures.svg.resvg_process import NotDrawnError, render_bitmap
from backpdf.pictures.svg.svg_safety import AS_PNG, svg_fault
from backpdf.pictures.svg.values import NotPlainError

LARGEST_SVG: Final = 10 * 1024 * 1024
"""Bytes of a drawing, unpacked."""
MOST_ASPECT: Final = 50
_TRIAL_PIXELS: Final = 200
"""Pixels across, to see whether resvg draws anything."""
_AS_DOTS: Final = "holds more than plain shapes, so it is printed as a picture of dots"
_NOT_BY_RESVG: Final = {
    "animate": "moves", "animateTransform": "moves", "animateMotion": "moves", "animateColor": "moves",
    "set": "moves", "meshgradient": "has a mesh of colours", "meshGradient": "has a mesh of colours",
    "hatch": "has a hatch", "flowRoot": "has flowed text",
}  # fmt: skip
"""Elements that the programs which draw SVG do not agree on, and what a drawing with them does."""
_UNUSUAL = (
    b"animate", b"set ", b"mesh", b"hatch", b"flowRoot", b"(--", b"light-dark", b"@", b"non-scaling",
    b"clip-path", b"style", b"small-caps", b"color(", b"lab(", b"lch(", b"hwb(", b"color-mix(",
    b"device-cmyk(",
)  # fmt: skip
"""What is looked at more closely; most drawings hold none of it."""
_SHAPES_IN_STYLE = re.compile(r"(?:^|;)\s*(cx|cy|r|rx|ry|x|y|d)\s*:", re.IGNORECASE)
_GROUND = re.compile(
    r"(?:^|[;\s])background(?:-color)?\s*:(?!\s*(?:transparent|none|white|#fff\b|#ffffff\b|inherit|initial))",
    re.IGNORECASE,
)
_UNREAD_SELECTOR = re.compile(
    r":(?!(?:first-child|root|hover|focus|active|link|visited)\b)|(?<!\|)[+~](?!=)", re.IGNORECASE
)
"""Selectors that resvg passes over, though browsers obey them."""
_FUNCTION_CLIP = re.compile(
    r"clip-path\s*:?\s*(circle|ellipse|inset|polygon|path|rect|xywh)\(", re.IGNORECASE
)


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
    if any(sign in data for sign in _UNUSUAL):
        replace_new_notations(root)
        _check_notations(root)
    plain = _plain(root)
    if plain is not None:
        return plain
    _check_letters(root)
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
    with Image.open(io.BytesIO(_bitmap(svg, _TRIAL_PIXELS))) as image:
        if image.convert("RGBA").getchannel("A").getbbox() is None:
            raise PictureError("nothing can be seen in the drawing", AS_PNG)
        return float(image.width), float(image.height)


def _bitmap(svg: bytes, width: int) -> bytes:
    try:
        return render_bitmap(svg, width)
    except NotDrawnError as error:
        raise PictureError(f"the drawing is too involved: {error}", AS_PNG) from error


def _check_notations(root: Element) -> None:
    """Raises PictureError for what programs draw differently from each other."""
    name = new_colour(root)
    if name is not None:
        raise PictureError(
            f"the drawing has a colour that not every program knows ({name})",
            "use RGB colours, or export it as PNG, 2000 pixels across or more",
        )
    sheets = " ".join(node.text or "" for node in root.iter() if local_name(node) == "style")
    if any(map(_UNREAD_SELECTOR.search, re.findall(r"([^{}]*)\{", sheets))):
        raise PictureError("the drawing has a style sheet that not every program reads", AS_PNG)
    for node in root.iter():
        fault = _NOT_BY_RESVG.get(local_name(node)) or _style_fault(node)
        if fault is not None:
            raise PictureError(f"the drawing {fault}, which not every program shows alike", AS_PNG)


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


def _style_fault(node: Element) -> str | None:
    style = node.get("style", "")
    if _SHAPES_IN_STYLE.search(style) or _FUNCTION_CLIP.search(f"{style};clip-path:{node.get('clip-path')}"):
        return "states shapes in its style"
    if local_name(node) == "svg" and _GROUND.search(style):
        return "states the colour of its ground in its style"
    if "small-caps" in style or "small-caps" in node.get("font-variant", ""):
        return "has text in small capitals"
    if "non-scaling-stroke" in style or node.get("vector-effect") == "non-scaling-stroke":
        return "has lines that keep their width at every size"
    return None


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
