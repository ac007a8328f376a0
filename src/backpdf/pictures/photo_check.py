"""Checks that a photo is complete and not too large; imports Pillow, so it is imported only when needed."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Set
from pathlib import Path

from PIL import Image

from backpdf.pictures.svg_safety import Fault

MOST_PIXELS = 100_000_000

SAVE_AS = "save it as PNG, JPEG or SVG"

# Exceptions of Pillow for damaged files, from tests and from its source.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)


def can_read(kind: str) -> bool:
    """Whether this installation of Pillow reads a format ("PNG"); HEIF needs a plugin."""
    Image.init()
    return kind in Image.OPEN


def photo_fault(path: Path, kinds: Set[str]) -> Fault | None:
    """The fault of a photo in any of these formats, or None; decodes only as much as the check needs.

    Raises OSError where the file cannot be opened.
    """
    with path.open("rb") as file, warnings.catch_warnings():
        # Pillow's warnings are about metadata, which is not used, and about sizes, which are checked below.
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=sorted(kinds & set(Image.OPEN))) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return _too_many_pixels()
                _decode(picture)
        except Image.DecompressionBombError:
            return _too_many_pixels()
        except _DAMAGED:
            return "the picture is damaged, or of another kind than its name says", f"{SAVE_AS} again"
    return None


def _decode(picture: Image.Image) -> None:
    if picture.format == "PNG":
        picture.verify()  # checks the checksums, which is much faster than decoding
        return
    picture.draft(None, (1, 1))  # JPEG: decodes the whole file at an eighth of its size
    picture.load()


def _too_many_pixels() -> Fault:
    return f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels", "make it smaller"
