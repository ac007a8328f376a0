"""Prepared pictures drawn on a page and rendered, so that tests see what a reader would see."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image

from backpdf.pdf.tagging.prepared import Prepared, PreparedForm, PreparedImage

Pixel = tuple[int, int, int]


def render(prepared: Prepared, width: float = 100, height: float = 100, *, under: str = "") -> Image.Image:
    """The picture on a page of its size at 72 dpi; `under` is content drawn before it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(width, height))
    if isinstance(prepared, PreparedForm):
        stored, sx, sy = _form(pdf, prepared), width / prepared.width, height / prepared.height
    else:
        stored, sx, sy = _image(pdf, prepared), width, height
    page.Resources = Dictionary(XObject=Dictionary(X=stored))
    page.Contents = pdf.make_stream(f"{under} q {sx:.9f} 0 0 {sy:.9f} 0 0 cm /X Do Q".encode())
    file = BytesIO()
    pdf.save(file)
    document = pypdfium2.PdfDocument(file.getvalue())
    try:
        shown: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return shown


def pixel(image: Image.Image, x: float, y: float) -> Pixel:
    """The colour at a point given as parts of width and height from the upper left."""
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def near(found: Pixel, wanted: Pixel, slack: int = 6) -> bool:
    """Whether two colours look the same."""
    return all(abs(a - b) <= slack for a, b in zip(found, wanted, strict=True))


def content(form: PreparedForm) -> str:
    """The operators of a form."""
    return zlib.decompress(form.content).decode("ascii")


def decoded(image: PreparedImage) -> Image.Image:
    """The pixels of an image stream, without its mask."""
    if image.filter == "DCTDecode":
        return Image.open(BytesIO(image.data))
    mode = "L" if image.colour_space == "DeviceGray" else "RGB"
    return Image.frombytes(mode, (image.width, image.height), zlib.decompress(image.data))


def _image(pdf: pikepdf.Pdf, image: PreparedImage) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(image.data, filter=Name("/" + image.filter))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = image.width, image.height, image.bits
    stream.ColorSpace = Name("/" + image.colour_space)
    if image.soft_mask is not None:
        stream.SMask = _image(pdf, image.soft_mask)
    return pdf.make_indirect(stream)


def _form(pdf: pikepdf.Pdf, form: PreparedForm) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(form.content, filter=Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, form.width, form.height])
    states = {
        "/" + name: Dictionary(ca=state.fill_alpha, CA=state.stroke_alpha)
        for name, state in form.graphics_states.items()
    }
    stream.Resources = Dictionary(ExtGState=Dictionary(states))
    return pdf.make_indirect(stream)
