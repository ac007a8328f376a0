"""Whether a photo is whole and not too large; Pillow reads it, so this is loaded for the first photo only."""

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

# What Pillow raises for a damaged file, by experience and by its source.
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


def reads(kind: str) -> bool:
    """Whether this Pillow reads a kind of photo ("PNG"); HEIF needs a plugin."""
    Image.init()
    return kind in Image.OPEN


def photo_fault(path: Path, kinds: Set[str]) -> Fault | None:
    """What is wrong with a photo of any of these kinds, or None; decodes no more than it takes to know.

    Raises OSError where the file cannot be opened.
    """
    with path.open("rb") as file, warnings.catch_warnings():
        # Pillow warns of oddities that do not matter here, and of sizes that are checked below.
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
        picture.verify()  # checksums: much faster than decoding
        return
    picture.draft(None, (1, 1))  # JPEG: reads all of the file, at an eighth of its size
    picture.load()


def _too_many_pixels() -> Fault:
    return f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels", "make it smaller"
