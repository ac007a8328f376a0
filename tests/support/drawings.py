"""Drawings on paper beside the picture that resvg makes of them: the judge of what is printed."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import resvg_py
from PIL import Image, ImageChops, ImageFilter

from backpdf.pdf.images.drawing_form import drawing_form
from backpdf.pdf.tagging import Canvas, DocumentInfo, Element, PreparedForm, TaggedDocument
from backpdf.pictures.svg.drawing_file import DrawingFile

WIDE = 480
"""Pixels across."""
NOTICED = 40
"""Of 255: a smaller difference of a pixel is not seen."""


def svg(body: str, box: str = "0 0 120 120", more: str = "") -> bytes:
    """A drawing of 120 units with this content."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{box}" {more}>{body}</svg>'
    ).encode()


def form_of(drawing: DrawingFile, *, mono: bool = False) -> PreparedForm:
    """The form XObject of a plain drawing."""
    assert drawing.shapes is not None
    return drawing_form(drawing.shapes, drawing.width, drawing.height, mono=mono)


def on_paper(form: PreparedForm, width: int = WIDE) -> Image.Image:
    """A form on a page of its size, as PDFium shows it."""
    tree, canvas = Element("Document"), Canvas()
    figure = tree.add("Figure", alt="A drawing")
    with canvas.figure(figure, 0, 0, form.width, form.height):
        canvas.place(form, 0, 0, form.width, form.height)
    document = TaggedDocument(DocumentInfo(title="A", language="en", date=date(2026, 1, 1)), tree)
    document.put(canvas.finished(), 0, 0)
    document.end_page((form.width, form.height))
    pdf = pypdfium2.PdfDocument(document.to_bytes())
    image: Image.Image = pdf[0].render(scale=(width - 0.01) / form.width).to_pil().convert("RGB")
    pdf.close()
    return image


def by_resvg(data: bytes, width: int = WIDE) -> Image.Image:
    """The picture that resvg makes, on white."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), width=width, dpi=96, skip_system_fonts=True))
    return flattened(png)


def flattened(png: bytes) -> Image.Image:
    """A PNG file on white."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image)
    return white.convert("RGB")


def different_pixels(one: Image.Image, other: Image.Image) -> int:
    """Pixels that differ, but for edges: each program smooths them in its own way."""
    shared = (0, 0, min(one.width, other.width), min(one.height, other.height))
    assert abs(one.height - other.height) <= 3  # resvg rounds the size of a drawing to whole units
    one, other = one.crop(shared), other.crop(shared)
    difference = ImageChops.difference(one, other)
    most = difference.getchannel(0)
    for band in (1, 2):
        most = ImageChops.lighter(most, difference.getchannel(band))
    seen = most.point([255 * (value > NOTICED) for value in range(256)]).filter(ImageFilter.MinFilter(5))
    return seen.histogram()[255]
