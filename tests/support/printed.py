"""Reads a printed page back with PDFium: which words, pictures and lines stand where.

Knows nothing of how the file was made.  Lengths are points, y grows upwards, boxes are of ink.
Places of pictures come from the content stream, for PDFium knows only the ink.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4

WORD_GAP = 0.15
"""White between two words, in parts of the type size, at the least."""
LINE_GAP = 0.6
"""White between two parts of one line of text, in parts of the type size, at the most."""
SHADOW = "\ufffd"
"""Stands for words that are printed twice at one place."""
HYPHEN_AT_LINE_END = "\x02"
"""What PDFium reads for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def shared(self, other: Box) -> tuple[float, float]:
        """Width and height of the part that both cover; negative where they are apart."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide, high

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.bottom >= self.bottom - slack
            and other.top <= self.top + slack
        )

    def __and__(self, other: Box) -> Box:
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def __or__(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one font and colour, on one line; mark is its marked-content id, if it has one."""

    words: str
    box: Box
    baseline: float
    size: float
    font: str
    embedded: bool
    colour: str
    mark: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, a photo or a QR code: the place that it has, and what is drawn there."""

    place: Box
    ink: Box


@dataclass(frozen=True, slots=True)
class Line:
    """What is read as one line: stretches of text side by side, without a column gap between them."""

    words: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, a rectangle or another outline; its box includes half of its line width."""

    box: Box
    filled: bool
    stroked: bool
    colour: str


@dataclass(frozen=True)
class Page:
    """Everything on one page."""

    number: int
    width: float
    height: float
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    shapes: tuple[Shape, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines of text, from top to bottom and from left to right."""
        rows: list[list[Text]] = []
        for text in sorted(self.texts, key=lambda text: (-round(text.baseline, 1), text.box.left)):
            last = rows[-1][-1] if rows else None
            if last and _on_one_line(last, text):
                rows[-1].append(text)
            else:
                rows.append([text])
        return tuple(joined(row) for row in rows)

    def printable_area(self, margin: float) -> Box:
        return Box(margin, margin, self.width - margin, self.height - margin)


def read_pages(pdf: bytes) -> list[Page]:
    """The pages of a file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            return [
                _page(document[number - 1], _picture_places(page), number)
                for number, page in enumerate(file.pages, start=1)
            ]
    finally:
        document.close()


def words_on(pages: Sequence[Page]) -> list[str]:
    """Every word, line by line."""
    return [word for page in pages for line in page.lines for word in line.words.split()]


def render_pages(pdf: bytes, dpi: float) -> Iterator[Any]:
    """Each page as a Pillow image in RGB."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def _page(page: Any, places: Sequence[Box], number: int) -> Page:
    width, height = page.get_size()
    text_page = page.get_textpage()
    after_space = _objects_after_a_space(text_page)
    texts, inks, shapes = [], [], []
    for item in page.get_objects(max_depth=1):
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            text = _text(item, text_page, after_space)
            if text.words.strip():
                texts.append(text)
            elif text.box.height > 1:  # ink that PDFium takes for a shadow of the same words beside it
                texts.append(replace(text, words=SHADOW))
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes.append(_shape(item))
        elif item.type in (pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_IMAGE):
            inks.append(Box(*item.get_bounds()))
    pictures = [Picture(place, ink & place) for place, ink in zip(places, inks, strict=True)]
    return Page(number, width, height, tuple(texts), tuple(pictures), tuple(shapes))


def _picture_places(page: pikepdf.Page) -> list[Box]:
    """Where the content stream puts pictures: a unit square for a photo, the BBox of a drawing."""
    matrix, kept, places = pikepdf.Matrix(), [], []
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page, "q Q cm Do"):
        name = str(instruction.operator)
        if name == "q":
            kept.append(matrix)
        elif name == "Q":
            matrix = kept.pop()
        elif name == "cm":
            matrix = pikepdf.Matrix(*(float(value) for value in instruction.operands)) @ matrix
        else:
            drawn: Any = page.obj.Resources.XObject[str(instruction.operands[0])]
            corners = [float(value) for value in drawn.get("/BBox", (0, 0, 1, 1))]
            own = pikepdf.Matrix(*(float(value) for value in drawn.get("/Matrix", (1, 0, 0, 1, 0, 0))))
            rectangle = (own @ matrix).transform(pikepdf.Rectangle(*corners))
            places.append(Box(rectangle.llx, rectangle.lly, rectangle.urx, rectangle.ury))
    return places


def _objects_after_a_space(text_page: Any) -> set[int]:
    """Addresses of the text objects before which PDFium reads a space; it takes the space from them."""
    found: set[int] = set()
    before = 0
    for index in range(text_page.count_chars()):
        if before == ord(" "):
            item = pdfium.FPDFText_GetTextObject(text_page, index)
            found.add(ctypes.cast(item, ctypes.c_void_p).value or 0)
        before = pdfium.FPDFText_GetUnicode(text_page, index)
    return found


def _text(item: Any, text_page: Any, after_space: set[int]) -> Text:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        item, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    font = pdfium.FPDFTextObj_GetFont(item)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, name, 200)
    words = buffer.raw.decode("utf-16-le").rstrip("\0").replace(HYPHEN_AT_LINE_END, "-")
    spaced = ctypes.cast(item.raw, ctypes.c_void_p).value in after_space
    return Text(
        words=f" {words}" if spaced else words,
        box=Box(*item.get_bounds()),
        baseline=item.get_matrix().get()[5],
        size=float(size.value),
        font=name.value.decode(),
        embedded=bool(pdfium.FPDFFont_GetIsEmbedded(font)),
        colour=_colour(pdfium.FPDFPageObj_GetFillColor, item),
        mark=_mark(item),
    )


def _mark(item: Any) -> int | None:
    mark = int(pdfium.FPDFPageObj_GetMarkedContentID(item))
    return mark if mark >= 0 else None


def _shape(item: Any) -> Shape:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE
    colour = _colour(pdfium.FPDFPageObj_GetFillColor if filled else pdfium.FPDFPageObj_GetStrokeColor, item)
    box = Box(*item.get_bounds())
    if stroke.value:  # PDFium adds the whole width of the line on each side
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        half = width.value / 2
        along_x, along_y = (half * (side <= 2 * width.value + 0.1) for side in (box.height, box.width))
        aside, above = half + along_x, half + along_y  # the ends of a straight line have no caps
        box = Box(box.left + aside, box.bottom + above, box.right - aside, box.top - above)
    return Shape(box, filled, bool(stroke.value), colour)


def _colour(getter: Any, item: Any) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    getter(item, *parts)
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def _on_one_line(before: Text, after: Text) -> bool:
    size = max(before.size, after.size)
    gap = after.box.left - before.box.right
    return abs(after.baseline - before.baseline) < 0.2 and -size < gap <= LINE_GAP * size


def joined(row: Sequence[Text]) -> Line:
    """Stretches of text side by side, from left to right, as one line."""
    words, box = row[0].words, row[0].box
    for before, after in pairwise(row):
        apart = after.box.left - before.box.right > WORD_GAP * after.size
        apart = apart or before.words.endswith(" ") or after.words.startswith(" ")
        words = words.rstrip() + (" " if apart else "") + after.words.lstrip()
        box = box | after.box
    return Line(words.strip(), box, max(text.size for text in row))
