"""Pictures for the tests, and files made from them that are cut, spoilt or put together by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from library.samples import write
from PIL import Image

from backpdf.pdf.images import PictureError, PictureStore
from backpdf.pictures.picture_files import PictureCheck, check_picture, open_folder

CASES = Path(__file__).parent / "cases"
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def colours(width: int = 120, height: int = 90) -> Image.Image:
    """A photo of thousands of colours."""
    red = Image.linear_gradient("L").resize((width, height))
    green = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, red.transpose(Image.Transpose.ROTATE_180)))


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes, *, sound: bool = True) -> bytes:
    """A chunk of a PNG."""
    checksum = zlib.crc32(name + content) ^ (not sound)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    """Names and contents of the chunks of a PNG."""
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def png_with(data: bytes, *extra: bytes, change: Callable[[bytes, bytes], bytes] | None = None) -> bytes:
    """A PNG with more chunks after its head, or with chunks changed: name and content to new chunk."""
    head, *rest = [(change or chunk)(name, content) for name, content in chunks_of(data)]
    return SIGNATURE + head + b"".join(extra) + b"".join(rest)


def checked(root: Path, data: bytes, name: str = "a.png") -> PictureCheck:
    """What the gate says of a file; and that printing says the same."""
    path = write(root, f"images/{name}", data)
    check = check_picture(open_folder(root, "images"), name)
    store = PictureStore()
    try:
        source = store.load(path)
        store.prepared(source, 300, 300 / source.aspect)
    except PictureError as error:
        assert check.fault is not None, error
        assert error.message in check.fault[0]
    else:
        assert check.fault is None
        assert source.advice == check.advice
    return check


def refused(root: Path, data: bytes, name: str = "a.png") -> str:
    fault = checked(root, data, name).fault
    assert fault is not None
    assert fault[1]
    return fault[0]
