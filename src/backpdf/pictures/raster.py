"""Photos and other pixel pictures: opened, turned upright, in sRGB or grey."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from backpdf.pdf.images.colour import plain_colours
from backpdf.pdf.images.picture_errors import PictureError

MOST_PIXELS = 100_000_000
FORMATS = ("PNG", "JPEG", "MPO", "WEBP", "AVIF", "TIFF", "GIF", "BMP", "HEIF", "JPEG2000", "PPM")
"""What Pillow may open; others would start programs (EPS) or are no pictures of people."""
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_SAVE_AGAIN = "Open it in a photo program and save it again as JPEG or PNG"
# Pillow's readers let these through for damaged files
_PILLOW_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Raster:
    """An opened picture whose pixels have not been read yet; width and height as seen upright."""

    data: bytes = field(repr=False)
    format: str
    mode: str
    width: int
    height: int
    orientation: int
    icc: bytes | None = field(default=None, repr=False)

    @staticmethod
    def of_bytes(data: bytes) -> Raster:
        """Reads the head of a picture; raises PictureError for what cannot be printed."""
        if not data:
            raise PictureError("This picture file is empty", "Copy the picture again")
        with _plain_errors(), _open(data) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise _too_large(width, height)
            orientation = _orientation(image)
            if orientation in _SIDEWAYS:
                width, height = height, width
            icc = image.info.get("icc_profile")
            return Raster(data, image.format or "", image.mode, width, height, orientation, icc)

    def decoded(self, *, longest: int | None = None, size: tuple[int, int] | None = None) -> Image.Image:
        """The pixels, upright, 8 bits, in mode L, LA, RGB or RGBA and sRGB.

        Reduced (never enlarged) to an upright size in pixels, or so that no side is above `longest`.
        """
        if longest is not None:
            scale = min(1.0, longest / max(self.width, self.height))
            size = max(1, int(self.width * scale)), max(1, int(self.height * scale))
        target = size or (self.width, self.height)
        if self.orientation in _SIDEWAYS:
            target = target[1], target[0]
        with _plain_errors(), _open(self.data) as image:
            if image.format in ("JPEG", "MPO"):
                # libjpeg halves while decoding: several times faster, and twice the pixels are left
                image.draft(None, (2 * target[0], 2 * target[1]))
            image.load()
            pixels = plain_colours(image, self.icc)
            if target[0] < pixels.width or target[1] < pixels.height:
                pixels = pixels.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
            return _upright(pixels, self.orientation)


def _open(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # the limit here is ours, and Pillow's remarks on odd metadata help no clinician
        warnings.simplefilter("ignore")
        Image.init()  # makes all of Pillow's readers known; HEIF is not among them without a plug-in
        known = [name for name in FORMATS if name in Image.OPEN]
        return Image.open(BytesIO(data), formats=known)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Every way in which Pillow gives up, as a PictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise PictureError("This kind of picture is not known", _SAVE_AGAIN) from error
    except _PILLOW_ERRORS as error:
        raise PictureError("This picture is damaged or incomplete", _SAVE_AGAIN) from error


def _too_large(width: int = 0, height: int = 0) -> PictureError:
    size = f"{width} x {height} pixels" if width else "far too many pixels"
    return PictureError(
        f"This picture has {size}, more than {MOST_PIXELS // 1_000_000} million",
        "Make it smaller: 2000 pixels are enough for any handout",
    )


def _orientation(image: Image.Image) -> int:
    """How the camera was held (EXIF 1 to 8); Pillow turns TIFF and HEIF by itself."""
    if image.format in ("TIFF", "HEIF"):
        return 1
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _PILLOW_ERRORS:  # a broken note is no reason to refuse the picture
        return 1
    return value if value in range(1, 9) else 1


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _upright(pixels: Image.Image, orientation: int) -> Image.Image:
    turn = _TURNS.get(orientation)
    return pixels if turn is None else pixels.transpose(turn)
